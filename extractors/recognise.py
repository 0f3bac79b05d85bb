"""One picture, any way up -> the upright picture and its Words.

Search small, read large: text is searched for in a reduced view of the sheet, and every line found is cut
from the page's own pixels, straightened, and read. All corners go back through one map to the page's frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors import cleaning, leftover, orientation, seals
from extractors.ctc import Line
from extractors.ocr import Engine
from extractors.pages import Map, Picture, Pixels, crop
from schemas.geometry import Quad
from schemas.transcript import Mark, Word

Points = npt.NDArray[Any]

GLANCE = 640
"""Longest side at which the whole picture is looked over for text beside the sheet."""
SEARCHED = 1280
"""Longest side in pixels at which text is searched for: the main lever of cost (docs/decisions.md)."""
SEARCHED_MOST = 1920
SMALLEST_TEXT = 11.0
"""Median height in pixels of found lines below which the page is searched again, larger."""
SPARSE = 0.35
"""Part of the page around all found text below which only that part is searched again, larger."""
VERTICAL = 1.8
"""Boxes this much higher than wide are read turned by a quarter (card sides),"""
VERTICAL_SURE = 0.85
"""and kept only when read with this mean confidence."""


@dataclass(slots=True)
class Reading:
    """What was read from one picture; quads in the frame of `picture`, which is upright."""

    picture: Picture
    words: list[Word]
    turned: int = 0
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class _Search:
    """One attempt: the picture turned so, and the lines found in it (corners in its pixels)."""

    picture: Picture
    turned: int
    sheet: Points | None
    faded: Pixels
    seals: list[seals.Seal]
    boxes: list[Points]


def read_picture(engine: Engine, picture: Picture, upright: bool = False) -> Reading:
    """Reads a page. upright: the caller knows that it stands (a region of a page already settled)."""
    search = _search(engine, picture, 0)
    known: dict[int, Line] = {}
    if not upright:
        search, known = _settle(engine, picture, search)
    search = _closer(engine, search, known)
    search.boxes += leftover.boxes(engine, search.faded, search.boxes)
    return _read(engine, search, known)


def _search(engine: Engine, picture: Picture, turned: int) -> _Search:
    stood = picture.turned(turned)
    found = seals.find(stood.pixels)
    faded = seals.without(stood.pixels, found)
    sheet = cleaning.find_sheet(stood.pixels)
    if sheet is not None and _text_beside(engine, faded, sheet):
        sheet = None  # the bright part is not all of the paper: a card with a dark head, two papers
    boxes = _find(engine, faded, sheet, SEARCHED)
    return _Search(stood, turned, sheet, faded, found, boxes)


def _text_beside(engine: Engine, pixels: Pixels, sheet: Points) -> bool:
    """Whether a quick look at the whole picture sees text outside the sheet."""
    outline = sheet.astype(np.float32).reshape(-1, 1, 2)
    for box in _find(engine, pixels, None, GLANCE):
        x, y = box.mean(axis=0)
        if cv2.pointPolygonTest(outline, (float(x), float(y)), False) < 0:
            return True
    return False


def _find(engine: Engine, pixels: Pixels, sheet: Points | None, longest: int) -> list[Points]:
    view = cleaning.view_of(pixels, longest, sheet)
    back = view.from_page.back()
    return [np.asarray(back.points(box.points.tolist())) for box in engine.find(view.pixels, longest)]


def _settle(engine: Engine, picture: Picture, first: _Search) -> tuple[_Search, dict[int, Line]]:
    """The search of the picture the right way up, with the lines that were read to find out."""
    if not first.boxes:
        return first, {}
    hint = engine.turn(cleaning.view_of(picture.pixels, 640, None).pixels)
    on_side = orientation.lies_on_its_side(first.boxes)
    tried: list[tuple[float, _Search, dict[int, Line]]] = []
    if not on_side:
        tried += _both_ways(engine, picture, first, hint)
        if max(t[0] for t in tried) >= orientation.READS_WELL:
            return _best(tried)
    quarter = 90 if hint.get(90, 0.0) >= hint.get(270, 0.0) else 270
    # The shape of boxes may mislead: what does not read well is read on its side as well.
    if on_side or max(t[0] for t in tried) < orientation.READS_WELL:
        tried += _both_ways(engine, picture, _search(engine, picture, quarter), hint)
    if on_side and max(t[0] for t in tried) < 0.5:
        tried += _both_ways(engine, picture, first, hint)
    return _best(tried)


def _both_ways(
    engine: Engine, picture: Picture, search: _Search, hint: dict[int, float]
) -> list[tuple[float, _Search, dict[int, Line]]]:
    """The search's lines read as they stand and, unless that is good already, upside down."""
    chosen = orientation.probes(search.boxes)
    if not chosen:
        return [(0.0, search, {})]
    crops = [crop(search.faded, search.boxes[i]) for i in chosen]
    lines = engine.read(crops)
    tried = [(orientation.score(lines), search, dict(zip(chosen, lines, strict=True)))]
    if tried[0][0] >= orientation.READS_WELL:
        return tried
    turned = engine.read([np.ascontiguousarray(np.rot90(c, 2)) for c in crops])
    other = orientation.score(turned)
    if other > tried[0][0]:
        tried.append((other, _search(engine, picture, (search.turned + 180) % 360), {}))
    return tried


def _best(tried: list[tuple[float, _Search, dict[int, Line]]]) -> tuple[_Search, dict[int, Line]]:
    _, search, known = max(tried, key=lambda t: t[0])
    return search, known


def _closer(engine: Engine, search: _Search, known: dict[int, Line]) -> _Search:
    """Searches again, larger, where the text is small or fills a corner of the page only."""
    if not search.boxes:
        return search
    height, width = search.picture.pixels.shape[:2]
    whole = search.sheet
    scale = min(SEARCHED / max(cleaning.sheet_size(whole) if whole is not None else (height, width)), 1.0)
    small = float(np.median([min(orientation.sides(b)) for b in search.boxes])) * scale
    around = _around(search.boxes, width, height)
    sparse = cv2.contourArea(around.astype(np.float32)) < SPARSE * width * height
    if sparse and scale < 1 and small < 2 * SMALLEST_TEXT:
        search.boxes = _find(engine, search.faded, around, SEARCHED)
        known.clear()
    elif small < SMALLEST_TEXT and scale < 1:
        longest = int(min(SEARCHED * SMALLEST_TEXT * 1.2 / small, SEARCHED_MOST))
        search.boxes = _find(engine, search.faded, whole, longest)
        known.clear()
    return search


def _around(boxes: Sequence[Points], width: int, height: int) -> Points:
    """An upright rectangle around all text, with a margin."""
    every = np.concatenate(list(boxes))
    margin = 0.03 * max(width, height)
    x0, y0 = np.maximum(every.min(axis=0) - margin, 0)
    x1, y1 = np.minimum(every.max(axis=0) + margin, (width, height))
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float64)


def _read(engine: Engine, search: _Search, known: dict[int, Line]) -> Reading:
    """Every found line read from the page's own pixels; under a seal, with and without it."""
    to_frame = search.picture.to_pixels.back()
    jobs: list[tuple[int, Pixels]] = []
    for i, box in enumerate(search.boxes):
        if i in known:
            continue
        jobs.append((i, _cut(search.faded, box)))
        if _under(box, search.seals):
            jobs.append((i, _cut(search.picture.pixels, box)))
    best: dict[int, Line] = dict(known)
    for (i, _), line in zip(jobs, engine.read([c for _, c in jobs]), strict=True):
        if i not in best or _better(line, best[i]):
            best[i] = line
    order = reading_order(search.boxes)
    words = [_word(best[i], search.boxes[i], to_frame) for i in order if _keep(best[i], search.boxes[i])]
    found = [
        Mark(
            m.kind,
            to_frame.quad(m.quad),
            m.text,
            m.confidence,
            {**m.details, "covers_text": _covers(s, search.boxes)},
        )
        for s, m in seals.marks(search.picture.pixels, search.seals, engine.read, engine.read_second)
    ]
    return Reading(search.picture, words, search.turned, found)


def _cut(pixels: Pixels, box: Points) -> Pixels:
    cut = crop(pixels, box)
    wide, high = orientation.sides(box)
    return np.ascontiguousarray(np.rot90(cut)) if high > VERTICAL * wide else cut


def _keep(line: Line, box: Points) -> bool:
    if not line.text.strip():
        return False
    wide, high = orientation.sides(box)
    return high <= VERTICAL * wide or line.mean >= VERTICAL_SURE


def _better(a: Line, b: Line) -> bool:
    return (a.mean * min(len(a.text), 4), a.confidence) > (b.mean * min(len(b.text), 4), b.confidence)


def _under(box: Points, found: Sequence[seals.Seal]) -> bool:
    return any(_overlap(box, s) > 0 for s in found)


def _covers(seal: seals.Seal, boxes: Sequence[Points]) -> bool:
    return any(_overlap(b, seal) > 0.15 for b in boxes)


def _overlap(box: Points, seal: seals.Seal) -> float:
    """Part of the line's upright box that lies in the seal's."""
    x0, y0 = box.min(axis=0)
    x1, y1 = box.max(axis=0)
    a, b, c, d = seal.box
    wide, high = min(x1, c) - max(x0, a), min(y1, d) - max(y0, b)
    return float(max(wide, 0) * max(high, 0) / max((x1 - x0) * (y1 - y0), 1.0))


def _word(line: Line, points: Points, to_frame: Map) -> Word:
    quad = to_frame.quad(Quad.from_points([(float(x), float(y)) for x, y in points]))
    return Word(line.text, quad, line.confidence, line.edges, line.sure, line.alternatives)


def reading_order(boxes: Sequence[Points]) -> list[int]:
    """Indices top to bottom by visual line, left to right within it; on a skewed page along the skew."""
    if not boxes:
        return []
    angle = _skew(boxes)
    cos, sin = float(np.cos(-angle)), float(np.sin(-angle))
    centres = [b.mean(axis=0) for b in boxes]
    along = [c[0] * cos - c[1] * sin for c in centres]
    down = [c[0] * sin + c[1] * cos for c in centres]
    rows: list[list[int]] = []
    for i in sorted(range(len(boxes)), key=lambda i: (down[i], along[i])):
        high = min(orientation.sides(boxes[i]))
        if rows and abs(float(np.mean([down[k] for k in rows[-1]])) - down[i]) <= 0.5 * high:
            rows[-1].append(i)
        else:
            rows.append([i])
    return [i for row in rows for i in sorted(row, key=lambda i: along[i])]


def _skew(boxes: Sequence[Points]) -> float:
    """Median angle of the longer lines, radians."""
    angles = []
    for box in boxes:
        wide, high = orientation.sides(box)
        if wide > 3 * high:
            step = box[1] - box[0] + box[2] - box[3]
            angles.append(float(np.arctan2(step[1], step[0])))
    return float(np.median(angles)) if angles else 0.0
