"""What counts as a change of the code that understands pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from verification import fingerprints


@pytest.mark.parametrize(
    ("name", "counts"), [("kind_model.npz", True), ("rules.py", True), ("notes.md", False)]
)
def test_code_word_lists_and_trained_weights_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, counts: bool
) -> None:
    monkeypatch.setattr(fingerprints, "ROOT", tmp_path)
    (tmp_path / "extractors").mkdir()
    (tmp_path / "extractors" / name).write_bytes(b"one")
    before = fingerprints.source_hash(("extractors",))
    (tmp_path / "extractors" / name).write_bytes(b"two")
    assert (fingerprints.source_hash(("extractors",)) != before) == counts
