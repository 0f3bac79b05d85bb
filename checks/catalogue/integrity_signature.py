"""Did the parties sign?

From the findings "signature" (details: party, present True, False or None = not seen).

A signature that nobody looked for, or that may hide in a bad picture, is never «missing».
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.words import field_name, paper_name
from schemas.document import SURE, Finding

PARTY = {
    "lease": {"applicant": "tenant", "other": "landlord"},
    "employment_contract": {"applicant": "employee", "other": "employer"},
    "purchase_contract": {"applicant": "buyer", "other": "seller"},
    "address_statement": {"applicant": "name"},
}


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    sides = room.policy.signature_required_of.value.get(paper.type, [])
    if not sides:
        yield idle("此类文件不要求签名", "No signature is asked for on this kind of paper")
    for side in sides:
        party = PARTY.get(paper.type, {}).get(side, side)
        finding = next(
            (f for f in paper.findings if f.kind == "signature" and f.details.get("party") == party), None
        )
        yield _signed(paper, party, finding)


def _signed(paper: Paper, party: str, finding: Finding | None) -> Verdict:
    (zh, en), (who_zh, who_en) = paper_name(paper.document), field_name(party)
    request = say(f"请上传{who_zh}已签名的{zh}", f"Please upload the {en} signed by the {who_en}")
    if finding is None:
        return unclear(
            f"{zh}上没有找到{who_zh}签名处,请人工查看",
            f"No place for the {who_en}'s signature was found on the {en}; please look",
            uses=tuple(paper.searched()),
        )
    places = paper.shown(finding)
    sure = finding.confidence is not None and finding.confidence >= SURE
    present = finding.details.get("present")
    if present is True and sure:
        return passed(
            f"{who_zh}已签名",
            f"The {who_en} signed",
            found=str(finding.details.get("how") or "signature"),
            uses=places,
        )
    if present is False and sure:
        return failed(
            f"{zh}上{who_zh}没有签名", f"The {who_en} did not sign the {en}", request=request, uses=places
        )
    return unclear(
        f"不能确定{who_zh}是否已签名,请人工查看",
        f"Whether the {who_en} signed is not sure; please look",
        uses=places,
    )


CHECK = Check(
    id="integrity.signature",
    title=say("合同已签名", "Contracts are signed"),
    run=run,
    about=tuple(PARTY),
    then="resubmit",
    when=When(
        passes="the party's signature was seen at its place",
        fails="the place is surely empty",
        gives_up="no place was found, or it is not sure",
    ),
)
