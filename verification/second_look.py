"""The places that decided something are looked at again, by a second recogniser, and the answers put into the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from extractors.broken import bug
from extractors.certainty import comparable, place
from extractors.looking import Look, Seen
from extractors.understand import Doubt, Wanted
from schemas.geometry import Quad
from schemas.transcript import Mark, Page, Transcript, Word


class Looker(Protocol):
    """Answers Looks at one file, in order."""

    def __call__(self, file: str, requests: Sequence[Look]) -> Sequence[Seen]: ...


def second_look(
    transcripts: Sequence[Transcript], wanted: Iterable[Wanted], look: Looker
) -> list[Transcript]:
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
        out.append(_or_bug(transcript, partial(_told, answers=list(zip(wants, seen, strict=True)))))
    return out


def look_closer(transcripts: Sequence[Transcript], doubts: Iterable[Doubt], look: Looker) -> list[Transcript]:
    """The doubtful parts of words looked at by themselves: where both recognisers read there what the line was
    read as, the doubt is gone; anything else leaves it."""
    by_file: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        by_file[doubt.file].append(doubt)
    out = []
    for transcript in transcripts:
        mine = by_file.get(transcript.file, [])
        if not mine:
            out.append(transcript)
            continue
        seen = look(transcript.file, [Look(d.page, _margin(d.quad), "text") for d in mine])
        out.append(_or_bug(transcript, partial(_closer, answers=list(zip(mine, seen, strict=True)))))
    return out


def _or_bug(transcript: Transcript, tell: Callable[[Transcript], Transcript]) -> Transcript:
    """What was seen put into the words; an error of ours on the way becomes this file's problem."""
    try:
        return tell(transcript)
    except Exception as error:
        return replace(transcript, problems=(*transcript.problems, bug(error)))


def _closer(transcript: Transcript, answers: Sequence[tuple[Doubt, Seen]]) -> Transcript:
    pages = []
    for page in transcript.pages:
        words = list(page.words)
        for doubt, answer in answers:
            if doubt.page == page.number:
                words[doubt.word] = _confirmed(words[doubt.word], doubt, answer)
        pages.append(replace(page, words=tuple(words)))
    return replace(transcript, pages=tuple(pages))


def _margin(quad: Quad) -> Quad:
    """A little room at both ends, so that no stroke is cut."""
    room = 0.12 * quad.height / max(quad.width, 1.0)
    return quad.part(-room, 1 + room)


def _confirmed(word: Word, doubt: Doubt, seen: Seen) -> Word:
    read = word.text[doubt.start : doubt.end]
    if (
        seen.confidence is None
        or seen.second is None
        or min(seen.confidence, seen.second_confidence or 0.0) < 0.6
    ):
        return word
    if comparable(seen.text) != comparable(read) or comparable(seen.second) != comparable(read):
        return word
    first, last = place(word.text, word.second or "", doubt.start, doubt.end)
    second = word.second or ""
    return replace(word, second=second[:first] + read + second[last:])


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
    if layer:
        seen_twice = comparable(seen.text) == comparable(second) == comparable(word.text)
        if (
            seen_twice
            and word.confidence is not None
            and min(seen.confidence, seen.second_confidence or 0.0) >= 0.75
        ):
            # the layer was in doubt; both recognisers see in its place what it says
            return replace(told, confidence=max(word.confidence, seen.confidence))
        return told
    if comparable(seen.text) == comparable(word.text):
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
