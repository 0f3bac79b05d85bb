"""Every check on papers where it must pass, fail and give up; and what holds for all of them."""

from __future__ import annotations

import pytest

from checks.judge import judge, run
from checks.model import Check
from checks.registry import all_checks
from checks.testing import DAY, case
from schemas.check import CheckResult, Outcome
from tests.checks.papers import SHENZHEN, weightiest
from tests.checks.table import TABLE, Row


def name(check: Check) -> str:
    return f"{check.id}/{check.part}" if check.part else check.id


def said(row: Row) -> list[CheckResult]:
    """What the check of the row says; a check without a part named is meant as its first part."""
    [check] = [c for c in all_checks() if name(c) == row[0]]
    policy, history = row[4].get("policy", SHENZHEN), row[4].get("history")
    return [result for result, _ in run(check, case(row[3], *row[2]), policy, DAY, history)]


@pytest.mark.parametrize("row", TABLE, ids=[f"{n}-{row[0]}-{row[1]}" for n, row in enumerate(TABLE)])
def test_row(row: Row) -> None:
    results = said(row)
    assert weightiest(r.outcome for r in results) is row[1], [
        (r.outcome.value, r.message.en) for r in results
    ]


@pytest.mark.parametrize("check", [name(c) for c in all_checks()])
def test_no_check_goes_unseen(check: str) -> None:
    """A check that was never seen to pass, to fail and to give up is refused."""
    seen = {row[1] for row in TABLE if row[0] == check}
    assert {Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE} <= seen


@pytest.mark.parametrize("row", TABLE, ids=[f"{n}-{row[0]}" for n, row in enumerate(TABLE)])
def test_verdicts_point_at_evidence_in_both_languages(row: Row) -> None:
    judgement = judge(
        case(row[3], *row[2]), row[4].get("policy", SHENZHEN), DAY, history=row[4].get("history")
    )
    assert judgement.decision.outcome != "pass"  # a few papers never suffice
    for result in judgement.results:
        assert result.outcome is not Outcome.ERROR, result.message
        assert result.message.zh and result.message.en
        if result.outcome in (Outcome.PASSED, Outcome.FAILED) and row[2]:
            assert result.evidence, result.id
