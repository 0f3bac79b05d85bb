"""Comparisons of a reading with a claim, in one form. The knowledge itself lives in the language room.

A field may hold more than one holder («陈大文、李小红»): then one of them must be the person claimed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Literal

from language import addresses, identifiers, names, organisations
from language.firms import take_apart
from language.folding import fold
from schemas.transcript import Mark

# Many checks of one case compare the same two values; across cases little is kept (values name people).
_remembered = lru_cache(maxsize=512)

MatchOutcome = Literal["same", "different", "less_precise", "unclear"]


@dataclass(frozen=True, slots=True)
class Match:
    """outcome, by which rule, and that rule said to a person."""

    outcome: MatchOutcome
    rule: str = ""
    zh: str = ""
    en: str = ""


_PERMITS = frozenset({"hk_macau_permit", "taiwan_permit", "non_chinese_permit", "mainland_eep"})
_OTHER_NUMBERS = {
    "hkid": ("香港身份证号码", "a Hong Kong identity card number"),
    "macau_id": ("澳门身份证号码", "a Macau identity card number"),
    "taiwan_id": ("台湾身份证号码", "a Taiwan identity card number"),
    "residence_permit": ("港澳台居民居住证号码", "a residence permit number"),
    "mainland_id": ("居民身份证号码", "a mainland identity card number"),
    "passport": ("护照号码", "a passport number"),
}


@_remembered
def plain(text: str) -> str:
    """Folded for exact agreement: width, blanks, case, punctuation, Traditional to Simplified."""
    folded = fold(text, simplify=True, spaces=False).text
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN").casefold()


def exact(found: str, claim: str) -> Match:
    if plain(found) == plain(claim):
        return Match("same", "identical", "完全一致", "identical")
    return Match("different", "different", "不一致", "different")


def dates(found: str, claim: str) -> Match:
    """ISO dates; one that states only year and month is less precise, not different."""
    if found == claim:
        return Match("same", "identical", "日期一致", "the same date")
    if len(found) in (4, 7) and claim.startswith(found):
        return Match("less_precise", "year_month", "只写明年月", "only the month is stated")
    return Match("different", "different", "日期不同", "different dates")


@_remembered
def numbers(found: str, claim: str) -> Match:
    """Numbers of papers that name a person.

    An old 11-character permit number is the lifelong nine and an issue count (eight and two for Taiwan).
    A number of another kind (a HKID in a lease) cannot be compared: unclear.
    """
    a, b = _number(found), _number(claim)
    if a == b:
        rule = "identical" if plain(found) == plain(claim) else "without_issue_count"
        return Match("same", rule, "号码一致", "the same number")
    if not _number_kinds(found) & _number_kinds(claim):
        zh, en = other_number(found) or ("另一类证件的号码", "a number of another kind")
        return Match(
            "unclear", "another_kind", f"写的是{zh},无法比对", f"it is {en}, which cannot be compared"
        )
    return Match("different", "different", "号码不同", "different numbers")


def other_number(text: str) -> tuple[str, str] | None:
    """What kind of number this is, when it is surely not a permit number."""
    kinds = [span.kind for span in identifiers.classify(text)]
    if not kinds or set(kinds) & _PERMITS:
        return None
    return _OTHER_NUMBERS.get(kinds[0])


def _number(text: str) -> str:
    for span in identifiers.classify(text):
        if span.kind in _PERMITS:
            return span.value
    return fold(text, spaces=False).text.upper()


def _number_kinds(text: str) -> frozenset[str]:
    """Kinds for comparison: all travel permits are one; what has no known shape could be any of them."""
    kinds = {span.kind for span in identifiers.classify(text)} & (_PERMITS | set(_OTHER_NUMBERS))
    if not kinds:
        return frozenset({"permit", *_OTHER_NUMBERS})
    return frozenset("permit" if kind in _PERMITS else kind for kind in kinds)


def names_of(claims: Iterable[str]) -> Callable[[str, str], Match]:
    """A comparison of a printed holder (or several) with any of the names that the applicant goes by.

    The second argument of the returned function is ignored: it is there for checks.agreement.
    """
    known = tuple(claims)

    def compare(found: str, _claim: str) -> Match:
        return best(person(part, known) for part in holders(found))

    return compare


@_remembered
def person(found: str, claims: tuple[str, ...]) -> Match:
    """One printed name against the applicant's names.

    Where it has Chinese characters, they decide; a Latin name that contradicts them makes it unclear.
    """
    printed = names.take_apart(found)
    han = tuple(c for c in claims if names.take_apart(c).han)
    latin = tuple(c for c in claims if not names.take_apart(c).han)
    if not printed.han:
        return best(_name(found, claim) for claim in latin or han)
    match = best(_name(found, claim) for claim in han or latin)
    if match.outcome == "same" and printed.latin and latin:
        second = best(_name(" ".join(printed.latin), claim) for claim in latin)
        if second.outcome == "different":
            return Match(
                "unclear",
                "two_names",
                f"中文姓名一致,但{second.zh}",
                f"the Chinese name agrees, but {second.en}",
            )
    return match


def _name(found: str, claim: str) -> Match:
    match = names.compare_names(found, claim)
    return Match(match.outcome, match.rule, match.zh, match.en)


def holders(text: str) -> list[str]:
    """Several persons in one field.

    A comma parts names only between Chinese ones (CHAN, TAI MAN is one person).
    """
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()] or [text]


_HAN = r"[\u3400-\u9fff]"
_BETWEEN = re.compile(
    rf"[、/;；&\n]|(?<={_HAN})\s*[,，]\s*(?={_HAN})|(?<={_HAN}{{2}})[及与與](?={_HAN}{{2}})"
)
_RANK: tuple[MatchOutcome, ...] = ("same", "less_precise", "unclear", "different")
_NOTHING = Match("unclear", "nothing_to_compare", "没有可比对的内容", "there is nothing to compare")


def best(matches: Iterable[Match]) -> Match:
    """The friendliest of several matches; unclear when there is none."""
    return min(matches, key=lambda m: _RANK.index(m.outcome), default=_NOTHING)


@_remembered
def places(found: str, claim: str) -> Match:
    """Two addresses, component by component."""
    return _of(addresses.compare_addresses(found, claim))


@_remembered
def firms(found: str, claim: str) -> Match:
    return _of(organisations.compare_firms(found, claim))


@_remembered
def schools(found: str, claim: str) -> Match:
    return _of(organisations.compare_schools(found, claim))


def seal_names(mark: Mark, name: str, compare: Callable[[str, str], Match]) -> MatchOutcome:
    """How a seal stands to a name: bent characters are misread, so what one recogniser reads as another's is the
    name's all the same where a second, different one reads just that name."""
    second = mark.details.get("second")
    first = compare(mark.text, name).outcome
    if (
        first == "different"
        and isinstance(second, str)
        and second
        and compare(second, name).outcome == "same"
    ):
        return "same"
    if first == "different" and isinstance(second, str) and second and _unread_only(name, mark.text, second):
        return "unclear"
    return first


UNREAD = 0.25
"""The most of a name that may be illegible on a seal; what two readers take for two other characters is."""


TRADE_NAME = 4
"""Characters of a firm's trade name and trade that tell it from others."""


def _unread_only(name: str, one: str, other: str) -> bool:
    """Whether nothing that both readers read on a seal speaks against the name, and most of it speaks for it.

    What sets a firm apart from others (its trade name) must be legible: 蓝海 and 篮海 are two firms.
    """
    wanted = fold(name).text
    pairs = list(zip(wanted, _read_as(wanted, one), _read_as(wanted, other), strict=True))
    against = any(a == b and a not in (char, "") for char, a, b in pairs)
    legible = sum(char in (a, b) for char, a, b in pairs)
    own = wanted.find(fold(take_apart(name).core[:TRADE_NAME]).text)
    apart = pairs[own : own + TRADE_NAME] if own >= 0 else pairs
    if not all(char in (a, b) for char, a, b in apart):
        return False
    return (
        not against and legible >= (1 - UNREAD) * len(wanted) and abs(len(fold(one).text) - len(wanted)) <= 1
    )


def _read_as(wanted: str, text: str) -> list[str]:
    """For each character of `wanted` what `text` has in its place, "" where it has none of its own."""
    read = fold(text).text
    places = [""] * len(wanted)
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, wanted, read, autojunk=False).get_opcodes():
        if tag in ("equal", "replace") and i1 - i0 == j1 - j0:
            places[i0:i1] = list(read[j0:j1])
    return places


def _of(match: Any) -> Match:
    return Match(match.outcome, match.rule, match.zh, match.en)
