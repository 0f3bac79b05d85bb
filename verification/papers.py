"""Uploads -> transcripts and documents: read, understand, look again at what decides, understand again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from extractors.looking import Look, Seen
from extractors.understand import understand
from schemas.document import Document
from schemas.transcript import Transcript
from verification.readers import Reader
from verification.second_look import look_closer, second_look
from verification.steps import Plain, Steps

Progress = Callable[[str], None]


def read_papers(
    files: Sequence[tuple[Path, str]],
    reader: Reader,
    progress: Progress = lambda text: None,
    steps: Steps = Plain(),  # noqa: B008 (holds nothing)
) -> tuple[list[Transcript], tuple[Document, ...]]:
    """Uploads -> what the pages say, and the documents they make. Blind: the claim is not known here."""

    def read(numbered: tuple[int, tuple[Path, str]]) -> Transcript:
        number, (path, name) = numbered
        progress(f"[{number}/{len(files)}] {name}")
        return reader.read(path, name)

    transcripts = steps.each("read", read, list(enumerate(files, 1)))
    paths = {name: path for path, name in files}

    def look(file: str, requests: Sequence[Look]) -> Sequence[Seen]:
        return reader.look(paths[file], file, requests)

    def understood() -> tuple[list[Transcript], tuple[Document, ...]]:
        first = understand(transcripts)
        if not first.wanted:
            return transcripts, first.documents
        progress("looking again at what decides")
        looked = second_look(transcripts, first.wanted, look)
        again = understand(looked)
        seen = set(first.wanted)
        if new := [want for want in again.wanted if want not in seen]:  # told only by what was looked at
            looked = second_look(looked, new, look)
            again = understand(looked)
        if not again.doubts:
            return looked, again.documents
        looked = look_closer(looked, again.doubts, look)
        return looked, understand(looked).documents

    return steps.run("understand", understood)
