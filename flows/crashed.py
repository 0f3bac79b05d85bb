"""Flow runs whose worker was killed stay «running» in Prefect for ever; they are found and settled."""

from __future__ import annotations

import logging

import httpx
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterName,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Crashed

_log = logging.getLogger(__name__)


def settle_crashed(case: str) -> int:
    """Marks what is still «running» for a case whose worker is known to be dead as crashed; how many there were.

    It is for the page only: whatever goes wrong with it, the case is verified.
    """
    try:
        return _settle(case)
    except httpx.HTTPError as error:
        _log.warning("dead flow runs of %s were not settled (%s)", case, type(error).__name__)
        return 0


def _settle(case: str) -> int:
    names = FlowRunFilterName(any_=[f"verify {case}", f"ingest {case}"])
    running = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(name=names, state=running), sort=FlowRunSort.ID_DESC, limit=100
        )
        for run in found:
            client.set_flow_run_state(
                run.id, Crashed(message="its worker is gone; the case was taken over"), force=True
            )
    return len(found)
