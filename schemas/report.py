"""report.json: the names are fixed by the interface. Dump with by_alias=True ("from" is a Python keyword)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.check import CheckResult, Message

SCHEMA_VERSION = "1"
OUTCOMES = ("pass", "fail", "review", "resubmit")


class Reason(BaseModel):
    check: str
    message: Message


class Request(BaseModel):
    message: Message


class Decision(BaseModel):
    outcome: Literal["pass", "fail", "review", "resubmit"]
    reasons: list[Reason] = []
    requests: list[Request] = []


class Waiting(BaseModel):
    """The papers that are there would prove the route by themselves in so many days, on that day (ISO 8601)."""

    days: int
    on: str


class Route(BaseModel):
    """missing: alternatives; each inner list is a smallest set of document types that together would satisfy.

    waiting: None where waiting alone does not help. advice: the same in words.
    """

    purpose: Literal["work", "study", "residence"]
    satisfied: bool
    missing: list[list[str]] = []
    waiting: Waiting | None = None
    advice: list[Message] = []


class _Stretch(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    from_: str = Field(alias="from")


class Interval(_Stretch):
    """A stretch of days that one document covers, both ends included, ISO 8601. to None: open-ended."""

    document: str
    to: str | None


class Gap(_Stretch):
    """Days that no document covers, both ends included."""

    to: str
    days: int


class Coverage(BaseModel):
    required_from: str
    required_to: str
    intervals: list[Interval] = []
    gaps: list[Gap] = []


class PolicyVersion(BaseModel):
    id: str
    version: str
    sha256: str


class Versions(BaseModel):
    permitproof: str
    ocr: str
    policy: PolicyVersion


class FileRef(BaseModel):
    file: str
    sha256: str
    pages: list[int]


class Quality(BaseModel):
    readable: bool
    problems: list[dict[str, Any]] = []


class ReportEvidence(BaseModel):
    file: str
    page: int
    quad: list[list[float]]
    page_size: tuple[int, int]
    text: str
    origin: Literal["machine", "human"] = "machine"


class CorrectionReport(BaseModel):
    """A reviewer's correction that this run was given. carried: False when its page is not in the case any more."""

    document: str | None
    field: str
    value: str | int | None
    role: str
    at: str
    reason: str
    carried: bool


class FieldReport(BaseModel):
    value: str | int | None
    raw: str
    confidence: float | None
    evidence: list[ReportEvidence] = []
    note: str = ""


class DocumentReport(BaseModel):
    id: str
    type: str
    type_confidence: float
    title: str
    files: list[FileRef]
    quality: Quality
    fields: dict[str, FieldReport]
    marks: list[dict[str, Any]] = []


class Report(BaseModel):
    schema_version: str = SCHEMA_VERSION
    case_id: str
    run_id: str
    started_at: str
    finished_at: str
    timings: dict[str, float]
    versions: Versions
    application: dict[str, Any] = {}
    decision: Decision
    routes: list[Route]
    coverage: Coverage | None
    documents: list[DocumentReport]
    checks: list[CheckResult]
    corrections: list[CorrectionReport] = []
