"""What may stand in a region: a person, a firm, an address, a day, a number. Region -> Found or None.

Names, firms and addresses keep their printed form; dates, numbers and amounts are normalised. A region that
holds something else yields None: better unread than guessed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from extractors.found import Found, Region
from language.amounts import find_amounts
from language.dates import DateSpan, find_dates
from language.identifiers import find_identifiers, repair
from language.surnames import begins_with_surname

CJK = "\u3400-\u9fff\uf900-\ufaff"

_PERSON_ZH = re.compile(rf"[{CJK}](?:[ ]?[{CJK}·・.]){{1,9}}")
_PERSON_EN = re.compile(r"[A-Z][A-Za-z'’.-]*(?:[ ,]+[A-Z][A-Za-z'’.-]*){1,5}|[A-Z]{2,},[A-Z][A-Z-]+")
_NOT_A_PERSON = re.compile(
    r"姓名|名称|英文|拼音|中文|身份|证件|号码|电话|地址|住址|签[字名章]|盖章|公章|签订|年月|日期|公司|代理|代表|有限|以下|简称|甲方|乙方|出租|承租"
    r"|用人|单位|劳动|法定|负责|合同|性别|民族|国籍|港澳|台湾|居民|通行|联系|学校|学院|大学|房屋|房东|租客|业主|本人|签署|回乡|台胞|签约|学号|学籍|专业|院系|班级"
    r"|编号|编码|学生|民国|孩子|关系|出生|入学|籍贯|年级|购房|受让|转让方|出让|买受|出卖|买方|卖方|权利人|入住人|公寓|宿舍|各占|占有|份额|共有|单独|证书|权属|坐落|座落|面积|用途|登记|情况|类型|性质|状态|地点|位置|期限|年限|时间|金额|总价|单价|备注|附记|序号|申请|办理|信息|意见|声明|承诺|证明|郑重|确认|上述|现[将就因]|所列|所述|所载|人士|主体|当事"
)
_TITLES = re.compile(r"(?:先生|女士|小姐|太太|同学|同志|(?<= )君)$")
_EN_TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr)\b\.?[ ]*", re.I)
_EN_STOP = re.compile(
    r"\b(?:of|the|and|holder|hereinafter|holding|with|ID|Identity|Passport|Permit|HKID|No|Tel|Address|Party|Date|Name|Sex|"
    r"Landlord|Tenant|Employer|Employee|Limited|Ltd|Company|Co)\b.*", re.I | re.S,
)  # fmt: skip

_NO_PERSON_EN = re.compile(
    r"\b(?:prior|first|maiden|marriage|birth|certificate|registrar|registry|registration|hospital|university|college|school|department|road|street|number|signature|"
    r"residents?|travel|permit|republic|hong kong|macau|kowloon|territories|district|office|authority|government|immigration|manager|director|human resources|yours|sincerely|faithfully)\b", re.I,
)  # fmt: skip
"""Words of forms and letters: what holds one of them is no name."""


def _found(region: Region, start: int, end: int, value: str | int | None = None, weight: float = 0.8,
           parse: Callable[[str], str | int | None] | None = None, certain: float = 1.0) -> Found | None:  # fmt: skip
    while start < end and region.text[start] in " \t\n:;：,.，。":
        start += 1
    while end > start and region.text[end - 1] in " \t\n:;：,，。_":
        end -= 1
    if start >= end:
        return None
    spans = region.spans(start, end)
    found = Found(value if value is not None else "", region.flow, spans, region.way, weight, parse, certain)
    return found if value is not None else replace(found, value=tidy(found.raw))


def tidy(text: str) -> str:
    """As printed, without blanks inside Chinese and without filling marks."""
    text = re.sub(r"[_＿\s]+", " ", text).strip(" :：;；,，。、")
    if not re.search(r"\b(?:Ltd|Inc|Co|Corp|Jr|Sr)\.$", text, re.IGNORECASE):
        text = text.strip(" .")
    if text.isascii():
        return text
    return re.sub(rf"(?<=[{CJK}（）(),，·]) | (?=[{CJK}（）(),，·])", "", text)


_BEFORE_NAME = re.compile(
    r"立[约合契协][同约议]?人[ :：]?|立[书据]人[ :：]?|兹有|兹证明|(?:出租|承租|受聘)[方人](?=[\u4e00-\u9fff]{2,4}(?:$|[\n\t,，(（]))"
)
"""Words that run into a name: «立约人沈庆轩(以下称房东)»."""


_ROLE_END = re.compile(
    r"(?:人|[户戶]|方|者|客|主|[业業]|[额額]|款|实际|博士|[硕碩]士|本科|初中|高中|小[学學])$"
)
"""Ends of words for roles, shares and classes («经办人», «租房人», «份额», «级初中»): no name, if it has no surname."""


def person(region: Region, weight: float = 0.8) -> Found | None:
    """A name in Chinese or Latin letters at the region's beginning."""
    text = region.text
    lead = len(text) - len(text.lstrip(" \t\n:;：1234567890.、()《》「」_"))
    prefix = _BEFORE_NAME.match(text, lead)
    lead = prefix.end() if prefix else lead
    zh = _PERSON_ZH.match(text, lead)
    if zh:
        end = zh.end()
        name = text[lead:end]
        cut = _NOT_A_PERSON.search(name)
        if cut:
            end = lead + cut.start()
            if not begins_with_surname(text[lead:end]):
                return None
        gender = re.search(r"[ \t]+[男女]$", text[lead:end])
        if gender:
            end = lead + gender.start()
        title = _TITLES.search(text[lead:end])
        if title:
            end = lead + title.start()
        length = len(text[lead:end].replace(" ", ""))
        if 2 <= length <= (10 if "·" in text[lead:end] else 6):
            # «余仲琰女,1990年…» may be a bracket that was not seen before the sex
            if _ROLE_END.search(text[lead:end]) and not begins_with_surname(text[lead:end]):
                return None
            if length >= 3 and text[end - 1] in "男女" and re.match(r"[ ]?(?:19|20)\d\d", text[end:]):
                end -= 1  # «谭仲耀男1976-01-06 生»
            glued = length >= 3 and text[end - 1] in "男女"
            known = begins_with_surname(text[lead:end])
            certain = 0.6 if glued else 1.0 if known else 0.85
            return _found(region, lead, end, weight=weight if known else weight - 0.1, certain=certain)
        return None
    title_en = _EN_TITLES.match(text[lead:])
    lead += title_en.end() if title_en else 0
    en = _PERSON_EN.match(text, lead)
    if en and not _NO_PERSON_EN.search(en[0]):
        body = _EN_STOP.sub("", text[lead : en.end()])
        end = lead + len(body.rstrip(" ,.-"))
        if len(re.findall(r"[A-Za-z]+", text[lead:end])) >= 2:
            return _found(region, lead, end, weight=weight)
    return None


_FIRM_ZH = re.compile(
    rf"[{CJK}A-Za-z0-9()（）·&\- \n]{{2,60}}?(?:公\n?司(?:[{CJK}()\n]{{0,14}}?(?:分\n?公\n?司|分厂|办事处))?|事务所|工作室|研究院|研究所"
    r"|[厂店行馆院社部会]|中心|学校|大学|学院|幼儿园|合作社|集团|银行|酒店|医院)(?![\u4e00-\u9fff])"
)
_FIRM_EN = re.compile(
    r"[A-Z][A-Za-z0-9&.,'’()\- \n]{2,80}?\b(?:Limited|Ltd\.?|LTD\.?|LIMITED|Inc\.?|LLC|Company|Corporation|Corp\.?)"
)


def firm(region: Region, weight: float = 0.8) -> Found | None:
    """A firm's or institution's full name; without a known ending, the first cell of two characters or more."""
    for pattern in (_FIRM_ZH, _FIRM_EN):
        found = pattern.search(region.text)
        if found and not region.text[: found.start()].strip(" \n:：()_"):
            return _found(region, found.start(), found.end(), weight=weight)
    line = re.match(rf"[ :：]*([{CJK}A-Za-z0-9()（）&.\- ]{{4,40}})(?=[\n\t,，;；。]|$)", region.text)
    if line and _NO_FIRM.search(line[1]):
        return None
    if line and not _NOT_A_PERSON.match(line[1]) and not re.match(r"[a-z]", line[1]):
        found_line = _found(region, line.start(1), line.end(1), weight=weight - 0.1)
        return replace(found_line, certain=0.8) if found_line and _CUT_FIRM.search(line[1]) else found_line
    return None


_NO_FIRM = re.compile(r"(?:主体|一方|各方|单位|雇主|机构|双方|甲方|乙方)[ ]?$")
"""Words for a party, not its name."""
_CUT_FIRM = re.compile(r"(?:分|有|有限|责任|股份|公)[ ]?$")
"""A firm's name whose ending stands in a line that was not found: «…有限公司龙华分»."""


_ADDRESS_STOP = re.compile(
    r"(?<=[\u4e00-\u9fff\d])\.[ \t\n]+(?=[A-Z])|¥|[】\]」』]|[;；。]|[ ]?\((?:title|certificate|deed)|,?[ ]?(?:登记[在于]|建筑面积|使用面积|套内|面积|房屋编码|房屋用途|用途|产权|不动产|权属|出租给|租给|租赁用途|房屋租赁|"
    r"为[乙甲]方|的房屋|的房产|的房(?:子|$|\n)|之房屋|之物业|房产证|该房|该物业|的住房|邮编|邮政|电话|联系|产权证|(?:以下|下称|简称)|作为?居住|仅?供|"
    r"(?:共|计|约)\d|建面|装修|租期|租金|身份证|证件|(?:\(|（)(?:以下|下称|简称)|,租|[ ]?\((?:the|[\"“])|[ ]?\([^()]{0,20}称|hereinafter|\(hereinafter|for residential|for the term)"
)


_LEAD = re.compile(
    r"(?:[ \t\n:：_在于位坐落的]|本市[ \t\n]*(?=[\u4e00-\u9fff]{2,7}[省市])|(?:situated|located|known)[ ]?(?:at|as)[ ]?|at[ ]|Address[:：])*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:[室房户铺]|\d{3,4}|[A-Z]\d{2,4}|\d+[号楼]|号)[ ]*$")


_ENGLISH_LINE = re.compile(r"[\x20-\x7e\n]*[A-Za-z0-9,]")
_ENGLISH_REST = re.compile(
    r"[ ]*(?:District|City|Province|Street|Road|[A-Z][A-Za-z'-]+,?(?: [A-Z][A-Za-z'-]+){0,3},? (?:District|City|Province|Road|Street)|[A-Z][a-z]+)(?:,? [A-Z][A-Za-z.'-]*){0,6}[., ]*"
)
"""What an English address may go on with in its next line: «District, Shenzhen»."""


_FLAT_BEGUN = re.compile(r"(?:[栋幢座棟]|单元)[ ]?\d{1,2}[ ]*$")
"""The number of a flat has three digits or four; the rest of it may stand in the next line: «12栋13 ⏎ 08»."""


def _complete(text: str) -> int:
    """Where the address ends: at a line end behind a flat's number, unless the next line carries on with one."""
    for match in re.finditer(r"\n", text):
        before, after = text[: match.start()], text[match.end() :].split("\n")[0]
        if _ENGLISH_LINE.fullmatch(before) and _ENGLISH_REST.fullmatch(after):
            continue
        carries = re.match(
            r"[ ]*(?:[室房户号]|[A-Z0-9一二三四五六七八九十]{1,6}[ ]?(?:栋|座|单元|楼|层|室|房|号|幢|弄|街|路)|[\u4e00-\u9fff]{1,12}[^:：\n]*\d|[A-Z]?\d{3,4}[A-Z]?[ ]*(?=$|[的之,，。;(（]))",
            after,
        )
        if _FLAT_BEGUN.search(before) and re.match(r"[ ]*\d{1,3}[ ]*(?=[,，。;；室房]|$)", after):
            continue
        if re.search(r"[:：]", after[:16]) or not carries or (re.search(r"(?:室|房|户)[ ]*$", before)):
            return match.start()
        if _ENDED.search(before) and not re.match(
            r"[ ]*[室房户](?![\u4e00-\u9fff]{0,2}[东产])|[ ]*(?:楼|栋|座|幢|单元|层|弄|院)[ ]?[0-9A-Z]|[ ]*[0-9A-Z一二三四五六七八九十]+[ ]?(?:栋|座|单元|楼|层|室|房|号|幢)|[\u4e00-\u9fff]{2,12}(?:花园|苑|大厦|公寓|广场|小区|园|城|府|居|轩|庭|湾)",
            after,
        ):
            return match.start()
    return len(text)


_TAIL = re.compile(
    r"(?<=[室房户铺号楼层栋座幢\dA-Z])[ \t\n_]*(?:[,，](?![ ]?(?:[A-Z]|\d+[ ]?(?:栋|座|号|楼|单元|室|房|层)))"
    r"|(?<=[室房户])[ \t\n]*[(（]"
    r"|[之的][ \t\n_]*不[ \n]?动[ \n]?产|[之的][ \t\n_]*(?:房|物|住|单[ ]?元|商[ ]?铺|公[ ]?寓|独|整|全[ \n]?部|$)|整[ \n]?套|一[ \n]?套|全[ \n]?套|整[ \n]?租|整$)"
)
"""What follows an address that ended with a number or a room: a comma and another clause, «之房产», «整套»."""


_GLOSS_READ = re.compile(
    r"[A-Z][A-Za-z1|0]{2,9}(?:[ ]?(?:of|0f|the)[ ]?[A-Za-z1|0]{2,12}|[ ][A-Za-z]{2,12}){0,2}[ :：\n]*(?=[\u4e00-\u9fff]{2})"
)
"""The English half of a label, misread so that it was not known as one: «P1ace of work深圳市…»."""


_OTHER_COLUMN = re.compile(r"[\t ]+(?:\d{1,2}[.)] ?)?[A-Za-z]+(?: [a-z]+){2,}")
"""An English column beside the Chinese one that the row runs into."""


def address(region: Region, weight: float = 0.8) -> Found | None:
    """A postal address: up to a stop; must hold a place word and a number."""
    stop = _ADDRESS_STOP.search(region.text)
    end = stop.start() if stop else len(region.text)
    text = region.text[:end]
    end = _complete(text)
    text = text[:end]
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    english = re.search(r"(?<=[\u4e00-\u9fff0-9])[ ]?\b(?!and\b)[a-z]{2,}[ \n]", text[start:])
    if english and re.match(r"[\u4e00-\u9fff]", text[start:]):  # an English sentence goes on behind it
        text = text[: start + english.start()]
        end = len(text)
    gloss = _GLOSS_READ.match(text, start)
    start = gloss.end() if gloss else start
    chinese = re.search(r"[\u4e00-\u9fff]", text[start:])
    if chinese and re.match(r"[A-Za-z]{4,}", text[start:]):  # an English column runs into a Chinese one
        end = start + chinese.start()
        text = text[:end]
    beside = _OTHER_COLUMN.search(text) if re.search(r"[\u4e00-\u9fff]{4}", text) else None
    if beside:
        end = beside.start()
        text = text[:end]
    zh = re.search(r"[省市区县镇街路道村巷弄里苑园城]", text) and re.search(
        r"[0-9一二三四五六七八九十A-Za-z]", text
    )
    en = re.search(r"(?i)\b(?:road|street|avenue|district|building|tower|block|room|flat|unit)\b", text)
    if not zh and not en:
        return None
    if len(text[start:].strip()) < 6:
        return None
    tail = _TAIL.search(text, start)
    while text[start : start + 1] in tuple("【[「『《(（"):
        start += 1
    shut = re.search(r"[)）】\]」』》][ \t\n.。]*$", text[:end])
    if shut and not re.search(r"[(（【\[「『《]", text[start:end]):
        end = shut.start()  # it stood in brackets of its own
    # cut where another column began it may go on in the next row; without its number a level was not read
    cut = _CUT_NUMBER.match(region.text[max(0, end - 1) :])
    certain = 0.6 if beside or cut or _NUMBER_LOST.search(text, start) else 1.0
    return _found(region, start, tail.start() if tail else end, weight=weight, certain=certain)


_CUT_NUMBER = re.compile(r"\d[ ]*\n[ ]*\d{1,3}[ ]*(?=[\n,，。;；室房号栋楼层之的]|$)")
"""A number at the end of a line and more digits in the next: «12栋13 ⏎ 08»."""
_NUMBER_LOST = re.compile(
    r"[栋幢座棟][ ]?单元|[栋幢座棟](?=室)|单元[ ]?[室房]|[一-鿿](?<![号楼])(?<=[路街道巷])[ ]?号(?![楼院])"
)
"""A level of an address without its number, which a reader missed: «7栋单元2208室», «爱国三街号»."""


def sex(region: Region, weight: float = 0.8) -> Found | None:
    """M or F from 男/女, M/F, Male/Female."""
    found = re.match(r"[ \t\n:：/]*(?:(男|M(?:ale)?\b)|(女|F(?:emale)?\b))", region.text, re.I)
    if not found:
        return None
    group = 1 if found[1] else 2
    parse = _sex_of
    return _found(region, found.start(group), found.end(group), "M" if group == 1 else "F", weight, parse)


def _sex_of(raw: str) -> str | None:
    head = raw.strip()[:1].upper()
    return {"男": "M", "M": "M", "女": "F", "F": "F"}.get(head)


def iso(span: DateSpan) -> str | None:
    """A day as ISO 8601; a month as YYYY-MM; None when it names no day."""
    if span.value is None:
        return None
    if span.precision == "year":
        return f"{span.value.year:04d}"
    return span.value.isoformat() if span.precision == "day" else span.value.isoformat()[:7]


def _iso_of(raw: str) -> str | None:
    spans = find_dates(raw)
    return iso(spans[0]) if spans else None


def from_date(region: Region, span: DateSpan, weight: float = 0.8) -> Found | None:
    """A date of the region as a Found; ambiguous dates are never sure."""
    value = iso(span)
    if value is None:
        return None
    certain = 0.6 if span.ambiguous else 0.95 if span.inferred else 1.0
    return _found(region, span.start, span.end, value, weight, _iso_of, certain)


_GLUED_TIME = re.compile(r"[ :：\n\t]*\d{4}[-./]\d{2}[-./]\d{2}(?=\d{2}:\d{2})")
"""The blank between day and time was not seen: «2026-09-1918:07»."""


def day(region: Region, weight: float = 0.8, *, month: bool = False) -> Found | None:
    """The first date of the region; a bare month only when `month`. A first line with digits that are no date is a
    date that was misread: the next line's is not taken instead."""
    first = region.text.strip().split("\n")[0]
    if len(re.findall(r"\d", first)) >= 4:
        region = region.cut(region.text.index(first) + len(first))
    glued = _GLUED_TIME.match(region.text)
    if glued:
        region = region.cut(glued.end())
    for span in find_dates(region.text):
        if span.value is None or (span.precision == "month" and not month) or span.precision == "year":
            continue
        return from_date(region, span, weight)
    return None


_TOKEN = re.compile(r"[A-Z0-9](?:[ ]?[A-Z0-9()（）\-]){5,24}", re.I)


_CODE_OF_A_FIRM = re.compile(r"9[1-39][0-9A-Z]{16}")
"""No region code begins with 9: eighteen characters that do are a firm's code (GB 32100), however they were read."""


def number(region: Region, kinds: tuple[str, ...], weight: float = 0.8) -> Found | None:
    """The first identifier of one of `kinds`; else a token that look-alike repair makes one (then less certain)."""
    for span in find_identifiers(region.text):
        if span.kind != "uscc" and _CODE_OF_A_FIRM.fullmatch(span.value):
            continue
        if span.kind in kinds and span.valid is not False:
            near = (
                region.flow.text[max(0, region.label[0] - 12) : region.label[1]] + region.text[: span.start]
            )
            loose_shape = span.kind == "passport" and not re.search(r"护照|passport", near, re.IGNORECASE)
            # M48759084 misread as MQ8759084 has the shape of a passport: two letters and digits say nothing
            slip = (
                bool(re.fullmatch(r"[HM][A-Z]\d{7}|[HM]\d{0,7}[A-Z]\d{0,7}", span.value))
                and span.kind != "non_chinese_permit"
            )
            certain = 0.6 if slip else 0.7 if loose_shape else 1.0
            return _found(region, span.start, span.end, span.value, weight, _number_of(kinds), certain)
    for token in _TOKEN.finditer(region.text):
        for kind in kinds:
            for value, changes in repair(token[0].replace(" ", ""), kind)[:1]:
                if kind != "uscc" and _CODE_OF_A_FIRM.fullmatch(value):
                    continue
                certain = 1.0 if changes == 0 else 0.8
                return _found(region, token.start(), token.end(), value, weight, _number_of(kinds), certain)
    return None


def _number_of(kinds: tuple[str, ...]) -> Callable[[str], str | None]:
    def parse(raw: str) -> str | None:
        spans = [s for s in find_identifiers(raw) if s.kind in kinds]
        return spans[0].value if spans else None

    return parse


ANY_ID = (
    "hk_macau_permit", "non_chinese_permit", "taiwan_permit", "mainland_eep", "residence_permit", "mainland_id",
    "hkid", "macau_id", "taiwan_id", "passport",
)  # fmt: skip


def code(
    region: Region, weight: float = 0.8, pattern: str = r"[A-Z0-9][A-Z0-9()\-/._]{2,39}"
) -> Found | None:
    """A token of letters and digits of no known kind (student number, receipt number)."""
    found = re.search(pattern, region.text, re.I)
    if not found or not re.search(r"\d", found[0]):
        return None
    return _found(region, found.start(), found.end(), weight=weight)


def amount(region: Region, weight: float = 0.8) -> Found | None:
    """The first amount of money, as a decimal string with two places."""
    for span in find_amounts(region.text.replace("\t", " ")):
        if span.value is not None:
            return _found(region, span.start, span.end, money(span.value), weight, _amount_of)
    return None


def money(value: object) -> str:
    return f"{value:.2f}"


def _amount_of(raw: str) -> str | None:
    spans = [s for s in find_amounts(raw) if s.value is not None]
    return money(spans[0].value) if spans else None


def free(region: Region, weight: float = 0.8, most: int = 40) -> Found | None:
    """The first cell of the region as printed."""
    line = re.match(rf"[ :：_]*([^\t\n;；。]{{1,{most}}})", region.text)
    return _found(region, line.start(1), line.end(1), weight=weight) if line and line[1].strip() else None


def as_date(value: object) -> datetime.date | None:
    """An ISO day back as a date; None for months and other texts."""
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        return None
