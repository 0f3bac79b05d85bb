"""A text layer against the pixels: where they say different things, the layer lies (or was read badly).

Only characters that carry meaning are compared (digits, letters, Chinese characters), and only where the
recogniser was sure: a scanner's own OCR errs too, and a doubtful reading accuses nobody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from extractors.file_problems import problem
from schemas.geometry import Quad, hull
from schemas.transcript import Mark, Problem, Word

SURE = 0.9
MOST = 10
"""Disagreements reported a page."""

Letter = tuple[str, Word, int]


def compare(layer: Sequence[Word], seen: Sequence[Word], page: int) -> tuple[list[Mark], list[Problem]]:
    """Marks and Problems for places where the layer's words say other than the page's."""
    marks: list[Mark] = []
    problems: list[Problem] = []
    for said in layer:
        over = [w for w in seen if _same_place(said.quad, w.quad)]
        for quad, layer_text, seen_text in _differences(said, over):
            if len(marks) >= MOST:
                return marks, problems
            marks.append(
                Mark("layer_disagrees", quad, seen_text, None, {"layer": layer_text, "seen": seen_text})
            )
            problems.append(problem("page.layer_disagrees", page, quad, layer=layer_text, seen=seen_text))
    return marks, problems


def _same_place(one: Quad, other: Quad) -> bool:
    a, b = one.box, other.box
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide > 0 and high > 0.4 * min(a[3] - a[1], b[3] - b[1])


def _letters(words: Sequence[Word]) -> list[Letter]:
    found = []
    for word in sorted(words, key=lambda w: w.quad.box[0]):
        for i, c in enumerate(word.text):
            folded = unicodedata.normalize("NFKC", c).upper()
            if folded and folded[0].isalnum():
                found.append((folded[0], word, i))
    return found


def _differences(said: Word, over: Sequence[Word]) -> list[tuple[Quad, str, str]]:
    ours, theirs = _letters([said]), _letters(over)
    if not ours or not theirs:
        return []
    x0, x1 = said.quad.box[0], said.quad.box[2]
    em = said.quad.height
    theirs = [t for t in theirs if x0 - em / 2 <= t[1].part(t[2], t[2] + 1).centre[0] <= x1 + em / 2]
    matcher = SequenceMatcher(None, [t[0] for t in ours], [t[0] for t in theirs], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "replace" or b - a != d - c:
            continue
        places = theirs[c:d]
        if any((w.least(i, i + 1) or 0.0) < SURE for _, w, i in places):
            continue
        quad = hull([w.part(i, i + 1) for _, w, i in places])
        found.append((quad, "".join(t[0] for t in ours[a:b]), "".join(t[0] for t in places)))
    return found
