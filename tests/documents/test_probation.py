"""Probation as contracts agree on it, and sentences that only speak of it (Labour Contract Law, Art. 19)."""

from __future__ import annotations

import pytest

from schemas.document import Finding
from tests.documents.paper_of import documents, transcript

CONTRACT = """
劳动合同书
甲方(用人单位):深圳市恒川科技有限公司
乙方(劳动者):陈大文|证件号码:H12345678
第一条 本合同为固定期限劳动合同,自2026年3月1日起至2027年2月28日止。{clause}
第二条 乙方的工作岗位为软件工程师,工作地点为深圳市南山区。
第三条 甲方每月10日支付工资,试用期工资为人民币9600元/月。社会保险依法缴纳。
第四条 乙方在试用期内提前三日通知甲方,可以解除本合同。
甲方(盖章):|乙方(签字):陈大文
签订日期:2026年2月26日
"""


def probation(clause: str) -> list[Finding]:
    (contract,) = documents(transcript(CONTRACT.format(clause=clause)))
    assert contract.type == "employment_contract"
    assert contract.fields["term_end"].value == "2027-02-28"
    return [f for f in contract.findings if f.kind == "probation"]


@pytest.mark.parametrize(
    ("clause", "months"),
    [
        ("其中试用期自2026年3月1日起至2026年5月31日止。", 3),
        ("其中试用期为三个月。", 3),
        ("试用期2个月。", 2),
        ("试用期限为贰个月,自乙方报到之日起算。", 2),
        ("其中,试用期从用工之日起至2026年8月31日止。", 6),
        ("双方约定六个月试用期。", 6),
        ("The probation period shall be three (3) months.", 3),
        ("The Employee shall serve a two-month probation.", 2),
        ("试用期自2026年3月1日至2026年6月1日。", 3),
    ],
)
def test_agreed_probation(clause: str, months: int) -> None:
    (finding,) = probation(clause)
    assert finding.details["months"] == months
    assert finding.details["term_months"] == 12
    assert finding.details["term_kind"] == "fixed"
    assert finding.confidence is not None and finding.confidence >= 0.9
    assert finding.evidence and finding.evidence[0].text


@pytest.mark.parametrize(
    "clause",
    [
        "本合同不设试用期。",
        "劳动合同期限三个月以上不满一年的,试用期不得超过一个月;一年以上不满三年的,试用期不得超过二个月。",
        "试用期满后考核合格的,予以转正。",
        "试用期内乙方月工资8000元,3个月后调整。",
        "",
    ],
)
def test_sentences_that_agree_on_none(clause: str) -> None:
    assert probation(clause) == []


def test_two_statements_that_differ_are_not_sure() -> None:
    (finding,) = probation("试用期为二个月。试用期自2026年3月1日起至2026年8月31日止。")
    assert finding.confidence is not None and finding.confidence < 0.9
    assert finding.details["months"] == 2


def test_days_are_rounded_up_to_months_and_kept() -> None:
    (finding,) = probation("试用期90天。")
    assert (finding.details["months"], finding.details["days"]) == (3, 90)


def test_open_ended_contract_has_no_term() -> None:
    text = CONTRACT.format(clause="试用期六个月。").replace(
        "固定期限劳动合同,自2026年3月1日起至2027年2月28日止", "无固定期限劳动合同,自2026年3月1日起"
    )
    (contract,) = documents(transcript(text))
    (finding,) = [f for f in contract.findings if f.kind == "probation"]
    assert finding.details == {"months": 6, "days": None, "term_months": None, "term_kind": "open_ended"}
