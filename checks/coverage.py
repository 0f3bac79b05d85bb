"""The coverage of the half year by residence papers, as the report shows it."""

from __future__ import annotations

from checks.days import length
from checks.model import Room
from checks.stretch import stretch
from schemas.report import Coverage, Gap, Interval


def report(room: Room) -> Coverage:
    """Only papers that count (the applicant's, at the address, surely read) are intervals."""
    got = stretch(room, "residence")
    assert got.wanted.last is not None
    intervals = [
        Interval(
            document=p.document.id,
            **{"from": str(p.spoken.sure.first)},
            to=str(p.spoken.sure.last) if p.spoken.sure.last else None,
        )
        for p in got.papers
        if p.state == "counts" and p.spoken
    ]
    gaps = [Gap(**{"from": str(g.first)}, to=str(g.last), days=length(g)) for g in got.missing if g.last]
    return Coverage(
        required_from=str(got.wanted.first), required_to=str(got.wanted.last), intervals=intervals, gaps=gaps
    )
