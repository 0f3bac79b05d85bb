"""Which way a page lies, told from the boxes of its lines."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.orientation import lies_on_its_side


def line(angle: float, first: int, long: float = 500.0, high: float = 50.0) -> np.ndarray:
    """Corners of a line of text turned by `angle` degrees, clockwise, beginning at corner `first`."""
    turn = np.deg2rad(angle)
    along, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    corners = [np.zeros(2), along * long, along * long + down * high, down * high]
    return np.array(np.roll(corners, -first, axis=0))


@pytest.mark.parametrize("first", range(4))
@pytest.mark.parametrize(("angle", "on_side"), [(0, False), (8, False), (-8, False), (98, True), (82, True), (90, True), (-90, True), (172, False)])  # fmt: skip
def test_whichever_corner_comes_first(angle: float, first: int, on_side: bool) -> None:
    assert lies_on_its_side([line(angle, first)] * 3) is on_side


def test_square_boxes_have_no_say() -> None:
    assert lies_on_its_side([line(90, 0, long=60), line(90, 0, long=60), line(0, 0)]) is False
