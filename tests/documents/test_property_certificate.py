"""Titles as text: the new certificate, the old ones, and the dates and names beside the ones that count."""

from __future__ import annotations

from tests.documents.paper_of import documents, transcript, values

NEW = """
不动产权证书
粤(2021)深圳市|不动产权第0123456号
权利人|陈大文
共有情况|单独所有
坐落|南山区粤海街道科苑南路18号阳光花园3栋2单元1502
不动产单元号|440305005012GB00078F00190006
权利类型|国有建设用地使用权/房屋(构筑物)所有权
权利性质|出让/市场化商品房
用途|城镇住宅用地/住宅
面积|宗地面积20315.62㎡/房屋建筑面积88.60㎡
使用期限|2008年05月01日-2078年04月30日
权利其他状况|权利人证件号码:H12345678
|登记日期:2021年3月5日
附记|1.2020年12月1日签订买卖合同。2.抵押登记日期:2021年3月20日
"""

COVER = """
中华人民共和国
不动产权证书
根据《中华人民共和国民法典》等法律法规,为保护不动产权利人合法权益,
对不动产权利人申请登记的本证所列不动产权利,经审查核实,准予登记,颁发此证。
登记机构(章)
2021年03月05日
中华人民共和国自然资源部监制
编号NO.D44001234567
"""

INSIDE = """
粤(2021)深圳市不动产权第0123456号
权利人|陈大文、林小燕
共有情况|共同共有
坐落|深圳市南山区科苑南路18号阳光花园3栋1502室
不动产单元号|440305005012GB00078F00190006
权利性质|出让/商品房
使用期限|2008年05月01日-2078年04月30日
"""

OLD = """
房地产证
深房地字第4000123456号
登记日期:2009年6月18日
权利人:范余晖|身份证号码:M87654321
共有人:林国栋
房地产坐落:深圳市南山区桃源街道龙珠大道12号龙珠花园6栋803
土地使用年限:70年,从1998年8月8日至2068年8月7日止
建筑面积:76.20平方米|竣工日期:2000年9月30日|登记价:580000元
"""

OWNERSHIP = """
房屋所有权证
粤房地权证穗字第0123456789号
房屋所有权人|欧阳国强
共有情况|单独所有
房屋坐落|广州市天河区石牌街道德政路66号瑞景苑A座902房
登记时间|2011-07-15
房屋性质|商品房
规划用途|住宅
土地状况|地号 440106012|使用年限 2002年1月1日至2071年12月31日止
"""

ENGLISH = """
REAL ESTATE OWNERSHIP CERTIFICATE 不动产权证书
Certificate No.: 粤(2019)珠海市不动产权第0034567号
权利人 Owner: 黄志强
坐落 Location: 珠海市香洲区前山街道兴华路9号海秀家园2栋1001室
登记日期 Registration date: 2019年11月2日
使用期限 Term: 2010年1月1日至2079年12月31日
"""


def test_new_certificate_reads_the_registration_not_the_land_term() -> None:
    (title,) = documents(transcript(NEW))
    found = values(title)
    assert title.type == "property_certificate"
    assert found["owner"] == "陈大文"
    assert found["address"] == "南山区粤海街道科苑南路18号阳光花园3栋2单元1502"
    assert found["certificate_number"] == "粤(2021)深圳市不动产权第0123456号"
    assert found["registered_on"] == "2021-03-05"


def test_cover_and_inside_are_one_certificate_of_two_owners() -> None:
    (title,) = documents(transcript(COVER, INSIDE))
    found = values(title)
    assert title.type == "property_certificate"
    assert found["owner"] == "陈大文、林小燕"
    assert found["certificate_number"] == "粤(2021)深圳市不动产权第0123456号"
    assert found["registered_on"] == "2021-03-05"


def test_old_shenzhen_certificate_with_a_co_owner_of_his_own_line() -> None:
    (title,) = documents(transcript(OLD))
    found = values(title)
    assert title.type == "property_certificate"
    assert found["owner"] == "范余晖、林国栋"
    assert found["certificate_number"] == "深房地字第4000123456号"
    assert found["address"] == "深圳市南山区桃源街道龙珠大道12号龙珠花园6栋803"
    assert found["registered_on"] == "2009-06-18"


def test_ownership_certificate_of_guangzhou() -> None:
    (title,) = documents(transcript(OWNERSHIP))
    found = values(title)
    assert title.type == "property_certificate"
    assert found["owner"] == "欧阳国强"
    assert found["certificate_number"] == "粤房地权证穗字第0123456789号"
    assert found["address"] == "广州市天河区石牌街道德政路66号瑞景苑A座902房"
    assert found["registered_on"] == "2011-07-15"


def test_bilingual_certificate() -> None:
    (title,) = documents(transcript(ENGLISH))
    found = values(title)
    assert title.type == "property_certificate"
    assert found["owner"] == "黄志强"
    assert found["certificate_number"] == "粤(2019)珠海市不动产权第0034567号"
    assert found["address"] == "珠海市香洲区前山街道兴华路9号海秀家园2栋1001室"
    assert found["registered_on"] == "2019-11-02"


def test_a_former_number_is_not_the_certificates() -> None:
    (title,) = documents(transcript(NEW.replace("2.抵押", "2.原房地产证号:深房地字第4000765432号。3.抵押")))
    assert values(title)["certificate_number"] == "粤(2021)深圳市不动产权第0123456号"


def test_mortgage_note_is_no_title() -> None:
    (note,) = documents(
        transcript(
            "不动产登记证明\n粤(2021)深圳市不动产证明第0123456号\n权利人(申请人)|平海银行\n义务人|陈大文"
        )
    )
    assert note.type != "property_certificate" or note.type_confidence < 0.9
