"""Pages -> papers: one file may hold several, one may be spread over several files.

Inside a file the order is trusted: a title, or a page that speaks of something else, begins a new paper, and a
page that goes on where an earlier one stopped goes back to it. Pages without a beginning of their own are then
joined to the paper they continue (extractors.joining), pages that were photographed twice count once, and front
and back of a card come together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.bundle import CONTRACT, Group, is_cover, loose_page, many
from extractors.classify import KNOWN, Clue
from extractors.joining import join_faces, join_loose
from extractors.page_order import ordered
from extractors.second_opinion import weigh
from extractors.traces import alike

_WEAK = 0.2
"""A page without a title continues a paper of a type that it speaks of at least so much."""
_ALIEN = re.compile(r"居民身份证|公民身份号码|户口簿|常住人口登记|身份证明书|(?i:identitycard)")
"""Papers that are often put between the pages of a contract."""


def group(files: Iterable[Sequence[Clue]]) -> list[Group]:
    """Clues of each file's pages, in file order -> groups in order of first appearance."""
    all_files = list(files)
    order = {id(c): i for i, c in enumerate(c for clues in all_files for c in clues)}
    runs = [run for clues in all_files for run in _runs(clues)]
    openings = {id(r.clues[0]) for r in runs if r.many and r.clues[0].clauses and r.clues[0].clauses[0] == 1}
    heads: list[Group] = []
    loose: list[Group] = []
    for run in runs:
        (loose if _loose(run, runs, openings) else heads).append(run)
    heads = _once(heads)
    heads += join_loose(loose, heads, lambda a, b: abs(order[id(a)] - order[id(b)]))
    heads = join_faces(heads)
    for each in heads:
        weigh(each)
        if each.many or each.type == "unknown":
            each.clues = ordered(each.clues)
    return sorted(heads, key=lambda g: min(order[id(c)] for c in (*g.clues, *(c for c, _ in g.copies))))


def _once(heads: list[Group]) -> list[Group]:
    """Papers of which there is another with the same first page become one."""
    kept: list[Group] = []
    for head in heads:
        twin = next((k for k in kept if k.type == head.type and _repeats(k, head)), None)
        if twin is None:
            kept.append(Group(head.type, [], head.titled))
            twin = kept[-1]
        for page in head.clues:
            twin.take(page) if twin.clues else twin.clues.append(page)
        twin.titled = twin.titled or head.titled
    return kept


def _repeats(one: Group, other: Group) -> bool:
    a, b = one.clues[0], other.clues[0]
    if a.blank or b.blank:
        return False
    said = alike(a.traces, b.traces)
    return said == "same" or (said == "near" and one.type != "unknown")


def _runs(clues: Sequence[Clue]) -> list[Group]:
    """The papers of one file, as far as their order in it tells."""
    runs: list[Group] = []
    for each in clues:
        current = runs[-1] if runs else None
        if current and _continues(each, current):
            current.clues.append(each)
            continue
        earlier = next((r for r in reversed(runs[:-1]) if r.many and carries_on(each, r)), None)
        if earlier:
            earlier.clues.append(each)
            runs.remove(earlier)
            runs.append(earlier)
            continue
        runs.append(_begun(each))
    return runs


def _begun(each: Clue) -> Group:
    name, score = each.best
    if each.titled:
        name, score = each.titled, each.scores[each.titled]
    known = score >= (_WEAK if many(name) else KNOWN)
    return Group(name if known else "unknown", [each], bool(each.titled))


def _continues(each: Clue, current: Group) -> bool:
    """Whether this page goes on with `current`, whose pages stand before it in the same file."""
    if each.blank or carries_on(each, current):
        return True
    if each.titled:
        return each.titled == current.type and current.many and _only_cover(current)
    if each.number == 1:
        return current.many and _only_cover(current)
    if _other_count(each, current):
        return False
    if current.type == "unknown":
        return each.best[1] < KNOWN and not loose_page(each) and _goes_on(each, current)
    if not current.many:
        return False
    name, score = each.best
    mine = each.scores.get(current.type, 0.0)
    if name != current.type and score >= KNOWN and score > mine + 0.25:
        return False
    last = current.clues[-1]
    restarts = each.style == last.style != "" and bool(each.clauses) and each.clauses[0] == 1  # type: ignore[index]
    if restarts and mine >= KNOWN and not each.text.startswith("附"):
        return False
    if _ALIEN.search(each.text) and not each.clauses and not CONTRACT.search(each.text):
        return False
    if each.number or each.clauses or CONTRACT.search(each.text) or len(each.text) <= 40:
        return True
    complete = any(c.total and c.total == c.number for c in current.clues)
    return mine >= 0.15 and not complete


def carries_on(each: Clue, current: Group) -> bool:
    """Whether the page's printed number or its first clause follows the last page's."""
    pages = [c for c in current.clues if not c.blank]
    if not pages or (each.titled and each.titled != current.type):
        return False
    last = pages[-1]
    if each.number and last.number and each.number == last.number + 1:
        return each.total == last.total
    if each.clauses and last.clauses and each.style == last.style and current.many:
        return each.clauses[0] > 1 and each.clauses[0] in (last.clauses[1], last.clauses[1] + 1)
    return False


def _other_count(each: Clue, current: Group) -> bool:
    """Whether «page n of m» counts another paper than the one at hand."""
    totals = {c.total for c in current.clues if c.total}
    numbers = {c.number for c in current.clues if c.number}
    if each.total and totals and each.total not in totals:
        return True
    return each.number is not None and each.number in numbers


def _only_cover(current: Group) -> bool:
    return all(is_cover(c) or c.blank for c in current.clues)


def _goes_on(each: Clue, current: Group) -> bool:
    """An unknown page belongs to the unknown one before it when they share a name or number."""
    last = current.clues[-1]
    shared = set(each.traces.values) & set(last.traces.values)
    return bool(shared) or bool(each.traces.running & last.traces.running) or len(each.text) <= 40


def _loose(run: Group, runs: Sequence[Group], openings: set[int]) -> bool:
    """Whether a run continues something: pages of a longer paper without its beginning."""
    first = run.clues[0]
    if run.type == "unknown":
        return loose_page(first)
    if not run.many:
        return False
    if not run.titled:
        return True
    if first.clauses and first.clauses[0] > 2:
        return True  # a form that prints its title on every page
    if not _only_cover(run):
        return False
    # A cover by itself belongs to the paper that begins without one.
    untitled = any(not r.titled and id(r.clues[0]) in openings for r in runs)
    others = [r for r in runs if r is not run and r.type == run.type and r.titled and not _only_cover(r)]
    return not untitled and any(
        (r.clues[0].number or 2) > 1 and r.clues[0].total == first.total for r in others
    )


def natural(name: str) -> list[tuple[int, str]]:
    """File names in the order a person would put them (IMG_9 before IMG_10)."""
    return [(int(p), "") if p.isdigit() else (-1, p.casefold()) for p in re.split(r"(\d+)", name)]
