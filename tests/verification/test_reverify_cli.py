"""permitproof reverify, as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from permitproof.cli import main
from storage.folder import FolderStore
from storage.keys import case_part
from storage.records import Records
from tests.past import file_past


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two cases that were read by the engine that is installed."""
    from extractors.worker import IsolatedReader

    with IsolatedReader() as reader:
        engine = reader.fingerprint
    records = Records(FolderStore(tmp_path / "store"))
    for name, city in (("A", "shenzhen"), ("B", "beijing")):
        file_past(records, name, claim={"city": city}, engine=engine)
    return tmp_path / "store"


def run(store: Path, *more: str) -> int:
    return main(["reverify", "--store", str(store), "--jobs", "1", "--out", str(store.parent / "out"), *more])


def test_nothing_changed(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store) == 0
    assert "2 cases: 2 unchanged" in capsys.readouterr().out


def test_as_of_another_day_for_one_city(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "--on", "2027-06-01", "--city", "shenzhen", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["summary"]["cases"] == 1 and set(said["summary"]["causes"]) == {"date"}
    assert (store.parent / "out" / "difference.html").is_file()
    records = Records(FolderStore(store))
    assert len(list(records.runs(case_part("A")))) == 2 and len(list(records.runs(case_part("B")))) == 1
    assert list(records.store.list("batches/"))


def test_a_dry_run_writes_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((s.key, s.etag) for s in FolderStore(store).list(""))
    assert run(store, "--on", "2027-06-01", "--dry-run") == 0
    assert "dry run, nothing was written" in capsys.readouterr().out
    assert sorted((s.key, s.etag) for s in FolderStore(store).list("")) == before


def test_only_what_a_policy_had_judged(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "--policy", "shenzhen", "--dry-run") == 0
    assert "1 cases" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--outcome", "good"], 2),
        (["--policy", "nowhere.yaml"], 2),
        (["--since", "2026-12-01", "--until", "2026-11-01"], 2),
        (["--jobs", "0"], 2),
        (["--policy", "a.yaml", "--policy", "b.yaml"], 2),
    ],
)
def test_a_wrong_command_line_says_so(
    store: Path, more: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, *more) == code
    assert capsys.readouterr().err.startswith("permitproof: ")
