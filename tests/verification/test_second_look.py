"""What a second reader's answer does to a word."""

from __future__ import annotations

from extractors.certainty import word_certainty
from extractors.looking import Seen
from schemas.document import SURE
from schemas.geometry import Quad
from schemas.transcript import Word
from verification.second_look import reread

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
