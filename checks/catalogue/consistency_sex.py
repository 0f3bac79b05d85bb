"""Is the sex on the travel document the one of the application?

One letter confirms nothing: it must be read surely.
"""

from __future__ import annotations

from checks.agreement import agree
from checks.consistency import verdict
from checks.matching import exact
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS


def run(paper: Paper, room: Room) -> Verdict:
    claimed = room.application.applicant.sex or ""
    return verdict(agree(paper.reading("sex"), claimed, exact, identity=False), paper, "sex", claimed, room)


CHECK = Check(
    id="consistency.sex",
    title=say("性别与申请一致", "The sex agrees with the application"),
    run=run,
    about=("travel_permit", "passport"),
    reads=("sex", *HOLDER_FIELDS),
    claims=("applicant.sex",),
    when=When(
        passes="the same",
        fails="surely the other",
        gives_up="not read surely: one letter confirms nothing",
    ),
)
