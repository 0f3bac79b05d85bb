"""An error of ours inside one paper costs that paper: the others are understood as if it were not there."""

from __future__ import annotations

import pytest

import extractors.understand
from extractors.classify import Clue, clue
from extractors.layout import SourcePage
from schemas.document import Document
from schemas.problems import DocumentBroke
from tests.documents.paper_of import documents, transcript

RECEIPT = "数码相片采集回执\n姓名:陈大文\n图像号:4403001234567890\n采集日期:2026年10月1日\n检测结果:合格"
LEASE = (
    "房屋租赁合同\n出租方(甲方):林国栋\n承租方(乙方):陈大文\n第一条 房屋位于深圳市南山区海德路1号2栋303室。\n"
    "第二条 租赁期限自2026年3月10日起至2027年3月9日止。\n第三条 租金每月5000元。\n"
    "甲方(签字):林国栋\n乙方(签字):陈大文"
)


def found() -> dict[str, Document]:
    """By file, of a lease and a receipt."""
    return {
        d.pages[0].file: d
        for d in documents(transcript(LEASE, file="uploads/a.pdf"), transcript(RECEIPT, file="uploads/b.pdf"))
    }


def test_a_type_that_breaks_costs_its_papers_only(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found()
    monkeypatch.setenv("PERMITPROOF_FAULTS", "understand:lease")
    broken = found()
    assert broken["uploads/b.pdf"] == whole["uploads/b.pdf"]
    lease = broken["uploads/a.pdf"]
    assert (lease.id, lease.type, lease.readable, lease.broken) == ("d1", "lease", False, True)
    assert [p.code for p in lease.problems] == ["document.internal"]
    assert "人工查看" in lease.problems[0].zh and "RuntimeError" in lease.problems[0].en
    assert "on purpose" not in lease.problems[0].en, "an exception's text may be personal"
    assert lease.fields == {} and lease.pages == whole["uploads/a.pdf"].pages


def test_a_page_that_cannot_be_told_costs_its_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found()

    def fails(source: SourcePage) -> Clue:
        if source.file == "uploads/a.pdf":
            raise IndexError("list index out of range")
        return clue(source)

    monkeypatch.setattr(extractors.understand, "clue", fails)
    broken = found()
    assert broken["uploads/a.pdf"].type == "unknown" and broken["uploads/a.pdf"].broken
    receipt = broken["uploads/b.pdf"]
    assert (receipt.type, receipt.fields) == (
        whole["uploads/b.pdf"].type,
        whole["uploads/b.pdf"].fields,
    )


def test_files_that_cannot_be_grouped_by_themselves_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    group = extractors.understand.group

    def fails(files):  # type: ignore[no-untyped-def]
        files = list(files)
        if any(c.source.file == "uploads/a.pdf" for clues in files for c in clues):
            raise ZeroDivisionError
        return group(files)

    monkeypatch.setattr(extractors.understand, "group", fails)
    broken = found()
    assert broken["uploads/a.pdf"].broken and broken["uploads/b.pdf"].type == "photo_receipt"


def test_want_of_memory_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(source: SourcePage) -> Clue:
        raise MemoryError

    monkeypatch.setattr(extractors.understand, "clue", fails)
    with pytest.raises(MemoryError):
        found()


def test_the_log_says_what_and_where_and_nothing_of_the_person(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PERMITPROOF_FAULTS", "understand:lease")
    found()
    (said,) = caplog.messages
    assert "RuntimeError at extractors/faults.py:" in said
    assert "on purpose" not in said and "uploads/" not in said


def test_the_message_asks_for_nothing() -> None:
    told = DocumentBroke("KeyError")
    assert told.exit_code == 0 and "need not be uploaded again" in told.en and "无须重新上传" in told.zh
