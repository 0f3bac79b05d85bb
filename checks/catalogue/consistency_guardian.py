"""Do all papers of a child name the same guardian (a birth certificate and the guardian's own identity)?"""

from __future__ import annotations

from collections.abc import Iterator

from checks import matching
from checks.agreement import agree
from checks.minors import under_age
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, sure_type, unclear


def run(room: Room) -> Iterator[Verdict]:
    papers = [p for p in room.papers("guardian_papers") if sure_type(p.document)]
    if not under_age(room) or not papers:
        yield idle("没有需要核对的监护人", "There is no guardian to compare")
        return
    first = papers[0].text("guardian")
    if len(papers) == 1:
        yield passed(f"监护人:{first}", f"The guardian is {first}", found=first)
    for paper in papers[1:]:
        yield _same(paper, first)


def _same(paper: Paper, first: str) -> Verdict:
    found = agree(paper.reading("guardian"), first, matching.names_of(matching.holders(first)))
    more = {"expected": first, "found": found.found or None, "document": paper.id}
    if found.state == "same":
        return passed(f"监护人一致({found.zh})", f"The same guardian ({found.en})", **more)
    if found.state == "different":
        return failed(
            f"监护人“{found.found}”与另一文件的“{first}”不同,请人工核对",
            f"The guardian “{found.found}” is not the “{first}” of the other paper; please compare",
            request=say("请上传同一监护人的证明", "Please upload papers of one and the same guardian"),
            then="review",
            **more,
        )
    return unclear(
        f"监护人是否一致不能确定({found.zh})",
        f"Whether it is the same guardian is not sure ({found.en})",
        **more,
    )


CHECK = Check(
    id="consistency.guardian",
    title=say("监护人一致", "One guardian on all papers"),
    run=run,
    reads=("guardian", "child"),
    then="review",
    when=When(
        passes="the guardian was read surely, and is the same on every paper",
        fails="two papers surely name different ones",
        gives_up="a name was not read surely",
    ),
)
