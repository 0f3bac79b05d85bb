"""Rows of ink that no found box covers."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.leftover import rows
from extractors.pages import Pixels


def paper(lines: int = 8, *, table: bool = False) -> tuple[Pixels, list[np.ndarray]]:
    """A page of printed lines, and the boxes around them."""
    page = np.full((1600, 1130, 3), 235, np.uint8)
    boxes = []
    for i in range(lines):
        y = 150 + 60 * i
        cv2.putText(page, "The tenant shall pay the rent monthly", (100, y), 0, 1.0, (20, 20, 20), 2)
        boxes.append(np.array([(95, y - 28), (760, y - 28), (760, y + 10), (95, y + 10)], np.float64))
    if table:
        for y in range(140, 160 + 60 * lines, 60):
            cv2.line(page, (90, y + 20), (1000, y + 20), (20, 20, 20), 3)
        cv2.line(page, (90, 150), (90, 130 + 60 * lines), (20, 20, 20), 3)
    return page, boxes


def sign(page: Pixels, y: int) -> Pixels:
    """A label with a flourish that runs into it."""
    cv2.putText(page, "Signed by the Tenant:", (100, y), 0, 1.0, (20, 20, 20), 2)
    cv2.polylines(
        page, [np.array([(400, y + 20), (480, y - 50), (540, y + 30), (640, y - 30)])], False, (90, 20, 20), 4
    )
    return page


def test_a_row_that_was_passed_over_is_found() -> None:
    page, boxes = paper()
    for y in (750, 390):  # below the last line, and between two
        mine = [b for b in boxes if not b[0][1] < y < b[2][1] + 40]
        found = rows(sign(page.copy(), y), mine)
        assert any(y0 < y - 30 and y1 > y and x0 <= 100 and x1 >= 640 for x0, y0, x1, y1 in found)


def test_what_is_covered_is_not_searched_again() -> None:
    page, boxes = paper()
    assert rows(page, boxes) == []


def test_rules_of_a_table_are_no_row() -> None:
    page, boxes = paper(table=True)
    assert rows(page, boxes) == []


def test_a_card_is_left_alone() -> None:
    page, boxes = paper(lines=3)
    assert rows(sign(page, 600), boxes) == []
