"""Firms and schools: what may differ, and what makes another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.organisations import compare_firms, compare_schools

FIRM = "深圳市明达科技有限公司"


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        (FIRM, FIRM, "same", "exact"), (FIRM, "深圳市明達科技有限公司", "same", "script_or_width"), ("明达科技（深圳）有限公司", "明达科技(深圳)有限公司", "same", "script_or_width"),
        ("明达科技（深圳）有限公司", "明达科技深圳有限公司", "same", "brackets"), (FIRM, "深圳市明达科技", "same", "legal_form_left_out"),
        (FIRM, "深圳市明达科技有限责任公司", "same", "legal_form"), (FIRM, "深圳市明达科技公司", "same", "legal_form_left_out"), (FIRM, FIRM + "（盖章）", "same", "script_or_width"),
        (FIRM, FIRM + "福田分公司", "different", "branch"), ("明达银行股份有限公司", "明达银行股份有限公司深圳分行", "different", "branch"),
        (FIRM + "福田分公司", FIRM + "南山分公司", "different", "branch_differs"), (FIRM, "深圳市明大科技有限公司", "different", "one_character_differs"),
        (FIRM, "广州市明达科技有限公司", "different", "region_differs"), (FIRM, "深圳市宏远贸易有限公司", "different", "characters_differ"),
        (FIRM, "深圳市明达科技股份有限公司", "unclear", "legal_form_differs"), ("明达科技(深圳)有限公司", "明达科技有限公司", "unclear", "region_left_out"),
        ("明达科技(深圳)有限公司", "深圳明达科技有限公司", "unclear", "region_moved"), ("明达科技", FIRM, "unclear", "region_left_out"), ("明达", FIRM, "unclear", "short_name"),
        (FIRM, "Mingda Technology Co., Ltd.", "unclear", "languages_differ"), ("Mingda Tech Co., Ltd.", "MINGDA TECH COMPANY LIMITED", "same", "legal_form"),
        ("Mingda Tech Ltd", "Mingde Tech Ltd", "different", "one_character_differs"), ("", FIRM, "unclear", "empty"),
    ],
)  # fmt: skip
def test_firms(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_firms(a, b), compare_firms(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        ("中山大学", "中山大學", "same", "script_or_width"), ("中大", "中山大学", "unclear", "ambiguous_short_name"), ("中大", "香港中文大學", "unclear", "ambiguous_short_name"),
        ("中大", "深圳大学", "different", "short_name_of_another"), ("深大", "深圳大学", "same", "known_short_name"), ("中山大学深圳校区", "中山大学", "same", "campus"),
        ("中山大学（深圳校区）", "中山大学", "same", "campus"), ("深圳大学计算机学院", "深圳大学", "same", "college"), ("香港中文大学（深圳）", "香港中文大学", "different", "separate_institution"),
        ("深圳大学附属中学", "深圳大学", "different", "attached_school"), ("北京师范大学珠海分校", "北京师范大学", "different", "separate_institution"),
        ("深圳大学", "深圳大孚", "different", "one_character_differs"), ("深圳大学", "Shenzhen University", "unclear", "languages_differ"),
        ("哈尔滨工业大学(深圳)", "哈尔滨工业大学", "unclear", "place_added"),
    ],
)  # fmt: skip
def test_schools(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_schools(a, b), compare_schools(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


@given(st.integers(0, 5), st.sampled_from("宏达远明创新华信"))
def test_one_character_different_is_another_firm(place: int, char: str) -> None:
    at = (3, 4, 5, 6, 3, 4)[place]
    changed = FIRM[:at] + char + FIRM[at + 1 :]
    if changed != FIRM:
        assert compare_firms(FIRM, changed).outcome == "different"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_in_either_order(a: str, b: str) -> None:
    for compare in (compare_firms, compare_schools):
        one, two = compare(a, b), compare(b, a)
        assert (one.outcome, one.rule) == (two.outcome, two.rule)
        assert one.zh and one.en
