"""Is it a document whose holder may apply? (Domain notes, facts 3 and 4.)

The number tells lookalikes apart even where the title does not: HA/MA is the card for non-Chinese
residents, C the mainland permit to Hong Kong and Macau. A kind that does not fit the number is looked at by
a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Check, Paper, Room, Verdict, When, failed, passed, say, unclear
from checks.people import HOLDER_FIELDS, somebody_elses
from language.identifiers import classify

NAMES = {
    "hk_macau_permit": ("港澳居民来往内地通行证", "Mainland Travel Permit for Hong Kong and Macau Residents"),
    "taiwan_permit_5y": (
        "五年期台湾居民来往大陆通行证",
        "five-year Mainland Travel Permit for Taiwan Residents",
    ),
    "taiwan_permit_3m": (
        "三个月一次有效台湾居民来往大陆通行证",
        "three-month single-entry permit for Taiwan residents",
    ),
    "hk_macau_permit_non_chinese": (
        "港澳居民来往内地通行证(非中国籍)",
        "permit for non-Chinese residents of Hong Kong and Macau",
    ),
    "mainland_permit_to_hk_macau": (
        "往来港澳通行证(内地居民)",
        "mainland residents' permit to Hong Kong and Macau",
    ),
    "passport": ("护照", "passport"),
}
BY_NUMBER = {
    "non_chinese_permit": "hk_macau_permit_non_chinese",
    "mainland_eep": "mainland_permit_to_hk_macau",
}
FITTING = {
    "hk_macau_permit": "hk_macau_permit",
    "hk_macau_permit_non_chinese": "non_chinese_permit",
    "mainland_permit_to_hk_macau": "mainland_eep",
    "taiwan_permit_5y": "taiwan_permit",
    "taiwan_permit_3m": "taiwan_permit",
}


def run(paper: Paper, room: Room) -> Verdict:
    stranger = somebody_elses(paper, room)
    if stranger:
        return stranger
    origin = room.application.applicant.origin
    accepted = room.policy.accepted_travel_documents.value.get(origin, [])
    if paper.type == "passport":
        return _judged("passport", accepted, origin)
    number = paper.text("number")
    shapes = {span.kind for span in classify(number)} - {"passport"}
    told = [BY_NUMBER[shape] for shape in shapes if shape in BY_NUMBER]
    if told and told[0] not in accepted and not shapes & {"hk_macau_permit", "taiwan_permit"}:
        return _judged(told[0], accepted, origin, f"号码 {number}", f"number {number}")
    kind = paper.text("kind")
    if shapes and FITTING.get(kind) not in shapes:
        return unclear(
            f"证件种类“{_name(kind)[0]}”与号码 {number} 的形式不符,请人工查看",
            f"The kind “{_name(kind)[1]}” does not fit the form of the number {number}; please look",
            found=kind,
        )
    if (
        kind == "hk_macau_permit"
        and kind in accepted
        and {"HK": "H", "MO": "M"}.get(origin) != number[:1].upper()
    ):
        return unclear(
            f"号码 {number} 的首字母与申请的来源地 {origin} 不符,请人工查看",
            f"The first letter of {number} does not fit the stated origin {origin}; please look",
            found=number,
        )
    return _judged(kind, accepted, origin)


def _judged(kind: str, accepted: Sequence[str], origin: str, why_zh: str = "", why_en: str = "") -> Verdict:
    zh, en = _name(kind)
    expected = ", ".join(accepted) or "—"
    if kind in accepted:
        return passed(f"{zh}可用于申请", f"A {en} is accepted", expected=expected, found=kind)
    note_zh, note_en = (f"({why_zh})" if why_zh else ""), (f" ({why_en})" if why_en else "")
    wanted = " / ".join(_name(a)[0] for a in accepted)
    wanted_en = " / ".join(_name(a)[1] for a in accepted)
    request = say(f"请上传{wanted}", f"Please upload your {wanted_en}") if accepted else None
    return failed(
        f"{zh}{note_zh}不能用于申请(申请人来源地 {origin})",
        f"A {en}{note_en} is not accepted for this applicant (origin {origin})",
        expected=expected,
        found=kind,
        request=request,
    )


def _name(kind: str) -> tuple[str, str]:
    return NAMES.get(kind, (kind, kind))


CHECK = Check(
    id="travel_document.eligibility",
    title=say("证件种类符合申领条件", "The kind of travel document is accepted"),
    run=run,
    about=("travel_permit", "passport"),
    reads=("kind", *HOLDER_FIELDS),
    when=When(
        passes="the kind is accepted for this origin",
        fails="the kind or the form of the number surely is one that is not accepted",
        gives_up="kind, number and origin do not fit together, or the reading is not sure",
    ),
)
