"""Cases out of plain dicts, so that every check can be tried without a page, a picture or a reader.

    case({"purpose": "work"}, {"type": "lease", "tenant": "陈大文", "term_start": ("2026-03-10", 0.8)})

A field is a value (read surely), a pair (value, confidence), a Reading, or None (there, and not legible).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from schemas.application import Application
from schemas.document import Case, Document, Finding, PageRef, Reading
from schemas.geometry import Quad
from schemas.transcript import Evidence, Mark, Page, Problem, Transcript

SIZE = (1000, 1400)
DAY = date(2026, 11, 23)
APPLICATION: dict[str, Any] = {
    "case_id": "T-1",
    "city": "shenzhen",
    "submitted_on": "2026-11-23",
    "kind": "first",
    "applicant": {
        "name_zh": "陈大文",
        "name_en": "CHAN, TAI MAN",
        "sex": "M",
        "date_of_birth": "1990-05-06",
        "origin": "HK",
        "travel_document": {"number": "H12345678"},
    },
    "residence": {
        "basis": "lease",
        "address": "广东省深圳市南山区粤海街道科技园路18号阳光花园3栋2单元1502室",
    },
    "purpose": "work",
    "employer": {"name": "深圳市蓝海科技有限公司"},
}
_OWN = (
    "type",
    "id",
    "type_confidence",
    "readable",
    "findings",
    "marks",
    "problems",
    "text",
    "title",
    "file",
    "pages",
)


def application(**changes: Any) -> Application:
    """The standard claim with changes; nested parts are merged ({"applicant": {"sex": "F"}})."""
    return Application.model_validate(_merged(APPLICATION, changes))


def case(
    claim: Mapping[str, Any] | None = None,
    *documents: Mapping[str, Any],
    facts: Mapping[str, Any] | None = None,
) -> Case:
    """facts: {file: facts of its transcript}."""
    papers = tuple(document(f"d{n}", d) for n, d in enumerate(documents, 1))
    files = dict.fromkeys(ref.file for paper in papers for ref in paper.pages)
    transcripts = tuple(
        Transcript(
            file,
            f"sha-{file}",
            "application/pdf",
            (Page(1, SIZE, (), "ocr"),),
            facts=dict((facts or {}).get(file, {})),
        )
        for file in files
    )
    return Case(application(**(claim or {})), papers, transcripts)


def document(name: str, said: Mapping[str, Any]) -> Document:
    """One document out of a dict: the keys of Document, every other key is a field."""
    name = said.get("id", name)
    file = said.get("file", f"uploads/{name}.jpg")
    pages = tuple(PageRef(file, n) for n in range(1, said.get("pages", 1) + 1))
    return Document(
        id=name,
        type=said["type"],
        type_confidence=said.get("type_confidence", 0.99),
        title=said.get("title", ""),
        pages=pages,
        fields={key: reading(value, file) for key, value in said.items() if key not in _OWN},
        marks=tuple((pages[0], mark) for mark in said.get("marks", ())),
        findings=tuple(said.get("findings", ())),
        readable=said.get("readable", True),
        problems=tuple(said.get("problems", ())),
        text=said.get("text", ""),
    )


def reading(value: Any, file: str = "uploads/d1.jpg") -> Reading:
    if isinstance(value, Reading):
        return value
    told, confidence = value if isinstance(value, tuple) else (value, None if value is None else 0.98)
    return Reading(told, str(told or ""), confidence, (evidence(file, str(told or "")),))


def evidence(file: str = "uploads/d1.jpg", text: str = "") -> Evidence:
    return Evidence(file, 1, Quad.from_box(10, 10, 300, 40), SIZE, text)


def finding(
    kind: str, confidence: float | None = 0.98, **details: str | int | float | bool | None
) -> Finding:
    return Finding(kind, confidence=confidence, details=details, evidence=(evidence(),))


def mark(kind: str, text: str = "", confidence: float | None = 0.98, **details: str | float | bool) -> Mark:
    return Mark(kind, Quad.from_box(10, 10, 90, 90), text, confidence, details)


def problem(code: str = "page.blurred") -> Problem:
    return Problem(code, "画面模糊", "the picture is blurred")


def _merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for key, value in changes.items():
        inner = both.get(key)
        both[key] = _merged(inner, value) if isinstance(inner, dict) and isinstance(value, Mapping) else value
    return both
