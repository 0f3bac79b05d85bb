"""Data pages of passports. Check digits are computed by ICAO 9303 in the test, values stand in the text."""

from __future__ import annotations

import pytest

from language.checkdigits import check_digit_7_3_1
from tests.documents.paper_of import documents, transcript, values


def mrz(name: str, number: str, country: str, born: str, sex: str, until: str) -> str:
    one = f"P<{country:<3}{name}".replace(" ", "<").ljust(44, "<")
    number = number.ljust(9, "<")
    two = (
        number
        + check_digit_7_3_1(number)
        + f"{country:<3}".replace(" ", "<")
        + born
        + check_digit_7_3_1(born)
        + sex
    )
    two += until + check_digit_7_3_1(until) + "<" * 15
    return one + "\n" + two + check_digit_7_3_1(two[0:10] + two[13:20] + two[21:43])


LINES = mrz("HARGREAVES<<OLIVER<JAMES", "925665416", "GBR", "920908", "M", "310114")
BRITISH = f"""
UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND
PASSPORT|Type/Type|Code/Code|Passport No./Passeport No.
PASSEPORT|P|GBR|925665416
Surname/Nom (1)
HARGREAVES
Given names/Prénoms (2)
OLIVER JAMES
Nationality/Nationalité (3)
BRITISH CITIZEN
Date of birth/Date de naissance (4)
08 SEP/SEPT 92
Sex/Sexe (5)|Place of birth/Lieu de naissance (6)
M|CROYDON
Date of issue/Date de délivrance (7)
14 JAN/JAN 21
Date of expiry/Date d'expiration (9)
14 JAN/JAN 31
{LINES}
"""

GERMAN = """
REISEPASS|PASSPORT|BUNDESREPUBLIK DEUTSCHLAND
Name/Surname/Nom: VOGELSANG
Vornamen/Given names/Prénoms: LENA SOPHIE
Staatsangehörigkeit/Nationality/Nationalité: DEUTSCH
Geburtstag/Date of birth/Date de naissance: 27.05.1985
Geschlecht/Sex/Sexe: F
Pass-Nr./Passport No./Passeport No.: C1LX34567
Gültig bis/Date of expiry/Date d'expiration: 03.11.2031
"""


def passport(text: str) -> dict[str, object]:
    (one,) = documents(transcript(text))
    assert one.type == "passport"
    return values(one)


def test_printed_and_machine_readable_zone_agree() -> None:
    (one,) = documents(transcript(BRITISH))
    assert values(one) == {
        "name_en": "HARGREAVES, OLIVER JAMES", "nationality": "BRITISH CITIZEN", "date_of_birth": "1992-09-08", "sex": "M",
        "number": "925665416", "valid_until": "2031-01-14", "mrz": LINES,
    }  # fmt: skip
    assert all(one.fields[n].sure for n in ("name_en", "date_of_birth", "number", "valid_until"))


def test_german_passport_with_labels_beside_values() -> None:
    assert passport(GERMAN) == {
        "name_en": "VOGELSANG, LENA SOPHIE", "nationality": "DEUTSCH", "date_of_birth": "1985-05-27", "sex": "F",
        "number": "C1LX34567", "valid_until": "2031-11-03",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "printed", "other"),
    [
        ("number", "925665416", "925665417"),
        ("date_of_birth", "08 SEP/SEPT 92", "03 SEP/SEPT 92"),
        ("valid_until", "14 JAN/JAN 31", "14 JAN/JAN 34"),
        ("name_en", "OLIVER JAMES", "OLIVER JAMIE"),
    ],
)
def test_zones_that_disagree_are_not_sure(field: str, printed: str, other: str) -> None:
    head, lines = BRITISH.rsplit("\n", 3)[0], LINES
    (one,) = documents(transcript(head.replace(printed, other) + "\n" + lines))
    assert not one.fields[field].sure


def test_figures_that_may_be_month_first_need_the_lines_below() -> None:
    (one,) = documents(transcript(GERMAN))
    assert not one.fields["valid_until"].sure  # 03.11.2031: the 3rd of November, if the day comes first
    assert one.fields["date_of_birth"].sure


def test_contract_that_names_a_passport_is_none() -> None:
    (one,) = documents(
        transcript(
            "劳动合同\n甲方(用人单位):深圳市恒川科技有限公司\n乙方(劳动者):Oliver James\n护照号码 Passport No. 925665416 国籍 Nationality: BRITISH"
        )
    )
    assert one.type == "employment_contract"
