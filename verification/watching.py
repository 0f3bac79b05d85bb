"""Watching the inbox: which case is due, which is being worked on, whose worker died, which is given up.

The inbox itself is the list of work; a watcher only decides when somebody should begin. It may be killed and started
again, and several may watch at once: claims see to it that one worker has a case.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from schemas.problems import ServiceAway, WorkerDied
from storage.keys import dead_key
from storage.protocol import ObjectStore
from verification import claims
from verification.claims import Job
from verification.inbox import Glance, Waiting, Work, glance
from verification.working import LEASE

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds and counts.

    settle: files of one case that arrive within it are one run. sweep: between two looks at the inbox.
    lease: a claim unchanged for so long is a dead worker's. attempts: then a case is given up.
    backoff: before the second attempt, doubled for each further one. patience: for a started job to be claimed,
    then it is started again, doubled each time. at_once: jobs started and not yet claimed.
    """

    settle: float = 2.0
    sweep: float = 1.0
    lease: float = LEASE
    attempts: int = 5
    backoff: float = 2.0
    patience: float = 30.0
    at_once: int = 32


@dataclass(slots=True)
class _Started:
    at: float
    patience: float


class Watcher:
    """start: begins a job somewhere and returns at once; False when there is no room for it now."""

    def __init__(
        self, inbox: ObjectStore, start: Callable[[Job], bool], pace: Pace = Pace(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._inbox = inbox
        self._start = start
        self._pace = pace
        self._clock = clock
        self._arrived: dict[Work, float] = {}
        self._beats: dict[str, tuple[str, float]] = {}
        self._failed: dict[str, float] = {}
        self._started: dict[tuple[Work, int], _Started] = {}
        self._wake = threading.Event()
        self._stopped = threading.Event()

    def wake(self) -> None:
        """Something may have arrived: look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Ends `watch` after the sweep it is in."""
        self._stopped.set()
        self._wake.set()

    def watch(self) -> None:
        """Sweeps until stopped. A store that is away is waited for."""
        away = False
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                self.sweep()
                if away:
                    _log.warning("%s answers again", self._inbox.url)
                away = False
            except ServiceAway as error:
                if not away:
                    _log.warning("%s; trying on", error.en)
                away = True
            self._wake.wait(self.pause())

    def pause(self) -> float:
        """Seconds until the next look: a sweep's, or less when a case will have settled before. So whoever is woken by
        events may sweep seldom."""
        now = self._clock()
        settling = [at + self._pace.settle - now for at in self._arrived.values()]
        return min([self._pace.sweep, *(left for left in settling if left > 0)])

    def sweep(self) -> None:
        """One look at the inbox; begins what is due."""
        now = self._clock()
        seen = glance(self._inbox)
        self._remember(seen, now)
        live = {work[0] for work in self._live(seen, now)}
        expected = sum(1 for s in self._started.values() if now - s.at < s.patience)
        for waiting in sorted(seen.waiting.values(), key=lambda w: self._arrived[(w.case, w.work)]):
            work = (waiting.case, waiting.work)
            if waiting.case in live or work in seen.dead or now - self._arrived[work] < self._pace.settle:
                continue
            expected += self._consider(seen, waiting, now, expected)
        self._sweep_up(seen, now)

    def _consider(self, seen: Glance, waiting: Waiting, now: float, expected: int) -> int:
        """Begins the next attempt at this work if it is due; 1 if it was begun, else 0."""
        work = (waiting.case, waiting.work)
        before = max([0, *seen.claims.get(work, {}), *seen.failures.get(work, {})])
        if before >= self._pace.attempts:
            self._give_up(seen, work, before)
            return 0
        if before in seen.failures.get(work, {}):
            failed = self._failed[seen.failures[work][before].key]
            if now - failed < self._pace.backoff * 2 ** (before - 1):
                return 0
        attempt = (work, before + 1)
        started = self._started.get(attempt)
        if (started is not None and now - started.at < started.patience) or expected >= self._pace.at_once:
            return 0
        if not self._start(Job(waiting.case, waiting.work, before + 1)):
            return 0
        self._started[attempt] = _Started(now, started.patience * 2 if started else self._pace.patience)
        return 1

    def _give_up(self, seen: Glance, work: Work, attempts: int) -> None:
        job = Job(*work, attempts)
        last = seen.failures.get(work, {}).get(attempts)
        data = self._inbox.get(last.key) if last else None
        if data is not None:
            self._inbox.put(dead_key(*work), data, "application/json")
            claims.forget(self._inbox, *work)
        else:
            claims.bury(self._inbox, job, WorkerDied(attempts))
        _log.warning("%s: given up after %d attempts; see `permitproof status`", work[0], attempts)

    def _live(self, seen: Glance, now: float) -> list[Work]:
        """Work whose newest claim changed within a lease and has not failed."""
        live = []
        for work, attempts in seen.claims.items():
            last = max(attempts)
            if last in seen.failures.get(work, {}):
                continue
            if now - self._beats[attempts[last].key][1] < self._pace.lease:
                live.append(work)
        return live

    def _remember(self, seen: Glance, now: float) -> None:
        """Since when things are as they are, by our own clock; what is gone is forgotten."""
        present = {(w.case, w.work) for w in seen.waiting.values()}
        self._arrived = {work: self._arrived.get(work, now) for work in present}
        self._started = {
            key: s
            for key, s in self._started.items()
            if key[0] in present and key[1] not in seen.claims.get(key[0], {})
        }
        beats = {}
        for attempts in seen.claims.values():
            for stat in attempts.values():
                before = self._beats.get(stat.key)
                beats[stat.key] = before if before and before[0] == stat.etag else (stat.etag, now)
        self._beats = beats
        failures = [stat.key for attempts in seen.failures.values() for stat in attempts.values()]
        self._failed = {key: self._failed.get(key, now) for key in failures}

    def _sweep_up(self, seen: Glance, now: float) -> None:
        """Claims and failures of work that is over, left by somebody who was killed before tidying up."""
        for work in {*seen.claims, *seen.failures}:
            waiting = seen.waiting.get(work[0])
            if waiting is not None and waiting.work == work[1]:
                continue
            stats = [*seen.claims.get(work, {}).values(), *seen.failures.get(work, {}).values()]
            since = [self._beats[s.key][1] if s.key in self._beats else self._failed[s.key] for s in stats]
            if now - max(since) >= self._pace.lease:
                claims.forget(self._inbox, *work)
