"""The upright pictures of pages, between the folder where the reader leaves them and the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from schemas.transcript import Transcript
from storage.keys import picture_key
from storage.protocol import ObjectStore


def keep_pictures(store: ObjectStore, engine: str, transcript: Transcript, folder: Path) -> None:
    """Puts the pictures of a file's pages into the store."""
    for page in transcript.pages:
        path = _path(folder, transcript.sha256, page.number)
        if path.is_file():
            store.put_file_once(picture_key(transcript.sha256, engine, page.number), path, "image/jpeg")


def fetch_pictures(store: ObjectStore, engine: str, transcripts: Sequence[Transcript], folder: Path) -> bool:
    """Puts the pictures of all pages into the folder; False when the store lacks one."""
    folder.mkdir(parents=True, exist_ok=True)
    complete = True
    for transcript in transcripts:
        for page in transcript.pages:
            path = _path(folder, transcript.sha256, page.number)
            if path.exists():
                continue
            data = (
                store.get(picture_key(transcript.sha256, engine, page.number)) if transcript.sha256 else None
            )
            if data is None:
                complete = False
            else:
                path.write_bytes(data)
    return complete


def _path(folder: Path, sha256: str, page: int) -> Path:
    """As reports.pictures looks for it."""
    return folder / f"{sha256}-{page}.jpg"
