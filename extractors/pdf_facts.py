"""What a PDF says of itself: who made it, when, how often it was changed, what it carries along."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

Facts = dict[str, str | int | float | bool]

INFO = {
    "/Producer": "pdf.producer",
    "/Creator": "pdf.creator",
    "/CreationDate": "pdf.created",
    "/ModDate": "pdf.modified",
}
XMP = {
    "pdf.producer": rb"pdf:Producer(?:>|=\")([^<\"]{1,200})",
    "pdf.creator": rb"xmp:CreatorTool(?:>|=\")([^<\"]{1,200})",
    "pdf.created": rb"xmp:CreateDate(?:>|=\")([^<\"]{1,40})",
    "pdf.modified": rb"xmp:ModifyDate(?:>|=\")([^<\"]{1,40})",
}


def facts(data: bytes) -> Facts:
    """Facts for integrity checks. Dates as ISO 8601 where they can be understood. Never raises."""
    found: Facts = {"pdf.revisions": revisions(data)}
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            for name, fact in INFO.items():
                text = (
                    str(document.docinfo.get(name, "")).strip()
                    if document.trailer.get("/Info") is not None
                    else ""
                )
                if text:
                    found[fact] = iso(text) if fact.endswith("ed") else text[:200]
            found.update(_carried(document.Root))
            found.update(_xmp(document.Root, found))
            if document.is_encrypted:
                found["pdf.encrypted"] = True
    except Exception:  # facts are an extra; what cannot be opened is reported by the reader
        found["pdf.structure_damaged"] = True
    return found


def revisions(data: bytes) -> int:
    """How often the file was saved, 1 = never changed. A linearised file ends twice from the start."""
    ends = len(re.findall(rb"startxref\s+\d+\s+%%EOF", data))
    if b"/Linearized" in data[:2048] and ends > 1:
        ends -= 1
    return max(ends, 1)


def iso(text: str) -> str:
    """D:20260310120000+08'00' -> 2026-03-10T12:00:00+08:00; other text as it is."""
    match = re.match(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([+\-Z])?(\d\d)?'?(\d\d)?", text)
    if not match:
        return text[:40]
    year, month, day, hour, minute, second, sign, h, m = match.groups()
    date = f"{year}-{month or '01'}-{day or '01'}"
    zone = "Z" if sign == "Z" else f"{sign}{h}:{m or '00'}" if sign and h else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}" if hour else date


def _carried(root: Any) -> Facts:
    found: Facts = {}
    names = root.get("/Names", {})
    action = root.get("/OpenAction")
    if "/JavaScript" in names or (
        isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/JavaScript"
    ):
        found["pdf.javascript"] = True
    if "/EmbeddedFiles" in names:
        found["pdf.attachments"] = True
    if "/AcroForm" in root:
        found["pdf.form"] = True
        if int(root.AcroForm.get("/SigFlags", 0)) & 1:
            found["pdf.signed"] = True
    return found


def _xmp(root: Any, info: Facts) -> Facts:
    """Where the XMP block and the Info block contradict each other: one of them was edited alone."""
    if "/Metadata" not in root:
        return {}
    block = bytes(root.Metadata.read_bytes())[:200_000]
    found: Facts = {}
    for fact, pattern in XMP.items():
        match = re.search(pattern, block)
        if not match or fact not in info:
            continue
        said = match.group(1).decode("utf-8", errors="replace").strip()
        if _differ(fact, said, str(info[fact])):
            found["pdf.xmp_disagrees"] = True
            found[fact.replace("pdf.", "pdf.xmp_")] = said
    return found


def _differ(fact: str, one: str, other: str) -> bool:
    return one[:10] != other[:10] if fact.endswith("ed") else one.strip() != other.strip()
