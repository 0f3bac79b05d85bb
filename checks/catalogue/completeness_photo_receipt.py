"""Is there a digital photo receipt, where the policy asks for one?"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present


def run(room: Room) -> Verdict:
    if not room.policy.photo_receipt.required.value:
        return idle("此地不要求提交相片回执", "No photo receipt is asked for here")
    return present(room, [["photo_receipt"]])


CHECK = Check(
    id="completeness.photo_receipt",
    title=say("已提交相片回执", "The photo receipt is there"),
    run=run,
    reads=HOLDER_FIELDS,
    then="resubmit",
    when=When(
        passes="a readable receipt is there that is not surely somebody else's",
        fails="no upload could be one",
        gives_up="an upload that may be one could not be read, or its kind is not sure",
    ),
)
