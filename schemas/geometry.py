"""One frame for every place on a page.

A point is (x, y) in pixels of the page as a person sees it upright (after EXIF and rotation),
origin top left, x to the right, y downwards. Pixels themselves never leave the extractors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, clockwise from the top left *of the text* (not of the picture)."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @classmethod
    def from_points(cls, points: Sequence[Sequence[float]]) -> Quad:
        """Four (x, y) pairs, clockwise from the text's top left. Raises ValueError on another count."""
        if len(points) != 4:
            raise ValueError(f"a quad has four corners, not {len(points)}")
        a, b, c, d = ((float(p[0]), float(p[1])) for p in points)
        return cls(a, b, c, d)

    @classmethod
    def from_box(cls, x0: float, y0: float, x1: float, y1: float) -> Quad:
        """An upright box, x0 <= x1 and y0 <= y1."""
        return cls((x0, y0), (x1, y0), (x1, y1), (x0, y1))

    @property
    def points(self) -> tuple[Point, Point, Point, Point]:
        return (self.top_left, self.top_right, self.bottom_right, self.bottom_left)

    def to_list(self) -> list[list[float]]:
        """[[x, y] × 4], rounded to a tenth of a pixel: the form of report.json."""
        return [[round(x, 1), round(y, 1)] for x, y in self.points]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) of the smallest upright box around it."""
        xs = [p[0] for p in self.points]
        ys = [p[1] for p in self.points]
        return (min(xs), min(ys), max(xs), max(ys))

    @property
    def centre(self) -> Point:
        return (sum(p[0] for p in self.points) / 4, sum(p[1] for p in self.points) / 4)

    @property
    def width(self) -> float:
        """Length of the reading direction (mean of the top and bottom edges), in pixels."""
        return (_distance(self.top_left, self.top_right) + _distance(self.bottom_left, self.bottom_right)) / 2

    @property
    def height(self) -> float:
        """Length across the reading direction, in pixels."""
        return (_distance(self.top_left, self.bottom_left) + _distance(self.top_right, self.bottom_right)) / 2

    def part(self, start: float, end: float) -> Quad:
        """The piece between two fractions (0..1) of the reading direction."""
        return Quad(
            _between(self.top_left, self.top_right, start),
            _between(self.top_left, self.top_right, end),
            _between(self.bottom_left, self.bottom_right, end),
            _between(self.bottom_left, self.bottom_right, start),
        )

    def scaled(self, factor_x: float, factor_y: float) -> Quad:
        return Quad(*((x * factor_x, y * factor_y) for x, y in self.points))


def hull(quads: Iterable[Quad]) -> Quad:
    """One quad around several: the upright box of all of them, or the quad itself if it is alone.

    Raises ValueError when there is none.
    """
    all_quads = list(quads)
    if not all_quads:
        raise ValueError("no quad to enclose")
    if len(all_quads) == 1:
        return all_quads[0]
    boxes = [q.box for q in all_quads]
    return Quad.from_box(
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )


def _distance(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _between(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
