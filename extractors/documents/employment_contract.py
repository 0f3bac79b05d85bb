"""劳动合同: the employer is 甲方, the worker 乙方; fixed, open-ended and task-based terms (Labour Contract Law Art. 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.contract import contract_findings, signed_on
from extractors.contract_term import term_founds
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.letters import part, texts
from extractors.paper import DocumentType, Fields, Founds, Paper
from extractors.parties import (
    chinese_first,
    ids_beside,
    ids_of,
    introduced,
    names_beside,
    names_of,
    only_permit,
)
from extractors.probation import probation_findings
from extractors.sides import Side
from extractors.values import address, firm, free, number, person
from language.folding import folded_text
from language.identifiers import find_identifiers
from schemas.document import Finding

EMPLOYER = Side(
    r"甲[ \t]?方|Party[ ]?A",
    r"用人单位|劳务派遣单位|派遣单位|用工[方]|用工单位|用工主体|单位名称|单位全称|企业名称|公司名称|聘用方|聘用单位|雇主|雇佣方|公司|企业|聘方|Employer|Company",
)
EMPLOYEE = Side(
    r"乙[ \t]?方|Party[ ]?B",
    r"劳动者|职工本人|受聘方|受聘人员?|聘用人员|职[ \t]?员|职[ \t]?工|员[ \t]?工|雇员|高管|执行人员|受雇人|受雇方|应聘方|Employee|Worker",
)
SIDES = {"employer": EMPLOYER, "employee": EMPLOYEE}
STOPS = labels(
    "身份证号码", "身份证号", "身份证", "证件号码", "证件号", "手机号码", "手机号", "证件类型", "证件名称", "有效身份证件", "居民身份证", "联系电话", "电话", "手机", "地址", "住址", "通讯地址",
    "家庭住址", "户籍地址", "注册地址", "住所", "国籍", "性别", "出生日期", "法定代表人", "主要负责人", "负责人", "委托代理人", "统一社会信用代码",
    "社会信用代码", "通行证号码", "合同期限", "合同编号", "签订日期", "日期", "Title", "Place", "Salary", "工作岗位", "工作地点", "岗位", "职务", "职位", "部门", "邮编", "经济类型",
    "ID No", "Permit No", "Tel", "Address", "Date", "Nationality", "Legal Representative", "Position", "Place of work", "Email", "USCC",
    "re:甲[ \t]?方", "re:乙[ \t]?方", "re:Party ?[AB]", "用人单位", "劳动者", "Employer", "Employee", "试用期", "工资",
)  # fmt: skip


def read(paper: Paper) -> Founds:
    kinds = list(_kinds(paper))
    terms = _terms(paper)
    if any(
        k.value != "fixed" for k in kinds
    ):  # a day of ending and a contract without one: a person has to look
        terms["term_end"] = [replace(f, certain=min(f.certain, 0.6)) for f in terms["term_end"]]
    return {
        "employer": _not_only_english(
            paper,
            [
                *names_of(paper, EMPLOYER, STOPS, firm),
                *_called(paper, EMPLOYER, firm),
                *names_beside(paper, SIDES, "employer", STOPS, firm),
            ],
        ),
        "employee": chinese_first(
            [
                *names_of(paper, EMPLOYEE, STOPS, person),
                *_called(paper, EMPLOYEE, person),
                *names_beside(paper, SIDES, "employee", STOPS, person),
            ]
        ),
        "employee_id": [*ids_of(paper, SIDES)["employee"], *ids_beside(paper, EMPLOYEE), *only_permit(paper)],
        "uscc": list(_uscc(paper)),
        "term_kind": kinds,
        "position": list(_positions(paper)),
        "workplace": list(_workplaces(paper)),
        "signed_on": list(signed_on(paper)),
        **terms,
    }


ENGLISH_ALONE = 0.5
"""Below WEAK: never sure, in however many places the English name stands."""


def _not_only_english(paper: Paper, founds: list[Found]) -> list[Found]:
    """Names in Chinese first; an English name alone is not surely the name on a paper that is in Chinese too."""
    named = chinese_first(founds)
    if len(re.findall(r"[\u4e00-\u9fff]", paper.rows.text)) > 12:
        return [
            replace(f, weight=min(f.weight, ENGLISH_ALONE)) if str(f.value).isascii() else f for f in named
        ]
    return named


def _called(paper: Paper, side: Side, reader) -> Iterator[Found]:  # type: ignore[no-untyped-def]
    words = f"(?:{side.role}|{side.party})"
    english = re.compile(
        r"([A-Z][A-Za-z0-9'.,&() -]{3,90}?),?[ \n]*(?:\([^()]{0,80}\)[, \n]*)?(?:(?:holder|holding|of|bearing|a company)[^()]{0,160})?"
        rf"\((?:hereinafter[ \n]+)?(?:called|referred to as|known as)?[ \n]*(?:as )?(?:the[ ]?)?[\"“”'‘’]*(?:the )?{words}"
    )
    chinese = re.compile(
        rf"([\u4e00-\u9fff·()]{{2,30}})[ ]{{0,2}}[,，]?\((?:[^()]{{0,40}}[,，])?[ ]?(?:以下|下)(?:简)?称[\"“”「『:]*[ ]?[\"“”「『]?{words}"
    )
    yield from introduced(paper, english, reader)
    yield from introduced(paper, chinese, reader)
    behind = re.compile(
        rf"(?:^|[\s(),，。;；:：与和由])([\u4e00-\u9fff·()]{{2,30}})[ ]?[,，][^()。;；]{{0,110}}\([\"“「『](?:{side.role}|{side.party})[\"”」』]"
    )
    yield from introduced(paper, behind, reader)


def _terms(paper: Paper) -> Founds:
    founds = term_founds(
        paper,
        re.compile(
            r"合同期|合同期限|劳动合同|聘用期|聘期|期限|固定期|本合同|term|contract|commenc|employment",
            re.IGNORECASE,
        ),
        re.compile(
            r"试用|签订的|签订了|原合同|原劳动合同|派遣期限|兼职|probation|身份证|证件|营业|服务期|竞业|有效期|生效|年休|请假|医疗|孕|违约",
            re.IGNORECASE,
        ),
    )
    return {k: v for k, v in founds.items() if k != "term_months"}


_USCC = labels(
    "统一社会信用代码",
    "社会信用代码",
    "信用代码",
    "统一社会信用代码/注册号",
    "USCC",
    "Unified Social Credit Code",
    "USCI",
    "注册号",
    start=False,
)


def _uscc(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _USCC, None):
            found = number(region, ("uscc",), 0.9)
            if found and found.spans[0][0] - region.label[1] < 30:
                yield found
        for code in find_identifiers(flow.text):
            # eighteen characters whose two check digits are right are this code wherever they stand
            if code.kind == "uscc" and code.valid:
                region = whole(flow, code.start, code.end)
                yield Found(
                    code.value, flow, region.spans(0, code.end - code.start), "check digits", 0.85, _code_of
                )


def _code_of(raw: str) -> str | None:
    return next((c.value for c in find_identifiers(raw) if c.kind == "uscc"), None)


_TICK = r"[√✓✔☑☒■●▣⊠vV/×xX]"
_KIND = {
    "fixed": r"(?<!无)固定期限|有固定期限|(?<!without )(?<!without a )(?<!non-)(?<!non )fixed[- ]?(?:period|term)",
    "open_ended": r"无固定期限|不设终止日期|不定期|open[- ]?ended|indefinite|(?:without(?: a)?|non|no)[- ]fixed[- ]?(?:period|term)|unlimited (?:term|period)|permanent (?:contract|employment)",
    "task_based": r"以完成一定工作(?:任务)?为期限|完成一定任务|task[- ]?based|project[- ]?based",
}


def _kinds(paper: Paper) -> Iterator[Found]:
    """A ticked box decides; else a term clause with an end date is fixed; else the only kind that is named."""
    flow = paper.rows
    named: dict[str, list[re.Match[str]]] = {
        k: list(re.finditer(loosened(p), flow.text, re.IGNORECASE)) for k, p in _KIND.items()
    }
    ticked = []
    for kind, matches in named.items():
        for m in matches:
            if re.search(
                r"(?:[\[(【]?[ ]?[√✓✔☑■●▣V][ ]?[\])】]?)[ ]?(?:[(]?[一二三123ABC][)、.]?[ ]?)?$",
                flow.text[max(0, m.start() - 6) : m.start()],
            ) or re.match(
                r"(?:劳动合同|合同)?[ ]?[\[(【]?[ ]?[√✓✔☑][ ]?[\])】]?", flow.text[m.end() : m.end() + 9]
            ):
                ticked.append((kind, m))
    if ticked:
        for kind, m in ticked:
            yield Found(kind, flow, ((m.start(), m.end()),), "ticked", 0.9)
        return
    stated = [*_stated_kinds(paper), *_chosen_kinds(flow, named)]
    if stated:
        yield from stated
        return
    fixed = [f for f in _terms(paper)["term_end"] if f.weight > 0.7]
    if fixed:
        for kind in ("open_ended", "task_based"):
            if named[kind] and not named["fixed"]:  # an end and another kind: a person has to look
                m = named[kind][0]
                yield Found(kind, flow, ((m.start(), m.end()),), "named", 0.8)
        yield Found("fixed", fixed[0].flow, fixed[0].spans, "term", 0.8)
        if not named["open_ended"] and not named["task_based"]:
            for m in named["fixed"][:1]:
                yield Found("fixed", flow, ((m.start(), m.end()),), "named", 0.8)
        return
    kinds = [k for k, m in named.items() if m]
    if len(kinds) == 1:
        m = named[kinds[0]][0]
        yield Found(kinds[0], flow, ((m.start(), m.end()),), "named", 0.8)
    elif "open_ended" in kinds or "task_based" in kinds:
        for kind in kinds:
            m = named[kind][0]
            started = re.search(r"(?:自|从|from|commenc)[^。\n]{0,30}", flow.text[m.start() : m.end() + 60])
            if kind != "fixed" and started and re.search(r"\d", started[0]):
                yield Found(kind, flow, ((m.start(), m.end()),), "named with its start", 0.7)


_CHOICE = re.compile(
    r"(?:选[择定用取]|采[用取]|适用|按照?|执行)[^。;；\n]{0,12}?第[ \t_]*[(]?([1-3一二三ABCabc])[)]?[ \t_]*[种项款条]"
)
"""«双方选择下列第 3 种形式确定本合同期限»."""


def _chosen_kinds(flow: Flow, named: dict[str, list[re.Match[str]]]) -> Iterator[Found]:
    """The kind whose item bears the number that the clause before the items chose."""
    for choice in _CHOICE.finditer(flow.text):
        number = "123".find(choice[1]) + "一二三".find(choice[1]) + "ABC".find(choice[1].upper()) + 2
        marks = rf"(?:{'123'[number]}|{'一二三'[number]}|{'ABC'[number]})[ ]?[)、.:：]?[ ]*(?:种[:：,，]?)?(?:有)?$"
        for kind, matches in named.items():
            for m in matches:
                if 0 < m.start() - choice.end() < 260 and re.search(marks, flow.text[: m.start()][-8:]):
                    yield Found(kind, flow, ((m.start(), m.end()),), "chosen by number", 0.9)


_KIND_LABEL = labels(
    "合同类型",
    "合同期限类型",
    "合同种类",
    "期限类型",
    "合同形式",
    "Contract type",
    "Type of contract",
    start=False,
)


def _stated_kinds(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _KIND_LABEL, STOPS):
            for kind, pattern in _KIND.items():
                match = re.match(rf"[ :]*(?:{loosened(pattern)})", region.text, re.IGNORECASE)
                if match:
                    yield Found(kind, flow, region.spans(match.start(), match.end()), region.way, 0.9)


def loosened(pattern: str) -> str:
    return re.sub(r"([\u4e00-\u9fff])(?=[\u4e00-\u9fff])", r"\1[ \\n]?", pattern)


_POSITION = labels(
    "工作岗位",
    "岗位名称",
    "岗位(工种)",
    "工作岗位(工种)",
    "岗位",
    "职务",
    "职位",
    "职位名称",
    "担任职务",
    "从事岗位",
    "工种",
    "re:(?:职[ ]?位|职[ ]?务|岗[ ]?位)(?:及|和|与|/|、)(?:部门|级别|职级|工种)",
    "职务/岗位",
    "岗位/职务",
    "聘用岗位",
    "受聘职位",
    "Position",
    "Job title",
    "Post",
    start=False,
)
_AS = re.compile(
    r"(?:(?<![责主委何信常上离卸就历法胜])(?:担|出|现|聘)?任(?![职命何务意])|担任|从事|聘任乙方为|安排乙方(?:在[^\n,，。]{1,20}?)?(?:担任|从事)|任职?为|employed as|position of|serve as|work as)[ \t:：_\"“]*(?:an? |the )?"
    r"((?!有|与|接触|或)[^\n,，。;；_\"”()（]{2,36}?)[ \t_\"”]*(?=岗位|职务|工作|一职|职位|的工作|(?:in|at|of) the|[\n,，。;；(（.])"
)


def _positions(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _POSITION, STOPS):
            alone = region.label[0] == 0 or flow.text[region.label[0] - 1] in "\t\n"
            if (
                region.way == "behind"
                and not (alone and flow.text[region.label[1]] == " ")
                and not re.match(
                    r"[ \t]*(?:[(][^()\n]{0,20}[)])?[ \t]*(?:[:：为是\t]|is\b)", flow.text[region.label[1] :]
                )
            ):
                continue
            text = region.text.lstrip()
            skip = len(region.text) - len(text) + (1 if text[:1] in "为是" else 0)
            moved = Region(region.flow, region.text[skip:], region.offsets[skip:], region.way, region.label)
            glued = re.search(
                r"[,，](?=[ ]?[\u4e00-\u9fff])|(?:所属|所在)?部门[:：为]|工作地[点址]|工资|[(（](?:汇报|所属|直属|隶属|Report)",
                moved.text,
            )
            found = free(
                moved.cut(glued.start()) if glued else moved, 0.85 if region.way != "below" else 0.6, 30
            )
            if found and re.match(r"[a-z]+[ ](?:the|whole|all|his|her|to|of|in|by|with)\b", str(found.value)):
                continue  # an English sentence goes on behind the word
            if found and re.match(r"(?:stated|set out|opposite|as |shall|of |in |the )", str(found.value)):
                continue
            if found and not re.search(r"变更|调整|要求|职责|说明|标准|责任", str(found.value)):
                yield _chinese_half(found, moved)
        for match in _AS.finditer(flow.text):
            found = free(whole(flow, match.start(1), match.end(1)), 0.75, 36)
            if found:
                yield found


_POST = re.compile(
    r"(?:[A-Za-z][A-Za-z .&'-]{3,}[ ]?[/|][ ]?)?"  # the English half, where it comes first
    r"(?:[\u4e00-\u9fff]{2,10}(?:部门?|中心|事业部|科|室|组|处)[ ]?[/、,，\-—·| ][ ]?)?"  # the department before it
    r"(?P<post>(?:[A-Z]{1,4})?[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9()+#&·]*?)"
    r"(?:[ ]?(?:[(（][\u4e00-\u9fff]{2,10}(?:部[门門]?|中心|科|室|[组組]|[处處])[)）]|等?(?:岗位|岗|一职|工作)))?"
    r"(?:[ ]?[/|(（]?[ ]?[A-Z][A-Za-z .&'/-]+[)）]?)?[ ]*"
)
"""«研发部 / 软件工程师», «软件工程师(研发部)», «软件工程师 Software Engineer»: the post by itself."""


def _chinese_half(found: Found, region: Region) -> Found:
    """One post in two languages, or with its department: the Chinese name of the post is kept."""
    former = re.search(r"[(（]原", region.text)
    if former and former.start() >= 2:  # «法务专员(原岗位:前台接待)»
        return free(region.cut(former.start()), found.weight, 30) or found
    text = folded_text(found.raw)
    match = _POST.fullmatch(text)
    if not match or match.span("post") == (0, len(text)) or len(match["post"]) < 2:
        return found
    at = region.text.find(match["post"])
    if at < 0:
        return found
    cut = Region(region.flow, region.text[at:], region.offsets[at:], region.way, region.label)
    return free(cut.cut(len(match["post"])), found.weight, 30) or found


_WORKPLACE = labels(
    "工作地点",
    "上班地点",
    "上班地址",
    "服务地点",
    "工作所在地",
    "办公场所",
    "工作地址",
    "工作地",
    "工作场所",
    "工作地区",
    "办公地点",
    "办公地址",
    "Place of work",
    "Workplace",
    "Work location",
    start=False,
)


def _workplaces(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _WORKPLACE, STOPS):
            text = region.text
            skip = len(text) - len(text.lstrip(" :：为是在_\n"))
            moved = Region(region.flow, text[skip:], region.offsets[skip:], region.way, region.label)
            next_line = region.way == "below"
            if next_line and flow.text[region.label[1] :].split("\n")[0].strip()[-1:] not in ":为在是":
                continue
            found = address(moved, 0.75 if next_line else 0.8) or _town(moved)
            if found:
                yield found
    for running_text in texts(paper):
        for match in _WORK_AT.finditer(running_text.text):
            found = address(part(running_text, match.start(1), match.end(1)), 0.7)
            if found:
                yield found


_WORK_AT = re.compile(r"在([^,，。;；:：]{8,60}?)(?:办公|上班|工作(?!地|内))")
"""«您将在深圳市…室办公»."""


def _town(region: Region) -> Found | None:
    found = re.match(r"[\u4e00-\u9fff]{2,12}[省市区县](?:[\u4e00-\u9fff]{1,8}[市区县镇])*", region.text)
    return free(region.cut(found.end()), 0.75) if found else None


def findings(paper: Paper, fields: Fields) -> list[Finding]:
    return [*contract_findings(paper, fields, SIDES, None), *probation_findings(paper, fields)]


TYPE = DocumentType(
    type="employment_contract",
    titles=(
        (r"(?:劳动|聘用|雇佣|劳务|雇用)(?:合同|契约|合约|协议)书?(?!期限|法|条款|的|期)", 0.75),
        (r"(?:EMPLOYMENT|LABOU?R)(?:CONTRACT|AGREEMENT)|CONTRACTOFEMPLOYMENT", 0.75),
    ),
    hints=(
        (r"用人单位|用工[方]|用工单位|聘用方|雇主|EMPLOYER", 0.15),
        (r"劳动者|受聘|雇员|EMPLOYEE", 0.15),
        (r"试用期|PROBATION", 0.12),
        (r"劳动报酬|工资|SALARY|REMUNERATION", 0.12),
        (r"社会保险|SOCIALINSURANCE", 0.12),
        (r"工作内容|工作时间|休息休假|WORKINGHOURS", 0.12),
        (r"解除|终止|TERMINATION", 0.05),
        (r"出租|承租|租金|TENANT|LANDLORD", -0.4),
        (r"兹证明|特此证明|CERTIFYTHAT", -0.6),
    ),
    read=read,
    findings=findings,
    expected=("employer", "employee", "term_start"),
    many=True,
    sides=SIDES,
)
