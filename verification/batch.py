"""Any number of past cases: fixed as a list of chunks when the batch begins, worked on by anybody, done once.

Everything a batch knows of itself lies in the store under batches/<batch>/. A chunk whose result is there is done;
within a chunk that was cut short, cases whose new run is there are not judged again (their run is found by its
inputs). So a batch may be killed anywhere and started again, here or on another machine.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from checks.policies import everything
from reports.difference_files import write_differences
from schemas.batch import BatchDone, BatchPlan, Chunk, ChunkResult, Selection
from schemas.difference import Difference, Tally
from schemas.problems import CaseError, PolicyError, UsageError
from schemas.run import RunRecord
from storage import keys
from storage.coding import decode, encode
from storage.protocol import ObjectStore
from storage.records import JSON, Records, sha256_of, utc_now
from verification.difference import add
from verification.rereading import Rereader
from verification.reverify import Orders, reverify
from verification.stages import Stage

CHUNK = 200
"""Cases in a chunk: a second or so of work. A task costs 7 to 400 ms, so it must not be much less."""


def begin(
    records: Records, desk: ObjectStore, selection: Selection, orders: Orders, chunk: int = CHUNK
) -> BatchPlan:
    """The batch for this order: an unfinished one of the same order is gone on with, else a new one is cut.

    desk: where the batch keeps its own notes: the store itself, or (for a dry run) somewhere else.
    """
    asked = _asked(selection, orders)
    number = 1
    while (data := desk.get(keys.batch_plan_key(f"{asked[:12]}-{number:03d}"))) is not None:
        plan = decode(BatchPlan, data, keys.batch_plan_key(f"{asked[:12]}-{number:03d}"))
        if done(desk, plan) is None:
            return plan
        number += 1
    return _cut(records, desk, selection, orders, chunk, asked, number)


def _cut(
    records: Records,
    desk: ObjectStore,
    selection: Selection,
    orders: Orders,
    chunk: int,
    asked: str,
    number: int,
) -> BatchPlan:
    batch = f"{asked[:12]}-{number:03d}"
    found = records.last_run_keys()
    chunks = cases = 0
    while runs := tuple(islice(found, chunk)):
        chunks += 1
        cases += len(runs)
        # A killed attempt may have left chunks, of a store that has changed since: these are the ones that count.
        desk.put(keys.batch_chunk_key(batch, chunks), encode(Chunk(chunks, runs)), JSON)
    plan = BatchPlan(batch, asked, selection, plain(orders), chunks, cases, utc_now())
    if not desk.put_once(keys.batch_plan_key(batch), encode(plan), JSON):
        return get_plan(desk, batch)
    return plan


def get_plan(desk: ObjectStore, batch: str) -> BatchPlan:
    """A batch by its id. Raises UsageError when there is none."""
    key = keys.batch_plan_key(batch)
    data = desk.get(key)
    if data is None:
        raise UsageError(f"there is no batch {batch} in this store")
    return decode(BatchPlan, data, key)


def pending(desk: ObjectStore, plan: BatchPlan) -> list[int]:
    """The numbers of the chunks that have no result yet."""
    prefix = f"{keys.batch_prefix(plan.batch)}results/"
    there = {int(stat.key.removeprefix(prefix).removesuffix(".json")) for stat in desk.list(prefix)}
    return [n for n in range(1, plan.chunks + 1) if n not in there]


def work(records: Records, desk: ObjectStore, plan: BatchPlan, number: int, at_once: int = 1) -> ChunkResult:
    """Works on one chunk and keeps its result. at_once: threads, for a store whose answers take their time."""
    begun = time.monotonic()
    result_key = keys.batch_result_key(plan.batch, number)
    there = desk.get(result_key)
    if there is not None:
        return decode(ChunkResult, there, result_key)
    key = keys.batch_chunk_key(plan.batch, number)
    chunk = decode(Chunk, desk.get(key) or b"", key)
    orders = orders_of(plan)
    with Rereader(orders.engine) as reader:

        def one(run_key: str) -> Difference | None:
            data = records.store.get(run_key)
            if data is None:
                raise CaseError(f"{run_key} is not in the store any more; begin a new batch")
            run = decode(RunRecord, data, run_key)
            return reverify(records, run, orders, reader.reading) if plan.selection.wants(run) else None

        if at_once > 1:
            with ThreadPoolExecutor(at_once) as pool:
                found = list(pool.map(one, chunk.runs))
        else:
            found = [one(run) for run in chunk.runs]
    result = ChunkResult(
        number, len(chunk.runs), round(time.monotonic() - begun, 3), tuple(d for d in found if d is not None)
    )
    desk.put_once(result_key, encode(result), JSON)
    return result


def results(desk: ObjectStore, plan: BatchPlan) -> Iterator[ChunkResult]:
    """The results that are there, in order, one at a time."""
    for number in range(1, plan.chunks + 1):
        key = keys.batch_result_key(plan.batch, number)
        data = desk.get(key)
        if data is not None:
            yield decode(ChunkResult, data, key)


def finish(desk: ObjectStore, plan: BatchPlan) -> BatchDone:
    """The sums of a batch all of whose chunks are done. Kept; a second call finds the first one's."""
    tally, seconds = Tally(), 0.0
    for result in results(desk, plan):
        add(tally, result.differences)
        seconds += result.seconds
    record = BatchDone(plan.batch, utc_now(), round(seconds, 3), tally)
    if not desk.put_once(keys.batch_done_key(plan.batch), encode(record), JSON):
        return done(desk, plan) or record
    return record


def done(desk: ObjectStore, plan: BatchPlan) -> BatchDone | None:
    """The sums of a finished batch, None while it is not finished."""
    key = keys.batch_done_key(plan.batch)
    data = desk.get(key)
    return None if data is None else decode(BatchDone, data, key)


def cases_done(plan: BatchPlan, left: Sequence[int]) -> int:
    """How many cases the finished chunks held; all chunks but the last are full."""
    full = -(-plan.cases // plan.chunks) if plan.chunks else 0
    return max(0, plan.cases - len(left) * full)


def write_out(desk: ObjectStore, plan: BatchPlan, end: BatchDone, out: Path) -> list[Path]:
    """The difference as files in a folder, and kept with the batch. Returns the paths, the page last."""
    paths = write_differences(out, plan, end, (d for r in results(desk, plan) for d in r.differences))
    for path in paths:
        desk.put_file_once(keys.batch_file_key(plan.batch, path.name), path, _MEDIA[path.suffix])
    return paths


_MEDIA = {".json": JSON, ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8"}


def plain(orders: Orders) -> dict[str, str]:
    """Orders as they are kept: everything as text, "" for what was not asked."""
    return {
        name: "" if value in (None, False) else str(getattr(value, "value", value))
        for name, value in asdict(orders).items()
    }


def orders_of(plan: BatchPlan) -> Orders:
    """Raises PolicyError when the policy file that the batch began with is another one now."""
    from datetime import date

    said = plan.orders
    file = Path(said["policy_file"]) if said["policy_file"] else None
    if file is not None and (not file.is_file() or sha256_of(file) != said["policy_sha256"]):
        raise PolicyError(f"{file}: is not the file any more that this batch began with; begin a new batch")
    return Orders(
        engine=said["engine"],
        extractor=said["extractor"],
        checks=said["checks"],
        policy_file=file,
        policy_sha256=said["policy_sha256"],
        on=date.fromisoformat(said["on"]) if said["on"] else None,
        start=Stage(said["start"]) if said["start"] else None,
        dry=bool(said["dry"]),
    )


def _asked(selection: Selection, orders: Orders) -> str:
    policies = [sha256 for _, sha256, _ in everything()]
    return hashlib.sha256(encode([selection, plain(orders), policies])).hexdigest()
