"""Where a past case starts anew."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.run import Fingerprints
from verification.stages import Cause, Stage, changed, plan

OLD = Fingerprints("a1", "p1", "e1", "x1", "c1", "y1", "", "2026-11-23")
NAMES = [f.name for f in fields(Fingerprints)]


@pytest.mark.parametrize(
    ("change", "stage", "cause"),
    [
        ({"papers": "p2"}, Stage.OCR, Cause.DOCUMENT),
        ({"application": "a2"}, Stage.CHECKS, Cause.DOCUMENT),
        ({"engine": "e2"}, Stage.OCR, Cause.OCR),
        ({"extractor": "x2"}, Stage.EXTRACTION, Cause.EXTRACTOR),
        ({"checks": "c2"}, Stage.CHECKS, Cause.CODE),
        ({"policy": "y2"}, Stage.CHECKS, Cause.POLICY),
        ({"corrections": "r1"}, Stage.CHECKS, Cause.REVIEW),
        ({"day": "2027-01-01"}, Stage.CHECKS, Cause.DATE),
    ],
)
def test_each_change_alone(change: dict[str, str], stage: Stage, cause: Cause) -> None:
    found = plan(OLD, replace(OLD, **change))
    assert (found.stage, found.causes) == (stage, (cause,))


def test_nothing_changed_means_nothing_to_do() -> None:
    for start in (None, *Stage):
        assert plan(OLD, OLD, start).stage is Stage.NONE


def test_the_earliest_stage_wins() -> None:
    assert plan(OLD, replace(OLD, policy="y2", extractor="x2")).stage is Stage.EXTRACTION
    assert plan(OLD, replace(OLD, policy="y2", extractor="x2", papers="p2")).stage is Stage.OCR


def test_from_checks_keeps_what_was_read_and_understood() -> None:
    now = Fingerprints("a1", "p2", "e2", "x2", "c1", "y2", "", "2026-11-23")
    found = plan(OLD, now, Stage.CHECKS)
    assert found.stage is Stage.CHECKS
    assert found.prints == replace(OLD, policy="y2")
    assert found.causes == (Cause.POLICY,)


def test_from_extraction_keeps_what_was_read() -> None:
    now = Fingerprints("a1", "p2", "e2", "x2", "c1", "y1", "", "2026-11-23")
    found = plan(OLD, now, Stage.EXTRACTION)
    assert (found.stage, found.prints) == (Stage.EXTRACTION, replace(OLD, extractor="x2"))


def test_from_ocr_looks_at_everything_again() -> None:
    found = plan(OLD, replace(OLD, policy="y2"), Stage.OCR)
    assert (found.stage, found.causes) == (Stage.OCR, (Cause.POLICY,))


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from([None, Stage.CHECKS, Stage.EXTRACTION, Stage.OCR]))
def test_any_changes(names: set[str], start: Stage | None) -> None:
    """The new prints are each the old or the present one; no stage is skipped that a change needs."""
    now = replace(OLD, **{name: "other" for name in names})
    found = plan(OLD, now, start)
    for name in NAMES:
        assert getattr(found.prints, name) in (getattr(OLD, name), getattr(now, name))
    assert found.causes == changed(OLD, found.prints)
    assert (found.stage is Stage.NONE) == (found.prints == OLD)
    if found.prints.engine != OLD.engine or found.prints.papers != OLD.papers:
        assert found.stage is Stage.OCR
    elif found.prints.extractor != OLD.extractor:
        assert found.stage in (Stage.OCR, Stage.EXTRACTION)
    if start is None:
        assert found.prints == now
