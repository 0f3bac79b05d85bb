"""Stated lengths: 共12个月, 壹年, 为期两年, a term of one year. A length after 押金 or 提前 is no term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.dates import number
from language.numerals import DIGITS, TENS, UNITS

# ---------------------------------------------------------------------------------------------------------
# Stated lengths

_C = "0-9" + "".join(DIGITS) + "".join(UNITS) + "".join(TENS)
_N = rf"[{_C}]{{1,5}}"
_TRIGGER = (
    r"(?:为期|共计|合计|总计|总共|共|租赁期限|租赁期|租用期限|承租期限|租期|合同期限|劳动合同期限|聘用期限|期限|学制|有效期|试用期|免租期|"
    r"住宿期限|住宿期|使用期限|营业期限|经营期限|暂定|即|为|计|起|[(,;])"
)
_B = r"[\s_]{0,3}"  # blanks and underlines of a filled-in form
_UNITS_ZH = (
    rf"(?:(?P<years>{_N}){_B}(?:周年|年)(?P<half>半)?(?:整|期)?"
    rf"(?:{_B}[零又]?{_B}(?P<months>{_N}){_B}个?{_B}月(?!租|日|份|底))?(?:[零又]?{_B}(?P<days>{_N}){_B}[天日])?"
    rf"|(?P<only_months>{_N}){_B}个{_B}(?:整)?月(?P<month_half>半)?(?:[零又]?{_B}(?P<more_days>{_N}){_B}[天日])?"
    rf"|(?P<half_year>半年)|(?P<only_days>{_N}){_B}(?:天|日历日))"
)
_LENGTH_ZH = re.compile(
    rf"(?P<trigger>{_TRIGGER})[:为是约共计\s_]{{0,6}}(?P<length>{_UNITS_ZH})(?![内前后以之的租金])"
)
_EN_NUMBER = {
    w: i
    for i, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
    "thirty-six": 36,
    "thirty": 30,
    "sixty": 60,
}
_EN_N = r"(?:\d{1,3}|" + "|".join(sorted(_EN_NUMBER, key=len, reverse=True)) + r")(?:\s?\(\s?\w{1,12}\s?\))?"
_LENGTH_EN = re.compile(
    r"(?P<trigger>\b(?:term|period|duration|tenancy|lease term)\b[\s:]{0,3}(?:of|is|shall be|:)?"
    r"|\b(?:fixed|lease) term of|\bfor|\btotal(?:ling| of)?|[(,])\s{0,2}"
    r"(?:a\s(?:fixed\s)?(?:term|period)\sof\s)?"
    rf"(?P<length>(?:(?P<years>{_EN_N})[\s-]?(?:calendar\s)?years?)?"
    rf"(?:\s?(?:and\s)?(?P<months>{_EN_N})[\s-]?(?:calendar\s)?months?)?(?<=[srh])\b)",
    re.IGNORECASE,
)
# A length after these words is not the term (押金两个月, 提前1个月, 每3个月).
_NOT_A_TERM = re.compile(
    r"(?:押金?|提前|提早|每|租金|保证金|违约金|逾期|超过|拖欠|欠|赔偿|补偿|支付|不足|不少于|至少|满|相当于|notice|deposit|within|advance|every|each|per)[^,;。\n]{0,8}$",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(租赁期限|租赁期|租用期限|承租期限|租期|免租期|试用期|合同期限|合同期|劳动合同期限|聘用期|聘期|住宿期限|住宿期|居住期限|使用期限|营业期限|经营期限|"
    r"有效期限|有效期|期限|学制|probation|rent[- ]free|lease term|term|validity)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Length:
    start: int
    end: int
    months: int | None
    days: int | None
    firm: bool  # its trigger names a term; a bracket or comma does so only beside a range


def find_lengths(text: str) -> Iterator[Length]:
    for match in _LENGTH_ZH.finditer(text):
        if _NOT_A_TERM.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        months, days = _chinese_length(match)
        if months is not None or days is not None:
            yield Length(
                match.start("length"),
                match.end("length"),
                months,
                days,
                match["trigger"] not in "(,;为即计共",
            )
    # Two cheap searches first: most papers are Chinese throughout.
    lowered = text.lower()
    english = _LENGTH_EN.finditer(text) if "month" in lowered or "year" in lowered else iter(())
    for match in english:
        if not (match["years"] or match["months"]) or _NOT_A_TERM.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            continue
        if _NOT_A_TERM.search(match["trigger"]):
            continue
        months = 12 * _english_number(match["years"]) + _english_number(match["months"])
        firm = (
            match["trigger"].strip().lower() not in ("(", ",", "for")
            or "term" in match[0].lower()
            or "period" in match[0].lower()
        )
        yield Length(match.start("length"), match.end("length"), months or None, None, firm)


def _chinese_length(match: re.Match[str]) -> tuple[int | None, int | None]:
    """(months, days); (None, None) when a numeral is malformed or the number is really a calendar year."""
    if match["half_year"]:
        return 6, None
    if match["only_days"]:
        return None, number(match["only_days"])
    if match["only_months"]:
        days = None if match["more_days"] is None else number(match["more_days"])
        return number(match["only_months"]), 15 if match["month_half"] and days is None else days
    years = number(match["years"])
    if years is None or years > 99:
        return None, None
    months = 0 if match["months"] is None else number(match["months"])
    if months is None:
        return None, None
    days = None if match["days"] is None else number(match["days"])
    return years * 12 + months + (6 if match["half"] else 0), days


def _english_number(text: str | None) -> int:
    if not text:
        return 0
    word = text.split("(")[0].strip().lower()
    return int(word) if word.isdigit() else _EN_NUMBER[word]
