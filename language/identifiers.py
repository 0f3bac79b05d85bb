"""Numbers that name a person, a firm, a flat or a paper: found, normalised, check digits tried.

`valid` is True or False only where the number carries a check digit or a date inside it, else None. Shapes
are from domain notes §2 and §7. Nothing is repaired here; `repair` lists what a misread token may have been.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from language.checkdigits import (
    USCC_ALPHABET,
    check_digit_7_3_1,
    hkid_check,
    mod11_2,
    org_code_check,
    tw_id_check,
    uscc_check,
)
from language.folding import Folded, fold
from language.spans import without_overlaps

__all__ = [
    "IdSpan",
    "check_digit_7_3_1",
    "classify",
    "find_identifiers",
    "hkid_check",
    "mod11_2",
    "org_code_check",
    "repair",
    "tw_id_check",
    "uscc_check",
]


@dataclass(frozen=True, slots=True)
class IdSpan:
    """One number as printed.

    kind: see KINDS. value: normalised (upper case, half width, no blanks; for travel permits the lifelong
    part only, the issue count is in detail). start, end, raw: in the text given.
    valid: the check digit (and the birth date inside) holds; None = nothing to check.
    detail: parts of the number; "labelled" says that a fitting label stands before it; "review" says why a
    failing number may still be genuine; "also" lists other kinds of the same shape.
    """

    kind: str
    value: str
    start: int
    end: int
    raw: str = ""
    valid: bool | None = None
    detail: dict[str, Any] = field(default_factory=dict)


KINDS = (
    "hk_macau_permit",
    "non_chinese_permit",
    "taiwan_permit",
    "mainland_eep",
    "residence_permit",
    "mainland_id",
    "hkid",
    "macau_id",
    "taiwan_id",
    "uscc",
    "passport",
    "property_certificate",
    "property_unit",
    "lease_filing",
    "shenzhen_house_code",
    "shenzhen_building_code",
    "phone",
)

# ---------------------------------------------------------------------------------------------------------
# What a value of each kind means: (valid, detail)

Meaning = tuple[bool | None, dict[str, Any]]
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
    ]
)
_REGIONS = {"81": "HK", "82": "MO", "83": "TW"}


def _birth(text: str) -> datetime.date | None:
    """YYYYMMDD as a day of 1900..2199, or None. Whether it lies in the future is a check's business."""
    try:
        day = datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None


def resident_number(value: str) -> Meaning:
    """18 characters: region 6, birth 8, sequence 3 (odd male, even female), check MOD 11-2 (domain §2.4)."""
    born = _birth(value[6:14])
    holds = mod11_2(value[:17]) == value[17]
    detail: dict[str, Any] = {
        "region": value[:6],
        "date_of_birth": None if born is None else born.isoformat(),
        "sex": "M" if int(value[16]) % 2 else "F",
        "check_digit": holds,
    }
    if value[:2] in _REGIONS:
        detail["origin"] = _REGIONS[value[:2]]
    return holds and born is not None, detail


def uscc(value: str) -> Meaning:
    """Both checks. Early codes of regions 3501/3502 are legal and fail the outer one (domain §2.6)."""
    outer, inner = uscc_check(value[:17]) == value[17], org_code_check(value[8:16]) == value[16]
    detail: dict[str, Any] = {
        "check_digit": outer,
        "organisation_check": inner,
        "region": value[2:8],
        "organisation_code": value[8:17],
        "prefix": value[:2],
    }
    if outer and inner:
        return True, detail
    if inner and value[2:6] in ("3501", "3502"):
        detail["review"] = "codes issued early in this region are legal and fail the check digit"
        return None, detail
    return False, detail


def _permit(value: str) -> Meaning:
    return None, {}


def _hkid(value: str) -> Meaning:
    return hkid_check(value[:-3]) == value[-2], {}


def _taiwan_id(value: str) -> Meaning:
    return tw_id_check(value[:9]) == value[9], {"sex": {"1": "M", "8": "M", "2": "F", "9": "F"}.get(value[1])}


_MEANINGS: dict[str, Callable[[str], Meaning]] = {
    "residence_permit": resident_number,
    "mainland_id": resident_number,
    "uscc": uscc,
    "hkid": _hkid,
    "taiwan_id": _taiwan_id,
}


def _span(kind: str, value: str, start: int, end: int, **extra: Any) -> IdSpan:
    valid, detail = _MEANINGS.get(kind, _permit)(value)
    return IdSpan(kind, value, start, end, valid=valid, detail=detail | extra)


# ---------------------------------------------------------------------------------------------------------
# Finders, over folded text with single blanks

_L, _R = r"(?<![A-Za-z0-9<])", r"(?![A-Za-z0-9<])"
_PHONE_LABEL = re.compile(
    r"(?:电话|手机|手提|联系方式|联系号码|传真|热线|tel|phone|mobile|fax|whatsapp|微信)[^\n]{0,12}$",
    re.IGNORECASE,
)
_PERMIT_LABEL = re.compile(
    r"(?:台胞证|通行证|证件号|证号|证件及?编?号|编号|身份证明|permit|travel document|\bno\b\.?)"
    r"[^\n\d]{0,16}$",
    re.IGNORECASE,
)
_PASSPORT_LABEL = re.compile(r"(?:护照|passport)[^\n\d]{0,16}$", re.IGNORECASE)


def _before(text: str, start: int) -> str:
    return text[max(0, start - 28) : start]


def _tight(text: str) -> str:
    return "".join(text.split()).upper()


_HM = re.compile(rf"{_L}(?P<n>[HM] ?\d(?: ?\d){{7}})(?P<count>[ (]{{0,2}}\d ?\d\)?)?{_R}", re.IGNORECASE)
_HM_FOREIGN = re.compile(rf"{_L}[HM] ?A ?\d(?: ?\d){{6}}{_R}", re.IGNORECASE)
_EEP = re.compile(rf"{_L}C ?(?:\d|[A-HJ-NP-Z])(?: ?\d){{7}}{_R}", re.IGNORECASE)
_TW = re.compile(
    rf"(?<![A-Za-z0-9<.,/+-])\d{{8}}(?:(?P<count>\d\d)(?P<agency>\([A-Z0-9]\))?)?{_R}(?![.,/-]\d)"
)
_EIGHTEEN = re.compile(rf"{_L}\d(?: ?\d){{16}} ?[\dXx]{_R}")
_U = USCC_ALPHABET
# The first character names the registering authority (GB 32100): 1-9, A, N, Y.
_USCC = re.compile(
    rf"{_L}[1-9ANY][{_U}] ?\d{{6}} ?[{_U}]{{4}} ?[{_U}]{{4}} ?[{_U}]{{2}}{_R}",
    re.IGNORECASE,
)
_HKID = re.compile(rf"{_L}(?P<body>[A-Z]{{1,2}} ?\d{{6}}) ?\( ?(?P<check>[0-9A]) ?\)", re.IGNORECASE)
_MACAU = re.compile(r"(?<![A-Za-z0-9<])(?P<body>\d{7}) ?\( ?(?P<check>\d) ?\)")
_TAIWAN_ID = re.compile(rf"{_L}[A-Z][1289]\d{{8}}{_R}", re.IGNORECASE)
_PASSPORT = re.compile(
    rf"{_L}(?:[A-Z]{{1,2}}\d{{6,8}}|[A-Z]\d{{2}}[A-Z0-9]{{5,6}}|\d{{9}}|\d{{2}}[A-Z]{{2}}\d{{5}}){_R}",
    re.IGNORECASE,
)
_CN_PASSPORT = re.compile(rf"{_L}(?:[EG]\d{{8}}|E[A-HJ-NP-Z]\d{{7}}){_R}")


def _permits(text: str) -> Iterator[IdSpan]:
    for m in _HM.finditer(text):
        count = None if m["count"] is None else re.sub(r"\D", "", m["count"])
        extra: dict[str, Any] = {"origin": "HK" if m["n"][0] in "Hh" else "MO"}
        if count is not None:
            extra["issue_count"] = count
        yield _span("hk_macau_permit", _tight(m["n"]), m.start(), m.end(), **extra)
    for m in _HM_FOREIGN.finditer(text):
        yield _span("non_chinese_permit", _tight(m[0]), m.start(), m.end())
    for m in _EEP.finditer(text):
        yield _span("mainland_eep", _tight(m[0]), m.start(), m.end())
    yield from _taiwan_permits(text)


def _taiwan_permits(text: str) -> Iterator[IdSpan]:
    """Eight bare digits are also a Hong Kong telephone and a date: labels decide, or `labelled` is False."""
    for m in _TW.finditer(text):
        before = _before(text, m.start())
        labelled = bool(_PERMIT_LABEL.search(before))
        if _PHONE_LABEL.search(before) or (m["count"] and not (labelled or m["agency"])):
            continue
        extra: dict[str, Any] = {"labelled": labelled, "date_like": _birth(m[0][:8]) is not None}
        if m["count"]:
            extra["issue_count"] = m["count"]
        if m["agency"]:
            extra["agency"] = m["agency"][1]
        yield _span("taiwan_permit", m[0][:8], m.start(), m.end(), **extra)


def eighteen_kinds(value: str) -> list[str]:
    """Kinds that 18 characters may be, likeliest first: a date inside and a check that holds count most."""
    kinds = []
    if re.fullmatch(r"\d{17}[\dX]", value):
        if value[:2] in _REGIONS and value[2:6] == "0000":
            kinds.append("residence_permit")
        elif value[:2] in _PROVINCES:
            kinds.append("mainland_id")
    if re.fullmatch(rf"[{USCC_ALPHABET}]{{2}}\d{{6}}[{USCC_ALPHABET}]{{10}}", value):
        kinds.append("uscc")

    if len(kinds) > 1 and value[0] not in "159NY" and uscc(value)[0] is not True:
        kinds.remove("uscc")

    def rank(kind: str) -> tuple[bool, bool]:
        valid, detail = _MEANINGS[kind](value)
        dated = detail.get("date_of_birth") is not None
        return (valid is not True, not dated if kind != "uscc" else value[0] not in "159NY")

    return sorted(kinds, key=rank)


def _eighteens(text: str) -> Iterator[IdSpan]:
    for pattern in (_EIGHTEEN, _USCC):
        for m in pattern.finditer(text):
            value = _tight(m[0])
            if len(value) != 18 or not (kinds := eighteen_kinds(value)):
                continue
            span = _span(kinds[0], value, m.start(), m.end(), **({"also": kinds[1:]} if kinds[1:] else {}))
            # Blanks inside: two neighbouring numbers, unless a check digit says that they belong together.
            if len(m[0]) == 18 or span.valid:
                yield span


def _identity_cards(text: str) -> Iterator[IdSpan]:
    for m in _HKID.finditer(text):
        yield _span("hkid", f"{_tight(m['body'])}({m['check'].upper()})", m.start(), m.end())
    for m in _MACAU.finditer(text):
        yield _span("macau_id", f"{m['body']}({m['check']})", m.start(), m.end())
    for m in _TAIWAN_ID.finditer(text):
        yield _span("taiwan_id", m[0].upper(), m.start(), m.end())


def _passports(text: str) -> Iterator[IdSpan]:
    """Without the word «passport» before it only the mainland passport's own shapes are taken."""
    for m in _PASSPORT.finditer(text):
        if _PASSPORT_LABEL.search(_before(text, m.start())):
            yield _span("passport", m[0].upper(), m.start(), m.end(), labelled=True)
    for m in _CN_PASSPORT.finditer(text):
        yield _span("passport", m[0], m.start(), m.end(), labelled=False)


# ---------------------------------------------------------------------------------------------------------
# Property, leases, houses, telephones

_PROVINCE_SIGNS = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PROPERTY = re.compile(
    rf"(?:(?P<sign>[{_PROVINCE_SIGNS}]) ?[(\[〔] ?(?P<year>\d{{4}}) ?[)\]〕] ?)?"
    r"(?P<city>[一-鿿]{1,11}[市县区州旗盟]) ?不动产权 ?第 ?(?P<number>\d{6,8}) ?号"
)
_OLD_SHENZHEN = re.compile(r"深房地字 ?第 ?(?P<number>\d{7,11}) ?号")
_OLD_GUANGDONG = re.compile(
    r"粤房地(?:权)?证 ?(?P<city>[一-鿿]{0,3}) ?字 ?第 ?(?P<number>[A-Z]?\d{6,12}) ?号"
)
_SHENZHEN_DIGIT = {"2": "罗湖区", "3": "福田区", "4": "南山区", "5": "宝安区", "6": "龙岗区", "7": "盐田区"}
_UNIT = re.compile(rf"{_L}\d{{6}} ?\d{{3}} ?\d{{3}} ?[A-Z]{{2}} ?\d{{5}} ?[A-Z] ?\d{{8}}{_R}")
_HOUSE = re.compile(rf"{_L}4403(?: ?\d){{15}}(?P<more>(?: ?\d){{6}})?{_R}")
_FILING = re.compile(
    r"(?:备案编号|备案号码?|备案证明编号|备案登记号|登记备案号|登记备案编号|租赁登记号|租赁凭证号|租赁证号)\)?[::\s]{0,3}"
    r"(?P<value>(?:[A-Za-z0-9\-_()〔〕]|[一-鿿](?=[一-鿿]{0,8}[A-Za-z0-9(〔第\-]))(?:[A-Za-z0-9\-_()〔〕]|[一-鿿](?=[一-鿿]{0,8}[A-Za-z0-9(〔第\-])|第|号){3,39})"
)
_MOBILE = re.compile(r"(?<![A-Za-z0-9.,])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![0-9A-Za-z])")
_LANDLINE = re.compile(
    r"(?<![A-Za-z0-9.,])(?:\(?0\d{2,3}\)?[- ]?[2-9]\d{6,7}|400[- ]?\d{3}[- ]?\d{4})(?![0-9A-Za-z])"
)
_ABROAD = re.compile(
    r"(?<![A-Za-z0-9.,])(?:\(?(?:\+|00)?85[23]\)?[- ]?\d{4}[- ]?\d{4}"
    r"|\(?(?:\+|00)?886\)?[- ]?9\d{2}[- ]?\d{3}[- ]?\d{3}"
    r"|\+\d{1,3}[- ]?\d{3,4}[- ]?\d{3,4}(?:[- ]?\d{2,4})?)(?![0-9A-Za-z])"
)
_LABELLED = re.compile(r"(?<![A-Za-z0-9.,+-])\d{4}[- ]?\d{4}(?![0-9A-Za-z])")


def _property(text: str) -> Iterator[IdSpan]:
    # The pattern starts with any Chinese character: look for its fixed words first.
    for m in _PROPERTY.finditer(text) if "不动产权" in text else ():
        extra = {"style": "new", "year": m["year"], "city": m["city"], "number": m["number"]}
        value = (f"{m['sign']}({m['year']})" if m["sign"] else "") + f"{m['city']}不动产权第{m['number']}号"
        yield _span("property_certificate", value, m.start(), m.end(), **extra)
    for m in _OLD_SHENZHEN.finditer(text):
        extra = {
            "style": "old",
            "city": "深圳市",
            "district": _SHENZHEN_DIGIT.get(m["number"][0]),
            "number": m["number"],
        }
        yield _span("property_certificate", _tight(m[0]), m.start(), m.end(), **extra)
    for m in _OLD_GUANGDONG.finditer(text):
        yield _span("property_certificate", _tight(m[0]), m.start(), m.end(), style="old", number=m["number"])
    for m in _UNIT.finditer(text):
        yield _span("property_unit", _tight(m[0]), m.start(), m.end(), region=m[0][:6])


def _houses(text: str) -> Iterator[IdSpan]:
    """Shenzhen: 25 digits name a flat, its first 19 the building (domain §2.8)."""
    for m in _HOUSE.finditer(text):
        value = _tight(m[0])
        if m["more"]:
            yield _span("shenzhen_house_code", value, m.start(), m.end(), building=value[:19])
        else:
            yield _span("shenzhen_building_code", value, m.start(), m.end())
    for m in _FILING.finditer(text):
        value = m["value"].rstrip("(-_")
        if sum(c.isdigit() for c in value) >= 4:
            yield _span("lease_filing", _tight(value), m.start("value"), m.start("value") + len(value))


def _phones(text: str) -> Iterator[IdSpan]:
    for pattern in (_MOBILE, _LANDLINE, _ABROAD):
        for m in pattern.finditer(text):
            yield _span("phone", re.sub(r"[^\d+]", "", m[0]), m.start(), m.end())
    for m in _LABELLED.finditer(text):
        if _PHONE_LABEL.search(_before(text, m.start())):
            yield _span("phone", re.sub(r"\D", "", m[0]), m.start(), m.end())


_FINDERS = (_eighteens, _property, _houses, _permits, _identity_cards, _phones, _passports)


def find_identifiers(text: str) -> list[IdSpan]:
    """Every number of a known shape, in reading order. Of two readings of one place the longer stays."""
    folded = fold(text, simplify=True, spaces=False)
    found = without_overlaps(span for finder in _FINDERS for span in finder(folded.text))
    return [_to_original(span, folded, text) for span in found]


def _to_original(span: IdSpan, folded: Folded, text: str) -> IdSpan:
    start, end = folded.span(span.start, span.end)
    return IdSpan(span.kind, span.value, start, end, text[start:end], span.valid, span.detail)


# ---------------------------------------------------------------------------------------------------------
# One token: what can it be, and what may it have been before it was misread

_SHAPES: dict[str, str] = {
    "hk_macau_permit": r"[HM]\d{8}(?:\d{2})?",
    "non_chinese_permit": r"[HM]A\d{7}",
    "taiwan_permit": r"\d{8}(?:\d{2}(?:\([A-Z0-9]\))?)?",
    "mainland_eep": r"C(?:[A-HJ-NP-Z]\d{7}|\d{8})",
    "hkid": r"[A-Z]{1,2}\d{6}\(?[0-9A]\)?",
    "macau_id": r"\d{7}\(?\d\)?",
    "taiwan_id": r"[A-Z][1289]\d{8}",
    "passport": r"(?=.*\d)[A-Z0-9]{6,9}",
    "property_unit": r"\d{12}[A-Z]{2}\d{5}[A-Z]\d{8}",
    "shenzhen_house_code": r"4403\d{21}",
    "shenzhen_building_code": r"4403\d{15}",
    "phone": r"\+?(?:86)?1[3-9]\d{9}|\+?85[23]\d{8}",
}
_LIFELONG = {"hk_macau_permit": 9, "taiwan_permit": 8}


def classify(text: str) -> list[IdSpan]:
    """Every kind that the whole of `text` (one token) can be; those whose check holds come first."""
    return list(_classified(text))


@lru_cache(maxsize=1024)  # one number is asked for by many checks of a case
def _classified(text: str) -> tuple[IdSpan, ...]:
    value = fold(text).text.upper()
    found = [_of_kind(kind, value, len(text)) for kind in eighteen_kinds(value)] if len(value) == 18 else []
    found += [
        _of_kind(kind, value, len(text)) for kind, shape in _SHAPES.items() if re.fullmatch(shape, value)
    ]
    if any(mark in value for mark in "号第"):  # a certificate's number is a phrase
        found += [
            s
            for s in find_identifiers(text)
            if s.kind == "property_certificate" and (s.start, s.end) == (0, len(text))
        ]
    rank = {True: 0, None: 1, False: 2}
    named = [IdSpan(s.kind, s.value, 0, len(text), text, s.valid, s.detail) for s in found]
    return tuple(sorted(named, key=lambda s: (rank[s.valid], s.kind == "passport")))


def _of_kind(kind: str, value: str, length: int) -> IdSpan:
    extra: dict[str, Any] = {}
    if kind in ("hkid", "macau_id"):
        bare = value.replace("(", "").replace(")", "")
        value = f"{bare[:-1]}({bare[-1]})"
    elif kind in _LIFELONG and len(value) > _LIFELONG[kind]:
        cut = _LIFELONG[kind]
        extra["issue_count"], value = value[cut : cut + 2], value[:cut]
    return _span(kind, value, 0, length, **extra)


_TO_DIGIT = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "l": "1",
    "i": "1",
    "|": "1",
    "!": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "B": "8",
}
_TO_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B"}
# Slots: 9 digit, A letter, X digit or X, U the alphabet of a USCC, C digit or A (HKID check), other = itself.
_TEMPLATES: dict[str, tuple[str, ...]] = {
    "hk_macau_permit": ("H99999999", "M99999999", "H9999999999", "M9999999999"),
    "non_chinese_permit": ("HA9999999", "MA9999999"),
    "taiwan_permit": ("99999999", "9999999999"),
    "mainland_eep": ("C99999999", "CA9999999"),
    "residence_permit": ("8" + "9" * 16 + "X",),
    "mainland_id": ("9" * 17 + "X",),
    "hkid": ("A999999(C)", "AA999999(C)"),
    "macau_id": ("9999999(9)",),
    "taiwan_id": ("A999999999",),
    "uscc": ("UU999999" + "U" * 10,),
    "property_unit": ("9" * 12 + "AA99999A99999999",),
    "shenzhen_house_code": ("4403" + "9" * 21,),
    "shenzhen_building_code": ("4403" + "9" * 15,),
}
# Pairs that a reader confuses although both are legal in a USCC.
_USCC_PAIRS = {"8": "B", "B": "8", "0": "DQ", "D": "0", "Q": "0", "6": "G", "G": "6", "2": "", "1": "T"}


def repair(text: str, kind: str) -> list[tuple[str, int]]:
    """What a misread token of `kind` may have been: (value, number of changed characters), likeliest first.

    Values whose check digit holds come first, then fewer changes. The token itself is in the list with 0
    changes when its shape is right. Only look-alikes are exchanged, only where the slot demands it (and, for
    a USCC, between characters that are both legal, when that makes both checks hold). Empty = no repair.
    """
    token = "".join(fold(text, simplify=False).text.split())
    found: dict[str, int] = {}
    for template in _TEMPLATES.get(kind, ()):
        fitted = _fit(token, template)
        if fitted is not None:
            found.setdefault(*fitted)
    if kind == "uscc":
        for value, changes in list(found.items()):
            if uscc(value)[0] is not True:
                for index, char in enumerate(value):
                    for other in _USCC_PAIRS.get(char, ""):
                        swapped = value[:index] + other + value[index + 1 :]
                        if (
                            eighteen_kinds(swapped)
                            and "uscc" in eighteen_kinds(swapped)
                            and uscc(swapped)[0] is True
                        ):
                            found.setdefault(swapped, changes + 1)

    def rank(item: tuple[str, int]) -> tuple[bool, int, str]:
        valid = _MEANINGS[kind](item[0])[0] if kind in _MEANINGS else None
        return (valid is False, item[1], item[0])

    return sorted(found.items(), key=rank)


def _fit(token: str, template: str) -> tuple[str, int] | None:
    """The token forced into the template, and how many characters changed; None when it cannot be."""
    if len(token) != len(template):
        return None
    out, changes = "", 0
    for char, slot in zip(token, template, strict=True):
        fitted = _fit_char(char, slot)
        if fitted is None:
            return None
        out += fitted
        changes += fitted != char.upper()
    return out, changes


def _fit_char(char: str, slot: str) -> str | None:
    upper = char.upper()
    if slot == "9":
        return char if char.isdigit() and char.isascii() else _TO_DIGIT.get(char)
    if slot == "A":
        return upper if upper.isascii() and upper.isalpha() else _TO_LETTER.get(char)
    if slot == "X":
        return "X" if upper == "X" else _fit_char(char, "9")
    if slot == "C":
        return "A" if upper == "A" else _fit_char(char, "9")
    if slot == "U":
        return upper if upper in USCC_ALPHABET and char != "l" else _TO_DIGIT.get(char)
    if upper == slot:
        return slot
    other = _TO_DIGIT.get(char) if slot.isdigit() else _TO_LETTER.get(char)
    return slot if other == slot else None
