"""What letters of a firm or a school share: «兹证明…特此证明», a name in a sentence, the issuer at the foot, the day of issue.

A letter is running text, so its lines are joined first; `running` keeps the place of each character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.layout import Cell, Flow
from extractors.paper import Paper
from extractors.values import ANY_ID, CJK, firm, from_date, number, person
from language.dates import DateSpan, find_dates
from language.identifiers import find_identifiers

# ---------------------------------------------------------------------------------------------------------
# Running text


_BROKEN_DATE = re.compile(r"\d{4}[-/.]\n\d{2}")
"""A date that the end of a line broke: «2026- ⏎ 04-08»."""


def running(flow: Flow) -> Region:
    """The flow as one region in which the lines of a paragraph are joined (a full line that ends without a stop)."""
    right = max((c.u1 for c in flow.cells), default=0.0)
    left = min((c.u0 for c in flow.cells), default=0.0)
    ends = {c.end: c for c in flow.cells}
    begins: dict[int, float] = {}
    for cell in flow.cells:
        begins[cell.row] = min(cell.u0, begins.get(cell.row, cell.u0))
    indented = {
        c.row
        for c in flow.cells
        if 1.2 * c.height < begins[c.row] - begins.get(c.row + 1, begins[c.row]) < 3.5 * c.height
        and begins.get(c.row + 1, right) < left + 1.2 * c.height
    }
    text: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(flow.text):
        if (
            char == "\n"
            and _carries_on(flow, index, ends, begins, left, right)
            and ends[index].row + 1 not in indented  # a new paragraph
        ):
            date = _BROKEN_DATE.fullmatch(flow.text, max(0, index - 5), index + 3)
            if (
                text
                and text[-1].isascii()
                and index + 1 < len(flow.text)
                and flow.text[index + 1].isascii()
                and not date
            ):
                text.append(" ")
                offsets.append(-1)
            continue
        text.append(char)
        offsets.append(index)
    return Region(flow, "".join(text), tuple(offsets), "clause", (0, 0))


def _carries_on(
    flow: Flow, index: int, ends: dict[int, Cell], begins: dict[int, float], left: float, right: float
) -> bool:
    cell = ends.get(index)
    if cell is None or index == 0 or flow.text[index - 1] in "。;；!":
        return False
    width = right - left
    near = left + 0.35 * width  # what begins further right (a day, a seal) is no line of the paragraph
    return bool(
        cell.u1 >= left + 0.8 * width and begins[cell.row] <= near and begins.get(cell.row + 1, left) <= near
    )


def part(region: Region, start: int, end: int, way: str = "clause") -> Region:
    """A stretch of a region as a region."""
    return Region(region.flow, region.text[start:end], region.offsets[start:end], way, region.label)


def texts(paper: Paper) -> list[Region]:
    return [running(flow) for flow in paper.flows]


def some(found: Found | None) -> Iterator[Found]:
    if found:
        yield found


# ---------------------------------------------------------------------------------------------------------
# Whose letter: the name behind «兹证明»

CERTIFY = r"(?:[兹谨特现]此?[ ]?(?:证[明实]|声明|确认)|兹有|兹确认|兹就|兹查|证明[:：]|现有|今有|(?<![\u4e00-\u9fff])证明(?=[ _\t]*[\u4e00-\u9fff]{2,4}[ _,，(（]))"
_OURS = (
    r"(?:[ \t:：,，_]|我|本|贵|该|公司|单位|司|校|院|学院|学校|酒店|集团|中心|企业|机构|的|正式|在职|在册|朋友|亲属|亲戚|友人|外甥女?|侄[子女]|女婿|儿媳|儿子|女儿|表[兄弟姐妹哥]|堂[兄弟姐妹哥]|父亲|母亲|丈夫|妻子|配偶|同事|租客|租户|房客|住户|住客|承租人|学员|在读|全日制|本科|硕士|博士|研究|"
    r"专科|高中|初中|小学|交换|员工|职工|雇员|同志|人员|学生|同学|生|姓名|名为)"
)
_NO_NAME = r"(?!的|朋友|亲属|亲戚|友人|外甥女?|侄[子女]|女婿|儿媳|儿子|女儿|表[兄弟姐妹哥]|堂[兄弟姐妹哥]|父亲|母亲|丈夫|妻子|配偶|同事|租客|租户|房客|住户|住客|承租人|学员|我|本(?:公司|单位|司|校|院|人)|贵(?:公司|单位|校|司)|该|公司|单位|学院|学校|酒店|集团|中心|企业|机构|正式|在职|在册|在读|在校|全日制|本科|硕士|博士|研究|专科|高中|初中|小学|交换|员工|职工|雇员|同志|人员|学生|同学|姓名|名为|下列|以下|上述)"
_NAME_END = (
    r"(?=[ \t_]*(?:$|[,，。、;；:：()（）\n\t/]|同志|先生|女士|小姐|同学|学生|君|性别|系(?:我|本|本?人|在|[\u4e00-\u9fff]{2,20}(?:公司|大学|学院|学校|中学|小学))|是(?:我|本|在|[\u4e00-\u9fff]{2,20}(?:公司|大学|学院|学校|中学|小学))"
    r"|为(?:我|本|[\u4e00-\u9fff]{2,20}(?:公司|大学|学院|学校))|于[ _]?[12二民]|自[ _]?[12二民]|从[ _]?[12二民]|现[在任就为系]|在我|在本|在[\u4e00-\u9fff]{2,20}(?:公司|大学|学院|学校)|身份证|证件|护照|港澳|台湾|台胞|回乡|通行证|居民|持|已|确|就读|出生|学号|任职|受雇|受聘|[A-Z]{2,}))"
)
_NAMED = re.compile(
    rf"{CERTIFY}(?:{_OURS}{{0,24}}?|[^。;；\n,，(（]{{2,40}}?(?:学生|研究生|本科生|博士生|交换生|员工|职工|雇员|租客|住户))[ \t_:：]*(?P<name>{_NO_NAME}[{CJK}·]{{2,6}}?(?:[ ][{CJK}])?|{_NO_NAME}[{CJK}][ ][{CJK}](?:[ ][{CJK}])?){_NAME_END}"
)
_NAMED_EN = re.compile(
    r"(?:certify|confirm|certifies|confirms|verify|state|attest)(?:[ ,]+(?:hereby|that|to you that|the following:?))*[: ,\n]+(?:(?:our|the|a|an|student|employee|staff|member)[ ]+)*"
    r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Mx)\b[./ A-Za-z]{0,6}?\.?[ ]*)?(?P<name>[A-Z][A-Za-z'’-]+(?:[ ]?,[ ]?|[ ]+)[A-Z][A-Za-z'’-]*(?:[ ]?,?[ ]+[A-Z][A-Za-z'’-]*){0,4})"
)
_COMPOUND = re.compile("^(?:欧阳|司徒|诸葛|上官|司马|东方|皇甫|尉迟|公孙|令狐|端木|夏侯|慕容|轩辕)")
_LETTER_WORDS = re.compile(
    r"我公司|本公司|公司|单位|证明|员工|职工|学生|同学|学校|大学|学院|下列|以下|上述|该|人员|身份"
)


def named(paper: Paper, weight: float = 0.88) -> Iterator[Found]:
    """The person that the letter certifies something of."""
    for text in texts(paper):
        for match in _NAMED.finditer(text.text):
            start, end = match.span("name")
            name = re.sub(r"\s", "", match["name"])
            if _LETTER_WORDS.search(name):
                continue
            certain = 1.0
            sexed = re.match(r"[,，、 ]{0,2}(?:性别|男|女)", text.text[end:])
            if name[-1] in "男女" and not sexed and len(name) == 4 and not _COMPOUND.match(name):
                end, certain = end - 1, 0.8  # «陈大文男,1990年…»
            elif name[-1] in "男女" and not sexed:
                certain = 0.8
            found = person(part(text, start, end), weight)
            if found:
                yield replace(found, certain=min(certain, found.certain))
        for match in _NAMED_EN.finditer(text.text):
            yield from some(person(part(text, match.start("name"), match.end("name")), weight))


_SET_OFF = re.compile(r"[ \t]*(?:[(（/][^()（）\n]{0,24}[)）]?)?[ \t]*[:：\t]|[ _]|[ ]?[A-Za-z]")
"""What parts a label from its value: a colon, a blank, or the label's English half."""


_A_POST = re.compile(
    r"舍监|舍監|宿管|主任|主管|经理|經理|校长|校長|院长|院長|处长|班主任|辅导员|輔導員|经办|负责人"
)
"""Posts that stand where a name is looked for."""
_A_LABEL = re.compile(
    r"(?:号码?|日期|时间|年月|姓名|性别|员工|雇员|职工|学生|职务|职位|岗位|部门|证件|单位|公司|学校|学院|院系|专业|班级)$"
)
"""What ends so is a label that stands where a name is looked for."""


_SIGNS = re.compile(
    r"签署人?|签[字名章]|签发人|经办人|填表人|制表人|审核人|开具人|出具人|证明人|Sign(?:ed|ature)|Authori[sz]ed|Yours |on behalf of|Prepared by|Issued by|Contact",
    re.IGNORECASE,
)


def of_the_signatory(flow: Flow, place: int) -> bool:
    """Whether a label at `place` speaks of who signs: it stands in the lower half, close below or beside a signature."""
    row = sum(1 for _ in re.finditer("\n", flow.text[:place]))
    if row < 0.5 * flow.text.count("\n"):
        return False
    lines = flow.text[:place].split("\n")[-3:]
    return bool(_SIGNS.search("\n".join(lines)))


_SOMEBODY_ELSE = re.compile(
    r"(?:紧急|联系人|联络人|监护人|父亲|母亲|配偶|房东|房主|业主|屋主|户主|出租人|产权人|经办人|宿管|舍监|辅导员|班主任|代理人|负责人|室友|同住|担保人|见证人|提供[者人]|证明人|company|school|landlord|owner|contact|father|mother|employer|agent)"
    r"[\u4e00-\u9fffA-Za-z' ]{0,4}(?:姓[ \t]?名|name)",
    re.IGNORECASE,
)
"""A label that asks for the name of somebody else than the paper is about."""


def labelled_names(
    paper: Paper, label: re.Pattern[str], stops: re.Pattern[str], weight: float = 0.9
) -> Iterator[Found]:
    """Names behind 姓名, 员工姓名 …"""
    for flow in paper.flows:
        for region in regions(flow, label, stops):
            if region.way == "behind" and not _SET_OFF.match(flow.text, region.label[1]):
                continue
            if _SOMEBODY_ELSE.search(
                flow.text[max(0, region.label[0] - 6) : region.label[0] + 8].split("\n")[-1]
            ):
                continue
            found = person(region, weight if region.way != "below" else weight - 0.15)
            if (
                found
                and not _A_LABEL.search(re.sub(r"\s", "", str(found.value)))
                and not _A_POST.fullmatch(str(found.value))
            ):
                signs = of_the_signatory(flow, region.label[0])
                yield replace(found, weight=found.weight - 0.4, certain=0.7) if signs else found


def chinese_names(founds: list[Found]) -> list[Found]:
    """A bilingual letter names one person twice: the Chinese writing is kept, the Latin one is no rival of it."""
    chinese = [f for f in founds if re.search(rf"[{CJK}]", str(f.value))]
    best = max((f.weight for f in founds), default=0.0)
    # who signs in Chinese below an English letter is somebody else
    return chinese if any(f.weight > best - 0.3 for f in chinese) else founds


# ---------------------------------------------------------------------------------------------------------
# Identity numbers

_ID_LABEL = re.compile(
    r"身份证件?(?:号码?)?|证件(?:号码?|编号)|证号|证照号码?|通行证(?:\([^()]{0,8}\))?号?码?|回乡证号?码?|台胞证号?码?|居住证号?码?|护照号?码?|"
    r"(?:ID|I\.D\.|Identity|Passport|Permit|Document|Certificate)[^\n]{0,18}?(?:No|Number)\b|Home[- ]Return Permit|Travel Permit|HKID|Passport",
    re.IGNORECASE,
)
_HOME = frozenset({"hkid", "macau_id", "taiwan_id"})


def person_ids(paper: Paper) -> Iterator[Found]:
    """Identity numbers of the person; a travel or residence permit before the number of a home identity card."""
    for text in texts(paper):
        for match in _ID_LABEL.finditer(text.text):
            near = part(text, match.end(), min(len(text.text), match.end() + 44))
            near = Region(near.flow, near.text, near.offsets, "clause", (0, 0))
            kinds = [k for k in ANY_ID if k != "passport" or re.search("护照|passport", match[0], re.I)]
            found = number(near, tuple(kinds), 0.9)
            if found:
                home = any(s.kind in _HOME for s in find_identifiers(found.raw))
                yield replace(found, weight=0.8 if home else 0.9)
        for span in find_identifiers(text.text):
            if span.kind in ("hk_macau_permit", "residence_permit"):
                near = part(text, span.start, span.end)
                yield from some(number(near, ("hk_macau_permit", "residence_permit"), 0.75))


# ---------------------------------------------------------------------------------------------------------
# The issuer: alone on a row, at the head or above the seal

_STAMP = r"[ \t]*(?:[(（][ ]?(?:盖[ ]?章|公[ ]?章|加盖公章|签[ ]?章|盖公章|章|seal|chop|stamp|company chop|official seal)?[^()（）]{0,6}[)）]?)?[ \t]*"
_OF_ITS = r"(?:(?<=公司)[ ]?[\u4e00-\u9fff]{2,6}(?:部|处|科|室|中心))?"
"""A department that signs for its firm."""
_IN_ENGLISH = r"(?:(?<=[\u4e00-\u9fff)）])[ ]*[/|·]?[ ]*[A-Z][A-Za-z&.,'’() -]{3,80})?"
"""The same name in English behind the Chinese one."""
_PREFIX = re.compile(
    r"^(?:(?:证明|开具|出具|签发|说明|声明|确认|填报|承诺|用人|用工|工作|任职|所在|雇佣|聘用)?(?:单位|公司|机构|人|学校)(?:名称|全称)?[ \t]*(?:[(（](?:盖[ ]?章|公[ ]?章|签[ ]?章|加盖公章|章|印章|签字盖章)[)）])?[ \t]*[:：][ \t]*|"
    r"(?:For and on behalf of|Signed for|Issued by|Company|Employer|Certifying unit)[: ]+)",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"[:：][ \t]*$|^(?:致|To|TO|Dear|尊敬|抄送|呈)|(?:公安|派出所|分局|出入境|管理局)")


def issuer_rows(paper: Paper, name: re.Pattern[str]) -> Iterator[Found]:
    """Cells that hold an issuer's name and nothing else. name: the whole name; group "office" is no part of it."""
    flow = paper.rows
    rows = [c.row for c in flow.cells]
    last = max(rows, default=0)
    for cell in flow.cells:
        text = flow.text[cell.start : cell.end]
        prefix = _PREFIX.match(text)
        lead = prefix.end() if prefix else len(text) - len(text.lstrip())
        english = re.match(r"[A-Za-z][A-Za-z&.,'’() -]{3,80}[ ]*[/|·][ ]*(?=[\u4e00-\u9fff])", text)
        lead = english.end() if english and not prefix else lead  # «Haishu College / 海曙学院»
        match = re.compile(rf"(?P<issuer>{name.pattern}){_OF_ITS}{_IN_ENGLISH}{_STAMP}$", name.flags).match(
            text, lead
        )
        if not match or (_ADDRESSEE.search(text) and not prefix):
            continue
        start, end = match.span("issuer")
        if match.groupdict().get("office"):
            end = match.start("office")
        foot = cell.row > 0.5 * last
        weight = 0.9 if foot else 0.8 if cell.row <= max(2, 0.15 * last) else 0.6
        yield from some(firm(whole(flow, cell.start + start, cell.start + end, "title"), weight))


FIRM_ROW = re.compile(
    rf"[{CJK}A-Za-z0-9()（）·& -]{{2,40}}?(?:公司(?:[{CJK}()]{{0,10}}(?:分公司|分厂|办事处))?|事务所|工作室|集团|研究院|研究所|酒店|银行|医院|"
    rf"(?<![室处])中心|茶餐厅|餐厅|商行|店|厂|学校|大学|学院|幼儿园)"
    r"|[A-Z][A-Za-z0-9&.,'’()\- ]{2,70}?\b(?:Limited|Ltd\.?|LTD\.?|LIMITED|Inc\.?|LLC|Corporation|Corp\.?)"
)

# ---------------------------------------------------------------------------------------------------------
# The day of issue

_ISSUED = labels(
    family("开具|开立|开出|出具|出证|证明|签发|签署|签名|签字|签订|填写|填发|填报|填表|制表|发证|开证|发文|发函|落款|声明|申明|申报|承诺|具结|切结|立书|立据|确认|盖章|核发|制发", "|本|此", "|证明|证书|文件|函件|声明|报告", "|之", "日期|时间|日"),
    "开具日期", "出具日期", "证明日期", "签发日期", "填发日期", "开具时间", "出具时间", "发证日期", "开证日期", "落款日期", "签署日期", "制表日期", "填表日期", "填写日期", "填报日期", "声明日期",
    "发出日期", "发函日期", "发信日期", "立证日期", "开立日期", "致函日期", "申报日期", "签名日期", "签字日期", "签订日期", "盖章日期", "日期", "时间",
    "办理日期", "经办日期", "Date issued", "Date of statement", "Date of this letter", "Date of issue", "Date of issuance", "Issuance date", "Date of letter", "Letter date", "Date of signature", "Signing date", "Date of signing", "Date of certificate", "Issue date", "Issued on", "Date of declaration", "Declared on", "Date signed", "Signed on", "Dated", "Date",
)  # fmt: skip
_NOT_ISSUED = re.compile(
    r"有效|至|生|入职|入学|毕业|合同|聘用|截止|注册|打印|expir|valid|birth|join|entry|enrol|start|hire|commenc|graduat",
    re.I,
)


def issued_on(paper: Paper) -> Iterator[Found]:
    """A labelled day of issue, or a date that stands alone: at the foot, in English letters also at the head."""
    for flow in paper.flows:
        for region in regions(flow, _ISSUED, None):
            word = flow.text[region.label[0] : region.label[1]]
            row = flow.text.rfind("\n", 0, region.label[0]) + 1
            lead = flow.text[row : region.label[0]]
            before = re.split(r"[\t ]", lead.rstrip(" ") if word.isascii() else lead)[-1]
            behind = flow.text[region.label[1] : region.label[1] + 14]
            above = flow.text[max(0, row - 4) : max(row - 1, 0)] if not lead.strip() else ""
            if word in ("日期", "时间") and re.search(
                r"居住|入住|住宿|起止|出生|登记|有效|入职|起始|租赁", above
            ):
                continue  # «…居住 ⏎ 时间:2023年12月16日»
            if _NOT_ISSUED.search(before) or re.match(
                r"[ ]*of (?!issu|signing)|[ ]*(?:joined|birth)", behind, re.I
            ):
                continue
            if word.lower() == "date" and re.search(r"[A-Za-z]", before) and not _OF_ISSUE.search(before):
                continue  # «Normative Completion Date»: the day of something else
            weak = word in ("日期", "时间") or word.lower() == "date"
            spans = [s for s in find_dates(region.text[:40]) if s.value and s.precision == "day"]
            if spans and re.search(rf"[{CJK}]{{3}}", region.text[: spans[0].start]):
                continue  # the Chinese half of another label: «Start date 入职日期»
            if spans and spans[0].start <= 6 and not (len(spans) > 1 and spans[1].start - spans[0].end <= 4):
                weight = (0.8 if weak else 0.9) - (0.15 if region.way == "below" else 0.0)
                yield from some(from_date(region, spans[0], weight))
        for match in _SIGNED_AND_DATED.finditer(flow.text):
            region = whole(flow, match.end(), min(len(flow.text), match.end() + 30))
            spans = [s for s in find_dates(region.text) if s.value and s.precision == "day"]
            if spans and spans[0].start <= 3:
                yield from some(from_date(region, spans[0], 0.82))
    yield from _alone(paper)


_OF_ISSUE = re.compile(r"issu|sign|letter|report|print|certificate", re.IGNORECASE)
_ISSUER_END = re.compile(
    r"(?:公司|大学|学院|学校|中学|小学|[处院厂店科部章心行所])[ \t]*[)）]?[ \t]*(?:[(（][^()（）]{0,8}[)）]?)?$"
)
_SIGNED_AND_DATED = re.compile(r"(?:签[名字章署]|盖章|公章)[^\n]{0,16}?(?:日期|时间)[ \t]*[:：][ \t]*")


_BESIDE_A_DAY = re.compile(
    r"[\s:：,，._()（）]|日期|时间|Date[d]?|中华|公元|西元|于[\u4e00-\u9fff]{2,6}|谨启|谨上|敬上|谨具|此致|盖章|公章|特此证明|特此声明",
    re.IGNORECASE,
)
"""What may share a cell with the day of issue without making it another day."""
_BODY = re.compile(
    r"兹|特此|证明[:：,，]|敬启|尊敬|致[:：]|此致|[:：][ ]*$|^Re[:：]|To whom|Dear |certify|confirm|。|\b(?:is|was|has|have|are|am)\b ",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING = re.compile(
    r"特此|此致|敬礼|谨启|情况属实|以上.{0,6}属实|为荷|为盼|Yours (?:faithfully|sincerely|truly)|For and on behalf",
    re.IGNORECASE,
)


def _alone(paper: Paper) -> Iterator[Found]:
    """A date that stands alone: at the foot, or at the head before the letter's first sentence."""
    flow = paper.rows
    last = max((c.row for c in flow.cells), default=0)
    left, right = min((c.u0 for c in flow.cells), default=0.0), max((c.u1 for c in flow.cells), default=0.0)
    kept = set(running(flow).offsets)
    body = _BODY.search(flow.text)
    closing = [m.end() for m in _CLOSING.finditer(flow.text)]
    for index, cell in enumerate(flow.cells):
        text = flow.text[cell.start : cell.end]
        spans = [s for s in find_dates(text) if s.value and s.precision == "day"]
        if len(spans) != 1 or _of_a_table(flow, index) or _in_a_sentence(flow, index):
            continue
        indented = cell.u0 > left + 0.15 * (right - left)
        runs_on = cell.start and cell.start - 1 not in kept and not indented
        if runs_on and not _ISSUER_END.search(flow.text, 0, cell.start - 1):
            continue  # the last line of a sentence
        rest = text[: spans[0].start] + text[spans[0].end :]
        if _BESIDE_A_DAY.sub("", rest):
            continue
        if cell.row >= 0.5 * last or (closing and cell.start > closing[0]):
            yield from some(from_date(whole(flow, cell.start, cell.end), spans[0], 0.82))
        elif (body and cell.end <= body.start()) or cell.row <= 1:
            yield from some(from_date(whole(flow, cell.start, cell.end), spans[0], 0.7))


def _in_a_sentence(flow: Flow, index: int) -> bool:
    """Whether the row above runs on into this cell: «… since ⏎ February 28, 2026.»."""
    if index == 0 or flow.cells[index - 1].page != flow.cells[index].page:
        return False
    before = flow.text[flow.cells[index - 1].start : flow.cells[index - 1].end].rstrip()
    return bool(
        re.search(
            r"(?:\b(?:since|on|from|until|to|of|in|and|dated)|[自从于至由在到])$", before, re.IGNORECASE
        )
    )


_LABEL_OF_A_DAY = re.compile(
    r"日期|时间|年月|(?:期限|期|日|起|止)(?:[ ]?[A-Za-z ]+)?[ :：]*$|\bdates?\b|\b(?:since|until|on|from|to|start|end|expiry|expires|joined|issued)[ :：]*$",
    re.IGNORECASE,
)


_BARE_LABEL = re.compile(r"[^:：\d]{1,40}[:：]?")


def _of_a_table(flow: Flow, index: int) -> bool:
    """Whether the cell belongs to a label left of it or above it."""
    cell = flow.cells[index]
    if index and flow.cells[index - 1].row == cell.row:
        beside = flow.cells[index - 1]
        text = flow.text[beside.start : beside.end]
        firm_beside = re.search(
            r"公司|大学|学院|学校|意见$|[处院厂店章)]$|Ltd|Limited|University|College", text
        )
        if firm_beside or re.search(
            r"(?:签[名字署章]|盖章|Signature|Signed)[ ]*[)）]?[ ]*[:：]?$", text, re.IGNORECASE
        ):
            return False  # a day beside a signature
        if _BARE_LABEL.fullmatch(text.strip()):
            return True
    for other in flow.cells[max(0, index - 4) : index + 4]:  # a label of two lines, middle-high beside it
        left_of = other.page == cell.page and other.u1 <= cell.u0 and other.row != cell.row
        shown = flow.text[other.start : other.end].strip()
        near = left_of and abs(other.v - cell.v) < 1.3 * cell.height
        if near and _BARE_LABEL.fullmatch(shown) and _LABEL_OF_A_DAY.search(shown):
            return True
    for other in flow.cells[max(0, index - 6) : index]:
        over = other.page == cell.page and 0 < cell.v - other.v < 2.6 * max(cell.height, other.height)
        if over and other.u0 < cell.u1 and other.u1 > cell.u0:
            above = flow.text[other.start : other.end]
            return bool(_BARE_LABEL.fullmatch(above.strip()) and _LABEL_OF_A_DAY.search(above))
    return False


# ---------------------------------------------------------------------------------------------------------
# Days in sentences


def dates_at(
    text: Region, before: str, after: str = "", weight: float = 0.85, *, month: bool = True
) -> Iterator[Found]:
    """Dates that stand between `before` and `after` (patterns), blanks and underlines allowed between."""
    left, right = (
        re.compile(rf"(?:{before})[ \t_:：,，]*$", re.I),
        re.compile(rf"[ \t_,，]*(?:{after})", re.I),
    )
    for span in all_dates(text):
        if span.precision == "year" or (span.precision == "month" and not month):
            continue
        if left.search(text.text[max(0, span.start - 60) : span.start]) and right.match(text.text, span.end):
            yield from some(from_date(text, span, weight))


LED = re.compile(r"[ \t\n:：为是于自从由起_/(（]*(?:from|since|on|the)?[ ]?", re.IGNORECASE)
"""What may stand between a label and its date."""


def all_dates(text: Region) -> list[DateSpan]:
    return [s for s in find_dates(text.text) if s.value]
