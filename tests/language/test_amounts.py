"""Amounts in figures and capitals (domain notes §3.2)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.amounts import find_amounts
from language.numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "value", "currency", "form", "per"),
    [
        ("¥5,000.00", "5000.00", "CNY", "figures", None), ("￥5000", "5000", "CNY", "figures", None), ("RMB 5,000", "5000", "CNY", "figures", None),
        ("HK$12,500.50", "12500.50", "HKD", "figures", None), ("5000元/月", "5000", None, "figures", "month"), ("港币8000元", "8000", "HKD", "figures", None),
        ("人民币伍仟元整", "5000", "CNY", "capitals", None), ("玖仟元", "9000", None, "capitals", None), ("港币壹万贰仟伍佰元正", "12500", "HKD", "capitals", None),
        ("人民幣壹拾貳萬參仟肆佰伍拾陸圓柒角捌分", "123456.78", "CNY", "capitals", None), ("人民币(大写)：壹万零伍佰元整", "10500", "CNY", "capitals", None),
        ("RMB5,000 per month", "5000", "CNY", "figures", "month"), ("1.2万元", "12000", None, "figures", None), ("５，０００元", "5000", None, "figures", None),
        ("人民币 伍 仟 元 整", "5000", "CNY", "capitals", None),
    ],
)  # fmt: skip
def test_forms(text: str, value: str, currency: str | None, form: str, per: str | None) -> None:
    (found,) = find_amounts(f"月租金为{text}。")
    assert (found.value, found.currency, found.form, found.per, found.problem) == (
        Decimal(value),
        currency,
        form,
        per,
        None,
    )


def test_figures_and_capitals_beside_each_other() -> None:
    """«人民币伍仟元整(¥5,000.00), 玖仟元(RMB 9,000)»."""
    found = find_amounts("人民币伍仟元整(¥5,000.00),玖仟元(RMB 9,000)")
    assert [a.value for a in found] == [5000, 5000, 9000, 9000]
    assert [a.form for a in found] == ["capitals", "figures", "capitals", "figures"]


@pytest.mark.parametrize(
    "text", ["人民币伍仟伍元整", "伍零零零元整", "人民币仟元整", "人民币拾佰元", "人民币伍万万元"]
)
def test_malformed_capitals_have_a_problem_and_no_value(text: str) -> None:
    (found,) = find_amounts(text)
    assert found.value is None and found.problem


@pytest.mark.parametrize(
    "text", ["5000", "2026年3月1日", "89平方米", "第12条", "13812345678", "3栋1502室", "12个月"]
)
def test_not_amounts(text: str) -> None:
    assert find_amounts(text) == []


@given(st.integers(1, 9999), st.sampled_from(["整", "正", ""]))
def test_capitals_round_trip(value: int, ending: str) -> None:
    (found,) = find_amounts(f"人民币{to_chinese(value, capital=True)}元{ending}")
    assert found.value == value


@given(
    st.integers(1, 99_999_999),
    st.sampled_from(["¥{}", "人民币{}元", "RMB {}", "HK${}", "{}元/月"]),
    st.booleans(),
)
def test_figures_round_trip(value: int, clause: str, grouped: bool) -> None:
    text = "租金" + clause.format(f"{value:,}" if grouped else value) + "，"
    (found,) = find_amounts(text)
    assert found.value == value
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize("text", ["¥5 000", "1 500元", "12 500元"])
def test_a_blank_inside_figures_is_never_half_a_sum(text: str) -> None:
    (found,) = find_amounts(text)
    assert found.value is None and found.problem
