"""The marks over a page picture: outlines beside the text, and name tags where they cover least."""

from __future__ import annotations

from dataclasses import dataclass

from reports.labels import MARKS, Label
from reports.pictures import grown
from reports.places import RANK, Place, Sheet

SHOWN_WIDTH = 640.0
"""Width in CSS pixels at which a page is usually seen; tags are sized for it."""

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Tag:
    """A name tag: its box per language and the text baseline."""

    text: str
    box: Box
    lang: str


@dataclass(slots=True)
class Outline:
    """One place as drawn."""

    place: Place
    points: str
    tags: list[Tag]
    name: Label
    value: str


@dataclass(slots=True)
class Overlay:
    """All that is drawn over one sheet. unit: one CSS pixel at the usual size, in page pixels."""

    width: float
    height: float
    unit: float
    outlines: list[Outline]
    marks: list[tuple[Label, str, float, float]]


def overlay(sheet: Sheet) -> Overlay:
    """Outlines in reading order, the worst drawn last (on top), their tags placed greedily, worst first."""
    width, height = sheet.frame
    unit = width / SHOWN_WIDTH
    places = sorted(sheet.places.values(), key=lambda p: (RANK.index(p.outcome), p.box[1], p.box[0]))
    obstacles: list[Box] = [p.box for p in places]
    outlines = []
    for place in places:
        name = _name(place)
        tags = [
            Tag(text, _free(place.box, text, unit, (width, height), obstacles), lang)
            for text, lang in (((name.zh, "zh"), (name.en, "en")) if place.labels else ())
        ]
        if tags:
            obstacles.append(tags[0].box)
        pad = max(2.0 * unit, (place.box[3] - place.box[1]) * 0.1)
        outline = [(min(max(x, 0.0), width), min(max(y, 0.0), height)) for x, y in grown(place.points, pad)]
        outlines.append(Outline(place, _text(outline), tags, name, "; ".join(place.values)))
    marks = [(name, _text(points), points[0][0], points[0][1]) for name, points in sheet.marks]
    return Overlay(width, height, unit, outlines[::-1], [m for m in marks if m[0] in MARKS.values()])


def _name(place: Place) -> Label:
    zh, en = " · ".join(n.zh for n in place.labels[:3]), " · ".join(n.en for n in place.labels[:3])
    sign = {"failed": "✗ ", "error": "! ", "inconclusive": "? ", "passed": "✓ "}.get(place.outcome, "")
    return Label(sign + zh if zh else sign.strip(), sign + en if en else sign.strip())


def text_width(text: str, size: float) -> float:
    """A guess good enough for a tag: wide characters an em, others a little over half."""
    return sum(size if ord(char) > 0x2E7F else size * 0.58 for char in text)


def _free(box: Box, text: str, unit: float, page: tuple[float, float], obstacles: list[Box]) -> Box:
    """Of the spots around a box, the one where the tag covers least of what matters; ties: the earlier."""
    width, height, gap = text_width(text, 10 * unit) + 8 * unit, 14 * unit, 3 * unit
    x0, y0, x1, y1 = box
    above, below, middle = y0 - gap - height, y1 + gap, (y0 + y1 - height) / 2
    spots = (
        (x0, above),
        (x1 + gap, middle),
        (x1 - width, above),
        (x0, below),
        (x1 - width, below),
        (x0 - gap - width, middle),
    )
    best, least = spots[0], float("inf")
    for x, y in spots:
        tag = (x, y, x + width, y + height)
        cost = sum(_overlap(tag, other) for other in obstacles)
        inside = _overlap(tag, (0.0, 0.0, page[0], page[1]))
        cost += 4 * (width * height - inside)
        if cost < least - 0.5:
            best, least = (x, y), cost
    x = min(max(best[0], 0.0), max(page[0] - width, 0.0))
    y = min(max(best[1], 0.0), max(page[1] - height, 0.0))
    return (round(x, 1), round(y, 1), round(x + width, 1), round(y + height, 1))


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _text(points: list[tuple[float, float]] | tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
