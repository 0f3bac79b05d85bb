"""The picture of the six months: every day in its place."""

from __future__ import annotations

from typing import Any

import pytest

from reports.places import Atlas
from reports.timeline import LEFT, RIGHT, WIDTH, Timeline, timeline
from schemas.report import Coverage, Report
from tests.reports import fake


def coverage(intervals: list[tuple[str, str, str | None]], gaps: list[tuple[str, str, int]] = []) -> Coverage:  # noqa: B006
    return Coverage.model_validate(
        {
            "required_from": "2026-05-24",
            "required_to": "2026-11-23",
            "intervals": [{"document": d, "from": a, "to": b} for d, a, b in intervals],
            "gaps": [{"from": a, "to": b, "days": n} for a, b, n in gaps],
        }
    )


def drawn(coverage_: Coverage, **changes: Any) -> Timeline:
    report: Report = fake.report(coverage=coverage_, **changes)
    result = timeline(report, Atlas(report))
    assert result is not None
    return result


def test_an_interval_over_the_whole_window_has_the_window_s_ends() -> None:
    t = drawn(coverage([("d3", "2026-05-24", "2026-11-23")]))
    assert (t.bars[0].x0, t.bars[0].x1) == (t.window.x0, t.window.x1)
    assert t.window.days == 184
    assert not t.bars[0].cut_left and not t.bars[0].cut_right


def test_neighbours_touch_and_a_gap_fills_what_is_between() -> None:
    t = drawn(
        coverage(
            [("d3", "2026-05-24", "2026-07-01"), ("d4", "2026-07-11", "2026-11-23")],
            [("2026-07-02", "2026-07-10", 9)],
        )
    )
    assert t.bars[0].x1 == t.gaps[0].x0 and t.gaps[0].x1 == t.bars[1].x0


def test_long_and_open_intervals_are_cut_and_say_so() -> None:
    t = drawn(coverage([("d3", "2001-01-01", None), ("d4", "2026-10-01", "9999-12-31")]))
    assert t.bars[0].cut_left and t.bars[0].cut_right and t.bars[1].cut_right
    assert t.bars[0].x0 == LEFT and t.bars[0].x1 == WIDTH - RIGHT
    assert t.bars[0].last == ""


def test_intervals_outside_the_picture() -> None:
    t = drawn(coverage([("d3", "2020-01-01", "2020-12-31"), ("d4", "2028-01-01", None)]))
    assert [b.outside for b in t.bars] == ["before", "after"]


def test_labels_of_near_gaps_do_not_share_a_lane() -> None:
    t = drawn(
        coverage(
            [],
            [
                ("2026-06-01", "2026-06-05", 5),
                ("2026-06-20", "2026-06-25", 6),
                ("2026-10-01", "2026-10-02", 2),
            ],
        )
    )
    assert [g.lane for g in t.gaps] == [0, 1, 0]


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "", "2026-13-01"])
def test_dates_that_make_no_sense(day: str) -> None:
    t = drawn(coverage([("d3", day, "2026-12-01"), ("d3", "2026-06-01", day)]))
    assert not t.bars and len(t.unreadable) == 2
    report = fake.report(coverage=Coverage(required_from=day, required_to="2026-11-23"))
    assert timeline(report, Atlas(report)) is None


def test_the_ends_of_the_calendar() -> None:
    for first, last in (("0001-01-01", "0001-06-01"), ("9999-06-01", "9999-12-31")):
        report = fake.report(coverage=Coverage(required_from=first, required_to=last))
        assert timeline(report, Atlas(report)) is not None


def test_the_submission_day_is_the_end_of_the_window() -> None:
    t = drawn(coverage([]))
    assert t.submitted is not None and t.submitted.text == "2026-11-23"
    assert t.window.x0 < t.submitted.x < t.window.x1
    assert drawn(coverage([]), application={}).submitted is None
