"""`make up`, a case submitted, `make down`: where PostgreSQL and Redis are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deployments.local.debian import PACKAGES, Missing, program
from deployments.local.settings import settings
from tests.deployments.conftest import ROOT
from tests.small_case import small_case


def installed() -> bool:
    try:
        return all(program(name) for name in PACKAGES)
    except Missing:
        return False


@pytest.fixture
def folder() -> Iterator[Path]:
    """One that PostgreSQL's own user can come to, which pytest's folders are not for root."""
    made = Path(tempfile.mkdtemp(prefix="permitproof-up-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def local(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "deployments.local", command, "--folder", str(folder)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=500)


@pytest.mark.skipif(not installed(), reason="needs PostgreSQL and Redis")
def test_up_submit_down(folder: Path, tmp_path: Path) -> None:
    try:
        up = local("up", folder)
        assert up.returncode == 0, up.stdout + up.stderr
        assert "permitproof submit" in up.stdout
        case = small_case(tmp_path / "case", "UP-1", "up")
        told = subprocess.run(
            [sys.executable, "-m", "permitproof", "submit", str(case), "--wait", "120"], cwd=ROOT,
            env={**os.environ, **settings(folder).ours}, capture_output=True, text=True, timeout=200,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        assert "RESUBMIT" in told.stdout, "a lease alone proves no case"
        pids = [pid for pid, _ in json.loads((folder / "processes.json").read_text()).values()]
        assert len(pids) == 7
    finally:
        down = local("down", folder)
    assert down.returncode == 0 and down.stdout.count("ended") == 7
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
