"""An English address against a Chinese one: numbers and districts can contradict, sounds can only support."""

from __future__ import annotations

import re

from language.address_en import sound
from language.address_model import Address
from language.address_spelled import spelled_out
from language.address_status import ZH, AddressMatch, Details


def across_languages(a: Address, b: Address, details: Details) -> AddressMatch:
    """«same» only where one is the other spelled out, part for part: the same sound is not the same road."""
    for name in ("city", "district", "number", "building", "unit", "floor", "room"):
        if name in details and details[name][0] == "differs":
            _, x, y = details[name]
            return AddressMatch(
                "different",
                name,
                f"{name}_differs",
                f"{ZH[name]}不同：{x}／{y}",
                f"the {name} differs: {x} / {y}",
                details,
            )
    zh, en = (a, b) if a.language == "zh" else (b, a)
    for name, fits in (("road", _roads_fit(zh, en)), ("estate", _estates_fit(zh, en))):
        if fits is False:
            return AddressMatch(
                "unclear",
                name,
                f"english_{name}_differs",
                f"中英文地址的号码不矛盾，但{ZH[name]}读音不符，需人工核对",
                f"the numbers agree, but the sound of the {name} does not fit: a person has to look",
                details,
            )
    if spelled_out(zh, en):
        return AddressMatch(
            "same",
            None,
            "english_spelled_out",
            "英文地址逐项与中文地址一致(路名、小区名为全拼,各号码相同)",
            "the English address spells out the Chinese one, part for part (whole pinyin of every name, equal numbers)",
            details,
        )
    agreed = "、".join(ZH[n] for n, (state, _, _) in details.items() if state == "equal")
    return AddressMatch(
        "unclear",
        None,
        "english_consistent",
        f"中英文地址不矛盾（一致：{agreed or '无'}），路名、小区名读音相符或未写，需人工核对",
        f"the English and the Chinese address do not contradict each other "
        f"(equal: {', '.join(n for n, (state, _, _) in details.items() if state == 'equal') or 'nothing'}): "
        "a person has to look",
        details,
    )


def _roads_fit(zh: Address, en: Address) -> bool | None:
    if zh.road is None or en.road is None:
        return None
    heard = _letters(sound(re.sub("大道|公路|大街|马路|[路街道]", "", zh.road.value)))
    written = _letters(en.road.value)
    return heard in written or written in heard


def _estates_fit(zh: Address, en: Address) -> bool | None:
    """The English rest names the estate when it holds the sound of its first two characters."""
    if zh.estate is None or en.rest is None or len(zh.estate.value) < 2:
        return None
    heard = (_letters(sound(name[:2])) for name in zh.estate.value.split("|"))
    return any(h and h in en.rest.value for h in heard) or None


def _letters(text: str) -> str:
    return re.sub("[^a-z0-9]", "", text.lower())
