"""Is the landlord (or the issuer of a letter of lodging) the owner on a property certificate in the bundle?

A sub-lease or an agent is lawful with the owner's consent (domain notes 3.2), so a difference is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import matching
from checks.agreement import agree
from checks.among import ours
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, sure_type, unclear
from checks.people import HOLDER_FIELDS
from checks.words import field_name, paper_name

LETTING = {"lease": "landlord", "lodging_letter": "issuer"}
OWNING = {"property_certificate": "owner", "purchase_contract": "buyer"}
_CONSENT = re.compile(
    r"转租|轉租|代理|委托|授权|同意出租|sub-?let|sub-?lease|on behalf of|agent", re.IGNORECASE
)


def run(room: Room) -> Iterator[Verdict]:
    titles = [room.paper(d) for d in room.documents if d.type in OWNING and d.readable and sure_type(d)]
    pairs = [(p, t) for p in ours(room, *LETTING) for t in titles if _same_place(p, t)]
    if not pairs:
        yield idle(
            "没有可与出租方比对的产权证明", "There is no proof of ownership to compare the landlord with"
        )
    for paper, title in pairs:
        yield _owned(paper, title)


def _same_place(paper: Paper, title: Paper) -> bool:
    """Unless both addresses are surely read and differ."""
    one, other = paper.peek("address"), title.peek("address")
    if one is None or other is None or not (one.sure and other.sure):
        return True
    return matching.places(str(one.value), str(other.value)).outcome != "different"


def _owned(paper: Paper, title: Paper) -> Verdict:
    field, own = LETTING[paper.type], OWNING[title.type]
    owner = title.text(own)
    found = agree(paper.reading(field), owner, _person_or_firm(owner))
    (zh, en), (name_zh, name_en) = paper_name(paper.document), field_name(field)
    more = {"expected": owner, "found": found.found or None, "document": paper.id}
    if found.state == "same":
        return passed(
            f"{zh}的{name_zh}即产权人({found.zh})", f"The {name_en} is the owner ({found.en})", **more
        )
    if found.state == "different":
        told = _CONSENT.search(paper.document.text)
        zh2, en2 = (
            (f"合同提到“{told[0]}”", f"the paper speaks of “{told[0]}”")
            if told
            else ("未见转租或委托说明", "no word of consent")
        )
        return failed(
            f"{zh}的{name_zh}“{found.found}”不是产权人“{owner}”({zh2}),请人工核对授权或转租同意",
            f"The {name_en} of the {en}, “{found.found}”, is not the owner “{owner}” ({en2}); please check the consent",
            request=say(
                "请补充产权人同意转租或授权出租的证明",
                "Please add the owner's consent to the sub-lease, or the authority to let",
            ),
            then="review",
            **more,
        )
    return unclear(
        f"{zh}的{name_zh}是否为产权人“{owner}”不能确定({found.zh})",
        f"Whether the {name_en} of the {en} is the owner “{owner}” is not sure ({found.en})",
        **more,
    )


def _person_or_firm(owner: str):  # type: ignore[no-untyped-def]  # a Compare
    if re.search(r"公司|有限|集团|中心|学校|大学|Ltd|Limited", owner, re.IGNORECASE):
        return matching.firms
    return matching.names_of((*matching.holders(owner),))


CHECK = Check(
    id="consistency.landlord",
    title=say("出租方是产权人", "The landlord is the owner"),
    run=run,
    reads=("landlord", "issuer", "address", *HOLDER_FIELDS),
    then="review",
    when=When(
        passes="the lessor or issuer is an owner named on the certificate",
        fails="surely somebody else: a person looks for the consent",
        gives_up="a spelling, or an unsure reading",
    ),
)
