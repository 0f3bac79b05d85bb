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
    which_zh, which_en = _which(pages)
    more = {
        "expected": f"{missing.details.get('expected')}",
        "found": _count(missing.details),
        "uses": paper.shown(missing),
        "request": say(f"请重新上传{zh}{which_zh}", f"Please upload {which_en} of the {en}"),
    }
    if missing.confidence is None or missing.confidence < SURE:
        return unclear(
            f"{zh}可能缺页({_why(missing.details)[0]}),请人工查看",
            f"A page of the {en} may be missing ({_why(missing.details)[1]}); please look",
            **more,
        )
    return failed(f"{zh}{which_zh}缺失", f"The {en} lacks {which_en}", **more)


def _which(pages: str) -> tuple[str, str]:
    if not pages:
        return "缺少的页面", "the missing pages"
    return f"第 {pages.replace(',', '、')} 页", f"page {pages.replace(',', ', ')}"


def _why(details: dict[str, str | int | float | bool | None]) -> tuple[str, str]:
    if details.get("missing"):
        return _which(str(details["missing"]))
    clauses = str(details.get("clauses") or "")
    if not clauses:
        return "页码或条款不连续", "numbers or clauses skip"
    return (
        f"第 {clauses.replace(',', '、')} 条不在任何一页上",
        f"clause {clauses.replace(',', ', ')} is on no page",
    )


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
