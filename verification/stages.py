"""Where a past case starts anew: at the first stage whose input, engine, code, policy, correction or day changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from schemas.run import Fingerprints


class Stage(StrEnum):
    """The stages of a run. NONE: nothing changed, so the old run still holds."""

    OCR = "ocr"
    EXTRACTION = "extraction"
    CHECKS = "checks"
    NONE = "none"


class Cause(StrEnum):
    """Why a verdict may differ from an older one.

    CODE: the program judges otherwise than it did. DOCUMENT: another paper or another application, of this case or
    (for history.reuse) of other applicants. OCR: another engine. EXTRACTOR: pages are understood otherwise. POLICY, REVIEW (a reviewer's correction) and DATE (the day as
    of which is judged) speak for themselves.
    """

    CODE = "code"
    EXTRACTOR = "extractor"
    OCR = "ocr"
    DOCUMENT = "document"
    POLICY = "policy"
    REVIEW = "review"
    DATE = "date"


STARTS = {
    Cause.CODE: Stage.CHECKS,
    Cause.EXTRACTOR: Stage.EXTRACTION,
    Cause.OCR: Stage.OCR,
    Cause.DOCUMENT: Stage.OCR,
    Cause.POLICY: Stage.CHECKS,
    Cause.REVIEW: Stage.CHECKS,
    Cause.DATE: Stage.CHECKS,
}
"""The stage at which a change of this kind comes in. Only new bytes are read: the rest is remembered."""

_ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Plan:
    """stage: where to start. prints: what the new run will rest on. causes: what differs, in the order of Cause."""

    stage: Stage
    prints: Fingerprints
    causes: tuple[Cause, ...]


def plan(old: Fingerprints, now: Fingerprints, start: Stage | None = None) -> Plan:
    """What to do for a run that rested on `old`, when `now` holds.

    start: begin there, by order of a person. Stages before it keep what the old run had: with CHECKS its papers,
    engine and extractor, with EXTRACTION its papers and engine. With OCR everything is as of now.
    """
    if start is Stage.CHECKS:
        now = replace(now, papers=old.papers, engine=old.engine, extractor=old.extractor)
    elif start is Stage.EXTRACTION:
        now = replace(now, papers=old.papers, engine=old.engine)
    causes = changed(old, now)
    stages = [STARTS[c] for c in causes]
    if Cause.DOCUMENT in causes and old.papers == now.papers:  # only the application: no page to read
        stages[causes.index(Cause.DOCUMENT)] = Stage.CHECKS
    if start is not None and causes:
        stages.append(start)
    return Plan(min(stages, key=_ORDER.index, default=Stage.NONE), now, causes)


def changed(old: Fingerprints, now: Fingerprints) -> tuple[Cause, ...]:
    """The kinds of change between two runs' fingerprints."""
    differs = {
        Cause.CODE: old.checks != now.checks,
        Cause.EXTRACTOR: old.extractor != now.extractor,
        Cause.OCR: old.engine != now.engine,
        Cause.DOCUMENT: (old.papers, old.application) != (now.papers, now.application),
        Cause.POLICY: old.policy != now.policy,
        Cause.REVIEW: old.corrections != now.corrections,
        Cause.DATE: old.day != now.day,
    }
    return tuple(cause for cause in Cause if differs[cause])
