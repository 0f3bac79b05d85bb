"""The front of a Chinese address: province, city, district, street (or town), community.

Nothing is guessed: a province or city that is not written is not filled in (domain notes §5.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from language.address_cursor import Cursor
from language.data.places import (
    CITIES,
    COMPLETE,
    MUNICIPALITIES,
    PREFECTURES,
    PROVINCES,
    RENAMED,
    SHENZHEN_STREETS,
)

_LEAD = re.compile(
    r"(?:(?:中华人民共和国|中国|(?:公司|单位|居住|现住|家庭|通讯|联系|注册|房屋|物业)?(?:地址|住址|住所)|坐落于?|座落于?|位于)[,.;:、]*)*"
)
_SEPARATORS = re.compile(r"[,.;:、\-/]*")
_HAN = "一-鿿"
_GENERIC_CITY = re.compile(rf"[{_HAN}]{{2,12}}?自治州|[{_HAN}]{{2,5}}?(?:市|地区|盟)")
_GENERIC_DISTRICT = re.compile(rf"[{_HAN}]{{1,8}}?(?:特别合作区|深度合作区|新区|区|自治县|县|旗)")
_NO_DISTRICT = re.compile(
    r".*(?:小区|社区|园区|片区|厂区|校区|工业区|开发区|住宅区|生活区|宿舍区|别墅区|街区|景区|商务区|[东南西北中一二三四五六七八九十A-Z0-9]区)$"
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
    everything = {name for names in by_city.values() for name in names if len(name) > 2} | set(RENAMED) - {
        "前海",
        "横琴镇",
    }
    by_city[""] = sorted(everything)
    return {city: tuple(sorted(names, key=len, reverse=True)) for city, names in by_city.items()}


def _province(cursor: Cursor) -> None:
    """A province only with its suffix, or when a city of it follows (广东路689号 is a road)."""
    rest = cursor.rest()
    for short, full in PROVINCES.items():
        if full in MUNICIPALITIES or not rest.startswith(short):
            continue
        for name in (full, f"{short}省", f"{short}自治区", f"{short}特区"):
            if rest.startswith(name):
                return cursor.take("province", len(name), full)
        if _OVERSEAS.match(rest):
            return cursor.take("province", len(short), full)
        below = _SHORT_CITY.match(rest, len(short))
        if below is not None and below[0] in PREFECTURES.get(short, "").split():
            return cursor.take("province", len(short), full)
    return None


# 香港九龙 and 澳门氹仔 are places there; 香港中路 is a road.
_OVERSEAS = re.compile(
    r"(?:香港(?=九龙|新界|港岛|香港|[中西东南北]{1,2}区|湾仔|深水埗|油尖旺|黄大仙|观塘|荃湾|葵青|屯门|元朗|大埔|沙田|西贡|离岛)"
    r"|澳门(?=氹仔|路环|路氹|[花圣大望风]+(?:地玛|安多尼|堂|德|顺)堂?区))"
)


# 安徽合肥, 合肥包河区, 广州经济技术开发区: a city without 市 counts only before or behind what proves it.
_SHORT_CITY = re.compile(
    "|".join(sorted({c for names in PREFECTURES.values() for c in names.split()}, key=len, reverse=True))
)
_ROAD_WORD = re.compile(rf"[东西南北中{_HAN}]?[一二三四五六七八九十]?(?:路|街|大道|道|巷|弄)")
_ZONE = re.compile(
    r"(?:国家级?)?(?:经济|高新|高科|技术|保税|出口加工|自由贸易|自贸|科学城|大学城|软件园|工业园)"
)


def _short_city(cursor: Cursor) -> None:
    """A prefecture without 市, behind its province or before a district or a zone."""
    rest = cursor.rest()
    match = _SHORT_CITY.match(rest)
    if match is None or rest.startswith("市", match.end()):
        return
    after = rest[match.end() :]
    district = re.match(rf"[{_HAN}]{{2,3}}(?:区|县)", after)
    proven = "province" in cursor.found and not _ROAD_WORD.match(after)
    if proven or _ZONE.match(after) or (district and not _NO_DISTRICT.match(district[0])):
        name = match[0]
        cursor.take("city", len(name), name if name.endswith(("自治州", "盟", "地区")) else f"{name}市")


def _city(cursor: Cursor) -> None:
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
            if (
                any(after.startswith(d) for d in _districts()[city])
                or any(after.startswith(d) for d in RENAMED if d != "前海")
                or _bare_district(after, _districts()[city])
            ):
                return cursor.take("city", len(short), city)
    _short_city(cursor)
    if "city" in cursor.found:
        return None
    match = _GENERIC_CITY.match(rest)
    if match and not any(
        bad in match[0].removesuffix("地区")
        for bad in ("城市", "都市", "超市", "门市", "夜市", "集市", "区", "县", "路", "街")
    ):
        cursor.take("city", match.end(), match[0])
    return None


# 前海 alone is the zone only before a place in it: 前海路, 前海大道 and 前海花园 are names of their own.
_QIANHAI = re.compile(rf"前海(?:深港|合作|自贸|片区|[前桂妈]湾|[{_HAN}]{{2,5}}(?:路|街|大道)(?=\d))")


def _district(cursor: Cursor) -> None:
    city = cursor.found.get("city")
    rest = cursor.rest()
    listed = _districts()["" if city is None else city.value] if city is None or city.value in CITIES else ()
    for name in (*listed, *(RENAMED if city is not None else ())):
        if rest.startswith(name) and not (name == "前海" and not _QIANHAI.match(rest)):
            cursor.take("district", len(name), RENAMED.get(name, name))
            return _old_district(cursor)
    bare = _bare_district(rest, listed) if city is not None else None
    if bare is not None:
        return cursor.take("district", len(bare[0]), bare[1])
    match = _GENERIC_DISTRICT.match(rest)
    # Where all districts are known, 福田中心区 and 高新园区 are areas, not districts.
    complete = city is not None and city.value in CITIES and CITIES[city.value][0] in COMPLETE
    if complete and not any(rest.startswith(d) for d in _districts()[""]):
        return None
    # 江东区 and 铁西区 are districts behind a city; 东区 and 一期西区 are not.
    compass = match is not None and city is not None and re.fullmatch(rf"[{_HAN}][东西南北中]区", match[0])
    if (
        match is None
        or (_NO_DISTRICT.match(match[0]) and match[0] not in _PLAIN_WORDS and not compass)
        or re.search(r"[路街巷镇村]|大道", match[0])
    ):
        return None
    if city is None and "province" not in cursor.found and match[0].endswith("区") and len(match[0]) > 4:
        return None
    return cursor.take("district", match.end(), RENAMED.get(match[0], match[0]))


# What makes a bare district name (深圳南山…) the beginning of another name: 南山大道, 龙华新村, 宝安中心.
_OTHER_NAME = re.compile(
    r"[东西南北中一二三四五六七八九十]{0,2}(?:路|街|大道|大街|道|新|村|镇|大厦|花园|中心|广场|公园|医院|学校|学院|书城|国际|山庄|苑|城|站|口|湾|区)"
)


def _bare_district(rest: str, listed: tuple[str, ...]) -> tuple[str, str] | None:
    """深圳南山海岸明珠花园: the district without 区, in a city that is named. (printed, full name)."""
    for name in listed:
        stem = name[:-1]
        follows = name.endswith("区") and len(stem) >= 2 and rest.startswith(stem)
        if follows and len(rest) > len(stem) + 3 and not _OTHER_NAME.match(rest, len(stem)):
            return stem, name
    return None


def _old_district(cursor: Cursor) -> None:
    """宝安区龙华新区: the new area inside the old district is today's district."""
    for old, new in RENAMED.items():
        if old.endswith("新区") and cursor.rest().startswith(old):
            del cursor.found["district"]
            return cursor.take("district", len(old), new)
    return None


def _street(cursor: Cursor) -> None:
    rest = cursor.rest()
    for names in SHENZHEN_STREETS.values():
        for name in names.split():
            for suffix in ("街道办事处", "街道办", "街道", "办事处", "镇"):
                if rest.startswith(name + suffix):
                    return cursor.take(
                        "street", len(name + suffix), f"{name}{'镇' if suffix == '镇' else '街道'}"
                    )
    match = _STREET.match(rest)
    if match is None:
        return None
    # 万寿路街道 and 南京东路街道 are named after a road; what else holds a road is a road.
    after_road = match[2].startswith("街道") and re.fullmatch(rf"[{_HAN}]{{1,4}}路", match[1])
    if not after_road and re.search(r"[路巷号]|大道", match[1]):
        return None
    if after_road and (match[1].count("路") > 1 or "大道" in match[1]):
        return None
    suffix = "街道" if "办事处" in match[2] and "地区" not in match[2] else match[2]
    return cursor.take("street", match.end(), match[1] + suffix)


def _community(cursor: Cursor) -> None:
    match = _COMMUNITY.match(cursor.rest())
    if match is not None and not re.search(r"[路街巷号]|大道", match[1]):
        cursor.take("community", match.end(), match[1])


def _city_below(cursor: Cursor) -> None:
    """A county-level city under a city (台山市 under 江门市 is one of its districts)."""
    city = cursor.found.get("city")
    if city is None:
        return
    for name in _districts().get(city.value, ()):
        if name.endswith("市") and cursor.rest().startswith(name):
            cursor.take("district", len(name), name)


def read_head(cursor: Cursor) -> None:
    """Province to community, each where it stands first and only when it is written."""
    cursor.skip(_LEAD)
    for step in (_province, _city, _city_below, _district, _street, _community):
        step(cursor)
        cursor.skip(_SEPARATORS)
