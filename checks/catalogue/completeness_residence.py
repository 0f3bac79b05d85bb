"""Is there a proof of the address: any of the policy's kinds?"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
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
    when=When(
        passes="for one way of the policy every kind of paper is there",
        fails="no upload could be a proof of the address in the applicant's name",
        gives_up="an upload that may be one could not be read, or its kind is not sure",
    ),
)
