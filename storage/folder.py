"""A store that is a folder: objects are files, written once and whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


class FolderStore:
    """root: the folder; made when the first object is put."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get(self, key: str) -> bytes | None:
        """The object's bytes, None when there is none."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None

    def put_once(self, key: str, data: bytes) -> bool:
        """Writes the object unless there is one; True when this call wrote it. A reader never sees half of it."""
        path = self._path(key)
        if path.exists():
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.link(scratch, path)
        except FileExistsError:
            return False
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(scratch)
        return True

    def _path(self, key: str) -> Path:
        parts = key.split("/")
        if any(p in ("", ".", "..") or "\\" in p or "\0" in p for p in parts):
            raise ValueError(f"not a key: {key!r}")
        return self.root.joinpath(*parts)
