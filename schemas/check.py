"""The verdict of one check."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Outcome(StrEnum):
    """inconclusive is never the same as failed: it says that we could not read or decide."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Message(BaseModel):
    """One sentence for applicants and reviewers, in both languages."""

    model_config = ConfigDict(frozen=True)
    zh: str
    en: str


class CheckEvidence(BaseModel):
    """A mark on a page (or, for something absent, the document that was searched)."""

    model_config = ConfigDict(frozen=True)
    document: str | None = None
    field: str | None = None
    file: str | None = None
    page: int | None = None
    quad: list[list[float]] | None = None
    page_size: tuple[int, int] | None = None
    text: str = ""
    origin: Literal["machine", "human"] = "machine"


class CheckResult(BaseModel):
    """One verdict. document: the id of the document it is about, None for the whole case."""

    model_config = ConfigDict(frozen=True)
    id: str
    outcome: Outcome
    severity: Severity
    message: Message
    expected: str | None = None
    found: str | None = None
    document: str | None = None
    request: Message | None = None
    """What the applicant could do about it, if anything."""
    evidence: tuple[CheckEvidence, ...] = ()
