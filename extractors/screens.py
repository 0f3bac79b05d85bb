"""Screenshots of a phone: the pictures that stand on the flat ground of a chat."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extractors.pages import Picture
from schemas.geometry import Quad

TALL = 1.55
"""Height by width from which a picture may be a phone's screen."""
SMALL = 400
"""Width in pixels at which the screen is looked over."""
FLAT = 0.12
"""Part of a screen that has exactly its ground's colour; paper and desks never do."""
LEAST_WIDE, LEAST_TALL = 0.3, 0.08
"""Part of the screen's width and height that a picture takes up at least."""


def insets(picture: Picture) -> list[Quad]:
    """Pictures on the flat ground of a screenshot, in the picture's frame; [] for anything else."""
    width, height = picture.size
    if height < TALL * width or width < 400:
        return []
    pixels = picture.pixels
    part = SMALL / pixels.shape[1]
    small = cv2.resize(
        pixels, (SMALL, max(round(pixels.shape[0] * part), 1)), interpolation=cv2.INTER_NEAREST
    )
    ground = _ground(small)
    other = (np.abs(small.astype(np.int16) - ground).max(axis=2) > 6).astype(np.uint8)
    if 1.0 - other.mean() < FLAT:
        return []
    # Letters and speech bubbles come apart, a photo stays whole.
    solid = cv2.morphologyEx(other, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((25, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid)
    factor = (width / small.shape[1], height / small.shape[0])
    found = []
    for x, y, wide, tall, area in stats[1:count].tolist():
        if (
            wide < LEAST_WIDE * small.shape[1]
            or tall < LEAST_TALL * small.shape[0]
            or area < 0.85 * wide * tall
        ):
            continue
        if wide >= 0.97 * small.shape[1] and (y <= 2 or y + tall >= small.shape[0] - 2):
            continue  # the bars at the top and the bottom
        found.append(Quad.from_box(x, y, x + wide, y + tall).scaled(*factor))
    return sorted(found, key=lambda q: q.box[1])


def _ground(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """The commonest colour."""
    coarse = small.reshape(-1, 3) // 4
    keys = coarse[:, 0].astype(np.int64) * 4096 + coarse[:, 1].astype(np.int64) * 64 + coarse[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    chosen = small.reshape(-1, 3)[keys == values[int(np.argmax(counts))]]
    return np.asarray(np.median(chosen, axis=0), np.int16)
