"""Half a year, without gaps, up to today: the judgement that residence, work and study share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checks.days import (
    Span,
    gaps,
    half_year_from,
    join,
    length,
    long_enough,
    month_end_doubt,
    reached_on,
    window,
)
from checks.model import Room, Verdict, failed, passed, say, unclear
from checks.proofs import Proof, State, proofs, remarks
from checks.words import type_names
from schemas.check import CheckEvidence, Message
from schemas.policy import Purpose, Then, Unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """The counted papers of one route on one day. sure: joined stretches; wanted: the days to be covered."""

    papers: list[Proof]
    sure: list[Span]
    possible: list[Span]
    wanted: Span
    elapsed: bool

    @property
    def missing(self) -> list[Span]:
        return gaps(self.sure, self.wanted)

    def seen(self, *states: State) -> tuple[CheckEvidence, ...]:
        """The evidence of the papers in these states; of all of them without an argument."""
        return tuple(e for p in self.papers if not states or p.state in states for e in p.seen)

    @property
    def undecided(self) -> bool:
        """Some paper could count if somebody looked at it, or a month without a day decides."""
        return any(p.state == "maybe" for p in self.papers) or self.sure != self.possible


def stretch(room: Room, purpose: Purpose) -> Stretch:
    rules = room.policy.half_year
    found = proofs(room, room.policy.proofs.types(purpose), at_address=purpose == "residence")
    counted = [p.spoken for p in found if p.state == "counts" and p.spoken]
    tolerated = rules.allowed_gap_days.value
    return Stretch(
        found,
        _bridged(join(s.sure for s in counted), tolerated),
        _bridged(join(s.possible for s in counted), tolerated),
        window(room.day, rules.unit.value),
        purpose in rules.elapsed.value,
    )


def _bridged(spans: list[Span], days: int) -> list[Span]:
    """Stretches with a gap of at most `days` between them made one."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and before.last and (span.first - before.last).days - 1 <= days:
            joined[-1] = Span(before.first, span.last)
        else:
            joined.append(span)
    return joined


def half_year(room: Room, purpose: Purpose) -> Verdict:
    """Passed, failed (gaps named in days) or inconclusive, for the papers of one route."""
    got = stretch(room, purpose)
    wanted, unit = got.wanted, room.policy.half_year.unit.value
    expected = f"{wanted.first} … {wanted.last}"
    found = ", ".join(f"{s.first} … {s.last or '∞'}" for s in got.sure) or None
    running = next((s for s in got.sure if s.holds(room.day)), None)
    if running and not got.missing:
        return passed(
            f"{wanted.first} 至 {wanted.last} 均有证明覆盖",
            f"Every day from {wanted.first} to {wanted.last} is proven",
            expected=expected,
            found=found,
            uses=got.seen("counts"),
        )
    if running and not got.elapsed and (long_enough(running, unit) or not got.undecided):
        return _term_only(running, unit, got)
    more = {"expected": expected, "found": found or "—", "uses": got.seen()}
    zh, en = remarks(got.papers, "maybe", "not")
    lacking_zh, lacking_en = _gaps_named(got.missing)
    if got.undecided:
        return unclear(
            f"能确定的证明不足({lacking_zh}),另有内容须人工确认{zh}",
            f"What is sure does not suffice ({lacking_en}), and something has to be looked at{en}",
            then=mendable(got),
            **more,
        )
    if running and month_end_doubt(running.first, room.day, unit):
        return unclear(
            f"自 {running.first} 起是否已满半年,按月末的不同算法结果不同,须人工判断",
            f"Whether half a year has passed since {running.first} depends on how month ends are counted; "
            "a person decides",
            **more,
        )
    return failed(
        f"最近半年没有全部得到证明:{lacking_zh}{zh}",
        f"The last half year is not proven throughout: {lacking_en}{en}",
        request=_request(room, purpose, got, running, unit),
        **more,
    )


def _term_only(running: Span, unit: Unit, got: Stretch) -> Verdict:
    """Where the policy does not ask for elapsed time: the running term alone has to be half a year."""
    found = f"{running.first} … {running.last or '∞'}"
    if long_enough(running, unit):
        return passed(
            f"期限 {found} 不少于半年",
            f"The term {found} is half a year or more",
            found=found,
            uses=got.seen("counts"),
        )
    return failed(
        f"期限 {found} 不足半年",
        f"The term {found} is under half a year",
        expected=f"… {half_year_from(running.first, unit)}",
        found=found,
        request=say("请提供期限不少于半年的证明", "Please provide a paper whose term is half a year or more"),
        uses=got.seen(),
    )


def mendable(got: Stretch) -> Then:
    """When all that is in doubt is illegible, better pictures help; otherwise a person has to look."""
    doubtful = [p for p in got.papers if p.state == "maybe"]
    return "resubmit" if doubtful and all(not p.document.readable for p in doubtful) else "review"


def _gaps_named(missing: list[Span]) -> tuple[str, str]:
    if not missing:
        return "无缺口", "no gap"
    zh = "、".join(f"{g.first} 至 {g.last} 缺 {length(g)} 天" for g in missing)
    en = ", ".join(
        f"{length(g)} day{'s' if length(g) > 1 else ''} missing, {g.first} to {g.last}" for g in missing
    )
    return zh, en


def _request(room: Room, purpose: Purpose, got: Stretch, running: Span | None, unit: Unit) -> Message:
    """Only the beginning is missing: say when it will suffice. Otherwise: which days want another paper."""
    kinds_zh, kinds_en = type_names(room.policy.proofs.types(purpose))
    lacking_zh, lacking_en = _gaps_named(got.missing)
    zh = f"请补充能覆盖以下日期的证明({kinds_zh}之一):{lacking_zh}"
    en = f"Please add a paper that covers these days (one of: {kinds_en}): {lacking_en}"
    if running and len(got.missing) == 1 and got.missing[0].first == got.wanted.first:
        day: date = reached_on(running.first, unit)
        wait = (day - room.day).days
        if running.last is None or running.last >= day:
            zh += f";否则现有证明在 {wait} 天后({day})满半年"
            days = "1 day" if wait == 1 else f"{wait} days"
            en += f"; or wait: the present papers reach half a year in {days}, on {day}"
    return say(zh, en)
