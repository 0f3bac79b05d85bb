"""English addresses as far as they are sure: Room 1502, Building 3, 15 Keyuan Road, Nanshan District.

Cities and listed districts become their Chinese names (their pinyin is unique in our table); roads and
estates stay Latin and are compared by sound only (address_match.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from language.address_model import Address, Part
from language.data.places import CITIES, PROVINCES, SOUNDS

_NUMBERED = re.compile(
    r"\b(?P<what>room|rm|flat|suite|apartment|apt|unit|building|bldg|block|tower|blk|floor|lane|yard|courtyard)\b"
    r"\.?\s*(?:no\.?\s*)?(?P<value>[A-Z]?-?\d{1,5}[A-Z]?|[A-Z])\b"
    r"|\b(?P<floor>\d{1,3})\s*/?\s*(?:st|nd|rd|th)?\s*(?:/?F\b|floor\b)"
    r"|^\s*(?:(?P<house>[A-Z]?\d{0,3})-)?(?P<room>\d{3,4}[A-Z]?)(?=\s*,)",
    re.IGNORECASE,
)
_SIDE = {"east": "dong", "west": "xi", "south": "nan", "north": "bei", "middle": "zhong", "central": "zhong"}
_ROAD_WORD = r"\b(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Highway)\b\.?"
_ROAD = re.compile(
    rf"(?:\b(?:no\.?\s*)?(?P<number>\d{{1,5}}[A-Z]?)\s*,?\s+)?"
    rf"(?P<road>(?:(?:[A-Z][A-Z']+|\d{{1,2}}(?:st|nd|rd|th))\s+){{1,4}}?{_ROAD_WORD}"
    rf"(?:\s*\(?(?:East|West|South|North|Middle|Central)\b\)?)?)"
    rf"(?:\s*,?\s*no\.?\s*(?P<after>\d{{1,5}}[A-Z]?)\b)?",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(
    r"\bno\.?\s*(?P<value>\d{1,5}[A-Z]?)\b(?!\s*,?\s*(?:[A-Z]+\s+){1,4}" + _ROAD_WORD + ")", re.IGNORECASE
)
_DISTRICT = re.compile(
    r"\b(?P<name>[A-Z][A-Za-z']+(?:\s[A-Z][a-z']+)?)\s+(?:District|New\s+(?:Area|District))\b", re.IGNORECASE
)
_FILLERS = frozenset(
    [
        "no",
        "the",
        "of",
        "in",
        "at",
        "district",
        "province",
        "city",
        "china",
        "prc",
        "p",
        "r",
        "c",
        "new",
        "area",
    ]
)
_COMPONENT = {
    "room": "room",
    "rm": "room",
    "flat": "room",
    "suite": "room",
    "apartment": "room",
    "apt": "room",
    "unit": "unit",
    "floor": "floor",
}


@lru_cache(maxsize=8192)
def sound(han: str) -> str:
    """Toneless pinyin in one lower-case word; names of places by their own readings (朝阳 chaoyang)."""
    if han in SOUNDS:
        return SOUNDS[han]
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(han, style=Style.NORMAL)).lower()


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], dict[str, str], dict[str, set[str]]]:
    """(cities by sound, provinces by sound, districts by sound without 区)."""
    cities = {sound(city[:-1]): city for city in CITIES}
    provinces = {sound(short): full for short, full in PROVINCES.items()}
    districts: dict[str, set[str]] = {}
    for _, names in CITIES.values():
        for name in names.split():
            if len(name) < 3:
                continue
            districts.setdefault(sound(re.sub(r"(?:(?<=..)新区|区|县|市)$", "", name)), set()).add(name)
    return cities, provinces, districts


@lru_cache(maxsize=4096)
def parse_english(text: str) -> Address:
    """Numbered parts, road, district, city and province of an address in Latin letters."""
    plain = "".join(c if ord(c) < 128 else (unicodedata.normalize("NFKC", c)[:1] or " ") for c in text)
    found: dict[str, Part] = {}

    def put(component: str, start: int, end: int, value: str) -> None:
        found.setdefault(component, Part(value, text[start:end], start, end))

    for match in _NUMBERED.finditer(plain):
        _numbered(match, put)
    road = _ROAD.search(plain)
    if road is not None:
        put("road", *road.span("road"), _road_name(road["road"]))
        for group in ("number", "after"):
            if road[group]:
                put("number", *road.span(group), road[group].upper().lstrip("0"))
    house = _HOUSE_NUMBER.search(plain)
    if house is not None and "number" in found and "弄" in found["number"].value:
        put("building", *house.span("value"), house["value"].upper().lstrip("0"))
    _places(plain, put, found)
    _leftover(text, plain, found)
    if "room" not in found and "unit" in found and len(re.sub(r"\D", "", found["unit"].value)) >= 3:
        found["room"] = found.pop("unit")
    _floor_and_room(found)
    parts: dict[str, Any] = dict(found)
    return replace(Address(text=text, language="en"), **parts)


def _numbered(match: re.Match[str], put: Callable[[str, int, int, str], None]) -> None:
    """One numbered part. Lane 399 is 399弄, Yard 50 is 50号院; 3-1502 at the front is house and room."""
    if match["room"]:
        if match["house"]:
            put("building", *match.span("house"), match["house"].upper())
        return put("room", *match.span("room"), match["room"].upper())
    what = "floor" if match["floor"] else match["what"].lower()
    value = (match["floor"] or match["value"]).upper().lstrip("0")
    if what in ("lane", "yard", "courtyard"):
        return put("number", *match.span(), value + ("弄" if what == "lane" else "院"))
    return put("floor" if what == "floor" else _COMPONENT.get(what, "building"), *match.span(), value)


def _road_name(road: str) -> str:
    """KEYUAN ROAD -> keyuan, Wangjing West Road -> wangjingxi, Gaoxin South 7th Road -> gaoxinnan7."""
    words = re.findall(r"[a-z0-9']+", re.sub(_ROAD_WORD, " ", road, flags=re.IGNORECASE).lower())
    return "".join(_SIDE.get(w, re.sub(r"(?<=\d)(?:st|nd|rd|th)$|'", "", w)) for w in words)


def _floor_and_room(found: dict[str, Part]) -> None:
    """15/F Unit 02 and 12/F Flat B are rooms 1502 and 12B."""
    if "room" not in found and "floor" in found and "unit" in found and len(found["unit"].value) <= 2:
        found["room"] = found.pop("unit")
    floor, room = found.get("floor"), found.get("room")
    if floor is None or room is None or not floor.value.isdigit():
        return
    if re.fullmatch(r"\d{1,2}", room.value):
        found["room"] = replace(room, value=f"{floor.value}{int(room.value):02d}")
    elif re.fullmatch("[A-Z]", room.value):
        found["room"] = replace(room, value=floor.value + room.value)


def _leftover(text: str, plain: str, found: dict[str, Part]) -> None:
    """Whatever no part covers (an estate's name) goes to `rest`, from its first to its last letter."""
    left = list(plain)
    for part in found.values():
        left[part.start : part.end] = " " * (part.end - part.start)
    words = [m for m in re.finditer(r"[A-Za-z]+", "".join(left)) if m[0].lower() not in _FILLERS]
    if words:
        start, end = words[0].start(), words[-1].end()
        value = "".join(m[0].lower() for m in words)
        found["rest"] = Part(value, text[start:end], start, end)


def _places(plain: str, put: Callable[[str, int, int, str], None], found: dict[str, Part]) -> None:
    """City and province by sound; a district only when its name is unique, or the named city has it."""
    cities, provinces, districts = _gazetteer()
    bare: dict[str, tuple[int, int]] = {}  # Nanshan, Shenzhen: a district without its word
    for match in re.finditer(r"[A-Z][A-Za-z']+", plain):
        word = match[0].lower().replace("'", "")
        following = plain[match.end() : match.end() + 10].strip().lower()
        if following.startswith(("road", "rd", "street", "avenue", "district")):
            continue
        if word in cities:
            put("city", *match.span(), cities[word])
        elif word in provinces:
            put("province", *match.span(), provinces[word])
        elif word in districts and word not in bare:
            bare[word] = match.span()
    named = _DISTRICT.search(plain)
    if named is not None:
        options = districts.get(re.sub(r"[^a-z]", "", named["name"].lower()), set())
        if "city" in found:
            options = options & set(CITIES[found["city"].value][1].split())
        if len(options) == 1:
            put("district", *named.span(), next(iter(options)))
    if "city" in found and "district" not in found:
        within = set(CITIES[found["city"].value][1].split())
        for word, span in bare.items():
            options = districts[word] & within
            if len(options) == 1 and not any(p.start <= span[0] < p.end for p in found.values()):
                return put("district", *span, next(iter(options)))
    return None
