"""港澳居民来往内地通行证, 台湾居民来往大陆通行证, and the cards that look like them (domain notes §2.1-2.3).

The title, the number's prefix and the length of validity say which kind it is; the machine-readable lines are
a second way to number, birth, sex and expiry.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.card_back import back_findings
from extractors.combining import combine
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.machine_lines import machine_founds
from extractors.paper import DocumentType, Founds, Paper
from extractors.values import as_date, day, from_date, number, person, sex
from language.dates import find_dates
from language.identifiers import find_identifiers

STOPS = labels(
    "姓名", "中文姓名", "英文姓名", "姓名(英文)", "姓名(拼音)", "拼音", "出生日期", "出生", "性别", "有效期限", "有效期", "有效日期", "签发机关", "证件号码", "号码", "换证次数", "签发次数", "国籍",
    "签发地点", "签发日期", "Name", "Date of Birth", "Sex", "Date of Expiry", "Validity", "Period of Validity", "Valid Until", "Authority", "Issuing Authority",
    "Document No", "Permit No", "Card No", "No", "Nationality", "Place of Issue", "Issue Times", "Date of Issue", "Times of renewal", "Number", "香港身份证", "澳门身份证", "台湾身份证",
)  # fmt: skip
_NAME = labels("中文姓名", "姓名", "姓名/Name", "Name in Chinese", "Chinese Name", "Name")
_NAME_EN = labels(
    "英文姓名",
    "姓名(英文)",
    "姓名(拼音)",
    "拼音",
    "拼音姓名",
    "Name in English",
    "English Name",
    "Pinyin",
    "Name",
)
_BIRTH = labels("出生日期", "出生年月日", "出生", "Date of Birth", "Birth Date", "Birth", start=False)
_SEX = labels("性别", "Sex", "Gender", start=False)
_VALID = labels(
    "re:有[ ]?效[ ]?期[ ]?(?:限|至|止|截止|截至|开始|起)?(?:日期?)?",
    "有效日期",
    "re:有效(?:截至|截止|起始)(?:日期)?",
    "Period of Validity",
    "Validity",
    "Valid Until",
    "Valid period",
    "Date of Expiry",
    "Valid",
    start=False,
)
_AUTHORITY = labels("签发机关", "发证机关", "签证机关", "Issuing Authority", "Authority", "Issued by")
_NUMBER = labels(
    "证件号码",
    "证件编号",
    "通行证号码",
    "号码",
    "Document No",
    "Permit No",
    "Card No",
    "Document Number",
    "No.",
    start=False,
)
_ISSUED = labels("签发日期", "发证日期", "Date of Issue", start=False)
_COUNT = labels(
    "换证次数",
    "签发次数",
    "换证",
    "Issue Times",
    "Times of Issue",
    "Issue No",
    "Times of renewal",
    start=False,
)
NUMBERS = ("hk_macau_permit", "non_chinese_permit", "taiwan_permit", "mainland_eep")

_FORMER = re.compile(r"(?:历史|原|旧|曾用|前)(?:通行证|证件|证)?(?:号码?|编号)[ \t\n:：]*$")
"""A number of a card that this one replaced."""
_HK = re.compile(
    r"港澳居民.{0,4}来往.{0,2}内地.{0,2}通行证|来往内地通行证|HONGKONGANDMACA[OU]RESIDENTS|MAINLANDTRAVELPERMIT",
    re.I,
)
_TW = re.compile(r"台湾居民.{0,4}来往.{0,2}大陆.{0,2}通行证|来往大陆通行证|TAIWANRESIDENTS", re.I)
_EEP = re.compile(r"往来港澳通行证|TRAVELLINGTOANDFROMHONGKONG|EXIT-?ENTRYPERMIT", re.I)
_NON_CHINESE = re.compile(r"非中国籍|NON-?CHINESE", re.I)
_SINGLE = re.compile(r"一次(?:有效|出入境|往返|来往)|单次|三个月|3个月|SINGLEENTRY|一次性", re.I)


def read(paper: Paper) -> Founds:
    machine = machine_founds(paper)
    founds: Founds = {
        "name_zh": list(_names(paper)),
        "name_en": list(_latin_names(paper)),
        "date_of_birth": list(_births(paper)),
        "sex": list(_sexes(paper)),
        "number": list(_numbers(paper)),
        "valid_from": [],
        "valid_until": [],
        "issuing_authority": list(_authorities(paper)),
        "issue_count": list(_counts(paper)),
    }
    for name, found in _validity(paper):
        founds[name].append(found)
    if not founds["valid_from"]:
        founds["valid_from"] = list(_issued(paper))
    for name, more in machine.items():
        founds.setdefault(name, []).extend(more)
    founds["kind"] = list(_kinds(paper, founds))
    return founds


def _names(paper: Paper) -> Iterator[Found]:
    at_home: list[Found] = []
    any_own = False
    for flow in paper.flows:
        for region in regions(flow, _NAME, STOPS):
            found = person(region, 0.9 if region.way != "below" else 0.8)
            if found and not str(found.value).isascii():
                if _home_card(flow, region.label[0]):
                    at_home.append(found)
                else:
                    any_own = True
                    yield found
    for found in _bare_names(paper):
        any_own = True
        yield found
    if not any_own:
        yield from (replace(f, certain=min(f.certain, 0.8)) for f in at_home)


def _home_card(flow: Flow, offset: int) -> bool:
    """Whether a label belongs to the home identity card, whose name (perhaps in other characters) the back repeats."""
    own = next((c for c in flow.cells if c.start <= offset < c.end), None)
    if own is None:
        return False
    if "身份证" in flow.text[own.start : offset]:
        return True
    above = [
        c
        for c in flow.cells
        if c.page == own.page and own.row - 1 <= c.row <= own.row and c.start < own.start
    ]
    return any("身份证" in flow.text[c.start : c.end] and c.u0 < own.u1 and c.u1 > own.u0 for c in above)


def _bare_names(paper: Paper) -> Iterator[Found]:
    """A card without labels: two to four characters alone above, or before, the name in capitals."""
    flow = paper.rows
    for match in re.finditer(
        r"(?m)^([\u4e00-\u9fff·]{2,5})(?:\n|[ \t]+)(?=[A-Z][A-Z'\-]+[ ]?,[ ]?[A-Z])", flow.text
    ):
        found = person(whole(flow, match.start(1), match.end(1)), 0.75)
        if found:
            yield found


_LATIN = re.compile(
    r"^[ :：]*([A-Z][A-Z'’\-]+(?:[ ]?,[ ]?|[ ]+)[A-Z][A-Z'’\-]*(?:[ ,]+[A-Z][A-Z'’\-]*){0,5})(?=[ ]*(?:$|\n))"
)
_NO_NAME = re.compile(
    r"PERMIT|TRAVEL|MAINLAND|REPUBLIC|CHINA|MACA[OU]|HONG KONG|TAIWAN|RESIDENTS?|AUTHORITY|DATE|BIRTH|EXPIRY|VALID|NATIONAL|IMMIGRATION|"
    r"ADMINISTRATION|ISSUE|SEX|NAME|NUMBER|CARD|EXIT|ENTRY|SPECIMEN|CHINESE|PEOPLE|DOCUMENT|CITIZEN"
)


def _latin_names(paper: Paper) -> Iterator[Found]:
    """Behind a label, else a row of capital letters with a comma or under the Chinese name."""
    for flow in paper.flows:
        for region in regions(flow, _NAME_EN, STOPS):
            for start, line in _lines(region.text):
                lead = re.match(r"[\u4e00-\u9fff·: ]+", line)  # «余瀚 YU,HAN» on one row
                start, piece = (start + lead.end(), line[lead.end() :]) if lead else (start, line)
                match = _LATIN.match(piece)
                if match and not _NO_NAME.search(piece):
                    yield Found(
                        *_latin(region, start + match.start(1), start + match.end(1)), region.way, 0.9
                    )
    flow = paper.rows
    for cell in flow.cells:
        text = flow.text[cell.start : cell.end]
        lead = re.match(r"(?:姓 ?名[: ]*|名[: ]*)?[\u4e00-\u9fff·]{2,5} ", text)
        offset = lead.end() if lead else 0
        text = text[offset:]
        match = _LATIN.match(text)
        if match and not _NO_NAME.search(text) and "<" not in text:
            region = whole(flow, cell.start + offset, cell.end)
            weight = 0.8 if "," in match[1] else 0.6
            yield Found(*_latin(region, match.start(1), match.end(1)), "capitals", weight)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _latin(region: Region, start: int, end: int) -> tuple[str, Flow, tuple[tuple[int, int], ...]]:
    spans = region.spans(start, end)
    return "".join(region.flow.raw(a, b) for a, b in spans).strip(), region.flow, spans


def _births(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _BIRTH, None):
            found = day(region.cut(30), 0.9 if region.way != "below" else 0.8)
            if found:
                yield found

    for flow in paper.flows:
        for match in re.finditer(
            r"((?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})[ ]?(?:出生|生)(?![日期年])", flow.text
        ):
            found = day(whole(flow, match.start(1), match.end(1)), 0.9)
            if found:
                yield replace(found, way="behind")


def _sexes(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _SEX, None):
            found = sex(region, 0.9 if region.way != "below" else 0.8)
            if found:
                yield found
        for match in re.finditer(r"(?:^|[\n\t ])(男|女)(?=[\n\t /]|$)", flow.text):
            found = sex(whole(flow, match.start(1), match.end(1)), 0.6)
            if found:
                yield found


def _numbers(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NUMBER, None):
            before = flow.text[max(0, region.label[0] - 8) : region.label[1]]
            if (
                re.search(r"(?:历史|原|旧|曾用|前)(?:通行证|证件)?(?:号码?|编号)$", before)
                or "身份证" in before
                or re.match(r"[ \t\n]*(?:历史|原|旧|曾用|前)", region.text)
            ):
                continue
            found = number(region.cut(24), NUMBERS, 0.9)
            if found:
                yield found
        for span in find_identifiers(flow.text):
            if _FORMER.search(flow.text, max(0, span.start - 14), span.start):
                continue
            if span.kind in NUMBERS and (span.kind != "taiwan_permit" or _TW.search(paper.compact)):
                found = number(whole(flow, span.start, span.end), NUMBERS, 0.8)
                line = flow.text[flow.text.rfind("\n", 0, span.start) + 1 : flow.text.find("\n", span.end)]
                if found and "<" not in line:
                    yield found


def _validity(paper: Paper) -> Iterator[tuple[str, Found]]:
    for flow in paper.flows:
        for region in regions(flow, _VALID, None):
            yield from _range(region.cut(60), 0.9 if region.way != "below" else 0.8)
        for match in re.finditer(
            r"(\d{4}[.,·]\d{2}[.,·]\d{2})[ ]?[-—–一至~][ ]?(\d{4}[.,·]\d{2}[.,·]\d{2}|长期)", flow.text
        ):
            yield from _range(whole(flow, match.start(), match.end()), 0.8)


def _issued(paper: Paper) -> Iterator[Found]:
    """A permit that prints its day of issue and its last day is valid from the former."""
    for flow in paper.flows:
        for region in regions(flow, _ISSUED, STOPS):
            found = day(region.cut(30), 0.6)
            if found:
                yield found


def _range(region: Region, weight: float) -> Iterator[tuple[str, Found]]:
    spans = [s for s in find_dates(region.text) if s.value and s.precision == "day"]
    said = region.flow.text[region.label[0] : region.label[1]] + region.text[: spans[0].start if spans else 0]
    long_term = re.search(r"长[ ]?期", region.text)
    if len(spans) >= 2 and spans[1].start - spans[0].end <= 8:
        pairs = [("valid_from", spans[0]), ("valid_until", spans[1])]
    elif len(spans) == 1 and long_term and long_term.start() > spans[0].start:
        pairs = [("valid_from", spans[0])]
        yield (
            "valid_until",
            Found("long_term", region.flow, region.spans(*long_term.span()), region.way, weight),
        )
    elif len(spans) == 1 and re.search(r"至|止|Until|Expiry|Expires|\bto\b", said, re.I):
        pairs = [("valid_until", spans[0])]
    elif len(spans) == 1 and re.search(r"起|开始|From", said, re.I):
        pairs = [("valid_from", spans[0])]
    else:
        return
    for name, span in pairs:
        found = from_date(region, span, weight)
        if found:
            yield name, found


_AUTHORITY_NAME = re.compile(
    r"(?:中华人民共和国|公安部|[\u4e00-\u9fff]{2,8}省公安厅|[\u4e00-\u9fff]{2,8}市公安局)?(?:国家)?(?:移民管理局|出入境管理(?:局|处)|公安厅|公安局)|[\u4e00-\u9fff]{2,12}(?:管理局|公安厅|公安局)"
)


def _authorities(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _AUTHORITY, STOPS):
            region = region.unbroken()
            match = _AUTHORITY_NAME.search(region.text)
            if match:
                province = re.match(r"[\u4e00-\u9fff]{2,3}(?=[ \t\n]|$)", region.text[match.end() :])
                yield _plain(region, match.start(), match.end() + (province.end() if province else 0), 0.9)
        for match in _AUTHORITY_NAME.finditer(flow.text):
            yield _plain(whole(flow, match.start(), match.end()), 0, match.end() - match.start(), 0.6)


def _plain(region: Region, start: int, end: int, weight: float) -> Found:
    value, flow, spans = _latin(region, start, end)
    return Found(value, flow, spans, region.way, weight)


def _counts(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _COUNT, None):
            match = re.match(r"[ :：\n]*(\d{2})(?!\d)", region.text)
            if match:
                yield _plain(region, match.start(1), match.end(1), 0.9 if region.way != "below" else 0.75)
        for match in re.finditer(r"[HM][A\d]\d{7}[ \t]{0,2}(\d{2})(?!\d)", flow.text):
            yield _plain(whole(flow, match.start(1), match.end(1)), 0, 2, 0.6)
        if _TW.search(paper.compact):  # the booklet of 1992: 8 digits, 2 of the issue, the agency
            for match in re.finditer(
                r"(?<![A-Za-z0-9])\d{8}[ ]?(\d{2})[ ]?(?:\([A-Z0-9]\))?(?![A-Za-z0-9<])", flow.text
            ):
                yield _plain(whole(flow, match.start(1), match.end(1)), 0, 2, 0.6)


_SHAPES = {
    "hk_macau_permit": re.compile(r"[HM]\d{8}(?:\d{2})?"),
    "hk_macau_permit_non_chinese": re.compile(r"[HM]A\d{7}"),
    "taiwan_permit_5y": re.compile(r"\d{8}(?:\d{2})?"),
    "taiwan_permit_3m": re.compile(r"[A-Z0-9]{8,12}"),
    "mainland_permit_to_hk_macau": re.compile(r"C[A-Z0-9]\d{7}"),
}
"""What the number of each kind looks like (domain notes §2.1-2.3)."""
_FOREIGN = re.compile(r"(?:国籍|NATIONALITY)[/A-Z]*(?!中国|CHN|CHINESE|/|码|CODE)[\u4e00-\u9fffA-Z]{2}", re.I)


def _kinds(paper: Paper, founds: Founds) -> Iterator[Found]:
    """The title's kind; for Taiwan permits the validity decides between five years and three months.

    Sure only where title, number and validity tell the same story: the kind decides eligibility.
    """
    flow, text = paper.rows, paper.compact
    numbers = {str(f.value) for f in founds["number"] if f.weight >= 0.6}
    prefix = next((str(f.value)[:2] for f in founds["number"]), "")
    titled = True
    certain = 1.0
    if _NON_CHINESE.search(text) or prefix in ("HA", "MA"):
        value, pattern = "hk_macau_permit_non_chinese", r"非[ ]?中[ ]?国[ ]?籍|NON-? ?CHINESE|[HM]A\d{7}"
    elif _TW.search(text):
        pattern = r"台[ ]?湾[ ]?居[ ]?民|来往大陆|TAIWAN"
        value, certain = _taiwan(text, founds)
    elif _EEP.search(text) and not _HK.search(text):
        value, pattern = "mainland_permit_to_hk_macau", r"往[ ]?来[ ]?港[ ]?澳|EXIT|C[A-Z]?\d{7,8}"
    elif _HK.search(text) or prefix[:1] in ("H", "M"):
        value, pattern = "hk_macau_permit", r"港[ ]?澳[ ]?居[ ]?民|来[ ]?往[ ]?内[ ]?地|HONG ?KONG|[HM]\d{8}"
        titled = bool(_HK.search(text))
        if _FOREIGN.search(text):
            certain = 0.6
    elif prefix[:1] == "C":
        value, pattern, titled = "mainland_permit_to_hk_macau", r"C[A-Z]?\d{7,8}", False
    else:
        return
    shaped = bool(numbers) and all(_SHAPES[value].fullmatch(n) for n in numbers)
    if (numbers and not shaped) or not (titled or shaped):
        certain = min(certain, 0.7)
    yield _kind(flow, value, pattern, certain)


def _taiwan(text: str, founds: Founds) -> tuple[str, float]:
    """(kind, how sure): three months or five years, by the dates and by what the paper says of itself."""
    start, end = (
        as_date(reading.value) if (reading := combine(founds[n])) else None
        for n in ("valid_from", "valid_until")
    )
    single = bool(_SINGLE.search(text))
    if start and end and end > start:
        short = end - start < datetime.timedelta(days=200)
        return ("taiwan_permit_3m" if short else "taiwan_permit_5y"), 1.0 if short or not single else 0.7
    return ("taiwan_permit_3m", 1.0) if single else ("taiwan_permit_5y", 0.7)


def _kind(flow: Flow, value: str, pattern: str, certain: float) -> Found:
    match = re.search(pattern, flow.text, re.IGNORECASE)
    span = match.span() if match else (0, min(20, len(flow.text)))
    return Found(value, flow, (span,), "title", 0.9, None, certain)


TYPE = DocumentType(
    type="travel_permit",
    titles=(
        (r"(?:(?:港澳居民)?来往内地通行证|(?:台湾居民)?来往大陆通行证|往来港澳通行证)(?!件?编?号|号码)", 0.8),
        (r"MAINLANDTRAVELPERMIT|EXIT-?ENTRYPERMITFORTRAVEL", 0.7),
    ),
    hints=(
        (r"来往内地|来往大陆|往来港澳", 0.3),
        (r"换证次数|签发次数", 0.2),
        (r"签发机关", 0.2),
        (r"出入境管理局|移民管理局", 0.2),
        (r"[HM]\d{8}(?:\d{2})?", 0.1),
        (r"C[A-Z<]?CHN[A-Z0-9<]{10,}|[A-Z0-9]{6,}<{2,}", 0.45),
        (r"(?:香港|澳门|台湾|港澳)(?:特别行政区)?(?:永久性)?(?:居民)?身份证件?(?:姓名|号码)", 0.3),
        (r"C[A-Z<]?CHN[A-Z0-9<]{24,}[0-9]{7}[MF<][0-9]{7}[A-Z<]{3}", 0.3),
        (r"PASSPORT|PASSEPORT|REISEPASS|P<[A-Z]{3}", -0.6),
        (r"甲方|乙方|租金|劳动|回执|兹证明|学号|证明|申请表|合同|监护|同意书|声明书|承诺书|委托书", -0.6),
        (r"登记表|申领原因|回执号", -0.6),
        (r"受理(?:编号|日期|时间|单位|回执)|业务编号|取证方式|领取证件|申请证件|申请事由|申请类别", -0.6),
    ),
    read=read,
    findings=back_findings,
    small=True,
    faces=2,
    expected=("kind", "name_zh", "number", "date_of_birth", "valid_until"),
)
