"""The text layer of a PDF page as Words, or why it is not believed.

A layer is believed only where the eye sees what it says: every character must have ink below it in a small
rendering, must not be drawn in invisible mode, and must not be buried under something drawn later.
The characters come from extractors.drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from extractors.drawing import Char, Shape
from schemas.geometry import Quad
from schemas.transcript import Mark, Word

Pixels = npt.NDArray[np.uint8]

LEAST_CONTRAST = 18
"""Grey levels between the darkest and lightest pixel of a character's box below which nobody sees it."""
BELIEVED = 0.9
"""A layer of which a smaller part is visible is not believed at all."""


@dataclass(slots=True)
class Layer:
    """What a page's drawing commands say. doubt: "" when believed, else the reason to read pixels instead."""

    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Quad] = field(default_factory=list)
    doubt: str = ""


def judge(
    chars: list[Char], shapes: list[Shape], grey: Pixels, factor: float, invisible: int, size: tuple[int, int]
) -> Layer:
    """The page's Words, or the doubt. grey: the page rendered with `factor` of its pixels a page pixel;
    invisible: characters drawn in a mode that leaves no ink; size: of the page in page pixels."""
    shown = [c for c in chars if c.text.strip()]
    if not shown:
        return Layer(doubt="no text layer")
    if garbage(chars):
        return Layer(doubt="characters without meaning")
    see(chars, grey, factor)
    buried = _buried(shown, shapes)
    seen = sum(c.visible for c in shown)
    _around(shown)
    doubled = _doubled([c for c in shown if c.visible and c.upright])
    layer = Layer(pictures=_pictures(shapes, size))
    hidden = [c for c in shown if not c.visible]
    layer.marks = _marks(chars, buried, doubled)
    layer.hidden = join([_shown(c) for c in hidden])
    if invisible > (1 - BELIEVED) * len(shown):
        layer.doubt = "invisible text over a picture"
    elif seen < BELIEVED * len(shown):
        layer.doubt = "text that nobody sees"
    elif _undrawn(chars, shapes, grey, factor) > max(40, 0.5 * len(shown)):
        layer.doubt = "more text on the page than in its layer"
    elif doubled:
        layer.doubt = "two texts in one place"
    elif sum(not c.upright for c in shown) > 0.5 * len(shown):
        layer.doubt = "text runs across the page"
    layer.words = join(chars)
    return layer


def _around(shown: list[Char]) -> None:
    """A seal's ring is drawn letter by letter; those at its top stand upright by chance. They are none of the
    body: a character drawn between turned ones of its font is one of them."""
    ranked = sorted(shown, key=lambda c: c.order)
    turned = [i for i, c in enumerate(ranked) if not c.upright]
    for i in turned:
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(ranked) and abs(j - i) <= 4 and ranked[j].upright:
                one, other = ranked[j], ranked[i]
                far = abs(one.x0 - other.x0) + abs(one.y0 - other.y0) > 8 * max(one.y1 - one.y0, 4.0)
                if far or one.font != other.font:
                    break
                one.upright = False
                j += step


def _shown(char: Char) -> Char:
    return replace(char, visible=True)


def see(chars: list[Char], grey: Pixels, factor: float) -> None:
    """Marks characters without ink as not visible."""
    height, width = grey.shape
    for char in chars:
        if not char.text.strip() or not char.visible:
            continue
        x0, x1 = int(char.x0 * factor) - 1, int(np.ceil(char.x1 * factor)) + 1
        y0, y1 = int(char.y0 * factor), int(np.ceil(char.y1 * factor)) + 1
        x0, x1, y0, y1 = max(x0, 0), min(x1, width), max(y0, 0), min(y1, height)
        if x1 <= x0 or y1 <= y0:
            char.visible = False
            continue
        part = grey[y0:y1, x0:x1]
        char.visible = int(part.max()) - int(part.min()) >= LEAST_CONTRAST


def _buried(shown: list[Char], shapes: list[Shape]) -> list[tuple[Char, Shape]]:
    """Characters with a fill or picture drawn over their middle afterwards; they do not count as visible.

    What is seen there is the cover's ink or a text drawn later still. A cover larger than half the page is a
    page drawn over another: that too.
    """
    found = []
    covers = [s for s in shapes if s.opaque and s.x1 - s.x0 > 4 and s.y1 - s.y0 > 4]
    for char in shown if covers else []:
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        for cover in covers:
            if cover.order > char.order and cover.x0 <= x <= cover.x1 and cover.y0 <= y <= cover.y1:
                if char.visible and not _written_over(char, cover, shown, shapes):
                    char.doubtful = True  # a cover that hides nothing, or one with drawn letters on it
                    break
                char.visible = False
                found.append((char, cover))
                break
    return found


def _written_over(char: Char, cover: Shape, shown: list[Char], shapes: list[Shape]) -> bool:
    """Whether a text or a picture drawn after the cover stands where the character is."""
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    reach = 0.6 * max(char.x1 - char.x0, char.y1 - char.y0)
    texts = (c for c in shown if c.order > cover.order and c.upright)
    if any(c.x0 - reach <= x <= c.x1 + reach and c.y0 <= y <= c.y1 for c in texts):
        return True
    pictures = (s for s in shapes if s.kind == "picture" and s.opaque and s.order > cover.order)
    return any(s.x0 <= x <= s.x1 and s.y0 <= y <= s.y1 for s in pictures)


def _doubled(shown: list[Char]) -> list[tuple[Char, Char]]:
    """Pairs of different characters in one place. The same character twice is a poor man's bold type: the
    second is dropped."""
    cells: dict[tuple[int, int], list[Char]] = {}
    found = []
    for char in shown:
        em = max(char.y1 - char.y0, 4.0)
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        near = [
            c
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for c in cells.get((int(x // 16) + dx, int(y // 16) + dy), ())
        ]
        for other in near:
            close = (
                abs((other.x0 + other.x1) / 2 - x) < 0.22 * em
                and abs((other.y0 + other.y1) / 2 - y) < 0.22 * em
            )
            narrow = min(char.x1 - char.x0, other.x1 - other.x0) < 0.3 * em  # "il" may stand that close
            if close and other.text == char.text:
                char.visible = False
                break
            if close and not narrow and other.text.isalnum() and char.text.isalnum():
                found.append((other, char))
                break
        if char.visible:
            cells.setdefault((int(x // 16), int(y // 16)), []).append(char)
    return found


def _undrawn(chars: list[Char], shapes: list[Shape], grey: Pixels, factor: float) -> int:
    """Specks of the size of characters where the layer has none: text drawn as outlines, or in a picture."""
    ink = (grey < 140).astype(np.uint8)
    known: list[Char | Shape] = [*chars, *(s for s in shapes if s.kind == "picture")]
    for box in known:
        x0, y0 = max(int(box.x0 * factor) - 2, 0), max(int(box.y0 * factor) - 2, 0)
        ink[y0 : int(box.y1 * factor) + 3, x0 : int(box.x1 * factor) + 3] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = stats[1:count, cv2.CC_STAT_WIDTH], stats[1:count, cv2.CC_STAT_HEIGHT]
    return int(((wide >= 3) & (wide <= 40) & (high >= 5) & (high <= 40)).sum())


def _pictures(shapes: list[Shape], size: tuple[int, int]) -> list[Quad]:
    """Places of pictures large enough to hold a paper of their own (a card, a scan, a photo)."""
    whole = size[0] * size[1]
    return [
        Quad.from_box(s.x0, s.y0, s.x1, s.y1)
        for s in shapes
        if s.kind == "picture" and s.area > 0.065 * whole
    ]


_MEANS_NOTHING = " :：,，、。;；()（）“”\"'_\t"


def _marks(
    chars: list[Char], buried: list[tuple[Char, Shape]], doubled: list[tuple[Char, Char]]
) -> list[Mark]:
    marks = []
    for word in join([_shown(c) for c, _ in buried]):
        if not word.text.strip(_MEANS_NOTHING):
            continue  # a seal over a colon changes nothing; a full stop may part a sum
        above = "".join(w.text for w in _within(chars, word.quad))
        details: dict[str, str | float | bool] = {"why": "covered", "below": word.text, "above": above}
        marks.append(Mark("overlay", word.quad, word.text, None, details))
    for one, other in doubled[:20]:
        quad = Quad.from_box(other.x0, other.y0, other.x1, other.y1)
        marks.append(
            Mark(
                "overlay",
                quad,
                other.text,
                None,
                {"why": "two_texts", "below": one.text, "above": other.text},
            )
        )
    return marks + _odd_fonts([c for c in chars if c.visible])


def _within(chars: list[Char], quad: Quad) -> list[Char]:
    x0, y0, x1, y1 = quad.box
    return [c for c in chars if c.visible and x0 <= (c.x0 + c.x1) / 2 <= x1 and y0 <= (c.y0 + c.y1) / 2 <= y1]


def _odd_fonts(chars: list[Char]) -> list[Mark]:
    """A number whose digits change font or size half way: weak, since some typesetters do it honestly."""
    marks = []
    for row in _rows([c for c in chars if c.upright and c.text.strip()]):
        for a, b in pairwise(row):
            if not (a.text.isdigit() and b.text.isdigit()) or b.x0 - a.x1 > 0.3 * (a.y1 - a.y0):
                continue
            if (a.family and b.family and a.family != b.family) or abs(a.size - b.size) > 0.12 * max(
                a.size, b.size
            ):
                quad = Quad.from_box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))
                marks.append(
                    Mark(
                        "overlay",
                        quad,
                        a.text + b.text,
                        None,
                        {"why": "font_change", "weak": True, "fonts": f"{a.family} {b.family}"},
                    )
                )
    return marks[:20]


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
    # Chromium and others encode common characters as their look-alike radicals; that is text (see drawing).
    return (
        code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or (code < 32 and text not in "\t\r\n")
    )


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
        if (
            i
            and gap > 0.2 * (char.y1 - char.y0)
            and char.text.strip()
            and run[i - 1].text.strip()
            and (char.text[0].isascii() or run[i - 1].text[-1].isascii())
        ):
            text.append(" ")
            edges.append(max((char.x0 - x0) / span, edges[-1]))
        end = run[i + 1].x0 if i + 1 < len(run) else x1
        end = min(max(end, (char.x0 + char.x1) / 2), max(char.x1, end))
        start = edges[-1]
        stop = min(max((end - x0) / span, start), 1.0)
        letters = " " if not char.text.strip() else char.text
        if letters == " " and text and text[-1] == " ":
            edges[-1] = stop  # bold by drawing twice draws its blanks twice
            continue
        for k, letter in enumerate(letters):
            text.append(letter)
            edges.append(start + (stop - start) * (k + 1) / len(letters))
    edges[-1] = 1.0
    believed = 0.6 if any(c.doubtful for c in run) else None  # below SURE: it will be looked at
    return Word("".join(text), Quad.from_box(x0, y0, x1, y1), believed, tuple(round(e, 5) for e in edges))
