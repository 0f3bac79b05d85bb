"""Do two printed names mean one firm, or one school?

A registered name is exact: one differing character is another firm. What may differ is script, width,
brackets, and the legal form when it is left out; each has a rule by name. A branch is not its parent (domain
notes §6.2: seal and contract must name one legal person), and says so. Places that moved, were added or left
out are «unclear»: 腾讯科技(深圳)有限公司 and 腾讯科技有限公司 may both exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from language.data.places import CITIES, PROVINCES
from language.data.schools import SEPARATE, SHORT_NAMES
from language.folding import fold

Outcome = Literal["same", "different", "unclear"]


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """outcome; rule: stable id; zh, en: for the reviewer; supports: for «unclear», which way it leans."""

    outcome: Outcome
    rule: str
    zh: str
    en: str
    supports: bool | None = None


def _match(
    outcome: Outcome, rule: str, zh: str, en: str, a: str, b: str, supports: bool | None = None
) -> OrganisationMatch:
    return OrganisationMatch(outcome, rule, f"{zh}（{a}／{b}）", f"{en} ({a} / {b})", supports)


# ---------------------------------------------------------------------------------------------------------

_HAN = re.compile("[一-鿿]")
_NOISE = re.compile(r"[\s,.:;、。·\"'“”‘’《》<>_*]|\((?:盖章|公章|签章|签字|以下简称[^)]*|甲方|乙方)\)")
_BRANCH = re.compile(
    r"(?P<stem>.*?(?:公司|银行|大学|集团|事务所|医院|厂|行|社))?(?P<branch>[^公司]{0,20}?(?:分公司|子公司|办事处|代表处|分行|支行|营业部|分店|门店|分校|分所|分院|分厂))$"
)
_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "公司")
_PLACES = tuple(sorted({c[:-1] for c in CITIES} | set(PROVINCES), key=len, reverse=True))


def _plain(name: str) -> str:
    """Folded, upper case, noise out; brackets stay, half width."""
    return _NOISE.sub(
        "",
        fold(name)
        .text.upper()
        .replace("〔", "(")
        .replace("〕", ")")
        .replace("[", "(")
        .replace("]", ")")
        .replace("【", "(")
        .replace("】", ")"),
    )


def _unbracketed(name: str) -> str:
    return name.replace("(", "").replace(")", "")


def _form(name: str) -> tuple[str, str]:
    """(stem, legal form). 有限责任公司 and 有限公司 are one form (Company Law)."""
    for form in _FORMS:
        if name.endswith(form) and len(name) > len(form):
            return name[: -len(form)], "有限公司" if form == "有限责任公司" else form
    return name, ""


def compare_firms(a: str, b: str) -> OrganisationMatch:
    """Two printed names of firms."""
    x, y = _plain(a), _plain(b)
    if not x or not y:
        return _match("unclear", "empty", "有一处没有可比对的名称", "one side holds no name", a, b)
    if not _HAN.search(x) or not _HAN.search(y):
        return _latin_firms(a, b, x, y)
    if a == b:
        return _match("same", "exact", "名称一致", "the names are equal", a, b)
    if x == y:
        return _match(
            "same",
            "script_or_width",
            "仅繁简、全半角或标点不同",
            "only script, width or punctuation differ",
            a,
            b,
        )
    branch = _branches(a, b, _unbracketed(x), _unbracketed(y))
    if branch is not None:
        return branch
    if _unbracketed(x) == _unbracketed(y):
        return _match("same", "brackets", "仅括号不同", "only brackets differ", a, b)
    return _forms(a, b, x, y)


def _branches(a: str, b: str, x: str, y: str) -> OrganisationMatch | None:
    """A branch against its parent, or two branches."""
    one, two = _BRANCH.match(x), _BRANCH.match(y)
    if bool(one) != bool(two):
        return _match(
            "different",
            "branch",
            "一处是分支机构，另一处不是，不是同一主体",
            "one is a branch, the other is not: not one legal person",
            a,
            b,
        )
    if one and two and x != y:
        return _match("different", "branch_differs", "两处分支机构名称不同", "the two branches differ", a, b)
    return None


def _forms(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    (stem_x, form_x), (stem_y, form_y) = _form(_unbracketed(x)), _form(_unbracketed(y))
    if stem_x == stem_y:
        if form_x == form_y:
            return _match(
                "same",
                "legal_form",
                "“有限责任公司”与“有限公司”为同一形式",
                "two spellings of one legal form",
                a,
                b,
            )
        if (
            {form_x, form_y} <= {"", "公司", "有限公司"}
            or "" in (form_x, form_y)
            or "公司" in (form_x, form_y)
        ):
            return _match(
                "same",
                "legal_form_left_out",
                "一处未写明公司形式，其余一致",
                "one side leaves out the legal form",
                a,
                b,
            )
        return _match(
            "unclear",
            "legal_form_differs",
            "公司形式不同，可能已改制，需人工核对",
            "the legal forms differ: converted, or another firm",
            a,
            b,
            None,
        )
    return _places(a, b, x, y, stem_x, stem_y)


def _places(a: str, b: str, x: str, y: str, stem_x: str, stem_y: str) -> OrganisationMatch:
    """Names that are equal but for a place (deliberately unclear), or that differ."""
    bare_x, bare_y = _without_places(stem_x), _without_places(stem_y)
    if bare_x == bare_y and len(bare_x) >= 2:
        places_x, places_y = _places_in(stem_x), _places_in(stem_y)
        if sorted(places_x) == sorted(places_y):
            return _match(
                "unclear",
                "region_moved",
                "地名位置或“市”“省”字不同，需人工核对",
                "the place stands elsewhere in the name: a person has to look",
                a,
                b,
                True,
            )
        if places_x and places_y:
            return _match(
                "different", "region_differs", "名称中的地名不同", "the places in the names differ", a, b
            )
        return _match(
            "unclear",
            "region_left_out",
            "一处未写地名，可能是另一家公司，需人工核对",
            "one side leaves out the place; it may be another firm",
            a,
            b,
        )
    distance = Levenshtein.distance(x, y)
    if distance == 1:
        return _match("different", "one_character_differs", "名称有一个字不同", "one character differs", a, b)
    short, long = sorted((stem_x, stem_y), key=len)
    if len(short) >= 2 and len(long) - len(short) >= 2 and short in long:
        return _match(
            "unclear",
            "short_name",
            "一处可能是简称，需人工核对",
            "one may be a short name: a person has to look",
            a,
            b,
        )
    return _match("different", "characters_differ", "名称不同", "the names differ", a, b)


def _without_places(stem: str) -> str:
    return re.sub(r"(?:" + "|".join(_PLACES) + r")(?:省|市)?", "", stem)


def _places_in(stem: str) -> list[str]:
    return re.findall("|".join(_PLACES), stem)


_LATIN_FORMS = re.compile(
    r"(?:COMPANY|CO)?(?:LIMITED|LTD|INCORPORATED|INC|LLC|CORPORATION|CORP)$|(?:COMPANY|CO)$"
)


def _latin_firms(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    if bool(_HAN.search(x)) != bool(_HAN.search(y)):
        return _match(
            "unclear",
            "languages_differ",
            "一处为中文名称，一处为英文名称，无法直接比对",
            "one name is Chinese, the other is not",
            a,
            b,
        )
    one, two = (re.sub(r"[^A-Z0-9]", "", n.replace("&", "AND")) for n in (x, y))
    if one == two:
        return _match(
            "same",
            "exact" if a == b else "case_or_punctuation",
            "英文名称一致",
            "the Latin names are equal",
            a,
            b,
        )
    if _LATIN_FORMS.sub("", one) == _LATIN_FORMS.sub("", two):
        return _match(
            "same", "legal_form", "仅公司形式写法不同", "only the legal form is spelled differently", a, b
        )
    rule = "one_character_differs" if Levenshtein.distance(one, two) == 1 else "characters_differ"
    return _match("different", rule, "英文名称不同", "the Latin names differ", a, b)


# ---------------------------------------------------------------------------------------------------------
# Schools

_SCHOOL = re.compile(r"(?P<school>.{2,}?(?:大学|学院|学校|中学|小学|幼儿园|书院))(?P<more>.*)$")
_CAMPUS = re.compile(r"\(?[^()]{1,12}校区\)?$")
_COLLEGE = re.compile(r"[^()]{1,16}(?:学院|系|研究院|研究生院|学部|书院|研究所|中心)$")
_ATTACHED = re.compile(r"^(?:第[一二三四五六七八九十]+)?(?:附属|附中|附小|实验)")


def compare_schools(a: str, b: str) -> OrganisationMatch:
    """Two printed names of schools. Short names, campuses and colleges are known; 中大 is ambiguous."""
    x, y = _plain(a), _plain(b)
    if not x or not y:
        return _match("unclear", "empty", "有一处没有可比对的名称", "one side holds no name", a, b)
    if bool(_HAN.search(x)) != bool(_HAN.search(y)):
        return _match(
            "unclear",
            "languages_differ",
            "一处为中文名称，一处为英文名称，无法直接比对",
            "one name is Chinese, the other is not",
            a,
            b,
        )
    if x == y:
        return _match(
            "same", "exact" if a == b else "script_or_width", "校名一致", "the names are equal", a, b
        )
    if x in SHORT_NAMES or y in SHORT_NAMES:
        return _short_names(a, b, x, y)
    if _unbracketed(x) == _unbracketed(y):
        return _match("same", "brackets", "仅括号不同", "only brackets differ", a, b)
    return _suffixes(a, b, x, y)


def _short_names(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    mine, other = SHORT_NAMES.get(x, frozenset((x,))), SHORT_NAMES.get(y, frozenset((y,)))
    bases = frozenset(
        m["school"] if (m := _SCHOOL.match(o)) and not _other_school(o, m) else o for o in other
    )
    bases_mine = frozenset(
        m["school"] if (m := _SCHOOL.match(o)) and not _other_school(o, m) else o for o in mine
    )
    common = bases & bases_mine
    if not common:
        return _match(
            "different",
            "short_name_of_another",
            "简称所指学校不同",
            "the short name stands for another school",
            a,
            b,
        )
    if len(mine) > 1 or len(other) > 1:
        options = "、".join(sorted(mine | other))
        return _match(
            "unclear",
            "ambiguous_short_name",
            f"简称有歧义，可指：{options}",
            f"the short name is ambiguous: {options}",
            a,
            b,
            True,
        )
    return _match("same", "known_short_name", "一处为通用简称", "one is the usual short name", a, b)


def _other_school(name: str, match: re.Match[str]) -> bool:
    return name in SEPARATE or bool(_ATTACHED.match(match["more"]))


def _suffixes(a: str, b: str, x: str, y: str) -> OrganisationMatch:
    """One name adds a campus, a college, or something that makes it another school."""
    short, long = sorted((x, y), key=len)
    if not long.startswith(short):
        rule = "one_character_differs" if Levenshtein.distance(x, y) == 1 else "characters_differ"
        return _match("different", rule, "校名不同", "the names differ", a, b)
    more = long[len(short) :]
    if long in SEPARATE:
        return _match(
            "different",
            "separate_institution",
            "名称相近但为独立的学校",
            "a separate institution of a similar name",
            a,
            b,
        )
    if _ATTACHED.match(more):
        return _match(
            "different",
            "attached_school",
            "附属学校与大学不是同一学校",
            "an attached school is not the university",
            a,
            b,
        )
    if _CAMPUS.fullmatch(more):
        return _match("same", "campus", "一处多写了校区", "one side adds the campus", a, b)
    if any(place in more for place in _PLACES):
        return _match(
            "unclear",
            "place_added",
            "一处多写了地名，可能是分校或独立学院，需人工核对",
            "one side adds a place: a campus or another school",
            a,
            b,
        )
    if short.endswith("大学") and _COLLEGE.fullmatch(more):
        return _match("same", "college", "一处多写了院系", "one side adds the college", a, b)
    return _match(
        "unclear", "name_longer", "一处名称更长，需人工核对", "one name is longer: a person has to look", a, b
    )
