"""Half a year, without gaps, up to today: the judgement that residence, work and study share.

Each type of paper has to show what the policy asks of it (`HalfYear.asks`). Papers that are joined are judged by
all that is asked of any of them; but what some of them, asked for less, show by themselves counts too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checks.days import (
    ONE,
    Span,
    gaps,
    half_year_from,
    join,
    length,
    month_end_doubt,
    window,
)
from checks.model import Room, Verdict, failed, passed, say, unclear
from checks.proofs import Proof, State, proofs, remarks
from checks.words import type_names
from language.terms import add_months
from schemas.check import CheckEvidence, Message, Outcome
from schemas.policy import HalfYear, Predicate, Purpose, Then, Unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """The counted papers of one route on one day, and what is asked of them.

    sure, possible: the stretches of days they cover; wanted: the days to be covered where half a year must have
    passed.
    """

    papers: list[Proof]
    sure: list[Span]
    possible: list[Span]
    wanted: Span
    asks: frozenset[Predicate]
    unit: Unit
    day: date

    @property
    def missing(self) -> list[Span]:
        return gaps(self.sure, self.wanted)

    @property
    def elapsed(self) -> bool:
        return "elapsed" in self.asks

    @property
    def running(self) -> Span | None:
        return next((s for s in self.sure if s.holds(self.day)), None)

    def seen(self, *states: State) -> tuple[CheckEvidence, ...]:
        """The evidence of the papers in these states; of all of them without an argument."""
        return tuple(e for p in self.papers if not states or p.state in states for e in p.seen)

    @property
    def undecided(self) -> bool:
        """Some paper could count if somebody looked at it, or a month without a day decides."""
        return any(p.state == "maybe" for p in self.papers) or self.sure != self.possible

    @property
    def proof(self) -> Span | None:
        """A stretch that shows all that is asked."""
        return next((s for s in self.sure if self._shows(s)), None)

    def _shows(self, span: Span) -> bool:
        if "in_force" in self.asks and not span.holds(self.day):
            return False
        if "term" in self.asks and not _long_enough(span, self.unit, strictly=self.strictly):
            return False
        return not self.elapsed or self._elapsed(span)

    def _elapsed(self, span: Span) -> bool:
        """Half a year up to the day; of a stretch that need not be in force, half a year up to its own end."""
        until = self.day if span.last is None else min(self.day, span.last)
        return span.first <= _window(until, self.unit, strictly=self.strictly).first

    @property
    def strictly(self) -> bool:
        return "strictly_more" in self.asks

    @property
    def doubtful_end(self) -> bool:
        """More than half a year is asked for, and whether it is depends on how the last day is counted."""
        span = self.running
        if span is None or not self.strictly or "term" not in self.asks:
            return False
        return _long_enough(span, self.unit, strictly=False) and self.proof is None


def _window(day: date, unit: Unit, *, strictly: bool) -> Span:
    """The half year up to the day; strictly more is a day more."""
    plain = window(day, unit)
    return Span(plain.first - ONE, plain.last) if strictly else plain


def _long_enough(span: Span, unit: Unit, *, strictly: bool) -> bool:
    """Whether a term is half a year (by either convention for its last day), or by both more than that."""
    if span.last is None:
        return True
    if not strictly:
        return span.last >= half_year_from(span.first, unit)
    exactly = (
        add_months(span.first, 6) if unit == "calendar_month" else half_year_from(span.first, unit) + ONE
    )
    return span.last > exactly


def stretch(room: Room, purpose: Purpose) -> Stretch:
    """All papers of the route, judged by all that is asked of any of them."""
    return stretches(route_proofs(room, purpose), room.policy.half_year, room.day)[0]


def route_proofs(room: Room, purpose: Purpose) -> list[Proof]:
    return proofs(room, room.policy.proofs.types(purpose), at_address=purpose == "residence")


def stretches(papers: Sequence[Proof], rules: HalfYear, day: date) -> list[Stretch]:
    """All papers together; then, for each smaller set of demands, the papers of which no more is asked."""
    asked = {id(p): rules.asked(p.document.type) for p in papers}
    counted = [asked[id(p)] for p in papers if p.state == "counts"] or list(asked.values())
    everything = frozenset(a for asks in counted for a in asks) or frozenset({"in_force"})
    demands = [everything, *sorted({a for a in counted if a < everything}, key=sorted)]
    return [
        _stretch([p for p in papers if asks == everything or asked[id(p)] <= asks], asks, rules, day)
        for asks in demands
    ]


def _stretch(papers: list[Proof], asks: frozenset[Predicate], rules: HalfYear, day: date) -> Stretch:
    counted = [p.spoken for p in papers if p.state == "counts" and p.spoken]
    unit = rules.unit.value
    return Stretch(
        papers,
        _together((s.sure for s in counted), rules),
        _together((s.possible for s in counted), rules),
        _window(day, unit, strictly="strictly_more" in asks),
        asks,
        unit,
        day,
    )


def _together(spans: Iterable[Span], rules: HalfYear) -> list[Span]:
    """The stretches that papers make, joined where the policy joins them; else each by itself, earliest first."""
    if rules.join.value:
        return _bridged(join(spans), rules.allowed_gap_days.value)
    return sorted((s for s in spans if s.last is None or s.first <= s.last), key=lambda s: s.first)


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
    verdicts = [
        _verdict(room, purpose, got)
        for got in stretches(route_proofs(room, purpose), room.policy.half_year, room.day)
    ]
    for outcome in (Outcome.PASSED, Outcome.INCONCLUSIVE):
        for verdict in verdicts:
            if verdict.outcome is outcome:
                return verdict
    return verdicts[0]


def _verdict(room: Room, purpose: Purpose, got: Stretch) -> Verdict:
    wanted, unit = got.wanted, got.unit
    found = ", ".join(f"{s.first} … {s.last or '∞'}" for s in got.sure) or None
    shown = got.proof
    if shown:
        return _shown(got, shown, found)
    more = {"expected": f"{wanted.first} … {wanted.last}", "found": found or "—", "uses": got.seen()}
    zh, en = remarks(got.papers, "maybe", "not")
    lacking_zh, lacking_en = _lacking(got)
    if got.undecided:
        return unclear(
            f"能确定的证明不足({lacking_zh}),另有内容须人工确认{zh}",
            f"What is sure does not suffice ({lacking_en}), and something has to be looked at{en}",
            then=mendable(got),
            **more,
        )
    running = got.running
    if running and got.elapsed and month_end_doubt(running.first, room.day, unit):
        return unclear(
            f"自 {running.first} 起是否已满半年,按月末的不同算法结果不同,须人工判断",
            f"Whether half a year has passed since {running.first} depends on how month ends are counted; "
            "a person decides",
            **more,
        )
    if got.doubtful_end:
        return unclear(
            f"期限 {found} 是否超过半年,取决于末日的算法,须人工判断",
            f"Whether the term {found} is more than half a year depends on how its last day is counted; "
            "a person decides",
            **more,
        )
    return failed(
        f"没有得到所需的证明:{lacking_zh}{zh}",
        f"What the policy asks for is not proven: {lacking_en}{en}",
        request=_request(room, purpose, got),
        **more,
    )


def _shown(got: Stretch, shown: Span, found: str | None) -> Verdict:
    uses = got.seen("counts")
    term = f"{shown.first} … {shown.last or '∞'}"
    if got.elapsed and shown.holds(got.day):
        first, last = got.wanted.first, got.wanted.last
        return passed(
            f"{first} 至 {last} 均有证明覆盖",
            f"Every day from {first} to {last} is proven",
            expected=f"{first} … {last}",
            found=found,
            uses=uses,
        )
    if "term" in got.asks or got.elapsed:
        than_zh, than_en = (
            ("超过半年", "more than half a year") if got.strictly else ("不少于半年", "half a year or more")
        )
        return passed(f"期限 {term} {than_zh}", f"The term {term} is {than_en}", found=found, uses=uses)
    return passed(f"{got.day} 当日有效({term})", f"In force on {got.day} ({term})", found=found, uses=uses)


def mendable(got: Stretch) -> Then:
    """When all that is in doubt is illegible, better pictures help; otherwise, and where we broke, a person looks."""
    doubtful = [p.document for p in got.papers if p.state == "maybe"]
    return "resubmit" if doubtful and all(not d.readable and not d.broken for d in doubtful) else "review"


def _lacking(got: Stretch) -> tuple[str, str]:
    """What does not suffice, in words."""
    if got.elapsed:
        return _gaps_named(got.missing)
    running = got.running
    if running is None:
        return f"没有在 {got.day} 当日有效的证明", f"nothing is in force on {got.day}"
    term = f"{running.first} … {running.last}"
    if got.strictly:
        return f"期限 {term} 没有超过半年", f"the term {term} is not more than half a year"
    return f"期限 {term} 不足半年", f"the term {term} is under half a year"


def _gaps_named(missing: list[Span]) -> tuple[str, str]:
    if not missing:
        return "无缺口", "no gap"
    zh = "、".join(f"{g.first} 至 {g.last} 缺 {length(g)} 天" for g in missing)
    en = ", ".join(
        f"{length(g)} day{'s' if length(g) > 1 else ''} missing, {g.first} to {g.last}" for g in missing
    )
    return zh, en


def _request(room: Room, purpose: Purpose, got: Stretch) -> Message:
    """Which days want another paper; whether waiting would do is the route's to say (checks/routes.py)."""
    kinds_zh, kinds_en = type_names(room.policy.proofs.types(purpose))
    if not got.elapsed:
        return say(
            f"请提供期限不少于半年、目前有效的证明({kinds_zh}之一)",
            f"Please provide a paper that is in force and runs for half a year or more (one of: {kinds_en})",
        )
    lacking_zh, lacking_en = _gaps_named(got.missing)
    zh = f"请补充能覆盖以下日期的证明({kinds_zh}之一):{lacking_zh}"
    en = f"Please add a paper that covers these days (one of: {kinds_en}): {lacking_en}"
    return say(zh, en)
