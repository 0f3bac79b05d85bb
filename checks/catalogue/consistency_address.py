"""Is the address on the paper the one of the application, component by component (domain notes 5)?"""

from __future__ import annotations

from checks.consistency import verdict
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS
from checks.proofs import address_agreement


def run(paper: Paper, room: Room) -> Verdict:
    return verdict(address_agreement(paper, room), paper, "address", room.application.residence.address, room)


CHECK = Check(
    id="consistency.address",
    title=say("地址与申请一致", "The address agrees with the application"),
    run=run,
    about=(
        "lease",
        "property_certificate",
        "purchase_contract",
        "dormitory_confirmation",
        "lodging_letter",
        "address_statement",
    ),
    reads=("address", *HOLDER_FIELDS),
    when=When(
        passes="every part that both state agrees, and the paper is as precise as the application",
        fails="a part surely differs (district, road, number, estate, building, unit, room)",
        gives_up="the paper is less precise, or the reading is not sure",
    ),
)
