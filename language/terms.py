"""Terms: from when to when, or for how long, as a lease, a contract, a permit or a licence states it.

Forms: domain notes §3.2 (clauses seen in circulation) and §2.1 (2014.04.10-2019.04.09).

The arithmetic trap (domain notes §1.2): 2024-08-31 + 6 months is 2025-02-28, 181 days; 183 days end on
2025-03-02, 180 days on 2025-02-27. Months are counted on the calendar here, the day clamped to the month's
end; days never stand for months. A stated length may count the last day or not: `months_between` is a set.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from language.dates import DateSpan, dates_in_folded, to_original
from language.folding import Folded, fold
from language.term_lengths import ABOUT, Length, find_lengths
from language.term_ranges import BETWEEN, LASTING, Range, find_ranges


@dataclass(frozen=True, slots=True)
class TermSpan:
    """One stated term. start, end: offsets of the whole statement in the text given; raw: that text.

    start_date, end_date: None when not stated. months, days: the stated length (12 for 壹年, None when not
    stated). open_ended: 长期, 无固定期限, 至退休, 至今. about: the label before it (租赁期限, 试用期, 免租期
    …), None when there is none. raw_length: the words that state the length.
    ambiguous: one of the dates is, or the missing year of the second could be another.
    """

    start: int
    end: int
    raw: str
    start_date: DateSpan | None = None
    end_date: DateSpan | None = None
    months: int | None = None
    days: int | None = None
    open_ended: bool = False
    about: str | None = None
    raw_length: str | None = None
    ambiguous: bool = False


# ---------------------------------------------------------------------------------------------------------
# Arithmetic


def add_months(day: datetime.date, months: int) -> datetime.date:
    """`months` calendar months later (or earlier); the 31st becomes the month's last day if need be."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def months_between(start: datetime.date, end: datetime.date) -> frozenset[int]:
    """Every number of whole months that a term from `start` to `end` may be stated as; empty when none fits.

    Both conventions: the end is the same day N months on, or the day before it. 2026-03-01..2027-02-28 is 12,
    2025-01-01..2028-01-01 is 36, and 2024-08-31..2025-02-28 is 6 (clamped).
    """
    if end < start:
        return frozenset()
    about = (end.year - start.year) * 12 + end.month - start.month
    one = datetime.timedelta(days=1)
    return frozenset(
        n
        for n in range(max(about - 1, 0), about + 3)
        if n > 0 and end in (add_months(start, n), add_months(start, n) - one)
    )


# ---------------------------------------------------------------------------------------------------------
# Putting them together


def find_terms(text: str) -> list[TermSpan]:
    """Every stated term, in reading order: a range (with its length), a length alone, 长期 after a label."""
    folded = fold(text, simplify=True, spaces=False)
    plain = folded.text
    dates = dates_in_folded(folded)
    lengths = [x for x in find_lengths(plain) if not any(d.start < x.end and x.start < d.end for d in dates)]
    terms: list[TermSpan] = []
    taken: set[int] = set()
    for found in find_ranges(plain, dates):
        near = next((i for i, x in enumerate(lengths) if i not in taken and _beside(plain, found, x)), None)
        if near is not None:
            taken.add(near)
        terms.append(_term(plain, found, None if near is None else lengths[near]))
    terms += [_term(plain, None, x) for i, x in enumerate(lengths) if i not in taken and x.firm]
    terms = _with_open(plain, terms, list(_open_alone(plain, terms)))
    terms.sort(key=lambda t: t.start)
    return [_to_original(term, folded, text) for term in terms]


def _beside(text: str, found: Range, length: Length) -> bool:
    """Only connecting words between the range and the length."""
    if length.start >= found.end:
        return length.start - found.end <= 24 and BETWEEN.fullmatch(text, found.end, length.start) is not None
    return (
        found.start - length.end <= 24
        and length.end <= found.start
        and BETWEEN.fullmatch(text, length.end, found.start) is not None
    )


def _term(text: str, found: Range | None, length: Length | None) -> TermSpan:
    spans = [s for s in (found, length) if s is not None]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    about = None
    dated = [d.start for d in (found.first, found.second) if d is not None] if found is not None else []
    label_end = min([*dated, *([] if length is None else [length.start])], default=start)
    for match in ABOUT.finditer(text[max(0, start - 24) : label_end]):
        about = match[1]
    doubtful = found is not None and (
        found.doubtful or any(d is not None and d.ambiguous for d in (found.first, found.second))
    )
    return TermSpan(
        start,
        end,
        text[start:end],
        start_date=None if found is None else found.first,
        end_date=None if found is None else found.second,
        months=None if length is None else length.months,
        days=None if length is None else length.days,
        open_ended=found is not None and found.open_ended,
        about=about,
        raw_length=None if length is None else f"{length.start}:{length.end}",
        ambiguous=doubtful,
    )


_OPEN_ALONE = re.compile(
    rf"(?:营业期限|经营期限|有效期限|有效期|合同期限|劳动合同期限|期限|合同类型|聘期|validity|term)[^\n。;]{{0,10}}?(?P<open>{LASTING})",
    re.IGNORECASE,
)
_TICKED = re.compile(r"[√☑■☒✓✔]\s?(?P<open>无固定期限)")


def _open_alone(text: str, terms: list[TermSpan]) -> Iterator[TermSpan]:
    for pattern in (_OPEN_ALONE, _TICKED):
        for match in pattern.finditer(text):
            start, end = match.span("open")
            if not any(t.start < end and start < t.end for t in terms):
                about = ABOUT.match(match[0])
                yield TermSpan(
                    start, end, match["open"], open_ended=True, about=None if about is None else about[1]
                )


def _with_open(text: str, terms: list[TermSpan], opened: list[TermSpan]) -> list[TermSpan]:
    """无固定期限,自2026年3月1日起: an open end and a start that only punctuation parts are one term."""
    out = list(terms)
    for span in opened:
        start_only = next(
            (
                t
                for t in out
                if t.start_date
                and not t.end_date
                and not t.months
                and 0 <= t.start - span.end <= 4
                and not text[span.end : t.start].strip(" ,;:。()")
            ),
            None,
        )
        if start_only is None:
            out.append(span)
            continue
        out.remove(start_only)
        out.append(
            replace(
                start_only,
                start=span.start,
                raw=text[span.start : start_only.end],
                open_ended=True,
                about=span.about,
            )
        )
    return out


def _to_original(term: TermSpan, folded: Folded, text: str) -> TermSpan:
    start, end = folded.span(term.start, term.end)
    raw_length = None
    if term.raw_length is not None:
        a, b = folded.span(*(int(x) for x in term.raw_length.split(":")))
        raw_length = text[a:b]
    return replace(
        term,
        start=start,
        end=end,
        raw=text[start:end],
        raw_length=raw_length,
        start_date=None if term.start_date is None else to_original(term.start_date, folded, text),
        end_date=None if term.end_date is None else to_original(term.end_date, folded, text),
    )
