"""Dates in every form of domain notes §3.5, the traps, and what must not become a date."""

from __future__ import annotations

import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.dates import find_dates
from tests.language.writing import DATE_STYLES, MINGUO_STYLES, MONTHS

D = datetime.date
DAYS = st.dates(D(1950, 1, 1), D(2099, 12, 31))
FIRST = D(2026, 3, 1)


@given(DAYS, st.sampled_from(sorted(DATE_STYLES)), st.sampled_from(["", "签订于", "租期：自", "on ", "("]))
def test_every_style_reads_back(day: datetime.date, style: str, before: str) -> None:
    written = DATE_STYLES[style](day)
    text = f"{before}{written}。"
    (found,) = find_dates(text)
    assert (found.value, found.precision, found.ambiguous, found.problem) == (day, "day", False, None)
    assert (found.raw, found.start) == (written, len(before))


@given(st.dates(D(1950, 1, 1), D(2059, 12, 31)), st.sampled_from(sorted(MINGUO_STYLES)))
def test_minguo_is_1911_years_behind(day: datetime.date, style: str) -> None:
    (found,) = find_dates(f"發證日期:{MINGUO_STYLES[style](day)}")
    assert (found.value, found.calendar) == (day, "minguo")


@given(DAYS, st.data())
def test_blanks_between_characters_change_nothing(day: datetime.date, data: st.DataObject) -> None:
    """OCR puts blanks anywhere; full-width ones too (two of the silent errors of ready parsers)."""
    written = DATE_STYLES["figures"](day)
    spread = "".join(c + data.draw(st.sampled_from(["", " ", "　"])) for c in written).strip()
    if not spread.replace("　", " ").split(" ")[0]:
        return
    (found,) = find_dates(spread)
    assert found.value == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二O二六年三月一日", FIRST), ("二〇二六年三月廿五日", D(2026, 3, 25)), ("二〇二六年三月卅一日", D(2026, 3, 31)),
        ("二千零二十六年三月一日", FIRST), ("公元2026年3月1日", FIRST), ("2026年3月1号", FIRST), ("2026年3月1曰", FIRST),
        ("2026午3月1日", FIRST), ("2026年3月1", FIRST), ("2026年3月1至", FIRST), ("2026年3月1，", FIRST),
        ("民國一百一十五年三月一日", FIRST), ("中華民國一百一十五年三月一日", FIRST), ("民国元年1月1日", D(1912, 1, 1)),
        ("this 1st day of March, 2026", FIRST), ("Mar 1, 2026", FIRST), ("1 Sept 2026", D(2026, 9, 1)), ("1MARCH2026", FIRST),
        ("01 3月/MAR 2026", FIRST), ("20260301", FIRST), ("25-03-1990", D(1990, 3, 25)), ("25/3/2024", D(2024, 3, 25)),
        ("1997/6/2", D(1997, 6, 2)), ("1981.08.03", D(1981, 8, 3)), ("2026年3月1\u200b日", FIRST), ("2024年2月29日", D(2024, 2, 29)),
    ],
)  # fmt: skip
def test_forms(text: str, value: datetime.date) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.ambiguous, found.problem) == (value, False, None)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026年3月", "month", FIRST, D(2026, 3, 31)), ("2024年2月份", "month", D(2024, 2, 1), D(2024, 2, 29)),
        ("二〇一九年十一月", "month", D(2019, 11, 1), D(2019, 11, 30)), ("March 2026", "month", FIRST, D(2026, 3, 31)),
        ("2026-03", "month", FIRST, D(2026, 3, 31)), ("2026年", "year", D(2026, 1, 1), D(2026, 12, 31)),
        ("民國115年", "year", D(2026, 1, 1), D(2026, 12, 31)),
    ],
)  # fmt: skip
def test_coarse_dates(text: str, precision: str, first: datetime.date, last: datetime.date) -> None:
    (found,) = find_dates(text)
    assert (found.precision, found.value, found.last) == (precision, first, last)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1/3/2024", [D(2024, 3, 1), D(2024, 1, 3)]),
        ("01-03-1990", [D(1990, 3, 1), D(1990, 1, 3)]),
        ("26年3月1日", [D(2026, 3, 1), D(1926, 3, 1), D(1937, 3, 1)]),
        ("1 Mar 26", [D(2026, 3, 1), D(1926, 3, 1)]),
        ("115年3月1日", [D(2026, 3, 1)]),
    ],
)
def test_ambiguity_is_said(text: str, readings: list[datetime.date]) -> None:
    (found,) = find_dates(text)
    assert found.ambiguous
    assert list(found.alternatives) == readings


def test_three_pairs_of_figures_have_no_value() -> None:
    (found,) = find_dates("23-09-10")
    assert found.value is None and found.ambiguous and found.problem
    assert D(2023, 9, 10) in found.alternatives and D(2010, 9, 23) in found.alternatives


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026年2月30日", "2026.04.31", "2023年2月29日", "31 April 2026", "二〇二六年二月三十日"],
)
def test_no_such_day_keeps_its_place(text: str) -> None:
    (found,) = find_dates(f"至{text}止")
    assert (found.value, found.problem) == (None, "no such day")
    assert (found.start, found.raw) == (1, text)


@pytest.mark.parametrize("text", ["2026年13月1日", "2024年13月1日", "2026/13/01"])
def test_no_such_month(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.problem) == (None, "no such month")


@pytest.mark.parametrize("text", ["12026年3月1日", "3026年3月1日", "20年26年3月1日"])
def test_implausible_years_have_no_sure_value(text: str) -> None:
    assert all(d.value is None or d.ambiguous for d in find_dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "12个月", "3年", "为期壹年", "十二年", "H20260301", "20260301001", "1,2026.03", "面积2026.09平方米", "¥2026.03", "3月1日",
        "第3条", "440301199003017654", "3.2.1", "13812345678", "共1年0个月", "99991399", "20261340", "合同编号:HT-2026-03-01", "五年", "3-2-1502",
    ],
)  # fmt: skip
def test_not_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_number_before_the_year_is_not_part_of_it() -> None:
    (found,) = find_dates("第3 2026年3月1日")
    assert (found.value, found.raw, found.ambiguous) == (FIRST, "2026年3月1日", False)


def test_spread_figures_after_a_spread_figure_are_doubtful() -> None:
    (found,) = find_dates("1 2 0 2 6 年3月1日")
    assert found.ambiguous


def test_a_range_of_day_first_dates_keeps_both() -> None:
    assert [d.raw for d in find_dates("01/03/2026-28/02/2027")] == ["01/03/2026", "28/02/2027"]
    assert [d.raw for d in find_dates("2026-03-01T10:00")] == ["2026-03-01"]


def test_the_letter_of_a_word_is_not_a_zero() -> None:
    (found,) = find_dates("from to 2 0 2 6 年 3 月 1 日")
    assert (found.value, found.ambiguous, found.raw) == (FIRST, False, "2 0 2 6 年 3 月 1 日")


def test_a_lost_day_sign_before_the_next_cell_is_doubtful() -> None:
    (found,) = find_dates("2026年3月 1 5000")
    assert found.ambiguous


def test_a_building_is_not_a_day() -> None:
    assert [d.precision for d in find_dates("2026年3月1号楼")] == ["month"]


def test_a_permit_s_validity_is_two_dates() -> None:
    text = "有效期限 2014.04.10-2019.04.09"
    assert [(d.value, d.raw) for d in find_dates(text)] == [
        (D(2014, 4, 10), "2014.04.10"),
        (D(2019, 4, 9), "2019.04.09"),
    ]


def test_compact_ranges_and_month_ranges() -> None:
    assert [d.value for d in find_dates("20240301-20250228")] == [D(2024, 3, 1), D(2025, 2, 28)]
    months = find_dates("2022.09-2026.06")
    assert [(d.value, d.precision, d.ambiguous) for d in months] == [
        (D(2022, 9, 1), "month", False),
        (D(2026, 6, 1), "month", False),
    ]


def test_a_lone_year_and_month_with_a_dot_may_be_a_number() -> None:
    assert find_dates("2026.09")[0].ambiguous


def test_offsets_are_those_of_the_text_given() -> None:
    text = "甲方：张三，\n　签订日期：２０２６ 年　３ 月 １ 日。"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.raw == "２０２６ 年　３ 月 １ 日"


NOISE = st.text(
    alphabet=st.sampled_from("0123456789〇一二三十廿年月日号.-/, \n　自至起止民國個月MarchAprilO年"),
    max_size=80,
)


@given(NOISE)
def test_anything_can_be_searched(text: str) -> None:
    found = find_dates(text)
    assert all(text[d.start : d.end] == d.raw and d.raw for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((d.value is None) == (d.problem is not None) for d in found)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 40_000,
        "1 " * 40_000,
        "一 " * 40_000,
        "_" * 40_000,
        "2026.0" * 10_000,
        "2026年 " * 10_000,
        "March " * 10_000,
    ],
)
def test_no_text_is_slow(text: str) -> None:
    begin = time.process_time()
    find_dates(text)
    assert time.process_time() - begin < 3


def test_months_are_not_found_inside_words() -> None:
    assert find_dates("Marching 1 2026 decembers 5, 2026") == []
    assert [d.value for d in find_dates(" ".join(f"1 {m} 2026" for m in MONTHS))] == [
        D(2026, n, 1) for n in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90年9月10日", datetime.date(1990, 9, 10)),
        ("26年3月1日", datetime.date(2026, 3, 1)),
        ("九八年四月一日", datetime.date(1998, 4, 1)),
    ],
)
def test_two_figures_from_seventy_on_are_of_the_last_century(text: str, value: datetime.date) -> None:
    (span,) = find_dates(text)
    assert span.value == value and span.ambiguous and len(span.alternatives) >= 2


def test_a_comma_between_year_and_month() -> None:
    (span,) = find_dates("二零一六年，九月三号")
    assert span.value == datetime.date(2016, 9, 3)
    assert [s.precision for s in find_dates("2016年，3个月")] == ["year"]
