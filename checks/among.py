"""Papers against one another: the same fact stated on several of them, where the application may state none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.agreement import Compare, agree
from checks.model import Paper, Room, Verdict, failed, idle, passed, sure_type, unclear
from checks.people import holder
from checks.words import field_name, paper_name


def ours(room: Room, *types: str) -> list[Paper]:
    """The readable papers of these types that are not surely somebody else's. Leaves no trace."""
    quiet = room.without_notes()
    return [
        room.paper(d)
        for d in room.documents
        if d.type in types and d.readable and sure_type(d) and holder(quiet.paper(d), quiet).whose != "other"
    ]


def among(
    stated: Sequence[tuple[Paper, str]], compare: Compare, rest_zh: str, rest_en: str
) -> Iterator[Verdict]:
    """Every paper's field against the first one read surely; a difference is for a person to explain.

    stated: papers with the field that names the thing. rest: what to say where there is nothing to compare.
    """
    first = next(((p, f) for p, f in stated if (r := p.peek(f)) and r.sure), None)
    others = [(p, f) for p, f in stated if first is None or p is not first[0]]
    if first is None or not any(p.states(f) for p, f in others):
        yield idle(rest_zh, rest_en)
        return
    base, base_field = first
    for paper, field in others:
        if paper.states(field):
            yield _compared(base, base_field, paper, field, compare)


def _compared(base: Paper, base_field: str, paper: Paper, field: str, compare: Compare) -> Verdict:
    claim = base.text(base_field)
    found = agree(paper.reading(field), claim, compare)
    (zh, en), (one_zh, one_en) = paper_name(paper.document), paper_name(base.document)
    name_zh, name_en = field_name(field)
    more = {"expected": claim, "found": found.found or None, "document": paper.id}
    if found.state == "same":
        return passed(
            f"{zh}与{one_zh}的{name_zh}一致({found.zh})",
            f"The {name_en} on the {en} is that of the {one_en} ({found.en})",
            **more,
        )
    if found.state == "different":
        return failed(
            f"{zh}的{name_zh}“{found.found}”与{one_zh}的“{claim}”不同,请人工核对",
            f"The {name_en} on the {en}, “{found.found}”, is not the “{claim}” of the {one_en}; please compare",
            then="review",
            **more,
        )
    return unclear(
        f"{zh}与{one_zh}的{name_zh}是否一致不能确定({found.zh}),请人工查看",
        f"Whether {en} and {one_en} agree on the {name_en} is not sure ({found.en}); please look",
        **more,
    )
