"""A page for each case that says how it stands and leads to its last report: the link that `submit` returns."""

from __future__ import annotations

from html import escape

from schemas.run import RunRecord
from storage.keys import CasePart, report_key, signpost_key
from storage.records import Records

HTML = "text/html; charset=utf-8"
LINK_SECONDS = 7 * 24 * 3600
"""A week: the longest that S3 signs for."""
WORDS = {"pass": "通过", "fail": "不通过", "review": "需人工审核", "resubmit": "需补交材料"}


def expect(records: Records, case: CasePart) -> str:
    """Says that a case was submitted; returns the link under which its report will be found."""
    key = signpost_key(case)
    records.store.put(key, _page(case, "已收到,正在审核…", "Received, being verified…", refresh="5"), HTML)
    return records.store.link(key, LINK_SECONDS)


def announce(records: Records, case: CasePart, run: RunRecord) -> None:
    """Says that a run is finished and leads to its report."""
    target = records.store.link(report_key(case, run.run_id, "report.html"), LINK_SECONDS)
    page = _page(
        case, f"审核完成:{WORDS.get(run.outcome, run.outcome)}", f"Verified: {run.outcome}", refresh=f"1;url={target}", link=target
    )  # fmt: skip
    records.store.put(signpost_key(case), page, HTML)


def _page(case: CasePart, zh: str, en: str, refresh: str, link: str = "") -> bytes:
    more = f'<p><a href="{escape(link)}">报告 Report</a></p>' if link else ""
    return (
        f'<!doctype html><html lang="zh"><meta charset="utf-8"><meta http-equiv="refresh" content="{escape(refresh)}">'
        f"<title>{escape(case)}</title><h1>{escape(case)}</h1><p>{escape(zh)} · {escape(en)}</p>{more}</html>\n"
    ).encode()
