"""Is the travel document valid on the day (both ends included)?

An old card beside a valid one does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.agreement import agree
from checks.days import earliest, latest, open_ended
from checks.matching import dates
from checks.model import Check, Paper, Room, Unread, Verdict, When, failed, idle, passed, say, unclear
from checks.people import HOLDER_FIELDS, holder, somebody_elses
from schemas.check import Severity


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    stranger = somebody_elses(paper, room)
    yield stranger or _valid(paper, room)
    if stranger is None:
        yield from _as_stated(paper, room)


def _valid(paper: Paper, room: Room) -> Verdict:
    until = paper["valid_until"]
    start = paper.get("valid_from")
    more = {"expected": f"≥ {room.day}", "found": str(until)}
    if start is not None and earliest(start) > room.day:
        return failed(f"证件自 {start} 起才有效", f"The document is valid only from {start}", **more)
    if open_ended(until) or earliest(until) >= room.day:
        return passed(
            f"证件在 {room.day} 有效(至 {until})",
            f"The document is valid on {room.day} (until {until})",
            **more,
        )
    if latest(until) >= room.day:
        return unclear(
            f"有效期只写到年月({until}),请人工查看", f"Only a month is stated ({until}); please look", **more
        )
    if _newer(paper, room):
        return idle(
            f"证件已于 {until} 到期;另有有效证件", f"It expired on {until}; another document is valid", **more
        )
    return failed(
        f"证件已于 {until} 到期",
        f"The document expired on {until}",
        **more,
        request=say("请换发通行证后上传新证件", "Please renew the travel document and upload the new one"),
    )


def _newer(paper: Paper, room: Room) -> bool:
    quiet = room.without_notes()
    for document in room.documents:
        if document.type == paper.type and document.id != paper.id and document.readable:
            other = quiet.paper(document)
            try:
                until = other["valid_until"]
            except Unread:
                continue
            if (open_ended(until) or earliest(until) >= room.day) and holder(
                other, quiet
            ).whose == "applicant":
                return True
    return False


def _as_stated(paper: Paper, room: Room) -> Iterator[Verdict]:
    """The application may state the last day too: a difference is worth a look, and no more."""
    claimed = room.application.applicant.travel_document.valid_until
    reading = paper.peek("valid_until")
    if claimed is None or reading is None or not reading.sure or open_ended(reading.value):
        return
    if agree(reading, claimed.isoformat(), dates, identity=False).state == "different":
        yield failed(
            f"有效期至 {reading.value},申请表写的是 {claimed}",
            f"Valid until {reading.value}; the application says {claimed}",
            expected=str(claimed),
            found=str(reading.value),
            severity=Severity.WARN,
        )


CHECK = Check(
    id="travel_document.validity",
    title=say("证件在有效期内", "The travel document is valid on the day"),
    run=run,
    about=("travel_permit", "passport"),
    reads=("valid_from", "valid_until", *HOLDER_FIELDS),
    when=When(
        passes="the day lies between first and last day",
        fails="it surely does not",
        gives_up="the reading is not sure",
    ),
)
