"""Was the firm there when the contract says that it employed, and is it still (domain notes 6.2)?"""

from __future__ import annotations

from collections.abc import Iterator

from checks.among import ours
from checks.catalogue.consistency_employer import FIELD
from checks.days import earliest, latest, open_ended
from checks.matching import firms
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, sure_type
from checks.people import HOLDER_FIELDS

SINCE = {"employment_contract": "term_start", "employment_letter": "employed_since"}


def run(room: Room) -> Iterator[Verdict]:
    licences = [p for p in room.papers("business_registration") if sure_type(p.document)]
    said = [v for licence in licences for v in _of(licence, room)]
    yield from said or [idle("没有可核对的营业执照", "There is no licence to compare")]


def _of(licence: Paper, room: Room) -> Iterator[Verdict]:
    if licence.states("valid_until"):
        yield _in_force(licence, room)
    if not licence.states("established_on"):
        return
    for paper in ours(room, *SINCE):
        if paper.states(SINCE[paper.type]) and _same_firm(licence, paper):
            yield _founded(licence, paper)


def _in_force(licence: Paper, room: Room) -> Verdict:
    until = licence["valid_until"]
    more = {"expected": f"≥ {room.day}", "found": str(until), "document": licence.id}
    if open_ended(until) or latest(until) >= room.day:
        return passed(f"营业执照在 {room.day} 有效", f"The licence is in force on {room.day}", **more)
    return failed(
        f"营业执照已于 {until} 到期,请人工查看",
        f"The licence expired on {until}; please look",
        request=say("请上传有效的营业执照", "Please upload the licence that is in force"),
        then="review",
        **more,
    )


def _founded(licence: Paper, paper: Paper) -> Verdict:
    founded, since = licence["established_on"], paper[SINCE[paper.type]]
    more = {"expected": f"≤ {since}", "found": str(founded), "document": licence.id}
    if earliest(founded) <= latest(since):
        return passed(f"单位成立于 {founded},早于 {since}", f"Founded on {founded}, before {since}", **more)
    return failed(
        f"单位成立于 {founded},晚于劳动关系开始的 {since},请人工查看",
        f"The firm was founded on {founded}, after the employment began on {since}; please look",
        then="review",
        **more,
    )


def _same_firm(licence: Paper, paper: Paper) -> bool:
    """Unless both names are surely read and differ: then it is another firm's licence."""
    one, other = licence.peek("company"), paper.peek(FIELD[paper.type])
    if one is None or other is None or not (one.sure and other.sure):
        return True
    return firms(str(one.value), str(other.value)).outcome != "different"


CHECK = Check(
    id="integrity.dates",
    part="licence",
    title=say("单位成立在先且执照有效", "The firm was founded first, and its licence is in force"),
    run=run,
    reads=(
        "established_on",
        "valid_until",
        "term_start",
        "employed_since",
        "company",
        "employer",
        *HOLDER_FIELDS,
    ),
    then="review",
    when=When(
        passes="the licence is in force and the firm older than the employment",
        fails="the licence has surely expired, or the firm was founded after the employment began: for a person",
        gives_up="a date was not read surely",
    ),
)
