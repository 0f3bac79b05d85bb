"""What stands beside and below a cell: the geometry by which a label leads to its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.found import Region, Span, joined
from extractors.labels import ANY_LABEL
from extractors.layout import Cell, Flow


def lines_under(cells: list[Cell], cell: Cell, first: Cell) -> bool:
    """A line that is set centred or to the right below `first`, alone in its row and within its width."""
    alone = not any(c.row == cell.row and c is not cell for c in cells)
    return alone and cell.row != first.row and first.u0 <= cell.u0 and cell.u1 <= first.u1 + cell.height


_TWO_TONGUES = re.compile(r"[\u4e00-\u9fff]{2,12}[ /]*[A-Za-z][A-Za-z .'/]{1,30}")


def tail_of_label(flow: Flow, at: int) -> bool:
    """«成交日期 Completion ⏎ Date»: the last word of a label of two languages that its column broke."""
    cell = flow.cells[at]
    if not re.fullmatch(r"[A-Za-z .']{2,16}", flow.text[cell.start : cell.end]):
        return False
    return any(
        c.page == cell.page
        and 0 < cell.v - c.v < 2.1 * cell.height
        and abs(c.u0 - cell.u0) < 0.6 * cell.height
        and _TWO_TONGUES.fullmatch(flow.text[c.start : c.end])
        for c in flow.cells[max(0, at - 6) : at]
    )


def next_row(flow: Flow, at: int, stops: re.Pattern[str] | None, label: int) -> list[Span]:
    """A sentence breaks behind its label («…,工作地点为 / 深圳市…»): the next row, from the margin."""
    cell = flow.cells[at]
    following = [c for c in flow.cells[at + 1 : at + 8] if c.page == cell.page and c.row > cell.row]
    if not following or any(c.row == cell.row for c in flow.cells[at + 1 : at + 2]):
        return []
    first = following[0]
    sentence = label - cell.start > 6 and first.u0 <= cell.u0 + 4 * cell.height  # the label ends a full line
    if (
        (first.u1 > cell.u0 and not sentence)
        or first.v - cell.v > 2.6 * max(cell.height, first.height)
        or is_label(flow, first, stops)
    ):
        return []
    end = until_stop(flow, first.start, first.end, stops)
    return [(first.start, end)]


def until_stop(flow: Flow, begin: int, end: int, stops: re.Pattern[str] | None) -> int:
    if stops is None:
        return end
    found = stops.search(flow.text, begin, end)
    while found and found.start() == begin and found.end() == begin:
        found = stops.search(flow.text, begin + 1, end)
    return found.start() if found else end


def cell_index(flow: Flow, offset: int) -> int | None:
    low, high = 0, len(flow.cells) - 1
    while low <= high:
        middle = (low + high) // 2
        cell = flow.cells[middle]
        if offset < cell.start:
            high = middle - 1
        elif offset >= cell.end:
            low = middle + 1
        else:
            return middle
    return None


def beside(flow: Flow, at: int, stops: re.Pattern[str] | None, label: Span) -> Iterator[Region]:
    """The next cell of the row; where a label stands middle-high beside two lines, those lines."""
    cell = flow.cells[at]
    if (
        at + 1 < len(flow.cells)
        and flow.cells[at + 1].row == cell.row
        and not is_label(flow, flow.cells[at + 1], stops)
    ):
        right = flow.cells[at + 1]
        end = until_stop(flow, right.start, right.end, stops)
        edge = cell.u0 - cell.height
        more = [] if end < right.end else continuation(flow, at + 1, stops, edge=edge)
        above = _line_above(flow, cell, right, stops)
        yield joined(flow, [*above, (right.start, end), *more], "right", label)
        return
    next_label = (
        flow.cells[at + 1] if at + 1 < len(flow.cells) and flow.cells[at + 1].row == cell.row else None
    )
    limit = next_label.u0 - cell.height if next_label else float("inf")
    near = [
        c
        for c in flow.cells[max(0, at - 4) : at + 5]
        if c.page == cell.page
        and c.row != cell.row
        and cell.u1 <= c.u0 < limit  # under the next label stands the next label's value
        and abs(c.v - cell.v) < 1.3 * max(c.height, cell.height)
        and not is_label(flow, c, stops)
    ]
    if near:
        first = min(near, key=lambda c: c.u0)
        near = [c for c in near if c.u0 - first.u0 < 2 * c.height or lines_under(near, c, first)]
        yield joined(flow, [(c.start, c.end) for c in sorted(near, key=lambda c: c.v)], "right", label)


def _line_above(flow: Flow, label: Cell, right: Cell, stops: re.Pattern[str] | None) -> list[Span]:
    """A label that stands middle-high beside two lines may share its row with the second: the first one's place."""
    height = max(label.height, right.height)
    if right.v - label.v < 0.2 * height:
        return []
    return [
        (c.start, c.end)
        for c in flow.cells
        if c.page == label.page
        and c.row != label.row
        and 0.15 * height < label.v - c.v < 1.3 * height
        and c.u0 < right.u1
        and c.u1 > right.u0
        and c.u0 >= label.u1
        and not is_label(flow, c, stops)
        and not any(
            d.page == c.page and d.row == c.row and d.u1 <= c.u0 for d in flow.cells
        )  # another label's
    ][-1:]


def continuation(
    flow: Flow, at: int, stops: re.Pattern[str] | None, most: int = 3, edge: float = float("-inf")
) -> list[Span]:
    """Cells of the following rows that carry on this cell's text: alone on their rows, no label, near below.

    edge: what ends left of it belongs to another column and does not count."""
    spans: list[Span] = []
    above = flow.cells[at]
    index = at + 1
    while index < len(flow.cells) and flow.cells[index].row == above.row:
        index += 1
    while index < len(flow.cells) and len(spans) < most:
        cell = flow.cells[index]
        whole_row = [c for c in flow.cells[index : index + 6] if c.row == cell.row]
        row = [c for c in whole_row if c.u1 > edge]
        same = next((c for c in row if c.u0 < above.u1 and c.u1 > above.u0), None)
        if (
            not row
            or same is None
            or cell.page != above.page
            or same.v - above.v > 2.6 * max(above.height, same.height)
        ):
            break
        left = row[0] is not same
        tail = left and tail_of_label(flow, flow.cells.index(row[0]))
        if (left and not tail and is_label(flow, row[0], stops)) or is_label(flow, same, stops):
            break
        centred = abs((same.u0 + same.u1) - (above.u0 + above.u1)) < 3 * above.height
        flush = abs(same.u1 - above.u1) < above.height  # set to the right: «…3单元2802 / 室»
        if (left and not tail) or (same.u0 > above.u0 + 3 * above.height and not centred and not flush):
            break
        end = until_stop(flow, same.start, same.end, stops)
        spans.append((same.start, end))
        if end < same.end:
            break
        above = same
        index += len(whole_row)
    return spans


def below(flow: Flow, at: int, stops: re.Pattern[str] | None, label: Span | None = None) -> list[Span]:
    """The cell under a label (cards put values below), if it is no label itself. label: its part of the cell."""
    cell = flow.cells[at]
    best: Cell | None = None
    reach = _HEADING_REACH if _heads_a_table(flow, at, stops) else 3.2
    for other in flow.cells[at + 1 : at + 14]:
        if other.page != cell.page or other.row == cell.row:
            continue
        if other.v - cell.v > reach * max(cell.height, other.height) or other.v <= cell.v:
            continue
        if (other.u0 < cell.u1 and other.u1 > cell.u0) and (best is None or other.v < best.v):
            best = other
    if best is not None and label is not None:
        left, right = _extent(flow, cell, label)
        row = [
            c
            for c in flow.cells
            if c.page == cell.page and c.row == best.row and c.u1 > cell.u0 and c.u0 < cell.u1
        ]
        if len(row) > 1:  # several labels in one cell, and a value under each
            best = max(row, key=lambda c: min(c.u1, right) - max(c.u0, left))
    if best is not None and stops is not None and _small_gloss(flow, cell, best):
        best = _under_gloss(flow, cell, best)
    if best is None or is_label(flow, best, stops):
        return []
    return [(best.start, until_stop(flow, best.start, best.end, stops))]


def _extent(flow: Flow, cell: Cell, span: Span) -> tuple[float, float]:
    """Where a part of a cell stands along its row, by the widths of its characters."""
    first, last = max(span[0], cell.start), min(span[1], cell.end)
    if first <= cell.start and last >= cell.end:
        return cell.u0, cell.u1
    widths = [2.0 if c > "\u2e80" else 1.1 for c in flow.text[cell.start : cell.end]]
    scale = (cell.u1 - cell.u0) / max(sum(widths), 1.0)
    before = sum(widths[: first - cell.start])
    return cell.u0 + scale * before, cell.u0 + scale * (
        before + sum(widths[first - cell.start : last - cell.start])
    )


def _small_gloss(flow: Flow, label: Cell, under: Cell) -> bool:
    """A smaller line in Latin letters under a Chinese label is what English calls it: «顾客姓名 ⏎ Customer»."""
    text = flow.text[under.start : under.end].strip()
    chinese = any(c > "\u2e80" for c in flow.text[label.start : label.end])
    return (
        chinese
        and under.height < 0.93 * label.height
        and bool(re.fullmatch(r"(?=.*[a-z])[A-Za-z .'/]{3,32}", text))
    )


def _under_gloss(flow: Flow, label: Cell, gloss: Cell) -> Cell | None:
    """The nearest cell below the gloss of a label."""
    near = [
        c
        for c in flow.cells
        if c.page == label.page
        and 0 < c.v - gloss.v < 3.2 * max(label.height, c.height)
        and c.u0 < label.u1
        and c.u1 > label.u0
        and c.row != gloss.row
    ]
    return min(near, key=lambda c: c.v, default=None)


_HEADING_REACH = 5.0
"""Text heights from a row of headings to the values under it, at most: rows of tables are padded."""


def _heads_a_table(flow: Flow, at: int, stops: re.Pattern[str] | None) -> bool:
    """Whether the cell's row holds nothing but labels, two or more: a heading of a table."""
    cell = flow.cells[at]
    row = [c for c in flow.cells[max(0, at - 8) : at + 9] if c.page == cell.page and c.row == cell.row]
    return len(row) > 1 and all(
        c is cell or ANY_LABEL.fullmatch(flow.text[c.start : c.end]) or is_label(flow, c, stops) for c in row
    )


def column(flow: Flow, at: int, stops: re.Pattern[str] | None) -> list[Span] | None:
    """The lines under a heading of a table: of its column, and of the first row below only. None: no such table."""
    cell = flow.cells[at]
    heads = sorted(
        (
            c
            for c in flow.cells[max(0, at - 12) : at + 13]
            if c.page == cell.page and abs(c.v - cell.v) < 0.8 * cell.height
        ),
        key=lambda c: c.u0,
    )
    named = [c for c in heads if ANY_LABEL.fullmatch(flow.text[c.start : c.end]) or is_label(flow, c, stops)]
    if len(heads) < 4 or len(named) < 0.5 * len(heads):
        return None
    left = max((c.u1 for c in heads if c.u1 <= cell.u0), default=cell.u0)
    right = min((c.u0 for c in heads if c.u0 >= cell.u1), default=float("inf"))
    left, right = (left + cell.u0) / 2, (right + cell.u1) / 2 if right != float("inf") else right
    spans: list[Span] = []
    last: Cell | None = None
    for other in sorted(flow.cells[at + 1 :], key=lambda c: (c.page, c.v)):
        lower = last or cell
        if other.page != cell.page or other.v - lower.v > (2.4 if last else 14) * cell.height:
            break
        if other.v <= cell.v + 0.6 * cell.height:
            continue
        centre = (other.u0 + other.u1) / 2
        if other.u1 - other.u0 > 2 * (right - left) and other.u0 < right and other.u1 > left:
            break
        over = [h for h in heads if h.u0 < other.u1 and h.u1 > other.u0]
        if cell not in over if over else not left <= centre <= right:
            continue
        if is_label(flow, other, stops):
            break
        if len(over) > 1:
            return []  # columns that ran together: whose text it is cannot be told
        spans.append((other.start, other.end))
        last = other
    return spans


def is_label(flow: Flow, cell: Cell, stops: re.Pattern[str] | None) -> bool:
    if stops is None:
        return False
    if ANY_LABEL.fullmatch(flow.text[cell.start : cell.end].strip()):
        return True
    found = stops.match(flow.text, cell.start, cell.end)
    return bool(found and found.end() > found.start())
