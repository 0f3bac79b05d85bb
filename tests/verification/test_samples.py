"""The committed cases end to end with the real reader: flawed ones never pass, clean ones are never refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.worker import IsolatedReader
from reports.write import report_json
from schemas.report import Report
from verification.program import verify

CASES = sorted((Path(__file__).resolve().parents[2] / "samples" / "cases").glob("*/truth.json"))


def judged(case: Path, out: Path | None = None) -> Report:
    return verify(case, out, lambda pictures: IsolatedReader(pictures=pictures))


@pytest.mark.live
@pytest.mark.parametrize("truth_file", CASES, ids=lambda p: p.parent.name)
def test_sample_case(truth_file: Path) -> None:
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    report = judged(truth_file.parent)
    outcomes: dict[str, set[str]] = {}
    for check in report.checks:
        outcomes.setdefault(check.id, set()).add(str(check.outcome))
    if truth["clean"]:
        assert report.decision.outcome in ("pass", "review"), report.decision.reasons
    else:
        assert report.decision.outcome != "pass"
        for flaw in truth["flaws"]:
            assert outcomes[flaw["check"]] & {"failed", "inconclusive"}, flaw


@pytest.mark.live
def test_the_same_case_twice_gives_the_same_report(tmp_path: Path) -> None:
    case = CASES[0].parent.parent / "clean_work_text"
    texts = []
    for name in ("one", "two"):
        report = judged(case, tmp_path / name)
        plain = report.model_copy(update={"run_id": "", "started_at": "", "finished_at": "", "timings": {}})
        texts.append(report_json(plain))
        assert (tmp_path / name / "report.html").stat().st_size > 10_000
    assert texts[0] == texts[1]
