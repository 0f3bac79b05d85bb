"""Do two printed names mean one firm?

A registered name is exact: one differing character is another firm. What may differ is script, width,
brackets, and the legal form when it is left out; each has a rule by name. A branch is not its parent (domain
notes §6.2: seal and contract must name one legal person), and says so. A place left out in front is less
precise; a place left out in brackets is unclear: 明达科技(深圳)有限公司 and 明达科技有限公司 may both exist.
An English name is soft evidence only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from language.address_en import sound
from language.organisation_parts import (
    HAN,
    PLACES,
    OrganisationMatch,
    answer,
    plain,
    unbracketed,
    without_front,
)

_BRANCH = re.compile(
    r"(?P<stem>.*?(?:公司|银行|大学|集团|事务所|医院|厂|行|社))?"
    r"(?P<branch>[^公司]{0,20}?(?:分公司|子公司|办事处|代表处|分行|支行|营业部|分店|门店|分校|分所|分院|分厂))$"
)
_DEPARTMENT = re.compile(
    r"(?<=公司)(?:人力资源|人事|行政|财务|综合管理|综合|工会)(?:行政)?(?:部|中心|处|科|办公室|委员会)?$"
)
_PARTNERSHIP = re.compile(r"\((?:有限合伙|普通合伙|特殊普通合伙|个体工商户|个人独资)\)$")
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "公司")
_IN_BRACKETS = re.compile(r"\(([^()]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm's name taken apart. front: places in front; bracketed: what stands in brackets; core: trade name and
    trade, without places, brackets and form; form: "" when left out."""

    front: tuple[str, ...]
    bracketed: tuple[str, ...]
    core: str
    form: str


@lru_cache(maxsize=4096)
def take_apart(name: str) -> Firm:
    """`name`: plain, without a branch."""
    partnership = _PARTNERSHIP.search(name)
    bare = name[: partnership.start()] if partnership else name
    form = next((f for f in _FORMS if bare.endswith(f) and len(bare) > len(f)), "")
    stem = bare[: -len(form)] if form else bare
    bracketed = tuple(_place(b) for b in _IN_BRACKETS.findall(stem))
    front, core = without_front(unbracketed(_IN_BRACKETS.sub("", stem)), 2)
    legal = "有限公司" if form == "有限责任公司" else form
    return Firm(front, bracketed, core, legal or (partnership[0] if partnership else ""))


def _place(text: str) -> str:
    return text[:-1] if text[-1] in "省市" and text[:-1] in PLACES else text


def compare_firms(a: str, b: str) -> OrganisationMatch:
    """Two printed names of firms."""
    x, y = plain(a), plain(b)
    if not x or not y:
        return answer("unclear", "empty", "有一处没有可比对的名称", "one side holds no name", a, b)
    if bool(HAN.search(x)) != bool(HAN.search(y)):
        return _across(a, b, x, y)
    if not HAN.search(x):
        return _latin(a, b, x, y)
    if a == b:
        return answer("same", "exact", "名称一致", "the names are equal", a, b)
    if x == y:
        zh, en = "仅繁简、全半角或标点不同", "only script, width or punctuation differ"
        return answer("same", "script_or_width", zh, en, a, b)
    branch = _branches(a, b, unbracketed(x), unbracketed(y))
    if branch is not None:
        return branch
    if unbracketed(x) == unbracketed(y):
        return answer("same", "brackets", "仅括号不同", "only brackets differ", a, b)
    if _DEPARTMENT.sub("", x) == _DEPARTMENT.sub("", y):
        zh, en = "一处是该公司的内设部门，需人工核对", "one side names a department of the firm"
        return answer("unclear", "department", zh, en, a, b, True)
    one, two = take_apart(x), take_apart(y)
    if one.core == two.core:
        return _places(a, b, one, two)
    return _cores_differ(a, b, x, y, one, two)


def _branches(a: str, b: str, x: str, y: str) -> OrganisationMatch | None:
    """A branch against its parent, or two branches."""
    one, two = _BRANCH.match(x), _BRANCH.match(y)
    if bool(one) != bool(two):
        zh, en = (
            "一处是分支机构，另一处不是，不是同一主体",
            "one is a branch, the other is not: not one legal person",
        )
        return answer("different", "branch", zh, en, a, b)
    if one is None or two is None or x == y:
        return None
    stem_x, stem_y = one["stem"] or "", two["stem"] or ""
    if one["branch"].replace("市", "") == two["branch"].replace("市", ""):
        if stem_x == stem_y:
            zh, en = (
                "分支机构名称仅“市”字不同，需人工核对",
                "the branches differ in 市 only: a person has to look",
            )
            return answer("unclear", "branch_notation", zh, en, a, b, True)
        if stem_x and stem_y and compare_firms(stem_x, stem_y).outcome != "different":
            zh, en = (
                "分支机构相同，总公司名称写法不同，需人工核对",
                "one branch of firms that are written differently",
            )
            return answer("unclear", "branch_of_short_name", zh, en, a, b)
    return answer("different", "branch_differs", "两处分支机构名称不同", "the two branches differ", a, b)


def _places(a: str, b: str, one: Firm, two: Firm) -> OrganisationMatch:
    """Equal trade names: the places decide, then the legal form."""
    if sorted(one.front) == sorted(two.front) and sorted(one.bracketed) == sorted(two.bracketed):
        return _forms(a, b, one, two)
    everything = sorted({*one.front, *one.bracketed}), sorted({*two.front, *two.bracketed})
    if everything[0] == everything[1]:
        zh, en = "地名位置不同，需人工核对", "the place stands elsewhere in the name: a person has to look"
        return answer("unclear", "region_moved", zh, en, a, b, True)
    small, large = sorted(everything, key=len)
    if not set(small) <= set(large):
        return answer(
            "different", "region_differs", "名称中的地名不同", "the places in the names differ", a, b
        )
    if sorted(one.bracketed) == sorted(two.bracketed):
        zh, en = "其余一致，但一处未写行政区划", "all else agrees, but one side leaves out the place in front"
        return answer("less_precise", "region_left_out", zh, en, a, b)
    zh, en = (
        "一处未写括号内的地名，可能是另一家公司，需人工核对",
        ("one side leaves out the place in brackets; it may be another firm"),
    )
    return answer("unclear", "region_left_out", zh, en, a, b)


def _forms(a: str, b: str, one: Firm, two: Firm) -> OrganisationMatch:
    """Equal but for 省/市 and the legal form."""
    forms = {one.form, two.form}
    if len(forms) > 1 and not forms & {"", "公司"}:
        zh, en = "公司形式不同，可能已改制，需人工核对", "the legal forms differ: converted, or another firm"
        return answer("unclear", "legal_form_differs", zh, en, a, b)
    if _region_words(plain(a)) != _region_words(plain(b)):
        zh, en = "仅行政区划的“省”“市”字不同", "they differ only in 省 or 市 of the place"
        return answer("less_precise", "region_notation", zh, en, a, b)
    if len(forms) > 1:
        zh, en = "一处未写明公司形式，其余一致", "one side leaves out the legal form"
        return answer("same", "legal_form_left_out", zh, en, a, b)
    zh, en = "“有限责任公司”与“有限公司”为同一形式", "two spellings of one legal form"
    return answer("same", "legal_form", zh, en, a, b)


def _region_words(name: str) -> list[str]:
    return re.findall(f"(?:{'|'.join(PLACES)})([省市]?)", name)


def _cores_differ(a: str, b: str, x: str, y: str, one: Firm, two: Firm) -> OrganisationMatch:
    if Levenshtein.distance(x, y) == 1 or Levenshtein.distance(one.core, two.core) == 1:
        return answer("different", "one_character_differs", "名称有一个字不同", "one character differs", a, b)
    short, long = sorted((one.core, two.core), key=len)
    contradicted = one.front and two.front and not set(one.front) & set(two.front)
    if len(short) >= 2 and len(long) - len(short) >= 2 and short in long and not contradicted:
        zh, en = "一处可能是简称，需人工核对", "one may be a short name: a person has to look"
        return answer("unclear", "short_name", zh, en, a, b)
    return answer("different", "characters_differ", "名称不同", "the names differ", a, b)


_LATIN_FORMS = re.compile(
    r"(?:COMPANY|CO)?(?:LIMITED|LTD|INCORPORATED|INC|LLC|CORPORATION|CORP)$|(?:COMPANY|CO)$"
)


def _letters(name: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", name.replace("&", "AND"))


def _latin(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    one, two = _letters(x), _letters(y)
    if one == two:
        rule = "exact" if a == b else "case_or_punctuation"
        return answer("same", rule, "英文名称一致", "the Latin names are equal", a, b)
    if _LATIN_FORMS.sub("", one) == _LATIN_FORMS.sub("", two):
        zh, en = "仅公司形式写法不同", "only the legal form is spelled differently"
        return answer("same", "legal_form", zh, en, a, b)
    rule = "one_character_differs" if Levenshtein.distance(one, two) == 1 else "characters_differ"
    return answer("different", rule, "英文名称不同", "the Latin names differ", a, b)


def _across(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    """A Chinese name against a Latin one: nobody registers the Latin one, so it can only support."""
    chinese, latin = (x, y) if HAN.search(x) else (y, x)
    letters = _letters(latin).lower()
    core = "".join(HAN.findall(take_apart(chinese).core))
    heard = next((n for n in (4, 3, 2) if len(core) >= n and sound(core[:n]) in letters), 0)
    if heard:
        zh, en = (
            f"英文名称含“{core[:heard]}”的拼音，仅为佐证",
            f"the Latin name holds the pinyin of {core[:heard]}: evidence only",
        )
        return answer("unclear", "english_sounds_alike", zh, en, a, b, True)
    zh, en = "一处为中文名称，一处为英文名称，无法直接比对", "one name is Chinese, the other is not"
    return answer("unclear", "languages_differ", zh, en, a, b)
