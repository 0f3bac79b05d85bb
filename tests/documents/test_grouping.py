"""Which pages belong together."""

from __future__ import annotations

from tests.documents.paper_of import documents, transcript

FIRST = "房屋租赁合同\n出租方(甲方):林国栋\n承租方(乙方):陈大文\n第一条 房屋位于深圳市南山区海德路1号2栋303室。\n第二条 租金每月5000元,押金10000元。\n第1页 共3页"
SECOND = "第三条 租赁期限自2026年3月10日起至2027年3月9日止。\n第四条 乙方应按时支付租金。\n第2页 共3页"
THIRD = "第五条 甲方应保证房屋安全。承租期间乙方负责水电。\n甲方(签字):林国栋\n乙方(签字):陈大文\n第3页 共3页"
RECEIPT = "数码相片采集回执\n姓名:陈大文\n图像号:4403001234567890\n采集日期:2026年10月1日\n检测结果:合格"


def test_pages_in_separate_files_and_wrong_order_are_one_lease() -> None:
    found = documents(
        transcript(THIRD, file="uploads/IMG_1.jpg"),
        transcript(FIRST, file="uploads/IMG_2.jpg"),
        transcript(SECOND, file="uploads/IMG_3.jpg"),
    )
    assert [d.type for d in found] == ["lease"]
    assert [p.file for p in found[0].pages] == ["uploads/IMG_2.jpg", "uploads/IMG_3.jpg", "uploads/IMG_1.jpg"]
    assert not [f for f in found[0].findings if f.kind == "page_missing"]


def test_missing_page_is_named() -> None:
    found = documents(transcript(FIRST, file="uploads/a.jpg"), transcript(THIRD, file="uploads/b.jpg"))
    (finding,) = [f for f in found[0].findings if f.kind == "page_missing"]
    assert finding.details["missing"] == "2"


def test_two_papers_in_one_file_are_two() -> None:
    found = documents(transcript(RECEIPT, FIRST, SECOND, THIRD))
    assert [d.type for d in found] == ["photo_receipt", "lease"]
    assert [len(d.pages) for d in found] == [1, 3]


def test_file_names_say_nothing() -> None:
    (one,) = documents(transcript(RECEIPT, file="uploads/房屋租赁合同.pdf"))
    assert one.type == "photo_receipt"
