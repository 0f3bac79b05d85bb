"""Every turn, crop and warp is one invertible map."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.cleaning import find_sheet, sheet_size, view_of
from extractors.pages import Map, Picture, crop
from schemas.geometry import Quad

sizes = st.tuples(st.integers(40, 5000), st.integers(40, 5000))
turns = st.sampled_from([0, 90, 180, 270])


@st.composite
def sheets(draw: st.DrawFn) -> tuple[tuple[int, int], np.ndarray]:
    """A page size and four corners of a sheet on it, up to strongly tilted."""
    width, height = draw(st.integers(400, 4000)), draw(st.integers(400, 4000))
    shift = st.floats(0.0, 0.2)
    corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    moved = [
        ((x + (1 - 2 * x) * draw(shift)) * width, (y + (1 - 2 * y) * draw(shift)) * height)
        for x, y in corners
    ]
    return (width, height), np.asarray(moved)


@given(sizes, turns, sheets(), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_page_to_cleaned_and_back(size, turn, sheet, places):
    """page -> turned -> scaled -> straightened -> page, within a thousandth of a pixel."""
    turned = Map.turn(turn, size)
    _, corners = sheet
    wide, tall = sheet_size(corners)
    straight = Map.corners(corners.tolist(), [(0, 0), (wide, 0), (wide, tall), (0, tall)])
    whole = turned.then(Map.scale(0.37, 0.41)).then(straight)
    points = [(x * size[0], y * size[1]) for x, y in places]
    back = whole.back().points(whole.points(points))
    # Points near the map's horizon go to infinity; on a page there is none.
    assume(all(np.isfinite(p).all() for p in back))
    w = [abs(whole.array[2] @ (x, y, 1)) for x, y in points]
    assume(min(w) > 1e-3)
    assert np.allclose(back, points, atol=1e-3)


@given(sizes, turns)
def test_four_turns_are_none(size, turn):
    wide, tall = size
    other = (tall, wide) if turn in (90, 270) else size
    there_and_back = Map.turn(turn, size).then(Map.turn(360 - turn, other))
    assert there_and_back.points([(3.0, 5.0)]) == [pytest.approx((3.0, 5.0))]


@given(turns)
def test_turn_moves_pixels_as_it_moves_points(turn):
    pixels = np.zeros((30, 50, 3), np.uint8)
    pixels[7, 11] = 255
    picture = Picture(pixels, (50, 30)).turned(turn)
    x, y = Map.turn(turn, (50, 30)).points([(11.5, 7.5)])[0]
    assert picture.pixels[int(y), int(x), 0] == 255
    assert picture.size == (picture.pixels.shape[1], picture.pixels.shape[0])


def test_reduced_picture_keeps_its_frame():
    picture = Picture(np.zeros((100, 200, 3), np.uint8), (4000, 2000))
    assert picture.to_pixels.points([(4000, 2000)]) == [(200.0, 100.0)]
    assert picture.turned(90).size == (2000, 4000)


def test_crop_of_a_tilted_line_is_upright():
    pixels = np.full((300, 300, 3), 255, np.uint8)
    points = [(50, 80), (210, 120), (205, 140), (45, 100)]
    import cv2

    cv2.fillPoly(pixels, [np.asarray(points, np.int32)], (0, 0, 0))
    cut = crop(pixels, points)
    assert cut[3:-3, 3:-3].mean() < 20
    assert cut.shape[1] > 7 * cut.shape[0]


def test_points_on_a_line_are_refused():
    with pytest.raises(ValueError):
        Map.corners([(0, 0), (1, 1), (2, 2), (3, 3)], [(0, 0), (1, 0), (1, 1), (0, 1)])


def test_sheet_on_a_desk_is_found_and_straightened():
    import cv2

    desk = np.full((1600, 1200, 3), (70, 80, 90), np.uint8)
    corners = np.array([(180, 150), (1010, 210), (980, 1420), (150, 1380)])
    cv2.fillPoly(desk, [corners], (235, 235, 235))
    for i in range(14):
        cv2.line(desk, (300, 320 + 60 * i), (850, 330 + 60 * i), (40, 40, 40), 6)
    found = find_sheet(desk)
    assert found is not None
    assert np.abs(found - corners).max() < 25
    view = view_of(desk, 1000, found)
    assert max(view.pixels.shape[:2]) == 1000
    assert view.pixels[4:-4, 4:-4].min(axis=2).mean() > 180  # the desk is gone
    assert view.from_page.back().points([(0, 0)])[0] == pytest.approx(tuple(found[0]), abs=1e-3)


@pytest.mark.parametrize("second", [True, False])
def test_no_sheet_is_guessed(second):
    """Two papers on one desk, or a page that fills the picture: nothing is cut away."""
    picture = np.full((1200, 1200, 3), (70, 80, 90) if second else (240, 240, 240), np.uint8)
    if second:
        picture[100:550, 100:1100] = 235
        picture[650:1100, 100:1100] = 235
    assert find_sheet(picture) is None


def test_quad_through_a_map_keeps_its_order():
    quad = Quad.from_box(10, 20, 110, 40)
    turned = Map.turn(90, (200, 100)).quad(quad)
    assert turned.top_left == (80.0, 10.0)
    assert turned.width == pytest.approx(100)
