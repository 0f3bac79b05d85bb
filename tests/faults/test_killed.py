"""The real thing on loopback: Prefect server, worker, watcher, object store, killed in turn while cases arrive."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.fire import QUICK, under_fire
from tests.stack import PARTS, Stack


@pytest.mark.timeout(400)
def test_six_uploads_while_everything_is_killed(tmp_path: Path) -> None:
    """Six reports, none missing, none double. The fifty are `make bench-service`."""
    cases = [f"K-{number}" for number in range(6)]
    with Stack(tmp_path, **QUICK).running() as stack:
        told = under_fire(stack, cases, pause=1.0, limit=240)
        assert told.finished == Counter(cases), stack.log("worker")[-3000:]
        assert told.reports == Counter(cases)
        assert set(told.kills) == set(PARTS)
        logs = "".join(stack.log(part) for part in ("worker", "watcher", "prefect"))
    assert "嚴正琬" not in logs and "H74798986" not in logs, "personal data in a log"
