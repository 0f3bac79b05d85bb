"""Is the employer on the paper the one of the application, by name and by code where both state one?"""

from __future__ import annotations

from collections.abc import Iterator

from checks.agreement import agree
from checks.consistency import verdict
from checks.matching import exact, firms
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS

FIELD = {
    "employment_contract": "employer",
    "employment_letter": "company",
    "business_registration": "company",
}


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    employer = room.application.employer
    assert employer is not None  # claims
    field = FIELD[paper.type]
    yield verdict(agree(paper.reading(field), employer.name, firms), paper, field, employer.name, room)
    if employer.uscc and paper.states("uscc"):
        yield verdict(agree(paper.reading("uscc"), employer.uscc, exact), paper, "uscc", employer.uscc, room)


CHECK = Check(
    id="consistency.employer",
    title=say("用人单位与申请一致", "The employer agrees with the application"),
    run=run,
    about=tuple(FIELD),
    reads=("employer", "company", "uscc", *HOLDER_FIELDS),
    claims=("employer.name",),
    when=When(
        passes="the same firm by name, and by code where both state one",
        fails="surely another firm or code",
        gives_up="a short or foreign name, a branch, or an unsure reading",
    ),
)
