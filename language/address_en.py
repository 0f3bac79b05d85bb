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

from pypinyin import Style, lazy_pinyin

from language.address_model import Address, Part
from language.data.places import CITIES, PROVINCES

_NUMBERED = re.compile(
    r"\b(?P<what>room|rm|flat|suite|apartment|apt|unit|building|bldg|block|tower|blk|floor)\.?\s*(?:no\.?\s*)?(?P<value>[A-Z]?\d{1,5}[A-Z]?|[A-Z])\b"
    r"|\b(?P<floor>\d{1,3})\s*/?\s*(?:st|nd|rd|th)?\s*(?:/?F\b|floor\b)",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"(?:\b(?:no\.?\s*)?(?P<number>\d{1,5}[A-Z]?)\s*,?\s+)?(?P<road>(?:[A-Z][a-z']+\s+){1,4}?(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Lane|Highway)\b\.?)"
    r"(?:\s*,?\s*no\.?\s*(?P<after>\d{1,5}[A-Z]?)\b)?",
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


def sound(han: str) -> str:
    """Toneless pinyin in one lower-case word."""
    return "".join(lazy_pinyin(han, style=Style.NORMAL)).lower()


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], dict[str, str], dict[str, set[str]]]:
    """(cities by sound, provinces by sound, districts by sound without 区)."""
    cities = {sound(city[:-1]): city for city in CITIES}
    provinces = {sound(short): full for short, full in PROVINCES.items()}
    districts: dict[str, set[str]] = {}
    for _, names in CITIES.values():
        for name in names.split():
            districts.setdefault(sound(re.sub(r"(?:新区|区|县)$", "", name)), set()).add(name)
    return cities, provinces, districts


def parse_english(text: str) -> Address:
    """Numbered parts, road, district, city and province of an address in Latin letters."""
    plain = "".join(c if ord(c) < 128 else (unicodedata.normalize("NFKC", c)[:1] or " ") for c in text)
    found: dict[str, Part] = {}

    def put(component: str, start: int, end: int, value: str) -> None:
        found.setdefault(component, Part(value, text[start:end], start, end))

    for match in _NUMBERED.finditer(plain):
        what = "floor" if match["floor"] else _COMPONENT.get(match["what"].lower(), "building")
        put(what, *match.span(), (match["floor"] or match["value"]).upper().lstrip("0"))
    road = _ROAD.search(plain)
    if road is not None:
        put("road", *road.span("road"), re.sub(r"[^a-z]", "", road["road"].lower()))
        for group in ("number", "after"):
            if road[group]:
                put("number", *road.span(group), road[group].upper().lstrip("0"))
    _places(plain, put, found)
    _leftover(text, plain, found)
    if "room" not in found and "unit" in found and len(re.sub(r"\D", "", found["unit"].value)) >= 3:
        found["room"] = found.pop("unit")
    parts: dict[str, Any] = dict(found)
    return replace(Address(text=text, language="en"), **parts)


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
    for match in re.finditer(r"[A-Z][A-Za-z']+", plain):
        word = match[0].lower().replace("'", "")
        following = plain[match.end() : match.end() + 10].strip().lower()
        if following.startswith(("road", "rd", "street", "avenue", "district")):
            continue
        if word in cities:
            put("city", *match.span(), cities[word])
        elif word in provinces:
            put("province", *match.span(), provinces[word])
    named = _DISTRICT.search(plain)
    if named is not None:
        options = districts.get(re.sub(r"[^a-z]", "", named["name"].lower()), set())
        if "city" in found:
            options = options & set(CITIES[found["city"].value][1].split())
        if len(options) == 1:
            put("district", *named.span(), next(iter(options)))
