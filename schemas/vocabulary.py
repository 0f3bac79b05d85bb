"""What papers and their fields are called, in Chinese and English: the one home of these names.

`DOCUMENTS` says which fields each type of document has; they are what a report publishes, and what the
readers in extractors/documents/ yield.
"""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """One name in both languages, as it stands inside a sentence.

    short_zh, short_en: where room is scarce (a row of a table); "" = the same.
    """

    zh: str
    en: str
    short_zh: str = ""
    short_en: str = ""


PAPERS: dict[str, Term] = {
    "travel_permit": Term("来往内地(大陆)通行证", "travel permit", "通行证"),
    "passport": Term("护照", "passport"),
    "photo_receipt": Term("数字相片采集(检测)回执", "digital photo receipt", "照片回执", "photo receipt"),
    "lease": Term("房屋租赁合同", "lease", "租赁合同"),
    "property_certificate": Term("不动产权证书", "property certificate", "产权证书", "property cert."),
    "purchase_contract": Term("购房合同", "purchase contract"),
    "dormitory_confirmation": Term("学校住宿证明", "dormitory confirmation", "", "dormitory"),
    "lodging_letter": Term("住宿(居住)证明", "lodging letter", "住宿证明"),
    "address_statement": Term("本人居住地址声明", "statement of address", "地址声明"),
    "employment_contract": Term("劳动合同", "employment contract"),
    "business_registration": Term("营业执照", "business licence"),
    "employment_letter": Term("在职证明", "employment letter"),
    "student_id": Term("学生证", "student card"),
    "school_letter": Term("在读证明", "school letter"),
    "guardian_papers": Term("监护关系证明", "guardian's papers"),
    "unknown": Term("未能识别的文件", "unrecognised document", "未识别", "unknown"),
}

FIELDS: dict[str, Term] = {
    "kind": Term("证件种类", "kind of document"),
    "name": Term("姓名", "name"),
    "name_zh": Term("中文姓名", "Chinese name"),
    "name_en": Term("英文姓名", "English name"),
    "date_of_birth": Term("出生日期", "date of birth"),
    "sex": Term("性别", "sex"),
    "nationality": Term("国籍", "nationality"),
    "number": Term("证件号码", "document number"),
    "valid_from": Term("有效期起始日", "first day of validity"),
    "valid_until": Term("有效期截止日", "last day of validity"),
    "issuing_authority": Term("签发机关", "issuing authority"),
    "issue_count": Term("换证次数", "issue count"),
    "mrz": Term("机读码", "machine-readable lines"),
    "receipt_number": Term("回执编号", "receipt number"),
    "taken_on": Term("拍摄(检测)日期", "date of the photo"),
    "result": Term("检测结果", "result"),
    "landlord": Term("出租方", "landlord"),
    "landlord_id": Term("出租方证件号码", "landlord's identity number"),
    "tenant": Term("承租方", "tenant"),
    "tenant_id": Term("承租方证件号码", "tenant's identity number"),
    "address": Term("地址", "address"),
    "term_start": Term("期限起始日", "first day of the term"),
    "term_end": Term("期限截止日", "last day of the term"),
    "term_months": Term("期限月数", "length of the term in months"),
    "term_kind": Term("合同期限类型", "kind of term"),
    "rent_monthly": Term("月租金", "monthly rent"),
    "signed_on": Term("签订日期", "date of signing"),
    "filing_number": Term("备案编号", "filing number"),
    "owner": Term("权利人", "owner"),
    "certificate_number": Term("产权证书编号", "certificate number"),
    "registered_on": Term("登记日期", "date of registration"),
    "buyer": Term("买受人", "buyer"),
    "seller": Term("出卖人", "seller"),
    "contract_number": Term("合同编号", "contract number"),
    "lived_since": Term("居住起始日", "living there since"),
    "issued_on": Term("出具日期", "date of issue"),
    "issuer": Term("出具方", "issuer"),
    "employer": Term("用人单位", "employer"),
    "employee": Term("劳动者", "employee"),
    "employee_id": Term("劳动者证件号码", "employee's identity number"),
    "position": Term("岗位", "position"),
    "workplace": Term("工作地点", "workplace"),
    "uscc": Term("统一社会信用代码", "unified social credit code"),
    "company": Term("单位名称", "company"),
    "employed_since": Term("入职日期", "employed since"),
    "legal_representative": Term("法定代表人", "legal representative"),
    "established_on": Term("成立日期", "date of establishment"),
    "school": Term("学校", "school"),
    "student_number": Term("学号", "student number"),
    "enrolled_on": Term("入学日期", "date of enrolment"),
    "graduates_on": Term("预计毕业日期", "expected graduation"),
    "child": Term("子女姓名", "child's name"),
    "guardian": Term("监护人姓名", "guardian's name"),
}

DOCUMENTS: dict[str, tuple[str, ...]] = {
    "travel_permit": (
        "kind",
        "name_zh",
        "name_en",
        "date_of_birth",
        "sex",
        "number",
        "valid_from",
        "valid_until",
        "issuing_authority",
        "issue_count",
        "mrz",
    ),
    "passport": ("name_en", "nationality", "date_of_birth", "sex", "number", "valid_until", "mrz"),
    "photo_receipt": ("name", "receipt_number", "taken_on", "result"),
    "lease": (
        "landlord",
        "tenant",
        "landlord_id",
        "tenant_id",
        "address",
        "term_start",
        "term_end",
        "term_months",
        "rent_monthly",
        "signed_on",
        "filing_number",
    ),
    "property_certificate": ("owner", "address", "certificate_number", "registered_on"),
    "purchase_contract": ("buyer", "seller", "address", "signed_on", "contract_number"),
    "dormitory_confirmation": ("name", "school", "address", "term_start", "term_end", "issued_on"),
    "lodging_letter": ("name", "issuer", "address", "lived_since", "issued_on"),
    "address_statement": ("name", "address", "signed_on"),
    "employment_contract": (
        "employer",
        "uscc",
        "employee",
        "employee_id",
        "term_kind",
        "term_start",
        "term_end",
        "position",
        "workplace",
        "signed_on",
    ),
    "business_registration": (
        "company",
        "uscc",
        "legal_representative",
        "address",
        "established_on",
        "valid_until",
    ),
    "employment_letter": ("company", "employee", "employee_id", "position", "employed_since", "issued_on"),
    "student_id": ("name", "school", "student_number", "enrolled_on", "valid_until"),
    "school_letter": ("name", "school", "student_number", "enrolled_on", "graduates_on", "issued_on"),
    "guardian_papers": ("child", "guardian", "date_of_birth"),
    "unknown": (),
}
