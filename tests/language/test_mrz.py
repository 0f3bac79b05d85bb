"""Machine-readable lines: the ICAO specimens, the synthetic permit of domain notes §2.2, GBK names."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.mrz import century, decode_gbk_letters, encode_gbk_letters, find_mrz, parse_mrz

PERMIT = [
    "C<CHNH12345678301<<<<<<<<<<<<<",
    "9001011M3401011CHN<<<<<<<<<<<1",
    "CHAN<<TAI<MAN<<<<<<<<<<<<<<<<<",
]
ICAO_TD1 = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]
ICAO_TD3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]


def test_the_synthetic_permit() -> None:
    mrz = parse_mrz(PERMIT)
    assert (mrz.layout, mrz.number, mrz.birth, mrz.sex, mrz.expiry) == (
        "TD1",
        "H12345678",
        "900101",
        "M",
        "340101",
    )
    assert (mrz.surname, mrz.given_names) == ("CHAN", "TAI MAN")
    assert mrz.valid is True


@pytest.mark.parametrize("lines", [ICAO_TD1, ICAO_TD3])
def test_icao_specimens(lines: list[str]) -> None:
    mrz = parse_mrz(lines)
    assert mrz.valid is True and mrz.surname == "ERIKSSON" and mrz.given_names == "ANNA MARIA"


def test_the_one_line_card_of_mainlanders() -> None:
    """Domain notes §2.1: number check 2 holds, the dates of the sample are masked so theirs fail."""
    mrz = parse_mrz("CSC886084772<2800800<8200000<6")
    assert (mrz.layout, mrz.document_code, mrz.number) == ("CS30", "CS", "C88608477")
    assert (mrz.checks["number"], mrz.checks["expiry"]) == ("valid", "invalid")


@pytest.mark.parametrize("letter", "<RTDAXZ")
def test_an_unknown_second_letter_changes_nothing(letter: str) -> None:
    mrz = parse_mrz([f"C{letter}" + PERMIT[0][2:], *PERMIT[1:]])
    assert mrz.layout == "TD1" and mrz.valid is True


@pytest.mark.parametrize(
    ("name", "letters"),
    [("证", "NGKE"), ("陈大文", "LDMCLEPDMOME"), ("陳大文", "OKJALEPDMOME"), ("叶", "NCLG"), ("葉", "MIHO"), ("钟", "NGND"), ("锺", "OPPB"), ("鍾", "OGFC")],
)  # fmt: skip
def test_gbk_letters(name: str, letters: str) -> None:
    """Domain notes §2.2 [V S44,S45][T]."""
    assert encode_gbk_letters(name) == letters
    assert decode_gbk_letters(letters) == name


@given(st.text(alphabet=st.sampled_from("陈陳大文叶葉钟鍾锺欧歐阳陽司徒明国國強强"), min_size=2, max_size=6))
def test_gbk_round_trip(name: str) -> None:
    letters = encode_gbk_letters(name)
    assert decode_gbk_letters(letters) == name
    assert parse_mrz([PERMIT[0], PERMIT[1], f"CHAN<<TAI<{letters}".ljust(30, "<")[:44]]).layout in (
        "TD1",
        "unknown",
    )


def test_letters_that_are_no_name() -> None:
    assert decode_gbk_letters("CHAN") is None
    assert decode_gbk_letters("LDM") is None
    assert decode_gbk_letters("XYZQ") is None


def test_repairs_are_only_made_on_request_and_reported() -> None:
    misread = [PERMIT[0], PERMIT[1].replace("900101", "9OO1O1", 1), PERMIT[2]]
    assert parse_mrz(misread).checks["birth"] == "invalid"
    mrz = parse_mrz(misread, repair=True)
    assert mrz.valid is True
    assert mrz.repairs == ((1, 1, "O", "0"), (1, 2, "O", "0"), (1, 4, "O", "0"))


@given(st.integers(0, 5), st.integers(1, 9))
def test_one_wrong_figure_of_the_birth_date_is_seen(place: int, shift: int) -> None:
    wrong = PERMIT[1][:place] + str((int(PERMIT[1][place]) + shift) % 10) + PERMIT[1][place + 1 :]
    assert parse_mrz([PERMIT[0], wrong, PERMIT[2]]).checks["birth"] == "invalid"


def test_blocks_are_found_among_other_lines() -> None:
    text = "换证次数 01\n" + "\n".join(" ".join((line[:10], line[10:])) for line in PERMIT) + "\n签发机关"
    (mrz,) = find_mrz(text)
    assert mrz.number == "H12345678" and mrz.valid is True
    assert find_mrz("出租方：陈大文\n租期 12 个月") == []


@given(st.lists(st.text(alphabet="ABCHNMO0123456789<", max_size=46), max_size=4))
def test_anything_can_be_parsed(lines: list[str]) -> None:
    parse_mrz(lines)
    parse_mrz(lines, repair=True)


def test_the_century_is_the_latest_that_is_not_later() -> None:
    on = datetime.date(2026, 11, 23)
    assert century("900101", not_after=on) == datetime.date(1990, 1, 1)
    assert century("250101", not_after=on) == datetime.date(2025, 1, 1)
    assert century("261124", not_after=on) == datetime.date(1926, 11, 24)
    assert century("9O0101", not_after=on) is None
