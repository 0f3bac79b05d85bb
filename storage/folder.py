"""A store that is a folder: objects are files, written once and whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from schemas.problems import ServiceAway
from storage.protocol import ANY_TYPE, LINK_SECONDS, Stat, parts

WRITING = ".writing-"
"""Files that are not objects yet. What a killed writer left is swept away after a day."""


class FolderStore:
    """root: the folder; made when the first object is put."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def url(self) -> str:
        return str(self.root)

    def get(self, key: str) -> bytes | None:
        path = self._path(key)
        with self._translated():
            try:
                with open(path, "rb") as stream:
                    return stream.read()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def open(self, key: str) -> AbstractContextManager[IO[bytes]] | None:
        path = self._path(key)
        with self._translated():
            try:
                return open(path, "rb")
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def stat(self, key: str) -> Stat | None:
        path = self._path(key)
        with self._translated():
            try:
                found = os.stat(path)
                return _stat(key, found) if stat.S_ISREG(found.st_mode) else None
            except (FileNotFoundError, NotADirectoryError):
                return None

    def list(self, prefix: str, after: str = "") -> Iterator[Stat]:
        folder, _, _ = prefix.rpartition("/")
        start = self._path(folder) if folder else str(self.root)
        with self._translated():
            yield from self._walk(start, f"{folder}/" if folder else "", prefix, after)

    def _walk(self, folder: str, above: str, prefix: str, after: str) -> Iterator[Stat]:
        """Depth first, a folder's name counting with its "/": keys come in the order of their bytes."""
        try:
            with os.scandir(folder) as entries:
                found = [(above + e.name + ("/" if e.is_dir() else ""), e) for e in entries]
        except (FileNotFoundError, NotADirectoryError):
            return
        for key, entry in sorted(found, key=lambda pair: pair[0].encode()):
            if entry.name.startswith(WRITING):
                continue
            if key.endswith("/"):
                wanted = key.startswith(prefix) or prefix.startswith(key)
                if wanted and (key > after or after.startswith(key)):
                    yield from self._walk(entry.path, key, prefix, after)
            elif key.startswith(prefix) and key > after:
                with contextlib.suppress(FileNotFoundError):
                    yield _stat(key, entry.stat())

    def put_once(self, key: str, data: bytes, media_type: str = ANY_TYPE) -> bool:
        return self._write(key, lambda stream: stream.write(data), once=True)

    def put_file_once(self, key: str, path: Path, media_type: str = ANY_TYPE) -> bool:
        with path.open("rb") as source:
            return self._write(key, lambda stream: shutil.copyfileobj(source, stream, 1 << 20), once=True)

    def put(self, key: str, data: bytes, media_type: str = ANY_TYPE) -> None:
        self._write(key, lambda stream: stream.write(data), once=False)

    def put_file(self, key: str, path: Path, media_type: str = ANY_TYPE) -> None:
        with path.open("rb") as source:
            self._write(key, lambda stream: shutil.copyfileobj(source, stream, 1 << 20), once=False)

    def delete(self, key: str) -> None:
        path = Path(self._path(key))
        with self._translated(), contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
            for folder in path.parents:  # empty folders are no objects
                if folder == self.root or self.root not in folder.parents:
                    break
                try:
                    folder.rmdir()
                except OSError:
                    break

    def link(self, key: str, seconds: int = LINK_SECONDS) -> str:
        return Path(self._path(key)).resolve().as_uri()

    def _write(self, key: str, fill: Callable[[IO[bytes]], object], *, once: bool) -> bool:
        path = self._path(key)
        with self._translated():
            if once and os.path.exists(path):
                return False
            scratch = ""
            try:
                handle, scratch = _scratch(path.rpartition("/")[0])
                with os.fdopen(handle, "wb") as stream:
                    fill(stream)
                    stream.flush()
                    os.fsync(stream.fileno())
                if not once:
                    os.replace(scratch, path)
                    return True
                try:
                    os.link(scratch, path)
                except FileExistsError:
                    return False
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(scratch)
        return True

    def _path(self, key: str) -> str:
        parts(key)
        return f"{self.root}/{key}"

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ServiceAway(
                f"the store folder {self.root} cannot be used ({error.strerror or type(error).__name__}); "
                "see that it is there, has room and may be written, then run again",
                f"无法使用存储文件夹 {self.root}({error.strerror or type(error).__name__}),请检查后重试",
            ) from error


def _scratch(folder: str) -> tuple[int, str]:
    """A file to write in; the folder may be taken away by somebody's delete between making and using it."""
    for _ in range(20):
        name = f"{folder}/{WRITING}{secrets.token_hex(8)}"
        try:
            return os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600), name
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
    raise FileNotFoundError(folder)


def _stat(key: str, found: os.stat_result) -> Stat:
    modified = datetime.fromtimestamp(found.st_mtime, UTC)
    return Stat(key, found.st_size, modified, f"{found.st_mtime_ns:x}-{found.st_size:x}-{found.st_ino:x}")
