"""Bytes of a picture file -> upright pictures, one a frame, within the limits."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageFile, UnidentifiedImageError

from extractors.file_problems import problem
from extractors.limits import Limits
from extractors.pages import Picture
from schemas.transcript import Problem

SMALLEST = 32
"""Pixels of a side below which nothing can be read."""

JPEGS = ("JPEG", "MPO")
"""What Pillow calls photos that can be decoded reduced; MPO is a JPEG with more pictures behind it."""

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> what makes the picture upright."""

# A cut-off JPEG still shows its upper part; the caller is told (file.truncated).
ImageFile.LOAD_TRUNCATED_IMAGES = False
# Our own limit is checked before anything is decoded, and with a message that helps.
Image.MAX_IMAGE_PIXELS = None


def frames(
    data: bytes,
    media_type: str,
    limits: Limits,
    problems: list[Problem],
    facts: dict[str, str | int | float | bool],
    only: int = 0,
) -> Iterator[Picture]:
    """Pictures in the file, one after another (never all in memory); problems and facts are added as found.
    only: that page alone."""
    if media_type == "image/heic":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        problems.append(problem("file.damaged"))
        return
    if image.width * image.height <= limits.decode_pixels:
        facts.update(_facts(image))  # of a PNG it takes the whole picture to get at them
    count = int(getattr(image, "n_frames", 1) or 1)
    if count > 1 and media_type != "image/tiff":
        # Phones put a preview or a second view behind the photo (MPO, HEIC): the first is the photo.
        if getattr(image, "is_animated", False) and media_type not in ("image/heic", "image/jpeg"):
            problems.append(problem("picture.first_frame"))
        count = 1
    if count > limits.pages:
        problems.append(problem("pages.too_many", count=count, limit=limits.pages))
    for number in range(1, min(count, limits.pages) + 1):
        if only and number != only:
            continue
        try:
            image.seek(number - 1)
        except (EOFError, OSError, ValueError, SyntaxError):
            problems.append(problem("page.unreadable", page=number))
            return
        page = _frame(image, data, number, limits, problems)
        if page is not None:
            yield page


def _frame(
    image: Image.Image, data: bytes, number: int, limits: Limits, problems: list[Problem]
) -> Picture | None:
    width, height = image.size
    pixels = width * height
    if min(width, height) < SMALLEST:
        problems.append(problem("picture.too_small", page=number, width=width, height=height))
        return None
    reducible = image.format in JPEGS
    if pixels > limits.refuse_pixels or (pixels > limits.decode_pixels and not reducible):
        problems.append(problem("picture.too_large", page=number, megapixels=round(pixels / 1e6)))
        return None
    if pixels > limits.decode_pixels:
        problems.append(problem("picture.reduced", page=number, megapixels=round(pixels / 1e6)))
    dpi = _dpi(image)
    if reducible and pixels > limits.work_pixels * 1.5:
        # JPEG can be decoded at 1/2, 1/4, 1/8 without ever being whole in memory.
        part = (limits.work_pixels / pixels) ** 0.5
        image.draft("RGB", (max(int(width * part), 1), max(int(height * part), 1)))
    orientation = _orientation(image)
    loaded = _load(image, data, number, problems)
    if loaded is None:
        return None
    flat = _flat(loaded)
    del loaded
    if orientation in UPRIGHT:
        flat = flat.transpose(UPRIGHT[orientation])
    size = (height, width) if orientation >= 5 else (width, height)
    if flat.size[0] * flat.size[1] > limits.work_pixels:
        part = (limits.work_pixels / (flat.size[0] * flat.size[1])) ** 0.5
        flat = flat.resize(
            (max(int(flat.size[0] * part), 1), max(int(flat.size[1] * part), 1)),
            Image.Resampling.BOX,
            reducing_gap=2.0,
        )
    array = np.ascontiguousarray(np.asarray(flat, np.uint8)[:, :, ::-1])
    return Picture(array, size, dpi)


def _load(image: Image.Image, data: bytes, number: int, problems: list[Problem]) -> Image.Image | None:
    try:
        image.load()
        return image
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        pass
    try:  # again, taking what is there
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        again = Image.open(io.BytesIO(data))
        again.seek(number - 1)
        if again.format in JPEGS:
            again.draft("RGB", image.size)
        again.load()
        if all(low == high for low, high in _extremes(again)):
            raise OSError("nothing of the picture is there")
        problems.append(problem("file.truncated", page=number))
        return again
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        problems.append(problem("file.damaged", page=number))
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _extremes(image: Image.Image) -> list[tuple[float, float]]:
    """Least and greatest value of each colour."""
    found: Any = image.getextrema()
    return list(found) if isinstance(found[0], tuple) else [found]


def _flat(image: Image.Image) -> Image.Image:
    """RGB; transparent parts on white paper, 16-bit grey scaled to 8."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        values = np.asarray(image, np.float32)
        top = max(float(values.max()), 1.0)
        grey = (values / (65535.0 if top > 255 else 255.0) * 255.0).clip(0, 255).astype(np.uint8)
        return Image.fromarray(grey).convert("RGB")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        paper = Image.new("RGB", rgba.size, (255, 255, 255))
        paper.paste(rgba, mask=rgba.getchannel("A"))
        return paper
    return image if image.mode == "RGB" else image.convert("RGB")


def _orientation(image: Image.Image) -> int:
    try:
        value = int(image.getexif().get(0x0112, 1))
    except Exception:  # a broken EXIF block is no reason to refuse the picture
        return 1
    return value if 1 <= value <= 8 else 1


def _dpi(image: Image.Image) -> float | None:
    found = image.info.get("dpi")
    try:
        dpi = float(found[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    return round(dpi, 1) if 70 < dpi < 2500 and dpi != 72 else None


def _facts(image: Image.Image) -> dict[str, str | int | float | bool]:
    """Which program wrote it and when it was taken. Nothing personal, no place."""
    facts: dict[str, str | int | float | bool] = {}
    try:
        exif = image.getexif()
        details = exif.get_ifd(0x8769)
    except Exception:  # as above
        return facts
    for key, value in (
        ("exif.software", exif.get(0x0131)),
        ("exif.changed", exif.get(0x0132)),
        ("exif.taken", details.get(0x9003)),
        ("exif.camera", exif.get(0x010F)),
    ):
        if isinstance(value, str) and value.strip("\0 "):
            facts[key] = value.strip("\0 ")[:100]
    software = image.info.get("Software") or image.info.get("software")
    if isinstance(software, str):
        facts.setdefault("exif.software", software[:100])
    if "photoshop" in image.info:
        facts["picture.photoshop"] = True
    return facts
