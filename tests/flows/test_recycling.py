"""A worker starts itself anew under load, on real servers: no case is lost, none is done twice, nothing stays open."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import TaskRunFilter, TaskRunFilterState, TaskRunFilterStateType
from prefect.client.schemas.objects import StateType
from prefect.settings import PREFECT_API_URL, temporary_settings

from storage.keys import case_part, inbox_key
from storage.opening import open_inbox, open_store
from tests.small_case import application, lease
from tests.stack import Stack

CASES = [f"R-{number}" for number in range(9)]
EVERY = 3


@pytest.mark.timeout(400)
def test_a_worker_that_recycles_under_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine cases wait at once and the worker starts anew after three runs."""
    stack = Stack(tmp_path, ["--recycle", str(EVERY)], PERMITPROOF_SETTLE="0.5", PERMITPROOF_SWEEP="0.5")
    with stack.running():
        for name, value in stack.objects.environment.items():
            monkeypatch.setenv(name, value)
        inbox, store = open_inbox("s3://permitproof-inbox"), open_store("s3://permitproof")
        pid = stack.processes["worker"].pid
        for case in CASES:
            inbox.put(inbox_key(case_part(case), "uploads/lease.pdf"), lease(case))
            inbox.put(inbox_key(case_part(case), "application.json"), application(case))
        until = time.monotonic() + 240
        while any(not s.key.startswith(".work/dead/") for s in inbox.list("")):
            assert time.monotonic() < until, stack.log("worker")[-3000:]
            time.sleep(0.5)
        keys = [s.key.split("/") for s in store.list("reports/")]
        assert Counter(k[1] for k in keys if k[-1] == "run.json") == Counter(CASES)
        assert Counter(k[1] for k in keys if k[-1] == "report.json") == Counter(CASES)
        given_back = [
            int(n) for n in re.findall(r"starting anew.*; (\d+) jobs given back", stack.log("worker"))
        ]
        assert given_back and max(given_back) > 0, stack.log("worker")[-3000:]
        assert stack.processes["worker"].poll() is None and psutil.pid_exists(pid), "the same process goes on"
        readers = [p for p in psutil.Process(pid).children() if "extractors.worker" in " ".join(p.cmdline())]
        assert len(readers) <= max(1, os.cpu_count() or 1), "the readers of before are gone"
        with temporary_settings({PREFECT_API_URL: f"http://127.0.0.1:{stack.port}/api"}):
            open_ones = TaskRunFilter(
                state=TaskRunFilterState(
                    type=TaskRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING])
                )
            )
            with get_client(sync_client=True) as client:
                while found := client.read_task_runs(task_run_filter=open_ones):
                    assert time.monotonic() < until, [r.name for r in found]
                    time.sleep(1)
