"""Papers that say what others say in other places and words."""

from __future__ import annotations

from schemas.document import SURE
from tests.documents.paper_of import documents, transcript, values


def test_a_machine_prints_the_name_without_a_label() -> None:
    text = "自助证件照 · 相片回执\n廖杰斌\n图像号|4403202604103292350\n拍摄|2026.04.10 14:11\n检测|合格"
    (receipt,) = documents(transcript(text))
    found = values(receipt)
    assert (found["name"], found["taken_on"]) == ("廖杰斌", "2026-04-10")


def test_a_day_and_a_time_without_a_blank_between_them() -> None:
    text = (
        "数码照片采集回执\n姓 名:冯娟馨\n图像号:4403202609197586220\n采集日期:2026-09-1918:07\n质量检测:合格"
    )
    (receipt,) = documents(transcript(text, confidence=0.99))
    assert values(receipt)["taken_on"] == "2026-09-19"


def test_the_studio_tells_in_a_sentence_whom_it_took() -> None:
    text = "数码相片拍摄回执\n本馆于2026 年 6 月 26 日为邱乐岭先生(通行证号\nM32959986)拍摄港澳台居民居住证数码相片一张,经检测合格,图像号为4793943200097785。"
    (receipt,) = documents(transcript(text))
    found = values(receipt)
    assert (found["name"], found["taken_on"]) == ("邱乐岭", "2026-06-26")


def test_a_sex_that_is_written_onto_the_name_is_no_part_of_it() -> None:
    text = "出入境证件相片采集信息单\n照相编码2039091239574518\n本人谭仲耀男1976-01-06 生\n照相日期 2026/08/05\n相片质量符合标准"
    (receipt,) = documents(transcript(text))
    assert values(receipt)["name"] == "谭仲耀"


def test_a_number_that_the_end_of_a_line_parts_is_one_number() -> None:
    text = "居住地址声明\n本人姓名简梓心,其后搬到\n广东省深圳市光明区马田街道龙翔一路1007号朗晴名苑12栋13\n08\n,现在仍然住在那里。特此声明。\n签名:简梓心\n2026年7月27日"
    (statement,) = documents(transcript(text))
    address = statement.fields["address"]
    assert str(address.value).replace(" ", "").endswith("12栋1308")


def test_a_lease_let_from_a_day_to_another() -> None:
    text = "租房协议\n立约人:房东姚玉(身份证110108197411162404),租客丘安澜 (证件H45289005)。\n一、房东将自有的北京市丰台区清林路1083号美庐大厦12号楼3单元805房整套租给租客居住。\n二、从2025.6.1租到2026.11.30,一共18个月。\n三、房租每个月6100元。"
    (lease,) = documents(transcript(text))
    assert (lease.fields["term_start"].value, lease.fields["term_end"].value) == ("2025-06-01", "2026-11-30")
    assert lease.fields["term_start"].sure
    assert lease.fields["landlord"].sure


def test_what_another_label_names_is_no_rival() -> None:
    text = "港澳居民来往内地通行证\nM71728131\n姓名|涂哲思\n出生日期|1983.05.25\n有效期限|2021.05.29-2031.05.28\n签发机关|公安部出入境管理局"
    (permit,) = documents(transcript(text, confidence=0.99))
    assert permit.fields["date_of_birth"].value == "1983-05-25"
    assert (permit.fields["date_of_birth"].confidence or 0) >= SURE


def test_letters_spread_over_a_line_are_words() -> None:
    text = "房屋租赁居间合同\n出 租 方 ( 甲 方 )|蔡雨文\n承 租 方 ( 乙 方 )|张苑嘉\n房屋地址:上海市徐汇区荔园南街308弄25号1007室\n租赁期限:自2026年1月23日至2026年7月22日\n月租金:人民币4050元"
    (lease,) = documents(transcript(text))
    found = values(lease)
    assert (found["landlord"], found["tenant"]) == ("蔡雨文", "张苑嘉")


def test_a_firms_code_is_nobodys_identity_number() -> None:
    text = "劳动合同书\n用人单位(以下简称甲方):深圳市辰麓医疗器械有限公司;统一社会信用代码:914403056190085324\n劳动者(以下简称乙方):郭昊;证件号码:|H73560085\n第一条 合同期限自2026年5月26日起至2028年5月25日止。\n第二条 乙方从事的岗位(工种)为采购经理,所在部门为行政人事部。"
    (contract,) = documents(transcript(text))
    found = values(contract)
    assert found["employee_id"] == "H73560085"
    assert found["position"] == "采购经理"


def test_parents_of_a_birth_certificate_by_a_notary() -> None:
    text = "公证书\n(2026)深证字第32272号\n申请人:陆悦瑗,女,二〇一六年一月七日出生,港澳居民来往内地通行证号码:M91514167。\n公证事项:出生\n兹证明陆悦瑗于二〇一六年一月七日在广东省深圳市南山区出生。\n陆悦瑗的父亲是陆立玲(1976年7月17日出生),母亲是姜德蕊(1978年5月7日出生)。"
    (paper,) = documents(transcript(text))
    found = values(paper)
    assert found["guardian"] == "陆立玲、姜德蕊"
    assert found["date_of_birth"] == "2016-01-07"


def test_two_days_in_one_box_are_the_first_and_the_last() -> None:
    text = "LETTING AGREEMENT|房屋出租协议\nA2 房屋业主|袁梅\nA3 租住人|许皓思\nA4 出租单元|深圳市坪山区泥岗南路145号香榭名苑11座3单元2810房\nA5 起租日 / 届满日|2025-12-05 / 2026-12-04\nA7 每月租费|RMB5,000.00"
    (lease,) = documents(transcript(text))
    found = values(lease)
    assert (found["term_start"], found["term_end"]) == ("2025-12-05", "2026-12-04")


def test_words_for_a_party_are_no_name_of_it() -> None:
    text = "企业职工劳动合同\n用工主体(下称甲方)与职工本人(下称乙方)依照《劳动合同法》订立以下条款。\n第一条 合同期限自2026年6月11日起至2028年6月10日止。\n第二条 附录第3项所列人士(下称“雇员”)按附录任职。"
    (contract,) = documents(transcript(text))
    found = values(contract)
    assert "employer" not in found
    assert "employee" not in found


def test_the_english_name_alone_is_not_surely_the_employers() -> None:
    text = "CONTRACT OF EMPLOYMENT 雇用合同\nZhuowei Trading (Beijing) Co., Ltd. (the “Employer”) engages Tang Kan Ian (the “Employee”).\n雇主聘请附录第3项所列人士,条件如下。\nThe contract is for a fixed term from 1 March 2026 to 28 February 2028."
    (contract,) = documents(transcript(text))
    employer = contract.fields.get("employer")
    assert employer is None or employer.value is None or (employer.confidence or 0) < SURE


def test_a_page_that_counts_itself_behind_a_running_title_goes_on() -> None:
    first = "CONTRACT OF EMPLOYMENT 雇用合同\nThe Employer engages the person named in item 3 of the Particulars (the “Employee”).\n1. Duration\nThis Contract is for a fixed term.\nContract of Employment 1 of 2"
    last = "PARTICULARS OF EMPLOYMENT 附录\nEmployer 雇主|北京市卓维供应链管理有限责任公司\nEmployee 雇员|邓勤恩\nPost 职位|行政助理\nContract of Employment 2 of 2"
    (contract,) = documents(transcript(first, last))
    assert contract.type == "employment_contract"
    assert len(contract.pages) == 2
