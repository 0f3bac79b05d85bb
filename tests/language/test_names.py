"""Names: the cases of domain notes §4, with invented names (famous ones hide converter bugs, §4.2)."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from language.names import compare_names, take_apart
from language.variants import simplify_char, targets

# Surnames of the table in §4.2, one character each, Simplified.
SURNAMES = "陈黄李王张于范余岳郁涂云干征后游宁叶萧钟沈朱姜谷卜曲万冯卢郑罗"
GIVEN = "大文明国强伟丽华美玲志远嘉欣俊杰永康静仪"


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("陈大文", "陈大文", "exact"), ("陈大文", "陳大文", "simplified_traditional"), ("叶大文", "葉大文", "simplified_traditional"),
        ("范大文", "範大文", "simplified_traditional"), ("余大文", "餘大文", "simplified_traditional"), ("岳大文", "嶽大文", "simplified_traditional"),
        ("沈大文", "瀋大文", "simplified_traditional"), ("钟大文", "鍾大文", "simplified_traditional"), ("钟大文", "锺大文", "variant"),
        ("锺大文", "鍾大文", None), ("衞國強", "卫国强", "variant"), ("衛國強", "衞國強", "variant"), ("溫啟明", "温启明", None), ("溫啓明", "溫啟明", "variant"),
        ("頴儀", "颖仪", "variant"), ("黃大文", "黄大文", None), ("歐陽大文", "欧阳大文", "simplified_traditional"), ("陳國昇", "陈国升", "one_to_many"),
        ("陳國昇", "陈国昇", "simplified_traditional"), ("陈 大 文", "陳大文先生", "simplified_traditional"), ("陈大文女士", "陈大文", "exact"),
        ("阿·大文", "阿大文", "exact"), ("陈　大文", "陈大文", "exact"), ("司徒美玲", "司徒美玲小姐", "exact"),
    ],
)  # fmt: skip
def test_same(a: str, b: str, rule: str | None) -> None:
    match = compare_names(a, b)
    assert match.outcome == "same"
    assert rule is None or match.rule == rule


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("萧大文", "肖大文", "weak_variant"), ("蕭大文", "肖大文", "weak_variant"), ("於大文", "于大文", "weak_variant"), ("凃大文", "涂大文", "weak_variant"),
        ("乾明", "干明", "weak_variant"), ("陈国昇", "陈国升", "weak_variant"), ("王昇", "王升", "weak_variant"), ("鍾大文", "鐘大文", "weak_variant"),
        ("范偉文", "範偉文", "weak_variant"), ("陈李美玲", "李美玲", "married_surname"), ("阎大文", "闫大文", "weak_variant"),
    ],
)  # fmt: skip
def test_a_person_has_to_look(a: str, b: str, rule: str) -> None:
    match = compare_names(a, b)
    assert (match.outcome, match.rule) == ("unclear", rule)
    assert match.supports is True and match.positions


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        ("陈大文", "陈太文", "one_character_differs"), ("陈大文", "陳太文", "one_character_differs"), ("陈大文", "陈大", "length_differs"),
        ("叶大文", "葉太文", "one_character_differs"), ("余大文", "佘大文", "one_character_differs"), ("陈大文", "林小明", "characters_differ"),
        ("邱大文", "丘大文", "one_character_differs"), ("李美玲", "陈大李美玲", "length_differs"),
    ],
)  # fmt: skip
def test_different(a: str, b: str, rule: str) -> None:
    match = compare_names(a, b)
    assert (match.outcome, match.rule) == ("different", rule)


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        ("CHAN, TAI MAN", "CHAN Tai Man", "same", "latin_equal"), ("CHAN TAI MAN", "Tai Man CHAN", "same", "latin_order"),
        ("HE,CHENG", "CHENG HE", "same", "latin_order"), ("LI MING", "LIMING", "same", "latin_spacing"), ("CHEN, TA-WEN", "CHEN TA WEN", "same", "latin_equal"),
        ("CHAN TAI MAN, PETER", "CHAN TAI MAN", "same", "latin_with_given_name"), ("Mr. CHAN Tai Man", "CHAN TAI MAN", "same", "latin_equal"),
        ("CHAN<<TAI<MAN", "CHAN TAI MAN", "same", "latin_equal"), ("JOSÉ DA SILVA", "Jose da Silva", "same", "latin_equal"),
        ("LIM ING", "LI MING", "unclear", "latin_cut_differently"), ("Peter CHAN", "CHAN TAI MAN", "unclear", "latin_surname_only"),
        ("Peter CHAN", "CHAN TAI MAN, PETER", "unclear", "latin_partial"), ("CHAN TAI", "CHAN TAI MAN", "unclear", "latin_partial"),
        ("CHAN TAI MAN, PETER", "CHAN TAI MAN, PAUL", "unclear", "latin_given_names_differ"), ("HE, CHENG", "CHENG, HE", "unclear", "latin_surname_order"),
        ("CHAN TAI MAN", "CHAN TAI WAN", "different", "latin_one_word_differs"), ("CHAN TAI MAN", "WONG SIU MING", "different", "latin_differs"),
    ],
)  # fmt: skip
def test_latin(a: str, b: str, outcome: str, rule: str) -> None:
    match = compare_names(a, b)
    assert (match.outcome, match.rule) == (outcome, rule)


@pytest.mark.parametrize(
    ("han", "latin", "system"),
    [
        ("陈大文", "CHAN TAI MAN", "cantonese"), ("陳大文", "CHAN, TAI MAN PETER", "cantonese"), ("周大文", "CHAU TAI MAN", "cantonese"), ("羅大文", "LO TAI MAN", "cantonese"),
        ("欧阳大文", "AU YEUNG TAI MAN", "cantonese"), ("陈大文", "CHEN DAWEN", "pinyin"), ("曾大文", "ZENG DAWEN", "pinyin"), ("单大文", "SHAN DAWEN", "pinyin"),
        ("吕大文", "LYU DAWEN", "pinyin"), ("吕大文", "LU DAWEN", "pinyin"), ("区大文", "OU DAWEN", "pinyin"), ("查大文", "ZHA DAWEN", "pinyin"), ("仇大文", "QIU DAWEN", "pinyin"),
        ("陈大文", "CHEN TA-WEN", "wade_giles"), ("王小明", "WANG HSIAO-MING", "wade_giles"), ("梁志伟", "LEONG CHI WAI", "portuguese"), ("郭大文", "KUOK TAI MAN", "portuguese"),
        ("黄国强", "VONG KUOK KEONG", "portuguese"), ("何郑", "HE,CHENG", None),
    ],
)  # fmt: skip
def test_spellings_are_evidence_only(han: str, latin: str, system: str | None) -> None:
    """Systems and surnames of domain notes §4.1; «HE,CHENG» for 何郑 mixes pinyin and Wade-Giles (§2.1)."""
    match = compare_names(han, latin)
    assert match.outcome == "unclear" and match.supports is True
    assert match.rule == f"romanised_{system}" if system else match.rule.startswith("romanised_")


def test_an_unknown_spelling_proves_nothing() -> None:
    match = compare_names("陈大文", "WONG SIU MING")
    assert (match.outcome, match.rule, match.supports) == ("unclear", "romanised_none", False)


def test_a_known_latin_name_decides() -> None:
    assert compare_names("陈大文", "CHAN Tai Man", name_en_of_a="CHAN, TAI MAN").outcome == "same"
    assert compare_names("陈大文", "WONG SIU MING", name_en_of_a="CHAN, TAI MAN").outcome == "different"
    assert compare_names("陈大文", "CHEN DAWEN", name_en_of_a="CHAN, TAI MAN").rule == "romanised_pinyin"
    assert compare_names("CHAN Tai Man", "陈大文", name_en_of_b="CHAN, TAI MAN").outcome == "same"


@pytest.mark.parametrize(("a", "b"), [("", "陈大文"), ("陈大文", "  "), ("---", "陈大文"), ("", "")])
def test_nothing_to_compare(a: str, b: str) -> None:
    assert compare_names(a, b).rule == "empty"


def test_joint_tenants_and_roles() -> None:
    assert compare_names("陈大文、李美玲", "陳大文").rule == "one_of_several"
    assert compare_names("林小明", "陈大文、李美玲").rule == "none_of_several"
    assert compare_names("陈大文（乙方）", "陈大文").outcome == "same"
    assert compare_names("陈大文 (签字)", "陈太文").outcome == "different"


def test_taking_apart() -> None:
    name = take_apart("陳大文 (CHAN, Tai Man) 先生")
    assert (name.han, name.latin, name.surname) == ("陳大文", ("CHAN", "TAI", "MAN"), 1)


def test_reasons_are_in_both_languages() -> None:
    for a, b in (
        ("陈大文", "陈太文"),
        ("萧大文", "肖大文"),
        ("陈大文", "CHAN TAI MAN"),
        ("CHAN TAI MAN", "WONG"),
    ):
        match = compare_names(a, b)
        assert any("一" <= c <= "鿿" for c in match.zh) and match.en.isascii() is not None and match.en


# ---------------------------------------------------------------------------------------------------------

NAMES = st.builds(
    lambda s, g: s + g, st.sampled_from(SURNAMES), st.text(alphabet=GIVEN, min_size=1, max_size=3)
)
LATIN = st.lists(
    st.sampled_from(["CHAN", "TAI", "MAN", "WONG", "SIU", "MING", "LEE", "PETER", "MARY", "KA", "YAN"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES)
def test_every_name_is_itself(name: str) -> None:
    assert compare_names(name, name).rule == "exact"


@given(st.one_of(NAMES, LATIN), st.one_of(NAMES, LATIN))
def test_order_of_the_two_does_not_matter(a: str, b: str) -> None:
    one, two = compare_names(a, b), compare_names(b, a)
    assert (one.outcome, one.rule, one.supports) == (two.outcome, two.rule, two.supports)


@given(NAMES, st.integers(0, 3), st.sampled_from(SURNAMES + GIVEN + "太夫丈刘孙陆"))
def test_one_character_different_is_never_the_same(name: str, place: int, other: str) -> None:
    place = min(place, len(name) - 1)
    assume(simplify_char(name[place]) != simplify_char(other) and not targets(name[place]) & targets(other))
    changed = name[:place] + other + name[place + 1 :]
    assert compare_names(name, changed).outcome != "same"
    assert compare_names(changed, name).outcome != "same"


@given(NAMES)
def test_naive_conversion_of_an_application_still_matches(name: str) -> None:
    """What OpenCC s2t makes of a Simplified name (wrongly 於, 範, 餘 …) is never called different (§4.2)."""
    import opencc

    converted = opencc.OpenCC("s2t").convert(name)
    assert compare_names(name, converted).outcome in ("same", "unclear")


@given(NAMES, st.integers(0, 3))
def test_a_lost_character_is_never_the_same(name: str, place: int) -> None:
    shorter = name[: min(place, len(name) - 1)] + name[min(place, len(name) - 1) + 1 :]
    assert compare_names(name, shorter).outcome != "same"


# ---------------------------------------------------------------------------------------------------------
# Labels, former names, several holders, dotted names, machine-readable names, other systems of spelling


@pytest.mark.parametrize(
    ("a", "b", "outcome", "rule"),
    [
        ("甲方：陈大文", "陈大文", "same", "exact"), ("承租人(乙方)：陳大文", "陈大文", "same", "simplified_traditional"), ("姓名:陈大文", "陈太文", "different", "one_character_differs"),
        ("陈淑芬(曾用名:陈小芬)", "陈小芬", "unclear", "former_name"), ("陈淑芬（曾用名：陈小芬）", "陈淑芬", "same", "exact"), ("陈淑芬(曾用名:陈小芬)", "陈大芬", "different", "one_character_differs"),
        ("陈大文等", "陈大文", "unclear", "one_of_several"), ("陈大文等二人", "陳大文", "unclear", "one_of_several"), ("陈大文等", "林小明", "different", "none_of_several"),
        ("若昂·达席尔瓦", "若昂•達席爾瓦", "same", "simplified_traditional"), ("若昂·达席尔瓦", "若昂", "unclear", "parts_of_dotted_name"),
        ("若昂·达席尔瓦", "达席尔瓦·若昂", "unclear", "parts_of_dotted_name"), ("若昂·达席尔瓦", "若翰·达席尔瓦", "unclear", "parts_of_dotted_name"), ("若昂·席尔瓦", "保罗·科埃略", "different", "characters_differ"),
        ("陳濬", "陈浚", "same", "variant"), ("劉宇崐", "刘宇昆", "same", "variant"), ("林喆", "林哲", "unclear", "weak_variant"), ("陳祐", "陈佑", "unclear", "weak_variant"),
        ("CHAN<<TAI<MAN<PET", "CHAN TAI MAN PETER", "unclear", "latin_cut_short"), ("CHAN TAI MI", "CHAN TAI MING", "different", "latin_one_word_differs"),
        ("WIJAYAKUSUMA SETIADHARMA ANDR", "WIJAYAKUSUMA SETIADHARMA ANDREAS", "unclear", "latin_cut_short"),
        ("CHAN T M", "CHAN TAI MAN", "unclear", "latin_initials"), ("CHAN T W", "CHAN TAI MAN", "different", "latin_differs"), ("CHAN LEE MEI LING", "LEE MEI LING", "unclear", "latin_partial"),
    ],
)  # fmt: skip
def test_printed_forms(a: str, b: str, outcome: str, rule: str) -> None:
    for match in (compare_names(a, b), compare_names(b, a)):
        assert (match.outcome, match.rule) == (outcome, rule)


@pytest.mark.parametrize(
    ("han", "latin", "rule", "supports"),
    [
        # Tongyong as on Taiwan passports: 许 Syu, 志 Jhih, 谢 Sie, 小 Siao, 俊 Jyun, 凤 Fong.
        ("许志明", "SYU JHIH-MING", "romanised_tongyong", True), ("谢小玲", "SIE SIAO-LING", "romanised_tongyong", True), ("黄俊凤", "HUANG JYUN-FONG", "romanised_tongyong", True),
        # Macau: 燕 In, 严 Im, 英 Ieng, 云 Van, 华 Va.
        ("吴小燕", "NG SIO IN", "romanised_portuguese", True), ("严国英", "IM KUOK IENG", "romanised_portuguese", True), ("梁云华", "LEONG VAN VA", "romanised_portuguese", True),
        ("李美玲", "CHAN LEE MEI LING", "romanised_married_surname", True), ("陈李美玲", "LEE MEI LING", "romanised_married_surname", True), ("陈李美玲", "CHAN LEE MEI LING", "romanised_cantonese", True),
        ("陈大文", "Peter Chan", "romanised_surname_only", None), ("陈大文", "CHAN T.M.", "romanised_initials", None), ("陈大文", "TAI MAN", "romanised_given_only", None),
        ("欧阳大文", "PETER AU YEUNG", "romanised_surname_only", None), ("陈大文", "Peter Wong", "romanised_none", False), ("陈大文", "CHAN K.W.", "romanised_none", False),
    ],
)  # fmt: skip
def test_more_spellings(han: str, latin: str, rule: str, supports: bool | None) -> None:
    match = compare_names(han, latin)
    assert (match.outcome, match.rule, match.supports) == ("unclear", rule, supports)


COMMON = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)


@given(NAMES, st.integers(0, 3), COMMON)
def test_any_other_character_is_never_the_same(name: str, place: int, other: str) -> None:
    """Any character of the basic block, not only likely ones: outside its variant set it never matches."""
    place = min(place, len(name) - 1)
    assume(not targets(name[place]) & targets(other))
    changed = name[:place] + other + name[place + 1 :]
    for written in (changed, f"乙方：{changed}", f"{changed}（签字）", f"{changed} CHAN TAI MAN"):
        assert compare_names(name, written).outcome != "same"
        assert compare_names(written, name).outcome != "same"


@given(
    st.text(alphabet="陈大文李美玲若昂·（）()：:、等曾用名 CHANTAIM,<.-", max_size=16),
    st.text(alphabet="陈大文李美玲若昂·（）：、等 CHANTAIM,<.-", max_size=16),
)
def test_any_two_texts_compare_in_either_order(a: str, b: str) -> None:
    one, two = compare_names(a, b), compare_names(b, a)
    assert (one.outcome, one.rule, one.supports) == (two.outcome, two.rule, two.supports)
    assert one.zh and one.en
