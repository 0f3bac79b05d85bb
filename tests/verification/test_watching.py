"""What the watcher decides: when a case is due, taken over, given up. A real store, a clock that the test moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.problems import CaseError, ServiceAway
from storage.folder import FolderStore
from storage.keys import case_part, claim_key, inbox_key
from verification import claims
from verification.claims import Job
from verification.inbox import clear, glance, waiting_of
from verification.standing import overview, retry
from verification.watching import Pace, Watcher

PACE = Pace(settle=2, lease=10, attempts=3, backoff=4, patience=30, at_once=2)
CASE = case_part("SZ-1")


class Bench:
    """A watcher over an inbox, the jobs that it started, and the time."""

    def __init__(self, folder: Path, room: bool = True) -> None:
        self.inbox = FolderStore(folder)
        self.now = 0.0
        self.room = room
        self.jobs: list[Job] = []
        self.watcher = Watcher(self.inbox, self._start, PACE, lambda: self.now)

    def _start(self, job: Job) -> bool:
        if self.room:
            self.jobs.append(job)
        return self.room

    def arrive(self, name: str, data: bytes = b"x", case: str = "SZ-1") -> None:
        self.inbox.put(inbox_key(case_part(case), name), data)

    def after(self, seconds: float) -> list[Job]:
        """The jobs that a sweep starts so many seconds later."""
        self.now += seconds
        self.jobs = []
        self.watcher.sweep()
        return self.jobs


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "inbox")


def test_the_next_look_is_when_a_case_will_have_settled(tmp_path: Path) -> None:
    """Woken by an event, with sweeps a minute apart: the case does not wait for the next sweep."""
    inbox, now, jobs = FolderStore(tmp_path / "inbox"), [0.0], list[Job]()

    def start(job: Job) -> bool:
        jobs.append(job)
        return True

    watcher = Watcher(inbox, start, Pace(settle=2, sweep=60), lambda: now[0])
    watcher.sweep()
    assert watcher.pause() == 60
    inbox.put(inbox_key(CASE, "application.json"), b"x")
    watcher.sweep()
    assert watcher.pause() == 2
    now[0] = 1.5
    assert watcher.pause() == 0.5
    now[0] = 2.0
    watcher.sweep()
    assert [job.case for job in jobs] == [CASE] and watcher.pause() == 60


def test_files_that_arrive_together_are_one_run(bench: Bench) -> None:
    bench.arrive("application.json")
    assert bench.after(0) == []
    bench.arrive("uploads/a.pdf")
    assert bench.after(1.5) == []
    assert bench.after(1.5) == [], "settling begins anew with each file"
    (job,) = bench.after(1)
    assert job.case == CASE and job.attempt == 1
    assert bench.after(5) == [], "it was started and has time to be claimed"


def test_a_job_that_nobody_claims_is_started_again(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    assert len(bench.after(2)) == 1
    assert bench.after(29) == []
    assert len(bench.after(2)) == 1
    assert bench.after(35) == [] and len(bench.after(30)) == 1, "with twice the patience"


def test_a_living_claim_is_left_alone_and_a_dead_one_taken_over(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    claim = claims.take(bench.inbox, job, 10)
    assert claim is not None
    assert claims.take(bench.inbox, job, 10) is None
    for beat in range(1, 6):
        assert bench.after(9) == []
        bench.inbox.put(claim_key(job.case, job.work, 1), claims._content("me", beat))
    assert bench.after(9) == []
    assert bench.after(9) == []
    (again,) = bench.after(2)
    assert (again.case, again.work, again.attempt) == (job.case, job.work, 2)


def test_a_new_watcher_gives_claims_their_lease(bench: Bench) -> None:
    """It cannot know how long they have been silent."""
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    claims.take(bench.inbox, job, 10)
    other = Bench(bench.inbox.root)
    assert other.after(0) == [] and other.after(9) == []
    assert [j.attempt for j in other.after(2)] == [2]


def test_a_failure_is_retried_later_each_time_and_then_given_up(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    for attempt, wait in ((1, 4), (2, 8)):
        claims.take(bench.inbox, job, 10)
        claims.failed(bench.inbox, job, RuntimeError("陈大文"))
        assert bench.after(0) == [] and bench.after(wait - 1) == []
        (job,) = bench.after(1)
        assert job.attempt == attempt + 1
    claims.failed(bench.inbox, job, RuntimeError("陈大文"))
    assert bench.after(100) == []
    (letter,) = overview(bench.inbox).letters
    assert letter.code == "internal" and letter.attempts == 3 and "陈大文" not in letter.en + letter.zh
    assert bench.after(1000) == []
    assert retry(bench.inbox, CASE) == 1 and overview(bench.inbox).letters == ()
    assert [j.attempt for j in bench.after(1)] == [1]


def test_a_case_that_kills_its_worker_is_given_up(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    started = bench.after(2)
    while started:
        claims.take(bench.inbox, started[0], 10)
        bench.after(0)
        started = bench.after(11)
    (letter,) = overview(bench.inbox).letters
    assert letter.code == "case.worker_died" and letter.attempts == 3


def test_what_was_given_up_is_tried_again_when_something_new_arrives(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    claims.bury(bench.inbox, job, CaseError("there is no application.json"))
    assert bench.after(50) == []
    bench.arrive("application.json")
    bench.after(0)
    (fresh,) = bench.after(3)
    assert fresh.work != job.work and fresh.attempt == 1
    assert overview(bench.inbox).letters == ()


def test_a_bad_case_holds_up_no_other(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf", case="bad")
    bench.after(0)
    (job,) = bench.after(2)
    claims.bury(bench.inbox, job, CaseError("bad"))
    bench.arrive("uploads/a.pdf", case="good")
    bench.after(0)
    assert [j.case for j in bench.after(2)] == ["good"]


def test_one_worker_at_a_time_on_a_case(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    claims.take(bench.inbox, job, 10)
    bench.arrive("uploads/b.pdf")
    assert bench.after(0) == [] and bench.after(5) == []
    claims.forget(bench.inbox, job.case, job.work)
    assert len(bench.after(1)) == 1


def test_no_more_is_started_than_there_is_room_for(bench: Bench) -> None:
    for number in range(5):
        bench.arrive("uploads/a.pdf", case=f"c{number}")
    bench.after(0)
    assert len(bench.after(2)) == 2
    bench.room = False
    assert bench.after(31) == []


def test_what_a_killed_worker_left_is_swept_up(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf")
    bench.after(0)
    (job,) = bench.after(2)
    claims.take(bench.inbox, job, 10)
    waiting = waiting_of(bench.inbox, CASE)
    assert waiting is not None
    clear(bench.inbox, waiting)  # and then it was killed
    bench.after(1)
    bench.after(11)
    assert list(bench.inbox.list("")) == []


def test_what_was_overwritten_meanwhile_is_not_cleared(bench: Bench) -> None:
    bench.arrive("uploads/a.pdf", b"old")
    bench.arrive("uploads/b.pdf", b"same")
    waiting = waiting_of(bench.inbox, CASE)
    assert waiting is not None
    bench.arrive("uploads/a.pdf", b"newer")
    clear(bench.inbox, waiting)
    assert [s.key for s in bench.inbox.list("")] == ["SZ-1/uploads/a.pdf"]


def test_folders_by_id_and_by_part_are_one_case(bench: Bench) -> None:
    bench.inbox.put("深圳 1/application.json", b"x")
    bench.inbox.put(inbox_key(case_part("深圳 1"), "uploads/a.pdf"), b"x")
    (waiting,) = glance(bench.inbox).waiting.values()
    found = waiting_of(bench.inbox, waiting.case)
    assert waiting.case == case_part("深圳 1") and found is not None and found.work == waiting.work
    assert len(waiting.objects) == 2


def test_a_store_that_is_away_is_waited_for(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    sweeps = []

    def sweep() -> None:
        sweeps.append(len(sweeps))
        if len(sweeps) < 3:
            raise ServiceAway("away")
        bench.watcher.stop()

    monkeypatch.setattr(bench.watcher, "sweep", sweep)
    monkeypatch.setattr(bench.watcher, "_pace", Pace(sweep=0.01))
    bench.watcher.watch()
    assert sweeps == [0, 1, 2]
