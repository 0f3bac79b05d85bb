"""Seals on a page with a good text layer: seen, not read. Reading the ring would load the models, and a case
of good PDFs is judged without them; a second look (extractors.looking) can still ask."""

from __future__ import annotations

from extractors import seals
from extractors.pages import Map, Pixels
from schemas.transcript import Mark


def seal_marks(pixels: Pixels, size: tuple[int, int]) -> list[Mark]:
    """Marks for the seals of a rendered page; quads in the frame of that size."""
    to_frame = Map.scale(size[0] / pixels.shape[1], size[1] / pixels.shape[0])
    return [
        Mark(m.kind, to_frame.quad(m.quad), "", None, {**m.details, "read": False})
        for _, m in seals.marks(pixels, seals.find(pixels), None)
    ]
