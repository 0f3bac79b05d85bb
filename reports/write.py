"""report.json and report.html in a folder."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic_core import PydanticSerializationError

from reports.page import render
from reports.safe import finite
from schemas.report import Report


def report_json(report: Report) -> str:
    """The text of report.json: keys in the order of the schema, numbers as given, NaN as null."""
    try:
        return report.model_dump_json(by_alias=True, indent=2) + "\n"
    except PydanticSerializationError:  # half a surrogate pair in some text: ten times slower, and exact
        data = finite(report.model_dump(mode="json", by_alias=True))
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_report(report: Report, out: Path, pictures: Path) -> None:
    """Write out/report.json and out/report.html, the pages' pictures inside the HTML.

    pictures: a folder with upright page pictures `<sha256>-<page>.jpg`, in any scale of Page.size. One that
    is missing or broken leaves a blank sheet with the marks and the texts read there.
    """
    out.mkdir(parents=True, exist_ok=True)
    _put(out / "report.json", report_json(report))
    _put(out / "report.html", render(report, pictures))


def _put(path: Path, text: str) -> None:
    """Half a file is never left under the final name. A lone surrogate becomes its escape."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(text.encode("utf-8", "backslashreplace"))
    part.replace(path)
