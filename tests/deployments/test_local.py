"""The tools behind `make up` and `make down`. The whole set needs PostgreSQL and Redis; it is run where they are."""

from __future__ import annotations

import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from deployments.local.processes import NotUp, Processes
from deployments.local.settings import WISHED, settings
from tests.deployments.conftest import ROOT

SLEEPER = [sys.executable, "-c", "print('here', flush=True); import time; time.sleep(60)"]


def test_secrets_and_ports_stay_and_are_nobody_elses(tmp_path: Path) -> None:
    first = settings(tmp_path / "up")
    assert settings(tmp_path / "up") == first
    assert len(set(first.ports.values())) == len(first.ports)
    assert len(set(first.secrets.values())) == len(first.secrets)
    environment = first.write_environment()
    for path in (environment, tmp_path / "up" / "settings.json"):
        assert path.stat().st_mode & 0o077 == 0
    for secret in ("postgres", "redis", "encryption"):
        assert first.secrets[secret] not in environment.read_text(), "the command line does not need it"


def test_a_port_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    with socket.socket() as taken:
        try:
            taken.bind(("127.0.0.1", WISHED["redis"]))
            taken.listen()
        except OSError:
            pass  # somebody has it already, which is as good
        assert settings(tmp_path).ports["redis"] != WISHED["redis"]


def test_the_environment_is_read_by_a_shell(tmp_path: Path) -> None:
    made = settings(tmp_path / "with blank and 'quote'")
    path = made.write_environment()
    told = subprocess.run(
        ["sh", "-c", f'. {shlex.quote(str(path))}; printf %s "$PREFECT_HOME"'], capture_output=True, text=True
    )
    assert told.stdout == made.ours["PREFECT_HOME"]


def test_all_is_on_loopback_and_telemetry_is_off(tmp_path: Path) -> None:
    server = settings(tmp_path).server
    addresses = [value for value in server.values() if "://" in value and not value.startswith("s3:")]
    assert len(addresses) >= 5 and all("127.0.0.1:" in address for address in addresses)
    assert server["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false" and server["DO_NOT_TRACK"] == "1"


def test_a_process_is_known_again_and_ended_with_its_children(tmp_path: Path) -> None:
    parent = [sys.executable, "-c",
              f"import subprocess; c = subprocess.Popen({SLEEPER!r}); c.wait()"]  # fmt: skip
    processes = Processes(tmp_path)
    processes.start("part", parent, {}, lambda said: "here" in said)
    later = Processes(tmp_path)
    assert later.running("part")
    pid, _ = later._known["part"]
    family = [psutil.Process(pid), *psutil.Process(pid).children()]
    assert len(family) == 2
    assert later.stop("part", signal.SIGTERM, 5)
    assert not [p for p in family if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
    assert not Processes(tmp_path).running("part") and not Processes(tmp_path).stop("part")


def test_an_id_that_went_to_somebody_else_is_not_touched(tmp_path: Path) -> None:
    other = subprocess.Popen(SLEEPER, stdout=subprocess.DEVNULL)
    try:
        (tmp_path / "processes.json").write_text(f'{{"part": [{other.pid}, {time.time() - 3600}]}}')
        assert not Processes(tmp_path).running("part") and not Processes(tmp_path).stop("part")
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_part_that_ends_at_once_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotUp, match="no such port"):
        Processes(tmp_path).start("part", ["sh", "-c", "echo no such port; exit 3"], {}, lambda said: False)


def test_down_where_nothing_is_up(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deployments.local", "down", "--folder", str(tmp_path)], cwd=ROOT,
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "nothing was started here\n")
    assert list(tmp_path.iterdir()) == []
