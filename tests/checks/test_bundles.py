"""Whole bundles with every kind of paper: clean ones pass, each with one flaw does not, and for the right reason."""

from __future__ import annotations

from typing import Any

import pytest

from checks.registry import all_checks
from checks.testing import finding, mark
from schemas.check import Outcome
from schemas.vocabulary import DOCUMENTS
from tests.checks.papers import (
    FOREIGNERS,
    HOME,
    NATIONAL,
    SHENZHEN,
    card,
    contract,
    judged,
    lease,
    permit,
    receipt,
    results,
    worst,
)

SEAL = [mark("seal")]
PAPERS: dict[str, dict[str, Any]] = {
    "travel_permit": permit(),
    "photo_receipt": receipt(),
    "lease": lease(),
    "property_certificate": {
        "type": "property_certificate", "owner": "陈大文", "address": HOME, "registered_on": "2020-03-01",
        "certificate_number": "粤(2020)深圳市不动产权第0012345号", "marks": SEAL,
    },
    "purchase_contract": {
        "type": "purchase_contract", "buyer": "陈大文", "seller": "深圳市安居置业有限公司", "address": HOME,
        "signed_on": "2025-02-01", "findings": [finding("signature", party="buyer", present=True),
                                                 finding("signature", party="seller", present=True)], "marks": SEAL,
    },
    "dormitory_confirmation": {
        "type": "dormitory_confirmation", "name": "陈大文", "school": "深圳大学", "address": HOME,
        "term_start": "2025-09-01", "term_end": "2027-07-15", "issued_on": "2026-11-01", "marks": SEAL,
    },
    "lodging_letter": {
        "type": "lodging_letter", "name": "陈大文", "issuer": "王小明", "address": HOME, "lived_since": "2025-01-01",
        "issued_on": "2026-11-10",
    },
    "address_statement": {
        "type": "address_statement", "name": "陈大文", "address": HOME, "signed_on": "2026-11-10",
        "findings": [finding("signature", party="name", present=True)],
    },
    "employment_contract": contract(),
    "business_registration": {
        "type": "business_registration", "company": "深圳市蓝海科技有限公司", "uscc": "91110108MA01EBFH9B",
        "legal_representative": "陈大文", "address": HOME, "established_on": "2020-06-01", "valid_until": "long_term",
    },
    "employment_letter": {
        "type": "employment_letter", "company": "深圳市蓝海科技有限公司", "employee": "陈大文", "employee_id": "H12345678",
        "position": "工程师", "employed_since": "2025-01-01", "issued_on": "2026-11-10", "marks": SEAL,
    },
    "student_id": card(),
    "school_letter": {
        "type": "school_letter", "name": "陈大文", "school": "深圳大学", "student_number": "2025123456",
        "enrolled_on": "2025-09-01", "graduates_on": "2029-06-30", "issued_on": "2026-11-10", "marks": SEAL,
    },
    "guardian_papers": {
        "type": "guardian_papers", "child": "陈大文", "guardian": "陈国强、李丽", "date_of_birth": "2012-05-06",
    },
    "passport": {
        "type": "passport", "name_en": "SMITH, JOHN", "nationality": "GBR", "number": "925665416", "sex": "M",
        "date_of_birth": "1990-05-06", "valid_until": "2031-02-28",
    },
}  # fmt: skip
WORK: dict[str, Any] = {"purpose": "work"}
STUDY: dict[str, Any] = {
    "purpose": "study", "employer": None, "school": {"name": "深圳大学", "student_number": "2025123456"},
}  # fmt: skip
HERE: dict[str, Any] = {"purpose": "residence", "employer": None}
CHILD: dict[str, Any] = {**STUDY, "applicant": {"date_of_birth": "2012-05-06"}}
FOREIGN: dict[str, Any] = {
    "purpose": "work",
    "applicant": {
        "origin": "foreign", "name_zh": "约翰·史密斯", "name_en": "SMITH, JOHN", "travel_document": {"number": "925665416"},
    },
}  # fmt: skip


def bundle(*kinds: str, **changes: dict[str, Any]) -> list[dict[str, Any]]:
    """Permit and receipt with these papers; changes by type."""
    kinds = (
        ("travel_permit", "photo_receipt", *kinds) if "passport" not in kinds else ("photo_receipt", *kinds)
    )
    return [PAPERS[kind] | changes.get(kind, {}) for kind in kinds]


CLEAN = [
    (("lease", "employment_contract"), WORK),
    (("lease", "employment_letter"), WORK),
    (("lease", "employment_contract", "employment_letter"), WORK),
    (("lease", "business_registration"), WORK | {"employer": None}),
    (("property_certificate", "employment_contract"), WORK | {"residence": {"basis": "owned"}}),
    (("purchase_contract", "employment_letter"), WORK | {"residence": {"basis": "purchase"}}),
    (
        ("lodging_letter", "address_statement", "employment_contract"),
        WORK | {"residence": {"basis": "lodging"}},
    ),
    (("dormitory_confirmation", "student_id"), STUDY | {"residence": {"basis": "dormitory"}}),
    (("lease", "school_letter"), STUDY),
    (("lease", "student_id", "school_letter"), STUDY),
    (("lease",), HERE),
    (("property_certificate",), HERE | {"residence": {"basis": "owned"}}),
    (("purchase_contract",), HERE | {"residence": {"basis": "purchase"}}),
    (("lodging_letter", "address_statement"), HERE | {"residence": {"basis": "lodging"}}),
]


@pytest.mark.parametrize(("kinds", "claim"), CLEAN, ids=["+".join(k) for k, _ in CLEAN])
@pytest.mark.parametrize("policy", [SHENZHEN, NATIONAL], ids=["shenzhen", "national"])
def test_clean_bundles_pass(kinds: tuple[str, ...], claim: dict[str, Any], policy: Any) -> None:
    judgement = judged(*bundle(*kinds), claim=claim, policy=policy)
    assert judgement.decision.outcome == "pass", [r.message.en for r in judgement.decision.reasons]


def test_papers_that_stand_behind_others_do_no_harm() -> None:
    """The employer's licence (another legal representative), the landlord's certificate."""
    papers = bundle(
        "lease", "property_certificate", "employment_contract", "business_registration",
        property_certificate={"owner": "王小明"}, business_registration={"legal_representative": "李大为"},
    )  # fmt: skip
    judgement = judged(*papers)
    assert judgement.decision.outcome == "pass", [r.message.en for r in judgement.decision.reasons]
    assert worst(judgement, "consistency.landlord") is Outcome.PASSED


def test_a_strangers_certificate_of_another_flat_stands_behind_nothing() -> None:
    papers = bundle(
        "lease", "property_certificate", "employment_contract",
        property_certificate={"owner": "王小明", "address": HOME.replace("1502", "1602")},
    )  # fmt: skip
    judgement = judged(*papers)
    assert worst(judgement, "consistency.name") is Outcome.FAILED and judgement.decision.outcome == "review"


def test_an_employers_licence_alone_proves_no_work() -> None:
    papers = bundle(
        "lease", "business_registration", business_registration={"legal_representative": "李大为"}
    )
    judgement = judged(*papers)
    assert judgement.decision.outcome != "pass"
    assert not next(r for r in judgement.routes if r.purpose == "work").satisfied


FLAWED = [
    # what is wrong, the bundle, the claim, changes, the check that notices, the outcome
    ("the landlord is not the owner", ("lease", "property_certificate", "employment_contract"), WORK,
     {"property_certificate": {"owner": "赵四海"}}, "consistency.landlord", "review"),
    ("title registered five months ago", ("property_certificate",), HERE | {"residence": {"basis": "owned"}},
     {"property_certificate": {"registered_on": "2026-06-23"}}, "residence.coverage", "fail"),
    ("title of somebody else", ("property_certificate",), HERE | {"residence": {"basis": "owned"}},
     {"property_certificate": {"owner": "李小红"}}, "completeness.residence", "fail"),
    ("title of another flat", ("property_certificate",), HERE | {"residence": {"basis": "owned"}},
     {"property_certificate": {"address": HOME.replace("1502", "1602")}}, "consistency.address", "fail"),
    ("bought five months ago", ("purchase_contract",), HERE | {"residence": {"basis": "purchase"}},
     {"purchase_contract": {"signed_on": "2026-06-23"}}, "residence.coverage", "fail"),
    ("purchase not signed", ("purchase_contract",), HERE | {"residence": {"basis": "purchase"}},
     {"purchase_contract": {"findings": [finding("signature", party="buyer", present=False)]}}, "integrity.signature", "resubmit"),
    ("dormitory of school B, student of school A", ("dormitory_confirmation", "student_id"), STUDY,
     {"dormitory_confirmation": {"school": "北京大学"}}, "consistency.school", "fail"),
    ("dormitory left in summer", ("dormitory_confirmation", "student_id"), STUDY,
     {"dormitory_confirmation": {"term_end": "2026-07-15"}}, "residence.in_force", "fail"),
    ("letter of lodging two months old", ("lodging_letter", "address_statement"), HERE | {"residence": {"basis": "lodging"}},
     {"lodging_letter": {"issued_on": "2026-09-20"}}, "residence.in_force", "fail"),
    ("statement of another address", ("lodging_letter", "address_statement"), HERE | {"residence": {"basis": "lodging"}},
     {"address_statement": {"address": HOME.replace("3栋", "5栋")}}, "consistency.address", "fail"),
    ("employment letter stale", ("lease", "employment_letter"), WORK,
     {"employment_letter": {"issued_on": "2026-10-23"}}, "work.coverage", "fail"),
    ("employed for five months", ("lease", "employment_letter"), WORK,
     {"employment_letter": {"employed_since": "2026-06-23"}}, "work.coverage", "fail"),
    ("letter of another firm", ("lease", "employment_contract", "employment_letter"), WORK,
     {"employment_letter": {"company": "广州市红星贸易有限公司"}}, "consistency.employer", "review"),
    ("founded after the contract began", ("lease", "employment_contract", "business_registration"), WORK,
     {"business_registration": {"established_on": "2025-06-01"}}, "integrity.dates", "review"),
    ("licence expired", ("lease", "business_registration"), WORK | {"employer": None},
     {"business_registration": {"valid_until": "2026-10-31"}}, "integrity.dates", "fail"),
    ("probation too long", ("lease", "employment_contract"), WORK,
     {"employment_contract": {"findings": [finding("signature", party="employee", present=True),
                                           finding("probation", months=8, term_months=36, term_kind="fixed")]}},
     "integrity.probation", "review"),
    ("seal of another firm on the letter", ("lease", "employment_letter"), WORK,
     {"employment_letter": {"marks": [mark("seal", "广州市红星贸易有限公司")]}}, "consistency.employer", "review"),
    ("card and letter of different numbers", ("lease", "student_id", "school_letter"), STUDY | {"school": {"name": "深圳大学"}},
     {"school_letter": {"student_number": "2025123450"}}, "consistency.school", "review"),
    ("school letter of somebody else", ("lease", "school_letter"), STUDY, {"school_letter": {"name": "李小红"}},
     "completeness.work_or_study", "fail"),
    ("enrolled five months ago", ("lease", "school_letter"), STUDY, {"school_letter": {"enrolled_on": "2026-06-23"}},
     "study.validity", "fail"),
    ("graduated", ("lease", "student_id"), STUDY, {"student_id": {"valid_until": "2026-06-30"}}, "study.validity", "fail"),
    ("lease in another name than the permit", ("lease",), HERE, {"lease": {"tenant": "李小红", "tenant_id": "H87654321"}},
     "completeness.residence", "fail"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "kinds", "claim", "changes", "check", "outcome"), FLAWED, ids=[f[0] for f in FLAWED]
)
def test_each_flaw_is_found(
    what: str,
    kinds: tuple[str, ...],
    claim: dict[str, Any],
    changes: dict[str, Any],
    check: str,
    outcome: str,
) -> None:
    judgement = judged(*bundle(*kinds, **changes), claim=claim)
    assert worst(judgement, check) is Outcome.FAILED, [
        (r.outcome, r.message.en) for r in results(judgement, check)
    ]
    assert judgement.decision.outcome == outcome, [
        (r.check, r.message.en) for r in judgement.decision.reasons
    ]


def test_a_child_applies_with_its_guardian() -> None:
    """The flat is leased in a parent's name: a person confirms that, and nobody is refused for it."""
    papers = bundle(
        "lease", "student_id", "guardian_papers", lease={"tenant": "陈国强", "tenant_id": "H55555555"},
        travel_permit={"date_of_birth": "2012-05-06"},
    )  # fmt: skip
    judgement = judged(*papers, claim=CHILD)
    assert judgement.decision.outcome == "review", [r.message.en for r in judgement.decision.reasons]
    assert worst(judgement, "completeness.guardian_papers") is Outcome.PASSED
    own = bundle("lease", "student_id", "guardian_papers", travel_permit={"date_of_birth": "2012-05-06"})
    assert judged(*own, claim=CHILD).decision.outcome == "pass"


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"child": "李小红"}, "consistency.name"),
        ({"date_of_birth": "2013-05-06"}, "consistency.date_of_birth"),
    ],
)
def test_papers_of_another_child_are_noticed(changes: dict[str, Any], check: str) -> None:
    papers = bundle(
        "lease",
        "student_id",
        "guardian_papers",
        guardian_papers=changes,
        travel_permit={"date_of_birth": "2012-05-06"},
    )
    judgement = judged(*papers, claim=CHILD)
    assert worst(judgement, check) is Outcome.FAILED and judgement.decision.outcome != "pass"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("91350100M0001TGQXM", "legal early codes"),  # legal, fails its last digit (domain notes 2.6)
        ("91110108MA01EBFH9C", "last character may be misread"),
        ("91110108MA01EBFH0B", "does not hold either"),
    ],
)
def test_a_firms_code_that_does_not_fit_is_for_a_person(code: str, says: str) -> None:
    papers = bundle("lease", "employment_contract", employment_contract={"uscc": code})
    judgement = judged(*papers)
    assert judgement.decision.outcome == "review"
    assert any(says in r.message.en for r in results(judgement, "integrity.check_digit"))


def test_the_sixteenth_birthday_ends_the_guardians_part() -> None:
    for born, wanted in (("2010-11-23", Outcome.NOT_APPLICABLE), ("2010-11-24", Outcome.FAILED)):
        claim = STUDY | {"applicant": {"date_of_birth": born}}
        judgement = judged(*bundle("lease", "student_id", travel_permit={"date_of_birth": born}), claim=claim)
        assert worst(judgement, "completeness.guardian_papers") is wanted


def test_foreigners_are_neither_passed_nor_refused() -> None:
    """No source settles their list: a clean bundle and an expired passport both go to a person, what is absent is asked for."""
    own = {"lease": {"tenant": "SMITH, JOHN", "tenant_id": "925665416", "term_start": "2026-11-01"},
           "employment_contract": {"employee": "SMITH, JOHN", "employee_id": "925665416"}, "photo_receipt": {"name": "SMITH, JOHN"}}  # fmt: skip
    kinds = ("passport", "lease", "employment_contract")
    clean = judged(*bundle(*kinds, **own), claim=FOREIGN, policy=FOREIGNERS)
    assert [r.check for r in clean.decision.reasons] == ["policy"], [
        r.message.en for r in clean.decision.reasons
    ]
    assert clean.decision.outcome == "review"
    assert worst(clean, "residence.coverage") is Outcome.PASSED  # three weeks: no half year is asked for
    expired = judged(
        *bundle(*kinds, **own, passport={"valid_until": "2026-11-22"}), claim=FOREIGN, policy=FOREIGNERS
    )
    assert (
        expired.decision.outcome == "review" and worst(expired, "travel_document.validity") is Outcome.FAILED
    )
    absent = judged(*bundle(*kinds, **own)[:2], claim=FOREIGN, policy=FOREIGNERS)
    assert absent.decision.outcome == "resubmit"


EXPECTED: dict[str, set[str]] = {
    "consistency.name": set(PAPERS),
    "consistency.document_number": {"travel_permit", "passport", "lease", "employment_contract", "employment_letter"},
    "consistency.date_of_birth": {"travel_permit", "passport", "guardian_papers"},
    "consistency.sex": {"travel_permit", "passport"},
    "consistency.address": {
        "lease", "property_certificate", "purchase_contract", "dormitory_confirmation", "lodging_letter", "address_statement",
    },
    "consistency.employer": {"employment_contract", "employment_letter", "business_registration"},
    "consistency.school": {"student_id", "school_letter", "dormitory_confirmation"},
    "travel_document.eligibility": {"travel_permit", "passport"},
    "travel_document.validity": {"travel_permit", "passport"},
    "photo_receipt.age": {"photo_receipt"},
    "integrity.signature": {"lease", "employment_contract", "purchase_contract", "address_statement"},
    "integrity.dates": set(PAPERS),
    "integrity.pages": set(PAPERS),
    "integrity.seal": set(PAPERS),
    "integrity.tampering": set(PAPERS),
    "integrity.check_digit": set(PAPERS),
}  # fmt: skip


def test_every_check_is_about_every_paper_that_it_concerns() -> None:
    about = {c.id: set(c.about) for c in all_checks() if c.about and not c.part}
    assert set(PAPERS) == set(DOCUMENTS) - {"unknown"}
    for check, kinds in EXPECTED.items():
        assert about[check] == kinds, check


@pytest.mark.parametrize("kind", PAPERS)
def test_every_kind_of_paper_feeds_every_check_that_is_about_it(kind: str) -> None:
    """On a good paper of the kind no check about it fails, breaks or gives up for want of a field."""
    claim = {"passport": FOREIGN, "guardian_papers": CHILD}.get(
        kind, STUDY if "school" in PAPERS[kind] else WORK
    )
    policy = FOREIGNERS if kind == "passport" else SHENZHEN
    judgement = judged(PAPERS[kind], claim=WORK if kind == "business_registration" else claim, policy=policy)
    for result in judgement.results:
        if (
            result.document == "d1" and result.id != "completeness.companions"
        ):  # no statement beside the letter
            assert result.outcome in (Outcome.PASSED, Outcome.NOT_APPLICABLE), (result.id, result.message.en)


@pytest.mark.parametrize(
    "kind",
    [
        "lease",
        *SHENZHEN.proofs.types("residence"),
        *SHENZHEN.proofs.types("work"),
        *SHENZHEN.proofs.types("study"),
    ],
)
def test_no_field_of_a_proof_may_be_unread_and_the_case_pass(kind: str) -> None:
    """Each field that dates or names the paper, unsure: the bundle that rests on it is not passed."""
    kinds, claim = next((k, c) for k, c in CLEAN if kind in k and not {"student_id", "school_letter"} <= set(k)
                        and not {"employment_contract", "employment_letter"} <= set(k))  # fmt: skip
    deciding = {
        "owner", "buyer", "name", "tenant", "employee", "address", "registered_on", "lived_since", "issued_on", "term_start", "term_end",
        "employed_since", "enrolled_on", "graduates_on", "valid_until", "established_on", "school", "company", "employer",
        "legal_representative",
    } & set(PAPERS[kind])  # fmt: skip
    # a firm's address is not the home; without an employer in the application a firm's name is compared with nothing
    deciding -= {"address", "company"} if kind == "business_registration" else set()
    deciding -= {"issued_on"} if kind == "dormitory_confirmation" or (kind == "school_letter") else set()
    assert deciding
    for name in deciding:
        papers = bundle(*kinds, **{kind: {name: (PAPERS[kind][name], 0.6)}})
        assert judged(*papers, claim=claim).decision.outcome == "review", name


def test_a_guardians_own_card_need_not_name_the_child() -> None:
    card = {"type": "guardian_papers", "guardian": "陈国强"}
    child = {"date_of_birth": "2012-05-06"}
    own = bundle("lease", "student_id", "guardian_papers", travel_permit=child)
    assert judged(*own, card, claim=CHILD).decision.outcome == "pass"
    alone = bundle("lease", "student_id", travel_permit=child)
    judgement = judged(*alone, card, claim=CHILD)
    assert judgement.decision.outcome == "review"
    assert worst(judgement, "consistency.date_of_birth") is Outcome.INCONCLUSIVE
