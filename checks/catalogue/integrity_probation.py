"""Is the probation no longer than the law allows? (Labour Contract Law, Art. 19; domain notes 3.3.)

From the reader's finding "probation" (details: months, days, term_months, term_kind).
"""

from __future__ import annotations

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from schemas.document import SURE

CEILINGS = ((3, 0), (12, 1), (36, 2))
"""A term under so many months allows so many months of probation; longer and open-ended ones allow LONGEST."""
LONGEST = 6


def run(paper: Paper, room: Room) -> Verdict:
    found = next((f for f in paper.findings if f.kind == "probation"), None)
    if found is None:
        return idle("合同没有写明试用期", "The contract states no probation")
    months, term, kind = (found.details.get(k) for k in ("months", "term_months", "term_kind"))
    most = ceiling(term, kind)
    more = {
        "expected": None if most is None else f"≤ {most}",
        "found": str(months),
        "uses": paper.shown(found),
    }
    if not isinstance(months, int) or most is None or found.confidence is None or found.confidence < SURE:
        return unclear(
            f"试用期({months} 个月)与合同期限没有都读得确定,请人工查看",
            f"Probation ({months} months) and term were not both read surely; please look",
            **more,
        )
    if months <= most:
        return passed(
            f"试用期 {months} 个月,不超过法定的 {most} 个月", f"{months} months, {most} are allowed", **more
        )
    return failed(
        f"试用期 {months} 个月,超过法定的 {most} 个月,请人工查看",
        f"A probation of {months} months; the law allows {most}. Please look",
        then="review",
        **more,
    )


def ceiling(term_months: object, kind: object) -> int | None:
    """The months of probation that a contract allows; None when its term is not known."""
    if kind == "open_ended":
        return LONGEST
    if kind == "task_based":
        return 0
    if not isinstance(term_months, int):
        return None
    return next((allowed for under, allowed in CEILINGS if term_months < under), LONGEST)


CHECK = Check(
    id="integrity.probation",
    title=say("试用期不超过法定上限", "The probation is no longer than allowed"),
    run=run,
    about=("employment_contract",),
    then="review",
    when=When(
        passes="under 3 months or task-based: none; under a year: 1 month; under 3 years: 2; else 6",
        fails="it is surely longer: for a person",
        gives_up="probation or term was not read surely",
    ),
)
