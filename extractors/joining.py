"""Loose pages -> the paper they belong to: by what they share with it, never by the file's name.

Printed numbers and clauses say where a page fits; names, numbers and days say whose paper it is; script, size of
letters and what a form prints on every page say how it is set. A page goes to the paper that fits clearly best.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.bundle import Group, is_cover, many
from extractors.classify import KNOWN, Clue, hint_scores
from extractors.documents import document_types
from extractors.traces import NAME, NUMBER, alike

LEAST = 0.6
"""A page joins a paper only if it fits at least so well,"""
CLEAR = 0.35
"""and so much better than any other."""
_PERMIT = re.compile(r"[HM][A-Z]?\d{8}")


def join_loose(loose: list[Group], heads: list[Group], before: Callable[[Clue, Clue], int]) -> list[Group]:
    """Puts each run of pages into the head that it continues; returns what is left, joined among itself.

    before: how many pages were uploaded between two, for pages that fit several papers equally well.
    """
    left: list[Group] = []
    waiting = list(loose)
    while waiting:
        placed = _place_best(waiting, [*heads, *left])
        if placed:
            continue
        if _place_nearest(waiting, [*heads, *left], before):
            continue
        # Nothing fits: the run that comes first by its own count begins a paper without its first page.
        first = min(waiting, key=lambda r: (not _typed(r), _start(r.clues[0]), loose.index(r)))
        waiting.remove(first)
        if not _typed(first):
            first.type = _guess([first, *waiting])
        left.append(first)
    for each in left:
        _settle(each)
    return left


def _guess(runs: Sequence[Group]) -> str:
    """The longer paper that the first of these runs speaks of at all."""
    for run in runs:
        scores = {n: max(c.scores.get(n, 0.0) for c in run.clues) for n in document_types() if many(n)}
        name = max(scores, key=lambda n: scores[n], default="unknown")
        if scores.get(name, 0.0) > 0:
            return name
    return "unknown"


def _settle(each: Group) -> None:
    """Pages without a beginning are what all their words together say, or unknown."""
    if each.titled or each.type == "unknown":
        return
    each.together = hint_scores("".join(c.text for c in each.clues)).get(each.type, 0.0)
    if each.confidence < KNOWN:
        each.type = "unknown"  # it continues nothing and says too little


def _place_best(waiting: list[Group], heads: Sequence[Group]) -> bool:
    """Places the one waiting run whose place is clearest."""
    best: tuple[float, float, int, Group, Group] | None = None
    for at, run in enumerate(waiting):
        ranked = sorted(
            ((fit(run, h, [o for o in heads if o is not h]), -i) for i, h in enumerate(heads)), reverse=True
        )
        if not ranked or ranked[0][0] < LEAST:
            continue
        margin = ranked[0][0] - max(ranked[1][0] if len(ranked) > 1 else 0.0, 0.0)
        if margin < CLEAR:
            continue
        found = (margin, ranked[0][0], -at, run, heads[-ranked[0][1]])
        if best is None or found[:3] > best[:3]:
            best = found
    if best is None:
        return False
    _, _, _, run, head = best
    waiting.remove(run)
    for page in run.clues:
        head.take(page)
    return True


def _place_nearest(waiting: list[Group], heads: Sequence[Group], before: Callable[[Clue, Clue], int]) -> bool:
    """Of several papers that a page fits equally well, those of one form mostly, it goes to the nearest in the
    order of upload."""
    for run in waiting:
        fits = [(fit(run, h, [o for o in heads if o is not h]), h) for h in heads]
        top = max((f for f, _ in fits), default=0.0)
        if top < LEAST:
            continue
        equal = [h for f, h in fits if f > top - CLEAR]
        lacking = [h for h in equal if _lacks(h, run)] or equal
        head = min(lacking, key=lambda h: min(before(c, run.clues[0]) for c in h.clues))
        waiting.remove(run)
        for page in run.clues:
            head.take(page)
        return True
    return False


def _typed(run: Group) -> bool:
    return run.type != "unknown" and (run.titled or run.confidence >= KNOWN)


def _start(first: Clue) -> tuple[int, int]:
    number = first.number or first.bare or 99
    return number, first.clauses[0] if first.clauses else 999


def fit(run: Group, head: Group, others: Sequence[Group]) -> float:
    """How well a run of pages fits a paper: below 0 not at all. others: the rivals, whose traces tell nothing."""
    if not head.many:
        return -9.0
    first = run.clues[0]
    mine = max(c.scores.get(head.type, 0.0) for c in run.clues)
    name, score = max((c.best for c in run.clues), key=lambda b: b[1])
    if run.type not in ("unknown", head.type) or (
        name != head.type and score >= KNOWN and score > mine + 0.25
    ):
        return -9.0
    seen = {alike(c.traces, h.traces) for c in run.clues for h in head.clues if not c.blank}
    if seen & {"same", "near"}:
        # The same boilerplate page may belong to two papers of one form: only a full one is given a copy.
        worth = 3.0 if "same" in seen else 2.0
        return worth if not any(_lacks(o, run) for o in others if o.type == head.type) else 0.2
    if _full(head):
        return -9.0
    worth = 0.3 + mine + _numbers(first, head) + _clauses(first, head)
    if any(_same_form(first, c) for c in head.clues):
        worth -= 0.8  # this page of the form is there, filled in for this paper
    if is_cover(first):
        worth += -1.0 if any(is_cover(c) for c in head.clues) else 0.5
    worth += _shared(run, head, others) + setting(first, head)
    if any(c.source.file == first.source.file for c in head.clues):
        worth += 1.0
    return worth


def _full(head: Group) -> bool:
    """Whether every page that the paper counts is there."""
    totals = [c.total for c in head.clues if c.total]
    numbers = {c.number for c in head.clues if c.number}
    return bool(totals) and len(numbers) >= max(totals)


def _same_form(one: Clue, other: Clue) -> bool:
    a, b = one.traces.pairs, other.traces.pairs
    return len(a & b) > 0.6 * max(len(a), len(b), 12)


def _lacks(head: Group, run: Group) -> bool:
    """Whether this paper has a place for the page: no page of that number, and none that is the same."""
    first = run.clues[0]
    number = first.number or first.bare
    if number and any((c.number or c.bare) == number for c in head.clues):
        return False
    return not any(alike(first.traces, c.traces) for c in head.clues)


def _numbers(first: Clue, head: Group) -> float:
    if first.number is None:
        if first.bare is None:
            return 0.0
        bare = {c.bare for c in head.clues if c.bare}
        if first.bare in bare:
            return -0.8
        return 0.4 if {first.bare - 1, first.bare + 1} & bare else 0.0
    numbers = {c.number: c for c in head.clues if c.number}
    if first.number in numbers:
        return -0.3 if alike(first.traces, numbers[first.number].traces) else -3.0
    totals = {c.total for c in head.clues if c.total}
    worth = 0.6 if {first.number - 1, first.number + 1} & set(numbers) else 0.0
    if first.total and totals:
        worth += 0.9 if first.total in totals else -2.0
    elif numbers and (first.total or totals):
        worth -= 1.0  # one counts its pages, the other only numbers them
    return worth


def _clauses(first: Clue, head: Group) -> float:
    numbered = [c for c in head.clues if c.clauses and c.style == first.style]
    if not first.clauses or not numbered:
        return 0.0
    low, high = first.clauses
    for other in numbered:
        a, b = other.clauses or (0, 0)
        if min(high, b) - max(low, a) >= 1 or (low, high) == (a, b):
            return -2.0  # both hold the same clauses
    lasts = {c.clauses[1] for c in numbered if c.clauses}
    firsts = {c.clauses[0] for c in numbered if c.clauses}
    if {low - 1, low} & lasts or {high, high + 1} & firsts:
        return 1.2
    return 0.2


def _shared(run: Group, head: Group, others: Sequence[Group]) -> float:
    """What the pages share with this paper and with no other."""
    mine: dict[str, float] = {}
    for page in run.clues:
        mine |= page.traces.values
    here = sum(w for v, w in mine.items() if _says(head, v, w) and not any(_says(o, v, w) for o in others))
    there = sum(w for v, w in mine.items() if not _says(head, v, w) and any(_says(o, v, w) for o in others))
    return min(here, 2 * NUMBER) - 0.5 * min(there, 2 * NUMBER)


def _says(head: Group, value: str, weight: float) -> bool:
    """Whether a name or number stands anywhere in a paper, or a day among its days."""
    if weight < NAME:
        return any(value in c.traces.values for c in head.clues)
    return any(value in c.traces.plain for c in head.clues)


def setting(first: Clue, head: Group) -> float:
    """How alike the pages are set, about -2 to 1."""
    pages = [c for c in head.clues if not c.blank and not is_cover(c)] or head.clues
    worth = 0.0
    styles = {c.style for c in pages if c.style}
    if first.style and styles:
        worth += 0.2 if first.style in styles else -0.5
    if min(abs(first.traces.latin - c.traces.latin) for c in pages) > 0.3:
        worth -= 0.8
    if min(abs(first.traces.traditional - c.traces.traditional) for c in pages) > 0.12:
        worth -= 0.8
    if all(c.source.page.source != first.source.page.source for c in pages):
        worth -= 0.3
    letters = [c.traces.letter for c in pages if c.traces.letter]
    if letters and first.traces.letter:
        ratio = first.traces.letter / min(letters, key=lambda v: abs(v - first.traces.letter))
        worth -= 0.3 if not 0.75 <= ratio <= 1.33 else 0.0
    if any(first.traces.running & c.traces.running for c in pages):
        worth += 0.8
    counted = {(c.total is not None, c.number is not None, c.bare is not None) for c in pages}
    worth += (
        0.2
        if (first.total is not None, first.number is not None, first.bare is not None) in counted
        else -0.2
    )
    return worth


def join_faces(groups: list[Group]) -> list[Group]:
    """Front and back of one card in two pictures become one paper: they share a number or a name, or there is only
    one front that the back can belong to."""
    out = list(groups)
    for back in groups:
        kind = document_types().get(back.type)
        if kind is None or kind.faces < 2 or back.titled or many(back.type):
            continue
        fronts = [g for g in out if g.type == back.type and g.titled and len(g.clues) < kind.faces]
        front = _front_of(back, fronts)
        if front is not None:
            front.clues.extend(back.clues)
            front.copies.extend(back.copies)
            out.remove(back)
    return out


def _front_of(back: Group, fronts: Sequence[Group]) -> Group | None:
    sharing = [f for f in fronts if _share_number(f, back)]
    if len(sharing) == 1:
        return sharing[0]
    free = [f for f in fronts if not _other_number(f, back)]
    if len(free) == 1:
        return free[0]
    beside = [f for f in free if _next_to(f, back)]
    return beside[0] if len(beside) == 1 else None


def _share_number(front: Group, back: Group) -> bool:
    """A number on the front stands on the back too, mostly inside its machine-readable lines."""
    said = "".join(c.text for c in back.clues)
    return any(w == NUMBER and v in said for c in front.clues for v, w in c.traces.values.items())


def _other_number(front: Group, back: Group) -> bool:
    one, other = ({n for c in g.clues for n in _PERMIT.findall(c.text)} for g in (front, back))
    return bool(one and other) and not one & other


def _next_to(front: Group, back: Group) -> bool:
    """The back follows the front in one file."""
    one, other = front.clues[-1].source, back.clues[0].source
    return one.file == other.file and other.page.number == one.page.number + 1
