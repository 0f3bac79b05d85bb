"""The sides of contracts where the usual label with a colon is missing: blocks, brackets, sentences, glued writing."""

from __future__ import annotations

from tests.documents.paper_of import documents, transcript, values


def read(text: str, kind: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == kind
    return values(one)


GAP_IN_A_SENTENCE = """
TENANCY AGREEMENT
THIS AGREEMENT is made on 25th September 2025 BETWEEN REN Mingtong
(ID No.441302198708059023), the "Landlord", AND|TANG Li
(Travel Permit No.18085626), the"Tenant".
1. The Landlord lets and the Tenant takes the premises located at 广东省惠州市惠城区桥东街道深云东路1723号澜庭小区C座405 for residential use only.
2. The tenancy shall be for a term of 24 months, from 6th October 2025 to 5th October 2027, both days inclusive.
3. The rent shall be RMB 9,500 per calendar month.
"""


def test_a_wide_blank_in_a_sentence_is_no_column() -> None:
    found = read(GAP_IN_A_SENTENCE, "lease")
    assert found["tenant"] == "TANG Li"
    assert found["tenant_id"] == "18085626"
    assert found["landlord_id"] == "441302198708059023"


SCHEDULE = """
RESIDENTIAL LEASE
1. Landlord|WANG Xiajun (PRC ID 440305199311061929)
2. Tenant|KUOK Gar Wai (Home Return Permit M33700636)
3. Premises|Room 2003, Unit 1, Block 20, No. 626 Keyuan Nanjie, Pingshan District, Shenzhen
4. Commencement date|17th May 2026
5. Expiry date|16th May 2027
6. Monthly rent|RMB6,950.00
Signed by the Landlord:王霞俊|Signed byte Tenant:郭嘉慧
"""


def test_a_signature_in_another_script_is_not_the_name() -> None:
    found = read(SCHEDULE, "lease")
    assert found["landlord"] == "WANG Xiajun"
    assert found["tenant"] == "KUOK Gar Wai"


GLUED = """
租房合约
房主邹行身份证440305198506055145
租户郁聪证件M39896502
房屋地址:深圳市福田区宝源路322号金碧轩27栋1单元1312室
租用时间2026年1月29日至2028年1月28日计24个月
月租8500元押金17000元
"""


def test_roles_names_and_numbers_without_blanks() -> None:
    found = read(GLUED, "lease")
    assert (found["landlord"], found["tenant"]) == ("邹行", "郁聪")
    assert (found["landlord_id"], found["tenant_id"]) == ("440305198506055145", "M39896502")


BLOCKS = """
房屋出租合同(住宅类)
|姓名/名称 孔嘉雨||姓名/名称 许静
甲方 证件号码|440305195904112674|乙方 证件号码|H56150639
|联系方式|18453837468|联系方式
房屋所在地|广东省深圳市光明区凤凰街道坳下村西区10巷15号407
承租时间|2024年11月28日-2026年11月27日(为期2年)
租金(元/月) 2500
"""


def test_a_side_at_the_edge_read_into_the_middle_row() -> None:
    found = read(BLOCKS, "lease")
    assert (found["landlord"], found["tenant"]) == ("孔嘉雨", "许静")
    assert (found["landlord_id"], found["tenant_id"]) == ("440305195904112674", "H56150639")


def test_a_latin_gloss_inside_the_bracket() -> None:
    text = """
不动产租赁合同
甲方(出租人Locador):罗家斌,持身份证编号110108196401104716
乙方(承租人Locatário):高和卿,持来往内地通行证编号76306794
一、租赁标的:坐落于北京市朝阳区望京街道深云南路617号澜庭湾D座2805室之独立单位,作居住用途。
二、租赁期间:24个月,由2024年11月3日开始,至2026年11月2日终止。
三、租金:每月人民币8,450.00元。
"""
    found = read(text, "lease")
    assert (found["landlord"], found["tenant"]) == ("罗家斌", "高和卿")
    assert found["address"] == "北京市朝阳区望京街道深云南路617号澜庭湾D座2805室"


OPEN_ENDED = """
Labour Contract 劳动合同
Employer|深圳市盈程岸餐饮管理有限公司
Employee|陆珍洁
Travel permit number|H60646894
1 Term of contract
This is a contract without a fixed term (无固定期限). It takes effect on 12 June 2026 and continues until
terminated in accordance with law. The probation period begins on 13 June 2026 and runs until 11 August 2026.
2 Position|外贸业务员
Remuneration: the monthly salary is RMB24,900.00 before tax.
"""


def test_an_english_contract_without_a_fixed_term() -> None:
    found = read(OPEN_ENDED, "employment_contract")
    assert found["term_kind"] == "open_ended"
    assert found["term_start"] == "2026-06-12"
    assert "term_end" not in found


def test_a_name_set_off_in_a_sentence() -> None:
    text = """
劳动合同
深圳市景辉餐饮管理有限责任公司(以下简称公司,统一社会信用代码91440305MAFU34T54M,法定代表人吕文怡)与|施悦|(以下简称员工,证件号码37056733)订立本合同。
1. 期限:以完成一定工作任务为期限,自2024.12.31起至“海外市场推广项目”完成之日止。
2. 公司聘用员工从事 UI设计师 工作。
4. 报酬:每月¥8,000.00,于次月15日发放。
"""
    found = read(text, "employment_contract")
    assert found["employee"] == "施悦"
    assert found["employee_id"] == "37056733"


def test_a_level_of_an_address_without_its_number_is_never_sure() -> None:
    whole_one = GLUED.replace("房屋地址:", "房屋地址: ")
    (good,) = documents(transcript(whole_one))
    (bad,) = documents(transcript(whole_one.replace("27栋1单元", "27栋单元")))
    assert good.fields["address"].sure
    assert not bad.fields["address"].sure


def test_an_american_date_and_a_length_below_its_label() -> None:
    (contract,) = documents(transcript(OPEN_ENDED.replace("12 June 2026", "June 12, 2026")))
    assert values(contract)["term_start"] == "2026-06-12"
    text = """
长租公寓租住合约
出租方资料
姓名|证件号
姚启桂|440305198706118622
承租方资料
姓名|证件号
郑禾昭|H47370408
房源位置
广东省深圳市福田区德政路386号联城雅居6栋1306房
起租日期|到期日期
2024/08/26|2026/08/25
租期|月租
24个月|¥3,900.00
"""
    (lease,) = documents(transcript(text))
    assert values(lease)["term_months"] == 24
    assert values(lease)["rent_monthly"] == "3900.00"


RENEWED = """
房屋租赁续租协议
甲方(房屋所有权人、出租人):阎涵
公民身份号码:441302196211031050
乙方(承租人):温思心
港澳居民来往内地通行证号码:H66337391
1. 甲乙双方于二〇二五年四月二十三日签订了《房屋租赁合同》,由乙方承租甲方所有的广东省惠州市惠城区桥东街道公园一路863号西海湾5幢3单元1602室(建筑面积128.75平方米);
2. 原合同约定的租赁期限自二〇二五年五月二日起,已于二〇二六年五月一日届满,原月租金为人民币7,300.00元;
一、续租期限 续租10个月,续租期自二〇二六年五月二日起至二〇二七年三月一日止。
二、续租租金 续租期内月租金由原合同的7300元调整为人民币7,500.00元。
本协议签订于二〇二六年四月二十九日
"""


def test_a_renewal_states_its_own_term_rent_and_day() -> None:
    found = read(RENEWED, "lease")
    assert (found["term_start"], found["term_end"]) == ("2026-05-02", "2027-03-01")
    assert found["term_months"] == 10
    assert found["rent_monthly"] == "7500.00"
    assert found["signed_on"] == "2026-04-29"
    assert found["address"] == "广东省惠州市惠城区桥东街道公园一路863号西海湾5幢3单元1602室"


def test_the_term_of_the_contract_that_is_renewed_is_not_the_term() -> None:
    text = """
劳动合同续订书
甲方(用人单位)|云晟软件(深圳)有限公司
乙方(职工)|龚维晓
乙方证件号码|M91889710
甲乙双方于2023年10月22日签订的劳动合同(编号LD2023730,期限自2023年10月26日至2025年10月25日)期满。
1. √固定期限。续订期限自2025年10月26日起至2030年10月25日止。
2. 乙方的工作岗位为法务专员(原岗位:前台接待),工作时间不变。
续订签字日期:2025年10月21日
"""
    found = read(text, "employment_contract")
    assert (found["term_start"], found["term_end"]) == ("2025-10-26", "2030-10-25")
    assert found["signed_on"] == "2025-10-21"
    assert found["position"] == "法务专员"


def test_rent_by_the_square_metre_is_not_the_monthly_rent() -> None:
    text = """
房屋租赁合同
出租方(甲方):彭桐涵
承租方(乙方):廖瑗
1-1 甲方出租给乙方的房屋坐落在本市广东省深圳市宝安区工业三路1151号岭南华府10幢1单元2502室(以下简称该房屋)。
3-1 甲方于2026年2月18日前向乙方交付该房屋。租赁日期自2026年2月21日起至2027年2月20日止。
4-1 该房屋每日每平方米建筑面积租金为(人民币)9.86元。月租金总计为(人民币)11200元(大写:壹万壹仟贰佰元整)。
"""
    found = read(text, "lease")
    assert found["rent_monthly"] == "11200.00"
    assert found["address"] == "广东省深圳市宝安区工业三路1151号岭南华府10幢1单元2502室"
    assert found["term_start"] == "2026-02-21"


def test_the_day_a_probation_ends_is_not_surely_the_end_of_a_contract_without_one() -> None:
    (contract,) = documents(transcript(OPEN_ENDED + "\nThis Contract ends on 11 August 2027.\n"))
    end = contract.fields.get("term_end")
    assert end is None or not end.sure


def test_the_number_of_the_chosen_item_decides_the_kind_of_the_term() -> None:
    items = """
劳动合同
甲方(单位全称):深圳市信峰网络科技有限公司
乙方(姓名):叶景安
第三条 双方选择下列第 {} 种形式确定本合同期限:
1. 有固定期限:自{}起至{}止。
2. 无固定期限:自{}起至法定的解除或终止条件出现时止。
3. 以完成一定工作任务为期限:自{}起至新厂房机电安装工程工作任务完成时止。
第四条 双方约定试用期 2 个月,自2026年3月10日起至2026年5月9日止,试用期包括在合同期限内。
"""
    day = "2026年3月10日"
    task = read(items.format("3", "/", "/", "/", day), "employment_contract")
    assert (task["term_kind"], task["term_start"], task.get("term_end")) == ("task_based", "2026-03-10", None)
    endless = read(items.format("二", "/", "/", day, "/"), "employment_contract")
    assert (endless["term_kind"], endless.get("term_end")) == ("open_ended", None)
    fixed = read(items.format("1", day, "2028年3月9日", "/", "/"), "employment_contract")
    assert (fixed["term_kind"], fixed["term_end"]) == ("fixed", "2028-03-09")
