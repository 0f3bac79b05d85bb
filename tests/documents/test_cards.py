"""Travel permits, student cards, receipts."""

from __future__ import annotations

import pytest

from language.checkdigits import check_digit_7_3_1
from tests.documents.paper_of import documents, transcript, values

PERMIT = """
港澳居民来往内地通行证
姓名|陈大文
CHAN, TAI MAN
出生日期|1990.05.06|性别|男
有效期限|2021.03.01-2031.02.28
签发机关|中华人民共和国出入境管理局
证件号码|H12345678|换证次数|01
"""


def mrz(number: str, birth: str, expiry: str, sex: str = "M") -> str:
    one = "C<CHN" + number + check_digit_7_3_1(number) + "01" + "<" * 13
    two = birth + check_digit_7_3_1(birth) + sex + expiry + check_digit_7_3_1(expiry) + "CHN" + "<" * 11
    two += check_digit_7_3_1(one[5:30] + two[0:7] + two[8:15] + two[18:29])
    return f"{one}\n{two}\nCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<"


def test_hong_kong_permit_front() -> None:
    (card,) = documents(transcript(PERMIT))
    assert values(card) == {
        "kind": "hk_macau_permit", "name_zh": "陈大文", "name_en": "CHAN, TAI MAN", "date_of_birth": "1990-05-06", "sex": "M",
        "valid_from": "2021-03-01", "valid_until": "2031-02-28", "issuing_authority": "中华人民共和国出入境管理局",
        "number": "H12345678", "issue_count": "01",
    }  # fmt: skip


def test_machine_lines_agree_and_count_as_a_second_way() -> None:
    (card,) = documents(transcript(PERMIT + mrz("H12345678", "900506", "310228")))
    assert card.fields["number"].ways >= 2
    assert card.fields["mrz"].value == mrz("H12345678", "900506", "310228")


def test_machine_lines_that_disagree_make_the_number_unsure() -> None:
    (card,) = documents(transcript(PERMIT + mrz("H12345679", "900506", "310228")))
    assert not card.fields["number"].sure


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PERMIT.replace("内地通行证", "内地通行证(非中国籍)").replace("H12345678", "HA1234567"), "hk_macau_permit_non_chinese"),
        (PERMIT.replace("港澳居民来往内地", "往来港澳").replace("H12345678", "C12345678"), "mainland_permit_to_hk_macau"),
        (PERMIT.replace("港澳居民来往内地", "台湾居民来往大陆").replace("H12345678", "12345678").replace("2031.02.28", "2026.02.28"), "taiwan_permit_5y"),
        (PERMIT.replace("港澳居民来往内地", "台湾居民来往大陆").replace("H12345678", "12345678").replace("2031.02.28", "2021.05.31"), "taiwan_permit_3m"),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str) -> None:
    (card,) = documents(transcript(text))
    assert card.fields["kind"].value == kind


def test_student_card() -> None:
    (card,) = documents(
        transcript(
            "深圳文澜财经大学|学生证\n姓 名:李小明\n学 号:2025790040\n院 系:会计学院\n入学时间:2025年9月\n有效期至:2029年6月30日"
        )
    )
    assert values(card) == {
        "name": "李小明", "school": "深圳文澜财经大学", "student_number": "2025790040", "enrolled_on": "2025-09", "valid_until": "2029-06-30",
    }  # fmt: skip


def test_unqualified_receipt() -> None:
    (one,) = documents(
        transcript(
            "数码相片检测回执\n姓名:李小明\n图像号:44030012345678\n拍摄日期:2026-10-01\n检测结果:不合格"
        )
    )
    assert one.fields["result"].value == "unqualified"
