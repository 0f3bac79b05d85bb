"""A past case judged again with one change after the other, to find which change a flip is owed to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from checks.history import History
from checks.judge import judge
from schemas.application import Application
from schemas.document import Case
from schemas.policy import Policy
from schemas.review import Correction
from schemas.run import CheckOutcome, Extraction
from storage.corrections import corrections_hash
from verification.corrections import correct
from verification.difference import Key, World, correspondence, outcomes
from verification.stages import Cause


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a verdict rests on. policy None: the old policy is not known any more. history: what was known of other
    cases."""

    application: Application
    extraction: Extraction
    policy: Policy | None
    corrections: tuple[Correction, ...]
    day: date
    history: History | None = None


Between = Callable[[Cause], Extraction | None]
"""The extraction with the changes up to this cause in it, where it can still be had."""


def as_of(corrections: tuple[Correction, ...], digest: str) -> tuple[Correction, ...]:
    """Those of a case's corrections that an older run was given: they are only ever added to."""
    for count in range(len(corrections) + 1):
        if corrections_hash(corrections[:count]) == digest:
            return corrections[:count]
    return ()


def ladder(old: Inputs, new: Inputs, causes: tuple[Cause, ...], between: Between) -> list[World]:
    """One world for each cause but the last, in order. What cannot be judged any more is left out; its flips then
    belong to the next change that can."""
    papers = (Cause.DOCUMENT,) if _papers(old) != _papers(new) else ()
    reading = [c for c in causes if c in (Cause.EXTRACTOR, Cause.OCR, *papers)]
    now = old
    worlds = []
    for cause in causes[:-1]:
        step = _step(now, new, cause)
        if reading and cause is reading[-1]:
            step = replace(step, extraction=new.extraction)
        elif cause in reading:
            extraction = between(cause)
            step = step if extraction is None else replace(step, extraction=extraction)
            if extraction is None:
                now = step
                continue
        now = step
        if now.policy is not None:
            worlds.append(World(cause, _judged(now, old.extraction)))
    return worlds


def _papers(inputs: Inputs) -> dict[str, str]:
    return {t.file: t.sha256 for t in inputs.extraction.transcripts}


def _step(now: Inputs, new: Inputs, cause: Cause) -> Inputs:
    if cause is Cause.DOCUMENT:
        return replace(now, application=new.application, history=new.history)
    if cause is Cause.POLICY:
        return replace(now, policy=new.policy)
    if cause is Cause.REVIEW:
        return replace(now, corrections=new.corrections)
    if cause is Cause.DATE:
        return replace(now, day=new.day)
    return now


def _judged(inputs: Inputs, first: Extraction) -> Mapping[Key, str]:
    assert inputs.policy is not None
    extraction = inputs.extraction
    documents = correct(extraction.documents, extraction.transcripts, inputs.corrections).documents
    case = Case(inputs.application, documents, extraction.transcripts)
    found = judge(case, inputs.policy, inputs.day, history=inputs.history)
    checks = (CheckOutcome(r.id, r.document, str(r.outcome), str(r.severity)) for r in found.results)
    names = None if extraction is first else correspondence(first, extraction)
    return outcomes(found.decision.outcome, checks, names)
