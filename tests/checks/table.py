"""For every check: papers on which it has to pass, to fail and to give up (and some on which it has nothing to say).

A row is (check, expected outcome, documents, changes of the application, and what else differs: policy, history). The
expectation is the worst of its results. «consistency.name/machine_lines» is one part of a check.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from checks.history import Trace
from checks.testing import finding, mark, problem
from schemas.check import Outcome
from schemas.document import Reading
from tests.checks.papers import (
    HOME,
    NATIONAL,
    STUDENT,
    card,
    contract,
    lease,
    other,
    permit,
    receipt,
    signed,
    with_rules,
)

P, F, U, N = Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE
Row = tuple[str, Outcome, list[dict[str, Any]], dict[str, Any], dict[str, Any]]
BLANK = other("unknown", readable=False, problems=[problem()])
CHILD = {"applicant": {"date_of_birth": "2012-05-06"}}
CODE_BAD = "91350100M0001TGQXM"  # legal, fails its check digit (domain notes 2.6)
TW = {"applicant": {"origin": "TW", "travel_document": {"number": "12345678"}}}
RESIDENT = "810000199005060016"


def maybe(value: Any, *others: str, confidence: float = 0.95) -> Reading:
    return Reading(value, str(value), confidence, candidates=tuple((o, 0.2) for o in others))


def without(paper: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {key: value for key, value in paper.items() if key not in fields}


def rows(check: str, *some: tuple[Any, ...]) -> list[Row]:
    return [(check, row[0], row[1], *row[2:], *({} for _ in range(4 - len(row)))) for row in some]  # type: ignore[misc]


@dataclass(frozen=True)
class Known:
    """A store in which so many other applicants left every trace of a kind."""

    others: dict[str, int]

    def applicants(self, trace: Trace, day: date, days: int) -> int:
        return self.others[trace.kind]


FILED = {"policy": with_rules(lease_filing_required=True)}
PAST = {"history": Known({"flat": 1, "lease": 0})}
CROWD = {"history": Known({"flat": 9, "lease": 0})}
TWICE = {"history": Known({"flat": 1, "lease": 1})}
TITLE = other("property_certificate", owner="王小明", address=HOME, registered_on="2018-01-01")
LICENCE = other(
    "business_registration", company="深圳市蓝海科技有限公司", legal_representative="李大为", uscc="91110108MA01EBFH9B",
    established_on="2015-06-01", valid_until="long_term",
)  # fmt: skip
LETTER = other(
    "employment_letter", company="深圳市蓝海科技有限公司", employee="陈大文", employed_since="2024-01-01", issued_on="2026-11-01"
)  # fmt: skip
LODGING = other(
    "lodging_letter", name="陈大文", issuer="王小明", address=HOME, lived_since="2025-01-01", issued_on="2026-11-01"
)  # fmt: skip
STATEMENT = other("address_statement", name="陈大文", address=HOME, signed_on="2026-11-01")
SCHOOL_LETTER = other(
    "school_letter", name="陈大文", school="深圳大学", student_number="2025123456", enrolled_on="2025-09-01",
    issued_on="2026-11-10",
)  # fmt: skip
BIRTH = other("guardian_papers", child="陈大文", guardian="陈国强、李丽", date_of_birth="2012-05-06")
CODED = "C<CHNH12345678301<<<<<<<<<<<<<\n9005064M3102282CHN<<<<<<<<<<<3\nCHAN<<TAI<MAN<<LDMCLEPDMOME<<<"
"""Lines of 陈大文: LDMC LEPD MOME (domain notes 2.2), every digit right by ICAO 9303."""
PASSPORT = {
    "type": "passport", "name_en": "ERIKSSON, ANNA MARIA", "nationality": "UTO", "number": "L898902C3", "sex": "F",
    "date_of_birth": "1974-08-12", "valid_until": "2012-04-15",
    "mrz": "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
}  # fmt: skip


TABLE: list[Row] = [
    *rows(
        "completeness.travel_document",
        (P, [permit()]),
        (F, [receipt()]),
        (F, [permit(name_zh="李小红", number="H87654321")]),
        (U, [BLANK]),
        (U, [permit(type_confidence=0.6)]),
        (U, [other("unknown", text="港澳居民来往内地通行证")]),
        (F, [other("unknown", text="早晨,今晚食乜")]),
        (F, [permit()], {"applicant": {"origin": "foreign"}}),
    ),
    *rows(
        "completeness.photo_receipt",
        (P, [receipt()]),
        (F, [permit()]),
        (U, [BLANK]),
        (F, [receipt(name="李小红")]),
    ),
    *rows(
        "completeness.residence",
        (P, [lease()]),
        (P, [other("property_certificate", owner="陈大文")]),
        (F, [permit()]),
        (U, [BLANK]),
        (F, [lease(tenant="李小红", tenant_id="H87654321")]),
    ),
    *rows(
        "completeness.work_or_study",
        (P, [contract()]),
        (P, [card()], STUDENT),
        (F, [card()]),
        (F, [contract()], STUDENT),
        (U, [BLANK]),
        (N, [], {"purpose": "residence"}),
    ),
    *rows(
        "completeness.guardian_papers",
        (P, [other("guardian_papers", child="陈大文")], CHILD),
        (F, [permit()], CHILD),
        (U, [BLANK], CHILD),
        (N, []),
    ),
    *rows(
        "travel_document.eligibility",
        (P, [permit()]),
        (P, [permit(kind="taiwan_permit_5y", number="12345678")], TW),
        (F, [permit(kind="taiwan_permit_3m", number="12345678")], TW),
        (F, [permit(kind="hk_macau_permit_non_chinese", number="HA1234567")]),
        (F, [permit(kind="hk_macau_permit", number="HA1234567")]),
        (F, [permit(kind="mainland_permit_to_hk_macau", number="C12345678")]),
        (F, [permit(number="CA1234567", kind=None)]),
        (F, [permit()], {"applicant": {"origin": "TW", "travel_document": {"number": "H12345678"}}}),
        (U, [permit(kind=("hk_macau_permit", 0.6))]),
        (U, [permit(number=("HA1234567", 0.5))]),
        (U, [permit(kind="taiwan_permit_5y")]),
        (U, [permit()], {"applicant": {"origin": "MO"}}),
        (N, [permit(name_zh="李小红", number="H87654321", kind="taiwan_permit_3m")]),
    ),
    *rows(
        "travel_document.validity",
        (P, [permit(valid_until="2026-11-23")]),
        (F, [permit(valid_until="2026-11-22")]),
        (P, [permit(valid_until="long_term")]),
        (F, [permit(valid_from="2026-11-24")]),
        (U, [permit(valid_until=("2026-11-22", 0.7))]),
        (U, [permit(valid_until=None)]),
        (U, [permit(valid_until="2026-11")]),
        (P, [permit(valid_until="2026-10"), permit()]),
        (
            F,
            [permit(valid_until="2031-02-28")],
            {"applicant": {"travel_document": {"valid_until": "2030-02-28"}}},
        ),
    ),
    *rows(
        "photo_receipt.age",
        (P, [receipt(taken_on="2026-10-24")]),
        (P, [receipt(taken_on="2026-11-23")]),
        (F, [receipt(taken_on="2026-11-24")]),
        (F, [receipt(taken_on="2026-05-22")]),
        (F, [receipt(result="unqualified")]),
        (U, [receipt(taken_on=("2026-05-22", 0.8))]),
        (U, [receipt(taken_on=None)]),
        (U, [receipt(result=("qualified", 0.5))]),
        (N, [receipt(name="李小红", taken_on="2020-01-01")]),
    ),
    *rows(
        "residence.in_force",
        (P, [lease(term_end="2026-11-23")]),
        (F, [lease(term_end="2026-11-22")]),
        (F, [lease(term_start="2026-11-24")]),
        (U, [lease(term_end=None)]),
        (U, [lease(term_end=("2027-03-09", 0.8))]),
        (F, [lease(address=HOME.replace("1502", "1503"))]),
        (F, [lease(tenant="李小红", tenant_id="H87654321")]),
        (P, [lease(tenant="李小红、陈大文")]),
        (N, []),
    ),
    *rows(
        "residence.coverage",
        (P, [lease(term_start="2026-05-24")]),
        (F, [lease(term_start="2026-05-25")]),
        (U, [lease(term_start=("2026-03-10", 0.8))]),
        (P, [lease(term_end="2026-08-31"), lease(term_start="2026-09-01")]),
        (F, [lease(term_end="2026-08-31"), lease(term_start="2026-09-02")]),
        (P, [lease(term_end="2026-08-31"), lease(term_start="2026-08-01")]),
        (F, [lease(tenant="李小红", tenant_id="H87654321"), lease(term_start="2026-06-01")]),
        (U, [lease(term_start="2026-06-01"), BLANK]),
        (U, [lease(tenant=("陈大文", 0.5))]),
        (P, [other("property_certificate", owner="陈大文", address=HOME, registered_on="2020-01-01")]),
        (U, [other("property_certificate", owner="陈大文", address=HOME, registered_on="2026-05")]),
        (U, [lease(term_start="2026-03-10", type_confidence=0.5)]),
        (U, [lease(tenant_id="H87654321")]),
        (U, [lease(tenant="李小红")]),
        (N, []),
    ),
    *rows(
        "work.coverage",
        (P, [contract()]),
        (P, [without(contract(term_kind="open_ended"), "term_end")]),
        (P, [without(contract(term_kind="task_based"), "term_end")]),
        (U, [without(contract(), "term_end")]),
        (F, [contract(term_end="2026-11-22")]),
        (F, [contract(term_start="2026-06-01")]),
        (U, [contract(term_start=("2025-01-01", 0.6))]),
        (F, [contract(employee="李小红", employee_id="H87654321")]),
        (
            P,
            [
                other(
                    "employment_letter",
                    employee="陈大文",
                    employed_since="2024-01-01",
                    issued_on="2026-11-01",
                )
            ],
        ),
        (
            F,
            [
                other(
                    "employment_letter",
                    employee="陈大文",
                    employed_since="2024-01-01",
                    issued_on="2026-09-01",
                )
            ],
        ),
        (N, []),
    ),
    *rows(
        "study.validity",
        (P, [card()], STUDENT),
        (F, [card(valid_until="2026-06-30")], STUDENT),
        (F, [card(enrolled_on="2026-09-01")], STUDENT),
        (U, [card(valid_until=None)], STUDENT),
        (U, [other("student_id", name="陈大文", enrolled_on="2025-09-01")], STUDENT),
        (P, [card(enrolled_on="2025-09")], STUDENT),
        (
            P,
            [
                other("student_id", name="陈大文", enrolled_on="2025-09-01"),
                other("school_letter", name="陈大文", enrolled_on="2025-09-01", issued_on="2026-11-20"),
            ],
            STUDENT,
        ),
        (N, [], STUDENT),
    ),
    *rows(
        "consistency.name",
        (P, [lease(tenant="陳大文")]),
        (F, [lease(tenant="陈大丈")]),
        (U, [lease(tenant=("陈大丈", 0.8))]),
        (U, [lease(tenant=maybe("陈太文", "陈大文"))]),
        (U, [lease(tenant=None)]),
        (P, [lease(tenant="CHAN TAI MAN")]),
        (F, [permit(name_en="LEE, SIU HUNG")]),
        (P, [lease(tenant=("陈大文", 0.8))]),
        (U, [lease(tenant=maybe("陈大文", "陈太文", confidence=0.8))]),
        (U, [lease(tenant=("陈大文", 0.74))]),
        (P, [lease(tenant="王小红,陈大文")]),
    ),
    *rows(
        "consistency.document_number",
        (P, [permit()]),
        (P, [permit(number="H1234567801")]),
        (F, [permit(number="H12345679")]),
        (F, [lease(tenant_id="H12345679")]),
        (U, [permit(number=("H12345679", 0.85))]),
        (U, [permit(number=maybe("H12345679", "H12345678"))]),
        (U, [permit(number=None)]),
        (N, [lease(tenant_id="A123456(3)")]),
        (P, [lease(tenant_id=("H12345678", 0.8))]),
    ),
    *rows(
        "consistency.date_of_birth",
        (P, [permit()]),
        (F, [permit(date_of_birth="1990-05-08")]),
        (U, [permit(date_of_birth=("1990-05-08", 0.8))]),
        (U, [permit(date_of_birth="1990-05")]),
        (U, [permit(date_of_birth=None)]),
    ),
    *rows(
        "consistency.sex",
        (P, [permit()]),
        (F, [permit(sex="F")]),
        (U, [permit(sex=("M", 0.85))]),
        (U, [permit(sex=("F", 0.85))]),
        (N, [permit()], {"applicant": {"sex": None}}),
    ),
    *rows(
        "consistency.address",
        (P, [lease()]),
        (F, [lease(address=HOME.replace("1502", "1503"))]),
        (U, [lease(address=(HOME.replace("1502", "1503"), 0.8))]),
        (U, [lease(address=HOME.replace("2单元1502室", ""))]),
        (U, [lease(address=None)]),
    ),
    *rows(
        "consistency.employer",
        (P, [contract()]),
        (F, [contract(employer="广州市红星贸易有限公司")]),
        (U, [contract(employer=("广州市红星贸易有限公司", 0.7))]),
        (F, [contract(uscc="91110108MA01EBFH9B")], {"employer": {"uscc": "91350100M000100Y43"}}),
        (N, [contract()], {"employer": None}),
    ),
    *rows(
        "consistency.school",
        (P, [card()], STUDENT),
        (F, [card(school="北京大学")], STUDENT),
        (U, [card(school=("北京大学", 0.7))], STUDENT),
        (F, [card(student_number="2025123457")], STUDENT),
        (N, [card()]),
    ),
    *rows(
        "integrity.check_digit",
        (P, [contract(uscc="91110108MA01EBFH9B")]),
        (U, [contract(uscc=CODE_BAD)]),
        (U, [contract(uscc="91110108MA01EBFH9C")]),
        (F, [lease(tenant_id="A123456(4)")]),
        (P, [lease(tenant_id="A123456(3)")]),
        (N, [lease(tenant_id=("A123456(4)", 0.7))]),
        (F, [lease(landlord_id="810000199001010018")]),
        (F, [lease(tenant_id="810000199001010019")]),
        (P, [permit(mrz="C<CHNH12345678301<<<<<<<<<<<<<\n9005064M3102282CHN")]),
        (U, [permit(mrz="C<CHNH12345678401<<<<<<<<<<<<<\n9005064M3102282CHN")]),
        (F, [permit(mrz="C<CHNH12345678401<<<<<<<<<<<<<\n9005069M3102282CHN")]),
    ),
    *rows(
        "integrity.term_arithmetic",
        (P, [lease(term_months=12)]),
        (P, [lease(term_months=12, term_end="2027-03-10")]),
        (F, [lease(term_months=6)]),
        (U, [lease(term_months=(6, 0.7))]),
        (N, [lease(term_months=(12, 0.7))]),
        (N, [lease()]),
    ),
    *rows(
        "integrity.amounts",
        (P, [lease(findings=[finding("amounts", figures="5000.00", capitals="5000.00")])]),
        (F, [lease(findings=[finding("amounts", figures="5000.00", capitals="6000.00")])]),
        (U, [lease(findings=[finding("amounts", 0.6, figures="5000.00", capitals="6000.00")])]),
        (N, [lease()]),
    ),
    *rows(
        "integrity.dates",
        (P, [lease()]),
        (F, [lease(term_start="2027-03-10", term_end="2026-03-09")]),
        (F, [lease(signed_on="2026-11-24")]),
        (U, [lease(signed_on=("2026-11-24", 0.7))]),
        (F, [permit(valid_from="2032-01-01")]),
        (F, [lease(signed_on="2026-03-11")]),
        (F, [receipt(taken_on="2026-11-24")]),
        (F, [SCHOOL_LETTER | {"issued_on": "2025-08-20"}]),
        (F, [TITLE | {"registered_on": "2026-11-24"}]),
        (F, [LODGING | {"lived_since": "2026-11-05"}]),
        (F, [LETTER | {"issued_on": "2026-11-24"}]),
        (U, [LICENCE | {"established_on": ("2027-01-01", 0.6)}]),
    ),
    *rows(
        "integrity.pages",
        (P, [lease(findings=[finding("pages_numbered", expected=5, found=5, missing="")])]),
        (F, [lease(findings=[finding("page_missing", expected=5, found=4, missing="2")])]),
        (U, [lease(findings=[finding("page_missing", 0.7, expected=5, found=4, clauses="3")])]),
        (N, [lease()]),
    ),
    *rows(
        "integrity.seal",
        (P, [contract()]),
        (F, [contract(marks=[], findings=[finding("seal", present=False)])]),
        (U, [contract(marks=[])]),
        (U, [contract(marks=[mark("seal", confidence=0.6)])]),
        (U, [contract(marks=[mark("seal", "广州市红星贸易有限公司")])]),
        (U, [contract(marks=[mark("seal", "深圳市监海科技有限公司")])]),
        (U, [contract(marks=[mark("seal", "深圳市监海科技有限公司", second="深圳市篮海科技有限公司")])]),
        (P, [contract(marks=[mark("seal", "深圳市监海科技有限公司", second="深圳市蓝海科技有限公司")])]),
        (P, [contract(marks=[mark("seal", "深圳市蓝海科技有限公司")])]),
        (N, [lease()]),
    ),
    *rows(
        "integrity.signature",
        (P, [lease()]),
        (F, [lease(findings=[*signed("landlord"), finding("signature", party="tenant", present=False)])]),
        (U, [lease(findings=[*signed("landlord"), finding("signature", 0.0, party="tenant", present=None)])]),
        (U, [lease(findings=signed("landlord"))]),
        (N, [permit()]),
    ),
    *rows(
        "integrity.tampering",
        (P, [lease()]),
        (F, [lease(findings=[finding("text_layer_lies")])]),
        (U, [lease(findings=[finding("overlay", 0.6)])]),
        (F, [lease(problems=[problem("page.layer_disagrees")])]),
        (F, [lease(marks=[mark("overlay")])]),
    ),
    *rows(
        "integrity.duplicate",
        (P, [lease()]),
        (F, [lease(findings=[finding("same_page")])]),
        (U, [lease(findings=[finding("same_page", 0.5)])]),
    ),
    *rows(
        "integrity.other_person",
        (P, [permit(), lease()]),
        (F, [permit(), card(name="李小明")]),
        (F, [permit(), permit(name_zh="李小明", name_en="LEE, SIU MING", number="M87654321")]),
        (U, [permit(), lease(tenant="李小明")]),
        (P, [permit(), card(name=("李小明", 0.5))]),
    ),
    *rows(
        "completeness.companions",
        (P, [LODGING, STATEMENT]),
        (F, [LODGING]),
        (F, [LODGING, STATEMENT | {"name": "李小红"}]),
        (U, [LODGING, BLANK]),
        (N, [lease()]),
    ),
    *rows(
        "photo_receipt.purpose",
        (P, [receipt(title="广东省居民身份证数字相片采集回执")]),
        (P, [receipt(title="数码照片检测回执")]),
        (P, [receipt(title="广东省出入境证件数码相片检测回执")]),
        (F, [receipt(title="社会保障卡数码照片回执")]),
        (U, [receipt(title="居住证、社会保障卡数码照片回执")]),
        (N, [receipt()]),
    ),
    *rows(
        "residence.filing",
        (P, [lease(filing_number="深房租南山2026012345")], {}, FILED),
        (F, [lease()], {}, FILED),
        (U, [lease(filing_number=("深房租南山2026012345", 0.6))], {}, FILED),
        (N, [lease()]),
    ),
    *rows(
        "residence.jurisdiction",
        (P, [lease()]),
        (P, [lease()], {"city": "shenzhen"}, {"policy": NATIONAL}),
        (N, [lease()], {"city": "huizhou"}, {"policy": NATIONAL}),
        (F, [lease()], {"city": "惠州"}, {"policy": NATIONAL}),
        (F, [lease()], {"residence": {"address": "广东省广州市天河区体育西路103号2栋1502室"}}),
        (U, [lease()], {"residence": {"address": "科技园路18号阳光花园3栋2单元1502室"}}),
    ),
    *rows(
        "consistency.landlord",
        (P, [lease(), TITLE]),
        (P, [LODGING, TITLE]),
        (P, [lease(), TITLE | {"owner": "李丽、王小明"}]),
        (F, [lease(landlord="赵四海"), TITLE]),
        (F, [LODGING | {"issuer": "赵四海"}, TITLE]),
        (U, [lease(landlord=("赵四海", 0.7)), TITLE]),
        (U, [lease(), TITLE | {"owner": None}]),
        (N, [lease(), TITLE | {"address": HOME.replace("1502", "1503")}]),
        (N, [lease()]),
    ),
    *rows(
        "consistency.guardian",
        (P, [BIRTH], CHILD),
        (P, [BIRTH, BIRTH | {"guardian": "陈国强"}], CHILD),
        (F, [BIRTH, BIRTH | {"guardian": "赵四海"}], CHILD),
        (U, [BIRTH | {"guardian": ("陈国强", 0.5)}], CHILD),
        (N, [BIRTH]),
    ),
    *rows(
        "consistency.employer/papers",
        (P, [contract(), LETTER, LICENCE]),
        (F, [contract(), LETTER | {"company": "广州市红星贸易有限公司"}]),
        (F, [contract(uscc="91350100M000100Y43"), LICENCE]),
        (F, [contract(), LETTER, contract(marks=[mark("seal", "广州市红星贸易有限公司")])]),
        (
            F,
            [contract(), LETTER, contract(marks=[mark("seal", "广州市红星贸易有限公司", second="红星贸易")])],
        ),
        (U, [contract(), LETTER | {"company": ("广州市红星贸易有限公司", 0.6)}]),
        (N, [contract(term_end="2026-06-30", employer="广州市红星贸易有限公司"), contract()]),
        (N, [contract()]),
    ),
    *rows(
        "consistency.school/papers",
        (P, [card(), SCHOOL_LETTER], STUDENT),
        (F, [card(), SCHOOL_LETTER | {"student_number": "2025123457"}], STUDENT),
        (F, [card(), other("dormitory_confirmation", name="陈大文", school="北京大学")], STUDENT),
        (U, [card(), SCHOOL_LETTER | {"school": ("北京大学", 0.6)}], STUDENT),
        (N, [card()], STUDENT),
    ),
    *rows(
        "consistency.name/machine_lines",
        (P, [permit(mrz=CODED)]),
        (P, [permit(mrz=CODED, name_zh="陳大文")]),
        (F, [permit(mrz=CODED, name_zh="李小红")]),
        (U, [permit(mrz=CODED.replace("9005064", "9005063"), name_zh="李小红")]),
        (P, [PASSPORT]),
        (F, [PASSPORT | {"name_en": "SMITH, JOHN"}]),
        (N, [permit(mrz=(CODED, 0.6))]),
        (N, [permit(mrz=CODED, name_zh=("陈大文", 0.8))]),  # consistency.name judges an unsure name, once
        (N, [permit()]),
    ),
    *rows(
        "integrity.dates/licence",
        (P, [contract(), LICENCE]),
        (F, [contract(), LICENCE | {"established_on": "2025-03-01"}]),
        (F, [contract(), LICENCE | {"valid_until": "2026-11-22"}]),
        (P, [contract(), LICENCE | {"valid_until": "2026-11-23"}]),
        (U, [contract(), LICENCE | {"established_on": ("2025-03-01", 0.6)}]),
        (N, [contract()]),
    ),
    *rows(
        "integrity.probation",
        (P, [contract(findings=[finding("probation", months=6, term_months=36, term_kind="fixed")])]),
        (P, [contract(findings=[finding("probation", months=6, term_months=None, term_kind="open_ended")])]),
        (P, [contract(findings=[finding("probation", months=1, term_months=11, term_kind="fixed")])]),
        (F, [contract(findings=[finding("probation", months=2, term_months=11, term_kind="fixed")])]),
        (F, [contract(findings=[finding("probation", months=3, term_months=35, term_kind="fixed")])]),
        (F, [contract(findings=[finding("probation", months=1, term_months=None, term_kind="task_based")])]),
        (U, [contract(findings=[finding("probation", 0.6, months=3, term_months=12, term_kind="fixed")])]),
        (U, [contract(findings=[finding("probation", months=3, term_months=None, term_kind="fixed")])]),
        (N, [contract()]),
    ),
    *rows(
        "history.reuse",
        (P, [lease()], {}, PAST),
        (F, [lease()], {}, TWICE),
        (P, [lease(tenant="陈大文、李小红")], {}, TWICE),
        (F, [lease()], {}, CROWD),
        (U, [lease(term_end=("2027-03-09", 0.7))], {}, TWICE),
        (N, [lease()]),
        (N, [permit()], {"residence": {"address": "广东省深圳市南山区粤海街道"}}, PAST),
    ),
]
