"""Is the paper the applicant's, by the name on it?

Both names of a permit are compared where the application has both.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.consistency import verdict
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER, HOLDER_FIELDS, known_names, name_agreement
from checks.supporting import spared


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    fields = HOLDER[paper.type]
    stated = [f for f in fields if paper.states(f)] or [fields[0]]
    if "name_zh" in stated and room.application.applicant.name_en is None:
        stated.remove("name_en") if "name_en" in stated else None
    support = spared(paper, room)
    if support:
        yield support
        return
    for field in stated:
        expected = " / ".join(known_names(room))
        yield verdict(name_agreement(paper, field, room), paper, field, expected, room)


CHECK = Check(
    id="consistency.name",
    title=say("姓名与申请一致", "The name agrees with the application"),
    run=run,
    about=tuple(HOLDER),
    reads=HOLDER_FIELDS,
    when=When(
        passes="the applicant by a named rule (identical, Traditional, variant, spelling confirmed by the permit)",
        fails="surely somebody else",
        gives_up="a romanisation alone, or an unsure reading",
    ),
)
