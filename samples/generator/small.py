"""The committed sample cases: few, small, dev layouts only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.generator.cases import Wish, make
from samples.generator.media import Shape
from samples.generator.render import Browser

SEED = 20261124
SHAPE = Shape(scan_dpi=(150,), long_side=1700, quality=44, hard=(0.05, 0.35), scan_as=("pdf", "jpg"))
SHORT = (
    "private_hand",
    "english",
    "traditional",
    "agency_form",
    "bilingual",
    "short_table",
    "company_template",
    "table_form",
    "thermal_slip",
    "guangdong_form",
    "campus_card_h",
    "info_sheet",
    "card_2013",
    "card_2019",
    "tw_card",
    "nonchinese_card",
)


def _wish(
    name: str,
    flaw: str | None,
    medium: str,
    number: int,
    hand: bool = False,
    layouts: tuple[str, ...] = SHORT,
    **want: Any,
) -> Wish:
    media = ("text_pdf", "scan") if medium == "text_pdf" else (medium,)
    media = ("text_pdf",) if medium == "text_pdf" else media
    return Wish("dev", number, flaw, name, media, hand, SHAPE, tuple(want.items()), layouts)


WISHES = [
    _wish("clean_work_text", None, "text_pdf", 0, purpose="work", two_leases=False),
    _wish("clean_study_scan", None, "scan", 1, purpose="study", two_leases=False),
    _wish("clean_residence_photo", None, "photo", 2, purpose="residence", two_leases=False),
    _wish(
        "clean_hand_filled",
        None,
        "scan",
        3,
        hand=True,
        purpose="residence",
        two_leases=False,
        layouts=("private_hand", "card_2013", "tw_card", "table_form"),
    ),
    _wish("clean_two_leases", None, "text_pdf", 4, purpose="residence", two_leases=True),
    _wish("non_chinese_permit", "permit_non_chinese", "scan", 5, purpose="residence"),
    _wish("lease_too_recent", "lease_too_recent", "photo", 6, purpose="residence"),
    _wish("lease_gap", "lease_gap", "text_pdf", 7, purpose="residence"),
    _wish("name_one_character", "name_one_character", "scan", 8, purpose="work", two_leases=False),
    _wish("room_other", "room_other", "text_pdf", 9, purpose="residence", two_leases=False),
    _wish(
        "lease_missing_page",
        "lease_missing_page",
        "scan",
        10,
        purpose="residence",
        layouts=("agency_form", "card_2019", "tw_card", "thermal_slip"),
    ),
    _wish("lease_pdf_edited", "pdf_edited", "text_pdf", 11, purpose="residence"),
    _wish("text_layer_lies", "text_layer_lies", "scan", 12, purpose="residence"),
    _wish("receipt_missing", "receipt_missing", "photo", 13, purpose="study", two_leases=False),
]


def make_all(out: Path) -> None:
    """Writes every committed case."""
    with Browser() as browser:
        for wish in WISHES:
            print(make(browser, wish, SEED, out))
