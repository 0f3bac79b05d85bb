"""PDF files around pictures: plain scans, scans with a text layer, and forged ones."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import numpy as np
import pikepdf
from PIL import Image


def from_pictures(pages: list[np.ndarray], dpi: int, quality: int, made: datetime) -> bytes:
    """An image-only PDF as a scanner writes it."""
    images = [Image.fromarray(p) for p in pages]
    out, stamp = BytesIO(), made.timetuple()
    images[0].save(
        out,
        "PDF",
        save_all=True,
        append_images=images[1:],
        resolution=dpi,
        quality=quality,
        creationDate=stamp,
        modDate=stamp,
        producer="Scan Service 3.2",
        creator="MFP Scanner",
    )
    return out.getvalue()


DRAWING = {"f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh"}


def _hide_text(pdf: pikepdf.Pdf, part: pikepdf.Object, depth: int = 0) -> bytes:
    """The content of a page or form with every text shown invisibly and nothing else drawn."""
    keep: list[tuple[list[object], pikepdf.Operator]] = []
    inside = part.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for operands, operator in pikepdf.parse_content_stream(part):
        name = str(operator)
        if name in DRAWING:
            keep.append(([], pikepdf.Operator("n")))
        elif name == "Do":
            form = inside.get(str(operands[0]))
            if form is not None and form.get("/Subtype") == "/Form" and depth < 8:
                form.write(_hide_text(pdf, form, depth + 1))
                keep.append((list(operands), operator))
        elif name == "INLINE IMAGE":
            continue
        else:
            keep.append((list(operands), operator))
            if name == "BT":
                keep.append(([3], pikepdf.Operator("Tr")))
    return pikepdf.unparse_content_stream(keep)


def with_text_layer(text_pdf: bytes, pages: list[np.ndarray], quality: int, made: datetime) -> bytes:
    """Pictures of pages with the text of `text_pdf` invisibly on top."""
    pdf = pikepdf.open(BytesIO(text_pdf))
    for page, picture in zip(pdf.pages, pages, strict=True):
        out = BytesIO()
        Image.fromarray(picture).save(out, "JPEG", quality=quality)
        stream = pdf.make_stream(
            out.getvalue(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=picture.shape[1],
            Height=picture.shape[0],
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB,
            Filter=pikepdf.Name.DCTDecode,
        )
        hidden = _hide_text(pdf, page.obj)
        box = [float(v) for v in page.mediabox]
        name = page.add_resource(stream, pikepdf.Name.XObject)
        draw = f"q {box[2] - box[0]} 0 0 {box[3] - box[1]} {box[0]} {box[1]} cm {name} Do Q\n".encode()
        page.Contents = pdf.make_stream(draw + b"q\n" + hidden + b"\nQ")
    pdf.remove_unreferenced_resources()
    stamp = pikepdf.String(f"D:{made:%Y%m%d%H%M%S}+08'00'")
    pdf.docinfo["/Producer"] = pikepdf.String("Scan Service 3.2 OCR")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
    return _bytes(pdf)


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def join(parts: list[bytes]) -> bytes:
    """Several PDFs as one file."""
    whole = pikepdf.open(BytesIO(parts[0]))
    for part in parts[1:]:
        with pikepdf.open(BytesIO(part)) as other:
            whole.pages.extend(other.pages)
            out = _bytes(whole)
        whole = pikepdf.open(BytesIO(out))
    return _bytes(whole)


def without_page(data: bytes, index: int) -> bytes:
    """The PDF less one page."""
    pdf = pikepdf.open(BytesIO(data))
    del pdf.pages[index]
    return _bytes(pdf)
