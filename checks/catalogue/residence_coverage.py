"""Half a year at the address, without gaps, up to the day: several papers joined, gaps named in days (Art.
2).
"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.proofs import FIELDS, proofs
from checks.stretch import half_year


def run(room: Room) -> Verdict:
    if not proofs(room.without_notes(), room.policy.proofs.types("residence"), at_address=True):
        return idle(
            "没有可供判断的住所证明(见材料齐全性检查)",
            "There is no proof of the address to judge (see completeness)",
        )
    return half_year(room, "residence")


CHECK = Check(
    id="residence.coverage",
    title=say("最近半年的居住得到证明", "The last half year of residence is proven"),
    run=run,
    reads=FIELDS,
    when=When(
        passes="what the policy asks of each kind of paper holds (see docs/policies.md), papers joined",
        fails="it surely does not; the gaps are named in days",
        gives_up="a paper that could close the gap was not read surely",
    ),
)
