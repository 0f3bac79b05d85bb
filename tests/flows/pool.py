"""Every deployment on a server, and a Prefect worker that carries them out, as deployments/prefect.yaml says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.settings import PREFECT_API_URL, temporary_settings

from tests.deployments.conftest import prefect
from tests.stack import ROOT, Stack


@contextmanager
def pool_running(stack: Stack) -> Iterator[Stack]:
    """Starts the server, deploys, starts the worker (its log: pool.log); this process then speaks to the server.

    All parts of the stack that are running are killed at the end.
    """
    stack.environment["PERMITPROOF_HOME"] = str(ROOT)
    worker = None
    try:
        stack.start("prefect")
        prefect(stack.environment, "work-pool", "create", "permitproof", "--type", "process")
        prefect(stack.environment, "deploy", "--all", "--prefect-file", "deployments/prefect.yaml")
        with (stack.folder / "pool.log").open("ab") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", "prefect", "worker", "start", "--pool", "permitproof"],
                cwd=ROOT, env={**stack.environment, "PREFECT_WORKER_QUERY_SECONDS": "1"}, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        with temporary_settings({PREFECT_API_URL: stack.environment["PREFECT_API_URL"]}):
            yield stack
    finally:
        if worker is not None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        for part in [*stack.processes]:
            stack.kill(part)
