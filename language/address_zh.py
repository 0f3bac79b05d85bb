"""Chinese addresses taken apart, down to the room.

Structure and variants: domain notes §5.1. Everything is read from a folded copy (Simplified, half width, no
blanks); every part keeps its place in the text given. A province or city that is not written is not filled
in. What cannot be assigned lands in `estate` (names) or `rest` (brackets, notes), never nowhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from language.address_cursor import Cursor
from language.address_head import read_head
from language.address_model import Address
from language.address_tail import read_tail


@lru_cache(maxsize=4096)
def parse_chinese(text: str) -> Address:
    """Take one address with Chinese characters apart."""
    cursor = Cursor(text)
    read_head(cursor)
    read_tail(cursor)
    parts: dict[str, Any] = dict(cursor.found)
    return settle(_houses(replace(Address(text=text), **parts)))


def _houses(address: Address) -> Address:
    """29楼3门201 (Beijing): before a unit and a room, 楼 numbers the house and not the floor.

    B1层 is the first floor below ground.
    """
    floor, unit = address.floor, address.unit
    if floor is None:
        return address
    if unit and address.room and not address.building and floor.end <= unit.start < address.room.start:
        return replace(address, building=floor, floor=None)
    below = re.fullmatch(r"B(\d)", floor.value)
    return replace(address, floor=replace(floor, value=f"-{below[1]}")) if below else address


def settle(address: Address) -> Address:
    """15层02室 is room 1502; a floor that the room already tells is still kept as printed."""
    floor, room = address.floor, address.room
    if floor is None or room is None or not floor.value.isdigit():
        return address
    short = re.fullmatch(r"(\d{1,2})([A-Z]?)", room.value)
    if short is not None:
        return replace(address, room=replace(room, value=f"{floor.value}{int(short[1]):02d}{short[2]}"))
    return (
        replace(address, room=replace(room, value=floor.value + room.value))
        if re.fullmatch("[A-Z]", room.value)
        else address
    )
