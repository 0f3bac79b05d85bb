"""Forged PDFs: an edited text PDF (incremental update) and the search for the words to paint over."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime
from io import BytesIO

import pdfplumber
import pikepdf

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every font of Chromium's


def _find(data: bytes, wanted: str) -> tuple[int, list[tuple[float, float, float, float]]] | None:
    """Page and boxes (x0, y0, x1, y1 from the bottom) of the characters of `wanted`, blanks ignored."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            chars = [c for c in page.chars if c["text"].strip()]
            text = "".join(c["text"][0] for c in chars)
            spot = text.find(wanted)
            if spot >= 0:
                height = float(page.height)
                return number, [
                    (c["x0"], height - c["bottom"], c["x1"], height - c["top"])
                    for c in chars[spot : spot + len(wanted)]
                ]
    return None


def edit_date(data: bytes, written: str, old: date, new: date, when: datetime) -> bytes | None:
    """The year and month of the end date painted white and typed anew, saved as editors do: appended to the file."""
    plain = re.sub(r"\s", "", written)
    found = _find(data, plain)
    year = plain.find(str(old.year))
    if found is None or year < 0 or new.year == old.year:
        return None
    number, boxes = found
    x0, y0, x1, y1 = boxes[year][0], boxes[year][1], boxes[year + 3][2], boxes[year][3]
    if x1 <= x0:
        return None
    size = (y1 - y0) * 0.78
    content = (
        f"\nq 1 1 1 rg {x0 - 0.5:.2f} {y0 - 0.5:.2f} {x1 - x0 + 1:.2f} {y1 - y0 + 1:.2f} re f Q\n"
        f"q BT /FEdit {size:.2f} Tf 0 0 0 rg {x0:.2f} {y0 + (y1 - y0) * 0.2:.2f} Td ({new.year}) Tj ET Q\n"
    )
    return _append(data, number, content.encode(), when)


def _append(data: bytes, number: int, content: bytes, when: datetime) -> bytes:
    """An incremental update: new content, a changed page and a changed info dictionary after the old end."""
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[number]
        page_id, size = page.objgen[0], len(pdf.objects) + 1
        old = page.Contents
        streams = [o.objgen[0] for o in old] if isinstance(old, pikepdf.Array) else [old.objgen[0]]
        created = str(pdf.docinfo.get("/CreationDate", "D:20260101000000+08'00'"))
        root = pdf.Root.objgen[0]
        resources = page.Resources
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        resources = pikepdf.Dictionary(resources)
        fonts = pikepdf.Dictionary(resources.get("/Font", pikepdf.Dictionary()))
        fonts["/FEdit"] = font
        resources["/Font"] = fonts
        keep = pikepdf.Dictionary({k: v for k, v in page.obj.items() if k not in ("/Contents", "/Resources")})
        body = keep.unparse(resolved=False)[:-2].strip() + b" /Resources " + resources.unparse() + b" "
    wrap, new, info = size, size + 1, size + 2
    contents = " ".join(f"{i} 0 R" for i in (wrap, *streams, new))
    objects = {
        page_id: body + f"/Contents [ {contents} ] >>".encode(),
        wrap: b"<< /Length 1 >>\nstream\nq\nendstream",
        new: f"<< /Length {len(content) + 2} >>\nstream\nQ\n".encode() + content + b"\nendstream",
        info: f"<< /Producer (QuickEdit PDF 7.1) /Creator (QuickEdit PDF 7.1) /CreationDate ({created}) "
        f"/ModDate (D:{when:%Y%m%d%H%M%S}+08'00') >>".encode(),
    }
    return data + _update(data, objects, root, info)


def _update(data: bytes, objects: dict[int, bytes], root: int, info: int) -> bytes:
    previous = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    out, table = b"\n", ""
    for number in sorted(objects):
        table += f"{number} 1\n{len(data) + len(out):010d} 00000 n \n"
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(data) + len(out)
    trailer = f"trailer\n<< /Size {info + 1} /Root {root} 0 R /Info {info} 0 R /Prev {previous} >>\nstartxref\n{start}\n%%EOF\n"
    return out + b"xref\n" + table.encode() + trailer.encode()
