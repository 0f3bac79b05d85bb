"""Do two addresses name one place? Component by component (domain notes §5).

- «same»: every component that one states the other states too and equally, apart from province, 街道 and
  社区, which may be left out. 栋/幢/座, 室/房, Chinese numerals and old district names do not count.
- «less_precise»: no contradiction, but one side leaves a component out; `component` names the smallest. So is a
  part of one's buildings or rooms (A栋2座 / A座; 1502 / 1502、1503).
- «different»: a component that both state differs. Two 街道 or two roads for one estate are «unclear»:
  borders were redrawn, and a corner has two roads. So is anything that only a gazetteer could join.
"""

from __future__ import annotations

import re

from language.address_across import across_languages
from language.address_model import COMPONENTS, Address
from language.address_status import ZH, AddressMatch, Details, lettered, status
from language.folding import folded_text

# Zones that lie across or replaced ordinary districts: their names may both be right for one place.
_OVERLAPPING = (
    {"前海深港现代服务业合作区", "南山区"},
    {"前海深港现代服务业合作区", "宝安区"},
    {"横琴粤澳深度合作区", "香洲区"},
    {"萝岗区", "黄埔区"},
    {"深汕特别合作区", "海丰县"},
    {"宝安区", "龙华区"},
    {"宝安区", "光明区"},
    {"龙岗区", "坪山区"},
    {"龙岗区", "大鹏新区"},
)
# Names that exist once in the country: the city may be left out.
UNIQUE_ZONES = frozenset(("前海深港现代服务业合作区", "横琴粤澳深度合作区", "深汕特别合作区"))
_SMALL = ("room", "building", "unit", "floor", "estate", "number", "road", "district", "city")


def compare_parsed(a: Address, b: Address) -> AddressMatch:
    if not a.parts() or not b.parts():
        return AddressMatch("unclear", None, "empty", "有一处没有可比对的地址", "one side holds no address")
    a, b = lettered(a, b), lettered(b, a)
    details = {
        name: (status(name, a, b), a.get(name), b.get(name))
        for name in COMPONENTS
        if a.get(name) or b.get(name)
    }
    if a.language != b.language:
        return across_languages(a, b, details)
    contradiction = _contradiction(a, b, details)
    if contradiction is not None:
        return contradiction
    if not _something_shared(details):
        return AddressMatch(
            "unclear",
            None,
            "nothing_in_common",
            "两处地址写法不同，没有可比对的路名、小区名，需人工核对",
            "the two addresses share no road and no estate to compare: a person has to look",
            details,
        )
    return _agreeing(a, b, details)


def _name_inside(details: Details) -> bool:
    """海岸明珠 / 海岸明珠花园: one estate name contains the other."""
    x, y = (v.replace("|", "") if v else "" for v in details["estate"][1:])
    return x in y or y in x


def _contradiction(a: Address, b: Address, details: Details) -> AddressMatch | None:
    """The first component, from the largest, that both sides state and that differs."""
    equal = {name for name, (status, _, _) in details.items() if status == "equal"}
    soft: AddressMatch | None = None
    for name, (state, x, y) in details.items():
        if state != "differs":
            continue
        doubt = None
        if name in ("street", "community"):
            doubt = "boundary", "街道或社区划分可能调整过", "borders of streets and communities were redrawn"
        elif (
            name == "city" and set(details.get("district", ("absent", None, None))[1:]) in _OVERLAPPING
        ) or (name == "district" and {x, y} in _OVERLAPPING):
            doubt = "overlapping_zone", "功能区与行政区可能重叠", "the zone and the district may overlap"
        elif name == "estate" and _name_inside(details):
            doubt = "estate_name_longer", "一处的小区名更长", "one estate name contains the other"
        elif name in ("road", "number") and {"estate", "building", "room"} <= equal:
            doubt = (
                "same_estate_other_road",
                "同一小区可能有不同路名或门牌",
                "one estate may have several road addresses",
            )
        said_a, said_b = said(a, name), said(b, name)
        if doubt is None:
            return AddressMatch(
                "different",
                name,
                f"{name}_differs",
                f"{ZH[name]}不同：{said_a}／{said_b}",
                f"the {name} differs: {said_a} / {said_b}",
                details,
            )
        soft = soft or AddressMatch(
            "unclear",
            name,
            doubt[0],
            f"{ZH[name]}不同（{said_a}／{said_b}），{doubt[1]}，需人工核对",
            f"the {name} differs ({said_a} / {said_b}); {doubt[2]}: a person has to look",
            details,
        )
    return soft


def _something_shared(details: Details) -> bool:
    """Road or estate is common, or one side states neither (then it is merely less precise)."""
    statuses = {name: details[name][0] for name in ("road", "estate") if name in details}
    if any(s in ("equal", "narrower") for s in statuses.values()):
        return True
    return not {"only_a", "only_b"} <= set(statuses.values())


def _agreeing(a: Address, b: Address, details: Details) -> AddressMatch:
    """No contradiction: same, or less precise in some component."""
    missing = [n for n in _SMALL if n in details and details[n][0] in ("only_a", "only_b", "narrower")]
    if details.get("district", ("absent", None, None))[1] in UNIQUE_ZONES:
        missing = [n for n in missing if n != "city"]
    if missing:
        return _less_precise(a, b, missing, details)
    rest_a, rest_b = _note(a), _note(b)
    if rest_a != rest_b and "room" in details and _PART_OF_ROOM.search(f"{rest_a} {rest_b}"):
        return AddressMatch(
            "less_precise",
            "room",
            "part_of_room",
            f"同一房号，但一处只写其中一间：{rest_a or '（无）'}／{rest_b or '（无）'}",
            f"the same room number, but one side names a part of it: {rest_a or 'none'} / {rest_b or 'none'}",
            details,
        )
    if rest_a != rest_b and any(c.isalnum() and c.isascii() for c in f"{rest_a or ''}{rest_b or ''}"):
        return AddressMatch(
            "unclear",
            "rest",
            "note_differs",
            f"附注不同：{rest_a}／{rest_b}，需人工核对",
            f"the notes differ: {rest_a} / {rest_b}",
            details,
        )
    left_out = [
        n
        for n in ("province", "street", "community")
        if n in details and details[n][0] in ("only_a", "only_b")
    ]
    if left_out:
        names = "、".join(ZH[n] for n in left_out)
        return AddressMatch(
            "same",
            None,
            "left_out",
            f"一处未写{names}，其余一致",
            f"one side leaves out {', '.join(left_out)}; all else agrees",
            details,
        )
    if folded_text(a.text) == folded_text(b.text):
        return AddressMatch("same", None, "exact", "地址一致", "the addresses are equal", details)
    return AddressMatch(
        "same", None, "notation", "地址一致，仅写法不同", "equal, written differently", details
    )


# A partitioned flat: 1502室A间, 1502室主卧.
_PART_OF_ROOM = re.compile(r"[间卧床铺厅]")
_POSTCODE = re.compile(r"(?:邮编|邮政编码|邮码)?[:,]?(?<!\d)\d{6}(?!\d)")


def _note(address: Address) -> str:
    """The notes of an address without its postcode."""
    return _POSTCODE.sub("", address.get("rest") or "").strip("|,.;: ")


def said(address: Address, name: str) -> str:
    """A component as printed; one put together from several places by its parts."""
    part = address.parts().get(name)
    if part is None:
        return "—"
    return part.value.replace("|", "·") if "|" in part.value else folded_text(part.raw)


def _less_precise(a: Address, b: Address, missing: list[str], details: Details) -> AddressMatch:
    names_zh = "、".join(f"{ZH[n]}（{said(a, n)}／{said(b, n)}）" for n in missing)
    names_en = ", ".join(f"{n} ({said(a, n)} / {said(b, n)})" for n in missing)
    return AddressMatch(
        "less_precise",
        missing[0],
        "component_left_out",
        f"两处地址不矛盾，但有一处未写明或写得较粗：{names_zh}",
        f"no contradiction, but one side does not state (or states more roughly): {names_en}",
        details,
    )
