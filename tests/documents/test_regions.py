"""Several papers on one page: two cards in one photo, a photo inside a screenshot of a chat."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import SourcePage
from extractors.regions import parts
from schemas.geometry import Quad
from schemas.transcript import INSET, Mark, Page, Transcript, Word
from tests.documents.paper_of import documents, page, values
from tests.documents.test_bundles import BACK, PERMIT, RECEIPT

OTHER = (
    PERMIT.replace("陈大文", "李小明")
    .replace("CHAN, TAI MAN", "LEE, SIU MING")
    .replace("H12345678", "M87654321")
)
STUDENT = "深圳文澜财经大学|学生证\n姓名:李小明\n学号:2025790040\n院系:会计学院\n入学时间:2025年9月\n有效期至:2029年6月30日"


def moved(words: tuple[Word, ...], x: float, y: float, factor: float = 1.0) -> tuple[Word, ...]:
    return tuple(
        replace(w, quad=Quad.from_points([(p[0] * factor + x, p[1] * factor + y) for p in w.quad.points]))
        for w in words
    )


def sheet(*placed: tuple[str, float, float], marks: tuple[Mark, ...] = ()) -> Page:
    """Papers at places on one large page."""
    words = [w for text, x, y in placed for w in moved(page(text, confidence=0.99).words, x, y)]
    return Page(1, (3600, 3600), tuple(words), "ocr", marks=marks)


def upload(shown: Page) -> Transcript:
    return Transcript("uploads/a.jpg", "0" * 64, "image/jpeg", (shown,))


@pytest.mark.parametrize("place", [(1700.0, 0.0), (0.0, 900.0), (1700.0, 150.0)])
def test_two_cards_in_one_photo_are_two_papers(place: tuple[float, float]) -> None:
    found = documents(upload(sheet((PERMIT, 0, 0), (OTHER, *place))))
    assert {values(d)["number"] for d in found} == {"H12345678", "M87654321"}
    assert {values(d)["name_zh"] for d in found} == {"陈大文", "李小明"}
    for document in found:
        (left, top, right, bottom) = (
            (0, 0, 1700, 900) if values(document)["name_zh"] == "陈大文" else (*place, 3600, 3600)
        )
        for reading in document.fields.values():
            for evidence in reading.evidence:
                x, y = evidence.quad.centre
                assert left <= x <= right and top <= y <= bottom
                assert evidence.page_size == (3600, 3600)


def test_two_kinds_of_cards_in_one_photo() -> None:
    found = documents(upload(sheet((PERMIT, 0, 0), (STUDENT, 1700, 0))))
    assert sorted(d.type for d in found) == ["student_id", "travel_permit"]


def test_front_and_back_on_one_sheet_are_one_card() -> None:
    (one,) = documents(upload(sheet((PERMIT, 0, 0), (BACK, 0, 1200))))
    assert values(one)["number"] == "H12345678"


@given(st.sampled_from([PERMIT, OTHER, RECEIPT, STUDENT]), st.sampled_from([PERMIT, OTHER, RECEIPT, STUDENT]),
       st.floats(1600, 2000), st.floats(-60, 300))  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_parts_lose_no_word_and_move_none(one: str, other: str, x: float, y: float) -> None:
    whole = sheet((one, 0, 100), (other, x, y + 100))
    found = parts(SourcePage("a", whole))
    for index, word in enumerate(whole.words):
        holding = [p for p in found if p.page.words[index].text]
        assert len(holding) == 1
        assert holding[0].page.words[index] == word
    for part in found:
        assert part.page.size == whole.size and len(part.page.words) == len(whole.words)
        assert part.region is None or part.region.box[2] <= 3600


CHAT = [("21:03", 40.0, 0.0), ("姓名:王小明", 60.0, 120.0), ("有效期至2020年1月1日", 60.0, 2600.0)]


def test_what_people_write_around_a_photo_is_no_part_of_it() -> None:
    inset = Mark(INSET, Quad.from_box(30, 400, 3500, 2400))
    (one,) = documents(upload(sheet(*CHAT, (PERMIT, 0, 500), marks=(inset,))))
    assert values(one)["name_zh"] == "陈大文"
    assert values(one)["valid_until"] == "2031-02-28"
    assert "王小明" not in one.text


def test_a_portrait_on_a_form_is_no_photo_of_a_paper() -> None:
    portrait = Mark(INSET, Quad.from_box(1500, 0, 2200, 900))
    (one,) = documents(upload(sheet((RECEIPT, 0, 0), marks=(portrait,))))
    assert values(one)["name"] == "陈大文"
