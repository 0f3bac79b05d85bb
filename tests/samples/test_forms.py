"""Written forms of dates, sums and lengths."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samples.generator import forms


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("ymd", "2026年3月1日"),
        ("hanzi", "二〇二六年三月一日"),
        ("hanzi0", "二零二六年三月一日"),
        ("roc", "民國115年3月1日"),
        ("dot", "2026.03.01"),
        ("en", "1 March 2026"),
        ("en_ord", "1st March 2026"),
        ("ymd_full", "２０２６年３月１日"),
    ],
)
def test_dates(style: str, text: str) -> None:
    assert forms.date_text(date(2026, 3, 1), style) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (5000, "伍仟元整"),
        (10500, "壹万零伍佰元整"),
        (3050, "叁仟零伍拾元整"),
        (10000, "壹万元整"),
        (12345, "壹万贰仟叁佰肆拾伍元整"),
        (8008, "捌仟零捌元整"),
    ],
)
def test_capitals(amount: int, text: str) -> None:
    assert forms.capitals(Decimal(amount)) == text


def test_term_end() -> None:
    assert forms.term_end(date(2026, 3, 1), 12) == date(2027, 2, 28)
    assert forms.add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)


def test_lengths() -> None:
    assert forms.months_text(12, "mixed") == "1年0月"
    assert forms.months_text(12, "capital") == "壹年"
    assert forms.months_text(18, "years") == "1年6个月"
