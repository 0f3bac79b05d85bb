"""Is the school on the paper the one of the application, and the student number where both state one?"""

from __future__ import annotations

from collections.abc import Iterator

from checks.agreement import agree
from checks.consistency import verdict
from checks.matching import exact, schools
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    school = room.application.school
    assert school is not None  # claims
    yield verdict(agree(paper.reading("school"), school.name, schools), paper, "school", school.name, room)
    if school.student_number and paper.states("student_number"):
        found = agree(paper.reading("student_number"), school.student_number, exact)
        yield verdict(found, paper, "student_number", school.student_number, room)


CHECK = Check(
    id="consistency.school",
    title=say("学校与申请一致", "The school agrees with the application"),
    run=run,
    about=("student_id", "school_letter", "dormitory_confirmation"),
    reads=("school", "student_number", *HOLDER_FIELDS),
    claims=("school.name",),
    when=When(
        passes="the same school, and student number where both state one",
        fails="surely another school or number",
        gives_up="a short name that several schools share, or an unsure reading",
    ),
)
