"""A clean bundle for the work route on 2026-11-23, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.judge import Judgement, judge
from checks.policies import FOLDER, read
from checks.testing import APPLICATION, DAY, case, finding, mark
from schemas.check import CheckResult, Outcome
from schemas.policy import Policy

HOME = APPLICATION["residence"]["address"]
SHENZHEN: Policy = read(FOLDER / "shenzhen.yaml")[0]
NATIONAL: Policy = read(FOLDER / "national.yaml")[0]
FOREIGNERS: Policy = read(FOLDER / "foreigners.yaml")[0]
STUDENT: dict[str, Any] = {
    "purpose": "study",
    "employer": None,
    "school": {"name": "深圳大学", "student_number": "2025123456"},
}


def permit(**changes: Any) -> dict[str, Any]:
    return {
        "type": "travel_permit", "kind": "hk_macau_permit", "name_zh": "陈大文", "name_en": "CHAN, TAI MAN",
        "date_of_birth": "1990-05-06", "sex": "M", "number": "H12345678", "valid_from": "2021-03-01",
        "valid_until": "2031-02-28", **changes,
    }  # fmt: skip


def receipt(**changes: Any) -> dict[str, Any]:
    return {
        "type": "photo_receipt",
        "name": "陈大文",
        "taken_on": "2026-11-10",
        "result": "qualified",
        **changes,
    }


def signed(*parties: str) -> list[Any]:
    return [finding("signature", party=party, present=True) for party in parties]


def lease(**changes: Any) -> dict[str, Any]:
    return {
        "type": "lease", "tenant": "陈大文", "tenant_id": "H12345678", "landlord": "王小明", "address": HOME,
        "term_start": "2026-03-10", "term_end": "2027-03-09", "signed_on": "2026-03-01",
        "findings": signed("tenant", "landlord"), **changes,
    }  # fmt: skip


def contract(**changes: Any) -> dict[str, Any]:
    return {
        "type": "employment_contract", "employer": "深圳市蓝海科技有限公司", "employee": "陈大文",
        "employee_id": "H12345678",
        "term_kind": "fixed", "term_start": "2025-01-01", "term_end": "2027-12-31", "marks": [mark("seal")],
        "findings": signed("employee"), **changes,
    }  # fmt: skip


def card(**changes: Any) -> dict[str, Any]:
    return {
        "type": "student_id", "name": "陈大文", "school": "深圳大学", "student_number": "2025123456",
        "enrolled_on": "2025-09-01", "valid_until": "2029-06-30", **changes,
    }  # fmt: skip


def other(kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, **fields}


def judged(
    *documents: dict[str, Any], claim: dict[str, Any] | None = None, policy: Policy = SHENZHEN, **more: Any
) -> Judgement:
    return judge(case(claim or {}, *documents, **more), policy, DAY)


def with_rules(policy: Policy = SHENZHEN, **values: Any) -> Policy:
    """The policy with other values of its rules: lease_filing_required=True, half_year__unit="days_180"."""
    for name, value in values.items():
        group, _, rule = name.rpartition("__")
        holder: Any = getattr(policy, group) if group else policy
        changed = holder.model_copy(update={rule: getattr(holder, rule).model_copy(update={"value": value})})
        policy = policy.model_copy(update={group: changed}) if group else changed
    return policy


def clean() -> list[dict[str, Any]]:
    return [permit(), receipt(), lease(), contract()]


_WEIGHT = (Outcome.ERROR, Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.PASSED, Outcome.NOT_APPLICABLE)


def results(judgement: Judgement, check: str) -> list[CheckResult]:
    return [r for r in judgement.results if r.id == check]


def worst(judgement: Judgement, check: str) -> Outcome:
    return weightiest(r.outcome for r in results(judgement, check))


def weightiest(outcomes: Iterable[Outcome]) -> Outcome:
    return min(outcomes, key=_WEIGHT.index)
