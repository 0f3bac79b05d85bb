"""Dictionaries are loaded at first use (imports stay quick): loaded here, so that no single example pays for it."""

from __future__ import annotations

import pytest

from language.address_en import sound
from language.names import compare_names


@pytest.fixture(scope="session", autouse=True)
def dictionaries() -> None:
    compare_names("陳大文", "CHAN TAI MAN")
    sound("深圳")
