"""A paper: the pages that belong together, with their running text. What the document readers work on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extractors.found import Found
from extractors.layout import Flow, SourcePage, column_flow, row_flow
from extractors.sides import Side
from schemas.document import Finding, PageRef, Reading
from schemas.transcript import Mark


@dataclass(frozen=True)
class Paper:
    """Pages in their order. rows: text row by row; columns: text column by column where there are columns."""

    pages: tuple[SourcePage, ...]

    @cached_property
    def rows(self) -> Flow:
        return row_flow(self.pages)

    @cached_property
    def columns(self) -> Flow | None:
        return column_flow(self.pages)

    @property
    def flows(self) -> tuple[Flow, ...]:
        return (self.rows,) if self.columns is None else (self.rows, self.columns)

    @property
    def refs(self) -> tuple[PageRef, ...]:
        return tuple(PageRef(p.file, p.page.number) for p in self.pages)

    @property
    def marks(self) -> tuple[tuple[PageRef, Mark], ...]:
        return tuple((PageRef(p.file, p.page.number), m) for p in self.pages for m in p.page.marks)

    @cached_property
    def compact(self) -> str:
        """The row text without any blanks: for recognising, not for pointing."""
        return compact(self.rows.text)


Fields = dict[str, Reading]
Founds = dict[str, list[Found]]


@dataclass(frozen=True)
class DocumentType:
    """How to know one type of paper and how to read it.

    titles, hints: (pattern, weight) over compact text (no blanks, half width, Simplified): titles are looked
    for in rows that look like a title, hints anywhere on a page.
    read: paper -> candidates for each field. findings: what else a check may judge.
    absent: fields that every paper of this type states; not found, they are reported as looked for in vain.
    many: True when a paper may run over several pages. faces: 2 where a card's front and back may
    come apart. small: several may lie in one photo or be copied onto one sheet.
    keys: by field, value -> text by which candidates count as the same value.
    sides: who signs, by field name: at their signature labels ink is looked for.
    """

    type: str
    titles: tuple[tuple[str, float], ...]
    hints: tuple[tuple[str, float], ...]
    read: Callable[[Paper], Founds]
    findings: Callable[[Paper, Fields], list[Finding]] = lambda paper, fields: []
    expected: tuple[str, ...] = ()
    many: bool = False
    faces: int = 1
    small: bool = False
    keys: dict[str, Callable[[str | int], str]] = field(default_factory=dict)
    sides: Mapping[str, Side] = field(default_factory=dict)

    @cached_property
    def title_patterns(self) -> tuple[tuple[re.Pattern[str], float], ...]:
        return tuple((re.compile(p, re.IGNORECASE), w) for p, w in self.titles)

    @cached_property
    def hint_patterns(self) -> tuple[tuple[re.Pattern[str], float], ...]:
        return tuple((re.compile(p, re.IGNORECASE), w) for p, w in self.hints)


def compact(text: str) -> str:
    return re.sub(r"\s+", "", text)


def rows_text(flow: Flow) -> Iterator[tuple[int, int, str]]:
    """(start, end, text) of each row of the flow."""
    start = 0
    for line in flow.text.split("\n"):
        yield start, start + len(line), line
        start += len(line) + 1
