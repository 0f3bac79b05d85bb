"""Is there a proof of the address: any of the policy's kinds?"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present


def run(room: Room) -> Verdict:
    if room.purpose != "residence" and not room.policy.address_evidence_on_every_route.value:
        return idle("此条件不要求提交住所证明", "No proof of the address is asked for on this route")
    return present(room, room.policy.proofs.ways("residence"))


CHECK = Check(
    id="completeness.residence",
    title=say("已提交住所证明", "A proof of the address is there"),
    run=run,
    reads=HOLDER_FIELDS,
    then="resubmit",
)
