"""Every bad upload has a message of its own, and never an exception."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from extractors import file_problems, intake
from extractors.limits import Limits
from extractors.ocr import Engine
from extractors.reading import Reader
from schemas.transcript import Transcript
from tests.extractors.makers import encoded, page, pdf, text_lines

TEXT = text_lines([f"This is line {i} of a letter about the lease" for i in range(8)])


class NoEngine(Engine):
    """Finds nothing: these tests are about files, not about text."""

    def find(self, picture, longest):
        return []


@pytest.fixture
def read(tmp_path):
    def run(data: bytes | None, name: str = "upload.bin", limits: Limits | None = None) -> Transcript:
        path = tmp_path / name
        if data is not None:
            path.write_bytes(data)
        return Reader(limits or Limits(), NoEngine(), tmp_path / "pictures").read(path, f"uploads/{name}")

    return run


def codes(transcript: Transcript) -> list[str]:
    return [p.code for p in transcript.problems]


def locked(how: str) -> bytes:
    """A PDF with an opening password ("user"), or only with restrictions ("owner")."""
    stream = io.BytesIO()
    document = pikepdf.open(io.BytesIO(pdf(TEXT)))
    document.save(stream, encryption=pikepdf.Encryption(owner="o", user="u" if how == "user" else ""))
    return stream.getvalue()


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be that large: a bomb."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = struct.pack(">I", 64) + b"IDAT" + b"\0" * 68
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + body


def word_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (310 * 1024 * 1024))
    return stream.getvalue()


BAD = {
    "empty": (b"", "file.empty"),
    "text called jpg": (b"hello, this is my lease\n" * 9, "file.text"),
    "unknown": (bytes(range(256)) * 8, "file.type"),
    "broken pdf": (b"%PDF-1.7\n" + b"\x91\x00 nothing here" * 9, "file.damaged"),
    "password pdf": (locked("user"), "file.encrypted"),
    "png head only": (encoded(page())[:60], "file.damaged"),
    "one pixel": (encoded(Image.new("RGB", (1, 1))), "picture.too_small"),
    "picture bomb": (png_of(30000, 30000), "picture.too_large"),
    "200 megapixel png": (png_of(20000, 10000), "picture.too_large"),
    "word bomb": (word_bomb(), "file.too_large"),
    "not a word file": (b"PK\x03\x04 word/document.xml" + b"\0" * 200, "file.damaged"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_say_what_is_wrong(read, case):
    data, code = BAD[case]
    transcript = read(data, "upload.jpg" if case == "text called jpg" else "upload")
    assert codes(transcript) == [code]
    assert transcript.pages == ()


def test_missing_and_special_files(read, tmp_path):
    assert codes(read(None, "nowhere.pdf")) == ["file.missing"]
    os.mkfifo(tmp_path / "pipe")
    assert codes(read(None, "pipe")) == ["file.not_a_file"]
    (tmp_path / "folder").mkdir()
    assert codes(read(None, "folder")) == ["file.not_a_file"]
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert codes(read(None, "loop")) == ["file.unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission(read, tmp_path):
    path = tmp_path / "locked"
    path.write_bytes(b"x")
    path.chmod(0)
    assert codes(read(None, "locked")) == ["file.unreadable"]


def test_too_large_a_file_is_not_opened(read):
    assert codes(read(pdf(TEXT), limits=Limits(file_bytes=100))) == ["file.too_large"]


def test_restricted_pdf_without_password_is_read(read):
    transcript = read(locked("owner"), "a.pdf")
    assert "This is line 0" in transcript.pages[0].words[0].text
    assert transcript.facts["pdf.encrypted"] is True


def test_name_that_does_not_fit_is_said_and_read(read):
    transcript = read(encoded(page(), "JPEG"), "scan.png")
    assert codes(transcript) == ["file.extension"]
    assert transcript.media_type == "image/jpeg"
    assert len(transcript.pages) == 1


@pytest.mark.parametrize("name", ["我的 租约 (1).jpg", 'it\'s "mine".jpg', "..%2f..%2fx.jpg", "-rf.jpg"])
def test_odd_names_are_just_names(read, name):
    transcript = read(encoded(page(), "JPEG"), name)
    assert codes(transcript) == []
    assert transcript.file == f"uploads/{name}"


def test_cut_off_jpeg_shows_its_upper_part(read):
    data = encoded(page(), "JPEG", quality=85)
    transcript = read(data[: len(data) // 2], "a.jpg")
    assert codes(transcript) == ["file.truncated"]
    assert len(transcript.pages) == 1


def test_cut_off_pdf(read):
    data = pdf(TEXT)
    transcript = read(data[: len(data) * 2 // 3], "a.pdf")
    assert transcript.pages == () and codes(transcript) in (["file.damaged"], ["file.no_pages"])


def test_animated_picture_gives_its_first_frame(read):
    frames = [page(size=(400, 300)), Image.new("RGB", (400, 300), "red")]
    data = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    transcript = read(data, "a.webp")
    assert codes(transcript) == ["picture.first_frame"]
    assert len(transcript.pages) == 1


def test_a_phones_photo_with_a_preview_behind_it_is_one_photo(read):
    frames = [page(size=(1200, 1600)), page(size=(300, 400))]
    data = encoded(frames[0], "MPO", save_all=True, append_images=frames[1:])
    transcript = read(data, "a.jpg", Limits(work_pixels=300_000))
    assert codes(transcript) == []
    assert [p.size for p in transcript.pages] == [(1200, 1600)]


def test_tiff_pages_and_their_limit(read):
    pages = [page(size=(300, 400)) for _ in range(4)]
    data = encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [p.number for p in read(data, "a.tif").pages] == [1, 2, 3, 4]
    transcript = read(data, "a.tif", Limits(pages=2))
    assert codes(transcript) == ["pages.too_many"]
    assert len(transcript.pages) == 2


def test_many_pdf_pages_are_read_up_to_the_limit(read):
    stream = io.BytesIO()
    document = pikepdf.open(io.BytesIO(pdf(TEXT)))
    for _ in range(499):
        document.pages.append(document.pages[0])
    document.save(stream)
    transcript = read(stream.getvalue(), "a.pdf", Limits(pages=3))
    assert codes(transcript) == ["pages.too_many"]
    assert len(transcript.pages) == 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_turns_the_page(read, orientation):
    picture = Image.new("RGB", (600, 400), "white")
    exif = picture.getexif()
    exif[0x0112] = orientation
    transcript = read(encoded(picture, "JPEG", exif=exif), "a.jpg")
    assert transcript.pages[0].size == ((400, 600) if orientation >= 5 else (600, 400))


def test_large_photo_keeps_its_frame_and_is_worked_on_smaller(read):
    picture = Image.new("RGB", (6000, 5000), "white")
    transcript = read(encoded(picture, "JPEG"), "a.jpg")
    assert transcript.pages[0].size == (6000, 5000)
    assert codes(transcript) == []
    refused = read(encoded(picture, "PNG"), "b.png", Limits(decode_pixels=1_000_000))
    assert codes(refused) == ["picture.too_large"]
    reduced = read(encoded(picture, "JPEG"), "c.jpg", Limits(decode_pixels=1_000_000))
    assert codes(reduced) == ["picture.reduced"]
    assert reduced.pages[0].size == (6000, 5000)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode(read, mode):
    picture = Image.new("I;16", (200, 200), 65535) if mode == "I;16" else page(size=(200, 200)).convert(mode)
    data = encoded(picture, "TIFF" if mode in ("CMYK", "LA") else "PNG")
    assert [p.size for p in read(data, "a").pages] == [(200, 200)]


def test_heic(read):
    import pillow_heif

    pillow_heif.register_heif_opener()
    assert read(encoded(page(size=(320, 400)), "HEIF"), "a.heic").pages[0].size == (320, 400)


def test_pdf_page_of_a_square_mile_is_reduced(read):
    transcript = read(pdf(TEXT, size=(14400, 14400)), "a.pdf")
    assert [p.code for p in transcript.pages[0].problems] == ["page.reduced"]
    assert transcript.pages[0].size[0] * transcript.pages[0].size[1] <= 12_100_000


def test_word_file(read):
    import docx

    document = docx.Document()
    document.add_paragraph("房屋租赁合同")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "承租方", "陈大文"
    stream = io.BytesIO()
    document.save(stream)
    transcript = read(stream.getvalue(), "a.docx")
    words = transcript.pages[0].words
    assert [w.text for w in words] == ["房屋租赁合同", "承租方", "陈大文"]
    assert words[1].quad.box[1] == words[2].quad.box[1]
    assert words[1].quad.box[2] < words[2].quad.box[0]


def test_messages_are_whole_in_both_languages():
    facts = {
        k: 1
        for k in (
            "mb",
            "limit",
            "found",
            "seconds",
            "kind",
            "count",
            "width",
            "height",
            "megapixels",
            "changes",
            "comments",
        )
    }
    facts |= {"reason": 1, "layer": 1, "seen": 1}
    for code in file_problems.TABLE:
        made = file_problems.problem(code, 3, None, **facts)
        assert "{" not in made.zh + made.en
        assert made.zh.endswith("。") and made.en.endswith(".")


def test_kind_is_by_content(tmp_path):
    assert intake.kind_of(b"\xff\xd8\xff\xe0") == "image/jpeg"
    assert intake.kind_of(b"BM is how this text begins, which is no bitmap at all") == ""
    assert intake.kind_of(b"junk before it\n%PDF-1.4") == intake.PDF
    assert intake.admit(Path("/dev/null"), Limits()).problems[0].code == "file.not_a_file"
