"""report.json and the files in the folder."""

from __future__ import annotations

import json
from pathlib import Path

from reports.write import report_json, write_report
from schemas.report import Report
from tests.reports import fake


def test_both_files_and_nothing_else(tmp_path: Path, pictures: Path) -> None:
    out = tmp_path / "案 1" / "report"
    write_report(fake.report(), out, pictures)
    assert sorted(p.name for p in out.iterdir()) == ["report.html", "report.json"]
    first = {p.name: p.read_bytes() for p in out.iterdir()}
    write_report(fake.report(), out, pictures)
    assert first == {p.name: p.read_bytes() for p in out.iterdir()}


def test_json_uses_the_names_of_the_interface_and_loads_again() -> None:
    text = report_json(fake.report())
    data = json.loads(text)
    assert list(data)[:4] == ["schema_version", "case_id", "run_id", "started_at"]
    assert set(data["coverage"]["gaps"][0]) == {"from", "to", "days"}
    assert data["coverage"]["intervals"][1]["to"] is None
    assert data["documents"][3]["fields"]["signed_on"]["value"] is None
    assert data["documents"][2]["fields"]["tenant_id"]["confidence"] == 0.62
    assert "陈大文" in text, "UTF-8, not escapes"
    assert Report.model_validate(data) == fake.report()


def test_json_never_says_nan() -> None:
    report = fake.report(timings={"read": float("nan")})
    assert json.loads(report_json(report))["timings"] == {"read": None}


def test_the_quick_way_and_the_exact_way_write_the_same() -> None:
    report = fake.report()
    exact = json.dumps(report.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"
    assert report_json(report) == exact
