"""Ranges of two dates: 自…起至…止, from … to …, and those whose second date borrows its year or never ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.dates import DateSpan, make_date, number
from language.numerals import DIGITS, TENS, UNITS

# ---------------------------------------------------------------------------------------------------------
# Ranges

_C = "0-9" + "".join(DIGITS) + "".join(UNITS) + "".join(TENS)
LASTING = r"长期有效|长期|永久|无固定期限|无期限|不定期|无限期|open[- ]ended|indefinite(?:ly)?|permanent"
_OPEN = rf"(?:{LASTING}|至?(?:法定)?退休|present|至今|今)"
_LINK = re.compile(
    r"\s?(?:日|的)?\s?(?:\([^()\n]{0,12}\))?\s?(?:起算?|开始|始|生效)?\s?[,;]?\s?"
    r"(?:(?:(?:租|租住|住|居住)?(?:至|到)|止于?|直至|—|–|-|−|~|〜|to|until|till|through|up\sto)\s?){1,3}"
    r"(?:and\s(?:including\s)?)?(?:the\s)?\s?[:_]?\s?(?:于)?\s?",
    re.IGNORECASE,
)
_LINK_EN = re.compile(
    r"\s?(?:\([^()\n]{0,24}\))?\s?,?\s?(?:and\s)?(?:shall\s)?(?:expir(?:e|es|ing)|end(?:s|ing)?|terminat(?:e|es|ing)|continu(?:e|ing)\suntil|valid\suntil)\s?(?:on|at|until)?\s?",
    re.IGNORECASE,
)
_LINK_LABELS = re.compile(
    r"[\s,;|/_)]{0,4}(?:租赁|合同|租期|有效)?(?:截止|终止|结束|届满|到期|终|止)(?:日期|时间|日)?\s?[:_]?\s?|[\s,;]{0,3}(?:end|expiry|expiration|to)\s?(?:date)?\s?:\s?",
    re.IGNORECASE,
)
_LINKS = (_LINK, _LINK_EN, _LINK_LABELS)
_SECOND_OPEN = re.compile(
    rf"{_LINK.pattern}(?P<open>{_OPEN})|\s?起?[,;]?\s?(?P<open2>{LASTING}|至今|至(?:法定)?退休)",
    re.IGNORECASE,
)
_SHORT_SECOND = re.compile(
    rf"(?:(?P<month>[{_C}](?:\s?[{_C}]){{0,2}})\s?月\s?)?(?P<day>[{_C}](?:\s?[{_C}]){{0,3}})\s?[日号](?!楼)"
)
_SHORT_MONTH = re.compile(rf"(?P<month>[{_C}](?:\s?[{_C}]){{0,2}})\s?月份?(?!\s?[{_C}])")
_LEAD = re.compile(
    r"(?:自|从|由|于|from|commenc(?:ing|es|e)(?:\son|\sfrom)?|starting(?:\son|\sfrom)?|beginning(?:\son)?|between|(?:起始|开始|生效|起租|起)(?:日期|时间|日)?\s?[:_]?)\s?(?:the\s)?$",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s?[_]?(?:日)?(?:为止|止|届满|终止|期满)")
_START_ONLY = re.compile(r"\s?(?:日)?(?:起算?|开始|start|onwards?)")
_END_ONLY_LEAD = re.compile(
    r"(?:至|到|截至|止于|until|expir(?:es|ing|y)(?:\s(?:on|date))?|valid\suntil|有效期至|有效期限至)[\s:]{0,2}$",
    re.IGNORECASE,
)
# What may stand between a range and its length; one word or mark at a time, so that nothing backtracks.
BETWEEN = re.compile(
    r"(?:即|合同|租赁期限|租赁|租期|期限|期间|自|从|由|为止|为期|为|止|起|共计|共|合计|总计|计|from|commencing|on|for|term|"
    r"period|of|the|and|including|total|a|[\s,;:.()、。_]){0,16}+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Range:
    start: int
    end: int
    first: DateSpan | None
    second: DateSpan | None
    open_ended: bool = False
    doubtful: bool = False


def find_ranges(text: str, dates: list[DateSpan]) -> Iterator[Range]:
    index = 0
    while index < len(dates):
        first = dates[index]
        following = dates[index + 1] if index + 1 < len(dates) else None
        found, used = range_from(text, first, following)
        if found is not None:
            yield found
        index += used


def range_from(text: str, first: DateSpan, following: DateSpan | None) -> tuple[Range | None, int]:
    """The range that starts with `first`, and how many dates it uses."""
    lead = _LEAD.search(text, max(0, first.start - 24), first.start)
    begin = first.start if lead is None else lead.start()
    if (
        following is not None
        and following.start - first.end <= 40
        and _linked(text[first.end : following.start])
    ):
        return Range(begin, _with_trail(text, following.end), first, following), 2
    opened = _SECOND_OPEN.match(text, first.end)
    if opened is not None:
        return Range(begin, opened.end(), first, None, open_ended=True), 1
    short = _short_second(text, first)
    if short is not None:
        second, doubtful = short
        return Range(begin, _with_trail(text, second.end), first, second, doubtful=doubtful), 1
    end_lead = _END_ONLY_LEAD.search(text, max(0, first.start - 16), first.start)
    if end_lead is not None:
        return Range(end_lead.start(), _with_trail(text, first.end), None, first), 1
    trail = _START_ONLY.match(text, first.end)
    if trail is not None or (lead is not None and not lead[0].strip().startswith("于")):
        return Range(begin, first.end if trail is None else trail.end(), first, None), 1
    return None, 1


def _linked(between: str) -> bool:
    return any(link.fullmatch(between) for link in _LINKS)


def _with_trail(text: str, end: int) -> int:
    trail = _TRAIL.match(text, end)
    return end if trail is None else trail.end()


def _short_second(text: str, first: DateSpan) -> tuple[DateSpan, bool] | None:
    """2026年3月1日至12月31日, …至15日, 2026年3月至8月: what is missing comes from the first date (`inferred`)."""
    link = _LINK.match(text, first.end)
    pattern = _SHORT_MONTH if first.precision == "month" else _SHORT_SECOND
    short = None if link is None else pattern.match(text, link.end())
    if short is None or first.value is None or first.precision == "year":
        return None
    day = None if first.precision == "month" else number(short["day"])
    month = first.value.month if short["month"] is None else number(short["month"])
    if month is None or (day is None and first.precision == "day"):
        return None
    value, problem = make_date(first.value.year, month, day)
    doubtful = value is not None and value < first.value
    if doubtful:
        value, problem = make_date(first.value.year + 1, month, day)
    span = DateSpan(
        short.start(),
        short.end(),
        short[0],
        value,
        first.precision,
        first.calendar,
        ambiguous=doubtful,
        problem=problem,
        inferred=True,
        alternatives=() if value is None or not doubtful else (value,),
    )
    return span, doubtful
