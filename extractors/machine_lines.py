"""The machine-readable lines of a card: a second way to its facts, each guarded by its ICAO 9303 check digit.

Fillers are hard to count for a reader, so a line's run of fillers is stretched or cut to the standard length;
nothing else is changed unseen: look-alikes exchanged by the type of their column make the reading unsure.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from extractors.found import Found, Span
from extractors.layout import Flow
from extractors.paper import Founds, Paper, rows_text
from language.mrz import Mrz, century, clean_line, parse_mrz

_EXCHANGED = 0.8
"""Certainty of a block in which look-alikes were exchanged."""


@dataclass(frozen=True)
class Line:
    """One machine-readable row. text: at standard length; columns[i]: flow offset of text[i], -1 for filler added."""

    text: str
    columns: tuple[int, ...]
    span: Span


def machine_rows(flow: Flow) -> list[list[Line]]:
    """Blocks of neighbouring machine-readable rows."""
    blocks: list[list[Line]] = []
    previous = -2
    for index, (start, end, row) in enumerate(rows_text(flow)):
        follows = bool(blocks) and index <= previous + (1 if len(blocks[-1]) > 1 else 2)
        last = bool(blocks) and index == previous + 1 and len(blocks[-1]) == 2
        line = _line(start, end, row, last) or _beside_text(start, row)
        if line is None:
            continue
        if follows and blocks and len(blocks[-1]) < 3:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        previous = index
    return blocks


def _beside_text(start: int, row: str) -> Line | None:
    """A machine-readable row whose card lies beside another, whose text stands in the same row of the page."""
    at = start
    for cell in row.split("\t") if "\t" in row else ():
        line = _line(at, at + len(cell), cell)
        if line is not None:
            return line
        at += len(cell) + 1
    return None


def _line(start: int, end: int, row: str, last: bool = False) -> Line | None:
    """A row as a machine-readable line; the `last` of three may have lost most of its fillers."""
    chars, columns = [], []
    for offset, char in enumerate(row, start):
        for clean in clean_line("<" if char in "Λ∧〈く^" else "I" if char == "|" else char):
            chars.append(clean)
            columns.append(offset)
    text = "".join(chars)
    least = 6 if last else 22
    if not re.fullmatch(rf"[A-Z0-9<]{{{least},50}}", text) or (
        text.count("<") < 3 and not re.match(r"C.?CHN", text)
    ):
        return None
    width = 44 if len(text) > 37 else 30
    fitted = _fit(text, columns, width)
    return Line(fitted[0], tuple(fitted[1]), (start, end)) if fitted else None


def _fit(text: str, columns: list[int], width: int) -> tuple[str, list[int]] | None:
    """The longest run of fillers made longer or shorter until the line has its width; None when that cannot be."""
    if len(text) == width:
        return text, columns
    runs = sorted(re.finditer(r"<{2,}", text), key=lambda m: m.end() - m.start())
    if not runs:
        return None
    run = runs[-1]
    more = width - len(text)
    if run.end() - run.start() + more < 1 or (abs(more) > 6 and run.end() < len(text)):
        return None
    if more > 0:
        return text[: run.end()] + "<" * more + text[run.end() :], columns[: run.end()] + [
            -1
        ] * more + columns[run.end() :]
    return text[: run.end() + more] + text[run.end() :], columns[: run.end() + more] + columns[run.end() :]


def machine_founds(paper: Paper) -> Founds:
    """mrz, and number, date_of_birth, sex, valid_until, issue_count where their check digits hold."""
    out: Founds = {}
    flow = paper.rows
    for block in machine_rows(flow):
        parsed = parse_mrz([line.text for line in block], repair=True)
        if parsed.layout == "unknown":
            continue
        certain = _EXCHANGED if parsed.repairs else 1.0
        exchanged = {repair[0] for repair in parsed.repairs}
        proven = parsed.valid is True and parsed.checks.get("composite") != "absent"
        spans = tuple(line.span for line in block)
        out.setdefault("mrz", []).append(
            Found("\n".join(parsed.lines), flow, spans, "mrz", 0.9, _nothing, 1.0 if proven else certain)
        )
        for name, value, line, first, last, digit in _facts(parsed):
            place = _place(block, line, first, last)
            if value and place and parsed.checks.get(digit) == "valid":
                out.setdefault(name, []).append(
                    Found(value, flow, place, "mrz", 0.88, _nothing, _EXCHANGED if line in exchanged else 1.0)
                )
    return out


def machine_names(paper: Paper) -> list[Found]:
    """«FAMILY, GIVEN» from the name line, which no digit guards; nothing when it may have been cut off (ICAO 9303-4)."""
    out = []
    for block in machine_rows(paper.rows):
        parsed = parse_mrz([line.text for line in block], repair=True)
        row = {"TD1": 2, "TD3": 0}.get(parsed.layout)
        if row is None or row >= len(block) or not (parsed.surname and parsed.given_names):
            continue
        if not block[row].text.endswith("<") or not re.fullmatch(
            r"[A-Z ]+", parsed.surname + parsed.given_names
        ):
            continue
        proven = parsed.valid is True and parsed.checks.get("composite") != "absent"
        place = _place(block, row, 5 if row == 0 else 0, len(block[row].text.rstrip("<")))
        name = f"{parsed.surname}, {parsed.given_names}"
        out.append(Found(name, paper.rows, place, "mrz", 0.7 if proven else 0.6, _nothing))
    return out


def _nothing(raw: str) -> None:
    """A piece of a machine-readable line means nothing by itself."""


def _facts(mrz: Mrz) -> list[tuple[str, str | None, int, int, int, str]]:
    """(field, value, line, first column, last column + 1, guarding digit)."""
    expiry = _expiry(mrz.expiry)
    latest = expiry or datetime.date(2099, 12, 31)
    birth = century(mrz.birth, not_after=latest)
    born = birth.isoformat() if birth else None
    until = expiry.isoformat() if expiry else None
    if mrz.layout == "TD1":
        return [
            ("number", mrz.number, 0, 5, 14, "number"),
            ("date_of_birth", born, 1, 0, 6, "birth"),
            ("sex", mrz.sex, 1, 7, 8, "composite"),
            ("valid_until", until, 1, 8, 14, "expiry"),
        ]
    if mrz.layout == "TD3":
        return [
            ("number", mrz.number, 1, 0, 9, "number"),
            ("date_of_birth", born, 1, 13, 19, "birth"),
            ("sex", mrz.sex, 1, 20, 21, "composite"),
            ("valid_until", until, 1, 21, 27, "expiry"),
        ]
    return [
        ("number", mrz.number, 0, 2, 11, "number"),
        ("valid_until", until, 0, 13, 19, "expiry"),
        ("date_of_birth", born, 0, 21, 27, "birth"),
    ]


def _expiry(yymmdd: str) -> datetime.date | None:
    if not re.fullmatch(r"\d{6}", yymmdd):
        return None
    try:
        return datetime.date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
    except ValueError:
        return None


def _place(block: list[Line], line: int, first: int, last: int) -> tuple[Span, ...]:
    if line >= len(block):
        return ()
    offsets = [c for c in block[line].columns[first:last] if c >= 0]
    return ((min(offsets), max(offsets) + 1),) if offsets else ()
