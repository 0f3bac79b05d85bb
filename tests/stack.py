"""The whole service as processes on loopback: object store, Prefect server, worker, watcher. Each can be killed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import urllib3

from tests.services import ObjectServer, free_port

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("worker", "watcher", "prefect", "store")


class Stack:
    """folder: for data and logs. worker: further words for its command. settings: added to the environment of all of
    ours."""

    def __init__(self, folder: Path, worker: Sequence[str] = (), **settings: str) -> None:
        self.folder = folder
        self.worker = worker
        folder.mkdir(parents=True, exist_ok=True)
        self.objects = ObjectServer(folder / "objects")
        self.port = free_port()
        self.environment = {
            **os.environ,
            **self.objects.environment,
            "PERMITPROOF_STORE": "s3://permitproof",
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": f"http://127.0.0.1:{self.port}/api",
            "PREFECT_UI_API_URL": f"http://127.0.0.1:{self.port}/api",
            "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, part: str) -> None:
        if part == "store":
            self.objects.start()
        elif part == "prefect":
            server = [
                "-m",
                "prefect",
                "server",
                "start",
                "--host",
                "127.0.0.1",
                "--port",
                str(self.port),
                "--no-ui",
            ]
            self._run(part, server)
            self._wait_for_prefect()
        else:
            words = {"worker": ["worker", *self.worker], "watcher": ["watch"]}[part]
            self._run(part, ["-m", "permitproof", *words])

    def kill(self, part: str) -> None:
        """kill -9 of the process and of all it started."""
        if part == "store":
            self.objects.kill()
            return
        process = self.processes.pop(part)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def permitproof(self, *words: str, seconds: float = 120) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "permitproof", *words], cwd=ROOT, env=self.environment, capture_output=True,
            text=True, timeout=seconds,
        )  # fmt: skip

    def log(self, part: str) -> str:
        return (self.folder / f"{part}.log").read_text(errors="replace")

    @contextlib.contextmanager
    def running(self) -> Iterator[Stack]:
        try:
            for part in ("store", "prefect", "worker", "watcher"):
                self.start(part)
            self.wait_for_log("worker", "Subscribing")
            self.wait_for_log("watcher", "watching")
            yield self
        finally:
            for part in [*self.processes]:
                self.kill(part)
            self.objects.kill()

    def wait_for_log(self, part: str, text: str, seconds: float = 90) -> None:
        until = time.monotonic() + seconds
        while text not in self.log(part):
            if time.monotonic() > until:
                raise TimeoutError(f"{part} never said {text!r}:\n{self.log(part)[-3000:]}")
            time.sleep(0.1)

    def _run(self, part: str, words: list[str]) -> None:
        log: IO[bytes]
        with (self.folder / f"{part}.log").open("ab") as log:
            self.processes[part] = subprocess.Popen(
                [sys.executable, *words], cwd=ROOT, env=self.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def _wait_for_prefect(self, seconds: float = 120) -> None:
        until = time.monotonic() + seconds
        with urllib3.PoolManager(retries=False, timeout=2) as pool:
            while time.monotonic() < until:
                with contextlib.suppress(urllib3.exceptions.HTTPError):
                    if pool.request("GET", f"http://127.0.0.1:{self.port}/api/health").status == 200:
                        return
                time.sleep(0.2)
        raise TimeoutError(self.log("prefect")[-3000:])
