"""How a Chinese character may be spelled in Latin letters: evidence only, never proof (domain notes §4.1).

Each system gives a set of syllables per Simplified character: Hong Kong government style and Jyutping
(cantonese-romanisation 1.0.5 and our surname table), Hanyu pinyin (pypinyin and surname readings),
Wade-Giles, Tongyong (Taiwan passports of 2002-2008 and later by choice) and the Macau (Portuguese) style, all
derived by rule.
"""

from __future__ import annotations

import json
import pkgutil
import re
from functools import lru_cache
from typing import Literal

from language.data.surnames import HONG_KONG, MACAU, PINYIN, TAIWAN
from language.variants import targets

System = Literal["cantonese", "pinyin", "wade_giles", "portuguese", "tongyong"]
SYSTEMS: tuple[System, ...] = ("cantonese", "pinyin", "wade_giles", "portuguese", "tongyong")


@lru_cache(maxsize=1)
def _cantonese_tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """(Simplified char -> Hong Kong spellings, Simplified char -> Jyutping without tones).

    The package keys by Traditional characters only; every key is also filed under its Simplified forms.
    """
    return _by_simplified("charToRoman.json"), _by_simplified("charToLshk.json")


def _by_simplified(name: str) -> dict[str, frozenset[str]]:
    data = pkgutil.get_data("cantoroman", f"data/{name}")
    if data is None:
        raise RuntimeError(f"cantonese-romanisation lacks data/{name}: install the locked requirements")
    table: dict[str, set[str]] = {}
    for char, spellings in json.loads(data).items():
        clean = {re.sub(r"[^a-z]", "", s.lower()) for s in spellings}
        for target in targets(char) | {char}:
            table.setdefault(target, set()).update(clean)
    return {char: frozenset(s - {""}) for char, s in table.items()}


@lru_cache(maxsize=8192)
def spellings(char: str, system: System) -> frozenset[str]:
    """Every spelling (lower case letters) of one Simplified character in one system; empty when unknown."""
    if system == "cantonese":
        roman, jyutping = _cantonese_tables()
        own = frozenset(HONG_KONG.get(char, "").split())
        return own | roman.get(char, frozenset()) | jyutping.get(char, frozenset())
    if system == "pinyin":
        return _pinyin(char)
    if system == "wade_giles":
        return frozenset(w for p in _pinyin(char) for w in wade_giles(p)) | frozenset(
            TAIWAN.get(char, "").split()
        )
    if system == "tongyong":
        return frozenset(tongyong(p) for p in _pinyin(char))
    sounds = _cantonese_tables()[1].get(char, frozenset())
    return frozenset(MACAU.get(char, "").split()) | frozenset(m for j in sounds for m in macau(j))


def _pinyin(char: str) -> frozenset[str]:
    """All readings, ü written v, u, yu and lyu/nyu as passports do."""
    from pypinyin import Style, pinyin

    heard: list[list[str]] = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    readings = {reading for one in heard for reading in one} | set(PINYIN.get(char, "").split())
    out = set()
    for reading in readings:
        base = reading.lower().replace("ü", "v")
        out |= {base, base.replace("v", "u"), base.replace("v", "yu")} if "v" in base else {base}
    return frozenset(s for s in out if s.isascii() and s.isalpha())


# Initials and finals that differ; apostrophes and umlauts are dropped, as passports print them.
_WG_INITIALS = {
    "zh": "ch",
    "ch": "ch",
    "sh": "sh",
    "b": "p",
    "p": "p",
    "d": "t",
    "t": "t",
    "g": "k",
    "k": "k",
    "j": "ch",
    "q": "ch",
    "x": "hs",
    "z": "ts",
    "c": "ts",
    "r": "j",
}
_WG_WHOLE = {
    "zhi": "chih",
    "chi": "chih",
    "shi": "shih",
    "ri": "jih",
    "zi": "tzu",
    "ci": "tzu",
    "si": "szu ssu",
    "er": "erh",
    "yi": "i yi",
    "ye": "yeh",
    "yan": "yen",
    "you": "yu",
    "yong": "yung",
    "yue": "yueh",
    "ge": "ke ko",
    "he": "ho he",
    "ke": "ko ke",
    "e": "o e",
    "ju": "chu",
    "qu": "chu",
    "xu": "hsu",
    "luo": "lo",
    "duo": "to",
    "tuo": "to",
    "nuo": "no",
    "zuo": "tso",
    "cuo": "tso",
    "suo": "so",
    "zhuo": "cho",
    "chuo": "cho",
    "ruo": "jo",
    "gui": "kuei",
    "kui": "kuei",
}


def wade_giles(syllable: str) -> frozenset[str]:
    """The Wade-Giles spellings of one pinyin syllable, without apostrophes."""
    if syllable in _WG_WHOLE:
        return frozenset(_WG_WHOLE[syllable].split())
    match = re.match(r"zh|ch|sh|[bpmfdtnlgkhjqxzcsryw]?", syllable)
    initial = match[0] if match else ""
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = {"uan": "uan", "ue": "ueh", "un": "un", "u": "u"}.get(final, final)
    final = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "ve": "ueh"}.get(
        final, final
    )
    return frozenset((_WG_INITIALS.get(initial, initial) + final,))


# Tongyong, where it differs from Hanyu pinyin.
_TONGYONG_INITIALS = {"zh": "jh", "q": "c", "x": "s"}
_TONGYONG_FINALS = {"iu": "iou", "ui": "uei"}
_TONGYONG_WHOLE = {"wen": "wun", "weng": "wong", "feng": "fong", "nv": "nyu", "lv": "lyu"}


def tongyong(syllable: str) -> str:
    """The Tongyong spelling of one pinyin syllable."""
    if syllable in _TONGYONG_WHOLE:
        return _TONGYONG_WHOLE[syllable]
    match = re.match(r"zh|ch|sh|[bpmfdtnlgkhjqxzcsryw]?", syllable)
    initial = match[0] if match else ""
    final = syllable[len(initial) :]
    if final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"):
        final = "ih"
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "y" + final
    elif initial in ("j", "q", "x") and final == "iong":
        final = "yong"
    return _TONGYONG_INITIALS.get(initial, initial) + _TONGYONG_FINALS.get(final, final)


_MACAU_INITIALS = {
    "gw": "ku",
    "kw": "ku",
    "ng": "ng",
    "b": "p",
    "d": "t",
    "g": "k",
    "z": "ch",
    "c": "ch",
    "j": "i",
}
_MACAU_FINALS = {
    "aa": "a",
    "aai": "ai",
    "aau": "ao",
    "aam": "am",
    "aan": "an",
    "aang": "ang",
    "aap": "ap",
    "aat": "at",
    "aak": "ak",
    "au": "ao",
    "iu": "io",
    "ing": "eng",
    "ik": "ek",
    "ung": "ong",
    "uk": "ok",
    "oeng": "eong",
    "oek": "eok",
    "eoi": "oi",
    "eon": "on",
    "eot": "ot",
    "yu": "u",
    "yun": "un",
    "yut": "ut",
    "oe": "eo",
}


def macau(jyutping: str) -> frozenset[str]:
    """Jyutping -> the spellings of Macau's government (after Decree-Law 88/85/M; derived, so soft).

    w is written v before most vowels, or stays (Vong and Wong); j before i is not written twice (In, Im).
    """
    match = re.match(r"gw|kw|ng|[bpmfdtnlgkhzcsjw]?", jyutping)
    initial = match[0] if match else ""
    final = jyutping[len(initial) :]
    if not final or jyutping in ("m", "ng"):
        return frozenset((jyutping,))
    vowels = _MACAU_FINALS.get(final, final)
    if initial == "w":
        return frozenset((f"w{vowels}", f"v{vowels}"))
    if initial == "j" and final.startswith("yu"):
        return frozenset((vowels, f"i{vowels}"))
    if initial == "j" and vowels.startswith("i"):
        return frozenset((vowels,))
    return frozenset((_MACAU_INITIALS.get(initial, initial) + vowels,))


def spelled_by(han: str, tokens: tuple[str, ...]) -> tuple[System | Literal["mixed"] | None, int]:
    """Which system spells all of `han` (Simplified) with all `tokens` in any rotation; and how many fit.

    Tokens are lower-case letters. (None, n): no system does; n characters of the best system were spelled one
    by one (only counted when there are as many tokens as characters).
    """
    letters = ["".join(tokens[i:] + tokens[:i]) for i in range(len(tokens))]
    for system in SYSTEMS:
        if any(_spells([spellings(c, system) for c in han], word) for word in letters):
            return system, len(han)
    if any(_spells([any_spelling(c) for c in han], word) for word in letters):
        return "mixed", len(han)
    best = 0
    if len(tokens) == len(han):
        for shift in range(len(tokens)):
            turned = tokens[shift:] + tokens[:shift]
            best = max(best, sum(t in any_spelling(c) for c, t in zip(han, turned, strict=True)))
    return None, best


@lru_cache(maxsize=8192)
def any_spelling(char: str) -> frozenset[str]:
    """Every spelling of one Simplified character in any system."""
    return frozenset().union(*(spellings(char, system) for system in SYSTEMS))


def _spells(readings: list[frozenset[str]], word: str) -> bool:
    """True when `word` is one reading of each character, one after the other."""
    ends = {0}
    for syllables in readings:
        ends = {end + len(s) for end in ends for s in syllables if word.startswith(s, end)}
        if not ends:
            return False
    return len(word) in ends
