"""Invented numbers carry right check digits."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from stdnum.cn import uscc as stdnum_uscc

from samples.generator import identifiers as ids


@pytest.mark.parametrize(("text", "digit"), [("H12345678", "3"), ("12345678<", "8")])
def test_mrz_check_digit(text: str, digit: str) -> None:
    assert ids.mrz_check_digit(text) == digit


def test_mrz_specimen() -> None:
    lines = ids.mrz_td1("H12345678", "01", date(1990, 1, 1), "M", date(2034, 1, 1), "CHAN<<TAI<MAN")
    assert lines == [
        "C<CHNH12345678301<<<<<<<<<<<<<",
        "9001011M3401011CHN<<<<<<<<<<<1",
        "CHAN<<TAI<MAN<<<<<<<<<<<<<<<<<",
    ]


def test_passport_specimen() -> None:
    """The specimen of ICAO 9303 part 4, but for its personal number."""
    lines = ids.mrz_td3(
        "UTO", "L898902C3", "UTO", date(1974, 8, 12), "F", date(2012, 4, 15), "ERIKSSON<<ANNA<MARIA"
    )
    assert lines[0] == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert lines[1][:28] == "L898902C36UTO7408122F1204159"
    assert [len(line) for line in lines] == [44, 44]


def test_one_line_is_thirty_long() -> None:
    line = ids.mrz_one_line("C88607215", date(2030, 1, 2), date(1980, 3, 4))
    assert len(line) == 30
    assert line[11] == ids.mrz_check_digit(line[2:11])
    assert line[-1] == ids.mrz_check_digit(line[:-1])


@pytest.mark.parametrize("number", ["810000199001010019", "830000199001010020", "820000199001010010"])
def test_resident_check_digit(number: str) -> None:
    assert ids.ric_check_digit(number[:17]) == number[17]


def test_resident_number_says_sex() -> None:
    number = ids.resident_number(Random(1), "440305", date(1980, 5, 6), "F")
    assert number[6:14] == "19800506"
    assert int(number[16]) % 2 == 0


@pytest.mark.parametrize("seed", range(30))
def test_uscc_passes_both_checks(seed: int) -> None:
    code = ids.uscc(Random(seed), "440300")
    assert stdnum_uscc.is_valid(code)
    assert ids.organisation_check(code[8:16]) == code[16]


def test_uscc_of_samples() -> None:
    assert ids.uscc_check("91350100M000100Y4") == "3"


@pytest.mark.parametrize("seed", range(10))
def test_hkid(seed: int) -> None:
    number = ids.hkid(Random(seed))
    check = 10 if number[-2] == "A" else int(number[-2])
    total = (
        36 * 9 + (ord(number[0]) - 55) * 8 + sum(int(d) * (7 - i) for i, d in enumerate(number[1:7])) + check
    )
    assert total % 11 == 0


def test_gbk_letters() -> None:
    assert ids.gbk_letters("陈大文") == "LDMCLEPDMOME"
