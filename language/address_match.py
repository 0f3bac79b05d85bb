"""Do two addresses name one place? Component by component (domain notes §5).

- «same»: every component that one states the other states too and equally, apart from province, 街道 and
  社区, which may be left out. 栋/幢/座, 室/房, Chinese numerals and old district names do not count.
- «less_precise»: no contradiction, but one side leaves a component out; `component` names the smallest.
- «different»: a component that both state differs. Two 街道 or two roads for one estate are «unclear»:
  borders were redrawn, and a corner has two roads. So is anything that only a gazetteer could join.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from language.address_en import sound
from language.address_model import COMPONENTS, Address
from language.folding import folded_text

Outcome = Literal["same", "less_precise", "different", "unclear"]
Status = Literal["equal", "differs", "narrower", "only_a", "only_b", "absent"]

_ZH = {
    "province": "省",
    "city": "城市",
    "district": "区县",
    "street": "街道",
    "community": "社区",
    "road": "道路",
    "number": "门牌号",
    "estate": "小区或楼宇名",
    "building": "楼栋",
    "unit": "单元",
    "floor": "楼层",
    "room": "房号",
    "rest": "附注",
}
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
_AREA_ENDS = ("区", "园", "村", "城", "湾", "街", "片")
_SMALL = ("room", "building", "unit", "floor", "estate", "number", "road", "district", "city")


@dataclass(frozen=True, slots=True)
class AddressMatch:
    """outcome; component: which one decided (None for «same»); rule: stable id; zh, en: for the reviewer.

    details: component -> (status, value of a, value of b), for every component that either states.
    """

    outcome: Outcome
    component: str | None
    rule: str
    zh: str
    en: str
    details: dict[str, tuple[Status, str | None, str | None]] = field(default_factory=dict)


def compare_parsed(a: Address, b: Address) -> AddressMatch:
    if not a.parts() or not b.parts():
        return AddressMatch("unclear", None, "empty", "有一处没有可比对的地址", "one side holds no address")
    a, b = _lettered(a, b), _lettered(b, a)
    details = {
        name: (_status(name, a, b), a.get(name), b.get(name))
        for name in COMPONENTS
        if a.get(name) or b.get(name)
    }
    if a.language != b.language:
        return _across_languages(a, b, details)
    contradiction = _contradiction(details)
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


# ---------------------------------------------------------------------------------------------------------


def _lettered(a: Address, b: Address) -> Address:
    """A1502 is A座1502 when the other side says so."""
    if a.building or not a.room or not b.building or not b.room:
        return a
    letter, digits = a.room.value[:1], a.room.value[1:]
    if letter == b.building.value and digits == b.room.value:
        return replace(a, building=replace(a.room, value=letter), room=replace(a.room, value=digits))
    return a


def _status(name: str, a: Address, b: Address) -> Status:
    x, y = a.get(name), b.get(name)
    if x is None or y is None:
        if name == "floor" and (floor := x or y) and _floor_of(b if x else a) == floor:
            return "equal"
        return "only_b" if x is None else "only_a"
    if x == y:
        return "equal"
    if name == "estate":
        return _estates(x, y)
    if name == "road" and (set(x.split("|")) < set(y.split("|")) or set(x.split("|")) > set(y.split("|"))):
        return "narrower"
    if name == "road" and _area_in_front(x, y):
        return "narrower"
    return "differs"


def _area_in_front(x: str, y: str) -> bool:
    """蛇口花果路 / 花果路, 上海威海路 / 威海路: at least two characters more in front of an equal name."""
    short, long = sorted((x, y), key=len)
    return len(short) >= 3 and len(long) - len(short) >= 2 and long.endswith(short)


def _floor_of(address: Address) -> str | None:
    """1502 is on floor 15: the usual numbering, used only to let a stated floor be left out."""
    room = address.get("room")
    return room[:-2] if room and room.isdigit() and len(room) >= 3 else None


def _estates(x: str, y: str) -> Status:
    """Several names (an area and a building) compare as a set; an area in front may be left out."""
    xs, ys = set(x.split("|")), set(y.split("|"))
    if xs == ys or x.replace("|", "") == y.replace("|", ""):
        return "equal"
    if xs < ys or ys < xs:
        return "narrower"
    short, long = sorted((x.replace("|", ""), y.replace("|", "")), key=len)
    if long.endswith(short) and long[: -len(short)].endswith(_AREA_ENDS):
        return "narrower"
    if long.startswith(short) and long.endswith(("区", "期")) and len(long) - len(short) <= 3:
        return "narrower"
    return "differs"


def _name_inside(details: dict[str, tuple[Status, str | None, str | None]]) -> bool:
    """海岸明珠 / 海岸明珠花园: one estate name contains the other."""
    x, y = (v.replace("|", "") if v else "" for v in details["estate"][1:])
    return x in y or y in x


def _contradiction(details: dict[str, tuple[Status, str | None, str | None]]) -> AddressMatch | None:
    """The first component, from the largest, that both sides state and that differs."""
    equal = {name for name, (status, _, _) in details.items() if status == "equal"}
    soft: AddressMatch | None = None
    for name, (status, x, y) in details.items():
        if status != "differs":
            continue
        doubt = None
        if name in ("street", "community"):
            doubt = "boundary", "街道或社区划分可能调整过", "borders of streets and communities were redrawn"
        elif name == "district" and {x, y} in _OVERLAPPING:
            doubt = "overlapping_zone", "功能区与行政区可能重叠", "the zone and the district may overlap"
        elif name == "estate" and _name_inside(details):
            doubt = "estate_name_longer", "一处的小区名更长", "one estate name contains the other"
        elif name in ("road", "number") and {"estate", "building", "room"} <= equal:
            doubt = (
                "same_estate_other_road",
                "同一小区可能有不同路名或门牌",
                "one estate may have several road addresses",
            )
        if doubt is None:
            return AddressMatch(
                "different",
                name,
                f"{name}_differs",
                f"{_ZH[name]}不同：{x}／{y}",
                f"the {name} differs: {x} / {y}",
                details,
            )
        soft = soft or AddressMatch(
            "unclear",
            name,
            doubt[0],
            f"{_ZH[name]}不同（{x}／{y}），{doubt[1]}，需人工核对",
            f"the {name} differs ({x} / {y}); {doubt[2]}: a person has to look",
            details,
        )
    return soft


def _something_shared(details: dict[str, tuple[Status, str | None, str | None]]) -> bool:
    """Road or estate is common, or one side states neither (then it is merely less precise)."""
    statuses = {name: details[name][0] for name in ("road", "estate") if name in details}
    if any(s in ("equal", "narrower") for s in statuses.values()):
        return True
    return not {"only_a", "only_b"} <= set(statuses.values())


def _agreeing(
    a: Address, b: Address, details: dict[str, tuple[Status, str | None, str | None]]
) -> AddressMatch:
    """No contradiction: same, or less precise in some component."""
    missing = [n for n in _SMALL if n in details and details[n][0] in ("only_a", "only_b", "narrower")]
    if missing:
        return _less_precise(missing, details)
    rest_a, rest_b = a.get("rest"), b.get("rest")
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
        names = "、".join(_ZH[n] for n in left_out)
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


def _less_precise(
    missing: list[str], details: dict[str, tuple[Status, str | None, str | None]]
) -> AddressMatch:
    names_zh, names_en = "、".join(_ZH[n] for n in missing), ", ".join(missing)
    return AddressMatch(
        "less_precise",
        missing[0],
        "component_left_out",
        f"两处地址不矛盾，但有一处未写明或写得较粗：{names_zh}",
        f"no contradiction, but one side does not state (or states more roughly): {names_en}",
        details,
    )


def _across_languages(
    a: Address, b: Address, details: dict[str, tuple[Status, str | None, str | None]]
) -> AddressMatch:
    """English against Chinese: numbers and districts can contradict, sounds can only support."""
    for name in ("city", "district", "number", "building", "unit", "floor", "room"):
        if name in details and details[name][0] == "differs":
            _, x, y = details[name]
            return AddressMatch(
                "different",
                name,
                f"{name}_differs",
                f"{_ZH[name]}不同：{x}／{y}",
                f"the {name} differs: {x} / {y}",
                details,
            )
    road_zh, road_en = (
        (a.get("road"), b.get("road")) if a.language == "zh" else (b.get("road"), a.get("road"))
    )
    fits = (
        road_zh is None
        or road_en is None
        or _road_sounds(road_zh)
        == road_en.removesuffix("road").removesuffix("rd").removesuffix("avenue").removesuffix("street")
    )
    rule = "english_consistent" if fits else "english_road_differs"
    return AddressMatch(
        "unclear",
        None if fits else "road",
        rule,
        "中英文地址的门牌、房号等不矛盾，路名读音" + ("相符" if fits else "不符") + "，需人工核对",
        "the English and the Chinese address agree in their numbers; the road's sound "
        f"{'fits' if fits else 'does not fit'}: a person has to look",
        details,
    )


def _road_sounds(road: str) -> str:
    for suffix in ("大道", "大街", "路", "街", "道"):
        if road.endswith(suffix):
            return sound(road.removesuffix(suffix))
    return sound(road)
