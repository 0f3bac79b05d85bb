"""The pages of one paper in their order, and which are missing: by printed number, by clause, by running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractors.classify import Clue

THROUGH = ("article", "clause")
"""Styles of clauses whose numbers run through a whole paper."""
_CLOSING = re.compile(r"一式|生效|未尽事宜|争议|仲裁|起诉|诉讼|(?i:counterparts?|dispute|governed|courts?\b)")
"""What the last clauses of a contract speak of."""
MOST = 40
"""Papers of more pages keep the order they came in where no numbers order them."""
_FRESH = re.compile(
    r"^\s*(?:第\s*[一二三四五六七八九十百\d]{1,4}\s*[条章节]|[一二三四五六七八九十]{1,3}、|[((]?\d{1,2}[.、)]|"
    r"(?i:article|clause)\s*\d|附件|甲方|乙方)"
)
_ENDED = re.compile(r"[。;；:：.!！?？]\s*$")
_SIGNED = re.compile(r"签字|签章|盖章|签署|签名|签订日期|(?i:signed|signature)")


def ordered(clues: Sequence[Clue]) -> list[Clue]:
    """First the pages whose printed numbers, titles and clauses say where they belong; every other page goes where
    the text runs on best. Pages of one file keep their order where nothing speaks against it."""
    numbers = [c.number or c.bare for c in clues]
    if len(clues) < 2 or (None not in numbers and len(set(numbers)) == len(numbers)):
        return sorted(clues, key=lambda c: c.number or c.bare or 0)
    if len(clues) > MOST:
        return list(clues)
    pairs = Counter(p for c in clues for p in _pairs(c.text))
    spine: list[Clue] = []
    for each in sorted(clues, key=_ease):
        at = max(range(len(spine) + 1), key=lambda i: (_fit(spine, i, each, pairs), i))
        spine.insert(at, each)
    return spine


def _ease(each: Clue) -> tuple[int, int]:
    """The pages that say where they belong come first."""
    if each.number:
        return 0, each.number
    if each.titled and not (each.clauses and each.clauses[0] > 1):
        return 1, 0
    if each.clauses:
        return 2, each.clauses[0]
    return 3, 0


def _fit(spine: Sequence[Clue], at: int, each: Clue, pairs: Counter[str]) -> float:
    """How well a page stands before spine[at]."""
    worth = -10.0 * sum(_against(a, each) for a in spine[:at])
    worth -= 10.0 * sum(_against(each, b) for b in spine[at:])
    before = spine[at - 1] if at else None
    after = spine[at] if at < len(spine) else None
    if before is not None:
        worth += _joint(before, each, pairs)
    if after is not None:
        worth += _joint(each, after, pairs)
        if _SIGNED.search(each.text) and not each.clauses:
            worth -= 1.5  # signatures stand at the end
    if before is not None and after is not None:
        worth -= _joint(before, after, pairs)
    return worth


def _against(first: Clue, second: Clue) -> bool:
    """Whether what is printed says that the second of two pages comes first."""
    a, b = first.number or first.bare, second.number or second.bare
    if a and b and a != b:
        return a > b
    if second.titled and not first.titled and not first.blank:
        return True
    return bool(
        first.clauses and second.clauses and first.style == second.style and first.clauses > second.clauses
    )


def _joint(one: Clue, other: Clue, pairs: Counter[str]) -> float:
    together = 0.0
    if one.source.file == other.source.file:
        together = 1.0 if other.source.page.number == one.source.page.number + 1 else -0.5
    return together + seam(one, other, pairs)


def seam(one: Clue, other: Clue, pairs: Counter[str]) -> float:
    """How well the text of one page runs on to the other's: a sentence left open is taken up, or one that ended
    is followed by a fresh one. pairs: how often two characters stand side by side in these pages."""
    if not one.closing or not other.opening:
        return 0.0
    left_open = not _ENDED.search(one.closing)
    fresh = bool(other.titled or _FRESH.match(other.opening))
    if left_open and fresh:
        return -0.6
    if not left_open:
        return 0.5 if fresh else -0.3
    return 0.6 + 0.4 * min(pairs[one.closing.strip()[-1:] + other.opening.strip()[:1]], 3)


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)]


def missing_pages(clues: Sequence[Clue]) -> list[int]:
    """Page numbers that should be there and are not: by the printed «page n of m», else between printed numbers.

    Numbers that merely stand alone at the foot count only when every page has one of its own. A page whose number
    was not read may be any of those that seem to be missing.
    """
    pages = [c for c in clues if not c.blank]
    totals = [c.total for c in pages if c.total]
    # An empty page that prints its number is there; in a picture its text may only be unread.
    empty = [c for c in clues if c.blank and c.source.page.source == "text_layer"]
    numbers = sorted({c.number for c in [*pages, *empty] if c.number})
    last = max(set(totals), key=lambda t: (totals.count(t), t)) if totals else 0
    if not totals and not numbers:
        bare = [c.bare for c in pages]
        if None in bare or len(set(bare)) < len(bare):
            return []
        return _gaps(sorted(n for n in bare if n))
    out = [n for n in range(1, last + 1) if n not in numbers] if last else _gaps(numbers)
    unnumbered = sum(1 for c in pages if not c.number)
    return out if unnumbered < len(out) else []


def _gaps(numbers: Sequence[int]) -> list[int]:
    return [n for n in range(1, numbers[-1]) if n not in numbers] if len(numbers) > 1 else []


def missing_clauses(clues: Sequence[Clue]) -> list[int]:
    """Clause numbers skipped between one page's last and the next page's first, and before the first."""
    numbered = [c for c in clues if c.clauses and c.style in THROUGH]
    out: list[int] = []
    for a, b in pairwise(numbered):
        if a.clauses and b.clauses and b.clauses[0] > a.clauses[1] + 1:
            out += range(a.clauses[1] + 1, b.clauses[0])
    return out


def ends_abruptly(clues: Sequence[Clue]) -> bool:
    """Whether the signatures stand on a page of their own and no clause before them closes the contract: pages that
    are not numbered may be missing between."""
    pages = [c for c in clues if not c.blank]
    if len(pages) < 2 or any(c.number for c in pages):
        return False
    last, before = pages[-1], pages[-2]
    if last.clauses or before.style not in THROUGH or not _SIGNED.search(last.opening):
        return False
    return not any(_CLOSING.search(c.text) for c in pages)
