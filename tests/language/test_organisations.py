"""Firms and schools: what may differ, and what makes another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.data.schools import ENGLISH, FORMER, FULL_NAMES, SHORT_NAMES
from language.organisations import compare_firms, compare_schools
from language.variants import simplify_char

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
        ("明达科技(深圳)有限公司", "深圳明达科技有限公司", "unclear", "region_moved"), ("明达科技", FIRM, "less_precise", "region_left_out"), ("明达", FIRM, "unclear", "short_name"),
        (FIRM, "Mingda Technology Co., Ltd.", "unclear", "english_sounds_alike"), (FIRM, "Harbour Trading Ltd", "unclear", "languages_differ"), ("Mingda Tech Co., Ltd.", "MINGDA TECH COMPANY LIMITED", "same", "legal_form"),
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
        ("深圳大学", "深圳大孚", "different", "one_character_differs"), ("深圳大学", "Shenzhen University", "same", "known_english_name"), ("深圳大学", "Harbour University", "unclear", "languages_differ"),
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


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        (FIRM, "深圳明达科技有限公司", "less_precise", "region_notation"), (FIRM, "明达科技有限公司", "less_precise", "region_left_out"), (FIRM, "广东省深圳市明达科技有限公司", "less_precise", "region_left_out"),
        (FIRM, "深圳市南山区明达科技有限公司", "less_precise", "region_left_out"), (FIRM, "明大科技有限公司", "different", "one_character_differs"), ("明达(中国)有限公司", "明达有限公司", "unclear", "region_left_out"),
        (FIRM, FIRM + "人力资源部", "unclear", "department"), ("上海明达科技有限公司深圳分公司", "上海明达科技有限公司深圳市分公司", "unclear", "branch_notation"),
        ("中国明达银行股份有限公司深圳市分行", "明达银行深圳分行", "unclear", "branch_of_short_name"), ("明达银行广州分行", "明达银行深圳分行", "different", "branch_differs"),
        ("深圳市明达科技合伙企业(有限合伙)", "深圳市明达科技合伙企业", "same", "legal_form_left_out"), (FIRM, "深圳市明达信息科技有限公司", "different", "characters_differ"),
        ("ＡＢＣ科技（深圳）有限公司", "ABC科技(深圳)有限公司", "same", "script_or_width"), ("明達科技〔深圳〕有限公司", "明达科技（深圳）有限公司", "same", "script_or_width"),
    ],
)  # fmt: skip
def test_places_and_departments_of_firms(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_firms(a, b), compare_firms(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        ("华师", "华南师范大学", "unclear", "ambiguous_short_name"), ("华师", "中山大学", "different", "short_name_of_another"), ("中大", "香港中文大学（深圳）", "unclear", "ambiguous_short_name"),
        ("北大", "北京大学", "same", "known_short_name"), ("深大粤海校区", "深圳大学", "same", "known_short_name"), ("北大深圳研究生院", "北京大学", "unclear", "place_added"), ("人大附中", "中国人民大学", "different", "attached_school"),
        ("哈工大", "哈尔滨工业大学（深圳）", "unclear", "place_added"), ("哈工大深圳", "哈尔滨工业大学(深圳)", "same", "known_short_name"), ("港中深", "香港中文大學(深圳)", "same", "known_short_name"),
        ("深圳职业技术学院", "深圳职业技术大学", "unclear", "former_name"), ("华南理工大学广州学院", "华南理工大学", "different", "separate_institution"), ("深圳大学医学部", "深圳大学", "same", "college"),
        ("深圳大学计算机学院2023级", "深圳大学", "same", "college"), ("深圳市第三高级中学", "深圳第3高级中学", "same", "region_notation"), ("深圳市第三高级中学", "深圳市第二高级中学", "different", "one_character_differs"),
        ("深圳市深圳中学", "深圳中学", "less_precise", "region_left_out"), ("深圳市实验学校", "广州市实验学校", "different", "region_differs"), ("深圳大学", "深圳技术大学", "different", "characters_differ"),
        ("Sun Yat-sen University", "中山大学", "same", "known_english_name"), ("The Chinese University of Hong Kong", "香港中文大学(深圳)", "different", "separate_institution"),
        ("清华附中", "清华大学附属中学", "same", "known_short_name"), ("北大附中", "北京大学附属小学", "different", "short_name_of_another"),
        ("中山大学（广州校区南校园）", "中山大学", "same", "campus"), ("深圳市南山区第二外国语学校（集团）", "南山第二外国语学校", "less_precise", "region_left_out"),
        ("深圳市南山区第二外国语学校", "福田第二外国语学校", "different", "characters_differ"), ("深圳市福田区红岭中学", "红岭中学", "less_precise", "region_left_out"),
        ("Shenzhen University", "南方科技大学", "different", "characters_differ"), ("SYSU", "中山大学", "unclear", "english_initials"), ("Shenzhen Univ.", "Shenzhen University", "same", "case_or_punctuation"),
    ],
)  # fmt: skip
def test_more_schools(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_schools(a, b), compare_schools(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


def test_an_ambiguous_short_name_lists_what_it_may_mean() -> None:
    match = compare_schools("中大", "中山大学")
    assert "中山大学" in match.zh and "香港中文大学" in match.zh and match.supports is True


@given(
    st.sampled_from(sorted(FULL_NAMES)),
    st.integers(0, 20),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
)
def test_one_character_different_is_never_the_same_school(school: str, place: int, char: str) -> None:
    at = place % len(school)
    changed = school[:at] + char + school[at + 1 :]
    if simplify_char(char) != school[at] and changed not in SHORT_NAMES:
        assert compare_schools(school, changed).outcome != "same"


@given(st.integers(3, 6), st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5))
def test_any_other_character_is_never_the_same_firm(place: int, char: str) -> None:
    changed = FIRM[:place] + char + FIRM[place + 1 :]
    if simplify_char(char) != FIRM[place]:
        assert compare_firms(FIRM, changed).outcome in ("different", "unclear")


def test_the_table_is_sound() -> None:
    """A full name is no short name of another school, and no English name stands for two."""
    assert not FULL_NAMES & set(SHORT_NAMES)
    assert all(target in FULL_NAMES for target in FORMER.values())
    assert len(ENGLISH) == len(set(ENGLISH.values()))
