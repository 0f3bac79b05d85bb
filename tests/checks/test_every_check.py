"""Every check on papers where it must pass, fail and give up; and what holds for all of them."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.registry import all_checks
from checks.testing import DAY, case
from schemas.check import Outcome
from tests.checks.papers import SHENZHEN, results, worst
from tests.checks.table import TABLE, Row


@pytest.mark.parametrize("row", TABLE, ids=[f"{n}-{row[0]}-{row[1]}" for n, row in enumerate(TABLE)])
def test_row(row: Row) -> None:
    check, expected, documents, claim = row
    judgement = judge(case(claim, *documents), SHENZHEN, DAY)
    said = [(r.outcome.value, r.message.en) for r in results(judgement, check)]
    assert worst(judgement, check) is expected, said


@pytest.mark.parametrize("check", [c.id for c in all_checks()])
def test_no_check_goes_unseen(check: str) -> None:
    """A check that was never seen to pass, to fail and to give up is refused."""
    seen = {row[1] for row in TABLE if row[0] == check}
    assert {Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE} <= seen


@pytest.mark.parametrize("row", TABLE, ids=[f"{n}-{row[0]}" for n, row in enumerate(TABLE)])
def test_verdicts_point_at_evidence_in_both_languages(row: Row) -> None:
    judgement = judge(case(row[3], *row[2]), SHENZHEN, DAY)
    assert judgement.decision.outcome != "pass"  # one or two papers never suffice
    for result in judgement.results:
        assert result.outcome is not Outcome.ERROR, result.message
        assert result.message.zh and result.message.en
        if result.outcome in (Outcome.PASSED, Outcome.FAILED) and row[2]:
            assert result.evidence, result.id
