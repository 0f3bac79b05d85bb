"""Several reading processes behind one reader: files are read in parallel up to the cores, one model in a process."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from extractors.looking import Look, Seen
from extractors.worker import IsolatedReader
from schemas.transcript import Transcript

REMEMBERED = 1000
"""Files of which it is known who read them."""


def pool_size() -> int:
    """PERMITPROOF_READERS, else as many as the cores feed, at two threads for each (PERMITPROOF_THREADS)."""
    asked = os.environ.get("PERMITPROOF_READERS")
    if asked:
        return max(1, int(asked))
    return max(1, len(os.sched_getaffinity(0)) // max(1, int(os.environ.get("PERMITPROOF_THREADS", "2"))))


class ReaderPool:
    """size: the number of processes; each starts when it is first needed and is replaced when it grows.

    Safe to be used by several threads. A second look goes to the process that read the file, which still
    holds its pages.
    """

    def __init__(self, pictures: Path | None, size: int | None = None) -> None:
        self._readers = [_Member(IsolatedReader(pictures=pictures)) for _ in range(size or pool_size())]
        self._choosing = threading.Lock()
        self._home: OrderedDict[Path, _Member] = OrderedDict()

    @property
    def size(self) -> int:
        return len(self._readers)

    @property
    def fingerprint(self) -> str:
        return self._readers[0].reader.fingerprint

    def warm_up(self) -> None:
        """Start the processes now, so that they are ready when the first file comes."""
        for member in self._readers:
            with member.busy:
                member.reader.warm_up()

    def read(self, path: Path, name: str) -> Transcript:
        member = self._chosen(path, anew=True)
        try:
            with member.busy:
                return member.reader.read(path, name)
        finally:
            member.waiting -= 1

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        member = self._chosen(path, anew=False)
        try:
            with member.busy:
                return member.reader.look(path, name, requests)
        finally:
            member.waiting -= 1

    def close(self) -> None:
        for member in self._readers:
            with member.busy:
                member.reader.close()

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _chosen(self, path: Path, *, anew: bool) -> _Member:
        with self._choosing:
            member = None if anew else self._home.get(path)
            if member is None:
                member = min(self._readers, key=lambda m: m.waiting)
                self._home[path] = member
                while len(self._home) > REMEMBERED:
                    self._home.popitem(last=False)
            member.waiting += 1
            return member


class _Member:
    def __init__(self, reader: IsolatedReader) -> None:
        self.reader = reader
        self.busy = threading.Lock()
        self.waiting = 0
