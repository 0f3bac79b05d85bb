"""Is there a travel document of the applicant?

The permit for Hong Kong, Macau and Taiwan residents, else a passport.
"""

from __future__ import annotations

from checks.model import Check, Room, Verdict, When, say
from checks.people import HOLDER_FIELDS
from checks.presence import present


def run(room: Room) -> Verdict:
    kind = "passport" if room.application.applicant.origin == "foreign" else "travel_permit"
    return present(room, [[kind]])


CHECK = Check(
    id="completeness.travel_document",
    title=say("已提交旅行证件", "The travel document is there"),
    run=run,
    reads=HOLDER_FIELDS,
    then="resubmit",
    when=When(
        passes="a travel document of the kind for this origin is there",
        fails="no upload could be one of the applicant's",
        gives_up="an upload that may be one could not be read, or its kind is not sure",
    ),
)
