"""Processes that outlive `make up`: started, remembered, recognised and ended again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import psutil

SECONDS = 120.0
"""For a part to come up: Prefect's server makes its tables when it starts for the first time."""


class NotUp(Exception):
    """A part did not come up; the text says which, with the end of its log."""


class Processes:
    """Known by process id and start time, so that a process which got an old id is never touched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = folder / "processes.json"
        self._known: dict[str, tuple[int, float]] = {}
        if self._kept.is_file():
            self._known = {n: (p, t) for n, (p, t) in json.loads(self._kept.read_text()).items()}

    def log(self, name: str) -> Path:
        return self._folder / "logs" / f"{name}.log"

    def running(self, name: str) -> bool:
        return self._process(name) is not None

    def start(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        ready: Callable[[str], bool],
        user: str | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Starts a part and waits until `ready` (given what it has logged so far) says that it works. Raises NotUp."""
        log = self.log(name)
        log.parent.mkdir(exist_ok=True)
        before = log.stat().st_size if log.exists() else 0
        with log.open("ab") as out:
            child = subprocess.Popen(
                command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=cwd,
                start_new_session=True, user=user, group=user, extra_groups=None if user is None else [],
            )  # fmt: skip
        self._known[name] = (child.pid, psutil.Process(child.pid).create_time())
        self._keep()
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            said = log.read_bytes()[before:].decode(errors="replace")
            if child.poll() is not None:
                raise NotUp(f"{name} ended at once ({child.returncode}); {log} ends with:\n{said[-1500:]}")
            if ready(said):
                child.returncode = 0  # it is meant to outlive us; Popen would warn of a child left running
                return
            time.sleep(0.2)
        raise NotUp(f"{name} did not come up in {SECONDS:.0f} s; see {log}")

    def stop(self, name: str, how: signal.Signals = signal.SIGTERM, patience: float = 30.0) -> bool:
        """Ends a part and all it started; whether it was running."""
        process = self._process(name)
        self._known.pop(name, None)
        if process is not None:
            family = [process, *process.children(recursive=True)]
            process.send_signal(how)
            _, alive = psutil.wait_procs(family, timeout=patience)
            for one in alive:
                one.kill()
            psutil.wait_procs(alive, timeout=5)
        self._keep()
        return process is not None

    def _process(self, name: str) -> psutil.Process | None:
        if name not in self._known:
            return None
        pid, born = self._known[name]
        try:
            process = psutil.Process(pid)
            same = abs(process.create_time() - born) < 0.5 and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return None
        return process if same else None

    def _keep(self) -> None:
        beside = self._kept.with_suffix(".new")
        beside.write_text(json.dumps(self._known))
        beside.replace(self._kept)
