"""The committed sample cases: few, small, dev layouts only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.generator import bundles
from samples.generator.cases import Wish, make
from samples.generator.media import Shape
from samples.generator.render import Browser
from samples.generator.story import Route

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


OTHERS = (
    "card_2013",
    "card_2019",
    "tw_card",
    "table_form",
    "agency_form",
    "booklet_new",
    "old_shenzhen",
    "presale_form",
    "form",
    "landlord_letter",
    "landscape_2019",
    "classic",
    "medical_birth",
    "hk_card",
    "statement",
    "british",
    "short_table",
    "campus_card_h",
)


def _other(name: str, flaw: str | None, medium: str, number: int, **want: Any) -> Wish:
    return _wish(name, flaw, medium, number, layouts=OTHERS, **want)


WISHES += [
    _other(
        "clean_owned_text",
        None,
        "text_pdf",
        20,
        purpose="residence",
        route=Route("owned", "new", statement=True),
    ),
    _other(
        "clean_old_title_own_business",
        None,
        "scan",
        21,
        purpose="work",
        route=Route("owned", "old", work="own_business", city="guangzhou"),
    ),
    _other(
        "clean_purchase_text", None, "text_pdf", 22, purpose="residence", route=Route("purchase", "presale")
    ),
    _other("clean_dormitory_scan", None, "scan", 23, purpose="study", route=Route("dormitory", study="both")),
    _other("clean_lodging_photo", None, "photo", 24, purpose="residence", route=Route("lodging", "landlord")),
    _other("clean_letter_and_licence", None, "scan", 25, purpose="work", route=Route(work="letter_licence")),
    _other(
        "clean_child",
        None,
        "scan",
        26,
        purpose="study",
        route=Route("owned", "new", study="letter", child=True),
    ),
    _other("passport_expired", "passport_expired", "scan", 27),
    _other("title_of_other_person", "title_of_other_person", "text_pdf", 28),
    _other("licence_after_contract", "licence_after_contract", "scan", 29),
    _other("landlord_not_owner", "landlord_not_owner", "scan", 30),
]
PACKED = ("one_pdf", "photo_missing", "two_cards_one_photo", "chat_screenshot", "word_contract")
"""Bundles among the committed cases."""


def make_all(out: Path, only: str = "") -> None:
    """Writes every committed case, or those whose name begins with `only`."""
    with Browser() as browser:
        for wish in WISHES:
            if wish.name.startswith(only):
                print(make(browser, wish, SEED, out))
        for name in PACKED:
            if f"bundle_{name}".startswith(only):
                print(bundles.make(browser, "dev", name, 0, SEED, out, f"bundle_{name}", SHAPE))
