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
        looks = [Look(d.page, _margin(d.quad), "part" if d.framed else "text") for d in mine]
        seen = look(transcript.file, looks)
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
    """The word with the doubt settled, where both recognisers read in the small crop what the line was read as."""
    read = word.text[doubt.start : doubt.end]
    if seen.confidence is None or seen.second is None:
        return word
    firsts = (seen.text, seen.confidence, seen.char_confidence)
    seconds = (seen.second, seen.second_confidence or 0.0, seen.second_char_confidence)
    least = FRAMED if doubt.framed else ALONE
    if not all(_sees(word, doubt, *each) >= least for each in (firsts, seconds)):
        return word
    second = word.second or ""
    first, last = place(word.text, second, doubt.start, doubt.end)
    return replace(word, second=second[:first] + read + second[last:])


ALONE = 0.6
"""Probability from which both readings of a small crop count,"""
FRAMED = 0.75
"""and from which they do where the crop is a cut out of a long line."""


def _sees(word: Word, doubt: Doubt, text: str, least: float, each: Sequence[float]) -> float:
    """The probability with which a reading of the crop says what the line was read as; 0 when it does not.

    Of a frame, the outermost character may be cut, and is not counted.
    """
    if not doubt.framed:
        return least if comparable(text) == comparable(word.text[doubt.start : doubt.end]) else 0.0
    first = doubt.start + (1 if doubt.start > 0 else 0)
    last = doubt.end - (1 if doubt.end < len(word.text) else 0)
    found, wanted = comparable(text), comparable(word.text[first:last])
    if wanted not in found or len(found) > len(wanted) + 2:
        return 0.0
    if len(found) != len(text) or len(each) != len(text):
        return least
    at = found.index(wanted)
    return min(each[at : at + len(wanted)])


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
