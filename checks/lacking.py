"""The smallest sets of papers that would prove a route, and how long waiting would take. Pure: proofs in, sets out.

A set is tried, not looked up: ideal papers of its types are put beside those that count already, and the same
judgement is made that the checks make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from checks.days import ONE, Span, reached_on
from checks.proofs import Proof, Spoken
from checks.stretch import stretches
from schemas.document import Document
from schemas.policy import HalfYear

FAR = timedelta(days=366)
"""Nobody is told to wait longer than a year."""
LARGEST = 3
"""A larger set than this is no advice."""
Ways = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Lacking:
    """One route on one day: the ways that policy knows, the papers there are, and what each paper needs beside it.

    companions: type -> ways; present: the types of all papers in the bundle (for companions).
    """

    ways: Ways
    papers: Sequence[Proof]
    rules: HalfYear
    companions: dict[str, list[list[str]]]
    present: frozenset[str]

    def proven(self, day: date, added: Iterable[str] = ()) -> bool:
        """Whether the papers, with ideal ones of the types added, prove the route on that day."""
        papers = [*self._counted(), *(ideal(kind, day) for kind in added)]
        present = self.present | set(added)
        have = {p.document.type for p in papers if self._accompanied(p.document.type, present)}
        whole = {kind for way in self.ways if set(way) <= have for kind in way}
        used = [p for p in papers if p.document.type in whole]
        return bool(used) and any(got.proof for got in stretches(used, self.rules, day))

    def sets(self, day: date, kinds: Sequence[str]) -> list[list[str]]:
        """Every set of the smallest size, of these types and what must accompany them, in the policy's order."""
        beside = [k for kind in kinds for way in self.companions.get(kind, ()) for k in way]
        candidates = list(dict.fromkeys([*kinds, *beside]))
        for size in range(LARGEST + 1):
            found = [list(some) for some in combinations(candidates, size) if self.proven(day, some)]
            if found:
                return found
        return []

    def doubtful(self, day: date) -> list[Proof]:
        """The papers that would prove the route if a person confirmed them; none if that would not do."""
        maybe = [p for p in self.papers if p.state == "maybe" and p.document.type != "unknown"]
        confirmed = [
            Proof(p.document, "counts", p.spoken or ideal(p.document.type, day).spoken) for p in maybe
        ]
        merely = Lacking(self.ways, [*self._counted(), *confirmed], self.rules, self.companions, self.present)
        return maybe if maybe and merely.proven(day) else []

    def days(self, day: date) -> list[date]:
        """The days on which waiting could change something, in order: half a year is reached, or a term begins."""
        spans = [s for got in stretches(self.papers, self.rules, day) for s in got.sure]
        turning = {reached_on(s.first, self.rules.unit.value) + ONE * late for s in spans for late in (0, 1)}
        return sorted(d for d in turning | {s.first for s in spans} if day < d <= day + FAR)

    def _counted(self) -> list[Proof]:
        return [p for p in self.papers if p.state == "counts" and p.spoken]

    def _accompanied(self, kind: str, present: Iterable[str]) -> bool:
        ways = self.companions.get(kind)
        return not ways or any(set(way) <= set(present) for way in ways)


def ideal(kind: str, day: date) -> Proof:
    """A paper of this type that speaks for long before and after the day."""
    span = Span(day - 2 * FAR, day + 2 * FAR)
    return Proof(Document("", kind, 1.0, "", ()), "counts", Spoken(span, span))


def in_force(papers: Iterable[Proof], day: date) -> bool:
    """Whether a counted paper surely speaks for the day."""
    return any(p.state == "counts" and p.spoken and p.spoken.sure.holds(day) for p in papers)


def first_day(days: Iterable[date], holds: Callable[[date], bool]) -> date | None:
    return next((day for day in sorted(set(days)) if holds(day)), None)
