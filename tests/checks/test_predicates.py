"""What policies may ask of papers: in force, term, elapsed, strictly more; by months or days; joined or each by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.judge import judge
from checks.testing import DAY, case
from language.terms import add_months
from schemas.check import Outcome
from schemas.policy import Policy, Unit
from tests.checks.papers import HOME, SHENZHEN, lease, with_rules, worst

P, F, U = Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE
CERTIFICATE = {
    "type": "property_certificate",
    "owner": "陈大文",
    "address": HOME,
    "registered_on": "2026-10-01",
}
LETTER = {"type": "lodging_letter", "name": "陈大文", "issuer": "王小明", "address": HOME}


def asking(*asks: str, **more: Any) -> Policy:
    """Shenzhen, asking this of leases."""
    return with_rules(half_year__asks={"lease": list(asks)}, **more)


def coverage(policy: Policy, *papers: dict[str, Any], day: date = DAY) -> Outcome:
    return worst(judge(case({"submitted_on": day.isoformat()}, *papers), policy, day), "residence.coverage")


def term(start: str, end: str) -> dict[str, Any]:
    return lease(term_start=start, term_end=end, signed_on=start)


@pytest.mark.parametrize(
    ("asks", "start", "end", "expected"),
    [
        # in force only
        (("in_force",), "2026-11-23", "2026-11-23", P),
        (("in_force",), "2026-01-01", "2026-11-22", F),
        (("in_force",), "2026-11-24", "2027-11-23", F),
        # a term of half a year or more, by either convention for the last day
        (("in_force", "term"), "2026-11-01", "2027-04-30", P),
        (("in_force", "term"), "2026-11-01", "2027-05-01", P),
        (("in_force", "term"), "2026-11-01", "2027-04-29", F),
        # strictly more: not just half a year; by one convention and not by the other is for a person
        (("in_force", "term", "strictly_more"), "2026-11-01", "2027-04-30", U),
        (("in_force", "term", "strictly_more"), "2026-11-01", "2027-05-01", U),
        (("in_force", "term", "strictly_more"), "2026-11-01", "2027-05-02", P),
        (("in_force", "term", "strictly_more"), "2026-11-01", "2027-04-29", F),
        # elapsed: the half year up to the day (the interface's example begins on 2026-05-24)
        (("in_force", "elapsed"), "2026-05-24", "2026-11-23", P),
        (("in_force", "elapsed"), "2026-05-25", "2027-05-24", F),
        (("in_force", "elapsed", "strictly_more"), "2026-05-24", "2027-05-23", F),
        (("in_force", "elapsed", "strictly_more"), "2026-05-23", "2027-05-22", P),
        # elapsed, whether or not it is still in force
        (("elapsed",), "2026-01-01", "2026-10-31", P),
        (("elapsed",), "2026-05-24", "2026-11-22", F),
        # all of it
        (("in_force", "term", "elapsed"), "2026-05-24", "2026-11-23", P),
    ],
)
def test_what_is_asked_is_what_is_judged(
    asks: tuple[str, ...], start: str, end: str, expected: Outcome
) -> None:
    assert coverage(asking(*asks), term(start, end)) is expected


@pytest.mark.parametrize(
    ("unit", "not_yet", "doubt", "reached"),
    [
        # six months from 31 August are over at the end of February: which day is for a person (domain notes 1.2)
        ("calendar_month", "2025-02-26", "2025-02-28", "2025-03-01"),
        # 31 August is the first day, 26 February the 180th, 1 March the 183rd
        ("days_180", "2025-02-25", None, "2025-02-26"),
        ("days_183", "2025-02-28", None, "2025-03-01"),
    ],
)
def test_the_31_august_trap_by_every_unit(unit: Unit, not_yet: str, doubt: str | None, reached: str) -> None:
    policy, paper = with_rules(half_year__unit=unit), term("2024-08-31", "2025-08-30")
    assert coverage(policy, paper, day=date.fromisoformat(not_yet)) is F
    assert coverage(policy, paper, day=date.fromisoformat(reached)) is P
    if doubt:
        assert coverage(policy, paper, day=date.fromisoformat(doubt)) is U


@pytest.mark.parametrize("start", ["2023-08-29", "2023-08-30", "2023-08-31"])
def test_leap_years_and_month_ends_never_pass_early(start: str) -> None:
    """Half a year from the last days of August 2023 is over on 29 February 2024 at the latest, never before the 28th."""
    paper = term(start, "2024-12-31")
    assert coverage(SHENZHEN, paper, day=date(2024, 2, 27)) is F
    assert coverage(SHENZHEN, paper, day=date(2024, 3, 1)) is P


def test_a_lease_that_starts_today_proves_nothing_of_the_past() -> None:
    young = term("2026-11-23", "2027-11-22")
    assert coverage(SHENZHEN, young) is F and coverage(asking("in_force", "term"), young) is P


def test_papers_are_joined_only_where_the_policy_joins_them() -> None:
    chain = [term("2026-03-01", "2026-08-31"), term("2026-09-01", "2027-02-28")]
    assert coverage(SHENZHEN, *chain) is P
    assert coverage(with_rules(half_year__join=False), *chain) is F
    assert coverage(with_rules(half_year__join=False), *chain, term("2026-05-01", "2027-04-30")) is P


@pytest.mark.parametrize(
    ("gap", "allowed", "expected"), [(1, 0, F), (1, 1, P), (7, 7, P), (8, 7, F), (60, 60, P)]
)
def test_a_gap_is_overlooked_up_to_what_is_allowed(gap: int, allowed: int, expected: Outcome) -> None:
    second = date(2026, 8, 31) + timedelta(days=gap + 1)
    chain = [term("2026-03-01", "2026-08-31"), term(second.isoformat(), "2027-08-31")]
    assert coverage(with_rules(half_year__allowed_gap_days=allowed), *chain) is expected


def test_each_type_is_judged_by_what_is_asked_of_it() -> None:
    """Title registered in October: enough where a title has to be in force only, whatever is asked of a lease."""
    policy = with_rules(
        half_year__asks={"lease": ["in_force", "elapsed"], "property_certificate": ["in_force"]}
    )
    assert coverage(SHENZHEN, CERTIFICATE) is F
    assert coverage(policy, CERTIFICATE) is P
    assert coverage(policy, term("2026-10-01", "2027-09-30")) is F
    assert (
        coverage(policy, CERTIFICATE, term("2026-10-01", "2027-09-30")) is P
    )  # more papers never prove less


def test_no_half_year_where_none_is_required() -> None:
    policy = with_rules(half_year__required=False)
    assert coverage(policy, term("2026-11-23", "2026-12-22")) is P
    assert coverage(policy, term("2026-10-01", "2026-11-22")) is F


@pytest.mark.parametrize(("days", "expected"), [(12, F), (13, P), (30, P)])
def test_a_letter_speaks_for_as_many_days_as_the_policy_says(days: int, expected: Outcome) -> None:
    letter = LETTER | {"lived_since": "2025-01-01", "issued_on": "2026-11-10"}
    assert coverage(with_rules(half_year__letter_days=days), letter) is expected


DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["calendar_month", "days_180", "days_183"])


@settings(deadline=None, max_examples=150)
@given(DAYS, UNITS, st.integers(-4, 4))
def test_elapsed_is_exact_to_the_day(day: date, unit: Unit, off: int) -> None:
    """A stay passes exactly when it began on or before the first day of the half year that ends on the day."""
    first = {
        "calendar_month": add_months(day, -6) + timedelta(days=1),
        "days_180": day - timedelta(days=179),
        "days_183": day - timedelta(days=182),
    }[unit]
    paper = term((first + timedelta(days=off)).isoformat(), (day + timedelta(days=400)).isoformat())
    said = coverage(with_rules(half_year__unit=unit), paper, day=day)
    assert (said is P) == (off <= 0)
    assert unit == "calendar_month" or said in (P, F)


@settings(deadline=None, max_examples=100)
@given(
    DAYS,
    st.lists(st.tuples(st.integers(-400, 60), st.integers(0, 300)), min_size=1, max_size=4),
    st.integers(0, 3),
)
def test_one_more_paper_never_proves_less(day: date, spans: list[tuple[int, int]], left_out: int) -> None:
    papers = [
        term((day + timedelta(days=a)).isoformat(), (day + timedelta(days=a + n)).isoformat())
        for a, n in spans
    ]
    fewer = [p for n, p in enumerate(papers) if n != left_out]
    if fewer and coverage(SHENZHEN, *fewer, day=day) is P:
        assert coverage(SHENZHEN, *papers, day=day) is P


@settings(deadline=None, max_examples=100)
@given(DAYS, st.integers(0, 500), st.integers(0, 500), UNITS)
def test_asking_for_more_never_proves_more(day: date, before: int, after: int, unit: Unit) -> None:
    paper = term((day - timedelta(days=before)).isoformat(), (day + timedelta(days=after)).isoformat())
    ladder = [
        ("in_force",),
        ("in_force", "term"),
        ("in_force", "term", "elapsed"),
        ("in_force", "term", "elapsed", "strictly_more"),
    ]
    said = [coverage(asking(*asks, half_year__unit=unit), paper, day=day) is P for asks in ladder]
    assert said == sorted(said, reverse=True)
