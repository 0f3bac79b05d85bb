"""Every day: the papers of past cases that run out soon."""

from __future__ import annotations

import logging
from datetime import date

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.desk import store_url
from storage.coding import encode
from storage.keys import expiry_key
from storage.opening import open_store
from storage.records import JSON, Records
from verification.expiry import SOON, running_out, today

_log = logging.getLogger(__name__)


@flow(name="expiry_sweep", flow_run_name="expiry sweep", persist_result=False, timeout_seconds=3600)
def expiry_sweep(day: date | None = None, within: int = SOON) -> int:
    """Lists what runs out within so many days of `day` (today in China); how many papers.

    The list is kept under expiry/<day>.json. A second sweep of the same day is shown, and the first one's list stands.
    """
    on = day or today()
    records = Records(open_store(store_url()))
    rows = [
        {"case": run.case_id, "run": run.run_id, "document": e.type, "field": e.field, "day": e.day}
        for run, e in running_out(records.last_runs(), on, within)
    ]
    rows.sort(key=lambda row: (row["day"], row["case"]))
    if not records.store.put_once(expiry_key(on.isoformat()), encode(rows), JSON):
        _log.info("%s is there already and stands", expiry_key(on.isoformat()))
    create_table_artifact(
        rows[:500] or [{"case": "-", "run": "", "document": "nothing runs out", "field": "", "day": ""}],
        key="expiry-sweep",
        description=f"{len(rows)} papers run out by {within} days after {on.isoformat()}",
    )
    return len(rows)
