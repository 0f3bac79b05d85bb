"""Pictures as people take them, read for real: two cards in one photo, a photo in a chat, a page on its head."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from extractors.worker import IsolatedReader
from schemas.document import Document
from tests.extractors.makers import font
from verification.papers import read_papers

PERMIT = ["港澳居民来往内地通行证", "姓名 陈大文", "CHAN, TAI MAN", "出生日期 1990.05.06  性别 男", "有效期限 2021.03.01-2031.02.28",
          "签发机关 中华人民共和国出入境管理局", "证件号码 H12345678"]  # fmt: skip
STUDENT = ["深圳文澜财经大学", "学生证", "姓名:李小明", "学号:2025790040", "院系:会计学院", "入学时间:2025年9月", "有效期至:2029年6月30日"]  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(font(20) is None, reason="no font with Chinese characters"),
]


def card(rows: list[str], size: tuple[int, int] = (860, 540)) -> Image.Image:
    picture = Image.new("RGB", size, (244, 246, 240))
    pen = ImageDraw.Draw(picture)
    for i, row in enumerate(rows):
        pen.text((50, 40 + 66 * i), row, font=font(40 if i == 0 else 34), fill=(30, 30, 30))
    return picture


def read(*paths: Path) -> tuple[Document, ...]:
    with IsolatedReader() as reader:
        return read_papers([(p, f"uploads/{p.name}") for p in paths], reader)[1]


def test_two_cards_in_one_photo(tmp_path: Path) -> None:
    desk = Image.new("RGB", (2100, 1000), (96, 84, 70))
    desk.paste(card(PERMIT), (90, 200))
    desk.paste(card(STUDENT), (1150, 260))
    desk.save(tmp_path / "IMG_1.jpg", quality=90)
    found = {d.type: d for d in read(tmp_path / "IMG_1.jpg")}
    assert set(found) == {"travel_permit", "student_id"}
    assert found["travel_permit"].fields["name_zh"].value == "陈大文"
    assert found["student_id"].fields["name"].value == "李小明"
    for kind, (left, right) in {"travel_permit": (90, 950), "student_id": (1150, 2010)}.items():
        for reading in found[kind].fields.values():
            for evidence in reading.evidence:
                assert evidence.page_size == (2100, 1000)
                assert left - 5 <= evidence.quad.box[0] and evidence.quad.box[2] <= right + 5


def test_a_photo_in_a_chat(tmp_path: Path) -> None:
    screen = Image.new("RGB", (1080, 2340), (237, 237, 237))
    pen = ImageDraw.Draw(screen)
    pen.text((60, 30), "21:03", font=font(40), fill="black")
    pen.rounded_rectangle((150, 320, 860, 420), 20, fill="white")
    pen.text((180, 340), "姓名:王小明 证件号码 H00000001", font=font(36), fill="black")
    screen.paste(card(PERMIT), (170, 520))
    screen.save(tmp_path / "mmexport.png")
    (one,) = read(tmp_path / "mmexport.png")
    assert (one.type, one.fields["name_zh"].value, one.fields["number"].value) == (
        "travel_permit",
        "陈大文",
        "H12345678",
    )
    assert "王小明" not in one.text


def test_a_scan_with_a_page_on_its_head_and_the_same_contract_again(tmp_path: Path) -> None:
    source = next((ROOT / "samples" / "cases" / "clean_work_text" / "uploads").glob("CamScan*.pdf"))
    document = pypdfium2.PdfDocument(source)
    pages = [p.render(scale=150 / 72).to_pil().convert("RGB") for p in document]
    document.close()
    pages[1] = pages[1].rotate(180)
    pages.reverse()
    for i, picture in enumerate(pages):
        picture.save(tmp_path / f"IMG_{i}.jpg", quality=85)
    paths = [tmp_path / f"IMG_{i}.jpg" for i in range(len(pages))]
    (alone,) = read(*paths)
    assert alone.type == "employment_contract"
    assert [p.file for p in alone.pages] == ["uploads/IMG_1.jpg", "uploads/IMG_0.jpg"]
    (both,) = read(source, *paths)
    assert len([f for f in both.findings if f.kind == "same_page"]) == 2
    assert both.pages[0].file == f"uploads/{source.name}"
