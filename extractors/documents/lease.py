"""房屋租赁合同: the landlord is 甲方, the tenant 乙方; official, agency, bilingual, English and hand-filled forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.contract import contract_findings, signed_on
from extractors.contract_term import term_founds
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.letters import part, texts
from extractors.paper import DocumentType, Fields, Founds, Paper
from extractors.parties import chinese_first, ids_beside, ids_of, introduced, names_beside, names_of
from extractors.sides import Side
from extractors.values import address, amount, code, firm, money, person
from schemas.document import Finding

LANDLORD = Side(
    r"甲[ \t]?方|甲(?=[ ]?[:：(])|Party[ ]?A",
    r"(?:委托)?出租[方人者]|租出方|房[ \t]?[东主]|(?:房屋)?业[ \t]?主|屋[ \t]?主|产权人|转租[方人]|出租单位|Landlord|Lessor|Owner|Sub-?lessor",
)
TENANT = Side(
    r"乙[ \t]?方|乙(?=[ ]?[:：(])|Party[ ]?B",
    r"次?承租[方人者]|承租单位|租[ \t]?客|租[ \t]?[户方]|租[房住用][人者]|租住人|入住人|住[ \t]?[客户]|房[ \t]?客|受转租人|Tenant|Lessee|Sub-?tenant",
)
SIDES = {"landlord": LANDLORD, "tenant": TENANT}
STOPS = labels(
    "身份证号码", "身份证号", "身份证", "证件号码", "证件号", "手机号码", "手机号", "证件类型", "证件名称", "联系电话", "电话", "手机", "地址", "住址", "通讯地址", "联系地址", "国籍", "性别",
    "法定代表人", "委托代理人", "代理人", "通行证号码", "回乡证", "台胞证", "坐落", "座落", "租赁期限", "租期", "月租金", "租金", "押金", "用途",
    "建筑面积", "面积", "房屋编码", "合同编号", "签订日期", "签约日期", "日期", "出生日期", "开户行", "账号", "邮编", "银行",
    "ID No", "ID Number", "Permit No", "Passport No", "Tel", "Telephone", "Phone", "Address", "Date", "Nationality", "Email", "Premises",
    "re:甲[ \t]?方", "re:乙[ \t]?方", "re:Party ?[AB]", "出租方", "承租方", "出租人", "承租人", "Landlord", "Tenant", "Lessor", "Lessee",
)  # fmt: skip


def _party(region, weight: float) -> Found | None:  # type: ignore[no-untyped-def]
    text = region.text.strip(" :：\n\t_")
    if re.search(r"公司|有限|厂|酒店|中心|Limited|Ltd|Co\.", text.split("\n")[0] + text[:40]):
        return firm(region, weight)
    return person(region, weight)


_EN_PARTIES = r"(?:between|BETWEEN|Between)[ \n]*(?:\(1\))?[ \n]*(.{{3,80}}?){0}[\s\S]{{0,400}}?(?:and|AND)[ \n]*(?:\(2\))?[ \n]*"


def read(paper: Paper) -> Founds:
    ids = ids_of(paper, SIDES)
    return {
        "landlord": _names(paper, "landlord"),
        "tenant": _names(paper, "tenant"),
        "landlord_id": [*ids["landlord"], *ids_beside(paper, LANDLORD)],
        "tenant_id": [*ids["tenant"], *ids_beside(paper, TENANT)],
        "address": chinese_first(list(_addresses(paper))),
        "rent_monthly": list(_rents(paper)),
        "filing_number": list(_filing(paper)),
        "signed_on": list(signed_on(paper)),
        **term_founds(paper, _TERM_LABEL, _NOT_THE_TERM),
    }


def _names(paper: Paper, name: str) -> list[Found]:
    side = SIDES[name]
    return chinese_first(
        [
            *names_of(paper, side, STOPS, _party),
            *_called(paper, side),
            *names_beside(paper, SIDES, name, STOPS, _party),
        ]
    )


def _called(paper: Paper, side: Side) -> Iterator[Found]:
    """«X (the "Landlord")», «X(以下简称甲方)»."""
    words = f"(?:{side.role}|{side.party})"
    parenthesis = re.compile(
        rf"(?:BETWEEN|AND|and|between|Between)\s*(?:\(\d\)\s*)?([A-Z][A-Za-z'.,\- ]{{3,60}}?)\s*\([^()]{{0,90}}\)[\s,]*(?:of [^()\"“]{{0,120}})?"
        rf"(?:\(?(?:hereinafter\s+)?(?:called|referred to as)?\s*)?(?:the[ ]?)?[\"“”'‘’]*(?:the )?(?:{side.role})"
    )
    yield from introduced(paper, parenthesis, _party)
    english = re.compile(
        r"([A-Z][A-Za-z'., -]{3,60}?),?[ \n]*(?:\([^()]{0,80}\)[, \n]*)?(?:(?:holder|holding|of|bearing)[^()]{0,160})?"
        rf"\((?:hereinafter[ \n]+)?(?:called|referred to as|known as)?[ \n]*(?:as )?(?:the[ ]?)?[\"“”'‘’]*(?:the )?{words}"
    )
    chinese = re.compile(
        rf"(?:(?:{side.role})[ \t:]{{0,3}})?([\u4e00-\u9fff·]{{2,10}}?)[ \t]?[,，]?\((?:以下|下)(?:简)?称[\"“”「『:]*[ ]?[\"“”「『]?{words}"
    )
    given = re.compile(
        rf"(?:租给|租予|与|和|及|由|[,，、。;；:：\s])([\u4e00-\u9fff·]{{2,4}})[ \t]?[,，]?\((?:以下|下)(?:简)?称[\"“”「『:]*[ ]?{words}"
    )
    yield from introduced(paper, english, _party)
    yield from introduced(paper, chinese, _party)
    yield from introduced(paper, given, _party)


_ADDRESS = labels(
    "房屋坐落", "房屋座落", "坐落于", "座落于", "坐落", "座落", "房屋地址", "物业地址", "租赁物业位于", "租赁房屋位于", "租赁地址", "租赁房屋地址",
    "房产地址", "租赁物业地址", "re:(?:房[ \\t]?[屋源产]|住房|物业|租赁|出租|标的)(?:物|物业|房屋|的)?(?:所在)?(?:地[ \\t]?[址点]|位置|所在地)", "物业", "出租房屋地址", "租赁单位", "物业位置", "房屋位置", "房屋座落地址", "租赁标的",
    "Premises", "Property", "Address of the premises", "Address of premises", "Property address", "Premises address", start=False,
)  # fmt: skip
_LOCATED = re.compile(
    r"(?:(?:房东|甲方|出租[方人]|业主)(?:自愿|同意|愿意|现|今|愿)*(?:将|把)(?:其|自有|自己|名下|所有)*(?:的(?!房))?(?:位于|坐落于|坐落在)?|位于|坐落(?:于|在)|座落(?:于|在)|地址(?:为|是)|承租(?:甲方|出租方|房东)?(?:所有|名下|自有)的|situated at|located at|known as)[ \t:：_]*([\s\S]{6,120}?)"
    r"(?=[ \t_\n]*(?:整套|一套|整租|全套|之?全部|的(?:房屋|房产|房子|物业|住宅|住房|单元)|(?:之|的)?房[屋产]|[,，;；。(]|\(?以下|出租|租给|for use|\(the|\.[ \n]))"
)
_GENERIC_ADDRESS = labels("地址", "房屋", "物业", "Address")


def _addresses(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _ADDRESS, STOPS):
            found = address(region, 0.9 if region.way != "below" else 0.8)
            if found:
                yield found
        for match in _LOCATED.finditer(flow.text):
            found = address(whole(flow, match.start(1), min(match.end(1) + 40, len(flow.text))), 0.88)
            if found:
                yield found
        for region in regions(flow, _GENERIC_ADDRESS, STOPS):
            found = address(region, 0.4)
            if found:
                yield found


_TERM_LABEL = re.compile(
    r"租赁期|租赁日期|租赁时间|租约周期|承租时间|租期|租用期|承租期|租赁期限|出租期|期限|起租|租用|term|period|commencing|lease",
    re.IGNORECASE,
)
_NOT_THE_TERM = re.compile(
    r"免租|装修期|使用期限|使用年限|土地|产权|有效期|交付|宽限|递增|证件|付款|支付|原租赁|主合同|原合同|签订的|签订了|试用|签发|备案|rent.?free|valid",
    re.IGNORECASE,
)

_RENT = labels(
    "月租金",
    "房租",
    "每月房租",
    "每月租金",
    "月租金总额",
    "租金标准",
    "租金为每月",
    "租金",
    "月租",
    "每月租金额",
    "租金每月",
    "Monthly rent",
    "Rent",
    "Monthly rental",
    "re:每[ ]?个?月(?:租金|缴租|付租)?为?(?=人民币|RMB|¥|￥|[壹贰叁肆伍陆柒捌玖])",
    "Rent per month",
    "Rental",
    start=False,
)
_MONEY_STOPS = labels(
    "押金",
    "租赁押金",
    "保证金",
    "租赁保证金",
    "履约保证金",
    "付款方式",
    "支付方式",
    "建筑面积",
    "Deposit",
    "Security deposit",
)
_NOT_RENT = re.compile(
    r"押金|保证金|按金|滞纳|违约|逾期|总额|年租|服务费|每日|日租金|平方米|原月?租|原合同|拖欠|合计|物业|管理费|水电|deposit|late|total|penalt",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"月|month", re.IGNORECASE)
_SENTENCE = re.compile(r"[.][ \n]|[;。；，,]|\n[ ]*[(]?\d{1,2}[.、)]")


_RENT_TOTAL = re.compile(
    r"月[ ]?租金?[ ]?(?:总[计额]|合计|共计|标准)[为是]?[:：]?[ ]?(?:[(][^()]{0,8}[)])?[ ]?"
)
_SMALL = labels("小写(元)", "小写", "金额(元)", start=False)


def _rents(paper: Paper) -> Iterator[Found]:
    yield from _rents_labelled(paper)
    for text in texts(paper):
        for match in _RENT_TOTAL.finditer(text.text.replace("\t", " ")):
            found = amount(part(text, match.end(), min(len(text.text), match.end() + 30)))
            if found:
                yield replace(found, weight=0.85)
    flow = paper.rows
    for region in regions(flow, _SMALL, _MONEY_STOPS):
        head = "\n".join(flow.text[: region.label[0]].split("\n")[-4:])
        bare = _BARE.match(region.text)
        value = _sum(bare[1]) if bare and re.search(r"月[ ]?租金", head) else None
        if bare and value:
            yield Found(value, flow, region.spans(*bare.span(1)), region.way, 0.75, _sum)


def _rents_labelled(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _RENT, _MONEY_STOPS):
            plain = re.match(r"[ \t\n]*(?:[¥￥]|RMB|人民币)?[ ]?\d", region.text)
            if (region.way == "below" and not plain) or flow.text[
                max(0, region.label[0] - 1) : region.label[0]
            ] in (
                "个",
                "当",
                "付",
            ):
                continue
            changed = _CHANGED.match(region.text)
            if changed:
                region = Region(
                    flow,
                    region.text[changed.end() :],
                    region.offsets[changed.end() :],
                    region.way,
                    region.label,
                )
            found = amount(region.cut(90)) or _bare(region)
            if not found:
                continue
            before = _SENTENCE.split(flow.text[max(0, region.label[0] - 60) : region.label[1]])[-1]
            lines = before.split("\n")
            if (
                len(lines) > 1 and len(lines[-2].strip()) < 18
            ):  # a heading («三、租金及押金») is no part of the sentence
                before = lines[-1]
            between = "" if changed else flow.text[region.label[1] : found.spans[0][0]]
            near = before + between
            weight = 0.55
            if _MONTHLY.search(near) or re.match(
                r"[^\n,，。;；]{0,6}(?:/|每|per|a)?[ ]?(?:calendar )?(?:月|month)",
                flow.text[found.spans[-1][1] :],
                re.I,
            ):
                weight = 0.85
            if _NOT_RENT.search(re.sub(r"月租金总额", "月租金", near)):
                weight -= 0.45
            if len(between) > 30:
                weight -= 0.2
            if weight > 0.2:
                yield Found(
                    found.value, found.flow, found.spans, region.way, weight, found.parse, found.certain
                )


_CHANGED = re.compile(
    r"[ \t\n]*由[^。;；,，]{0,40}?(?:调整|变更|上调|下调|提高|降低|增加|减少)(?:为|至|到)[ \t\n]*"
)
"""A renewal: «月租金由原合同的7300元调整为7500元»."""
_BARE = re.compile(r"[ \t\n:：]*(\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{3,6}(?:\.\d{2})?)[ ]*(?=[\t\n]|$)")


def _bare(region: Region) -> Found | None:
    """A table names the unit in its label: «租金(元/月) | 9600»."""
    said = region.flow.text[region.label[0] : region.label[1] + 12].split("\n")[0]
    match = _BARE.match(region.text)
    if not match or not re.search(r"元|RMB|CNY|¥", said):
        return None
    spans = region.spans(match.start(1), match.end(1))
    value = _sum(match[1])
    if value is None:
        return None
    return Found(value, region.flow, spans, region.way, 0.8, _sum)


def _sum(raw: str) -> str | None:
    figures = re.sub(r"[,\s]", "", raw)
    return money(Decimal(figures)) if re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", figures) else None


_FILING = labels(
    "备案编号",
    "合同备案编号",
    "租赁备案编号",
    "租赁合同备案编号",
    "备案号",
    "登记备案号",
    "备案登记号",
    "租赁备案号",
    "合同备案号",
    "租赁合同备案号",
    "备案证明编号",
    "登记备案编号",
    "Filing No",
    "Registration No",
)


def _filing(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _FILING, STOPS):
            found = code(
                region, 0.85, r"[\u4e00-\u9fff]{0,8}[(（\[]?[A-Z0-9][A-Z0-9()（）\[\]\-/._]{3,39}号?"
            )
            row = flow.text[flow.text.rfind("\n", 0, region.label[0]) + 1 : region.label[0]]
            broker = re.search(r"居间|经纪|中介|丙方", row + str(found.value if found else ""))
            if found and region.way != "below" and not broker:
                yield found


def findings(paper: Paper, fields: Fields) -> list[Finding]:
    return contract_findings(paper, fields, SIDES, _rent_places)


def _rent_places(flow: Flow) -> Iterator[tuple[int, int]]:
    for region in regions(flow, _RENT, None):
        if region.way != "below":
            yield region.offsets[0], region.offsets[0] + 90


TYPE = DocumentType(
    type="lease",
    titles=(
        (
            r"(?:租赁|租凭|转租|租房|租屋|出租|租住|承租|租用)(?:合同|协议|契约|合约|约)书?(?!期限|法|条款|的|期|登记|备案)",
            0.75,
        ),
        (r"租(?:约|契)(?:书)?$", 0.7),
        (
            r"(?:TENANCY|LEASE|RENTAL)(?:AGREEMENT|CONTRACT)|(?:RESIDENTIAL|HOUSE|APARTMENT)(?:LEASE|TENANCY)",
            0.75,
        ),
        (r"(?:住房|房屋|住宅|物业)租(?:赁|凭)", 0.6),
    ),
    hints=(
        (r"出租[方人]|房东|业主|LANDLORD|LESSOR|转租", 0.15),
        (r"承租[方人]|租客|TENANT|LESSEE", 0.15),
        (r"月租金|租金|RENT", 0.15),
        (r"押金|按金|DEPOSIT", 0.1),
        (r"租赁期限|租期|租赁期|TERMOFTENANCY", 0.15),
        (r"房屋(?:坐落|座落)|PREMISES|物业管理|水电", 0.1),
        (r"用人单位|劳动者|劳动合同|EMPLOYER|劳动报酬", -0.5),
        (r"兹证明|特此证明|CERTIFYTHAT", -0.4),
    ),
    read=read,
    findings=findings,
    expected=("tenant", "address", "term_start", "term_end"),
    many=True,
    sides=SIDES,
)
