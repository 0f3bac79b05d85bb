"""Seals, signatures, portraits and barcodes: the parts of a paper that are not text."""

from __future__ import annotations

import base64
import math
from io import BytesIO
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from samples.generator import fonts
from samples.generator.names import simplified

SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
KAI = "/usr/share/fonts/truetype/arphic/ukai.ttc"
REDS = [(200, 30, 35), (214, 40, 40), (185, 25, 45), (220, 55, 50)]


def typeface(path: str | Path | None, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font, or Pillow's own where it is not installed (tests need no fonts)."""
    try:
        return ImageFont.truetype(str(path or KAI), size)
    except OSError:
        return ImageFont.load_default(size)


def data_uri(picture: Image.Image) -> str:
    """A PNG that a page can carry inside itself."""
    out = BytesIO()
    picture.putalpha(picture.getchannel("A").point(lambda value: value // 32 * 36))  # packs better
    picture.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def _worn(picture: Image.Image, rng: Random) -> Image.Image:
    """Ink that took unevenly."""
    noise = np.random.default_rng(rng.randrange(2**32)).random((24, 24)).astype("float32")
    cloud = Image.fromarray((noise * 255).astype("uint8")).resize(picture.size, Image.Resampling.BICUBIC)
    alpha = np.asarray(picture.getchannel("A")).astype("float32")
    keep = np.clip(np.asarray(cloud).astype("float32") / 255 * 0.7 + 0.5, 0.45, 1)
    picture.putalpha(Image.fromarray((alpha * keep * rng.uniform(0.75, 0.95)).astype("uint8")))
    soft = picture.filter(ImageFilter.GaussianBlur(0.6))
    return soft.resize((soft.width * 3 // 4, soft.height * 3 // 4), Image.Resampling.LANCZOS)


def _ring(canvas: Image.Image, text: str, colour: tuple[int, int, int], size: int, squash: float) -> None:
    """Characters along the upper arc of the seal."""
    font = typeface(SERIF, int(size * (0.15 if len(text) < 14 else 0.115)))
    span = min(290, 19 * len(text))
    radius = size * 0.385
    for i, char in enumerate(text):
        angle = math.radians(-span / 2 + span * i / max(1, len(text) - 1))
        tile = Image.new("RGBA", (int(size * 0.22),) * 2)
        ImageDraw.Draw(tile).text((tile.width / 2,) * 2, char, font=font, fill=(*colour, 255), anchor="mm")
        tile = tile.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x = size / 2 + radius * math.sin(angle) - tile.width / 2
        y = size * squash / 2 - radius * squash * math.cos(angle) - tile.height / 2
        canvas.alpha_composite(tile, (max(0, int(x)), max(0, int(y))))


def round_seal(text: str, rng: Random, below: str = "", squash: float = 1.0) -> Image.Image:
    """The company seal: ring text, a star, sometimes a line below; `squash` makes it oval."""
    size, colour = 420, rng.choice(REDS)
    canvas = Image.new("RGBA", (size, int(size * squash)))
    draw = ImageDraw.Draw(canvas)
    draw.ellipse((6, 6, size - 6, canvas.height - 6), outline=(*colour, 255), width=9)
    _ring(canvas, text, colour, size, squash)
    if squash == 1.0:
        points = [
            (size / 2 + size * r * math.sin(math.radians(a)), size / 2 - size * r * math.cos(math.radians(a)))
            for a, r in ((36 * i, 0.13 if i % 2 == 0 else 0.052) for i in range(10))
        ]
        draw.polygon(points, fill=(*colour, 255))
    if below:
        font = typeface(SERIF, int(size * 0.085))
        draw.text((size / 2, canvas.height * 0.74), below, font=font, fill=(*colour, 255), anchor="mm")
    return _worn(canvas, rng).rotate(rng.uniform(-14, 14), expand=True, resample=Image.Resampling.BICUBIC)


def square_seal(name: str, rng: Random) -> Image.Image:
    """A private seal of two to four characters."""
    text = (name + "之印之印")[:4] if len(name) < 4 else name[:4]
    colour = rng.choice(REDS)
    canvas = Image.new("RGBA", (260, 260))
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((6, 6, 254, 254), outline=(*colour, 255), width=10)
    font = typeface(KAI, 112)
    for i, char in enumerate(text):
        draw.text(
            (188 - 116 * (i // 2), 74 + 112 * (i % 2)), char, font=font, fill=(*colour, 255), anchor="mm"
        )
    return _worn(canvas, rng).rotate(rng.uniform(-6, 6), expand=True, resample=Image.Resampling.BICUBIC)


def signature(name: str, rng: Random) -> Image.Image:
    """A name in a cursive hand; Latin names in a Latin hand."""
    latin = name.isascii()
    family = (
        "Caveat" if latin else rng.choice(["Liu Jian Mao Cao", "Zhi Mang Xing", "Long Cang", "Ma Shan Zheng"])
    )
    colour = rng.choice([(20, 20, 30), (25, 35, 110), (15, 25, 80)])
    text = name if latin else simplified(name)
    canvas = Image.new("RGBA", (int(100 + 92 * len(text) * (0.6 if latin else 1)), 200))
    x = 20.0
    for char in text:
        path = fonts.file_for(family, char) or fonts.file_for("LXGW WenKai TC", char)
        font = typeface(path, rng.randint(96, 124))
        ImageDraw.Draw(canvas).text(
            (x, 95 + rng.uniform(-14, 14)), char, font=font, fill=(*colour, 235), anchor="lm"
        )
        x += font.getlength(char) * rng.uniform(0.78, 0.98)
    turned = canvas.rotate(rng.uniform(-3, 6), expand=True, resample=Image.Resampling.BICUBIC)
    cut = turned.crop(turned.getbbox())
    return cut.resize((cut.width * 6 // 10, cut.height * 6 // 10), Image.Resampling.LANCZOS)


def portrait(rng: Random, sex: str) -> str:
    """A drawn face on a plain ground: nobody's."""
    skin = rng.choice(["#e8c39e", "#f0cfae", "#d9ad84", "#e3b994"])
    hair = rng.choice(["#1b1512", "#2a211c", "#3a2d25", "#0f0f12"])
    shirt = rng.choice(["#26324a", "#5b2d35", "#2f4a3d", "#777d86", "#e9e9ee", "#443355"])
    ground = rng.choice(["#ffffff", "#f6f8fa", "#e9f0f7"])
    width, jaw = rng.randint(27, 32), rng.randint(37, 43)
    long_hair = (
        f'<path d="M18 60 Q14 20 50 16 Q86 20 82 60 L84 98 L16 98 Z" fill="{hair}"/>' if sex == "F" else ""
    )
    glasses = (
        (
            '<g fill="none" stroke="#333" stroke-width="1.5"><circle cx="40" cy="56" r="7"/><circle cx="60" cy="56"'
            ' r="7"/><path d="M47 56h6"/></g>'
        )
        if rng.random() < 0.35
        else ""
    )
    return (
        f'<svg class="portrait" viewBox="0 0 100 130" preserveAspectRatio="xMidYMid slice">'
        f'<rect width="100" height="130" fill="{ground}"/>{long_hair}'
        f'<path d="M8 130 Q12 96 50 94 Q88 96 92 130 Z" fill="{shirt}"/>'
        f'<rect x="41" y="82" width="18" height="18" fill="{skin}"/>'
        f'<ellipse cx="50" cy="58" rx="{width}" ry="{jaw - 5}" fill="{skin}"/>'
        f'<path d="M{50 - width} 52 Q{44 - width} 18 50 18 Q{56 + width} 18 {50 + width} 52 Q{44 + width} '
        f'{rng.randint(30, 38)} 50 {rng.randint(33, 40)} Q{56 - width} 34 {50 - width} 52Z" fill="{hair}"/>'
        f'<g fill="#2a2020"><ellipse cx="40" cy="56" rx="3" ry="2"/><ellipse cx="60" cy="56" rx="3" ry="2"/></g>'
        f'<path d="M49 60 q-3 9 2 9" stroke="#b98" fill="none" stroke-width="1.5"/>'
        f'<path d="M42 77 q8 {rng.randint(3, 6)} 16 0" stroke="#a55" fill="none" stroke-width="2"/>{glasses}</svg>'
    )


def barcode(rng: Random, bars: int = 60) -> str:
    """Something that looks like a one-dimensional code."""
    x, out = 0, []
    for _ in range(bars):
        black, gap = rng.choice([1, 1, 2, 3]), rng.choice([1, 1, 2])
        out.append(f'<rect x="{x}" y="0" width="{black}" height="30"/>')
        x += black + gap
    return f'<svg class="barcode" viewBox="0 0 {x} 30" preserveAspectRatio="none">{"".join(out)}</svg>'


def square_code(rng: Random, cells: int = 25) -> str:
    """Something that looks like a two-dimensional code."""
    dots = [
        f"M{x} {y}h1v1h-1z"
        for x in range(cells)
        for y in range(cells)
        if rng.random() < 0.5 and not (x < 8 and (y < 8 or y > cells - 9)) and not (x > cells - 9 and y < 8)
    ]
    eyes = "".join(
        f'<path d="M{x} {y}h7v7h-7z M{x + 1} {y + 1}v5h5v-5z M{x + 2} {y + 2}h3v3h-3z" fill-rule="evenodd"/>'
        for x, y in ((0, 0), (cells - 7, 0), (0, cells - 7))
    )
    return f'<svg class="qr" viewBox="0 0 {cells} {cells}"><path d="{"".join(dots)}"/>{eyes}</svg>'
