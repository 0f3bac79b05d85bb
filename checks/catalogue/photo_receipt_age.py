"""Is the photo receipt recent enough, and did the photo pass? (Limits by place: domain notes 2.9.)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checks.days import earliest, latest
from checks.model import Check, Paper, Room, Verdict, When, failed, passed, say, unclear
from checks.people import HOLDER_FIELDS, somebody_elses
from language.terms import add_months
from schemas.check import Severity

AGAIN = say("请重新拍摄数码照片并上传新的合格回执", "Please have a new photo taken and upload its receipt")


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    stranger = somebody_elses(paper, room)
    if stranger:
        yield stranger
        return
    if paper.get("result") == "unqualified":
        yield failed(
            "回执显示照片不合格",
            "The receipt says that the photo did not qualify",
            expected="qualified",
            found="unqualified",
            request=AGAIN,
        )
        return
    taken = paper["taken_on"]
    yield _age(earliest(taken), latest(taken), room)
    limit = room.policy.photo_receipt.warn_above_days
    days = (room.day - latest(taken)).days
    if limit is not None and days > limit.value:
        yield failed(
            f"照片已拍摄 {days} 天,部分受理点要求 {limit.value} 天以内",
            f"The photo is {days} days old; some offices want {limit.value} at most",
            expected=f"≤ {limit.value} d",
            found=f"{days} d",
            severity=Severity.WARN,
        )


def oldest(room: Room) -> date:
    """The earliest day on which the photo may have been taken."""
    rule = room.policy.photo_receipt
    if rule.max_age_months is not None:
        return add_months(room.day, -rule.max_age_months.value)
    assert rule.max_age_days is not None
    return room.day - timedelta(days=rule.max_age_days.value)


def _age(first: date, last: date, room: Room) -> Verdict:
    limit = oldest(room)
    taken = str(first) if first == last else f"{first:%Y-%m}"
    more = {"expected": f"{limit} … {room.day}", "found": taken}
    if first > room.day:
        return failed(
            f"拍摄日期 {taken} 晚于提交日 {room.day}",
            f"The photo was taken on {taken}, after {room.day}",
            **more,
            request=AGAIN,
        )
    if first >= limit and last <= room.day:
        return passed(
            f"照片拍摄于 {taken},在有效期内", f"The photo was taken on {taken}, recently enough", **more
        )
    if last < limit:
        return failed(
            f"照片拍摄于 {taken},早于 {limit},回执已过期",
            f"The photo was taken on {taken}, before {limit}: too old",
            **more,
            request=AGAIN,
        )
    return unclear(
        f"只写明拍摄年月({taken}),不能判断",
        f"Only the month is stated ({taken}), which does not decide",
        **more,
    )


CHECK = Check(
    id="photo_receipt.age",
    title=say("相片回执合格且在有效期内", "The photo receipt is qualified and recent"),
    run=run,
    about=("photo_receipt",),
    reads=("taken_on", "result", *HOLDER_FIELDS),
    when=When(
        passes="taken within the policy's limit and qualified",
        fails="taken earlier, after the day, or not qualified",
        gives_up="only a month is stated, or the reading is not sure",
    ),
)
