"""Bundles as people upload them: pages of several papers in one file, in many, in any order, some missing or twice."""

from __future__ import annotations

import random

import pytest

from schemas.document import Document
from schemas.transcript import Transcript
from tests.documents.paper_of import documents, transcript, values

PARTIES = {
    "a": ("林国栋", "陈大文", "440305198001011234", "H12345678", "深圳市南山区海德路1号2栋303室", "HT-2026-11111"),
    "b": ("王丽娟", "李小明", "440305197505054321", "M87654321", "深圳市福田区莲花路88号5栋1201室", "HT-2025-22222"),
}  # fmt: skip
CLAUSES = [
    "乙方应按月支付租金,逾期超过十五日的,甲方有权解除合同。", "押金在租期届满后三日内无息退还。", "乙方不得擅自改变房屋结构。",
    "甲方应保证房屋及其设施处于可以正常使用的状态。", "物业管理费由甲方承担,水电费由乙方承担。", "承租方未经出租方书面同意,不得转租。",
    "任何一方违约的,应向对方支付违约金。", "因不可抗力不能履行合同的,双方互不承担责任。", "争议由房屋所在地人民法院管辖。",
]  # fmt: skip
NUMERALS = "一二三四五六七八九十"
RECEIPT = "数码相片采集回执\n姓名:陈大文\n图像号:4403001234567890\n采集日期:2026年10月1日\n检测结果:合格"
PERMIT = "港澳居民来往内地通行证\n姓名|陈大文\nCHAN, TAI MAN\n出生日期|1990.05.06|性别|男\n有效期限|2021.03.01-2031.02.28\n签发机关|中华人民共和国出入境管理局\n证件号码|H12345678|换证次数|01"
BACK = "香港身份证姓名|陳大文\nC<CHNH12345678301<<<<<<<<<<<<<\n9005063M3102283CHN<<<<<<<<<<<1\nCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<"
IDENTITY_CARD = (
    "姓名 林国栋\n性别 男 民族 汉\n住址 广东省深圳市南山区桂庙路5号\n公民身份号码 440305198001011234"
)


def lease(who: str = "a", pages: int = 5, *, numbered: bool = True) -> list[str]:
    """A lease with its parties, two clauses a page, a sentence that runs over each page's end, and signatures."""
    landlord, tenant, one, other, address, contract = PARTIES[who]
    out = []
    for n in range(pages):
        rows = []
        if n == 0:
            rows += ["房屋租赁合同", f"合同编号:{contract}", f"出租方(甲方):{landlord}", f"证件号码:{one}", f"承租方(乙方):{tenant}",
                     f"证件号码:{other}", f"第一条 房屋位于{address}。", "租赁期限自2026年3月10日起至2027年3月9日止,月租金5000元。"]  # fmt: skip
        else:
            rows += [f"设施清单见附件,乙方于{n}日内验收。"]
            rows += [
                f"第{NUMERALS[n * 2 - 1]}条 {CLAUSES[(n * 2) % 9]}",
                f"第{NUMERALS[n * 2]}条 {CLAUSES[(n * 2 + 1) % 9]}",
            ]
        rows += ["房屋内的家具和" if n < pages - 1 else f"甲方(签字):{landlord}|乙方(签字):{tenant}"]
        rows += [f"第{n + 1}页 共{pages}页"] if numbered else []
        out.append("\n".join(rows))
    return out


def photos(texts: list[str], *, seed: int = 0, confidence: float | None = 0.97) -> list[Transcript]:
    """Each page a photo of its own, in an order that has nothing to do with the pages'."""
    shuffled = list(texts)
    random.Random(seed).shuffle(shuffled)
    return [
        transcript(t, file=f"uploads/IMG_{i:02}.jpg", confidence=confidence) for i, t in enumerate(shuffled)
    ]


def shown(document: Document, uploads: list[Transcript]) -> list[str]:
    """The document's pages as texts, in its order."""
    by_file = {t.file: t for t in uploads}
    return ["".join(w.text for w in by_file[p.file].pages[p.page - 1].words) for p in document.pages]


def flat(texts: list[str]) -> list[str]:
    return ["".join(c.strip() for row in t.split("\n") for c in row.split("|")) for t in texts]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("numbered", [True, False])
def test_nine_photos_in_any_order_are_one_lease_in_its_own(seed: int, numbered: bool) -> None:
    pages = lease(pages=5, numbered=numbered)
    uploads = photos(pages, seed=seed)
    (one,) = documents(*uploads)
    assert one.type == "lease"
    assert shown(one, uploads) == flat(pages)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("missing", [0, 2, 4])
def test_the_missing_page_is_named(seed: int, missing: int) -> None:
    pages = lease(pages=5)
    del pages[missing]
    (one,) = documents(*photos(pages, seed=seed))
    (finding,) = [f for f in one.findings if f.kind == "page_missing"]
    assert finding.details["missing"] == str(missing + 1)


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_without_page_numbers_the_skipped_clauses_say_so_and_nothing_is_sure(missing: int) -> None:
    pages = lease(pages=5, numbered=False)
    del pages[missing]
    (one,) = documents(*photos(pages, seed=1))
    (finding,) = [f for f in one.findings if f.kind == "page_missing"]
    assert finding.confidence is not None and finding.confidence < 0.9
    assert finding.details["clauses"] == f"{missing * 2},{missing * 2 + 1}"


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("numbered", [True, False])
def test_photos_of_two_leases_are_kept_apart(seed: int, numbered: bool) -> None:
    mine, other = lease("a", 4, numbered=numbered), lease("b", 3, numbered=numbered)
    uploads = photos(mine + other, seed=seed)
    found = documents(*uploads)
    assert sorted(len(d.pages) for d in found) == [3, 4]
    for document in found:
        tenant = document.fields["tenant"].value
        texts = shown(document, uploads)
        assert texts[0] == flat(mine if tenant == "陈大文" else other)[0]
        assert texts[-1] == flat(mine if tenant == "陈大文" else other)[-1]


def test_one_file_with_five_papers_is_split_where_each_begins() -> None:
    bundle = [
        PERMIT,
        BACK,
        *lease("a", 3),
        RECEIPT,
        *lease("b", 2),
        RECEIPT.replace("陈大文", "李小明").replace("44030012", "44030099"),
    ]
    found = documents(transcript(*bundle))
    assert [(d.type, [p.page for p in d.pages]) for d in found] == [
        ("travel_permit", [1, 2]), ("lease", [3, 4, 5]), ("photo_receipt", [6]), ("lease", [7, 8]), ("photo_receipt", [9]),
    ]  # fmt: skip


def test_two_leases_one_after_the_other_in_one_file() -> None:
    found = documents(transcript(*lease("a", 3, numbered=False), *lease("b", 3, numbered=False)))
    assert [[p.page for p in d.pages] for d in found] == [[1, 2, 3], [4, 5, 6]]


def test_a_cover_belongs_to_the_paper_behind_it() -> None:
    inner = lease("a", 3)
    cover = "房屋租赁合同\n出租方(甲方):林国栋\n承租方(乙方):陈大文\n深圳市住房和建设局制"
    (one,) = documents(transcript(cover, *inner))
    assert len(one.pages) == 4
    two = documents(transcript(cover, *lease("a", 3, numbered=False), RECEIPT))
    assert [len(d.pages) for d in two] == [4, 1]


def test_blank_pages_and_the_landlords_card_between_the_pages() -> None:
    pages = lease("a", 4)
    found = documents(transcript(pages[0], "", pages[1], IDENTITY_CARD, pages[2], pages[3], RECEIPT))
    assert [[p.page for p in d.pages] for d in found] == [[1, 2, 3, 5, 6], [4], [7]]
    assert found[0].type == "lease" and found[2].type == "photo_receipt"
    assert not [f for f in found[0].findings if f.kind == "page_missing"]


def test_signatures_on_a_page_of_their_own_after_clauses_that_close_nothing() -> None:
    first = lease("a", 3, numbered=False)[0]
    signed = "甲方(签字):林国栋|乙方(签字):陈大文\n签订日期:2026年3月1日"
    (open_end,) = documents(*photos([first, signed]))
    (finding,) = [f for f in open_end.findings if f.kind == "page_missing"]
    assert finding.confidence is not None and finding.confidence < 0.9
    closed = first + "\n第二条 本合同一式两份,自双方签字之日起生效。"
    (whole,) = documents(*photos([closed, signed]))
    assert not [f for f in whole.findings if f.kind == "page_missing"]


def test_a_page_whose_number_was_not_read_is_not_missing() -> None:
    pages = lease("a", 4)
    pages[2] = pages[2].replace("第3页 共4页", "")
    (one,) = documents(*photos(pages, seed=2))
    assert not [f for f in one.findings if f.kind == "page_missing"]
    (finding,) = [f for f in one.findings if f.kind == "pages_numbered"]
    assert finding.confidence is not None and finding.confidence < 0.9


def test_two_photos_of_a_page_that_differ_in_one_figure_are_both_read() -> None:
    pages = lease("a", 2)
    other = pages[1].replace("1日内", "7日内")
    (one,) = documents(*photos([*pages, other], seed=4))
    (said,) = [f for f in one.findings if f.kind == "same_page"]
    assert said.confidence is not None and said.confidence < 0.9
    assert len(one.pages) == 3 and not [f for f in one.findings if f.kind == "page_missing"]


def test_the_same_paper_twice_counts_once_and_is_said() -> None:
    pages = lease("a", 3)
    scan = transcript(*pages, file="uploads/scan.pdf")
    found = documents(scan, *photos(pages, seed=3))
    assert [d.type for d in found] == ["lease"]
    copies = [f for f in found[0].findings if f.kind == "same_page"]
    assert len(copies) == 3 and all("只计一次" in f.zh for f in copies)
    assert all(len(f.evidence) == 2 for f in copies)
    assert [p.file for p in found[0].pages[:3]] == [
        "uploads/scan.pdf"
    ] * 3  # the text layer is read, not the photo
    assert not [f for f in found[0].findings if f.kind == "page_missing"]


def test_a_renewed_lease_is_no_copy_of_the_old_one() -> None:
    old = lease("a", 2)
    new = [t.replace("2026年3月10日", "2027年3月10日").replace("2027年3月9日", "2028年3月9日") for t in old]
    found = documents(transcript(*old, file="uploads/1.pdf"), transcript(*new, file="uploads/2.pdf"))
    assert [d.fields["term_start"].value for d in found] == ["2026-03-10", "2027-03-10"]
    assert not [f for d in found for f in d.findings if f.kind == "same_page"]


def test_the_receipts_of_a_couple_are_two() -> None:
    other = RECEIPT.replace("陈大文", "李小明").replace("567890", "567891")
    found = documents(transcript(RECEIPT, file="uploads/1.jpg"), transcript(other, file="uploads/2.jpg"))
    assert [d.fields["name"].value for d in found] == ["陈大文", "李小明"]


def test_front_and_back_in_two_photos_are_one_card() -> None:
    (one,) = documents(transcript(BACK, file="uploads/1.jpg"), transcript(PERMIT, file="uploads/2.jpg"))
    assert values(one)["number"] == "H12345678" and len(one.pages) == 2


def test_backs_go_to_their_own_fronts() -> None:
    other = (
        PERMIT.replace("陈大文", "李小明")
        .replace("CHAN, TAI MAN", "LEE, SIU MING")
        .replace("H12345678", "M87654321")
    )
    back = (
        BACK.replace("陳大文", "李小明")
        .replace("H12345678", "M87654321")
        .replace("CHAN<<TAI<MAN", "LEE<<SIU<MING")
    )
    texts = {"1": PERMIT, "2": other, "3": back, "4": BACK}
    found = documents(*[transcript(t, file=f"uploads/{n}.jpg") for n, t in texts.items()])
    assert [[p.file[8] for p in d.pages] for d in found] == [["1", "4"], ["2", "3"]]


def test_a_strangers_back_joins_nobody() -> None:
    back = BACK.replace("陳大文", "李小明").replace("H12345678", "M87654321")
    found = documents(transcript(PERMIT, file="uploads/1.jpg"), transcript(back, file="uploads/2.jpg"))
    assert len(found) == 2
