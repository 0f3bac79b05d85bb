"""Letters about where somebody lives, as text: a school's, a landlord's, an employer's, one's own."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

DORMITORY = """
岭湾大学
学生住宿证明
宿证〔2026〕018号
兹证明我校计算机学院2024级学生陈大文(学号:2024150123,通行证号码:H12345678),
自2025年9月1日起至2026年7月10日止住宿于我校广东省深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室。
该生于2024年9月入学,预计2028年6月毕业。
本证明自开具之日起30日内有效。特此证明。
岭湾大学学生宿舍管理中心
2026年3月5日
"""

DORMITORY_FORM = """
住宿证明
姓名|范余晖|性别|男
学号|2023210456|学院|外国语学院
学校|南麓师范大学
住宿地址|深圳市龙华区观湖街道学府路66号
|知行学生公寓3栋201房
住宿期限|2024.09.02-2026.06.30
入学时间|2023年9月
经办人|林老师|联系电话|0755-23456789
出具日期|2026-02-18
"""

LANDLORD = """
居住证明
兹证明陈大文(男,港澳居民来往内地通行证号码:H12345678),自2025年3月10日起居住在本人位于
深圳市南山区科苑南路18号阳光花园3栋2单元1502室的房屋内。该房屋不动产权证号为粤(2018)深圳市不动产权第0765432号,
登记日期2018年5月6日。特此证明。
出租人(签名):林国栋
身份证号码:440305197001010011
联系电话:13800001111
2026年3月5日
"""

EMPLOYER = """
深圳市恒峰科技有限公司
员工住宿证明
兹证明范余晖(证件号码:M87654321)系我司员工,于2024年5月6日入职,任产品经理。自2024年6月1日起入住我司提供的
员工宿舍,地址为深圳市宝安区西乡街道前进路200号翠海公寓2栋808室。
公司地址:深圳市福田区红荔路5号金中环大厦12楼
特此证明。
深圳市恒峰科技有限公司(盖章)
2026年2月20日
"""

HOST_FORM = """
住宿证明
居住人|歐陽慧|证件号码|12345678
房屋所有权人|黄志强|与居住人关系|亲属
居住地址|广州市天河区石牌街道德政路66号瑞景苑A座902房
居住起始日期|2025年1月15日
房东签名|黄志强|日期|2026年1月8日
"""

ENGLISH = """
LETTER OF ACCOMMODATION
Date: 5 March 2026
To whom it may concern
This is to certify that CHAN TAI MAN, holder of Travel Permit No. H12345678, has been residing at
Room 1502, Unit 2, Block 3, Sunshine Garden, No. 18 Keyuan Road, Nanshan District, Shenzhen since 10 March 2025.
He joined our company on 1 February 2025.
Hengfeng Technology (Shenzhen) Co., Ltd.
"""

STATEMENT = """
本人居住地址声明
本人陈大文(男,1990年5月6日出生,港澳居民来往内地通行证号码H12345678),
现居住于深圳市南山区科苑南路18号阳光花园3栋2单元1502室,自2025年3月10日起居住至今。
香港地址:香港九龙观塘道418号丽港城22座9楼C室
以上内容真实无误,如有不实,本人愿承担法律责任。特此声明。
声明人(签名):陈大文
日期:2026年3月6日
"""

STATEMENT_FORM = """
居住地址聲明書
聲明人姓名|陳大文|性別|男
證件號碼|H12345678|有效期至|2031年2月28日
現居住地址|深圳市福田区莲花街道景田路88号海蕴苑5栋1203室
原居住地址|深圳市罗湖区翠竹街道爱国路10号鸿景花园1栋502室
入住日期|2025年3月10日|租賃期限|2025年3月10日至2027年3月9日
聲明人簽名|陳大文|聲明日期|2026年3月6日
"""


def test_dormitory_letter() -> None:
    (letter,) = documents(transcript(DORMITORY))
    found = values(letter)
    assert letter.type == "dormitory_confirmation"
    assert found["name"] == "陈大文"
    assert found["school"] == "岭湾大学"
    assert found["address"] == "广东省深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室"
    assert (found["term_start"], found["term_end"]) == ("2025-09-01", "2026-07-10")
    assert found["issued_on"] == "2026-03-05"


def test_dormitory_form() -> None:
    (letter,) = documents(transcript(DORMITORY_FORM))
    found = values(letter)
    assert letter.type == "dormitory_confirmation"
    assert found["name"] == "范余晖"
    assert found["school"] == "南麓师范大学"
    assert found["address"] == "深圳市龙华区观湖街道学府路66号知行学生公寓3栋201房"
    assert (found["term_start"], found["term_end"]) == ("2024-09-02", "2026-06-30")
    assert found["issued_on"] == "2026-02-18"


def test_landlords_letter() -> None:
    (letter,) = documents(transcript(LANDLORD))
    found = values(letter)
    assert letter.type == "lodging_letter"
    assert found == {
        "name": "陈大文",
        "issuer": "林国栋",
        "address": "深圳市南山区科苑南路18号阳光花园3栋2单元1502室",
        "lived_since": "2025-03-10",
        "issued_on": "2026-03-05",
    }


def test_employers_letter_the_first_day_of_work_is_not_the_first_night() -> None:
    (letter,) = documents(transcript(EMPLOYER))
    found = values(letter)
    assert letter.type == "lodging_letter"
    assert found == {
        "name": "范余晖",
        "issuer": "深圳市恒峰科技有限公司",
        "address": "深圳市宝安区西乡街道前进路200号翠海公寓2栋808室",
        "lived_since": "2024-06-01",
        "issued_on": "2026-02-20",
    }


def test_form_of_a_host() -> None:
    (letter,) = documents(transcript(HOST_FORM))
    found = values(letter)
    assert letter.type == "lodging_letter"
    assert found == {
        "name": "歐陽慧",
        "issuer": "黄志强",
        "address": "广州市天河区石牌街道德政路66号瑞景苑A座902房",
        "lived_since": "2025-01-15",
        "issued_on": "2026-01-08",
    }


def test_english_letter() -> None:
    (letter,) = documents(transcript(ENGLISH))
    found = values(letter)
    assert letter.type == "lodging_letter"
    assert found["name"] == "CHAN TAI MAN"
    assert found["issuer"] == "Hengfeng Technology (Shenzhen) Co., Ltd."
    assert found["lived_since"] == "2025-03-10"
    assert found["issued_on"] == "2026-03-05"
    assert (
        found["address"]
        == "Room 1502, Unit 2, Block 3, Sunshine Garden, No. 18 Keyuan Road, Nanshan District, Shenzhen"
    )


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        (STATEMENT, "陈大文", "深圳市南山区科苑南路18号阳光花园3栋2单元1502室"),
        (STATEMENT_FORM, "陳大文", "深圳市福田区莲花街道景田路88号海蕴苑5栋1203室"),
    ],
)
def test_statement(text: str, name: str, address: str) -> None:
    (statement,) = documents(transcript(text))
    found = values(statement)
    assert statement.type == "address_statement"
    assert found == {"name": name, "address": address, "signed_on": "2026-03-06"}


def test_school_letter_with_an_address_is_no_dormitory_letter() -> None:
    (letter,) = documents(
        transcript(
            "岭湾大学\n在读证明\n兹证明陈大文(学号2024150123)系我校计算机学院学生,2024年9月入学。\n"
            "家庭住址:深圳市南山区科苑南路18号阳光花园3栋1502室\n特此证明。\n岭湾大学教务处\n2026年3月5日"
        )
    )
    assert letter.type not in ("dormitory_confirmation", "lodging_letter")


def test_a_sentences_date_on_a_line_of_its_own_is_not_the_day_of_issue() -> None:
    text = ENGLISH.replace("Shenzhen since 10 March 2025.", "Shenzhen since\n10 March 2025.")
    (letter,) = documents(transcript(text))
    assert values(letter)["issued_on"] == "2026-03-05"


def test_a_letter_may_run_over_to_a_second_sheet() -> None:
    first, second = DORMITORY.split("该生于")
    (letter,) = documents(transcript(first, "该生于" + second))
    assert letter.type == "dormitory_confirmation"
    assert values(letter)["issued_on"] == "2026-03-05"


def test_signed_and_dated_without_a_blank_between() -> None:
    (letter,) = documents(
        transcript(HOST_FORM.replace("房东签名|黄志强|日期|2026", "房东签名:黄志强日期:2026"))
    )
    assert values(letter)["issued_on"] == "2026-01-08"
