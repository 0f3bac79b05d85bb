"""Terms: from when to when, or for how long, as a lease, a contract, a permit or a licence states it.

Forms: domain notes §3.2 (clauses seen in circulation) and §2.1 (2014.04.10-2019.04.09).

The arithmetic trap (domain notes §1.2): 2024-08-31 + 6 months is 2025-02-28, 181 days; 183 days end on
2025-03-02, 180 days on 2025-02-27. Months are counted on the calendar here, the day clamped to the month's
end; days never stand for months. A stated length may count the last day or not: `months_between` is a set.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from language.dates import DateSpan, dates_in_folded, make_date, number, to_original
from language.folding import Folded, fold
from language.numerals import DIGITS, TENS, UNITS


@dataclass(frozen=True, slots=True)
class TermSpan:
    """One stated term. start, end: offsets of the whole statement in the text given; raw: that text.

    start_date, end_date: None when not stated. months, days: the stated length (12 for 壹年, None when not
    stated). open_ended: 长期, 无固定期限, 至退休, 至今. about: the label before it (租赁期限, 试用期, 免租期
    …), None when there is none. raw_length: the words that state the length.
    ambiguous: one of the dates is, or the missing year of the second could be another.
    """

    start: int
    end: int
    raw: str
    start_date: DateSpan | None = None
    end_date: DateSpan | None = None
    months: int | None = None
    days: int | None = None
    open_ended: bool = False
    about: str | None = None
    raw_length: str | None = None
    ambiguous: bool = False


# ---------------------------------------------------------------------------------------------------------
# Arithmetic


def add_months(day: datetime.date, months: int) -> datetime.date:
    """`months` calendar months later (or earlier); the 31st becomes the month's last day if need be."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def months_between(start: datetime.date, end: datetime.date) -> frozenset[int]:
    """Every number of whole months that a term from `start` to `end` may be stated as; empty when none fits.

    Both conventions: the end is the same day N months on, or the day before it. 2026-03-01..2027-02-28 is 12,
    2025-01-01..2028-01-01 is 36, and 2024-08-31..2025-02-28 is 6 (clamped).
    """
    if end < start:
        return frozenset()
    about = (end.year - start.year) * 12 + end.month - start.month
    one = datetime.timedelta(days=1)
    return frozenset(
        n
        for n in range(max(about - 1, 0), about + 3)
        if n > 0 and end in (add_months(start, n), add_months(start, n) - one)
    )


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
_ABOUT = re.compile(
    r"(租赁期限|租赁期|租用期限|承租期限|租期|免租期|试用期|合同期限|合同期|劳动合同期限|聘用期|聘期|住宿期限|住宿期|居住期限|使用期限|营业期限|经营期限|"
    r"有效期限|有效期|期限|学制|probation|rent[- ]free|lease term|term|validity)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Length:
    start: int
    end: int
    months: int | None
    days: int | None
    firm: bool  # its trigger names a term; a bracket or comma does so only beside a range


def _lengths(text: str) -> Iterator[_Length]:
    for match in _LENGTH_ZH.finditer(text):
        if _NOT_A_TERM.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        months, days = _chinese_length(match)
        if months is not None or days is not None:
            yield _Length(
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
        yield _Length(match.start("length"), match.end("length"), months or None, None, firm)


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


# ---------------------------------------------------------------------------------------------------------
# Ranges

_LASTING = r"长期有效|长期|永久|无固定期限|无期限|不定期|无限期|open[- ]ended|indefinite(?:ly)?|permanent"
_OPEN = rf"(?:{_LASTING}|至?(?:法定)?退休|present|至今|今)"
_LINK = re.compile(
    r"\s?(?:日|的)?\s?(?:\([^()\n]{0,12}\))?\s?(?:起算?|开始|始|生效)?\s?[,;]?\s?"
    r"(?:(?:至|到|止于?|直至|—|–|-|−|~|〜|to|until|till|through|up\sto)\s?){1,3}"
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
    rf"{_LINK.pattern}(?P<open>{_OPEN})|\s?起?[,;]?\s?(?P<open2>{_LASTING}|至今|至(?:法定)?退休)",
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
_BETWEEN = re.compile(
    r"(?:即|合同|租赁期限|租赁|租期|期限|期间|自|从|由|为止|为期|为|止|起|共计|共|合计|总计|计|from|commencing|on|for|term|"
    r"period|of|the|and|including|total|a|[\s,;:.()、。_]){0,16}+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    first: DateSpan | None
    second: DateSpan | None
    open_ended: bool = False
    doubtful: bool = False


def _ranges(text: str, dates: list[DateSpan]) -> Iterator[_Range]:
    index = 0
    while index < len(dates):
        first = dates[index]
        following = dates[index + 1] if index + 1 < len(dates) else None
        found, used = _range_from(text, first, following)
        if found is not None:
            yield found
        index += used


def _range_from(text: str, first: DateSpan, following: DateSpan | None) -> tuple[_Range | None, int]:
    """The range that starts with `first`, and how many dates it uses."""
    lead = _LEAD.search(text, max(0, first.start - 24), first.start)
    begin = first.start if lead is None else lead.start()
    if (
        following is not None
        and following.start - first.end <= 40
        and _linked(text[first.end : following.start])
    ):
        return _Range(begin, _with_trail(text, following.end), first, following), 2
    opened = _SECOND_OPEN.match(text, first.end)
    if opened is not None:
        return _Range(begin, opened.end(), first, None, open_ended=True), 1
    short = _short_second(text, first)
    if short is not None:
        second, doubtful = short
        return _Range(begin, _with_trail(text, second.end), first, second, doubtful=doubtful), 1
    end_lead = _END_ONLY_LEAD.search(text, max(0, first.start - 16), first.start)
    if end_lead is not None:
        return _Range(end_lead.start(), _with_trail(text, first.end), None, first), 1
    trail = _START_ONLY.match(text, first.end)
    if trail is not None or (lead is not None and not lead[0].strip().startswith("于")):
        return _Range(begin, first.end if trail is None else trail.end(), first, None), 1
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


# ---------------------------------------------------------------------------------------------------------
# Putting them together


def find_terms(text: str) -> list[TermSpan]:
    """Every stated term, in reading order: a range (with its length), a length alone, 长期 after a label."""
    folded = fold(text, simplify=True, spaces=False)
    plain = folded.text
    dates = dates_in_folded(folded)
    lengths = [x for x in _lengths(plain) if not any(d.start < x.end and x.start < d.end for d in dates)]
    terms: list[TermSpan] = []
    taken: set[int] = set()
    for found in _ranges(plain, dates):
        near = next((i for i, x in enumerate(lengths) if i not in taken and _beside(plain, found, x)), None)
        if near is not None:
            taken.add(near)
        terms.append(_term(plain, found, None if near is None else lengths[near]))
    terms += [_term(plain, None, x) for i, x in enumerate(lengths) if i not in taken and x.firm]
    terms = _with_open(plain, terms, list(_open_alone(plain, terms)))
    terms.sort(key=lambda t: t.start)
    return [_to_original(term, folded, text) for term in terms]


def _beside(text: str, found: _Range, length: _Length) -> bool:
    """Only connecting words between the range and the length."""
    if length.start >= found.end:
        return (
            length.start - found.end <= 24 and _BETWEEN.fullmatch(text, found.end, length.start) is not None
        )
    return (
        found.start - length.end <= 24
        and length.end <= found.start
        and _BETWEEN.fullmatch(text, length.end, found.start) is not None
    )


def _term(text: str, found: _Range | None, length: _Length | None) -> TermSpan:
    spans = [s for s in (found, length) if s is not None]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    about = None
    dated = [d.start for d in (found.first, found.second) if d is not None] if found is not None else []
    label_end = min([*dated, *([] if length is None else [length.start])], default=start)
    for match in _ABOUT.finditer(text[max(0, start - 24) : label_end]):
        about = match[1]
    doubtful = found is not None and (
        found.doubtful or any(d is not None and d.ambiguous for d in (found.first, found.second))
    )
    return TermSpan(
        start,
        end,
        text[start:end],
        start_date=None if found is None else found.first,
        end_date=None if found is None else found.second,
        months=None if length is None else length.months,
        days=None if length is None else length.days,
        open_ended=found is not None and found.open_ended,
        about=about,
        raw_length=None if length is None else f"{length.start}:{length.end}",
        ambiguous=doubtful,
    )


_OPEN_ALONE = re.compile(
    rf"(?:营业期限|经营期限|有效期限|有效期|合同期限|劳动合同期限|期限|合同类型|聘期|validity|term)[^\n。;]{{0,10}}?(?P<open>{_LASTING})",
    re.IGNORECASE,
)
_TICKED = re.compile(r"[√☑■☒✓✔]\s?(?P<open>无固定期限)")


def _open_alone(text: str, terms: list[TermSpan]) -> Iterator[TermSpan]:
    for pattern in (_OPEN_ALONE, _TICKED):
        for match in pattern.finditer(text):
            start, end = match.span("open")
            if not any(t.start < end and start < t.end for t in terms):
                about = _ABOUT.match(match[0])
                yield TermSpan(
                    start, end, match["open"], open_ended=True, about=None if about is None else about[1]
                )


def _with_open(text: str, terms: list[TermSpan], opened: list[TermSpan]) -> list[TermSpan]:
    """无固定期限,自2026年3月1日起: an open end and a start that only punctuation parts are one term."""
    out = list(terms)
    for span in opened:
        start_only = next(
            (
                t
                for t in out
                if t.start_date
                and not t.end_date
                and not t.months
                and 0 <= t.start - span.end <= 4
                and not text[span.end : t.start].strip(" ,;:。()")
            ),
            None,
        )
        if start_only is None:
            out.append(span)
            continue
        out.remove(start_only)
        out.append(
            replace(
                start_only,
                start=span.start,
                raw=text[span.start : start_only.end],
                open_ended=True,
                about=span.about,
            )
        )
    return out


def _to_original(term: TermSpan, folded: Folded, text: str) -> TermSpan:
    start, end = folded.span(term.start, term.end)
    raw_length = None
    if term.raw_length is not None:
        a, b = folded.span(*(int(x) for x in term.raw_length.split(":")))
        raw_length = text[a:b]
    return replace(
        term,
        start=start,
        end=end,
        raw=text[start:end],
        raw_length=raw_length,
        start_date=None if term.start_date is None else to_original(term.start_date, folded, text),
        end_date=None if term.end_date is None else to_original(term.end_date, folded, text),
    )
