"""Is there a proof of the work or the studies that the applicant claims?"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present


def run(room: Room) -> Verdict:
    if room.purpose == "residence":
        return idle(
            "按居住条件申请,不要求就业或就读证明",
            "On the residence route neither work nor study has to be proven",
        )
    return present(room, room.policy.proofs.ways(room.purpose))


CHECK = Check(
    id="completeness.work_or_study",
    title=say("已提交就业或就读证明", "A proof of work or study is there"),
    run=run,
    reads=HOLDER_FIELDS,
    then="resubmit",
    when=When(
        passes="for one way of the claimed route every kind of paper is there",
        fails="no upload could be a proof of it in the applicant's name",
        gives_up="an upload that may be one could not be read, or its kind is not sure",
    ),
)
