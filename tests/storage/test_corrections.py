"""Corrections are counted, kept, and never overwritten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from schemas.review import Correction
from storage.corrections import add_correction, corrections, corrections_hash
from storage.folder import FolderStore
from storage.keys import case_part

MADE = Correction(
    "SZ 1/2", 0, "lease", "ab" * 32, 1, "tenant", "陈大文", "reviewer", "2026-11-24T09:00:00+00:00", "看原件"
)


def test_they_are_counted(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    assert corrections(store, case_part("SZ 1/2")) == ()
    first = add_correction(store, MADE)
    second = add_correction(store, replace(MADE, value=None))
    assert corrections(store, case_part("SZ 1/2")) == (first, second)
    assert [c.number for c in (first, second)] == [1, 2]


def test_two_reviewers_at_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda n: add_correction(store, replace(MADE, value=n)), range(16)))
    assert sorted(c.number for c in kept) == list(range(1, 17))
    assert {c.value for c in corrections(store, case_part("SZ 1/2"))} == set(range(16))


def test_a_hash_of_all_of_them() -> None:
    other = replace(MADE, value="陈大武")
    assert corrections_hash(()) == ""
    assert len({corrections_hash((MADE,)), corrections_hash((other,)), corrections_hash((MADE, other))}) == 3
