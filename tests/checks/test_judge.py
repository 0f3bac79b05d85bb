"""The judge and the decision: what an unsure reading leads to, and which outcome goes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.judge import ANYTHING, judge, run
from checks.model import Check, Paper, Room, Verdict, failed, passed, say
from checks.registry import all_checks
from checks.testing import DAY, case, finding, problem
from language.terms import add_months
from schemas.check import Outcome, Severity
from schemas.document import Case, Reading
from tests.checks.papers import (
    HOME,
    NATIONAL,
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
    results,
    worst,
)  # fmt: skip

FORGED = [finding("text_layer_lies")]


def outcome(*documents: dict[str, Any], claim: dict[str, Any] | None = None, **more: Any) -> str:
    return judged(*documents, claim=claim, **more).decision.outcome


def test_a_clean_bundle_passes_on_every_route() -> None:
    assert outcome(*clean()) == "pass"
    assert outcome(permit(), receipt(), lease(), card(), claim=STUDENT) == "pass"
    assert outcome(permit(), receipt(), lease(), claim={"purpose": "residence"}) == "pass"
    assert outcome(*clean(), policy=NATIONAL) == "pass"


def test_the_same_case_twice_is_the_same() -> None:
    assert judged(*clean()) == judged(*clean())


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([permit(valid_until="2026-11-22"), receipt(), lease(), contract()], "fail"),
        ([permit(valid_until=("2026-11-22", 0.8)), receipt(), lease(), contract()], "review"),
        ([permit(valid_until=None), receipt(), lease(), contract()], "review"),
        ([permit(valid_until=None, problems=[problem()]), receipt(), lease(), contract()], "resubmit"),
        ([permit(), lease(), contract()], "resubmit"),
        ([permit(), receipt(readable=False, problems=[problem()]), lease(), contract()], "resubmit"),
        ([permit(), receipt(), lease(), contract(findings=[*FORGED])], "review"),
        # a sure refusal goes before what is missing, unsure or altered elsewhere
        ([permit(valid_until="2026-11-22"), lease(), contract()], "fail"),
        ([permit(valid_until="2026-11-22"), receipt(), lease(findings=FORGED), contract()], "fail"),
        # but a refusal that rests on a suspect paper is not sure
        ([permit(), receipt(), lease(term_end="2026-11-01", findings=FORGED), contract()], "review"),
        # possible tampering goes before what is missing
        ([permit(), lease(findings=FORGED), contract()], "review"),
        # what is missing goes before what is unsure
        ([permit(sex=("M", 0.5)), lease(), contract()], "resubmit"),
        # on the work route a short lease is for a person to judge; an ended one is not
        ([permit(), receipt(), lease(term_start="2026-10-01"), contract()], "review"),
        ([permit(), receipt(), lease(term_end="2026-11-01"), contract()], "fail"),
        # somebody else's paper in the bundle refuses nobody and is looked at
        ([*clean(), lease(tenant="李小红", tenant_id="H87654321")], "review"),
        ([permit(), receipt(), lease(tenant="李小红", tenant_id="H87654321"), contract()], "fail"),
        # an unreadable extra upload does no harm when everything needed is there
        ([*clean(), other("unknown", readable=False, problems=[problem("file.empty")])], "pass"),
    ],
)
def test_outcomes(documents: list[dict[str, Any]], expected: str) -> None:
    decision = judged(*documents).decision
    assert decision.outcome == expected, [r.message.en for r in decision.reasons]
    assert expected == "pass" or decision.reasons


def test_gap_refuses_on_the_residence_route_and_is_named() -> None:
    papers = [
        permit(),
        receipt(),
        lease(term_end="2026-08-31"),
        lease(term_start="2026-09-02", findings=lease()["findings"]),
    ]
    judgement = judged(*papers, claim={"purpose": "residence"})
    assert judgement.decision.outcome == "fail"
    assert judgement.coverage is not None
    assert [g.model_dump(by_alias=True) for g in judgement.coverage.gaps] == [
        {"from": "2026-09-01", "to": "2026-09-01", "days": 1}
    ]
    assert [i.document for i in judgement.coverage.intervals] == ["d3", "d4"]


def test_coverage_of_the_interface_example() -> None:
    got = judged(*clean()).coverage
    assert got is not None
    assert got.model_dump(by_alias=True) == {
        "required_from": "2026-05-24",
        "required_to": "2026-11-23",
        "intervals": [{"from": "2026-03-10", "document": "d3", "to": "2027-03-09"}],
        "gaps": [],
    }


def test_a_young_lease_says_when_it_suffices() -> None:
    """Counted back from 2026-12-04, the window begins on 2026-06-05."""
    decision = judged(
        permit(), receipt(), lease(term_start="2026-06-05"), claim={"purpose": "residence"}
    ).decision
    assert any("11 days" in r.message.en and "2026-12-04" in r.message.en for r in decision.requests)


def test_routes_name_the_smallest_missing_sets_and_offer_another() -> None:
    judgement = judged(permit(), receipt(), lease())
    ways = {r.purpose: (r.satisfied, r.missing) for r in judgement.routes}
    assert ways["residence"] == (True, [])
    assert ways["study"] == (False, [["student_id"], ["school_letter"]])
    assert ["employment_contract"] in ways["work"][1]
    assert any("residence route" in r.message.en for r in judgement.decision.requests)
    homeless = {r.purpose: r.missing for r in judged(permit(), receipt(), contract()).routes}
    assert homeless["work"] == [["lease"]]


def test_requests_name_the_paper_and_page() -> None:
    papers = [
        permit(),
        receipt(),
        lease(findings=[*lease()["findings"], finding("page_missing", expected=5, found=4, missing="2")]),
        contract(),
    ]
    decision = judged(*papers).decision
    assert decision.outcome == "resubmit"
    assert [r.message.zh for r in decision.requests] == ["请重新上传房屋租赁合同第 2 页"]


def test_no_policy_weight_no_pass() -> None:
    """A policy that blocks on nothing can pass nobody."""
    light = {
        k: v.model_copy(update={"severity": Severity.INFO, "by_purpose": {}})
        for k, v in SHENZHEN.checks.items()
    }
    assert outcome(*clean(), policy=SHENZHEN.model_copy(update={"checks": light})) == "review"


def test_a_check_that_the_program_lacks_is_never_passed_over() -> None:
    some = tuple(c for c in all_checks() if c.id != "residence.in_force")
    judgement = judge(case({}, *clean()), SHENZHEN, DAY, some)
    assert judgement.decision.outcome == "review"
    assert worst(judgement, "residence.in_force") is Outcome.ERROR


# ------------------------------------------------------------------------------ one check alone


def tried(check: Check, *documents: dict[str, Any]) -> list[tuple[Outcome, str]]:
    return [(r.outcome, j.then) for r, j in run(check, case({}, *documents), SHENZHEN, DAY)]


def a_check(body: Any, **more: Any) -> Check:
    return Check(id="integrity.dates", title=say("试", "try"), run=body, **more)


def test_a_broken_check_is_an_error_and_leads_to_review() -> None:
    def breaks(room: Room) -> Verdict:
        raise ZeroDivisionError

    assert tried(a_check(breaks), lease()) == [(Outcome.ERROR, "review")]
    judgement = judge(
        case({}, *clean()),
        SHENZHEN,
        DAY,
        (*[c for c in all_checks() if c.id != "integrity.dates"], a_check(breaks)),
    )
    assert judgement.decision.outcome == "review"


def test_an_undeclared_field_is_our_error() -> None:
    check = a_check(
        lambda paper, room: passed("好", str(paper["landlord"])), about=("lease",), needs=("tenant",)
    )
    assert tried(check, lease()) == [(Outcome.ERROR, "review")]


@pytest.mark.parametrize("landlord", [None, ("王小明", 0.89), Reading("王小明", "王小明", None)])
def test_what_is_needed_and_not_sure_is_inconclusive(landlord: Any) -> None:
    wrong = a_check(lambda paper, room: failed("错", "wrong"), about=("lease",), needs=("landlord",))
    assert tried(wrong, lease(landlord=landlord)) == [(Outcome.INCONCLUSIVE, "review")]
    absent = {k: v for k, v in lease().items() if k != "landlord"}
    assert tried(wrong, absent) == [(Outcome.INCONCLUSIVE, "review")]
    assert tried(wrong, lease(readable=False)) == [(Outcome.INCONCLUSIVE, "resubmit")]
    assert tried(wrong, lease(type_confidence=0.5)) == [(Outcome.INCONCLUSIVE, "review")]
    assert tried(wrong, lease()) == [(Outcome.FAILED, "fail")]


def test_a_policy_may_soften_a_refusal_and_a_verdict_too() -> None:
    soft = a_check(lambda paper, room: failed("错", "wrong", then="review"), about=("lease",))
    assert tried(soft, lease()) == [(Outcome.FAILED, "review")]


def test_evidence_is_copied_and_points_at_the_place() -> None:
    def body(paper: Paper, room: Room) -> Verdict:
        return passed("好", str(paper["landlord"]))

    [(result, _)] = run(
        a_check(body, about=("lease",), needs=("landlord",)), case({}, lease()), SHENZHEN, DAY
    )
    [place] = result.evidence
    assert (place.document, place.field, place.file, place.page) == ("d1", "landlord", "uploads/d1.jpg", 1)
    assert place.quad == [[10.0, 10.0], [300.0, 10.0], [300.0, 40.0], [10.0, 40.0]]
    assert place.page_size == (1000, 1400)
    assert "anything" in ANYTHING


# ------------------------------------------------------------------------------ never pass what is unread


CLEAN: Case = case({}, *clean())
READINGS = [(d.id, name) for d in CLEAN.documents for name in d.fields]


def lowered(document: str, name: str, confidence: float | None) -> Case:
    def one(reading: Reading) -> Reading:
        return replace(reading, confidence=confidence)

    return replace(CLEAN, documents=tuple(
        replace(d, fields={k: one(r) if k == name else r for k, r in d.fields.items()}) if d.id == document else d
        for d in CLEAN.documents))  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(READINGS), st.one_of(st.none(), st.floats(0, 0.899)))
def test_no_verdict_ever_rests_on_an_unsure_reading(place: tuple[str, str], confidence: float | None) -> None:
    """Except by the documented rule of agreement: a nearly sure reading that is exactly what is claimed."""
    document, name = place
    judgement = judge(lowered(document, name, confidence), SHENZHEN, DAY)
    for result in judgement.results:
        cited = any(e.document == document and e.field == name for e in result.evidence)
        if cited and result.outcome is Outcome.PASSED:
            assert confidence is not None and confidence >= 0.75
            assert name in ("name", "name_zh", "name_en", "tenant", "tenant_id", "employee", "employee_id", "number",
                            "date_of_birth", "address", "employer", "school")  # fmt: skip
        assert not (cited and result.outcome is Outcome.FAILED)


DECIDING = [
    (d, f) for d, f in READINGS if f not in ("landlord", "issuing_authority", "signed_on", "term_kind")
]


@pytest.mark.parametrize("place", DECIDING, ids=str)
def test_an_unsure_deciding_reading_stops_a_pass(place: tuple[str, str]) -> None:
    assert judge(lowered(*place, 0.6), SHENZHEN, DAY).decision.outcome == "review"


FLAWS: list[tuple[int, dict[str, Any]]] = [
    (0, {"name_zh": "陈太文"}), (0, {"number": "H12345679"}), (0, {"date_of_birth": "1990-05-08"}), (0, {"sex": "F"}),
    (0, {"valid_until": "2026-11-22"}), (0, {"kind": "hk_macau_permit_non_chinese", "number": "HA1234567"}),
    (1, {"name": "陈太文"}), (1, {"taken_on": "2026-05-22"}), (1, {"result": "unqualified"}),
    (2, {"tenant": "陈太文", "tenant_id": "H12345670"}), (2, {"address": HOME.replace("1502", "1503")}),
    (2, {"address": HOME.replace("3栋", "5栋")}), (2, {"term_end": "2026-11-22"}), (2, {"term_start": "2026-11-24"}),
    (2, {"term_months": 24}), (3, {"employer": "深圳市蓝天科技有限公司"}), (3, {"employee": "陈太文"}),
    (3, {"term_end": "2026-11-22"}), (3, {"term_start": "2026-06-01"}), (3, {"marks": []}), (2, {"findings": FORGED}),
]  # fmt: skip


@pytest.mark.parametrize("flaw", FLAWS, ids=str)
@pytest.mark.parametrize("confidence", [0.98, 0.8])
def test_no_flaw_passes_however_surely_it_was_read(
    flaw: tuple[int, dict[str, Any]], confidence: float
) -> None:
    at, changes = flaw
    papers = clean()
    papers[at] |= {k: v if k in ("marks", "findings") else (v, confidence) for k, v in changes.items()}
    assert outcome(*papers) != "pass"


@settings(deadline=None, max_examples=60)
@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(-3, 3))
def test_the_boundary_of_six_months_is_exact(day: date, off: int) -> None:
    """A lease that begins `off` days after the window begins passes exactly when off <= 0."""
    from datetime import timedelta

    start = add_months(day, -6) + timedelta(days=1 + off)
    paper = lease(
        term_start=start.isoformat(),
        term_end=(day + timedelta(days=90)).isoformat(),
        signed_on=start.isoformat(),
    )
    got = worst(judge(case({"submitted_on": day.isoformat()}, paper), SHENZHEN, day), "residence.coverage")
    assert (got is Outcome.PASSED) == (off <= 0)
    assert got in (Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE)
    if off == 3 and 5 <= day.day <= 25:
        assert got is Outcome.FAILED


def test_month_end_doubt_is_for_a_person() -> None:
    day = date(2025, 2, 28)
    paper = lease(term_start="2024-08-31", term_end="2025-08-30", signed_on="2024-08-20")
    assert worst(judge(case({}, paper), SHENZHEN, day), "residence.coverage") is Outcome.INCONCLUSIVE
    assert worst(judge(case({}, paper), SHENZHEN, date(2025, 3, 1)), "residence.coverage") is Outcome.PASSED
    assert worst(judge(case({}, paper), SHENZHEN, date(2025, 2, 26)), "residence.coverage") is Outcome.FAILED


def test_policy_parameters_are_obeyed() -> None:
    def with_half_year(**values: Any) -> Any:
        rules = {k: getattr(SHENZHEN.half_year, k).model_copy(update={"value": v}) for k, v in values.items()}
        return SHENZHEN.model_copy(update={"half_year": SHENZHEN.half_year.model_copy(update=rules)})

    young, bridged = (
        lease(term_start="2026-11-01", term_end="2027-10-31"),
        [lease(term_end="2026-08-31"), lease(term_start="2026-09-02")],
    )

    def of(policy: Any, *papers: dict[str, Any]) -> Outcome:
        return worst(judge(case({}, *papers), policy, DAY), "residence.coverage")

    assert of(SHENZHEN, young) is Outcome.FAILED
    term = {"lease": ["in_force", "term"]}
    assert of(with_half_year(asks=term), young) is Outcome.PASSED
    assert (
        of(with_half_year(asks=term), lease(term_start="2026-11-01", term_end="2027-04-29")) is Outcome.FAILED
    )
    assert of(with_half_year(allowed_gap_days=1), *bridged) is Outcome.PASSED
    assert of(with_half_year(unit="days_180"), lease(term_start="2026-05-28")) is Outcome.PASSED
    assert of(with_half_year(unit="days_180"), lease(term_start="2026-05-29")) is Outcome.FAILED


def test_photo_receipt_limit_by_place() -> None:
    """Nationally 180 days (to 2026-05-27), in Shenzhen a calendar half year (to 2026-05-23)."""
    paper = receipt(taken_on="2026-05-25")
    assert (
        worst(judge(case({}, paper), SHENZHEN, DAY), "photo_receipt.age") is Outcome.FAILED
    )  # the warning above 30 days
    assert [
        r.severity
        for r in results(judge(case({}, paper), SHENZHEN, DAY), "photo_receipt.age")
        if r.outcome is Outcome.FAILED
    ] == [Severity.WARN]
    blocking = [
        r.outcome
        for r in results(judge(case({}, paper), NATIONAL, DAY), "photo_receipt.age")
        if r.severity is Severity.BLOCK
    ]
    assert blocking == [Outcome.FAILED]


def test_an_english_only_bundle_without_a_latin_name_in_the_application() -> None:
    """The applicant's own permit lends its Latin name; without it the spelling alone proves nothing."""
    claim = {"applicant": {"name_en": None}}
    english = lease(tenant="CHAN TAI MAN")
    assert worst(judged(permit(), english, claim=claim), "consistency.name") is Outcome.PASSED
    assert worst(judged(english, claim=claim), "consistency.name") is Outcome.INCONCLUSIVE


def test_old_card_beside_the_new_one() -> None:
    assert outcome(*clean(), permit(valid_until="2021-02-28", valid_from="2011-03-01")) == "pass"
