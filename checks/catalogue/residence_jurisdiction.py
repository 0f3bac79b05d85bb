"""Does the stated address lie in the city that was applied to (Art. 6, Art. 8: the place of residence)?

Where only the offices of one's own district take the application, the district is named.
"""

from __future__ import annotations

from checks.matching import plain
from checks.model import Check, Room, Verdict, When, failed, idle, passed, say, unclear
from language.address_en import sound
from language.addresses import parse_address
from schemas.check import Severity


def run(room: Room) -> Verdict:
    names = {_city(name) for name in (room.application.city, room.policy.id, *room.policy.cities)}
    address = parse_address(room.application.residence.address)
    stated = address.get("city") or address.get("province")
    if stated is None:
        return unclear(
            "申请的居住地址没有写明城市",
            "The stated address names no city",
            request=say("请写明居住地址所在的城市", "Please state the city of the address"),
            severity=Severity.WARN,
        )
    more = {
        "expected": room.policy.title.zh if room.policy.cities else room.application.city,
        "found": stated,
    }
    latin = not room.policy.cities and room.application.city.isascii()
    if latin and sound(_city(stated)) != _city(room.application.city):
        return idle("没有该城市的政策,无法比对", "There is no policy of that city to compare with")
    if not latin and _city(stated) not in names:
        return failed(
            f"居住地址在{stated},不在受理的{more['expected']}",
            f"The address lies in {stated}, not in the city that was applied to ({room.application.city})",
            request=say(f"请向居住地({stated})的受理点申请", f"Please apply where you live, in {stated}"),
            then="review",
            **more,
        )
    rule, district = room.policy.accept_at, address.get("district")
    if rule is not None and rule.value == "district" and district:
        return passed(
            f"居住地址在{stated};请到{district}的受理点办理",
            f"The address lies in {stated}; apply in {district}",
            **more,
        )
    return passed(f"居住地址在{stated}", f"The address lies in {stated}", **more)


def _city(name: str) -> str:
    return plain(name).removesuffix("市")


CHECK = Check(
    id="residence.jurisdiction",
    title=say("居住地在受理城市", "The address lies in the city applied to"),
    run=run,
    claims=("residence.address",),
    then="review",
    when=When(
        passes="the stated address names the city (the district to apply in is said, where that matters)",
        fails="it names another city",
        gives_up="it names none: a warning",
    ),
)
