"""Forms of other cities, schools and hosts: what misled a reader once, as text."""

from __future__ import annotations

from tests.documents.paper_of import documents, transcript, values


def test_a_guardians_statement_is_no_statement_of_an_address() -> None:
    text = """
声明书
本人林国栋,香港居民,系被监护人林小文(2014年3月5日出生)的父亲。
本人与母亲黄丽华为其法定监护人,同意其申领居住证,居住于深圳市南山区科苑南路18号阳光花园3栋1502室。
如有不实,愿承担法律责任。特此声明。
声明人:林国栋
2026年3月5日
"""
    assert documents(transcript(text))[0].type != "address_statement"


def test_a_home_outside_the_mainland_is_not_the_address_stated() -> None:
    text = """
居住地址声明
立声明书人陈大文(港澳居民来往内地通行证编号H12345678),现谨声明本人目前之居所为
深圳市光明区新塘村东区33巷11号604,并已连续居住逾半年。本人于原居地之住址为香港九龙观塘道418号丽港城22座9楼C室。
以上所述如有虚假,本人愿负一切法律责任。
立书日期:2026年8月5日
"""
    read = values(documents(transcript(text))[0])
    assert read["name"] == "陈大文"
    assert read["address"] == "深圳市光明区新塘村东区33巷11号604"
    assert read["signed_on"] == "2026-08-05"


def test_labels_stand_above_their_values() -> None:
    text = """
岭湾大学
学生公寓入住确认单
学生姓名|学生编号|所在院系
冯芳思|2024150123|外国语学院
公寓地址
深圳市福田区桂庙一道1611号岭湾大学南苑学生公寓14栋312室
床位|起住日期|退宿日期
1号床|2025-09-10|2026-07-01
住宿费(元/学年)|宿舍管理员|确认日期
1200|何青|2026-05-28
"""
    read = values(documents(transcript(text))[0])
    assert read["name"] == "冯芳思"
    assert read["address"] == "深圳市福田区桂庙一道1611号岭湾大学南苑学生公寓14栋312室"
    assert (read["term_start"], read["term_end"]) == ("2025-09-10", "2026-07-01")
    assert read["issued_on"] == "2026-05-28"


def test_the_house_behind_the_address_is_no_part_of_it() -> None:
    text = """
居住证明
兹有卢承,性别男,港澳居民来往内地通行证号码H12345678,于2025年3月10日起至今借住在
我本人潘宁慧(身份证号440305197001010011)位于深圳市罗湖区黄贝街道草埔村北区9巷6号603室的自有房屋内,
与本人系亲属关系。特此证明。
房主签字:潘宁慧
2026年3月5日
"""
    read = values(documents(transcript(text))[0])
    assert read["address"] == "深圳市罗湖区黄贝街道草埔村北区9巷6号603室"
    assert read["issuer"] == "潘宁慧"


def test_what_is_registered_against_a_flat_has_a_day_of_its_own() -> None:
    text = """
房屋权属登记档案查询结果
申请人马月皓申请查询名下房屋权属登记情况,经检索本中心档案,结果如下:
一、房屋坐落于广东省深圳市罗湖区莲塘街道工业路2029号龙泉里19幢1508室,登记在马月皓名下,
产权证号为深房地字第2307761554号,登记日期为2007年8月28日,用途为住宅。
二、该房屋于2007年9月9日设定抵押,抵押权人为农商银行,登记日期为2007年9月12日。
深圳市不动产登记中心档案室
2026年3月5日
"""
    paper = documents(transcript(text))[0]
    assert paper.type == "property_certificate"
    read = values(paper)
    assert read["owner"] == "马月皓"
    assert read["address"] == "广东省深圳市罗湖区莲塘街道工业路2029号龙泉里19幢1508室"
    assert read["registered_on"] == "2007-08-28"


def test_an_unknown_label_is_never_a_name() -> None:
    text = """
商品房买卖合同网上备案表
合同编号|YS202503123456|备案时间|2025-03-20
房屋坐落|深圳市光明区公明街道景田西路1216号鸿景花园28栋2101
建筑面积|89.12|合同总价|3450000元
开发企业|深圳市恒峰房地产开发有限公司
购房人姓名|于毅腾|购房人证件号|H12345678
合同签订日期|2025-03-12|约定交房日期|2026-12-31
"""
    read = values(documents(transcript(text))[0])
    assert read["buyer"] == "于毅腾"
    assert read["seller"] == "深圳市恒峰房地产开发有限公司"
    assert read["signed_on"] == "2025-03-12"


def test_the_sides_head_the_columns() -> None:
    text = """
存量房屋买卖合同
合同备案号:SH-230424-5398
 |转让方(甲方)|受让方(乙方)
姓名|宋淑|周权健
证件名称|居民身份证|港澳居民来往内地通行证
证件号码|440305198803178176|H71016320
一、房屋基本情况:转让方所转让的房屋座落于深圳市龙岗区横岗街道松柏西街1250号阳光府15座1单元2004,建筑面积175.15平方米。
二、双方议定转让价款为人民币11490000元,定金200000元,于2023年5月3日前付清首期款。
转让方签字:|受让方签字:
签署日期:2023年4月24日|签署日期:2023年4月24日
"""
    read = values(documents(transcript(text))[0])
    assert (read["seller"], read["buyer"]) == ("宋淑", "周权健")
    assert read["signed_on"] == "2023-04-24"


def test_an_owner_consents_to_somebody_living_there() -> None:
    text = """
同意居住证明
深圳市坪山区坑梓街道荔香社区居民委员会:
秦行(身份证号码:440305197001010011)为广东省深圳市坪山区坑梓街道清林路1115号青藤公寓8幢2901房房屋的产权人。
现同意汤鑫灏(证件号:H12345678)在上述房屋居住,其已自2025年3月24日搬入。双方关系:亲属。
如有不实,本人承担责任。
2026年3月5日
"""
    read = values(documents(transcript(text))[0])
    assert (read["issuer"], read["name"]) == ("秦行", "汤鑫灏")
    assert read["address"] == "广东省深圳市坪山区坑梓街道清林路1115号青藤公寓8幢2901房"
    assert read["lived_since"] == "2025-03-24"


def test_the_english_that_leads_to_an_address_is_no_part_of_it() -> None:
    text = """
STATEMENT OF CURRENT ADDRESS
Full name: CHAN Tai Man
I state that my place of residence in Mainland China is:
深圳市福田区海秀东路1077号半岛湾12栋2单元3209房
Signed on: 24 August 2026
"""
    read = values(documents(transcript(text))[0])
    assert read["address"] == "深圳市福田区海秀东路1077号半岛湾12栋2单元3209房"
