"""Character variants: the Simplified character, or the set of them, behind each printed character.

Sources: domain notes §4.2 (measured against OpenCC 1.4.2), 《通用规范汉字表》(2013) annex 1, and OpenCC's
TSCharacters.txt for the one-to-many cases. `simplify_char` picks one target and keeps the length (good for
searching); `targets` gives every target and is what comparisons of names must use.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from language.data.characters import MANY, VARIANTS


@lru_cache(maxsize=2)
def _converter(config: str) -> Any:
    import opencc

    return opencc.OpenCC(config)


@lru_cache(maxsize=65536)
def simplify_char(char: str) -> str:
    """The one Simplified character used for searching. Length stays 1. No phrase rules: 乾 is always 干."""
    if char < "⺀":
        return char
    if char in VARIANTS:
        return VARIANTS[char]
    out: str = _converter("t2s").convert(char)
    return out if len(out) == 1 else char


@lru_cache(maxsize=65536)
def targets(char: str) -> frozenset[str]:
    """Every Simplified character that this printed one may stand for (itself, when it is Simplified)."""
    if char in MANY:
        return MANY[char]
    return frozenset((simplify_char(char),))


@lru_cache(maxsize=4096)
def traditional_char(char: str) -> str:
    """The ordinary Traditional form of one Simplified character. Never used to compare: one-to-many."""
    out: str = _converter("s2t").convert(char)
    return out if len(out) == 1 else char
