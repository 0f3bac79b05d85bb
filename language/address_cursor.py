"""A cursor over the folded text of one Chinese address: takes components off and remembers where they stood."""

from __future__ import annotations

import re

from language.address_model import Part
from language.folding import Folded, fold


class Cursor:
    """Takes components off the front of the folded text and remembers where they stood."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.folded: Folded = _without_blanks(fold(text, spaces=False))
        # One character stays one character, so that offsets hold (ß would become SS).
        self.text = "".join(u if len(u := c.upper()) == 1 else c for c in self.folded.text)
        self.at = 0
        self.found: dict[str, Part] = {}

    def rest(self) -> str:
        return self.text[self.at :]

    def take(self, component: str, length: int, value: str) -> None:
        self.put(component, self.at, self.at + length, value)
        self.at += length

    def put(self, component: str, start: int, end: int, value: str) -> None:
        """File a part; a second one of the same kind is appended (A栋2座, 科苑路5巷)."""
        begin, stop = self.folded.span(start, end)
        before = self.found.get(component)
        if before is not None:
            begin, stop = min(begin, before.start), max(stop, before.end)
            value = f"{before.value}|{value}"
        self.found[component] = Part(value, self.source[begin:stop], begin, stop)

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()


def _without_blanks(folded: Folded) -> Folded:
    """Blanks out, but «E5 1-1-1101» must not glue: between letters and digits a blank becomes a comma.

    Between two plain numbers it goes: a reader puts blanks into long numbers.
    """
    text, kept, offsets = folded.text, [], []
    for index, char in enumerate(text):
        if not char.isspace():
            kept.append(char)
        elif 0 < index < len(text) - 1 and _apart(text[:index], text[index + 1]):
            kept.append(",")
        else:
            continue
        offsets.append(folded.offsets[index])
    return Folded("".join(kept), tuple(offsets), folded.original_length)


def _apart(before: str, after: str) -> bool:
    word = _WORD.search(before)
    return word is not None and after.isascii() and after.isalnum() and not (word[0] + after).isdigit()


_WORD = re.compile(r"[A-Za-z0-9]+$")
