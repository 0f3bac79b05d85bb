"""Uploads while worker, watcher, Prefect server and object store are killed in turn (kill -9)."""

from __future__ import annotations

import itertools
import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.problems import ServiceAway
from storage.keys import case_part, inbox_key
from storage.opening import open_inbox, open_store
from storage.records import Records
from tests.small_case import application, lease
from tests.stack import PARTS, Stack

QUICK = {
    "PERMITPROOF_LEASE": "4", "PERMITPROOF_PATIENCE": "6", "PERMITPROOF_BACKOFF": "0.5", "PERMITPROOF_SETTLE": "0.5",
    "PERMITPROOF_SWEEP": "0.5", "PERMITPROOF_ATTEMPTS": "30",
}  # fmt: skip
"""So that taking over is a matter of seconds. The attempts are many: here it is not the cases that kill workers."""


@dataclass(frozen=True)
class Outcome:
    """finished: runs by case. reports: report.json objects by case. kills: by part."""

    finished: Counter[str]
    reports: Counter[str]
    kills: Counter[str]
    seconds: float


def under_fire(
    stack: Stack, cases: Sequence[str], pause: float, limit: float, parts: Sequence[str] = PARTS,
    say: Callable[[str], None] = lambda text: None,
) -> Outcome:  # fmt: skip
    """Uploads the cases and kills a part every `pause` seconds until all are verified (or `limit` seconds passed).

    A part that was killed is started again at once, as a supervisor would. Before judging, nothing is killed any
    more and what is still waiting gets its time.
    """
    os.environ.update(stack.objects.environment)
    store, inbox = open_store("s3://permitproof"), open_inbox("s3://permitproof-inbox")
    begun = time.monotonic()
    waiting = list(cases)
    kills: Counter[str] = Counter()
    turn = itertools.cycle(parts)
    while time.monotonic() - begun < limit:
        for case in waiting[:3]:
            try:
                inbox.put(inbox_key(case_part(case), "uploads/lease.pdf"), lease(case))
                inbox.put(inbox_key(case_part(case), "application.json"), application(case))
            except ServiceAway:
                break  # the applicant tries again
            waiting.remove(case)
        done = len(_finished(Records(store)))
        say(f"{len(cases) - len(waiting)} uploaded, {done} verified, {sum(kills.values())} killed")
        if not waiting and (done == len(cases) or sum(kills.values()) >= 3 * len(parts)):
            break
        part = next(turn)
        stack.kill(part)
        kills[part] += 1
        stack.start(part)
        time.sleep(pause)
    while time.monotonic() - begun < limit and (
        len(_finished(Records(store))) < len(cases)
        or any(not s.key.startswith(".work/dead/") for s in inbox.list(""))
    ):
        time.sleep(0.5)
        say(f"{len(_finished(Records(store)))} verified")
    reports = Counter(s.key.split("/")[1] for s in store.list("reports/") if s.key.endswith("/report.json"))
    return Outcome(_finished(Records(store)), reports, kills, time.monotonic() - begun)


def _finished(records: Records) -> Counter[str]:
    keys = (s.key.split("/") for s in records.store.list("reports/"))
    return Counter(parts[1] for parts in keys if parts[-1] == "run.json")


def stack_under_fire(folder: Path) -> Stack:
    return Stack(folder, **QUICK)
