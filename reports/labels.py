"""What things are called, in Chinese and English: outcomes, document types, fields, checks."""

from __future__ import annotations

from typing import NamedTuple

from schemas.vocabulary import FIELDS as TERMS
from schemas.vocabulary import PAPERS


class Label(NamedTuple):
    """One name in both languages."""

    zh: str
    en: str


def _headed(en: str) -> str:
    """A name as it heads a column or a paper."""
    return en[:1].upper() + en[1:]


OUTCOMES = {
    "failed": Label("不符合", "Failed"),
    "error": Label("程序出错", "Error"),
    "inconclusive": Label("无法判定", "Inconclusive"),
    "passed": Label("符合", "Passed"),
    "not_applicable": Label("不适用", "Not applicable"),
}
"""In the order in which a reviewer wants to see them."""

DECISIONS = {
    "pass": Label("通过", "Pass"),
    "fail": Label("不通过", "Fail"),
    "review": Label("转人工复核", "Manual review"),
    "resubmit": Label("退回补正", "Resubmit"),
}

DECISION_MEANING = {
    "pass": Label(
        "必需的核查全部符合，所依据的内容均清晰可读。",
        "Every required check passed, on evidence that was read with confidence.",
    ),
    "fail": Label(
        "至少一项必需的核查不符合，且所依据的内容清晰可读。",
        "A required check failed, and the reading it rests on is sure.",
    ),
    "review": Label(
        "程序不能独自判定，须由工作人员查看。", "The program cannot decide alone; a person has to look."
    ),
    "resubmit": Label(
        "材料缺少或无法辨认，申请人可以补正。",
        "A document is missing or cannot be read, and the applicant can mend it.",
    ),
}

SEVERITIES = {
    "block": Label("必需", "Required"),
    "warn": Label("提醒", "Warning"),
    "info": Label("参考", "Info"),
}

PURPOSES = {
    "work": Label("就业", "Work"),
    "study": Label("就读", "Study"),
    "residence": Label("居住", "Residence"),
}

KINDS = {
    "first": Label("首次申领", "First issue"),
    "renewal": Label("换领", "Renewal"),
    "replacement": Label("补领", "Replacement"),
}

ORIGINS = {
    "HK": Label("香港", "Hong Kong"),
    "MO": Label("澳门", "Macau"),
    "TW": Label("台湾", "Taiwan"),
    "foreign": Label("外国", "Foreign"),
}

BASES = {
    "lease": Label("租赁", "Lease"),
    "owned": Label("自有", "Owned"),
    "purchase": Label("购房", "Purchase"),
    "dormitory": Label("宿舍", "Dormitory"),
    "lodging": Label("借住", "Lodging"),
}

SEXES = {"M": Label("男", "M"), "F": Label("女", "F")}

TYPES = {name: Label(t.zh, _headed(t.en)) for name, t in PAPERS.items()}

SHORT_TYPES = {name: Label(t.short_zh or t.zh, _headed(t.short_en or t.en)) for name, t in PAPERS.items()}

FIELDS = {name: Label(t.zh, _headed(t.en)) for name, t in TERMS.items()}

MARKS = {
    "seal": Label("印章", "Seal"),
    "signature": Label("签名", "Signature"),
    "photo": Label("照片", "Photo"),
    "strike": Label("划改", "Strike-out"),
    "barcode": Label("条码", "Barcode"),
    "overlay": Label("覆盖物", "Overlay"),
}

CHECKS = {
    "completeness.travel_document": Label("旅行证件是否齐备", "Travel document present"),
    "completeness.photo_receipt": Label("照片回执是否齐备", "Photo receipt present"),
    "completeness.residence": Label("居住证明是否齐备", "Proof of residence present"),
    "completeness.work_or_study": Label("就业或就读证明是否齐备", "Proof of work or study present"),
    "travel_document.eligibility": Label("旅行证件是否可用于申领", "Travel document eligible"),
    "travel_document.validity": Label("旅行证件是否有效", "Travel document valid"),
    "photo_receipt.age": Label("照片回执是否在有效期内", "Age of the photo receipt"),
    "residence.in_force": Label("居住证明当前是否有效", "Proof of residence in force"),
    "residence.coverage": Label("居住是否满半年", "Six months of residence"),
    "work.coverage": Label("就业是否满半年", "Six months of work"),
    "study.validity": Label("就读证明是否有效", "Proof of study valid"),
    "consistency.name": Label("姓名是否一致", "Names agree"),
    "consistency.document_number": Label("证件号码是否一致", "Document numbers agree"),
    "consistency.date_of_birth": Label("出生日期是否一致", "Birth dates agree"),
    "consistency.sex": Label("性别是否一致", "Sex agrees"),
    "consistency.address": Label("地址是否一致", "Addresses agree"),
    "consistency.employer": Label("用人单位是否一致", "Employers agree"),
    "consistency.school": Label("学校是否一致", "Schools agree"),
    "integrity.check_digit": Label("校验码", "Check digits"),
    "integrity.term_arithmetic": Label("期限与起止日期", "Term against dates"),
    "integrity.amounts": Label("金额大小写", "Figures against capitals"),
    "integrity.dates": Label("日期先后", "Order of dates"),
    "integrity.pages": Label("页数完整", "Pages complete"),
    "integrity.seal": Label("印章", "Seal"),
    "integrity.signature": Label("签名", "Signature"),
    "integrity.tampering": Label("改动痕迹", "Signs of tampering"),
    "integrity.duplicate": Label("重复上传", "Duplicates"),
    "integrity.other_person": Label("他人的文件", "Papers of somebody else"),
    "completeness.guardian_papers": Label("监护关系证明是否齐备", "Guardian's papers present"),
    "completeness.companions": Label("佐证材料是否齐备", "Accompanying papers present"),
    "photo_receipt.purpose": Label("照片回执的用途", "Purpose of the photo receipt"),
    "residence.filing": Label("租赁登记备案", "Filing of the lease"),
    "residence.jurisdiction": Label("居住地与受理地", "Place of residence and of application"),
    "consistency.landlord": Label("出租方与产权人", "Landlord and owner"),
    "consistency.guardian": Label("监护人是否一致", "Guardians agree"),
    "integrity.probation": Label("试用期", "Probation"),
    "history.reuse": Label("与既往申请比对", "Reuse in other cases"),
}


def label(table: dict[str, Label], key: object) -> Label:
    """The label of `key`, or the key itself in both languages: unknown names are shown, not hidden."""
    text = "" if key is None else str(key)
    return table.get(text, Label(text, text))
