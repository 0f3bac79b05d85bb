"""A reading against the truth of a generated document, as a person would compare them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.document import SURE, Document, Reading


@dataclass(frozen=True)
class Mark:
    """One field of one generated document. verdict: right | wrong | unread | missed (the document was not found)."""

    case: str
    type: str
    layout: str
    medium: str
    hand: bool
    field: str
    truth: str
    read: str
    confidence: float
    verdict: str

    @property
    def sure_and_wrong(self) -> bool:
        return self.verdict == "wrong" and self.confidence >= SURE


def same(truth: object, value: object) -> bool:
    """Equal but for blanks and for full or half width."""
    return _plain(truth) == _plain(value)


def _plain(value: object) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(value))).upper()


def compare(case: str, truth_documents: Iterable[dict], documents: tuple[Document, ...]) -> list[Mark]:  # type: ignore[type-arg]
    """One mark for each field that a generated document states, and for each that was read though it states none."""
    marks: list[Mark] = []
    for truth in truth_documents:
        document = _match(truth, documents)
        head = (case, truth["type"], truth["layout"], truth["medium"], bool(truth["hand"]))
        stated = truth["fields"] if truth["type"] != "unknown" else {}
        for name, value in stated.items():
            reading = document.fields.get(name) if document else None
            marks.append(Mark(*head, name, str(value), *_verdict(value, reading, document)))
        if document and truth["type"] != document.type:
            marks.append(Mark(*head, "type", truth["type"], document.type, document.type_confidence, "wrong"))
        for name, reading in (document.fields if document else {}).items():
            if (
                name not in stated
                and reading.value is not None
                and document
                and document.type == truth["type"]
            ):
                marks.append(Mark(*head, name, "", str(reading.value), reading.confidence or 0.0, "invented"))
    return marks


def _verdict(value: object, reading: Reading | None, document: Document | None) -> tuple[str, float, str]:
    if document is None:
        return "", 0.0, "missed"
    if reading is None or reading.value is None:
        return "", 0.0, "unread"
    return str(reading.value), reading.confidence or 0.0, "right" if same(value, reading.value) else "wrong"


def _match(truth: dict, documents: tuple[Document, ...]) -> Document | None:  # type: ignore[type-arg]
    """The document with most of the truth's pages, of the same type if there is one."""
    pages = {(f["file"], p) for f in truth["files"] for p in f["pages"]}
    best, most = None, (0, False)
    for document in documents:
        shared = len(pages & {(r.file, r.page) for r in document.pages})
        key = (shared, document.type == truth["type"])
        if shared and key > most:
            best, most = document, key
    return best
