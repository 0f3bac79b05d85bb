"""The batch flow against a real Prefect server: what its page shows, killed in the middle, begun again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import urllib3

from storage.folder import FolderStore
from storage.keys import case_part
from tests.stack import ROOT, Stack
from tests.verification.test_batch import past

CASES, CHUNK = 80, 4
_FLOW = f"""
import json, sys
from datetime import date, timedelta
import flows.reverify as room
from verification.stages import Stage
if __name__ == "__main__":
    room.STALE = timedelta(seconds=1)
    told = room.reverify_batch(store=sys.argv[1], on=date(2027, 3, 20), start=Stage.CHECKS, jobs=2, chunk={CHUNK})
    print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    stack = Stack(tmp_path_factory.mktemp("prefect"))
    try:
        stack.start("prefect")
        yield stack
    finally:
        for part in [*stack.processes]:
            stack.kill(part)


def start(stack: Stack, store: FolderStore) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _FLOW, store.url]
    with (stack.folder / "flow.log").open("ab") as log:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=stack.environment,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )


def asked(stack: Stack, what: str) -> list[dict[str, Any]]:
    with urllib3.PoolManager(retries=False, timeout=20) as pool:
        answer = pool.request("POST", f"{stack.environment['PREFECT_API_URL']}/{what}/filter", json={})
    found: list[dict[str, Any]] = answer.json()
    return found


def test_killed_in_the_middle_and_begun_again(prefect: Stack, tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    records = past(store, CASES)
    child = start(prefect, store)
    until = time.monotonic() + 120
    while sum("/results/" in s.key for s in store.list("batches/")) < 2:
        assert child.poll() is None and time.monotonic() < until, (prefect.folder / "flow.log").read_text()
        time.sleep(0.002)
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    done = {s.key: s.modified for s in store.list("") if s.key.endswith(("/run.json", "/report.json"))}
    assert not any(s.key.endswith("/done.json") for s in store.list("batches/")), "killed before its end"
    time.sleep(1.1)  # it is taken for dead when nothing came of it for this long

    child = start(prefect, store)
    out, _ = child.communicate(timeout=180)
    assert child.returncode == 0, (prefect.folder / "flow.log").read_text()[-3000:]
    told = json.loads(out.splitlines()[-1])
    assert (told["cases"], told["states"]) == (CASES, {"differs": CASES})
    for n in range(CASES):
        assert [r.number for r in records.runs(case_part(f"case {n:03d}"))] == [1, 2]
    assert {s.key: s.modified for s in store.list("") if s.key in done} == done, "what was written stands"

    runs = sorted(asked(prefect, "flow_runs"), key=lambda run: str(run["created"]))
    assert [run["state_type"] for run in runs] == ["CRASHED", "COMPLETED"]
    assert {run["name"] for run in runs} == {f"re-verify {told['batch']}"}
    shown = {a["type"]: a for a in asked(prefect, "artifacts") if a["flow_run_id"] == runs[1]["id"]}
    assert shown["progress"]["data"] == 100.0
    text = shown["markdown"]["data"]
    assert f"{CASES} cases" in text and "difference.html" in text
    assert "case 0" not in json.dumps(shown, ensure_ascii=False) and "陈大文" not in text, (
        "no case, nobody's name"
    )
