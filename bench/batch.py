"""make bench-batch: re-verification from stored extractions through the Prefect flow, 1,000 and 10,000 cases.

Starts a Prefect server of its own on loopback. Prints for each size
- cases a second from the flow's first line to its last (processes started, batch cut, difference written),
- cases a second while chunks are worked on, by the chunks' own clocks,
- what a case costs in time of a core (which a busy machine changes less), the peak memory of the flow's process and all
  it started, and the machine's load.
Says whether the bars are met on two cores: 200 cases a second (of the largest size from first line to last, of every size
while working), and no fall from 1,000 to 10,000 (while working: the start weighs less on a larger batch and would hide a
fall).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from bench.past import fill, into_folder, sources
from storage.opening import open_store
from tests.services import ObjectServer, free_port

OUT = Path("bench-out/batch")
BAR = 200.0
FALL = 0.95
"""10,000 cases may run at this share of the rate of 1,000: what two runs of the same differ by."""

_FLOW = """
import json, sys, time
from flows.reverify import reverify_batch
from storage.opening import open_store
from verification import batch
if __name__ == "__main__":
    begun = time.perf_counter()
    told = reverify_batch(store=sys.argv[1], jobs=int(sys.argv[2]), chunk=int(sys.argv[3]))
    seconds = time.perf_counter() - begun
    desk = open_store(sys.argv[1])
    chunks = batch.done(desk, batch.get_plan(desk, told["batch"])).seconds
    print(json.dumps({**told, "seconds": seconds, "chunks": chunks}))
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--samples", nargs="*", default=[], help="sample cases to copy (default: all)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--chunk", type=int, default=200)
    parser.add_argument("--s3", type=int, default=1000, metavar="N", help="cases on an S3 store (0: none)")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    found = sources(OUT, options.samples)
    rates: list[tuple[float, float]] = []
    with prefect_server(OUT / "prefect") as environment:
        for size in options.sizes:
            store = OUT / f"store-{size}"
            shutil.rmtree(store, ignore_errors=True)
            fill(into_folder(store), found, size)
            rates.append(measured(f"folder, {size:,} cases", str(store), size, options, environment))
            shutil.rmtree(store)
        if options.s3:
            _on_s3(found, options, environment)
    return _bars(rates, options.sizes)


def _on_s3(found: Any, options: argparse.Namespace, environment: dict[str, str]) -> None:
    shutil.rmtree(OUT / "objects", ignore_errors=True)
    with ObjectServer(OUT / "objects").running() as server:
        os.environ.update(server.environment)
        url = "s3://bench-batch"
        store = open_store(url)
        fill(store.put_once, found, options.s3)
        measured(f"S3, {options.s3:,} cases", url, options.s3, options, {**environment, **server.environment})


def measured(
    what: str, store: str, size: int, options: argparse.Namespace, environment: dict[str, str]
) -> tuple[float, float]:
    """Runs the flow over the store in a process of its own; cases a second, in all and while working."""
    command = [sys.executable, "-c", _FLOW, store, str(options.jobs), str(options.chunk)]
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    peak: list[int] = [0]
    cores: dict[int, float] = {}
    watcher = threading.Thread(target=_watch, args=(child.pid, peak, cores), daemon=True)
    watcher.start()
    out, errors = child.communicate()
    if child.returncode:
        sys.exit(errors[-4000:])
    told = json.loads(out.splitlines()[-1])
    if told["cases"] != size or told["states"].get("failed"):
        sys.exit(f"{what}: {told['states']}, {told['problems']}")
    rate, working = size / told["seconds"], options.jobs * size / told["chunks"]
    print(
        f"{what:<24} {told['seconds']:7.1f} s  {rate:6.0f} cases/s (working {working:4.0f})  {sum(cores.values()) / size * 1e3:5.1f} ms/case  "
        f"peak {peak[0] / 1e6:6.0f} MB  load {os.getloadavg()[0]:4.1f}  {told['states']}",
        flush=True,
    )
    return float(rate), float(working)


def _watch(pid: int, peak: list[int], cores: dict[int, float]) -> None:
    """The most memory that the process and its children held together, and the seconds of a core that each used."""
    while True:
        try:
            mine = psutil.Process(pid)
            family = [mine, *mine.children(recursive=True)]
            total = sum(p.memory_info().rss for p in family)
            cores.update({p.pid: sum(p.cpu_times()[:2]) for p in family})
        except psutil.Error:
            return
        peak[0] = max(peak[0], total)
        time.sleep(0.2)


def _bars(rates: list[tuple[float, float]], sizes: list[int]) -> int:
    working = [w for _, w in rates]
    fast, steady = min(rates[-1][0], *working) >= BAR, working[-1] >= FALL * working[0]
    print(f"at least {BAR:.0f} cases/s: {'met' if fast else 'MISSED'}")
    if len(rates) > 1:
        print(f"no fall from {sizes[0]:,} to {sizes[-1]:,} cases: {'met' if steady else 'MISSED'} "
              f"({working[-1] / working[0]:.2f})")  # fmt: skip
    return 0 if fast and steady else 1


@contextmanager
def prefect_server(home: Path) -> Iterator[dict[str, str]]:
    """A Prefect server on loopback with a new database; yields the environment for whoever uses it."""
    import urllib3

    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ, "PREFECT_HOME": str(home.resolve()), "PREFECT_API_URL": address,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "WARNING",
        "PYTHONPATH": str(Path.cwd()),
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        with urllib3.PoolManager(retries=False, timeout=2) as pool:
            for _ in range(600):
                try:
                    if pool.request("GET", f"{address}/health").status == 200:
                        break
                except urllib3.exceptions.HTTPError:
                    pass
                time.sleep(0.2)
            else:
                sys.exit(f"Prefect's server does not come up; see {home / 'log'}")
        yield environment
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    sys.exit(main())
