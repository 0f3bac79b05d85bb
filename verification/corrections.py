"""Reviewers' corrections, put between what was understood and what is judged. Pure.

A correction names a page by its content, so it finds its paper again in every later run, whatever else was uploaded
and however the papers are numbered. What it finds is replaced by a reading whose evidence has the origin "human" and
whose note says so; what it does not find any more is said in the report, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.document import Document, Reading
from schemas.geometry import Quad
from schemas.report import CorrectionReport
from schemas.review import Correction
from schemas.transcript import Evidence, Transcript


@dataclass(frozen=True, slots=True)
class Corrected:
    """documents: with the corrections in them. said: every correction in force, and whether it was carried."""

    documents: tuple[Document, ...]
    said: tuple[CorrectionReport, ...]


def in_force(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The last word on each field of each paper, in order of number."""
    last: dict[tuple[str, int, str, str], Correction] = {}
    for c in sorted(corrections, key=lambda c: c.number):
        last.pop(key := (c.sha256, c.page, c.type, c.field), None)
        last[key] = c
    return tuple(last.values())


def correct(
    documents: Sequence[Document], transcripts: Sequence[Transcript], corrections: Sequence[Correction]
) -> Corrected:
    """The documents as the reviewers left them. Without corrections, the documents themselves."""
    if not corrections:
        return Corrected(tuple(documents), ())
    by_file = {t.file: t for t in transcripts}
    result = {d.id: d for d in documents}
    said = []
    for correction in in_force(corrections):
        found = next((d for d in result.values() if _file(d, by_file, correction)), None)
        if found is not None:
            reading = _reading(found, by_file, correction)
            result[found.id] = replace(found, fields={**found.fields, correction.field: reading})
        said.append(_said(correction, found))
    return Corrected(tuple(result.values()), tuple(said))


def _file(document: Document, by_file: Mapping[str, Transcript], correction: Correction) -> str | None:
    """The upload that holds the corrected page of this document; None when it is another paper."""
    if document.type != correction.type:
        return None
    for ref in document.pages:
        transcript = by_file.get(ref.file)
        if transcript and transcript.sha256 == correction.sha256 and ref.page == correction.page:
            return ref.file
    return None


def _reading(document: Document, by_file: Mapping[str, Transcript], correction: Correction) -> Reading:
    before = document.get(correction.field)
    read = "—" if before is None or before.value is None else str(before.value)
    note = (
        f"审核员更正({correction.role},{correction.at}):{correction.reason};机器读作“{read}” / "
        f"corrected by a reviewer ({correction.role}, {correction.at}): {correction.reason}; "
        f"the machine had read “{read}”"
    )
    place = _place(document, by_file, correction, before)
    return Reading(
        value=correction.value,
        raw=before.raw
        if before and before.raw
        else ""
        if correction.value is None
        else str(correction.value),
        confidence=None,
        evidence=place,
        note=note,
    )


def _place(
    document: Document, by_file: Mapping[str, Transcript], correction: Correction, before: Reading | None
) -> tuple[Evidence, ...]:
    """Where the reviewer pointed, else where the machine had looked, else the page as a whole."""
    if correction.quad is None and before is not None and before.evidence:
        return tuple(replace(e, origin="human") for e in before.evidence)
    file = _file(document, by_file, correction) or document.pages[0].file
    page = next((p for p in by_file[file].pages if p.number == correction.page), None)
    size = page.size if page else (0, 0)
    quad = (
        Quad(*((float(x), float(y)) for x, y in correction.quad))
        if correction.quad
        else Quad.from_box(0, 0, *size)
    )
    return (Evidence(file, correction.page, quad, size, before.raw if before else "", "human"),)


def _said(correction: Correction, document: Document | None) -> CorrectionReport:
    return CorrectionReport(
        document=document.id if document else None,
        field=correction.field,
        value=correction.value,
        role=correction.role,
        at=correction.at,
        reason=correction.reason,
        carried=document is not None,
    )
