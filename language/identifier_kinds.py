"""The kinds of numbers, and what a value of each kind means: check digits, dates inside, parts (domain notes §2, §7)."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from language.checkdigits import hkid_check, mod11_2, org_code_check, tw_id_check, uscc_check


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
PROVINCES = frozenset(
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
REGIONS = {"81": "HK", "82": "MO", "83": "TW"}


def birth(text: str) -> datetime.date | None:
    """YYYYMMDD as a day of 1900..2199, or None. Whether it lies in the future is a check's business."""
    try:
        day = datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None


def resident_number(value: str) -> Meaning:
    """18 characters: region 6, birth 8, sequence 3 (odd male, even female), check MOD 11-2 (domain §2.4)."""
    born = birth(value[6:14])
    holds = mod11_2(value[:17]) == value[17]
    detail: dict[str, Any] = {
        "region": value[:6],
        "date_of_birth": None if born is None else born.isoformat(),
        "sex": "M" if int(value[16]) % 2 else "F",
        "check_digit": holds,
    }
    if value[:2] in REGIONS:
        detail["origin"] = REGIONS[value[:2]]
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


def permit(value: str) -> Meaning:
    return None, {}


def _hkid(value: str) -> Meaning:
    return hkid_check(value[:-3]) == value[-2], {}


def _taiwan_id(value: str) -> Meaning:
    return tw_id_check(value[:9]) == value[9], {"sex": {"1": "M", "8": "M", "2": "F", "9": "F"}.get(value[1])}


MEANINGS: dict[str, Callable[[str], Meaning]] = {
    "residence_permit": resident_number,
    "mainland_id": resident_number,
    "uscc": uscc,
    "hkid": _hkid,
    "taiwan_id": _taiwan_id,
}


def id_span(kind: str, value: str, start: int, end: int, **extra: Any) -> IdSpan:
    valid, detail = MEANINGS.get(kind, permit)(value)
    return IdSpan(kind, value, start, end, valid=valid, detail=detail | extra)
