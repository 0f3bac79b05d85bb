"""Pages laid out from plain text: a line a row, «|» parts cells, as a reader would have seen them."""

from __future__ import annotations

from extractors.layout import SourcePage
from extractors.understand import understand
from schemas.document import Document
from schemas.geometry import Quad
from schemas.transcript import Page, Transcript, Word

SIZE = 30.0
"""Height of a character, pixels."""


def page(text: str, number: int = 1, *, confidence: float | None = None, slope: float = 0.0) -> Page:
    """A page from text. confidence: None = a text layer, else OCR with that confidence and an agreeing second reader.

    slope: the rows climb or fall by so many pixels per pixel, as on a photo held askew.
    """
    words = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        x, y = 80.0, 100.0 + row * 1.6 * SIZE
        for cell in line.split("|"):
            cell_text = cell.strip()
            if not cell_text:
                x += 8 * SIZE
                continue
            width = sum(SIZE if ord(c) > 255 else SIZE * 0.55 for c in cell_text)
            quad = Quad.from_points(
                [(x, y + slope * x), (x + width, y + slope * (x + width)),
                 (x + width, y + SIZE + slope * (x + width)), (x, y + SIZE + slope * x)]
            )  # fmt: skip
            second = cell_text if confidence is not None else None
            words.append(Word(cell_text, quad, confidence, second=second, second_confidence=confidence))
            x += max(width + 3 * SIZE, 12 * SIZE)
    return Page(number, (2480, 3508), tuple(words), "text_layer" if confidence is None else "ocr")


def transcript(*texts: str, file: str = "uploads/a.pdf", confidence: float | None = None) -> Transcript:
    pages = tuple(page(t, i, confidence=confidence) for i, t in enumerate(texts, 1))
    return Transcript(file, "0" * 64, "application/pdf", pages)


def documents(*transcripts: Transcript) -> tuple[Document, ...]:
    return understand(transcripts).documents


def values(document: Document) -> dict[str, object]:
    return {name: reading.value for name, reading in document.fields.items() if reading.value is not None}


def source(text: str) -> SourcePage:
    return SourcePage("uploads/a.pdf", page(text))
