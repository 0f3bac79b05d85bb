"""The program over a store: the same verdict as without one, nothing done twice, nothing overwritten."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from extractors.looking import Look, Seen
from extractors.worker import IsolatedReader
from reports.write import report_json
from schemas.policy import Policy
from schemas.problems import CaseError
from schemas.report import Report
from schemas.review import Correction
from schemas.transcript import Transcript
from storage.corrections import add_correction
from storage.folder import FolderStore
from storage.keys import case_part, policy_key, report_key
from storage.opening import open_store
from storage.protocol import ObjectStore
from storage.records import Records
from tests.small_case import RECEIPT, small_case
from verification.filing import file_folder, verify_filed
from verification.program import verify
from verification.reader_pool import ReaderPool
from verification.readers import Reader
from verification.stored import Asked, verify_stored


class Counting(IsolatedReader):
    """The real reader, counting what it is asked."""

    asked: ClassVar[list[str]] = []

    def read(self, path: Path, name: str) -> Transcript:
        Counting.asked.append(name)
        return super().read(path, name)

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        Counting.asked.append(f"look {name}")
        return super().look(path, name, requests)


def counting(pictures: Path | None) -> Reader:
    return Counting(pictures=pictures)


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "folder":
        return open_store(str(tmp_path / "store"))
    request.getfixturevalue("s3")
    return open_store(f"s3://stored/{tmp_path.name}")


@pytest.fixture(autouse=True)
def nothing_asked() -> Iterator[None]:
    Counting.asked = []
    yield


def bare(report: Report) -> str:
    return report_json(
        report.model_copy(update={"run_id": "", "started_at": "", "finished_at": "", "timings": {}})
    )


def alone(report: Report) -> Report:
    """Without what is said of other cases."""
    return report.model_copy(update={"checks": [c for c in report.checks if c.id != "history.reuse"]})


def test_with_a_store_the_report_is_the_same(store: ObjectStore, tmp_path: Path) -> None:
    case = small_case(tmp_path / "case", "same")
    without = verify(case, tmp_path / "without", counting)
    within = verify_filed(Records(store), case, tmp_path / "within", counting, Asked())
    said = {str(c.outcome) for c in within.checks if c.id == "history.reuse"}
    assert said == {"passed"}  # only a store knows other cases
    assert bare(alone(without)) == bare(alone(within))
    pages = [(tmp_path / d / "report.html").read_text() for d in ("without", "within")]
    assert [p.count("data:image/jpeg") for p in pages] == [pages[0].count("data:image/jpeg")] * 2
    assert pages[0].count("data:image/jpeg") >= 1


def test_the_same_case_again_reads_nothing_and_is_the_same_run(store: ObjectStore, tmp_path: Path) -> None:
    case = small_case(tmp_path / "case", "again")
    first = verify_filed(Records(store), case, None, counting, Asked())
    assert "uploads/lease.pdf" in Counting.asked
    Counting.asked = []
    again = verify_filed(Records(store), case, None, counting, Asked())
    assert again == first and Counting.asked == []
    assert len(list(Records(store).runs(case_part("again")))) == 1


def test_a_later_file_gives_a_new_run_that_reads_only_what_is_new(store: ObjectStore, tmp_path: Path) -> None:
    records = Records(store)
    case = small_case(tmp_path / "case", "later")
    first = verify_filed(records, case, None, counting, Asked())
    Counting.asked = []
    shutil.copy(RECEIPT, case / "uploads" / "receipt.pdf")
    second = verify_filed(records, case, tmp_path / "out", counting, Asked())
    assert [name for name in Counting.asked if not name.startswith("look")] == ["uploads/receipt.pdf"]
    assert second.run_id != first.run_id and len(second.documents) == len(first.documents) + 1
    runs = list(records.runs(case_part("later")))
    assert [r.number for r in runs] == [1, 2] and records.last_run(case_part("later")) == runs[1]
    assert store.get(report_key(case_part("later"), first.run_id, "report.json"))
    assert "data:image/jpeg" in (tmp_path / "out" / "report.html").read_text()


def test_another_day_is_another_run_from_the_same_extraction(tmp_path: Path) -> None:
    from datetime import date

    records = Records(FolderStore(tmp_path / "store"))
    case = small_case(tmp_path / "case", "day")
    verify_filed(records, case, None, counting, Asked())
    Counting.asked = []
    verify_filed(records, case, None, counting, Asked(on=date(2031, 1, 1)))
    assert Counting.asked == []
    one, two = records.runs(case_part("day"))
    assert one.extraction == two.extraction != ""
    assert one.fingerprints.day == "2026-07-20" and two.fingerprints.day == "2031-01-01"
    flipped = {c.id for c in one.checks if c.outcome == "passed"} & {
        c.id for c in two.checks if c.outcome == "failed"
    }
    assert "residence.in_force" in flipped


def test_stored_extractions_load_fast(tmp_path: Path) -> None:
    """At least 400 a second, or re-verification of ten thousand cases takes more than its share."""
    records = Records(FolderStore(tmp_path / "store"))
    case = small_case(tmp_path / "case", "fast")
    verify_filed(records, case, None, counting, Asked())
    (run,) = records.runs(case_part("fast"))
    begun = time.perf_counter()
    for _ in range(200):
        assert records.extraction(run.extraction)
    assert 200 / (time.perf_counter() - begun) > 400


@pytest.mark.parametrize(
    "lost", [["run.json"], ["run.json", "report.html"], ["run.json", "report.html", "report.json"]]
)
def test_a_run_killed_while_writing_is_finished_not_doubled(lost: list[str], tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    records = Records(store)
    case = small_case(tmp_path / "case", "killed")
    before = verify_filed(records, case, None, counting, Asked())
    part = case_part("killed")
    for name in lost:
        store.delete(report_key(part, before.run_id, name))
    Counting.asked = []
    after = verify_filed(records, case, None, counting, Asked())
    assert Counting.asked == [] and after.run_id == before.run_id
    (run,) = records.runs(part)
    if "report.json" not in lost:
        assert after == before and run.started_at == before.started_at
    assert store.get(report_key(part, before.run_id, "report.html"))


def test_a_manifest_changes_only_when_something_is_new(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path))
    one = records.add_to_manifest("m", "a1", {"uploads/x": "1"})
    assert records.add_to_manifest("m", None, {"uploads/x": "1"}) == one
    two = records.add_to_manifest("m", None, {"uploads/y": "2"})
    assert (two.number, two.application, two.uploads) == (2, "a1", {"uploads/x": "1", "uploads/y": "2"})
    assert records.add_to_manifest("m", "a1", {"uploads/y": "2"}, exactly=True).uploads == {"uploads/y": "2"}
    assert records.manifest(case_part("m")) is not None
    assert records.manifest(case_part("nobody")) is None


def test_the_last_run_of_every_case(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path / "store"))
    for name in ("a", "a.b", "b"):
        verify_filed(records, small_case(tmp_path / name, name), None, counting, Asked())
    shutil.copy(RECEIPT, tmp_path / "b" / "uploads" / "receipt.pdf")
    verify_filed(records, tmp_path / "b", None, counting, Asked())
    assert sorted((r.case_id, r.number) for r in records.last_runs()) == [("a", 1), ("a.b", 1), ("b", 2)]


def test_a_case_that_nobody_submitted_says_so(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path / "store"))
    with ReaderPool(tmp_path / "pictures", 1) as reader, pytest.raises(CaseError, match="submit"):
        verify_stored(records, case_part("nobody"), reader, tmp_path)


def test_what_is_no_file_is_told_not_followed(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path / "store"))
    case = small_case(tmp_path / "case", "linked")
    (case / "uploads" / "link.pdf").symlink_to("/etc/passwd")
    file_folder(records, case)
    manifest = records.manifest(case_part("linked"))
    assert manifest is not None and manifest.uploads["uploads/link.pdf"] == ""
    report = verify_filed(records, case, None, counting, Asked())
    (told,) = (d for d in report.documents if d.files[0].file == "uploads/link.pdf")
    assert told.type == "unknown" and told.quality.problems


def test_two_readers_read_as_one(tmp_path: Path) -> None:
    case = small_case(tmp_path / "case", "pool")
    shutil.copy(RECEIPT, case / "uploads" / "receipt.pdf")
    one = verify_filed(Records(FolderStore(tmp_path / "one")), case, None, counting, Asked())
    records = Records(FolderStore(tmp_path / "two"))
    file_folder(records, case)
    from verification.steps import Plain

    with ReaderPool(tmp_path / "scratch" / "pictures", 2) as reader:
        verify_stored(records, case_part("pool"), reader, tmp_path / "scratch", steps=Plain(2))
    data = records.store.get(report_key(case_part("pool"), one.run_id, "report.json"))
    assert data is not None and bare(Report.model_validate_json(data)) == bare(one)
    json.loads(data)


def test_a_correction_makes_a_new_run_that_reads_nothing_and_says_who(tmp_path: Path) -> None:
    records = Records(FolderStore(tmp_path / "store"))
    case = small_case(tmp_path / "case", "corrected")
    before = verify_filed(records, case, None, counting, Asked())
    (lease,) = (d for d in before.documents if d.type == "lease")
    file = lease.files[0]
    made = Correction("corrected", 0, "lease", file.sha256, file.pages[0], "term_end", "2031-01-31", "supervisor",
                      "2026-11-24T09:00:00+00:00", "原件上看得清", before.run_id)  # fmt: skip
    add_correction(records.store, made)
    Counting.asked = []
    after = verify_filed(records, case, tmp_path / "out", counting, Asked())
    assert Counting.asked == [] and after.run_id != before.run_id
    field = next(d for d in after.documents if d.type == "lease").fields["term_end"]
    assert (field.value, field.confidence) == ("2031-01-31", None)
    assert {e.origin for e in field.evidence} == {"human"} and "supervisor" in field.note
    assert [(c.field, c.carried, c.role) for c in after.corrections] == [("term_end", True, "supervisor")]
    assert "原件上看得清" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert before.corrections == []
    kept = records.store.get(policy_key(before.versions.policy.sha256))
    assert kept and Policy.model_validate_json(kept).version == before.versions.policy.version
