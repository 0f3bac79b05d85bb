"""One upright or not yet upright picture -> turned picture and Words."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from extractors.ctc import Line
from extractors.ocr import Box, Engine
from extractors.pages import Map, Picture, crop
from schemas.geometry import Quad
from schemas.transcript import Mark, Word

SEARCHED = 1280
"""Longest side in pixels at which text is searched for: the main lever of cost (docs/decisions.md)."""


@dataclass(slots=True)
class Reading:
    """What was read from one picture; quads in the frame of `picture`, which is upright."""

    picture: Picture
    words: list[Word]
    turned: int = 0
    marks: list[Mark] = field(default_factory=list)


def read_picture(engine: Engine, picture: Picture) -> Reading:
    boxes = ordered([b.points for b in engine.find(picture.pixels, SEARCHED)])
    lines = engine.read([crop(picture.pixels, b) for b in boxes])
    back = picture.to_pixels.back()
    words = [word(line, points, back) for line, points in zip(lines, boxes, strict=True) if line.text.strip()]
    return Reading(picture, words)


def word(line: Line, points: np.ndarray, to_frame: Map) -> Word:
    quad = to_frame.quad(Quad.from_points([(float(x), float(y)) for x, y in points]))
    return Word(line.text, quad, line.confidence, line.edges, line.sure, line.alternatives)


def ordered(boxes: list[np.ndarray]) -> list[np.ndarray]:
    """Top to bottom by visual line, left to right within it."""
    rest = sorted(boxes, key=lambda b: (float(b[:, 1].mean()), float(b[:, 0].mean())))
    rows: list[list[np.ndarray]] = []
    for box in rest:
        middle = float(box[:, 1].mean())
        height = float(np.linalg.norm(box[3] - box[0]))
        row = rows[-1] if rows else None
        if row is not None and abs(float(np.mean([b[:, 1].mean() for b in row])) - middle) <= 0.5 * height:
            row.append(box)
        else:
            rows.append([box])
    return [b for row in rows for b in sorted(row, key=lambda b: float(b[:, 0].min()))]


__all__ = ["Box", "Reading", "ordered", "read_picture", "word"]
