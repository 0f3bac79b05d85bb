"""Claims on work: one worker at a time on a case, and a dead worker's case is taken over.

A claim is an object that its owner writes anew every few seconds. Whoever watches and sees it unchanged for the
length of a lease knows that the owner is gone: by its own clock, so clocks need not agree. Should two work on the
same case after all (a machine that slept), nothing is lost or doubled: everything they write is written once.
"""

from __future__ import annotations

import logging
import secrets
import threading
from dataclasses import dataclass
from types import TracebackType

from schemas.problems import PermitproofError, ServiceAway
from schemas.run import DeadLetter
from storage.coding import encode
from storage.keys import CasePart, claim_key, claims_prefix, dead_key, failure_key
from storage.protocol import ObjectStore
from storage.records import JSON, utc_now

_log = logging.getLogger(__name__)
BEATS = 4
"""A claim is renewed so many times in a lease."""
LONGEST = 2 * 3600.0
"""Seconds that one attempt may take; then its claim is no longer renewed and the case is taken over."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work to be done for a case, for the attempt-th time (from 1)."""

    case: CasePart
    work: str
    attempt: int


class Claim:
    """A claim that is held: renewed by a thread of its own until it ends. Ends by leaving the with block."""

    def __init__(self, inbox: ObjectStore, job: Job, owner: str, lease: float) -> None:
        self._inbox = inbox
        self._job = job
        self._owner = owner
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._renew, args=(lease / BEATS,), daemon=True)

    def __enter__(self) -> Claim:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _renew(self, every: float) -> None:
        beat = 0
        while not self._ended.wait(every) and beat * every < LONGEST:
            beat += 1
            try:
                self._inbox.put(_key(self._job), _content(self._owner, beat), JSON)
            except ServiceAway as error:
                _log.warning("%s: the claim could not be renewed: %s", self._job.case, error.en)


def take(inbox: ObjectStore, job: Job, lease: float) -> Claim | None:
    """The claim on this attempt, None when somebody else has it."""
    owner = secrets.token_hex(8)
    mine = _content(owner, 0)
    if inbox.put_once(_key(job), mine, JSON) or inbox.get(_key(job)) == mine:
        return Claim(inbox, job, owner, lease)  # an answer may be lost on the way: then it is there and ours
    return None


def failed(inbox: ObjectStore, job: Job, error: Exception) -> None:
    """Says that this attempt ended without a report, so that the next need not wait for the lease."""
    inbox.put(failure_key(job.case, job.work, job.attempt), encode(letter(job, error)), JSON)


def bury(inbox: ObjectStore, job: Job, error: Exception, work: str = "") -> DeadLetter:
    """Gives the case up until something new arrives for it or a person says to retry."""
    told = letter(job, error)
    inbox.put(dead_key(job.case, work or job.work), encode(told), JSON)
    forget(inbox, job.case, job.work)
    return told


def forget(inbox: ObjectStore, case: CasePart, work: str) -> None:
    """Takes away claims and failures of work that is over."""
    for prefix in (claims_prefix(case, work), failure_key(case, work, 0).rpartition("/")[0] + "/"):
        for stat in list(inbox.list(prefix)):
            inbox.delete(stat.key)


def letter(job: Job, error: Exception) -> DeadLetter:
    """What is told of a failure. Of an error that is our bug, its kind only: its text may be personal."""
    if isinstance(error, PermitproofError):
        code, zh, en = error.code, error.zh, error.en
    else:
        kind = type(error).__name__
        code = "internal"
        zh = f"程序内部错误({kind}),请人工处理"
        en = f"internal error ({kind}); this is our bug: a person has to look at this case"
    return DeadLetter(job.case, job.work, code, zh, en, job.attempt, utc_now())


def _key(job: Job) -> str:
    return claim_key(job.case, job.work, job.attempt)


def _content(owner: str, beat: int) -> bytes:
    return encode({"owner": owner, "beat": beat})
