"""The machine-readable lines of a card as a second way to its facts, each guarded by its ICAO 9303 check digit."""

from __future__ import annotations

import re

from extractors.fields import Found
from extractors.layout import Flow
from extractors.paper import Founds, Paper, rows_text

_LINE = re.compile(r"^[A-Z0-9<«‹〈(\[K ]{18,}$")


def machine_rows(flow: Flow) -> list[tuple[int, int, str]]:
    """(start, end, text without blanks) of the rows that look like machine-readable lines."""
    out = []
    for start, end, line in rows_text(flow):
        text = re.sub(r"\s", "", line).upper().translate(str.maketrans("«‹〈《", "<<<<"))
        if len(text) >= 18 and re.fullmatch(r"[A-Z0-9<]+", text) and (text.count("<") >= 2 or re.match(r"C.?CHN", text)):
            out.append((start, end, text))
    return out


def machine_founds(paper: Paper) -> Founds:
    """number, date_of_birth, sex, valid_until and the lines themselves."""
    return {}
