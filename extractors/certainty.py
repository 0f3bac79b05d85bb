"""How sure a reading is: not by one line's score, but by what speaks for it.

A text layer that was believed says what it says: 0.99. A recogniser's own probability alone never makes a
reading sure (capped below SURE): one network is confidently wrong about look-alikes. A second, different
recogniser that reads the same characters in the same place does; one that reads others makes it unsure and
its reading a candidate.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from extractors.layout import Flow
from language.folding import fold, folded_text
from schemas.transcript import Word

TEXT_LAYER = 0.99
ALONE = 0.85
"""The most that one recogniser's word is worth."""
LEAST_OF_TWO = 0.75
"""Below this probability a character is not sure even if both recognisers chose it."""


def word_certainty(word: Word, start: int, end: int) -> tuple[float, str | None]:
    """(certainty of text[start:end], the second reader's text for the span where it differs)."""
    if word.confidence is None and not word.char_confidence:
        return TEXT_LAYER, None
    least = word.least(start, end)
    first = 0.5 if least is None else least
    if word.second is None:
        return min(first, ALONE), None
    other = aligned(word.text, word.second, start, end)
    if comparable(other) == comparable(word.text[start:end]):
        if not _same_script(other, word.text[start:end]):
            return min(first, ALONE), other  # 瑤 or 瑶: the same person, but not sure how it is printed
        both = min(first, 1.0 if word.second_confidence is None else max(word.second_confidence, first))
        return (0.9 + 0.09 * both, None) if both >= LEAST_OF_TWO else (0.5 + 0.6 * both, None)
    return min(first, 0.5), other


def span_certainty(flow: Flow, spans: tuple[tuple[int, int], ...]) -> tuple[float, list[tuple[str, str]]]:
    """(least certainty over the spans, [(what was read, what the second reader saw) where they differ])."""
    least = TEXT_LAYER
    doubts: list[tuple[str, str]] = []
    for start, end in spans:
        for page, index, a, b in flow.pieces(start, end):
            word = flow.pages[page].page.words[index]
            certainty, other = word_certainty(word, a, b)
            least = min(least, certainty)
            if other is not None:
                doubts.append((word.text[a:b], other))
    return least, doubts


def _same_script(a: str, b: str) -> bool:
    """Equal before Traditional is folded into Simplified."""
    plain = [re.sub(r"[\W_]", "", fold(t, simplify=False).text) for t in (a, b)]
    return plain[0] == plain[1]


def aligned(text: str, other: str, start: int, end: int) -> str:
    """The piece of `other` that stands where text[start:end] does, both being readings of one line."""
    first, last = place(text, other, start, end)
    return other[first:last]


def place(text: str, other: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of that piece. Compared folded character by character, so widths and scripts do not disturb it."""
    a = [comparable(c) or c for c in text]
    b = [comparable(c) or c for c in other]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    first: int | None = None
    last = 0
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        low, high = max(i0, start), min(i1, end)
        if tag == "equal" and low < high:
            first = j0 + low - i0 if first is None else first
            last = j0 + high - i0
        elif tag == "replace" and low < high:
            covers = (j0, j1) if (low, high) == (i0, i1) else _share(i0, i1, j0, j1, low, high)
            first = covers[0] if first is None else first
            last = covers[1]
        elif tag == "insert" and start < i0 < end:
            first = j0 if first is None else first
            last = j1
    return (first, last) if first is not None else (0, 0)


def _share(i0: int, i1: int, j0: int, j1: int, low: int, high: int) -> tuple[int, int]:
    """The proportional part of [j0, j1) for the part [low, high) of [i0, i1)."""
    scale = (j1 - j0) / (i1 - i0)
    return j0 + round((low - i0) * scale), j0 + round((high - i0) * scale)


AROUND = 2
"""Characters on either side of a doubtful place that are looked at with it."""
LONG = 8
"""A stretch of so many characters or more is looked at again only where the two readings differ."""


def differing(text: str, other: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of text[start:end] worth a look by themselves, both being readings of one line.

    A short stretch as a whole. In a long one (a line squeezed into a recogniser's width loses characters) only
    where the readings differ, with AROUND characters on either side. A place that is all of the line was looked
    at as such already; in a short one, what only one reader saw is looked at with its neighbours.
    """
    around = AROUND
    if end - start < LONG:
        if end - start < len(text):
            return [(start, end)]
        around = 1
    a = [comparable(c) or c for c in text]
    b = [comparable(c) or c for c in other]
    parts: list[tuple[int, int]] = []
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        same = tag == "equal" or comparable(text[i0:i1]) == comparable(other[j0:j1])
        if same or i1 < start or i0 > end or (around == 1 and tag != "delete"):
            continue
        first, last = max(i0 - around, 0), min(i1 + around, len(text))
        if parts and first <= parts[-1][1]:
            first = parts.pop()[0]
        parts.append((first, last))
    return [(first, last) for first, last in parts if last - first < len(text)]


_SAME_MARKS = str.maketrans(
    {"：": ":", "，": ",", "、": ",", "。": ".", "·": ".", "—": "-", "–": "-", "~": "-", "〇": "0", "○": "0"}
)


def comparable(text: str) -> str:
    """Folded, without marks that carry no meaning between two readings."""
    folded = folded_text(text).translate(_SAME_MARKS)
    return "".join(c for c in folded if c not in "_:,.;()[]【】|'\"“”‘’-")
