"""Chunks of a batch on several processes: judging is Python and keeps one core busy for each process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache

from checks.policies import everything
from checks.registry import all_checks
from language.address_en import sound
from schemas.batch import BatchPlan
from schemas.problems import ServiceAway
from storage.opening import open_store
from storage.protocol import ObjectStore
from storage.records import Records
from verification import batch

CHUNKS_PER_PROCESS = 100
"""A process is replaced after so many chunks, so that nothing it holds can grow for ever."""
ATTEMPTS = 3
"""A chunk whose process died (memory, a crash in a library) is tried so often."""

THREADS = 4
"""Of each process: one judges while the others wait for the store (a disk that syncs, a server that answers)."""


@dataclass(frozen=True, slots=True)
class ChunkDone:
    """What is told of a finished chunk. states: of its cases. The differences lie in the store."""

    number: int
    looked_at: int
    seconds: float
    states: dict[str, int] = field(default_factory=dict)


def jobs_here() -> int:
    """As many processes as this process may use cores."""
    return len(os.sched_getaffinity(0))


class Crew:
    """store, desk: addresses as for open_store. jobs: processes, each with its own connection to the store."""

    def __init__(self, store: str, desk: str, jobs: int | None = None) -> None:
        self.store, self.desk, self.jobs = store, desk, jobs or jobs_here()
        self._pool = self._new()
        self._changing = threading.Lock()
        for _ in range(
            self.jobs
        ):  # a process takes a second or two to be ready: not when the first chunk waits
            self._pool.submit(warm_up)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_deaf,
            max_tasks_per_child=CHUNKS_PER_PROCESS,
        )

    def one(self, plan: BatchPlan, number: int) -> ChunkDone:
        """Works on one chunk in one of the processes and waits for it. For callers with threads of their own."""
        for found in self.each(plan, [number]):
            return found
        raise ServiceAway(f"chunk {number} was not worked on; run the same command again")

    def each(self, plan: BatchPlan, numbers: Sequence[int]) -> Iterator[ChunkDone]:
        """Works on the chunks and yields each as it is done. At most two for each process wait in line.

        Raises what a chunk raised, and ServiceAway for a chunk that killed its process again and again.
        """
        waiting = list(reversed(numbers))
        tried: dict[int, int] = {}
        running: dict[Future[ChunkDone], int] = {}
        while waiting or running:
            while waiting and len(running) < 2 * self.jobs:
                number = waiting.pop()
                running[self._submit(plan, number)] = number
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                number = running.pop(future)
                try:
                    done = future.result()
                except BrokenProcessPool:
                    tried[number] = tried.get(number, 0) + 1
                    if tried[number] >= ATTEMPTS:
                        raise ServiceAway(_KILLED.format(number, ATTEMPTS)) from None
                    waiting.append(number)
                else:
                    yield done

    def _submit(self, plan: BatchPlan, number: int) -> Future[ChunkDone]:
        """To the pool, or to a new one when a process died: a broken pool takes nothing any more."""
        with self._changing:
            try:
                return self._pool.submit(work_here, self.store, self.desk, plan, number)
            except BrokenProcessPool:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = self._new()
                return self._pool.submit(work_here, self.store, self.desk, plan, number)

    def close(self) -> None:
        """Waits for the chunks being worked on; those in line are left for another time."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_KILLED = (
    "chunk {}: its process was killed {} times (too little memory?); what is done is kept: free some memory, or use "
    "fewer --jobs, and run the same command again"
)


def _deaf() -> None:
    """Ctrl-C goes to the whole group: the chunk being worked on is finished, its parent stops."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def warm_up() -> None:
    """Loads what nearly every case needs: policies, checks, the dictionary of sounds."""
    everything()
    all_checks()
    sound("某处")


def work_here(store: str, desk: str, plan: BatchPlan, number: int) -> ChunkDone:
    """Works on a chunk in this very process. Opens the stores once for a process."""
    result = batch.work(Records(_opened(store)), _opened(desk), plan, number, THREADS)
    states: dict[str, int] = {}
    for difference in result.differences:
        states[difference.state] = states.get(difference.state, 0) + 1
    return ChunkDone(number, result.looked_at, result.seconds, states)


@lru_cache(maxsize=4)
def _opened(url: str) -> ObjectStore:
    return open_store(url)
