"""The command line's exit codes and what it may import."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from permitproof.cli import main
from verification.version import VERSION

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("words", [[], ["verify"], ["nonsense"], ["verify", "x", "--on", "2026-02-30"]])
def test_wrong_command_line_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_case_that_is_not_there_is_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none")]) == 3
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_policies_are_listed_and_unknown_ones_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policies"]) == 0
    assert "shenzhen" in capsys.readouterr().out
    assert main(["policies", "atlantis"]) == 2


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; import permitproof.cli as c; c.parser(); print([m for m in ('cv2','numpy','paddleocr','prefect','spacy','pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_one_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


def test_help_is_quick_and_names_every_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "permitproof", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    for command in (
        "verify",
        "extract",
        "policies",
        "submit",
        "status",
        "retry",
        "watch",
        "worker",
        "expiring",
    ):
        assert f"    {command}" in done.stdout
