"""Folding text for searching, on a copy, with the way back to every original character.

NFKC makes full-width forms half-width and joins compatibility characters. Numbers in circles or brackets
(①, ⒈, ²) are left alone on purpose: as plain digits they would glue to the number that follows («①2026年»).
Letters that OCR confuses (O and 0) are never touched here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language.variants import simplify_char


@dataclass(frozen=True, slots=True)
class Folded:
    """text: folded; offsets[i]: index in the original of the character that folded character i came from.

    Several folded characters may share one offset (… becomes three dots); removed blanks have none.
    """

    text: str
    offsets: tuple[int, ...]
    original_length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Folded [start, end) -> original [start, end). An empty span points before its character."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else self.original_length
            return at, at
        return self.offsets[start], self._end(end)

    def _end(self, end: int) -> int:
        last = self.offsets[end - 1]
        # The character may carry combining marks that were folded into it.
        following = next((o for o in self.offsets[end : end + 4] if o > last), None)
        return last + 1 if following is None or following > last + 1 else following


class _Table(dict[str, str]):
    """char -> its folded text; filled on first use."""

    def __init__(self, simplify: bool) -> None:
        super().__init__()
        self.simplify = simplify

    def __missing__(self, char: str) -> str:
        folded = _fold_char(char)
        if self.simplify:
            folded = "".join(simplify_char(c) for c in folded)
        self[char] = folded
        return folded


_TABLES = {True: _Table(True), False: _Table(False)}
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")


def _fold_char(char: str) -> str:
    code = ord(char)
    if char in _INVISIBLE:
        return ""
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    if 0x2460 <= code <= 0x24FF or 0x2776 <= code <= 0x2793:
        return char
    if unicodedata.decomposition(char).startswith(("<super>", "<sub>", "<fraction>", "<circle>")):
        return char
    return unicodedata.normalize("NFKC", char)


@lru_cache(maxsize=16)  # every finder folds the same page
def fold(text: str, *, simplify: bool = True, spaces: bool = True) -> Folded:
    """Fold `text`: NFKC, half width, Traditional to Simplified (char by char) when `simplify`.

    spaces=True: blanks and line ends are removed. spaces=False: each run of blanks becomes one blank, or
    one line end when the run holds one.
    """
    table = _TABLES[simplify]
    out: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        folded = table[char]
        if folded == " " or folded == "\n":
            _blank(out, offsets, folded, index, spaces)
        elif len(folded) == 1:
            out.append(folded)
            offsets.append(index)
        else:
            out.extend(folded)
            offsets.extend([index] * len(folded))
    return Folded("".join(out), tuple(offsets), len(text))


def _blank(out: list[str], offsets: list[int], blank: str, index: int, remove: bool) -> None:
    if remove:
        return
    if out and out[-1] in " \n":
        if blank == "\n":
            out[-1] = "\n"
        return
    out.append(blank)
    offsets.append(index)


def folded_text(text: str) -> str:
    """The folded text alone, blanks removed: for comparing, not for pointing."""
    return fold(text).text
