"""One printed name taken apart, and the answer that every comparison of names gives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Outcome = Literal["same", "different", "unclear"]

HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff〇]")


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


@dataclass(frozen=True, slots=True)
class Printed:
    """One name taken apart: Chinese characters without blanks and dots; Latin tokens in upper case.

    surname: how many leading Latin tokens stand before the first comma or « (0 = no mark).
    parts: the Chinese name cut at middle dots (若昂·达席尔瓦 has two).
    former: names in brackets said to be former or other ones. machine: printed with fillers (<).
    """

    han: str
    latin: tuple[str, ...]
    surname: int = 0
    parts: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    machine: bool = False


_DOTS = re.compile("[·•・‧∙⋅．.]")
_TITLES_ZH = ("先生", "女士", "小姐", "太太", "夫人", "同志", "老师", "老師", "博士", "教授")
# A label glued to the front: 甲方:, 承租人(乙方):, 姓名:
_LABEL = re.compile(r"^\s*[㐀-鿿]{0,6}[方人名者主客户戶东東员員工生](?:\s*\([㐀-鿿]{1,6}\))?\s*[:：]\s*")
_FORMER = re.compile(r"\(\s*(?:曾用名|曾用|原名|又名|别名|別名|化名|现名|現名)\s*[:：为為]?\s*([^()]+)\)")
# Chinese words in brackets behind a name are its role or a note: (甲方), (签字).
_ROLE = re.compile(r"(?<=[㐀-鿿])\s*\([㐀-鿿\s,:：]+\)")
_TITLES_EN = frozenset(["MR", "MRS", "MS", "MISS", "DR", "PROF", "SIR", "MADAM", "MDM", "MISTER"])


@lru_cache(maxsize=4096)
def take_apart(name: str) -> Printed:
    """Chinese and Latin part of a printed name; labels, titles, brackets, dots and blanks dropped."""
    text = _LABEL.sub("", unicodedata.normalize("NFKC", name))
    former = tuple("".join(HAN.findall(f)) for f in _FORMER.findall(text))
    text = _FORMER.sub("", text)
    bare = _ROLE.sub("", text)
    if not HAN.search(bare):
        bare = text
    han = _untitled("".join(HAN.findall(bare)))
    pieces = ["".join(HAN.findall(piece)) for piece in _DOTS.split(bare)]
    latin, surname = _latin(text)
    return Printed(
        han,
        latin,
        surname,
        tuple(p for p in pieces if p) if len([p for p in pieces if p]) > 1 else (),
        tuple(f for f in former if f),
        "<" in text,
    )


def _untitled(han: str) -> str:
    for title in _TITLES_ZH:
        if han.endswith(title) and len(han) - len(title) >= 2:
            return han[: -len(title)]
    return han


def _latin(text: str) -> tuple[tuple[str, ...], int]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).upper()
    plain = plain.replace("，", ",").replace("<<", ",").replace("<", " ")
    tokens: list[str] = []
    surname = 0
    for match in re.finditer(r"[A-Z]+(?:['’][A-Z]+)*|,", plain):
        token = match[0].replace("'", "").replace("’", "")
        if token == ",":
            surname = surname or len(tokens)
        elif token not in _TITLES_EN:
            tokens.append(token)
    return tuple(tokens), surname if surname < len(tokens) else 0
