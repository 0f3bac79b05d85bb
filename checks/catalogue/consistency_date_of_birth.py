"""Is the date of birth on the travel document the one of the application?"""

from __future__ import annotations

from checks.agreement import agree
from checks.consistency import verdict
from checks.matching import dates
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS


def run(paper: Paper, room: Room) -> Verdict:
    claimed = room.application.applicant.date_of_birth.isoformat()
    return verdict(
        agree(paper.reading("date_of_birth"), claimed, dates), paper, "date_of_birth", claimed, room
    )


CHECK = Check(
    id="consistency.date_of_birth",
    title=say("出生日期与申请一致", "The date of birth agrees with the application"),
    run=run,
    about=("travel_permit", "passport", "guardian_papers"),
    reads=("date_of_birth", *HOLDER_FIELDS),
    when=When(
        passes="the same day",
        fails="surely another day",
        gives_up="only a month is stated, or the reading is not sure",
    ),
)
