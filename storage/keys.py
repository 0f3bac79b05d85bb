"""Every object key of the store, spelled here and nowhere else."""

from __future__ import annotations

import hashlib


def transcript_key(sha256: str, fingerprint: str) -> str:
    """What one engine read on one file. OCR runs once for each."""
    return f"transcripts/{sha256}/{engine_id(fingerprint)}.json"


def looks_key(sha256: str, fingerprint: str, asked: str) -> str:
    """The answers to one set of second looks; asked: hash of the set."""
    return f"looks/{sha256}/{engine_id(fingerprint)}/{asked}.json"


def engine_id(fingerprint: str) -> str:
    """A short name, safe in a key, for an engine's full fingerprint."""
    return hashlib.sha256(fingerprint.encode()).hexdigest()[:20]
