"""Numbers of domain notes §2: specimens that were tried there, shapes, look-alikes, repairs."""

from __future__ import annotations

import datetime
import string
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from language.checkdigits import (
    USCC_ALPHABET,
    check_digit_7_3_1,
    hkid_check,
    mod11_2,
    org_code_check,
    tw_id_check,
    uscc_check,
)
from language.identifiers import classify, find_identifiers, repair


def test_icao_digit() -> None:
    """Domain notes §2.2 [T]."""
    assert check_digit_7_3_1("H12345678") == "3"
    assert check_digit_7_3_1("12345678<") == "8"


@pytest.mark.parametrize(
    ("text", "kind", "valid"),
    [
        ("H12345678", "hk_macau_permit", None), ("M12345678", "hk_macau_permit", None), ("HA1234567", "non_chinese_permit", None),
        ("MA1234567", "non_chinese_permit", None), ("C12345678", "mainland_eep", None), ("CA1234567", "mainland_eep", None),
        ("830000199706020042", "residence_permit", True), ("810000199001010019", "residence_permit", True), ("810000199001010027", "residence_permit", True),
        ("820000199001010010", "residence_permit", True), ("820000199001010029", "residence_permit", True), ("830000199001010012", "residence_permit", True),
        ("830000199001010020", "residence_permit", True), ("810000199001010018", "residence_permit", False), ("11010519491231002X", "mainland_id", True),
        ("A123456(3)", "hkid", True), ("G123456(A)", "hkid", True), ("AB987654(3)", "hkid", True), ("A123456(4)", "hkid", False), ("1234567(8)", "macau_id", None),
        ("A123456789", "taiwan_id", True), ("A123456788", "taiwan_id", False),
        ("91350100M000100Y43", "uscc", True), ("91110108MA01EBFH9B", "uscc", True), ("9144030071526726XG", "uscc", True), ("914403001922038216", "uscc", True),
        ("91110108MA01EBFH9C", "uscc", False),
        ("粤（2025）深圳市不动产权第0012345号", "property_certificate", None), ("苏(2022)淮安市不动产权第0000001号", "property_certificate", None),
        ("深圳市不动产权第00802351号", "property_certificate", None), ("深房地字第4000123456号", "property_certificate", None),
        ("粤房地权证穗字第0123456789号", "property_certificate", None), ("371602111013GB00002F00311163", "property_unit", None),
        ("4403050020010300001000123", "shenzhen_house_code", None), ("4403050020010300001", "shenzhen_building_code", None),
        ("13812345678", "phone", None), ("+852 2345 6789", "phone", None), ("0755-26001234", "phone", None), ("E12345678", "passport", None),
    ],
)  # fmt: skip
def test_kinds(text: str, kind: str, valid: bool | None) -> None:
    (found,) = find_identifiers(f"号码：{text}，")
    assert (found.kind, found.valid, found.raw) == (kind, valid, text)


@pytest.mark.parametrize("code", ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"])
def test_legal_codes_that_fail_the_check_are_for_review(code: str) -> None:
    """Domain notes §2.6: early codes of regions 3501/3502; the organisation-code part passes on all three."""
    (found,) = find_identifiers(code)
    assert found.kind == "uscc" and found.valid is None and found.detail["review"]
    assert found.detail["organisation_check"] is True and found.detail["check_digit"] is False


def test_the_old_permit_number_splits_into_nine_and_two() -> None:
    (found,) = find_identifiers("H1234567801")
    assert (found.value, found.detail["issue_count"]) == ("H12345678", "01")


def test_an_issue_count_printed_behind_the_number_is_not_part_of_it() -> None:
    (found,) = find_identifiers("证件号码 H12345678 01")
    assert (found.value, found.detail["issue_count"]) == ("H12345678", "01")


def test_the_old_taiwan_number() -> None:
    (found,) = find_identifiers("0000000001(B)")
    assert (found.kind, found.value, found.detail["issue_count"], found.detail["agency"]) == (
        "taiwan_permit",
        "00000000",
        "01",
        "B",
    )


def test_eight_figures_need_a_label_to_be_a_permit() -> None:
    assert find_identifiers("台胞证号：12345678")[0].detail["labelled"] is True
    assert [s.kind for s in find_identifiers("电话：23456789")] == ["phone"]
    (bare,) = find_identifiers("19960101")
    assert bare.detail["labelled"] is False and bare.detail["date_like"] is True


def test_parts_of_a_residence_number() -> None:
    (found,) = find_identifiers("820000199001010029")
    assert found.detail["date_of_birth"] == "1990-01-01"
    assert (found.detail["sex"], found.detail["origin"]) == ("F", "MO")


def test_house_code_names_its_building() -> None:
    (found,) = find_identifiers("房屋编码：4403050020010300001000123")
    assert found.detail["building"] == "4403050020010300001"


def test_the_district_of_an_old_shenzhen_certificate() -> None:
    """First digit 4 = 南山 (domain notes §2.7)."""
    (found,) = find_identifiers("深房地字第4000123456号")
    assert found.detail["district"] == "南山区"


@pytest.mark.parametrize(
    "text",
    [
        "H1234567",
        "H12345678901",
        "XH12345678",
        "8100001990010100190",
        "2026年3月1日",
        "3栋2单元1502室",
        "¥12345678.00",
        "12345678.50",
    ],
)
def test_not_identifiers(text: str) -> None:
    assert find_identifiers(text) == []


def test_two_numbers_side_by_side_are_two() -> None:
    assert "uscc" not in {s.kind for s in find_identifiers("19900101 0000000001")}


def test_blanks_inside_a_number_are_allowed_when_it_checks() -> None:
    (found,) = find_identifiers("81000019900101 0019")
    assert (found.kind, found.value) == ("residence_permit", "810000199001010019")


def test_full_width_and_lower_case() -> None:
    text = "通行证：ｈ１２３４５６７８"
    (found,) = find_identifiers(text)
    assert found.value == "H12345678" and text[found.start : found.end] == found.raw


def test_classify_lists_every_possibility() -> None:
    assert "taiwan_permit" in {s.kind for s in classify("12345678")}
    assert classify("810000199001010019")[0].kind == "residence_permit"
    assert classify("H1234567801")[0].value == "H12345678"
    assert classify("nonsense") == []


def test_lease_filing_number_needs_its_label() -> None:
    (found,) = [s for s in find_identifiers("备案编号：深房租南山2026012345") if s.kind == "lease_filing"]
    assert found.value == "深房租南山2026012345"
    assert find_identifiers("深房租南山2026012345") == []


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("HI23456O8", "hk_macau_permit", ("H12345608", 2)), ("H1234567B", "hk_macau_permit", ("H12345678", 1)),
        ("440113013008G800003F00230055", "property_unit", ("440113013008GB00003F00230055", 1)),
        ("91350100MOOO100Y43", "uscc", ("91350100M000100Y43", 3)), ("91110108MA01E8FH9B", "uscc", ("91110108MA01EBFH9B", 1)),
        ("8100OO19900101OO19", "residence_permit", ("810000199001010019", 4)), ("H12345678", "hk_macau_permit", ("H12345678", 0)),
    ],
)  # fmt: skip
def test_repairs_are_candidates_with_their_number_of_changes(
    text: str, kind: str, best: tuple[str, int]
) -> None:
    assert repair(text, kind)[0] == best


def test_nothing_is_repaired_into_another_shape() -> None:
    assert repair("H1234", "hk_macau_permit") == []
    assert repair("X12345678", "hk_macau_permit") == []
    assert repair("HA1234567", "hk_macau_permit") == []


# ---------------------------------------------------------------------------------------------------------

BIRTHS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
DIGITS = st.text(alphabet=string.digits, min_size=8, max_size=8)
MISREAD = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"}


@given(DIGITS, st.sets(st.integers(1, 8), min_size=1))
def test_look_alikes_in_figure_places_come_back(digits: str, places: set[int]) -> None:
    number = "H" + digits
    changed = [i for i in places if number[i] in MISREAD]
    misread = "".join(MISREAD[c] if i in changed else c for i, c in enumerate(number))
    assert (number, len(changed)) in repair(misread, "hk_macau_permit")


@given(st.sampled_from(["81", "82", "83"]), BIRTHS, st.integers(0, 999))
def test_residence_numbers_check(region: str, born: datetime.date, sequence: int) -> None:
    body = f"{region}0000{born:%Y%m%d}{sequence:03}"
    (found,) = find_identifiers(body + mod11_2(body))
    assert found.kind == "residence_permit" and found.valid is True


@given(
    st.sampled_from(["81", "82", "83"]), BIRTHS, st.integers(0, 999), st.integers(6, 16), st.integers(1, 9)
)
def test_one_wrong_figure_never_checks(
    region: str, born: datetime.date, sequence: int, place: int, shift: int
) -> None:
    body = f"{region}0000{born:%Y%m%d}{sequence:03}"
    number = body + mod11_2(body)
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert all(s.valid is not True for s in classify(wrong) if s.kind == "residence_permit")


@given(st.text(alphabet=USCC_ALPHABET, min_size=8, max_size=8), st.integers(0, 999_999))
def test_codes_with_both_checks_are_valid(organisation: str, region: int) -> None:
    first = f"91{region:06}{organisation}"
    inner = org_code_check(organisation)
    assume(inner in USCC_ALPHABET)
    body = first + inner
    found = [s for s in classify(body + uscc_check(body)) if s.kind == "uscc"]
    assert found and found[0].valid is True


@given(st.text(alphabet=string.ascii_uppercase, min_size=1, max_size=2), st.integers(0, 999_999))
def test_hkid_round_trip(letters: str, number: int) -> None:
    body = f"{letters}{number:06}"
    (found,) = [s for s in find_identifiers(f"{body}({hkid_check(body)})") if s.kind == "hkid"]
    assert found.valid is True


@given(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), st.sampled_from("12"), st.integers(0, 9_999_999))
def test_taiwan_id_round_trip(letter: str, sex: str, number: int) -> None:
    body = f"{letter}{sex}{number:07}"
    assert any(s.kind == "taiwan_id" and s.valid for s in classify(body + tw_id_check(body)))


@given(st.text(alphabet=st.sampled_from("HMAC0123456789Xx()（）-+ 第号粤深圳市不动产权\n"), max_size=60))
def test_anything_can_be_searched(text: str) -> None:
    found = find_identifiers(text)
    assert all(text[s.start : s.end] == s.raw and s.raw for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
