"""Chinese addresses taken apart, down to the room.

Structure and variants: domain notes §5.1. Everything is read from a folded copy (Simplified, half width, no
blanks); every part keeps its place in the text given. A province or city that is not written is not filled
in. What cannot be assigned lands in `estate` (names) or `rest` (brackets), never nowhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from language.address_model import Address, Part
from language.data.places import CITIES, MUNICIPALITIES, PROVINCES, RENAMED, SHENZHEN_STREETS
from language.folding import Folded, fold
from language.numerals import parse_numeral

# ---------------------------------------------------------------------------------------------------------
# A cursor over the folded text


class _Cursor:
    """Takes components off the front of the folded text and remembers where they stood."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.folded: Folded = fold(text)
        self.text = self.folded.text.upper()
        self.at = 0
        self.found: dict[str, Part] = {}

    def rest(self) -> str:
        return self.text[self.at :]

    def take(self, component: str, length: int, value: str) -> None:
        self.put(component, self.at, self.at + length, value)
        self.at += length

    def put(self, component: str, start: int, end: int, value: str) -> None:
        """File a part; a second one of the same kind is appended (A栋2座, 科苑路5巷)."""
        begin, stop = self.folded.span(start, end)
        before = self.found.get(component)
        if before is not None:
            begin, stop = min(begin, before.start), max(stop, before.end)
            value = f"{before.value}|{value}"
        self.found[component] = Part(value, self.source[begin:stop], begin, stop)

    def skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is not None:
            self.at = match.end()


# ---------------------------------------------------------------------------------------------------------
# Province, city, district, street, community

_LEAD = re.compile(r"(?:中国|中华人民共和国|地址[::]?|住址[::]?|坐落于?[::]?|位于)?[,.;:、]*")
_SEPARATORS = re.compile(r"[,.;:、\-/]*")
_HAN = "一-鿿"
_GENERIC_CITY = re.compile(rf"[{_HAN}]{{2,5}}?(?:市|自治州|地区|盟)")
_GENERIC_DISTRICT = re.compile(rf"[{_HAN}]{{1,8}}?(?:特别合作区|深度合作区|新区|区|自治县|县|旗)")
_NO_DISTRICT = re.compile(
    r".*(?:小区|社区|园区|片区|厂区|校区|工业区|开发区|住宅区|生活区|宿舍区|别墅区|街区|景区|[东南西北中一二三四五六七八九十A-Z0-9]区)$"
)
_PLAIN_WORDS = frozenset(
    ("市南区", "市北区", "市中区", "城中区", "城北区", "城东区", "城西区", "城南区")
)  # real districts
_STREET = re.compile(
    rf"([{_HAN}]{{1,6}}?)(街道(?:办事处)?|办事处|(?<!小)镇|乡|地区(?:办事处)?|苏木)(?![一二三四五六七八九十]?[路街巷道])"
)
_COMMUNITY = re.compile(
    rf"([{_HAN}]{{1,8}}?)(社区(?:居委会|居民委员会|工作站)?|居委会|居民委员会|村委会|村民委员会|行政村)"
)


@lru_cache(maxsize=1)
def _districts() -> dict[str, tuple[str, ...]]:
    """Every listed district, longest first, by city; key "" holds those of all cities."""
    by_city = {city: names.split() for city, (_, names) in CITIES.items()}
    everything = {name for names in by_city.values() for name in names if name != "城区"} | set(RENAMED) - {
        "前海",
        "横琴镇",
    }
    by_city[""] = sorted(everything)
    return {city: tuple(sorted(names, key=len, reverse=True)) for city, names in by_city.items()}


def _province(cursor: _Cursor) -> None:
    """A province only with its suffix, or when a city of it follows (广东路689号 is a road)."""
    rest = cursor.rest()
    for short, full in PROVINCES.items():
        if full in MUNICIPALITIES or not rest.startswith(short):
            continue
        for name in (full, f"{short}省", f"{short}自治区", f"{short}特区"):
            if rest.startswith(name):
                return cursor.take("province", len(name), full)
        after = rest[len(short) :]
        if any(after.startswith(city[:-1]) for city, (province, _) in CITIES.items() if province == full):
            return cursor.take("province", len(short), full)
    return None


def _city(cursor: _Cursor) -> None:
    """A listed city (also without 市, when one of its districts follows); else X市 by its suffix."""
    rest = cursor.rest()
    for city in CITIES:
        if rest.startswith(city):
            length = len(city)
            if city in MUNICIPALITIES and rest[length:].startswith(city):
                length *= 2  # 上海市上海市
            if city in MUNICIPALITIES and rest[length:].startswith("市辖区"):
                length += 3
            return cursor.take("city", length, city)
        short = city[:-1]
        if rest.startswith(short):
            after = rest[len(short) :]
            if after.startswith(city):  # 北京北京市
                return cursor.take("city", len(short) + len(city), city)
            if any(after.startswith(d) for d in _districts()[city]) or any(
                after.startswith(d) for d in RENAMED if d != "前海"
            ):
                return cursor.take("city", len(short), city)
    match = _GENERIC_CITY.match(rest)
    if match and not any(
        bad in match[0] for bad in ("城市", "都市", "超市", "门市", "夜市", "集市", "区", "县", "路", "街")
    ):
        cursor.take("city", match.end(), match[0])
    return None


def _district(cursor: _Cursor) -> None:
    city = cursor.found.get("city")
    rest = cursor.rest()
    listed = _districts()["" if city is None else city.value] if city is None or city.value in CITIES else ()
    for name in (*listed, *(RENAMED if city is not None else ())):
        if rest.startswith(name) and not (
            name == "前海" and re.match(r"前海(?:路|大道|[^深]{1,3}[路街道])", rest)
        ):
            cursor.take("district", len(name), RENAMED.get(name, name))
            return _old_district(cursor)
    match = _GENERIC_DISTRICT.match(rest)
    if (
        match is None
        or (_NO_DISTRICT.match(match[0]) and match[0] not in _PLAIN_WORDS)
        or re.search(r"[路街巷镇村]|大道", match[0])
    ):
        return None
    if city is None and "province" not in cursor.found and match[0].endswith("区") and len(match[0]) > 4:
        return None
    return cursor.take("district", match.end(), RENAMED.get(match[0], match[0]))


def _old_district(cursor: _Cursor) -> None:
    """宝安区龙华新区: the new area inside the old district is today's district."""
    for old, new in RENAMED.items():
        if old.endswith("新区") and cursor.rest().startswith(old):
            del cursor.found["district"]
            return cursor.take("district", len(old), new)
    return None


def _street(cursor: _Cursor) -> None:
    rest = cursor.rest()
    for names in SHENZHEN_STREETS.values():
        for name in names.split():
            for suffix in ("街道办事处", "街道办", "街道", "办事处", "镇"):
                if rest.startswith(name + suffix):
                    return cursor.take(
                        "street", len(name + suffix), f"{name}{'镇' if suffix == '镇' else '街道'}"
                    )
    match = _STREET.match(rest)
    if match is None or re.search(r"[路巷号]|大道", match[1]):
        return None
    suffix = "街道" if "办事处" in match[2] and "地区" not in match[2] else match[2]
    return cursor.take("street", match.end(), match[1] + suffix)


def _community(cursor: _Cursor) -> None:
    match = _COMMUNITY.match(cursor.rest())
    if match is not None and not re.search(r"[路街巷号]|大道", match[1]):
        cursor.take("community", match.end(), match[1])


# ---------------------------------------------------------------------------------------------------------
# The tail: road, number, estate, building, unit, floor, room

_CN = "零〇一二三四五六七八九十百廿"
_TOKEN = (
    r"(?:(?:(?<![A-Z])[A-Z]{1,2}-?)?\d{1,6}(?:-\d{1,5}){0,2}[A-Z]{0,2}"
    rf"|(?<![A-Z])[A-Z]{{1,2}}|[{_CN}]{{1,4}})"
)
_SUFFIX = (
    r"号院|号大院|号楼|号房|号室|号(?!线|公馆|公寓|府|院子|码头|机|店|门)|栋楼?|幢楼?|座|塔|单元|梯|门(?!店|市|诊|口)|层|"
    r"楼(?!盘|村|房)|F(?![A-Z])|室|房(?!产|地|屋|东)|户|弄|巷|#楼?|单位"
)
_SEGMENT = re.compile(
    rf"(?P<token>(?:负|地下)?{_TOKEN})(?P<suffix>{_SUFFIX})(?P<sub>之[{_CN}\d]+)?"
    rf"|(?P<letter>[东西南北中主附甲乙丙丁])(?P<wing>栋|幢|座|塔|楼(?![{_HAN}]))"
    r"|(?P<triple>(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}[A-Z]?(?![\d-]))"
    r"|(?P<pair>(?<![\d-])[A-Z]?\d{0,3}-\d{3,4}[A-Z]?(?=$|[,.;(]))"
    rf"|(?P<bare>(?:(?<![\d-])(?:[A-Z]{{0,2}}\d{{2,5}}[A-Z]{{0,2}}|\d[A-Z])|(?<=[单元层楼栋座])(?:[{_CN}]{{3,4}}|[A-Z]))(?=$|[,.;(]))"
)
_ROAD = re.compile(
    rf"[{_HAN}A-Z0-9]{{1,12}}?(?:大道|公路|大街|马路|路|街|道|胡同|环)"
    rf"(?:[东西南北中](?=\d|[{_CN}]+(?:号|路|街|巷|弄)|$))?(?:[东西南北]段)?(?:[{_CN}]+[横路街](?=\d))?"
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


def _tail(cursor: _Cursor) -> None:
    """Numbered segments first; the names between them are roads and estates."""
    text, start = cursor.text, cursor.at
    blanked = _without_brackets(cursor, text, start)
    at = start
    for match in _SEGMENT.finditer(blanked, start):
        _name(cursor, blanked, at, match.start())
        _segment(cursor, match, blanked)
        at = match.end()
    _name(cursor, blanked, at, len(blanked))
    cursor.at = len(text)


def _without_brackets(cursor: _Cursor, text: str, start: int) -> str:
    """Brackets go to `rest`; equal length, so that places stay right."""
    out = text
    for match in _BRACKETS.finditer(text, start):
        cursor.put("rest", match.start(), match.end(), match[0][1:-1])
        out = out[: match.start()] + "," * len(match[0]) + out[match.end() :]
    return out


def _segment(cursor: _Cursor, match: re.Match[str], text: str) -> None:
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


def _meaning(cursor: _Cursor, match: re.Match[str], text: str) -> tuple[str, str]:
    """What one numbered segment is. 号 and 楼 depend on what stands before them."""
    token, suffix = match["token"], match["suffix"]
    value = _numeral(token) + ("" if not match["sub"] else f"-{_numeral(match['sub'][1:])}")
    if suffix == "#" and len(value) >= 3 and value.isdigit() and match.end() == len(text):
        return "room", _room(token)
    if suffix in _PLAIN:
        if _PLAIN[suffix] == "room":
            value = _room(token)
        return _PLAIN[suffix], value
    if suffix in ("号院", "号大院"):
        return "number", f"{value}院"
    if suffix == "弄":
        return "number", f"{value}弄"
    if suffix == "巷":
        return "road", f"{value}巷"
    if suffix == "楼":
        return ("building" if re.fullmatch(r"[A-Z]\d?", token) else "floor"), value
    if "building" in cursor.found or "unit" in cursor.found or "floor" in cursor.found:
        return "room", _room(token)
    if "number" in cursor.found and cursor.found["number"].value.endswith("弄"):
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


def _name(cursor: _Cursor, text: str, start: int, end: int) -> None:
    """A stretch of names: roads from its left, what remains is the estate."""
    while start < end and text[start] in ",.;:、-/和与":
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


# ---------------------------------------------------------------------------------------------------------


def parse_chinese(text: str) -> Address:
    """Take one address with Chinese characters apart."""
    cursor = _Cursor(text)
    cursor.skip(_LEAD)
    for step in (_province, _city, _city_below, _district, _street, _community):
        step(cursor)
        cursor.skip(_SEPARATORS)
    _tail(cursor)
    parts: dict[str, Any] = dict(cursor.found)
    return _settle(replace(Address(text=text), **parts))


def _city_below(cursor: _Cursor) -> None:
    """A county-level city under a city (佛冈县 is a district; 台山市 under 江门市 is one too)."""
    city = cursor.found.get("city")
    if city is None:
        return
    for name in _districts().get(city.value, ()):
        if name.endswith("市") and cursor.rest().startswith(name):
            cursor.take("district", len(name), name)


def _settle(address: Address) -> Address:
    """15层02室 is room 1502; a floor that the room already tells is still kept as printed."""
    floor, room = address.floor, address.room
    if floor is None or room is None or not floor.value.isdigit():
        return address
    short = re.fullmatch(r"(\d{1,2})([A-Z]?)", room.value)
    if short is not None:
        return replace(address, room=replace(room, value=f"{floor.value}{int(short[1]):02d}{short[2]}"))
    return (
        replace(address, room=replace(room, value=floor.value + room.value))
        if re.fullmatch("[A-Z]", room.value)
        else address
    )
