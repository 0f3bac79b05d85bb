"""Dates in every form the papers use (domain notes §3.5), with offsets into the text as given.

A span keeps its place even when it names no day (`problem`), and keeps every reading it may have
(`alternatives`) when it has more than one. Noise that cannot change the meaning is tolerated (blanks
inside numbers, a lost 日, 午 for 年); nothing that could change it is repaired.
"""

from __future__ import annotations

from dataclasses import replace

from language.date_chinese import chinese, number
from language.date_model import DateSpan, Precision, make_date
from language.date_numeric import compact, day_first, english, months, numeric, short_years
from language.folding import Folded, fold
from language.spans import without_overlaps

__all__ = ["DateSpan", "Precision", "dates_in_folded", "find_dates", "make_date", "number", "to_original"]

_FINDERS = (chinese, numeric, months, compact, english, day_first, short_years)


def find_dates(text: str) -> list[DateSpan]:
    """Every date in `text`, in reading order, without overlaps. Offsets are into `text`."""
    folded = fold(text, simplify=True, spaces=False)
    return [to_original(span, folded, text) for span in dates_in_folded(folded)]


def dates_in_folded(folded: Folded) -> list[DateSpan]:
    """As find_dates, with offsets into folded.text and raw taken from it (for terms.py)."""
    found = without_overlaps(span for finder in _FINDERS for span in finder(folded))
    return [_trimmed(span, folded.text) for span in found]


def _trimmed(span: DateSpan, text: str) -> DateSpan:
    raw = text[span.start : span.end]
    lead = len(raw) - len(raw.lstrip(" \n_"))
    raw = raw.strip(" \n_")
    return replace(span, start=span.start + lead, end=span.start + lead + len(raw), raw=raw)


def to_original(span: DateSpan, folded: Folded, text: str) -> DateSpan:
    start, end = folded.span(span.start, span.end)
    return replace(span, start=start, end=end, raw=text[start:end])
