"""Is a paper there?

Missing is said only of what no upload could be; what might be it is for a person to look at.
"""

from __future__ import annotations

import re

from checks.minors import held_by_guardian
from checks.model import Room, Verdict, failed, passed, say, sure_type, unclear
from checks.people import holder
from checks.words import type_names
from schemas.check import Outcome
from schemas.document import Document

LOOKS_LIKE: dict[str, str] = {
    "travel_permit": r"通行证|通行證|回乡证|回鄉證|台胞证|Travel Permit",
    "passport": r"护照|護照|PASSPORT",
    "photo_receipt": r"回执|回執|图像号|圖像號|相片检测|数码照片",
    "lease": r"租赁|租賃|承租|Tenancy|Tenant|Lease",
    "property_certificate": r"不动产权|房地产证|房产证",
    "purchase_contract": r"买卖合同|购房合同|买受人",
    "dormitory_confirmation": r"宿舍|住宿证明",
    "lodging_letter": r"居住证明|住宿证明",
    "employment_contract": r"劳动合同|勞動合同|用人单位|Employment Contract|Labou?r Contract",
    "employment_letter": r"在职证明|在職證明|has been employed",
    "business_registration": r"营业执照|營業執照",
    "student_id": r"学生证|學生證|校园卡|Student (?:ID|Card)",
    "school_letter": r"在读证明|在讀證明|学籍",
    "guardian_papers": r"出生(?:医学)?证明|监护|出世紙|Birth Certificate",
}
"""Words that an unrecognised paper would hold if it were one of this kind: a reason to look, never to
accept.
"""


def present(room: Room, ways: list[list[str]]) -> Verdict:
    """Passed when, for some way, there is one readable paper of every type, not surely somebody else's."""
    types = tuple(dict.fromkeys(t for way in ways for t in way))
    strangers: list[str] = []
    unsure: list[Document] = []
    have: dict[str, Document] = {}
    for document in (d for d in room.documents if d.type in types and d.readable):
        if not sure_type(document):
            unsure.append(document)
        elif _strangers(document, room.without_notes()):
            strangers.append(document.id)
        else:
            have.setdefault(document.type, document)
    complete = next((way for way in ways if all(t in have for t in way)), None)
    if complete:
        zh, en = type_names(complete)
        places = tuple(e for t in complete for e in room.paper(have[t]).searched())
        return passed(
            f"已提交{zh}", f"Present: {en}", found=", ".join(have[t].id for t in complete), uses=places
        )
    return _missing(room, types, unsure, strangers)


def _strangers(document: Document, quiet: Room) -> bool:
    """Surely somebody else's, and not the guardian's of a child."""
    paper = quiet.paper(document)
    held = holder(paper, quiet)
    return held.whose == "other" and not held_by_guardian(paper, held.field, quiet)


def _missing(room: Room, types: tuple[str, ...], unsure: list[Document], strangers: list[str]) -> Verdict:
    zh, en = type_names(types)
    unreadable = [d for d in room.documents if not d.readable and d.type in (*types, "unknown")]
    alike = unsure + [d for d in room.documents if d.type == "unknown" and d.readable and _alike(d, types)]
    if alike:
        ids = ", ".join(d.id for d in alike)
        places = tuple(e for d in alike for e in room.paper(d).searched())
        return unclear(
            f"没有确定的{zh};文件 {ids} 可能是,请人工查看",
            f"No sure {en}; document {ids} may be one, please look",
            uses=places,
        )
    theirs = [d for d in unreadable if not d.broken]
    if theirs:
        return _cannot_read(room, theirs, zh, en)
    if unreadable:
        return _broke(room, unreadable, zh, en)
    note_zh = f"(文件 {'、'.join(strangers)} 属于其他人)" if strangers else ""
    note_en = f" (document {', '.join(strangers)} belongs to somebody else)" if strangers else ""
    one_zh, one_en = ("之一", "one of: ") if len(types) > 1 else ("", "")
    return failed(
        f"上传的文件中没有申请人的{zh}{note_zh}",
        f"Among the uploads there is no {en} of the applicant{note_en}",
        expected=en,
        found="—",
        request=say(f"请上传{zh}{one_zh}", f"Please upload {one_en}{en}"),
        then="resubmit",
    )


def _cannot_read(room: Room, unreadable: list[Document], zh: str, en: str) -> Verdict:
    pages = [p for d in unreadable for p in d.pages]
    files = "、".join(dict.fromkeys(f"{p.file} 第 {p.page} 页" for p in pages))
    files_en = ", ".join(dict.fromkeys(f"{p.file} page {p.page}" for p in pages))
    why = next((p for d in unreadable for p in d.problems), None)
    return unclear(
        f"没有可辨认的{zh};{files}无法辨认",
        f"No legible {en}; {files_en} cannot be read",
        request=say(
            f"请重新上传清晰的{files}({why.zh if why else '无法辨认'})",
            f"Please upload {files_en} again ({why.en if why else 'it cannot be read'})",
        ),
        then="resubmit",
        uses=tuple(e for d in unreadable for e in room.paper(d).searched()),
    )


def _broke(room: Room, broken: list[Document], zh: str, en: str) -> Verdict:
    """What is missing may be what we broke on."""
    ids_zh, ids_en = ("、".join(d.id for d in broken), ", ".join(d.id for d in broken))
    return Verdict(
        Outcome.ERROR,
        say(
            f"没有可判断的{zh};处理文件 {ids_zh} 时程序出错,请人工查看",
            f"No {en} that could be judged; the program broke on document {ids_en}, so a person has to look",
        ),
        then="review",
        uses=tuple(e for d in broken for e in room.paper(d).searched()),
    )


def _alike(document: Document, types: tuple[str, ...]) -> bool:
    return any(re.search(LOOKS_LIKE[t], document.text, re.IGNORECASE) for t in types if t in LOOKS_LIKE)
