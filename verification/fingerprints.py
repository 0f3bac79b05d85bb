"""What makes a run's report what it is: inputs, engine, code, policy, corrections, day. Computed in one place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNDERSTANDING = ("extractors", "language", "schemas", "verification/papers.py", "verification/second_look.py")
"""All that turns transcripts into documents."""
SUFFIXES = (".py", ".txt", ".json", ".npz")
JUDGING = ("checks", "language", "schemas")
"""All that turns documents into a report. Policies are data and have a fingerprint of their own."""


@lru_cache(maxsize=1)
def extractor_fingerprint() -> str:
    """Changes whenever the code that understands pages does: documents are then made anew from transcripts."""
    return source_hash(UNDERSTANDING)


@lru_cache(maxsize=1)
def checks_fingerprint() -> str:
    """Changes whenever the code that judges does."""
    return source_hash(JUDGING)


def source_hash(places: Iterable[str]) -> str:
    """20 hex digits over names and bytes of all Python files, word lists and trained weights in these places below the root."""
    digest = hashlib.sha256()
    for place in places:
        at = ROOT / place
        files = [at] if at.is_file() else sorted(p for p in at.rglob("*") if p.suffix in SUFFIXES)
        for file in files:
            content = file.read_bytes()
            digest.update(f"{file.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:20]
