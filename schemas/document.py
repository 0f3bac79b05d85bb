"""Documents as understood: type, fields, and for every field where it stands and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.application import Application
from schemas.problems import OUR_ERRORS
from schemas.transcript import Evidence, Mark, Problem, Transcript

SURE = 0.9
"""A reading of at least this confidence may decide a verdict. Below it, a check is inconclusive."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One field of a document.

    value: what it means (ISO date, normalised number, name as printed ...); None = it is there, or ought to
        be, and could not be read.
    raw: as printed.
    confidence: 0..1 that value is what a careful person would read; None = nobody measured.
    evidence: where it stands; for value None, where it was looked for.
    ways: how many independent places or rules gave this value.
    candidates: other values that the uncertain characters allow, most likely first: (value, probability).
        A claim that equals one of them may be a misreading, not a difference.
    note: a short remark for the reviewer ("capitals and figures agree"), "" if none.
    """

    value: str | int | None
    raw: str = ""
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    ways: int = 1
    candidates: tuple[tuple[str, float], ...] = ()
    note: str = ""

    @property
    def human(self) -> bool:
        """True when a reviewer gave the value. Its confidence is None: nobody measures a person."""
        return any(e.origin == "human" for e in self.evidence)

    @property
    def sure(self) -> bool:
        """True when the value was read and is certain enough to decide something, or a reviewer gave it."""
        if self.value is None:
            return False
        return self.human if self.confidence is None else self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class PageRef:
    """Page `page` (from 1) of the uploaded file `file`."""

    file: str
    page: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader saw inside a document that a check may judge.

    kind e.g. "page_missing", "text_layer_lies", "overlay", "pages_numbered", "amounts", "term".
    details are small plain facts; evidence as everywhere.
    """

    kind: str
    zh: str = ""
    en: str = ""
    confidence: float | None = None
    details: dict[str, str | int | float | bool | None] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, on one or more pages of one or more files.

    id: "d1", "d2" ... in order of appearance. type: as in the interface, "unknown" if not recognised.
    marks: (page it stands on, mark): seals, signatures.
    readable: False when the pages could not be read; problems then says why.
    text: the document's text in reading order, for reviewers and integrity checks.
    """

    id: str
    type: str
    type_confidence: float
    title: str
    pages: tuple[PageRef, ...]
    fields: dict[str, Reading] = field(default_factory=dict)
    marks: tuple[tuple[PageRef, Mark], ...] = ()
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    problems: tuple[Problem, ...] = ()
    text: str = ""

    def get(self, name: str) -> Reading | None:
        return self.fields.get(name)

    @property
    def broken(self) -> bool:
        """True when it is unreadable by an error of ours: the paper may be in order."""
        return not self.readable and any(p.code in OUR_ERRORS for p in self.problems)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the judges see: the claim and the papers. No pictures, no clock."""

    application: Application
    documents: tuple[Document, ...]
    transcripts: tuple[Transcript, ...] = ()

    def of_type(self, *types: str) -> tuple[Document, ...]:
        return tuple(d for d in self.documents if d.type in types)
