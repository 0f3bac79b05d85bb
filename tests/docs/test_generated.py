"""The generated pages are what the code says today."""

from __future__ import annotations

import re

import pytest

from checks.policies import everything
from checks.registry import all_checks
from docs.generate import FOLDER, PAGES
from extractors.file_problems import TABLE


@pytest.mark.parametrize("name", PAGES)
def test_page_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), (
        f"run `make docs`: docs/{name} is stale"
    )


def test_nothing_is_left_out() -> None:
    checks, policies, errors = (PAGES[f"{n}.md"]() for n in ("checks", "policies", "errors"))
    assert all(f"## {check.id}" in checks for check in all_checks())
    assert all(f"## {policy.id}:" in policies for policy, _, _ in everything())
    assert all(
        f"`{code}`" in errors
        for code in [*TABLE, "case.unusable", "policy.unusable", "service.away", "usage"]
    )


def test_every_source_that_a_policy_cites_is_listed() -> None:
    listed = set(
        re.findall(r"^\| (S\d+a?) \|", (FOLDER / "sources.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    for _, _, path in everything():
        text = path.read_text(encoding="utf-8")
        ranges = [range(int(a), int(b) + 1) for a, b in re.findall(r"S(\d+)-S(\d+)", text)]
        cited = set(re.findall(r"\bS\d+a?\b", text)) | {f"S{n}" for some in ranges for n in some}
        assert cited <= listed, (path.name, cited - listed)


def test_no_rule_without_source_and_sureness() -> None:
    rows = [line for line in PAGES["policies.md"]().splitlines() if line.startswith("| `")]
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        assert len(cells) == 4 and cells[3] in ("verified", "tried", "inferred", "memory"), row
