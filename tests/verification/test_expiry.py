"""What runs out soon: of the last runs only, as far as it was read surely or a reviewer said it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from schemas.report import DocumentReport, FieldReport, Quality, ReportEvidence
from storage.folder import FolderStore
from storage.records import Records
from tests.checks.papers import contract, lease, permit, receipt
from tests.past import file_past
from verification.expiry import running_out, sure_day, today


def test_what_runs_out_within_the_days(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path))
    file_past(records, "ends soon", permit(), receipt(), lease(term_end="2026-12-10"), contract())
    file_past(records, "ends later", permit(), receipt(), lease(term_end="2027-12-10"), contract())
    file_past(records, "unsure", permit(), receipt(), lease(term_end=("2026-12-10", 0.5)), contract())

    def found(day: str, within: int) -> set[tuple[str, str, str]]:
        out = running_out(records.last_runs(), date.fromisoformat(day), within)
        return {(run.case_id, e.field, e.day) for run, e in out if e.type == "lease"}

    assert found("2026-11-23", 30) == {("ends soon", "term_end", "2026-12-10")}
    assert found("2026-11-23", 16) == set() and found("2026-11-23", 17) != set(), "the last day counts"
    assert found("2026-12-10", 0) != set() and found("2026-12-11", 30) == set(), (
        "what has run out runs out no more"
    )


def test_only_the_last_run_of_a_case_counts(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path))
    file_past(records, "again", permit(), receipt(), lease(term_end="2026-12-10"), contract())
    file_past(
        records,
        "again",
        permit(),
        receipt(),
        lease(term_end="2027-12-10", file="uploads/new.jpg"),
        contract(),
    )
    out = running_out(records.last_runs(), date(2026, 11, 23), 30)
    assert [e for _, e in out if e.type == "lease"] == []


def test_a_day_that_a_reviewer_gave_counts() -> None:
    place = ReportEvidence(file="a.jpg", page=1, quad=[[0, 0], [1, 0], [1, 1], [0, 1]], page_size=(9, 9), text="",
                           origin="human")  # fmt: skip
    field = FieldReport(value="2026-12-10", raw="", confidence=None, evidence=[place])
    document = DocumentReport(
        id="d1", type="lease", type_confidence=1.0, title="", files=[], quality=Quality(readable=True, problems=[]),
        fields={"term_end": field}, marks=[],
    )  # fmt: skip
    assert sure_day(document, "term_end") == date(2026, 12, 10)


def test_today_is_the_day_in_china() -> None:
    """At half past five in Shanghai, when the sweep runs, London still has yesterday."""
    assert today() == (datetime.now(UTC) + timedelta(hours=8)).date()
