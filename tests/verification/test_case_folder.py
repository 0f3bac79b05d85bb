"""Case folders as people and programs make them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.problems import CaseError
from verification.case_folder import load_application, safe_name, uploads

GOOD = {
    "case_id": "SZ-1", "city": "shenzhen", "submitted_on": "2026-11-23", "kind": "first",
    "applicant": {"name_zh": "陈大文", "date_of_birth": "1990-05-06", "origin": "HK", "travel_document": {"number": "H12345678"}},
    "residence": {"address": "深圳市南山区科技园南路18号3栋1502室"}, "purpose": "work",
}  # fmt: skip


def put(folder: Path, text: str) -> Path:
    (folder / "application.json").write_text(text, encoding="utf-8")
    return folder


def test_good_application(tmp_path: Path) -> None:
    assert load_application(put(tmp_path, json.dumps(GOOD))).applicant.name_zh == "陈大文"


def test_extra_fields_are_ignored(tmp_path: Path) -> None:
    assert load_application(put(tmp_path, json.dumps({**GOOD, "colour": "red"}))).case_id == "SZ-1"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not valid JSON"), ("{", "not valid JSON"), ("[]", "one JSON object"), ('{"a": NaN}', "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        (json.dumps({**GOOD, "submitted_on": "2026-02-30"}), "submitted_on"), (json.dumps({**GOOD, "purpose": "fun"}), "purpose"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "applicant"}), "applicant"),
    ],
)  # fmt: skip
def test_bad_application_is_one_line_that_names_the_fault(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CaseError) as error:
        load_application(put(tmp_path, text))
    assert says in error.value.en and "\n" not in error.value.en
    assert "陈大文" not in error.value.en


def test_nothing_uploaded(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        uploads(tmp_path)
    (tmp_path / "uploads").mkdir()
    with pytest.raises(CaseError):
        uploads(tmp_path)


@pytest.mark.parametrize("case_id", ["../../etc", "a/b", "", "..", "x" * 500, "案件 1"])
def test_a_case_id_never_leads_out_of_the_output_folder(case_id: str) -> None:
    name = safe_name(case_id)
    assert name and "/" not in name and name not in (".", "..") and len(name) <= 100
