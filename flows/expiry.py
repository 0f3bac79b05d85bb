"""Every day: the papers of past cases that run out soon."""

from __future__ import annotations

from datetime import UTC, date, datetime

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.desk import store_url
from storage.coding import encode
from storage.keys import expiry_key
from storage.opening import open_store
from storage.records import JSON, Records
from verification.expiry import SOON, running_out


@flow(name="expiry_sweep", flow_run_name="expiry sweep", persist_result=False, timeout_seconds=3600)
def expiry_sweep(day: date | None = None, within: int = SOON) -> int:
    """Lists what runs out within so many days of `day` (today), keeps the list under expiry/<day>.json; how many."""
    today = day or datetime.now(UTC).date()
    records = Records(open_store(store_url()))
    rows = [
        {"case": run.case_id, "run": run.run_id, "document": e.type, "field": e.field, "day": e.day}
        for run, e in running_out(records.last_runs(), today, within)
    ]
    rows.sort(key=lambda row: (row["day"], row["case"]))
    records.store.put_once(expiry_key(today.isoformat()), encode(rows), JSON)
    create_table_artifact(
        rows[:500] or [{"case": "-", "run": "", "document": "nothing runs out", "field": "", "day": ""}],
        key="expiry-sweep",
        description=f"{len(rows)} papers run out by {within} days after {today.isoformat()}",
    )
    return len(rows)
