"""A watcher with all that wakes it: sweeps always, bucket notifications and a webhook where they are."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

from schemas.problems import ServiceAway, UsageError
from storage.protocol import ObjectStore
from verification.claims import Job
from verification.events import listen
from verification.watching import Pace, Watcher
from verification.webhook import Webhook
from verification.working import LEASE, Desk, work

_log = logging.getLogger(__name__)
TOKEN = "PERMITPROOF_WEBHOOK_TOKEN"


def pace() -> Pace:
    """The watcher's pace by the environment: PERMITPROOF_SETTLE, _SWEEP, _LEASE, _ATTEMPTS, _BACKOFF, _PATIENCE."""

    def number(name: str, default: float) -> float:
        given = os.environ.get(f"PERMITPROOF_{name}")
        try:
            return float(given) if given else default
        except ValueError:
            raise UsageError(f"PERMITPROOF_{name} must be a number, not {given!r}") from None

    usual = Pace()
    return Pace(
        settle=number("SETTLE", usual.settle),
        sweep=number("SWEEP", usual.sweep),
        lease=number("LEASE", LEASE),
        attempts=int(number("ATTEMPTS", usual.attempts)),
        backoff=number("BACKOFF", usual.backoff),
        patience=number("PATIENCE", usual.patience),
    )


def watch(
    inbox: ObjectStore,
    start: Callable[[Job], bool],
    address: str = "",
    ready: Callable[[Watcher], None] = lambda w: None,
) -> None:
    """Watches until stopped. address: host:port of the webhook, "" = none. ready: told of the watcher once it is set up.

    Raises UsageError when the webhook has no token.
    """
    watcher = Watcher(inbox, start, pace())
    stopped = threading.Event()
    with ExitStack() as stack:
        stack.callback(stopped.set)
        if address:
            stack.enter_context(_webhook(address, watcher.wake))
        listen(inbox, watcher.wake, stopped)
        ready(watcher)
        watcher.watch()


def _webhook(address: str, wake: Callable[[], None]) -> Webhook:
    host, _, port = address.rpartition(":")
    token = os.environ.get(TOKEN, "")
    if not host or not port.isdigit():
        raise UsageError(f"{address}: the webhook listens at HOST:PORT")
    if len(token) < 16:
        raise UsageError(
            f"set {TOKEN} to a secret of at least 16 characters; the store sends it as a bearer token"
        )
    return Webhook(host, int(port), token, wake)


class InProcess:
    """Jobs carried out in this process, a few at a time: for one machine without a Prefect server."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pool = ThreadPoolExecutor(desk.reader.size)
        self._room = threading.Semaphore(desk.reader.size * 2)

    def start(self, job: Job) -> bool:
        """False when as much as may wait is waiting."""
        if not self._room.acquire(blocking=False):
            return False
        future = self._pool.submit(self._work, job)
        future.add_done_callback(self._done)
        return True

    def _work(self, job: Job) -> None:
        try:
            work(self._desk, job)
        except ServiceAway as error:
            _log.warning("%s: %s", job.case, error.en)

    def _done(self, future: Future[None]) -> None:
        self._room.release()
        error = future.exception()
        if error is not None:
            _log.error("a job broke (%s)", type(error).__name__)

    def close(self) -> None:
        """Waits for what is in hand."""
        self._pool.shutdown()
        self._desk.close()
