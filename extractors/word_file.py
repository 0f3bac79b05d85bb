"""A .docx as pages: its text laid out anew (a Word file has no fixed pages), and its pictures after it.

The geometry is synthetic but true to itself: each piece of text has a place on a page that the report draws.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from extractors import word_text
from extractors.file_problems import problem
from extractors.limits import Limits
from extractors.pages import Pixels
from schemas.geometry import Quad
from schemas.transcript import Problem, Word

WIDTH, HEIGHT = 1654, 2339
MARGIN, LINE, EM = 140, 52, 34
"""Pixels of a page at 200 dpi: border, line height, width of a Chinese character."""
UNPACKED = 300 * 1024 * 1024
"""Bytes a Word file may unpack to; a zip bomb stops here."""


@dataclass(slots=True)
class WordFile:
    """pages: the words of each laid-out page; pictures: (name, bytes) of embedded ones."""

    pages: list[list[Word]] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    facts: dict[str, str | int | float | bool] = field(default_factory=dict)


def open_word(data: bytes, limits: Limits, problems: list[Problem]) -> WordFile:
    """Never raises for a bad file: problems say what is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                mb = 1024 * 1024
                problems.append(problem("file.too_large", mb=UNPACKED // mb + 1, limit=UNPACKED // mb))
                return WordFile()
        import docx

        document = docx.Document(io.BytesIO(data))
        found = WordFile(list(_laid_out(word_text.lines(document), limits)), _pictures(document, limits))
        found.facts = _facts(document)
        changed, remarked = word_text.changes(document), word_text.comments(document)
        if changed or remarked:
            problems.append(problem("word.changes", changes=changed, comments=remarked))
        return found
    except Exception:  # lxml, zipfile and python-docx raise many kinds; all mean: this cannot be opened
        problems.append(problem("file.damaged"))
        return WordFile()


def _laid_out(rows: Iterator[list[str]], limits: Limits) -> Iterator[list[Word]]:
    words: list[Word] = []
    y = MARGIN
    count = 0
    for cells in rows:
        column = (WIDTH - 2 * MARGIN) / max(len(cells), 1)
        wrapped = [_wrapped(c, column - (EM if len(cells) > 1 else 0)) for c in cells]
        height = max((len(w) for w in wrapped), default=1) or 1
        for step in range(height):
            if y + LINE > HEIGHT - MARGIN:
                yield words
                count += 1
                if count >= limits.pages:
                    return
                words, y = [], MARGIN
            for i, lines in enumerate(wrapped):
                if step < len(lines) and lines[step].strip():
                    words.append(_word(lines[step], MARGIN + i * column, y))
            y += LINE
    if words:
        yield words


def _width(character: str) -> float:
    return EM if ord(character) > 0x2E7F else EM * 0.55


def _wrapped(text: str, width: float) -> list[str]:
    lines, line, reach = [], "", 0.0
    for character in text:
        if reach + _width(character) > width and line:
            lines.append(line)
            line, reach = "", 0.0
        line += character
        reach += _width(character)
    return [*lines, line] if line else lines


def _word(text: str, x: float, y: float) -> Word:
    stops = [0.0]
    for character in text:
        stops.append(stops[-1] + _width(character))
    quad = Quad.from_box(x, y, x + stops[-1], y + EM * 1.2)
    return Word(text, quad, None, tuple(round(s / stops[-1], 5) for s in stops))


def drawn(words: list[Word]) -> Pixels:
    """A picture of a laid-out page for the report (in whatever font Pillow has)."""
    page = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(page)
    font = _font()
    for word in words:
        x, y = word.quad.top_left
        edges, wide = word.char_edges, word.quad.width
        for i, character in enumerate(word.text):
            pen.text((x + edges[i] * wide, y), character, fill=(20, 20, 20), font=font)
    return np.ascontiguousarray(np.asarray(page, np.uint8)[:, :, ::-1])


def _font() -> Any:
    from PIL import ImageFont

    for name in ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "wqy-microhei.ttc", "uming.ttc"):
        try:
            return ImageFont.truetype(name, EM - 2)
        except OSError:
            continue
    return ImageFont.load_default(EM - 2)


def _pictures(document: Any, limits: Limits) -> list[bytes]:
    found: list[bytes] = []
    for relation in document.part.rels.values():
        if relation.is_external or "image" not in relation.reltype:
            continue
        blob = bytes(relation.target_part.blob)
        if 8_000 < len(blob) <= limits.file_bytes:  # smaller ones are logos and rules
            found.append(blob)
    return found[: limits.pages]


def _facts(document: Any) -> dict[str, str | int | float | bool]:
    """When it was made and changed, and how often. Not by whom: that is personal."""
    properties = document.core_properties
    facts: dict[str, str | int | float | bool] = {}
    if properties.created:
        facts["docx.created"] = properties.created.isoformat()
    if properties.modified:
        facts["docx.modified"] = properties.modified.isoformat()
    if properties.revision:
        facts["docx.revisions"] = int(properties.revision)
    return facts
