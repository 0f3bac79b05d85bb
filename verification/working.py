"""Doing the work that waits for a case: claim, take in, verify, announce, clear. Killed anywhere, it is done again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from schemas.problems import PermitproofError, ServiceAway
from schemas.run import Manifest, RunRecord
from storage.keys import CasePart
from storage.protocol import ObjectStore
from storage.records import Records
from verification import claims, inbox
from verification.claims import Job
from verification.inbox import Waiting
from verification.reader_pool import ReaderPool
from verification.scratch import Scratch
from verification.signpost import announce
from verification.steps import Plain, Steps
from verification.stored import verify_stored

_log = logging.getLogger(__name__)
LEASE = 20.0
"""Seconds after which a claim that is not renewed is taken for dead."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a worker works: the records, the inbox, and its reader, whose pictures go to scratch / "pictures"."""

    records: Records
    inbox: ObjectStore
    reader: ReaderPool
    scratch: Scratch
    lease: float = LEASE

    def close(self) -> None:
        self.reader.close()
        self.scratch.remove()


def desk(records: Records, arriving: ObjectStore, lease: float = LEASE) -> Desk:
    """A desk with a scratch folder of its own; close it when done."""
    scratch = Scratch()
    return Desk(records, arriving, ReaderPool(scratch.folder / "pictures"), scratch, lease)


TakeIn = Callable[[Desk, Waiting], Manifest]


def plain_take_in(at: Desk, waiting: Waiting) -> Manifest:
    return inbox.take_in(at.records, at.inbox, waiting)


def verify_waiting(
    at: Desk, case: CasePart, steps: Steps = Plain(), take_in: TakeIn = plain_take_in  # noqa: B008
) -> RunRecord:  # fmt: skip
    """Takes in whatever waits for the case, verifies the case as it then stands, clears what was taken in."""
    waiting = inbox.waiting_of(at.inbox, case)
    if waiting is not None:
        take_in(at, waiting)
    manifest = at.records.manifest(case)
    with at.scratch.holding(manifest.uploads.values() if manifest else ()):
        record = verify_stored(at.records, case, at.reader, at.scratch.folder, steps=steps)
    announce(at.records, case, record)
    if waiting is not None:
        inbox.clear(at.inbox, waiting)
    return record


def work(
    at: Desk, job: Job, verify: Callable[[Desk, CasePart], RunRecord] = verify_waiting
) -> RunRecord | None:
    """One attempt. None when somebody else has it, when it was done already, or when it failed and that was noted.

    Raises ServiceAway when the store went away meanwhile: then the claim runs out and the case is taken over.
    """
    waiting = inbox.waiting_of(at.inbox, job.case)
    if waiting is None:
        return None
    claim = claims.take(at.inbox, job, at.lease)
    if claim is None:
        return None
    with claim:
        try:
            record = verify(at, job.case)
        except ServiceAway as error:
            _log.warning("%s: attempt %d: %s", job.case, job.attempt, error.en)
            claims.failed(at.inbox, job, error)
            raise
        except PermitproofError as error:
            _log.warning("%s: given up: %s", job.case, error.en)
            claims.bury(at.inbox, job, error, waiting.work)
        except Exception as error:
            _log.error("%s: attempt %d broke (%s)", job.case, job.attempt, type(error).__name__)
            claims.failed(at.inbox, job, error)
        else:
            _log.info("%s: run %s: %s", job.case, record.run_id, record.outcome)
            claims.forget(at.inbox, job.case, job.work)
            return record
    return None
