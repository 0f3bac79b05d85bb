"""Reviewers' corrections of a case, kept beside its runs: written once, counted from 1."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from schemas.review import Correction
from storage import keys
from storage.coding import decode, encode
from storage.keys import CasePart, case_part
from storage.protocol import ObjectStore


def corrections(store: ObjectStore, case: CasePart) -> tuple[Correction, ...]:
    """All of them, oldest first. One listing where there are none."""
    found = []
    for stat in store.list(keys.corrections_prefix(case)):
        data = store.get(stat.key)
        if data is not None:
            found.append(decode(Correction, data, stat.key))
    return tuple(found)


def add_correction(store: ObjectStore, correction: Correction) -> Correction:
    """Keeps it under the next number, whatever number it came with; returns it as kept."""
    case = case_part(correction.case_id)
    number = max((c.number for c in corrections(store, case)), default=0)
    while True:  # somebody else may correct the same case at the same moment
        number += 1
        numbered = replace(correction, number=number)
        if store.put_once(keys.correction_key(case, number), encode(numbered), "application/json"):
            return numbered


def corrections_hash(found: Sequence[Correction]) -> str:
    """One hash for all of a case's corrections, "" without any."""
    return hashlib.sha256(encode(tuple(found))).hexdigest() if found else ""
