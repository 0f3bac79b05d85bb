"""Heads of rows: «父» in a merged cell stands middle-high beside all rows that speak of the father.

Such a head often shares its line with none of its rows, or with the second of three; what the line before it says
is somebody else's. Each block of rows is centred on its head, so the blocks follow from the heads' places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.layout import Cell, Flow

_LONGEST = 12
_NOTE = re.compile(r"(?:的|个人|基本|本人)?(?:信息|资料|情况|状况|一方|方)?[ :：]*(?:[(/][^()\n]{0,16}\)?)?")


@dataclass(frozen=True)
class _Head:
    """A head that stands alone in its cell. group: the pattern's group that it is."""

    group: str
    u0: float
    u1: float
    v: float
    height: float
    page: int


def head_beside(flow: Flow, place: int, pattern: re.Pattern[str]) -> str:
    """The head of the block of rows to which the label at `place` belongs; "" where no merged cells lead the rows.

    pattern: the heads, each a named group of its own (its name is what comes back).
    """
    own = next((c for c in flow.cells if c.start <= place < c.end), None)
    if own is None:
        return ""
    # a label that stands second in its cell begins further right than the cell does
    column = [h for h in _column(flow, own, pattern) if h.u1 <= own.u0 + 0.5 * own.height]
    if len(column) < 2:
        return ""
    edge = max(h.u1 for h in column)
    height = max(h.height for h in column)
    rows = _rows(flow, column, edge, height)
    blocks = _blocks(rows, [h.v for h in column], height)
    if blocks is None:
        return ""
    for head, (first, last) in zip(column, blocks, strict=True):
        if rows[first] - 0.5 * height <= own.v <= rows[last] + 0.5 * height:
            return head.group
    return ""


def _column(flow: Flow, own: Cell, pattern: re.Pattern[str]) -> list[_Head]:
    """Heads alone in their cells, one under the other, left of the label's cell."""
    heads: list[_Head] = []
    for upright in _cells(flow, own):
        text, first, last = upright
        match = pattern.match(text)
        if match and match.lastgroup and _NOTE.fullmatch(text, match.end()):
            heads.append(
                _Head(match.lastgroup, first.u0, first.u1, (first.v + last.v) / 2, first.height, first.page)
            )
    left = [h for h in heads if h.u1 <= own.u0 + 0.5 * own.height]
    if not left:
        return []
    nearest = max(left, key=lambda h: h.u0)
    return sorted((h for h in left if h.u0 < nearest.u1 and h.u1 > nearest.u0), key=lambda h: h.v)


def _cells(flow: Flow, own: Cell) -> list[tuple[str, Cell, Cell]]:
    """(text, first cell, last cell) of short cells; single characters under each other are one upright word."""
    near = [
        c
        for c in flow.cells
        if c.page == own.page
        and c.end - c.start <= _LONGEST
        and abs(c.v - own.v) < 30 * own.height
        and c.u0 <= own.u0
    ]
    near.sort(key=lambda c: c.v)
    out: list[tuple[str, Cell, Cell]] = []
    used: set[int] = set()
    for cell in near:
        text = flow.text[cell.start : cell.end].replace(" ", "")
        if cell.start in used:
            continue
        last = cell
        while len(text) < 6 and last.end - last.start == 1:
            under = next(
                (
                    c
                    for c in near
                    if c.end - c.start == 1
                    and 0.6 * last.height < c.v - last.v < 2 * last.height
                    and abs(c.u0 - last.u0) < 0.6 * last.height
                ),
                None,
            )
            if under is None:
                break
            text += flow.text[under.start : under.end]
            used.add(under.start)
            last = under
        out.append((text, cell, last))
    return out


def _rows(flow: Flow, column: list[_Head], edge: float, height: float) -> list[float]:
    """Heights of the lines right of the heads, from the top of the table down."""
    places = sorted(
        c.v
        for c in flow.cells
        if c.page == column[0].page
        and c.u0 >= edge - 0.5 * height
        and column[0].v - 20 * height < c.v < column[-1].v + 20 * height
    )
    rows: list[float] = []
    for v in places:
        if not rows or v - rows[-1] > 0.6 * height:
            rows.append(v)
    return rows


def _blocks(rows: list[float], heads: list[float], height: float) -> list[tuple[int, int]] | None:
    """(first, last) row of each head's block, blocks touching and centred on their heads; None where they are not.

    Heads that stand on the first row of their block are no merged cells: nothing is said of those.
    """
    best: tuple[float, list[tuple[int, int]]] | None = None
    for start in range(len(rows)):
        if rows[start] > heads[0] + 0.5 * height:
            break
        begin, blocks, cost = start, [], 0.0
        for v in heads:
            if begin >= len(rows):
                break
            end = min(range(begin, len(rows)), key=lambda e: abs((rows[begin] + rows[e]) / 2 - v))
            cost = max(cost, abs((rows[begin] + rows[end]) / 2 - v))
            blocks.append((begin, end))
            begin = end + 1
        if len(blocks) == len(heads) and (best is None or cost < best[0] - 0.02 * height):
            best = (cost, blocks)
    if best is None or best[0] > 0.7 * height:
        return None
    between = any(min(abs(v - r) for r in rows) > 0.45 * height for v in heads)
    above = all(b[1] - b[0] >= 2 for b in best[1])
    return best[1] if between or above else None
