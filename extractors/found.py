"""What a reader finds: a region is text where a value may stand, a Found is one candidate for a field, both with their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.layout import Flow
from schemas.transcript import Evidence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Text where a value is expected. offsets[i]: place of text[i] in the flow, -1 for a joint. way: how it was reached."""

    flow: Flow
    text: str
    offsets: tuple[int, ...]
    way: str
    label: Span

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """text[start:end] as runs of flow offsets."""
        runs: list[list[int]] = []
        for offset in self.offsets[start:end]:
            if offset < 0:
                continue
            if runs and offset == runs[-1][1]:
                runs[-1][1] = offset + 1
            else:
                runs.append([offset, offset + 1])
        return tuple((a, b) for a, b in runs)

    def unbroken(self) -> Region:
        """Its lines joined: a narrow column breaks «中华人民共和国出入境 ⏎ 管理局», a message «2026- ⏎ 04-08»."""
        kept = [i for i, c in enumerate(self.text) if c != "\n"]
        text = "".join(self.text[i] for i in kept)
        return Region(self.flow, text, tuple(self.offsets[i] for i in kept), self.way, self.label)

    def cut(self, end: int) -> Region:
        return Region(self.flow, self.text[:end], self.offsets[:end], self.way, self.label)


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate for a field.

    weight: 0..1, how strongly this place means this field. parse: text -> value, to see what another
    reading of the same place would mean; None = text as it is.
    """

    value: str | int
    flow: Flow
    spans: tuple[Span, ...]
    way: str
    weight: float = 0.8
    parse: Callable[[str], str | int | None] | None = None
    certain: float = 1.0
    """How sure the meaning is, the characters being right (an ambiguous date, a repaired letter: lower)."""

    @property
    def raw(self) -> str:
        return "".join(self.flow.raw(a, b) for a, b in self.spans)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(e for a, b in self.spans for e in self.flow.evidence(a, b))


def joined(flow: Flow, spans: Iterable[Span], way: str, label: Span) -> Region:
    text: list[str] = []
    offsets: list[int] = []
    for start, end in spans:
        if text and text[-1] != "\n":
            text.append("\n")
            offsets.append(-1)  # stands nowhere
        text.extend(flow.text[start:end])
        offsets.extend(range(start, end))
    return Region(flow, "".join(text), tuple(offsets), way, label)


def whole(flow: Flow, start: int, end: int, way: str = "clause") -> Region:
    """A stretch of the flow as a region."""
    return Region(flow, flow.text[start:end], tuple(range(start, end)), way, (start, start))
