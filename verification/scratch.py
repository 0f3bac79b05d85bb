"""A worker's scratch folder: originals and page pictures while a run needs them, and not a moment longer."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

PREFIX = "permitproof-desk-"


class Scratch:
    """Shared by the runs of one process; what several of them use goes with the last. A folder that a killed
    process left is removed by the next one that starts."""

    def __init__(self) -> None:
        _remove_orphans()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self._users: Counter[str] = Counter()
        self._counting = threading.Lock()

    @contextmanager
    def holding(self, digests: Iterable[str]) -> Iterator[None]:
        """Inside it the files of these originals (SHA-256) stay."""
        mine = {d for d in digests if d}
        with self._counting:
            self._users.update(mine)
        try:
            yield
        finally:
            with self._counting:
                self._users.subtract(mine)
                for digest in mine:
                    if self._users[digest] <= 0:
                        del self._users[digest]
                        self._drop(digest)

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _drop(self, digest: str) -> None:
        (self.folder / digest).unlink(missing_ok=True)
        for picture in (self.folder / "pictures").glob(f"{digest}-*.jpg"):
            picture.unlink(missing_ok=True)


def _remove_orphans() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdigit() and int(pid) != os.getpid() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(folder, ignore_errors=True)
