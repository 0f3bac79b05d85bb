"""history.reuse over a real store: what is counted, what is not, and that nobody can read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from checks.history import traces
from checks.judge import judge
from checks.testing import DAY, case
from schemas.document import Case
from storage.folder import FolderStore
from tests.checks.papers import SHENZHEN, lease, receipt, worst
from verification.history import StoreHistory

ADDRESS = "广东省深圳市南山区粤海街道科技园路18号阳光花园3栋2单元1502室"


def claimed(number: str, day: str = "2026-11-23", address: str = ADDRESS, **documents: Any) -> Case:
    claim = {
        "case_id": f"C-{number}-{day}",
        "submitted_on": day,
        "applicant": {"travel_document": {"number": number}},
        "residence": {"address": address},
    }
    return case(claim, lease(tenant_id=number, address=address, landlord_id="A123456(3)", **documents))


def outcome(store: FolderStore, one: Case) -> str:
    """What the check says of a case before the store learns of it."""
    history = StoreHistory(store, one.application)
    said = worst(judge(one, SHENZHEN, one.application.submitted_on, history=history), "history.reuse")
    history.remember(one.application, one.documents)
    return str(said)


def test_one_lease_used_by_a_second_applicant_is_looked_at(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    assert outcome(store, claimed("H11111111")) == "passed"
    assert outcome(store, claimed("H11111111", "2026-12-01")) == "passed"  # the same person again
    assert outcome(store, claimed("H1111111102", "2026-12-01")) == "passed"  # with a new card
    assert outcome(store, claimed("H22222222")) == "failed"


def test_a_lease_of_two_tenants_serves_two(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    for number, said in (("H11111111", "passed"), ("H22222222", "passed"), ("H33333333", "failed")):
        assert outcome(store, claimed(number, tenant="陈大文、李小红")) == said


def test_a_crowded_flat_is_looked_at_and_old_tenants_do_not_count(tmp_path: Path) -> None:
    """Five may live at one flat; each has a lease of another term here, so no lease is shared."""
    store = FolderStore(tmp_path)
    said = [
        outcome(store, claimed(f"H1111111{n}", term_start=f"2026-03-{n + 1:02d}", signed_on="2026-02-01"))
        for n in range(6)
    ]
    assert said == ["passed"] * 5 + ["failed"]
    assert outcome(store, claimed("H99999999", "2028-03-01", term_start="2027-03-01")) == "passed"


def test_the_same_flat_written_otherwise_is_the_same(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    outcome(store, claimed("H11111111"))
    shorter = "深圳市南山区科技园路18号3栋2单元1502"
    assert outcome(store, claimed("H22222222", address=shorter)) == "failed"
    assert outcome(store, claimed("H33333333", address=shorter.replace("1502", "1503"))) == "passed"


def test_nothing_personal_is_kept_and_another_store_hashes_otherwise(tmp_path: Path) -> None:
    names = []
    for name in ("one", "two"):
        store = FolderStore(tmp_path / name)
        outcome(store, claimed("H11111111"))
        files = [p for p in (tmp_path / name).rglob("*") if p.is_file()]
        names.append({p.relative_to(tmp_path / name).as_posix() for p in files})
        content = b"".join(p.read_bytes() for p in files if p.name != "salt")
        assert content == b"" and not any("H1111" in n or "南山" in n for n in names[-1])
    assert names[0] & names[1] == {"history/salt"}


def test_asking_writes_nothing(tmp_path: Path) -> None:
    one = claimed("H11111111")
    history = StoreHistory(FolderStore(tmp_path / "store"), one.application)
    assert worst(judge(one, SHENZHEN, DAY, history=history), "history.reuse") == "passed"
    assert not (tmp_path / "store").exists()


def test_without_a_store_it_says_so() -> None:
    result = next(r for r in judge(case({}, receipt()), SHENZHEN, DAY).results if r.id == "history.reuse")
    assert str(result.outcome) == "not_applicable" and "store" in result.message.en


def test_traces_need_a_room_and_a_whole_lease() -> None:
    bare = case(
        {"residence": {"address": "广东省深圳市南山区粤海街道"}}, lease(address="广东省深圳市南山区粤海街道")
    )
    assert traces(bare.application, bare.documents) == []
    endless = case({}, lease(term_end=None))
    assert [t.kind for t in traces(endless.application, endless.documents)] == ["flat"]
    assert date.fromisoformat("2026-11-23") == DAY
