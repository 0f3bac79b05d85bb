"""A Chinese address spelled out in English, word by word: the one case in which two languages name the same place.

Every part of the Chinese address (province, 街道 and 社区 may be left out) must stand in the English one, equal in its
number or in the whole pinyin of its name, and the English one must hold nothing else. Sounds alone name many roads;
city, district, road or estate, every number and no word left over name one door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.address_en import sound
from language.address_model import Address

_SIDES = {
    "东": "east",
    "西": "west",
    "南": "south",
    "北": "north",
    "中": "middle",
    "前": "front",
    "后": "back",
}
_ORDINALS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
_ROADS = {
    "大道": ("avenue", "boulevard", "dadao"),
    "公路": ("highway", "road", "gonglu"),
    "大街": ("street", "avenue", "dajie"),
    "路": ("road", "rd", "lu"),
    "街": ("street", "st", "jie"),
    "道": ("road", "avenue", "dao"),
    "巷": ("lane", "alley", "xiang"),
}
_ESTATES = {
    "花园": ("garden", "gardens"),
    "大厦": ("building", "mansion", "tower"),
    "广场": ("plaza", "square"),
    "公寓": ("apartment", "apartments"),
    "中心": ("center", "centre"),
}
_NEEDED = ("city", "district", "road", "number", "estate", "building", "unit", "floor", "room")
_FREE = ("china", "prc", "prchina", "peoplesrepublicofchina", "mainlandchina")


def spelled_out(zh: Address, en: Address) -> bool:
    """Whether the English address is the Chinese one, part for part."""
    if zh.city is None or zh.district is None or zh.room is None or zh.rest is not None:
        return False
    if (zh.road is None or zh.number is None) and zh.estate is None:
        return False
    forms = {
        part: set(_forms(part, zh)) for part in (*_NEEDED, "province", "street", "community") if zh.get(part)
    }
    if zh.road is not None and zh.number is not None:
        numbers, roads = forms.pop("number"), forms.pop("road")
        forms["road"] = {f for n in numbers for r in roads for f in (n + r, r + n)}
        forms["road"] |= {f"{r}|{n}" for n in numbers for r in roads if r[-1:].isdigit() and n[:1].isdigit()}
    forms["country"] = set(_FREE)
    left = set(forms)
    for segment in re.split(r"[,，;；\n]+", en.text):
        plain = _plain(segment)
        if plain and not (used := _explained(plain, forms, left)):
            return False
        if plain:
            left -= set(used)
    return not left & set(_NEEDED)


def _explained(text: str, forms: dict[str, set[str]], left: set[str]) -> tuple[str, ...]:
    """The parts, each used once, that together are the whole text; () when there are none such."""
    for part in sorted(left):
        for form in sorted(forms[part], key=len, reverse=True):
            if text == form:
                return (part,)
            if text.startswith(form):
                rest = _explained(text[len(form) :].removeprefix("|"), forms, left - {part})
                if rest:
                    return (part, *rest)
    return ()


def _plain(text: str) -> str:
    """Letters and figures in lower case; «|» where a blank parts two figures."""
    lower = re.sub(r"(?<=\d)[^a-z0-9]+(?=\d)", "|", text.lower().replace("'", ""))
    return re.sub(r"[^a-z0-9|]", "", lower)


def _spell(han: str) -> str:
    return re.sub(r"[^a-z0-9]", "", sound(han).lower())


def _forms(part: str, zh: Address) -> Iterator[str]:
    """How a part may be written in English, blanks and marks left out."""
    value = zh.get(part) or ""
    if part in ("province", "city", "district", "street", "community"):
        yield from _area(part, value)
    elif part == "road":
        yield from _road(value)
    elif part == "estate":
        name = value.replace("|", "")
        yield from (_spell(name), _spell(name) + "xiaoqu")  # 小区 is no part of the name
        for ending, words in _ESTATES.items():
            if name.endswith(ending) and len(name) > len(ending):
                yield from (_spell(name[: -len(ending)]) + word for word in words)
    elif part == "number":
        bare = value.lower()
        if bare.endswith("弄"):
            yield f"lane{bare[:-1]}"
        else:
            yield from (f"no{bare.removesuffix('院')}", bare.removesuffix("院"))
    else:
        yield from _numbered(part, value.lower().replace("|", ""), zh)


def _area(part: str, value: str) -> Iterator[str]:
    stem = _spell(re.sub(r"(?:(?<=..)新区|(?<=.)[省市区县]|街道|社区)$", "", value))
    words = {
        "province": ("province", "sheng", ""),
        "city": ("city", "shi", ""),
        "district": ("district", "newdistrict", "newarea", "qu", ""),
        "street": ("subdistrict", "street", "jiedao", ""),
        "community": ("community", "shequ", ""),
    }
    yield from (stem + word for word in words[part] if word or part != "community")
    yield _spell(value)


_HAN = {str(n): han for han, n in _ORDINALS.items()}


def _road(value: str) -> Iterator[str]:
    value = re.sub(r"\d+", lambda m: _HAN.get(m[0], m[0]), value)  # 龙翔3道 is printed 龙翔三道
    yield _spell(value)
    ending = next((e for e in _ROADS if value.endswith(e) and len(value) > len(e)), None)
    if ending is None:
        return
    stem = value[: -len(ending)]
    for word in _ROADS[ending]:
        yield _spell(stem) + word
        last = stem[-1]
        if last in _SIDES and len(stem) > 1:
            yield _spell(stem[:-1]) + _SIDES[last] + word
            yield _SIDES[last] + _spell(stem[:-1]) + word
            yield _spell(stem[:-1]) + word + _SIDES[last]
        if last in _ORDINALS and len(stem) > 1:
            number = _ORDINALS[last]
            nth = {1: "1st", 2: "2nd", 3: "3rd"}.get(number, f"{number}th")
            yield from (_spell(stem[:-1]) + nth + word, _spell(stem[:-1]) + str(number) + word)


def _numbered(part: str, value: str, zh: Address) -> Iterator[str]:
    names = {
        "building": ("block", "building", "bldg", "tower", "blk", "buildingno", "blockno"),
        "unit": ("unit",),
        "floor": ("floor",),
        "room": ("room", "rm", "flat", "apartment", "apt", "roomno"),
    }
    yield from (name + value for name in names[part])
    if part == "building" and (zh.get("number") or "").endswith("弄"):
        yield f"no{value}"
    if part == "floor":
        yield from (f"{value}f", f"{value}floor", f"{value}thfloor")
    if part == "room" and zh.unit is None:
        yield f"unit{value}"
