"""The table of application against documents: one row a fact, one column a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reports.findings import Finding
from reports.labels import SEXES, Label
from reports.places import RANK, Atlas
from schemas.report import DocumentReport, FieldReport, Report

COLUMNS = 4
"""Documents side by side in one table; more are continued in a further table, also in print."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing that the application and several documents state, under their own names."""

    name: Label
    claim: tuple[str, ...]
    """The path in application.json; empty: documents only."""
    fields: dict[str, str]
    """By document type: the name of the field."""
    check: str = ""
    """The check that compares it: where it has spoken, its word is the mark, not that of others."""


_NAMES = dict.fromkeys(
    (
        "photo_receipt", "dormitory_confirmation", "lodging_letter", "address_statement", "student_id",
        "school_letter",
    ),
    "name",
)  # fmt: skip
_ADDRESSES = dict.fromkeys(
    (
        "lease", "property_certificate", "purchase_contract", "dormitory_confirmation", "lodging_letter",
        "address_statement",
    ),
    "address",
)  # fmt: skip

FACTS = (
    Fact(
        Label("中文姓名", "Chinese name"),
        ("applicant", "name_zh"),
        _NAMES
        | {
            "travel_permit": "name_zh",
            "lease": "tenant",
            "property_certificate": "owner",
            "purchase_contract": "buyer",
            "employment_contract": "employee",
            "employment_letter": "employee",
            "guardian_papers": "child",
        },
        check="consistency.name",
    ),
    Fact(
        Label("英文姓名", "Latin name"),
        ("applicant", "name_en"),
        {"travel_permit": "name_en", "passport": "name_en"},
        check="consistency.name",
    ),
    Fact(
        Label("证件号码", "Number"),
        ("applicant", "travel_document", "number"),
        {
            "travel_permit": "number",
            "passport": "number",
            "lease": "tenant_id",
            "employment_contract": "employee_id",
            "employment_letter": "employee_id",
        },
        check="consistency.document_number",
    ),
    Fact(
        Label("证件有效期至", "Valid until"),
        ("applicant", "travel_document", "valid_until"),
        {"travel_permit": "valid_until", "passport": "valid_until"},
        check="travel_document.validity",
    ),
    Fact(
        Label("出生日期", "Date of birth"),
        ("applicant", "date_of_birth"),
        dict.fromkeys(("travel_permit", "passport", "guardian_papers"), "date_of_birth"),
        check="consistency.date_of_birth",
    ),
    Fact(
        Label("性别", "Sex"),
        ("applicant", "sex"),
        {"travel_permit": "sex", "passport": "sex"},
        check="consistency.sex",
    ),
    Fact(
        Label("居住地址", "Address"),
        ("residence", "address"),
        _ADDRESSES,
        check="consistency.address",
    ),
    Fact(
        Label("用人单位", "Employer"),
        ("employer", "name"),
        {
            "employment_contract": "employer",
            "business_registration": "company",
            "employment_letter": "company",
        },
        check="consistency.employer",
    ),
    Fact(
        Label("信用代码", "USCC"),
        ("employer", "uscc"),
        {"employment_contract": "uscc", "business_registration": "uscc"},
    ),
    Fact(
        Label("学校", "School"),
        ("school", "name"),
        {"student_id": "school", "school_letter": "school", "dormitory_confirmation": "school"},
        check="consistency.school",
    ),
    Fact(
        Label("学号", "Student number"),
        ("school", "student_number"),
        {"student_id": "student_number", "school_letter": "student_number"},
    ),
    Fact(
        Label("期限起", "From"),
        (),
        {
            "lease": "term_start",
            "employment_contract": "term_start",
            "dormitory_confirmation": "term_start",
            "lodging_letter": "lived_since",
            "employment_letter": "employed_since",
            "student_id": "enrolled_on",
            "school_letter": "enrolled_on",
            "property_certificate": "registered_on",
        },
    ),
    Fact(
        Label("期限止", "Until"),
        (),
        {
            "lease": "term_end",
            "employment_contract": "term_end",
            "dormitory_confirmation": "term_end",
            "student_id": "valid_until",
            "school_letter": "graduates_on",
            "business_registration": "valid_until",
        },
    ),
)


@dataclass(slots=True)
class Cell:
    """What one document says. stated False: it does not; value "" while stated: it could not be read."""

    stated: bool = False
    value: str = ""
    confidence: float | None = None
    outcome: str = "none"
    href: str = ""
    check: str = ""
    """Anchor of the finding that judged it."""


@dataclass(slots=True)
class Row:
    name: Label
    claim: str
    cells: list[Cell]


@dataclass(slots=True)
class Table:
    documents: list[DocumentReport]
    rows: list[Row]


def tables(report: Report, atlas: Atlas, findings: list[Finding]) -> list[Table]:
    """The comparison, split into tables of at most COLUMNS documents, rows with nothing to show left out."""
    documents = [d for d in report.documents if any(d.type in fact.fields for fact in FACTS)]
    count = max(1, -(-len(documents) // COLUMNS))
    width = -(-len(documents) // count)
    parts = [documents[i : i + width] for i in range(0, len(documents), width)] if documents else [[]]
    result = []
    for number, part in enumerate(parts):
        rows = [_row(fact, part, report, atlas, findings) for fact in FACTS]
        rows = [r for r in rows if any(c.stated for c in r.cells) or (number == 0 and r.claim)]
        if rows:
            result.append(Table(part, rows))
    return result


def claimed(application: dict[str, Any], path: tuple[str, ...]) -> str:
    """What the application says at a path, "" if nothing."""
    value: Any = application
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    if not path or value is None or isinstance(value, (dict, list)):
        return ""
    return _shown(path[-1], value)


def _row(
    fact: Fact, documents: list[DocumentReport], report: Report, atlas: Atlas, findings: list[Finding]
) -> Row:
    cells = []
    for document in documents:
        name = fact.fields.get(document.type, "")
        reading = document.fields.get(name)
        cells.append(
            _cell(document, name, reading, atlas, findings, fact.check) if reading is not None else Cell()
        )
    return Row(fact.name, claimed(report.application, fact.claim), cells)


def _cell(
    document: DocumentReport,
    name: str,
    reading: FieldReport,
    atlas: Atlas,
    findings: list[Finding],
    check: str,
) -> Cell:
    cell = Cell(True, "" if reading.value is None else _shown(name, reading.value), reading.confidence)
    for evidence in reading.evidence:
        cell.href = cell.href or atlas.href(evidence)
    judges = [f for f in findings if (document.id, name) in f.judged]
    for finding in [f for f in judges if f.id == check] or judges:
        if RANK.index(finding.outcome) < RANK.index(cell.outcome):
            cell.outcome, cell.check = finding.outcome, finding.anchor
    if cell.outcome == "not_applicable":
        cell.outcome = "none"
    return cell


def _shown(name: str, value: object) -> str:
    if name == "sex" and str(value) in SEXES:
        return f"{SEXES[str(value)].zh} {value}"
    return str(value)
