"""Pictures of more than one thing: a chat on a phone's screen, two cards on a desk."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from samples.generator import degrade, drawings

SANS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
BEFORE = ["照片回执发我一下", "材料准备好了吗?", "居住证那个回执在哪里", "还差一张照相回执"]
AFTER = ["收到,谢谢", "好的,我帮你上传", "可以,看得清", "OK"]
PEOPLE = ["行政小陈", "居住证代办-阿May", "妈妈", "HR Vivian", "林同学"]


def chat(photo: Image.Image, rng: Random) -> Image.Image:
    """The screen of a messenger with `photo` sent in a conversation."""
    wide, high = 1170, 2532
    screen = Image.new("RGB", (wide, high), (237, 237, 237))
    draw = ImageDraw.Draw(screen)
    small, text, title = (drawings.typeface(SANS, n) for n in (34, 46, 50))
    draw.rectangle((0, 0, wide, 230), fill=(246, 246, 246))
    draw.text((90, 60), f"{rng.randint(8, 21)}:{rng.randint(10, 59)}", font=text, fill=(20, 20, 20))
    draw.text((wide - 90, 60), f"5G {rng.randint(20, 99)}%", font=small, fill=(20, 20, 20), anchor="ra")
    draw.text((wide / 2, 180), rng.choice(PEOPLE), font=title, fill=(20, 20, 20), anchor="mm")
    draw.text((40, 180), "<", font=title, fill=(20, 20, 20), anchor="lm")
    draw.text(
        (wide / 2, 290),
        f"昨天 {rng.randint(9, 20)}:{rng.randint(10, 59)}",
        font=small,
        fill=(150, 150, 150),
        anchor="mm",
    )
    _bubble(draw, (160, 340), rng.choice(BEFORE), text, (255, 255, 255), right=False)
    draw.rounded_rectangle((40, 345, 135, 440), 14, fill=(120, 160, 190))
    draw.rounded_rectangle((wide - 135, 520, wide - 40, 615), 14, fill=(190, 140, 120))
    room = (860, 1500)
    picture = photo.copy()
    scale = min(room[0] / picture.width, room[1] / picture.height)
    picture = picture.resize(
        (int(picture.width * scale), int(picture.height * scale)), Image.Resampling.LANCZOS
    )
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, *picture.size), 18, fill=255)
    screen.paste(picture, (wide - 160 - picture.width, 520), mask)
    below = 520 + picture.height + 70
    _bubble(draw, (160, below), rng.choice(AFTER), text, (255, 255, 255), right=False)
    draw.rounded_rectangle((40, below + 5, 135, below + 100), 14, fill=(120, 160, 190))
    draw.rectangle((0, high - 200, wide, high), fill=(246, 246, 246))
    draw.rounded_rectangle((130, high - 170, wide - 260, high - 80), 12, fill=(255, 255, 255))
    return screen


def _bubble(
    draw: ImageDraw.ImageDraw,
    at: tuple[int, int],
    words: str,
    font: object,
    colour: tuple[int, int, int],
    right: bool,
) -> None:
    width = int(draw.textlength(words, font=font)) + 60
    left = at[0] - width if right else at[0]
    draw.rounded_rectangle((left, at[1], left + width, at[1] + 105), 16, fill=colour)
    draw.text((left + 30, at[1] + 52), words, font=font, fill=(20, 20, 20), anchor="lm")


def side_by_side(cards: list[np.ndarray], rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """Cards below one another with the desk between them: the picture, and the mask of what is card."""
    width = max(card.shape[1] for card in cards)
    sheets: list[np.ndarray] = []
    masks: list[np.ndarray] = []
    gap = int(width * rng.uniform(0.05, 0.12))
    for card in cards:
        left = rng.randint(0, width - card.shape[1])
        sheet = np.full((card.shape[0], width, 3), 255, np.uint8)
        mask = np.zeros((card.shape[0], width), np.uint8)
        sheet[:, left : left + card.shape[1]] = card
        mask[:, left : left + card.shape[1]] = degrade.rounded(card)
        sheets += [sheet, np.full((gap, width, 3), 255, np.uint8)]
        masks += [mask, np.zeros((gap, width), np.uint8)]
    return np.concatenate(sheets[:-1]), np.concatenate(masks[:-1])
