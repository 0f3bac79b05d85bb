"""How far a long work has come: rate and time left, from the cases done since it began (or went on)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Progress:
    """total: cases in all. before: done by earlier attempts, which say nothing of the rate now."""

    total: int
    before: int = 0
    now: int = 0
    clock: Callable[[], float] = time.monotonic
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.clock()

    def add(self, cases: int) -> None:
        self.now += cases

    @property
    def done(self) -> int:
        return self.before + self.now

    @property
    def percent(self) -> float:
        return 100.0 * self.done / self.total if self.total else 100.0

    @property
    def rate(self) -> float:
        """Cases a second, 0 before the first is done."""
        seconds = self.clock() - self.begun
        return self.now / seconds if seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds, None while nobody can tell."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None

    def __str__(self) -> str:
        left = "" if self.left is None else f", {clock_text(self.left)} left"
        return f"{self.done:,} of {self.total:,} cases ({self.percent:.0f} %), {self.rate:.0f} a second{left}"


def clock_text(seconds: float) -> str:
    """95 -> "1:35", 5000 -> "1:23:20"."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, last = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{last:02d}" if hours else f"{minutes}:{last:02d}"
