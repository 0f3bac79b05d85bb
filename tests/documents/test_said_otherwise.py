"""Papers about a home in words and shapes that no list of labels holds: found by what stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas.geometry import Quad
from schemas.transcript import Page, Transcript, Word
from tests.documents.paper_of import documents, transcript, values

PAPERS = {
    "a statement in plain words": (
        """
居住地址情况声明
辖区派出所:
我是陈大文,港澳居民来往内地通行证号码为H12345678,香港住址为香港九龙观塘道418号丽港城22座9楼C室。
我目前在内地实际居住的地方是深圳市南山区科苑南路18号阳光花园3栋2单元1502室,从2025年3月10日住到现在。
声明人签名:
2026年3月6日
""",
        "address_statement",
        {
            "name": "陈大文",
            "address": "深圳市南山区科苑南路18号阳光花园3栋2单元1502室",
            "signed_on": "2026-03-06",
        },
    ),
    "an owner's story": (
        """
居住情况证明
我叫林国栋,身份证号440305197001010011,是深圳市南山区科苑南路18号阳光花园3栋2单元1502室的房主。
陈大文(港澳居民来往内地通行证H12345678)从2025年3月10日开始住在我家,到现在一直没有搬走。
房主签字:
2026年3月5日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋2单元1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "two blocks that both say 姓名": (
        """
居住证明表
居住人信息|姓名|陈大文|性别|男
|证件号码|H12345678|电话|13800001111
提供者信息|姓名|林国栋|电话|13900002222
|身份证号|440305197001010011
现住址|深圳市南山区科苑南路18号阳光花园3栋2单元1502室
何时入住|2025-03-10
本人证明以上情况属实。|日期:2026-03-05
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋2单元1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a firm's explanation with a planned end": (
        """
员工住宿情况说明
公安机关出入境管理部门:
我司员工陈大文(证件号码:H12345678),现任工程师,2025年3月1日入职。
我司自2025年3月10日起为其安排宿舍居住,宿舍地址:深圳市南山区科苑南路18号阳光花园3栋1502室,住宿期限暂定至2027年3月9日。
深圳市恒峰科技有限公司
2026年3月5日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "深圳市恒峰科技有限公司",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a school's explanation": (
        """
关于陈大文同学住宿情况的说明
致有关单位:
陈大文同学(港澳居民来往内地通行证:H12345678)系我校计算机学院软件工程专业本科在读学生,学号2024150123。
该生于2025年9月1日起住在学校提供的宿舍,宿舍位于深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室,住宿至2026年7月10日。
岭湾大学后勤保障部
2026年3月5日
""",
        "dormitory_confirmation",
        {
            "name": "陈大文",
            "school": "岭湾大学",
            "address": "深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室",
            "term_start": "2025-09-01",
            "term_end": "2026-07-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a hall's list in English": (
        """
CERTIFICATE OF STUDENT ACCOMMODATION
Name: CHAN, TAI MAN
Travel document: H12345678
University: 岭湾大学
Hall address: 深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室
Check-in date: 1 September 2025
Check-out date: 10 July 2026
Certified by: Office of Student Housing
Date: 5 March 2026
""",
        "dormitory_confirmation",
        {
            "name": "CHAN, TAI MAN",
            "school": "岭湾大学",
            "address": "深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室",
            "term_start": "2025-09-01",
            "term_end": "2026-07-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a registry's sentence about two owners": (
        """
房屋产权证明
经查阅我中心登记簿,陈大文、林小燕(证件号码:H12345678)于2012年3月16日在我中心办理登记,
取得位于深圳市南山区科苑南路18号阳光花园3栋1502房的房屋所有权,证书号码为深房地字第4804765929号。
深圳市不动产登记中心
2026年3月31日
""",
        "property_certificate",
        {
            "owner": "陈大文、林小燕",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502房",
            "certificate_number": "深房地字第4804765929号",
            "registered_on": "2012-03-16",
        },
    ),
    "a query's slip": (
        """
个人房产信息查询单
被查询人:陈大文|证件号:H12345678
产权证号|粤(2018)深圳市不动产权第0765432号|房屋用途|住宅
房屋详细地址|深圳市南山区科苑南路18号阳光花园3栋1502房
所有权人|陈大文|共有方式|单独所有
建筑面积|88.5㎡|登记日期|2018-05-06
抵押登记日期|2018-06-01|抵押权人|建设银行
""",
        "property_certificate",
        {
            "owner": "陈大文",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502房",
            "certificate_number": "粤(2018)深圳市不动产权第0765432号",
            "registered_on": "2018-05-06",
        },
    ),
    "a filing's record": (
        """
商品房买卖合同备案信息表
合同备案号|SZ-221203-2055|合同签订日|2022-12-03
售房单位|诚岸房地产开发(深圳)有限公司
购房人姓名|陈大文|购房人证件号|H12345678
房屋坐落|深圳市罗湖区侨香北大道935号观澜花园D栋3209房
备案时间|2022-12-08|交房时间|2024-04-08
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "诚岸房地产开发(深圳)有限公司",
            "address": "深圳市罗湖区侨香北大道935号观澜花园D栋3209房",
            "signed_on": "2022-12-03",
            "contract_number": "SZ-221203-2055",
        },
    ),
    "a Hong Kong agreement": (
        """
房屋買賣合約
本合約於2023年10月10日由下列雙方訂立:
賣方:林國棟|身份證號碼 440305197001010011
買方:陳大文|證件號碼 H12345678
物業地址:深圳市羅湖區侨香北大道935號觀瀾花園D棟3209房
成交日期:2023年12月1日或之前
""",
        "purchase_contract",
        {
            "buyer": "陳大文",
            "seller": "林國棟",
            "address": "深圳市羅湖區侨香北大道935號觀瀾花園D棟3209房",
            "signed_on": "2023-10-10",
        },
    ),
    "an English deed with a Chinese developer": (
        """
AGREEMENT FOR SALE AND PURCHASE
Agreement No.: YS202602112723
This Agreement is made on 17 February 2026 between:
(1) 深圳市鼎微峰房地产开发有限公司 of 深圳市盐田区后海三街1359号海蕴湾15栋2409室 (the "Vendor"); and
(2) CHAN Tai Man, holder of Travel Permit No. H12345678 (the "Purchaser").
1. The Vendor agrees to sell the residential unit situated at 深圳市龙华区深云道1160号泰然大厦E栋509房 with a floor area of 164.54 square metres.
""",
        "purchase_contract",
        {
            "buyer": "CHAN Tai Man",
            "seller": "深圳市鼎微峰房地产开发有限公司",
            "address": "深圳市龙华区深云道1160号泰然大厦E栋509房",
            "signed_on": "2026-02-17",
            "contract_number": "YS202602112723",
        },
    ),
    "homes one after another": (
        """
居住地址聲明
本人姓名陳大文,證件號碼H12345678,家住香港九龍觀塘道418號麗港城22座9樓C室。
自2025年3月10日開始到內地生活,最初住在深圳市羅湖區愛國路10號鴻景花園1棟502室,
其後搬到深圳市南山區科苑南路18號陽光花園3棟1502室,現在仍然住在那裡。
簽名:
2026年3月6日
""",
        "address_statement",
        {
            "name": "陳大文",
            "address": "深圳市南山區科苑南路18號陽光花園3棟1502室",
            "signed_on": "2026-03-06",
        },
    ),
    "an address in brackets": (
        """
证明
租客陈大文,证件号H12345678,租住我的房子(深圳市南山区科苑南路18号阳光花园3栋1502室),从2025年3月10日住到今天。特此证明!
房东:林国栋
身份证:440305197001010011
2026年3月5日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "company housing in English": (
        """
卓澜精密制造(深圳)有限公司
深圳市龙岗区海德路156号碧水湾24栋1单元3211室
29 October 2026
Re: Confirmation of Company Housing
We write to confirm that our employee CHAN Tai Man (Permit No. H12345678), Legal Counsel, is provided with
company housing at 深圳市龙华区景田一道1457号海蕴大厦B栋1205房 with effect from 31 July 2024.
For and on behalf of 卓澜精密制造(深圳)有限公司
""",
        "lodging_letter",
        {
            "name": "CHAN Tai Man",
            "issuer": "卓澜精密制造(深圳)有限公司",
            "address": "深圳市龙华区景田一道1457号海蕴大厦B栋1205房",
            "lived_since": "2024-07-31",
            "issued_on": "2026-10-29",
        },
    ),
    "blanks in brackets": (
        """
合同编号:【YS202302112723】
商品房买卖合同
出卖人:【深圳市鼎微峰房地产开发有限公司】
通讯地址:【深圳市盐田区后海三街1359号海蕴湾15栋2409室】
买受人:【陈大文】|国籍:【中国香港】
第二条 买受人购买的商品房位于【深圳市龙华区深云道1160号泰然大厦E栋509房】,房屋建筑面积【164.54】平方米。
签订时间:【2023年2月17日】
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "深圳市鼎微峰房地产开发有限公司",
            "address": "深圳市龙华区深云道1160号泰然大厦E栋509房",
            "signed_on": "2023-02-17",
            "contract_number": "YS202302112723",
        },
    ),
    "a sale between two people": (
        """
购房协议书
卖房人林国栋(身份证号:440305197001010011)与买房人陈大文(证件号:H12345678)经协商一致,达成如下协议:
一、卖房人愿将自己名下深圳市龙华区深云道1160号泰然大厦E栋509房房屋卖给买房人,房价¥7,830,000.00。
三、房屋于2023年12月1日前交付。
2023年2月17日
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "林国栋",
            "address": "深圳市龙华区深云道1160号泰然大厦E栋509房",
            "signed_on": "2023-02-17",
        },
    ),
    "a title by another name": (
        """
不動產產權證明書(譯本)
登記業主|陳大文
業權證書編號|粵(2018)深圳市不動產權第0765432號
物業地址|深圳市龍華區深雲道1160號泰然大廈E棟509房
登記日期|2018年5月6日
按揭登記日期|2018年6月1日
""",
        "property_certificate",
        {
            "owner": "陳大文",
            "address": "深圳市龍華區深雲道1160號泰然大廈E棟509房",
            "certificate_number": "粵(2018)深圳市不動產權第0765432號",
            "registered_on": "2018-05-06",
        },
    ),
    "a hall named before its address": (
        """
证明
公安局出入境管理支队:
陈大文,男,为我校传播学院博士生(学号:250304950,港澳居民来往内地通行证号:H12345678),现居住在校内学生宿舍,
具体地址:深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室。学校安排的住宿期间自2025年9月1日开始,到2026年7月10日结束。
岭湾大学学生工作部
2026年3月5日
""",
        "dormitory_confirmation",
        {
            "name": "陈大文",
            "school": "岭湾大学",
            "address": "深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室",
            "term_start": "2025-09-01",
            "term_end": "2026-07-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a slip whose title names the school": (
        """
岭湾大学学生公寓入住确认单
入住学生|陈大文|学号|23T869498
入住地址|深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室
入住时间|2025.09.01|应退宿时间|2026.07.10
经办人|潘东强|办理日期|2026.03.05
""",
        "dormitory_confirmation",
        {
            "name": "陈大文",
            "school": "岭湾大学",
            "address": "深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室",
            "term_start": "2025-09-01",
            "term_end": "2026-07-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a landlord in English": (
        """
LANDLORD'S LETTER OF RESIDENCE
To whom it may concern:
My name is 林国栋 (ID card 440305197001010011) and I own the apartment at 深圳市南山区科苑南路18号阳光花园3栋1502室.
CHAN Tai Man, travel permit H12345678, moved into my apartment on 10 March 2025 and is still living there as my tenant.
Date: 5 March 2026
""",
        "lodging_letter",
        {
            "name": "CHAN Tai Man",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a relative's home": (
        """
借住证明
兹有我的外甥陈大文(证件号码H12345678),自2025年3月10日至今一直借住在我的自有住房内。
住房地址:深圳市南山区科苑南路18号阳光花园3栋1502室
房屋产权人:林国栋
公民身份号码:440305197001010011
2026年3月5日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "lived_since": "2025-03-10",
            "issued_on": "2026-03-05",
        },
    ),
    "a former home in English": (
        """
20 October 2026
Declaration of Address
My name is CHAN Tai Man and my travel permit number is H12345678. I declare that my home in the Mainland is
深圳市南山区科苑南路18号阳光花园3栋1502室, where I have stayed since 8 April 2024. Before that I lived at
深圳市罗湖区爱国路10号鸿景花园1栋502室. My family address is 香港九龙观塘道418号丽港城22座9楼C室.
I understand that a false declaration is an offence.
""",
        "address_statement",
        {
            "name": "CHAN Tai Man",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "signed_on": "2026-10-20",
        },
    ),
    "a label broken after its English half": (
        """
内地物業買賣協議
協議日期 Date|2023年5月17日
賣方 Vendor|林國棟
買方 Purchaser|陳大文
物業 Property|深圳市羅湖區侨香北大道935號觀瀾花園D棟3209房
成交日期 Completion|2024年2月2日
Date
協議編號 Agreement No.|BE-230517-7600
""",
        "purchase_contract",
        {
            "buyer": "陳大文",
            "seller": "林國棟",
            "address": "深圳市羅湖區侨香北大道935號觀瀾花園D棟3209房",
            "signed_on": "2023-05-17",
            "contract_number": "BE-230517-7600",
        },
    ),
    "signed at a place": (
        """
编号:202250013630
房地产买卖合同
卖售人(甲方):林国栋
买受人(乙方):陈大文
第一条 甲方自有房屋状况如下:房地产坐落:深圳市龙华区深云道1160号泰然大厦E栋509房;房屋类型:公寓。
第三条 甲方于2023年10月3日前腾出该房屋并通知乙方验收交接。
2022年6月12日签于深圳
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "林国栋",
            "address": "深圳市龙华区深云道1160号泰然大厦E栋509房",
            "signed_on": "2022-06-12",
            "contract_number": "202250013630",
        },
    ),
    "an archive's words": (
        """
房产档案利用证明
产权所有者|陈大文、林小燕|所有权性质|私有
房屋所在地|深圳市福田区华强北街道白芒村北区22巷10号205房
房产证编号|深房地字第3880908753号
产权登记日|2007年7月8日|结构|混合结构
建成日期|1996年7月23日|面积|137.76平方米
""",
        "property_certificate",
        {
            "owner": "陈大文、林小燕",
            "address": "深圳市福田区华强北街道白芒村北区22巷10号205房",
            "certificate_number": "深房地字第3880908753号",
            "registered_on": "2007-07-08",
        },
    ),
    "a confirmation and a promise": (
        """
居住地址确认及承诺
申请人:陈大文|性别:男
证件:台湾居民来往大陆通行证|08964266
居住证地址拟登记为:|上海市徐汇区莲塘二大道1714弄2号1810
居住该处的起始日期:2024年10月11日|房屋来源:租赁(出租人李丽华)
本人确认以上地址为本人实际居住地址,承诺所提供信息真实有效。
申请人签名:|2026年8月15日
""",
        "address_statement",
        {"name": "陈大文", "address": "上海市徐汇区莲塘二大道1714弄2号1810", "signed_on": "2026-08-15"},
    ),
    "a licence to occupy": (
        """
LETTER OF RESIDENCE
Date: 9 March 2026
CHAN, TAI MAN, holder of travel permit H12345678, is enrolled at 岭湾大学 and resides in university housing.
The address of the room is 深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室.
The licence to occupy began on 24 September 2025 and will end on 18 July 2026.
""",
        "dormitory_confirmation",
        {
            "name": "CHAN, TAI MAN",
            "school": "岭湾大学",
            "address": "深圳市南山区学苑大道1088号岭湾大学荔园宿舍区6栋512室",
            "term_start": "2025-09-24",
            "term_end": "2026-07-18",
            "issued_on": "2026-03-09",
        },
    ),
    "a title that names the employer's kind": (
        """
用人单位住宿证明
陈大文,男,港澳居民来往内地通行证号码H12345678,系深圳市宏桥企业管理咨询有限公司员工,岗位为采购经理。
该员工居住于我单位租赁的员工宿舍,住址:深圳市光明区公明街道梅龙大道1489号裕康华府25幢204室。居住时间:2023年12月16日至今。
单位地址:深圳市盐田区白石北路509号嘉葆轩E栋1211室
(单位公章)
2026年6月26日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "深圳市宏桥企业管理咨询有限公司",
            "address": "深圳市光明区公明街道梅龙大道1489号裕康华府25幢204室",
            "lived_since": "2023-12-16",
            "issued_on": "2026-06-26",
        },
    ),
    "host and guest as columns": (
        """
房屋出租人出具的居住证明
|出租人|居住人
姓名|林国栋|陈大文
证件号码|440305197001010011|H12345678
房屋坐落:深圳市南山区科苑南路18号阳光花园3栋1502室
自2023年5月29日起出租给居住人居住。
出租人签名:|出具时间:2026年9月17日
""",
        "lodging_letter",
        {
            "name": "陈大文",
            "issuer": "林国栋",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "lived_since": "2023-05-29",
            "issued_on": "2026-09-17",
        },
    ),
    "a registry in English": (
        """
CERTIFICATE OF PROPERTY OWNERSHIP
This is to certify that according to the register kept by this office, 陈大文
(document no. H12345678) is the registered owner of the property located at 深圳市南山区科苑南路18号阳光花园3栋1502室.
Title certificate number: 粤(2021)深圳市不动产权第6413902号
The ownership was registered on July 13, 2021. The gross floor area is 177.82 square metres.
Issued on August 6, 2021 by 深圳市不动产登记中心.
""",
        "property_certificate",
        {
            "owner": "陈大文",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "certificate_number": "粤(2021)深圳市不动产权第6413902号",
            "registered_on": "2021-07-13",
        },
    ),
    "another day's label": (
        """
HOUSE PURCHASE AGREEMENT
Ref: YS202402437353
Party A (Seller):|YU Feijia
Party B (Buyer):|CHAN Tai Man
Party A sells to Party B the house at 深圳市龙华区下沙村西区10巷23号607房, title certificate below.
Total price: RMB 5,280,000. Delivery date: 19th July 2024.
Signed by both parties on 10th February 2024.
""",
        "purchase_contract",
        {
            "buyer": "CHAN Tai Man",
            "seller": "YU Feijia",
            "address": "深圳市龙华区下沙村西区10巷23号607房",
            "signed_on": "2024-02-10",
            "contract_number": "YS202402437353",
        },
    ),
    "a project before the flat": (
        """
商品房销售合同
合同号:SH-260904-4813
甲方(销售方):深圳市恒微房地产开发有限公司
地址:深圳市龙岗区松柏大道1915号西海新村10栋2104室
乙方(购买方):陈大文|证件号码:H12345678
一、乙方向甲方购买半岛新村项目中的商品房一套,该房屋的地址为深圳市光明区侨香二道1587号半岛新村25栋2202房,建筑面积39.56平方米。
三、交房时间为2027年1月9日。
四、双方于2026年9月4日签订本合同,合同自签订之日生效。
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "深圳市恒微房地产开发有限公司",
            "address": "深圳市光明区侨香二道1587号半岛新村25栋2202房",
            "signed_on": "2026-09-04",
            "contract_number": "SH-260904-4813",
        },
    ),
    "a sentence below a name and its bracket": (
        """
房屋买卖契约
卖主:林国栋(身份证440305197001010011)
买主:陈大文(通行证H12345678)
今卖主将自有房屋一处,位于深圳市龙华区下沙村西区10巷23号607房,卖与买主为业。
契约编号:YS202402437353
立约日期:2024年2月10日
""",
        "purchase_contract",
        {
            "buyer": "陈大文",
            "seller": "林国栋",
            "address": "深圳市龙华区下沙村西区10巷23号607房",
            "signed_on": "2024-02-10",
            "contract_number": "YS202402437353",
        },
    ),
    "a label in brackets": (
        """
不动产权属核验单
核验对象(权利人)|陈大文、林小燕
权证字号|粤(2018)深圳市不动产权第0765432号
不动产位置|深圳市南山区科苑南路18号阳光花园3栋1502室
首次登记日期|2018-05-06
核验时间:2026-03-05
""",
        "property_certificate",
        {
            "owner": "陈大文、林小燕",
            "address": "深圳市南山区科苑南路18号阳光花园3栋1502室",
            "certificate_number": "粤(2018)深圳市不动产权第0765432号",
            "registered_on": "2018-05-06",
        },
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_reads(name: str) -> None:
    text, kind, expected = PAPERS[name]
    (paper,) = documents(transcript(text))
    assert paper.type == kind
    assert values(paper) == expected


def test_two_addresses_without_a_word_are_not_sure() -> None:
    (paper,) = documents(
        transcript(
            """
居住地址声明
声明人:陈大文|证件号码:H12345678
深圳市南山区科苑南路18号阳光花园3栋1502室
深圳市罗湖区翠竹街道爱国路10号鸿景花园1栋502室
2026年3月6日
"""
        )
    )
    reading = paper.fields["address"]
    assert reading.value is None or (reading.confidence or 0) < 0.9


def test_a_table_whose_cells_stand_close() -> None:
    """Under the heads of a table a gap ends a cell that would be a blank in a sentence."""

    def word(text: str, x: float, y: float) -> Word:
        return Word(text, Quad.from_box(x, y, x + 30.0 * len(text), y + 30.0), None)

    heads = [("序号", 0), ("权利人", 150), ("坐落", 630), ("不动产权证书号", 1300), ("登记时间", 2350)]
    words = [word("不动产登记资料查询结果", 600, 0)]
    words += [word(t, 100 + x, 100) for t, x in heads]
    address, number = "深圳市罗湖区东门街道新塘村南区23巷10号405室", "粤(2022)深圳市不动产权第2377358号"
    words += [word("1", 110, 160), word("陈大文", 250, 160), word(address, 400, 160)]
    words += [word(number, 400 + 30 * len(address) + 30, 160), word("2022-11-06", 2400, 160)]
    page = Page(1, (3000, 2000), tuple(words), "text_layer")
    (paper,) = documents(Transcript("uploads/a.pdf", "0" * 64, "application/pdf", (page,)))
    assert values(paper)["address"] == address
    assert values(paper)["certificate_number"] == number


def test_a_table_whose_heads_and_cells_take_several_lines() -> None:
    """Every cell stands middle-high in its row of the table, heads included."""

    def word(text: str, x: float, y: float) -> Word:
        width = sum(30.0 if ord(c) > 255 else 16.0 for c in text)
        return Word(text, Quad.from_box(x, y, x + width, y + 30.0), None)

    words = [word("不动产登记信息查询结果证明", 400, 0)]
    words += [word("权利", 130, 100), word("人名", 130, 140), word("称", 145, 180)]
    words += [
        word("证件号", 300, 140),
        word("不动产权证号", 520, 140),
        word("不动产坐落", 1000, 140),
        word("共有", 1400, 140),
    ]
    words += [word("登簿", 1600, 120), word("时间", 1600, 160)]
    words += [word("陈大文", 115, 290), word("27018665", 270, 290), word("单独", 1400, 290)]
    words += [word("粤(2017)深圳市不动", 490, 270), word("产权第1553179号", 520, 310)]
    words += [
        word("深圳市宝安区深云", 950, 250),
        word("东路1187号阳光苑", 940, 290),
        word("23栋208室", 980, 330),
    ]
    words += [word("2017-", 1590, 270), word("11-12", 1590, 310)]
    page = Page(1, (1900, 2000), tuple(words), "text_layer")
    (paper,) = documents(Transcript("uploads/a.pdf", "0" * 64, "application/pdf", (page,)))
    assert values(paper) == {
        "owner": "陈大文",
        "certificate_number": "粤(2017)深圳市不动产权第1553179号",
        "address": "深圳市宝安区深云东路1187号阳光苑23栋208室",
        "registered_on": "2017-11-12",
    }


@pytest.mark.parametrize(
    "value",
    [
        "技大学荔园宿舍区9栋126室",
        "深圳市南山区科苑南路18号阳光花园3栋",
        "内学生宿舍,地址:深圳市南山区科苑南路18号",
    ],
)
def test_a_piece_of_an_address_is_not_sure(value: str) -> None:
    from extractors.anywhere import settled
    from extractors.found import Found
    from extractors.layout import row_flow
    from tests.documents.paper_of import source

    found = Found(value, row_flow([source(value)]), ((0, len(value)),), "clause")
    assert settled(found).certain < 0.9
    whole = replace(found, value="深圳市南山区科苑南路18号阳光花园3栋1502室")
    assert settled(whole).certain == 1.0
