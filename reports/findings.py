"""The checks as a reviewer reads them: failed first, each with the marked places it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.labels import CHECKS, FIELDS, OUTCOMES, SEVERITIES, SHORT_TYPES, Label, label
from reports.pictures import Picture
from reports.places import Atlas, Place, Sheet
from schemas.check import CheckEvidence, CheckResult, Message, Outcome
from schemas.document import SURE
from schemas.report import DocumentReport, Report

MAX_CROPS = 8
"""Crops of one finding; further evidence is linked without a picture."""

_SEVERITY = ("block", "warn", "info")


@dataclass(slots=True)
class Pointer:
    """One piece of evidence of a finding. place None: a page or a document that was searched."""

    document: str
    name: Label
    field: Label
    text: str
    outcome: str
    compared: bool
    """Only set beside the paper that the check is about."""
    place: Place | None
    sheet: Sheet | None
    cropped: bool

    @property
    def href(self) -> str:
        """Where it leads, "" if nowhere."""
        if self.place is not None:
            return f"#{self.place.id}"
        return f"#{self.sheet.id}" if self.sheet is not None else ""

    @property
    def page(self) -> int:
        """The page of the document, or of the file if it belongs to none."""
        return self.sheet.number(self.document)[0] if self.sheet is not None else 0

    @property
    def crop(self) -> Picture | None:
        return self.place.crops.get(self.outcome) if self.place is not None and self.cropped else None


@dataclass(slots=True)
class Finding:
    """One check with its anchor."""

    anchor: str
    id: str
    title: Label
    outcome: str
    severity: str
    severity_label: Label
    message: Message
    expected: str
    found: str
    request: Message | None
    about: str
    about_name: Label
    pointers: list[Pointer] = field(default_factory=list)
    judged: list[tuple[str, str]] = field(default_factory=list)
    """(document, field) whose value this check judged."""

    @property
    def href(self) -> str:
        """The first place that it points at."""
        return next((p.href for p in self.pointers if p.href), "")


@dataclass(slots=True)
class Group:
    """All findings of one outcome."""

    outcome: str
    name: Label
    findings: list[Finding]


def group(report: Report, atlas: Atlas) -> list[Group]:
    """The findings by outcome, worst outcome first; within it required before warning before info."""
    names = {d.id: label(SHORT_TYPES, d.type) for d in report.documents}
    order = list(OUTCOMES)
    ranked = sorted(
        report.checks, key=lambda c: (order.index(c.outcome.value), _SEVERITY.index(c.severity.value))
    )
    unsure = _unsure(report)
    findings = [
        _finding(check, f"c{n}", names, atlas, _doubts(check, unsure)) for n, check in enumerate(ranked, 1)
    ]
    groups = [Group(o, OUTCOMES[o], [f for f in findings if f.outcome == o]) for o in order]
    return [g for g in groups if g.findings]


def all_of(groups: list[Group]) -> Iterator[Finding]:
    """Every finding, in reading order."""
    for each in groups:
        yield from each.findings


def name_document(documents: list[DocumentReport], id_: str | None) -> Label:
    """The short type name of a document by its id, the id itself if there is no such document."""
    for document in documents:
        if document.id == id_:
            return label(SHORT_TYPES, document.type)
    return Label(id_ or "", id_ or "")


def _unsure(report: Report) -> set[tuple[str | None, str | None]]:
    """(document, field) of every reading that may not decide anything."""
    return {
        (document.id, name)
        for document in report.documents
        for name, reading in document.fields.items()
        if reading.value is None or (reading.confidence or 0.0) < SURE
    }


def _doubts(
    check: CheckResult, unsure: set[tuple[str | None, str | None]]
) -> set[tuple[str | None, str | None]]:
    """For an inconclusive check the unsure readings among its evidence: they are why, the others are not."""
    if check.outcome is not Outcome.INCONCLUSIVE:
        return set()
    return {(e.document, e.field) for e in check.evidence} & unsure


def _finding(
    check: CheckResult,
    anchor: str,
    names: dict[str, Label],
    atlas: Atlas,
    doubts: set[tuple[str | None, str | None]],
) -> Finding:
    outcome = check.outcome.value
    finding = Finding(
        anchor=anchor,
        id=check.id,
        title=label(CHECKS, check.id),
        outcome=outcome,
        severity=check.severity.value,
        severity_label=SEVERITIES[check.severity.value],
        message=check.message,
        expected=check.expected or "",
        found=check.found or "",
        request=check.request,
        about=check.document or "",
        about_name=names.get(check.document or "", Label("", "")),
    )
    for evidence in check.evidence:
        blamed = about(check, evidence) and (not doubts or (evidence.document, evidence.field) in doubts)
        if evidence.document and evidence.field and blamed:
            finding.judged.append((evidence.document, evidence.field))
        cropped = sum(p.cropped for p in finding.pointers) < MAX_CROPS
        pointer = _pointer(evidence, check, names, atlas, cropped)
        if not any(p.href and p.href == pointer.href and p.field == pointer.field for p in finding.pointers):
            finding.pointers.append(pointer)
            if pointer.place is not None:
                if blamed:
                    pointer.place.judge(outcome, anchor)
                if pointer.cropped:
                    pointer.place.crops[pointer.outcome] = None
    return finding


def about(check: CheckResult, evidence: CheckEvidence) -> bool:
    """False where a check about one document points at another only for comparison."""
    return check.document is None or evidence.document is None or evidence.document == check.document


def _pointer(
    evidence: CheckEvidence, check: CheckResult, names: dict[str, Label], atlas: Atlas, cropped: bool
) -> Pointer:
    place = atlas.place(evidence.file, evidence.page, evidence.quad, evidence.page_size)
    sheet = place.sheet if place else atlas.sheet(evidence.file, evidence.page)
    if place is not None and evidence.field:
        place.say(label(FIELDS, evidence.field), "")
    if place is not None and not place.values:
        place.say(Label("", ""), evidence.text)
    document = evidence.document or ""
    compared = not about(check, evidence)
    if sheet is None and document:
        sheet = atlas.first_sheet(document)
    return Pointer(
        document=document,
        name=names.get(document, Label(document, document)),
        field=label(FIELDS, evidence.field),
        text=evidence.text,
        outcome="none" if compared else check.outcome.value,
        compared=compared,
        place=place,
        sheet=sheet,
        cropped=cropped and place is not None,
    )
