"""Dates in every form the papers use (domain notes §3.5), with offsets into the text as given.

A span keeps its place even when it names no day (`problem`), and keeps every reading it may have
(`alternatives`) when it has more than one. Noise that cannot change the meaning is tolerated (blanks
inside numbers, a lost 日, 午 for 年); nothing that could change it is repaired.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from language.folding import Folded, fold
from language.numerals import DIGITS, LETTER_ZEROS, TENS, UNITS, parse_numeral
from language.spans import without_overlaps

Precision = Literal["day", "month", "year"]
Calendar = Literal["gregorian", "minguo"]
MINGUO_OFFSET = 1911  # 民國 1 = 1912
YEARS = range(1900, 2200)
LAST_CENTURY = 70  # two figures from here on are likelier of the last century (a birth in 90年)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date as printed.

    start, end: offsets into the text given to find_dates; raw: that text.
    value: the day; for precision "month"/"year" its first day (see `last`); None when no day can be named.
    ambiguous: `alternatives` holds every reading, `value` only the likelier one (day before month).
    problem: why value is None ("no such day", "no such month", "year not plausible", …), else None.
    form: how it is written: "cjk", "numeric", "compact", "english", "day_first".
    inferred: part of it (the year) was taken from the date before it, see terms.py.
    """

    start: int
    end: int
    raw: str
    value: datetime.date | None
    precision: Precision = "day"
    calendar: Calendar = "gregorian"
    ambiguous: bool = False
    problem: str | None = None
    form: str = "cjk"
    alternatives: tuple[datetime.date, ...] = ()
    inferred: bool = False

    @property
    def last(self) -> datetime.date | None:
        """The last day of the period: of the month for 2026年3月, of the year for 2026年."""
        if self.value is None or self.precision == "day":
            return self.value
        if self.precision == "year":
            return self.value.replace(month=12, day=31)
        return self.value.replace(day=calendar.monthrange(self.value.year, self.value.month)[1])


# ---------------------------------------------------------------------------------------------------------
# Building one span


def make_date(
    year: int, month: int | None = None, day: int | None = None
) -> tuple[datetime.date | None, str | None]:
    """(date, None), or (None, problem) when the calendar has no such day. Missing parts count as 1."""
    if year not in YEARS:
        return None, "year not plausible"
    if month is not None and not 1 <= month <= 12:
        return None, "no such month"
    try:
        return datetime.date(year, 1 if month is None else month, 1 if day is None else day), None
    except ValueError:
        return None, "no such day"


def _precision(month: int | None, day: int | None) -> Precision:
    return "day" if day is not None else "month" if month is not None else "year"


# ---------------------------------------------------------------------------------------------------------
# 2026年3月1日, 二〇二六年三月一日, 贰零贰陆年叁月零壹日, 民國115年3月1日

_C = "0-9" + "".join(DIGITS) + "".join(UNITS) + "".join(TENS) + "".join(LETTER_ZEROS)
_FIRST = _C.removesuffix(LETTER_ZEROS)  # a letter never begins a numeral («to 2 0 2 6 年»)
_GAP = r"[\s_]{0,8}+"  # blanks and the underline of a filled-in form
_NUM = rf"[{_FIRST}](?:\s?[{_C}]){{0,4}}+"
_END = r"(?=$|[\s,;。、)\]】》~—–\-至到起止前后内以])"  # what may follow a day whose 日 was lost
_CJK = re.compile(
    rf"(?P<era>(?:中华)?民国{_GAP}|(?:公元|西元){_GAP})?"
    rf"(?P<year>[{_FIRST}](?:\s?[{_C}]){{1,8}}+|(?<=民国)元|(?<=民国 )元){_GAP}[年午](?:[,，](?=[{_FIRST}]{{1,3}}月[{_C}]{{1,3}}[日号]))?"
    rf"(?:{_GAP}(?P<month>{_NUM}){_GAP}[月目]"
    rf"(?:(?P<gap>{_GAP})(?:(?P<day>{_NUM}){_GAP}[日曰目号](?!楼)|(?P<bare>[{_C}]{{1,3}}){_END}))?)?"
)


def _cjk(folded: Folded) -> Iterator[DateSpan]:
    for match in _CJK.finditer(folded.text):
        span = _cjk_span(folded.text, match)
        if span is not None:
            yield span


def _cjk_span(text: str, match: re.Match[str]) -> DateSpan | None:
    era = (match["era"] or "").strip()
    month = None if match["month"] is None else number(match["month"])
    day_text = match["day"] or match["bare"]
    day = None if day_text is None else number(day_text)
    start, year, doubt = _year(match, minguo="民国" in era)
    if year is None:
        if month is None:
            return None  # «12年», «第3年»: a length or a count, not a date
        return DateSpan(match.start(), match.end(), "", None, _precision(month, day), problem=doubt)
    if (
        "民国" not in era
        and match["month"] is None
        and not (len(match["year"]) >= 4 and year in range(1900, 2101))
    ):
        return None
    if match["month"] is None and text[match.end() - 1] == "午":
        return None
    if (match["month"] and month is None) or (day_text and day is None):
        return DateSpan(start, match.end(), "", None, _precision(month or 1, day), problem="not a number")
    return _dated(match, era, start, year, month, day, doubt)


def _dated(
    match: re.Match[str],
    era: str,
    start: int,
    year: int,
    month: int | None,
    day: int | None,
    doubt: str | None,
) -> DateSpan:
    """The span of a date whose parts are all numbers. `doubt` says what is unsure about the year."""
    precision, kind = _precision(month, day), "minguo" if "民国" in era else "gregorian"
    readings: list[int] = [year]
    if kind == "minguo":
        readings = [year + MINGUO_OFFSET]
    elif doubt == "two digits":
        centuries = (2000, 1900) if year < LAST_CENTURY else (1900, 2000)
        readings = [c + year for c in centuries] + ([year + MINGUO_OFFSET] if year >= 10 else [])
    elif doubt == "three digits":
        kind, readings = "minguo", [year + MINGUO_OFFSET]
    made = [make_date(y, month, day) for y in readings]
    legal = tuple(value for value, _ in made if value is not None)
    # A bare day after a blank may be the next cell of a table: said, not decided.
    loose = match["bare"] is not None and (bool(match["gap"]) or _digit_follows(match))
    value, problem = made[0] if made[0][0] or not legal else (legal[0], None)
    return DateSpan(
        start,
        match.end(),
        "",
        value,
        precision,
        "minguo" if kind == "minguo" else "gregorian",
        ambiguous=value is not None and (doubt is not None or loose),
        problem=problem,
        alternatives=legal if doubt is not None else (),
    )


def _digit_follows(match: re.Match[str]) -> bool:
    following = match.string[match.end() : match.end() + 2]
    return len(following) == 2 and following[0] in " \n" and following[1].isdigit()


def _year(match: re.Match[str], *, minguo: bool) -> tuple[int, int | None, str | None]:
    """(where the date starts, the year as written, doubt). A number standing before the year is cut off."""
    raw, begin = match["year"], match.start("year")
    if raw == "元":
        return match.start(), 1, None
    if minguo:
        return match.start(), number(raw), None
    tokens = [(m.start(), m[0]) for m in re.finditer(r"\S+", raw)]
    at, taken = len(raw), ""
    for offset, token in reversed(tokens):
        if len(taken) >= 4:
            break
        at, taken = offset, token + taken
    cut = at > 0 or len(taken) > 4
    if len(taken) > 4 and re.fullmatch(r"[^0-9]+(?:19|20)\d\d", taken):  # 第一2026年
        at, taken = at + len(taken) - 4, taken[-4:]
    value = number(taken)
    start = begin + at if cut else match.start()
    return (start, *_year_doubt(value, taken, spaced=cut and len(tokens) > 1 and len(tokens[-1][1]) < 4))


def _year_doubt(value: int | None, written: str, *, spaced: bool) -> tuple[int | None, str | None]:
    if value is None:
        return None, "not a number"
    if len(written) == 2 and not spaced and value < 100:
        return value, "two digits"
    if len(written) == 3 and 100 <= value <= 150:
        return value, "three digits"  # only a Minguo year can be meant
    if value not in YEARS:
        return None, "year not plausible"
    return value, "which digits belong to the year" if spaced else None


def number(text: str) -> int | None:
    """A numeral with blanks inside."""
    return parse_numeral("".join(text.split()))


# ---------------------------------------------------------------------------------------------------------
# 2026.03.01, 2026-3-1, 2026/3/1, 20260301, 民國115.3.1

_NUMERIC = re.compile(
    r"(?<![0-9A-Za-z/])(?P<era>(?:中华)?民国\s?)?(?P<year>\d{4}|(?<=民国)\d{2,3}|(?<=民国 )\d{2,3})\s?"
    r"(?P<s1>[.,·•・/\-‐‑–—−])\s?(?P<month>\d{1,2})\s?(?P<s2>[.,·•・/\-‐‑–—−])\s?(?P<day>\d{1,2})(?![0-9A-SU-Za-z]|T(?!\d))"
)
_MONTH = re.compile(
    r"(?<![0-9A-Za-z/.,¥$])(?P<year>(?:19|20)\d{2})\s?(?P<s1>[./-])\s?(?P<month>0[1-9]|1[0-2])"
    r"(?![0-9A-Za-z%°元平㎡米万])(?![./,]\d)(?!-\d(?!\d{3}[./-]\d\d(?!\d)))"
)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z.,])(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])(?![.,]\d)"
)
_FAMILY = {**dict.fromkeys(".,·•・", "dot"), "/": "slash", **dict.fromkeys("-‐‑–—−", "dash")}


def _numeric(folded: Folded) -> Iterator[DateSpan]:
    """Year first, figures only. Both separators must be of one family (. and , are one: a usual misread)."""
    text, last_end = folded.text, -2
    for match in _NUMERIC.finditer(text):
        if _FAMILY[match["s1"]] != _FAMILY[match["s2"]] or _in_code(text, match.start(), last_end):
            continue
        if "," in (match["s1"], match["s2"]) and not (len(match["month"]) == len(match["day"]) == 2):
            continue  # «2026, 3, 1» may be a list of numbers
        minguo = match["era"] is not None
        year = int(match["year"]) + (MINGUO_OFFSET if minguo else 0)
        value, problem = make_date(year, int(match["month"]), int(match["day"]))
        if problem == "year not plausible":
            continue  # a section number or a measure
        last_end = match.end()
        yield DateSpan(
            match.start(),
            match.end(),
            "",
            value,
            "day",
            "minguo" if minguo else "gregorian",
            problem=problem,
            form="numeric",
        )


def _in_code(text: str, start: int, last_end: int) -> bool:
    """True when a separator glues this to something before it («HT-2026-03-01»), unless that is a date."""
    if start < 1 or text[start - 1] not in "-.,/‐‑–—":
        return False
    return start - 1 != last_end and start >= 2 and text[start - 2].isascii() and text[start - 2].isalnum()


def _months(folded: Folded) -> Iterator[DateSpan]:
    """2026.03, 2026-03, 2026/03: a month. With a dot it may be a plain number, unless in a range."""
    text = folded.text
    matches = list(_MONTH.finditer(text))
    for index, match in enumerate(matches):
        near = [m for m in matches[max(index - 1, 0) : index + 2] if m is not match]
        ranged = any(
            re.fullmatch(
                r"\s?[-–—~至到]{1,2}\s?", text[min(m.end(), match.end()) : max(m.start(), match.start())]
            )
            for m in near
        )
        value, problem = make_date(int(match["year"]), int(match["month"]))
        if not ranged and text[max(0, match.start() - 1) : match.start()] == "-":
            continue
        doubt = match["s1"] == "." and not ranged
        yield DateSpan(
            match.start(), match.end(), "", value, "month", ambiguous=doubt, problem=problem, form="numeric"
        )


def _compact(folded: Folded) -> Iterator[DateSpan]:
    last_end = -2
    for match in _COMPACT.finditer(folded.text):
        if _in_code(folded.text, match.start(), last_end):
            continue
        value, problem = make_date(int(match["year"]), int(match["month"]), int(match["day"]))
        if value is None or not 1900 <= value.year <= 2100:
            continue  # eight digits that are no day are simply a number
        last_end = match.end()
        yield DateSpan(match.start(), match.end(), "", value, problem=problem, form="compact")


# ---------------------------------------------------------------------------------------------------------
# 1 March 2026, 1st day of March 2026, March 1, 2026, 01-MAR-2026

_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = (
    {name: i for i, name in enumerate(_NAMES, 1)}
    | {name[:3]: i for i, name in enumerate(_NAMES, 1)}
    | {"sept": 9}
)
_MON = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_DAY_FIRST_EN = re.compile(
    rf"(?<![0-9A-Za-z.,])(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s?(?:day\s?of\s?|of\s)?(?:\d{{1,2}}月\s?/)?"
    rf"[\s\-./,]{{0,2}}{_MON}[\s\-./,]{{0,2}}(?P<year>\d{{4}}|\d{{2}})(?![0-9A-Za-z])(?![.,]\d)",
    re.IGNORECASE,
)
_MONTH_FIRST_EN = re.compile(
    rf"(?<![A-Za-z]){_MON}[\s\-.]{{0,2}}(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?[\s,.\-]{{1,3}})?(?P<year>\d{{4}})(?![0-9A-Za-z])(?![.,]\d)",
    re.IGNORECASE,
)


def _month_windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around each month's name: searching the name first is ten times faster than one pattern."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose lower case is longer; places would shift
        yield 0, len(text)
        return
    places = sorted(at for name in _NAMES for at in _occurrences(lowered, name[:3]))
    for place in places:
        yield max(place - 32, 0), min(place + 32, len(text))


def _joined(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping stretches as one, so that nothing is cut and nothing found twice."""
    begin, end = -1, -1
    for start, stop in windows:
        if start > end:
            if end > begin:
                yield begin, end
            begin = start
        end = max(end, stop)
    if end > begin:
        yield begin, end


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _english(folded: Folded) -> Iterator[DateSpan]:
    windows = list(_joined(_month_windows(folded.text)))
    for pattern in (_DAY_FIRST_EN, _MONTH_FIRST_EN):
        for match in (m for begin, end in windows for m in pattern.finditer(folded.text, begin, end)):
            day = None if match["day"] is None else int(match["day"])
            month, year = _MONTHS[match["month"].lower()], int(match["year"])
            years = [year] if len(match["year"]) == 4 else [2000 + year, 1900 + year]
            made = [make_date(y, month, day) for y in years]
            legal = tuple(v for v, _ in made if v is not None)
            yield DateSpan(
                match.start(),
                match.end(),
                "",
                legal[0] if legal else None,
                _precision(month, day),
                ambiguous=len(years) > 1 and bool(legal),
                problem=None if legal else made[0][1],
                form="english",
                alternatives=legal if len(years) > 1 else (),
            )


# ---------------------------------------------------------------------------------------------------------
# 1/3/2026, 01-03-2026 (HKID), 01.03.2026; 1/3/26

_LAST_YEAR = re.compile(
    r"(?<![0-9A-Za-z./])(?P<a>\d{1,2})\s?(?P<s1>[./-])\s?(?P<b>\d{1,2})\s?(?P=s1)\s?(?P<year>\d{4})"
    r"(?![0-9A-Za-z])(?![./]\d)(?!-\d(?!\d?[./-]\d))"
)
_SHORT_YEAR = re.compile(
    r"(?<![0-9A-Za-z./-])(?:(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<c>\d{2})|(?P<d>\d\d)-(?P<e>\d\d)-(?P<f>\d\d))(?![0-9A-Za-z./-])"
)


def _day_first(folded: Folded) -> Iterator[DateSpan]:
    """Year last. Both orders of day and month are kept when both are days; the day-first one is `value`."""
    last_end = -2
    for match in _LAST_YEAR.finditer(folded.text):
        if _in_code(folded.text, match.start(), last_end):
            continue
        last_end = match.end()
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        first, problem = make_date(year, b, a)
        second, _ = make_date(year, a, b)
        legal = tuple(dict.fromkeys(v for v in (first, second) if v is not None))
        if problem == "year not plausible":
            continue
        yield DateSpan(
            match.start(),
            match.end(),
            "",
            legal[0] if legal else None,
            ambiguous=len(legal) > 1,
            problem=None if legal else problem,
            form="day_first",
            alternatives=legal if len(legal) > 1 else (),
        )


def _short_years(folded: Folded) -> Iterator[DateSpan]:
    """Three pairs of figures: order and century are both open, so there is no value, only alternatives."""
    for match in _SHORT_YEAR.finditer(folded.text):
        a, b, c = (int(p) for p in match.groups() if p is not None)
        orders = [(c, b, a), (c, a, b), (a, b, c)]
        made = [make_date(century + y, m, d)[0] for century in (2000, 1900) for y, m, d in orders]
        legal = tuple(dict.fromkeys(v for v in made if v is not None))
        if legal:
            yield DateSpan(
                match.start(),
                match.end(),
                "",
                None,
                ambiguous=True,
                problem="order of day, month and year not known",
                form="day_first",
                alternatives=legal,
            )


# ---------------------------------------------------------------------------------------------------------

_FINDERS = (_cjk, _numeric, _months, _compact, _english, _day_first, _short_years)


def find_dates(text: str) -> list[DateSpan]:
    """Every date in `text`, in reading order, without overlaps. Offsets are into `text`."""
    folded = fold(text, simplify=True, spaces=False)
    return [to_original(span, folded, text) for span in dates_in_folded(folded)]


def dates_in_folded(folded: Folded) -> list[DateSpan]:
    """As find_dates, with offsets into folded.text and raw taken from it (for terms.py)."""
    found = without_overlaps(span for finder in _FINDERS for span in finder(folded))
    return [_trimmed(span, folded.text) for span in found]


def _trimmed(span: DateSpan, text: str) -> DateSpan:
    raw = text[span.start : span.end]
    lead = len(raw) - len(raw.lstrip(" \n_"))
    raw = raw.strip(" \n_")
    return replace(span, start=span.start + lead, end=span.start + lead + len(raw), raw=raw)


def to_original(span: DateSpan, folded: Folded, text: str) -> DateSpan:
    start, end = folded.span(span.start, span.end)
    return replace(span, start=start, end=end, raw=text[start:end])
