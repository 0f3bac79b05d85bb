"""How papers and fields are named in messages, in both languages (the names: schemas/vocabulary.py)."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.document import Document, Reading
from schemas.policy import Purpose
from schemas.vocabulary import FIELDS, PAPERS

ROUTES: dict[Purpose, tuple[str, str]] = {
    "work": ("就业", "work"),
    "study": ("就读", "study"),
    "residence": ("居住", "residence"),
}


def paper_name(document: Document) -> tuple[str, str]:
    return type_name(document.type)


def type_name(kind: str) -> tuple[str, str]:
    term = PAPERS.get(kind)
    return (term.zh, term.en) if term else (kind, kind.replace("_", " "))


def field_name(name: str) -> tuple[str, str]:
    term = FIELDS.get(name)
    return (term.zh, term.en) if term else (name, name.replace("_", " "))


def type_names(kinds: Iterable[str]) -> tuple[str, str]:
    """Several kinds of paper, as a choice."""
    named = [type_name(kind) for kind in kinds]
    return "、".join(zh for zh, _ in named), ", ".join(en for _, en in named)


def where(document: Document, reading: Reading | None) -> tuple[str, str]:
    """«(uploads/a.jpg 第 2 页)» and «(uploads/a.jpg, page 2)», from the reading's evidence or else all its
    pages.
    """
    places = [(e.file, e.page) for e in reading.evidence] if reading and reading.evidence else []
    places = list(dict.fromkeys(places or [(p.file, p.page) for p in document.pages]))
    if not places:
        return "", ""
    return (
        "(" + "、".join(f"{file} 第 {page} 页" for file, page in places) + ")",
        "(" + "; ".join(f"{file}, page {page}" for file, page in places) + ")",
    )
