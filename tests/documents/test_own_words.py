"""Letters and statements in words of their own: no «兹证明», labels that no form prescribes, days where firms put them."""

from __future__ import annotations

import pytest

from language.dates import find_dates
from language.surnames import begins_with_surname
from schemas.document import SURE
from tests.documents.paper_of import documents, transcript, values


def read(text: str, kind: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == kind
    return values(one)


CONCERN = """
上海市鼎屹半导体有限公司
檔號:S36051
2026 年 2 月 24 日
敬啟者:
有關龔洋皓先生受僱證明
茲證實龔洋皓先生(港澳居民來往內地通行證:H11762907)由2025年3月9日起受僱於本公司營運中心,職銜為採購經理,
僱傭合約至今仍然有效,每月薪金為人民幣36,100元正。
此致
公安局出入境管理局
上海市鼎屹半導體有限公司
人力資源部經理 李文 謹啟
"""


def test_a_letter_of_hong_kong_has_its_day_at_the_head() -> None:
    found = read(CONCERN, "employment_letter")
    assert found["employee"] == "龔洋皓"
    assert found["position"] == "採購經理"
    assert found["issued_on"] == "2026-02-24"
    assert found["employed_since"] == "2025-03-09"


COMRADE = """
证 明
深圳市公安局南山分局:
张廷同志,男,1978年2月生,港澳居民来往内地通行证号H91817309,2025年3月到我公司参加工作,现为我公司行政人事部
财务主管,在我公司缴纳社会保险。
情况属实,请予办理为荷。
深圳市鼎晟餐饮管理有限公司
2026年3月4日
"""


def test_a_sentence_may_open_with_the_person() -> None:
    found = read(COMRADE, "employment_letter")
    assert found["employee"] == "张廷"
    assert found["employed_since"] == "2025-03"
    assert found["position"] == "财务主管"
    assert found["issued_on"] == "2026-03-04"


MEMO = """
25 MAR 2026
To: Exit and Entry Administration, Shenzhen Public Security Bureau
RE: Employment status of Mr. TAM Jun Sing
Dear Sir or Madam,
At the request of the above-named employee we set out below the particulars held in our records:
Name of Staff|: TAM Jun Sing
Home Return Permit No.|: H86217721
Date of First Appointment|: 03 NOV 2023
Present Job Title|: Logistics Supervisor
Division|: Operations
He remains in our employment as at the date of this letter.
Yours faithfully,
For and on behalf of
Hengchuan Technology (Shenzhen) Co., Ltd.
Head of Human Resources
"""


def test_labels_of_english_letters_are_families() -> None:
    found = read(MEMO, "employment_letter")
    assert found["employee"] == "TAM Jun Sing"
    assert found["employee_id"] == "H86217721"
    assert found["employed_since"] == "2023-11-03"
    assert found["position"] == "Logistics Supervisor"
    assert found["issued_on"] == "2026-03-25"


TAIWAN = """
在 職 證 明 書
姓 名|施婕|性 別|女
證件號碼|H89179320|出生年月日|民國89年10月11日
服務部門|營運中心|職 稱|行政助理
到職日期|民國114年7月27日(現仍在職)
上列人員現任職於本公司,所載事項均屬實在,特此證明。
公司名稱:深圳市恆翼文化傳播有限責任公司
公司地址:深圳市羅湖區裕安中大道823號瀾庭新村11棟2909室
||||中 華 民 國 1 1 5 年 9 月 1 9 日
"""


def test_a_day_of_taiwan_may_be_spaced_out_below_an_address() -> None:
    found = read(TAIWAN, "employment_letter")
    assert found["issued_on"] == "2026-09-19"
    assert found["employed_since"] == "2025-07-27"
    assert found["position"] == "行政助理"


@pytest.mark.parametrize("text", ["中 華 民 國 1 1 5 年 3 月 6 日", "中華民國 115 年 3 月 6 日"])
def test_an_era_may_be_spaced_out(text: str) -> None:
    (span,) = find_dates(text)
    assert span.value and span.value.isoformat() == "2026-03-06"


NUMBERED = """
关于学生就读情况的证明
福田区公安分局户政窗口:
贵局来函收悉。现将有关学生就读情况说明如下:
一、该生姓名赵婕欣,港澳居民来往内地通行证号码H64742907。
二、该生自2025年9月1日起在我校注册学习,专业为会计学,学生证编号为250920669。
三、该专业学制四年,正常情况下于2029年6月30日结束学业。
四、2026-2027学年第二学期已按时注册缴费(2026年3月7日缴费6850元)。
以上情况属实。
深圳学院研究生院
2026年7月16日
"""


def test_a_school_may_answer_in_numbered_sentences() -> None:
    assert read(NUMBERED, "school_letter") == {
        "name": "赵婕欣", "school": "深圳学院", "student_number": "250920669", "enrolled_on": "2025-09-01",
        "graduates_on": "2029-06-30", "issued_on": "2026-07-16",
    }  # fmt: skip


STUDENTSHIP = """
Wenlan College
深圳文澜学院
TESTIMONIAL OF STUDENTSHIP
Name|MAN, LAI GIN
University Number|260326178
Programme of Study|master's degree
Date of First Registration|1 September 2026
Normative Completion Date|30 June 2029
The above-named is a registered student of the University as at the date of issue of this document.
Registrar
Date of Issuance: 28 August 2026
"""


def test_the_day_of_completion_is_no_day_of_issue() -> None:
    found = read(STUDENTSHIP, "school_letter")
    assert found["issued_on"] == "2026-08-28"
    assert found["graduates_on"] == "2029-06-30"
    assert found["enrolled_on"] == "2026-09-01"
    assert found["student_number"] == "260326178"


NOTARY = """
公 证 书
申请人:卢蓓承,女,2023年3月13日出生,港澳居民来往内地通行证号码:M90478015。
法定代理人:曾慧,女,1978年8月21日出生,身份证件号码:5632151(7)。
公证事项:亲属关系
兹证明曾慧(现住广东省深圳市龙华区松柏北街66号香榭豪庭1栋1单元1207室)是卢蓓承的母亲。
中华人民共和国广东省珠海市横琴公证处
公证员:何思福
二〇二六年四月十日
"""


def test_the_younger_by_a_generation_is_the_child() -> None:
    assert read(NOTARY, "guardian_papers") == {
        "child": "卢蓓承", "guardian": "曾慧", "date_of_birth": "2023-03-13",
    }  # fmt: skip


ENTRUSTED = """
监护人委托书
本人姓名: 关洁纯 ,性别:男,身份证件号码:H571925(0)。
孩子姓名: 关禾鹏 ,性别:男,出生年月日:2011年10月9日。
本人与孩子系父子关系,是孩子的法定监护人。因孩子未满十六周岁,现由本人代为申领港澳台居民居住证。
承诺人(签名):
2026年6月23日
"""


def test_with_the_child_is_no_name() -> None:
    found = read(ENTRUSTED, "guardian_papers")
    assert found["guardian"] == "关洁纯"
    assert found["child"] == "关禾鹏"


LIVE_BIRTH = """
CERTIFICATE OF LIVE BIRTH
1. CHILD'S NAME|||2. SEX
SUN, MEI|||F
3. DATE OF BIRTH|||4. TIME OF BIRTH
October 13, 2013|||11:06 a.m.
6. FATHER'S NAME|||7. DATE OF BIRTH
SUN, HSING-KUO|||28 April 1989
8. MOTHER'S NAME PRIOR TO FIRST MARRIAGE|||9. DATE OF BIRTH
YIN, CHIN-TING|||9 August 1978
10. RESIDENCE OF MOTHER
Sha Tin, New Territories
"""


def test_a_birth_certificate_in_english_boxes() -> None:
    assert read(LIVE_BIRTH, "guardian_papers") == {
        "child": "SUN, MEI", "guardian": "SUN, HSING-KUO、YIN, CHIN-TING", "date_of_birth": "2013-10-13",
    }  # fmt: skip


INFANT_BELOW = """
出 生 證 明 書
|父|姓名|馮書彤|出生年月日|民國81年7月22日
父
母
|母|姓名|錢燦剛|出生年月日|民國69年4月21日
||姓名|馮禾崇|性別|男
嬰
||出生時間|民國110年7月29日03時23分
兒
||出生地點|養和醫院|出生體重|3408公克
"""


def test_nobody_is_called_minguo() -> None:
    (one,) = documents(transcript(INFANT_BELOW))
    child = one.fields.get("child")
    assert child is None or child.value in (None, "馮禾崇")
    assert one.fields["date_of_birth"].value == "2021-07-29"


def test_a_name_without_a_surname_is_not_sure() -> None:
    (one,) = documents(transcript(COMRADE.replace("张廷同志", "兹证明吧廷").replace("证 明", "在职证明")))
    employee = one.fields.get("employee")
    assert employee is None or (employee.confidence or 0.0) < SURE


@pytest.mark.parametrize("name", ["欧阳晓明", "陳大文", "岑小敏", "冼志強", "关禾鹏", "万志远"])
def test_surnames(name: str) -> None:
    assert begins_with_surname(name)


@pytest.mark.parametrize("word", ["关于", "与孩子", "本公司", "应当", "学生", "单位", "", "时间"])
def test_words_that_begin_no_name(word: str) -> None:
    assert not begins_with_surname(word)


HEADLINE = """
企业信用查询
北京市联杰建筑设计股份有限公司 存续
工商信息(企业登记信息)
法定代表人|尹礼宏|经营状态|存续(在营、开业、在册)
统一社会信用代码|91440300MA5EPT7N3F|成立日期|2019-05-04
营业期限|2019-05-04 至 无固定期限|核准日期|2019-06-19
登记机关|北京市市场监督管理局
注册地址|北京市丰台区新洲路1831号龙泉苑10栋1单元509室
经营范围|市场营销策划
"""


def test_a_headline_may_say_the_firms_state() -> None:
    (one,) = documents(transcript(HEADLINE))
    assert values(one)["company"] == "北京市联杰建筑设计股份有限公司"
    assert (one.fields["company"].confidence or 0.0) < SURE
    assert values(one)["valid_until"] == "long_term"


MACAU = """
聲 明 書
DECLARAÇÃO
深圳市安展陽電子股份有限公司,現聲明員工崔子儀(英文姓名:CHOI Ji Yi),持港澳居民來往內地通行證編號M45749830,
自2024年3月25日入職至今,職級為質量工程師,任職部門為研發部,每月平均收入為人民幣19,700元。
公司蓋章及負責人簽署:
簽署人:劉佳啟|職位:總經理
2026年5月28日於珠海
"""


def test_a_firms_declaration_names_its_signatory_too() -> None:
    assert read(MACAU, "employment_letter") == {
        "company": "深圳市安展陽電子股份有限公司", "employee": "崔子儀", "employee_id": "M45749830",
        "position": "質量工程師", "employed_since": "2024-03-25", "issued_on": "2026-05-28",
    }  # fmt: skip


SHOP = """
EMPLOYER'S LETTER
July 24, 2026
To: Shenzhen Public Security Bureau
We, Dingteng Technology (Shenzhen) Co., Ltd. (鼎腾餐饮管理(深圳)股份有限公司),
hereby confirm the following person is a current employee of our company:
Full name: MAI Chieh-Te
Document number: 80434632
Occupation: Product Manager
Employed since: June 2, 2021
Contract valid until: June 1, 2026
Signed:
Name: 王振华
Title: HR Manager
"""


def test_who_signs_below_is_not_the_employee() -> None:
    found = read(SHOP, "employment_letter")
    assert found["employee"] == "MAI Chieh-Te"
    assert found["position"] == "Product Manager"
    assert found["issued_on"] == "2026-07-24"


CARDS = """
任职证明 Proof of Employment
姓名 NAME|||证件号码 DOCUMENT NO.
石梅雪|||H79425015
部门 DEPARTMENT|||职位 POSITION
市场部|||财务主管
入职日期 JOINED|||签发日期 ISSUED
2022.02.04|||2026.05.13
公司 COMPANY
智川教育咨询(深圳)有限公司
兹证明上述人员为本公司在职员工。
"""


def test_a_day_below_another_label_is_not_the_day_of_issue() -> None:
    found = read(CARDS, "employment_letter")
    assert found["issued_on"] == "2026-05-13"
    assert found["employed_since"] == "2022-02-04"


HISTORY = """
关于尹海志同志任职情况的说明
尹海志,男,1973年6月26日出生,台湾居民来往大陆通行证号码为75947235。
该员工于2023年3月15日入职我司,现行合同期限为2024年3月15日至2027年3月14日。该员工所在部门为财务部,岗位为英
语教师。
我司自2023年4月起为其缴纳社会保险,目前劳动关系存续。
特此说明。
说明单位:柏澜教育咨询(深圳)有限公司
日期:2026年4月25日
"""


def test_the_first_insurance_is_no_first_day() -> None:
    (one,) = documents(transcript(HISTORY))
    assert values(one)["company"] == "柏澜教育咨询(深圳)有限公司"
    since = one.fields["employed_since"]
    assert since.value == "2023-03-15" and (since.confidence or 0.0) >= SURE


VERIFICATION = """
ENROLLMENT VERIFICATION
Haishu College / 海曙学院
SECTION A - STUDENT
Legal name|YUNG, WAN SUET|Student ID #|230796195
SECTION B - ENROLLMENT
Anticipated graduation|30 June 2027|Program|bachelor's degree
First day of attendance|1 September 2023|Status|Full-time
Current term begins|17 February 2026|Tuition|Paid
I certify that the information above is taken from the official records of the institution.
Registrar's signature
Date signed: 29 May 2026
"""


def test_an_american_form_of_enrolment() -> None:
    assert read(VERIFICATION, "school_letter") == {
        "name": "YUNG, WAN SUET", "school": "海曙学院", "student_number": "230796195", "enrolled_on": "2023-09-01",
        "graduates_on": "2027-06-30", "issued_on": "2026-05-29",
    }  # fmt: skip


AUTHORIZATION = """
PARENTAL AUTHORIZATION AND CONSENT
Part 1. Minor
Full legal name: WAN, TANG
Date of birth: 22 November 2022
Part 2. Parent or legal guardian
Full legal name: SIU, SHUN
Date of birth: 8 November 1982
Relationship to minor: mother
I confirm that I have parental responsibility for the minor named in Part 1.
Signature of parent:|Date: 5 August 2026
"""


def test_parts_of_a_form_say_whose_name_it_is() -> None:
    assert read(AUTHORIZATION, "guardian_papers") == {
        "child": "WAN, TANG", "guardian": "SIU, SHUN", "date_of_birth": "2022-11-22",
    }  # fmt: skip


REGISTRY = """
企业登记信息证明
根据本机关登记档案,现将源腾生物医药(深圳)有限公司登记事项证明如下:
1、统一社会信用代码:91440300MA5EPT7N3F;
2、公司类型:有限责任公司(自然人投资或控股);
3、登记住所:深圳市南山区学府一大道626号岭南名苑A栋2511室;
4、法定代表人:蒋东杰;
5、设立登记日期:2009年6月6日;
6、经营期限:2009年6月6日至2019年6月5日;
本证明所载信息以2010年2月14日查询时登记内容为准。
深圳市市场监督管理局
2010年2月14日
"""


def test_the_registry_may_answer_by_letter() -> None:
    assert read(REGISTRY, "business_registration") == {
        "company": "源腾生物医药(深圳)有限公司", "uscc": "91440300MA5EPT7N3F", "legal_representative": "蒋东杰",
        "address": "深圳市南山区学府一大道626号岭南名苑A栋2511室", "established_on": "2009-06-06",
        "valid_until": "2019-06-05",
    }  # fmt: skip


def test_leaders_of_dots_part_a_label_from_its_value() -> None:
    found = read(
        "营 业 执 照\n统一社会信用代码:91440300MA5EPT7N3F\n企业名称 ………… 深圳市智麓域生物医药有限公司\n"
        "成立日期 ………… 2012年1月6日\n有效期限 ………… 长期\n深圳市市场监督管理局",
        "business_registration",
    )
    assert found["established_on"] == "2012-01-06"
    assert found["company"] == "深圳市智麓域生物医药有限公司"


STAFF = """
人员在职情况证明
兹有我单位职工韩恺,男,1985年2月出生,2016年6月参加工作,2024年9月11日调入我单位,现在市场部从事采购经理工作,港
澳居民来往内地通行证号码H12345678。
特此证明。
深圳市鼎麓服装有限责任公司人力资源部
2026年3月3日
"""


def test_the_first_job_of_a_life_is_not_the_first_day_here() -> None:
    found = read(STAFF, "employment_letter")
    assert found["employed_since"] == "2024-09-11"
    assert found["company"] == "深圳市鼎麓服装有限责任公司"
    assert found["position"] == "采购经理"


PAY = """
在职及薪资证明
我公司员工汤沛环(证件号:H52533084),于2023-11-29加入本公司,目前职位是算法工程
师,属全职长期员工。近三个月薪资如下:
月份|应发(元)|实发(元)
2026年3月|37,600.00|33,840.00
单位(公章):深圳市柏圳贸易有限公司
2026-06-12
"""


def test_a_post_that_the_lines_end_cuts_is_not_sure() -> None:
    (one,) = documents(transcript(PAY))
    position = one.fields["position"]
    assert position.value == "算法工程师" or (position.confidence or 0.0) < SURE


ROWS = """
监护情况登记表
身份|姓名|性别|出生日期|证件号码
监护人|冯珍悦|女|1978-05-16|H571925(0)
被监护人|崔秀嘉|女|2013-01-08|H40305125
监护人与被监护人关系:母女
"""


def test_the_head_of_a_row_says_whose_birth_it_is() -> None:
    assert read(ROWS, "guardian_papers") == {
        "guardian": "冯珍悦", "child": "崔秀嘉", "date_of_birth": "2013-01-08",
    }  # fmt: skip


DECLARED = """
STATUTORY DECLARATION
I, YUK, JARK YIU, holder of identity document number P546262(6), residing at Flat 12B, Sha Kok Estate, do
solemnly and sincerely declare that:
1. I am the father of YUK, CHING YUEN, who was born on 15 October 2018 and holds travel permit number H40305125.
2. I am the lawful guardian of the said child, who is under sixteen years of age.
Declared at Hong Kong on 4 May 2026.
"""


def test_who_declares_is_the_guardian() -> None:
    assert read(DECLARED, "guardian_papers") == {
        "guardian": "YUK, JARK YIU", "child": "YUK, CHING YUEN", "date_of_birth": "2018-10-15",
    }  # fmt: skip


EXTRACT = """
EXTRACT FROM THE REGISTER OF BIRTHS
This is to certify that, according to the records of this Registry, WONG, GWAN, male, was born at Queen
Elizabeth Hospital on 15th March 2024, the son of WONG, SUE HAK and LOU, PENG FONG.
Registered on: 7 April 2024
Issued on 19 May 2024
"""


def test_a_register_of_births_in_a_sentence() -> None:
    assert read(EXTRACT, "guardian_papers") == {
        "child": "WONG, GWAN", "guardian": "WONG, SUE HAK、LOU, PENG FONG", "date_of_birth": "2024-03-15",
    }  # fmt: skip


def test_a_number_may_stand_on_the_next_line_of_its_sentence() -> None:
    found = read(NUMBERED.replace("学生证编号为", "学生证编号为\n"), "school_letter")
    assert found["student_number"] == "250920669"


LEAVE = """
2026年3月2日
证明函
尊敬的出入境管理部门工作人员:
韩思远先生自2018年11月15日至今一直受聘于深圳市新业贸易有限公司,担任物流主管职务。其台湾居民来往大陆通行证号码
为:75947235,出生于1973年6月26日。
我司同意其因办理居住证请假一天,并保留其职位。
此致
敬礼
深圳市新业贸易有限公司
"""


def test_mister_is_no_birth() -> None:
    found = read(LEAVE, "employment_letter")
    assert found["employed_since"] == "2018-11-15"
    assert found["employee"] == "韩思远"
    assert found["issued_on"] == "2026-03-02"


HOLDS = """
Date: 4 May 2026
Confirmation of Employment
To whom it may concern,
We are pleased to confirm that CHAN Tai Man (holder of Mainland Travel Permit H12345678) joined us on
6 August 2025 and currently holds the position of 行政助理 in our R&D team.
Best regards,
Hengchuan Technology (Shenzhen) Co., Ltd.
"""


def test_a_post_in_chinese_in_an_english_sentence() -> None:
    found = read(HOLDS, "employment_letter")
    assert found["position"] == "行政助理"
    assert found["employed_since"] == "2025-08-06"


CONSENT = """
监护人同意书
申请人诸葛清腾,男,2012年7月4日出生,港澳居民来往内地通行证号码H40305125。申请人系未成年人,诸葛霖耀(身份证件号
码H571925(0))系其父亲,是其法定监护人。
监护人同意申请人申领港澳台居民居住证。
监护人(签名按指印):
2026年5月6日
"""


def test_his_father_is_whose_father() -> None:
    assert read(CONSENT, "guardian_papers") == {
        "child": "诸葛清腾", "guardian": "诸葛霖耀", "date_of_birth": "2012-07-04",
    }  # fmt: skip


RECORD = """
在學證明 Certificate of Enrollment
姓名|鄧令永|學號|202600924573
入學日期|民國114年9月1日|預定畢業|民國118年6月30日
茲證明上列學生為本校在學學生。
伶仃醫科大學 教務處註冊組
列印日期:民國115年5月6日
"""


def test_a_record_of_taiwan() -> None:
    assert read(RECORD, "school_letter") == {
        "name": "鄧令永", "school": "伶仃醫科大學", "student_number": "202600924573", "enrolled_on": "2025-09-01",
        "graduates_on": "2029-06-30", "issued_on": "2026-05-06",
    }  # fmt: skip


HOSPITAL = """
出生证明
产妇施立霏(身份证号H571925(0)),丈夫何丹贞(身份证号P546262(6)),于2024年6月4日03时20分在我院分娩一女婴,取名何哲
泽,出生体重3200克,身长50厘米,健康状况良好。
特此证明。
养和医院
2024年6月20日
"""


def test_a_hospital_may_tell_a_birth_in_a_sentence() -> None:
    assert read(HOSPITAL, "guardian_papers") == {
        "child": "何哲泽", "guardian": "何丹贞、施立霏", "date_of_birth": "2024-06-04",
    }  # fmt: skip


MY_CHILD = """
监护关系说明
我叫莫永健,男,证件号码H571925(0),是莫珍芳的父亲。我的孩子于2015年3月2日出生,现随我在深圳居住。我同意为孩子申领
港澳台居民居住证。
说明人:
2026年5月6日
"""


def test_i_am_called() -> None:
    assert read(MY_CHILD, "guardian_papers") == {
        "child": "莫珍芳", "guardian": "莫永健", "date_of_birth": "2015-03-02",
    }  # fmt: skip


BRANCH = """
单位证明
深圳市公安局福田分局出入境管理大队:
深圳市瑞屹生物医药有限公司系依法注册的企业(统一社会信用代码:91440300MA5EPT7N3F),现就我司员工就业情况证明如下:
1.员工姓名:韩思远,性别:男,台湾居民来往大陆通行证号码:75947235;
2.入职时间:2023年3月15日,劳动合同期限至2027年3月14日;
3.部门及职务:研发部/财务主管;
以上情况属实,如有虚假,我单位承担相应责任。
2026年4月25日
"""


def test_a_firm_says_that_it_is_one() -> None:
    found = read(BRANCH, "employment_letter")
    assert found["company"] == "深圳市瑞屹生物医药有限公司"
    assert found["position"] == "财务主管"
    assert found["employee"] == "韩思远"


STATUS = """
深圳文澜学院
Wenlan College
Office of the Registrar
March 19, 2026
RE: Student status
Student: MAN, LAI GIN
ID number: 2023273455
The student named above is currently enrolled full time at our institution. The student began studies on
1 September 2023 and is scheduled to graduate on 30 June 2027.
Sincerely,
Registrar
"""


def test_a_bare_id_number_may_be_the_students_and_is_not_sure() -> None:
    (one,) = documents(transcript(STATUS))
    assert values(one)["issued_on"] == "2026-03-19"
    number = one.fields["student_number"]
    assert number.value == "2023273455" and (number.confidence or 0.0) < SURE


def test_the_head_of_an_enterprise() -> None:
    text = (
        "企业基本信息查询结果\n公司名称:深圳市恒川科技有限公司\n信用代码:91440300MA5EPT7N3F\n企业法人:李刚\n"
        "注册时间:2019-03-05\n公司地址:深圳市南山区科苑路15号科兴科学园B栋1203室\n经营范围:市场营销策划"
    )
    assert read(text, "business_registration")["legal_representative"] == "李刚"


MATRIX = """
在籍证明
编号:教证〔2026〕第3077号||签发日期:2026年7月1日
学生姓名|学籍号|证件号码|性别
郑勋洋|202500897571|M25596540|男
所在院系|所学专业|入校时间|应届毕业时间
艺术设计学院|法学|2025年9月|2028年6月
学校名称(公章):深圳北辰外国语学院
"""


def test_the_next_heading_of_a_column_ends_the_value() -> None:
    found = read(MATRIX, "school_letter")
    assert found["name"] == "郑勋洋"
    assert found["student_number"] == "202500897571"


FILE = """
企业机读档案登记资料
企业名称 远科企业管理咨询(深圳)有限公司
统一社会信用代码 91440300MA5EPT7N3F|原注册号 440301108752798
法定代表人 沈俊佳|企业类型 有限责任公司
住所(经营场 深圳市盐田区樟坑径村南区33巷19号505室
所)
成立日期 2013-12-20|核准日期 2014-09-29
登记机关 深圳市市场监督管理局
"""


def test_a_former_number_is_no_rival_of_the_code() -> None:
    found = read(FILE, "business_registration")
    assert found["uscc"] == "91440300MA5EPT7N3F"
    assert found["address"] == "深圳市盐田区樟坑径村南区33巷19号505室"


def test_a_guardian_who_acts_for_a_child_is_no_permit() -> None:
    text = (
        "监护人代办声明书\n一、未成年申请人信息\n姓名|曾梦菁|出生日期 2020-04-09\n证件种类 港澳居民来往内地通行证|证件号码 H75730002\n"
        "二、监护人信息\n姓名|司徒知岚|出生日期 1980-01-28\n本人同意上述未成年人申领港澳台居民居住证。\n监护人签名:|日期:2026年8月20日"
    )
    assert read(text, "guardian_papers") == {
        "child": "曾梦菁", "guardian": "司徒知岚", "date_of_birth": "2020-04-09",
    }  # fmt: skip
