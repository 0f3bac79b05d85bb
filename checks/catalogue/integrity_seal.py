"""Does a paper of an organisation carry its seal, and does the seal name that organisation?

A seal that was not seen may be grey on a copy: that is never «missing», unless the reader says so surely
(finding "seal", details present False). From Document.marks of kind "seal".
"""

from __future__ import annotations

from checks.matching import firms, schools, seal_names
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.words import paper_name
from schemas.document import SURE
from schemas.transcript import Mark
from schemas.vocabulary import PAPERS

ISSUER = {
    "employment_contract": "employer",
    "employment_letter": "company",
    "school_letter": "school",
    "dormitory_confirmation": "school",
    "lodging_letter": "issuer",
    "student_id": "school",
}


def run(paper: Paper, room: Room) -> Verdict:
    if paper.type not in room.policy.seal_required_on.value:
        return idle("此类文件不要求盖章", "No seal is asked for on this kind of paper")
    zh, en = paper_name(paper.document)
    request = say(f"请上传加盖印章的{zh}(彩色)", f"Please upload the sealed {en}, in colour")
    seals = [(ref, mark) for ref, mark in paper.document.marks if mark.kind == "seal"]
    if not seals:
        absent = next(
            (f for f in paper.findings if f.kind == "seal" and f.details.get("present") is False), None
        )
        if absent and absent.confidence is not None and absent.confidence >= SURE:
            return failed(
                f"{zh}没有盖章", f"The {en} carries no seal", request=request, uses=paper.shown(absent)
            )
        return unclear(
            f"{zh}上没有看到印章(黑白件可能看不出),请人工查看",
            f"No seal was seen on the {en} (a copy in grey may hide it); please look",
            request=request,
            uses=tuple(paper.searched()),
        )
    places = tuple(paper.mark(ref, mark) for ref, mark in seals)
    if not any(mark.confidence is not None and mark.confidence >= SURE for _, mark in seals):
        return unclear(
            f"{zh}上像是有印章,但不够确定",
            f"There seems to be a seal on the {en}, but not surely",
            uses=places,
        )
    read = [
        mark for _, mark in seals if mark.text and mark.confidence is not None and mark.confidence >= SURE
    ]
    texts = [mark.text for mark in read]
    if read and all(_another(paper, mark) for mark in read):
        return unclear(
            f"印章文字“{'、'.join(texts)}”与文件上的单位不同,请人工查看",
            f"The seal says “{', '.join(texts)}”, not the name on the paper; please look",
            found=", ".join(texts),
            uses=places,
        )
    return passed(f"{zh}有印章", f"The {en} carries a seal", found=", ".join(texts) or None, uses=places)


def _another(paper: Paper, mark: Mark) -> bool:
    """Whether a seal surely names somebody else than the paper's issuer."""
    field = ISSUER.get(paper.type)
    reading = paper.peek(field) if field else None
    if reading is None or not reading.sure:
        return False
    compare = schools if field == "school" else firms
    return seal_names(mark, str(reading.value), compare) == "different"


CHECK = Check(
    id="integrity.seal",
    title=say("单位出具的文件已盖章", "Papers of organisations are sealed"),
    run=run,
    about=tuple(kind for kind in PAPERS if kind != "unknown"),
    reads=tuple(dict.fromkeys(ISSUER.values())),
    then="resubmit",
    when=When(
        passes="a seal was seen, and its text names nobody else",
        fails="a colour picture surely shows none",
        gives_up="no seal was seen (a grey copy hides it), or it names somebody else",
    ),
)
