"""The short summary for a person at a terminal."""

from __future__ import annotations

from pathlib import Path

from reports.labels import CHECKS, DECISIONS, OUTCOMES, PURPOSES, label
from reports.safe import one_line
from schemas.report import Report

MAX_REASONS = 5
MAX_REQUESTS = 4
_COLOURS = {"pass": "32", "fail": "31", "review": "33", "resubmit": "35"}


def summarise(report: Report, where: Path | None = None, tty: bool = False) -> str:
    """At most 25 lines, Chinese and English, no line break at the end.

    where: the folder of the report, named in the last line. tty: colour the outcome.
    """
    name = label(DECISIONS, report.decision.outcome)
    outcome = f"{name.zh}  {name.en.upper()}"
    if tty:
        outcome = f"\x1b[1;{_COLOURS[report.decision.outcome]}m{outcome}\x1b[0m"
    lines = [f"{one_line(report.case_id, 60)}  {outcome}", f"  {_counts(report)}"]
    for reason in report.decision.reasons[:MAX_REASONS]:
        title = label(CHECKS, reason.check).zh
        lines.append(f"  - {one_line(title, 30)}：{one_line(reason.message.zh, 160)}")
        lines.append(f"    {one_line(reason.message.en, 240)}")
    lines += _more(len(report.decision.reasons) - MAX_REASONS)
    if report.decision.requests:
        lines.append("请申请人  Ask the applicant:")
    for request in report.decision.requests[:MAX_REQUESTS]:
        lines.append(f"  - {one_line(request.message.zh, 160)}")
        lines.append(f"    {one_line(request.message.en, 240)}")
    lines += _more(len(report.decision.requests) - MAX_REQUESTS)
    if report.routes:
        lines.append("途径  Routes: " + "; ".join(_route(r.purpose, r.satisfied) for r in report.routes))
    if where is not None:
        lines.append(f"报告  Report: {one_line(str(where / 'report.html'), 300)}")
    return "\n".join(lines)


def _counts(report: Report) -> str:
    parts = []
    for outcome, name in OUTCOMES.items():
        count = sum(check.outcome.value == outcome for check in report.checks)
        if count:
            parts.append(f"{name.zh} {name.en.lower()} {count}")
    return " · ".join(parts) or "没有核查  no checks"


def _more(count: int) -> list[str]:
    return [f"  … 另有 {count} 项，见报告  {count} more in the report"] if count > 0 else []


def _route(purpose: str, satisfied: bool) -> str:
    name = label(PURPOSES, purpose)
    return f"{name.zh} {name.en.lower()} {'✓' if satisfied else '✗'}"
