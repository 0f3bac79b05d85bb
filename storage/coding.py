"""Records as JSON bytes and back, by their dataclasses: thousands a second, and readable in the bucket."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

from schemas.problems import BrokenRecord

T = TypeVar("T")


def encode(record: object) -> bytes:
    """A dataclass as JSON, UTF-8, keys in the order of its fields."""
    return msgspec.json.encode(record)


def decode(kind: type[T], data: bytes, key: str) -> T:
    """The record. Raises BrokenRecord naming the key. Fields that came later take their defaults."""
    try:
        decoder: msgspec.json.Decoder[T] = _decoder(cast(Hashable, kind))
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenRecord(
            f"the record {key} cannot be read ({error}); restore it from a backup, or delete it and run again"
        ) from error


@lru_cache(maxsize=32)
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)
