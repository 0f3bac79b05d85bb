"""Children who apply with a guardian: who is one, who the guardian is, and papers in the guardian's name."""

from __future__ import annotations

from checks import matching
from checks.agreement import agree
from checks.model import Paper, Room, sure_type
from language.terms import add_months


def under_age(room: Room) -> bool:
    """Whether the applicant is under the policy's age on the day. The birthday itself is no longer under it."""
    rule = room.policy.minors
    if rule is None:
        return False
    return add_months(room.application.applicant.date_of_birth, 12 * rule.below_age.value) > room.day


def guardians(room: Room) -> tuple[str, ...]:
    """The guardians named surely on papers that surely name the applicant as the child. Leaves no trace."""
    found: list[str] = []
    for document in room.documents:
        child, guardian = document.get("child"), document.get("guardian")
        if document.type != "guardian_papers" or not sure_type(document) or not (child and guardian):
            continue
        applicant = room.application.applicant
        names = (applicant.name_zh, *([applicant.name_en] if applicant.name_en else []))
        if guardian.sure and agree(child, names[0], matching.names_of(names)).state == "same":
            found += matching.holders(str(guardian.value))
    return tuple(dict.fromkeys(found))


def held_by_guardian(paper: Paper, field: str, room: Room) -> bool:
    """Whether a paper of a child names the guardian as its holder: for a person to accept, not to refuse."""
    named = guardians(room) if under_age(room) else ()
    return bool(named) and agree(paper.peek(field), named[0], matching.names_of(named)).state == "same"
