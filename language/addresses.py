"""Addresses: parse_address takes one apart, compare_addresses says whether two name one place."""

from __future__ import annotations

import re

from language.address_en import parse_english
from language.address_match import compare_parsed
from language.address_model import COMPONENTS, Address, Part
from language.address_status import AddressMatch
from language.address_zh import parse_chinese

__all__ = ["COMPONENTS", "Address", "AddressMatch", "Part", "compare_addresses", "parse_address"]

_HAN = re.compile("[一-鿿]")


def parse_address(text: str) -> Address:
    """Take one address apart. Text with Chinese characters is read as Chinese, anything else as English."""
    return parse_chinese(text) if _HAN.search(text) else parse_english(text)


def compare_addresses(a: str | Address, b: str | Address) -> AddressMatch:
    """Do two addresses name one place? See address_match.py for what decides."""
    one, two = (parse_address(x) if isinstance(x, str) else x for x in (a, b))
    return compare_parsed(one, two)
