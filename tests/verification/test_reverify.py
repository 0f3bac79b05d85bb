"""One past case again: what is done, what is written, and what is blamed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from checks.policies import FOLDER
from schemas.difference import Difference
from schemas.review import Correction
from schemas.run import RunRecord
from storage.corrections import add_correction
from storage.folder import FolderStore
from storage.keys import case_part, report_key
from storage.records import Records, sha256_of
from tests.checks.papers import contract, lease, permit, receipt
from tests.past import ENGINE, file_past
from verification.fingerprints import checks_fingerprint, extractor_fingerprint
from verification.rereading import Rereader
from verification.reverify import Orders, reverify
from verification.stages import Stage

NOW = Orders(ENGINE, extractor_fingerprint(), checks_fingerprint())


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(FolderStore(tmp_path / "store"))


def again(records: Records, run: RunRecord, orders: Orders = NOW) -> Difference:
    with Rereader(orders.engine) as reader:
        return reverify(records, run, orders, reader.reading)


def short_receipt(tmp_path: Path, days: int = 3) -> Path:
    """Shenzhen's policy, but the photo receipt may be only so many days old."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path / file.name)
    path = tmp_path / "strict.yaml"
    rule = {"value": days, "source": "invented for a test", "sureness": "verified"}
    own = {
        "extends": "shenzhen",
        "id": "strict",
        "version": "1",
        "effective_from": date(2018, 9, 1),
        "photo_receipt": {"max_age_days": rule},
    }
    path.write_text(
        yaml.safe_dump({**own, "title": {"zh": "严", "en": "Strict"}}, allow_unicode=True), encoding="utf-8"
    )
    return path


def strict(tmp_path: Path) -> Orders:
    path = short_receipt(tmp_path)
    return replace(NOW, policy_file=path, policy_sha256=sha256_of(path))


def files(records: Records) -> dict[str, bytes]:
    root = records.store.root  # type: ignore[attr-defined]
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_where_nothing_changed_nothing_is_done(records: Records) -> None:
    run = file_past(records, "A")
    before = files(records)
    told = again(records, run)
    assert (told.state, told.stage, told.after, told.flips) == ("unchanged", "none", run.outcome, ())
    assert files(records) == before


def test_another_policy_makes_a_new_run_beside_the_old_one(records: Records, tmp_path: Path) -> None:
    run = file_past(records, "A", permit(), receipt(taken_on="2026-11-10"), lease(), contract())
    assert run.outcome == "pass"
    before = files(records)
    told = again(records, run, strict(tmp_path))
    assert (told.state, told.stage, told.before, told.cause) == ("differs", "checks", "pass", "policy")
    assert told.after != "pass"
    flip = next(f for f in told.flips if f.check == "photo_receipt.age")
    assert (flip.before, flip.after, flip.cause, flip.type) == ("passed", "failed", "policy", "photo_receipt")
    new = records.run(case_part("A"), told.after_run)
    assert new is not None and (new.number, new.cause, new.outcome) == (2, "reverify", told.after)
    assert new.extraction == run.extraction
    assert {k: v for k, v in files(records).items() if k in before} == before, "nothing is overwritten"
    assert records.store.get(report_key(case_part("A"), told.after_run, "report.json"))


def test_the_same_order_again_finds_the_run_and_says_the_same(records: Records, tmp_path: Path) -> None:
    run = file_past(records, "A")
    orders = strict(tmp_path)
    first = again(records, run, orders)
    before = files(records)
    assert again(records, run, orders) == first
    assert files(records) == before


def test_a_dry_run_says_the_same_and_writes_nothing(records: Records, tmp_path: Path) -> None:
    run = file_past(records, "A")
    before = files(records)
    dry = again(records, run, replace(strict(tmp_path), dry=True))
    assert files(records) == before
    assert replace(again(records, run, strict(tmp_path)), after_run="") == dry


def test_another_day(records: Records) -> None:
    run = file_past(records, "A", permit(), receipt(), lease(term_end="2027-03-09"), contract())
    told = again(records, run, replace(NOW, on=date(2027, 4, 1)))
    assert told.stage == "checks" and {f.cause for f in told.flips} == {"date"}
    assert "residence.in_force" in {f.check for f in told.flips}


def test_the_day_of_the_last_run_is_kept(records: Records) -> None:
    """A run that was judged as of another day than the submission is judged as of that day again."""
    run = file_past(records, "A", on=date(2026, 12, 1))
    assert again(records, run).state == "unchanged"


def test_a_correction(records: Records) -> None:
    run = file_past(records, "A", permit(), receipt(), lease(term_end=("2027-03-09", 0.4)), contract())
    assert run.outcome == "review"
    manifest = records.manifest(case_part("A"))
    assert manifest is not None
    page = manifest.uploads["uploads/d3.jpg"]
    made = Correction("A", 0, "lease", page, 1, "term_end", "2027-03-09", "reviewer", "2026-11-24", "看原件")
    add_correction(records.store, made)
    told = again(records, run)
    assert (told.stage, told.cause, told.after) == ("checks", "review", "pass")
    assert {f.cause for f in told.flips} == {"review"}
    new = records.run(case_part("A"), told.after_run)
    assert new is not None and again(records, new).state == "unchanged", "carried into later runs"


def test_two_changes_are_told_apart(records: Records, tmp_path: Path) -> None:
    """The policy shortens the receipt's life, the day lets the lease run out: each flip has its own cause."""
    run = file_past(records, "A", permit(), receipt(taken_on="2026-11-10"), lease(), contract())
    told = again(records, run, replace(strict(tmp_path), on=date(2027, 3, 20)))
    causes = {f.check: f.cause for f in told.flips}
    assert told.causes == ("policy", "date")
    assert causes["photo_receipt.age"] == "policy"
    assert causes["residence.in_force"] == "date"
    assert causes["decision"] == told.cause == "policy", "the policy alone had turned it already"


def test_an_application_that_was_handed_in_again(records: Records) -> None:
    run = file_past(records, "A")
    file_past(records, "B", claim={"applicant": {"name_zh": "王小明"}})
    other = records.manifest(case_part("B"))
    assert other is not None
    said = records.store.get(f"originals/{other.application}") or b""
    said = said.replace(b'"B"', b'"A"')
    path = Path(records.store.url) / "claim.json"
    path.write_bytes(said)
    records.add_to_manifest("A", records.keep_file(path), {})
    told = again(records, run)
    assert (told.stage, told.causes) == ("checks", ("document",))
    assert {f.cause for f in told.flips} == {"document"}
    assert any(f.check == "consistency.name" and f.after == "failed" for f in told.flips)


def test_an_extractor_of_old_starts_at_the_extraction_and_without_pages_says_why(records: Records) -> None:
    """The invented papers have no bytes in the store: understanding anew cannot do, judging anew can."""
    run = file_past(records, "A", extractor="of old")
    told = again(records, run)
    assert (told.state, told.after_run) == ("failed", "") and told.problem
    told = again(records, run, replace(NOW, start=Stage.CHECKS))
    assert (told.state, told.stage) == ("unchanged", "none")


def test_an_engine_of_old_is_only_replaced_where_pages_may_be_read(records: Records, tmp_path: Path) -> None:
    run = file_past(records, "A")
    new = replace(NOW, engine="engine of today")
    assert again(records, run, replace(new, dry=True)).state == "planned"
    told = again(records, run, replace(strict(tmp_path), engine="engine of today", start=Stage.CHECKS))
    assert (told.stage, told.causes) == ("checks", ("policy",))
    record = records.run(case_part("A"), told.after_run)
    assert record is not None and record.fingerprints.engine == ENGINE


def test_a_case_whose_papers_are_gone_is_told(records: Records) -> None:
    run = file_past(records, "A")
    records.store.delete(run.extraction)
    told = again(records, run, replace(NOW, on=date(2027, 4, 1)))
    assert told.state == "failed" and "--from extraction" in told.problem


def test_a_foreigner_is_judged_again_by_the_foreigners_policy(records: Records) -> None:
    claim = {
        "applicant": {"origin": "foreign", "travel_document": {"type": "passport", "number": "E12345678"}}
    }
    run = file_past(records, "F", permit(), lease(), claim=claim)
    assert run.policy_id == "foreigners"
    told = again(records, run)
    assert (told.state, told.after) == ("unchanged", run.outcome)


def test_what_other_applicants_did_meanwhile_is_seen_and_blamed_on_their_papers(
    records: Records, tmp_path: Path
) -> None:
    """The same lease handed in by somebody else later: passed then, for a person to look at now."""
    papers = (permit(), receipt(taken_on="2026-11-10"), lease(landlord_id="A123456(3)"), contract())
    run = file_past(records, "A", *papers)
    assert {c.outcome for c in run.checks if c.id == "history.reuse"} == {"passed"}
    records.store.delete(report_key(case_part("A"), run.run_id, "run.json"))
    long_ago = replace(run, finished_at="2026-11-23T08:00:00+00:00")
    records.finish_run(case_part("A"), long_ago)
    number = {"applicant": {"travel_document": {"number": "H87654321"}}}
    file_past(records, "B", lease(landlord_id="A123456(3)"), claim=number)
    told = again(records, long_ago, strict(tmp_path))
    blamed = {(f.check, f.after): f.cause for f in told.flips}
    assert blamed["history.reuse", "failed"] == "document"
    assert blamed["photo_receipt.age", "failed"] == "policy"
