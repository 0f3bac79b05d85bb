"""Does a paper prove the applicant's residence at the address on the very day?"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.proofs import FIELDS, remarks
from checks.stretch import mendable, stretch


def run(room: Room) -> Verdict:
    if room.purpose != "residence" and not room.policy.address_evidence_on_every_route.value:
        return idle("此条件不要求住所证明", "No proof of the address is asked for on this route")
    got = stretch(room, "residence")
    counted = [p for p in got.papers if p.state == "counts" and p.spoken]
    running = [p.document.id for p in counted if p.spoken and p.spoken.sure.holds(room.day)]
    expected = str(room.day)
    if running:
        return passed(
            f"{room.day} 当日住所证明有效({'、'.join(running)})",
            f"In force on {room.day}: {', '.join(running)}",
            expected=expected,
            found=", ".join(running),
            uses=tuple(e for p in counted if p.document.id in running for e in p.seen),
        )
    if not got.papers:
        return idle(
            "没有可供判断的住所证明(见材料齐全性检查)",
            "There is no proof of the address to judge (see completeness)",
        )
    zh, en = remarks(got.papers, "maybe", "not")
    if got.undecided:
        return unclear(
            f"不能确定 {room.day} 当日住所证明有效{zh}",
            f"It is not sure that a paper is in force on {room.day}{en}",
            expected=expected,
            then=mendable(got),
            uses=got.seen(),
        )
    spans = ", ".join(f"{s.first} … {s.last}" for s in got.sure)
    return failed(
        f"没有在 {room.day} 当日有效的住所证明{zh}",
        f"No proof of the address is in force on {room.day}{en}",
        expected=expected,
        found=spans or "—",
        request=say(
            "请上传申请人在现住址、目前有效的住所证明",
            "Please upload a proof of the present address that is in force and in your name",
        ),
        uses=got.seen(),
    )


CHECK = Check(
    id="residence.in_force",
    title=say("住所证明在提交日有效", "A proof of the address is in force on the day"),
    run=run,
    reads=FIELDS,
    when=When(
        passes="a counted paper speaks for the very day",
        fails="none does",
        gives_up="one that might was not read surely",
    ),
)
