"""What a page is, by what it says: titles, then telling words. Never by its file name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extractors.documents import document_types
from extractors.layout import Flow, SourcePage, row_flow
from extractors.paper import Paper, compact, rows_text
from extractors.traces import Traces, rows
from language.numerals import parse_numeral

KNOWN = 0.5
"""A page of at least this score is of that type."""
_TITLE_ROWS = 10
_SENTENCE = re.compile(r"[。,;:，；：]")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[条章]|\d{1,2}[.、)]")
"""Rows that begin so are clauses, not titles."""


@dataclass(frozen=True)
class Clue:
    """What one page tells of itself.

    scores: per type, 0..1. title: the row that named the type ("" if none), titled: its type.
    number, total: «第 2 页 共 5 页». bare: a number that stands alone at the foot and may be the page's.
    clauses: (first, last) numbered clause that begins on the page; style: how they are numbered.
    opening, closing: first and last row of text. traces: what tells this paper from others of its kind.
    """

    source: SourcePage
    scores: dict[str, float]
    titled: str | None
    title: str
    number: int | None
    total: int | None
    clauses: tuple[int, int] | None
    blank: bool
    text: str
    traces: Traces = field(compare=False, repr=False)
    bare: int | None = None
    style: str = ""
    opening: str = ""
    closing: str = ""

    @cached_property
    def says_all(self) -> bool:
        """Whether the page alone states every field that papers of its title's type must state."""
        kind = document_types().get(self.titled or "")
        if kind is None:
            return False
        founds = kind.read(Paper((self.source,)))
        return all(founds.get(name) for name in kind.expected)

    @property
    def best(self) -> tuple[str, float]:
        """The likeliest type and its score; ("unknown", 0) when nothing speaks for any."""
        name = max(self.scores, key=lambda n: self.scores[n], default="unknown")
        return (name, self.scores[name]) if self.scores and self.scores[name] > 0 else ("unknown", 0.0)


def clue(source: SourcePage) -> Clue:
    """Read one page's signs."""
    flow = row_flow([source])
    text = compact(flow.text)
    title_scores, titles = _titles(flow)
    scores: dict[str, float] = {}
    for name, hints in hint_scores(text).items():
        scores[name] = max(0.0, min(1.0, title_scores.get(name, 0.0) + hints))
    titled = max(title_scores, key=lambda n: scores[n], default=None)
    number, total = page_number(flow.text)
    if titled is not None and (scores[titled] < KNOWN or (number or 1) > 1):
        titled = (
            None  # a later page may head its first clause «劳动合同期限», or repeat the title as a header
        )
    style, clauses = clauses_of(flow)
    body = rows(flow)
    return Clue(
        source,
        scores,
        titled,
        titles.get(titled or "", ""),
        number,
        total,
        clauses,
        len(text) < 8,
        text,
        Traces(flow.text, source.page),
        _bare_number(flow) if number is None else None,
        style,
        body[0] if body else "",
        body[-1] if body else "",
    )


def hint_scores(text: str) -> dict[str, float]:
    """Per type what its telling words in a compact text are worth, -1..0.75."""
    return {
        name: max(-1.0, min(sum(w for p, w in kind.hint_patterns if p.search(text)), 0.75))
        for name, kind in document_types().items()
    }


_ABOUT = re.compile(
    r".{0,8}?(?:申请[表书单]|登记表|审批表|报名表|备案表|受理[^,。]{0,4}(?:回执|通知|凭证|单)|领取?通知|通知书?|须知|指引|指南|说明|办法|规定|流程|公告|声明|启事|收据|发票|清单|目录)"
)
"""How papers end their title that are about a card and are none: «学生证遗失补办申请表»."""


def _titles(flow: Flow) -> tuple[dict[str, float], dict[str, str]]:
    """Per type the weight of its best title row, and that row."""
    heights = sorted(c.height for c in flow.cells)
    usual = heights[len(heights) // 2] if heights else 1.0
    by_row: dict[int, float] = {}
    for cell in flow.cells:
        by_row[cell.row] = max(by_row.get(cell.row, 0.0), cell.height)
    scores: dict[str, float] = {}
    rows: dict[str, str] = {}
    lines = list(rows_text(flow))
    for index, (_, _, line) in enumerate(lines):
        two = compact(line + (lines[index + 1][2] if index + 1 < len(lines) else ""))
        joined = () if _SENTENCE.search(line) else ((two, line),)
        cells = [(compact(cell), cell) for cell in line.split("\t")] if "\t" in line else []
        for row, raw in ((compact(line), line), *cells, *joined):
            if _HEADING.match(row):
                continue
            large = by_row.get(index, usual) >= 1.2 * usual
            if not row or len(row) > 60 or (index >= _TITLE_ROWS and not large):
                continue
            for name, kind in document_types().items():
                for pattern, weight in kind.title_patterns:
                    found = pattern.search(row)
                    if not found or (kind.small and _ABOUT.match(row, found.end())):
                        continue
                    share = (found.end() - found.start()) / len(row)
                    short = len(row) <= 16 and index < 4 and not _SENTENCE.search(row)
                    if share < (0.25 if short else 0.34) and not (large and found.start() < 24):
                        continue
                    worth = weight * (1.0 if share > 0.6 or large else 0.8)
                    if worth > scores.get(name, 0.0):
                        scores[name], rows[name] = worth, raw.strip()
    return scores, rows


_NUMBER = (
    re.compile(
        r"第\s*([0-9一二三四五六七八九十]+)\s*页\s*[,，/]?\s*[((]?共\s*([0-9一二三四五六七八九十]+)\s*页"
    ),
    re.compile(r"共\s*([0-9一二三四五六七八九十]+)\s*页\s*[,，/]?\s*第\s*([0-9一二三四五六七八九十]+)\s*页"),
    re.compile(r"(?i)page\s*(\d{1,3})\s*(?:of|/)\s*(\d{1,3})"),
    re.compile(r"(?m)^[\s\-—–]*(\d{1,2})\s*/\s*(\d{1,2})[\s\-—–]*$"),
    re.compile(r"(?m)(?<![\d.,])(\d{1,2}) of (\d{1,2})[\s\-—–]*\Z"),
)
_NUMBER_ALONE = (
    re.compile(r"第\s*([0-9一二三四五六七八九十]+)\s*页"),
    re.compile(r"(?i)\bpage\s*(\d{1,3})\b"),
    re.compile(r"(?m)^\s*[-—–]\s*(\d{1,2})\s*[-—–]\s*$"),
)


def page_number(text: str) -> tuple[int | None, int | None]:
    """(number, total) as the page prints them; None where it does not."""
    for index, pattern in enumerate(_NUMBER):
        for found in pattern.finditer(text):
            a, b = parse_numeral(found[1]), parse_numeral(found[2])
            if index == 1:
                a, b = b, a
            if a and b and 1 <= a <= b <= 200:
                return a, b
    for pattern in _NUMBER_ALONE:
        alone = list(pattern.finditer(text))
        if alone:
            return parse_numeral(alone[-1][1]), None
    return None, None


def _bare_number(flow: Flow) -> int | None:
    """A small number alone on the last row of the page."""
    found = re.search(r"(?:^|\n)[\s\-—–]*(\d{1,2})[\s\-—–]*$", flow.text.rstrip())
    return int(found[1]) if found and 1 <= int(found[1]) <= 60 else None


_NUMERAL = r"([一二三四五六七八九十百零〇]{1,5}|\d{1,3})"
_CLAUSES = (
    ("article", re.compile(rf"(?m)^[\s\"“]*第\s*{_NUMERAL}\s*条")),
    ("section", re.compile(r"(?m)^[\s]*([一二三四五六七八九十]{1,3})[、.]")),
    ("clause", re.compile(r"(?im)^[\s]*(?:article|clause|section)\s*(\d{1,2})\b")),
    ("item", re.compile(r"(?m)^[\s]*(\d{1,2})[.、)][ \t]*(?=[^\s\d])")),
)
"""How clauses are numbered, the surest first."""
_SURE_STYLES = ("article", "clause")
"""Numbers of these run through a whole paper; others may begin anew under a heading."""


def clauses_of(flow: Flow) -> tuple[str, tuple[int, int] | None]:
    """(style, (first, last)) of the numbered clauses that begin a row; ("", None) where there are none."""
    for style, pattern in _CLAUSES:
        numbers = [n for m in pattern.finditer(flow.text) if (n := parse_numeral(m[1])) is not None]
        numbers = [n for i, n in enumerate(numbers) if i == 0 or n != numbers[i - 1]]
        if not numbers:
            continue
        rising = all(b == a + 1 for a, b in pairwise(numbers))
        if style in _SURE_STYLES or rising:
            return style, (numbers[0], numbers[-1])
    return "", None
