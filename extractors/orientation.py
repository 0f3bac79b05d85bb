"""Which way up: settled by what can be read, never by the orientation model alone.

The model is a hint (it turns sparse pages the wrong way, and then the whole page is lost). A handful of the
found lines are read as they stand; if that reads well, the page stands. Otherwise the same lines are read
upside down, and on doubt the page is searched turned by a quarter, and what reads best wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.ctc import Line

Points = npt.NDArray[Any]

PROBES = 6
"""Lines that are read to settle the question,"""
READS_WELL = 0.8
"""and the mean quality at which nobody looks further."""


def quality(line: Line) -> float:
    """0..1: how much this looks like text that was read the right way up.

    Everyday Chinese characters count fully, letters and digits half: many stand on their heads as well.
    """
    text = line.text.strip()
    if not text:
        return 0.0
    worth = sum(_worth(c) * s for c, s in zip(line.text, line.sure, strict=True)) / len(line.text)
    return worth * min(len(text) / 3, 1.0)


def _worth(character: str) -> float:
    if character.isascii():
        return 0.75 if character.isalnum() else 0.5
    return 1.0 if everyday(character) else 0.3


def everyday(character: str) -> bool:
    """True for the 3,755 everyday characters (GB 2312 level 1), their traditional forms in Big5 level 1,
    and Chinese punctuation."""
    for encoding, low, high in (("gb2312", 0xB0A1, 0xD7F9), ("big5", 0xA440, 0xC67E)):
        try:
            code = int.from_bytes(character.encode(encoding), "big")
        except UnicodeEncodeError:
            continue
        if low <= code <= high or code < 0xA4A0:
            return True
    return False


def score(lines: Sequence[Line]) -> float:
    """Mean quality, weighted by the length of what was read."""
    weights = [max(len(line.text.strip()), 1) ** 0.5 for line in lines]
    if not weights:
        return 0.0
    total = sum(w * quality(line) for w, line in zip(weights, lines, strict=True))
    return float(total / sum(weights))


def probes(boxes: Sequence[Points]) -> list[int]:
    """Indices of the lines worth reading for the answer: clearly longer than high, and large."""

    def rank(i: int) -> float:
        wide, high = sides(boxes[i])
        aspect = max(wide, high) / max(min(wide, high), 1.0)
        fit = 1.0 if 2.5 <= aspect <= 14 else 0.4
        return -fit * min(wide, high) * min(aspect, 6.0)

    return sorted(range(len(boxes)), key=lambda i: (rank(i), i))[:PROBES]


def sides(box: Points) -> tuple[float, float]:
    """Width and height of four corners."""
    wide = (np.linalg.norm(box[1] - box[0]) + np.linalg.norm(box[2] - box[3])) / 2
    high = (np.linalg.norm(box[3] - box[0]) + np.linalg.norm(box[2] - box[1])) / 2
    return float(wide), float(high)


def lies_on_its_side(boxes: Sequence[Points]) -> bool:
    """True when most of the text runs up or down the picture. Boxes about as high as wide do not vote.

    By the direction of a box's longer side, not by which corner comes first: on a skewed sheet that changes
    from line to line.
    """
    up, along = 0.0, 0.0
    for box in boxes:
        wide, high = sides(box)
        if max(wide, high) <= 1.6 * min(wide, high):
            continue
        x, y = box[1] - box[0] if wide > high else box[3] - box[0]
        if abs(y) > abs(x):
            up += max(wide, high)
        else:
            along += max(wide, high)
    return up > along
