"""The words that stand before a value: 出租方, 租赁期限, 姓名 … (domain notes §3.1, §2.1, §2.9, §2.10, §2.7).

A label is found wherever its words stand, blanks inside allowed (姓　名); whether it labels anything there is
for the reader of the document to decide. Kinds are neutral: 甲方 is `party_a`, since it is the landlord in a
lease and the employer in a labour contract.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.folding import fold
from language.spans import without_overlaps


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """kind: see CHINESE; start, end, raw: in the text given, without the colon."""

    kind: str
    start: int
    end: int
    raw: str


CHINESE: dict[str, str] = {
    "party_a": "甲方",
    "party_b": "乙方",
    "landlord": "出租方 出租人 房东 业主 产权人 屋主 转租人 转租方",
    "tenant": "承租方 承租人 租客 租户 次承租人",
    "agent": "委托代理人 代管人 经纪机构 见证方 代理人",
    "id_number": (
        "身份证号码 身份证号 证件号码 证件编号 证件类型及编号 有效身份证件 营业执照或身份证号码 回乡证号码 "
        "回乡证号 通行证号码 通行证号 台胞证号 公民身份号码"
    ),
    "address": (
        "坐落于 座落于 坐落 座落 位于 房屋地址 物业地址 租赁物业位于 房屋坐落 居住地住址 现居住于 居住地址 "
        "住址 地址 住所"
    ),
    "term": (
        "租赁期限 租赁期 租期 承租期限 租用期限 合同期限 劳动合同期限 聘用期限 住宿期限 有效期限 有效期 "
        "营业期限 经营期限"
    ),
    "probation": "试用期",
    "rent_free": "免租期",
    "rent": "月租金总额 月租金 租金标准 每月租金 租金",
    "deposit": "押金 保证金 租赁保证金 履约保证金 租赁押金 按金",
    "signed_on": "签订日期 签约日期 签署日期 双方签约时间 签订时间 签字日期",
    "date": "日期",
    "house_code": "房屋编码",
    "building_code": "楼栋编码",
    "certificate_number": "产权证书编号 不动产权证号 房屋所有权证书编号 房屋来源证明名称 房地产证号 产权证号",
    "contract_number": "合同编号",
    "filing_number": "备案编号 备案号 备案证明编号 登记备案号",
    "employer": "用人单位 单位名称 公司名称 聘用方 雇主",
    "employee": "劳动者 员工姓名 员工 受聘方 职工 雇员",
    "contract_type": "合同类型 合同期限类型",
    "position": "岗位 职务 职位",
    "department": "部门",
    "workplace": "工作地点",
    "employed_since": "入职时间 入职日期",
    "uscc": "统一社会信用代码 社会信用代码",
    "registration_number": "注册号",
    "legal_representative": "法定代表人 负责人 主要负责人 经营者",
    "established_on": "成立日期 注册日期",
    "registration_authority": "登记机关",
    "company": "企业名称",
    "school": "学校名称 学校 院校",
    "college": "学院 院系",
    "major": "专业",
    "student_number": "学号 学籍号",
    "enrolled_on": "入学时间 入学日期 入学年月",
    "graduates_on": "预计毕业时间 预计毕业 毕业时间",
    "buyer": "买受人 购房人 买方",
    "seller": "出卖人 卖方",
    "owner": "权利人 房地产权利人 所有权人",
    "land_term": "使用期限",
    "usage": "规划用途 用途",
    "name": "姓名",
    "name_en": "英文姓名",
    "sex": "性别",
    "date_of_birth": "出生日期 出生年月",
    "number": "证件号",
    "issue_count": "换证次数 签发次数",
    "valid_until": "有效期至 有效期限至",
    "issuing_authority": "签发机关",
    "issue_place": "签发地点",
    "nationality": "国籍",
    "receipt_number": "图像号 回执编号 回执号 回执码 标准证照编码",
    "taken_on": "拍摄日期 采集日期 检测日期 拍照日期",
    "result": "检测结果",
}
ENGLISH: dict[str, str] = {
    "landlord": "Landlord|Lessor",
    "tenant": "Tenant|Lessee",
    "party_a": "Party A",
    "party_b": "Party B",
    "agent": "Agent",
    "address": "Premises|Property|Address|located at",
    "term": "Lease Term|Term of Lease|Term",
    "rent": "Monthly Rent|Rent",
    "deposit": "Deposit",
    "signed_on": "Date of Signing|Signing Date",
    "employer": "Employer|Company",
    "employee": "Employee",
    "position": "Position|Job Title",
    "probation": "Probation",
    "employed_since": "Date of Joining|Joining Date",
    "uscc": "Unified Social Credit Code|USCC|USCI",
    "legal_representative": "Legal Representative",
    "student_number": "Student No|Student ID|Student Number",
    "major": "Major",
    "enrolled_on": "Date of Enrolment|Enrolment Date|Enrollment Date",
    "id_number": "ID No|ID Number|Permit No|Passport No",
    "name": "Name",
    "date_of_birth": "Date of Birth",
    "sex": "Sex|Gender",
    "buyer": "Purchaser|Buyer",
    "seller": "Seller|Vendor",
    "valid_until": "Date of Expiry|Expiry Date",
    "nationality": "Nationality",
}


def _compiled(table: dict[str, list[str]], *, latin: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word.lower() if latin else word: kind for kind, words in table.items() for word in words}
    words = sorted(kinds, key=len, reverse=True)
    body = "|".join(re.escape(w).replace("\\ ", r"\s?") for w in words)
    return (re.compile(rf"\b(?:{body})\b", re.IGNORECASE) if latin else re.compile(body)), kinds


_ZH, _ZH_KINDS = _compiled({k: v.split() for k, v in CHINESE.items()}, latin=False)
_EN, _EN_KINDS = _compiled({k: v.split("|") for k, v in ENGLISH.items()}, latin=True)
_EN_TIGHT = {"".join(word.split()): kind for word, kind in _EN_KINDS.items()}


def find_labels(text: str) -> list[LabelSpan]:
    """Every label word in `text`, in reading order; of overlapping ones the longest."""
    tight, loose = fold(text), fold(text, spaces=False)
    found: list[LabelSpan] = []
    for match in _ZH.finditer(tight.text):
        start, end = tight.span(*match.span())
        found.append(LabelSpan(_ZH_KINDS[match[0]], start, end, text[start:end]))
    for match in _EN.finditer(loose.text):
        start, end = loose.span(*match.span())
        found.append(LabelSpan(_EN_TIGHT["".join(match[0].lower().split())], start, end, text[start:end]))
    return without_overlaps(found)
