"""What every finder shares: overlap rules and the way back from folded to original offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=HasSpan)


def without_overlaps(spans: Iterable[S]) -> list[S]:
    """Spans in reading order; where two overlap the longer stays, of equals the one found first."""
    kept: list[S] = []
    for span in sorted(spans, key=lambda s: (s.start, s.start - s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
