"""Papers laid out unlike the usual forms: labels above values, reports, letters that name things in passing."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values


def read(text: str, kind: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == kind
    return values(one)


LABELS_ABOVE = """
电子营业执照
字号名称|统一社会信用代码|登记机关
深圳市南山区盈石记茶餐厅|92440300MA5EPT7N3T|深圳市市场监督管理局
经营者姓名|主体类型|成立(注册)日期
潘远勋|个体工商户|2019年3月5日
投资人|监事|核准日期
李慧敏|王小明|2020年1月2日
经营范围
餐饮服务
"""


def test_the_value_under_the_next_label_is_not_this_labels() -> None:
    found = read(LABELS_ABOVE, "business_registration")
    assert found.get("company") == "深圳市南山区盈石记茶餐厅"
    assert found.get("legal_representative") == "潘远勋"
    assert found.get("established_on") == "2019-03-05"


REGISTER = """
商事主体登记及备案信息查询单
统一社会信用代码|91440300MA5EPT7N3F
商事主体名称|深圳市恒川科技有限公司
住所地址|深圳市南山区科苑路15号科兴科学园B栋1203室
法人代表|陈大文
认缴注册资本|壹佰万元人民币
设立日期|2016-05-04
经营期限|自2016-05-04起至2046-05-03止
主体状态|开业(存续)
"""


def test_an_extract_of_the_register() -> None:
    found = read(REGISTER, "business_registration")
    assert found["company"] == "深圳市恒川科技有限公司"
    assert found["address"] == "深圳市南山区科苑路15号科兴科学园B栋1203室"
    assert found["legal_representative"] == "陈大文"
    assert found["valid_until"] == "2046-05-03"


BRANCH = """
营业执照
统一社会信用代码|91440300MA5EPT7N3F
名称|深圳市恒川科技有限公司龙华分
|公司
类型|有限责任公司分公司
负责人|陈大文
成立日期|2016年05月04日
登记机关|深圳市市场监督管理局
"""


def test_a_branch_whose_name_breaks_before_its_last_word() -> None:
    (one,) = documents(transcript(BRANCH))
    company = one.fields["company"]
    assert company.value == "深圳市恒川科技有限公司龙华分公司" or company.confidence < 0.9


RECORD = """
员工任职情况证明
开具单位:深圳市恒川科技有限公司
员工姓名|工号|所在部门|担任职务
陈大文|E00123|财务部|店长
通行证号码|入司日期|现合同起始|现合同届满
H12345678|2021-07-05|2023-07-05|2026-07-04
以上情况属实,该员工目前仍在我司任职。
出具日期:2026-02-03
"""


def test_the_post_under_its_label_not_the_department_beside_it() -> None:
    assert read(RECORD, "employment_letter")["position"] == "店长"


DEPARTMENT_ONLY = """
在职证明
兹证明陈大文先生(港澳居民来往内地通行证号码:H12345678)系我公司正式员工,自2020年3月1日起在我公司工作至今。
职务:财务部
特此证明。
深圳市恒川科技有限公司(盖章)
2026年1月15日
"""


def test_a_department_is_never_surely_a_post() -> None:
    (one,) = documents(transcript(DEPARTMENT_ONLY))
    position = one.fields.get("position")
    assert position is None or position.value is None or position.confidence < 0.9


TO_POLICE = """
证明
深圳市公安局出入境管理支队:
我单位深圳市恒川科技有限公司现有员工陈大文,男,持港澳居民来往内地通行证H12345678,2021年7月5日入职,
所属部门为财务部,岗位为店长,劳动合同于2026年7月4日到期。
单位公章:
二〇二六年二月三日
"""


def test_a_firm_named_in_passing() -> None:
    found = read(TO_POLICE, "employment_letter")
    assert found["company"] == "深圳市恒川科技有限公司"
    assert found["position"] == "店长"


SCHOOL = """
深圳大学
证明信
深圳市公安局:
陈大文同学(港澳居民来往内地通行证H12345678,香港人)自2022年9月起就读于我校计算机学院,攻读软件工程专业学位,
学生证号2022101234,学习期限四年,至2026年6月修业期满。
教务处
2026年1月15日
"""


def test_a_pupil_spoken_of_without_a_formula() -> None:
    found = read(SCHOOL, "school_letter")
    assert found["name"] == "陈大文"
    assert found["graduates_on"] == "2026-06"


CONSENT = """
监护人同意书
被监护人:陈小文|性别:男|出生日期:2015年3月2日
证件种类及号码:港澳居民来往内地通行证 H12345678
监护人:陈大文|与被监护人关系:父亲
证件号码:H87654321|联系电话:13800001234
现居住地址:深圳市南山区科苑路15号3栋1203室
本人作为上述未成年人的监护人,同意其申领港澳台居民居住证。
监护人签名:|日期:2026年1月15日
"""
COMMITTEE = """
监护人证明
兹有我社区居民陈大文(证件号码A123456(3)),现住深圳市南山区科苑路15号3栋1203室,与未成年人陈小文(2015年3月2
日生,证件号码H12345678)为父子关系,是其法定监护人。
特此证明。
深圳市福田区莲花社区居民委员会
2026年1月15日
"""


@pytest.mark.parametrize("text", [CONSENT, COMMITTEE])
def test_a_guardians_paper_that_names_a_permit_and_an_address_stays_one(text: str) -> None:
    found = read(text, "guardian_papers")
    assert (found["guardian"], found["child"]) == ("陈大文", "陈小文")
    assert found["date_of_birth"] == "2015-03-02"


NOTARY = """
公证书
(2026)深证字第00123号
申请人:陈大文,男,1985年5月6日出生,证件号码:A123456(3)。
公证事项:亲属关系
兹证明申请人陈大文是陈小文(男,2015年3月2日出生)的父亲。
中华人民共和国广东省深圳市南方公证处
公证员 李慧敏
二〇二六年一月十五日
"""


def test_who_applies_to_a_notary_is_the_parent() -> None:
    found = read(NOTARY, "guardian_papers")
    assert found == {"guardian": "陈大文", "child": "陈小文", "date_of_birth": "2015-03-02"}


GLOSSED = """
VERIFICATION OF EMPLOYMENT 在职证明
Employer 雇主|Issued on 出具日期
深圳市恒川科技有限公司|February 3, 2026
Employee 员工|Travel permit no. 通行证号
陈大文|H12345678
Department 部门|Position held 职位
财务部|店长
Start date 入职日期|Contract end 合同到期
July 24, 2020|July 23, 2026
"""


def test_a_chinese_half_of_an_english_label_is_no_value() -> None:
    found = read(GLOSSED, "employment_letter")
    assert found["company"] == "深圳市恒川科技有限公司"
    assert found["employee"] == "陈大文"
    assert found["position"] == "店长"
    assert (found["issued_on"], found["employed_since"]) == ("2026-02-03", "2020-07-24")


SCHOOL_BOXES = """
深圳大学
学籍证明
学生 Student|学生号 Student No.|证件号 ID No.
陈大文|2022101234|H12345678
学籍起始 From|拟毕业年月 To graduate|开立日期 Issued
2022年9月|2026年6月|2026-01-15
"""


def test_a_label_beside_a_label_is_no_name() -> None:
    found = read(SCHOOL_BOXES, "school_letter")
    assert (found["name"], found["student_number"]) == ("陈大文", "2022101234")
    assert (found["enrolled_on"], found["graduates_on"]) == ("2022-09", "2026-06")


HEADLINE = """
深圳市恒川科技有限公司
信用代码|9144030071526726XG
法人|陈大文
注册资金|壹佰万元人民币
成立时间|2016-05-04
登记机关|深圳市市场监督管理局
营业执照信息
"""


def test_a_headline_names_the_firm_but_not_surely() -> None:
    (one,) = documents(transcript(HEADLINE))
    company = one.fields["company"]
    assert one.type == "business_registration"
    assert company.value == "深圳市恒川科技有限公司"
    assert company.confidence < 0.9


PASSPORT = """
PASSPORT
Passport No./No du passeport/No de|Nationality
pasaporte|KOREAN
M38151321
Surname/Nom
CHOI
Given names/Prénoms
SEOYEON
Date of expiry
26 NOV 2030
"""


def test_a_passport_number_is_never_cut() -> None:
    (one,) = documents(transcript(PASSPORT))
    number = one.fields.get("number")
    assert number is None or number.value in (None, "M38151321")


STUDENT = """
学生证
深圳大学 Shenzhen University
临床医学院
陈大文 男
学号 2022101234
有效期至 2026年6月30日
"""


def test_a_student_card_with_a_faculty_and_an_english_name() -> None:
    found = read(STUDENT, "student_id")
    assert found["school"] == "深圳大学"
    assert found["name"] == "陈大文"
