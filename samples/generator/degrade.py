"""What scanners and phones do to a page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

Picture = np.ndarray


def _np(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.randrange(2**32))


def grain(shape: tuple[int, int], sigma: float, rng: Random) -> np.ndarray:
    """Noise from a small tile, repeated: cheap and good enough."""
    tile = _np(rng).normal(0, sigma, (512, 512)).astype(np.float32)
    reps = (math.ceil(shape[0] / 512), math.ceil(shape[1] / 512))
    return np.tile(tile, reps)[: shape[0], : shape[1]]


def clouds(shape: tuple[int, int], rng: Random, low: float, high: float, cells: int = 4) -> np.ndarray:
    """A smooth field between low and high."""
    small = _np(rng).random((cells, cells)).astype(np.float32)
    big = cv2.resize(small, (shape[1] // 8 + 1, shape[0] // 8 + 1), interpolation=cv2.INTER_CUBIC)
    big = cv2.resize(big, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return low + (high - low) * np.clip(big, 0, 1)


def scan(page: Picture, rng: Random, hard: float = 0.5) -> Picture:
    """A flatbed or office scanner: skew, paper tone, faint noise, sometimes grey."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.gauss(0, 0.55 + 0.5 * hard), 1)
    tone = rng.randint(238, 254)
    paper = np.array([tone, tone - rng.randint(0, 3), tone - rng.randint(0, 14)], np.float32)
    out = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    out = out.astype(np.float32) * (paper / 255)
    if rng.random() < 0.5:
        out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.3, 0.5 + 0.35 * hard) * width / 1654 + 0.01)
    contrast = rng.uniform(0.8, 1.08)
    out = (out - 128) * contrast + 128 + rng.uniform(-6, 10)
    out += grain((height, width), rng.uniform(1, 3 + 4 * hard), rng)[..., None]
    if rng.random() < 0.25:
        edge = np.ones(width, np.float32)
        edge[: width // 25] = np.linspace(0.55, 1, width // 25)
        out *= edge[None, :, None]
    out = np.clip(out, 0, 255).astype(np.uint8)
    if rng.random() < 0.35:
        grey = cv2.cvtColor(out, cv2.COLOR_RGB2GRAY)
        out = cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)
    return out


def desk(shape: tuple[int, int], rng: Random) -> Picture:
    """A table top: wood, cloth or something plain."""
    height, width = shape
    kind = rng.choice(["wood", "wood", "cloth", "plain", "stone"])
    if kind == "wood":
        base = np.array(
            rng.choice([(150, 105, 65), (110, 74, 45), (188, 150, 108), (92, 66, 50)]), np.float32
        )
        rows = _np(rng).random((rng.randint(40, 120), 3)).astype(np.float32)
        field = cv2.resize(rows, (width // 4, height // 4), interpolation=cv2.INTER_CUBIC)
        shift = (np.sin(np.linspace(0, rng.uniform(2, 7), width // 4)) * rng.uniform(2, 12)).astype(
            np.float32
        )
        ys, xs = np.mgrid[0 : height // 4, 0 : width // 4].astype(np.float32)
        field = cv2.remap(field, xs, ys + shift[None, :], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        field = cv2.resize(field, (width, height))
        out = base * (0.72 + 0.5 * field[..., None])
    elif kind == "cloth":
        base = np.array(rng.choice([(70, 84, 112), (168, 160, 148), (120, 45, 50), (60, 78, 66)]), np.float32)
        xs, ys = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
        pitch = rng.uniform(5, 14)
        weave = np.sin(xs / pitch)[None, :] * 0.07 + np.sin(ys / pitch)[:, None] * 0.07
        out = base * (1 + weave[..., None])
    else:
        tone = rng.randint(60, 210)
        out = np.full((height, width, 3), tone, np.float32) + np.array(
            [rng.randint(-18, 18) for _ in range(3)], np.float32
        )
        if kind == "stone":
            out *= clouds((height, width), rng, 0.75, 1.15, 24)[..., None]
    out += grain((height, width), 6, rng)[..., None]
    return np.clip(out, 0, 255).astype(np.uint8)


@dataclass(frozen=True)
class Shot:
    """A photo as the file has it, with its EXIF orientation (1 where there is none)."""

    picture: Picture
    orientation: int
    quality: int


def _corners(width: int, height: int, frame: tuple[int, int], rng: Random, fill: float) -> np.ndarray:
    """Where the sheet's corners land in a frame of (width, height)."""
    wide, high = frame
    scale = min(wide / width, high / height) * fill
    w, h = width * scale, height * scale
    angle = math.radians(rng.gauss(0, 3))
    wobble = 0.035 * min(w, h)
    cx, cy = wide / 2 + rng.uniform(-0.02, 0.02) * wide, high / 2 + rng.uniform(-0.02, 0.02) * high
    points = []
    for x, y in ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)):
        px = cx + x * math.cos(angle) - y * math.sin(angle) + rng.uniform(-wobble, wobble)
        py = cy + x * math.sin(angle) + y * math.cos(angle) + rng.uniform(-wobble, wobble)
        points.append((np.clip(px, 3, wide - 4), np.clip(py, 3, high - 4)))
    return np.array(points, np.float32)


def _hand_shadow(shape: tuple[int, int], rng: Random, depth: float) -> np.ndarray:
    """A soft dark shape that comes in from an edge."""
    height, width = shape[0] // 16, shape[1] // 16
    mask = np.ones((height, width), np.float32)
    x = rng.choice([0, width]) + rng.uniform(-0.1, 0.1) * width
    centre = (int(x), int(rng.uniform(0.3, 1.05) * height))
    axes = (int(width * rng.uniform(0.3, 0.7)), int(height * rng.uniform(0.2, 0.45)))
    cv2.ellipse(mask, centre, axes, rng.uniform(-40, 40), 0, 360, 1 - depth, -1)
    mask = cv2.GaussianBlur(mask, (0, 0), max(height, width) * rng.uniform(0.02, 0.07))
    return cv2.resize(mask, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)


def _curl(page: Picture, rng: Random) -> Picture:
    """Paper that does not lie quite flat."""
    height, width = page.shape[:2]
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = (
        np.sin(xs[0] / width * math.pi * rng.uniform(0.8, 1.6) + rng.uniform(0, 3))
        * height
        * rng.uniform(0.001, 0.005)
    )
    return cv2.remap(
        page, xs, ys + wave.astype(np.float32)[None, :], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def photo(
    page: Picture,
    rng: Random,
    hard: float = 0.5,
    long_side: int | None = None,
    card: bool = False,
    alpha: Picture | None = None,
) -> Shot:
    """A phone's picture of `page` on a desk."""
    height, width = page.shape[:2]
    side = long_side or rng.choice([2000, 2400, 2560, 3000, 3264, 4000])
    upright = height >= width
    frame = (int(side * 0.75), side) if upright else (side, int(side * 0.75))
    fill = rng.uniform(0.62, 0.93) if card else rng.uniform(0.84, 0.97)
    if not card and rng.random() < 0.4:
        page = _curl(page, rng)
    target = _corners(width, height, frame, rng, fill)
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    shrink = np.linalg.norm(target[1] - target[0]) / width
    if shrink < 0.8:
        page = cv2.GaussianBlur(page, (0, 0), 0.4 / shrink)
    sheet = cv2.warpPerspective(page, matrix, frame, flags=cv2.INTER_CUBIC)
    whole = np.full((height, width), 255, np.uint8) if alpha is None else alpha
    mask = cv2.warpPerspective(whole, matrix, frame, flags=cv2.INTER_LINEAR).astype(np.float32) / 255
    shape = (frame[1], frame[0])
    ground = desk(shape, rng).astype(np.float32)
    ground *= (1 - 0.45 * _soft(np.roll(mask, (side // 150, side // 180), (0, 1)), side / 120))[..., None]
    out = sheet.astype(np.float32) * mask[..., None] + ground * (1 - mask[..., None])
    return _expose(out, rng, hard, side, card, upright)


def _soft(mask: np.ndarray, sigma: float) -> np.ndarray:
    small = cv2.resize(mask, (mask.shape[1] // 8, mask.shape[0] // 8))
    return cv2.resize(cv2.GaussianBlur(small, (0, 0), max(0.5, sigma / 8)), (mask.shape[1], mask.shape[0]))


def _expose(out: np.ndarray, rng: Random, hard: float, side: int, card: bool, upright: bool) -> Shot:
    """Light, shadow, glare, focus, noise and the way the phone was held."""
    shape = out.shape[:2]
    out *= clouds(shape, rng, 1 - 0.18 - 0.28 * hard, 1.05, 3)[..., None]
    if rng.random() < 0.3 + 0.3 * hard:
        out *= _hand_shadow(shape, rng, rng.uniform(0.15, 0.2 + 0.25 * hard))[..., None]
    if card and rng.random() < 0.4:
        out += _glare(shape, rng)[..., None]
    warm = rng.uniform(-0.05, 0.09)
    out *= np.array([1 + warm * 0.5, 1 + rng.uniform(-0.01, 0.01), 1 - warm], np.float32)
    out = cv2.GaussianBlur(out, (0, 0), side / 3000 * rng.uniform(0.35, 0.6 + 0.6 * hard))
    out += grain(shape, rng.uniform(1.5, 3 + 4 * hard), rng)[..., None]
    picture = np.clip(out, 0, 255).astype(np.uint8)
    turns = rng.choices([0, 1, 2, 3], [5, 2, 1, 2])[0]
    with_exif = rng.random() < 0.5
    picture = np.ascontiguousarray(np.rot90(picture, turns))
    return Shot(picture, {0: 1, 1: 6, 2: 3, 3: 8}[turns] if with_exif else 1, rng.randint(70, 90))


def _glare(shape: tuple[int, int], rng: Random) -> np.ndarray:
    """A lamp in the plastic: bright, but what is under it stays readable."""
    small = np.zeros((shape[0] // 16, shape[1] // 16), np.float32)
    centre = (int(rng.uniform(0.2, 0.8) * small.shape[1]), int(rng.uniform(0.2, 0.8) * small.shape[0]))
    axes = (int(small.shape[1] * rng.uniform(0.05, 0.14)), int(small.shape[0] * rng.uniform(0.04, 0.1)))
    cv2.ellipse(small, centre, axes, rng.uniform(-60, 60), 0, 360, rng.uniform(35, 85), -1)
    small = cv2.GaussianBlur(small, (0, 0), small.shape[1] * 0.04)
    return cv2.resize(small, (shape[1], shape[0]))


def rounded(page: Picture) -> Picture:
    """The outline of a plastic card, as a mask."""
    height, width = page.shape[:2]
    radius = int(width * 0.037)
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(mask, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def card_on_paper(sides: list[Picture], rng: Random, dpi: int, share: float | None = None) -> Picture:
    """Front above back on an A4 scan, as copy shops do; `share` is the part of the width that it takes up."""
    width, height = int(8.27 * dpi), int(11.69 * dpi)
    out = np.full((height, width, 3), rng.randint(246, 255), np.uint8)
    wanted = int(width * (share or rng.choice([0.41, 0.41, 0.55, 0.66])))
    y = int(height * rng.uniform(0.08, 0.16))
    x = int((width - wanted) / 2 + width * rng.uniform(-0.06, 0.06))
    for side in sides:
        scale = wanted / side.shape[1]
        card = cv2.resize(side, (wanted, int(side.shape[0] * scale)), interpolation=cv2.INTER_AREA)
        mask = rounded(card)[..., None] / 255.0
        spot = out[y : y + card.shape[0], x : x + wanted]
        spot[:] = (card * mask + spot * (1 - mask)).astype(np.uint8)
        y += int(card.shape[0] + height * rng.uniform(0.04, 0.1))
        x += rng.randint(-wanted // 30, wanted // 30)
    return out
