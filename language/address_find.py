"""Where addresses stand in running text: from a place name to the last numbered part. Evidence only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.data.places import CITIES, PROVINCES
from language.folding import fold
from language.spans import without_overlaps


@dataclass(frozen=True, slots=True)
class AddressSpan:
    """start, end, raw: in the text given. Only stretches with a numbered part (号, 栋, 室 …) are found."""

    start: int
    end: int
    raw: str


_PLACES = sorted(
    {f"{p}{s}" for p in PROVINCES for s in ("省", "")}
    | set(CITIES)
    | {c[:-1] for c in CITIES}
    | {d for _, names in CITIES.values() for d in names.split() if len(d) > 2},
    key=len,
    reverse=True,
)
_START = re.compile("|".join(re.escape(p) for p in _PLACES))
# Up to 80 characters without a stop, ending in a numbered part.
_BODY = re.compile(
    r"(?:[一-鿿A-Za-z0-9#\-]|\([^()]{1,20}\)){2,80}?(?:\d+|[一二三四五六七八九十]+|[A-Z])(?:号院|号楼|号|栋|幢|座|单元|层|楼|室|房|户|弄)"
    r"(?:(?:[一-鿿A-Za-z0-9#\-]|\([^()]{1,20}\)){0,30}?(?:\d+|[一二三四五六七八九十]+|[A-Z])(?:号院|号楼|号|栋|幢|座|单元|层|楼|室|房|户|弄)){0,7}(?:\d{2,5}[A-Z]?(?![\d年月日元.]))?"
)
_STOP = re.compile(r"(?:房屋|建筑面积|面积|出租|租给|作为|用途|电话|身份证|的|自\d|从\d|自二|,|。)")


def address_starts(text: str) -> list[int]:
    """Where names of provinces, cities and districts stand that an address may begin with."""
    folded = fold(text)
    return [folded.span(m.start(), m.end())[0] for m in _START.finditer(folded.text)]


def find_addresses(text: str) -> list[AddressSpan]:
    """Address-like stretches in reading order. Blanks and one line end inside are allowed."""
    folded = fold(text)
    found: list[AddressSpan] = []
    at = 0
    while (start := _START.search(folded.text, at)) is not None:
        window = folded.text[start.start() : start.start() + 120]
        stop = _STOP.search(window, len(start[0]))
        body = _BODY.match(window[: stop.start()] if stop else window)
        if body is None:
            at = start.end()
            continue
        end = start.start() + body.end()
        begin, finish = folded.span(start.start(), end)
        if text.count("\n", begin, finish) <= 1:
            found.append(AddressSpan(begin, finish, text[begin:finish]))
        at = end
    return without_overlaps(found)
