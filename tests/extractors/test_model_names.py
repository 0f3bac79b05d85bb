"""Letters whose wording no rule knows: the model names the person, unsurely, or nobody is named."""

from __future__ import annotations

import pytest

from checks import matching
from checks.agreement import agree
from extractors.model_names import _unglued
from schemas.document import SURE, Document
from tests.documents.paper_of import documents, transcript

FOOT = "特此证明。\n深圳市恒川科技有限公司\n2026年1月15日\n联系人：李慧敏"


def letter(body: str, title: str = "在职证明", foot: str = FOOT) -> Document:
    return documents(transcript(f"{title}\n{body}\n{foot}"))[0]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("陈大文自2020年3月1日起在我司任职工程师，月薪15000元。", "陈大文"),
        ("今证明欧阳美玲女士在本公司市场部工作，入职时间2020年3月1日。", "欧阳美玲"),
        ("本公司员工陳大文現任我司研發部工程師，自2020年3月1日起受聘。", "陳大文"),
        ("港澳居民陈大文在我公司就职，任工程师，入职日期为2020年3月1日。", "陈大文"),
    ],
)
def test_the_person_of_a_letter(body: str, name: str) -> None:
    reading = letter(body).fields["employee"]
    assert reading.value == name
    assert reading.confidence is not None and reading.confidence < SURE
    assert reading.evidence and name in reading.evidence[0].text


def test_agreement_confirms_and_a_difference_decides_nothing() -> None:
    """An unsure reading may confirm the claim that it spells exactly; it never contradicts one."""
    reading = letter("陈大文自2020年3月1日起在我司任职工程师，月薪15000元。").fields["employee"]
    assert agree(reading, "陈大文", matching.names_of(["陈大文"])).state == "same"
    assert agree(reading, "林小明", matching.names_of(["林小明"])).state == "unsure"


@pytest.mark.parametrize(
    "body",
    [
        "我司工程师若干名，月薪15000元，自2020年3月1日起任职。",  # nobody but the contact at the foot
        "陈大文与林小明自2020年3月1日起在我司任职工程师，月薪15000元。",  # two: which of them?
    ],
)
def test_nobody_is_guessed(body: str) -> None:
    reading = letter(body).fields.get("employee")
    assert reading is None or reading.value is None


def test_a_landlord_who_certifies_is_not_the_lodger() -> None:
    body = "本人李四光系深圳市南山区科苑路15号3栋1502室业主，现将房屋借给陈大文居住，自2025年3月1日起。"
    found = letter(body, "居住证明", "证明人：李四光\n2026年1月15日")
    assert found.type == "lodging_letter" and found.fields["name"].value == "陈大文"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("陈大文系我公司", "陈大文"), ("李华系", "李华"), ("欧阳美玲系我", "欧阳美玲"), ("欧阳为民", "欧阳为民"), ("张为民", "张为民"), ("李玉男", "李玉男"), ("陈大文", "陈大文"),
    ],
)  # fmt: skip
def test_glued_words(marked: str, name: str) -> None:
    assert _unglued(marked) == name
