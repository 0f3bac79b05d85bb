"""Cards, passports and receipts in shapes that no sample had: other languages, captions, tables, papers about cards."""

from __future__ import annotations

import pytest

from schemas.document import SURE
from tests.documents.paper_of import documents, transcript, values


def read(text: str, kind: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == kind
    return values(one)


ISLANDS = """
PASAPORTE / PASSPORT
PASAPORTE BLG./PASSPORT NO. M63401502
APELYIDO/SURNAME|CHOI
PANGALAN/GIVEN NAMES|SEOYEON
NASYONALIDAD/NATIONALITY|REPUBLIC OF KOREA
PETSA NG KAPANGANAKAN/DATE OF BIRTH|29 JUN 1983
KASARIAN/SEX|F
PETSA NG PAGKAWALANG-BISA/VALID UNTIL|20 DEC 2028
P<KORCHOI<<SEOYEON<<<<<<<<<<<<<<<<<<<<<<<<<<
M634015021KOR8306292F2812209<<<<<<<<<<<<<<<0
"""
ABOVE = """
여권 PASSPORT
종류/Type|발행국/Issuing country|여권번호/Passport No.
P|USA|905057744
성/Surname
OSTROWSKI
이름/Given names
NAOMI
국적/Nationality|생년월일/Date of birth
UNITED STATES OF AMERICA|14 NOV 1984
성별/Sex
F
기간만료일/Date of expiry
19 SEP 2031
P<USAOSTROWSKI<<NAOMI<<<<<<<<<<<<<<<<<<<<<<<
9050577445USA8411143F3109199<<<<<<<<<<<<<<<8
"""


@pytest.mark.parametrize(
    ("text", "name", "nation"),
    [
        (ISLANDS, "CHOI, SEOYEON", "REPUBLIC OF KOREA"),
        (ABOVE, "OSTROWSKI, NAOMI", "UNITED STATES OF AMERICA"),
    ],
)
def test_labels_in_a_language_that_is_not_known(text: str, name: str, nation: str) -> None:
    (one,) = documents(transcript(text))
    assert one.type == "passport"
    assert one.fields["name_en"].value == name
    assert (one.fields["name_en"].confidence or 0) >= SURE
    assert one.fields["nationality"].value == nation


def test_a_printed_name_that_the_machine_readable_lines_do_not_confirm_is_not_sure() -> None:
    (one,) = documents(transcript(ISLANDS.replace("/SURNAME|CHOI", "/SURNAME|PARK")))
    assert (one.fields["name_en"].confidence or 0) < SURE


CAPTION = """
数字相片回执
4403 2026 05250835656
相片回执号
姓名|陆琳怡
摄影日期|2026.05.25
人像质量|检测通过
"""


def test_a_number_in_groups_with_its_caption_below() -> None:
    found = read(CAPTION, "photo_receipt")
    assert found["receipt_number"] == "4403202605250835656"
    assert found["name"] == "陆琳怡"


IN_ENGLISH = """
Acknowledgement of Digital Photograph
This is to confirm that a digital photograph of TUNG, CHUN (travel
permit 18364239) was taken on 18th March 2026 for the residence
permit, and has been uploaded under image number 1964939007152950.
Outcome of the automatic check: the photograph meets the
requirements.
The photograph can be retrieved until 18th September 2026.
"""


def test_an_acknowledgement_in_sentences() -> None:
    assert read(IN_ENGLISH, "photo_receipt") == {
        "name": "TUNG, CHUN",
        "receipt_number": "1964939007152950",
        "taken_on": "2026-03-18",
        "result": "qualified",
    }


HEADINGS = """
证件数码相片信息回执单
姓名|性别|出生日期|证件号码
高晓志|男|1991-11-21|M15720599
相片图像号|取像时间|检验结论
4403202605030585972|2026-05-03|不符合制证要求
打印日期:2026-05-04
"""


def test_a_table_with_its_headings_above() -> None:
    assert read(HEADINGS, "photo_receipt") == {
        "name": "高晓志",
        "receipt_number": "4403202605030585972",
        "taken_on": "2026-05-03",
        "result": "unqualified",
    }


PHONE = """
电子学生证
丘安秀
202500860688
学籍状态:在读(注册)
所在学校|深圳师范大学
学院|传播学院
入校时间|2025-09
证件有效期|2029-06
更新时间|2025-10-07
"""


def test_a_students_card_on_a_phone() -> None:
    (one,) = documents(transcript(PHONE))
    found = values(one)
    assert found["school"] == "深圳师范大学"
    assert (found["enrolled_on"], found["valid_until"]) == ("2025-09", "2029-06")
    assert found["student_number"] == "202500860688"
    assert (one.fields["student_number"].confidence or 0) < SURE, "nothing says what the number counts"


ENGLISH_CARD = """
Wutong University
HUNG, CHIEH
Student No.
202500591987
Admitted
1 September 2025
Expires end of
30 June 2028
"""


def test_an_english_card_without_a_title() -> None:
    found = read(ENGLISH_CARD, "student_id")
    assert found["name"] == "HUNG, CHIEH"
    assert (found["enrolled_on"], found["valid_until"]) == ("2025-09-01", "2028-06-30")


ON_A_PHONE = """
电子证照
港澳居民来往内地通行证(非中国籍)
国籍|加拿大
英文姓名|IEONG, JENG YI
性别|女
出生日期|1989.09.07
证件号码|MA5265466 01
有效期起|2023.12.13
有效期止|2028.12.12
签发机关|中华人民共和国出入境
||管理局
"""


def test_a_permit_on_a_phone() -> None:
    found = read(ON_A_PHONE, "travel_permit")
    assert (found["valid_from"], found["valid_until"]) == ("2023-12-13", "2028-12-12")
    assert found["issuing_authority"] == "中华人民共和国出入境管理局"
    assert found["issue_count"] == "01"


FRONT = """
港澳居民来往内地通行证
Name / 姓名
吴国斌
NG, KWOK PAN
Sex / 性别|Date of Birth / 出生日期
男|1974.07.09
Valid / 有效期限
2024.02.06 - 2034.02.05
H16967646 00
"""
BACK = """
香港永久性居民身份证号码 ID No. C318076(8)
姓名 Name 吳國斌
持证人应当在有效期内使用本证。
"""


def test_the_name_on_the_home_card_is_not_the_permits() -> None:
    (one,) = documents(transcript(FRONT + BACK))
    assert one.fields["name_zh"].value == "吴国斌"


ABOUT = {
    "registration": """
港澳台居民居住证申领登记表
姓名|谢勇|性别|男
出生日期|1990-05-06|证件种类|港澳居民来往内地通行证
证件号码|H12345678|签发次数|01
相片回执号|5280184793
申领原因|首次申领
""",
    "request": """
学生证遗失补办申请表
姓名|邹墨咏|学号|2050080322
院系|经济管理学院|专业|会计学
申请事由|本人学生证于2026年8月23日不慎遗失,特申请补办。
学院意见|情况属实,同意补办。
""",
    "acceptance": """
出入境证件受理回执
业务编号|2720748159
申请人|涂芳妍
申请证件|港澳居民来往内地通行证(换发)
受理日期|2026-05-30
取证方式|自取
请于受理之日起七个工作日后,凭本回执及本人有效身份证件到接待大厅领取证件。
""",
    "rules": """
出入境证件相片照相指引
一、相片为申请人近六个月内的正面免冠彩色照片,背景为白色。
二、申请人可到具备资质的照相馆拍摄并取得数字相片采集检测回执,回执上载有图像号。
三、检测结果为合格的相片方可用于制证;检测不合格的,请重新拍摄。
四、头部占照片尺寸的三分之二,不戴眼镜,双眼睁开,嘴唇自然闭合。
五、本指引自2026年5月23日起执行。
""",
}


@pytest.mark.parametrize("text", ABOUT.values(), ids=ABOUT.keys())
def test_papers_about_a_card_are_none(text: str) -> None:
    (one,) = documents(transcript(text))
    assert one.type == "unknown"


TICKS = """
出入境证件相片检测受理凭证
申领人姓名:郁家景
相片受理编号:SZ260527270556
相片采集日:2026年5月27日
相片检测意见:{}
"""


@pytest.mark.parametrize(
    ("boxes", "result"),
    [
        ("☑ 合格 □ 不合格(原因", "qualified"),
        ("□合格☑ 不合格(原因", "unqualified"),
        ("■合格 □不合格", "qualified"),
    ],
)
def test_the_tick_decides_between_two_printed_words(boxes: str, result: str) -> None:
    (one,) = documents(transcript(TICKS.format(boxes)))
    assert one.fields["result"].value == result
    assert (one.fields["result"].confidence or 0) >= SURE


@pytest.mark.parametrize("boxes", ["合格 不合格", "□合格 □不合格", "☑合格 ☑不合格", "合格 □不合格"])
def test_no_verdict_is_sure_where_no_single_tick_was_seen(boxes: str) -> None:
    (one,) = documents(transcript(TICKS.format(boxes)))
    result = one.fields.get("result")
    assert result is None or result.value is None or (result.confidence or 0) < SURE


def test_a_misread_letter_of_the_name_line_leaves_the_guarded_line_sure() -> None:
    (one,) = documents(transcript(ISLANDS.replace("<<SEOYEON<", "<<SE0YEON<").replace("29 JUN 1983", "")))
    assert one.fields["date_of_birth"].value == "1983-06-29"
    assert (one.fields["date_of_birth"].confidence or 0) >= SURE


def test_one_passport_is_not_cut_in_two_at_its_number_label() -> None:
    wide = """
PASSPORT AUSTRALIA
Type|Code||||Passport No.
P|AUS||||YV9684311
Surname|||||Date of birth
CALLAGHAN|||||30 MAR 1974
Given names|||||Date of expiry
TAHLIA|||||13 AUG 2029
P<AUSCALLAGHAN<<TAHLIA<<<<<<<<<<<<<<<<<<<<<<
YV96843115AUS7403301F2908133<<<<<<<<<<<<<<<2
"""
    (one,) = documents(transcript(wide))
    assert one.type == "passport"


CLOSE = """
珠海云澜师范大学
姓名 Nome Name
汤凤瑗
学生编号 N.º de estudante Student No.
202400190681
注册日期 Data de matrícula 有效至 Válido até Valid till
2024/09/01||2027/06/30
学生证 CARTÃO DE ESTUDANTE STUDENT CARD
"""


def test_two_labels_that_stand_close_have_each_the_value_below_itself() -> None:
    found = read(CLOSE, "student_id")
    assert (found["enrolled_on"], found["valid_until"]) == ("2024-09-01", "2027-06-30")


def test_the_row_above_belongs_to_its_own_label() -> None:
    permit = """
港澳居民来往内地通行证
姓名|范晓德
英文姓名|FAN, HIU TAK
出生日期|2004年03月02日
有效期限|2024年03月18日-2034年03月17日
签发机关|公安部出入境管理局
号码|M46049232
换证次数|01
"""
    found = read(permit, "travel_permit")
    assert (found["valid_from"], found["valid_until"]) == ("2024-03-18", "2034-03-17")
    assert found["issuing_authority"] == "公安部出入境管理局"


MESSAGE = """
106980095188
短信
【证照通】相片回执:詹祖悦您好,您于2026-
04-08在大昌照相馆拍摄的居住证数字相片
已上传,质量检测通过,相片图像号为
44818206074676,请在2026-10-08前凭图像
号到窗口办理。退订回T
"""


def test_a_message_on_a_phone() -> None:
    assert read(MESSAGE, "photo_receipt") == {
        "name": "詹祖悦",
        "receipt_number": "44818206074676",
        "taken_on": "2026-04-08",
        "result": "qualified",
    }


TOLD = """
学字第 S20252981 号
学生 温言霖 (性别 男)于 二〇二五年九月一日 入学,系 北京财经大学 艺术设计学院 在籍学
生,特发此学生证。
本证有效期至 二〇二九年六月三十日
二〇二五年九月十四日
"""


def test_a_booklet_that_tells_it_in_a_sentence() -> None:
    assert read(TOLD, "student_id") == {
        "name": "温言霖",
        "school": "北京财经大学",
        "student_number": "S20252981",
        "enrolled_on": "2025-09-01",
        "valid_until": "2029-06-30",
    }


SIDE_BY_SIDE = """
台湾居民来往大陆通行证|||台湾身份证号码 U281735088
姓名|胡兰薇||身份证件姓名 胡蘭薇
英文姓名|HU, LAN-WEI
出生日期|2004.04.21
有效期限|2026.01.28-2031.01.27
证件号码|22103170|||C<CHN22103170<002<<<<<<<<<<<<<
签发次数|02
||||||0404217F3101274CHN<<<<<<<<<<<8
||||||HU<<LAN<WEI<<<<<<<<<<<<<<<<<<<
"""


def test_front_and_back_side_by_side_on_one_sheet() -> None:
    found = read(SIDE_BY_SIDE, "travel_permit")
    assert found["name_zh"] == "胡兰薇"
    assert str(found["mrz"]).split("\n")[0] == "C<CHN22103170<002<<<<<<<<<<<<<"


DOTTED = """
PASSAPORTO PASSPORT AUSTRALIA
Passaporto N. Passport No. Passeport N°.
FK1792906
Cognome. Surname. Nom. (1)
DRUMMOND
Nome. Given Names. Prénoms. (2)
TAHLIA
Cittadinanza. Nationality. Nationalité. (3)
AUSTRALIAN
Data di nascita. Date of birth. Date de naissance. (4)
06.07.1992
Data di scadenza. Date of expiry. Date d'expiration. (8)
25.05.2032
P<AUSDRUMMOND<<TAHLIA<<<<<<<<<<<<<<<<<<<<<<<
FK17929063AUS9207064F3205253<<<<<<<<<<<<<<<2
"""


def test_labels_in_three_languages_parted_by_points() -> None:
    found = read(DOTTED, "passport")
    assert (found["name_en"], found["nationality"]) == ("DRUMMOND, TAHLIA", "AUSTRALIAN")


@pytest.mark.parametrize("title", ["学生证", "学生卡"])
def test_a_label_that_names_the_card_begins_no_other_card(title: str) -> None:
    text = f"{title}\n学校名称|珠海财经大学\n学生姓名|袁兰瑗\n学生证号|25T650091\n报到时间|2025.09.01\n有效期限至|2029.06.30"
    found = read(text, "student_id")
    assert (found["name"], found["student_number"]) == ("袁兰瑗", "25T650091")


def test_a_school_that_runs_into_its_sentence_is_not_sure() -> None:
    text = """
学字第 250772561 号
学生万蕊怡(性别女)于2025年9月1日入学,系文澜财经大学土木工程学院
在籍学生,特发此学生证。
"""
    (one,) = documents(transcript(text))
    school = one.fields.get("school")
    assert school is None or school.value in (None, "文澜财经大学") or (school.confidence or 0) < SURE
