"""Whose value is it? In forms the two sides of a contract stand above, beside or left of what belongs to them.

Three shapes are known: a label with its values below or behind it («甲方(出租人):… 证件号码:…», also two such
blocks side by side), a table with the sides as headings of its columns («| 出租人信息 | 承租人信息 |»), and
side names that run down the edge of a block, a character a row («甲 / 方»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from extractors.found import Found, Region, whole
from extractors.layout import Cell, Flow
from extractors.sides import Side

Reader = Callable[[Region, float], Found | None]
REACH = 12
"""Rows below a side's label that may still belong to it."""
_SET_OFF = re.compile(
    r"[ \t]*(?:[(][^()\n]{0,30}[)])?[ \t]*(?:[:：_\t\n]|$|信息|情况|资料|基本|一栏|[ ])|[ ]?[\u4e00-\u9fff·]{2,5}[ \n]?[(,，]|[,，]?的?[^,，。\n]{0,4}(?:居民)?(?:身份证|证件|通行证|回乡证|台胞证|护照)"
)
_BEFORE = re.compile(r"(?:^|[\s(,，、;；。:：与和/.)\d]|称[“”\"「『]?)$")


@dataclass(frozen=True, slots=True)
class Head:
    """Where a side is named. row: from which row on it may own; u, centre: its place along the row.

    edge: (u1, v) of a cell at the left edge that stands middle-high beside the rows it owns, else None.
    """

    side: str
    page: int
    row: int
    start: int
    u: float
    centre: float
    edge: tuple[float, float] | None = None


def heads(flow: Flow, sides: Mapping[str, Side]) -> list[Head]:
    """Every place that names a side as a label, in reading order."""
    found: list[Head] = []
    for cell in flow.cells:
        for name, side in sides.items():
            for match in side.label.finditer(flow.text, cell.start, cell.end):
                before = flow.text[max(cell.start, match.start() - 2) : match.start()]
                if not _BEFORE.search(before) or not _SET_OFF.match(flow.text, match.end()):
                    continue
                share = (cell.u1 - cell.u0) / max(cell.end - cell.start, 1)
                u = cell.u0 + share * (match.start() - cell.start)
                centre = (cell.u0 + cell.u1) / 2
                alone = match.start() == cell.start and not flow.text[match.end() : cell.end].strip(" :：")
                edge = (cell.u1, cell.v) if alone and _beside_rows(flow, cell) else None
                word_end = u + share * (match.end() - match.start())
                if not alone and _middle_of_block(flow, cell, match.end(), word_end):
                    edge = (word_end, cell.v)
                found.append(Head(name, cell.page, cell.row, match.start(), u, centre, edge))
    found += _down_the_edge(flow, sides)
    return sorted(found, key=lambda h: h.start)


def _beside_rows(flow: Flow, cell: Cell) -> bool:
    """A cell that spans rows of a table: the rows above and below it begin right of it."""
    near: dict[int, Cell] = {}
    for other in flow.cells:
        if other.page == cell.page and 0 < abs(other.row - cell.row) <= 1:
            near.setdefault(other.row, other)
    return len(near) == 2 and all(
        first.u0 >= cell.u1 - 0.3 * cell.height and abs(first.v - cell.v) < 4.5 * cell.height
        for first in near.values()
    )


def _middle_of_block(flow: Flow, cell: Cell, after: int, word_end: float) -> bool:
    """The side's name at the edge of a block was read into the block's middle row: «甲方 证件号码», with the row of
    the name right above it."""
    if not re.match(
        r"[ ]{1,2}[\u4e00-\u9fff]", flow.text[after - 1 if flow.text[after - 1] == " " else after : cell.end]
    ):
        return False
    above = [
        c
        for c in flow.cells
        if c.page == cell.page
        and 0 < cell.row - c.row <= 2
        and cell.v - c.v < 3 * cell.height
        and 0 <= c.u0 - word_end + 0.5 * cell.height < 7 * cell.height
    ]
    return any(_NAME.match(flow.text, c.start, c.end) for c in above)


def _down_the_edge(flow: Flow, sides: Mapping[str, Side]) -> Iterator[Head]:
    """Names of sides that run down the edge of a block, a character a row: «甲 / 方», «用 / 工 / 方»."""
    single = [c for c in flow.cells if len(flow.text[c.start : c.end].strip()) == 1]
    for chain in _chains(single):
        word = "".join(flow.text[c.start : c.end].strip() for c in chain)
        for name, side in sides.items():
            for match in side.label.finditer(word):
                part = chain[match.start() : match.end()]
                if len(part) > 1:
                    middle = sum(c.v for c in part) / len(part)
                    first = part[0]
                    edge = (max(c.u1 for c in part), middle)
                    yield Head(name, first.page, first.row, first.start, first.u0, first.u0, edge)


def _chains(cells: list[Cell]) -> list[list[Cell]]:
    """Cells that stand one above the other, close enough to be read downwards."""
    chains: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda c: (c.page, c.v)):
        for chain in chains:
            last = chain[-1]
            near = last.page == cell.page and 0 < cell.v - last.v < 6 * max(cell.height, last.height)
            if near and abs(cell.u0 - last.u0) < 0.8 * cell.height:
                chain.append(cell)
                break
        else:
            chains.append([cell])
    return [chain for chain in chains if len(chain) > 1]


def owner(flow: Flow, named: list[Head], offset: int) -> Head | None:
    """The side to which what stands at `offset` belongs; None when nothing near says so."""
    cell = next((c for c in flow.cells if c.start <= offset < c.end), None)
    if cell is None:
        return None
    share = (cell.u1 - cell.u0) / max(cell.end - cell.start, 1)
    u = cell.u0 + share * (offset - cell.start)
    spanning = [
        (abs(h.edge[1] - cell.v), cell.u0 - h.edge[0], h)
        for h in named
        if h.edge and h.page == cell.page and cell.u0 >= h.edge[0] - 0.3 * cell.height
    ]
    if spanning:
        away, _, head = min(spanning, key=lambda e: (round(e[0] / cell.height), e[1]))
        if away < 5 * cell.height:
            return head
    same = [h for h in named if h.page == cell.page and h.row == cell.row and h.start < offset]
    if same:
        return max(same, key=lambda h: h.start)
    above = [h for h in named if h.page == cell.page and 0 < cell.row - h.row <= REACH]
    if not above:
        return None
    row = max(h.row for h in above)
    beside = [h for h in above if h.row == row]
    if len({h.side for h in beside}) < 2 or _runs_on(flow, beside[-1], cell):
        return beside[-1]
    return min(beside, key=lambda h: min(abs(h.u - u), abs(h.centre - (cell.u0 + cell.u1) / 2)))


def _runs_on(flow: Flow, head: Head, cell: Cell) -> bool:
    """The sentence of the last head runs on into the cell: «…,租客 邓某(以下称乙方), / 证件号码 …»."""
    row = flow.text.rfind("\n", 0, cell.start) + 1
    between = flow.text[head.start : max(row, head.start)].rstrip()
    if between[-1:] in (",", "、") or between.count("(") > between.count(")"):
        return True
    return (
        bool(re.search(r"(?:身份证|证件|通行证|回乡证|台胞证|护照)(?:号码?)?[:：]?$", between))
        and "\t" not in between
    )


_NAME = re.compile(
    r"(?:中文)?(?:姓[ ]?名|名[ ]?称|全[ ]?名)(?:[/或、(][ ]?(?:名[ ]?称|姓[ ]?名|企业名?称?|单位名?称?)[)]?)?[ ]*(?:Name)?[ ]*[:：]?[ ]*|Name[ ]*[:：]?[ ]*",
    re.IGNORECASE,
)


def named_cells(
    flow: Flow, sides: Mapping[str, Side], stops: re.Pattern[str]
) -> Iterator[tuple[str, int, int]]:
    """(side, start, end) of what stands behind or right of «姓名», for each side it belongs to."""
    places = heads(flow, sides)
    if not places:
        return
    for index, cell in enumerate(flow.cells):
        label = _NAME.match(flow.text, cell.start, cell.end)
        if not label:
            continue
        if label.end() < cell.end:
            side = owner(flow, places, label.end())
            if side:
                yield side.side, label.end(), cell.end
        beside = False
        for right in flow.cells[index + 1 :]:
            if right.row != cell.row or stops.match(flow.text, right.start) or _NAME.match(
                flow.text, right.start, right.end
            ):  # fmt: skip
                break
            side = owner(flow, places, right.start)
            beside = True
            if side:
                yield side.side, right.start, right.end
        under = None if beside or label.end() < cell.end else cell_below(flow, index)
        if under and not stops.match(flow.text, under.start) and (side := owner(flow, places, cell.start)):
            yield side.side, under.start, under.end


def cell_below(flow: Flow, index: int) -> Cell | None:
    """The nearest cell under the index-th one, where forms set a value below its label."""
    cell = flow.cells[index]
    under = [
        c
        for c in flow.cells[index + 1 : index + 14]
        if c.page == cell.page
        and c.row != cell.row
        and 0 < c.v - cell.v < 3.2 * max(cell.height, c.height)
        and c.u0 < cell.u1
        and c.u1 > cell.u0
    ]
    return min(under, key=lambda c: c.v) if under else None


def numbers_of(
    flow: Flow, sides: Mapping[str, Side], label: re.Pattern[str], read: Reader
) -> Iterator[tuple[str, Found]]:
    """(side, number) of every labelled number: the first below each place that names the side."""
    places = heads(flow, sides)
    taken: set[int] = set()
    for match in label.finditer(flow.text):
        for start, end in _behind(flow, match.end()):
            found = read(whole(flow, start, end), 0.85)
            side = owner(flow, places, found.spans[0][0]) if found else None
            if found and side and side.start not in taken:
                taken.add(side.start)
                yield side.side, found
        index = next((i for i, c in enumerate(flow.cells) if c.start <= match.start() < c.end), None)
        under = cell_below(flow, index) if index is not None else None
        if (
            index is not None
            and under
            and not flow.text[match.end() : flow.cells[index].end].strip(" :：/或执照号码")
        ):
            found = read(whole(flow, under.start, under.end), 0.8)
            side = owner(flow, places, match.start()) if found else None
            if found and side and side.start not in taken:
                taken.add(side.start)
                yield side.side, found


def _behind(flow: Flow, offset: int) -> Iterator[tuple[int, int]]:
    """The rest of the row behind a label, cell by cell, or the row below where nothing is left."""
    row_end = flow.text.find("\n", offset)
    row_end = len(flow.text) if row_end < 0 else row_end
    parts = flow.text[offset:row_end].split("\t")
    start = offset
    any_text = False
    for part in parts:
        if part.strip(" :：_()"):
            any_text = True
            yield start, start + len(part)
        start += len(part) + 1
    if not any_text:
        yield row_end, min(len(flow.text), row_end + 40)
