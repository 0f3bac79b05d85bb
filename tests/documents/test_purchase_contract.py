"""Purchases as text: who sells, who buys, which flat; the land, the postal addresses and the form's number are not it."""

from __future__ import annotations

from tests.documents.paper_of import documents, transcript, values

PRESALE = """
合同编号:深(南)网预买字(2023)第01234号|GF-2014-0171
商品房买卖合同
(预售)
出卖人:深圳市恒峰房地产开发有限公司
通讯地址:深圳市福田区福华三路88号|邮政编码:518000
法定代表人:周立民|联系电话:0755-83210000
买受人:陈大文
国籍:中国香港|证件类型:港澳居民来往内地通行证|证号:H12345678
通讯地址:香港九龙观塘道418号丽港城22座9楼C室
第一条 项目建设依据
出卖人以出让方式取得坐落于深圳市南山区后海大道100号地块的建设用地使用权,土地使用权终止日期为2088年5月31日。
第二条 预售依据
该商品房已取得《商品房预售许可证》,预售许可证号为深房许字(2022)南山012号。
第三条 商品房基本情况
该商品房坐落于深圳市南山区科苑南路18号阳光花园3栋2单元1502室,规划用途为住宅,建筑面积88.60平方米。
第六条 计价方式与价款
总价款为人民币(大写)伍佰陆拾万元整(¥5,600,000.00)。买受人已于2023年3月1日签订认购书并支付定金。
第十一条 出卖人应当在2024年6月30日前向买受人交付该商品房。
出卖人(签字或盖章):|买受人(签字或盖章):陈大文
签订时间:2023年3月15日|签订地点:深圳市
"""

SECOND_HAND = """
二手房买卖合同
合同编号:SH-230405-0123
卖方(甲方):林国栋|身份证号码:440305197001010011
买方(乙方):范余晖|通行证号码:M87654321
共同买受人:欧阳慧
经纪方(丙方):安居地产经纪有限公司
第一条 甲方将坐落于广州市天河区石牌街道德政路66号瑞景苑A座902房的房屋(以下简称该房屋)出售给乙方,
不动产权证号:粤(2018)广州市不动产权第0765432号。
第二条 成交价为人民币3200000元(大写:叁佰贰拾万元整),定金100000元。
第三条 甲方应于2023年6月30日前交房。
甲方(签章):林国栋|乙方(签章):范余晖
签约日期:2023年4月5日
"""

TURNED = """
房屋买卖协议
甲方(买方):陈大文
乙方(卖方):林国栋
乙方自愿将位于珠海市香洲区前山街道兴华路9号海秀家园2栋1001室的房屋卖给甲方。
成交价为人民币贰佰万元整(¥2,000,000.00)。
本协议由双方于2022年8月9日在珠海签订。
"""

ENGLISH = """
SALE AND PURCHASE AGREEMENT
Contract No.: YS202304123456
Seller: Hengfeng Property (Shenzhen) Co., Ltd.
Purchaser: CHAN TAI MAN|Travel Permit No.: H12345678
Property: Room 1502, Unit 2, Block 3, Sunshine Garden, No. 18 Keyuan Road, Nanshan District, Shenzhen
Purchase price: RMB 5,600,000.00
The Seller shall deliver the Property on or before 30 June 2024.
Date of signing: 12 April 2023
"""


def test_presale() -> None:
    (contract,) = documents(transcript(PRESALE))
    found = values(contract)
    assert contract.type == "purchase_contract"
    assert found["seller"] == "深圳市恒峰房地产开发有限公司"
    assert found["buyer"] == "陈大文"
    assert found["address"] == "深圳市南山区科苑南路18号阳光花园3栋2单元1502室"
    assert found["contract_number"] == "深(南)网预买字(2023)第01234号"
    assert found["signed_on"] == "2023-03-15"
    assert {"figures": "5600000.00", "capitals": "5600000.00"} in [
        f.details for f in contract.findings if f.kind == "amounts"
    ]


def test_second_hand_with_a_joint_buyer() -> None:
    (contract,) = documents(transcript(SECOND_HAND))
    found = values(contract)
    assert contract.type == "purchase_contract"
    assert found["seller"] == "林国栋"
    assert found["buyer"] == "范余晖、欧阳慧"
    assert found["address"] == "广州市天河区石牌街道德政路66号瑞景苑A座902房"
    assert found["contract_number"] == "SH-230405-0123"
    assert found["signed_on"] == "2023-04-05"


def test_the_buyer_may_be_party_a() -> None:
    (contract,) = documents(transcript(TURNED))
    found = values(contract)
    assert (found["buyer"], found["seller"]) == ("陈大文", "林国栋")
    assert found["address"] == "珠海市香洲区前山街道兴华路9号海秀家园2栋1001室"
    assert found["signed_on"] == "2022-08-09"


def test_english_agreement() -> None:
    (contract,) = documents(transcript(ENGLISH))
    found = values(contract)
    assert contract.type == "purchase_contract"
    assert found["buyer"] == "CHAN TAI MAN"
    assert found["seller"] == "Hengfeng Property (Shenzhen) Co., Ltd."
    assert found["signed_on"] == "2023-04-12"
    assert str(found["address"]).startswith("Room 1502") and str(found["address"]).endswith("Shenzhen")


def test_amounts_that_differ_are_reported() -> None:
    (contract,) = documents(transcript(PRESALE.replace("伍佰陆拾万", "伍佰捌拾万")))
    pairs = [f.details for f in contract.findings if f.kind == "amounts"]
    assert {"figures": "5600000.00", "capitals": "5800000.00"} in pairs


def test_two_numbered_buyers() -> None:
    text = PRESALE.replace("买受人:陈大文", "买受人(一):陈大文|买受人(二):林小燕")
    (contract,) = documents(transcript(text))
    assert values(contract)["buyer"] == "陈大文、林小燕"
