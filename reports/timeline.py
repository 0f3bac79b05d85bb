"""The six months as a picture: the required window, what each document covers, and the gaps, in SVG units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from reports.findings import name_document
from reports.labels import Label
from reports.places import Atlas
from schemas.report import Report

WIDTH = 760.0
LEFT = 132.0
RIGHT = 16.0
TOP = 46.0
ROW = 34.0
MARGIN_DAYS = 40
DAY_LIMITS = (1, 3652059)


@dataclass(slots=True)
class Bar:
    """One interval. cut_left/cut_right: it goes on beyond the picture."""

    name: Label
    document: str
    y: float
    x0: float
    x1: float
    first: str
    last: str
    cut_left: bool
    cut_right: bool
    outside: str
    """ "before" or "after" when nothing of it falls into the picture, else ""."""
    href: str


@dataclass(slots=True)
class Span:
    """A gap, or the required window."""

    x0: float
    x1: float
    first: str
    last: str
    days: int
    anchor: str = "middle"
    lane: int = 0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Tick:
    x: float
    text: str


@dataclass(slots=True)
class Timeline:
    """Everything the template draws."""

    width: float
    height: float
    left: float
    right: float
    top: float
    floor: float
    window: Span
    bars: list[Bar]
    gaps: list[Span]
    ticks: list[Tick]
    submitted: Tick | None
    unreadable: list[str] = field(default_factory=list)
    """Intervals whose dates make no sense, as text."""


def timeline(report: Report, atlas: Atlas) -> Timeline | None:
    """None when the report has no coverage, or a window whose dates cannot be read."""
    coverage = report.coverage
    start = _day(coverage.required_from) if coverage else None
    end = _day(coverage.required_to) if coverage else None
    if coverage is None or start is None or end is None or end < start:
        return None
    first, last = max(start - MARGIN_DAYS, DAY_LIMITS[0]), min(end + MARGIN_DAYS, DAY_LIMITS[1] - 1)
    scale = (WIDTH - LEFT - RIGHT) / (last + 1 - first)

    def x(day: int) -> float:
        return round(LEFT + (min(max(day, first), last + 1) - first) * scale, 1)

    bars: list[Bar] = []
    unreadable: list[str] = []
    for interval in coverage.intervals:
        begin = _day(interval.from_)
        finish = DAY_LIMITS[1] if interval.to is None else _day(interval.to)
        if begin is None or finish is None or finish < begin:
            unreadable.append(f"{interval.document}: {interval.from_} – {interval.to}")
            continue
        sheet = atlas.first_sheet(interval.document)
        bars.append(
            Bar(
                name=name_document(report.documents, interval.document),
                document=interval.document,
                y=TOP + 8 + ROW * len(bars),
                x0=x(begin),
                x1=x(finish + 1),
                first=interval.from_,
                last=interval.to or "",
                cut_left=begin < first,
                cut_right=finish > last,
                outside="before" if finish < first else "after" if begin > last else "",
                href=f"#{sheet.id}" if sheet else "",
            )
        )
    floor = TOP + 8 + ROW * max(1, len(bars))
    gaps = _gaps([(g.from_, g.to, g.days) for g in coverage.gaps], x)
    lanes = 1 + max((g.lane for g in gaps), default=-1)
    day = _day(str(report.application.get("submitted_on", "")))
    submitted = Tick(x(day), date.fromordinal(day).isoformat()) if day and first <= day <= last else None
    return Timeline(
        width=WIDTH,
        height=floor + 34 + 30 * lanes,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        floor=floor,
        window=Span(x(start), x(end + 1), coverage.required_from, coverage.required_to, end - start + 1),
        bars=bars,
        gaps=gaps,
        ticks=[Tick(x(d), t) for d, t in _months(first, last) if x(d) < WIDTH - RIGHT - 30],
        submitted=submitted,
        unreadable=unreadable,
    )


def _gaps(raw: list[tuple[str, str, int]], x: Callable[[int], float]) -> list[Span]:
    """The gaps, their labels in lanes so that neighbours do not write over each other."""
    spans: list[Span] = []
    ends: list[float] = []
    for begin_text, end_text, days in raw:
        begin, end = _day(begin_text), _day(end_text)
        if begin is None or end is None or end < begin:
            continue
        span = Span(x(begin), max(x(end + 1), x(begin) + 2), begin_text, end_text, days)
        half = 92.0
        span.anchor = (
            "start" if span.middle - half < LEFT else "end" if span.middle + half > WIDTH else "middle"
        )
        low = {"start": span.x0, "end": span.x1 - 2 * half, "middle": span.middle - half}[span.anchor]
        span.lane = next((n for n, e in enumerate(ends) if e <= low), len(ends))
        ends[span.lane : span.lane + 1] = [low + 2 * half]
        spans.append(span)
    return spans


def _months(first: int, last: int) -> list[tuple[int, str]]:
    day = date.fromordinal(first)
    ticks: list[tuple[int, str]] = []
    year, month = day.year, day.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if year > date.max.year or date(year, month, 1).toordinal() > last:
            return ticks
        begin = date(year, month, 1).toordinal()
        ticks.append((begin, f"{year}-{month:02d}" if month == 1 or not ticks else f"{month:02d}"))


def _day(text: str) -> int | None:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None
