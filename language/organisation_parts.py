"""What firms and schools share: the answer of a comparison, and a printed name made plain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from language.data.places import CITIES, PROVINCES
from language.folding import fold

Outcome = Literal["same", "different", "unclear", "less_precise"]


@dataclass(frozen=True, slots=True)
class OrganisationMatch:
    """outcome; rule: stable id; zh, en: for the reviewer; supports: for «unclear», which way it leans."""

    outcome: Outcome
    rule: str
    zh: str
    en: str
    supports: bool | None = None


def answer(
    outcome: Outcome, rule: str, zh: str, en: str, a: str, b: str, supports: bool | None = None
) -> OrganisationMatch:
    return OrganisationMatch(outcome, rule, f"{zh}（{a}／{b}）", f"{en} ({a} / {b})", supports)


HAN = re.compile("[一-鿿]")
_NOISE = re.compile(
    r"[\s,.:;、。·\"'“”‘’《》<>_*]|\((?:盖章|公章|签章|签字|以下简称[^)]*|甲方|乙方|用人单位|单位名称)\)"
)
_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Folded, upper case, noise out; brackets stay, half width."""
    return _NOISE.sub("", fold(name).text.upper().translate(_BRACKETS))


def unbracketed(name: str) -> str:
    return name.replace("(", "").replace(")", "")


# Short names of provinces, cities and (with their 区, 县) districts; zones that firms carry in their names.
PLACES = tuple(sorted({c[:-1] for c in CITIES} | set(PROVINCES), key=len, reverse=True))
DISTRICTS = tuple(
    sorted({d for _, names in CITIES.values() for d in names.split() if len(d) > 2}, key=len, reverse=True)
)
_FRONT = re.compile(
    rf"(?P<place>{'|'.join(PLACES)})(?:省|市|特别行政区|自治区)?|(?P<district>{'|'.join(DISTRICTS)}|前海|横琴)"
)


@lru_cache(maxsize=4096)
def without_front(name: str, keep: int) -> tuple[tuple[str, ...], str]:
    """(places in front of a name, the rest). Stops before fewer than `keep` characters would be left."""
    places: list[str] = []
    at = 0
    while (match := _FRONT.match(name, at)) is not None and len(name) - match.end() >= keep:
        places.append(match["place"] or match["district"])
        at = match.end()
    return tuple(places), name[at:]
