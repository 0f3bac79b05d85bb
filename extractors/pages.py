"""A page as a picture, and the one invertible map between every two pictures of it.

Coordinates are continuous: pixel (0, 0) covers the square from (0, 0) to (1, 1), so a turned or scaled
picture maps corner to corner. OpenCV counts from pixel centres; `Map.for_opencv` bridges the half pixel.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from schemas.geometry import Point, Quad

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Map:
    """An invertible plane map (homography) from one picture's coordinates to another's."""

    matrix: tuple[float, ...]

    @classmethod
    def of(cls, matrix: Any) -> Map:
        """Raises ValueError for a map that has no way back."""
        flat = np.asarray(matrix, np.float64).reshape(3, 3)
        if not np.isfinite(flat).all() or abs(np.linalg.det(flat)) < 1e-12:
            raise ValueError("this map cannot be inverted")
        return cls(tuple(float(v) for v in (flat / flat[2, 2] if abs(flat[2, 2]) > 1e-12 else flat).ravel()))

    @classmethod
    def same(cls) -> Map:
        return cls((1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0))

    @classmethod
    def scale(cls, x: float, y: float) -> Map:
        return cls.of([[x, 0, 0], [0, y, 0], [0, 0, 1]])

    @classmethod
    def shift(cls, x: float, y: float) -> Map:
        return cls.of([[1, 0, x], [0, 1, y], [0, 0, 1]])

    @classmethod
    def turn(cls, degrees: int, size: tuple[float, float]) -> Map:
        """A picture of size (width, height) turned clockwise by 0, 90, 180 or 270 degrees."""
        width, height = size
        return {
            0: cls.same(),
            90: cls((0.0, -1.0, height, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)),
            180: cls((-1.0, 0.0, width, 0.0, -1.0, height, 0.0, 0.0, 1.0)),
            270: cls((0.0, 1.0, 0.0, -1.0, 0.0, width, 0.0, 0.0, 1.0)),
        }[degrees % 360]

    @classmethod
    def corners(cls, source: Sequence[Sequence[float]], target: Sequence[Sequence[float]]) -> Map:
        """The map that takes four points to four others. Raises ValueError if three of them lie on a line."""
        rows, wanted = [], []
        for (x, y), (u, v) in zip(source, target, strict=True):
            rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
            rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
            wanted += [u, v]
        try:
            solved = np.linalg.solve(np.asarray(rows, np.float64), np.asarray(wanted, np.float64))
        except np.linalg.LinAlgError as error:
            raise ValueError("these corners span no plane") from error
        return cls.of([*solved, 1.0])

    @property
    def array(self) -> Matrix:
        return np.asarray(self.matrix, np.float64).reshape(3, 3)

    def then(self, after: Map) -> Map:
        """First this map, then the other."""
        return Map.of(after.array @ self.array)

    def back(self) -> Map:
        return Map.of(np.linalg.inv(self.array))

    def points(self, points: Iterable[Sequence[float]]) -> list[Point]:
        rows = np.asarray([(p[0], p[1], 1.0) for p in points], np.float64)
        if len(rows) == 0:
            return []
        moved = rows @ self.array.T
        return [(float(x / w), float(y / w)) for x, y, w in moved]

    def quad(self, quad: Quad) -> Quad:
        return Quad.from_points(self.points(quad.points))

    @property
    def for_opencv(self) -> Matrix:
        """The same map between pixel centres, as cv2.warpPerspective wants it."""
        half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1.0]])
        return np.asarray(np.linalg.inv(half) @ self.array @ half, np.float64)


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels (BGR) of a page, upright as far as is known.

    size: (width, height) of the page's frame. The pixels may be fewer (limits.work_pixels).
    dpi: of the frame, None if unknown.
    """

    pixels: Pixels
    size: tuple[int, int]
    dpi: float | None = None

    @property
    def to_pixels(self) -> Map:
        """Frame -> pixels."""
        height, width = self.pixels.shape[:2]
        return Map.scale(width / self.size[0], height / self.size[1])

    def turned(self, degrees: int) -> Picture:
        """Turned clockwise by a multiple of 90 degrees."""
        quarter = (degrees // 90) % 4
        if quarter == 0:
            return self
        size = self.size if quarter == 2 else (self.size[1], self.size[0])
        return Picture(np.ascontiguousarray(np.rot90(self.pixels, -quarter)), size, self.dpi)


def crop(pixels: Pixels, points: Any, least_height: int = 8) -> Pixels:
    """The text line inside four corners (clockwise from the text's top left), straightened to a rectangle
    with the corners' own edge lengths in pixels."""
    a, b, c, d = np.asarray(points, np.float64).reshape(4, 2)
    width = int(np.clip(round(max(np.linalg.norm(b - a), np.linalg.norm(c - d))), 2, 6000))
    height = int(np.clip(round(max(np.linalg.norm(d - a), np.linalg.norm(c - b))), least_height, 2000))
    upright = abs(a[1] - b[1]) < 0.6 and abs(a[0] - d[0]) < 0.6 and abs(c[0] - b[0]) < 0.6
    if upright:  # a plain slice costs nothing
        x0, y0 = max(int(np.floor(a[0])), 0), max(int(np.floor(a[1])), 0)
        x1, y1 = min(int(np.ceil(c[0])), pixels.shape[1]), min(int(np.ceil(c[1])), pixels.shape[0])
        if x1 - x0 >= 2 and y1 - y0 >= 2:
            return pixels[y0:y1, x0:x1]
    try:
        move = Map.corners(
            [a.tolist(), b.tolist(), c.tolist(), d.tolist()],
            [(0, 0), (width, 0), (width, height), (0, height)],
        )
    except ValueError:
        return np.full((least_height, 2, 3), 255, np.uint8)
    warped = cv2.warpPerspective(
        pixels, move.for_opencv, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(warped, np.uint8)
