"""Judgement and documents -> the report of the interface. Plain data in, plain data out."""

from __future__ import annotations

from typing import Any

from checks.judge import Judgement
from schemas.application import Application
from schemas.document import Document, Reading
from schemas.report import (
    DocumentReport,
    FieldReport,
    FileRef,
    PolicyVersion,
    Quality,
    Report,
    ReportEvidence,
    Versions,
)
from schemas.transcript import Problem, Transcript


def document_report(document: Document, transcripts: dict[str, Transcript]) -> DocumentReport:
    """One document as the interface shows it."""
    files: dict[str, list[int]] = {}
    for ref in document.pages:
        files.setdefault(ref.file, []).append(ref.page)
    problems = list(document.problems)
    for name in files:
        problems += [p for p in transcripts[name].problems if p not in problems]
    return DocumentReport(
        id=document.id,
        type=document.type,
        type_confidence=document.type_confidence,
        title=document.title,
        files=[FileRef(file=n, sha256=transcripts[n].sha256, pages=p) for n, p in files.items()],
        quality=Quality(readable=document.readable, problems=[_problem(p) for p in problems]),
        fields={name: _field(reading) for name, reading in sorted(document.fields.items())},
        marks=[
            {"kind": m.kind, "file": r.file, "page": r.page, "quad": m.quad.to_list(), "text": m.text}
            for r, m in document.marks
            if m.kind != "ink"
        ],
    )


def _problem(problem: Problem) -> dict[str, Any]:
    out: dict[str, Any] = {"code": problem.code, "message": {"zh": problem.zh, "en": problem.en}}
    if problem.page is not None:
        out["page"] = problem.page
    return out


def _field(reading: Reading) -> FieldReport:
    return FieldReport(
        value=reading.value,
        raw=reading.raw,
        confidence=reading.confidence,
        note=reading.note,
        evidence=[
            ReportEvidence(
                file=e.file,
                page=e.page,
                quad=e.quad.to_list(),
                page_size=e.page_size,
                text=e.text,
                origin=e.origin,
            )
            for e in reading.evidence
        ],
    )


def build(
    application: Application,
    documents: tuple[Document, ...],
    transcripts: dict[str, Transcript],
    judgement: Judgement,
    *,
    policy: PolicyVersion,
    version: str,
    engine: str,
    run: dict[str, Any],
) -> Report:
    """run: run_id, started_at, finished_at, timings: the only things that differ between two runs."""
    return Report(
        case_id=application.case_id,
        versions=Versions(permitproof=version, ocr=engine, policy=policy),
        application=application.model_dump(mode="json", exclude_none=True),
        decision=judgement.decision,
        routes=list(judgement.routes),
        coverage=judgement.coverage,
        documents=[document_report(d, transcripts) for d in documents],
        checks=list(judgement.results),
        **run,
    )
