"""Two runs of a case -> what flipped, each flip with exactly one cause. Pure.

Where one thing changed between the runs, it is the cause. Where several did, the case is judged again with the changes
coming in one after the other (a ladder of worlds, each with one change more, in the order of `Cause`); the cause of a
flip is the change with which it reached its last value for good. The order goes from what is ours to what is theirs:
our code, our understanding, our engine, their papers, then policy, review and day: so nobody's papers are blamed for
what our programs would have changed anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from schemas.difference import Difference, Flip, Tally
from schemas.run import CheckOutcome, Extraction
from verification.stages import Cause

DECISION = "decision"
ABSENT = "absent"
_IDLE = (ABSENT, "not_applicable")
_WEIGHT = ("error", "failed", "inconclusive", "passed", "not_applicable")

Key = tuple[str, str | None]
Outcomes = Mapping[Key, str]


@dataclass(frozen=True, slots=True)
class World:
    """What came out with this cause's change, and all before it, in place."""

    cause: Cause
    outcomes: Outcomes


def outcomes(
    decision: str, checks: Iterable[CheckOutcome], names: Mapping[str, str] | None = None
) -> dict[Key, str]:
    """The outcome of each check on each document, the weightiest of several, and of the whole.

    names: ids of documents by which they shall be called.
    """
    found: dict[Key, str] = {(DECISION, None): decision}
    for check in checks:
        document = check.document or None
        if names and document:
            document = names.get(document, document)
        key = (check.id, document)
        before = found.get(key)
        if before is None or _WEIGHT.index(check.outcome) < _WEIGHT.index(before):
            found[key] = check.outcome
    return found


def correspondence(old: Extraction, new: Extraction) -> dict[str, str]:
    """New document id -> the id it goes by in comparisons: the old id of the same paper (the one that shares most
    pages by content, and the type before that), or "+" and the new id for a paper that was not there."""
    before = _pages(old)
    names: dict[str, str] = {}
    free = dict(before)
    for document, pages in _pages(new).items():
        types = {d.id: d.type for d in old.documents}
        mine = next(d.type for d in new.documents if d.id == document)
        shared = {i: (len(p & pages), types[i] == mine) for i, p in free.items() if p & pages}
        best = max(shared, key=lambda i: (shared[i][1], shared[i][0]), default=None)
        names[document] = best if best is not None else f"+{document}"
        if best is not None:
            del free[best]
    return names


def _pages(extraction: Extraction) -> dict[str, set[tuple[str, int]]]:
    sums = {t.file: t.sha256 for t in extraction.transcripts}
    return {d.id: {(sums.get(r.file) or r.file, r.page) for r in d.pages} for d in extraction.documents}


def flips(before: Outcomes, worlds: Sequence[World]) -> tuple[Flip, ...]:
    """Every difference between `before` and the last world, with its cause. worlds: at least one, all in order.

    A check that is not applicable and one that is not there are the same.
    """
    after = worlds[-1].outcomes
    found = []
    for key in sorted({*before, *after}, key=lambda k: (k[0] != DECISION, k[0], k[1] or "")):
        was, now = before.get(key, ABSENT), after.get(key, ABSENT)
        if was == now or (was in _IDLE and now in _IDLE):
            continue
        check, document = key
        found.append(Flip(check, document, was, now, "", _cause(key, now, worlds).value))
    return tuple(found)


def _cause(key: Key, now: str, worlds: Sequence[World]) -> Cause:
    """The first world from which on the value is the last one."""
    cause = worlds[-1].cause
    for world in reversed(worlds):
        if world.outcomes.get(key, ABSENT) != now:
            break
        cause = world.cause
    return cause


def add(tally: Tally, differences: Iterable[Difference]) -> Tally:
    """The tally with these in it (the same object)."""
    for d in differences:
        tally.cases += 1
        _count(tally.states, d.state)
        _count(tally.stages, d.stage)
        if d.state == "failed":
            _count(tally.problems, d.problem)
            continue
        _count(tally.outcomes, f"{d.before}|{d.after}")
        if d.before != d.after:
            _count(tally.causes, d.cause)
            _count(tally.cities, d.city)
        for f in d.flips:
            if f.check != DECISION:
                _count(tally.flips, f"{f.check}|{f.before}|{f.after}|{f.cause}")
    return tally


def merge(tallies: Iterable[Tally]) -> Tally:
    """Sums of sums."""
    total = Tally()
    for tally in tallies:
        total.cases += tally.cases
        for part in fields(Tally)[1:]:
            into: dict[str, int] = getattr(total, part.name)
            for key, number in getattr(tally, part.name).items():
                into[key] = into.get(key, 0) + number
    return total


def _count(into: dict[str, int], key: str) -> None:
    into[key] = into.get(key, 0) + 1
