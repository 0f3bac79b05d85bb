"""An error of ours while a paper is understood costs that paper, never the case.

The paper stays where it is, unread, with the problem on it; the judges make `error` of it, so a person looks.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from schemas.document import Document, PageRef
from schemas.problems import DocumentBroke
from schemas.transcript import Problem, Transcript

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent


def bug(error: Exception) -> Problem:
    """The problem that an unexpected exception becomes. Logged with its kind and place: its text may be personal.

    Raises MemoryError again: that is the machine's, and may go well the next time.
    """
    if isinstance(error, MemoryError):
        raise error
    kind = type(error).__name__
    _log.error("a paper could not be understood (%s at %s); this is our bug", kind, _place(error))
    told = DocumentBroke(kind)
    return Problem(told.code, told.zh, told.en)


def is_bug(transcript: Transcript) -> bool:
    """Whether understanding this file broke already."""
    return any(p.code == DocumentBroke.code for p in transcript.problems)


def broken_file(name: str, transcript: Transcript) -> Document:
    """A whole file that nobody can tell the papers of. name: the document's id."""
    pages = tuple(PageRef(transcript.file, page.number) for page in transcript.pages)
    return Document(
        id=name, type="unknown", type_confidence=0.0, title="", pages=pages or (PageRef(transcript.file, 1),),
        readable=False, problems=transcript.problems,
    )  # fmt: skip


def _place(error: Exception) -> str:
    """file:line of the innermost frame of ours."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(_ROOT)]
    return f"{Path(frames[-1].filename).relative_to(_ROOT)}:{frames[-1].lineno}" if frames else "?"
