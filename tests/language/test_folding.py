"""Folding keeps the way back to every original character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.folding import fold, folded_text
from language.numerals import parse_numeral, to_chinese
from language.variants import simplify_char, targets

TEXT = st.text(
    alphabet=st.sampled_from("ＡａＢ１２３（）：　 \t\n租賃期限陳大文①²½…㎡é́的2026年"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２６年", "2026年"),
        ("姓　名：陳大文", "姓名:陈大文"),
        ("（甲方）", "(甲方)"),
        ("租 賃 期 限", "租赁期限"),
        ("①2026年", "①2026年"),  # a list mark must not become a digit of the year
        ("备注²", "备注²"),
        ("㎡", "m2"),
        ("乾", "干"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert folded_text(text) == folded


def test_blanks_can_be_kept_as_one() -> None:
    assert fold("a  \t b\n \nc", spaces=False).text == "a b\nc"


def test_look_alikes_are_left_alone() -> None:
    assert folded_text("O0Il1") == "O0Il1"


def test_span_leads_back_over_removed_blanks() -> None:
    text = "租 赁　期限：2026"
    found = fold(text)
    at = found.text.index("期限")
    start, end = found.span(at, at + 2)
    assert text[start:end] == "期限"
    assert found.span(0, 4) == (0, 6)


@given(TEXT, st.booleans(), st.booleans())
def test_offsets_rise_and_stay_inside(text: str, simplify: bool, spaces: bool) -> None:
    found = fold(text, simplify=simplify, spaces=spaces)
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= o < len(text) for o in found.offsets)


@given(TEXT, st.data())
def test_refolding_a_span_contains_the_folded_part(text: str, data: st.DataObject) -> None:
    found = fold(text)
    if not found.text:
        return
    i = data.draw(st.integers(0, len(found.text) - 1))
    j = data.draw(st.integers(i + 1, len(found.text)))
    start, end = found.span(i, j)
    assert found.text[i:j] in fold(text[start:end]).text


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded_text(folded_text(text)) == folded_text(text)


@pytest.mark.parametrize(
    ("char", "simple"),
    [("葉", "叶"), ("蕭", "萧"), ("範", "范"), ("餘", "余"), ("鍾", "钟"), ("鐘", "钟"), ("嶽", "岳"), ("衞", "卫"), ("頴", "颖"), ("黃", "黄")],
)  # fmt: skip
def test_one_simplified_target(char: str, simple: str) -> None:
    """Domain notes §4.2, the right column of the measured t2s table."""
    assert simplify_char(char) == simple


def test_sets_where_one_target_would_be_wrong() -> None:
    assert targets("乾") == {"干", "乾"}
    assert targets("甯") == {"宁", "甯"}
    assert targets("於") == {"于", "於"}
    assert targets("昇") == {"升", "昇"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二六", 2026), ("二零二六", 2026), ("二○二六", 2026), ("二0二六", 2026), ("二O二六", 2026), ("贰零贰陆", 2026),
        ("一百一十五", 115), ("一百十五", 115), ("十", 10), ("十二", 12), ("廿", 20), ("廿五", 25), ("卅一", 31), ("叁拾壹", 31),
        ("零壹", 1), ("零壹拾", 10), ("二千零二十六", 2026), ("一万五千", 15000), ("壹拾贰万叁仟肆佰伍拾陆", 123456), ("12", 12),
        ("一千零五", 1005), ("玖仟", 9000),
        ("一百五", None), ("十百", None), ("二十十", None), ("千二", None), ("零", 0), ("", None), ("-1", None), ("1.5", None),
        ("OO", None), ("伍仟伍", None), ("廿十", None), ("一万万", None),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert parse_numeral(text) == value


@given(st.integers(1, 9999), st.booleans())
def test_numerals_round_trip(value: int, capital: bool) -> None:
    assert parse_numeral(to_chinese(value, capital=capital)) == value
