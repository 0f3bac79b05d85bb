"""Keys are safe, readable, and never the same for two cases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage import keys
from storage.protocol import parts

ids = st.text(min_size=1, max_size=100).filter(lambda s: s.encode("utf-8", "ignore").decode() == s)


def test_ordinary_ids_stay_readable() -> None:
    assert (
        keys.report_key(keys.case_part("SZ-2026-000123"), "0001-ab", "report.json")
        == "reports/SZ-2026-000123/0001-ab/report.json"
    )
    assert keys.manifest_key(keys.case_part("SZ-1"), 2) == "cases/SZ-1/manifests/0002.json"


@given(case=ids)
def test_a_case_is_one_part_that_is_safe(case: str) -> None:
    part = keys.case_part(case)
    assert parts(f"reports/{part}/x") == ["reports", part, "x"]
    assert part.isascii() and len(part) <= 120 and not part.startswith(".")
    assert keys.folder_part(part) == part


def test_what_would_climb_or_hide_does_not() -> None:
    assert keys.case_part("../../etc") == "%2E.%2F..%2Fetc"
    assert keys.case_part("..") == "%2E."
    assert not keys.inbox_key(keys.case_part(".work"), "application.json").startswith(keys.WORK)


def test_a_folder_may_bear_the_id_or_its_part() -> None:
    for case in ("SZ-1", "深圳/1", "100%", "a b", "%41"):
        assert keys.folder_part(keys.case_part(case)) == keys.case_part(case)
    assert keys.folder_part("深圳 1") == keys.case_part("深圳 1")


@given(one=ids, other=ids)
def test_two_cases_never_share_a_part(one: str, other: str) -> None:
    assert (keys.case_part(one) == keys.case_part(other)) == (one == other)
    assert keys.case_part("%41") != keys.case_part("A")


def test_long_ids_stay_apart() -> None:
    assert keys.case_part("深" * 99 + "一") != keys.case_part("深" * 99 + "二")


@given(
    case=ids,
    name=st.text(min_size=1, max_size=30).filter(
        lambda s: s.encode("utf-8", "ignore").decode() == s and "/" not in s
    ),
)
def test_inbox_names_come_back(case: str, name: str) -> None:
    key = keys.inbox_key(keys.case_part(case), f"uploads/{name}")
    assert keys.inbox_name(key) == (keys.case_part(case), f"uploads/{name}")
