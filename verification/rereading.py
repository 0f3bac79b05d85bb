"""Readers for past cases: the engine that is installed, started only when a page must be read; or memory alone."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from extractors.looking import Look, Seen
from schemas.problems import CaseError
from schemas.transcript import Transcript
from verification.reader_pool import ReaderPool
from verification.readers import Reader


class Remembered:
    """Stands for an engine that is not asked any more: what it read is in the store, or cannot be had.

    Raises CaseError for a page that is not there.
    """

    def __init__(self, engine: str) -> None:
        self.fingerprint = engine

    def read(self, path: Path, name: str) -> Transcript:
        raise CaseError(f"{name}: what the old engine read is not in the store; run again with --from ocr")

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        """The extractor asks for places that the old engine was never asked for: it stays with the first reading."""
        return [Seen("", None) for _ in requests]

    def close(self) -> None:
        pass

    def __enter__(self) -> Remembered:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class Rereader:
    """engine: fingerprint of what is installed. One case at a time reads; closed when the chunk is done."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self._folder: Path | None = None
        self._pool: ReaderPool | None = None
        self._busy = threading.Lock()

    @contextlib.contextmanager
    def reading(self, engine: str) -> Iterator[tuple[Reader, Path]]:
        """A reader of that engine and an empty folder to fetch into, emptied again afterwards."""
        with self._busy:
            yield from self._reading(engine)

    def _reading(self, engine: str) -> Iterator[tuple[Reader, Path]]:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="permitproof-"))
        reader: Reader
        if engine != self.engine:
            reader = Remembered(engine)
        else:
            if self._pool is None:
                self._pool = ReaderPool(self._folder / "pictures", 1)
            reader = self._pool
        try:
            yield reader, self._folder
        finally:
            for item in self._folder.iterdir():
                if item.is_dir():
                    shutil.rmtree(item)
                else:
                    item.unlink()

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._pool = self._folder = None

    def __enter__(self) -> Rereader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
