"""Small files for the tests: PDFs written by hand, pictures drawn with Pillow. No personal data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
)
LINES = (
    "房屋租赁合同",
    "出租方(甲方):王志强",
    "租赁物业位于广东省深圳市南山区科技园路18号",
    "租赁期限自2026年3月10日起至2027年3月9日止",
    "月租金人民币伍仟元整(¥5000.00)",
    "证件号码:H12345678",
)


def font(size: int) -> ImageFont.FreeTypeFont | None:
    """A font with Chinese characters, None where the machine has none."""
    found = next((f for f in FONTS if Path(f).is_file()), None)
    return ImageFont.truetype(found, size) if found else None


def page(
    lines: Sequence[str] = LINES, size: tuple[int, int] = (1240, 1754), letter: int = 34, left: int = 120
) -> Image.Image:
    """White paper with lines of black text."""
    picture = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    for i, line in enumerate(lines):
        pen.text((left, 150 + i * int(letter * 2.3)), line, font=font(letter), fill=(25, 25, 25))
    return picture


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def pdf(
    content: str,
    *,
    size: tuple[int, int] = (595, 842),
    extra: str = "",
    images: Sequence[Image.Image] = (),
    info: str = "",
    page_objects: Sequence[str] = (),
) -> bytes:
    """A one-page PDF from a content stream. Fonts /F1 (Helvetica) and /F2 (Times-Roman); pictures /I0, /I1 ...
    extra: further entries of the page's dictionary; page_objects: numbered from 20 on."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        6: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    }
    names = []
    for i, picture in enumerate(images):
        data = encoded(picture.convert("RGB"), "JPEG", quality=90)
        head = f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        head += (
            f"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {len(data)} >>\nstream\n"
        )
        objects[10 + i] = head.encode() + data + b"\nendstream"
        names.append(f"/I{i} {10 + i} 0 R")
    for i, text in enumerate(page_objects):
        objects[20 + i] = text.encode("latin-1")
    stream = content.encode("latin-1")
    objects[4] = b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream"
    resources = f"<< /Font << /F1 5 0 R /F2 6 0 R >> /XObject << {' '.join(names)} >> >>"
    objects[3] = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Resources {resources} "
        f"/Contents 4 0 R {extra} >>"
    ).encode()
    if info:
        objects[7] = info.encode("latin-1")
    return _written(objects, "/Info 7 0 R" if info else "")


def _written(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + objects[number] + b"\nendobj\n"
    start = len(out)
    top = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (top + 1)
    for number in range(1, top + 1):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += f"trailer\n<< /Size {top + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def text_lines(
    lines: Sequence[str], mode: int = 0, y: int = 760, letter: int = 14, colour: str = "0 g"
) -> str:
    """A content stream with lines of Latin text."""
    shown = [
        f"BT {mode} Tr {colour} /F1 {letter} Tf 60 {y - 30 * i} Td ({line}) Tj ET"
        for i, line in enumerate(lines)
    ]
    return "\n".join(shown)
