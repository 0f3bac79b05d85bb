"""A text layer is believed only where the eye sees what it says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pdfplumber
import pikepdf
import pypdfium2
import pytest

from extractors import drawing, pdf_facts
from extractors import pdf as pdf_pages
from extractors.limits import Limits
from extractors.radicals import characters
from tests.extractors.makers import page, pdf, text_lines

OPEN: list = []
LINES = [f"Clause {i} the tenant pays 5000 yuan a month" for i in range(8)]


@pytest.fixture(autouse=True)
def closed():
    yield
    while OPEN:
        OPEN.pop().close()


def layer(data: bytes):
    OPEN.append(pdf_pages.sheets(data, Limits(), []))  # the document closes with its generator
    sheet = next(OPEN[-1])
    return sheet, pdf_pages.layer_of(sheet, sheet.render(sheet.glance_factor))


def texts(found) -> list[str]:
    return [w.text for w in found.words]


def test_good_layer_is_believed_with_places():
    sheet, found = layer(pdf(text_lines(LINES)))
    assert found.doubt == "" and found.marks == []
    assert texts(found) == LINES
    first = found.words[0]
    scale = 200 / 72
    assert first.quad.box[0] == pytest.approx(60 * scale, abs=2)
    assert first.quad.box[1] < (842 - 760) * scale < first.quad.box[3]
    assert first.confidence is None
    assert len(first.char_edges) == len(first.text) + 1
    # The quad of one word lies on its ink.
    x0, y0, x1, y1 = (int(v) for v in first.part(0, 6).box)
    ink = sheet.render()[y0:y1, x0:x1].min(axis=2) < 128
    assert ink.any() and np.flatnonzero(ink.any(axis=0))[-1] <= x1 - x0


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_and_cropped_pages_keep_their_places(turn):
    extra = f"/Rotate {turn} /CropBox [20 30 575 812]"
    _, found = layer(pdf(text_lines(LINES), extra=extra))
    if turn:  # text that a person sees lying on its side is read as a picture
        assert found.doubt in ("text runs across the page", "text that nobody sees")
        return
    assert texts(found) == LINES
    assert found.words[0].quad.box[0] == pytest.approx(40 * 200 / 72, abs=2)


def test_page_turned_upright_by_its_rotate_entry():
    """Scanners and printers lay text on its side and turn the page: that is good text."""
    lines = "\n".join(
        f"BT /F1 14 Tf 0 1 -1 0 {100 + 30 * i} 60 Tm ({line}) Tj ET" for i, line in enumerate(LINES)
    )
    _, found = layer(pdf(lines, extra="/Rotate 90"))
    assert found.doubt == ""
    assert texts(found) == LINES


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        (text_lines(LINES, mode=3), "invisible text over a picture"),
        (text_lines(LINES, colour="1 g"), "text that nobody sees"),
        (text_lines(LINES) + " 1 g 0 0 595 842 re f", "text that nobody sees"),
        ("", "no text layer"),
    ],
)
def test_what_nobody_sees_is_not_believed(content, doubt):
    assert layer(pdf(content))[1].doubt == doubt


def test_invisible_layer_over_a_scan():
    content = "q 595 0 0 842 0 0 cm /I0 Do Q " + text_lines(LINES, mode=3)
    _, found = layer(pdf(content, images=[page(LINES)]))
    assert found.doubt == "invisible text over a picture"


def test_text_covered_and_written_over_is_marked():
    content = (
        text_lines(LINES)
        + " 1 g 60 665 250 20 re f 0 g BT /F1 14 Tf 60 670 Td (Clause 3 the tenant pays 900) Tj ET"
    )
    _, found = layer(pdf(content))
    covers = [m for m in found.marks if m.details["why"] == "covered"]
    assert (covers and "5000" in covers[0].text.replace(" ", "")) or "Clause3" in covers[0].text.replace(
        " ", ""
    )
    assert any("900" in t for t in texts(found))
    assert not any("Clause 3 the tenant pays 5000" in t for t in texts(found))


def test_two_texts_in_one_place():
    over = "\nBT /F1 14 Tf 60.4 670 Td (Xlabwe 8 hte netant sayp 9111) Tj ET"
    _, found = layer(pdf(text_lines(LINES) + over))
    assert found.doubt == "two texts in one place"
    assert any(m.details["why"] == "two_texts" for m in found.marks)


def test_bold_by_drawing_twice_is_one_text():
    again = "\n".join(f"BT /F1 14 Tf 60.4 {760 - 30 * i} Td ({line}) Tj ET" for i, line in enumerate(LINES))
    _, found = layer(pdf(text_lines(LINES) + "\n" + again))
    assert found.doubt == ""
    assert texts(found) == LINES


def test_a_number_in_two_fonts_is_a_weak_mark():
    content = text_lines(LINES) + " BT /F1 14 Tf 60 500 Td (Rent 50) Tj /F2 14 Tf (00 yuan) Tj ET"
    _, found = layer(pdf(content))
    assert [m.details["why"] for m in found.marks] == ["font_change"]
    assert found.marks[0].details["weak"] is True


def test_annotation_over_text_is_read_as_a_picture_and_marked():
    note = "<< /Type /Annot /Subtype /FreeText /Rect [60 480 300 510] /Contents (new rent) /DA (/F1 12 Tf) >>"
    _, found = layer(pdf(text_lines(LINES), extra="/Annots [20 0 R]", page_objects=[note]))
    assert [m.details["annotation"] for m in found.marks] == ["free_text"]
    assert len(found.pictures) == 1


def test_cells_stay_apart_and_words_stay_together():
    content = "\nBT /F1 12 Tf 60 400 Td (Tenant) Tj 200 0 Td (Chan Tai Man) Tj ET"
    assert texts(layer(pdf(text_lines(LINES) + content))[1])[-2:] == ["Tenant", "Chan Tai Man"]


def test_both_readers_of_drawings_agree():
    """pdfium stands in for pdfplumber on some files: same text, same places, same order."""
    data = pdf(
        text_lines(LINES) + " 0.9 g 50 100 80 30 re f q 90 0 0 60 300 200 cm /I0 Do Q", images=[page(LINES)]
    )
    size = (round(595 * 200 / 72), round(842 * 200 / 72))
    theirs, their_shapes = drawing.by_pdfium(pypdfium2.PdfDocument(data)[0], size)
    with pdfplumber.open(io.BytesIO(data)) as document:
        ours, our_shapes = drawing.by_pdfplumber(document.pages[0], 200 / 72)
    strip = [c for c in ours if c.text.strip()], [c for c in theirs if c.text.strip()]
    assert [c.text for c in strip[0]] == [c.text for c in strip[1]]
    for a, b in zip(*strip, strict=True):
        assert (a.x0 + a.x1) / 2 == pytest.approx((b.x0 + b.x1) / 2, abs=6)
        assert (a.y0 + a.y1) / 2 == pytest.approx((b.y0 + b.y1) / 2, abs=12)
        assert a.upright == b.upright and a.family == b.family
    assert [s.kind for s in our_shapes] == [s.kind for s in their_shapes] == ["fill", "picture"]
    for a, b in zip(our_shapes, their_shapes, strict=True):
        assert (a.x0, a.y0, a.x1, a.y1) == pytest.approx((b.x0, b.y0, b.x1, b.y1), abs=2)


def test_garbage_is_not_text():
    assert layer(pdf(text_lines(["\x01\x02\x03\x04\x05\x06" * 3] * 8)))[1].doubt in (
        "characters without meaning",
        "no text layer",
        "text that nobody sees",
    )


def test_radicals_are_the_characters_they_stand_for():
    assert characters("⼴东省居⺠⻚⻓⻔") == "广东省居民页长门"
    assert characters("⻑") == "長"


def test_revisions_and_who_made_it():
    data = pdf(
        text_lines(LINES), info="<< /Producer (Word) /Creator (WPS) /ModDate (D:20260310120000+08'00') >>"
    )
    facts = pdf_facts.facts(data)
    assert facts["pdf.revisions"] == 1
    assert (facts["pdf.producer"], facts["pdf.creator"]) == ("Word", "WPS")
    assert facts["pdf.modified"] == "2026-03-10T12:00:00+08:00"
    start = re.findall(rb"startxref\s+(\d+)", data)[-1].decode()
    again = data + f"\ntrailer\n<< /Root 1 0 R /Size 8 /Prev {start} >>\nstartxref\n{start}\n%%EOF\n".encode()
    assert pdf_facts.facts(again)["pdf.revisions"] == 2
    stream = io.BytesIO()
    pikepdf.open(io.BytesIO(data)).save(stream, linearize=True)
    assert pdf_facts.facts(stream.getvalue())["pdf.revisions"] == 1


def test_a_script_inside_is_said():
    stream = io.BytesIO()
    document = pikepdf.open(io.BytesIO(pdf(text_lines(LINES))))
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.save(stream)
    assert pdf_facts.facts(stream.getvalue())["pdf.javascript"] is True


def test_radicals_stand_on_their_line_though_their_place_is_told_in_another_frame():
    """A file of Chromium's with a Type 3 font for each few characters: 山, 一, 大, whose told places lie on the line by chance."""
    path = Path(__file__).parent / "files" / "radicals_on_the_line.pdf"
    chars, _ = drawing.by_pdfium(pypdfium2.PdfDocument(path.read_bytes())[0], (1654, 2339))
    row = sorted((c for c in chars if 585 < c.y0 < 600), key=lambda c: c.x0)
    assert "".join(c.text for c in row) == "3、登记住所:深圳市南山区学府一大道626号岭南名苑A栋2511室;"


def ligature(second: str, after: str, *, objects: tuple[int, int, int] = (1, 1, 2)) -> list[drawing.Char]:
    """Three letters as pdfium places «ﬁ» and what follows: the second half over the letter behind."""
    places = ((232, 246), (246, 259), (249, 262))
    return [
        drawing.Char(text, x0, 10, x1, 38, "", 28, True, order)
        for text, (x0, x1), order in zip(("f", second, after), places, objects, strict=True)
    ]


def test_a_ligature_is_not_two_texts_in_one_place():
    chars = ligature("i", "e")
    drawing._fit_ligatures(chars)
    assert chars[1].x1 == chars[2].x0


def test_only_a_ligature_is_made_to_fit():
    for chars in (ligature("7", "1"), ligature("i", "e", objects=(1, 2, 3)), ligature("i", "8")):
        drawing._fit_ligatures(chars)
        assert chars[1].x1 == 259
