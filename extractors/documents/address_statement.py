"""本人居住地址声明: the applicant's own word on where they live."""

from __future__ import annotations

from dataclasses import replace

from extractors.anywhere import holders
from extractors.found import Found
from extractors.homes import addresses
from extractors.labels import family, labels
from extractors.letters import issued_on, labelled_names
from extractors.paper import DocumentType, Fields, Founds, Paper
from extractors.parties import chinese_first
from extractors.people import myself
from extractors.sides import Side
from extractors.signatures import signatures
from schemas.document import Finding

_NAME = labels(
    r"re:[\u4e00-\u9fff]{0,6}姓[ \t]?名(?!称)",
    family("立|", "声明|申明|承诺|具结|切结|申报|申请|保证|填表|报告", "书|", "人|者", "姓名|"), "立书人", "声明人姓名", "申请人姓名", "申报人姓名", "承诺人姓名", "本人姓名", "声明人", "申报人", "申请人", "承诺人", "中文姓名", "姓名", "Name of declarant", "Declarant", "Name of applicant", "Applicant", "Full name", "Name"
)  # fmt: skip
_SIGNS = r"声明人|承诺人|申报人|申请人|申明人|保证人|填报人|本人|具结人|立书人|签署人|Declarant|Applicant|Signature of declarant"
DECLARANT = Side(_SIGNS, _SIGNS)
STOPS = labels(
    "姓名", "性别", "国籍", "籍贯", "出生日期", "出生年月", "身份证号码", "身份证号", "证件号码", "证件类型", "证件名称", "证件种类", "通行证号码", "通行证号", "回乡证号码", "台胞证号码", "有效期至", "有效期", "联系电话", "电话", "手机", "联系方式", "电子邮箱", "邮箱", "地址", "住址", "居住地址", "现居住地址", "居住地住址", "原居住地址", "户籍地址", "香港地址", "澳门地址", "台湾地址", "境外地址", "港澳台地址", "通讯地址", "居住起始日期", "居住时间", "居住方式", "居住性质", "住所性质", "房东", "出租人", "房东电话", "房东姓名", "派出所", "辖区派出所", "紧急联系人", "紧急联络人", "声明人", "申请人", "申报人", "签名", "签字", "日期", "声明日期", "签署日期", "备注", "租赁期限", "入住日期", "入住时间", "居住期限", "用途", "工作单位", "职业", "邮编", "以前地址", "前住址", "曾住地址",
    "Name", "Sex", "Gender", "Nationality", "Date of birth", "ID No", "ID Number", "Permit No", "Travel Permit No", "Passport No", "Document No", "Tel", "Telephone", "Phone", "Mobile", "Email", "E-mail", "Address", "Residential address", "Current address", "Permanent address", "Former address", "Previous address", "Home address", "Since", "Date", "Signature", "Landlord", "Emergency contact", "Valid until", "Declarant", "Applicant", "Occupation",
)  # fmt: skip


def read(paper: Paper) -> Founds:
    return {
        "name": chinese_first(
            _without_signatures(paper, [*labelled_names(paper, _NAME, STOPS), *myself(paper)])
            or [f for kind, f in holders(paper) if kind == "permit"]
        ),
        "address": chinese_first(list(addresses(paper, STOPS))),
        "signed_on": list(issued_on(paper)),
    }


def _without_signatures(paper: Paper, founds: list[Found]) -> list[Found]:
    """What stands at the foot behind «声明人» may be a signature: it weighs little where the text names the person."""
    foot = 0.7 * len(paper.rows.text)
    above = [f for f in founds if f.spans[0][0] < foot]
    return [f if f in above or not above else replace(f, weight=0.45) for f in founds]


def findings(paper: Paper, fields: Fields) -> list[Finding]:
    return signatures(paper, {"name": DECLARANT})


TYPE = DocumentType(
    type="address_statement",
    titles=(
        (r"(?:居住地址|居住地|居住|现住址|住址|地址|居所|住所|现居住地址)(?:情况|信息|真实性|登记)?(?:声明|申明|承诺|申报|自述|具结|切结|报告)(?:书|函|表|单)?", 0.8),
        (r"(?:居住地址|居住地|居住|现住址|住址|地址|居所|住所)[\u4e00-\u9fff]{0,6}?(?:声明|申明|承诺|申报|自述|具结|切结)(?:书|函|表|单)?", 0.78),
        (r"(?:声明书|个人声明|本人声明|承诺书|声明)$", 0.5),
        (r"(?:DECLARATION|STATEMENT)OF(?:MY)?(?:CURRENT|RESIDENTIAL|RESIDENCE|HOME)?(?:ADDRESS|RESIDENCE)|(?:ADDRESS|RESIDENCE)(?:DECLARATION|STATEMENT)", 0.8),
    ),
    hints=(
        (r"本人.{0,80}(?:声明|承诺|申报)|IHEREBYDECLARE|DECLARE", 0.15),
        (r"特此声明|郑重声明|声明如下|声明人|SOLEMNLY", 0.2),
        (r"居住|住址|RESID", 0.15),
        (r"不实|虚假|法律责任|真实|TRUEANDCORRECT|LIABLE", 0.1),
        (r"兹证明|特此证明|CERTIFYTHAT", -0.4),
        (r"监护|被监护人|父亲|母亲|GUARDIAN", -0.8),
        (r"甲方|乙方|租金为|押金|用人单位", -0.5),
        (r"入职|受雇|雇员|任职|职级|职务|月薪|薪金", -0.5),  # a firm's statement about its employee
    ),
    read=read,
    findings=findings,
    many=True,  # large print runs over to a second sheet
    expected=("name", "address", "signed_on"),
    sides={"name": DECLARANT},
)  # fmt: skip
