"""Days, months and half years. No clock: every day is handed in.

A value may state a year and month only («2024-09» on a student card). Then it may be any day of that month,
and the callers count with both ends of it.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from language.terms import add_months
from schemas.policy import Unit

ONE = timedelta(days=1)
LONG_TERM = frozenset({"long_term", "open_ended", "长期", "長期", "无固定期限", "無固定期限"})
"""Values of an end that never comes."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from first to last, both included; last None = open."""

    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def earliest(value: object) -> date:
    return _parse(value, first=True)


def latest(value: object) -> date:
    return _parse(value, first=False)


def exact(value: object) -> date | None:
    """The day, or None when the value leaves it open."""
    return earliest(value) if earliest(value) == latest(value) else None


def open_ended(value: object) -> bool:
    return str(value) in LONG_TERM


def _parse(value: object, *, first: bool) -> date:
    """Raises ValueError for what is no date: our error, since extractors promise ISO 8601."""
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1 if first else calendar.monthrange(parts[0], parts[1])[1])
    if len(parts) == 1 and parts[0] > 1000:
        return date(parts[0], 1, 1) if first else date(parts[0], 12, 31)
    raise ValueError(f"not a date: {value}")


def window(day: date, unit: Unit) -> Span:
    """The days that have to be covered: the half year that ends on the day itself.

    2026-11-23, calendar months: 2026-05-24 to 2026-11-23 (the interface's example). Days: the last 180 or
    183.
    """
    if unit == "calendar_month":
        return Span(add_months(day, -6) + ONE, day)
    return Span(day - timedelta(days=_days(unit) - 1), day)


def half_year_from(first: date, unit: Unit) -> date:
    """The day on which a stretch that begins on `first` has lasted half a year, both ends counted."""
    if unit == "calendar_month":
        return add_months(first, 6) - ONE
    return first + timedelta(days=_days(unit) - 1)


def reached_on(first: date, unit: Unit) -> date:
    """The first day on which the window of that day begins no earlier than `first`.

    Month ends make this up to three days later than `half_year_from` (six months from 2024-08-31 are over on
    2025-02-27 or 28, but six months before 2025-02-28 is 2024-08-28; see `month_end_doubt`), or a day earlier (six
    months from 2026-07-01 are over on 2026-12-31, and the half year back from 2026-12-30 begins on 2026-07-01).
    """
    day = half_year_from(first, unit) - 3 * ONE
    while window(day, unit).first < first:
        day += ONE
    return day


def month_end_doubt(first: date, day: date, unit: Unit) -> bool:
    """True where counting forwards says that half a year has passed and counting backwards says that it has
    not.
    """
    return half_year_from(first, unit) <= day < reached_on(first, unit)


def long_enough(span: Span, unit: Unit) -> bool:
    """Whether a term is at least half a year, by either convention for its last day (the day before, or the
    same day).
    """
    return span.last is None or span.last >= half_year_from(span.first, unit)


def join(spans: Iterable[Span]) -> list[Span]:
    """Overlapping and adjacent (next day) stretches made one, in order.

    A stretch that ends before it begins is left out.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, s.last or date.max)):
        if span.last is not None and span.last < span.first:
            continue
        if joined and (joined[-1].last is None or span.first <= joined[-1].last + ONE):
            before = joined.pop()
            last = None if before.last is None or span.last is None else max(before.last, span.last)
            joined.append(Span(before.first, last))
        else:
            joined.append(span)
    return joined


def gaps(spans: Iterable[Span], wanted: Span) -> list[Span]:
    """The days of `wanted` (which has an end) that no stretch covers."""
    assert wanted.last is not None
    missing: list[Span] = []
    at = wanted.first
    for span in join(spans):
        if span.first > wanted.last or at > wanted.last:
            break
        if span.first > at:
            missing.append(Span(at, span.first - ONE))
        if span.last is None:
            return missing
        at = max(at, span.last + ONE)
    if at <= wanted.last:
        missing.append(Span(at, wanted.last))
    return missing


def length(span: Span) -> int:
    assert span.last is not None
    return (span.last - span.first).days + 1


def _days(unit: Unit) -> int:
    return {"days_180": 180, "days_183": 183}[unit]
