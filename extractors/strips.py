"""Columns of a table whose cells take several lines, heads included: «权利 / 人名称» above «陈 / 大文».

Cells of such a table stand at heights of their own, so rows of the page cut through them. The columns are told
from the page: from a row of heads outwards, as long as no piece of text lies over two columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.layout import Cell, Flow

LEAST = 4
"""So many pieces in one row are a table's heads."""
REACH = 12
"""Rows below the heads at most."""


def strips(flow: Flow) -> list[tuple[Cell, ...]]:
    """The columns of the page's tables, each from top to bottom."""
    rows: dict[int, list[Cell]] = {}
    for cell in flow.cells:
        rows.setdefault(cell.row, []).append(cell)
    out: list[tuple[Cell, ...]] = []
    done = -1
    for row in sorted(rows):
        heads = rows[row]
        if row <= done or len(heads) < LEAST or any(re.search("[:：]", _text(flow, c)) for c in heads):
            continue
        columns = [[head] for head in sorted(heads, key=lambda c: c.u0)]
        above = row - 1
        while above in rows and row - above <= 2 and _fits(flow, columns, rows[above], heads[0]):
            above -= 1
        last = row
        while last + 1 in rows and last - row < REACH and _fits(flow, columns, rows[last + 1], rows[last][0]):
            last += 1
        done = last
        out += [tuple(sorted(column, key=lambda c: c.v)) for column in columns if len(column) > 1]
    return out


def _text(flow: Flow, cell: Cell) -> str:
    return flow.text[cell.start : cell.end]


def _fits(flow: Flow, columns: list[list[Cell]], row: list[Cell], beside: Cell) -> bool:
    """Adds a row to the columns if each of its pieces lies over one of them; False where the table ends."""
    first = row[0]
    if first.page != beside.page or abs(first.v - beside.v) > 3.5 * max(first.height, beside.height):
        return False
    if any(re.search("[:：。]", _text(flow, c)) for c in row):
        return False
    chosen: list[tuple[list[Cell], Cell]] = []
    for cell in row:
        over = [c for c in columns if min(x.u0 for x in c) < cell.u1 and max(x.u1 for x in c) > cell.u0]
        if len(over) > 1:
            return False
        chosen.append(
            (over[0] if over else [], cell)
        )  # a head that stands higher than the others: a column of its own
    for column, cell in chosen:
        if not column:
            columns.append(column)
        column.append(cell)
    return True


def lines_of(flow: Flow, strip: tuple[Cell, ...]) -> Iterator[tuple[Cell, str]]:
    """(cell, what stands between it and the cell before): nothing where a word was broken, a line end between names."""
    names = [re.fullmatch(r"[\u4e00-\u9fff]{2,4}", _text(flow, c).strip()) is not None for c in strip]
    for index, cell in enumerate(strip):
        before = _text(flow, strip[index - 1]) if index else ""
        latin = before[-1:].isascii() and before[-1:].isalpha() and _text(flow, cell)[:1].isascii()
        several = index > 1 and names[index] and names[index - 1] and all(names[1:])
        yield cell, "\n" if several else " " if latin else ""
