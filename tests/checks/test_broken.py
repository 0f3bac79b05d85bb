"""Papers that we broke on: `error`, a person looks, and the applicant is asked for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.check import Outcome, Severity
from schemas.transcript import Problem
from tests.checks.papers import clean, contract, judged, lease, permit, receipt

OURS = Problem("document.internal", "程序出错", "we broke")
THEIRS = Problem("page.blurred", "模糊", "it is blurred")


def broken(problem: Problem, type_: str = "lease") -> dict[str, Any]:
    return {"type": type_, "type_confidence": 0.99, "readable": False, "problems": (problem,)}


@pytest.mark.parametrize("code", ["document.internal", "file.internal"])
@pytest.mark.parametrize("type_", ["lease", "unknown"])
def test_a_person_looks_and_the_applicant_is_asked_for_nothing(code: str, type_: str) -> None:
    found = judged(permit(), receipt(), broken(Problem(code, "程序出错", "we broke"), type_), contract())
    assert found.decision.outcome == "review"
    assert found.decision.requests == []
    blocking = [r for r in found.results if r.severity is Severity.BLOCK]
    assert Outcome.ERROR in {r.outcome for r in blocking}
    assert Outcome.FAILED not in {r.outcome for r in found.results}


def test_what_the_applicant_can_mend_is_still_asked_for() -> None:
    found = judged(permit(), receipt(), broken(THEIRS), contract())
    assert found.decision.outcome == "resubmit" and found.decision.requests


def test_of_two_unreadable_ones_the_mendable_is_asked_for() -> None:
    mixed = judged(permit(), receipt(), broken(OURS, "unknown"), broken(THEIRS, "unknown"), contract())
    assert mixed.decision.outcome == "resubmit"
    told = " ".join(r.message.en for r in mixed.decision.requests)
    assert "uploads/d4.jpg" in told and "uploads/d3.jpg" not in told


def test_a_sure_refusal_stands_beside_it() -> None:
    found = judged(permit(valid_until="2026-11-22"), receipt(), broken(OURS), contract())
    assert found.decision.outcome == "fail"


def test_a_spare_paper_that_broke_never_lets_the_case_pass_unseen() -> None:
    found = judged(*clean(), broken(OURS))
    assert found.decision.outcome != "pass"


def test_the_same_bundle_whole_passes() -> None:
    assert judged(permit(), receipt(), lease(), contract()).decision.outcome == "pass"
