"""Policies: which one is used and why, and how a wrong file is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.explain import explain
from checks.policies import FOLDER, choose, everything, load, read
from checks.registry import all_checks
from schemas.policy import Origin
from schemas.problems import PolicyError, UsageError

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


@pytest.mark.parametrize("origin", ["HK", "MO", "TW", None])
def test_foreigners_have_a_policy_of_their_own(origin: Origin | None) -> None:
    assert choose("shenzhen", None, DAY, "foreign").policy.id == "foreigners"
    assert choose("Lhasa", None, DAY, "foreign").policy.id == "foreigners"
    assert choose("shenzhen", None, DAY, origin).policy.id == "shenzhen"
    assert choose("foreigners", None, DAY, origin).policy.id == "national"


def two_versions(folder: Path, begins: str = "2026-07-01") -> None:
    """Shenzhen until 2026-06-30, and another version from `begins` on that counts days."""
    for name in ("national", "shenzhen", "foreigners"):
        (folder / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    first = (folder / "shenzhen.yaml").read_text("utf-8")
    (folder / "shenzhen.yaml").write_text(first + "effective_until: 2026-06-30\n", "utf-8")
    (folder / "shenzhen-2026-07.yaml").write_text(
        "extends: national\nid: shenzhen\nversion: '2026.2'\ntitle: {zh: 深圳, en: Shenzhen}\ncities: [shenzhen]\n"
        f"effective_from: {begins}\n"
        "half_year:\n  unit: {value: days_183, source: an order of June 2026 (invented), sureness: verified}\n",
        "utf-8",
    )


def test_the_version_in_force_on_the_day_of_submission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(tmp_path)
    monkeypatch.setattr("checks.policies.FOLDER", tmp_path)
    for day, version, unit in (
        (date(2026, 6, 30), "2026.1", "calendar_month"),
        (date(2026, 7, 1), "2026.2", "days_183"),
        (DAY, "2026.2", "days_183"),
    ):
        policy = choose("shenzhen", None, day).policy
        assert (policy.id, policy.version, policy.half_year.unit.value) == ("shenzhen", version, unit)
    listed = explain("shenzhen")
    assert "2026.1" in listed and "2026.2" in listed and "2026-06-30" in listed


def test_between_two_versions_the_national_rules_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(tmp_path, begins="2026-09-01")
    monkeypatch.setattr("checks.policies.FOLDER", tmp_path)
    assert choose("shenzhen", None, date(2026, 8, 1)).policy.id == "national"


def test_two_versions_that_begin_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_versions(tmp_path, begins="2018-09-01")
    monkeypatch.setattr("checks.policies.FOLDER", tmp_path)
    with pytest.raises(PolicyError, match=r"shenzhen.*yaml:\d+: effective_from: .*same day"):
        choose("shenzhen", None, DAY)


def test_policies_are_listed_and_explained() -> None:
    assert [line.split()[0] for line in explain(None).splitlines()] == [p.id for p, _, _ in everything()]
    text = explain("shenzhen")
    assert "photo_receipt.max_age_months: 6" in text and "S70-S72" in text and "nobody yet" in text
    assert "not settled" in explain("foreigners") and "not settled" not in text
    with pytest.raises(UsageError, match="there are beijing, foreigners"):
        explain("atlantis")


def test_no_policy_rests_a_refusal_on_memory_and_foreigners_rest_on_no_source() -> None:
    for policy, _, _ in everything():
        rejecting = [r for n, r in policy.checks.items() if r.severity == "block" and r.then != "review"]
        assert all(r.sureness != "memory" for r in rejecting)
    assert not read(FOLDER / "foreigners.yaml")[0].settled.value


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
        (HEAD + "checks:\n  residence.in_force: {severity: block, source: somebody, sureness: memory}\n", 7, "residence.in_force"),
        (HEAD + "checks:\n  residence.in_forse: {severity: block, source: somebody, sureness: verified}\n", 7, "no check of that name"),
        (HEAD + "checks:\n  residence.in_force: {severity: bloc, source: somebody, sureness: verified}\n", 7, "severity"),
        (HEAD + "checks:\n  residence.in_force: {severity: block, then: forgive, source: somebody, sureness: verified}\n", 7, "then"),
        (HEAD + "checks:\n  residence.in_force:\n    severity: block\n    source: somebody\n    sureness: verified\n    by_purpose: {leisure: {severity: info}}\n", 11, "leisure"),
        (HEAD + "proofs:\n  work: {value: [[employment_contrakt]], source: somebody, sureness: verified}\n", 7, "employment_contrakt"),
        (HEAD + "half_year:\n  asks:\n    value:\n      lease: [in_force]\n      leese: [in_force]\n    source: somebody\n    sureness: verified\n", 7, "leese"),
        (HEAD + "half_year:\n  asks:\n    value:\n      lease: [in_force, forever]\n    source: somebody\n    sureness: verified\n", 9, "asks.value.lease.1"),
        (HEAD + "half_year:\n  allowed_gap_days: {value: -1, source: somebody, sureness: verified}\n", 7, "allowed_gap_days.value"),
        (HEAD + "half_year:\n  letter_days: {value: 30, source: '', sureness: verified}\n", 7, "letter_days.source"),
        (HEAD + "half_year:\n  letter_days: {value: 30, source: somebody, sureness: certain}\n", 7, "letter_days.sureness"),
        (HEAD + "half_year:\n  letter_days: {value: 30, source: somebody, sureness: memory}\n", 7, "memory"),
        (HEAD + "accepted_travel_documents:\n  value: {HK: [library_card]}\n  source: somebody\n  sureness: verified\n", 7, "HK.0"),
        (HEAD + "photo_receipt:\n  max_age_days: {value: 90, source: somebody, sureness: verified}\n  max_age_months: {value: 3, source: somebody, sureness: verified}\n", 6, "exactly one"),
        (HEAD + "minors:\n  below_age: {value: 30, source: somebody, sureness: verified}\n", 7, "below_age.value"),
        (HEAD + "companions: {value: {lodging_letter: [[statement]]}, source: somebody, sureness: verified}\n", 6, "statement"),
        (HEAD + "origins: [Mars]\n", 6, "origins.0"),
        (HEAD.replace("2020-01-01", "2020-02-30"), 5, "effective_from"),
        (HEAD.replace("id: mine", "id: My Policy"), 2, "id"),
        (HEAD.replace("version: '1'\n", ""), 1, "version"),
        (HEAD.replace("{zh: 我, en: mine}", "{zh: 我}"), 4, "title.en"),
        (HEAD + "version: '2'\n", 6, "twice"),
        (HEAD + "effective_until: 2019-01-01\n", 6, "effective_until"),
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
