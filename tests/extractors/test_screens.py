"""Screenshots of a chat are told from photos and scans; blank pages from unreadable ones."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractors.intake import admit
from extractors.limits import Limits
from extractors.pages import Picture, Pixels
from extractors.reading import _has_ink
from extractors.screens import insets
from tests.extractors.makers import encoded, page


def pixels(picture: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])


def shown(picture: Image.Image) -> Picture:
    return Picture(pixels(picture), picture.size)


def chat(box: tuple[int, int, int, int], ground: str = "#ededed") -> Image.Image:
    screen = Image.new("RGB", (1080, 2340), ground)
    pen = ImageDraw.Draw(screen)
    pen.rounded_rectangle((160, 260, 700, 360), 20, fill="white")
    noise = np.random.default_rng(1).integers(90, 220, (box[3] - box[1], box[2] - box[0], 3), np.uint8)
    screen.paste(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(2)), box[:2])
    return screen


@pytest.mark.parametrize("ground", ["#ededed", "#111111", "white"])
def test_the_photo_in_a_chat_is_found_where_it_stands(ground: str) -> None:
    (quad,) = insets(shown(chat((220, 600, 900, 1080), ground)))
    assert np.abs(np.array(quad.box) - (220, 600, 900, 1080)).max() < 15
    assert all(
        type(value) is float for point in quad.points for value in point
    )  # a store keeps plain numbers


def test_two_photos_are_two() -> None:
    screen = chat((220, 600, 900, 1000))
    screen.paste(chat((220, 600, 900, 1000)).crop((220, 600, 900, 1000)), (220, 1300))
    assert len(insets(shown(screen))) == 2


def test_pages_and_photos_of_pages_have_none() -> None:
    assert insets(shown(page())) == []
    assert insets(shown(page(size=(1080, 2000)))) == []
    desk = np.random.default_rng(2).integers(60, 120, (2000, 1100, 3)).astype(np.uint8)
    assert insets(Picture(desk, (1100, 2000))) == []


def test_a_blank_page_is_told_from_an_unreadable_one() -> None:
    uneven = np.tile(np.linspace(170, 250, 900, dtype=np.uint8)[:, None, None], (1, 700, 3))
    assert not _has_ink(np.ascontiguousarray(uneven))
    assert _has_ink(pixels(page(["模糊的一行字"]).filter(ImageFilter.GaussianBlur(3))))


def test_links_are_followed_within_their_folder_only(tmp_path) -> None:
    inside, outside = tmp_path / "case" / "uploads", tmp_path / "secret.png"
    inside.mkdir(parents=True)
    outside.write_bytes(encoded(page()))
    (inside / "real.png").write_bytes(encoded(page()))
    (inside / "out.png").symlink_to(outside)
    (inside / "up.png").symlink_to("../../secret.png")
    (inside / "in.png").symlink_to("real.png")
    assert [p.code for p in admit(inside / "out.png", Limits()).problems] == ["file.outside"]
    assert [p.code for p in admit(inside / "up.png", Limits()).problems] == ["file.outside"]
    assert admit(inside / "in.png", Limits()).media_type == "image/png"
    assert admit(inside / "out.png", Limits()).data == b""
