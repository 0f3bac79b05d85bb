"""What grouping works on: pages that belong to one paper so far, and what a page may be part of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.classify import Clue
from extractors.documents import document_types
from extractors.paper import Paper
from extractors.traces import alike

COVER = 250
"""A title page of a longer paper has fewer characters than this."""
CONTRACT = re.compile(
    r"甲方|乙方|签字|盖章|签署|本合同|本协议|(?i:landlord|tenant|party[ab]\b|employer|employee|hereby)"
)


@dataclass
class Group:
    """Pages that belong to one paper so far.

    copies: (page seen again, the page it repeats). nearly: the same, but for one figure or name that was read
    otherwise; both pages are read then. together: what the pages' words are worth taken as one text.
    least, most: bounds of the confidence that a second opinion sets (`extractors.second_opinion`).
    """

    type: str
    clues: list[Clue] = field(default_factory=list)
    titled: bool = False
    copies: list[tuple[Clue, Clue]] = field(default_factory=list)
    nearly: list[tuple[Clue, Clue]] = field(default_factory=list)
    together: float = 0.0
    least: float = 0.0
    most: float = 1.0

    @property
    def paper(self) -> Paper:
        return Paper(tuple(c.source for c in self.clues))

    @property
    def many(self) -> bool:
        return many(self.type)

    @property
    def confidence(self) -> float:
        """How sure the type is, 0..1: by titles and telling words, within what the second opinion leaves."""
        return min(max(self._by_rules, self.least), self.most)

    @property
    def _by_rules(self) -> float:
        if self.type == "unknown":
            return 1.0 - max((c.best[1] for c in self.clues), default=0.0)
        mine = max(self.together, *(c.scores.get(self.type, 0.0) for c in self.clues))
        rival = max((s for c in self.clues[:1] for n, s in c.scores.items() if n != self.type), default=0.0)
        if self.titled and mine - rival >= 0.25:
            return max(mine, 0.95)  # it says what it is, and speaks of nothing else
        return max(mine, 0.92) if mine >= 0.6 and mine - rival >= 0.35 else mine

    @property
    def title(self) -> str:
        return next((c.title for c in self.clues if c.title), "")

    def take(self, page: Clue) -> None:
        """Adds a page, or notes it as a copy of one that is there; of two the better read one is kept."""
        twin = next((c for c in self.clues if alike(c.traces, page.traces) == "same"), None)
        if twin is None:
            near = next((c for c in self.clues if alike(c.traces, page.traces) == "near"), None)
            self.nearly += [(page, near)] if near is not None else []
            self.clues.append(page)
        elif _legible(page) > _legible(twin):
            self.clues[self.clues.index(twin)] = page
            self.copies = [(c, page if o is twin else o) for c, o in self.copies] + [(twin, page)]
        else:
            self.copies.append((page, twin))


def _legible(each: Clue) -> tuple[bool, float]:
    words = [w for w in each.source.page.words if w.text.strip()]
    sure = sum(len(w.text) * (1.0 if w.confidence is None else w.confidence) for w in words)
    return each.source.page.source == "text_layer", sure


def is_cover(each: Clue) -> bool:
    """A title and little else: less than what the paper must state."""
    short = bool(each.titled) and many(each.titled or "") and not each.clauses and len(each.text) < COVER
    return short and not each.says_all


def many(name: str) -> bool:
    """Whether papers of this type may run over several pages."""
    kind = document_types().get(name)
    return bool(kind and kind.many)


def loose_page(each: Clue) -> bool:
    """Whether a page that is not known by itself looks like part of a longer paper."""
    if each.blank and not each.bare:
        return False
    return bool(each.clauses) or (each.number or each.bare or 1) > 1 or bool(CONTRACT.search(each.text))
