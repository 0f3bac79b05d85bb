"""What a PDF page draws, in the order it draws it: characters, fills, pictures. Places in page pixels.

pdfplumber reads it. Pages whose CJK font was cut into dozens of Type 3 fonts (what Chromium's printing makes
of OpenType) cost it 0.2 to 0.5 s each, nearly all on parsing the fonts' dictionaries; there pdfium, which has
the page open anyway, answers in a tenth of that. tests/extractors hold the two to the same answer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from extractors.radicals import characters
from schemas.geometry import Quad

MANY_FONTS = 8
"""Type 3 fonts in a file from which on pdfium reads it."""


@dataclass(slots=True)
class Char:
    """One drawn character, box in page pixels (frame). order: rank in which the page draws it.

    visible: False when nobody sees it. doubtful: something was drawn over it, yet ink is seen there.
    """

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
    doubtful: bool = False

    @property
    def family(self) -> str:
        """The font's name without the subset's tag and style: "ABCDEF+SimSun-Bold" is "SimSun"."""
        return self.font.split("+")[-1].split("-")[0].split(",")[0]


@dataclass(slots=True)
class Shape:
    """A filled rectangle or a picture drawn on the page, box in page pixels."""

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float
    order: int
    opaque: bool = True

    @property
    def area(self) -> float:
        return max(self.x1 - self.x0, 0) * max(self.y1 - self.y0, 0)


def by_pdfplumber(page: Any, scale: float) -> tuple[list[Char], list[Shape]]:
    """Of a pdfplumber page; scale: page pixels a point."""
    chars: list[Char] = []
    shapes: list[Shape] = []
    # pdfminer counts from the media box, people (and pdfium) see the crop box.
    x_off = float(page.cropbox[0]) - float(page.mediabox[0])
    y_off = float(page.cropbox[1]) - float(page.mediabox[1])
    height = page.layout.height
    for order, item in enumerate(_flattened(page.layout)):
        x0, x1 = (item.x0 - x_off) * scale, (item.x1 - x_off) * scale
        y0, y1 = (height - item.y1 - y_off) * scale, (height - item.y0 - y_off) * scale
        name = type(item).__name__
        if name == "LTChar":
            text = characters(item.get_text())
            chars.append(
                Char(text, x0, y0, x1, y1, str(item.fontname), item.size * scale, _reads_right(item), order)
            )
        elif name == "LTImage":
            masked = "SMask" in getattr(item.stream, "attrs", {})  # a seal on a clear ground hides nothing
            shapes.append(Shape("picture", x0, y0, x1, y1, order, not masked))
        elif name == "LTRect" and getattr(item, "fill", False):
            shapes.append(Shape("fill", x0, y0, x1, y1, order))
    return chars, shapes


def _reads_right(item: Any) -> bool:
    """Left to right on the page as seen. pdfminer calls a page on its head upright, too."""
    return bool(item.upright and item.matrix[0] > 0)


def _flattened(node: Any) -> Iterator[Any]:
    for item in getattr(node, "_objs", ()):
        if type(item).__name__ == "LTFigure":
            yield from _flattened(item)
        elif hasattr(item, "x0"):
            yield item


@dataclass(slots=True)
class _Object:
    """One page object of pdfium: its kind, address, rank and the matrix that carries it to the page."""

    raw: Any
    kind: int
    order: int
    matrix: tuple[float, ...]


def _objects(page: Any) -> list[_Object]:
    found: list[_Object] = []

    def walk(parent: Any, count: Any, get: Any, matrix: tuple[float, ...], depth: int) -> None:
        for i in range(max(count(parent), 0)):
            raw = get(parent, i)
            kind = pdfium.FPDFPageObj_GetType(raw)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < 8:
                inner = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(raw, inner)
                own = (inner.a, inner.b, inner.c, inner.d, inner.e, inner.f)
                walk(
                    raw,
                    pdfium.FPDFFormObj_CountObjects,
                    pdfium.FPDFFormObj_GetObject,
                    _joined(own, matrix),
                    depth + 1,
                )
            else:
                found.append(_Object(raw, kind, len(found), matrix))

    walk(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, (1, 0, 0, 1, 0, 0), 0)
    return found


def _joined(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def invisible(page: Any) -> int:
    """Characters of a pdfium page drawn in a mode that leaves no ink (a scanner's own OCR)."""
    hidden = 0
    text = None
    for item in _objects(page):
        if item.kind != pdfium.FPDF_PAGEOBJ_TEXT or pdfium.FPDFTextObj_GetTextRenderMode(item.raw) not in (
            3,
            7,
        ):
            continue
        text = text or page.get_textpage()
        hidden += max(pdfium.FPDFTextObj_GetText(item.raw, text.raw, None, 0) // 2 - 1, 1)
    return hidden


def by_pdfium(page: Any, size: tuple[int, int]) -> tuple[list[Char], list[Shape]]:
    """Of a pdfium page; size: of the page in page pixels."""
    to_pixels = _placing(page, size)
    shapes: list[Shape] = []
    ranks: dict[int, int] = {}
    fonts: dict[int, str] = {}
    for item in _objects(page):
        if item.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            ranks[_address(item.raw)] = item.order
            fonts[item.order] = _font(item.raw)
        else:
            shape = _shape(item, to_pixels)
            if shape is not None:
                shapes.append(shape)
    text = page.get_textpage()
    chars = []
    reach: dict[int, float] = {}
    for i in range(text.count_chars()):
        char = _char(text.raw, i, to_pixels, ranks, fonts, reach)
        if char is not None:
            chars.append(char)
        elif chars and pdfium.FPDFText_GetUnicode(text.raw, i) == 32:
            # A kerned blank counts as one of pdfium's own; between two words it is a blank all the same.
            last = chars[-1]
            chars.append(replace(last, text=" ", x0=last.x1, x1=last.x1 + 0.15 * (last.y1 - last.y0)))
    _fit_ligatures(chars)
    return chars, shapes


def _fit_ligatures(chars: list[Char]) -> None:
    """«ﬁ» is drawn as one and counts as two letters: pdfium gives each the width of a letter of its own, so that the
    second lies over the letter behind it. It ends where that letter begins."""
    for f, second, after in zip(chars, chars[1:], chars[2:], strict=False):
        one_glyph = (
            f.order == second.order != after.order and f.text == "f" and second.text in ("f", "i", "l")
        )
        if one_glyph and second.text.isalpha() and after.text.isalpha():
            on_line = abs(second.y0 - after.y0) < 0.2 * (after.y1 - after.y0)
            if on_line and second.x0 < after.x0 < second.x1:
                second.x1 = after.x0


def _address(raw: Any) -> int:
    return ctypes.cast(raw, ctypes.c_void_p).value or 0


def _font(raw: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(raw), buffer, 128)
    return buffer.value.decode("utf-8", errors="replace") if 0 < length <= 128 else ""


def _placing(page: Any, size: tuple[int, int]) -> tuple[float, ...]:
    """Affine map from the page's own space to page pixels, turns and crop included."""
    fine = 64  # pdfium answers in whole device pixels: ask about a page 64 times as large
    corners = []
    for x, y in ((0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)):
        px, py = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, size[0] * fine, size[1] * fine, 0, x, y, px, py)
        corners.append((px.value / fine, py.value / fine))
    (ox, oy), (ax, ay), (bx, by) = corners
    return ((ax - ox) / 1000, (ay - oy) / 1000, (bx - ox) / 1000, (by - oy) / 1000, ox, oy)


def _at(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


Box = tuple[float, float, float, float]


def _box(matrix: tuple[float, ...], left: float, bottom: float, right: float, top: float) -> Box:
    points = [_at(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    return (
        min(p[0] for p in points),
        min(p[1] for p in points),
        max(p[0] for p in points),
        max(p[1] for p in points),
    )


def _shape(item: _Object, to_pixels: tuple[float, ...]) -> Shape | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item.raw, *sides):
        return None
    box = _box(_joined(item.matrix, to_pixels), *(s.value for s in sides))
    if item.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        clear = bool(pdfium.FPDFPageObj_HasTransparency(item.raw))  # a seal on a clear ground hides nothing
        return Shape("picture", *box, item.order, not clear)
    if item.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return None
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, mode, stroke)
    if not mode.value:
        return None
    colours = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(item.raw, *colours)
    if pdfium.FPDFPath_CountSegments(item.raw) > 6:
        return None  # a star or a ring covers less than its box
    return Shape("fill", *box, item.order, not known or colours[3].value > 200)


def _char(
    text: Any,
    i: int,
    to_pixels: tuple[float, ...],
    ranks: dict[int, int],
    fonts: dict[int, str],
    reach: dict[int, float],
) -> Char | None:
    """Character i of a pdfium text page. reach: {object's rank: how far along its line it has come, in points}."""
    code = pdfium.FPDFText_GetUnicode(text, i)
    if pdfium.FPDFText_IsGenerated(text, i) == 1 or code in (0, 10, 13):
        return None  # blanks and line ends that pdfium adds of its own
    letter = characters(chr(code)) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
    order = ranks.get(_address(pdfium.FPDFText_GetTextObject(text, i)), 0)
    line = pdfium.FS_MATRIX()  # of the text object: where its line begins and which way it runs
    pdfium.FPDFText_GetMatrix(text, i, line)
    stretch = max((line.a**2 + line.b**2) ** 0.5, 1e-9)
    em = pdfium.FPDFText_GetFontSize(text, i) * stretch
    ux, uy = line.a / stretch, line.b / stretch
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    dx, dy = x.value - line.e, y.value - line.f
    along, reached = dx * ux + dy * uy, reach.get(order, 0.0)
    # A line's first character stands where the line begins; the wrong place may lie on the line by chance.
    in_place = not order or (abs(along) < 1.5 * em if order not in reach else along < reached + 20 * em)
    if abs(dx * uy - dy * ux) < 0.3 * em and along > -0.3 * em and in_place:
        loose = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text, i, loose)
        box = _box(to_pixels, loose.left, loose.bottom, loose.right, loose.top)
        reach[order] = along + (loose.right - loose.left if abs(ux) > abs(uy) else loose.top - loose.bottom)
    else:
        # A character that pdfium 159 puts right itself (radicals) comes with a place in its form's frame, off
        # the line it is written on. It stands where its line begins, or after what was last written on it.
        start, wide = reached, em * (1.0 if ord(letter) > 0x2E7F else 0.55)
        ends = [
            _at(to_pixels, line.e + ux * t - uy * n, line.f + uy * t + ux * n)
            for t in (start, start + wide)
            for n in (-0.12 * em, 0.88 * em)
        ]
        box = (
            min(p[0] for p in ends),
            min(p[1] for p in ends),
            max(p[0] for p in ends),
            max(p[1] for p in ends),
        )
        reach[order] = start + wide
    runs = to_pixels[0] * ux + to_pixels[2] * uy, to_pixels[1] * ux + to_pixels[3] * uy
    size = em * (to_pixels[0] ** 2 + to_pixels[1] ** 2) ** 0.5
    upright = runs[0] > 0 and abs(runs[1]) < 0.1 * abs(runs[0])
    return Char(letter, *box, fonts.get(order, ""), size, upright, order)


def shown_beside(page: Any, size: tuple[int, int]) -> list[tuple[Quad, str]]:
    """Places where an annotation or a filled form field shows text, with its kind ("free_text", "stamp",
    "redaction", "field")."""
    kinds = {
        pdfium.FPDF_ANNOT_FREETEXT: "free_text",
        pdfium.FPDF_ANNOT_STAMP: "stamp",
        pdfium.FPDF_ANNOT_REDACT: "redaction",
        pdfium.FPDF_ANNOT_WIDGET: "field",
    }
    found: list[tuple[Quad, str]] = []
    to_pixels = _placing(page, size) if pdfium.FPDFPage_GetAnnotCount(page.raw) > 0 else ()
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 300)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, i)
        kind = kinds.get(pdfium.FPDFAnnot_GetSubtype(annotation))
        rect = pdfium.FS_RECTF()
        if kind and pdfium.FPDFAnnot_GetRect(annotation, rect) and (kind != "field" or _filled(annotation)):
            x0, y0, x1, y1 = _box(to_pixels, rect.left, rect.bottom, rect.right, rect.top)
            if x1 - x0 > 3 and y1 - y0 > 3:
                found.append((Quad.from_box(x0, y0, x1, y1), kind))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def _filled(annotation: Any) -> bool:
    """True when a form field holds a text."""
    return bool(pdfium.FPDFAnnot_GetStringValue(annotation, b"V", None, 0) > 2)
