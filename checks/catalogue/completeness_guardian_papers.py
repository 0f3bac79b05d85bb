"""Under the policy's age: are the guardian's papers there?

(Art. 2: the guardian may apply; a policy's own check.)
"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present
from language.terms import add_months


def run(room: Room) -> Verdict:
    rule = room.policy.guardian_papers_below_age
    if rule is None or add_months(room.application.applicant.date_of_birth, 12 * rule.value) <= room.day:
        return idle("申请人不需要监护人代办", "The applicant is old enough to apply without a guardian")
    return present(room, [["guardian_papers"]])


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
