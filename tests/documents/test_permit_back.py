"""Backs of travel permits, old numbers, and cards that look like permits."""

from __future__ import annotations

import pytest

from language.mrz import encode_gbk_letters
from schemas.document import Document, Finding
from tests.documents.paper_of import documents, transcript, values
from tests.documents.test_cards import PERMIT, mrz

BACK = "香港身份证件姓名|陳大文\n香港身份证件号码|A123456(3)\n"


def found(document: Document, kind: str) -> Finding:
    (one,) = [f for f in document.findings if f.kind == kind]
    return one


def with_name(printed: str, coded: str, first: str = "C<") -> Document:
    one, two, _ = mrz("H12345678", "900506", "310228").split("\n")
    three = f"CHAN<<{encode_gbk_letters(coded)}".ljust(30, "<")
    text = PERMIT.replace("陈大文", printed) + BACK + f"{first}{one[2:]}\n{two}\n{three}"
    return documents(transcript(text))[0]


def test_home_identity_of_the_back() -> None:
    (card,) = documents(transcript(PERMIT + BACK + mrz("H12345678", "900506", "310228")))
    assert found(card, "home_identity").details == {
        "name": "陳大文",
        "number": "A123456(3)",
        "place": "HK",
        "valid": True,
    }
    assert card.fields["name_zh"].value == "陈大文"  # the back's Traditional name is no rival of the front's
    assert card.fields["number"].sure


def test_home_number_that_fails_its_own_digit() -> None:
    (card,) = documents(transcript(PERMIT + BACK.replace("(3)", "(4)")))
    assert found(card, "home_identity").details["valid"] is False


@pytest.mark.parametrize("first", ["C<", "CR", "CT", "CQ"])
def test_any_second_letter_is_taken(first: str) -> None:
    card = with_name("陈大文", "陈大文", first)
    states = found(card, "mrz").details
    assert (states["number"], states["birth"], states["expiry"]) == ("valid", "valid", "valid")
    assert card.fields["kind"].value == "hk_macau_permit"


def test_a_wrong_digit_is_told_and_the_number_stays_with_the_print() -> None:
    lines = mrz("H12345678", "900506", "310228")
    digit = lines[14]
    (card,) = documents(transcript(PERMIT + lines[:14] + ("1" if digit != "1" else "2") + lines[15:]))
    assert found(card, "mrz").details["number"] == "invalid"
    assert card.fields["number"].value == "H12345678"


@pytest.mark.parametrize(
    ("printed", "coded", "agree"),
    [("陈大文", "陈大文", True), ("陳大文", "陈大文", True), ("陈大文", "陳大文", True), ("陈大文", "陈太文", False)],
)  # fmt: skip
def test_chinese_name_in_the_lines(printed: str, coded: str, agree: bool) -> None:
    finding = found(with_name(printed, coded), "mrz_name")
    assert (finding.details["coded"], finding.details["agree"]) == (coded, agree)
    assert (
        agree or (finding.confidence or 0) < 0.9
    )  # letters may decode by chance: never sure that it is wrong


def test_number_of_1999_with_the_issue_in_it() -> None:
    (card,) = documents(transcript(PERMIT.replace("H12345678|换证次数|01", "H1234567802")))
    assert (values(card)["number"], values(card)["issue_count"]) == ("H12345678", "02")


def test_number_of_the_old_taiwan_booklet() -> None:
    text = PERMIT.replace("港澳居民来往内地", "台湾居民来往大陆").replace(
        "H12345678|换证次数|01", "0123456701(B)"
    )
    (card,) = documents(transcript(text))
    assert (values(card)["number"], values(card)["issue_count"]) == ("01234567", "01")


def test_number_of_a_former_card_is_no_rival() -> None:
    (card,) = documents(transcript(PERMIT + "历史通行证号码:H87654321\n"))
    assert card.fields["number"].value == "H12345678" and card.fields["number"].sure
