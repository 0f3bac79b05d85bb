"""The text of a Word file as a reader sees it: lines in order, table rows as cells.

Insertions that are not accepted yet count, deletions do not; text boxes, content controls, headers, footers and
automatic numbers («第三条» that nobody typed) are read too. Page numbers are left out: the pages are laid out anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_PAGE_FIELD = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_DIGITS = "〇一二三四五六七八九"


def lines(document: Any) -> Iterator[list[str]]:
    """Every line of a python-docx document: one cell for a paragraph, several for a table row."""
    numbers = _Numbers(document)
    yield from _stories(document, "header", numbers)
    yield from _blocks(document.element.body, numbers)
    yield from _stories(document, "footer", numbers)


def changes(document: Any) -> int:
    """Insertions and deletions that nobody has accepted or refused."""
    body = document.element.body
    return sum(1 for name in ("ins", "del", "moveFrom") for _ in body.iter(f"{W}{name}") if _holds_text(_))


def comments(document: Any) -> int:
    return sum(1 for _ in document.element.body.iter(f"{W}commentReference"))


def _holds_text(change: Any) -> bool:
    return any(t.text for t in change.iter(f"{W}t", f"{W}delText"))


def _stories(document: Any, name: str, numbers: _Numbers) -> Iterator[list[str]]:
    """Headers or footers of all sections, each text once, page numbers left out."""
    seen: set[str] = set()
    for section in document.sections:
        story = getattr(section, name)
        if story.is_linked_to_previous:
            continue
        for cells in _blocks(story._element, numbers):
            text = "".join(cells)
            if text and text not in seen:
                seen.add(text)
                yield cells


def _blocks(parent: Any, numbers: _Numbers) -> Iterator[list[str]]:
    for block in parent:
        if block.tag in _GONE:
            continue
        if block.tag == f"{W}p":
            yield from _paragraph(block, numbers)
        elif block.tag == f"{W}tbl":
            yield from _table(block, numbers)
        elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(block, numbers)


def _paragraph(paragraph: Any, numbers: _Numbers) -> Iterator[list[str]]:
    boxes: list[Any] = []
    text = "" if _counts_pages(paragraph) else numbers.of(paragraph) + _text(paragraph, boxes)
    for line in text.split("\n"):
        yield (
            [" ".join(part.split()) for part in line.split("\t")] if "\t" in line.strip() else [line.strip()]
        )
    for box in boxes:
        yield from _blocks(box, numbers)


def _table(table: Any, numbers: _Numbers) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # of a table inside a cell: read with the cell
        cells = []
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is row:
                inside = (" ".join(c for c in cells if c) for cells in _blocks(cell, numbers))
                cells.append(" ".join(part for part in inside if part))
        yield cells


def _counts_pages(paragraph: Any) -> bool:
    codes = [t.text or "" for t in paragraph.iter(f"{W}instrText")]
    codes += [f.get(f"{W}instr") or "" for f in paragraph.iter(f"{W}fldSimple")]
    return any(_PAGE_FIELD.search(code) for code in codes)


def _text(element: Any, boxes: list[Any]) -> str:
    """Text of runs in order; text boxes are put aside, they have lines of their own."""
    out = ""
    for child in element:
        if child.tag in _GONE or child.tag == f"{W}pPr":
            continue
        if child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{W}t":
            out += child.text or ""
        elif child.tag == f"{W}tab":
            out += "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            out += "\n"
        elif child.tag == f"{W}noBreakHyphen":
            out += "-"
        elif child.tag == f"{W}sym":
            out += "√" if (child.get(f"{W}char") or "").upper() in ("F0FE", "F052", "F0FC") else "□"
        else:
            out += _text(child, boxes)
    return out


class _Numbers:
    """Automatic numbers of paragraphs, counted as Word counts them."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, str], tuple[str, str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles = {s.get(f"{W}styleId"): s for s in document.styles.element.iter(f"{W}style")}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {a.get(f"{W}abstractNumId"): a for a in root.iter(f"{W}abstractNum")}
        for num in root.iter(f"{W}num"):
            link = num.find(f"{W}abstractNumId")
            kind = abstract.get(link.get(f"{W}val")) if link is not None else None
            for level in kind.iter(f"{W}lvl") if kind is not None else ():
                key = (num.get(f"{W}numId"), level.get(f"{W}ilvl"))
                self._levels[key] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1") or 1),
                )

    def of(self, paragraph: Any) -> str:
        """The number that stands before this paragraph, "" for none."""
        properties = paragraph.find(f"{W}pPr")
        found = _numbering(properties)
        if found is None and properties is not None:
            style = properties.find(f"{W}pStyle")
            element = self._styles.get(style.get(f"{W}val")) if style is not None else None
            found = _numbering(element.find(f"{W}pPr")) if element is not None else None
        if found is None or found not in self._levels:
            return ""
        number, depth = found[0], int(found[1])
        counts = self._counts.setdefault(number, [])
        while len(counts) <= depth:
            level = self._levels.get((number, str(len(counts))))
            counts.append((level[2] if level else 1) - 1)
        counts[depth] += 1
        del counts[depth + 1 :]
        form, pattern, _ = self._levels[found]
        if form in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda m: self._written(number, int(m[1]) - 1, counts), pattern) + " "

    def _written(self, number: str, depth: int, counts: list[int]) -> str:
        form = self._levels.get((number, str(depth)), ("decimal", "", 1))[0]
        return _numeral(counts[depth] if depth < len(counts) else 1, form)


def _numbering(properties: Any) -> tuple[str, str] | None:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None
    number, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    if number is None or number.get(f"{W}val") == "0":
        return None
    return number.get(f"{W}val"), level.get(f"{W}val") if level is not None else "0"


def _value(level: Any, name: str, default: str) -> str:
    found = level.find(f"{W}{name}")
    return default if found is None else str(found.get(f"{W}val"))


def _numeral(value: int, form: str) -> str:
    if "hinese" in form or form in ("ideographDigital", "japaneseCounting", "taiwaneseCounting"):
        if value >= 100:
            return str(value)
        tens, ones = divmod(value, 10)
        head = "" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens] + "十")
        return head + (_DIGITS[ones] if ones or not tens else "")
    if form in ("upperLetter", "lowerLetter") and value <= 26:
        return chr((65 if form == "upperLetter" else 97) + value - 1)
    return str(value)
