"""Do the stated months fit the stated dates, by either convention for the last day (2025-12-31 or
2026-01-01)?
"""

from __future__ import annotations

from checks.days import exact, open_ended
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from language.terms import months_between

NONE = ("没有同时写明起止日期与月数", "The dates and the number of months are not both stated")


def run(paper: Paper, room: Room) -> Verdict:
    months = paper.peek("term_months")
    if (
        months is None
        or months.value is None
        or not (paper.states("term_start") and paper.states("term_end"))
    ):
        return idle(*NONE)
    start, end = paper["term_start"], paper["term_end"]
    first, last = (None, None) if open_ended(end) else (exact(start), exact(end))
    if first is None or last is None or last < first:
        return idle(*NONE)
    possible = months_between(first, last)
    stated = int(months.value)
    more = {"expected": f"{stated}", "found": f"{start} … {end}"}
    if stated not in possible and not months.sure:
        return unclear(
            f"写明 {stated} 个月(不够确定),与 {start} 至 {end} 不符,请人工查看",
            f"{stated} months (not read surely) do not fit {start} to {end}; please look",
            **more,
        )
    if stated not in possible:
        paper["term_months"]
        return failed(
            f"写明 {stated} 个月,与 {start} 至 {end} 不符",
            f"{stated} months are stated, which do not fit {start} to {end}",
            **more,
        )
    if not months.sure:
        return idle(
            f"月数“{stated}”读得不够确定,日期本身已确定",
            f"The months ({stated}) were not read surely; the dates were",
            **more,
        )
    paper["term_months"]
    return passed(f"{stated} 个月与 {start} 至 {end} 相符", f"{stated} months fit {start} to {end}", **more)


CHECK = Check(
    id="integrity.term_arithmetic",
    title=say("期限月数与起止日期相符", "Stated months fit the dates"),
    run=run,
    about=("lease", "employment_contract", "dormitory_confirmation"),
    reads=("term_start", "term_end", "term_months"),
    then="review",
    when=When(
        passes="the stated months fit the dates by either convention for the last day",
        fails="they fit by neither",
        gives_up="the months were not read surely and do not fit",
    ),
)
