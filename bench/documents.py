"""How much of single documents is read exactly right."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.compare import Mark, compare
from extractors.worker import IsolatedReader
from storage.folder import FolderStore
from verification.case_folder import uploads
from verification.papers import read_papers
from verification.readers import RememberingReader

GROUPS = ("text_pdf", "printed scan", "printed photo", "hand-filled")


@dataclass
class DocumentScore:
    """Marks of every field, and how many documents were taken for what they are."""

    marks: list[Mark] = field(default_factory=list)
    documents: int = 0

    def rate(self, group: str, kind: str | None = None) -> tuple[int, int]:
        """(right, all) of one group of media, of one type or all."""
        mine = [
            m
            for m in self.marks
            if m.verdict != "invented" and group_of(m) == group and kind in (None, m.type)
        ]
        return sum(m.verdict == "right" for m in mine), len(mine)

    @property
    def sure(self) -> list[Mark]:
        return [m for m in self.marks if m.confidence >= 0.9 and m.verdict in ("right", "wrong")]

    @property
    def types(self) -> list[str]:
        return sorted({m.type for m in self.marks})

    def figures(self) -> dict[str, object]:
        return {
            "fields": {g: self.rate(g) for g in GROUPS},
            "sure": len(self.sure),
            "sure_and_wrong": sum(m.verdict == "wrong" for m in self.sure),
            "invented_sure": sum(m.verdict == "invented" and m.confidence >= 0.9 for m in self.marks),
            "documents": self.documents,
        }


def group_of(mark: Mark) -> str:
    """Hand-filled papers are a medium of their own, whatever they were photographed with."""
    if mark.hand:
        return "hand-filled"
    return mark.medium if mark.medium == "text_pdf" else f"printed {mark.medium}"


def run_documents(folder: Path, store: Path, losses: bool) -> DocumentScore:
    """Reads every document folder below `folder`. losses: print each field that was not right."""
    score = DocumentScore()
    folders = sorted(p.parent for p in folder.glob("*/truth.json"))
    with RememberingReader(IsolatedReader(), FolderStore(store)) as reader:
        for number, each in enumerate(folders, 1):
            if number % 10 == 0:
                print(f"\rdocuments {number}/{len(folders)}", end="", file=sys.stderr, flush=True)
            truth = json.loads((each / "truth.json").read_text(encoding="utf-8"))
            _, documents = read_papers(uploads(each), reader)
            marks = compare(each.name, truth["documents"], documents)
            score.marks += marks
            score.documents += len(truth["documents"])
            if losses:
                show(marks)
    print(file=sys.stderr)
    return score


def show(marks: list[Mark]) -> None:
    """Every field that was not read right, for the authors of the readers."""
    for m in marks:
        if m.verdict != "right":
            print(
                f"{'SURE ' if m.sure_and_wrong else ''}{m.verdict} {m.case} {m.field}: {m.truth!r} <- {m.read!r} {m.confidence:.2f}"
            )


def wrong_fields(marks: list[Mark]) -> Counter[tuple[str, str]]:
    return Counter((m.type, m.field) for m in marks if m.verdict in ("wrong", "unread", "missed"))
