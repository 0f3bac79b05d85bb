"""Business licences of several years and kinds of firm. Expected values stand in the text itself."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

CODE = "9144030071526726XG"  # holds both checks (GB 32100, GB 11714)

NEW = f"""
统一社会信用代码|营业执照
{CODE}|(副 本)(1-1)
名 称|福州恒川科技有限公司|注册资本|伍佰万元整
类 型|有限责任公司(自然人投资或控股)|成立日期|2016年05月12日
法定代表人|林国栋|住 所|福建省福州市鼓楼区东街12号
||||华福大厦8层802室
经营范围|一般项目:软件开发;信息技术咨询服务。(除依法须经批准的项目外,凭营业执照依法自主开展经营活动)
登记机关
2021年03月08日
国家企业信用信息公示系统网址:http://www.gsxt.gov.cn|国家市场监督管理总局监制
"""

OLD = """
企业法人营业执照
(副本)
注册号:440301103097413
名称:深圳市恒川科技有限公司
住所:深圳市南山区科技园南路18号3栋502
法定代表人姓名:林国栋
注册资本:人民币100万元|实收资本:人民币100万元
公司类型:有限责任公司
经营范围:电子产品的技术开发与销售。
成立日期:2009年7月1日
营业期限:自2009年7月1日起至2029年7月1日止
登记机关:深圳市市场监督管理局
2012年11月20日
"""

TRADER = """
营业执照
统一社会信用代码:92440300MA5EQXL6XE
名 称 深圳市南山区阿强茶餐厅
类 型 个体工商户
经营场所 深圳市南山区海德一道99号1层103
经 营 者 陳大文
组成形式 个人经营
注册日期 2018年09月03日
营业期限 长期
经营范围 餐饮服务
登 记 机 关 深圳市市场监督管理局
2020年01月15日
"""

ENGLISH = f"""
BUSINESS LICENSE
(Duplicate) (1-1)
Unified Social Credit Code: {CODE}
Name: Hengchuan Technology (Shenzhen) Co., Ltd.
Type: Limited Liability Company
Legal Representative: LIN Guodong
Registered Capital: RMB 5,000,000
Date of Establishment: May 12, 2016
Term of Operation: May 12, 2016 to May 11, 2036
Domicile: Room 802, Huafu Building, No. 12 Dongjie Road, Futian District, Shenzhen
Registration Authority: Shenzhen Administration for Market Regulation
March 8, 2021
"""


def licence(text: str, confidence: float | None = None) -> dict[str, object]:
    (one,) = documents(transcript(text, confidence=confidence))
    assert one.type == "business_registration"
    return values(one)


def test_licence_of_2019() -> None:
    assert licence(NEW) == {
        "company": "福州恒川科技有限公司", "uscc": CODE, "legal_representative": "林国栋",
        "address": "福建省福州市鼓楼区东街12号华福大厦8层802室", "established_on": "2016-05-12",
    }  # fmt: skip


def test_licence_before_2015_with_a_number_of_fifteen_digits() -> None:
    assert licence(OLD) == {
        "company": "深圳市恒川科技有限公司", "uscc": "440301103097413", "legal_representative": "林国栋",
        "address": "深圳市南山区科技园南路18号3栋502", "established_on": "2009-07-01", "valid_until": "2029-07-01",
    }  # fmt: skip


def test_sole_trader_without_an_end() -> None:
    found = licence(TRADER)
    assert found["company"] == "深圳市南山区阿强茶餐厅"
    assert found["legal_representative"] == "陳大文"
    assert found["address"] == "深圳市南山区海德一道99号1层103"
    assert (found["established_on"], found["valid_until"]) == ("2018-09-03", "long_term")


def test_english_translation() -> None:
    found = licence(ENGLISH)
    assert found["company"] == "Hengchuan Technology (Shenzhen) Co., Ltd."
    assert found["legal_representative"] == "LIN Guodong"
    assert (found["established_on"], found["valid_until"]) == ("2016-05-12", "2036-05-11")
    assert found["uscc"] == CODE


@pytest.mark.parametrize(
    ("clause", "end"),
    [
        ("营业期限 2016-05-12 至 无固定期限", "long_term"),
        ("营业期限 自2016年05月12日至长期", "long_term"),
        ("营业期限 2016年05月12日至2046年05月11日", "2046-05-11"),
        ("营业期限自 2016-05-12|营业期限至 2036-05-11", "2036-05-11"),
        ("营业期限 永续经营", None),
        ("合伙期限 2016年05月12日至2026年05月11日", "2026-05-11"),
    ],
)
def test_terms(clause: str, end: str | None) -> None:
    found = licence(OLD.replace("营业期限:自2009年7月1日起至2029年7月1日止", clause))
    assert found.get("valid_until") == end


def test_code_that_fails_its_check_is_kept_as_printed() -> None:
    wrong = CODE[:-1] + "A"
    assert licence(NEW.replace(CODE, wrong))["uscc"] == wrong
    (read,) = documents(transcript(NEW.replace(CODE, wrong), confidence=0.99))
    assert read.fields["uscc"].value == wrong and not read.fields["uscc"].sure  # perhaps a misreading


def test_branch_has_a_person_in_charge() -> None:
    text = (
        OLD.replace("法定代表人姓名", "负责人")
        .replace("住所", "营业场所")
        .replace("科技有限公司", "科技有限公司南山分公司")
    )
    found = licence(text)
    assert found["company"] == "深圳市恒川科技有限公司南山分公司"
    assert found["legal_representative"] == "林国栋"
    assert found["address"] == "深圳市南山区科技园南路18号3栋502"


def test_paper_that_mentions_a_licence_is_none() -> None:
    (letter,) = documents(transcript("通知\n请各商户于6月30日前携带营业执照复印件到管理处登记。\n管理处"))
    assert letter.type == "unknown"
