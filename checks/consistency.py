"""How an agreement between a paper and the application becomes a verdict: the same words for every such
check.
"""

from __future__ import annotations

from checks.agreement import Agreement
from checks.model import Paper, Room, Verdict, failed, idle, passed, say, unclear
from checks.people import another_serves, claimed_role, role, stranger
from checks.words import field_name, paper_name, where


def verdict(
    agreement: Agreement, paper: Paper, field: str, expected: str, room: Room, *, must: bool = True
) -> Verdict:
    """same: passed. different: failed. Anything else: inconclusive, with the place to look at.

    must=False: a paper that does not state the field is not applicable.
    A difference on a paper that the case does not rest on (another one serves, or it belongs to another
    route) is for a person to look at: someone else's paper in the bundle is said to be so and refuses
    nobody.
    """
    (zh, en), (name_zh, name_en) = paper_name(paper.document), field_name(field)
    at_zh, at_en = where(paper.document, paper.peek(field))
    both = {"expected": expected, "found": agreement.found or None}
    if agreement.state == "same":
        return passed(
            f"{zh}的{name_zh}与申请一致({agreement.zh})",
            f"The {name_en} on the {en} agrees with the application ({agreement.en})",
            **both,
        )
    if agreement.state == "different":
        if stranger(paper, room):
            return idle(
                f"{zh}是他人的文件,不与申请核对",
                f"The {en} is somebody else's and is not held against the application",
            )
        return _different(agreement, paper, field, expected, room)
    if agreement.state == "absent" and (not must or _said_elsewhere(paper, field, room)):
        return idle(f"{zh}没有写明{name_zh}", f"The {en} states no {name_en}")
    if agreement.state == "unclear" and agreement.rule == "another_kind":
        return idle(f"{zh}的{name_zh}{agreement.zh}", f"The {name_en} on the {en}: {agreement.en}", **both)
    unread = agreement.state == "unread"
    mendable = unread and faulty(paper)
    return unclear(
        f"{zh}的{name_zh}不能确定与申请一致({agreement.zh}),请人工查看{at_zh}",
        f"Whether the {name_en} on the {en} agrees with the application is not sure ({agreement.en}); "
        f"please look {at_en}",
        request=say(
            f"请重新上传{zh}{at_zh},{name_zh}看不清",
            f"Please upload the {en} again {at_en}: its {name_en} cannot be made out",
        )
        if mendable
        else None,
        then="resubmit" if mendable else "review",
        **both,
    )


def _said_elsewhere(paper: Paper, field: str, room: Room) -> bool:
    """A guardian's own identity card does not name the child: the birth certificate beside it does."""
    if paper.type != "guardian_papers":
        return False
    others = [p for p in room.papers(paper.type) if p.document is not paper.document]
    return any((other := p.document.get(field)) is not None and other.value is not None for p in others)


def _different(agreement: Agreement, paper: Paper, field: str, expected: str, room: Room) -> Verdict:
    (zh, en), (name_zh, name_en) = paper_name(paper.document), field_name(field)
    spare = another_serves(paper, room, role(room, paper.type)) or not claimed_role(room, paper.type)
    note_zh, note_en = (
        ("(该文件不是本次申请所必需)", " (the case does not rest on this paper)") if spare else ("", "")
    )
    return failed(
        f"{zh}的{name_zh}“{agreement.found}”与申请的“{expected}”不同:{agreement.zh}{note_zh}",
        f"The {name_en} on the {en}, “{agreement.found}”, is not the “{expected}” of the application: "
        f"{agreement.en}{note_en}",
        expected=expected,
        found=agreement.found,
        then="review" if spare else None,
        request=say(
            f"请核对申请内容,或上传{name_zh}一致的{zh}",
            f"Please check the application, or upload a {en} with the same {name_en}",
        ),
    )


HARMLESS = frozenset(
    {"page.blank", "file.extension", "page.layer_disagrees", "page.layer_not_believed", "page.reduced"}
)
"""Problems of a page that do not make it hard to read."""


def faulty(paper: Paper) -> bool:
    """Whether the picture itself has a known fault, so that a better one would help."""
    return any(problem.code not in HARMLESS for problem in paper.document.problems)
