"""python -m bench.service: the service as it runs (object store, Prefect server, worker, watcher on loopback): how much
later than the bare `verify` a report is there, fifty uploads under fire, the processor when idle, memory over many runs."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from extractors.worker import IsolatedReader
from storage.keys import case_part, inbox_key
from storage.opening import open_inbox, open_store
from storage.records import Records
from tests.faults.fire import QUICK, under_fire
from tests.small_case import application, lease, small_case
from tests.stack import Stack
from verification.program import verify

OURS = ("worker", "watcher")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.service", description=__doc__)
    parser.add_argument("--uploads", type=int, default=11, help="uploads whose overhead is measured")
    parser.add_argument("--fire", type=int, default=50, help="uploads while everything is killed in turn")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds of idling")
    parser.add_argument("--runs", type=int, default=1000, help="runs over which memory is watched")
    parser.add_argument("--limit", type=float, default=1800.0, help="seconds the uploads under fire may take")
    parser.add_argument("--skip", default="", help="comma list of overhead, idle, memory, fire")
    options = parser.parse_args()
    skip = set(options.skip.split(","))
    with tempfile.TemporaryDirectory(prefix="permitproof-bench-") as folder:
        root = Path(folder)
        if not {"overhead", "idle", "memory"} <= skip:
            with Stack(root / "stack").running() as stack:
                os.environ.update(stack.objects.environment)
                if "overhead" not in skip:
                    overhead(root, options.uploads)
                if "idle" not in skip:
                    idle(stack, options.idle)
                if "memory" not in skip:
                    memory(stack, options.runs)
        if "fire" not in skip:
            fire(root, options.fire, options.limit)
    return 0


def overhead(root: Path, count: int) -> None:
    """Median of upload-to-report minus the bare verify of the same kind of case, both warm."""
    bare = []
    with IsolatedReader(pictures=root / "pictures") as reader:
        for number in range(count + 1):
            case = small_case(root / f"bare-{number}", f"B-{number}", f"bare {number}")
            begun = time.monotonic()
            verify(case, root / "out", lambda pictures: _Kept(reader))
            bare.append(time.monotonic() - begun)
    served = [_upload_to_report(f"U-{number}") for number in range(count + 1)]
    bare_median, served_median = statistics.median(bare[1:]), statistics.median(served[1:])
    print(
        f"upload to report, one-page native lease, warm: median {served_median:.2f} s; bare verify {bare_median:.2f} s; "
        f"overhead {served_median - bare_median:.2f} s (bar < 5 s), of which settling 2 s", flush=True,
    )  # fmt: skip


class _Kept:
    """A reader that stays open over several cases."""

    def __init__(self, reader: IsolatedReader) -> None:
        self._reader = reader
        self.read, self.look = reader.read, reader.look

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def close(self) -> None: ...

    def __enter__(self) -> _Kept:
        return self

    def __exit__(self, *error: object) -> None: ...


def _upload_to_report(case: str) -> float:
    inbox, records = open_inbox("s3://permitproof-inbox"), Records(open_store("s3://permitproof"))
    inbox.put(inbox_key(case_part(case), "uploads/lease.pdf"), lease(case))
    begun = time.monotonic()
    inbox.put(inbox_key(case_part(case), "application.json"), application(case))
    while not any(s.key.endswith("/run.json") for s in records.store.list(f"reports/{case_part(case)}/")):
        if time.monotonic() - begun > 120:
            raise TimeoutError(case)
        time.sleep(0.05)
    return time.monotonic() - begun


def idle(stack: Stack, seconds: float) -> None:
    """Processor time of our processes (children too) while nothing happens, and beside it what serves them."""
    time.sleep(5)
    pids = {**{part: p.pid for part, p in stack.processes.items()}, "object store": stack.objects.pid}
    before = {name: _spent(pid) for name, pid in pids.items()}
    time.sleep(seconds)
    share = {name: 100 * (_spent(pid) - before[name]) / seconds for name, pid in pids.items()}
    ours = sum(share[part] for part in OURS)
    others = ", ".join(f"{name} {share[name]:.2f} %" for name in share if name not in OURS)
    print(
        f"idle over {seconds:.0f} s: worker and watcher {ours:.2f} % of a core (bar < 1 %); beside them {others}",
        flush=True,
    )


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def _spent(pid: int) -> float:
    return sum(sum(p.cpu_times()[:2]) for p in _family(pid))


def memory(stack: Stack, runs: int) -> None:
    """Resident memory of worker (readers too) and watcher as runs go by."""
    inbox, records = open_inbox("s3://permitproof-inbox"), Records(open_store("s3://permitproof"))
    begun = time.monotonic()
    readings: list[tuple[int, float, float]] = []
    done = 0
    for number in range(runs):
        case = f"M-{number}"
        inbox.put(inbox_key(case_part(case), "uploads/lease.pdf"), lease(case))
        inbox.put(inbox_key(case_part(case), "application.json"), application(case))
        while number - done > 30 or (number == runs - 1 and done < runs):
            done = sum(1 for s in records.store.list("reports/M-") if s.key.endswith("/run.json"))
            print(f"\rmemory {done}/{runs}", end="", file=sys.stderr, flush=True)
            time.sleep(2)
        if number % max(1, runs // 20) == 0 or number == runs - 1:
            worker, watcher = (_resident(stack.processes[part].pid) for part in OURS)
            readings.append((done, worker, watcher))
            print(
                f"\r{done} runs: worker with readers {worker:.0f} MiB, watcher {watcher:.0f} MiB", flush=True
            )
    print(file=sys.stderr)
    settled = [r for r in readings if r[0] >= runs // 5]
    half = len(settled) // 2
    first, last = (statistics.mean(r[1] + r[2] for r in part) for part in (settled[:half], settled[half:]))
    anew = stack.log("worker").count("starting anew")
    print(
        f"memory over {runs} runs, worker with readers + watcher: first half {first:.0f} MiB, second half {last:.0f} MiB; "
        f"the worker started itself anew {anew} times; {runs / (time.monotonic() - begun):.1f} runs/s, "
        f"load {os.getloadavg()[0]:.1f}", flush=True,
    )  # fmt: skip


def _resident(pid: int) -> float:
    return sum(p.memory_info().rss for p in _family(pid)) / (1 << 20)


def fire(root: Path, count: int, limit: float) -> None:
    """So many uploads while worker, watcher, Prefect server and object store are killed in turn."""
    cases = [f"F-{number}" for number in range(count)]
    with Stack(root / "fire", **QUICK).running() as stack:
        told = under_fire(
            stack, cases, 4.0, limit, say=lambda t: print(f"\r{t}   ", end="", file=sys.stderr, flush=True)
        )
    print(file=sys.stderr)
    missing = sorted(set(cases) - set(told.finished))
    double = [case for case, n in told.reports.items() if n != 1]
    print(
        f"{count} uploads under fire: {sum(told.reports.values())} reports, {len(missing)} missing, {len(double)} double "
        f"(bar 0 and 0); killed {dict(told.kills)} in {told.seconds:.0f} s, load {os.getloadavg()[0]:.1f}", flush=True,
    )  # fmt: skip
    assert told.finished == Counter(cases)


if __name__ == "__main__":
    sys.exit(main())
