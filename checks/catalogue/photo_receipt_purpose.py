"""Was the photo taken for this card? Receipts of other documents have other sizes and checks (domain notes 2.9).

Judged by what the receipt calls itself; one that names no document is a general one.
"""

from __future__ import annotations

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.people import HOLDER_FIELDS, somebody_elses


def run(paper: Paper, room: Room) -> Verdict:
    stranger = somebody_elses(paper, room)
    if stranger:
        return stranger
    rule, title = room.policy.photo_receipt, paper.document.title
    if not title:
        return idle("回执没有标题,无法判断用途", "The receipt has no title that would tell what it is for")
    good = [word for word in rule.accepted_for.value if word.casefold() in title.casefold()]
    bad = [word for word in rule.not_for.value if word.casefold() in title.casefold()]
    more = {"expected": " / ".join(rule.accepted_for.value), "found": title, "uses": tuple(paper.searched())}
    if good and bad:
        return unclear(
            f"回执“{title}”同时提到其他证件,请人工查看",
            f"The receipt “{title}” names other documents too; please look",
            **more,
        )
    if bad:
        return failed(
            f"回执“{title}”用于{'、'.join(bad)},不是居住证的相片回执",
            f"The receipt “{title}” is for another document ({', '.join(bad)})",
            request=say(
                "请上传用于居住证的数码相片回执", "Please upload the photo receipt for the residence permit"
            ),
            then="review",
            **more,
        )
    return passed(f"回执“{title}”可用于居住证", f"The receipt “{title}” may be used for the permit", **more)


CHECK = Check(
    id="photo_receipt.purpose",
    title=say("相片回执用于居住证", "The photo receipt is for this card"),
    run=run,
    about=("photo_receipt",),
    reads=HOLDER_FIELDS,
    then="review",
    when=When(
        passes="its title names the card, an identity card, or no document at all",
        fails="its title names another document only",
        gives_up="its title names both",
    ),
)
