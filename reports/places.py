"""Every place on every page that something points at, each with one anchor: the atlas of the report."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reports.labels import FIELDS, MARKS, Label, label
from reports.pictures import Picture, crop_picture, open_picture, page_picture
from schemas.report import DocumentReport, Report, ReportEvidence

RANK = ("failed", "error", "inconclusive", "passed", "not_applicable", "none")
"""Worst first: a place that several checks point at shows the worst of them."""

A4 = (1000.0, 1414.0)
WHOLE = 0.8
"""A quad over this much of its page means the page, not a place on it."""
Points = tuple[tuple[float, float], ...]


@dataclass(slots=True)
class Place:
    """One marked quad on a sheet. back: anchor of the finding or document that speaks of it."""

    id: str
    points: Points
    sheet: Sheet
    labels: list[Label] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    outcome: str = "none"
    back: str = ""
    crops: dict[str, Picture | None] = field(default_factory=dict)
    """By outcome; filled when the pictures are made."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def say(self, name: Label, value: str) -> None:
        """Add what stands here; the same name or value is not said twice."""
        if name.zh and name not in self.labels:
            self.labels.append(name)
        if value and value not in self.values:
            self.values.append(value)

    def judge(self, outcome: str, back: str) -> None:
        """Take over the outcome of a check if it is worse than what is known."""
        if RANK.index(outcome) < RANK.index(self.outcome):
            self.outcome, self.back = outcome, back


@dataclass(slots=True)
class Sheet:
    """One page of one file. size: the frame of its places; picture None: there is none."""

    id: str
    file: str
    page: int
    sha256: str
    documents: list[DocumentReport] = field(default_factory=list)
    size: tuple[float, float] | None = None
    places: dict[Points, Place] = field(default_factory=dict)
    marks: list[tuple[Label, Points]] = field(default_factory=list)
    picture: Picture | None = None

    @property
    def frame(self) -> tuple[float, float]:
        return self.size or A4

    def number(self, document: str) -> tuple[int, int]:
        """Which page of a document this is, and of how many; the file's page if it is none of them."""
        for owner in self.documents:
            pages = [(ref.file, page) for ref in owner.files for page in ref.pages]
            if owner.id == document and (self.file, self.page) in pages:
                return pages.index((self.file, self.page)) + 1, len(pages)
        return self.page, 0

    def mapped(self, points: Points, frame: tuple[float, float]) -> Points:
        """Points of a frame in this sheet's own, which is the first frame it meets."""
        self.size = self.size or frame
        fx, fy = self.size[0] / frame[0], self.size[1] / frame[1]
        return tuple((round(x * fx, 1), round(y * fy, 1)) for x, y in points)


class Atlas:
    """Sheets by (file, page), in the order of the documents."""

    def __init__(self, report: Report) -> None:
        self._count = 0
        self.sheets: dict[tuple[str, int], Sheet] = {}
        for document in report.documents:
            for ref in document.files:
                for page in ref.pages:
                    self._sheet(ref.file, page, ref.sha256).documents.append(document)
        for number, document in enumerate(report.documents, 1):
            self._fields(document, f"doc-{number}")
            self._marks(document)

    def place(
        self,
        file: str | None,
        page: int | None,
        quad: Sequence[Sequence[float]] | None,
        size: Sequence[float] | None,
    ) -> Place | None:
        """The place of a quad, made on first sight; None if the quad is missing or makes no sense."""
        points = _points(quad)
        frame = _size(size)
        if file is None or page is None or points is None or frame is None or _covers(points, frame) > WHOLE:
            return None
        sheet = self._sheet(file, page, "")
        points = sheet.mapped(points, frame)
        if points not in sheet.places:
            self._count += 1
            sheet.places[points] = Place(f"m{self._count}", points, sheet)
        return sheet.places[points]

    def href(self, evidence: ReportEvidence) -> str:
        """Where a piece of a field's evidence is shown: its place, or its page, or "" if nowhere."""
        place = self.place(evidence.file, evidence.page, evidence.quad, evidence.page_size)
        sheet = self.sheet(evidence.file, evidence.page)
        return f"#{place.id}" if place else f"#{sheet.id}" if sheet else ""

    def sheet(self, file: str | None, page: int | None) -> Sheet | None:
        return self.sheets.get((file or "", page or 0))

    def first_sheet(self, document: str | None) -> Sheet | None:
        """The first page of a document, by its id."""
        for sheet in self.sheets.values():
            if any(d.id == document for d in sheet.documents):
                return sheet
        return None

    def develop(self, pictures: Path) -> None:
        """Read each page's picture once: make the page picture and every crop asked for, then let it go."""
        for sheet in self.sheets.values():
            image = open_picture(pictures, sheet.sha256, sheet.page)
            if image is None:
                continue
            if sheet.size is None:
                sheet.size = (float(image.width), float(image.height))
            sheet.picture = page_picture(image, len(self.sheets))
            for place in sheet.places.values():
                for outcome in place.crops:
                    place.crops[outcome] = crop_picture(image, place.points, sheet.frame, outcome)

    def _sheet(self, file: str, page: int, sha256: str) -> Sheet:
        key = (file, page)
        if key not in self.sheets:
            self.sheets[key] = Sheet(f"p{len(self.sheets) + 1}", file, page, sha256)
        return self.sheets[key]

    def _fields(self, document: DocumentReport, anchor: str) -> None:
        for name, reading in document.fields.items():
            for evidence in reading.evidence:
                place = self.place(evidence.file, evidence.page, evidence.quad, evidence.page_size)
                if place is not None:
                    place.say(label(FIELDS, name), "" if reading.value is None else str(reading.value))
                    place.back = place.back or anchor

    def _marks(self, document: DocumentReport) -> None:
        """Seals and signatures: shown on the page, never linked. Their form is free, so read with care."""
        for mark in document.marks:
            points = _points(mark.get("quad"))
            sheet = self.sheet(*_where(mark, document))
            if points is None or sheet is None:
                continue
            frame = _size(mark.get("page_size"))
            sheet.marks.append(
                (label(MARKS, mark.get("kind")), sheet.mapped(points, frame) if frame else points)
            )


def _where(mark: dict[str, Any], document: DocumentReport) -> tuple[str | None, int | None]:
    file, page = mark.get("file"), mark.get("page")
    first = document.files[0] if document.files else None
    if not isinstance(file, str):
        file = first.file if first else None
    if not isinstance(page, int):
        page = first.pages[0] if first and first.pages else None
    return file, page


def _size(size: Any) -> tuple[float, float] | None:
    if not isinstance(size, (list, tuple)) or len(size) != 2:
        return None
    if not all(isinstance(side, (int, float)) and math.isfinite(side) and side > 0 for side in size):
        return None
    return float(size[0]), float(size[1])


def _covers(points: Points, frame: tuple[float, float]) -> float:
    """The share of the page inside the upright box of the points."""
    xs = [min(max(x, 0.0), frame[0]) for x, _ in points]
    ys = [min(max(y, 0.0), frame[1]) for _, y in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) / (frame[0] * frame[1])


def _points(quad: Any) -> Points | None:
    if not isinstance(quad, (list, tuple)) or len(quad) != 4:
        return None
    try:
        points = tuple((float(x), float(y)) for x, y in quad)
    except (TypeError, ValueError):
        return None
    return points if all(math.isfinite(value) for point in points for value in point) else None
