"""Policies: which one is used and why, and how a wrong file is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.policies import FOLDER, choose, everything, load, read
from checks.registry import all_checks
from schemas.problems import PolicyError

DAY = date(2026, 11, 23)


def wrong(tmp_path: Path, text: str) -> str:
    file = tmp_path / "mine.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(PolicyError) as caught:
        load(None, file, DAY)
    assert caught.value.exit_code == 2
    return caught.value.en


@pytest.mark.parametrize(
    ("city", "wanted"),
    [
        ("shenzhen", "shenzhen"),
        ("深圳市", "shenzhen"),
        (" Shenzhen ", "shenzhen"),
        ("广州", "guangzhou"),
        ("上海", "shanghai"),
        ("Beijing", "beijing"),
        ("Lhasa", "national"),
        (None, "national"),
    ],
)
def test_the_city_decides(city: str | None, wanted: str) -> None:
    chosen = choose(city, None, DAY)
    assert chosen.policy.id == wanted and chosen.zh and chosen.en and len(chosen.sha256) == 64


def test_the_day_decides() -> None:
    assert choose("guangzhou", None, date(2024, 10, 30)).policy.id == "national"
    assert choose("guangzhou", None, date(2024, 10, 31)).policy.id == "guangzhou"
    with pytest.raises(PolicyError):
        choose("guangzhou", None, date(2018, 8, 31))


def test_every_policy_weighs_every_check_and_cites_sources() -> None:
    for policy, _, _ in everything():
        assert {c.id for c in all_checks()} <= set(policy.checks)
        assert all(rule.source for rule in policy.checks.values())


def test_differences_of_the_cities() -> None:
    policies = {p.id: p for p, _, _ in everything()}
    assert policies["shenzhen"].photo_receipt.max_age_months is not None
    assert policies["shenzhen"].photo_receipt.max_age_days is None
    assert policies["national"].photo_receipt.max_age_days is not None
    assert not policies["shanghai"].photo_receipt.required.value
    assert policies["shenzhen"].checks == policies["national"].checks


def test_the_hash_covers_what_is_extended(tmp_path: Path) -> None:
    for name in ("national", "shenzhen"):
        (tmp_path / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    _, before = read(tmp_path / "shenzhen.yaml")
    assert before == read(FOLDER / "shenzhen.yaml")[1]
    (tmp_path / "national.yaml").write_bytes((FOLDER / "national.yaml").read_bytes() + b"# changed\n")
    assert read(tmp_path / "shenzhen.yaml")[1] != before


HEAD = "extends: national\nid: mine\nversion: '1'\ntitle: {zh: 我, en: mine}\neffective_from: 2020-01-01\n"


def test_a_good_file_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(HEAD, "utf-8")
    assert load("shenzhen", file, DAY)[0].id == "mine"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HEAD + "photo_recipt: {}\n", 6, "photo_recipt"),
        (HEAD + "half_year:\n  unit: {value: fortnight, source: nobody, sureness: verified}\n", 7, "half_year.unit.value"),
        (HEAD + "half_year:\n  unit: {value: days_180, source: nobody}\n", 7, "sureness"),
        (HEAD + "checks:\n  residence.in_force: {severity: block, source: somebody, sureness: memory}\n", 1, "residence.in_force"),
        (HEAD + "version: '2'\n", 6, "twice"),
        (HEAD + "effective_until: 2019-01-01\n", 1, "effective_until"),
        (HEAD + "title: [unclosed\n", 7, "YAML"),
        ("- a\n- list\n", 1, "mapping"),
        ("extends: ../../etc/passwd\n", 1, "extends"),
        ("extends: mine\nid: mine\n", 1, "circle"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    message = wrong(tmp_path, text)
    assert f"mine.yaml:{line}:" in message and says in message, message


def test_memory_may_not_reject_anybody(tmp_path: Path) -> None:
    rule = "checks:\n  integrity.seal: {severity: block, then: %s, source: hearsay, sureness: memory}\n"
    assert "integrity.seal" in wrong(tmp_path, HEAD + rule % "fail")
    (tmp_path / "mine.yaml").write_text(HEAD + rule % "review", "utf-8")
    assert read(tmp_path / "mine.yaml")[0].id == "mine"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError):
        load(None, tmp_path / "none.yaml", DAY)
