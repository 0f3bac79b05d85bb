"""What reads files: the isolated reader itself, or the same behind a store that remembers what was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol, runtime_checkable

from pydantic import TypeAdapter

from extractors.looking import Look, Seen
from extractors.worker import IsolatedReader
from schemas.transcript import Transcript
from storage.folder import FolderStore
from storage.keys import looks_key, transcript_key

_TRANSCRIPT = TypeAdapter(Transcript)
_LOOKS = TypeAdapter(list[Look])
_SEEN = TypeAdapter(list[Seen])


@runtime_checkable
class Reader(Protocol):
    """Reads uploads and looks again at places on them. Never raises for a bad file."""

    @property
    def fingerprint(self) -> str: ...
    def read(self, path: Path, name: str) -> Transcript: ...
    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]: ...
    def __enter__(self) -> Reader: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class RememberingReader(AbstractContextManager["RememberingReader"]):
    """Reads each file once for each engine: transcripts are kept under <sha256>/<engine fingerprint>.

    A file that failed for want of time or memory is not remembered: it is tried again the next time.
    """

    def __init__(self, reader: IsolatedReader, store: FolderStore) -> None:
        self._reader = reader
        self._store = store

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def read(self, path: Path, name: str) -> Transcript:
        if path.is_symlink() or not path.is_file():
            return self._reader.read(path, name)
        key = transcript_key(_sha256(path), self.fingerprint)
        kept = self._store.get(key)
        if kept is not None:
            transcript = _TRANSCRIPT.validate_json(kept)
            return Transcript(
                name, transcript.sha256, transcript.media_type, transcript.pages, transcript.problems,
                transcript.engine, transcript.facts,
            )  # fmt: skip
        transcript = self._reader.read(path, name)
        if transcript.sha256 and not transcript.problems:
            self._store.put_once(key, _TRANSCRIPT.dump_json(transcript))
        return transcript

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        if not requests:
            return []
        asked = hashlib.sha256(_LOOKS.dump_json(list(requests))).hexdigest()
        key = looks_key(_sha256(path), self.fingerprint, asked)
        kept = self._store.get(key)
        if kept is not None:
            return _SEEN.validate_json(kept)
        seen = self._reader.look(path, name, requests)
        if any(s.confidence is not None or s.ink for s in seen):
            self._store.put_once(key, _SEEN.dump_json(seen))
        return seen


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def dump(transcript: Transcript) -> object:
    """A transcript as plain JSON data."""
    return json.loads(_TRANSCRIPT.dump_json(transcript))
