"""From results to one outcome.

Only blocking results count. In this order:

1. **fail**: a check that refuses has failed, and its reading is sure. It is not sure when it rests on a
   paper under suspicion of having been altered: what a forged line says proves nothing, either way. A sure
   refusal goes before everything else, since nothing that is missing or unclear could turn it.
2. **review** for possible tampering: a person sees it before the applicant is told what to mend.
3. **resubmit**: something is missing or illegible and the applicant can mend it. This goes before the
   remaining doubts and our own errors: the case comes back anyway, and is then judged whole.
4. **review**: a failure that only a person may act on, an unsure reading, or our own error.
5. **pass**: every blocking check passed or is not applicable, and at least one passed.

A policy that weighs no check as blocking can therefore never pass anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.model import Judged, say
from checks.words import ROUTES
from schemas.check import Message, Outcome, Severity
from schemas.policy import Purpose
from schemas.report import Decision, Reason, Request, Route

TAMPERING = "integrity.tampering"


def decide(
    judged: Sequence[Judged], routes: Sequence[Route], purpose: Purpose, *, settled: bool = True
) -> Decision:
    """settled=False: the policy rests on no source, so it neither passes nor refuses: a person decides."""
    decision = _decided(judged, routes, purpose)
    if settled or decision.outcome == "resubmit":
        return decision
    why = say(
        "适用的政策没有公开依据,程序只列出所见,由人工决定",
        "The policy rests on no public source: this shows what was found, and a person decides",
    )
    return decision.model_copy(
        update={"outcome": "review", "reasons": [Reason(check="policy", message=why), *decision.reasons]}
    )


def _decided(judged: Sequence[Judged], routes: Sequence[Route], purpose: Purpose) -> Decision:
    blocking = [j for j in judged if j.severity is Severity.BLOCK]
    failed = [j for j in blocking if j.outcome is Outcome.FAILED]
    tampered = [j for j in failed if j.id == TAMPERING]
    suspects = frozenset(d for j in tampered for d in j.rests_on)
    refusing = [j for j in failed if j.then == "fail" and not j.rests_on & suspects]
    open_ = [j for j in blocking if j.outcome in (Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.ERROR)]
    mendable = [j for j in open_ if j.then == "resubmit"]
    if refusing:
        return _decision("fail", [*refusing, *tampered, *mendable], open_, routes, purpose)
    if tampered:
        return _decision("review", tampered, open_, routes, purpose)
    if mendable:
        return _decision("resubmit", mendable, open_, routes, purpose)
    if open_ or not any(j.outcome is Outcome.PASSED for j in blocking):
        return _decision("review", [j for j in open_ if j.outcome is Outcome.FAILED], open_, routes, purpose)
    return _decision("pass", [], [], routes, purpose)


def _decision(
    outcome: str, first: Sequence[Judged], others: Sequence[Judged], routes: Sequence[Route], purpose: Purpose
) -> Decision:
    """Reasons in order of weight: what decided, then the rest of what is open."""
    ordered = list(dict.fromkeys([*first, *others]))
    if outcome != "pass" and not ordered:
        nothing = say(
            "没有任何阻断性检查通过,须人工查看", "No blocking check passed, so a person has to look"
        )
        reasons = [Reason(check="policy", message=nothing)]
    else:
        reasons = [Reason(check=j.id, message=j.message) for j in ordered]
    asked = _distinct(j.request for j in ordered if j.request)
    offers = [] if outcome == "pass" else _offers(routes, purpose)
    requests = [Request(message=m) for m in [*asked, *offers]]
    return Decision(outcome=outcome, reasons=reasons, requests=requests)  # type: ignore[arg-type]


def _distinct(messages: Iterable[Message]) -> list[Message]:
    return list(dict.fromkeys(messages))


def _offers(routes: Sequence[Route], purpose: Purpose) -> list[Message]:
    """Another route that the papers prove, when the claimed one is not; and what would prove the claimed
    one.
    """
    claimed = next((r for r in routes if r.purpose == purpose), None)
    if claimed is None or claimed.satisfied:
        return []
    offers = []
    for other in routes:
        if other.satisfied:
            other_zh, other_en = ROUTES[other.purpose]
            offers.append(
                say(
                    f"现有材料可以证明“{other_zh}”这一条件,也可以改按该条件申请",
                    f"The papers prove the {other_en} route: you could apply on that instead of {ROUTES[purpose][1]}",
                )
            )
    return [*offers, *claimed.advice]
