"""What reads files: the isolated reader itself, or the same behind a store that remembers what was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Protocol, runtime_checkable

from extractors.looking import Look, Seen
from schemas.problems import CaseError
from schemas.transcript import Transcript
from storage.coding import decode, encode
from storage.keys import looks_key, original_key, transcript_key
from storage.protocol import ObjectStore
from storage.records import sha256_of
from verification.page_pictures import fetch_pictures, keep_pictures

ABSENT = "absent"
"""Folder of the scratch folder under which uploads are named that were no regular files, so never kept."""
PASSING = frozenset({"file.timeout", "file.memory", "file.crashed"})
"""Problems of the moment, not of the file: what failed so is not remembered, it is tried again the next time."""


@runtime_checkable
class Reader(Protocol):
    """Reads uploads and looks again at places on them. Never raises for a bad file."""

    @property
    def fingerprint(self) -> str: ...
    def read(self, path: Path, name: str) -> Transcript: ...
    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]: ...
    def close(self) -> None: ...
    def __enter__(self) -> Reader: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class RememberingReader(AbstractContextManager["RememberingReader"]):
    """Reads each file once for each engine: transcripts are kept under <sha256>/<engine>, page pictures too.

    pictures: the folder where the reader puts page pictures and where those of remembered pages are put; None =
    nobody wants them.
    """

    def __init__(self, reader: Reader, store: ObjectStore, pictures: Path | None = None) -> None:
        self._reader = reader
        self._store = store
        self._pictures = pictures

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._reader.close()

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def read(self, path: Path, name: str) -> Transcript:
        sha256 = self._sha256(path)
        if not sha256:
            return self._reader.read(path, name)
        kept = self._remembered(sha256)
        if kept is not None:
            return replace(kept, file=name)
        transcript = self._reader.read(self._file(path), name)
        if transcript.sha256 and not passing(transcript):
            if self._pictures is not None:
                keep_pictures(self._store, self.fingerprint, transcript, self._pictures)
            key = transcript_key(sha256, self.fingerprint)
            self._store.put_once(key, encode(transcript), "application/json")
        return transcript

    def _remembered(self, sha256: str) -> Transcript | None:
        """What was read before; None also when its pictures are wanted and nobody kept them."""
        key = transcript_key(sha256, self.fingerprint)
        kept = self._store.get(key)
        if kept is None:
            return None
        transcript = decode(Transcript, kept, key)
        if self._pictures is None or fetch_pictures(
            self._store, self.fingerprint, [transcript], self._pictures
        ):
            return transcript
        return None

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        if not requests:
            return []
        asked = hashlib.sha256(encode(list(requests))).hexdigest()
        key = looks_key(self._sha256(path), self.fingerprint, asked)
        kept = self._store.get(key)
        if kept is not None:
            return decode(list[Seen], kept, key)
        seen = self._reader.look(self._file(path), name, requests)
        if any(s.confidence is not None or s.ink for s in seen):
            self._store.put_once(key, encode(seen), "application/json")
        return seen

    def _sha256(self, path: Path) -> str:
        """ "" for what is no regular file."""
        return "" if path.is_symlink() or not path.is_file() else sha256_of(path)

    def _file(self, path: Path) -> Path:
        return path


class StoredReader(RememberingReader):
    """Reads originals out of the store: paths are `<scratch>/<sha256>`, fetched only when they must be read."""

    def _sha256(self, path: Path) -> str:
        return path.name

    def _file(self, path: Path) -> Path:
        if not path.exists():
            part = path.with_name(f"{path.name}.part")
            opened = self._store.open(original_key(path.name))
            if opened is None and path.parent.name != ABSENT:
                raise CaseError(  # ours to mend: an applicant must never be asked to upload again what we lost
                    f"originals/{path.name} is not in the store any more; restore it from a backup and run again"
                )
            if opened is not None:
                with opened as source, part.open("wb") as target:
                    while block := source.read(1 << 20):
                        target.write(block)
                part.replace(path)
        return path


def passing(transcript: Transcript) -> bool:
    """Whether something went wrong that may go well the next time."""
    return any(p.code in PASSING for p in transcript.problems)


def dump(transcript: Transcript) -> object:
    """A transcript as plain JSON data."""
    return json.loads(encode(transcript))
