"""Do card, letter and dormitory confirmation name one school and one student number?"""

from __future__ import annotations

from collections.abc import Iterator

from checks.among import among, ours
from checks.matching import exact, schools
from checks.model import Check, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS

NOTHING = ("没有第二份写明学校的文件", "No second paper names a school")
NO_NUMBER = ("没有第二份写明学号的文件", "No second paper states a student number")


def run(room: Room) -> Iterator[Verdict]:
    papers = ours(room, "student_id", "school_letter", "dormitory_confirmation")
    yield from among([(p, "school") for p in papers], schools, *NOTHING)
    studying = [p for p in papers if p.type != "dormitory_confirmation"]
    yield from among([(p, "student_number") for p in studying], exact, *NO_NUMBER)


CHECK = Check(
    id="consistency.school",
    part="papers",
    title=say("各文件的学校与学号一致", "The papers name one school and student number"),
    run=run,
    reads=("school", "student_number", *HOLDER_FIELDS),
    then="review",
    when=When(
        passes="school and number are the same on every paper that states them",
        fails="two surely differ (a dormitory of school B, a student of school A): for a person",
        gives_up="a short name that several schools share, or an unsure reading",
    ),
)
