"""Dates with 年, 月, 日: figures, Chinese numerals, capitals, Minguo years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.date_model import LAST_CENTURY, MINGUO_OFFSET, YEARS, DateSpan, make_date, precision_of
from language.folding import Folded
from language.numerals import DIGITS, LETTER_ZEROS, TENS, UNITS, parse_numeral

# ---------------------------------------------------------------------------------------------------------
# 2026年3月1日, 二〇二六年三月一日, 贰零贰陆年叁月零壹日, 民國115年3月1日

_C = "0-9" + "".join(DIGITS) + "".join(UNITS) + "".join(TENS) + "".join(LETTER_ZEROS)
_FIRST = _C.removesuffix(LETTER_ZEROS)  # a letter never begins a numeral («to 2 0 2 6 年»)
_GAP = r"[\s_]{0,8}+"  # blanks and the underline of a filled-in form
_NUM = rf"[{_FIRST}](?:\s?[{_C}]){{0,4}}+"
_END = r"(?=$|[\s,;。、)\]】》~—–\-至到起止前后内以])"  # what may follow a day whose 日 was lost
_CJK = re.compile(
    rf"(?P<era>(?:中\s?华\s?)?民\s?国{_GAP}|(?:公元|西元){_GAP})?"
    rf"(?P<year>[{_FIRST}](?:\s?[{_C}]){{1,8}}+|(?<=国)元|(?<=国 )元){_GAP}[年午](?:[,，](?=[{_FIRST}]{{1,3}}月[{_C}]{{1,3}}[日号]))?"
    rf"(?:{_GAP}(?P<month>{_NUM}){_GAP}[月目]"
    rf"(?:(?P<gap>{_GAP})(?:(?P<day>{_NUM}){_GAP}[日曰目号](?!楼)|(?P<bare>[{_C}]{{1,3}}){_END}))?)?"
)


def chinese(folded: Folded) -> Iterator[DateSpan]:
    for match in _CJK.finditer(folded.text):
        span = _cjk_span(folded.text, match)
        if span is not None:
            yield span


def _cjk_span(text: str, match: re.Match[str]) -> DateSpan | None:
    era = "".join((match["era"] or "").split())
    month = None if match["month"] is None else number(match["month"])
    day_text = match["day"] or match["bare"]
    day = None if day_text is None else number(day_text)
    start, year, doubt = _year(match, minguo="民国" in era)
    if year is None:
        if month is None:
            return None  # «12年», «第3年»: a length or a count, not a date
        return DateSpan(match.start(), match.end(), "", None, precision_of(month, day), problem=doubt)
    if (
        "民国" not in era
        and match["month"] is None
        and not (len(match["year"]) >= 4 and year in range(1900, 2101))
    ):
        return None
    if match["month"] is None and text[match.end() - 1] == "午":
        return None
    if (match["month"] and month is None) or (day_text and day is None):
        return DateSpan(start, match.end(), "", None, precision_of(month or 1, day), problem="not a number")
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
    precision, kind = precision_of(month, day), "minguo" if "民国" in era else "gregorian"
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
