"""A case before anything is on paper: who applies, when, and which papers say what. Built clean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from samples.generator import addresses, facts, firms, forms, identifiers, names
from samples.generator.addresses import Address, Wording
from samples.generator.facts import Sheet, Term
from samples.generator.names import Person
from samples.generator.people_papers import permit_end


@dataclass
class Story:
    """A case in the making; flaws change it before the papers are laid out."""

    submitted: date
    city: str
    purpose: str
    person: Person
    place: Address
    application: dict[str, Any]
    sheets: list[Sheet] = field(default_factory=list)
    layer_end: date | None = None

    def sheet(self, kind: str, index: int = 0) -> Sheet:
        """The index-th paper of a type."""
        return [s for s in self.sheets if s.type == kind][index]

    def drop(self, kind: str) -> None:
        """Leaves all papers of a type out."""
        self.sheets = [s for s in self.sheets if s.type != kind]


def submission_day(rng: Random) -> date:
    """A day of 2026 up to the day the samples were made."""
    return date(2026, 4, 15) + timedelta(days=rng.randrange(222))


def holder(rng: Random, purpose: str, permit_kind: str | None) -> Person:
    """The applicant, with a permit of the wanted kind."""
    origin = None
    if permit_kind:
        origin = "TW" if permit_kind.startswith("taiwan") else rng.choice(["HK", "HK", "MO"])
    person = names.person(rng, origin, (19, 27) if purpose == "study" else (22, 60))
    if permit_kind and permit_kind != person.permit_kind:
        number = identifiers.permit_number(rng, permit_kind, person.origin)
        person = replace(person, permit_kind=permit_kind, permit_number=number)
    return person


def permit_dates(rng: Random, kind: str, day: date) -> tuple[date, date]:
    """A permit that is valid on `day`, with some weeks left."""
    if kind == "taiwan_permit_3m":
        start = day - timedelta(days=rng.randrange(5, 50))
        return start, permit_end(start, kind)
    years = 10 if kind in ("hk_macau_permit", "mainland_permit_to_hk_macau") else 5
    start = day - timedelta(days=rng.randrange(200, years * 365 - 60))
    return start, permit_end(start, kind)


def clean_term(rng: Random, day: date) -> Term:
    """A lease in force on `day` that began at least six months before it."""
    months = rng.choice([12, 12, 12, 12, 24, 24, 36, 18])
    latest = forms.add_months(day, -6) - timedelta(days=rng.randrange(2, 20))
    earliest = forms.add_months(day, -months) + timedelta(days=rng.randrange(10, 40))
    spread = max(0, (latest - earliest).days)
    start = latest - timedelta(days=rng.randrange(spread + 1))
    if rng.random() < 0.5 and (first := start.replace(day=1)) > forms.add_months(day, -months) + timedelta(
        days=8
    ):
        start = first
    return Term(start, forms.term_end(start, months, rng.random() < 0.85), months)


def leases(rng: Random, story: Story, two: bool) -> list[Sheet]:
    """One lease, or two that follow each other without a gap."""
    how = addresses.wording(rng, story.place.city_key)
    day = story.submitted
    if not two:
        term = clean_term(rng, day)
        signed = term.start - timedelta(days=rng.randrange(0, 12))
        return [facts.lease(rng, story.person, story.place, how, term, signed)]
    turn = day - timedelta(days=rng.randrange(30, 150))
    first = Term(forms.add_months(turn, -12), turn - timedelta(days=1), 12)
    second = Term(turn, forms.term_end(turn, 12), 12)
    landlord = names.mainlander(rng)
    return [
        facts.lease(
            rng, story.person, story.place, how, t, t.start - timedelta(days=rng.randrange(1, 9)), landlord
        )
        for t in (first, second)
    ]


def employment(rng: Random, story: Story, kind: str | None = None) -> Sheet:
    """A labour contract in force for more than six months."""
    kind = kind or rng.choices(["fixed", "open_ended", "task_based"], [7, 2, 1])[0]
    months = rng.choice([24, 36, 36, 60])
    latest = forms.add_months(story.submitted, -6) - timedelta(days=3)
    start = latest - timedelta(days=rng.randrange(0, (months - 8) * 30))
    term = Term(start, forms.term_end(start, months), months) if kind == "fixed" else None
    firm = firms.firm(rng, story.city if story.city in addresses.CITIES else "shenzhen")
    home = addresses.write(story.place)
    sheet = facts.employment_contract(
        rng, story.person, firm, kind, term, start, start - timedelta(days=rng.randrange(8)), home
    )
    story.application["employer"] = {"name": firm.name, "uscc": firm.uscc}
    if rng.random() < 0.3:
        del story.application["employer"]["uscc"]
    return sheet


def studies(rng: Random, story: Story) -> Sheet:
    """A student card that is valid, of somebody enrolled for more than six months."""
    school = firms.school(rng, story.city)
    latest = 2025 if story.submitted.month >= 3 else 2024
    for _ in range(50):
        enrolled = date(latest - rng.randint(0, max(0, school.years - 1)), 9, 1)
        until = forms.term_end(enrolled, 12 * school.years - 2)
        if until > story.submitted + timedelta(days=5):
            break
        enrolled, until = date(latest, 9, 1), forms.term_end(date(latest, 9, 1), 12 * school.years - 2)
    number = firms.student_number(rng, enrolled.year)
    story.application["school"] = {"name": school.name, "student_number": number}
    return facts.student_id(rng, story.person, school, number, enrolled, until, story.submitted)


def application(rng: Random, story: Story, case_id: str, until: date) -> dict[str, Any]:
    """application.json."""
    person = story.person
    applicant: dict[str, Any] = {
        "name_zh": person.hans if rng.random() < 0.7 else person.hant,
        "name_en": person.english,
        "sex": person.sex,
        "date_of_birth": person.born.isoformat(),
        "origin": person.origin,
        "travel_document": {"number": person.permit_number, "valid_until": until.isoformat()},
    }
    if rng.random() < 0.2:
        del applicant["travel_document"]["valid_until"]
    written = addresses.write(story.place, addresses.wording(rng, story.place.city_key))
    return {
        "case_id": case_id,
        "city": story.city,
        "submitted_on": story.submitted.isoformat(),
        "kind": "first",
        "applicant": applicant,
        "residence": {"basis": "lease", "address": written},
        "purpose": story.purpose,
    }


def tell(
    rng: Random,
    case_id: str,
    purpose: str | None = None,
    permit_kind: str | None = None,
    two_leases: bool | None = None,
    term_kind: str | None = None,
) -> Story:
    """A clean case."""
    purpose = purpose or rng.choices(["work", "study", "residence"], [5, 3, 2])[0]
    city = rng.choices(["shenzhen", "huizhou", "zhuhai"], [8, 1, 1])[0]
    day = submission_day(rng)
    person = holder(rng, purpose, permit_kind)
    story = Story(day, city, purpose, person, addresses.address(rng, city), {})
    start, until = permit_dates(rng, person.permit_kind, day)
    story.application = application(rng, story, case_id, until)
    story.sheets.append(facts.travel_permit(rng, person, start, until))
    story.sheets.append(facts.photo_receipt(rng, person, day - timedelta(days=rng.randrange(1, 150))))
    two = rng.random() < 0.18 if two_leases is None else two_leases
    story.sheets += leases(rng, story, two)
    if purpose == "work":
        story.sheets.append(employment(rng, story, term_kind))
    if purpose == "study":
        story.sheets.append(studies(rng, story))
    if rng.random() < 0.2:
        story.sheets.append(facts.unknown(rng, person, story.place, day))
    return story


def other_wording(how: Wording) -> Wording:
    """A wording that surely shows the parts in question."""
    return replace(how, room=how.room or "室")
