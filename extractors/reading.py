"""Bytes of one file -> Transcript: text layer or OCR, page by page, and why. Runs inside the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2

from extractors import intake, pdf, pictures
from extractors.file_problems import problem
from extractors.limits import Limits
from extractors.ocr import Engine
from extractors.pages import Picture, Pixels
from extractors.looking import Look, Seen
from extractors.recognise import read_picture
from extractors.secondlook import look_at
from schemas.transcript import Page, Problem, Transcript

Facts = dict[str, str | int | float | bool]
Progress = Callable[[int], None]
"""Called with the number of each page when it is begun."""


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
            facts |= pdf.facts(upload.data)
            for sheet in pdf.sheets(upload.data, self.limits, problems):
                progress(sheet.number)
                pages.append(self._sheet(sheet, upload.sha256))
        elif upload.media_type in intake.PICTURES:
            found = pictures.frames(upload.data, upload.media_type, self.limits, problems, facts)
            for number, picture in enumerate(found, 1):
                progress(number)
                pages.append(self._picture(picture, number, upload.sha256))
        return Transcript(name, upload.sha256, upload.media_type, tuple(pages), tuple(problems), facts=facts)

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
                sheet = next((s for s in pdf.sheets(upload.data, self.limits, [], only=number)), None)
                found = sheet.picture() if sheet is not None else None
            elif upload.media_type in intake.PICTURES:
                found = next(iter(pictures.frames(upload.data, upload.media_type, self.limits, [], {}, number)), None)
            else:
                found = None
            if found is None:
                return None
            if key not in self._turns:  # a page never read here: settle which way up it is
                self._turns[key] = read_picture(self.engine, found).turned if upload.media_type != intake.PDF else 0
            self._hold(key, found.turned(self._turns[key]))
        return self._held[key]

    def _hold(self, key: tuple[str, int], picture: Picture) -> None:
        """Keeps the last pages' pictures for a second look: a few, they are tens of megabytes each."""
        self._held.pop(key, None)
        self._held[key] = picture
        while len(self._held) > HELD:
            self._held.pop(next(iter(self._held)))

    def _sheet(self, sheet: pdf.Sheet, sha256: str) -> Page:
        factor = sheet.glance_factor
        glance = sheet.render(factor)
        layer = pdf.layer_of(sheet, glance)
        problems: list[Problem] = []
        if sheet.reduced:
            problems.append(problem("page.reduced", sheet.number))
        if not layer.doubt:
            self._keep(glance, sheet.size, sha256, sheet.number)
            return Page(sheet.number, sheet.size, tuple(layer.words), "text_layer", "text layer agrees with the page",
                        tuple(layer.marks), tuple(problems), 0, sheet.dpi)
        page = self._picture(sheet.picture(), sheet.number, sha256, layer.doubt)
        return page

    def _picture(self, picture: Picture, number: int, sha256: str, reason: str = "a picture") -> Page:
        reading = read_picture(self.engine, picture)
        upright = reading.picture
        self._turns[(sha256, number)] = reading.turned
        self._hold((sha256, number), upright)
        self._keep(upright.pixels, upright.size, sha256, number)
        problems: list[Problem] = []
        if not reading.words:
            problems.append(problem("page.no_text", number))
        source = "ocr" if reading.words else "none"
        return Page(number, upright.size, tuple(reading.words), source, reason, tuple(reading.marks),
                    tuple(problems), reading.turned, upright.dpi)

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
