"""The places that decided something are looked at again, by a second recogniser, and the answers put into the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from extractors.certainty import comparable
from extractors.looking import Look, Seen
from extractors.understand import Wanted
from schemas.transcript import Mark, Page, Transcript, Word


class Looker(Protocol):
    """Answers Looks at one file, in order."""

    def __call__(self, file: str, requests: Sequence[Look]) -> Sequence[Seen]: ...


def second_look(transcripts: Sequence[Transcript], wanted: Iterable[Wanted], look: Looker) -> list[Transcript]:
    """New transcripts in which the wanted words carry a second reading and the wanted areas an ink mark."""
    by_file: dict[str, list[Wanted]] = defaultdict(list)
    for want in wanted:
        by_file[want.file].append(want)
    out = []
    for transcript in transcripts:
        wants = by_file.get(transcript.file, [])
        if not wants:
            out.append(transcript)
            continue
        seen = look(transcript.file, [Look(w.page, w.quad, w.kind) for w in wants])
        out.append(_told(transcript, list(zip(wants, seen, strict=True))))
    return out


def _told(transcript: Transcript, answers: Sequence[tuple[Wanted, Seen]]) -> Transcript:
    pages = []
    for page in transcript.pages:
        mine = [(w, s) for w, s in answers if w.page == page.number]
        pages.append(_page(page, mine) if mine else page)
    return replace(transcript, pages=tuple(pages))


def _page(page: Page, answers: Sequence[tuple[Wanted, Seen]]) -> Page:
    words = list(page.words)
    marks = list(page.marks)
    for want, seen in answers:
        if want.kind == "ink":
            if seen.ink:
                marks.append(Mark("ink", want.quad, details=dict(seen.ink)))
        elif want.word is not None:
            words[want.word] = reread(words[want.word], seen, layer=page.source == "text_layer")
    return replace(page, words=tuple(words), marks=tuple(marks))


def reread(word: Word, seen: Seen, *, layer: bool = False) -> Word:
    """The word with its second reading; the full-size crop's own reading takes the first one's place when it is
    better: the second reader agrees with it, or, neither being confirmed, it is clearly more confident. A text layer's own words (layer) are never replaced: what the
    pixels say against them is a doubt, not a correction."""
    if seen.confidence is None:
        return word
    second = seen.second if seen.second is not None else ""
    told = replace(word, second=second, second_confidence=seen.second_confidence)
    if layer or comparable(seen.text) == comparable(word.text):
        return told
    if comparable(second) == comparable(word.text):
        return told
    better = comparable(second) == comparable(seen.text) or seen.confidence > (word.confidence or 0.0) + 0.1
    if not better or not seen.text:
        return told
    return replace(
        told, text=seen.text, confidence=seen.confidence, char_edges=(), char_confidence=seen.char_confidence,
        alternatives=seen.alternatives,
    )  # fmt: skip
