"""report.html: complete, linked both ways, the same every time, whole without its pictures."""

from __future__ import annotations

import re
from pathlib import Path

from checks.registry import all_checks
from reports.labels import CHECKS, FIELDS, TYPES
from reports.page import render
from schemas.report import Decision, Report
from tests.reports import fake
from tests.reports.reading_html import Page


def test_ids_are_unique_and_every_link_leads_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    links = [found["href"] for _, found in page.elements if "href" in found]
    assert len(links) > 60
    for link in links:
        assert link.startswith("#") and link[1:] in page.ids, link


def test_every_marked_place_of_every_field_and_check_is_on_a_page(page: Page, html: str) -> None:
    report = fake.report()
    quads = {
        (e.file, e.page, str(e.quad)) for d in report.documents for f in d.fields.values() for e in f.evidence
    } | {(e.file, e.page, str(e.quad)) for c in report.checks for e in c.evidence if e.quad}
    assert len(page.all("a", class_="place")) == len(quads)
    articles = re.findall(r'<article class="finding.*?</article>', html, re.S)
    assert len(articles) == len(report.checks)
    for check, article in ((c, a) for c in report.checks for a in articles if f"<code>{c.id}</code>" in a):
        for mark in check.evidence:
            assert "href=" in article, (check.id, mark)
        assert article.count("<img ") == sum(e.quad is not None for e in check.evidence), check.id


def test_findings_come_failed_first_and_required_before_warnings(html: str) -> None:
    order = re.findall(r'<article class="finding (\w+)"', html)
    rank = ["failed", "error", "inconclusive", "passed", "not_applicable"]
    assert order == sorted(order, key=rank.index)
    assert html.index(">residence.coverage<") < html.index(">consistency.address<")


def test_a_reason_leads_to_its_finding(html: str) -> None:
    reasons = html[html.index('<div class="reasons">') : html.index('<div class="requests">')]
    for link, title in re.findall(r'href="#(c\d+)"><b>.*?lang="zh-CN">(.*?)<', reasons, re.S):
        article = html[html.index(f'id="{link}"') :]
        assert title in article[:700]


def test_a_place_shows_the_worst_of_its_checks_and_blames_only_the_paper_in_question(page: Page) -> None:
    outcomes = {a["aria-label"].split(":")[0]: a["class"] for a in page.all("a", class_="place")}
    assert "place failed" in outcomes.values()
    inconclusive = [k for k, v in outcomes.items() if v == "place inconclusive"]
    assert any("承租方证件号" in k for k in inconclusive)
    permit_number = [v for k, v in outcomes.items() if "✓ 证件号码" in k]
    assert permit_number == ["place passed"], "only compared against: the check is about the lease"


def test_the_table_sets_claim_beside_papers(page: Page) -> None:
    assert "陈大文" in page.text and "陳大文" in page.text
    cells = page.all("td")
    assert any(c.get("class") == "failed" for c in cells)
    assert any(c.get("class") == "inconclusive" for c in cells)
    assert "广东省深圳市南山区科苑路15号3栋2单元1502室" in page.text


def test_both_languages_and_what_a_reviewer_must_know(page: Page) -> None:
    for text in (
        "不通过", "Fail", "shenzhen · 2026.1", "2026-11-23", "缺 38 天 · gap of 38 days", "未能识别的文件",
        "照片模糊，文字无法辨认", "The photo is blurred", "请重新拍摄 IMG_1715.jpg",
        fake.sha("uploads/contract.pdf"),
        "uploads/租约 scan.pdf", "申请人所选", "School letter", "未能读出", "62 %",
    ):  # fmt: skip
        assert text in page.text, text


def test_same_report_same_bytes_but_for_the_run(pictures: Path, html: str) -> None:
    other = fake.report(run_id="other", started_at="x", finished_at="y", timings={"z": 1.0})
    again = render(other, pictures)
    assert again != html

    def cut(text: str) -> str:
        return re.sub(r"<!-- run: .*?<!-- /run -->", "", text, flags=re.S)

    assert cut(again) == cut(html)
    assert render(fake.report(), pictures) == html


def test_without_pictures_the_marks_and_texts_remain(tmp_path: Path, page: Page) -> None:
    bare = Page(render(fake.report(), tmp_path))
    assert not bare.all("img")
    assert len(bare.all("a", class_="place")) == len(page.all("a", class_="place"))
    assert "没有此页的图片" in bare.text
    assert any(tag == "text" and "CHAN, TAI MAN" in data for tag, data in bare.texts)


def test_broken_pictures_are_missing_pictures(tmp_path: Path) -> None:
    name = f"{fake.sha('uploads/IMG_1709.jpg')}-1.jpg"
    for content in (b"", b"not a picture", b"\xff\xd8\xff\xe0 cut"):
        (tmp_path / name).write_bytes(content)
        assert not Page(render(fake.report(), tmp_path)).all("img")


def test_quads_that_make_no_sense_are_left_out(pictures: Path) -> None:
    report = fake.report()
    mark = report.documents[0].fields["number"].evidence[0]
    for quad in ([], [[1, 2]], [[float("nan"), 1.0]] * 4, [[1.0, 2.0, 3.0]] * 4):
        mark.quad = quad
        Page(render(report, pictures))
    mark.quad = [[-900.0, -900.0], [9e6, -900.0], [9e6, 9e6], [-900.0, 9e6]]
    Page(render(report, pictures))
    mark.quad = [[5.0, 5.0]] * 4
    Page(render(report, pictures))


def test_an_empty_report(tmp_path: Path) -> None:
    report = fake.report(
        application={},
        decision=Decision(outcome="resubmit"),
        routes=[],
        coverage=None,
        documents=[],
        checks=[],
    )
    page = Page(render(report, tmp_path))
    assert "退回补正" in page.text and "没有文件" in page.text


def many(count: int) -> Report:
    """The five papers again and again, each copy a file of its own (with the picture of the first)."""
    report = fake.report()
    documents = []
    for n in range(count):
        document = report.documents[n % 5].model_copy(deep=True)
        document.id = f"d{n + 1}"
        for ref in document.files:
            ref.file = f"{n}/{ref.file}"
        for reading in document.fields.values():
            for mark in reading.evidence:
                mark.file = f"{n}/{mark.file}"
        documents.append(document)
    return report.model_copy(update={"documents": documents})


def test_thirty_documents(pictures: Path) -> None:
    html = render(many(30), pictures)
    page = Page(html)
    assert len(page.all("figure", class_="page")) >= 36
    assert len(page.all("details", class_="document")) == 30
    tables = page.all("table", class_="facts")
    assert len(tables) == 6 and all(t["class"].endswith("cols-4") for t in tables)


def test_twenty_noisy_pages_stay_small(tmp_path: Path) -> None:
    from PIL import Image

    report = many(16)
    Image.effect_noise((1200, 1697), 60).convert("RGB").save(tmp_path / "noise.jpg", quality=60)
    noise = (tmp_path / "noise.jpg").read_bytes()
    for ref in (ref for document in report.documents for ref in document.files):
        for page in ref.pages:
            (tmp_path / f"{ref.sha256}-{page}.jpg").write_bytes(noise)
    assert len(render(report, tmp_path)) < 10_000_000, "even pure noise, which JPEG cannot shrink"


def test_every_name_of_the_interface_has_a_label() -> None:
    interface = "travel_permit passport photo_receipt lease property_certificate purchase_contract unknown"
    assert set(interface.split()) <= set(TYPES)
    assert len(TYPES) == 16 and {check.id for check in all_checks()} == set(CHECKS)
    for name in (n for d in fake.report().documents for n in d.fields):
        assert name in FIELDS


def test_an_inconclusive_check_blames_the_unsure_readings_only(pictures: Path) -> None:
    marks = (("d3", "tenant_id"), ("d3", "term_start"))
    checks = [
        fake.check("consistency.document_number", "passed", "一致", "Agree", ("d1", "number"), document="d1"),
        fake.check("residence.coverage", "inconclusive", "不能确定", "Not sure", *marks, document="d3"),
    ]
    page = Page(render(fake.report(checks=checks), pictures))
    outcomes = {a["aria-label"].split(":")[0]: a["class"] for a in page.all("a", class_="place")}
    assert outcomes["? 承租方证件号码 ? Tenant's identity number"] == "place inconclusive"
    assert outcomes["期限起始日 First day of the term"] == "place none"


def test_the_table_shows_the_word_of_the_check_that_compares(pictures: Path) -> None:
    checks = [
        fake.check("consistency.name", "passed", "一致", "Agree", ("d3", "tenant"), document="d3"),
        fake.check(
            "integrity.signature", "failed", "无签名", "No signature", ("d3", "tenant"), document="d3"
        ),
    ]
    report = fake.report(checks=checks)
    html = render(report, pictures)
    row = html[html.index("Chinese name") : html.index("Latin name")]
    assert '<td class="passed">' in row and '<td class="failed">' not in row


def test_a_mark_over_the_whole_page_is_the_page(pictures: Path) -> None:
    report = fake.report()
    mark = report.documents[0].fields["number"].evidence[0]
    mark.quad = [[0.0, 0.0], [1600.0, 0.0], [1600.0, 1010.0], [0.0, 1010.0]]
    html = render(report.model_copy(update={"checks": []}), pictures)
    assert 'points="0.0,0.0 1600.0,0.0' not in html
    assert re.search(r'<a class="value" href="#p1"><span class="said" translate="no">H12345678<', html)


def test_pages_are_counted_within_the_document(page: Page) -> None:
    assert "第 2 页，共 2 页" in page.text and "page 2 of 2" in page.text
