"""Captions: labels that stand under their value, «4403 2026 0401 1234567 ⏎ 相片回执号».

Rare, and a label under one value usually stands above the next, so this is asked only where nothing was found
beside or below a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.found import Region
from extractors.layout import Flow

_NEAR = 2.6
"""Text heights from a caption up to its value, at most."""


def above(flow: Flow, label: re.Pattern[str], stops: re.Pattern[str] | None = None) -> Iterator[Region]:
    """What stands right above each cell that is nothing but `label`; never another label."""
    for index, cell in enumerate(flow.cells):
        match = label.fullmatch(flow.text[cell.start : cell.end].strip(" :："))
        if not match:
            continue
        over = [
            c
            for c in flow.cells[max(0, index - 8) : index]
            if c.page == cell.page
            and c.row < cell.row
            and cell.v - c.v < _NEAR * max(c.height, cell.height)
            and c.u0 < cell.u1
            and c.u1 > cell.u0
        ]
        if not over:
            continue
        nearest = max(over, key=lambda c: c.v)
        text = flow.text[nearest.start : nearest.end]
        if stops is not None and stops.match(text):
            continue
        offsets = tuple(range(nearest.start, nearest.end))
        yield Region(flow, text, offsets, "above", (cell.start, cell.end))
