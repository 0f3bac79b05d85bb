"""Terms as clauses state them (domain notes §3.2), and the arithmetic of months (§1.2)."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.terms import TermSpan, add_months, find_terms, months_between
from tests.language.writing import CAPITAL, DATE_STYLES, small

D = datetime.date
ONE = datetime.timedelta(days=1)
START, END = D(2026, 3, 10), D(2027, 3, 9)


def only(text: str) -> TermSpan:
    (term,) = find_terms(text)
    return term


def dates(term: TermSpan) -> tuple[datetime.date | None, datetime.date | None]:
    return (
        term.start_date.value if term.start_date else None,
        term.end_date.value if term.end_date else None,
    )


RANGES = (
    "自{}起至{}止", "从{}起至{}止", "由{}起,至{}止", "即自{}至{}止", "自{}至{}", "租期：{}至{}", "{} 至 {}", "自{}起，\n至{}止", "{}—{}",
    "{}~{}", "from {} to {}", "commencing on {} and expiring on {}", "自 {} 起 到 {} 止", "起租日期：{} 终止日期：{}",
)  # fmt: skip


@given(
    st.dates(D(1990, 1, 1), D(2060, 1, 1)),
    st.integers(1, 3000),
    st.sampled_from(RANGES),
    st.sampled_from(sorted(DATE_STYLES)),
)
def test_every_range_in_every_style(start: datetime.date, days: int, clause: str, style: str) -> None:
    end = start + datetime.timedelta(days=days)
    text = clause.format(DATE_STYLES[style](start), DATE_STYLES[style](end))
    term = only(text)
    assert dates(term) == (start, end)
    assert not term.ambiguous and not term.open_ended
    assert text[term.start : term.end] == term.raw


@pytest.mark.parametrize(
    ("text", "start", "end", "months"),
    [
        ("租赁期限自2026年3月10日起至2027年3月9日止,共12个月。", START, END, 12),
        ("租期从二0二六年三月十日起至二0二七年三月九日止(即:1年0月)", START, END, 12),
        ("由2026年3月10日起,至2027年3月9日止,共计12个月", START, END, 12),
        ("房屋租赁期限为1年,自2026年3月10日至2027年3月9日止", START, END, 12),
        ("租赁期限3年,自2025年1月1日起至2028年1月1日止,免租期为2个月", D(2025, 1, 1), D(2028, 1, 1), 36),
        ("暂定1年，从2026年3月10日至2027年3月9日", START, END, 12),
        ("自 2026 年 1 月 1 日至 2027 年 1 月 1 日,共计 12 个月", D(2026, 1, 1), D(2027, 1, 1), 12),
        ("乙方租用出租房屋的期限为 12 个月，即自2026年3月10日起至2027年3月9日止", START, END, 12),
        ("租赁期限自2026年3月10日\n起至2027年3月9日止，共计\n十二个月", START, END, 12),
        ("2026.03.10-2027.03.09", START, END, None),
        ("20260310-20270309", START, END, None),
        ("民國115年3月10日起至民國116年3月9日止", START, END, None),
        ("for a term of 12 months commencing on 10 March 2026 and expiring on 9 March 2027", START, END, 12),
        ("The term shall be one (1) year from 10 March 2026 to 9 March 2027", START, END, 12),
        ("自2024年3月1日起在此居住", D(2024, 3, 1), None, None),
        ("2024年3月1日起算,为期壹年", D(2024, 3, 1), None, 12),
        ("有效期至2031年2月28日", None, D(2031, 2, 28), None),
        ("租期一年", None, None, 12), ("租赁期共计1年0个月", None, None, 12), ("期限：十二个月", None, None, 12), ("租期为半年", None, None, 6),
        ("租期一年半", None, None, 18), ("租赁期限：贰年", None, None, 24), ("租赁期为2年零3个月", None, None, 27), ("Term: 24 months", None, None, 24),
    ],
)  # fmt: skip
def test_clauses(
    text: str, start: datetime.date | None, end: datetime.date | None, months: int | None
) -> None:
    """The clauses of domain notes §3.2, with the numbers as a person reads them."""
    term = find_terms(text)[0]
    assert (*dates(term), term.months) == (start, end, months)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("营业期限：2010年3月1日至长期", D(2010, 3, 1)), ("2010-03-01至长期", D(2010, 3, 1)), ("营业期限：长期", None), ("合同期限：无固定期限", None),
        ("自2026年3月1日起无固定期限", D(2026, 3, 1)), ("合同期限：无固定期限，自2026年3月1日起", D(2026, 3, 1)),
        ("自2026年3月1日起至法定退休", D(2026, 3, 1)),
    ],
)  # fmt: skip
def test_open_ends(text: str, start: datetime.date | None) -> None:
    term = only(text)
    assert term.open_ended and dates(term) == (start, None)


@pytest.mark.parametrize(
    "text",
    [
        "押金为两个月租金", "提前1个月书面通知", "每3个月支付一次", "拖欠租金超过1个月", "deposit of two months rent", "within 3 months", "签订日期:2026年3月1日",
        "逾期15天", "notice of one month",
    ],
)  # fmt: skip
def test_not_a_term(text: str) -> None:
    assert find_terms(text) == []


@pytest.mark.parametrize(
    ("text", "end", "doubtful"),
    [
        ("2026年3月1日至12月31日", D(2026, 12, 31), False),
        ("2026年3月1日至15日", D(2026, 3, 15), False),
        ("2026年9月1日至6月30日", D(2027, 6, 30), True),
    ],
)
def test_the_second_year_is_inferred_and_said_to_be(text: str, end: datetime.date, doubtful: bool) -> None:
    term = only(text)
    assert term.end_date is not None and term.end_date.inferred
    assert (term.end_date.value, term.ambiguous) == (end, doubtful)


def test_labels_tell_terms_apart() -> None:
    text = "合同期限自2026年3月1日起至2029年2月28日止，其中试用期自2026年3月1日至2026年5月31日"
    assert [t.about for t in find_terms(text)] == ["合同期限", "试用期"]


def test_an_impossible_end_is_kept() -> None:
    term = only("自2025年3月1日起至2026年2月30日止")
    assert term.end_date is not None
    assert (term.end_date.value, term.end_date.problem, term.end_date.raw) == (
        None,
        "no such day",
        "2026年2月30日",
    )


def test_dates_of_two_sentences_are_no_range() -> None:
    assert find_terms("甲方于2026年3月1日收到押金。乙方2027年2月28日签字") == [] or all(
        t.end_date is None for t in find_terms("甲方于2026年3月1日收到押金。乙方2027年2月28日签字")
    )


# ---------------------------------------------------------------------------------------------------------


def test_the_trap_of_the_domain_notes() -> None:
    """2024-08-31 + 6 months = 2025-02-28; 183 days would be 2025-03-02, 180 days 2025-02-27 (§1.2)."""
    assert add_months(D(2024, 8, 31), 6) == D(2025, 2, 28)
    assert (D(2025, 2, 28) - D(2024, 8, 31)).days == 181
    assert months_between(D(2024, 8, 31), D(2025, 2, 28)) == {6}
    assert months_between(D(2024, 8, 31), D(2025, 3, 2)) == frozenset()


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (D(2026, 3, 10), D(2027, 3, 9), {12}), (D(2026, 3, 1), D(2027, 2, 28), {12}), (D(2025, 1, 1), D(2028, 1, 1), {36}),
        (D(2024, 2, 29), D(2025, 2, 28), {12}), (D(2024, 2, 29), D(2025, 2, 27), {12}), (D(2014, 4, 10), D(2019, 4, 9), {60}),
        (D(2026, 3, 10), D(2027, 3, 8), set()), (D(2026, 3, 10), D(2027, 3, 11), set()), (D(2026, 3, 10), D(2026, 3, 9), set()),
        (D(2026, 3, 10), D(2026, 3, 10), set()), (D(2025, 1, 31), D(2025, 2, 28), {1}), (D(2025, 1, 29), D(2025, 2, 28), {1}),
    ],
)  # fmt: skip
def test_months_a_range_may_be_stated_as(start: datetime.date, end: datetime.date, months: set[int]) -> None:
    assert months_between(start, end) == months


@given(st.dates(D(1950, 1, 1), D(2090, 1, 1)), st.integers(1, 120))
def test_both_end_conventions_are_accepted(start: datetime.date, months: int) -> None:
    end = add_months(start, months)
    assert months in months_between(start, end)
    assert months in months_between(start, end - ONE) or end - ONE <= start
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months


@given(st.dates(D(1950, 1, 1), D(2090, 1, 1)), st.integers(0, 4000))
def test_two_different_lengths_never_both_fit_unless_a_month_end_was_clamped(
    start: datetime.date, days: int
) -> None:
    found = months_between(start, start + datetime.timedelta(days=days))
    assert len(found) <= 1


@given(
    st.integers(1, 60),
    st.sampled_from(["共{}个月", "为期{}个月", "租期{}个月", "租赁期限为 {} 个月", "租期：{} 个 月"]),
    st.sampled_from(["figures", "small", "capital"]),
)
def test_lengths_in_months(months: int, clause: str, style: str) -> None:
    tens, ones = divmod(months, 10)
    capital = (CAPITAL[tens] + "拾" if tens else "") + (CAPITAL[ones] if ones else "")
    written = {"figures": str(months), "small": small(months), "capital": capital}[style]
    text = f"自2026年3月10日起,{clause.format(written)}"
    assert find_terms(text)[0].months == months


@pytest.mark.parametrize(
    "text",
    [
        "自2026年3月1日起至" * 3000,
        "租期 " * 20_000,
        "共1年" * 10_000,
        "from 1 March 2026 to " * 2000,
        "(" * 40_000,
        "for a term of " * 4000,
    ],
)
def test_no_text_is_slow(text: str) -> None:
    begin = time.process_time()
    find_terms(text)
    assert time.process_time() - begin < 4


def test_a_month_may_borrow_its_year() -> None:
    """2026年3月至8月: the second month is of the same year, and said to be inferred."""
    (term,) = find_terms("租期自2026年3月至8月")
    assert term.end_date is not None and term.start_date is not None
    assert (term.start_date.value, term.end_date.value) == (
        datetime.date(2026, 3, 1),
        datetime.date(2026, 8, 1),
    )
    assert (term.end_date.precision, term.end_date.inferred, term.end_date.last) == (
        "month",
        True,
        datetime.date(2026, 8, 31),
    )
    (turned,) = find_terms("自2026年9月至2月")
    assert (
        turned.ambiguous
        and turned.end_date is not None
        and turned.end_date.value == datetime.date(2027, 2, 1)
    )
