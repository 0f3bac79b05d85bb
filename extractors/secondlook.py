"""A second look at a place: both recognisers on the full-size crop, or what ink is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors import seals
from extractors.ctc import Line
from extractors.looking import Look, Seen
from extractors.ocr import Engine
from extractors.pages import Picture, Pixels, crop
from schemas.geometry import Quad

MARGIN = 0.08
"""Part of a line's height that is added around it: a box that cuts strokes reads badly."""


def look_at(engine: Engine, picture: Picture, looks: Sequence[Look]) -> list[Seen]:
    """The answers in the order asked; quads are in the picture's frame."""
    asked = [i for i, look in enumerate(looks) if look.kind in ("text", "part")]
    crops = [_crop(picture, looks[i].quad) for i in asked]
    crops = [framed(c) if looks[i].kind == "part" else c for i, c in zip(asked, crops, strict=True)]
    faded = [seals.without_any(c) for c in crops]
    first = _best(engine.read, crops, faded)
    second = _best(engine.read_second, crops, faded)
    answers = {i: _seen(a, b) for i, a, b in zip(asked, first, second, strict=True)}
    return [
        answers[i] if i in answers else Seen(ink=ink(_crop(picture, look.quad)))
        for i, look in enumerate(looks)
    ]


def _best(read: Any, crops: list[Pixels], faded: list[Pixels | None]) -> list[Line]:
    """Each crop as it is and, where there is red ink, without it; the better reading of the two."""
    extra = [(i, f) for i, f in enumerate(faded) if f is not None]
    lines: list[Line] = read([*crops, *(f for _, f in extra)])
    best = lines[: len(crops)]
    for (i, _), line in zip(extra, lines[len(crops) :], strict=True):
        if line.mean * min(len(line.text), 4) > best[i].mean * min(len(best[i].text), 4):
            best[i] = line
    return best


def _seen(first: Line, second: Line) -> Seen:
    return Seen(
        first.text,
        first.confidence if first.text else None,
        first.sure,
        first.alternatives,
        second.text,
        second.confidence if second.text else None,
        second.sure,
    )


def _crop(picture: Picture, quad: Quad) -> Pixels:
    """The place in the page's own pixels, straightened, with a small margin."""
    corners = np.asarray(picture.to_pixels.points(quad.points))
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    along = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    pad = MARGIN * down
    side = along / max(float(np.linalg.norm(along)), 1e-6) * float(np.linalg.norm(pad))
    grown = [
        corners[0] - pad - side,
        corners[1] - pad + side,
        corners[2] + pad + side,
        corners[3] + pad - side,
    ]
    return crop(picture.pixels, grown)


def framed(part: Pixels) -> Pixels:
    """A piece cut out of a line: strokes cut by its ends are left out, and plain paper put on both sides. The second
    recogniser loses characters that stand close together, unless the piece begins and ends with paper."""
    height, width = part.shape[:2]
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY)
    paper = float(np.percentile(grey, 85))
    middle = grey[height // 8 : height - height // 8]  # a ruled line runs below or above
    drawn = (middle < paper - max(30.0, 0.15 * paper)).any(axis=0)
    reach = min(int(0.6 * height), width // 3)
    left = next((x for x in range(reach) if not drawn[x]), 0) if drawn[0] else 0
    right = next((x for x in range(width - 1, width - 1 - reach, -1) if not drawn[x]), width - 1)
    kept = part[:, left : right + 1]
    level = kept.reshape(-1, 3)
    level = level[level.sum(axis=1) >= np.percentile(level.sum(axis=1), 60)]
    colour = [int(v) for v in np.median(level, axis=0)]
    side = max(height // 3, 4)
    wide = cv2.copyMakeBorder(kept, 0, 0, side, side, cv2.BORDER_CONSTANT, value=colour)
    return np.asarray(wide, np.uint8)


def ink(part: Pixels) -> dict[str, float]:
    """What is drawn in a place, as plain measures (see extractors.looking.Seen)."""
    scale = min(160 / max(part.shape[0], 1), 1.0)
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else part
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    paper = float(np.percentile(grey, 90))
    red = seals.red_of(small) > 0
    drawn = (grey < paper - max(45.0, 0.2 * paper)) & ~red
    colour = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    rules = _rules(drawn)
    strokes = drawn & ~rules
    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes.astype(np.uint8), connectivity=8)
    real = [s for s in stats[1:count] if s[cv2.CC_STAT_AREA] >= 6]
    columns = np.flatnonzero(strokes.any(axis=0)) if real else np.array([], int)
    extent = (columns[-1] - columns[0] + 1) / strokes.shape[1] if len(columns) else 0.0
    return {
        "dark": round(float(strokes.mean()), 4),
        "coloured": round(float((strokes & (colour > 45)).mean()), 4),
        "red": round(float(red.mean()), 4),
        "strokes": float(len(real)),
        "extent": round(float(extent), 4),
        "tallest": round(
            max((float(s[cv2.CC_STAT_HEIGHT]) for s in real), default=0.0) / strokes.shape[0], 4
        ),
    }


def _rules(drawn: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Ruled lines (the blank's underline, table borders): no signature."""
    mask = drawn.astype(np.uint8)
    long = max(drawn.shape[1] // 3, 12)
    flat = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    up = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((max(int(drawn.shape[0] * 0.85), 8), 1), np.uint8))
    return np.asarray(cv2.dilate(flat, np.ones((3, 1), np.uint8)) | up, np.bool_)
