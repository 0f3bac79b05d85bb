"""Is the lease filed with the housing office, where the policy asks for that (domain notes 1.1)?"""

from __future__ import annotations

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say
from checks.people import HOLDER_FIELDS, somebody_elses


def run(paper: Paper, room: Room) -> Verdict:
    if not room.policy.lease_filing_required.value:
        return idle("此地不要求租赁登记备案", "No filing of leases is asked for here")
    stranger = somebody_elses(paper, room)
    if stranger:
        return stranger
    if paper.states("filing_number"):
        number = paper.text("filing_number")
        return passed(f"租赁已登记备案({number})", f"The lease is filed ({number})", found=number)
    return failed(
        "租赁合同上没有登记备案编号",
        "The lease shows no filing number",
        request=say(
            "请办理房屋租赁登记备案,并上传备案证明或带备案编号的合同",
            "Please have the lease filed, and upload it with its filing number or the certificate of filing",
        ),
        uses=tuple(paper.searched()),
    )


CHECK = Check(
    id="residence.filing",
    title=say("租赁已登记备案", "The lease is filed"),
    run=run,
    about=("lease",),
    reads=("filing_number", *HOLDER_FIELDS),
    then="resubmit",
    when=When(
        passes="a filing number was read surely",
        fails="the policy asks for one and the lease states none",
        gives_up="one is there and was not read surely",
    ),
)
