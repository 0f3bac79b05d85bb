"""Two Chinese names, compared position by position on the Simplified side.

One differing character is never «same»: converters are one-to-many and wrong on surnames (domain notes §4.2),
so each character has a set of Simplified targets and the two sets must meet.

- Two characters that meet only on the Simplified side (范/範, 钟/鐘) are the same when one name can be the
  Simplified print of the other. When both names are plainly Traditional they are two characters: unclear.
- Characters that came back as standard ones (昇, 甯, 徵; annex 1 of the 2013 table) match their old
  substitute only when theirs is plainly the Traditional print; 於/于 and 乾/干 are always unclear.
- Second-scheme substitutes (萧/肖, 傅/付 ...) and pairs like 喆/哲 are unclear, leaning yes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from language.data.characters import SUBSTITUTES, VARIANTS
from language.data.surnames import COMPOUND
from language.name_parts import NameMatch, Printed
from language.variants import simplify_char, targets, traditional_char

_ALWAYS_WEAK = ({"於", "于"}, {"乾", "干"})

_Kind = Literal["equal", "script", "variant", "many", "weak", "substitute", "differs"]


def _can_be_simplified(name: str) -> bool:
    """No character of the name exists in Traditional print only."""
    return all(c in targets(c) or c == "锺" for c in name)


def _position(x: str, y: str, a: str, b: str) -> _Kind:
    """How character x of name a relates to character y of name b. Symmetric."""
    if x == y:
        return "equal"
    common = targets(x) & targets(y)
    if not common:
        pair = frozenset((simplify_char(x), simplify_char(y)))
        return "substitute" if pair in SUBSTITUTES else "differs"
    if {x, y} in _ALWAYS_WEAK:
        return "weak"
    if (
        (x in VARIANTS and y in VARIANTS)
        or (x in VARIANTS and y == VARIANTS[x])
        or (y in VARIANTS and x == VARIANTS[y])
    ):
        return "variant" if _is_glyph(x) or _is_glyph(y) else "script"
    for short, long, short_name, long_name in ((x, y, a, b), (y, x, b, a)):
        if short not in targets(long):
            continue
        if long not in targets(long):
            return "script" if _can_be_simplified(short_name) else "weak"
        if not _can_be_simplified(long_name) and _can_be_simplified(short_name):
            return "many"
    return "weak"


@lru_cache(maxsize=4096)
def _is_glyph(char: str) -> bool:
    """A printing variant rather than the ordinary Traditional form."""
    return char in VARIANTS and traditional_char(VARIANTS[char]) != char


def compare_chinese(a: str, b: str) -> NameMatch:
    """Two Chinese names, cleaned (see name_parts.take_apart)."""
    if a == b:
        return NameMatch("same", "exact", "两处姓名完全一致", "the names are identical")
    if len(a) != len(b):
        return _of_unlike_length(a, b)
    kinds = [_position(x, y, a, b) for x, y in zip(a, b, strict=True)]
    wrong = tuple(i for i, k in enumerate(kinds) if k == "differs")
    if wrong:
        return _characters_differ(a, b, wrong)
    weak = tuple(i for i, k in enumerate(kinds) if k in ("weak", "substitute"))
    if weak:
        pairs = "、".join(f"{a[i]}/{b[i]}" for i in weak)
        return NameMatch(
            "unclear",
            "weak_variant",
            f"「{pairs}」可能是同一字的不同写法，也可能是两个字，需人工核对",
            f"{pairs} may be two forms of one character or two characters: a person has to look",
            weak,
            True,
        )
    return _same_by_rule(a, b, kinds)


_ZH = {
    "one_to_many": "一繁对多简，按简体集合比对一致",
    "variant": "异体字写法不同，实为同一字",
    "simplified_traditional": "繁简写法不同，转为简体后一致",
}
_EN = {
    "one_to_many": "one Traditional character has several Simplified forms; the names meet in one",
    "variant": "a printing variant of the same character",
    "simplified_traditional": "equal once Traditional characters are simplified",
}


def _same_by_rule(a: str, b: str, kinds: list[_Kind]) -> NameMatch:
    rule = "one_to_many" if "many" in kinds else "variant" if "variant" in kinds else "simplified_traditional"
    changed = tuple(i for i, k in enumerate(kinds) if k != "equal")
    return NameMatch("same", rule, f"{_ZH[rule]}（{a}／{b}）", f"{_EN[rule]} ({a} / {b})", changed)


def _characters_differ(a: str, b: str, wrong: tuple[int, ...]) -> NameMatch:
    pairs = "、".join(f"{a[i]}/{b[i]}" for i in wrong)
    if len(wrong) == 1:
        return NameMatch(
            "different",
            "one_character_differs",
            f"姓名有一个字不同：{pairs}",
            f"one character differs: {pairs}",
            wrong,
        )
    return NameMatch(
        "different", "characters_differ", f"姓名不同：{a}／{b}", f"the names differ: {a} / {b}", wrong
    )


def is_surname(lead: str) -> bool:
    """Whether these characters can be one surname: one character, or a compound one."""
    return len(lead) == 1 or "".join(simplify_char(c) for c in lead) in COMPOUND


def _of_unlike_length(a: str, b: str) -> NameMatch:
    """A husband's surname may stand before a married woman's whole name (domain notes §4.2): unclear."""
    short, long = sorted((a, b), key=len)
    lead = long[: len(long) - len(short)]
    if (
        len(short) >= 3
        and is_surname(lead)
        and compare_chinese(short, long[len(lead) :]).outcome != "different"
    ):
        return NameMatch(
            "unclear",
            "married_surname",
            f"「{long}」比「{short}」多一个冠姓，需人工核对",
            f"{long} is {short} with another surname in front: a person has to look",
            tuple(range(len(lead))),
            True,
        )
    return NameMatch(
        "different", "length_differs", f"姓名字数不同：{a}／{b}", f"the names have unlike lengths: {a} / {b}"
    )


def compare_parts(a: Printed, b: Printed) -> NameMatch | None:
    """若昂·达席尔瓦 against 若昂 or 达席尔瓦·若昂: names with middle dots, where only parts agree."""
    if not (a.parts or b.parts) or len(a.han) == len(b.han) == 0:
        return None
    parts_a, parts_b = list(a.parts or (a.han,)), list(b.parts or (b.han,))
    left = list(parts_b)
    shared = 0
    for part in parts_a:
        twin = next((p for p in left if compare_chinese(part, p).outcome == "same"), None)
        if twin is not None:
            left.remove(twin)
            shared += 1
    if shared == 0 or (shared == len(parts_a) == len(parts_b) and a.han == b.han):
        return None
    both = f"{'·'.join(parts_a)}／{'·'.join(parts_b)}"
    return NameMatch(
        "unclear",
        "parts_of_dotted_name",
        f"间隔号姓名只有部分或次序不同（{both}），需人工核对",
        f"names with middle dots agree in part or stand in another order ({both}): a person has to look",
        supports=True if shared == min(len(parts_a), len(parts_b)) else None,
    )
