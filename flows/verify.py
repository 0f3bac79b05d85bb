"""The flows of one case: what has arrived is taken in, the case is verified, the outcome is shown."""

from __future__ import annotations

import os

from prefect import flow, tags
from prefect.artifacts import create_markdown_artifact
from prefect.context import TagsContext
from prefect.task_runners import ThreadPoolTaskRunner

from flows.desk import the_desk
from flows.steps import AsTasks
from schemas.run import Manifest, RunRecord
from storage.keys import CasePart, folder_part, report_key
from verification import inbox
from verification.inbox import Waiting
from verification.working import Desk, verify_waiting

LINK_SECONDS = 24 * 3600
"""The link in an artifact opens a report for a day; whoever may see Prefect's page may follow it that long."""


@flow(name="ingest_upload", flow_run_name="ingest {case}", persist_result=False)
def ingest_upload(case: str) -> Manifest | None:
    """Keeps what lies in the inbox for a case and adds it to what belongs to the case; None when nothing lies there.

    The inbox is not cleared: that is done when the run is finished.
    """
    desk = the_desk()
    waiting = inbox.waiting_of(desk.inbox, folder_part(case))
    return inbox.take_in(desk.records, desk.inbox, waiting) if waiting else None


@flow(
    name="verify_case",
    flow_run_name="verify {case}",
    task_runner=ThreadPoolTaskRunner(max_workers=os.cpu_count() or 1),
    persist_result=False,
)
def verify_case(case: str) -> RunRecord:
    """Verifies a case as it stands, with what waits for it in the inbox, and writes the report of this run.

    case: the id. The same inputs again give the run that is there. Raises CaseError, PolicyError, ServiceAway.
    """
    desk = the_desk()
    part = folder_part(case)
    with TagsContext(current_tags=set()):  # the flow's tags are not its steps' (flows.steps says why)
        record = verify_waiting(desk, part, AsTasks(), _ingest)
        _show(desk, part, record)
    return record


def _ingest(desk: Desk, waiting: Waiting) -> Manifest:
    with tags("permitproof", "ingest"):
        manifest: Manifest | None = ingest_upload(waiting.case)
    return manifest or inbox.take_in(desk.records, desk.inbox, waiting)


def _show(desk: Desk, case: CasePart, record: RunRecord) -> None:
    """The outcome on Prefect's page, with a link to the report and nothing about the person."""
    link = report_link(desk, case, record)
    not_passed = [c for c in record.checks if c.outcome in ("failed", "inconclusive", "error")]
    rows = "\n".join(f"| {c.id} | {c.severity} | {c.outcome} |" for c in not_passed)
    table = f"\n\n| check | severity | outcome |\n|---|---|---|\n{rows}" if rows else ""
    create_markdown_artifact(
        f"# {record.case_id}: {record.outcome}\n\n[report of run {record.run_id}]({link})\n\n"
        f"policy {record.policy_id} {record.policy_version}, as of {record.fingerprints.day}{table}",
        description=f"{record.outcome} (run {record.run_id})",
    )


def report_link(desk: Desk, case: CasePart, record: RunRecord) -> str:
    """On the reviewers' desk where there is one (PERMITPROOF_CONSOLE_URL), else a link that runs out."""
    console = os.environ.get("PERMITPROOF_CONSOLE_URL", "").rstrip("/")
    if console:
        return f"{console}/cases/{case}/runs/{record.run_id}"
    return desk.records.store.link(report_key(case, record.run_id, "report.html"), LINK_SECONDS)
