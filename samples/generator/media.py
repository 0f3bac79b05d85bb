"""A filled layout becomes files: text PDF, scan or phone photos."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from random import Random

import numpy as np
from PIL import Image

from samples.generator import degrade, pdfs, render
from samples.generator.layouts import Filled


@dataclass
class File:
    """One file to upload; `pages` counts the document's pages in it."""

    suffix: str
    data: bytes
    pages: int


@dataclass
class Shape:
    """Limits on the output, for the small committed samples."""

    scan_dpi: tuple[int, ...] = (150, 200, 200, 240, 300)
    long_side: int | None = None
    quality: int | None = None
    hard: tuple[float, float] = (0.1, 0.9)
    scan_as: tuple[str, ...] = ("pdf", "pdf", "pdf_text", "jpg", "png", "tiff")
    drop_page: int | None = field(default=None)


def text_pdf(browser: render.Browser, filled: Filled, made: datetime) -> bytes:
    """The layout printed, with its text layer."""
    return browser.pdf(filled.html, filled.footer, made)


def produce(
    browser: render.Browser,
    filled: Filled,
    medium: str,
    rng: Random,
    made: datetime,
    shape: Shape | None = None,
) -> list[File]:
    """The files of one document in one medium."""
    shape = shape or Shape()
    pdf = text_pdf(browser, filled, made)
    if shape.drop_page is not None:
        pdf = pdfs.without_page(pdf, shape.drop_page)
    if medium == "text_pdf":
        return [File("pdf", pdf, render.page_count(pdf))]
    if medium == "scan":
        return scans(pdf, filled, rng, made, shape)
    return photos(pdf, filled, rng, shape)


def _card(filled: Filled) -> bool:
    return filled.layout.meta.get("shape") == "card"


def scans(pdf: bytes, filled: Filled, rng: Random, made: datetime, shape: Shape) -> list[File]:
    """Scanner output: one PDF, one TIFF, or a picture a page."""
    dpi = rng.choice(shape.scan_dpi)
    hard = rng.uniform(*shape.hard)
    form = rng.choice(shape.scan_as)
    if _card(filled):
        sides = render.pictures(pdf, 450)
        form = "pdf" if form == "pdf_text" else form
        if rng.random() < 0.6:
            pages = [degrade.card_on_paper(sides, rng, max(dpi, 200), filled.layout.meta.get("share"))]
        else:
            pages = [
                np.ascontiguousarray(np.pad(s, ((30, 30), (30, 30), (0, 0)), constant_values=250))
                for s in sides
            ]
    else:
        pages = render.pictures(pdf, dpi)
    worn = [degrade.scan(p, rng, hard) for p in pages]
    quality = shape.quality or rng.randint(55, 88)
    if form == "pdf_text" and not filled.hand:
        return [File("pdf", pdfs.with_text_layer(pdf, worn, quality, made), len(worn))]
    return pack(worn, "pdf" if form == "pdf_text" else form, dpi, quality, made)


def pack(pages: list[np.ndarray], form: str, dpi: int, quality: int, made: datetime) -> list[File]:
    """Pictures as files of a form."""
    if form == "pdf":
        return [File("pdf", pdfs.from_pictures(pages, dpi, quality, made), len(pages))]
    images = [Image.fromarray(p) for p in pages]
    if form == "tiff":
        out = BytesIO()
        images[0].save(
            out,
            "TIFF",
            save_all=True,
            append_images=images[1:],
            compression="jpeg",
            quality=quality,
            dpi=(dpi, dpi),
        )
        return [File("tif", out.getvalue(), len(pages))]
    if form == "png":
        return [
            File("png", _encode(i.convert("L").point(lambda v: v & 0xF0 | 0x8), "PNG", compress_level=4), 1)
            for i in images
        ]
    return [File("jpg", _encode(i, "JPEG", quality=quality, dpi=(dpi, dpi)), 1) for i in images]


def _encode(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photos(pdf: bytes, filled: Filled, rng: Random, shape: Shape) -> list[File]:
    """One phone picture a page."""
    card, hard = _card(filled), rng.uniform(*shape.hard)
    out = []
    for page in render.pictures(pdf, 420 if card else 230):
        alpha = degrade.rounded(page) if card else None
        shot = degrade.photo(page, rng, hard, shape.long_side, card, alpha)
        image = Image.fromarray(shot.picture)
        options: dict[str, object] = {"quality": shape.quality or shot.quality}
        if shot.orientation != 1:
            exif = Image.Exif()
            exif[0x0112] = shot.orientation
            options["exif"] = exif
        suffix = "webp" if rng.random() < 0.05 else "jpg"
        out.append(File(suffix, _encode(image, "WEBP" if suffix == "webp" else "JPEG", **options), 1))
    return out
