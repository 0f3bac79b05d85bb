"""The answer of a comparison of addresses, and how one component stands to the same one of the other address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from language.address_model import Address

Outcome = Literal["same", "less_precise", "different", "unclear"]
Status = Literal["equal", "differs", "narrower", "only_a", "only_b", "absent"]
Details = dict[str, tuple[Status, str | None, str | None]]

ZH = {
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

_AREA_ENDS = ("区", "园", "村", "城", "湾", "街", "片")


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
    details: Details = field(default_factory=dict)


def lettered(a: Address, b: Address) -> Address:
    """A1502 is A座1502 when the other side says so."""
    if a.building or not a.room or not b.building or not b.room:
        return a
    letter, digits = a.room.value[:1], a.room.value[1:]
    if letter == b.building.value and digits == b.room.value:
        return replace(a, building=replace(a.room, value=letter), room=replace(a.room, value=digits))
    return a


def status(name: str, a: Address, b: Address) -> Status:
    x, y = a.get(name), b.get(name)
    if x is None or y is None:
        if name == "floor" and (floor := x or y) and _floor_of(b if x else a) == floor:
            return "equal"
        return "only_b" if x is None else "only_a"
    if x == y:
        return "equal"
    if name == "estate":
        return _estates(x, y)
    if name in ("building", "room", "number"):
        return _houses(x, y)
    if name == "road" and (set(x.split("|")) < set(y.split("|")) or set(x.split("|")) > set(y.split("|"))):
        return "narrower"
    if name == "road" and _area_in_front(x, y):
        return "narrower"
    return "differs"


def _houses(x: str, y: str) -> Status:
    """A栋2座, A2栋 and A-2栋 are one house; of several parts (A栋2座 / A座) one may be left out; 50号院 is 50号."""
    xs, ys = x.removesuffix("院").split("|"), y.removesuffix("院").split("|")
    if xs == ys or (_lettered_house(x) is not None and _lettered_house(x) == _lettered_house(y)):
        return "equal"
    return "narrower" if set(xs) < set(ys) or set(ys) < set(xs) else "differs"


def _lettered_house(value: str) -> str | None:
    match = re.fullmatch(r"([A-Z])[|-]?(\d{1,3})|(\d{1,3})[|-]?([A-Z])", value)
    return None if match is None else "-".join(g for g in match.groups() if g)


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
