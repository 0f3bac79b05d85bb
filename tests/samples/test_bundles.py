"""Bundles say what they hold; Word contracts say their truth. No browser is started."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from random import Random

import numpy as np
import pytest
from docx import Document

from samples.generator import bundles, cases, screens, word
from samples.generator.flaws import FLAWS
from samples.generator.story import tell

NEEDED = {
    "two_cards_one_photo": "student_id",
    "word_contract": "employment_contract",
    "photos_out_of_order": "lease",
    "photo_missing": "lease",
    "chat_screenshot": "photo_receipt",
}


@pytest.mark.parametrize("name", sorted(bundles.BUNDLES))
@pytest.mark.parametrize("which", ["dev", "scoring"])
def test_every_bundle_has_its_papers(name: str, which: str) -> None:
    kind = bundles.BUNDLES[name]
    flaw = kind.flaw if kind.flaw in FLAWS else None
    wish = cases.Wish(which, 0, flaw, want=tuple(kind.wants.items()))
    if flaw is None and "route" in kind.wants and not cases.showable(wish):
        pytest.skip("the set has no layout yet for a paper of this route")
    tale, _ = cases.tell(Random(name), wish, "x")
    assert NEEDED.get(name, "travel_permit") in {s.type for s in tale.sheets}


def test_enough_bundles() -> None:
    assert 12 <= len(bundles.plan("dev", 1)) <= 20


@pytest.mark.parametrize("which", ["dev", "scoring"])
@pytest.mark.parametrize("kind", ["fixed", "open_ended", "task_based"])
def test_a_word_contract_says_its_truth(which: str, kind: str) -> None:
    story = tell(Random(4), "x", purpose="work", term_kind=kind)
    sheet = story.sheet("employment_contract")
    data, filled = word.contract(sheet, which, Random(5), datetime(2026, 5, 6, 9, 30))
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([p.text for p in document.paragraphs] + cells)
    assert filled.truth["employer"] == sheet.facts["employer"]
    assert ("term_end" in filled.truth) == (kind == "fixed")
    for name, written in filled.written.items():
        assert written in text, name


def test_two_cards_lie_apart() -> None:
    cards = [np.full((300, 480, 3), 10, np.uint8), np.full((310, 500, 3), 20, np.uint8)]
    page, mask = screens.side_by_side(cards, Random(2))
    assert page.shape[:2] == mask.shape
    empty = np.flatnonzero(mask.max(axis=1) == 0)
    assert len(empty) > 10
    assert 300 <= empty[0] < empty[-1] < page.shape[0] - 300
