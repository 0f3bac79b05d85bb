"""What stands on a paper whichever words lead to it: addresses by their shape, persons by the number of their papers.

Labels and sentences are worded in more ways than can be listed. An address is known by how it is built; whoever
stands before the number of a travel permit is the applicant, before a resident's identity number a mainlander.
These are second ways: used where the words of a type found nothing, and not sure where two stand on the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import onward
from extractors.found import Found, Region
from extractors.layout import Flow
from extractors.letters import part, texts
from extractors.paper import Paper
from extractors.people import persons
from extractors.values import CJK, address, person
from language.address_find import address_starts, find_addresses
from language.data.surnames import COMPOUND
from language.identifiers import find_identifiers

# ---------------------------------------------------------------------------------------------------------
# Addresses

ELSEWHERE = re.compile(
    r"(?:户籍|户口|境外|原居|原籍|祖籍|籍贯|香港|澳门|台湾|港澳台|曾|原|前|此前|之前|以前|以往|先前|最初|起初|公司|单位|学校|校本部|总部|注册|办公|通讯|通信|联系|邮寄|寄送|送达|"
    r"家庭|永久|联络|工作|经营|营业|土地|宗地|权利人|登记机构|房东|业主|出租人|担保人|紧急联系人|former|previous|permanent|company|office|mailing|correspondence|registered|Hong Kong|Macau|Taiwan|\bof)"
    r"[ ]?(?:的|之|现|居|住|居住|通讯|联系|详细|所在)?(?:地址|住址|住所|居所|地点|地|所|住处|address|home)?(?:现)?(?:位于|居于|住于|住在|居住于|居住在|设于|设在|座落|坐落|为|是|在|于|is|was|at)?[ \t:：\n_(]*$",
    re.IGNORECASE,
)
"""What stands before an address that is not where the person of the paper lives, or not the flat it is about."""
_LIVES = re.compile(
    r"居|住|宿|房屋|房产|物业|坐落|座落|寓|resid|liv|accommodat|premises|property|hall", re.IGNORECASE
)
_MIXED = re.compile(
    r"¥|\(\d{4}\)|不动|姓名|地址|住址|电话|证件|身份证|\d{4}-\d{1,2}(?!\d)|\d\.\d|[A-Z]{2}\d{5}"
)
"""Other cells of a table that ran into an address."""
_A_NUMBER = re.compile(r"不动产|字第|房地|第\d|派出所|公安|法院|登记中心|银行|公司$")
OUTSIDE = re.compile(
    r"(?:中国|中國)?(?:香港|澳门|澳門|台湾|臺灣|台灣|九龙|九龍|新界)(?![\u4e00-\u9fff]{0,2}[路街道])"
)
"""A home outside the mainland is not the one that these papers are about, wherever it stands."""
_ENDS = re.compile(
    r"】|\]|(?:房屋|房产|物业|住宅|房子)(?=[卖出售转租给供借])|(?:的|之|内)(?![\u4e00-\u9fff]{0,6}\d)|(?:房屋|房产|住房|物业|宿舍|公寓)(?=[,，。;；(（租居住内的之]|$)|居住(?!区|小区)|租住|暂住|"
    r"[(（](?:以下|该|房|产权|不动产|下称|简称|the)|(?:自|从|由)[ _]?[\d二]|至今|,(?![ ]?(?:\d|[A-Z]))|[;；。]"
)


def places(paper: Paper, stops: re.Pattern[str]) -> list[Found]:
    """Every mainland address of the paper that no word before it gives to another place; each value once.

    One alone weighs 0.8, of several each 0.5 (never sure).
    """
    found: dict[str, Found] = {}
    for one in _every_address(paper, stops):
        key = re.sub(r"\W", "", str(one.value))
        longer = next((k for k in found if key in k), None)
        if longer is not None:
            continue
        for shorter in [k for k in found if k in key]:
            del found[shorter]
        found[key] = one
    if len(found) == 1:
        return list(found.values())
    return [replace(f, weight=0.5) for f in found.values()]


_UNSETTLED = re.compile(r"[:：¥]|\d年|[,，。;；][^\d]|[\u4e00-\u9fff]于[\u4e00-\u9fff]")
_SETTLED_END = re.compile(r"(?:[室房户铺号楼层门]|\d|[A-Z])[)）]?$")


def settled(found: Found) -> Found:
    """A Chinese address that begins in the middle, ends above the room or holds another clause is read, never sure."""
    value = re.sub(r"\s", "", str(found.value))
    if not re.search(r"[\u4e00-\u9fff]", value):
        return found
    spans = find_addresses(value)
    whole_one = bool(spans and spans[0].start <= 2 and _SETTLED_END.search(value))
    if whole_one and not _UNSETTLED.search(value) and not _MIXED.search(value):
        return found
    return replace(found, certain=min(found.certain, 0.85), weight=found.weight - 0.15)


def _every_address(paper: Paper, stops: re.Pattern[str]) -> Iterator[Found]:
    flow = paper.rows
    for cell in flow.cells:
        for start in address_starts(flow.text[cell.start : cell.end]):
            at = cell.start + start
            if start <= 2 or flow.text[at - 1] in ":： _(【":
                yield from _one(flow, at, onward(flow, at, stops))
    for text in texts(paper):
        begin = 0
        for line in text.text.split("\n"):
            for span in find_addresses(line):
                firm = _A_FIRM.match(span.raw)
                behind = [s for s in address_starts(line) if firm and s >= span.start + firm.end()]
                at = begin + (min(behind, default=span.start) if firm else span.start)
                if not _A_NUMBER.search(span.raw) and text.offsets[at] >= 0:
                    yield from _one(
                        text.flow, text.offsets[at], part(text, at, begin + min(len(line), span.end + 40))
                    )
            begin += len(line) + 1


_A_FIRM = re.compile(r"[^\d]{4,40}?(?:公司|大学|学院|学校|中心)(?=[\u4e00-\u9fff]{2})")
"""A firm's name above its address begins with a place too: «深圳市…有限公司深圳市龙岗区…»."""


def _one(flow: Flow, at: int, region: Region) -> Iterator[Found]:
    before = flow.text[max(0, at - 24) : at]
    if ELSEWHERE.search(before):
        return
    end = _ENDS.search(region.text, 6)
    found = address(region.cut(end.start()) if end else region, 0.8)
    value = str(found.value) if found else ""
    spans = find_addresses(value)
    if (
        found
        and spans
        and spans[0].start <= 2
        and not (OUTSIDE.match(value) or _MIXED.search(value) or _A_NUMBER.search(value))
    ):
        yield settled(replace(found, certain=0.95 if _LIVES.search(before) else 0.85))


# ---------------------------------------------------------------------------------------------------------
# Persons and their numbers

_PERMITS = frozenset(
    {"hk_macau_permit", "taiwan_permit", "residence_permit", "non_chinese_permit", "passport"}
)
_INTRODUCES = re.compile(
    r"(?:先生|女士|小姐|同学|同志)?[ \t_]*(?:[(（,，、:：/][ \t]*|[ \t](?=[男女持])|(?=持))(?:性别[ ]?[:：]?)?(?:[男女]性?[,，、;； ]*)?"
    r"(?:(?:出生(?:日期|年月)?[ ]?[:：]?)?[^,，。;；()（）\n]{4,14}日?(?:出生|生)?[,，、;； ]+)?(?:国籍[^,，]{2,8}[,，、])?"
    rf"(?:持有?|凭)?(?:[{CJK}/《》「」]|[(（](?=[^()（）]{{0,10}}[)）])|[)）]){{0,20}}?(?:证|护照|号码?|编号)(?:件|照|号码?|编号|为|是|[:：(（]|[ \t_\n]){{0,8}}$"
)
_INTRODUCES_EN = re.compile(
    r"(?<![A-Za-z])(?-i:([A-Z][A-Za-z'’-]+(?:,? [A-Z][A-Za-z'’-]+){1,4})),?[ \n]*[(]?(?:(?:a )?(?:holder|holding|bearer|bearing)[ \n]+(?:of[ \n]+)?)?(?:the )?"
    r"(?:(?:Mainland|Travel|Home|Return|Hong Kong|Macau|Taiwan|HK|identity|resident|residence|document|student)[ \n]+){0,4}(?:permit|passport|ID|document|card)[^.;\d]{0,20}$",
    re.IGNORECASE,
)
_INTRODUCES_MIXED = re.compile(
    r"[ \t\n]*[(（](?:[A-Za-z][A-Za-z.'/-]*[ ]?){1,6}(?:No|number|ID)?[.:：]*[ \t\n]*$", re.IGNORECASE
)
"""«简楠弘 (document no. H12345678)»"""
_BEFORE_A_NAME = re.compile(
    rf"^[{CJK}]*(?:证明|兹有|现有|今有|同意|允许|我叫|我是|本人|员工|职工|学生|同学|租客|租户|承租人|房客|房东|业主|房主|产权人|权利人|所有权人|申请人|查询人|居民|人员|安排|提供给|出租给|租给|借给|"
    rf"亲属|朋友|亲戚|子女|女儿|儿子|父亲|母亲|丈夫|妻子|外甥|侄[子女]|女婿|同事|声明人|承诺人|当事人|对象|的|由|将|与|和|向|为|是|系|给|把|让|请|有|经|人)(?=[{CJK}]{{2,4}}$)"
)


def holders(paper: Paper, weight: float = 0.84) -> Iterator[tuple[str, Found]]:
    """("permit" | "resident", person) for «陈大文(男,通行证号码:H12345678)»: whoever stands before a number and its
    introduction. A permit's holder is the applicant; a resident's number is a mainlander's."""
    for text in texts(paper):
        for span in find_identifiers(text.text):
            kind = _kind_of(span.kind, bool(span.detail.get("labelled")))
            if kind is None:
                continue
            before = text.text[max(0, span.start - 70) : span.start]
            led = _INTRODUCES_EN.search(before)
            if led is not None:
                found = person(part(text, span.start - len(before) + led.start(1), span.start), weight)
                if found:
                    yield kind, found
                continue
            led = _INTRODUCES.search(before) or _INTRODUCES_MIXED.search(before)
            if led is None:
                continue
            end = span.start - len(before) + led.start()
            name = _name_at(text.text, end)
            if name is None:
                continue
            first = name
            while text.text[first - 1 : first] in ("、", "和", "与"):  # «陈大文、林小燕(证件号码:…)»
                another = _name_at(text.text, first - 1)
                if another is None:
                    break
                first = another
            found = persons(part(text, first, end), weight)
            if found and found.spans[-1][1] == text.offsets[end - 1] + 1:
                yield kind, found


def _name_at(text: str, end: int) -> int | None:
    """Where the name that ends at `end` begins; None when no name ends there."""
    run = re.search(rf"[{CJK}·]{{2,24}}$", text[max(0, end - 24) : end])
    if run is None:
        return None
    word = run[0]
    led = _BEFORE_A_NAME.match(word)
    name = word[led.end() :] if led else word
    usual = 12 if "·" in name else 4 if name[:2] in COMPOUND else 3
    return end - len(name) if 2 <= len(name) <= usual else None


def _kind_of(kind: str, labelled: bool) -> str | None:
    if kind == "mainland_id":
        return "resident"
    if kind in _PERMITS and (labelled or kind in ("hk_macau_permit", "residence_permit")):
        return "permit"
    return None


_A_NAME_LABEL = re.compile(r"姓[ \t]?名|(?<![A-Za-z])name\b", re.IGNORECASE)


def numbered(flow: Flow, offset: int, reach: int = 150) -> str | None:
    """Whose block a form's name stands in: "permit" or "resident" by the first number behind `offset` and before the
    next name; None where no number tells."""
    window = flow.text[offset : offset + reach]
    following = _A_NAME_LABEL.search(window)
    for span in find_identifiers(window[: following.start()] if following else window):
        kind = _kind_of(span.kind, bool(span.detail.get("labelled")))
        if kind is not None:
            return kind
    return None
