"""One date as printed, and building one from its parts."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year"]
Calendar = Literal["gregorian", "minguo"]
MINGUO_OFFSET = 1911  # 民國 1 = 1912
YEARS = range(1900, 2200)
LAST_CENTURY = 70  # two figures from here on are likelier of the last century (a birth in 90年)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date as printed.

    start, end: offsets into the text given to find_dates; raw: that text.
    value: the day; for precision "month"/"year" its first day (see `last`); None when no day can be named.
    ambiguous: `alternatives` holds every reading, `value` only the likelier one (day before month).
    problem: why value is None ("no such day", "no such month", "year not plausible", …), else None.
    form: how it is written: "cjk", "numeric", "compact", "english", "day_first".
    inferred: part of it (the year) was taken from the date before it, see terms.py.
    """

    start: int
    end: int
    raw: str
    value: datetime.date | None
    precision: Precision = "day"
    calendar: Calendar = "gregorian"
    ambiguous: bool = False
    problem: str | None = None
    form: str = "cjk"
    alternatives: tuple[datetime.date, ...] = ()
    inferred: bool = False

    @property
    def last(self) -> datetime.date | None:
        """The last day of the period: of the month for 2026年3月, of the year for 2026年."""
        if self.value is None or self.precision == "day":
            return self.value
        if self.precision == "year":
            return self.value.replace(month=12, day=31)
        return self.value.replace(day=calendar.monthrange(self.value.year, self.value.month)[1])


# ---------------------------------------------------------------------------------------------------------
# Building one span


def make_date(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[datetime.date | None, str | None]:
    """(date, None), or (None, problem) when the calendar has no such day. Missing parts count as 1."""
    if year not in YEARS:
        return None, "year not plausible"
    if month is not None and not 1 <= month <= 12:
        return None, "no such month"
    try:
        return datetime.date(year, 1 if month is None else month, 1 if day is None else day), None
    except ValueError:
        return None, "no such day"


def precision_of(month: int | None, day: int | None) -> Precision:
    return "day" if day is not None else "month" if month is not None else "year"
