"""Pages -> papers: one file may hold several, one may be spread over several files.

Inside a file the order is trusted: a title, or a page that speaks of something else, begins a new paper.
A run of pages without a title is joined to the paper it continues: by its printed page numbers, then by its
clause numbers, then because there is only one paper it can belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.classify import KNOWN, Clue
from extractors.documents import document_types
from extractors.paper import Paper

_WEAK = 0.2
"""A page without a title continues a paper of a type that it speaks of at least so much."""


@dataclass
class Group:
    """Pages that belong to one paper so far."""

    type: str
    clues: list[Clue] = field(default_factory=list)
    titled: bool = False

    @property
    def paper(self) -> Paper:
        return Paper(tuple(c.source for c in self.clues))

    @property
    def confidence(self) -> float:
        if self.type == "unknown":
            return 1.0 - max((c.best[1] for c in self.clues), default=0.0)
        mine = max(c.scores.get(self.type, 0.0) for c in self.clues)
        rival = max((s for c in self.clues[:1] for n, s in c.scores.items() if n != self.type), default=0.0)
        if self.titled and mine - rival >= 0.25:
            return max(mine, 0.95)  # it says what it is, and speaks of nothing else
        return max(mine, 0.92) if mine >= 0.7 and mine - rival >= 0.4 else mine

    @property
    def title(self) -> str:
        return next((c.title for c in self.clues if c.title), "")


def group(files: Iterable[Sequence[Clue]]) -> list[Group]:
    """Clues of each file's pages, in file order -> groups in order of first appearance."""
    runs = [run for clues in files for run in _runs(clues)]
    heads = [r for r in runs if r.titled or not _headless(r)]
    for run in runs:
        if run in heads:
            continue
        target = _target(run, heads)
        if target is None:
            if not run.titled and run.confidence < KNOWN:
                run.type = "unknown"  # it continues nothing and says too little by itself
            heads.append(run)
        else:
            target.clues.extend(run.clues)
    merged = _join_cards(heads)
    for each in merged:
        each.clues = _ordered(each.clues)
    order = {id(c): i for i, c in enumerate(c for r in runs for c in r.clues)}
    return sorted(merged, key=lambda g: min(order[id(c)] for c in g.clues))


def _runs(clues: Sequence[Clue]) -> list[Group]:
    runs: list[Group] = []
    for each in clues:
        current = runs[-1] if runs else None
        if current and not _begins(each, current):
            current.clues.append(each)
            continue
        name, score = each.best
        if each.titled:
            name, score = each.titled, each.scores[each.titled]
        runs.append(
            Group(
                name if score >= (KNOWN if not _many(name) else _WEAK) else "unknown",
                [each],
                bool(each.titled),
            )
        )
    return runs


def _begins(each: Clue, current: Group) -> bool:
    """Whether this page begins a new paper after `current` in the same file."""
    if each.blank:
        return False
    if each.titled:
        return not (each.titled == current.type and (each.number or 1) > 1)
    if current.type == "unknown":
        return each.best[1] >= KNOWN
    if not _many(current.type):
        return True
    name, score = each.best
    mine = each.scores.get(current.type, 0.0)
    if name != current.type and score >= KNOWN and score > mine + 0.25:
        return True
    return mine < 0.05 and not each.number and not each.clauses and len(each.text) > 40


def _many(name: str) -> bool:
    kind = document_types().get(name)
    return bool(kind and kind.many)


def _headless(run: Group) -> bool:
    """A run that continues something: pages of a longer paper without its beginning."""
    first = run.clues[0]
    if first.blank:
        return True
    if not _many(run.type):
        return run.type == "unknown" and (bool(first.clauses) or (first.number or 1) > 1)
    return not run.titled


def _target(run: Group, heads: list[Group]) -> Group | None:
    """The paper that this headless run continues; None when none or more than one fits."""
    first = run.clues[0]
    fitting = [h for h in heads if h.titled and _many(h.type) and (run.type in ("unknown", h.type))]
    if first.blank:
        return None
    for test in (_by_number, _by_clause):
        hits = [h for h in fitting if test(first, h)]
        if len(hits) == 1:
            return hits[0]
    free = [h for h in fitting if not _full(h)]
    same = [h for h in free if h.type == run.type]
    return same[0] if len(same) == 1 else None


def _by_number(first: Clue, head: Group) -> bool:
    if first.number is None:
        return False
    totals = {c.total for c in head.clues if c.total}
    numbers = {c.number for c in head.clues if c.number}
    if first.number in numbers:
        return False
    if first.total and totals:
        return first.total in totals
    return first.number - 1 in numbers


def _by_clause(first: Clue, head: Group) -> bool:
    if first.clauses is None:
        return False
    lasts = [c.clauses[1] for c in head.clues if c.clauses]
    return any(first.clauses[0] in (last, last + 1) for last in lasts)


def _full(head: Group) -> bool:
    totals = {c.total for c in head.clues if c.total}
    return bool(totals) and len(head.clues) >= max(t for t in totals if t)


def _join_cards(groups: list[Group]) -> list[Group]:
    """Front and back of one card in two pictures become one paper, if only one front is there to take it."""
    fronts = [g for g in groups if g.type == "travel_permit" and g.titled]
    backs = [g for g in groups if g.type == "travel_permit" and not g.titled]
    for back in backs:
        if len(fronts) == 1:
            fronts[0].clues.extend(back.clues)
            groups.remove(back)
    return groups


def _ordered(clues: list[Clue]) -> list[Clue]:
    """By printed page number, else by clause numbers, else as they came."""
    if all(c.number for c in clues) and len({c.number for c in clues}) == len(clues):
        return sorted(clues, key=lambda c: c.number or 0)
    if len(clues) > 1 and all(c.clauses for c in clues[1:]):
        return (
            [clues[0], *sorted(clues[1:], key=lambda c: c.clauses or (0, 0))]
            if clues[0].titled
            else sorted(clues, key=lambda c: c.clauses or (0, 0))
        )
    return clues


def missing_pages(clues: Sequence[Clue]) -> list[int]:
    """Page numbers that the printed «page n of m» says should be there and are not."""
    totals = [c.total for c in clues if c.total]
    if not totals:
        numbers = sorted({c.number for c in clues if c.number})
        return [n for n in range(1, numbers[-1]) if n not in numbers] if len(numbers) > 1 else []
    total = max(set(totals), key=totals.count)
    present = {c.number for c in clues if c.number}
    return [n for n in range(1, total + 1) if n not in present]


def missing_clauses(clues: Sequence[Clue]) -> list[int]:
    """Clause numbers skipped between one page's last and the next page's first."""
    out: list[int] = []
    for a, b in pairwise(clues):
        if a.clauses and b.clauses and b.clauses[0] > a.clauses[1] + 1:
            out += range(a.clauses[1] + 1, b.clauses[0])
    return out


def natural(name: str) -> list[tuple[int, str]]:
    """File names in the order a person would put them (IMG_9 before IMG_10)."""
    return [(int(p), "") if p.isdigit() else (-1, p.casefold()) for p in re.split(r"(\d+)", name)]
