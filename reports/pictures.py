"""Page pictures and crops of the evidence as JPEG data URIs. A picture that is missing or broken is None."""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from PIL import Image, ImageDraw

LONG_SIDE = 1400
BUDGET = 4_200_000
"""Bytes of JPEG for all pages of a report together; base64 makes a third more of it."""
LEAST, MOST = 70_000, 420_000
"""Bytes of JPEG one page gets, however many or few there are."""
MAX_PIXELS = 120_000_000
CROP_BOX = (720, 260)
COLOURS = {
    "failed": "#b3261e",
    "error": "#8a5200",
    "inconclusive": "#8a5200",
    "passed": "#1f6b3b",
    "not_applicable": "#55606e",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture. uri is base64 that we made, safe to place in an attribute as it is."""

    uri: Markup
    width: int
    height: int

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """The size at which to show it inside width × height, never enlarged."""
        scale = min(1.0, width / self.width, height / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


def open_picture(folder: Path, sha256: str, page: int) -> Image.Image | None:
    """The upright picture of a page, or None if it is not there or cannot be decoded."""
    if not sha256.isalnum():
        return None
    path = folder / f"{sha256}-{page}.jpg"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                return image.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def page_picture(image: Image.Image, pages: int) -> Picture:
    """The page at a size fit for screen and print, smaller when the report has many pages."""
    allowed = min(MOST, max(LEAST, BUDGET // max(pages, 1)))
    data = b""
    small = image
    for side, quality in ((LONG_SIDE, 76), (LONG_SIDE, 66), (1240, 62), (1080, 56), (960, 48)):
        small = _fit(small, side, side)
        data = _jpeg(small, quality)
        if len(data) <= allowed:
            break
    return Picture(_uri(data), small.width, small.height)


def crop_picture(
    image: Image.Image, quad: Sequence[tuple[float, float]], frame: tuple[float, float], outcome: str
) -> Picture:
    """The marked place with some of its surroundings, outlined in the colour of the outcome.

    quad is in a frame of size `frame`; the image is a scale of that frame.
    """
    fx, fy = image.width / frame[0], image.height / frame[1]
    points = [(x * fx, y * fy) for x, y in quad]
    x0, y0, x1, y1 = _clamped(points, image)
    height, width = y1 - y0, x1 - x0
    beside = max(height * 1.2, image.width * 0.03, (image.width * 0.2 - width) / 2)
    above = max(height * 0.8, image.height * 0.006)
    left, top = int(max(0, x0 - beside)), int(max(0, y0 - above))
    right, bottom = int(min(image.width, x1 + beside)) or 1, int(min(image.height, y1 + above)) or 1
    cut = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    scale = min(1.0, CROP_BOX[0] / cut.width, CROP_BOX[1] / cut.height)
    cut = _fit(cut, CROP_BOX[0], CROP_BOX[1])
    pad = max(2.0, height * 0.12)
    outline = [((x - left) * scale, (y - top) * scale) for x, y in grown(points, pad)]
    _draw(cut, outline, COLOURS.get(outcome, "#2f5d8c"))
    return Picture(_uri(_jpeg(cut, 78)), cut.width, cut.height)


def grown(points: Sequence[tuple[float, float]], by: float) -> list[tuple[float, float]]:
    """The polygon pushed outwards from its centre by about `by`, so that its line runs beside the text."""
    cx = sum(p[0] for p in points) / len(points)
    cy = sum(p[1] for p in points) / len(points)
    return [(x + (by if x > cx else -by), y + (by if y > cy else -by)) for x, y in points]


def _draw(image: Image.Image, points: Sequence[tuple[float, float]], colour: str) -> None:
    """A closed line of two pixels, smooth: drawn at three times the size."""
    mask = Image.new("L", (image.width * 3, image.height * 3))
    path = [(x * 3, y * 3) for x, y in (*points, points[0], points[1])]
    ImageDraw.Draw(mask).line(path, fill=255, width=6, joint="curve")
    image.paste(colour, (0, 0, image.width, image.height), mask.resize(image.size, Image.Resampling.BOX))


def _clamped(points: Sequence[tuple[float, float]], image: Image.Image) -> tuple[float, float, float, float]:
    xs = [min(max(p[0], 0.0), float(image.width - 1)) for p in points]
    ys = [min(max(p[1], 0.0), float(image.height - 1)) for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _fit(image: Image.Image, width: int, height: int) -> Image.Image:
    scale = min(1.0, width / image.width, height / image.height)
    if scale == 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def _uri(data: bytes) -> Markup:
    return Markup("data:image/jpeg;base64," + base64.b64encode(data).decode("ascii"))
