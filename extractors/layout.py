"""Words with places -> rows, cells and a running text in which every character knows where it stands.

Quads lie in the frame of the page as photographed, so rows may slope and converge. The slope of each
wide word is measured and a line slope(y) = a + b*y is fitted; v is a word's height on the page once its
row is slid along that slope to the middle of the page, u its place along the row. Rows are bands of v,
cells are pieces of a row without a wide gap. All of this is about order only: evidence always goes back
to the words' own quads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from extractors.strips import strips
from language.folding import fold
from schemas.geometry import Quad, hull
from schemas.transcript import Evidence, Page, Word

CELL_GAP = 1.6
"""A gap wider than so many text heights ends a cell."""
GUTTER_GAP = 0.5
"""A gutter between columns may be as narrow as this, if many rows share it."""
TABLE_GAP = 0.6
"""Under the heads of a table a gap as narrow as this ends a cell, where the heads are parted at the same place."""
TABLE_HEADS = 4
"""So many cells in one row are a table's."""
TABLE_REACH = 8
"""Rows below the heads that the heads part."""
NARROW_RUN = 5
"""So many rows must share a gutter that is narrower than CELL_GAP."""
BLANK_GAP = 0.28
"""A gap wider than so many text heights is a blank."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word in the straightened order of its page. u0, u1, v and height in page pixels."""

    index: int
    word: Word
    u0: float
    u1: float
    v: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of one row: flow offsets [start, end), extent u0..u1, height v, on page `page` of the paper."""

    page: int
    row: int
    start: int
    end: int
    u0: float
    u1: float
    v: float
    height: float


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a file, as one page of a paper. region: the part of it that the paper takes up, None = all."""

    file: str
    page: Page
    region: Quad | None = None


Spot = tuple[int, int, int] | None
"""(page of the paper, word of the page, character of the word); None for a separator."""


@dataclass(frozen=True)
class Flow:
    """The running text of a paper: folded (half width, Simplified), rows end in a newline, cells in a tab.

    spots[i] tells where text[i] stands.
    """

    pages: tuple[SourcePage, ...]
    text: str
    spots: tuple[Spot, ...]
    cells: tuple[Cell, ...] = field(default=())
    parted: bool = False
    """Columns one after the other: tables are cut to pieces."""

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int, int]]:
        """(page, word, first char, last char + 1) for each word that text[start:end] touches, in order."""
        out: list[tuple[int, int, int, int]] = []
        for spot in self.spots[start:end]:
            if spot is None:
                continue
            page, word, char = spot
            if out and out[-1][:2] == (page, word):
                out[-1] = (page, word, min(out[-1][2], char), max(out[-1][3], char + 1))
            else:
                out.append((page, word, char, char + 1))
        return out

    def raw(self, start: int, end: int) -> str:
        """The same span as printed, a blank where words or rows were joined."""
        parts: list[str] = []
        for page, word, a, b in self.pieces(start, end):
            parts.append(self.pages[page].page.words[word].text[a:b])
        return _join_printed(parts)

    def evidence(self, start: int, end: int) -> tuple[Evidence, ...]:
        """Where the span stands, one piece of evidence for each row it touches."""
        grouped: dict[tuple[int, int], list[tuple[Quad, str]]] = {}
        for page, word, a, b in self.pieces(start, end):
            w = self.pages[page].page.words[word]
            grouped.setdefault((page, self._row_of.get((page, word), word)), []).append(
                (w.part(a, b), w.text[a:b])
            )
        out = []
        for (page, _), parts in grouped.items():
            source = self.pages[page]
            out.append(
                Evidence(
                    source.file,
                    source.page.number,
                    hull(q for q, _ in parts),
                    source.page.size,
                    _join_printed([t for _, t in parts]),
                )
            )
        return tuple(out)

    def confidence(self, start: int, end: int) -> float | None:
        """The least of the characters' confidences; None when nothing in the span was measured (text layer)."""
        values = []
        for page, word, a, b in self.pieces(start, end):
            least = self.pages[page].page.words[word].least(a, b)
            if least is not None:
                values.append(least)
        return min(values) if values else None

    def words(self, start: int, end: int) -> list[tuple[int, int]]:
        """(page, word) of each word in the span."""
        return [(p, w) for p, w, _, _ in self.pieces(start, end)]

    @cached_property
    def strips(self) -> tuple[tuple[Cell, ...], ...]:
        """The columns of its tables, from top to bottom (extractors/strips.py)."""
        return () if self.parted else tuple(strips(self))

    @cached_property
    def _row_of(self) -> dict[tuple[int, int], int]:
        rows: dict[tuple[int, int], int] = {}
        for cell in self.cells:
            for page, word, _, _ in self.pieces(cell.start, cell.end):
                rows[(page, word)] = cell.row
        return rows


def rows_of(page: Page) -> list[list[Placed]]:
    """The words of a page as rows from top to bottom, each from left to right."""
    placed = _place(page.words, page.size)
    placed.sort(key=lambda p: p.v)
    rows: list[list[Placed]] = []
    for item in placed:
        if _upright(page.words[item.index]):
            continue
        row = _row_for(rows, item)
        if row is None:
            rows.append([item])
        else:
            row.append(item)
    for row in rows:
        row.sort(key=lambda p: p.u0)
    rows.sort(key=lambda r: sum(p.v for p in r) / len(r))
    return rows + [[p] for p in placed if _upright(page.words[p.index])]


def _upright(word: Word) -> bool:
    """A line printed along the edge of a card: it goes through the rows beside it and belongs to none."""
    return len(word.text.strip()) > 2 and word.quad.height > 2.5 * word.quad.width


def row_flow(pages: Sequence[SourcePage]) -> Flow:
    """The pages' text row by row, cells parted by tabs."""
    build = _Builder(tuple(pages))
    for index, source in enumerate(pages):
        for row in rows_of(source.page):
            build.row(index, row)
    return build.flow()


def column_flow(pages: Sequence[SourcePage]) -> Flow | None:
    """The pages' text with columns read one after the other; None where no page has columns."""
    build = _Builder(tuple(pages))
    found = False
    for index, source in enumerate(pages):
        rows = rows_of(source.page)
        for band, gutter in bands(rows):
            if gutter is None:
                for row in band:
                    build.row(index, row)
                continue
            found = True
            for side in (0, 1):
                for row in band:
                    part = [p for p in row if ((p.u0 + p.u1) / 2 > gutter) == bool(side)]
                    if part:
                        build.row(index, part)
    return replace(build.flow(), parted=True) if found else None


def bands(rows: list[list[Placed]], least: int = 3) -> list[tuple[list[list[Placed]], float | None]]:
    """Runs of rows that share a gutter (its u), and the runs between them (None)."""
    out: list[tuple[list[list[Placed]], float | None]] = []
    index = 0
    while index < len(rows):
        run, gutter, wide = _gutter_run(rows, index)
        if gutter is not None and run >= (least if wide else NARROW_RUN):
            out.append((rows[index : index + run], gutter))
            index += run
        else:
            if out and out[-1][1] is None:
                out[-1][0].append(rows[index])
            else:
                out.append(([rows[index]], None))
            index += 1
    return out


def _gutter_run(rows: list[list[Placed]], first: int) -> tuple[int, float | None, bool]:
    """How many rows from `first` share one free vertical strip with text on both sides, where it is, and whether
    it is as wide as between cells."""
    strips = _gaps(rows[first])
    if not strips:
        return 1, None, False
    run = 1
    for row in rows[first + 1 :]:
        narrowed = _intersect(strips, _free(row))
        if not narrowed:
            break
        strips, run = narrowed, run + 1
    while run > 1 and not _gaps(rows[first + run - 1]):
        run -= 1
    widest = max(strips, key=lambda s: s[1] - s[0])
    wide = widest[1] - widest[0] > CELL_GAP * _height(rows[first])
    return run, (widest[0] + widest[1]) / 2, wide


def _gaps(row: list[Placed]) -> list[tuple[float, float]]:
    height = _height(row)
    return [(a.u1, b.u0) for a, b in pairwise(row) if b.u0 - a.u1 > GUTTER_GAP * height]


def _free(row: list[Placed]) -> list[tuple[float, float]]:
    """Strips without text, the margins included."""
    gaps = _gaps(row)
    return [(float("-inf"), row[0].u0), *gaps, (max(p.u1 for p in row), float("inf"))]


def _intersect(
    left: Iterable[tuple[float, float]], right: Iterable[tuple[float, float]]
) -> list[tuple[float, float]]:
    rights = list(right)
    out = []
    for a0, a1 in left:
        for b0, b1 in rights:
            low, high = max(a0, b0), min(a1, b1)
            if high - low > 4:
                out.append((low, high))
    return out


def _height(row: Sequence[Placed]) -> float:
    heights = sorted(p.height for p in row)
    return heights[len(heights) // 2]


def _row_for(rows: list[list[Placed]], item: Placed) -> list[Placed] | None:
    """The row among the last few that overlaps the item by more than half of the lower height."""
    best: tuple[float, list[Placed]] | None = None
    for row in rows[-6:]:
        near = min(row, key=lambda p: max(p.u0 - item.u1, item.u0 - p.u1, 0))
        overlap = min(near.v + near.height / 2, item.v + item.height / 2) - max(
            near.v - near.height / 2, item.v - item.height / 2
        )
        share = overlap / max(min(near.height, item.height), 1e-6)
        beside = all(
            min(p.u1, item.u1) - max(p.u0, item.u0) < 0.4 * min(p.u1 - p.u0, item.u1 - item.u0) for p in row
        )
        if share > 0.5 and beside and (best is None or share > best[0]):
            best = (share, row)
    return best[1] if best else None


def _place(words: Sequence[Word], size: tuple[int, int]) -> list[Placed]:
    a, b = _slope_fit(words)
    middle = size[0] / 2
    placed = []
    for index, word in enumerate(words):
        if not word.text.strip():
            continue
        x, y = word.quad.centre
        v = y
        for _ in range(2):
            v = y - (a + b * v) * (x - middle)
        x0 = (word.quad.top_left[0] + word.quad.bottom_left[0]) / 2
        x1 = (word.quad.top_right[0] + word.quad.bottom_right[0]) / 2
        placed.append(Placed(index, word, min(x0, x1), max(x0, x1), v, max(word.quad.height, 1.0)))
    return placed


def _slope_fit(words: Sequence[Word]) -> tuple[float, float]:
    """Least squares of slope = a + b*y over the wide words; flat when there are none."""
    samples = []
    for word in words:
        x0 = (word.quad.top_left[0] + word.quad.bottom_left[0]) / 2
        y0 = (word.quad.top_left[1] + word.quad.bottom_left[1]) / 2
        x1 = (word.quad.top_right[0] + word.quad.bottom_right[0]) / 2
        y1 = (word.quad.top_right[1] + word.quad.bottom_right[1]) / 2
        if x1 - x0 > 4 * word.quad.height:
            samples.append(((y1 - y0) / (x1 - x0), (y0 + y1) / 2, x1 - x0))
    if not samples:
        return 0.0, 0.0
    slopes = sorted(s for s, _, _ in samples)
    median = slopes[len(slopes) // 2]
    samples = [s for s in samples if abs(s[0] - median) < 0.08]
    total = sum(w for _, _, w in samples)
    mean_s = sum(s * w for s, _, w in samples) / total
    mean_y = sum(y * w for _, y, w in samples) / total
    spread = sum((y - mean_y) ** 2 * w for _, y, w in samples)
    if len(samples) < 4 or spread <= 0:
        return mean_s, 0.0
    b = sum((y - mean_y) * (s - mean_s) * w for s, y, w in samples) / spread
    return mean_s - b * mean_y, b


_SPREAD = re.compile(r"(?:[\u4e00-\u9fff():,] ){3,}[\u4e00-\u9fff():,]")
"""Letters spread over a line («出 租 方 ( 甲 方 )»): the blanks mean nothing."""


class _Builder:
    """Gathers rows into a Flow."""

    def __init__(self, pages: tuple[SourcePage, ...]) -> None:
        self._pages = pages
        self._text: list[str] = []
        self._spots: list[Spot] = []
        self._cells: list[Cell] = []
        self._row = 0
        self._heads: list[tuple[float, float]] = []
        self._heads_at = (-1, 0)

    def row(self, page: int, row: list[Placed]) -> None:
        height = _height(row)
        start = len(self._text)
        group: list[Placed] = []
        wide = [gap for gap in _gaps(row) if gap[1] - gap[0] > CELL_GAP * height]
        if self._heads_at[0] != page or self._row - self._heads_at[1] > TABLE_REACH:
            self._heads = []
        if len(wide) + 1 >= TABLE_HEADS and len(wide) >= len(self._heads):
            self._heads, self._heads_at = wide, (page, self._row)
        for item in row:
            if group:
                left = max(p.u1 for p in group)
                gap = item.u0 - left
                parted = gap > TABLE_GAP * height and any(
                    a < left + gap and item.u0 - gap < b for a, b in self._heads
                )
                if gap > CELL_GAP * height or parted:
                    self._close(page, group, start)
                    self._separator("\t")
                    start, group = len(self._text), []
                elif gap > BLANK_GAP * height:
                    self._separator(" ")
            self._word(page, item)
            group.append(item)
        self._close(page, group, start)
        self._separator("\n")
        self._row += 1

    def _word(self, page: int, item: Placed) -> None:
        folded = fold(item.word.text.replace("_", " "), simplify=True, spaces=False)
        spread = [match.span() for match in _SPREAD.finditer(folded.text)]
        for position, char in enumerate(folded.text):
            if char.isspace():
                if not any(a <= position < b for a, b in spread):
                    self._separator(" ")
                continue
            self._text.append(char)
            self._spots.append((page, item.index, folded.offsets[position]))

    def _separator(self, char: str) -> None:
        if char == " " and (not self._text or self._text[-1] in " \t\n"):
            return
        self._text.append(char)
        self._spots.append(None)

    def _close(self, page: int, group: list[Placed], start: int) -> None:
        end = len(self._text)
        self._cells.append(
            Cell(
                page,
                self._row,
                start,
                end,
                group[0].u0,
                max(p.u1 for p in group),
                sum(p.v for p in group) / len(group),
                _height(group),
            )
        )

    def flow(self) -> Flow:
        return Flow(self._pages, "".join(self._text), tuple(self._spots), tuple(self._cells))


def _join_printed(parts: list[str]) -> str:
    """Joins pieces, with a blank only between Latin letters or digits."""
    out = ""
    for part in parts:
        piece = part.strip()
        if (
            out
            and piece
            and out[-1].isascii()
            and piece[0].isascii()
            and out[-1].isalnum()
            and piece[0].isalnum()
        ):
            out += " "
        out += piece
    return out
