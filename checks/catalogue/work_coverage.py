"""Employment in force on the day and, where the policy says so, for half a year (合法稳定就业, Art. 2)."""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.proofs import FIELDS, proofs
from checks.stretch import half_year


def run(room: Room) -> Verdict:
    if not proofs(room.without_notes(), room.policy.proofs.types("work"), at_address=False):
        return idle("没有可供判断的就业证明", "There is no proof of work to judge")
    return half_year(room, "work")


CHECK = Check(
    id="work.coverage",
    title=say("就业得到证明", "The employment is proven"),
    run=run,
    reads=FIELDS,
    when=When(
        passes="what the policy asks of each kind of paper holds, papers joined",
        fails="it surely does not; the gaps are named in days",
        gives_up="a paper that could close the gap was not read surely",
    ),
)
