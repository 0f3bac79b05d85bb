"""What a second look at a place on a page asks and answers. Plain data: the main process imports this."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.geometry import Quad


@dataclass(frozen=True, slots=True)
class Look:
    """Look again at a place. quad: in the page's frame. kind: "text" reads it with both recognisers,
    "part" does so with a piece cut out of a line, on its own piece of paper,
    "ink" measures what is drawn there (signatures, hand-filled blanks)."""

    page: int
    quad: Quad
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer, in the order asked.

    text, confidence, char_confidence, alternatives: as in schemas.transcript.Word, by the main recogniser
        on the full-size crop; confidence None when it could not be read at all.
    second, second_confidence: the second, different recogniser on the same crop.
    ink: for kind "ink": dark (part of the area that is drawn on, 0..1), coloured (drawn and neither black nor
        red), red, strokes (number of separate strokes), extent (part of the place's width that the
        drawing spans).
    """

    text: str = ""
    confidence: float | None = None
    char_confidence: tuple[float, ...] = ()
    alternatives: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    second: str | None = None
    second_confidence: float | None = None
    second_char_confidence: tuple[float, ...] = ()
    ink: dict[str, float] = field(default_factory=dict)
