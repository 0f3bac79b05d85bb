"""The printed form of the name that the machine-readable lines state (ICAO Doc 9303-3: no accents, no marks there).

Layouts and languages of passports differ without end, the machine-readable lines do not: what they say is looked
for among the printed words, so that a name needs no label to be found, and gets its accents back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.found import Found, Span
from extractors.layout import Flow
from extractors.machine_lines import machine_rows
from extractors.paper import Paper
from language.mrz import parse_mrz

Key = Callable[[str], str]


def printed_names(paper: Paper, key: Key) -> list[Found]:
    """«FAMILY, GIVEN» as printed, where both halves stand on the page just as the lines say. key: text -> letters."""
    found: list[Found] = []
    flow = paper.rows
    for surname, given in _stated(flow):
        for a in _standing(flow, key(surname), key):
            for b in _standing(flow, key(given), key):
                if a[0] >= b[1] or b[0] >= a[1]:
                    value = f"{flow.raw(*a).strip()}, {flow.raw(*b).strip()}"
                    found.append(Found(value, flow, (a, b), "both", 0.92, _nothing))
    return found[:1]


def _stated(flow: Flow) -> Iterator[tuple[str, str]]:
    for block in machine_rows(flow):
        parsed = parse_mrz([line.text for line in block], repair=True)
        if parsed.surname and parsed.given_names:
            yield parsed.surname, parsed.given_names


def _standing(flow: Flow, wanted: str, key: Key) -> Iterator[Span]:
    """Where a cell is, or ends with, the words wanted; the machine-readable lines themselves do not count."""
    if len(wanted) < 2:
        return
    for cell in flow.cells:
        text = flow.text[cell.start : cell.end]
        if "<" in text:
            continue
        for word in re.finditer(r"[^\W\d_][^\s]*", text):
            if key(text[word.start() :]) == wanted and not re.search(r"[\d/:]", text[word.start() :]):
                yield cell.start + word.start(), cell.start + len(text.rstrip(" .,"))
                break


def _nothing(raw: str) -> None:
    """Two places joined: another reading of one letter cannot be told apart from the joint."""
