"""The watcher as a deployment, on real servers: woken by the webhook of who knows the token, ended by cancelling its run."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import urllib3
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.states import Cancelling

from storage.keys import case_part, inbox_key
from storage.opening import open_inbox, open_store
from tests.flows.pool import pool_running
from tests.services import free_port
from tests.small_case import application, lease
from tests.stack import Stack
from tests.verification.test_webhook import EVENT

TOKEN = "a-token-for-the-watch-flow"


def answer(port: int, token: str) -> int:
    """The status of the webhook, 0 when nobody listens."""
    with urllib3.PoolManager(retries=False, timeout=5) as pool:
        try:
            headers = {"Authorization": f"Bearer {token}"}
            return int(pool.request("POST", f"http://127.0.0.1:{port}/", body=EVENT, headers=headers).status)
        except urllib3.exceptions.HTTPError:
            return 0


def wait_for(what: Callable[[], bool], seconds: float, stack: Stack) -> float:
    begun = time.monotonic()
    while not what():
        if time.monotonic() - begun > seconds:
            raise TimeoutError(stack.log("pool")[-3000:])
        time.sleep(0.3)
    return time.monotonic() - begun


@pytest.mark.timeout(400)
def test_a_watcher_that_is_a_deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sweeps are ten minutes apart, so what starts the case is the webhook."""
    port = free_port()
    stack = Stack(
        tmp_path, PERMITPROOF_WEBHOOK_TOKEN=TOKEN, PERMITPROOF_SWEEP="600", PERMITPROOF_SETTLE="0.5"
    )
    stack.start("store")
    try:
        for name, value in stack.objects.environment.items():
            monkeypatch.setenv(name, value)
        with pool_running(stack):
            stack.start("worker")
            _watched(stack, port)
    finally:
        stack.objects.kill()


def _watched(stack: Stack, port: int) -> None:
    inbox, store = open_inbox("s3://permitproof-inbox"), open_store("s3://permitproof")

    def verified() -> bool:
        return any(s.key.endswith("/run.json") for s in store.list("reports/W-1/"))

    with get_client(sync_client=True) as client:
        watch = client.read_deployment_by_name("watch/permitproof")
        run = client.create_flow_run_from_deployment(watch.id, parameters={"address": f"127.0.0.1:{port}"})
        wait_for(lambda: answer(port, "wrong") == 401, 150, stack)
        stack.wait_for_log("worker", "Subscribing")
        inbox.put(inbox_key(case_part("W-1"), "uploads/lease.pdf"), lease("watch"))
        inbox.put(inbox_key(case_part("W-1"), "application.json"), application("W-1"))
        assert answer(port, "wrong") == 401
        time.sleep(3)
        assert not verified(), "a stranger wakes nobody"
        assert answer(port, TOKEN) == 204
        assert wait_for(verified, 150, stack) < 150
        client.set_flow_run_state(run.id, Cancelling())
        wait_for(lambda: client.read_flow_run(run.id).state_type == StateType.CANCELLED, 90, stack)
        wait_for(lambda: answer(port, TOKEN) == 0, 30, stack)
