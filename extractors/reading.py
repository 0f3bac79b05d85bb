"""Bytes of one file -> Transcript: text layer or OCR, page by page, and why. Runs inside the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from extractors import intake, pdf, pdf_facts, pictures, screens, textlayer, word_file
from extractors.file_problems import problem
from extractors.layercheck import compare
from extractors.limits import Limits
from extractors.looking import Look, Seen
from extractors.ocr import Engine
from extractors.pages import Picture, Pixels
from extractors.recognise import read_picture, reading_order
from extractors.sealmarks import seal_marks
from extractors.secondlook import look_at
from schemas.geometry import Quad
from schemas.transcript import INSET, Mark, Page, Problem, Transcript, Word

Facts = dict[str, str | int | float | bool]
Progress = Callable[[int], None]
"""Called with the number of each page when it is begun."""


FATAL = {
    "file.damaged",
    "file.encrypted",
    "file.too_large",
    "picture.too_small",
    "picture.too_large",
    "file.truncated",
    "file.no_pages",
    "page.unreadable",
}
"""Problems that already say why there are no pages."""
HELD = 2
"""Upright pages kept for a second look."""


class Reader:
    """Reads files with one engine. pictures: where upright page pictures are put, None = nowhere."""

    def __init__(self, limits: Limits, engine: Engine, pictures: Path | None = None) -> None:
        self.limits = limits
        self.engine = engine
        self.pictures = pictures

        self._held: dict[tuple[str, int], Picture] = {}
        self._turns: dict[tuple[str, int], int] = {}

    def read(self, path: Path, name: str, progress: Progress = lambda page: None) -> Transcript:
        upload = intake.admit(path, self.limits)
        problems = list(upload.problems)
        facts: Facts = {}
        pages: list[Page] = []
        if upload.media_type == intake.PDF:
            facts |= pdf_facts.facts(upload.data)
            for sheet in pdf.sheets(upload.data, self.limits, problems):
                progress(sheet.number)
                pages.append(self._sheet(sheet, upload.sha256))
        elif upload.media_type in intake.PICTURES:
            found = pictures.frames(upload.data, upload.media_type, self.limits, problems, facts)
            for number, picture in enumerate(found, 1):
                progress(number)
                pages.append(self._picture(picture, number, upload.sha256))
        elif upload.media_type == intake.DOCX:
            pages = self._word_file(upload, problems, facts, progress)
        cut_off = upload.media_type == intake.PDF and any(p.code == "file.truncated" for p in problems)
        if pages and cut_off and not any(p.words for p in pages):
            pages, problems = [], [problem("file.damaged")]  # its pages are there, what stood on them is not
        if upload.accepted and not pages and not any(p.code in FATAL for p in problems):
            problems.append(problem("file.no_pages"))
        return Transcript(name, upload.sha256, upload.media_type, tuple(pages), tuple(problems), facts=facts)

    def _word_file(
        self, upload: intake.Upload, problems: list[Problem], facts: Facts, progress: Progress
    ) -> list[Page]:
        found = word_file.open_word(upload.data, self.limits, problems)
        facts |= found.facts
        pages: list[Page] = []
        size = (word_file.WIDTH, word_file.HEIGHT)
        for words in found.pages:
            progress(len(pages) + 1)
            number = len(pages) + 1
            if self.pictures is not None:
                self._keep(word_file.drawn(words), size, upload.sha256, number)
            pages.append(
                Page(number, size, tuple(words), "text_layer", "a Word file, laid out anew", dpi=200.0)
            )
        for blob in found.pictures:
            kind = intake.kind_of(blob)
            for picture in (
                pictures.frames(blob, kind, self.limits, problems, {}) if kind in intake.PICTURES else ()
            ):
                progress(len(pages) + 1)
                pages.append(
                    self._picture(picture, len(pages) + 1, upload.sha256, "a picture in a Word file")
                )
        return pages

    def look(self, path: Path, name: str, looks: list[Look]) -> list[Seen]:
        """A second look at places on pages of one file, answered in the order asked."""
        upload = intake.admit(path, self.limits)
        answers: dict[int, Seen] = {}
        for number in sorted({look.page for look in looks}):
            wanted = [i for i, look in enumerate(looks) if look.page == number]
            picture = self._page(upload, number)
            if picture is not None:
                seen = look_at(self.engine, picture, [looks[i] for i in wanted])
                answers |= dict(zip(wanted, seen, strict=True))
        return [answers.get(i, Seen()) for i in range(len(looks))]

    def _page(self, upload: intake.Upload, number: int) -> Picture | None:
        """The upright picture of one page: still held from reading, or made again."""
        key = (upload.sha256, number)
        if key not in self._held:
            if upload.media_type == intake.PDF:
                # Inside the loop: the document closes when its pages run out.
                found = None
                for sheet in pdf.sheets(upload.data, self.limits, [], only=number):
                    found = sheet.picture()
            elif upload.media_type in intake.PICTURES:
                found = next(
                    iter(pictures.frames(upload.data, upload.media_type, self.limits, [], {}, number)), None
                )
            else:
                found = None
            if found is None:
                return None
            if key not in self._turns:  # a page never read here: settle which way up it is
                self._turns[key] = (
                    read_picture(self.engine, found).turned if upload.media_type != intake.PDF else 0
                )
            self._hold(key, found.turned(self._turns[key]))
        return self._held[key]

    def _hold(self, key: tuple[str, int], picture: Picture) -> None:
        """Keeps the last pages' pictures for a second look: a few, they are tens of megabytes each."""
        self._held.pop(key, None)
        self._held[key] = picture
        while len(self._held) > HELD:
            self._held.pop(next(iter(self._held)))

    def _sheet(self, sheet: pdf.Sheet, sha256: str) -> Page:
        glance = sheet.render(sheet.glance_factor)
        layer = pdf.layer_of(sheet, glance)
        problems = [problem("page.reduced", sheet.number)] if sheet.reduced else []
        if layer.doubt:
            return self._doubted(sheet, layer, sha256, problems)
        self._keep(glance, sheet.size, sha256, sheet.number)
        words = [*layer.words]
        marks = layer.marks + seal_marks(glance, sheet.size)
        reason = "text layer agrees with the page"
        if layer.pictures:
            reason = "text layer, and pictures on the page read as such"
            found, more = self._regions(sheet.picture(), layer.pictures, words)
            words = in_order(words + found)
            marks += more
        return Page(
            sheet.number,
            sheet.size,
            tuple(words),
            "text_layer",
            reason,
            tuple(marks),
            tuple(problems),
            0,
            sheet.dpi,
        )

    def _doubted(
        self, sheet: pdf.Sheet, layer: textlayer.Layer, sha256: str, problems: list[Problem]
    ) -> Page:
        """A page whose layer is not believed, read as a picture; what the layer says is held against it."""
        page = self._picture(sheet.picture(), sheet.number, sha256, layer.doubt)
        marks = list(layer.marks)
        if layer.words or layer.hidden:
            # The page is not blank: it says something that cannot be seen.
            page = replace(page, problems=tuple(_unseen(p, sheet.number) for p in page.problems))
            problems.append(problem("page.layer_not_believed", sheet.number, reason=layer.doubt))
            if page.turned == 0:
                said = layer.words + [w for w in layer.hidden if w not in layer.words]
                differing, more = compare(said, page.words, sheet.number)
                marks += differing
                problems += more
        return replace(page, marks=(*page.marks, *marks), problems=(*problems, *page.problems))

    def _regions(
        self, picture: Picture, places: list[Quad], known: list[Word]
    ) -> tuple[list[Word], list[Mark]]:
        """Pictures, annotations and form fields on a page with a good layer: what the layer does not say."""
        words: list[Word] = []
        marks: list[Mark] = []
        for place in places:
            x0, y0, x1, y1 = (int(v) for v in place.box)
            part = picture.pixels[max(y0 - 4, 0) : y1 + 4, max(x0 - 4, 0) : x1 + 4]
            if min(part.shape[:2]) < 12:
                continue
            reading = read_picture(self.engine, Picture(part, (part.shape[1], part.shape[0])), upright=True)
            offset = (max(x0 - 4, 0), max(y0 - 4, 0))
            for word in reading.words:
                moved = replace(word, quad=shifted(word.quad, *offset))
                if not any(covered(moved.quad, w.quad) for w in known):
                    words.append(moved)
            marks += [replace(m, quad=shifted(m.quad, *offset)) for m in reading.marks if m.kind != "seal"]
        return words, marks

    def _picture(self, picture: Picture, number: int, sha256: str, reason: str = "a picture") -> Page:
        reading = read_picture(self.engine, picture)
        upright = reading.picture
        self._turns[(sha256, number)] = reading.turned
        self._hold((sha256, number), upright)
        self._keep(upright.pixels, upright.size, sha256, number)
        problems: list[Problem] = []
        marks = reading.marks + [Mark(INSET, quad) for quad in screens.insets(upright)]
        if not reading.words:
            problems.append(problem("page.no_text" if _has_ink(upright.pixels) else "page.blank", number))
        source = "ocr" if reading.words else "none"
        return Page(
            number,
            upright.size,
            tuple(reading.words),
            source,
            reason,
            tuple(marks),
            tuple(problems),
            reading.turned,
            upright.dpi,
        )

    def _keep(self, pixels: Pixels, size: tuple[int, int], sha256: str, number: int) -> None:
        """The upright page as a JPEG for the report, its long side at most 2,400 pixels."""
        if self.pictures is None:
            return
        part = min(2400 / max(size), 1.0)
        wide, tall = max(round(size[0] * part), 1), max(round(size[1] * part), 1)
        if pixels.shape[1] > wide:
            pixels = cv2.resize(pixels, (wide, tall), interpolation=cv2.INTER_AREA)
        self.pictures.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(self.pictures / f"{sha256}-{number}.jpg"), pixels, [cv2.IMWRITE_JPEG_QUALITY, 82])


def _unseen(found: Problem, number: int) -> Problem:
    return problem("page.no_text", number) if found.code == "page.blank" else found


def _has_ink(pixels: Pixels) -> bool:
    """False for a page with nothing on it, however unevenly lit."""
    grey = cv2.cvtColor(cv2.resize(pixels, (300, 400), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    ground = cv2.medianBlur(grey, 41).astype(np.int16)
    return bool((ground - grey > 24).mean() > 0.0008)


def shifted(quad: Quad, x: float, y: float) -> Quad:
    return Quad.from_points([(p[0] + x, p[1] + y) for p in quad.points])


def covered(one: Quad, other: Quad) -> bool:
    """True when more than half of one lies in the other: the layer already says it."""
    a, b = one.box, other.box
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(wide, 0) * max(high, 0) > 0.5 * max((a[2] - a[0]) * (a[3] - a[1]), 1e-6)


def in_order(words: list[Word]) -> list[Word]:
    """Top to bottom by line, left to right within it."""
    boxes = [np.asarray(w.quad.points, np.float64) for w in words]
    return [words[i] for i in reading_order(boxes)]
