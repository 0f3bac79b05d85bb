"""The tail of a Chinese address: road, number, estate, building, unit, floor, room (domain notes §5.1)."""

from __future__ import annotations

import re

from language.address_cursor import Cursor
from language.numerals import parse_numeral

_HAN = "一-鿿"
_CN = "零〇一二三四五六七八九十百廿"
_TOKEN = (
    r"(?:(?:(?<![A-Z])[A-Z]{1,2}-?)?\d{1,6}(?:-\d{1,5}){0,2}[A-Z]{0,2}"
    rf"|(?<![A-Z])[A-Z]{{1,2}}|[{_CN}]{{1,4}})"
)
_SUFFIX = (
    r"支弄|号院|号大院|号楼|号房|号室|号(?!线|公馆|公寓|府|院子|码头|机|店|门)|栋楼?|幢楼?|座|塔|单元|梯|门(?!店|市|诊|口)|层|"
    r"楼(?!盘|村|房)|F(?![A-Z])|室|房(?!产|地|屋|东)|户|弄|巷|#楼?|单位"
)
_SEGMENT = re.compile(
    rf"(?P<mark>(?<=[路街道巷弄号段院楼栋座幢村])(?:[甲乙丙丁]|[特附增临](?={_TOKEN}号)))?"
    rf"(?P<token>(?:负|地下)?{_TOKEN})(?P<suffix>{_SUFFIX})(?P<sub>之(?:[{_CN}]+|\d{{1,2}}(?!\d))|(?<=[室房])-\d{{2,6}})?"
    rf"|(?P<letter>[东西南北中主附前后左右甲乙丙丁])(?P<wing>栋|幢|座|塔|楼(?![{_HAN}]))"
    r"|(?P<triple>(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}[A-Z]?(?![\d-]))"
    r"|(?P<pair>(?<![\d-])[A-Z]?\d{0,3}-\d{3,4}[A-Z]?(?=$|[,.;、(]))"
    rf"|(?P<bare>(?:(?<![\d-])(?:[A-Z]{{0,2}}\d{{2,5}}[A-Z]{{0,2}}|\d[A-Z])|(?<=[单元层楼栋座])(?:[{_CN}]{{3,4}}|[A-Z]))(?=$|[,.;、(]))"
)
_ROAD = re.compile(
    rf"[{_HAN}A-Z0-9]{{1,12}}?(?:大道|公路|大街|马路|路|街|道|胡同|环(?![东西南北中]?(?:路|大道|街)))"
    rf"(?:[东西南北中](?=\d|[{_CN}]+(?:号|路|街|巷|弄)|$))?(?:[东西南北中]?[{_CN}]{{0,2}}段)?(?:[{_CN}]+[横路街](?=\d))?"
)
# An area named before the road (科技园南区科苑路): two characters must be left for the road's own name.
_AREA_BEFORE_ROAD = re.compile(
    rf"(?P<area>[{_HAN}A-Z0-9]{{2,10}}?(?:区|村|工业园|科技园|花园|广场|大厦))(?!区)"
    rf"(?=[{_HAN}]{{2,8}}?(?:大道|公路|大街|路|街|道|巷))(?![{_HAN}]?(?:大道|大街|公路))"
)
_NOT_ROAD = re.compile(r".*(?:通道|管道|隧道|街道|铁道|轨道|频道|渠道|地道|跑道|味道|知道|网路)$")
_CROSSING = re.compile(rf"[与和][{_HAN}]{{1,10}}?(?:大道|路|街|道)(?:交汇处|交界处|交叉口|交汇|交界|路口)?")
_BRACKETS = re.compile(r"[(\[【][^()\[\]【】]{0,60}[)\]】]")


def _numeral(token: str) -> str:
    """Normalised number: 三 -> 3, 03 -> 3, A-2 and letters kept, 负一 -> -1."""
    sign = ""
    for word in ("负", "地下"):
        if token.startswith(word):
            sign, token = "-", token[len(word) :]
    value = parse_numeral(token)
    if value is None:
        return sign + "-".join(p.lstrip("0") or "0" if p.isdigit() else p for p in token.split("-"))
    return sign + str(value)


def read_tail(cursor: Cursor) -> None:
    """Numbered segments first; the names between them are roads and estates; a name after the room is a note."""
    text, start = cursor.text, cursor.at
    blanked = _without_brackets(cursor, text, start)
    at = start
    for match in _SEGMENT.finditer(blanked, start):
        _name(cursor, blanked, at, match.start())
        _segment(cursor, match, blanked)
        at = match.end()
    _name(cursor, blanked, at, len(blanked))
    cursor.at = len(text)


def _without_brackets(cursor: Cursor, text: str, start: int) -> str:
    """Brackets go to `rest`; equal length, so that places stay right."""
    out = text
    for match in _BRACKETS.finditer(text, start):
        cursor.put("rest", match.start(), match.end(), match[0][1:-1])
        out = out[: match.start()] + "," * len(match[0]) + out[match.end() :]
    return out


def _segment(cursor: Cursor, match: re.Match[str], text: str) -> None:
    begin, end = match.span()
    if match["letter"]:
        return cursor.put("building", begin, end, match["letter"])
    if match["triple"]:
        for name, part in zip(
            ("building", "unit", "room"), re.finditer(r"[^-]+", match["triple"]), strict=True
        ):
            cursor.put(name, begin + part.start(), begin + part.end(), _numeral(part[0]))
        return None
    if match["pair"]:
        head, _, room = match["pair"].partition("-")
        if head:
            name = "unit" if "building" in cursor.found and "unit" not in cursor.found else "building"
            cursor.put(name, begin, begin + len(head), _numeral(head))
        return cursor.put("room", end - len(room), end, room)
    if match["bare"]:
        return cursor.put("room", begin, end, _room(match["bare"]))
    component, value = _meaning(cursor, match, text)
    return cursor.put(component, begin, end, value)


_PLAIN = {
    "栋": "building",
    "幢": "building",
    "座": "building",
    "塔": "building",
    "号楼": "building",
    "#": "building",
    "#楼": "building",
    "栋楼": "building",
    "幢楼": "building",
    "单元": "unit",
    "梯": "unit",
    "门": "unit",
    "层": "floor",
    "F": "floor",
    "室": "room",
    "房": "room",
    "户": "room",
    "号房": "room",
    "号室": "room",
    "单位": "room",
}


def _meaning(cursor: Cursor, match: re.Match[str], text: str) -> tuple[str, str]:
    """What one numbered segment is. 号 and 楼 depend on what stands before them."""
    token, suffix = match["token"], match["suffix"]
    mark, sub = match["mark"] or "", "" if not match["sub"] else f"-{_numeral(match['sub'][1:])}"
    value = mark + _numeral(token) + sub
    if suffix == "#" and len(value) >= 3 and value.isdigit() and match.end() == len(text):
        return "room", _room(token)
    if suffix in _PLAIN:
        if _PLAIN[suffix] == "room":
            value = mark + _room(token) + sub
        return _PLAIN[suffix], value
    if suffix in ("号院", "号大院"):
        return "number", f"{value}院"
    if suffix in ("弄", "支弄"):
        return "number", f"{value}{suffix}"
    if mark == "附" and "number" in cursor.found and "building" not in cursor.found:
        return "number", value  # 5号附3号
    if suffix == "巷":
        return "road", f"{value}巷"
    if suffix == "楼":
        return ("building" if re.fullmatch(r"[A-Z]\d?", token) else "floor"), value
    if "building" in cursor.found or "unit" in cursor.found or "floor" in cursor.found:
        return "room", _room(token)
    if "number" in cursor.found and "弄" in cursor.found["number"].value:
        return "building", value  # Shanghai: the 号 inside a 弄 is the house
    if "number" in cursor.found:
        return ("room", _room(token)) if match.end() == len(text) else ("building", value)
    return "number", value


def _room(token: str) -> str:
    """一五〇二 -> 1502, 0203 -> 203, 15-A -> 15A; 1201-1202 are two rooms and stay so."""
    value = parse_numeral(token)
    if value is not None:
        return str(value)
    return token if re.fullmatch(r"\d{3,}-\d{3,}", token) else token.replace("-", "")


def _name(cursor: Cursor, text: str, start: int, end: int) -> None:
    """A stretch of names: roads from its left, what remains is the estate."""
    if "room" in cursor.found and cursor.found["room"].end <= cursor.folded.span(start, max(start, end))[0]:
        note = text[start:end].strip(",.;:、-/")
        return cursor.put("rest", start, end, note) if note else None
    joints = ",.;:、-/和与" if start > cursor.at else ",.;:、-/"  # 和信创展中心 begins with a name
    while start < end and text[start] in joints:
        start += 1
    while end > start and text[end - 1] in ",.;:、-/第":  # 第三座: the ordinal sign is no name
        end -= 1
    area = _AREA_BEFORE_ROAD.match(text, start, end)
    if area is not None and "number" not in cursor.found:
        cursor.put("estate", start, area.end("area"), _plain_name(area["area"]))
        start = area.end("area")
    match = _ROAD.match(text, start, end)
    # A second street word belongs to the road only when the first was glued to an estate: never cut deeper.
    if match is not None and not _NOT_ROAD.match(match[0]) and "number" not in cursor.found:
        cursor.put("road", start, match.end(), _plain_name(match[0]))
        crossing = _CROSSING.match(text, match.end(), end)
        after = match.end()
        if crossing is not None:
            cursor.put("rest", after, crossing.end(), crossing[0])
            after = crossing.end()
        return _name(cursor, text, after, end) if after > start else None
    if start < end:
        cursor.put("estate", start, end, _plain_name(text[start:end]))
    return None


def _plain_name(name: str) -> str:
    """Numerals in names as figures (四区 = 4区, 二期 = 2期), the word 小区 dropped, separators gone."""
    name = re.sub(r"[,.;:、\s]", "", name)
    name = re.sub(rf"[{_CN}]{{1,4}}(?=[区期巷组路道街])", lambda m: _figures(m[0]), name)
    return name[:-2] if name.endswith("小区") and len(name) > 3 else name


def _figures(text: str) -> str:
    value = parse_numeral(text)
    return text if value is None else str(value)
