"""Files that are broken, hostile or merely odd. Made when a test needs them; none is kept in git."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
LEASE = [
    "房屋租赁合同",
    "甲方(出租方):王建国",
    "乙方(承租方):陈可朗",
    "房屋坐落:深圳市南山区科苑路88号海蕴花园3栋1502室",
    "租赁期限自2026年1月1日起至2026年12月31日止",
    "月租金人民币5000元",
    "签订日期:2025年12月28日",
]
MAKERS: dict[str, Callable[[Path], None]] = {}


def fault(name: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Registers the maker of one file."""

    def register(maker: Callable[[Path], None]) -> Callable[[Path], None]:
        MAKERS[name] = maker
        return maker

    return register


def picture(width: int = 800, height: int = 1100) -> Image.Image:
    """A page of text as a picture."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    try:
        font = ImageFont.truetype(FONT, 26)
    except OSError:
        return image
    for row, line in enumerate(LEASE):
        draw.text((60, 80 + 60 * row), line, font=font, fill="black")
    return image


def plain_pdf(pages: int = 1, text: str = "Hello") -> pikepdf.Pdf:
    """A PDF with a line of text on each page."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 24 Tf 72 760 Td ({text} {number + 1}) Tj ET".encode())
    return pdf


def _pdf_bytes(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


@fault("needs_password.pdf")
def _user_password(path: Path) -> None:
    path.write_bytes(_pdf_bytes(plain_pdf(), encryption=pikepdf.Encryption(user="secret", owner="owner")))


@fault("owner_password.pdf")
def _owner_password(path: Path) -> None:
    path.write_bytes(_pdf_bytes(plain_pdf(), encryption=pikepdf.Encryption(user="", owner="owner")))


@fault("truncated.pdf")
def _truncated(path: Path) -> None:
    data = _pdf_bytes(plain_pdf(5))
    path.write_bytes(data[: len(data) * 2 // 5])


@fault("empty.pdf")
def _empty(path: Path) -> None:
    path.write_bytes(b"")


@fault("empty.jpg")
def _empty_picture(path: Path) -> None:
    path.write_bytes(b"")


@fault("picture_called.pdf")
def _fake_pdf(path: Path) -> None:
    picture().save(path, "JPEG")


@fault("pdf_called.jpg")
def _fake_jpg(path: Path) -> None:
    path.write_bytes(_pdf_bytes(plain_pdf()))


@fault("text_called.jpg")
def _text(path: Path) -> None:
    path.write_text("这不是图片\n" * 20, encoding="utf-8")


@fault("program_called.png")
def _program(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(200))


@fault("enormous_page.pdf")
def _enormous_page(path: Path) -> None:
    pdf = plain_pdf()
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 2_000_000, 2_000_000])
    path.write_bytes(_pdf_bytes(pdf))


@fault("flate_bomb.pdf")
def _flate_bomb(path: Path) -> None:
    """Some 200 kB that unpack to 200 MB of drawing."""
    packer = zlib.compressobj(9)
    chunk = b"0 0 1 1 re f\n" * 80_000
    data = b"".join(packer.compress(chunk) for _ in range(200)) + packer.flush()
    pdf = plain_pdf()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(data, filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = stream
    path.write_bytes(_pdf_bytes(pdf))


@fault("picture_bomb.pdf")
def _picture_bomb(path: Path) -> None:
    """A few kB that unpack to a picture of 900 megapixels."""
    packer = zlib.compressobj(9)
    row = bytes(30_000)
    data = b"".join(packer.compress(row) for _ in range(30_000)) + packer.flush()
    pdf = plain_pdf()
    image = pikepdf.Stream(pdf, b"")
    image.write(data, filter=pikepdf.Name.FlateDecode)
    image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 30_000, "/Height": 30_000,
                  "/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8})  # fmt: skip
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=image)
    pdf.pages[0].Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    path.write_bytes(_pdf_bytes(pdf))


@fault("own_tail.pdf")
def _loop(path: Path) -> None:
    """A page tree that holds itself."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    path.write_bytes(body + b"trailer << /Root 1 0 R /Size 3 >>\n%%EOF\n")


@fault("pages_500.pdf")
def _many_pages(path: Path) -> None:
    path.write_bytes(_pdf_bytes(plain_pdf(500, "Page")))


@fault("no_pages.pdf")
def _no_pages(path: Path) -> None:
    path.write_bytes(_pdf_bytes(pikepdf.new()))


def _png(width: int, height: int) -> bytes:
    """A one-bit black PNG of any size, packed row by row."""
    packer = zlib.compressobj(9)
    row = b"\x00" + bytes((width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@fault("bomb_30000.png")
def _png_bomb(path: Path) -> None:
    path.write_bytes(_png(30_000, 30_000))


@fault("one_pixel.png")
def _pixel(path: Path) -> None:
    Image.new("RGB", (1, 1), "white").save(path)


@fault("megapixels_200.jpg")
def _huge_jpeg(path: Path) -> None:
    Image.new("L", (16_000, 12_500), 200).save(path, "JPEG", quality=20)


@fault("damaged.jpg")
def _damaged(path: Path) -> None:
    out = BytesIO()
    picture().save(out, "JPEG", quality=80)
    data = bytearray(out.getvalue())
    for spot in range(len(data) // 3, len(data) // 3 + 400):
        data[spot] = 0x55
    path.write_bytes(bytes(data[: len(data) * 3 // 4]))


@fault("moving.webp")
def _moving(path: Path) -> None:
    frames = [picture(), Image.new("RGB", (800, 1100), "grey"), picture()]
    frames[0].save(path, "WEBP", save_all=True, append_images=frames[1:], duration=100)


@fault("many_pages.tiff")
def _tiff(path: Path) -> None:
    picture().save(path, "TIFF", save_all=True, append_images=[picture(), picture()], compression="tiff_lzw")


@fault("phone.heic")
def _heic(path: Path) -> None:
    import pillow_heif

    pillow_heif.from_pillow(picture()).save(path, quality=60)


@fault("old.bmp")
def _bmp(path: Path) -> None:
    picture().save(path, "BMP")


@fault("clear.png")
def _transparent(path: Path) -> None:
    """Black text on a transparent ground."""
    grey = np.asarray(picture().convert("L"))
    layers = np.zeros((*grey.shape, 4), np.uint8)
    layers[..., 3] = 255 - grey
    Image.fromarray(layers).save(path)


@fault("lease.docx")
def _docx(path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading(LEASE[0])
    for line in LEASE[1:]:
        document.add_paragraph(line)
    document.save(str(path))


def _copy(path: Path) -> None:
    picture().save(path, "JPEG", quality=70)


for _name in (
    "name with  blanks.jpg",
    "租赁合同 (最终版).jpg",
    'it\'s "quoted".jpg',
    "..jpg",
    "-rf.jpg",
    "semi;colon&amp.jpg",
    "<script>alert(1)<" + "\u2215script>.jpg",
):
    fault(_name)(_copy)


@fault("link_outside.jpg")
def _link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/etc/hostname")


@fault("link_to_nothing.jpg")
def _dangling(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("not_there.jpg")


def make_all(out: Path, only: set[str] | None = None) -> list[Path]:
    """Writes all of them, or those named, into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for name, maker in MAKERS.items():
        if only is None or name in only:
            maker(out / name)
            made.append(out / name)
    return made
