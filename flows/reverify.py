"""Batch re-verification as a flow: chunks as tasks, progress and result on Prefect's page.

A task costs 7 to 400 ms, so a task is a chunk, never a case. Threads hold the tasks; the judging itself is done by
processes (verification/crew.py).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flows import settings  # noqa: F401 (before prefect)

from prefect import flow, task  # isort: skip
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.context import FlowRunContext
from prefect.futures import as_completed
from prefect.states import Crashed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.desk import store_url
from schemas.batch import BatchDone, BatchPlan
from schemas.problems import ServiceAway
from storage import keys
from storage.opening import open_store
from storage.protocol import ObjectStore
from storage.records import Records
from verification import batch
from verification.crew import ChunkDone, Crew, jobs_here, work_here
from verification.orders import orders_now, selection_of
from verification.progress import Progress
from verification.stages import Stage

STALE = timedelta(minutes=2)
"""A batch whose last chunk is older than this, and whose flow run still says «running», has lost its process."""
EVERY = 1.0
"""Seconds between two updates of the progress artifact."""
ROWS = 200
MOST = 200
"""Flow runs asked for at once: Prefect's server gives no more."""
LINK_SECONDS = 7 * 24 * 3600

_crews: dict[str, Crew] = {}
"""The processes of the batches that run in this process, by batch."""


@task(
    name="reverify_chunk",
    task_run_name="chunk {number}",
    tags=["reverify"],
    retries=2,
    retry_delay_seconds=[5, 30],
    retry_condition_fn=lambda task, run, state: isinstance(state.result(raise_on_failure=False), ServiceAway),
    persist_result=False,
)
def reverify_chunk(store: str, desk: str, plan: BatchPlan, number: int) -> ChunkDone:
    """One chunk, by a process of this batch's crew where there is one, else here."""
    crew = _crews.get(plan.batch)
    return crew.one(plan, number) if crew else work_here(store, desk, plan, number)


@flow(
    name="reverify_batch",
    flow_run_name="re-verify past cases",
    persist_result=False,
    validate_parameters=True,
)
def reverify_batch(
    store: str | None = None,
    since: date | None = None,
    until: date | None = None,
    cities: list[str] | None = None,
    outcomes: list[str] | None = None,
    policies: list[str] | None = None,
    cases: list[str] | None = None,
    policy_file: Path | None = None,
    on: date | None = None,
    start: Stage | None = None,
    dry_run: bool = False,
    jobs: int | None = None,
    chunk: int = batch.CHUNK,
    out: Path | None = None,
) -> dict[str, Any]:
    """Past cases again; the parameters are the options of `permitproof reverify`. Returns the sums.

    The same parameters again go on with a batch that was stopped. Nothing is done twice.
    """
    from reports.difference_files import sums

    address = store or store_url()
    opened = open_store(address)
    orders = orders_now(policy_file, on, start, dry_run)
    selection = selection_of(since, until, cities or (), outcomes or (), policies or (), cases or ())
    with tempfile.TemporaryDirectory(prefix="permitproof-") as scratch:
        desk = open_store(f"{scratch}/desk") if dry_run else opened
        with Crew(address, desk.url, jobs or jobs_here()) as crew:  # gets ready while the batch is cut
            plan = batch.begin(Records(opened), desk, selection, orders, chunk)
            _tell_whose(plan, desk)
            _work(address, desk, plan, crew)
        done = batch.finish(desk, plan)
        batch.write_out(desk, plan, done, out or Path(scratch) / "out")
        _show(opened, plan, done, dry_run)
    return {"batch": plan.batch, **sums(done.tally)}


def _work(store: str, desk: ObjectStore, plan: BatchPlan, crew: Crew) -> None:
    """Every chunk without a result as a task. Raises what a chunk raised, after the others are done."""
    left = batch.pending(desk, plan)
    progress = Progress(plan.cases, before=batch.cases_done(plan, left))
    shown = create_progress_artifact(progress.percent, description=f"batch {plan.batch}: {progress}")
    with _hands(plan, crew) as runner, runner:
        chunks = ({"store": store, "desk": desk.url, "plan": plan, "number": number} for number in left)
        futures = [runner.submit(reverify_chunk, chunk) for chunk in chunks]
        told = time.monotonic()
        for future in as_completed(futures):
            progress.add(future.result().looked_at)
            if time.monotonic() - told >= EVERY or progress.done >= progress.total:
                told = time.monotonic()
                _update(shown, plan, progress)


@contextmanager
def _hands(plan: BatchPlan, crew: Crew) -> Iterator[TaskRunner[Any]]:
    """Who does the tasks: threads that hand their chunks to the processes of a crew."""
    _crews[plan.batch] = crew
    try:
        yield ThreadPoolTaskRunner(max_workers=2 * crew.jobs)
    finally:
        del _crews[plan.batch]


def _update(artifact: UUID, plan: BatchPlan, progress: Progress) -> None:
    update_progress_artifact(artifact, progress.percent, description=f"batch {plan.batch}: {progress}")


def _tell_whose(plan: BatchPlan, desk: ObjectStore) -> None:
    """This flow run says which batch it works on; one that said so and lost its process is settled as crashed."""
    context = FlowRunContext.get()
    assert context is not None and context.flow_run is not None
    mine = f"batch:{plan.batch}"
    running = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    with get_client(sync_client=True) as client:
        client.update_flow_run(
            flow_run_id=context.flow_run.id,
            tags=[*context.flow_run.tags, mine],
            name=f"re-verify {plan.batch}",
        )
        found = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(tags=FlowRunFilterTags(all_=[mine]), state=running),
            limit=MOST,
            sort=FlowRunSort.START_TIME_ASC,
        )
        now = datetime.now(UTC)
        last = max((s.modified for s in desk.list(f"{keys.batch_prefix(plan.batch)}results/")), default=None)
        for run in found:
            begun = run.start_time or run.expected_start_time or now
            alive = max(begun, last) if last else begun
            if run.id != context.flow_run.id and now - alive > STALE:
                gone = Crashed(message="its process is gone; another run goes on with the batch")
                client.set_flow_run_state(run.id, gone, force=True)


def _show(store: ObjectStore, plan: BatchPlan, done: BatchDone, dry: bool) -> None:
    """The sums on Prefect's page, with links to the files: numbers, checks and causes, no case."""
    from reports.difference_files import sums

    told = sums(done.tally)
    rows = [r for r in told["outcomes"] if r["before"] != r["after"]]
    links = "" if dry else "\n\n" + " · ".join(
        f"[difference.{kind}]({store.link(keys.batch_file_key(plan.batch, f'difference.{kind}'), LINK_SECONDS)})"
        for kind in ("html", "csv", "json")
    )  # fmt: skip
    lines = "\n".join(f"| {r['before']} | {r['after']} | {r['cases']:,} |" for r in rows)
    table = f"\n\n| before | after | cases |\n|---|---|---|\n{lines}" if rows else "\n\nNo outcome changed."
    states = ", ".join(f"{n:,} {name}" for name, n in done.tally.states.items())
    create_markdown_artifact(
        f"# batch {plan.batch}: {done.tally.cases:,} cases\n\n{states}{table}{links}",
        description=f"{done.tally.cases:,} cases: {states}",
    )
    if told["flips"]:
        create_table_artifact(told["flips"][:ROWS], description=f"checks that flipped in batch {plan.batch}")
