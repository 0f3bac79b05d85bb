"""Are two printed names the name of one person?

The answer is «same» only by a named rule; «unclear» when a reviewer has to look; «different» otherwise. The
knowledge lies beside: name_parts.py (taking a name apart), name_chinese.py, name_latin.py, name_spelling.py
(Chinese against Latin, always unclear).
"""

from __future__ import annotations

import re

from language.name_chinese import compare_chinese, compare_parts
from language.name_latin import compare_latin
from language.name_parts import HAN, NameMatch, Outcome, Printed, take_apart
from language.name_spelling import compare_spelling

__all__ = ["NameMatch", "Outcome", "Printed", "compare_names", "take_apart"]


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
        return _both_chinese(one, two)
    if one.latin and two.latin:
        match = compare_latin(one, two)
        if match.outcome != "different":
            return match
        han = one.han or two.han
        spelled = compare_spelling(han, two.latin if one.han else one.latin) if han else None
        return spelled if spelled is not None and spelled.supports else match
    return compare_spelling(one.han, two.latin) if one.han else compare_spelling(two.han, one.latin)


def _both_chinese(one: Printed, two: Printed) -> NameMatch:
    match = compare_chinese(one.han, two.han)
    if match.outcome == "same":
        return match
    for former, other in ((one.former, two.han), (two.former, one.han)):
        for name in former:
            if compare_chinese(name, other).outcome == "same":
                return NameMatch(
                    "unclear",
                    "former_name",
                    f"与括号内注明的曾用名「{name}」一致，需人工核对",
                    f"it is the former name given in brackets, {name}: a person has to look",
                    supports=True,
                )
    if match.outcome == "different":
        return compare_parts(one, two) or match
    return match


_LISTED = re.compile(r"\s*[、,，;；/&和与及與]\s*(?=[㐀-鿿]{2})")
# 陈大文等, 陈大文等二人: and others.
_AND_OTHERS = re.compile(r"(?<=[㐀-鿿]{2})等(?:[\d两兩二三四五六七八九十]{1,3}人?|人)?\s*$")


def _one_of_several(a: str, b: str) -> NameMatch | None:
    """陈大文、李美玲 against 陈大文: one side names several people (joint tenants)."""
    if a == b:
        return None
    others = [_AND_OTHERS.search(n) for n in (a, b)]
    named = [n[: m.start()] if m else n for n, m in zip((a, b), others, strict=True)]
    lists = [[p for p in _LISTED.split(n) if len(HAN.findall(p)) >= 2] for n in named]
    for names, more in zip(lists, others, strict=True):
        if more is not None and names:
            names.append("")
    if sorted(map(len, lists))[0] != 1 or sorted(map(len, lists))[1] < 2:
        return None
    found = [x and y and compare_names(x, y).outcome == "same" for x in lists[0] for y in lists[1]]
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
