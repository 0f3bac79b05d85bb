"""Which routes the papers prove, and for the others the smallest sets of papers that would."""

from __future__ import annotations

from checks.model import Room
from checks.stretch import half_year, stretch
from schemas.check import Outcome
from schemas.policy import Purpose
from schemas.report import Route

PURPOSES: tuple[Purpose, ...] = ("work", "study", "residence")
_BASIS = {
    "lease": "lease",
    "owned": "property_certificate",
    "purchase": "purchase_contract",
    "dormitory": "dormitory_confirmation",
    "lodging": "lodging_letter",
}


def routes(room: Room) -> list[Route]:
    return [_route(room, purpose) for purpose in PURPOSES]


def housed(room: Room) -> bool:
    """Whether a counted residence paper is in force on the day."""
    return any(span.holds(room.day) for span in stretch(room, "residence").sure)


def _route(room: Room, purpose: Purpose) -> Route:
    """Satisfied: half a year is proven for the route, and the present address where the policy wants that."""
    proven = half_year(room, purpose).outcome is Outcome.PASSED
    wants_address = purpose != "residence" and room.policy.address_evidence_on_every_route.value
    lacks_address = wants_address and not housed(room)
    if proven and not lacks_address:
        return Route(purpose=purpose, satisfied=True)
    ways = [[]] if proven else [list(way) for way in room.policy.proofs.ways(purpose)]
    extra = [_address_paper(room)] if lacks_address else []
    return Route(purpose=purpose, satisfied=False, missing=[way + extra for way in ways])


def _address_paper(room: Room) -> str:
    return _BASIS.get(room.application.residence.basis or "lease", "lease")
