"""One wrong thing at a time. Each flaw changes a clean story and says what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from samples.generator import addresses, facts, firms, forms, identifiers, names
from samples.generator.facts import Term
from samples.generator.layouts import Name, Place
from samples.generator.story import Story

Change = Callable[[Story, Random], str]


@dataclass(frozen=True)
class Flaw:
    """A kind of wrong case, the check that has to notice, and what the layouts must show for it to be seen."""

    name: str
    check: str
    change: Change
    outcome: str = "fail"
    result: str = "failed"
    wants: dict[str, Any] = field(default_factory=dict)
    needs: dict[str, frozenset[str]] = field(default_factory=dict)
    medium: dict[str, str] = field(default_factory=dict)
    after: str = ""
    not_english: bool = False


FLAWS: dict[str, Flaw] = {}


def flaw(
    check: str,
    outcome: str = "fail",
    result: str = "failed",
    *,
    needs: dict[str, str] | None = None,
    medium: dict[str, str] | None = None,
    after: str = "",
    not_english: bool = False,
    name: str = "",
    **wants: Any,
) -> Callable[[Change], Change]:
    """Registers a flaw under its function's name."""

    def register(change: Change) -> Change:
        key = name or change.__name__
        shown = {kind: frozenset(fields.split()) for kind, fields in (needs or {}).items()}
        FLAWS[key] = Flaw(key, check, change, outcome, result, wants, shown, medium or {}, after, not_english)
        return change

    return register


# --- the travel permit -------------------------------------------------------------------------------------------


def _set_permit(story: Story, rng: Random, **values: Any) -> None:
    """Changes the card and the machine-readable lines with it."""
    sheet = story.sheet("travel_permit")
    sheet.facts.update(values)
    person = replace(
        story.person,
        permit_number=sheet.facts["number"],
        born=sheet.facts["date_of_birth"],
        sex=sheet.facts["sex"],
    )
    sheet.facts["mrz"] = facts.mrz(rng, person, sheet.facts["valid_until"])


@flaw("travel_document.validity", needs={"travel_permit": "valid_until"})
def permit_expired(story: Story, rng: Random) -> str:
    until = story.submitted - timedelta(days=rng.randrange(4, 400))
    years = 5 if story.person.origin == "TW" else 10
    _set_permit(
        story, rng, valid_until=until, valid_from=forms.add_months(until + timedelta(days=1), -12 * years)
    )
    story.application["applicant"]["travel_document"].pop("valid_until", None)
    return f"permit ended on {until}"


def _wrong_kind(kind: str) -> Change:
    return lambda story, rng: f"the card is a {kind}"


for _name, _kind in (
    ("permit_non_chinese", "hk_macau_permit_non_chinese"),
    ("permit_mainland", "mainland_permit_to_hk_macau"),
    ("permit_tw_three_month", "taiwan_permit_3m"),
):
    flaw("travel_document.eligibility", name=_name, permit_kind=_kind)(_wrong_kind(_kind))


@flaw("consistency.document_number", needs={"travel_permit": "number"})
def permit_number_one_digit(story: Story, rng: Random) -> str:
    number = addresses.other_digit(rng, story.person.permit_number)
    _set_permit(story, rng, number=number)
    return f"card says {number}, application {story.person.permit_number}"


@flaw("consistency.date_of_birth", needs={"travel_permit": "date_of_birth"})
def birth_date_other(story: Story, rng: Random) -> str:
    born = story.person.born + timedelta(days=rng.choice([-1, 1, 9, -10, 30, 365]))
    _set_permit(story, rng, date_of_birth=born)
    return f"card says {born}"


@flaw("consistency.sex", needs={"travel_permit": "sex"})
def sex_other(story: Story, rng: Random) -> str:
    sex = "F" if story.person.sex == "M" else "M"
    _set_permit(story, rng, sex=sex)
    story.sheet("travel_permit").extras["sex"] = sex
    return f"card says {sex}"


@flaw("integrity.check_digit", "review", needs={"travel_permit": "mrz"})
def mrz_check_digit(story: Story, rng: Random) -> str:
    sheet = story.sheet("travel_permit")
    lines = sheet.facts["mrz"].split("\n")
    row, spot = rng.choice([(0, 14), (1, 6), (1, 14)])
    wrong = str((int(lines[row][spot]) + rng.randint(1, 9)) % 10)
    lines[row] = lines[row][:spot] + wrong + lines[row][spot + 1 :]
    sheet.facts["mrz"] = "\n".join(lines)
    return f"check digit in line {row + 1}, column {spot + 1}"


# --- papers that are not there -----------------------------------------------------------------------------------


def _missing(kind: str) -> Change:
    def change(story: Story, rng: Random) -> str:
        story.drop(kind)
        return f"no {kind}"

    return change


flaw("completeness.travel_document", "resubmit", name="permit_missing")(_missing("travel_permit"))
flaw("completeness.photo_receipt", "resubmit", name="receipt_missing")(_missing("photo_receipt"))
flaw("completeness.residence", "resubmit", name="lease_missing")(_missing("lease"))
flaw("completeness.work_or_study", "resubmit", name="contract_missing", purpose="work")(
    _missing("employment_contract")
)


# --- the photo receipt -------------------------------------------------------------------------------------------


@flaw("photo_receipt.age", "resubmit", needs={"photo_receipt": "taken_on"})
def receipt_old(story: Story, rng: Random) -> str:
    sheet = story.sheet("photo_receipt")
    taken = story.submitted - timedelta(days=rng.randrange(195, 700))
    sheet.facts["taken_on"] = taken
    sheet.extras["expires"], sheet.extras["paid"] = forms.add_months(taken, 6), taken
    return f"taken on {taken}"


@flaw("photo_receipt.age", "resubmit", needs={"photo_receipt": "taken_on"})
def receipt_unqualified(story: Story, rng: Random) -> str:
    story.sheet("photo_receipt").facts["result"] = "unqualified"
    return "the picture did not pass"


@flaw("consistency.name", needs={"photo_receipt": "name"}, not_english=True)
def receipt_other_person(story: Story, rng: Random) -> str:
    other = names.person(rng, story.person.origin)
    story.sheet("photo_receipt").facts["name"] = facts.name_of(other)
    return f"receipt of {other.hans}"


# --- the lease ---------------------------------------------------------------------------------------------------


def set_term(story: Story, term: Term, index: int = 0) -> None:
    """Gives a lease another term, signed a few days before it."""
    sheet = story.sheet("lease", index)
    signed = min(term.start - timedelta(days=3), story.submitted - timedelta(days=1))
    sheet.facts.update(term_start=term.start, term_end=term.end, term_months=term.months, signed_on=signed)


@flaw("residence.in_force", two_leases=False, needs={"lease": "term_end"})
def lease_ended(story: Story, rng: Random) -> str:
    end = story.submitted - timedelta(days=rng.randrange(4, 160))
    start = forms.add_months(end + timedelta(days=1), -12)
    set_term(story, Term(start, end, 12))
    return f"ended on {end}"


@flaw("residence.in_force", two_leases=False, needs={"lease": "term_start term_end"})
def lease_future(story: Story, rng: Random) -> str:
    start = story.submitted + timedelta(days=rng.randrange(4, 45))
    set_term(story, Term(start, forms.term_end(start, 12), 12))
    return f"begins on {start}"


@flaw("residence.coverage", two_leases=False, needs={"lease": "term_start term_end"})
def lease_short(story: Story, rng: Random) -> str:
    months = rng.choice([4, 5])
    start = story.submitted - timedelta(days=rng.randrange(40, 90))
    set_term(story, Term(start, forms.term_end(start, months), months))
    return f"{months} months from {start}"


@flaw("residence.coverage", two_leases=False, needs={"lease": "term_start term_end"})
def lease_too_recent(story: Story, rng: Random) -> str:
    start = forms.add_months(story.submitted, -rng.randint(2, 5)) + timedelta(days=rng.randrange(5, 15))
    set_term(story, Term(start, forms.term_end(start, 12), 12))
    return f"begins on {start}"


@flaw("residence.coverage", two_leases=True, needs={"lease": "term_start term_end"})
def lease_gap(story: Story, rng: Random) -> str:
    days = rng.randrange(3, 41)
    end = story.submitted - timedelta(days=rng.randrange(60, 130))
    set_term(story, Term(forms.add_months(end + timedelta(days=1), -12), end, 12), 0)
    start = end + timedelta(days=days + 1)
    set_term(story, Term(start, forms.term_end(start, 12), 12), 1)
    return f"{days} days without a lease from {end + timedelta(days=1)}"


@flaw("integrity.pages", "resubmit", two_leases=False, after="drop_page", needs={"lease": "term_end #pages"})
def lease_missing_page(story: Story, rng: Random) -> str:
    return "a page of the lease is not there"


@flaw("consistency.document_number", needs={"lease": "tenant_id"}, two_leases=False)
def lease_tenant_id_other(story: Story, rng: Random) -> str:
    number = story.person.permit_number
    while number == story.person.permit_number:
        number = rng.choice(
            [
                addresses.other_digit(rng, number),
                identifiers.permit_number(rng, story.person.permit_kind, story.person.origin),
            ]
        )
    story.sheet("lease").facts["tenant_id"] = number
    return f"lease says {number}"


def _other_place(part: str) -> Change:
    def change(story: Story, rng: Random) -> str:
        old = story.place
        if part == "estate":
            pool = addresses.VILLAGES if old.style == "village" else addresses.ESTATE_FIRST
            value = old.estate
            while value == old.estate:
                value = rng.choice(pool) + (
                    "村" if old.style == "village" else rng.choice(addresses.ESTATE_LAST)
                )
        elif old.style == "wing" and part == "building":
            value = rng.choice([c for c in "ABCDE" if c != old.building])
        else:
            value = addresses.other_digit(rng, getattr(old, part))
        new = replace(old, **{part: value})
        for sheet in story.sheets:
            if sheet.type == "lease":
                sheet.facts["address"] = Place(new, sheet.facts["address"].wording)
        return f"lease says {part} {value}, application {getattr(old, part)}"

    return change


for _name, _part in (
    ("room_other", "room"),
    ("building_other", "building"),
    ("road_number_other", "number"),
    ("estate_other", "estate"),
):
    flaw("consistency.address", name=_name, needs={"lease": "address"}, has=_part)(_other_place(_part))


@flaw(
    "integrity.term_arithmetic",
    "review",
    needs={"lease": "term_months term_start term_end"},
    two_leases=False,
)
def months_vs_dates(story: Story, rng: Random) -> str:
    sheet = story.sheet("lease")
    right = sheet.facts["term_months"]
    wrong = rng.choice([m for m in (6, 10, 12, 18, 24, 36) if m != right])
    sheet.facts["term_months"] = wrong
    return f"says {wrong} months, the dates make {right}"


@flaw("integrity.amounts", "review", needs={"lease": "rent_monthly #capitals"}, two_leases=False)
def figures_vs_capitals(story: Story, rng: Random) -> str:
    sheet = story.sheet("lease")
    rent = sheet.facts["rent_monthly"]
    other = rent + rng.choice([-1, 1]) * Decimal(rng.choice([100, 200, 500, 1000]))
    sheet.extras["capitals_amount"] = other
    return f"figures {rent}, capitals {other}"


@flaw("integrity.dates", "review", needs={"lease": "signed_on"}, two_leases=False)
def signed_after_submission(story: Story, rng: Random) -> str:
    signed = story.submitted + timedelta(days=rng.randrange(3, 40))
    story.sheet("lease").facts["signed_on"] = signed
    return f"signed on {signed}"


@flaw("integrity.dates", "review", needs={"lease": "term_start term_end"}, two_leases=False)
def end_before_start(story: Story, rng: Random) -> str:
    facts_ = story.sheet("lease").facts
    end = forms.add_months(facts_["term_start"], -rng.choice([1, 12, 12])) - timedelta(days=1)
    facts_["term_end"] = end
    return f"ends on {end}, before it starts"


@flaw("integrity.signature", "resubmit", two_leases=False)
def lease_unsigned(story: Story, rng: Random) -> str:
    story.sheet("lease").extras["unsigned"] = True
    return "no signature and no seal"


@flaw(
    "integrity.tampering",
    "review",
    two_leases=False,
    medium={"lease": "text_pdf"},
    after="edit_end",
    needs={"lease": "term_end"},
)
def pdf_edited(story: Story, rng: Random) -> str:
    lease_ended(story, rng)
    story.sheet("lease").facts["term_months"] = 24
    return "the end date was painted over and typed anew"


@flaw(
    "integrity.tampering",
    "review",
    two_leases=False,
    medium={"lease": "scan"},
    after="lying_layer",
    needs={"lease": "term_end"},
)
def text_layer_lies(story: Story, rng: Random) -> str:
    sheet = story.sheet("lease")
    right = sheet.facts["term_end"]
    if rng.random() < 0.5:
        lease_ended(story, rng)
        story.layer_end = forms.add_months(sheet.facts["term_end"], 12)
    else:
        story.layer_end = forms.add_months(right, rng.choice([12, 24, -12]))
    return f"picture says {sheet.facts['term_end']}, text layer {story.layer_end}"


# --- who and where they work or study ------------------------------------------------------------------------------


def _rename(name: Name, hant: str) -> Name:
    return Name(names.simplified(hant), hant, name.english)


@flaw("consistency.name", not_english=True)
def name_one_character(story: Story, rng: Random) -> str:
    kinds = [s.type for s in story.sheets if s.type in ("lease", "employment_contract", "student_id")]
    kind = rng.choice(kinds)
    hant = names.similar_name(rng, story.person.hant)
    key = {"lease": "tenant", "employment_contract": "employee", "student_id": "name"}[kind]
    for sheet in story.sheets:
        if sheet.type == kind:
            sheet.facts[key] = _rename(sheet.facts[key], hant)
            if f"{key}_again" in sheet.extras:
                sheet.extras[f"{key}_again"] = sheet.facts[key]
    return f"{kind} of {hant}, applicant {story.person.hant}"


@flaw("consistency.employer", purpose="work", needs={"employment_contract": "employer"})
def employer_other(story: Story, rng: Random) -> str:
    other = firms.firm(rng, story.city)
    story.application["employer"] = {"name": other.name}
    return f"application says {other.name}"


@flaw("consistency.employer", purpose="work", needs={"employment_contract": "employer"})
def employer_similar(story: Story, rng: Random) -> str:
    name = firms.similar_firm(rng, story.sheet("employment_contract").facts["employer"])
    story.application["employer"] = {"name": name}
    return f"application says {name}"


def _contract_term(story: Story, term: Term) -> None:
    sheet = story.sheet("employment_contract")
    signed = term.start - timedelta(days=2)
    sheet.facts.update(term_start=term.start, term_end=term.end, signed_on=signed)
    sheet.extras.update(
        probation_start=term.start, probation_end=forms.term_end(term.start, 2), months=term.months
    )


@flaw("work.coverage", purpose="work", term_kind="fixed", needs={"employment_contract": "term_end"})
def contract_ended(story: Story, rng: Random) -> str:
    end = story.submitted - timedelta(days=rng.randrange(4, 160))
    _contract_term(story, Term(forms.add_months(end + timedelta(days=1), -36), end, 36))
    return f"ended on {end}"


@flaw("work.coverage", purpose="work", term_kind="fixed", needs={"employment_contract": "term_start"})
def contract_too_recent(story: Story, rng: Random) -> str:
    start = forms.add_months(story.submitted, -rng.randint(1, 5)) + timedelta(days=rng.randrange(3, 15))
    _contract_term(story, Term(start, forms.term_end(start, 36), 36))
    return f"begins on {start}"


@flaw("consistency.name", purpose="work", needs={"employment_contract": "employee"}, not_english=True)
def contract_of_other_person(story: Story, rng: Random) -> str:
    other = names.person(rng, story.person.origin)
    sheet = story.sheet("employment_contract")
    sheet.facts.update(employee=facts.party_name(other), employee_id=other.permit_number)
    sheet.extras["employee_again"] = facts.party_name(other)
    return f"contract of {other.hans}"


@flaw("consistency.school", purpose="study", needs={"student_id": "school"})
def school_other(story: Story, rng: Random) -> str:
    name = story.application["school"]["name"]
    while name == story.application["school"]["name"]:
        name = firms.school(rng, story.city).name
    story.application["school"]["name"] = name
    return f"application says {name}"


@flaw("consistency.school", purpose="study", needs={"student_id": "student_number"})
def student_number_other(story: Story, rng: Random) -> str:
    number = addresses.other_digit(rng, story.application["school"]["student_number"])
    story.application["school"]["student_number"] = number
    return f"application says {number}"


@flaw("study.validity", purpose="study", needs={"student_id": "valid_until"})
def student_card_expired(story: Story, rng: Random) -> str:
    sheet = story.sheet("student_id")
    until = story.submitted - timedelta(days=rng.randrange(20, 400))
    sheet.facts["valid_until"] = until
    sheet.facts["enrolled_on"] = sheet.facts["enrolled_on"].replace(year=until.year - 4)
    sheet.extras["issued"] = sheet.facts["enrolled_on"] + timedelta(days=9)
    return f"valid until {until}"
