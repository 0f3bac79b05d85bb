"""The tutorial's commands do what it says: each block of commands is run, and every line shown under it is printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCKS = re.compile(r"```sh\n(.*?)```\n+```text\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    found = [(commands, shown.splitlines()) for commands, shown in BLOCKS.findall(text)]
    assert len(found) == text.count("```sh"), "every block of commands shows something of what it prints"
    return found


@pytest.mark.live
def test_every_step_prints_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for commands, shown in steps():
        script = f"set -e\n{commands}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=300,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, (commands, said)
        for line in shown:
            assert line in said, (commands, line, said)
