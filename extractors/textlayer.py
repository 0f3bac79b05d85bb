"""The text layer of a PDF page as Words, or why it is not believed.

pdfplumber reads the characters in the order they are drawn; pdfium draws the page. A layer is believed
only where the eye sees what it says: every character must have ink below it in a small rendering,
must not be drawn in invisible mode, and must not be buried under something drawn later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from schemas.geometry import Quad
from schemas.transcript import Mark, Word

Pixels = npt.NDArray[np.uint8]

LEAST_CONTRAST = 18
"""Grey levels between the darkest and lightest pixel of a character's box below which nobody sees it."""
BELIEVED = 0.9
"""A layer of which a smaller part is visible is not believed at all."""


@dataclass(slots=True)
class Char:
    """One drawn character, box in page pixels (frame). order: rank in which the page draws it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    font: str
    size: float
    upright: bool
    order: int
    visible: bool = True


@dataclass(slots=True)
class Shape:
    """A filled rectangle or a picture drawn on the page, box in page pixels."""

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float
    order: int

    @property
    def area(self) -> float:
        return max(self.x1 - self.x0, 0) * max(self.y1 - self.y0, 0)


@dataclass(slots=True)
class Layer:
    """What a page's drawing commands say. doubt: "" when believed, else the reason to read pixels instead."""

    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Quad] = field(default_factory=list)
    doubt: str = ""


def drawn(page: Any, scale: float) -> tuple[list[Char], list[Shape]]:
    """Characters and shapes of a pdfplumber page in drawing order; scale: page pixels a point."""
    chars: list[Char] = []
    shapes: list[Shape] = []
    # pdfminer counts from the media box, people (and pdfium) see the crop box.
    x_off = float(page.cropbox[0]) - float(page.mediabox[0])
    y_off = float(page.cropbox[1]) - float(page.mediabox[1])
    height = page.layout.height
    order = 0
    for item in _flattened(page.layout):
        order += 1
        x0 = (item.x0 - x_off) * scale
        x1 = (item.x1 - x_off) * scale
        y0 = (height - item.y1 - y_off) * scale
        y1 = (height - item.y0 - y_off) * scale
        name = type(item).__name__
        if name == "LTChar":
            text = item.get_text()
            chars.append(Char(text, x0, y0, x1, y1, str(item.fontname), item.size * scale, item.upright, order))
        elif name == "LTImage":
            shapes.append(Shape("picture", x0, y0, x1, y1, order))
        elif name in ("LTRect", "LTCurve") and getattr(item, "fill", False):
            shapes.append(Shape("fill", x0, y0, x1, y1, order))
    return chars, shapes


def _flattened(node: Any) -> Iterator[Any]:
    for item in getattr(node, "_objs", ()):
        if type(item).__name__ == "LTFigure":
            yield from _flattened(item)
        elif hasattr(item, "x0"):
            yield item


def see(chars: list[Char], grey: Pixels, factor: float) -> None:
    """Marks characters without ink as not visible. grey: the page rendered, factor: its pixels a page pixel."""
    height, width = grey.shape
    for char in chars:
        if not char.text.strip():
            continue
        x0, x1 = int(char.x0 * factor) - 1, int(np.ceil(char.x1 * factor)) + 1
        y0, y1 = int(char.y0 * factor), int(np.ceil(char.y1 * factor)) + 1
        x0, x1, y0, y1 = max(x0, 0), min(x1, width), max(y0, 0), min(y1, height)
        if x1 <= x0 or y1 <= y0:
            char.visible = False
            continue
        part = grey[y0:y1, x0:x1]
        char.visible = int(part.max()) - int(part.min()) >= LEAST_CONTRAST


def garbage(chars: list[Char]) -> bool:
    """True when the characters are not text: codes without a meaning, private use, replacement signs."""
    shown = [c.text for c in chars if c.text.strip()]
    if not shown:
        return False
    bad = sum(1 for t in shown if _nonsense(t))
    return bad / len(shown) > 0.02


def _nonsense(text: str) -> bool:
    if text.startswith("(cid:"):
        return True
    code = ord(text[0])
    return code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or (code < 32 and text not in "\t\r\n")


def join(chars: list[Char]) -> list[Word]:
    """Characters of one baseline without a wide gap become one Word, in reading order of the page."""
    flat = [c for c in chars if c.visible and c.text and c.upright]
    rows = _rows([c for c in flat if c.x1 > c.x0 or c.text.strip()])
    words: list[Word] = []
    for row in rows:
        for run in _runs(row):
            word = _word(run)
            if word is not None:
                words.append(word)
    return words


def _rows(chars: list[Char]) -> list[list[Char]]:
    """Characters by line: those whose middles lie within each other's height."""
    rows: list[list[Char]] = []
    middle: list[float] = []
    for char in sorted(chars, key=lambda c: ((c.y0 + c.y1) / 2, c.x0)):
        centre = (char.y0 + char.y1) / 2
        tall = max(char.y1 - char.y0, 1.0)
        if rows and abs(centre - middle[-1]) <= 0.42 * tall:
            rows[-1].append(char)
            middle[-1] += (centre - middle[-1]) / len(rows[-1])
        else:
            rows.append([char])
            middle.append(centre)
    for row in rows:
        row.sort(key=lambda c: (c.x0, c.order))
    return rows


def _runs(row: list[Char]) -> Iterator[list[Char]]:
    """Pieces of a line: a gap of more than about one em ends a piece; blanks at its ends fall away."""
    run: list[Char] = []
    reach = 0.0
    for char in row:
        blank = not char.text.strip()
        if run and not blank:
            em = max(run[-1].y1 - run[-1].y0, char.y1 - char.y0) * 0.75
            if char.x0 - reach > em * 1.1:
                yield run
                run = []
        if blank and not run:
            continue
        run.append(char)
        if not blank:
            reach = max(reach, char.x1) if len(run) > 1 else char.x1
    if run:
        yield run


def _word(run: list[Char]) -> Word | None:
    while run and not run[-1].text.strip():
        run.pop()
    if not run:
        return None
    x0, x1 = min(c.x0 for c in run), max(c.x1 for c in run)
    y0, y1 = min(c.y0 for c in run), max(c.y1 for c in run)
    span = max(x1 - x0, 1e-6)
    text: list[str] = []
    edges: list[float] = [0.0]
    for i, char in enumerate(run):
        gap = char.x0 - run[i - 1].x1 if i else 0.0
        if i and gap > 0.2 * (char.y1 - char.y0) and char.text.strip() and run[i - 1].text.strip() \
                and (char.text[0].isascii() or run[i - 1].text[-1].isascii()):
            text.append(" ")
            edges.append(max((char.x0 - x0) / span, edges[-1]))
        end = (run[i + 1].x0 if i + 1 < len(run) else x1)
        end = min(max(end, (char.x0 + char.x1) / 2), max(char.x1, end))
        start = edges[-1]
        stop = min(max((end - x0) / span, start), 1.0)
        letters = " " if not char.text.strip() else char.text
        for k, letter in enumerate(letters):
            text.append(letter)
            edges.append(start + (stop - start) * (k + 1) / len(letters))
    edges[-1] = 1.0
    return Word("".join(text), Quad.from_box(x0, y0, x1, y1), None, tuple(round(e, 5) for e in edges))


def fonts(chars: list[Char]) -> Counter[str]:
    return Counter(c.font for c in chars if c.text.strip())
