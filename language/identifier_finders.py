"""Finders of numbers of known shapes, over folded text with single blanks (domain notes §2, §7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from language.checkdigits import USCC_ALPHABET
from language.identifier_kinds import MEANINGS, PROVINCES, REGIONS, IdSpan, birth, id_span, uscc

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
    rf"(?<![A-Za-z0-9<,/+-])(?<!(?<![Nn][Oo])\.)\d{{8}}(?:(?P<count>\d\d)(?P<agency>\([A-Z0-9]\))?)?{_R}(?![.,/-]\d)"
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
        yield id_span("hk_macau_permit", _tight(m["n"]), m.start(), m.end(), **extra)
    for m in _HM_FOREIGN.finditer(text):
        yield id_span("non_chinese_permit", _tight(m[0]), m.start(), m.end())
    for m in _EEP.finditer(text):
        yield id_span("mainland_eep", _tight(m[0]), m.start(), m.end())
    yield from _taiwan_permits(text)


def _taiwan_permits(text: str) -> Iterator[IdSpan]:
    """Eight bare digits are also a Hong Kong telephone and a date: labels decide, or `labelled` is False."""
    for m in _TW.finditer(text):
        before = _before(text, m.start())
        labelled = bool(_PERMIT_LABEL.search(before))
        if _PHONE_LABEL.search(before) or (m["count"] and not (labelled or m["agency"])):
            continue
        extra: dict[str, Any] = {"labelled": labelled, "date_like": birth(m[0][:8]) is not None}
        if m["count"]:
            extra["issue_count"] = m["count"]
        if m["agency"]:
            extra["agency"] = m["agency"][1]
        yield id_span("taiwan_permit", m[0][:8], m.start(), m.end(), **extra)


def eighteen_kinds(value: str) -> list[str]:
    """Kinds that 18 characters may be, likeliest first: a date inside and a check that holds count most."""
    kinds = []
    if re.fullmatch(r"\d{17}[\dX]", value):
        if value[:2] in REGIONS and value[2:6] == "0000":
            kinds.append("residence_permit")
        elif value[:2] in PROVINCES:
            kinds.append("mainland_id")
    if re.fullmatch(rf"[{USCC_ALPHABET}]{{2}}\d{{6}}[{USCC_ALPHABET}]{{10}}", value):
        kinds.append("uscc")

    if len(kinds) > 1 and value[0] not in "159NY" and uscc(value)[0] is not True:
        kinds.remove("uscc")

    def rank(kind: str) -> tuple[bool, bool]:
        valid, detail = MEANINGS[kind](value)
        dated = detail.get("date_of_birth") is not None
        return (valid is not True, not dated if kind != "uscc" else value[0] not in "159NY")

    return sorted(kinds, key=rank)


def _eighteens(text: str) -> Iterator[IdSpan]:
    for pattern in (_EIGHTEEN, _USCC):
        for m in pattern.finditer(text):
            value = _tight(m[0])
            if len(value) != 18 or not (kinds := eighteen_kinds(value)):
                continue
            span = id_span(kinds[0], value, m.start(), m.end(), **({"also": kinds[1:]} if kinds[1:] else {}))
            # Blanks inside: two neighbouring numbers, unless a check digit says that they belong together.
            if len(m[0]) == 18 or span.valid:
                yield span


def _identity_cards(text: str) -> Iterator[IdSpan]:
    for m in _HKID.finditer(text):
        yield id_span("hkid", f"{_tight(m['body'])}({m['check'].upper()})", m.start(), m.end())
    for m in _MACAU.finditer(text):
        yield id_span("macau_id", f"{m['body']}({m['check']})", m.start(), m.end())
    for m in _TAIWAN_ID.finditer(text):
        yield id_span("taiwan_id", m[0].upper(), m.start(), m.end())


def _passports(text: str) -> Iterator[IdSpan]:
    """Without the word «passport» before it only the mainland passport's own shapes are taken."""
    for m in _PASSPORT.finditer(text):
        if _PASSPORT_LABEL.search(_before(text, m.start())):
            yield id_span("passport", m[0].upper(), m.start(), m.end(), labelled=True)
    for m in _CN_PASSPORT.finditer(text):
        yield id_span("passport", m[0], m.start(), m.end(), labelled=False)


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
        yield id_span("property_certificate", value, m.start(), m.end(), **extra)
    for m in _OLD_SHENZHEN.finditer(text):
        extra = {
            "style": "old",
            "city": "深圳市",
            "district": _SHENZHEN_DIGIT.get(m["number"][0]),
            "number": m["number"],
        }
        yield id_span("property_certificate", _tight(m[0]), m.start(), m.end(), **extra)
    for m in _OLD_GUANGDONG.finditer(text):
        yield id_span(
            "property_certificate", _tight(m[0]), m.start(), m.end(), style="old", number=m["number"]
        )
    for m in _UNIT.finditer(text):
        yield id_span("property_unit", _tight(m[0]), m.start(), m.end(), region=m[0][:6])


def _houses(text: str) -> Iterator[IdSpan]:
    """Shenzhen: 25 digits name a flat, its first 19 the building (domain §2.8)."""
    for m in _HOUSE.finditer(text):
        value = _tight(m[0])
        if m["more"]:
            yield id_span("shenzhen_house_code", value, m.start(), m.end(), building=value[:19])
        else:
            yield id_span("shenzhen_building_code", value, m.start(), m.end())
    for m in _FILING.finditer(text):
        value = m["value"].rstrip("(-_")
        if sum(c.isdigit() for c in value) >= 4:
            yield id_span("lease_filing", _tight(value), m.start("value"), m.start("value") + len(value))


def _phones(text: str) -> Iterator[IdSpan]:
    for pattern in (_MOBILE, _LANDLINE, _ABROAD):
        for m in pattern.finditer(text):
            yield id_span("phone", re.sub(r"[^\d+]", "", m[0]), m.start(), m.end())
    for m in _LABELLED.finditer(text):
        if _PHONE_LABEL.search(_before(text, m.start())):
            yield id_span("phone", re.sub(r"\D", "", m[0]), m.start(), m.end())


FINDERS = (_eighteens, _property, _houses, _permits, _identity_cards, _phones, _passports)
