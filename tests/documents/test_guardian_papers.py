"""Papers of children and guardians. Everybody's birth and name stands near; only the child's birth is wanted."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

MEDICAL = """
出生医学证明
新生儿姓名|陈小明|性别|男|出生时间|2015年3月2日10时20分
出生孕周|39周|出生体重|3200克|出生身长|50厘米
出生地点|广东省深圳市|医疗机构名称|深圳市妇幼保健院
母亲姓名|李慧敏|年龄|30岁|国籍|中国|民族|汉族
有效身份证件类别|居民身份证|有效身份证件号码|440301198503020024
父亲姓名|陈大文|年龄|33岁|国籍|中国香港
有效身份证件号码|H12345678
出生证编号|O440123456|签发日期|2015年3月20日
"""

HONG_KONG = """
BIRTHS AND DEATHS REGISTRATION ORDINANCE
CERTIFIED COPY OF AN ENTRY OF BIRTH
出生登記記項核證副本
No. 12345|註冊編號
Date and place of birth|2 March 2015
出生日期及地點|Queen Elizabeth Hospital
Name in full 姓名|CHAN SIU MING 陳小明
Sex 性別|Male 男
Name and surname of father 父親姓名|CHAN TAI MAN 陳大文
Name and maiden surname of mother 母親姓名|LEE WAI MAN 李慧敏
Date of registration 登記日期|20 March 2015
"""

COLUMNS = """
出生證明書
新生兒姓名|林小安|出生日期|民國104年3月2日
項目|父親|母親
姓名|林國華|王美玲
出生日期|民國70年5月6日|民國72年7月8日
身分證字號|A123456789|A223456781
"""

STATEMENT = """
监护人声明书
本人陈大文(香港永久性居民身份证号码:A123456(3),1982年5月6日出生)系陈小明(男,2015年3月2日出生,港澳居民来往内地通行证号码:H87654321)
的父亲,为其法定监护人,现代为申领港澳台居民居住证。
声明人(签字):陈大文
2026年3月5日
"""

TABLE_STATEMENT = """
监护关系声明
被监护人信息
姓名|陈小明|性别|男
出生日期|2015-03-02|证件号码|H87654321
监护人信息
姓名|李慧敏|与被监护人关系|母子
出生日期|1984-07-08|证件号码|H12345678
声明人签名:李慧敏|日期:2026-03-05
"""

ENGLISH = """
STATEMENT OF GUARDIANSHIP
I, CHAN TAI MAN (Hong Kong Identity Card No. A123456(3)), am the father of my son, CHAN SIU MING, who was born on 2 March 2015.
I confirm that I am the legal guardian.
Signature: CHAN TAI MAN
Date: 5 March 2026
"""

CARD = """
香港永久性居民身份證
HONG KONG PERMANENT IDENTITY CARD
陳大文
CHAN, Tai Man
7115 1129 2429
出生日期 Date of Birth
06-05-1982|男 M
***AZ
簽發日期 Date of Issue
(01-05)
23-09-18|A123456(3)
"""

MAINLAND = """
姓名 李慧敏
性别 女|民族 汉
出生 1984 年 7 月 8 日
住址 广东省深圳市南山区海德路1号2栋303
公民身份号码 440301198407080026
"""


def paper(text: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == "guardian_papers"
    return values(one)


@pytest.mark.parametrize(
    ("text", "child", "guardian", "born"),
    [
        (MEDICAL, "陈小明", "陈大文、李慧敏", "2015-03-02"),
        (HONG_KONG, "陳小明", "陳大文、李慧敏", "2015-03-02"),
        (COLUMNS, "林小安", "林國華、王美玲", "2015-03-02"),
        (STATEMENT, "陈小明", "陈大文", "2015-03-02"),
        (TABLE_STATEMENT, "陈小明", "李慧敏", "2015-03-02"),
        (ENGLISH, "CHAN SIU MING", "CHAN TAI MAN", "2015-03-02"),
        (STATEMENT.replace("本人陈大文", "兹证明陈小明").replace("系陈小明", "系陈大文").replace("\n的父亲,为其法定监护人", "\n之子")
         .replace("1982年5月6日", "2015年3月2日").replace("男,2015年3月2日", "男,1982年5月6日"), "陈小明", "陈大文", None),
    ],
)  # fmt: skip
def test_child_and_guardian(text: str, child: str, guardian: str, born: str | None) -> None:
    found = paper(text)
    assert (found["child"], found["guardian"]) == (child, guardian)
    if born:
        assert found["date_of_birth"] == born


@pytest.mark.parametrize(("text", "name"), [(CARD, "陳大文"), (MAINLAND, "李慧敏")])
def test_a_card_names_its_holder_and_no_child(text: str, name: str) -> None:
    assert paper(text) == {"guardian": name}


def test_back_of_a_travel_permit_is_no_identity_card() -> None:
    (one,) = documents(
        transcript(
            "港澳居民来往内地通行证\n香港身份证件姓名|陳大文\n香港身份证件号码|A123456(3)\nC<CHNH12345678301<<<<<<<<<<<<<"
        )
    )
    assert one.type == "travel_permit"
