"""PDF: open, page by page, text layer or picture, and what the container says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pdfplumber
import pikepdf
import pypdfium2

from extractors import drawing, textlayer
from extractors.file_problems import problem
from extractors.limits import Limits
from extractors.pages import Picture, Pixels
from schemas.transcript import Mark, Problem

GLANCE = 100
"""dpi of the small rendering that shows whether the text layer is what the eye sees."""


@dataclass(slots=True)
class Sheet:
    """One PDF page, not yet read. scale: frame pixels a point."""

    number: int
    size: tuple[int, int]
    scale: float
    reduced: bool
    _pdfium: Any
    _plumber: Any

    @property
    def dpi(self) -> float:
        return round(self.scale * 72, 2)

    def render(self, factor: float = 1.0) -> Pixels:
        """BGR pixels at factor times the frame's size."""
        bitmap = self._pdfium.render(scale=self.scale * factor, may_draw_forms=True, rev_byteorder=False)
        array = np.asarray(bitmap.to_numpy(), np.uint8)
        if array.ndim == 2:
            array = cv2.cvtColor(array, cv2.COLOR_GRAY2BGR)
        copy = np.ascontiguousarray(array[:, :, :3])
        bitmap.close()
        return copy

    def picture(self) -> Picture:
        return Picture(self.render(), self.size, self.dpi)

    @property
    def plumber(self) -> Any:
        return self._plumber

    @property
    def pdfium(self) -> Any:
        return self._pdfium

    @property
    def glance_factor(self) -> float:
        return min(GLANCE / self.dpi, 1.0)


def sheets(data: bytes, limits: Limits, problems: list[Problem], only: int = 0) -> Iterator[Sheet]:
    """The pages of a PDF, one after another; problems are added as found. only: that one, as a picture."""
    opened = _opened(data, problems)
    if opened is None:
        return
    document, data = opened
    try:
        document.init_forms()
        count = len(document)
        if count == 0:
            problems.append(problem("file.no_pages"))
            return
        if count > limits.pages:
            problems.append(problem("pages.too_many", count=count, limit=limits.pages))
        plumber = None if only or data.count(b"/Type3") > drawing.MANY_FONTS else _plumber(data)
        for index in range(min(count, limits.pages)):
            if only and index != only - 1:
                continue
            sheet = _sheet(document, plumber, index, limits, problems)
            if sheet is None:
                continue
            yield sheet
            sheet.pdfium.close()
            if sheet.plumber is not None:
                sheet.plumber.close()  # frees its cached layout: memory would grow with the pages
    finally:
        document.close()


def _opened(data: bytes, problems: list[Problem]) -> tuple[Any, bytes] | None:
    """The document and the bytes it was opened from: the file's own or, where it is cut off, what is left of it."""
    try:
        return pypdfium2.PdfDocument(data), data
    except pypdfium2.PdfiumError:
        pass  # what pdfium says of the cause may be about an earlier file
    try:
        with pikepdf.open(io.BytesIO(data)) as left:
            if len(left.pages) == 0:
                problems.append(problem("file.no_pages"))
                return None
            whole = io.BytesIO()
            left.save(whole)
        document = pypdfium2.PdfDocument(whole.getvalue())
    except pikepdf.PasswordError:
        problems.append(problem("file.encrypted"))
        return None
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError):
        problems.append(problem("file.damaged"))
        return None
    problems.append(problem("file.truncated"))
    return document, whole.getvalue()


def _plumber(data: bytes) -> Any:
    try:
        document = pdfplumber.open(io.BytesIO(data))
        _ = document.pages
        return document
    except Exception:  # pdfminer raises nearly anything on odd files; the pages are then read as pictures
        return None


def _sheet(document: Any, plumber: Any, index: int, limits: Limits, problems: list[Problem]) -> Sheet | None:
    try:
        page = document[index]
        width, height = page.get_size()
    except pypdfium2.PdfiumError:
        problems.append(problem("page.unreadable", page=index + 1))
        return None
    scale = limits.pdf_dpi / 72
    reduced = False
    pixels = width * height * scale * scale
    if pixels > limits.pdf_pixels:
        scale *= (limits.pdf_pixels / pixels) ** 0.5
        reduced = True
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    layer = plumber.pages[index] if plumber is not None and index < len(plumber.pages) else None
    return Sheet(index + 1, size, scale, reduced, page, layer)


def layer_of(sheet: Sheet, glance: Pixels) -> textlayer.Layer:
    """The page's text layer with its doubt. glance: the page rendered at sheet.glance_factor."""
    try:
        if sheet.plumber is None:
            chars, shapes = drawing.by_pdfium(sheet.pdfium, sheet.size)
        else:
            chars, shapes = drawing.by_pdfplumber(sheet.plumber, sheet.scale)
        hidden = drawing.invisible(sheet.pdfium) if chars else 0
    except Exception:  # pdfminer raises nearly anything on odd pages; the page is then read as a picture
        return textlayer.Layer(doubt="unreadable text layer")
    grey = cv2.cvtColor(glance, cv2.COLOR_BGR2GRAY)
    layer = textlayer.judge(chars, shapes, grey, sheet.glance_factor, hidden, sheet.size)
    for quad, kind in drawing.shown_beside(sheet.pdfium, sheet.size):
        # What an annotation or a form field shows is in no text layer: that place is read as a picture.
        layer.pictures.append(quad)
        if kind != "field":
            layer.marks.append(Mark("overlay", quad, "", None, {"why": "annotation", "annotation": kind}))
    return layer
