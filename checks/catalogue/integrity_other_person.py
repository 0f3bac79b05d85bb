"""Are papers of somebody else among the uploads?

They are said to be so and counted for nobody; whether the applicant's own are there is for other checks.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Check, Room, Unread, Verdict, When, failed, passed, say, sure_type, unclear
from checks.people import HOLDER, HOLDER_FIELDS, holder
from checks.supporting import supports
from checks.words import field_name, paper_name


def run(room: Room) -> Iterator[Verdict]:
    said = [
        v for d in room.documents if d.type in HOLDER and d.readable and sure_type(d) for v in _of(room, d.id)
    ]
    yield from said
    if not said:
        yield passed("没有他人的文件", "No paper of somebody else is among the uploads")


def _of(room: Room, name: str) -> Iterator[Verdict]:
    document = next(d for d in room.documents if d.id == name)
    try:
        held = holder(room.without_notes().paper(document), room.without_notes())
    except Unread:
        return
    (zh, en), (field_zh, field_en) = paper_name(document), field_name(held.field)
    if held.whose == "other" and not supports(room.without_notes().paper(document), held.field, room):
        room.paper(document).reading(held.field)
        yield failed(
            f"{zh}的{field_zh}是“{held.agreement.found}”,是他人的文件,未计入申请人的材料",
            f"The {field_en} on the {en} is “{held.agreement.found}”: it is somebody else's and was not counted",
            expected=room.application.applicant.name_zh,
            found=held.agreement.found,
            document=document.id,
        )
    elif held.whose == "unclear" and held.agreement.state == "different":
        room.paper(document).reading(held.field)
        yield unclear(
            f"{zh}的{field_zh}是“{held.agreement.found}”,证件号码却是申请人的,请人工查看",
            f"The {field_en} on the {en} is “{held.agreement.found}”, but its number is the applicant's; please look",
            document=document.id,
        )


CHECK = Check(
    id="integrity.other_person",
    title=say("没有他人的文件", "No paper is somebody else's"),
    run=run,
    reads=(*HOLDER_FIELDS, "guardian"),
    then="review",
    when=When(
        passes="every paper that names its holder may be the applicant's",
        fails="a paper surely names somebody else",
        gives_up="a paper names somebody else but carries the applicant's number",
    ),
)
