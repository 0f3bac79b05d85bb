"""Papers in somebody else's name that belong to the case all the same.

An employer's licence stands behind a labour contract, the owner's certificate behind a lease or a letter of lodging, a
guardian's lease behind a child's application. They prove nothing by themselves, and are nobody's mistake.
"""

from __future__ import annotations

from checks import matching
from checks.minors import held_by_guardian
from checks.model import Paper, Room, Verdict, idle
from checks.people import holder
from schemas.document import Document

BEHIND: dict[str, tuple[str, ...]] = {
    "business_registration": ("employment_contract", "employment_letter"),
    "property_certificate": ("lease", "lodging_letter"),
    "purchase_contract": ("lease", "lodging_letter"),
}
"""Type of the supporting paper -> the types that it may stand behind."""


def spared(paper: Paper, room: Room) -> Verdict | None:
    """Not applicable, and said, for a paper in somebody else's name that supports the case; else None."""
    quiet = room.without_notes()
    held = holder(quiet.paper(paper.document), quiet)
    support = supports(quiet.paper(paper.document), held.field, quiet) if held.whose == "other" else None
    if support is None:
        return None
    paper.reading(held.field)
    return idle(f"持有人不是申请人:{support[0]}", f"It names somebody else: {support[1]}")


def _elsewhere(paper: Paper, other: Document) -> bool:
    """Whether a certificate is surely of another place than the lease."""
    one, place = paper.document.get("address"), other.get("address")
    if paper.type == "business_registration" or not (one and place and one.sure and place.sure):
        return False
    return matching.places(str(one.value), str(place.value)).outcome == "different"


def supports(paper: Paper, field: str, room: Room) -> tuple[str, str] | None:
    """Why a paper whose holder is somebody else belongs here; None when it does not."""
    if held_by_guardian(paper, field, room):
        return "由监护人持有,须人工确认", "it is in the guardian's name; a person confirms it"
    behind = [
        d.id for d in room.documents if d.type in BEHIND.get(paper.type, ()) and not _elsewhere(paper, d)
    ]
    if not behind:
        return None
    ids = ", ".join(behind)
    return (
        f"作为文件 {ids} 的佐证,不要求是申请人",
        f"it stands behind document {ids} and need not be the applicant's",
    )
