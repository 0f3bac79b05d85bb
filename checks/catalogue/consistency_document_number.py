"""Is the number on the paper the applicant's?

Old 11-character numbers are nine and an issue count (domain notes 2.1).
"""

from __future__ import annotations

from checks.agreement import agree
from checks.consistency import verdict
from checks.matching import numbers
from checks.model import Check, Paper, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS, NUMBER
from checks.supporting import spared


def run(paper: Paper, room: Room) -> Verdict:
    support = spared(paper, room)
    if support:
        return support
    field = NUMBER[paper.type]
    claimed = room.application.applicant.travel_document.number
    must = paper.type in ("travel_permit", "passport")
    return verdict(agree(paper.reading(field), claimed, numbers), paper, field, claimed, room, must=must)


CHECK = Check(
    id="consistency.document_number",
    title=say("证件号码与申请一致", "The document number agrees with the application"),
    run=run,
    about=tuple(NUMBER),
    reads=HOLDER_FIELDS,
    when=When(
        passes="the same number, issue counts left aside",
        fails="surely another number of the same kind",
        gives_up="the reading is not sure; a number of another kind is not compared",
    ),
)
