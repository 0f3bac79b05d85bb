"""Half years: month ends, leap years, gaps. Expected days are counted by hand or quoted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checks.days import (
    Span,
    earliest,
    gaps,
    half_year_from,
    join,
    latest,
    long_enough,
    month_end_doubt,
    reached_on,
    window,
)

D = date
DATES = st.dates(D(2000, 1, 1), D(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (D(2026, 11, 23), D(2026, 5, 24)),  # the interface's example
        (D(2026, 8, 31), D(2026, 3, 1)),  # six months before is 28 February
        (D(2024, 8, 31), D(2024, 3, 1)),  # 29 February
        (D(2024, 8, 29), D(2024, 3, 1)),
        (D(2025, 8, 28), D(2025, 3, 1)),
        (D(2025, 2, 28), D(2024, 8, 29)),
        (D(2025, 3, 1), D(2024, 9, 2)),
        (D(2026, 5, 31), D(2025, 12, 1)),
    ],
)
def test_window_by_calendar_months(day: date, first: date) -> None:
    assert window(day, "calendar_month") == Span(first, day)


def test_window_by_days_counts_both_ends() -> None:
    assert window(D(2026, 11, 23), "days_180").first == D(2026, 5, 28)
    assert window(D(2026, 11, 23), "days_183").first == D(2026, 5, 25)


def test_the_31_august_trap() -> None:
    """Forwards, half a year from 31 August 2024 is over at the end of February; backwards, not yet."""
    start = D(2024, 8, 31)
    assert half_year_from(start, "calendar_month") == D(2025, 2, 27)
    assert reached_on(start, "calendar_month") == D(2025, 3, 1)
    assert not month_end_doubt(start, D(2025, 2, 26), "calendar_month")
    assert month_end_doubt(start, D(2025, 2, 28), "calendar_month")
    assert not month_end_doubt(start, D(2025, 3, 1), "calendar_month")


@given(DATES)
def test_doubt_lasts_three_days_at_most(start: date) -> None:
    assert -3 <= (reached_on(start, "calendar_month") - half_year_from(start, "calendar_month")).days <= 3
    assert reached_on(start, "days_180") == half_year_from(start, "days_180")


@given(DATES, DATES)
@example(D(2026, 7, 1), D(2026, 12, 30))
@example(D(2026, 7, 1), D(2026, 12, 29))
def test_reached_exactly_when_the_window_begins_late_enough(start: date, day: date) -> None:
    assert (day >= reached_on(start, "calendar_month")) == (window(day, "calendar_month").first >= start)


def test_a_gap_of_one_day_is_seen_and_adjacent_stretches_join() -> None:
    first, second = Span(D(2026, 1, 1), D(2026, 6, 30)), Span(D(2026, 7, 2), None)
    assert gaps([first, second], Span(D(2026, 5, 1), D(2026, 9, 1))) == [Span(D(2026, 7, 1), D(2026, 7, 1))]
    assert join([Span(D(2026, 7, 1), D(2026, 12, 31)), first]) == [Span(D(2026, 1, 1), D(2026, 12, 31))]


def test_terms_by_both_conventions_are_half_a_year() -> None:
    assert long_enough(Span(D(2026, 1, 1), D(2026, 6, 30)), "calendar_month")
    assert long_enough(Span(D(2026, 1, 1), D(2026, 7, 1)), "calendar_month")
    assert not long_enough(Span(D(2026, 1, 1), D(2026, 6, 29)), "calendar_month")


SPANS = st.lists(
    st.tuples(DATES, st.integers(0, 400)).map(lambda p: Span(p[0], p[0] + timedelta(days=p[1]))), max_size=6
)


@given(SPANS, DATES)
@settings(deadline=None)
def test_every_day_is_covered_or_in_a_gap(spans: list[Span], day: date) -> None:
    wanted = window(day, "calendar_month")
    missing = gaps(spans, wanted)
    at = wanted.first
    while at <= day:
        assert any(s.holds(at) for s in spans) != any(g.holds(at) for g in missing)
        at += timedelta(days=1)


def test_month_precision() -> None:
    assert (earliest("2024-02"), latest("2024-02")) == (D(2024, 2, 1), D(2024, 2, 29))
    with pytest.raises(ValueError):
        earliest("unqualified")
