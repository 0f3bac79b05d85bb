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

Progress = Callable[[str], None]


def read_papers(
    files: Sequence[tuple[Path, str]], reader: Reader, progress: Progress = lambda text: None
) -> tuple[list[Transcript], tuple[Document, ...]]:
    """Uploads -> what the pages say, and the documents they make. Blind: the claim is not known here."""
    transcripts = []
    for number, (path, name) in enumerate(files, 1):
        progress(f"[{number}/{len(files)}] {name}")
        transcripts.append(reader.read(path, name))
    first = understand(transcripts)
    if not first.wanted:
        return transcripts, first.documents
    progress("looking again at what decides")
    paths = {name: path for path, name in files}

    def look(file: str, requests: Sequence[Look]) -> Sequence[Seen]:
        return reader.look(paths[file], file, requests)

    transcripts = second_look(transcripts, first.wanted, look)
    again = understand(transcripts)
    if not again.doubts:
        return transcripts, again.documents
    transcripts = look_closer(transcripts, again.doubts, look)
    return transcripts, understand(transcripts).documents
