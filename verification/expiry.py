"""Papers that run out: travel documents, leases, contracts, student cards as they state it, receipts by the policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone

from checks.days import exact
from language.terms import add_months
from schemas.document import SURE
from schemas.policy import Policy
from schemas.report import DocumentReport, Report
from schemas.run import Expiry, RunRecord

ENDS = ("valid_until", "term_end")
"""Fields that state the last day of a paper."""
SOON = 30
"""Days ahead that the daily sweep looks."""
_CHINA = timezone(timedelta(hours=8))


def today() -> date:
    """The day it is where the offices are: in the early morning there, the rest of the world is a day behind."""
    return datetime.now(_CHINA).date()


def expiries(report: Report, policy: Policy) -> tuple[Expiry, ...]:
    """The days on which the papers of a report run out, as far as they were read surely."""
    return tuple(found for document in report.documents for found in _of(document, policy))


def _of(document: DocumentReport, policy: Policy) -> Iterator[Expiry]:
    for name in ENDS:
        day = sure_day(document, name)
        if day is not None:
            yield Expiry(document.id, document.type, name, day.isoformat())
    taken = sure_day(document, "taken_on") if document.type == "photo_receipt" else None
    if taken is not None:
        yield Expiry(document.id, document.type, "taken_on", _last_day(taken, policy).isoformat())


def sure_day(document: DocumentReport, name: str) -> date | None:
    """The day in a field, where it was read surely or a reviewer gave it."""
    reading = document.fields.get(name)
    if reading is None:
        return None
    human = any(e.origin == "human" for e in reading.evidence)  # nobody measures a person
    if not human and (reading.confidence is None or reading.confidence < SURE):
        return None
    try:
        return exact(reading.value)
    except (TypeError, ValueError):
        return None


def _last_day(taken: date, policy: Policy) -> date:
    """The last day on which a receipt is young enough."""
    rule = policy.photo_receipt
    if rule.max_age_months is not None:
        return add_months(taken, rule.max_age_months.value)
    assert rule.max_age_days is not None
    return taken + timedelta(days=rule.max_age_days.value)


def running_out(
    runs: Iterable[RunRecord], day: date, within: int = SOON
) -> Iterator[tuple[RunRecord, Expiry]]:
    """What runs out on `day` or in the `within` days after it, run by run."""
    last = day + timedelta(days=within)
    for run in runs:
        for expiry in run.expiries:
            if day <= date.fromisoformat(expiry.day) <= last:
                yield run, expiry
