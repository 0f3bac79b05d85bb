"""deployments/prefect.yaml, deployed to a real server."""

from __future__ import annotations

import itertools
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from prefect import Flow, State
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.flows import load_flow_from_entrypoint
from prefect.states import Running

from tests.deployments.conftest import ROOT
from tests.stack import Stack

FLOWS = {"ingest_upload", "verify_case", "watch", "expiry_sweep", "reverify_batch"}
FILE: dict[str, Any] = yaml.safe_load((ROOT / "deployments/prefect.yaml").read_text(encoding="utf-8"))


def test_every_entrypoint_is_a_flow_and_every_flow_has_one() -> None:
    loaded = [load_flow_from_entrypoint(str(ROOT / d["entrypoint"])) for d in FILE["deployments"]]
    assert all(isinstance(flow, Flow) for flow in loaded)
    assert {flow.name for flow in loaded} == FLOWS
    here = {
        path.stem for path in (ROOT / "flows").glob("*.py") if "@flow(" in path.read_text(encoding="utf-8")
    }
    assert {Path(d["entrypoint"].split(":")[0]).stem for d in FILE["deployments"]} == here


def test_they_are_deployed_without_the_folder_of_who_deployed(server: Stack) -> None:
    with get_client(sync_client=True) as client:
        deployments = client.read_deployments()
        names = {client.read_flow(d.flow_id).name for d in deployments}
    assert names == FLOWS
    for deployment in deployments:
        assert deployment.work_pool_name == "permitproof"
        assert deployment.pull_steps == [
            {"prefect.deployments.steps.set_working_directory": {"directory": "{{ $PERMITPROOF_HOME }}"}}
        ]


def test_the_sweep_is_planned_for_every_day(server: Stack) -> None:
    # The server's scheduler has to plan runs, not only to keep the schedule: with SQLAlchemy 2.1 it broke on that.
    with get_client(sync_client=True) as client:
        sweep = client.read_deployment_by_name("expiry_sweep/permitproof")
        assert [(s.active, s.schedule.timezone) for s in sweep.schedules] == [(True, "Asia/Shanghai")]
        until = time.monotonic() + 60
        planned: list[Any] = []
        while len(planned) < 2 and time.monotonic() < until:
            planned = client.read_flow_runs(
                deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[sweep.id])),
                flow_run_filter=FlowRunFilter(
                    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED]))
                ),
                sort=FlowRunSort.EXPECTED_START_TIME_ASC, limit=10,
            )  # fmt: skip
            time.sleep(0.2)
    days = [run.expected_start_time for run in planned]
    assert len(days) >= 2, server.log("prefect")[-2000:]
    assert {(b - a).total_seconds() for a, b in itertools.pairwise(days)} == {86400.0}


def test_the_server_takes_requests_without_a_limit(server: Stack) -> None:
    # Prefect's client sends null for a limit that was not given; FastAPI from 0.151 on refused it with 422.
    with get_client(sync_client=True) as client:
        assert client.read_flow_runs(limit=None) is not None
        assert client.read_workers_for_work_pool("permitproof") == []


@pytest.mark.parametrize("name, settled", [("verify SZ-7", 1), ("ingest SZ-7", 1), ("verify SZ-70", 0)])
def test_runs_of_a_dead_worker_are_settled(server: Stack, name: str, settled: int) -> None:
    import flows.settings  # noqa: F401
    from flows.crashed import settle_crashed
    from flows.verify import verify_case

    with get_client(sync_client=True) as client:
        state: State[Any] = Running()
        run = client.create_flow_run(verify_case, parameters={"case": "SZ-7"}, name=name, state=state)
        assert settle_crashed("SZ-7") == settled
        now = client.read_flow_run(run.id)
    assert now.state is not None
    assert now.state.type == (StateType.CRASHED if settled else StateType.RUNNING)
