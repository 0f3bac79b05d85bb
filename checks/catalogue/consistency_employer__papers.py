"""Do contract, letter, licence and seal name one employer, by name and by code?

Contracts that have ended are left out: people change their employer.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.among import among, ours
from checks.catalogue.consistency_employer import FIELD
from checks.days import latest, open_ended
from checks.matching import exact, firms, seal_names
from checks.model import Check, Paper, Room, Verdict, When, failed, passed, say, sure_type
from checks.people import HOLDER_FIELDS
from checks.words import paper_name
from schemas.document import SURE

NOTHING = ("没有第二份写明用人单位的文件", "No second paper names an employer")
NO_CODE = ("没有第二份写明统一社会信用代码的文件", "No second paper states the code of the firm")


def run(room: Room) -> Iterator[Verdict]:
    papers = [p for p in ours(room, "employment_contract", "employment_letter") if not _over(p, room)]
    papers += [p for p in room.papers("business_registration") if sure_type(p.document)]
    yield from among([(p, FIELD[p.type]) for p in papers], firms, *NOTHING)
    yield from among([(p, "uscc") for p in papers if p.type != "employment_letter"], exact, *NO_CODE)
    for paper in papers:
        yield from _seals(paper, papers)


def _over(paper: Paper, room: Room) -> bool:
    end = paper.peek("term_end")
    return bool(end and end.sure and not open_ended(end.value) and latest(end.value) < room.day)


def _seals(paper: Paper, papers: list[Paper]) -> Iterator[Verdict]:
    """The ring of a seal against every name: one that surely names another firm than all of them is for a person."""
    names = [(p, FIELD[p.type]) for p in papers if (r := p.peek(FIELD[p.type])) and r.sure]
    for ref, mark in paper.document.marks:
        if mark.kind != "seal" or not mark.text or (mark.confidence or 0.0) < SURE or not names:
            continue
        outcomes = [seal_names(mark, p.text(f), firms) for p, f in names]
        more = {"found": mark.text, "uses": (paper.mark(ref, mark),), "document": paper.id}
        zh, en = paper_name(paper.document)
        if "same" in outcomes:
            yield passed(
                f"{zh}的印章“{mark.text}”是用人单位的", f"The seal on the {en} is the employer's", **more
            )
        elif set(outcomes) == {"different"} and paper.type != "business_registration":
            # a licence bears the seal of its registrar
            yield failed(
                f"{zh}的印章“{mark.text}”不是用人单位的,请人工查看",
                f"The seal on the {en}, “{mark.text}”, is not the employer's; please look",
                **more,
            )


CHECK = Check(
    id="consistency.employer",
    part="papers",
    title=say("各文件的用人单位一致", "The papers name one employer"),
    run=run,
    reads=("employer", "company", "uscc", "term_end", *HOLDER_FIELDS),
    then="review",
    when=When(
        passes="names, codes and seals of contract, letter and licence agree",
        fails="two surely name different firms: for a person",
        gives_up="a short or foreign name, a branch, or an unsure reading",
    ),
)
