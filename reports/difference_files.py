"""The difference that a batch made, as files: JSON and CSV of any length, and an HTML page with the first cases."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from reports.difference_page import SHOWN, render
from reports.safe import visible
from schemas.batch import BatchDone, BatchPlan
from schemas.difference import Difference, Tally

SCHEMA_VERSION = "1"
COLUMNS = (
    "case_id", "city", "submitted_on", "state", "outcome_before", "outcome_after", "run_before", "run_after",
    "check", "document", "document_type", "before", "after", "severity", "cause", "problem",
)  # fmt: skip
NAMES = ("difference.json", "difference.csv", "difference.html")


def write_differences(
    out: Path, plan: BatchPlan, done: BatchDone, differences: Iterable[Difference]
) -> list[Path]:
    """Writes out/difference.json, .csv and .html in one pass over the differences; returns their paths."""
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / name for name in NAMES]
    parts = [path.with_name(f"{path.name}.part") for path in paths]
    shown: list[Difference] = []
    with (
        parts[0].open("w", encoding="utf-8", errors="backslashreplace") as data,
        parts[1].open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as table,
    ):
        writer = csv.writer(table)
        writer.writerow(COLUMNS)
        head = json.dumps(summary(plan, done), ensure_ascii=False, indent=2)
        data.write(head[: head.rindex("\n}")] + ',\n  "cases": [')
        for number, difference in enumerate(differences):
            data.write(",\n    " if number else "\n    ")
            json.dump(asdict(difference), data, ensure_ascii=False)
            writer.writerows(_rows(difference))
            if difference.state in ("differs", "failed") and len(shown) < SHOWN:
                shown.append(difference)
        data.write("\n  ]\n}\n")
    parts[2].write_bytes(render(plan, done, shown).encode("utf-8", "backslashreplace"))
    for part, path in zip(parts, paths, strict=True):
        part.replace(path)
    return paths


def summary(plan: BatchPlan, done: BatchDone) -> dict[str, Any]:
    """The head of difference.json: what was asked, and the sums."""
    return {
        "schema_version": SCHEMA_VERSION,
        "batch": plan.batch,
        "begun_at": plan.begun_at,
        "finished_at": done.finished_at,
        "selection": asdict(plan.selection),
        "orders": plan.orders,
        "summary": sums(done.tally),
    }


def sums(tally: Tally) -> dict[str, Any]:
    """A tally with its keys taken apart."""
    return {
        "cases": tally.cases,
        "states": tally.states,
        "stages": tally.stages,
        "outcomes": [_taken(k, n, "before", "after") for k, n in sorted(tally.outcomes.items())],
        "causes": tally.causes,
        "flips": [
            _taken(k, n, "check", "before", "after", "cause")
            for k, n in sorted(tally.flips.items(), key=lambda item: (-item[1], item[0]))
        ],
        "cities": tally.cities,
        "problems": tally.problems,
    }


def _taken(key: str, number: int, *names: str) -> dict[str, str | int]:
    return {**dict(zip(names, key.split("|"), strict=True)), "cases": number}


def _rows(d: Difference) -> Iterator[list[str]]:
    """A row for every flip; one row for a case that failed; none where nothing came out otherwise."""
    start = [d.case_id, d.city, d.submitted_on, d.state, d.before, d.after, d.before_run, d.after_run]
    if d.state == "failed":
        yield _cells([*start, "", "", "", "", "", "", "", d.problem])
    for f in d.flips:
        yield _cells([*start, f.check, f.document or "", f.type, f.before, f.after, f.severity, f.cause, ""])


def _cells(values: list[str]) -> list[str]:
    """A spreadsheet takes what begins so for a formula: such a cell begins with an apostrophe."""
    plain = (visible(v, keep_newlines=False) for v in values)
    return [f"'{v}" if v.startswith(("=", "+", "-", "@")) else v for v in plain]


def print_table(done: BatchDone, to: IO[str]) -> None:
    """The sums for a terminal."""
    tally = done.tally
    states = ", ".join(f"{n:,} {name}" for name, n in sorted(tally.states.items(), key=lambda i: -i[1]))
    print(f"{tally.cases:,} cases: {states or 'none'}", file=to)
    changed = [(k, n) for k, n in sorted(tally.outcomes.items()) if k.split("|")[0] != k.split("|")[1]]
    for key, number in changed:
        before, after = key.split("|")
        print(f"  {before:>9} -> {after:<9} {number:>9,}", file=to)
    if tally.causes:
        causes = ", ".join(f"{c} {n:,}" for c, n in sorted(tally.causes.items(), key=lambda i: -i[1]))
        print(f"  because of: {causes}", file=to)
    flips = sorted(tally.flips.items(), key=lambda item: (-item[1], item[0]))
    if flips:
        print("checks that flipped:", file=to)
    for key, number in flips[:15]:
        check, before, after, cause = key.split("|")
        print(f"  {number:>9,}  {check:<34} {before} -> {after}  ({cause})", file=to)
    if len(flips) > 15:
        print(f"  … and {len(flips) - 15} more kinds of flips", file=to)
    for problem, number in sorted(tally.problems.items(), key=lambda i: -i[1])[:5]:
        print(f"  {number:>9,}  could not be judged: {visible(problem, keep_newlines=False)}", file=to)
