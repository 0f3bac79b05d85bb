"""住宿证明, 居住证明: a landlord, a relative or an employer says that somebody lives in their flat, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.anywhere import holders, numbered
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.homes import addresses
from extractors.labels import family, labels
from extractors.layout import Flow
from extractors.letters import FIRM_ROW, dates_at, issued_on, issuer_rows, labelled_names, named, part, texts
from extractors.model_names import persons_by_model
from extractors.owners import named_cells
from extractors.paper import DocumentType, Fields, Founds, Paper
from extractors.parties import chinese_first
from extractors.sides import Side
from extractors.signatures import signatures
from extractors.values import address, firm, from_date, person
from language.dates import DateSpan, find_dates
from language.terms import find_terms
from schemas.document import Finding

_NAME = labels(
    r"re:[\u4e00-\u9fff]{0,6}姓[ \t]?名(?!称)",
    family("居住|住宿|入住|借住|租住|暂住|寄住|同住|留宿|被证明", "人员|人|者|员工", "姓名|"), "居住人姓名", "居住人", "住宿人姓名", "住宿人", "入住人姓名", "入住人", "被证明人姓名", "被证明人", "借住人", "借住人姓名", "员工姓名", "租客姓名", "租客", "承租人", "承租人姓名", "租户", "申请人姓名", "申请人", "同住人", "中文姓名", "姓名", "住客", "住客姓名", "留宿人员", "来访人", "居住者", "居住者姓名",
    "Name of resident", "Resident", "Name of occupant", "Occupant", "Name of employee", "Employee", "Tenant", "Lodger", "Name", "Full name", "Guest",
)  # fmt: skip
_HOST = (
    r"(?:房屋|住房|物业|该房|房产|房子|现)?(?:产权人|所有权人|所有人|权利人|业主|房主|屋主|户主|房东|出租人|提供人|提供者|出借人)|出租人|出租方|房东|业主|产权人|产权所有人|房屋所有权人|房屋所有人|所有权人|房屋权利人|权利人|屋主|户主|房主|立?证明人|出具人|提供人|房屋提供人|留宿人|接待人|住宿提供人|担保人|借出人|出借人|"
    r"Landlord|Owner|Property owner|Lessor|Host|Certifier|Certified by|Declarant"
)
HOST = Side(_HOST, _HOST)
_GUEST = r"居住人员?|住宿人|入住人|租客|承租人|租户|借住人|同住人|被证明人|住客|Tenant|Occupant|Resident|Guest|Lodger"
GUEST = Side(_GUEST, _GUEST)
_FIRM = r"提供(?:住房|住宿|宿舍)(?:的)?(?:单位|公司|企业)|(?:出证|住房提供|宿舍提供|房屋提供|用工|雇佣|雇用)(?:单位|公司|企业)|出具单位|证明单位|用人单位|单位名称|公司名称|企业名称|单位全称|工作单位|所在单位|住宿提供单位|提供单位|开具单位|单位|公司|Employer|Company|Issued by|Company name|Name of employer"
_HOST_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z])(?:{_HOST})(?:[ \t]?[(/、][ \t]?(?:{_HOST}|甲方)[ \t]?[)]?)*[ \t]?(?:姓[ \t]?名|名称)?(?:[ \t]*[(]?(?:签[ \t]?[字名章]|盖章|签名或盖章|签字/盖章|signature|signed)[)]?)?",
    re.IGNORECASE,
)
_FIRM_LABEL = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z])(?:{_FIRM})(?:[ \t]?[(](?:盖[ \t]?章|公[ \t]?章|全称|加盖公章|章|seal|chop)[)])?(?:[ \t]*盖章)?",
    re.IGNORECASE,
)
STOPS = labels(
    "姓名", "性别", "国籍", "出生日期", "出生年月", "身份证号码", "身份证号", "身份证", "证件号码", "证件类型", "证件名称", "通行证号码", "通行证号", "回乡证号码", "台胞证号码", "联系电话", "电话", "手机", "联系方式", "地址", "住址", "居住地址", "现居住地址", "住宿地址", "房屋地址", "房屋坐落", "坐落", "居住时间", "居住期限", "居住起始日期", "起始日期", "入住时间", "入住日期", "入住",
    "与房主关系", "与居住人关系", "与申请人关系", "关系", "出具日期", "开具日期", "日期", "时间", "证明人", "出租人", "房东", "业主", "产权人", "房屋所有权人", "屋主", "户主", "用人单位", "单位名称", "公司名称", "出具单位", "盖章", "签名", "签字", "职务", "岗位", "部门", "职位", "入职日期", "入职时间", "产权证号", "不动产权证号", "房产证号", "备注", "用途", "经办人", "联系人", "法定代表人", "统一社会信用代码", "见证人", "物业", "居住人数", "编号", "文号", "房屋产权证号", "产权情况", "居住人", "承租人", "被证明人", "住宿人", "同住人", "居住原因", "居住状态", "房屋性质", "委托代理人",
    "Name", "Sex", "Gender", "Nationality", "Date of birth", "ID No", "ID Number", "Permit No", "Travel Permit No", "Passport No", "Tel", "Phone", "Address", "Residential address", "Since", "Date", "Date of issue", "Landlord", "Owner", "Employer", "Company", "Relationship", "Signature", "Position", "Department", "Contact", "Title No", "Move-in date", "Lived since", "Resident since", "USCC", "Remarks", "Occupant", "Resident",
)  # fmt: skip


_CONSENTS = re.compile(
    r"(?:同意|允许|准许)[ \t_]*([\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){1,4}?)[ \t_]*(?=[(（,，][ ]?(?:身份|证件|通行|护照|港澳|台|男|女|性别))"
)
_OWNS = re.compile(
    r"[)）][ \t_]*(?:为|系|是)[ \t_]*([^。;；()（）]{8,80}?)[ \t_]*(?:的)?(?:房屋|房产|住房|物业)?的?(?:产权人|所有权人|房主|业主|户主)"
)


def _consented(paper: Paper) -> Iterator[Found]:
    """«现同意陈大文(证件号:…)在上述房屋居住»."""
    for text in texts(paper):
        for match in _CONSENTS.finditer(text.text):
            found = person(part(text, match.start(1), match.end(1)), 0.85)
            if found:
                yield found


def _owned(paper: Paper) -> Iterator[Found]:
    """«林国栋(身份证号码:…)为深圳市…1502室房屋的产权人»."""
    for text in texts(paper):
        for match in _OWNS.finditer(text.text):
            found = address(part(text, match.start(1), match.end(1)), 0.85)
            if found:
                yield found


def _in_columns(paper: Paper) -> Iterator[tuple[str, Found]]:
    """A table with the host and the guest as heads of its columns: «| 出租人 | 居住人 |», «姓名 | … | …»."""
    for flow in paper.flows:
        for whose, start, end in named_cells(flow, {"issuer": HOST, "name": GUEST}, STOPS):
            found = person(whole(flow, start, end), 0.85)
            if found:
                yield whose, found


def read(paper: Paper) -> Founds:
    holding = list(holders(paper))
    labelled = list(labelled_names(paper, _NAME, STOPS))
    hosts = [f for f in labelled if numbered(f.flow, f.spans[-1][1]) == "resident"]
    guests = [f for f in labelled if f not in hosts]
    said = [*named(paper), *_consented(paper), *(f for kind, f in holding if kind == "permit")]
    tabled = list(_in_columns(paper))
    guests += [f for whose, f in tabled if whose == "name"]
    hosts += [f for whose, f in tabled if whose == "issuer"]
    owners = [*hosts, *(f for kind, f in holding if kind == "resident")]
    return {
        "name": chinese_first([*guests, *said]) or list(persons_by_model(paper)),
        "issuer": _issuers(paper, owners),
        "address": chinese_first([*addresses(paper, STOPS), *_owned(paper)]),
        "lived_since": list(_since(paper)),
        "issued_on": list(issued_on(paper)),
    }


_I_AM = re.compile(
    rf"(?:我?本人|我(?!本人))(?:叫|名叫)?[ \t]?[,，:]?[ \t_]*(?!叫|名叫|物业|房屋|房产|名下|所有|自有|位于|愿|同意|在|的|与|为|将|系|是|声明|保证|承诺|证明|现|公司|单位|司|校|处|家|已|提供|安排|确认|和|及|对)([\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){{1,4}}?)(?=[ \t_]*(?:[,，、(（]|先生|女士|系|是|为|作为|身份证))"
    rf"|(?:{_HOST})[ \t]?[:：]?[ \t_]*([\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){{1,3}}?)(?=[ \t_]*(?:[,，(（]|先生|女士|同意|将|身份证|名下|所有|拥有))"
    rf"|([\u4e00-\u9fff]{{2,4}}?)(?=[ \t_]*[(（](?:{_HOST}|身份证号码?|房屋))"
)
_I_AM_EN = re.compile(
    r"\bI,[ \n]+(?:the undersigned,?[ \n]+)?|undersigned,?[ \n]+|\b[Mm]y name is[ \n]+|\bI am[ \n]+(?=[A-Z\u4e00-\u9fff])"
)
_WE_ARE = re.compile(
    r"(?:我|本)(?:公司|单位|司)[ \t]?[(:：]?[ \t]?([\u4e00-\u9fffA-Za-z0-9()]{4,40}?公司(?:[\u4e00-\u9fff]{0,6}分公司)?)|(?:系|为|是)[ ]?([\u4e00-\u9fffA-Za-z0-9()]{4,40}?公司(?:[\u4e00-\u9fff]{0,6}分公司)?)[ ]?(?:的)?(?:员工|职工|雇员|职员|在职)"
)


def _issuers(paper: Paper, owners: list[Found]) -> list[Found]:
    """An employer's letter is the firm's, a landlord's his own: who certifies decides, not who signs for a firm.

    owners: persons whose resident's identity number stands beside them."""
    firms = [*_labelled_firms(paper), *_sentence_firms(paper), *issuer_rows(paper, FIRM_ROW)]
    firms = [f for f in firms if not re.fullmatch(r".{0,5}(?:分公司|分厂|办事处)", str(f.value))]
    hosts = chinese_first([*_labelled_hosts(paper), *_sentence_hosts(paper), *owners])
    if firms and hosts:
        speaks = re.search(
            r"我司|我公司|本公司|我单位|本单位|员工|职工|公司宿舍|our (?:employee|company|staff)",
            paper.rows.text,
            re.IGNORECASE,
        )
        return chinese_first(firms) if speaks else hosts
    return hosts or chinese_first(firms)


def _labelled_firms(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _FIRM_LABEL, STOPS):
            if region.way != "below" and re.search(
                r"公司|厂|中心|店|行|院|所|会|Ltd|Limited|Inc", region.text.replace("\n", "")[:60]
            ):
                found = firm(region, 0.88)
                if found and _A_FIRM.search(str(found.value)):
                    yield found


_A_FIRM = re.compile(
    r"公司|厂|中心|店|行|院|所|会|部|社|馆|场|集团|学校|大学|酒店|Ltd|Limited|Inc|Co", re.IGNORECASE
)


def _sentence_firms(paper: Paper) -> Iterator[Found]:
    for text in [*(whole(flow, 0, len(flow.text)) for flow in paper.flows), *texts(paper)]:
        for match in _WE_ARE.finditer(text.text):
            group = 1 if match[1] else 2
            found = firm(part(text, match.start(group), match.end(group)), 0.84)
            if found:
                yield found


def _labelled_hosts(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _HOST_LABEL, STOPS):
            after = flow.text[region.label[1] : region.label[1] + 2]
            if region.way == "behind" and not re.match(r"[ \t]*[:：_(\t]|[ ]", after):
                continue
            signed = re.search(
                r"签|盖|sign", flow.text[region.label[0] : region.label[1] + 8].split("\n")[0], re.IGNORECASE
            )
            found = person(region, 0.6 if signed else 0.88 if region.way != "below" else 0.7)
            if found:
                yield found


def _sentence_hosts(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for match in _I_AM.finditer(flow.text):
            group = next(i for i in (1, 2, 3) if match[i])
            found = person(whole(flow, match.start(group), match.end(group)), 0.84)
            if found and found.spans[-1][1] == match.end(group):
                yield found
        for match in _I_AM_EN.finditer(flow.text):
            found = person(whole(flow, match.end(), min(len(flow.text), match.end() + 60)), 0.82)
            if found and found.spans[0][0] - match.end() <= 4:
                yield found


_SINCE = labels(
    family("起租|起住|租住|居住|入住|住宿|借住", "起始|开始|起|", "日期|时间|日"),
    r"re:(?:居住|入住|住宿|租住|借住)(?:起始|开始|起)(?=[ \t]*[:：\t\n])", r"re:(?:居住|入住|住宿|租住|借住|迁入|搬入|起住)[\u4e00-\u9fff]{0,3}?(?<![止退束截])(?:日期|时间|年月)", r"re:(?:何时|开始|起始)(?:开始)?(?:入住|居住|搬入|租住|住宿)(?:日期|时间|日)?", "居住起始日期", "居住起始时间", "居住开始日期", "居住开始时间", "起始居住日期", "起始居住时间", "开始居住日期", "开始居住时间", "起住日期", "起住时间", "入住日", "入住日期", "入住时间", "居住时间", "居住期限", "居住期间", "住宿期限", "住宿时间", "住宿起始日期", "居住日期", "迁入日期", "搬入日期", "居住起始", "起始日期", "居住自", "借住期限", "居住起止时间", "居住起止日期",
    "Lived since", "Resident since", "Residing since", "Living since", "Move-in date", "Date of moving in", "Since", "Residence since", "Period of residence", "From", "Start date", start=False,
)  # fmt: skip
_LIVES_AFTER = re.compile(
    r"[ \t]*(?:起|开始|以来|之日起)?[ \t]*[,，至今]*[ \t]*(?:[^。;；\n]|\n(?!\n)){0,26}?(?:居住|入住|租住|借住|寄住|暂住|住在|住于|搬入|迁入|住宿|住进|提供住|安排住|resid|liv|stay|lodg|mov)"
    r"|[ \t]*(?:起|开始)?[ \t]*(?:至今|至现在|to date|to present|until now)",
    re.IGNORECASE,
)
_WORK_AFTER = re.compile(
    r"[ \t]*(?:起|开始)?[ \t]*[,，]?[ \t]*[^。;；,，\n]{0,12}?(?:入职|加入|任职|到岗|就职|工作|签订|签署|登记|取得|出生|购买|毕业|有效|止|到期|之前|join|employ|work|bought|issued|regist|birth)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:自|从|于|由|since|from|on|居住|入住)[ \t_:：]*$", re.IGNORECASE)
_LIVES_BEFORE = re.compile(
    r"(?:居住|入住|租住|借住|住在|住宿|搬入|迁入|resid\w*|liv\w*|stay\w*|occup\w*)[^。;；]{0,140}?(?:since|from|自|从)[ \t_:：\n]*$",
    re.IGNORECASE,
)


_SINCE_IS = r"(?:入住|居住|起租|租住|住宿|搬入|迁入)(?:起始|开始)?(?:日期?|时间)(?:为|是)?"


def _since(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _SINCE, STOPS):
            if not re.search(
                r"入职|劳动|合同|有效|employ",
                flow.text[max(0, region.label[0] - 8) : region.label[0]],
                re.IGNORECASE,
            ):
                yield from _first(region, 0.9 if region.way != "below" else 0.8)
        yield from _in_sentences(flow)
    for text in texts(paper):
        yield from dates_at(text, _SINCE_IS, "", 0.86)


def _first(region: Region, weight: float) -> Iterator[Found]:
    for span in find_dates(region.text[:40])[:1]:
        until = re.search(r"[至到止]|until|\bto\b", region.text[: span.start], re.IGNORECASE)
        found = None
        if span.start <= 10 and span.precision != "year" and not until:
            found = from_date(region, span, weight)
        if found:
            yield found


def _in_sentences(flow: Flow) -> Iterator[Found]:
    ends = {t.end_date.start for t in find_terms(flow.text) if t.end_date and t.start_date}
    for span in find_dates(flow.text):
        if span.value is None or span.precision == "year" or span.start in ends:
            continue
        weight = _lives_weight(flow.text, span)
        found = from_date(whole(flow, 0, len(flow.text)), span, weight) if weight else None
        if found:
            yield found


def _lives_weight(text: str, span: DateSpan) -> float:
    before, after = text[max(0, span.start - 170) : span.start], text[span.end : span.end + 50]
    if re.search(
        r"(?:出生|生于|born|birth|登记|有效期|入职|有效)[^。;；\n]{0,8}$", before[-16:], re.IGNORECASE
    ):
        return 0.0
    work, lives = _WORK_AFTER.match(after), _LIVES_AFTER.match(after)
    if work and (not lives or work.end() < lives.end()):
        return 0.0
    if lives and _BEFORE.search(before):
        return 0.88
    if _LIVES_BEFORE.search(before) and not re.search(r"入职|join|employ", before[-40:], re.IGNORECASE):
        return 0.84
    return 0.0


def findings(paper: Paper, fields: Fields) -> list[Finding]:
    """Who signed: only a person's letter is signed by hand, a firm seals its own."""
    issuer = fields.get("issuer")
    if issuer is None or re.search(r"公司|中心|Limited|Ltd|厂|店", str(issuer.value)):
        return []
    return [replace(f, details={**f.details, "party": "issuer"}) for f in signatures(paper, {"issuer": HOST})]


TYPE = DocumentType(
    type="lodging_letter",
    titles=(
        (r"(?:单位|企业|公司|用人单位)?(?:提供)?(?:住房|宿舍|居所)(?:提供)?(?:情况)?(?:证明|确认)(?:书|信|函|表)?", 0.62),
        (r"(?:员工|职工|雇员|租客|租户|亲友|港澳台居民|居民|外来人员)?(?:居住|住宿|借住|租住|暂住|寄住|住房|住所|住处|居所|宿舍|食宿)[\u4e00-\u9fff]{0,6}?(?:证明|确认|说明)(?:书|信|函|表|单)?", 0.6),
        (r"(?:居住|借住|租住|暂住|留宿|寄住|住所|住址|居所|房屋居住|员工住宿|员工居住|同住)(?:情况|地址|关系|信息)?(?:证明|确认)(?:书|信|函|表|材料)?", 0.65),
        (r"(?:住宿|入住)(?:情况|地址|信息)?(?:证明|确认)(?:书|信|函|表)?", 0.6),
        (r"(?:CONFIRMATION|PROOF|CERTIFICATE|LETTER|STATEMENT)(?:OF|FOR)(?:THE)?(?:COMPANY|STAFF|EMPLOYEE|CORPORATE)(?:HOUSING|ACCOMMODATION|RESIDENCE|LODGING|QUARTERS|FLAT|APARTMENT)|(?:COMPANY|STAFF|EMPLOYEE|CORPORATE)(?:HOUSING|ACCOMMODATION|RESIDENCE|LODGING|QUARTERS)(?:CERTIFICATE|CONFIRMATION|LETTER|PROOF)", 0.72),
        (r"(?:RESIDENCE|RESIDENTIAL|ACCOMMODATION|LODGING|HOUSING|ADDRESS)(?:CERTIFICATE|CONFIRMATION|LETTER|PROOF)|(?:CERTIFICATE|CONFIRMATION|PROOF|LETTER)OF(?:COMPANY|STAFF|EMPLOYEE|TENANT)?(?:QUARTERS|RESIDENCE|ACCOMMODATION|LODGING|HOUSING|RESIDENTIALADDRESS|ADDRESS)", 0.62),
        (r"^证明(?:书|信)?$", 0.3),
    ),
    hints=(
        (r"兹证明|特此证明|CERTIFY|CONFIRM", 0.12),
        (r"居住|借住|租住|RESID|LIVES|LIVING|LODG", 0.15),
        (r"出租人|房东|业主|产权人|屋主|户主|房主|房屋所有|权利人|LANDLORD|OWNER", 0.15),
        (r"员工|我司|我公司|本公司|我单位|提供住房|单位公章|职务|入职|EMPLOYEE|OURCOMPANY", 0.15),
        (r"住宿|宿舍|入住|ACCOMMODATION", 0.08),
        (r"我校|本校|学号|校区|辅导员|学生(?!证)|STUDENT|UNIVERSITY", -0.5),
        (r"甲方|乙方|租金|押金|违约|RENT|TERMINATION", -0.45),
        (r"在职证明|在读证明|学籍证明|劳动合同|声明书|特此声明|声明人", -0.45),
    ),
    read=read,
    findings=findings,
    many=True,  # large print runs over to a second sheet
    expected=("name", "issuer", "address", "lived_since"),
    sides={"issuer": HOST},
)  # fmt: skip
