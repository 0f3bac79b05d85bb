"""What tells one paper from another of the same kind: names, numbers, days, and how the page is set.

Nothing here is a field: traces are compared with each other and never reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractors.layout import Flow
from language.dates import find_dates
from language.variants import simplify_char
from schemas.transcript import Page

_NUMBER = re.compile(r"[A-Z]{0,3}[\d-]{5,24}[\dX]|[A-Z]{1,3}\d{6,10}")
_NAMED = re.compile(
    r"[:：][ \t]*([\u4e00-\u9fff·]{2,24}|[A-Z][A-Za-z'.-]+(?:,? [A-Z][A-Za-z'.-]+){1,4})(?=[\n\t ,，。;；(（]|$)"
)
_SHORT = re.compile(r"(?m)(?:^|(?<=\t))([\u4e00-\u9fff·]{2,4})(?=\t|$)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
NUMBER, NAME, DAY = 2.0, 1.5, 0.7
"""How much one shared number, name or day says."""


@dataclass(frozen=True)
class Traces:
    """text: folded row text of one page, rows parted by newlines, cells by tabs."""

    text: str
    page: Page

    @cached_property
    def values(self) -> dict[str, float]:
        """Names behind colons, long numbers and whole days, each with its weight."""
        found: dict[str, float] = {}
        for span in find_dates(self.text):
            if span.value is not None and span.precision == "day":
                found[span.value.isoformat()] = DAY
        for match in _NAMED.finditer(self.text):
            found[re.sub(r"\s+|Signed.*", "", match[1])] = NAME
        for match in _NUMBER.finditer(self.text):
            if sum(c.isdigit() for c in match[0]) >= 6:
                found[match[0]] = NUMBER
        return found

    @cached_property
    def plain(self) -> str:
        """The text without blanks."""
        return re.sub(r"\s+", "", self.text)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Every run of digits, sorted."""
        return tuple(sorted(_FIGURES.findall(self.text)))

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Pairs of neighbouring characters, blanks left out."""
        return frozenset(self.plain[i : i + 2] for i in range(len(self.plain) - 1))

    @cached_property
    def latin(self) -> float:
        """Part of the letters that are Latin."""
        letters = [c for c in self.text if c.isalpha()]
        return sum(c.isascii() for c in letters) / len(letters) if letters else 0.0

    @cached_property
    def traditional(self) -> float:
        """Part of the Chinese characters that Simplified Chinese writes otherwise."""
        chinese = [c for w in self.page.words for c in w.text if "\u4e00" <= c <= "\u9fff"]
        return sum(simplify_char(c) != c for c in chinese) / len(chinese) if chinese else 0.0

    @cached_property
    def letter(self) -> float:
        """Usual height of a line by the page's width."""
        heights = sorted(w.quad.height for w in self.page.words if w.text.strip())
        return heights[len(heights) // 2] / max(self.page.size[0], 1) if heights else 0.0

    @cached_property
    def running(self) -> frozenset[str]:
        """First and last row without figures: what a form prints at the head and foot of every page."""
        rows = [re.sub(r"[\d\W_]+|[第页共]", "", r) for r in self.text.split("\n") if r.strip()]
        return frozenset(r for r in (rows[:1] + rows[-1:]) if len(r) >= 4)


def rows(flow: Flow) -> list[str]:
    """The text rows of a page without page numbers and blank rows."""
    alone = re.compile(
        r"^[\s\-—–]*(?:\d{1,3}(?:\s*/\s*\d{1,3})?|第.{1,5}页.{0,10}|(?i:page) ?\d.{0,8})[\s\-—–]*$"
    )
    return [r.strip() for r in flow.text.split("\n") if r.strip() and not alone.match(r.strip())]


def alike(one: Traces, other: Traces) -> str:
    """ "same": the same paper seen twice. "near": the same but for one figure or name. "": another page.

    A renewed contract differs from the old one in its days, a spouse's receipt in name and number; so a page
    is the same only when neither says a figure or a name that the other does not. What is merely unread on one of
    them may be missing there.
    """
    smaller, larger = sorted((one, other), key=lambda t: len(t.pairs))
    if len(smaller.pairs) < 12 or len(smaller.pairs) < 0.6 * len(larger.pairs):
        return ""
    shared = len(smaller.pairs & larger.pairs) / len(smaller.pairs)
    if shared < 0.85:
        return ""
    mine, theirs = _beyond(smaller, larger), _beyond(larger, smaller)
    if not mine or (not theirs and len(mine) <= 2):
        return "same"
    return "near" if len(mine) == 1 and len(theirs) == 1 and shared >= 0.93 else ""


def _beyond(one: Traces, other: Traces) -> list[str]:
    """Figures and names of one that the other does not have."""
    left = list(other.figures)
    out = []
    for figure in one.figures:
        if figure in left:
            left.remove(figure)
        else:
            out.append(figure)
    named = {v for v, w in one.values.items() if w == NAME} | set(_SHORT.findall(one.text))
    out += [v for v, w in one.values.items() if w == DAY and v not in other.values]
    return out + [n for n in sorted(named) if n not in other.plain]
