"""Letters of an employer. Expected values stand in the text itself; other dates and names are traps."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

CLASSIC = """
在职证明
兹证明陈大文先生(港澳居民来往内地通行证号码:H12345678),1990年5月6日出生,系我公司正式员工,自2020年3月1
日起在我公司工作至今,现任研发部软件工程师一职,月收入人民币15000元。双方已签订劳动合同,合同期限自2023年3月
1日起至2026年2月28日止。
特此证明。
深圳市恒川科技有限公司(盖章)
2026年1月15日
联系人:李慧敏|联系电话:0755-26001234
"""

TABLE = """
员工在职证明
姓名|陳大文|性别|男
证件类型|港澳居民来往内地通行证|证件号码|H12345678
所在部门|市场部|职务|产品经理
入职日期|2021-07-05|工号|E00123
单位名称|广州市立新贸易有限公司
单位地址|广州市天河区体育西路12号
开具日期|2026-02-03|经办人|李慧敏
"""

ENGLISH = """
Hengchuan Technology (Shenzhen) Co., Ltd.
2 February 2026
TO WHOM IT MAY CONCERN
Certificate of Employment
This is to certify that Mr. CHAN TAI MAN (Mainland Travel Permit No. H12345678), born on 6 May 1990,
has been employed by Hengchuan Technology (Shenzhen) Co., Ltd. as Software Engineer in the R&D Department
since 1 March 2020. His current contract runs from 1 March 2023 to 28 February 2026.
Authorised signature
"""

LETTER = """
广州市立新贸易有限公司
工作证明
深圳市公安局南山分局:
兹有我单位职工于大文同志,男,身份证件号码:M87654321,于2019年9月加入我司,担任财务主管。该员工工作认真负责。
本证明自开具之日起30日内有效。
广州市立新贸易有限公司
二〇二六年二月三日
"""


def letter(text: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == "employment_letter"
    return values(one)


def test_classic_letter_with_a_birth_date_and_a_contract_in_it() -> None:
    assert letter(CLASSIC) == {
        "company": "深圳市恒川科技有限公司", "employee": "陈大文", "employee_id": "H12345678", "position": "软件工程师",
        "employed_since": "2020-03-01", "issued_on": "2026-01-15",
    }  # fmt: skip


def test_table() -> None:
    assert letter(TABLE) == {
        "company": "广州市立新贸易有限公司", "employee": "陳大文", "employee_id": "H12345678", "position": "产品经理",
        "employed_since": "2021-07-05", "issued_on": "2026-02-03",
    }  # fmt: skip


def test_english_letter() -> None:
    found = letter(ENGLISH)
    assert found["employee"] == "CHAN TAI MAN"
    assert str(found["company"]).startswith("Hengchuan Technology")
    assert found["employee_id"] == "H12345678"
    assert found["position"] == "Software Engineer"
    assert (found["employed_since"], found["issued_on"]) == ("2020-03-01", "2026-02-02")


def test_letter_to_the_police_with_a_month_of_joining() -> None:
    assert letter(LETTER) == {
        "company": "广州市立新贸易有限公司", "employee": "于大文", "employee_id": "M87654321", "position": "财务主管",
        "employed_since": "2019-09", "issued_on": "2026-02-03",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("兹证明 陈自强 系我公司员工,", "陈自强"),
        ("兹证明陈胜男,女,系我公司员工,", "陈胜男"),
        ("兹证明欧阳大文(性别:男)系我公司员工,", "欧阳大文"),
        ("茲證明陳大文先生受僱於本公司,", "陳大文"),
        ("兹证明本公司员工何系明,男,", "何系明"),
        ("兹有我司在职员工 李现 ,", "李现"),
        ("今有我公司员工王为民同志,", "王为民"),
    ],
)
def test_names_in_sentences(clause: str, name: str) -> None:
    text = CLASSIC.replace(
        "兹证明陈大文先生(港澳居民来往内地通行证号码:H12345678),1990年5月6日出生,系我公司正式员工,", clause
    )
    assert letter(text)["employee"] == name


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("自2018年7月1日至今在我公司工作", "2018-07-01"),
        ("2018年7月入职我公司", "2018-07"),
        ("从二〇一八年七月一日起受聘于我公司", "2018-07-01"),
        ("于2018.07.01到我单位工作", "2018-07-01"),
        ("已在我公司工作满三年", None),
    ],
)
def test_days_of_joining(clause: str, day: str | None) -> None:
    text = CLASSIC.replace("自2020年3月1\n日起在我公司工作至今", clause)
    assert letter(text).get("employed_since") == day


def test_labour_contract_is_no_letter() -> None:
    (one,) = documents(
        transcript(
            "劳动合同书\n甲方(用人单位):深圳市恒川科技有限公司\n乙方(劳动者):陈大文\n一、合同期限自2026年3月1日起至2027年2月28日止。\n"
            "二、乙方担任软件工程师岗位,工作地点为深圳市。\n三、离职时甲方应出具解除劳动合同的证明。试用期工资按规定支付。"
        )
    )
    assert one.type == "employment_contract"
