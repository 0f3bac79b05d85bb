"""Killed before any one of the store operations of a run, and taken over: one report, nothing left lying about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.folder import FolderStore
from storage.keys import case_part, inbox_key
from storage.records import Records
from tests.small_case import application, lease
from verification import claims
from verification.claims import Job
from verification.inbox import waiting_of
from verification.reader_pool import ReaderPool
from verification.scratch import Scratch
from verification.working import Desk, work

CASE = case_part("SZ-killed")


class Killed(BaseException):
    """kill -9: no handler of ours sees it."""


class Fragile:
    """A store whose user dies before the n-th operation. Counts over several stores."""

    def __init__(self, store: FolderStore, fuse: list[int]) -> None:
        self._store = store
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        found: Callable[..., Any] = getattr(self._store, name)
        if name in ("url", "root", "link"):
            return found

        def called(*args: Any, **more: Any) -> Any:
            self._fuse[0] -= 1
            if self._fuse[0] == 0:
                raise Killed
            return found(*args, **more)

        return called


@pytest.fixture(scope="module")
def reader() -> Iterator[tuple[ReaderPool, Scratch]]:
    scratch = Scratch()
    with ReaderPool(scratch.folder / "pictures", 1) as pool:
        yield pool, scratch
    scratch.remove()


def run_once(folder: Path, reader: tuple[ReaderPool, Scratch], fuse: list[int], attempt: int) -> bool:
    """An attempt; False when it was killed on the way."""
    records, inbox = FolderStore(folder / "records"), FolderStore(folder / "inbox")
    desk = Desk(Records(Fragile(records, fuse)), Fragile(inbox, fuse), *reader, 1000.0)  # type: ignore[arg-type]
    waiting = waiting_of(inbox, CASE)
    if waiting is None:
        return True
    try:
        work(desk, Job(CASE, waiting.work, attempt))
    except Killed:
        return False
    return True


def test_killed_before_any_step_one_report_comes_of_it(
    tmp_path: Path, reader: tuple[ReaderPool, Scratch]
) -> None:
    steps = 0
    while True:
        steps += 1
        folder = tmp_path / str(steps)
        inbox = FolderStore(folder / "inbox")
        inbox.put(inbox_key(CASE, "uploads/lease.pdf"), lease("every step"))
        inbox.put(inbox_key(CASE, "application.json"), application("SZ-killed"))
        survived = run_once(folder, reader, [steps], 1)
        assert run_once(folder, reader, [-1], 2), "taken over"
        records = Records(FolderStore(folder / "records"))
        (run,) = records.runs(CASE)
        kept = [s.key for s in records.store.list(f"reports/{CASE}/")]
        assert [k.rpartition("/")[2] for k in kept] == ["report.html", "report.json", "run.json"], (
            f"step {steps}"
        )
        assert run.number == 1 and run.outcome == "resubmit"
        assert [s.key for s in inbox.list("") if not s.key.startswith(".work/")] == []
        if survived:
            break
    assert steps > 20, "a run has more steps than that"
    assert claims.take(inbox, Job(CASE, "w", 1), 1) is not None
