"""From probabilities to characters, doubts and alternatives."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.ctc import decode

ALPHABET = ["blank", "3", "8", "甲", "方", ",", "\uff0c", " "]


def rows(*steps: dict[str, float]) -> np.ndarray:
    chances = np.zeros((len(steps), len(ALPHABET)), np.float32)
    for i, step in enumerate(steps):
        for name, chance in step.items():
            chances[i, 0 if name == "" else ALPHABET.index(name)] = chance
    return chances


def test_repeats_and_blanks():
    line = decode(rows({"3": 1}, {"3": 1}, {"": 1}, {"3": 1}, {"8": 1}), ALPHABET)
    assert line.text == "338"
    assert line.sure == (1.0, 1.0, 1.0)
    assert list(line.edges) == sorted(line.edges)
    assert len(line.edges) == 4


def test_nothing_read():
    line = decode(rows({"": 1}, {"": 1}), ALPHABET)
    assert (line.text, line.confidence, line.edges) == ("", 0.0, ())


def test_a_doubtful_character_keeps_what_else_it_could_be():
    line = decode(rows({"": 1}, {"3": 0.6, "8": 0.35, "": 0.05}, {"": 1}), ALPHABET)
    assert line.text == "3"
    assert line.confidence == pytest.approx(0.6)
    assert line.alternatives[0] == (("8", 0.35), ("", 0.05))


def test_a_character_nearly_read_between_two_others_is_a_doubt():
    line = decode(rows({"甲": 1}, {"": 0.7, "8": 0.3}, {"方": 1}), ALPHABET)
    assert line.text == "甲方"
    assert line.sure[0] == pytest.approx(0.7)
    assert ("甲8", 0.3) in line.alternatives[0]


def test_smear_of_a_neighbour_and_blanks_are_no_doubt():
    line = decode(rows({"甲": 1}, {"": 0.7, "甲": 0.3}, {"": 0.8, " ": 0.2}, {"方": 1}), ALPHABET)
    assert line.confidence == 1.0


def test_full_and_half_width_say_the_same():
    line = decode(rows({"甲": 1}, {",": 0.6, "\uff0c": 0.4}), ALPHABET)
    assert line.confidence == pytest.approx(1.0)


def test_capital_and_small_are_one_letter_but_no_figure():
    alphabet = [*ALPHABET, "O", "o", "0"]

    def sure(other: str) -> float:
        chances = np.zeros((1, len(alphabet)), np.float32)
        chances[0, alphabet.index("O")], chances[0, alphabet.index(other)] = 0.6, 0.4
        return decode(chances, alphabet).confidence

    assert sure("o") == pytest.approx(1.0)
    assert sure("0") == pytest.approx(0.6)


def test_edges_stay_inside_what_is_no_padding():
    line = decode(rows({"甲": 1}, {"": 1}, {"方": 1}, {"": 1}, {"": 1}, {"": 1}), ALPHABET, filled=0.5)
    assert line.edges[-1] <= 1.0
    assert line.edges[1] == pytest.approx(0.5)
