"""Batches: the same whatever happens on the way, nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.batch import Selection
from schemas.difference import Difference
from schemas.problems import PolicyError
from storage.folder import FolderStore
from storage.keys import case_part
from storage.opening import open_store
from storage.protocol import ObjectStore
from storage.records import Records, sha256_of
from tests.checks.papers import contract, lease, permit, receipt
from tests.past import ENGINE, file_past
from verification import batch
from verification.crew import Crew
from verification.fingerprints import checks_fingerprint, extractor_fingerprint
from verification.progress import Progress, clock_text
from verification.reverify import Orders

ORDERS = Orders(ENGINE, extractor_fingerprint(), checks_fingerprint(), on=date(2027, 3, 20))
"""As of a day on which the leases of the past cases have run out."""


def past(store: ObjectStore, number: int) -> Records:
    records = Records(store)
    for n in range(number):
        claim = {"city": "shenzhen" if n % 2 else "beijing", "submitted_on": f"2026-{10 + n % 2}-23"}
        papers = [permit(), receipt(taken_on="2026-10-10"), lease(), contract()]
        file_past(records, f"case {n:03d}", *papers, claim=claim)
    return records


def whole(store: ObjectStore, plan: batch.BatchPlan) -> list[Difference]:
    return [d for r in batch.results(store, plan) for d in r.differences]


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "folder":
        return open_store(str(tmp_path / "store"))
    request.getfixturevalue("s3")
    return open_store(f"s3://batches/{tmp_path.name}")


def test_a_batch_by_several_processes(store: ObjectStore) -> None:
    records = past(store, 7)
    plan = batch.begin(records, store, Selection(), ORDERS, chunk=2)
    assert (plan.chunks, plan.cases) == (4, 7)
    with Crew(store.url, store.url, jobs=2) as crew:
        told = list(crew.each(plan, batch.pending(store, plan)))
    assert sorted(t.number for t in told) == [1, 2, 3, 4] and sum(t.looked_at for t in told) == 7
    assert batch.pending(store, plan) == []
    found = whole(store, plan)
    assert [d.case_id for d in found] == [f"case {n:03d}" for n in range(7)]
    assert {d.state for d in found} == {"differs"} and {d.cause for d in found} == {"date"}
    end = batch.finish(store, plan)
    assert end.tally.cases == 7 and end.tally.states == {"differs": 7}
    assert batch.finish(store, plan) == end
    for n in range(7):
        assert [r.cause for r in records.runs(case_part(f"case {n:03d}"))] == ["upload", "reverify"]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), 6),
        (Selection(cities=("shenzhen",)), 3),
        (Selection(since="2026-11-01"), 3),
        (Selection(until="2026-11-01", cities=("shenzhen",)), 0),
        (Selection(outcomes=("fail",)), 0),
        (Selection(policies=("shenzhen",)), 3),
        (Selection(policies=("shenzhen@of old",)), 0),
        (Selection(cases=("case 001", "case 002")), 2),
    ],
)
def test_which_cases(tmp_path: Path, selection: Selection, expected: int) -> None:
    store = FolderStore(tmp_path)
    records = past(store, 6)
    plan = batch.begin(records, store, selection, replace(ORDERS, dry=True))
    result = batch.work(records, store, plan, 1)
    assert (result.looked_at, len(result.differences)) == (6, expected)


def test_the_same_order_goes_on_with_what_is_unfinished(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    records = past(store, 5)
    plan = batch.begin(records, store, Selection(), ORDERS, chunk=2)
    batch.work(records, store, plan, 2)
    file_past(records, "a case that came later")
    again = batch.begin(records, store, Selection(), ORDERS, chunk=2)
    assert again == plan and batch.pending(store, again) == [1, 3]
    other = batch.begin(records, store, Selection(cities=("shenzhen",)), ORDERS, chunk=2)
    assert other.batch != plan.batch
    for number in (1, 3):
        batch.work(records, store, plan, number)
    batch.finish(store, plan)
    new = batch.begin(records, store, Selection(), ORDERS, chunk=2)
    assert new.batch != plan.batch and new.cases == 6


def test_a_chunk_that_was_cut_short_judges_nothing_twice(tmp_path: Path) -> None:
    """The result of the chunk is lost; the runs that were written are found, not made again."""
    store = FolderStore(tmp_path)
    records = past(store, 3)
    plan = batch.begin(records, store, Selection(), ORDERS)
    first = batch.work(records, store, plan, 1)
    runs = [list(records.runs(case_part(d.case_id))) for d in first.differences]
    store.delete(f"batches/{plan.batch}/results/000001.json")
    second = batch.work(records, store, plan, 1)
    assert second.differences == first.differences
    assert [list(records.runs(case_part(d.case_id))) for d in second.differences] == runs


def test_threads_say_the_same(tmp_path: Path) -> None:
    one, two = FolderStore(tmp_path / "one"), FolderStore(tmp_path / "two")
    found = []
    for store, threads in ((one, 1), (two, 4)):
        records = past(store, 8)
        plan = batch.begin(records, store, Selection(), ORDERS)
        found.append(batch.work(records, store, plan, 1, threads).differences)
    assert found[0] == found[1]


def test_a_policy_file_that_changed_under_the_batch(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("extends: shenzhen\nid: mine\nversion: '1'\n", encoding="utf-8")
    store = FolderStore(tmp_path / "store")
    records = past(store, 1)
    orders = replace(ORDERS, policy_file=file, policy_sha256=sha256_of(file))
    plan = batch.begin(records, store, Selection(), orders)
    file.write_text("extends: shenzhen\nid: mine\nversion: '2'\n", encoding="utf-8")
    with pytest.raises(PolicyError, match="begin a new batch"):
        batch.work(records, store, plan, 1)


_KILLED = """
import sys
from datetime import date
from schemas.batch import Selection
from storage.opening import open_store
from storage.records import Records
from tests.verification.test_batch import ORDERS
from verification import batch
from verification.crew import Crew
if __name__ == "__main__":
    store = open_store(sys.argv[1])
    plan = batch.begin(Records(store), store, Selection(), ORDERS, chunk=5)
    with Crew(store.url, store.url, jobs=2) as crew:
        for done in crew.each(plan, batch.pending(store, plan)):
            print(done.number, flush=True)
    batch.finish(store, plan)
"""


def test_killed_and_begun_again_it_comes_to_the_same(tmp_path: Path) -> None:
    """kill -9 of the whole group, again and again, until a run comes to its end: every case once, none missing."""
    store = FolderStore(tmp_path / "store")
    records = past(store, 60)
    kills = 0
    for attempt in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", _KILLED, store.url], stdout=subprocess.PIPE, start_new_session=True
        )
        assert child.stdout is not None
        if attempt < 3:
            child.stdout.readline()  # one chunk is done, others are being worked on
            time.sleep(0.05 * attempt)
            os.killpg(child.pid, signal.SIGKILL)
            kills += 1
        child.stdout.close()
        if child.wait() == 0:
            break
    plan = batch.begin(records, store, Selection(), ORDERS, chunk=5)
    assert kills == 3 and plan.batch.endswith("-002"), "the first batch came to its end"
    first = batch.get_plan(store, plan.batch.replace("-002", "-001"))
    found = whole(store, first)
    assert sorted(d.case_id for d in found) == [f"case {n:03d}" for n in range(60)]
    for difference in found:
        runs = list(records.runs(case_part(difference.case_id)))
        assert [r.number for r in runs] == [1, 2] and runs[1].run_id == difference.after_run


def test_progress_counts_only_what_was_done_now() -> None:
    now = [0.0]
    progress = Progress(total=10_000, before=4_000, clock=lambda: now[0])
    assert progress.left is None and progress.percent == 40
    now[0] = 10.0
    progress.add(3_000)
    assert (progress.rate, progress.left, progress.percent) == (300.0, 10.0, 70.0)
    assert str(progress) == "7,000 of 10,000 cases (70 %), 300 a second, 0:10 left"
    assert Progress(total=0).percent == 100.0


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (95.4, "1:35"), (5000, "1:23:20")])
def test_clock(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_a_case_costs_the_same_late_in_a_batch(tmp_path: Path) -> None:
    """A slice of the bar of `make bench-batch`, in time of a core: loose, for machines that do other things too."""
    store = FolderStore(tmp_path)
    records = past(store, 200)
    plan = batch.begin(records, store, Selection(), replace(ORDERS, dry=True), chunk=50)
    took = []
    for number in range(1, 5):
        begun = time.process_time()
        assert batch.work(records, store, plan, number).looked_at == 50
        took.append(time.process_time() - begun)
    assert min(took[2:]) <= 1.7 * min(took[:2]), "the rate falls"
    assert min(took) / 50 < 0.03, "one core, at least 33 cases a second on the slowest of machines"
