"""Do two printed names mean one school?

Short names, English names, former names, campuses and colleges are known from a table; 中大 has two meanings
and the answer says so. A campus with a legal person of its own (香港中文大学(深圳)) is another school.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from language.data.schools import ENGLISH, FORMER, FULL_NAMES, INITIALS, SEPARATE, SHORT_NAMES
from language.organisation_parts import (
    HAN,
    PLACES,
    OrganisationMatch,
    answer,
    plain,
    unbracketed,
    without_front,
)

_CAMPUS = re.compile(r"\(?[^()]{1,12}(?:校区[^()]{0,4}|校园)\)?$")
_COLLEGE = re.compile(
    r"\(?[^()]{1,16}(?:学院|系|研究院|研究生院|学部|医学部|书院|研究所|中心|教务处|学生处|学生工作部|研究生部)\)?$|研究生院$"
)
_ATTACHED = re.compile(r"^(?:第[一二三四五六七八九十]+)?(?:附属|实验)")
_CLASS = re.compile(r"(?:\(?\d{2,4}级.*|[一二三四五六七八九十高初小\d]+年级.*|[高初][一二三].*班.*)$")
_GROUP = re.compile(r"(?<=[校学])\(?(?:教育)?集团\)?$")
_NUMBER = re.compile(r"(?<=第)\d{1,2}(?=[小中高])")
_TAIL = re.compile(
    r"\(?(?:校区|深圳|广州|珠海|上海|北京|苏州|威海|附|[^()]{1,10}(?:校区|学院|研究生院|研究院|书院|系)).*$"
)
_DIGITS = "零一二三四五六七八九"


@lru_cache(maxsize=4096)
def _tidy(name: str) -> str:
    """Plain; class and year off the end; 第3中学 as 第三中学."""
    out = _CLASS.sub("", plain(name)) or plain(name)
    out = _GROUP.sub("", out.replace("附中", "附属中学").replace("附小", "附属小学")) or out
    return _NUMBER.sub(lambda m: _chinese(int(m[0])), out)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return lead + (_DIGITS[ones] if ones or not tens else "")


@lru_cache(maxsize=4096)
def _meanings(name: str) -> tuple[frozenset[str], bool]:
    """(full names that a name may stand for, whether a short name was spelled out). 深大粤海校区 keeps its campus."""
    if name in FULL_NAMES:
        return frozenset((name,)), False
    if name in SHORT_NAMES:
        return SHORT_NAMES[name], True
    for length in range(min(5, len(name) - 2), 1, -1):
        short, more = name[:length], name[length:]
        if short in SHORT_NAMES and _TAIL.fullmatch(more) and not name.startswith(tuple(SHORT_NAMES[short])):
            return frozenset(full + more for full in SHORT_NAMES[short]), True
    return frozenset((name,)), False


def compare_schools(a: str, b: str) -> OrganisationMatch:
    """Two printed names of schools."""
    x, y = _tidy(a), _tidy(b)
    if not x or not y:
        return answer("unclear", "empty", "有一处没有可比对的名称", "one side holds no name", a, b)
    if not HAN.search(x) or not HAN.search(y):
        return _english(a, b, x, y)
    if x == y:
        rule = "exact" if a == b else "script_or_width"
        return answer("same", rule, "校名一致", "the names are equal", a, b)
    (mine, short_a), (other, short_b) = _meanings(x), _meanings(y)
    if not (short_a or short_b):
        return _full(a, b, x, y)
    matches = {_full(a, b, m, o) for m, o in product(mine, other)}
    friendly = [m for m in matches if m.outcome != "different" or m.rule == "separate_institution"]
    if len(mine) > 1 or len(other) > 1:
        return _ambiguous(a, b, mine | other, bool(friendly))
    match = next(iter(matches))
    if match.outcome == "same":
        return answer("same", "known_short_name", "一处为通用简称", "one is the usual short name", a, b)
    if match.outcome == "different" and match.rule not in ("separate_institution", "attached_school"):
        zh, en = "简称所指学校不同", "the short name stands for another school"
        return answer("different", "short_name_of_another", zh, en, a, b)
    return match


def _ambiguous(a: str, b: str, options: frozenset[str], possible: bool) -> OrganisationMatch:
    if not possible:
        zh, en = "简称所指学校不同", "the short name stands for another school"
        return answer("different", "short_name_of_another", zh, en, a, b)
    listed = "、".join(sorted(options))
    zh, en = f"简称有歧义，可指：{listed}", f"the short name is ambiguous: {listed}"
    return answer("unclear", "ambiguous_short_name", zh, en, a, b, True)


def _full(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    """Two names without short forms."""
    if x == y or unbracketed(x).replace("-", "") == unbracketed(y).replace("-", ""):
        return answer("same", "brackets", "仅括号不同", "only brackets differ", a, b)
    if FORMER.get(x) == y or FORMER.get(y) == x:
        zh, en = "一处为该校曾用名，需人工核对", "one is a former name of the school: a person has to look"
        return answer("unclear", "former_name", zh, en, a, b, True)
    if (x in SEPARATE or y in SEPARATE) and (x.startswith(y) or y.startswith(x)):
        zh, en = "名称相近但为独立的学校", "a separate institution of a similar name"
        return answer("different", "separate_institution", zh, en, a, b)
    (front_x, core_x), (front_y, core_y) = without_front(x, 4), without_front(y, 4)
    if core_x == core_y:
        return _regions(a, b, front_x, front_y)
    if _district_left_out((*front_x,), core_x, (*front_y,), core_y):
        zh, en = (
            "其余一致，但一处未写全行政区划",
            "all else agrees, but one side leaves out part of the place in front",
        )
        return answer("less_precise", "region_left_out", zh, en, a, b)
    for one, two in ((x, y), (core_x, core_y)):
        short, long = sorted((one, two), key=len)
        if long.startswith(short) and not (front_x and front_y and set(front_x).isdisjoint(front_y)):
            return _longer(a, b, short, long)
    close = Levenshtein.distance(x, y) == 1
    rule = "one_character_differs" if close else "characters_differ"
    return answer("different", rule, "校名不同", "the names differ", a, b)


def _district_left_out(front_x: tuple[str, ...], core_x: str, front_y: tuple[str, ...], core_y: str) -> bool:
    """深圳市南山区第二外国语学校 / 南山第二外国语学校: the district without 区, the city left out."""
    flat = ["".join(p.removesuffix("区") for p in f) + c for f, c in ((front_x, core_x), (front_y, core_y))]
    short, long = sorted(flat, key=len)
    lead = long[: len(long) - len(short)]
    return long.endswith(short) and (not lead or lead in PLACES) and bool(front_x or front_y)


def _regions(a: str, b: str, mine: tuple[str, ...], other: tuple[str, ...]) -> OrganisationMatch:
    if set(mine) == set(other):
        zh, en = "仅行政区划的“省”“市”字不同", "they differ only in 省 or 市 of the place"
        return answer("same", "region_notation", zh, en, a, b)
    if set(mine) <= set(other) or set(other) <= set(mine):
        zh, en = "其余一致，但一处未写行政区划", "all else agrees, but one side leaves out the place in front"
        return answer("less_precise", "region_left_out", zh, en, a, b)
    return answer("different", "region_differs", "校名中的地名不同", "the places in the names differ", a, b)


def _longer(a: str, b: str, short: str, long: str) -> OrganisationMatch:
    """One name adds a campus, a college, or something that makes it another school."""
    more = long[len(short) :]
    if long in SEPARATE or long in FORMER:
        zh, en = "名称相近但为独立的学校", "a separate institution of a similar name"
        return answer("different", "separate_institution", zh, en, a, b)
    if _ATTACHED.match(more):
        zh, en = "附属学校与大学不是同一学校", "an attached school is not the university"
        return answer("different", "attached_school", zh, en, a, b)
    if _CAMPUS.fullmatch(more):
        return answer("same", "campus", "一处多写了校区", "one side adds the campus", a, b)
    if any(place in more for place in PLACES):
        zh, en = (
            "一处多写了地名，可能是分校或独立学院，需人工核对",
            "one side adds a place: a campus or another school",
        )
        return answer("unclear", "place_added", zh, en, a, b)
    if short.endswith("大学") and _COLLEGE.fullmatch(more):
        return answer("same", "college", "一处多写了院系", "one side adds the college", a, b)
    zh, en = "一处名称更长，需人工核对", "one name is longer: a person has to look"
    return answer("unclear", "name_longer", zh, en, a, b)


# ---------------------------------------------------------------------------------------------------------


def _letters(name: str) -> str:
    spelled = re.sub(r"UNIV(?=$|[^E])", "UNIVERSITY", name)
    return re.sub(r"^THE", "", re.sub(r"[^A-Z0-9]", "", spelled.replace("&", "AND")))


def _english(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    """English names through the table; one that it does not hold says nothing about a Chinese one."""
    if _letters(x) == _letters(y) and not HAN.search(x + y):
        rule = "exact" if a == b else "case_or_punctuation"
        return answer("same", rule, "英文校名一致", "the English names are equal", a, b)
    known = [None if HAN.search(n) else ENGLISH.get(_letters(n)) for n in (x, y)]
    names = [k or (n if HAN.search(n) else None) for k, n in zip(known, (x, y), strict=True)]
    if names[0] and names[1]:
        match = compare_schools(names[0], names[1])
        if match.outcome == "same":
            zh, en = "一处为该校英文名", "one is the school's English name"
            return answer("same", "known_english_name", zh, en, a, b)
        return answer(
            match.outcome,
            match.rule,
            "英文校名所指学校不同或不能确定",
            "by its English name",
            a,
            b,
            match.supports,
        )
    options = INITIALS.get(_letters(x), frozenset()) | INITIALS.get(_letters(y), frozenset())
    if options:
        listed = "、".join(sorted(options))
        chinese = {n for n in (x, y) if HAN.search(n)}
        fits = bool(chinese & options) if chinese else None
        zh, en = f"英文缩写，可指：{listed}，需人工核对", f"initials that may stand for {listed}"
        return answer("unclear", "english_initials", zh, en, a, b, fits)
    if not HAN.search(x + y):
        close = Levenshtein.distance(_letters(x), _letters(y)) == 1
        rule = "one_character_differs" if close else "characters_differ"
        return answer("different", rule, "英文校名不同", "the English names differ", a, b)
    zh, en = "一处为中文名称，一处为英文名称，无法直接比对", "one name is Chinese, the other is not"
    return answer("unclear", "languages_differ", zh, en, a, b)
