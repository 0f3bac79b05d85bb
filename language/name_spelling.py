"""A Chinese name against a Latin one: soft evidence only, so always «unclear», with `supports` saying which way.

No official table of spellings exists (domain notes §4.1); a spelling that no table knows proves nothing, so
it is never «different».
"""

from __future__ import annotations

from functools import lru_cache

from language.data.given_names import WESTERN
from language.data.surnames import COMPOUND
from language.name_parts import NameMatch
from language.romanisation import any_spelling, spelled_by
from language.variants import simplify_char

_SYSTEMS = {
    "cantonese": "粤语",
    "pinyin": "普通话拼音",
    "wade_giles": "威妥玛",
    "portuguese": "澳门葡式",
    "tongyong": "通用拼音",
    "mixed": "混合",
}


def _unclear(rule: str, zh: str, en: str, both: str, supports: bool | None) -> NameMatch:
    return NameMatch(
        "unclear", rule, f"{zh}（{both}），仅为佐证", f"{en} ({both}): evidence, not proof", (), supports
    )


@lru_cache(maxsize=4096)
def compare_spelling(han: str, latin: tuple[str, ...]) -> NameMatch:
    """Does the Latin name (tokens in upper case) spell the Chinese one?"""
    simple = "".join(simplify_char(c) for c in han)
    both = f"{han} / {' '.join(latin)}"
    lower = tuple(t.lower() for t in latin)
    stripped = tuple(t for t in lower if t not in WESTERN)
    partly = False
    for tokens in dict.fromkeys((lower, stripped)):
        system, fitting = spelled_by(simple, tokens) if tokens else (None, 0)
        if system is not None:
            return _unclear(
                f"romanised_{system}",
                f"拉丁姓名与中文姓名的{_SYSTEMS[system]}拼写相符",
                f"the Latin name fits the {system.replace('_', '-')} spelling of the Chinese one",
                both,
                True,
            )
        partly = partly or (fitting >= max(1, len(simple) - 1))
    married = _with_another_surname(simple, stripped)
    if married is not None:
        return _unclear(
            "romanised_married_surname",
            f"拉丁姓名相符，但{married[0]}多一个冠姓",
            f"the Latin name fits, with another surname in front on the {married[1]} side",
            both,
            True,
        )
    if partly:
        return NameMatch(
            "unclear",
            "romanised_partly",
            f"拉丁姓名只与部分汉字的拼写相符（{both}）",
            f"the Latin name fits all but one character ({both})",
            supports=None,
        )
    return _some_of_it(simple, lower, stripped, both)


def _with_another_surname(simple: str, tokens: tuple[str, ...]) -> tuple[str, str] | None:
    """CHAN LEE MEI LING for 李美玲, or LEE MEI LING for 陈李美玲."""
    for skip in (1, 2):
        if len(tokens) - skip >= 2 and len(simple) >= 3 and spelled_by(simple, tokens[skip:])[0] is not None:
            return "拉丁姓名", "Latin"
        lead, name = simple[:skip], simple[skip:]
        surname = skip == 1 or lead in COMPOUND
        if surname and len(name) >= 3 and len(tokens) >= 2 and spelled_by(name, tokens)[0] is not None:
            return "中文姓名", "Chinese"
    return None


def _some_of_it(simple: str, lower: tuple[str, ...], stripped: tuple[str, ...], both: str) -> NameMatch:
    """Only the surname (Peter Chan), only the given name, or initials: neither way."""
    length = 2 if simple[:2] in COMPOUND else 1
    surname, given = simple[:length], simple[length:]
    words = [t for t in stripped if len(t) > 1]
    initials = [t for t in stripped if len(t) == 1]
    if words and spelled_by(surname, tuple(words))[0] is not None:
        rule, zh, en = (
            (
                "romanised_initials",
                "只有姓氏的拼写相符，名字只写首字母",
                "only the surname fits, with initials",
            )
            if initials
            else ("romanised_surname_only", "只有姓氏的拼写相符", "only the surname fits")
        )
        fits = len(initials) == len(given) and all(
            any(s.startswith(i) for s in any_spelling(c)) for c, i in zip(given, initials, strict=False)
        )
        if not initials or fits:
            return _unclear(rule, zh, en, both, None)
    if given and stripped and spelled_by(given, stripped)[0] is not None:
        return _unclear("romanised_given_only", "只有名字的拼写相符", "only the given name fits", both, None)
    return NameMatch(
        "unclear",
        "romanised_none",
        f"拉丁姓名与已知拼写都不相符（{both}）",
        f"no known spelling of the Chinese name fits ({both})",
        supports=False,
    )
