"""What papers and fields are called in messages, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.document import Document, Reading

PAPERS: dict[str, tuple[str, str]] = {
    "travel_permit": ("来往内地(大陆)通行证", "travel permit"),
    "passport": ("护照", "passport"),
    "photo_receipt": ("数字相片采集(检测)回执", "digital photo receipt"),
    "lease": ("房屋租赁合同", "lease"),
    "property_certificate": ("不动产权证书", "property certificate"),
    "purchase_contract": ("购房合同", "purchase contract"),
    "dormitory_confirmation": ("学校住宿证明", "dormitory confirmation"),
    "lodging_letter": ("住宿(居住)证明", "lodging letter"),
    "address_statement": ("本人居住地址声明", "statement of address"),
    "employment_contract": ("劳动合同", "employment contract"),
    "business_registration": ("营业执照", "business licence"),
    "employment_letter": ("在职证明", "employment letter"),
    "student_id": ("学生证", "student card"),
    "school_letter": ("在读证明", "school letter"),
    "guardian_papers": ("监护关系证明", "guardian's papers"),
    "unknown": ("未能识别的文件", "unrecognised document"),
}

FIELDS: dict[str, tuple[str, str]] = {
    "kind": ("证件种类", "kind of document"),
    "name": ("姓名", "name"),
    "name_zh": ("中文姓名", "Chinese name"),
    "name_en": ("英文姓名", "English name"),
    "date_of_birth": ("出生日期", "date of birth"),
    "sex": ("性别", "sex"),
    "number": ("证件号码", "document number"),
    "valid_from": ("有效期起始日", "first day of validity"),
    "valid_until": ("有效期截止日", "last day of validity"),
    "mrz": ("机读码", "machine-readable lines"),
    "taken_on": ("拍摄(检测)日期", "date of the photo"),
    "result": ("检测结果", "result"),
    "landlord": ("出租方", "landlord"),
    "landlord_id": ("出租方证件号码", "landlord's identity number"),
    "tenant": ("承租方", "tenant"),
    "tenant_id": ("承租方证件号码", "tenant's identity number"),
    "address": ("地址", "address"),
    "term_start": ("期限起始日", "first day of the term"),
    "term_end": ("期限截止日", "last day of the term"),
    "term_months": ("期限月数", "length of the term in months"),
    "term_kind": ("合同期限类型", "kind of term"),
    "rent_monthly": ("月租金", "monthly rent"),
    "signed_on": ("签订日期", "date of signing"),
    "owner": ("权利人", "owner"),
    "buyer": ("买受人", "buyer"),
    "registered_on": ("登记日期", "date of registration"),
    "lived_since": ("居住起始日", "living there since"),
    "issued_on": ("出具日期", "date of issue"),
    "issuer": ("出具方", "issuer"),
    "employer": ("用人单位", "employer"),
    "employee": ("劳动者", "employee"),
    "employee_id": ("劳动者证件号码", "employee's identity number"),
    "uscc": ("统一社会信用代码", "unified social credit code"),
    "company": ("单位名称", "company"),
    "employed_since": ("入职日期", "employed since"),
    "legal_representative": ("法定代表人", "legal representative"),
    "established_on": ("成立日期", "date of establishment"),
    "school": ("学校", "school"),
    "student_number": ("学号", "student number"),
    "enrolled_on": ("入学日期", "date of enrolment"),
    "graduates_on": ("预计毕业日期", "expected graduation"),
    "child": ("子女姓名", "child's name"),
    "guardian": ("监护人姓名", "guardian's name"),
}


def paper_name(document: Document) -> tuple[str, str]:
    return type_name(document.type)


def type_name(kind: str) -> tuple[str, str]:
    return PAPERS.get(kind, (kind, kind.replace("_", " ")))


def field_name(name: str) -> tuple[str, str]:
    return FIELDS.get(name, (name, name.replace("_", " ")))


def type_names(kinds: Iterable[str]) -> tuple[str, str]:
    """Several kinds of paper, as a choice."""
    named = [type_name(kind) for kind in kinds]
    return "、".join(zh for zh, _ in named), ", ".join(en for _, en in named)


def where(document: Document, reading: Reading | None) -> tuple[str, str]:
    """«(uploads/a.jpg 第 2 页)» and «(uploads/a.jpg, page 2)», from the reading's evidence or else all its
    pages.
    """
    places = [(e.file, e.page) for e in reading.evidence] if reading and reading.evidence else []
    places = list(dict.fromkeys(places or [(p.file, p.page) for p in document.pages]))
    if not places:
        return "", ""
    return (
        "(" + "、".join(f"{file} 第 {page} 页" for file, page in places) + ")",
        "(" + "; ".join(f"{file}, page {page}" for file, page in places) + ")",
    )
