"""Letters of a school and the register's report. Expected values stand in the text itself."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

LETTER = """
深圳南麓大学
在读证明
编号:教证〔2026〕第0123号
兹证明陈大文,男,2004年5月6日出生,港澳居民来往内地通行证号码:H12345678,学号:2023150012,系我校计算机学院软
件工程专业2023级本科生,学制四年,于2023年9月入学,预计2027年6月毕业。该生现为我校全日制在读学生。
本学期自2026年2月23日开始。
特此证明。
深圳南麓大学教务处
2026年3月5日
"""

REPORT = """
教育部学籍在线验证报告
更新日期:2026年3月5日
姓名|陈大文
性别|男|出生日期|2004年05月06日
学校名称|深圳南麓大学|层次|本科
专业|软件工程|学制|4 年
学历类别|普通高等教育|学习形式|普通全日制
分院|计算机学院|班级|软件一班
学号|2023150012|入学日期|2023年09月01日
学籍状态|在籍(注册学籍)|预计毕业日期|2027年07月01日
在线验证码|A1B2C3D4E5F6G7H8|报告有效期至|2026年9月1日
"""

ENGLISH = """
NANLU UNIVERSITY OF SHENZHEN
Certificate of Enrolment
Date: 5 March 2026
To whom it may concern
This is to certify that CHAN Tai Man (Student No. 2023150012), born on 6 May 2004, is a full-time student of Nanlu University.
He was admitted in September 2023 and is expected to graduate in June 2027.
Registrar, Academic Affairs Office
"""

PRIMARY = """
学籍证明
兹有學生李小明,性别女,身份證件號碼M12345678,学籍号:G440305201409011234,现就读于深圳市南山区海德小学三年级(2)班,
入学时间:2022年9月1日。
特此证明
深圳市南山区海德小学(公章)
二〇二六年三月五日
"""


def letter(text: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == "school_letter"
    return values(one)


def test_university_letter() -> None:
    assert letter(LETTER) == {
        "name": "陈大文", "school": "深圳南麓大学", "student_number": "2023150012", "enrolled_on": "2023-09",
        "graduates_on": "2027-06", "issued_on": "2026-03-05",
    }  # fmt: skip


def test_report_of_the_national_register() -> None:
    assert letter(REPORT) == {
        "name": "陈大文", "school": "深圳南麓大学", "student_number": "2023150012", "enrolled_on": "2023-09-01",
        "graduates_on": "2027-07-01", "issued_on": "2026-03-05",
    }  # fmt: skip


def test_english_letter() -> None:
    found = letter(ENGLISH)
    assert found["name"] == "CHAN Tai Man"
    assert (found["enrolled_on"], found["graduates_on"], found["issued_on"]) == (
        "2023-09",
        "2027-06",
        "2026-03-05",
    )
    assert found["student_number"] == "2023150012"


def test_primary_school() -> None:
    found = letter(PRIMARY)
    assert (found["name"], found["school"]) == ("李小明", "深圳市南山区海德小学")
    assert (found["enrolled_on"], found["issued_on"]) == ("2022-09-01", "2026-03-05")


@pytest.mark.parametrize(
    ("clause", "enrolled", "graduates"),
    [
        ("学习期限自2023年9月1日至2027年6月30日", "2023-09-01", "2027-06-30"),
        ("2023年9月至2027年6月在我校就读", "2023-09", "2027-06"),
        ("自2023年9月起就读我校,将于2027年7月毕业", "2023-09", "2027-07"),
        ("入学时间为2023年9月,预计毕业时间为2027年6月", "2023-09", "2027-06"),
    ],
)
def test_ways_to_say_from_when_to_when(clause: str, enrolled: str, graduates: str) -> None:
    found = letter(LETTER.replace("于2023年9月入学,预计2027年6月毕业", clause))
    assert (found["enrolled_on"], found["graduates_on"]) == (enrolled, graduates)


def test_student_card_is_no_letter() -> None:
    (one,) = documents(
        transcript(
            "深圳南麓大学|学生证\n姓名:李小明\n学号:2025790040\n院系:会计学院\n入学时间:2025年9月\n有效期至:2029年6月30日"
        )
    )
    assert one.type == "student_id"
