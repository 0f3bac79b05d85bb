"""What a store of objects can do: the same promises whether it is a folder or an S3 bucket.

An object is bytes under a key ("originals/3f2a…"). Records are written once and never changed; only what comes
and goes (the inbox, claims on work) may be overwritten or deleted. Every method raises ServiceAway when the store
cannot be reached or refuses us, and ValueError for what is not a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Stat:
    """One object: its size in bytes, when it was last written (UTC), and an opaque tag that differs whenever
    the content may differ."""

    key: str
    size: int
    modified: datetime
    etag: str


@runtime_checkable
class ObjectStore(Protocol):
    """A flat, ordered map from keys to bytes."""

    @property
    def url(self) -> str:
        """Where it is, without credentials: a path or s3://bucket/prefix."""
        ...

    def get(self, key: str) -> bytes | None:
        """The whole object, None when there is none. For small ones; large ones are opened."""
        ...

    def open(self, key: str) -> AbstractContextManager[IO[bytes]] | None:
        """The object as a stream, None when there is none. Blocks are read as they are asked for."""
        ...

    def stat(self, key: str) -> Stat | None:
        """What is known of the object without reading it, None when there is none."""
        ...

    def list(self, prefix: str, after: str = "") -> Iterator[Stat]:
        """Every object whose key starts with prefix and comes after `after`, in the order of the keys.

        The order is that of the bytes, but servers differ in whether "a/b" comes before or after "a.b".
        """
        ...

    def put_once(self, key: str, data: bytes, media_type: str = ...) -> bool:
        """Writes the object unless there is one; True when this call wrote it. Nobody sees half of it."""
        ...

    def put_file_once(self, key: str, path: Path, media_type: str = ...) -> bool:
        """The same for a file of any size, streamed. The key must name the content (its hash): of two writers
        at the same moment either may win."""
        ...

    def put(self, key: str, data: bytes, media_type: str = ...) -> None:
        """Writes the object, over an older one if need be. For claims and the like, never for records."""
        ...

    def put_file(self, key: str, path: Path, media_type: str = ...) -> None:
        """The same for a file of any size, streamed. For the inbox."""
        ...

    def delete(self, key: str) -> None:
        """Takes the object away; nothing happens when there is none. For the inbox, claims and the like."""
        ...

    def link(self, key: str, seconds: int = ...) -> str:
        """An address at which a browser can open the object, for so many seconds where the store can limit it."""
        ...


ANY_TYPE = "application/octet-stream"
LINK_SECONDS = 3600
"""An hour: long enough to open a report that was just announced, too short to pass around."""
LONGEST_KEY = 1000
"""Bytes; S3 allows 1,024, and a prefix must fit too."""


def parts(key: str) -> list[str]:
    """A key's parts. Raises ValueError when it is none: empty parts, dots that climb, control characters."""
    if _NO_KEY.search(key) or len(key.encode()) > LONGEST_KEY:
        raise ValueError(f"not a key: {key!r}")
    return key.split("/")


_NO_KEY = re.compile(r"[\x00-\x1f\x7f\\]|(?:\A|/)\.{0,2}(?:/|\Z)")
