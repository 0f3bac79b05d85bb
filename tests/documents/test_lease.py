"""Leases as text: what each way of writing must give. Expected values stand in the text itself."""

from __future__ import annotations

import pytest

from tests.documents.paper_of import documents, transcript, values

AGENCY = """
房屋租赁合同
出租方(甲方):林国栋|身份证号码:810000198001010010
承租方(乙方):陳大文|证件号码:H12345678
一、甲方将位于深圳市南山区科技园南路18号阳光花园3栋2单元1502室的房屋出租给乙方居住使用。
二、租赁期限自2026年3月10日起至2027年3月9日止,共计12个月。
三、月租金为人民币伍仟元整(¥5,000.00),押金为人民币10000元。乙方逾期支付租金的,每日按月租金的5%支付违约金。
四、装修免租期自2026年3月10日起至2026年3月20日止。
甲方(签字):林国栋|乙方(签字):陳大文
签订日期:2026年3月1日
"""

TABLE = """
深圳市房屋租赁合同书
出租人|黄志强
承租人|范余晖
证件号码|M87654321
房屋坐落|深圳市福田区福华三路88号
|金中环大厦A座1203
租赁期限|2025-12-01至2026-11-30
月租金|RMB 6,800
备案编号|深福租备2025-001234
"""

ENGLISH = """
TENANCY AGREEMENT
This Agreement is made on 1 March 2026
between WONG KA MING (hereinafter called the "Landlord") and CHAN TAI MAN (hereinafter called the "Tenant").
1. Premises: Room 1502, Unit 2, Building 3, Sunshine Garden, Nanshan District, Shenzhen
2. The term shall be twelve months from 1 March 2026 to 28 February 2027.
3. The monthly rent is RMB 6,000.00 payable in advance. The deposit is RMB 12,000.00.
"""


def test_agency_form() -> None:
    (lease,) = documents(transcript(AGENCY))
    found = values(lease)
    assert lease.type == "lease"
    assert found["landlord"] == "林国栋"
    assert found["tenant"] == "陳大文"  # as printed, Traditional
    assert found["tenant_id"] == "H12345678"
    assert found["landlord_id"] == "810000198001010010"
    assert found["address"] == "深圳市南山区科技园南路18号阳光花园3栋2单元1502室"
    assert (found["term_start"], found["term_end"], found["term_months"]) == ("2026-03-10", "2027-03-09", 12)
    assert found["rent_monthly"] == "5000.00"
    assert found["signed_on"] == "2026-03-01"


def test_table_with_an_address_on_two_lines() -> None:
    (lease,) = documents(transcript(TABLE))
    found = values(lease)
    assert found["landlord"] == "黄志强"
    assert found["tenant"] == "范余晖"
    assert found["tenant_id"] == "M87654321"
    assert found["address"] == "深圳市福田区福华三路88号金中环大厦A座1203"
    assert (found["term_start"], found["term_end"]) == ("2025-12-01", "2026-11-30")
    assert found["rent_monthly"] == "6800.00"


def test_english_tenancy() -> None:
    (lease,) = documents(transcript(ENGLISH))
    found = values(lease)
    assert found["landlord"] == "WONG KA MING"
    assert found["tenant"] == "CHAN TAI MAN"
    assert (found["term_start"], found["term_end"], found["term_months"]) == ("2026-03-01", "2027-02-28", 12)
    assert found["rent_monthly"] == "6000.00"
    assert found["signed_on"] == "2026-03-01"


def test_figures_against_capitals_are_reported() -> None:
    (lease,) = documents(transcript(AGENCY.replace("伍仟元整", "陆仟元整")))
    pairs = [f.details for f in lease.findings if f.kind == "amounts"]
    assert {"figures": "5000.00", "capitals": "6000.00"} in pairs


def test_another_end_date_elsewhere_is_not_sure() -> None:
    (lease,) = documents(transcript(AGENCY + "补充条款:本合同租赁期限自2026年3月10日起至2027年5月9日止。\n"))
    assert not lease.fields["term_end"].sure


@pytest.mark.parametrize("confidence", [0.98, 0.6])
def test_ocr_is_sure_only_when_both_recognisers_are(confidence: float) -> None:
    (lease,) = documents(transcript(AGENCY, confidence=confidence))
    assert lease.fields["tenant_id"].sure == (confidence > 0.9)


def test_evidence_points_at_the_words() -> None:
    (lease,) = documents(transcript(AGENCY))
    evidence = lease.fields["tenant_id"].evidence[0]
    assert evidence.text == "H12345678"
    x0, y0, x1, y1 = evidence.quad.box
    assert 0 < x0 < x1 < 2480 and 100 + 2 * 48 - 1 < y0 < y1 < 100 + 3 * 48


def test_letter_that_mentions_a_lease_is_none() -> None:
    (letter,) = documents(transcript("通知\n各位业主:请携带房屋租赁合同到物业处登记。\n物业管理处"))
    assert letter.type == "unknown"
    assert not values(letter)


def test_another_reading_of_a_bare_sum_may_be_no_sum() -> None:
    """The recogniser's alternatives («10G00») are tried as values; what is no sum is none."""
    from extractors.documents.lease import _sum

    assert _sum("10,600") == "10600.00"
    assert _sum("10G00") is None


def test_words_for_roles_are_no_names() -> None:
    text = """房屋租赁合同
出租人:吴志明
承租人:经办人
租赁期限:自2025年9月1日至2026年8月31日
房屋坐落:深圳市南山区科园路15号海岸明珠花园3栋1502室
月租金:人民币5000元整
"""
    [lease] = documents(transcript(text))
    assert values(lease)["landlord"] == "吴志明"
    assert values(lease).get("tenant") != "经办人"
