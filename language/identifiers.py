"""Numbers that name a person, a firm, a flat or a paper: found, normalised, check digits tried.

`valid` is True or False only where the number carries a check digit or a date inside it, else None. Shapes
are from domain notes §2 and §7. Nothing is repaired here; `repair` lists what a misread token may have been.
"""

from __future__ import annotations

import re
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
from language.identifier_finders import FINDERS, eighteen_kinds
from language.identifier_kinds import MEANINGS, IdSpan, id_span, uscc
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
    "uscc",
    "uscc_check",
]


def find_identifiers(text: str) -> list[IdSpan]:
    """Every number of a known shape, in reading order. Of two readings of one place the longer stays."""
    folded = fold(text, simplify=True, spaces=False)
    found = without_overlaps(span for finder in FINDERS for span in finder(folded.text))
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
    return id_span(kind, value, 0, length, **extra)


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
# Slots: 9 digit, A letter, X digit or X, U the alphabet of a USCC, F its first place, C digit or A (HKID check), other = itself.
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
    "uscc": ("FU999999" + "U" * 10,),
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
        valid = MEANINGS[kind](item[0])[0] if kind in MEANINGS else None
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
    if slot == "F":  # GB 32100: the registering authority
        return upper if upper in "123456789ANY" else {"q": "9", "g": "9", **_TO_DIGIT}.get(char)
    if slot == "U":
        return upper if upper in USCC_ALPHABET and char != "l" else _TO_DIGIT.get(char)
    if upper == slot:
        return slot
    other = _TO_DIGIT.get(char) if slot.isdigit() else _TO_LETTER.get(char)
    return slot if other == slot else None
