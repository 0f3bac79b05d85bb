"""What only a folder has: half-written files, missing rights."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.problems import ServiceAway
from storage.folder import FolderStore


def test_what_is_being_written_is_no_object(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put_once("a/b", b"x")
    (tmp_path / "a" / ".writing-xyz").write_bytes(b"half")
    assert [s.key for s in store.list("")] == ["a/b"]


def test_a_folder_that_cannot_be_used_is_a_service_away(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ServiceAway, match="cannot be used") as away:
        FolderStore(tmp_path / "file").put_once("a", b"x")
    assert away.value.exit_code == 4


def test_deleting_leaves_no_empty_folders(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "s")
    store.put_once("a/b/c", b"x")
    store.put_once("a/d", b"x")
    store.delete("a/b/c")
    assert not (tmp_path / "s" / "a" / "b").exists()
    assert store.get("a/d") == b"x"
