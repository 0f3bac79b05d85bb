"""Candidates agree or not: many Founds -> one Reading with its confidence and what else the place may say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractors.certainty import comparable, span_certainty
from extractors.found import Found
from language.folding import folded_text
from schemas.document import Reading

WEAK = 0.55
"""A place that weighs less does not say by itself that it means this field: never sure alone."""


def combine(founds: Iterable[Found], key: Callable[[str | int], str] | None = None) -> Reading | None:
    """Candidates -> one Reading: the value with most weight; agreement of places raises the confidence,
    another value in as strong a place lowers it below SURE."""
    by_key: dict[str, list[Found]] = {}
    for found in founds:
        by_key.setdefault((key or _key)(found.value), []).append(found)
    if not by_key:
        return None
    ranked = sorted(by_key.values(), key=_strength, reverse=True)
    best = ranked[0]
    reading, doubts = _certainty(best)
    top = max(f.weight for f in best)
    rivals = [g for g in ranked[1:] if max(f.weight for f in g) >= top - 0.05 or _other_way(g, best)]
    if top < WEAK:
        reading = min(reading, 0.8)
    lead = max(best, key=lambda f: (f.weight, span_certainty(f.flow, f.spans)[0]))
    candidates = list(_candidates(lead, doubts))
    note = ""
    if rivals:
        reading = min(reading, 0.6)
        candidates += [(str(g[0].value), 0.3) for g in rivals]
        note = "elsewhere on the paper: " + ", ".join(sorted({str(g[0].value) for g in rivals}))
    places = {f.spans for f in best}
    return Reading(
        value=lead.value,
        raw=lead.raw,
        confidence=round(reading, 4),
        evidence=lead.evidence,
        ways=len(places),
        candidates=tuple(dict(candidates).items()),
        note=note,
    )


def _other_way(group: list[Found], best: list[Found]) -> bool:
    """A machine-readable line against print, or the reverse: never waved through as the weaker place."""
    ways = [{f.way == "mrz" for f in g if f.weight >= 0.7} for g in (group, best)]
    return bool(ways[0] and ways[1] and ways[0] != ways[1])


def _strength(group: list[Found]) -> tuple[float, float, int]:
    return (
        max(f.weight for f in group) + 0.04 * (len({f.spans for f in group}) - 1),
        max(span_certainty(f.flow, f.spans)[0] for f in group),
        -min(f.spans[0][0] for f in group),
    )


def _certainty(group: list[Found]) -> tuple[float, list[tuple[str, str]]]:
    """Several places that say the same count as independent readings: their doubts multiply."""
    best_by_place: dict[tuple[tuple[int, int], ...], float] = {}
    doubts: list[tuple[str, str]] = []
    for found in group:
        certainty, other = span_certainty(found.flow, found.spans)
        doubts += other
        words = tuple(w for a, b in found.spans for w in found.flow.words(a, b))
        value = certainty * found.certain
        best_by_place[words] = max(best_by_place.get(words, 0.0), value)
    doubt = 1.0
    used: set[tuple[int, int]] = set()
    for words, value in sorted(best_by_place.items(), key=lambda kv: -kv[1]):
        if used & set(words):
            continue
        used |= set(words)
        doubt *= 1 - value
    return min(1 - doubt, 0.99), doubts


def _candidates(found: Found, doubts: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """What the same place would mean if the doubtful characters were the others."""
    raw = found.raw
    seen = {str(found.value)}
    for read, other in doubts:
        if read and read in raw and other:
            yield from _as_value(found, raw.replace(read, other, 1), 0.4, seen)
    for a, b in found.spans:
        for page, index, first, last in found.flow.pieces(a, b):
            word = found.flow.pages[page].page.words[index]
            for position, choices in word.alternatives.items():
                if not first <= position < last:
                    continue
                for char, probability in choices:
                    text = word.text[first:position] + char + word.text[position + 1 : last]
                    whole_raw = raw.replace(word.text[first:last], text, 1)
                    yield from _as_value(found, whole_raw, round(probability, 4), seen)


def _as_value(found: Found, raw: str, probability: float, seen: set[str]) -> Iterator[tuple[str, float]]:
    value = found.parse(raw) if found.parse else raw
    if (
        value is not None
        and str(value) not in seen
        and comparable(str(value)) != comparable(str(found.value))
    ):
        seen.add(str(value))
        yield str(value), probability


def _key(value: str | int) -> str:
    return folded_text(str(value)).upper()
