"""--on and --policy with the command itself: which policy is used, as of which day, and what a wrong file costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checks.testing import APPLICATION
from permitproof.cli import main
from tests.policies.test_policies import HEAD, two_versions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case whose only upload is an empty file: quick to read, and nothing hangs on what it says."""
    case = tmp_path / "case"
    (case / "uploads").mkdir(parents=True)
    (case / "uploads" / "empty.pdf").write_bytes(b"")
    (case / "application.json").write_text(json.dumps(APPLICATION), "utf-8")
    return case


def verified(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> dict[str, Any]:
    assert main(["verify", str(folder), "--out", str(folder / "out"), "--json", "--quiet", *more]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def used(report: dict[str, Any]) -> tuple[str, str]:
    policy = report["versions"]["policy"]
    return policy["id"], policy["version"]


def test_on_chooses_the_version_and_moves_the_half_year(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Submitted on 2026-11-23: the version of July, 183 days. As of May the earlier one, by calendar months."""
    two_versions(tmp_path)
    monkeypatch.setattr("checks.policies.FOLDER", tmp_path)
    today = verified(capsys, folder)
    assert used(today) == ("shenzhen", "2026.2")
    assert (today["coverage"]["required_from"], today["coverage"]["required_to"]) == (
        "2026-05-25",
        "2026-11-23",
    )
    earlier = verified(capsys, folder, "--on", "2026-05-31")
    assert used(earlier) == ("shenzhen", "2026.1")
    assert (earlier["coverage"]["required_from"], earlier["coverage"]["required_to"]) == (
        "2025-12-01",
        "2026-05-31",
    )


def test_a_file_of_ones_own_goes_before_city_and_day(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also outside its dates: a reviewer may want to compare. --on still says the day."""
    file = tmp_path / "mine.yaml"
    unit = "half_year:\n  unit: {value: days_180, source: nobody in particular, sureness: verified}\n"
    file.write_text(HEAD + "effective_until: 2020-12-31\n" + unit, "utf-8")
    report = verified(capsys, folder, "--policy", str(file), "--on", "2026-11-23")
    assert used(report) == ("mine", "1") and report["coverage"]["required_from"] == "2026-05-28"


def test_a_foreigner_is_judged_by_the_policy_for_foreigners(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = {**APPLICATION, "applicant": {**APPLICATION["applicant"], "origin": "foreign"}}
    (folder / "application.json").write_text(json.dumps(claim), "utf-8")
    assert used(verified(capsys, folder)) == ("foreigners", "2026.1")


def test_a_wrong_policy_is_refused_before_anything_is_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(HEAD + "lease_filing: true\n", "utf-8")
    assert main(["verify", str(folder), "--policy", str(file)]) == 2
    said = capsys.readouterr().err.strip()
    assert len(said.splitlines()) == 1 and "mine.yaml:6:" in said and "lease_filing" in said
    assert not (folder / "report").exists()


def test_no_policy_was_in_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder), "--on", "2017-01-01"]) == 2
    assert "2017-01-01" in capsys.readouterr().err
