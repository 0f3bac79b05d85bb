"""Are two printed names the name of one person? Compared on the Simplified side, position by position.

The answer is «same» only by a named rule; «unclear» when a reviewer has to look; «different» otherwise.
One differing character is never «same». Decisions beyond domain notes §4.2/§4.3:

- Two characters that meet only on the Simplified side (范/範, 钟/鐘) are the same when one name can be the
  Simplified print of the other. When both names are plainly Traditional they are two characters: unclear.
- Characters that came back as standard ones (昇, 甯, 徵; annex 1 of the 2013 table) match their old
  substitute only when theirs is plainly the Traditional print; 於/于 and 乾/干 are always unclear.
- Second-scheme substitutes (萧/肖, 傅/付, 阎/闫, 戴/代, 蓝/兰) and 凃/涂 are unclear, leaning yes.
- A Chinese against a Latin name is soft evidence: always unclear, with `supports` True or False. A spelling
  that no table knows proves nothing (no official table exists), so it is never «different».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

import opencc

from language.data.characters import VARIANTS
from language.data.given_names import WESTERN
from language.data.surnames import COMPOUND
from language.romanisation import spelled_by
from language.variants import simplify_char, targets

Outcome = Literal["same", "different", "unclear"]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """outcome; rule: stable id; zh, en: the reason for a reviewer.

    positions: indices of the characters that differ or match weakly, in the cleaned Chinese name of `a`.
    supports: for "unclear" only: True leans to the same person, False against, None neither.
    """

    outcome: Outcome
    rule: str
    zh: str
    en: str
    positions: tuple[int, ...] = ()
    supports: bool | None = None


# ---------------------------------------------------------------------------------------------------------
# Taking a printed name apart

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff〇]")
_DOTS = "·•・‧∙⋅．"
_TITLES_ZH = ("先生", "女士", "小姐", "太太", "夫人", "同志", "老师", "老師", "博士", "教授")
# Chinese words in brackets behind a name are its role or a note: (甲方), (签字), (曾用名…).
_ROLE = re.compile(r"(?<=[㐀-鿿])\s*\([㐀-鿿\s,:]+\)")
_TITLES_EN = frozenset(["MR", "MRS", "MS", "MISS", "DR", "PROF", "SIR", "MADAM", "MDM", "MISTER"])


@dataclass(frozen=True, slots=True)
class Printed:
    """One name taken apart: Chinese characters without blanks and dots; Latin tokens in upper case.

    surname: how many leading Latin tokens stand before the first comma (0 = no comma).
    """

    han: str
    latin: tuple[str, ...]
    surname: int = 0


def take_apart(name: str) -> Printed:
    """Chinese and Latin part of a printed name; titles, brackets, dots and blanks dropped."""
    text = unicodedata.normalize("NFKC", name)
    han = "".join(_HAN.findall(_ROLE.sub("", text))) or "".join(_HAN.findall(text))
    for title in _TITLES_ZH:
        if han.endswith(title) and len(han) - len(title) >= 2:
            han = han[: -len(title)]
            break
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).upper()
    plain = plain.replace("，", ",").replace("<", " ")
    tokens: list[str] = []
    surname = 0
    for match in re.finditer(r"[A-Z]+(?:['’][A-Z]+)*|,", plain):
        token = match[0].replace("'", "").replace("’", "")
        if token == ",":
            surname = surname or len(tokens)
        elif token not in _TITLES_EN:
            tokens.append(token)
    return Printed(han, tuple(tokens), surname if surname < len(tokens) else 0)


# ---------------------------------------------------------------------------------------------------------
# Chinese against Chinese

_S2T = opencc.OpenCC("s2t")
_ALWAYS_WEAK = ({"於", "于"}, {"乾", "干"})
# Unofficial or second-scheme substitutes met on mainland papers (domain notes §4.2), and a confused pair.
_SUBSTITUTES = frozenset(frozenset(p) for p in ("萧肖", "傅付", "阎闫", "戴代", "蓝兰", "凃涂"))

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
        return "substitute" if pair in _SUBSTITUTES else "differs"
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


def _is_glyph(char: str) -> bool:
    """A printing variant rather than the ordinary Traditional form."""
    return char in VARIANTS and _S2T.convert(VARIANTS[char]) != char


def compare_chinese(a: str, b: str) -> NameMatch:
    """Two Chinese names, cleaned (see take_apart)."""
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
    rule = "one_to_many" if "many" in kinds else "variant" if "variant" in kinds else "simplified_traditional"
    zh = {
        "one_to_many": "一繁对多简，按简体集合比对一致",
        "variant": "异体字写法不同，实为同一字",
        "simplified_traditional": "繁简写法不同，转为简体后一致",
    }
    en = {
        "one_to_many": "one Traditional character has several Simplified forms; the names meet in one",
        "variant": "a printing variant of the same character",
        "simplified_traditional": "equal once Traditional characters are simplified",
    }
    return NameMatch(
        "same",
        rule,
        f"{zh[rule]}（{a}／{b}）",
        f"{en[rule]} ({a} / {b})",
        tuple(i for i, k in enumerate(kinds) if k != "equal"),
    )


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


def _of_unlike_length(a: str, b: str) -> NameMatch:
    """A husband's surname may stand before a married woman's whole name (domain notes §4.2): unclear."""
    short, long = sorted((a, b), key=len)
    lead = long[: len(long) - len(short)]
    surname = len(lead) == 1 or "".join(simplify_char(c) for c in lead) in COMPOUND
    if len(short) >= 3 and surname and compare_chinese(short, long[len(lead) :]).outcome == "same":
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


# ---------------------------------------------------------------------------------------------------------
# Latin against Latin


def compare_latin(a: Printed, b: Printed) -> NameMatch:
    """Order counts for nothing, spelling for everything; a further Western given name is allowed (§4.3)."""
    if sorted(a.latin) == sorted(b.latin):
        if a.surname and b.surname and sorted(a.latin[: a.surname]) != sorted(b.latin[: b.surname]):
            return NameMatch(
                "unclear",
                "latin_surname_order",
                "拉丁姓名用词相同，但姓氏标示不同",
                "same words, but the commas mark unlike surnames",
                supports=None,
            )
        if a.latin == b.latin:
            return NameMatch("same", "latin_equal", "英文姓名一致", "the Latin names are equal")
        return NameMatch(
            "same", "latin_order", "英文姓名用词一致，仅顺序不同", "the same Latin words in another order"
        )
    spaced = _joined(a, b)
    if spaced is not None:
        return spaced
    return _latin_rest(a, b)


def _joined(a: Printed, b: Printed) -> NameMatch | None:
    """CHAN, TAIMAN against CHAN TAI MAN: equal letters, where one only leaves blanks out."""
    for turned in _rotations(b.latin):
        if "".join(a.latin) != "".join(turned):
            continue
        cuts_a, cuts_b = _cuts(a.latin), _cuts(turned)
        if cuts_a <= cuts_b or cuts_b <= cuts_a:
            return NameMatch(
                "same",
                "latin_spacing",
                "英文姓名字母一致，仅空格不同",
                "the same Latin letters with other blanks",
            )
        return NameMatch(
            "unclear",
            "latin_cut_differently",
            "英文姓名字母相同但分词不同",
            "the same letters, cut into words differently",
            supports=None,
        )
    return None


def _rotations(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i:] + tokens[:i] for i in range(max(len(tokens), 1))]


def _cuts(tokens: tuple[str, ...]) -> set[int]:
    """Positions between words, in letters, without both ends."""
    cuts, at = set(), 0
    for token in tokens[:-1]:
        at += len(token)
        cuts.add(at)
    return cuts


def _latin_rest(a: Printed, b: Printed) -> NameMatch:
    """Neither equal nor equal without blanks: what is left over on each side decides."""
    only_a, only_b = _minus(a.latin, b.latin), _minus(b.latin, a.latin)
    common = len(a.latin) - len(only_a)
    both = f"{' '.join(a.latin)} / {' '.join(b.latin)}"
    if not only_a or not only_b:
        more = only_a or only_b
        if common >= 2 and all(t.lower() in WESTERN for t in more):
            return NameMatch(
                "same",
                "latin_with_given_name",
                f"一处多写了英文名 {' '.join(more)}",
                f"one side adds the given name {' '.join(more)}",
            )
        if common >= 1:
            return NameMatch(
                "unclear",
                "latin_partial",
                f"一处姓名较短：{both}",
                f"one name is shorter: {both}",
                supports=True if common >= 2 else None,
            )
    bare_a, bare_b = _without_western(a), _without_western(b)
    if (
        (bare_a != a or bare_b != b)
        and len(bare_a.latin) >= 2
        and len(bare_b.latin) >= 2
        and _spelled_alike(bare_a, bare_b)
    ):
        return NameMatch(
            "unclear",
            "latin_given_names_differ",
            f"中文姓名拼写一致，但英文名不同：{both}",
            f"the Chinese names agree, the Western given names do not: {both}",
            supports=None,
        )
    if common >= 1 and (
        any(t.lower() in WESTERN for t in only_a) != any(t.lower() in WESTERN for t in only_b)
    ):
        return NameMatch(
            "unclear",
            "latin_surname_only",
            f"只有部分用词相同，一处用英文名：{both}",
            f"only a part agrees, one side uses a Western given name: {both}",
            supports=None,
        )
    if len(only_a) == len(only_b) == 1 and common:
        return NameMatch(
            "different",
            "latin_one_word_differs",
            f"英文姓名有一个词不同：{both}",
            f"one Latin word differs: {both}",
        )
    return NameMatch("different", "latin_differs", f"英文姓名不同：{both}", f"the Latin names differ: {both}")


def _spelled_alike(a: Printed, b: Printed) -> bool:
    return sorted(a.latin) == sorted(b.latin) or any(
        "".join(a.latin) == "".join(t) for t in _rotations(b.latin)
    )


def _without_western(name: Printed) -> Printed:
    return Printed(name.han, tuple(t for t in name.latin if t.lower() not in WESTERN))


def _minus(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    left, out = list(b), []
    for token in a:
        if token in left:
            left.remove(token)
        else:
            out.append(token)
    return tuple(out)


# ---------------------------------------------------------------------------------------------------------
# Chinese against Latin


def compare_spelling(han: str, latin: tuple[str, ...]) -> NameMatch:
    """Does the Latin name spell the Chinese one? Always «unclear»; `supports` says which way."""
    simple = "".join(simplify_char(c) for c in han)
    both = f"{han} / {' '.join(latin)}"
    lower = tuple(t.lower() for t in latin)
    stripped = tuple(t for t in lower if t not in WESTERN)
    for tokens in dict.fromkeys((lower, stripped)):
        system, fitting = spelled_by(simple, tokens) if tokens else (None, 0)
        if system is not None:
            label = {
                "cantonese": "粤语",
                "pinyin": "普通话拼音",
                "wade_giles": "威妥玛",
                "portuguese": "澳门葡式",
                "mixed": "混合",
            }[system]
            return NameMatch(
                "unclear",
                f"romanised_{system}",
                f"拉丁姓名与中文姓名的{label}拼写相符（{both}），仅为佐证",
                f"the Latin name fits the {system.replace('_', '-')} spelling of the Chinese one ({both}): "
                "evidence, not proof",
                supports=True,
            )
        if fitting and fitting >= len(simple) - 1:
            return NameMatch(
                "unclear",
                "romanised_partly",
                f"拉丁姓名只与部分汉字的拼写相符（{both}）",
                f"the Latin name fits all but one character ({both})",
                supports=None,
            )
    return NameMatch(
        "unclear",
        "romanised_none",
        f"拉丁姓名与已知拼写都不相符（{both}）",
        f"no known spelling of the Chinese name fits ({both})",
        supports=False,
    )


def compare_names(
    a: str, b: str, *, name_en_of_a: str | None = None, name_en_of_b: str | None = None
) -> NameMatch:
    """Compare two printed names. `name_en_of_*`: the Latin name that a document proves to be that side's."""
    several = _one_of_several(a, b)
    if several is not None:
        return several
    one, two = _with_latin(take_apart(a), name_en_of_a), _with_latin(take_apart(b), name_en_of_b)
    if not (one.han or one.latin) or not (two.han or two.latin):
        return NameMatch(
            "unclear", "empty", "有一处没有可比对的姓名", "one side holds no name", supports=None
        )
    if one.han and two.han:
        return compare_chinese(one.han, two.han)
    if one.latin and two.latin:
        match = compare_latin(one, two)
        if match.outcome != "different":
            return match
        han = one.han or two.han
        spelled = compare_spelling(han, two.latin if one.han else one.latin) if han else None
        return spelled if spelled is not None and spelled.supports else match
    return compare_spelling(one.han, two.latin) if one.han else compare_spelling(two.han, one.latin)


_LISTED = re.compile(r"\s*[、,，;；/&和与及]\s*(?=[㐀-鿿]{2})")


def _one_of_several(a: str, b: str) -> NameMatch | None:
    """陈大文、李美玲 against 陈大文: one side names several people (joint tenants)."""
    lists = [[p for p in _LISTED.split(n) if len(_HAN.findall(p)) >= 2] for n in (a, b)]
    if sorted(map(len, lists))[0] != 1 or sorted(map(len, lists))[1] < 2:
        return None
    found = [compare_names(x, y).outcome == "same" for x in lists[0] for y in lists[1]]
    both = f"{a} / {b}"
    if any(found):
        return NameMatch(
            "unclear",
            "one_of_several",
            f"一处写有多人，其中一人相符（{both}），需人工核对",
            f"one side names several people, one of whom agrees ({both}): a person has to look",
            supports=True,
        )
    return NameMatch(
        "different",
        "none_of_several",
        f"一处写有多人，均不相符（{both}）",
        f"one side names several people, none of whom agrees ({both})",
    )


def _with_latin(name: Printed, latin: str | None) -> Printed:
    if latin is None or (name.latin and not name.han):
        return name
    known = take_apart(latin)
    return Printed(name.han, known.latin, known.surname) if known.latin else name
