"""Were this lease or this flat used by other applicants before? (Over the cases that a store knows, on salted hashes.)

A lease serves those whom it names: more applicants than tenants is for a person to look at. A flat may hold a family;
above the policy's number a person looks. Nobody is refused for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.history import Trace, traces
from checks.model import Check, Room, Verdict, When, failed, idle, passed, say, unclear
from schemas.document import SURE


def run(room: Room) -> Iterator[Verdict]:
    history = room.history
    if history is None:
        yield idle(
            "没有接入历史案件库,无法比对",
            "No store of past cases is connected, so there is nothing to compare with",
        )
        return
    left = traces(room.application, room.documents)
    if not left:
        yield idle("没有可比对的地址或租赁合同", "Neither an address nor a lease can be compared")
    for trace in left:
        yield _judged(trace, history.applicants(trace, room.day, room.policy.reuse.days.value), room)


def _judged(trace: Trace, others: int, room: Room) -> Verdict:
    most = trace.holders if trace.kind == "lease" else room.policy.reuse.applicants_per_flat.value
    document = next((d for d in room.documents if d.id == trace.document), None)
    uses = tuple(room.paper(document).searched()) if document else ()
    zh, en = ("这份租赁合同", "this lease") if trace.kind == "lease" else ("这一住址", "this flat")
    more = {"expected": f"≤ {most}", "found": str(others + 1), "uses": uses, "document": trace.document}
    if others + 1 <= most:
        return passed(
            f"{zh}连同本案共 {others + 1} 名申请人使用",
            f"With this one, {others + 1} applicants used {en}",
            **more,
        )
    if trace.confidence < SURE:
        return unclear(
            f"{zh}可能有 {others + 1} 名申请人使用,但读得不够确定",
            f"Perhaps {others + 1} applicants used {en}, which was not read surely",
            **more,
        )
    return failed(
        f"{zh}已有 {others} 名其他申请人使用(上限 {most}),请人工核对",
        f"{others} other applicants used {en} (at most {most}); please look",
        then="review",
        **more,
    )


CHECK = Check(
    id="history.reuse",
    title=say("租赁合同与住址未被多人重复使用", "Lease and flat are not used by too many"),
    run=run,
    then="review",
    when=When(
        passes="no more applicants used the lease than it names tenants, nor the flat than the policy allows",
        fails="more did, among the cases that the store knows: for a person",
        gives_up="more did, by readings that are not sure",
    ),
)
