"""Clean stories are clean, flaws are where they say, and a seed means one case. No browser is started."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from samples.generator import cases, forms, identifiers, layouts, people_papers
from samples.generator.flaws import FLAWS
from samples.generator.names import simplified
from samples.generator.story import ROUTES, Route, Story, tell

FIELDS = {
    "travel_permit": "kind name_zh name_en date_of_birth sex number valid_from valid_until issuing_authority issue_count mrz",
    "photo_receipt": "name receipt_number taken_on result",
    "lease": "landlord tenant landlord_id tenant_id address term_start term_end term_months rent_monthly signed_on filing_number",
    "employment_contract": "employer uscc employee employee_id term_kind term_start term_end position workplace signed_on",
    "student_id": "name school student_number enrolled_on valid_until",
    "property_certificate": "owner address certificate_number registered_on",
    "purchase_contract": "buyer seller address signed_on contract_number",
    "dormitory_confirmation": "name school address term_start term_end issued_on",
    "lodging_letter": "name issuer address lived_since issued_on",
    "address_statement": "name address signed_on",
    "business_registration": "company uscc legal_representative address established_on valid_until",
    "employment_letter": "company employee employee_id position employed_since issued_on",
    "school_letter": "name school student_number enrolled_on graduates_on issued_on",
    "guardian_papers": "child guardian date_of_birth",
    "passport": "name_en nationality date_of_birth sex number valid_until mrz",
    "unknown": "",
}
SETS = ("dev", "scoring")
EVERY = [x for which in SETS for kind in layouts.types(which) for x in layouts.find(which, kind)]
TYPES = sorted({layout.type for layout in EVERY})


def leases(story: Story) -> list[tuple[date, date]]:
    return sorted((s.facts["term_start"], s.facts["term_end"]) for s in story.sheets if s.type == "lease")


def gap_days(story: Story) -> int:
    """Days of the six months up to the submission without a lease."""
    day, missing = forms.add_months(story.submitted, -6), 0
    while day <= story.submitted:
        missing += not any(a <= day <= b for a, b in leases(story))
        day += timedelta(days=1)
    return missing


@pytest.mark.parametrize("seed", range(60))
def test_clean_story(seed: int) -> None:
    story = tell(Random(seed), "x")
    day = story.submitted
    permit = story.sheet("travel_permit").facts
    assert permit["valid_from"] <= day < permit["valid_until"]
    assert 0 < (day - story.sheet("photo_receipt").facts["taken_on"]).days <= 180
    assert gap_days(story) == 0
    assert all(forms.add_months(a, 6) <= b + timedelta(days=1) for a, b in leases(story))
    if story.purpose == "work":
        contract = story.sheet("employment_contract").facts
        assert contract["term_start"] <= forms.add_months(day, -6)
        assert contract.get("term_end", day) >= day
        assert contract["employer"] == story.application["employer"]["name"]
    if story.purpose == "study":
        card = story.sheet("student_id").facts
        assert card["enrolled_on"] <= forms.add_months(day, -6)
        assert card["valid_until"] > day
    for sheet in story.sheets:
        if "signed_on" in sheet.facts:
            assert sheet.facts["signed_on"] <= sheet.facts["term_start"]


SINCE = {
    "property_certificate": "registered_on",
    "purchase_contract": "signed_on",
    "dormitory_confirmation": "term_start",
    "lodging_letter": "lived_since",
    "lease": "term_start",
    "employment_contract": "term_start",
    "employment_letter": "employed_since",
    "business_registration": "established_on",
    "student_id": "enrolled_on",
    "school_letter": "enrolled_on",
}
PROOFS = {
    "residence": (
        "lease",
        "property_certificate",
        "purchase_contract",
        "dormitory_confirmation",
        "lodging_letter",
    ),
    "work": ("employment_contract", "employment_letter", "business_registration"),
    "study": ("student_id", "school_letter"),
}


@pytest.mark.parametrize("number", range(len(ROUTES)))
@pytest.mark.parametrize("seed", range(6))
def test_every_route_is_clean(number: int, seed: int) -> None:
    """Each basis in law: the papers are there, began half a year ago, and are those of the application."""
    story = tell(Random(f"{number}:{seed}"), "x", **ROUTES[number])
    day, claim = story.submitted, story.application
    for purpose in {"residence", story.purpose}:
        papers = [s for s in story.sheets if s.type in PROOFS[purpose]]
        assert papers
        assert min(s.facts[SINCE[s.type]] for s in papers) <= forms.add_months(day, -6)
    for sheet in story.sheets:
        for field in ("issued_on", "signed_on", "registered_on", "established_on"):
            assert sheet.facts.get(field, day) <= day
        if "issued_on" in sheet.facts:
            assert 0 < (day - sheet.facts["issued_on"]).days <= 28
        for field in ("term_end", "graduates_on"):
            assert sheet.facts.get(field, day) >= day or two_leases(story)
        if sheet.type in PROOFS["work"]:
            assert sheet.facts.get("company", sheet.facts.get("employer")) == claim["employer"]["name"]
        if "school" in sheet.facts:
            assert sheet.facts["school"] == claim["school"]["name"]
        if "address" in sheet.facts and sheet.type != "business_registration":
            assert sheet.facts["address"].address == story.place
    route = ROUTES[number].get("route", Route())
    assert route.child == ((day - story.person.born).days < 16 * 365.25)
    assert route.child == any(s.type == "guardian_papers" for s in story.sheets)


def two_leases(story: Story) -> bool:
    return sum(s.type == "lease" for s in story.sheets) == 2


def test_flaws_of_other_papers_change_the_facts() -> None:
    for seed in range(8):
        story = flawed("title_of_other_person", seed)
        assert story.sheet("property_certificate").facts["owner"].hans != story.person.hans
        for name, kind, field in (
            ("title_too_recent", "property_certificate", "registered_on"),
            ("purchase_too_recent", "purchase_contract", "signed_on"),
            ("lodging_too_recent", "lodging_letter", "lived_since"),
            ("employed_too_recently", "employment_letter", "employed_since"),
            ("enrolled_too_recently", "school_letter", "enrolled_on"),
        ):
            story = flawed(name, seed)
            assert forms.add_months(story.submitted, -6) < story.sheet(kind).facts[field] < story.submitted
        story = flawed("licence_after_contract", seed)
        began = story.sheet("employment_contract").facts["term_start"]
        assert story.sheet("business_registration").facts["established_on"] > began
        story = flawed("student_number_card_and_letter", seed)
        numbers = {s.facts["student_number"] for s in story.sheets if "student_number" in s.facts}
        assert len(numbers) == 2
        story = flawed("uscc_check_digit", seed)
        code = story.sheet("business_registration").facts["uscc"]
        assert code[-1] != identifiers.uscc_check(code[:-1])
        story = flawed("guardian_is_no_parent", seed)
        parents, holder = (s.facts["guardian"] for s in story.sheets if s.type == "guardian_papers")
        assert holder.hans not in {p.hans for p in parents.names}


def flawed(name: str, seed: int = 3) -> Story:
    wish = cases.Wish("dev", 0, name)
    return cases.tell(Random(f"{name}{seed}"), wish, "x")[0]


@pytest.mark.parametrize("name", sorted(FLAWS))
def test_flaw_says_what_it_did(name: str) -> None:
    wish = cases.Wish("dev", 0, name)
    _, detail = cases.tell(Random(name), wish, "x")
    assert detail
    assert FLAWS[name].outcome in ("fail", "review", "resubmit")


def test_flaws_change_the_facts() -> None:
    for seed in range(8):
        assert (s := flawed("permit_expired", seed)).sheet("travel_permit").facts["valid_until"] < s.submitted
        assert leases(s := flawed("lease_ended", seed))[0][1] < s.submitted
        assert leases(s := flawed("lease_future", seed))[0][0] > s.submitted
        assert 3 <= gap_days(flawed("lease_gap", seed)) <= 40
        assert gap_days(flawed("lease_too_recent", seed)) > 5
        assert gap_days(flawed("lease_short", seed)) > 5
        story = flawed("name_one_character", seed)
        held = [s.facts[k].hans for s in story.sheets for k in ("tenant", "employee", "name") if k in s.facts]
        assert any(h != simplified(story.person.hant) for h in held)
        story = flawed("permit_number_one_digit", seed)
        said = story.application["applicant"]["travel_document"]["number"]
        assert (
            sum(a != b for a, b in zip(said, story.sheet("travel_permit").facts["number"], strict=True)) == 1
        )
        assert (s := flawed("student_card_expired", seed)).sheet("student_id").facts[
            "valid_until"
        ] < s.submitted
        assert "lease" not in {s.type for s in flawed("lease_missing", seed).sheets}
        assert (
            flawed("room_other", seed).sheet("lease").facts["address"].address.room
            != flawed("room_other", seed).place.room
        )


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: f"{layout.set}-{layout.type}-{layout.name}")
def test_layout_states_known_fields(layout: layouts.Layout) -> None:
    rng = Random(5)
    sheet = people_papers.single(rng, layout)
    filled = layouts.fill(layout, sheet.facts, sheet.extras, rng, layout.meta.get("hand") == "yes")
    assert set(filled.truth) <= set(FIELDS[layout.type].split())
    if layout.type != "unknown":
        assert len(filled.truth) >= min(3, len(sheet.facts))
    assert "None" not in re.sub(r"data:[^\"]+", "", filled.html)


@pytest.mark.parametrize("kind", sorted(set(FIELDS) - {"travel_permit", "unknown"}))
@pytest.mark.parametrize("seed", range(6))
def test_a_paper_says_the_fields_of_its_type(kind: str, seed: int) -> None:
    """Whatever the layout leaves out: a maker offers all fields of the interface and no others."""
    sheet = people_papers.single(Random(seed), layouts.Layout(kind, "none", "dev", Path(), {}))
    assert sheet.type == kind
    wanted = set(FIELDS[kind].split())
    if kind == "guardian_papers" and sheet.extras["variant"] == "guardian_card":
        wanted = {"guardian"}
    if kind == "employment_contract" and sheet.facts["term_kind"] != "fixed":
        wanted -= {"term_end"}
    assert set(sheet.facts) == wanted


@pytest.mark.parametrize(
    ("which", "name"),
    [(which, name) for which in SETS for name in sorted(FLAWS) if cases.showable(cases.Wish(which, 0, name))],
)
def test_every_flaw_can_be_shown(which: str, name: str) -> None:
    wish = cases.Wish(which, 0, name)
    rng = Random(name)
    story, _ = cases.tell(rng, wish, "x")
    for sheet in story.sheets:
        cases.choose(rng, sheet, wish, FLAWS[name])


@pytest.mark.parametrize("kind", ["lease", "employment_contract"])
def test_a_renewal_does_not_hide_a_time_too_short(kind: str) -> None:
    """It tells of the term before: somebody who reads it would count that time too."""
    renewals = [layout for layout in layouts.find("dev", kind) if layout.meta.get("renews")]
    too_short = FLAWS["lease_too_recent" if kind == "lease" else "contract_too_recent"]
    other = FLAWS["name_one_character"]
    assert renewals
    for layout in renewals:
        sheet = people_papers.single(Random(3), layout)
        assert not cases.fits(layout, sheet, too_short)
        assert cases.fits(layout, sheet, other) and cases.fits(layout, sheet, None)


@pytest.mark.parametrize("kind", TYPES)
def test_the_sets_have_no_layout_in_common(kind: str) -> None:
    dev, scoring = ({x.path.read_bytes() for x in layouts.find(which, kind)} for which in SETS)
    assert dev | scoring
    assert not dev & scoring


def test_the_scoring_set_shows_everything() -> None:
    assert all(cases.showable(cases.Wish("scoring", 0, name)) for name in FLAWS)
    assert all(cases.showable(cases.Wish("scoring", 0, want=tuple(r.items()))) for r in ROUTES)


def test_a_seed_means_one_case() -> None:
    layout = layouts.find("dev", "lease")[0]
    made = []
    for _ in range(2):
        rng = Random(11)
        sheet = people_papers.single(rng, layout)
        made.append(layouts.fill(layout, sheet.facts, sheet.extras, rng, False))
    assert made[0].html == made[1].html
    assert made[0].truth == made[1].truth


COMMITTED = Path(__file__).resolve().parents[2] / "samples" / "cases"


def test_committed_cases_are_small_and_hold_every_type() -> None:
    """One committed case for each type of the interface, its files all in the truth, and in the table of files."""
    table = (COMMITTED.parent / "README.md").read_text(encoding="utf-8")
    seen: set[str] = set()
    for case in COMMITTED.iterdir():
        files = list((case / "uploads").iterdir())
        assert sum(f.stat().st_size for f in files) < 1_500_000
        documents = json.loads((case / "truth.json").read_text(encoding="utf-8"))["documents"]
        seen |= {d["type"] for d in documents}
        assert {f"uploads/{f.name}" for f in files} == {f["file"] for d in documents for f in d["files"]}
        assert f"`cases/{case.name}/`" in table
    assert seen == set(FIELDS)
