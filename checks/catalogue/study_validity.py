"""Studies that last on the day and, where the policy says so, have lasted half a year (连续就读, Art. 2).

A card without a last day is not guessed at from the usual length of studies: a school letter settles it.
"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.proofs import FIELDS, proofs
from checks.stretch import half_year


def run(room: Room) -> Verdict:
    if not proofs(room.without_notes(), room.policy.proofs.types("study"), at_address=False):
        return idle("没有可供判断的就读证明", "There is no proof of study to judge")
    return half_year(room, "study")


CHECK = Check(
    id="study.validity",
    title=say("就读得到证明", "The studies are proven"),
    run=run,
    reads=FIELDS,
    when=When(
        passes="what the policy asks of each kind of paper holds, papers joined",
        fails="it surely does not; the gaps are named in days",
        gives_up="a paper that could close the gap was not read surely, or a card states no end",
    ),
)
