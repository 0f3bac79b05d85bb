"""Character variants: the Simplified character, or the set of them, behind each printed character.

Sources: domain notes §4.2 (measured against OpenCC 1.4.2), 《通用规范汉字表》(2013) annex 1, and OpenCC's
TSCharacters.txt for the one-to-many cases. `simplify_char` picks one target and keeps the length (good for
searching); `targets` gives every target and is what comparisons of names must use.
"""

from __future__ import annotations

from functools import lru_cache

import opencc

from language.data.characters import MANY, VARIANTS

_T2S = opencc.OpenCC("t2s")


@lru_cache(maxsize=65536)
def simplify_char(char: str) -> str:
    """The one Simplified character used for searching. Length stays 1. No phrase rules: 乾 is always 干."""
    if char < "⺀":
        return char
    if char in VARIANTS:
        return VARIANTS[char]
    out: str = _T2S.convert(char)
    return out if len(out) == 1 else char


@lru_cache(maxsize=65536)
def targets(char: str) -> frozenset[str]:
    """Every Simplified character that this printed one may stand for (itself, when it is Simplified)."""
    if char in MANY:
        return MANY[char]
    return frozenset((simplify_char(char),))
