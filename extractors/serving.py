"""The worker's end: turns questions from the pipe into readings. Nothing raised here reaches the pipe."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractors.faults import strike
from extractors.file_problems import problem
from extractors.limits import Limits
from extractors.looking import Seen
from extractors.ocr import Engine
from extractors.reading import Reader
from schemas.transcript import Transcript

log = logging.getLogger("permitproof.reading")


class Server:
    """Answers ("read", path, name) and ("look", path, name, looks). tell: sends news of each page."""

    def __init__(self, limits: Limits, pictures: Path | None, tell: Callable[[str, Any], None]) -> None:
        self._reader = Reader(limits, Engine(), pictures)
        self._tell = tell

    def answer(self, question: tuple[Any, ...]) -> Any:
        if question[0] == "look":
            return self._look(Path(question[1]), question[2], question[3])
        return self._read(Path(question[1]), question[2])

    def _read(self, path: Path, name: str) -> Transcript:
        try:
            strike(name)
            return self._reader.read(path, name, lambda page: self._tell("page", page))
        except Exception as error:  # the boundary: our own bug becomes this file's problem, not the run's
            log.exception("reading failed")
            return Transcript(name, "", "", (), (problem("file.internal", kind=type(error).__name__),))

    def _look(self, path: Path, name: str, looks: list[Any]) -> list[Seen]:
        try:
            return self._reader.look(path, name, looks)
        except Exception:  # as above; an empty answer is «unread»
            log.exception("looking failed")
            return [Seen() for _ in looks]
