"""Is the paper whole?

From the findings "page_missing" (details: expected, found, missing "2,4") and "pages_numbered".
"""

from __future__ import annotations

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.words import paper_name
from schemas.document import SURE
from schemas.vocabulary import PAPERS


def run(paper: Paper, room: Room) -> Verdict:
    zh, en = paper_name(paper.document)
    missing = next((f for f in paper.findings if f.kind == "page_missing"), None)
    if missing is None:
        numbered = next((f for f in paper.findings if f.kind == "pages_numbered"), None)
        if numbered is None:
            return idle("页面没有编号,无法判断是否缺页", "The pages are not numbered, so nothing can be said")
        if numbered.confidence is None or numbered.confidence < SURE:
            return idle(
                "页码读得不够确定,未见缺页",
                "The page numbers were not read surely; no page seems to be missing",
                uses=paper.shown(numbered),
            )
        return passed(
            f"{zh}各页齐全",
            f"The {en} is complete",
            found=_count(numbered.details),
            uses=paper.shown(numbered),
        )
    pages = str(missing.details.get("missing") or "")
    which_zh, which_en = (f"第 {pages} 页", f"page {pages}") if pages else ("缺少的页面", "the missing pages")
    more = {
        "expected": f"{missing.details.get('expected')}",
        "found": _count(missing.details),
        "uses": paper.shown(missing),
        "request": say(f"请重新上传{zh}{which_zh}", f"Please upload {which_en} of the {en}"),
    }
    if missing.confidence is None or missing.confidence < SURE:
        return unclear(
            f"{zh}可能缺页({pages or '页码或条款不连续'}),请人工查看",
            f"A page of the {en} may be missing ({pages or 'numbers or clauses skip'}); please look",
            **more,
        )
    return failed(f"{zh}缺少{which_zh}", f"The {en} lacks {which_en}", **more)


def _count(details: dict[str, str | int | float | bool | None]) -> str:
    return f"{details.get('found')}/{details.get('expected')}"


CHECK = Check(
    id="integrity.pages",
    title=say("各页齐全", "No page is missing"),
    run=run,
    about=tuple(kind for kind in PAPERS if kind != "unknown"),
    then="resubmit",
    when=When(
        passes="numbered pages are all there",
        fails="page or clause numbers surely skip",
        gives_up="they may skip",
    ),
)
