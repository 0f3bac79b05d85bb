"""Dates in figures: year first, day first, in one block, English month names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from language.date_model import MINGUO_OFFSET, DateSpan, make_date, precision_of
from language.folding import Folded

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


def numeric(folded: Folded) -> Iterator[DateSpan]:
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


def months(folded: Folded) -> Iterator[DateSpan]:
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


def compact(folded: Folded) -> Iterator[DateSpan]:
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
MONTH_NAMES = (
    {name: i for i, name in enumerate(_NAMES, 1)}
    | {name[:3]: i for i, name in enumerate(_NAMES, 1)}
    | {"sept": 9}
)
_MON = r"(?P<month>" + "|".join(sorted(MONTH_NAMES, key=len, reverse=True)) + r")(?![a-z])\.?"
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


def english(folded: Folded) -> Iterator[DateSpan]:
    windows = list(_joined(_month_windows(folded.text)))
    for pattern in (_DAY_FIRST_EN, _MONTH_FIRST_EN):
        for match in (m for begin, end in windows for m in pattern.finditer(folded.text, begin, end)):
            day = None if match["day"] is None else int(match["day"])
            month, year = MONTH_NAMES[match["month"].lower()], int(match["year"])
            years = [year] if len(match["year"]) == 4 else [2000 + year, 1900 + year]
            made = [make_date(y, month, day) for y in years]
            legal = tuple(v for v, _ in made if v is not None)
            yield DateSpan(
                match.start(),
                match.end(),
                "",
                legal[0] if legal else None,
                precision_of(month, day),
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


def day_first(folded: Folded) -> Iterator[DateSpan]:
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


def short_years(folded: Folded) -> Iterator[DateSpan]:
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
