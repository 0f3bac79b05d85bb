"""What a second reader's answer does to a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.certainty import differing, word_certainty
from extractors.looking import Seen
from extractors.understand import Doubt
from schemas.document import SURE
from schemas.geometry import Quad
from schemas.transcript import Page, Transcript, Word
from verification.second_look import look_closer, reread

WORD = Word("租期至2027年3月9日", Quad.from_box(0, 0, 100, 10), 0.97)


def certainty(seen: Seen) -> float:
    word = reread(WORD, seen)
    return word_certainty(word, 0, len(word.text))[0]


def test_one_recogniser_alone_is_never_sure() -> None:
    assert word_certainty(WORD, 0, len(WORD.text))[0] < SURE


def test_two_that_agree_are_sure() -> None:
    assert certainty(Seen(WORD.text, 0.97, second=WORD.text, second_confidence=0.95)) >= SURE


def test_two_that_differ_in_a_digit_are_not() -> None:
    assert certainty(Seen(WORD.text, 0.97, second="租期至2021年3月9日", second_confidence=0.99)) < SURE


def test_the_other_reading_is_told() -> None:
    word = reread(WORD, Seen(WORD.text, 0.97, second="租期至2021年3月9日", second_confidence=0.99))
    assert word_certainty(word, 3, 8)[1] == "2021年"


def test_an_unanswered_look_changes_nothing() -> None:
    assert reread(WORD, Seen()) == WORD


LAYER = Word("检测合格", Quad.from_box(0, 0, 40, 10), 0.6)
"""A text layer under something that may hide it: believed below SURE until it was looked at."""


def test_a_doubted_layer_that_both_see_is_sure() -> None:
    word = reread(LAYER, Seen(LAYER.text, 0.98, second=LAYER.text, second_confidence=0.99), layer=True)
    assert word.text == LAYER.text and word_certainty(word, 2, 4)[0] >= SURE


def test_a_doubted_layer_that_one_sees_otherwise_is_not() -> None:
    for first, second in (
        ("检测合格", "检测不合格"),
        ("检测不合格", "检测合格"),
        ("检测不合格", "检测不合格"),
    ):
        word = reread(LAYER, Seen(first, 0.98, second=second, second_confidence=0.99), layer=True)
        assert word.text == LAYER.text and word_certainty(word, 2, 4)[0] < SURE


ADDRESS = "深圳市坪山区坑梓街道岗厦村南区10巷24号302"
SQUEEZED = ADDRESS.replace("坪山区", "坪区")


def in_doubt(second: str) -> tuple[Word, list[tuple[int, int]]]:
    word = Word(ADDRESS, Quad.from_box(0, 0, 400, 16), 0.99, second=second, second_confidence=0.94)
    return word, differing(word.text, second, 0, len(ADDRESS))


def looked_at(second: str, *answers: Seen) -> float:
    """The certainty of the address after its doubtful places were looked at."""
    word, parts = in_doubt(second)
    doubts = [Doubt("a.png", 1, 0, a, b, word.part(a, b), framed=True) for a, b in parts]
    page = Page(1, (400, 40), (word,), "ocr")
    transcript = Transcript("a.png", "0" * 64, "image/png", (page,))
    told = look_closer([transcript], doubts, lambda file, requests: answers)[0].pages[0].words[0]
    return word_certainty(told, 0, len(told.text))[0]


def both(text: str, other: str | None = None, sure: float = 0.97) -> Seen:
    return Seen(text, sure, second=text if other is None else other, second_confidence=sure)


def test_a_long_line_is_looked_at_where_the_readings_differ() -> None:
    word, parts = in_doubt(SQUEEZED)
    assert [word.text[a:b] for a, b in parts] == ["市坪山区坑"]


def test_a_character_lost_in_a_long_line_is_no_doubt_once_both_see_it() -> None:
    assert looked_at(SQUEEZED, both("市坪山区坑")) >= SURE
    assert looked_at(SQUEEZED, both("坪山区坑")) >= SURE  # the crop cut the frame


def test_what_only_one_sees_or_hardly_stays_in_doubt() -> None:
    assert looked_at(SQUEEZED, both("市坪山区坑", "市坪区坑")) < SURE
    assert looked_at(SQUEEZED, both("市坪区坑")) < SURE
    assert looked_at(SQUEEZED, both("市坪山区坑", sure=0.7)) < SURE
    assert looked_at(SQUEEZED, both("市坪山区区坑梓街")) < SURE


def test_two_doubtful_places_are_settled_each_by_itself() -> None:
    second = SQUEEZED.replace("24号", "21号")
    assert looked_at(second, both("市坪山区坑"), both("巷24号3")) >= SURE
    assert looked_at(second, both("市坪山区坑"), both("巷21号3")) < SURE


@given(st.text("深圳市南山区科园路15号", min_size=8, max_size=24), st.data())
def test_every_difference_is_looked_at(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    other = text[:at] + "龘" + text[at + 1 :]
    assert any(a <= at < b for a, b in differing(text, other, 0, len(text))) or len(text) <= 5
