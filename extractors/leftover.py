"""Rows of ink that the search for text passed over, searched again by themselves.

The detector looks at a reduced page, and drops a printed label together with the flourish that runs into it: most of
all the row in which a paper is signed. Ink between the outermost lines (and a little below) that no found box covers
is looked for in plain pixels, cut out as a row over the whole width of the text, and searched at full size.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.ocr import Engine
from extractors.orientation import sides
from extractors.pages import Pixels

Points = npt.NDArray[Any]
Row = tuple[int, int, int, int]

SMALL = 800
"""Longest side in pixels at which ink is looked for."""
LEAST_LINES = 5
"""A page of fewer lines is a card or a picture: what lies between them is no text."""
MOST_ROWS = 2
SEARCHED = 1280


def boxes(engine: Engine, pixels: Pixels, found: Sequence[Points]) -> list[Points]:
    """Further text boxes (corners in pixels), none of them over one of `found`."""
    more: list[Points] = []
    for x0, y0, x1, y1 in rows(pixels, found):
        part = np.ascontiguousarray(pixels[y0:y1, x0:x1])
        for box in engine.find(part, SEARCHED):
            corners = np.asarray(box.points, np.float64) + np.array([x0, y0])
            if not any(_over(corners, known) for known in (*found, *more)):
                more.append(corners)
    return more


def rows(pixels: Pixels, found: Sequence[Points]) -> list[Row]:
    """[(x0, y0, x1, y1)] in pixels of rows with ink of a line's height that no box covers, from the top down."""
    flat = [b for b in found if sides(b)[0] > sides(b)[1]]
    if len(flat) < LEAST_LINES:
        return []
    height, width = pixels.shape[:2]
    scale = min(SMALL / max(height, width), 1.0)
    line = float(np.median([sides(b)[1] for b in flat])) * scale
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = _ink(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
    for shape in ((1, max(int(5 * line), 9)), (max(int(3 * line), 9), 1)):  # tables, underlines
        ink[
            cv2.dilate(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8)), np.ones((3, 3))) > 0
        ] = 0
    for box in found:
        cv2.fillPoly(ink, [np.round(_grown(box) * scale).astype(np.int32)], 0)
    every = np.concatenate(list(flat)) * scale
    left, top = (max(int(v), 0) for v in every.min(axis=0))
    right, bottom = (int(v) for v in every.max(axis=0))
    area = np.zeros_like(ink)
    area[top : min(int(bottom + 6 * line), ink.shape[0]), left:right] = 1
    joined = cv2.morphologyEx(
        ink * area, cv2.MORPH_CLOSE, np.ones((max(int(0.4 * line), 1), max(int(1.5 * line), 3)), np.uint8)
    )
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    spans = [
        (int(s[cv2.CC_STAT_TOP]), int(s[cv2.CC_STAT_TOP] + s[cv2.CC_STAT_HEIGHT]))
        for s in stats[1:count]
        if s[cv2.CC_STAT_WIDTH] > 2.5 * line and 0.6 * line < s[cv2.CC_STAT_HEIGHT] < 5 * line
    ]
    margin = 0.8 * line
    return [
        (
            max(int((left - 2 * line) / scale), 0),
            max(int((a - margin) / scale), 0),
            min(int((right + 2 * line) / scale), width),
            min(int((b + margin) / scale), height),
        )
        for a, b in _merged(spans)[-MOST_ROWS:]  # a paper is signed at its foot
    ]


def _ink(grey: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """1 where something is darker than the paper around it, whatever the light."""
    around = cv2.medianBlur(grey, 31)
    return np.asarray(cv2.subtract(around, grey) > 40, np.uint8)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of one row joined, from the top down."""
    merged: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if merged and a < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _grown(box: Points) -> Points:
    """The box with what may stick out of it: a third of its height all around."""
    centre = box.mean(axis=0)
    _, high = sides(box)
    apart = np.asarray(box, np.float64) - centre
    along = (box[1] - box[0]) / max(float(np.linalg.norm(box[1] - box[0])), 1e-6)
    down = np.array([-along[1], along[0]])
    u, v = apart @ along, apart @ down
    room = 0.33 * high
    return np.asarray(centre + np.outer(u + np.sign(u) * room, along) + np.outer(v + np.sign(v) * room, down))


def _over(one: Points, known: Points) -> bool:
    """Whether a third of the box is another's already: a flourish may hang into the row below."""
    a, b = (np.asarray(box, np.float32) for box in (one, known))
    shared, _ = cv2.intersectConvexConvex(a, b)
    return bool(shared > 0.33 * max(cv2.contourArea(a), 1.0))
