"""An order to re-verify, made of what a person asked and of what is installed now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checks.policies import read as read_policy
from extractors.worker import IsolatedReader
from schemas.batch import Selection
from schemas.problems import UsageError
from schemas.report import OUTCOMES
from storage.records import sha256_of
from verification.fingerprints import checks_fingerprint, extractor_fingerprint
from verification.reverify import Orders
from verification.stages import Stage


def orders_now(
    policy_file: Path | None = None, on: date | None = None, start: Stage | None = None, dry: bool = False
) -> Orders:
    """Raises PolicyError for a policy file that is missing or wrong, ServiceAway when the OCR weights are away."""
    sha256 = ""
    if policy_file is not None:
        policy_file = policy_file.resolve()
        read_policy(policy_file)
        sha256 = sha256_of(policy_file)
    with IsolatedReader() as reader:
        engine = reader.fingerprint
    return Orders(
        engine, extractor_fingerprint(), checks_fingerprint(), policy_file, sha256, on, start, dry
    )  # fmt: skip


def selection_of(
    since: date | None = None,
    until: date | None = None,
    cities: Sequence[str] = (),
    outcomes: Sequence[str] = (),
    policies: Sequence[str] = (),
    cases: Sequence[str] = (),
) -> Selection:
    """Raises UsageError for an outcome that does not exist and for days in the wrong order."""
    unknown = [o for o in outcomes if o not in OUTCOMES]
    if unknown:
        raise UsageError(f"{unknown[0]} is not an outcome; there are {', '.join(OUTCOMES)}")
    if since and until and until < since:
        raise UsageError(f"--until {until} lies before --since {since}")
    return Selection(
        since.isoformat() if since else "",
        until.isoformat() if until else "",
        tuple(cities),
        tuple(outcomes),
        tuple(policies),
        tuple(cases),
    )
