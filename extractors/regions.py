"""One page that shows several papers: two cards in one photo, a photo inside a screenshot of a chat.

Each part is the page with the words of the others left empty, so that every word keeps its place in the page and its
number on it; quads stay in the frame of the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.classify import KNOWN, clue
from extractors.documents import document_types
from extractors.layout import Placed, SourcePage, row_flow, rows_of
from extractors.paper import Paper, compact
from schemas.geometry import Quad, hull
from schemas.transcript import INSET, Page

GAP = 0.9
"""Two papers on one page are at least so many text heights apart."""
MOST_CUTS = 8
"""Gaps tried in each direction, the widest first."""
FULL = 1500
"""Small papers on one page have fewer characters than this together."""
_CLOCK = re.compile(r"(?m)(?:^|[\t\n ])(?:上午|下午|凌晨|晚上|昨天|星期.)?\s?\d{1,2}:\d{2}(?:$|[\t\n ])")


def parts(source: SourcePage) -> list[SourcePage]:
    """The papers on one page; the page itself where it shows one."""
    shown = _inset(source)
    if shown is not None:
        return [p for s in shown for p in _cut(s)]
    return _cut(source)


def _inset(source: SourcePage) -> list[SourcePage] | None:
    """The pictures in a screenshot of a chat, when a paper can be told in one of them; what people wrote around them
    is no part of the paper."""
    insets = [m.quad for m in source.page.marks if m.kind == INSET]
    if not insets:
        return None
    inside = [part for q in insets if (part := _within(source, q)) is not None]
    known = [p for p in inside if clue(p).best[1] >= KNOWN]
    if not known:
        return None
    words = {i for p in inside for i, w in enumerate(p.page.words) if w.text.strip()}
    outside = _only(source, [i for i in range(len(source.page.words)) if i not in words])
    return known if _CLOCK.search(row_flow([outside]).text) else None


def _within(source: SourcePage, quad: Quad) -> SourcePage | None:
    x0, y0, x1, y1 = quad.box
    centres = [w.quad.centre for w in source.page.words]
    chosen = [i for i, (x, y) in enumerate(centres) if x0 <= x <= x1 and y0 <= y <= y1]
    return _only(source, chosen, quad) if chosen else None


def _cut(source: SourcePage) -> list[SourcePage]:
    if _named(source.page) < 2:
        return [source]
    for near, far in _halves(source):
        if _named(near.page) and _named(far.page) and _whole(near) and _whole(far):
            return [*_cut(near), *_cut(far)]
    return [source]


def _named(page: Page) -> int:
    """How many small papers the page may name: types, or one of them again in the same words. A title in Chinese and
    English is one; a page full of text is no sheet of cards."""
    text = compact("\n".join(w.text for w in page.words))
    if len(text) > FULL:
        return 0
    return sum(
        max((len(pattern.findall(text)) for pattern, _ in kind.title_patterns), default=0)
        for kind in document_types().values()
        if kind.small
    )


def _halves(source: SourcePage) -> Iterator[tuple[SourcePage, SourcePage]]:
    """The page parted at its widest gaps, across and down."""
    placed = [p for row in rows_of(source.page) for p in row]
    if len(placed) < 6:
        return
    heights = sorted(p.height for p in placed)
    least = GAP * heights[len(heights) // 2]
    found = [
        *_gaps(placed, [(p.v - p.height / 2, p.v + p.height / 2) for p in placed], least),
        *_gaps(placed, [(p.u0, p.u1) for p in placed], least),
    ]
    for _, near in sorted(found, key=lambda g: -g[0])[: 2 * MOST_CUTS]:
        chosen = set(near)
        far = [p.index for p in placed if p.index not in chosen]
        yield _only(source, near), _only(source, far)


def _gaps(
    placed: Sequence[Placed], stretches: list[tuple[float, float]], least: float
) -> list[tuple[float, list[int]]]:
    """(width, words before it) of every gap that no word reaches into."""
    order = sorted(range(len(placed)), key=lambda i: stretches[i])
    out, reach = [], float("-inf")
    for at, i in enumerate(order):
        if at and stretches[i][0] - reach > least:
            out.append((stretches[i][0] - reach, [placed[k].index for k in order[:at]]))
        reach = max(reach, stretches[i][1])
    return sorted(out, key=lambda g: -g[0])[:MOST_CUTS]


def _whole(part: SourcePage) -> bool:
    """Whether the part is a paper by itself: it says what it is and states two of the fields that it must."""
    told = clue(part)
    kind = document_types().get(told.titled or "")
    if kind is None or not kind.small:
        return False
    founds = kind.read(Paper((part,)))
    return sum(bool(founds.get(name)) for name in kind.expected if name != "kind") >= 2


def _only(source: SourcePage, words: Sequence[int], region: Quad | None = None) -> SourcePage:
    """The page with these words alone; marks stay with the words around them."""
    chosen = set(words)
    page = source.page
    left = tuple(w if i in chosen else replace(w, text="") for i, w in enumerate(page.words))
    around = region or (hull([page.words[i].quad for i in chosen]) if chosen else None)
    if around is None:
        return SourcePage(source.file, replace(page, words=left, marks=()), source.region)
    x0, y0, x1, y1 = around.box
    room = 0.15 * max(x1 - x0, y1 - y0)
    marks = tuple(
        m
        for m in page.marks
        if x0 - room <= m.quad.centre[0] <= x1 + room and y0 - room <= m.quad.centre[1] <= y1 + room
    )
    box = Quad.from_box(max(x0, 0.0), max(y0, 0.0), min(x1, page.size[0]), min(y1, page.size[1]))
    return SourcePage(source.file, replace(page, words=left, marks=marks), box)
