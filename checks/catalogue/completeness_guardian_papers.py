"""Under the policy's age: are the guardian's papers there?

(Art. 2: the guardian may apply; a policy's own check.)
"""

from __future__ import annotations

from checks.minors import under_age
from checks.model import Check, Room, Verdict, When, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present


def run(room: Room) -> Verdict:
    rule = room.policy.minors
    if rule is None or not under_age(room):
        return idle("申请人不需要监护人代办", "The applicant is old enough to apply without a guardian")
    if not rule.papers.value:
        return idle("此地不要求提交监护关系证明", "No papers of a guardian are asked for here")
    return present(room, rule.papers.value)


CHECK = Check(
    id="completeness.guardian_papers",
    title=say("未满年龄者已提交监护关系证明", "The guardian's papers of a minor are there"),
    run=run,
    reads=HOLDER_FIELDS,
    then="review",
    when=When(
        passes="papers of a guardian of this child are there",
        fails="the applicant is under the policy's age and no upload could be such a paper",
        gives_up="something that may be such a paper could not be read",
    ),
)
