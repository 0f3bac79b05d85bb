"""From the recogniser's raw probabilities to characters, places, doubts and alternatives.

PaddleOCR's own decoder keeps one string and the mean of its probabilities. A verdict hangs on single
characters, so each keeps its own: the probability at its best time step, its place along the crop, and
what else it could have been.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

UNSURE = 0.98
"""Below this probability a character keeps its alternatives."""
KEPT = 4
"""So many alternatives of one character are kept,"""
WORTH = 0.002
"""and none less likely than this."""
STRAY = 0.05
"""A character between two others that was dropped as «nothing» but had this probability counts as a doubt."""


@dataclass(frozen=True, slots=True)
class Line:
    """One crop, read. edges: len(text) + 1 fractions (0..1) of the crop's width."""

    text: str = ""
    edges: tuple[float, ...] = ()
    sure: tuple[float, ...] = ()
    alternatives: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    @property
    def confidence(self) -> float:
        """The least sure character's probability; 0 for an empty line."""
        return min(self.sure) if self.sure else 0.0

    @property
    def mean(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


def decode(chances: Floats, alphabet: Sequence[str], filled: float = 1.0) -> Line:
    """One line from chances[time, class]; class 0 is «nothing». filled: the part of the width that is not
    padding (0..1)."""
    best = chances.argmax(axis=1)
    steps = len(best)
    runs = _runs(best)
    if not runs:
        return Line()
    text: list[str] = []
    sure: list[float] = []
    centres: list[float] = []
    alternatives: dict[int, tuple[tuple[str, float], ...]] = {}
    for start, stop in runs:
        peak = start + int(chances[start:stop, best[start]].argmax())
        others = (
            _others(chances[peak], int(best[peak]), alphabet) if chances[peak, best[peak]] < UNSURE else ()
        )
        # A comma of full width is no doubt about what the page says, nor is a blank that may not be there.
        chance = float(chances[peak, best[peak]]) + sum(
            p for other, p in others if _alike(other, alphabet[int(best[peak])])
        )
        if chance < UNSURE:
            alternatives[len(text)] = others
        text.append(alphabet[int(best[peak])])
        sure.append(round(min(chance, 1.0), 4))
        centres.append(_centre(chances[start:stop, best[start]], start))
    _strays(chances, best, runs, alphabet, sure, alternatives, text)
    return Line("".join(text), _edges(centres, steps, filled), tuple(sure), alternatives)


def _runs(best: npt.NDArray[Any]) -> list[tuple[int, int]]:
    """[start, stop) of each stretch of one character."""
    found: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(best) + 1):
        if i == len(best) or best[i] != best[start]:
            if best[start] != 0:
                found.append((start, i))
            start = i
    return found


def _centre(weights: Floats, start: int) -> float:
    """Where the run's probability lies, in time steps (a step's middle is at +0.5)."""
    total = float(weights.sum())
    if total <= 0:
        return start + len(weights) / 2
    return start + 0.5 + float((weights * np.arange(len(weights), dtype=np.float32)).sum()) / total


def _alike(other: str, text: str) -> bool:
    """True when both say the same: full and half width, capital and small, all kinds of blanks (or none for a blank)."""
    return _folded(other) == _folded(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _others(row: Floats, chosen: int, alphabet: Sequence[str]) -> tuple[tuple[str, float], ...]:
    top = np.argpartition(row, -(KEPT + 1))[-(KEPT + 1) :]
    ranked = sorted((int(i) for i in top if int(i) != chosen), key=lambda i: (-float(row[i]), i))
    return tuple(
        ("" if i == 0 else alphabet[i], round(float(row[i]), 4)) for i in ranked[:KEPT] if row[i] >= WORTH
    )


def _strays(
    chances: Floats,
    best: npt.NDArray[Any],
    runs: list[tuple[int, int]],
    alphabet: Sequence[str],
    sure: list[float],
    alternatives: dict[int, tuple[tuple[str, float], ...]],
    text: list[str],
) -> None:
    """Characters nearly read between two others: a doubt of the one before (or after, at the start).

    The neighbours' own smear is no stray: CTC spreads a character over the steps beside its peak.
    """
    blanks = np.flatnonzero(best == 0)
    if len(blanks) == 0:
        return
    hopeful = blanks[chances[blanks, 0] < 1.0 - STRAY]
    found: dict[tuple[int, int], float] = {}
    starts = np.array([r[0] for r in runs])
    for step in (int(b) for b in hopeful):
        after = int(np.searchsorted(starts, step))
        before = after - 1
        near = {int(best[runs[i][0]]) for i in (before, after) if 0 <= i < len(runs)}
        row = chances[step]
        for i in np.argpartition(row, -3)[-3:]:
            kind = int(i)
            if kind == 0 or kind in near or float(row[kind]) < STRAY or not alphabet[kind].strip():
                continue
            slot = (before, kind)
            found[slot] = max(found.get(slot, 0.0), float(row[kind]))
    for (before, kind), chance in sorted(found.items()):
        index, joined = (
            (before, text[before] + alphabet[kind]) if before >= 0 else (0, alphabet[kind] + text[0])
        )
        sure[index] = round(min(sure[index], 1.0 - chance), 4)
        kept = (*alternatives.get(index, ()), (joined, round(chance, 4)))
        alternatives[index] = tuple(sorted(kept, key=lambda a: -a[1]))[: KEPT + 1]


def _edges(centres: list[float], steps: int, filled: float) -> tuple[float, ...]:
    """Borders between characters: half way between their centres; the outer ones as far out as the inner."""
    span = max(steps * filled, 1e-6)
    places = [min(max(c / span, 0.0), 1.0) for c in centres]
    inner = [(a + b) / 2 for a, b in pairwise(places)]
    first = max(0.0, places[0] - (inner[0] - places[0])) if inner else 0.0
    last = min(1.0, places[-1] + (places[-1] - inner[-1])) if inner else 1.0
    rising = [first, *inner, last]
    for i in range(1, len(rising)):
        rising[i] = max(rising[i], rising[i - 1])
    return tuple(round(e, 5) for e in rising)
