"""Red seals: where they are, what they say, and the page without them so that the text below can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors.ctc import Line
from extractors.pages import Pixels
from schemas.geometry import Quad
from schemas.transcript import Mark

SMALL = 1000
"""Longest side in pixels at which seals are looked for."""
Reads = Callable[[Sequence[Pixels]], list[Line]]


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal in page pixels. shape: "circle", "ellipse" or "square". ellipse: centre, axes, degrees."""

    shape: str
    box: tuple[float, float, float, float]
    ellipse: tuple[tuple[float, float], tuple[float, float], float]
    filled: float


def red_of(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """255 where the ink is red, at any light: the red channel clearly above both others."""
    blue, green, red = (pixels[:, :, i].astype(np.int16) for i in range(3))
    others = np.maximum(blue, green)
    strong = (red - others > 28) & (red - others > (red >> 3)) & (red > 70)
    return np.asarray(strong * 255, np.uint8)


def find(pixels: Pixels) -> list[Seal]:
    """Seals of a page, from the top down."""
    height, width = pixels.shape[:2]
    part = min(SMALL / max(height, width), 1.0)
    small = cv2.resize(pixels, None, fx=part, fy=part, interpolation=cv2.INTER_AREA) if part < 1 else pixels
    red = red_of(small)
    if cv2.countNonZero(red) < 60:
        return []
    reach = max(5, max(small.shape[:2]) // 110) | 1
    joined = cv2.morphologyEx(
        red, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    )
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    least = 0.035 * max(small.shape[:2])
    found = []
    for contour in contours:
        seal = _seal(contour, red, least)
        if seal is not None:
            found.append(_grown(seal, width / small.shape[1], height / small.shape[0]))
    return sorted(found, key=lambda s: (s.box[1], s.box[0]))


def _seal(contour: Any, red: npt.NDArray[np.uint8], least: float) -> Seal | None:
    x, y, w, h = cv2.boundingRect(contour)
    if min(w, h) < least or max(w, h) > 0.5 * max(red.shape) or max(w, h) > 2.2 * min(w, h):
        return None
    inside = red[y : y + h, x : x + w]
    filled = cv2.countNonZero(inside) / float(w * h)
    if not 0.04 <= filled <= 0.75:
        return None  # a red photo background or a stray line
    hull = cv2.convexHull(contour)
    area, box = cv2.contourArea(hull), float(w * h)
    rotated = cv2.minAreaRect(hull)
    rectangle = max(rotated[1][0] * rotated[1][1], 1.0)
    if len(hull) < 5:
        return None
    ellipse = cv2.fitEllipse(hull)
    axes = ellipse[1]
    round_fit = area / max(np.pi * axes[0] * axes[1] / 4, 1.0)
    if area / rectangle > 0.9:
        shape = "square"
    elif 0.9 <= round_fit <= 1.1:
        shape = "circle" if max(axes) < 1.25 * min(axes) else "ellipse"
    else:
        return None
    if area < 0.5 * box:
        return None
    return Seal(shape, (x, y, x + w, y + h), (tuple(ellipse[0]), tuple(axes), float(ellipse[2])), filled)


def _grown(seal: Seal, fx: float, fy: float) -> Seal:
    x0, y0, x1, y1 = seal.box
    (cx, cy), (a, b), angle = seal.ellipse
    scale = (fx + fy) / 2
    return Seal(
        seal.shape,
        (x0 * fx, y0 * fy, x1 * fx, y1 * fy),
        ((cx * fx, cy * fy), (a * scale, b * scale), angle),
        seal.filled,
    )


def without(pixels: Pixels, seals: Sequence[Seal]) -> Pixels:
    """The page with the seals faded: inside their boxes only what is dark in red light stays."""
    if not seals:
        return pixels
    copy = pixels.copy()
    height, width = pixels.shape[:2]
    for seal in seals:
        x0, y0, x1, y1 = seal.box
        pad = 0.04 * (x1 - x0)
        a, b = max(int(x0 - pad), 0), max(int(y0 - pad), 0)
        c, d = min(int(x1 + pad) + 1, width), min(int(y1 + pad) + 1, height)
        copy[b:d, a:c] = _in_red_light(pixels[b:d, a:c])
    return copy


def _in_red_light(part: Pixels) -> Pixels:
    """Red ink is nearly white in the red channel; what is left of it is lifted to the paper's level."""
    red = part[:, :, 2]
    paper = float(np.percentile(red, 90))
    marked = red_of(part)
    lifted = red.astype(np.float32)
    # Red ink on paper is a little darker than the paper even in red light; over black text it is black.
    ghost = (marked > 0) & (lifted > 0.55 * paper)
    lifted[ghost] = paper
    return np.repeat(lifted.clip(0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def marks(
    pixels: Pixels, seals: Sequence[Seal], read: Reads | None, second: Reads | None = None
) -> list[tuple[Seal, Mark]]:
    """Each seal with what it says (read None: it is not read). Quads are in page pixels.

    second: another recogniser; what it reads in the ring is told beside it (details "second"), since one alone is
    confidently wrong about bent characters.
    """
    crops: list[Pixels] = []
    for seal in seals:
        crops += [_ring(pixels, seal), _middle(pixels, seal)]
    lines = read(crops) if read is not None and crops else [Line()] * len(crops)
    others = second(crops[::2]) if second is not None and crops else [Line()] * len(seals)
    found = []
    for i, seal in enumerate(seals):
        ring, middle = lines[2 * i], lines[2 * i + 1]
        said = [line for line in (ring, middle) if line.mean >= 0.6 and len(line.text.strip()) >= 2]
        text = " ".join(line.text.strip() for line in said)
        confidence = min((line.mean for line in said), default=None)
        details: dict[str, str | float | bool] = {"shape": seal.shape, "ink": "red"}
        if ring in said:
            details["ring"] = ring.text.strip()
        if middle in said:
            details["middle"] = middle.text.strip()
        if ring in said and others[i].mean >= 0.6:
            details["second"] = others[i].text.strip()
        found.append((seal, Mark("seal", Quad.from_box(*seal.box), text, confidence, details)))
    return found


def _redness(part: Pixels) -> Pixels:
    """Red ink dark on white; black text and paper vanish."""
    blue, green, red = (part[:, :, i].astype(np.float32) for i in range(3))
    ink = np.clip((red - np.maximum(blue, green)) * 2.2, 0, 255)
    top = max(float(np.percentile(ink, 98)), 60.0)
    grey = (255 - np.clip(ink / top, 0, 1) * 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def _ring(pixels: Pixels, seal: Seal) -> Pixels:
    """The ring's text unrolled, clockwise from the bottom, outer edge on top."""
    if seal.shape == "square":
        return np.full((48, 48, 3), 255, np.uint8)
    (cx, cy), (a, b), degrees = seal.ellipse
    radius = max(a, b) / 2
    tall = int(np.clip(radius * 0.42, 24, 96))
    wide = int(np.clip(2 * np.pi * radius * 0.8, 96, 1600))
    turns = np.linspace(0.5 * np.pi + 0.35, 2.5 * np.pi - 0.35, wide, dtype=np.float64)[None, :]
    depth = np.linspace(0.95, 0.55, tall, dtype=np.float64)[:, None]
    tilt = np.deg2rad(degrees)
    # A point of the unit circle at an angle of the page, carried onto the ellipse.
    u = np.cos(turns - tilt) * a / 2 * depth
    v = np.sin(turns - tilt) * b / 2 * depth
    x = cx + u * np.cos(tilt) - v * np.sin(tilt)
    y = cy + u * np.sin(tilt) + v * np.cos(tilt)
    rolled = cv2.remap(
        pixels, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return _redness(np.asarray(rolled, np.uint8))


def _middle(pixels: Pixels, seal: Seal) -> Pixels:
    """The line across the lower middle (合同专用章), or the whole of a square seal."""
    x0, y0, x1, y1 = seal.box
    w, h = x1 - x0, y1 - y0
    if seal.shape == "square":
        a, b, c, d = x0, y0, x1, y1
    else:
        a, b, c, d = x0 + 0.18 * w, y0 + 0.60 * h, x1 - 0.18 * w, y0 + 0.82 * h
    part = pixels[max(int(b), 0) : max(int(d), 1), max(int(a), 0) : max(int(c), 1)]
    return _redness(part) if part.size and min(part.shape[:2]) >= 4 else np.full((48, 48, 3), 255, np.uint8)


def without_any(part: Pixels) -> Pixels | None:
    """A crop with its red ink faded; None when it has hardly any."""
    return (
        _in_red_light(part) if cv2.countNonZero(red_of(part)) > 0.01 * part.shape[0] * part.shape[1] else None
    )
