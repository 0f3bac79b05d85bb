"""What the pages of one file say, and where.

A Word is one piece of text that was recognised (or laid down in a text layer) as a whole: for OCR
usually a whole printed line or table cell, for a text layer a run of characters without a wide gap.
It knows each character's place along its quad, so any span of text leads back to a quad.
Confidence is None where nobody measured it, never 1.0 by courtesy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas.geometry import Quad

Origin = Literal["machine", "human"]


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised piece of text, left to right (or along its quad's top edge).

    text: as printed, nothing folded.
    quad: page pixels, see schemas.geometry.
    confidence: the recogniser's probability of its least sure character, 0..1; None for a text layer.
    char_edges: len(text) + 1 rising fractions (0..1) of the quad's width: character i lies between
        char_edges[i] and char_edges[i + 1]. Empty = spread evenly.
    char_confidence: per character 0..1; empty = not measured.
    alternatives: {character index: ((other text, probability), ...)} where the recogniser hesitated;
        "" as text means "nothing there".
    second: what a second, different recogniser read in the same place; None = not asked.
    second_confidence: its least sure character.
    """

    text: str
    quad: Quad
    confidence: float | None = None
    char_edges: tuple[float, ...] = ()
    char_confidence: tuple[float, ...] = ()
    alternatives: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    second: str | None = None
    second_confidence: float | None = None

    def part(self, start: int, end: int) -> Quad:
        """The quad of text[start:end]."""
        n = max(len(self.text), 1)
        edges = self.char_edges or tuple(i / n for i in range(n + 1))
        return self.quad.part(edges[max(start, 0)], edges[min(end, n)])

    def least(self, start: int, end: int) -> float | None:
        """The least confidence in text[start:end]."""
        if self.char_confidence:
            inside = self.char_confidence[start:end]
            return min(inside) if inside else self.confidence
        return self.confidence


INSET = "inset"
"""The Mark of a picture that stands inside a screenshot."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the page that is not body text: "seal", "signature", "photo", "strike", "barcode", "overlay", INSET.

    text: what it says, if it says something (a seal's ring text), else "".
    details: free facts for the checks, e.g. {"shape": "circle", "ink": "red", "covers_text": True}.
    """

    kind: str
    quad: Quad
    text: str = ""
    confidence: float | None = None
    details: dict[str, str | float | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file or page, said to a person. code: see docs/errors.md."""

    code: str
    zh: str
    en: str
    page: int | None = None
    quad: Quad | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright. size: (width, height) in pixels, the frame of all its quads.

    number counts from 1 within the file. words are in reading order as well as the reader could tell.
    source: "text_layer" | "ocr" | "none"; reason: why that one, for the report.
    turned: clockwise degrees by which the stored picture was turned to be upright.
    dpi: of the frame, None if unknown.
    """

    number: int
    size: tuple[int, int]
    words: tuple[Word, ...]
    source: str
    reason: str = ""
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    turned: int = 0
    dpi: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was read from one uploaded file.

    file: path below the case folder, with "/" (e.g. "uploads/IMG_1712.jpg").
    media_type: by content, e.g. "application/pdf"; "" when unknown.
    engine: fingerprint of weights, runtime and settings that read it.
    facts: what the container says of itself, for integrity checks, e.g. {"pdf.producer": "...",
        "pdf.creator": "...", "pdf.created": "...", "pdf.modified": "...", "pdf.revisions": 2,
        "exif.software": "...", "exif.taken": "..."}.
    """

    file: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    engine: str = ""
    facts: dict[str, str | int | float | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a person can see it: the piece of a page that carries a value.

    origin: "machine", or "human" where a reviewer's word stands in for the reading.
    """

    file: str
    page: int
    quad: Quad
    page_size: tuple[int, int]
    text: str
    origin: Origin = "machine"
