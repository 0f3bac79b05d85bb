"""The daily sweep as its deployment runs it: by a Prefect worker, on a real server and a store."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.objects import StateType

from storage.folder import FolderStore
from storage.records import Records
from tests.checks.papers import contract, lease, permit, receipt
from tests.flows.pool import pool_running
from tests.past import file_past
from tests.stack import Stack


@pytest.mark.timeout(300)
def test_the_sweep_lists_what_runs_out(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "records")
    with pool_running(Stack(tmp_path, PERMITPROOF_STORE=store.url)):
        _sweeps(Records(store), tmp_path)


def _sweeps(records: Records, tmp_path: Path) -> None:
    file_past(records, "SZ-soon", permit(), receipt(), lease(term_end="2026-12-10"), contract())
    file_past(records, "SZ-later", permit(), receipt(), lease(term_end="2027-12-10"), contract())
    with get_client(sync_client=True) as client:
        sweep = client.read_deployment_by_name("expiry_sweep/permitproof")
        run = client.create_flow_run_from_deployment(sweep.id, parameters={"day": "2026-12-01", "within": 20})
        until = time.monotonic() + 200
        while not (state := client.read_flow_run(run.id).state) or not state.is_final():
            assert time.monotonic() < until, (tmp_path / "pool.log").read_text()[-3000:]
            time.sleep(0.5)
        assert state.type == StateType.COMPLETED, (tmp_path / "pool.log").read_text()[-3000:]
        shown = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=["expiry-sweep"]))
        )
    kept = json.loads(records.store.get("expiry/2026-12-01.json") or b"null")
    leases = [row for row in kept if row["document"] == "lease"]
    assert [(row["case"], row["field"], row["day"]) for row in leases] == [
        ("SZ-soon", "term_end", "2026-12-10")
    ]
    assert "SZ-later" not in json.dumps([row for row in kept if row["document"] == "lease"])
    assert len(shown) == 1 and "陈大文" not in json.dumps(shown[0].data, ensure_ascii=False)
