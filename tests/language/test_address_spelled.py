"""An English address that spells out the Chinese one, and everything that does not."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.addresses import compare_addresses
from samples.generator.addresses import CITIES, address, english, wording, write

CHINESE = "北京市海淀区万寿路街道海德三路1327号雅颂新村C栋3302室"


@pytest.mark.parametrize(
    "english_one",
    [
        "Room 3302, Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Flat 3302, Building C, Yasong Xincun, 1327 Haide 3rd Road, Haidian District, Beijing, P.R. China",
        "Room 3302, Tower C, Yasong Xincun, No. 1327 Haide San Lu, Wanshoulu Subdistrict, Haidian, Beijing City",
    ],
)
def test_spelled_out_is_the_same(english_one: str) -> None:
    for match in (compare_addresses(english_one, CHINESE), compare_addresses(CHINESE, english_one)):
        assert (match.outcome, match.rule) == ("same", "english_spelled_out")


@pytest.mark.parametrize(
    "english_one",
    [
        "Room 3303, Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block D, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block C, Yasongxincun, No. 1372 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block C, Yasongxincun, No. 1327 Haideerlu, Haidian District, Beijing",
        "Room 3302, Block C, Yasongxinyuan, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block C, Yasongxincun, No. 1327 Haidesanlu, Chaoyang District, Beijing",
        "Room 3302, Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Shanghai",
        "Room 3302, Block C, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block C, Yasongxincun, Haidesanlu, Haidian District, Beijing",
        "Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Block C, Phase 2, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302A, Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
        "Room 3302, Unit 2, Block C, Yasongxincun, No. 1327 Haidesanlu, Haidian District, Beijing",
    ],
)
def test_one_part_more_less_or_other_is_not(english_one: str) -> None:
    assert compare_addresses(english_one, CHINESE).outcome != "same"


@given(
    st.integers(0, 10_000),
    st.sampled_from(["room", "building", "unit", "number", "estate", "road", "district"]),
)
def test_no_other_part_is_ever_waved_through(seed: int, part: str) -> None:
    rng = Random(seed)
    city = rng.choice(sorted(CITIES))
    place, other, how = address(rng, city), address(rng, city), wording(rng, city)
    theirs = getattr(other, part)
    if theirs and getattr(place, part) and theirs != getattr(place, part):
        assert (
            compare_addresses(english(replace(place, **{part: theirs})), write(place, how)).outcome != "same"
        )
