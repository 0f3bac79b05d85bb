"""Routes: what proves them, the smallest sets that would, and how long waiting takes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.judge import Judgement, judge
from checks.testing import DAY, case
from language.terms import add_months
from schemas.check import Outcome
from schemas.report import Route
from tests.checks.papers import (
    SHENZHEN,
    STUDENT,
    card,
    clean,
    contract,
    judged,
    lease,
    other,
    permit,
    receipt,
    with_rules,
    worst,
)

LODGING = {"type": "lodging_letter", "name": "陈大文", "issuer": "王小明", "address": lease()["address"]}
LIVED = LODGING | {"lived_since": "2025-01-01", "issued_on": "2026-11-01"}


def route(judgement: Judgement, purpose: str) -> Route:
    return next(r for r in judgement.routes if r.purpose == purpose)


def of(purpose: str, *documents: dict[str, Any], **more: Any) -> Route:
    return route(judged(permit(), receipt(), *documents, **more), purpose)


def test_a_proven_route_lacks_nothing() -> None:
    got = of("work", lease(), contract())
    assert (got.satisfied, got.missing, got.waiting, got.advice) == (True, [], None, [])


def test_only_the_smallest_sets_are_named() -> None:
    """An employee without work papers: one paper of the employer, and not a licence of a business of one's own."""
    got = of("work", lease())
    assert got.missing == [["employment_contract"], ["employment_letter"]]
    own = of("work", lease(), claim={"employer": None})
    assert own.missing == [["employment_contract"], ["employment_letter"], ["business_registration"]]
    assert of("study", lease()).missing == [["student_id"], ["school_letter"]]


def test_the_address_is_part_of_every_route_and_of_the_stated_basis() -> None:
    assert of("work", contract()).missing == [["lease"]]
    assert of("work").missing == [["employment_contract", "lease"], ["employment_letter", "lease"]]
    dormitory = {**STUDENT, "residence": {"basis": "dormitory"}}
    assert of("study", card(), claim=dormitory).missing == [["dormitory_confirmation"]]
    assert of("residence", claim={"residence": {"basis": "owned"}}).missing == [["property_certificate"]]
    nowhere = with_rules(address_evidence_on_every_route=False)
    assert of("work", contract(), policy=nowhere).satisfied


def test_a_way_of_two_papers_is_asked_for_as_a_whole() -> None:
    both = with_rules(proofs__study=[["student_id", "school_letter"]])
    assert of("study", lease(), policy=both, claim=STUDENT).missing == [["student_id", "school_letter"]]
    assert of("study", lease(), card(), policy=both, claim=STUDENT).missing == [["school_letter"]]


def test_what_must_accompany_a_paper_is_part_of_the_set() -> None:
    """In Shenzhen a letter of lodging wants the applicant's own statement beside it."""
    claim = {"purpose": "residence", "residence": {"basis": "lodging"}}
    assert of("residence", claim=claim).missing == [["lodging_letter", "address_statement"]]
    assert of("residence", LIVED, claim=claim).missing == [["address_statement"]]
    statement = other("address_statement", name="陈大文", address=lease()["address"], signed_on="2026-11-01")
    assert of("residence", LIVED, statement, claim=claim).satisfied


def test_a_young_lease_says_when_it_suffices() -> None:
    """Counted back from 2026-12-05, the half year begins on 2026-06-06."""
    judgement = judged(permit(), receipt(), lease(term_start="2026-06-06"), claim={"purpose": "residence"})
    got = route(judgement, "residence")
    assert got.waiting is not None and (got.waiting.days, got.waiting.on) == (12, "2026-12-05")
    assert any("The lease reaches six months in 12 days, on 2026-12-05" in a.en for a in got.advice)
    assert any(
        "房屋租赁合同在 12 天后(2026-12-05)满半年" in r.message.zh for r in judgement.decision.requests
    )
    assert route(judgement, "work").waiting is None  # waiting makes no contract


def test_waiting_does_not_help_when_the_lease_ends_first() -> None:
    assert of("residence", lease(term_start="2026-07-01", term_end="2026-12-15")).waiting is None


def test_a_lease_that_begins_later_is_waited_for_on_the_work_route() -> None:
    got = of("work", contract(), lease(term_start="2026-12-01", term_end="2027-11-30"))
    assert got.waiting is not None and got.waiting.on == "2026-12-01"


def test_an_ended_contract_wants_a_paper_for_the_rest_and_the_claimed_route_asks_for_it() -> None:
    judgement = judged(permit(), receipt(), lease(), contract(term_end="2026-09-30"))
    assert route(judgement, "work").missing == [["employment_contract"], ["employment_letter"]]
    assert any(
        "Add the employment contract; or the employment letter" in r.message.en
        for r in judgement.decision.requests
    )


def test_another_route_that_is_proven_is_offered_and_does_not_decide() -> None:
    judgement = judged(permit(), receipt(), lease(), claim={"purpose": "work"})
    assert judgement.decision.outcome == "resubmit"
    assert any("residence route" in r.message.en for r in judgement.decision.requests)
    assert judged(*clean()).decision.requests == []


@pytest.mark.parametrize(
    "changes", [{"term_start": ("2026-03-10", 0.6)}, {"tenant": ("陈大文", 0.5)}, {"term_end": None}]
)
def test_a_paper_that_is_there_and_unsure_is_not_called_missing(changes: dict[str, Any]) -> None:
    got = of("residence", lease(**changes))
    assert (got.satisfied, got.missing) == (False, [])
    assert not of("work", contract(), lease(**changes)).missing


def test_an_unreadable_upload_is_no_paper() -> None:
    assert of("work", lease(), other("unknown", readable=False)).missing == [
        ["employment_contract"],
        ["employment_letter"],
    ]


@settings(deadline=None, max_examples=80)
@given(st.integers(-240, 30), st.integers(0, 500))
def test_waiting_is_what_the_judge_says_on_that_day_and_never_earlier(start: int, length: int) -> None:
    """Judged on the day promised the route is proven, on the day before it is not; no promise, no proof in a year."""
    first = DAY + timedelta(days=start)
    paper = lease(term_start=first.isoformat(), term_end=(first + timedelta(days=length)).isoformat())
    papers = case({"purpose": "residence"}, permit(), receipt(), paper)

    def proven(day: date) -> bool:
        return route(judge(papers, SHENZHEN, day), "residence").satisfied

    got = route(judge(papers, SHENZHEN, DAY), "residence")
    if got.waiting:
        on = DAY + timedelta(days=got.waiting.days)
        assert on.isoformat() == got.waiting.on and proven(on) and not proven(on - timedelta(days=1))
    elif not got.satisfied:
        assert not any(proven(DAY + timedelta(days=n)) for n in range(1, 240, 20))


@settings(deadline=None, max_examples=60)
@given(st.integers(-400, 10), st.integers(1, 600))
def test_a_route_is_proven_exactly_when_its_check_passes(start: int, length: int) -> None:
    first = DAY + timedelta(days=start)
    paper = lease(term_start=first.isoformat(), term_end=(first + timedelta(days=length)).isoformat())
    judgement = judged(permit(), receipt(), paper)
    passed = worst(judgement, "residence.coverage") is Outcome.PASSED
    assert route(judgement, "residence").satisfied == passed


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
@settings(deadline=None, max_examples=60)
def test_six_months_and_a_day_of_elapsed_time_prove_it_on_any_day(day: date) -> None:
    start = add_months(day, -6) + timedelta(days=1)
    paper = lease(term_start=start.isoformat(), term_end=(day + timedelta(days=1)).isoformat())
    assert route(judge(case({}, paper), SHENZHEN, day), "residence").satisfied
