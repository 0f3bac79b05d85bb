"""The one rule that decides between «misread», «different» and «the same»."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checks.agreement import NEARLY, agree
from checks.matching import dates, exact, names_of, numbers, places
from checks.testing import reading
from schemas.document import SURE, Reading

NAME = "陈大文"
SAME_NAME = names_of([NAME])
NUMBER = "H12345678"


def read(value: str | None, confidence: float | None, *candidates: tuple[str, float]) -> Reading:
    return Reading(value, value or "", confidence, candidates=candidates)


def test_sure_and_different_is_different() -> None:
    assert agree(read("陈大丈", 0.97), NAME, SAME_NAME).state == "different"
    assert agree(read("H12345679", 0.97), NUMBER, numbers).state == "different"


def test_a_difference_that_may_be_a_misreading_is_never_one() -> None:
    assert agree(read("陈太文", 0.97, (NAME, 0.03)), NAME, SAME_NAME).state == "unsure"
    assert agree(read("陈太文", SURE - 0.01), NAME, SAME_NAME).state == "unsure"
    assert agree(read("陈太文", None), NAME, SAME_NAME).state == "unsure"


def test_nearly_sure_and_exactly_as_claimed_is_the_same() -> None:
    for value, claim, compare in [
        (NAME, NAME, SAME_NAME),
        ("陳大文", NAME, SAME_NAME),
        (NUMBER, NUMBER, numbers),
        ("1990-05-06", "1990-05-06", dates),
    ]:
        assert agree(read(value, NEARLY), claim, compare).rule == "agrees_with_claim"


def test_what_the_rule_does_not_rescue() -> None:
    assert agree(read(NAME, NEARLY - 0.01), NAME, SAME_NAME).state == "unsure"
    assert agree(read(NAME, None), NAME, SAME_NAME).state == "unsure"
    assert agree(read(None, 0.8), NAME, SAME_NAME).state == "unread"
    assert agree(read(NAME, 0.85, ("陈太文", 0.05)), NAME, SAME_NAME).state == "unsure"
    assert agree(read(NUMBER, 0.85, ("H12345679", 0.1)), NUMBER, numbers).state == "unsure"
    assert agree(read("M", 0.89), "M", exact).state == "unsure"
    assert agree(read(NUMBER, 0.85), NUMBER, numbers, identity=False).state == "unsure"
    assert agree(read("H1234567801", 0.85), NUMBER, numbers).state == "unsure"  # agrees, but not exactly
    assert agree(None, NAME, SAME_NAME).state == "absent"


def test_a_candidate_that_means_the_same_is_no_rival() -> None:
    assert agree(read(NAME, 0.8, ("陳大文", 0.15)), NAME, SAME_NAME).state == "same"


def test_romanisation_alone_is_never_the_same() -> None:
    assert agree(read("CHAN TAI MAN", 0.99), NAME, SAME_NAME).state == "unclear"


@given(st.integers(0, 7), st.sampled_from("0123456789"), st.floats(SURE, 1.0))
def test_one_wrong_digit_is_never_waved_through(at: int, digit: str, confidence: float) -> None:
    digits = NUMBER[1:]
    forged = "H" + digits[:at] + digit + digits[at + 1 :]
    state = agree(read(forged, confidence), NUMBER, numbers).state
    assert state == ("same" if forged == NUMBER else "different")


@given(st.sampled_from("室0123456789"), st.floats(0.0, 1.0))
def test_another_room_is_never_the_same(digit: str, confidence: float) -> None:
    home = "广东省深圳市南山区粤海街道科技园路18号阳光花园3栋2单元1502室"
    other = home.replace("1502", f"150{digit}") if digit != "2" else home.replace("1502", "1512")
    assert agree(read(other, confidence), home, places).state != "same"


def test_readings_from_plain_values() -> None:
    assert reading(NAME).sure and not reading((NAME, 0.5)).sure and not reading(None).sure
