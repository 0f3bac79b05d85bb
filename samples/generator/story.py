"""A case before anything is on paper: who applies, when, and which papers say what. Built clean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from samples.generator import (
    addresses,
    facts,
    firms,
    forms,
    identifiers,
    names,
    proofs,
    sheets_housing,
    sheets_people,
)
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


def holder(rng: Random, purpose: str, permit_kind: str | None, child: bool = False) -> Person:
    """The applicant, with a permit of the wanted kind."""
    if child:
        return names.person(rng, ages=(7, 14))
    origin = None
    if permit_kind:
        origin = "TW" if permit_kind.startswith("taiwan") else rng.choice(["HK", "HK", "MO"])
    person = names.person(rng, origin, (19, 27) if purpose == "study" else (22, 60))
    if permit_kind and permit_kind != person.permit_kind:
        number = identifiers.permit_number(rng, permit_kind, person.origin)
        person = replace(person, permit_kind=permit_kind, permit_number=number)
    return person


def permit_dates(rng: Random, kind: str, day: date, child: bool = False) -> tuple[date, date]:
    """A permit that is valid on `day`, with some weeks left; a child's is for five years."""
    if child:
        start = day - timedelta(days=rng.randrange(200, 1700))
        return start, forms.term_end(start, 60)
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


def employment(rng: Random, story: Story, kind: str | None = None, firm: firms.Firm | None = None) -> Sheet:
    """A labour contract in force for more than six months."""
    kind = kind or rng.choices(["fixed", "open_ended", "task_based"], [7, 2, 1])[0]
    months = rng.choice([24, 36, 36, 60])
    latest = forms.add_months(story.submitted, -6) - timedelta(days=3)
    start = latest - timedelta(days=rng.randrange(0, (months - 8) * 30))
    term = Term(start, forms.term_end(start, months), months) if kind == "fixed" else None
    firm = firm or firms.firm(rng, story.city if story.city in addresses.CITIES else "shenzhen")
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


def application(rng: Random, story: Story, case_id: str, until: date, basis: str = "lease") -> dict[str, Any]:
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
        "residence": {"basis": basis, "address": written},
        "purpose": story.purpose,
    }


@dataclass(frozen=True)
class Route:
    """Which way a case goes: the papers for the address and for work or study, who applies, and where."""

    basis: str = "lease"
    variant: str = ""
    work: str = "contract"
    study: str = "card"
    child: bool = False
    foreign: bool = False
    city: str = ""
    statement: bool = False


ROUTES: tuple[dict[str, Any], ...] = (
    {"purpose": "work"},
    {"purpose": "residence", "route": Route("owned", "new")},
    {"purpose": "study", "route": Route("dormitory", study="both")},
    {"purpose": "work", "route": Route(work="letter_licence", city="guangzhou")},
    {"purpose": "residence"},
    {"purpose": "residence", "route": Route("lodging", "landlord", statement=True)},
    {"purpose": "work", "route": Route("owned", "old", work="own_business")},
    {"purpose": "study", "route": Route(study="letter", city="beijing")},
    {"purpose": "study"},
    {"purpose": "residence", "route": Route("purchase")},
    {"purpose": "work", "route": Route("lodging", "employer")},
    {"purpose": "study", "route": Route("owned", "new", study="letter", child=True)},
    {"purpose": "work", "route": Route(work="contract_licence", city="shanghai")},
    {"purpose": "residence", "route": Route("owned", "old", city="guangzhou", statement=True)},
    {"purpose": "study", "route": Route("dormitory", study="letter", city="guangzhou")},
    {"purpose": "work", "route": Route("purchase", work="letter_licence")},
    {"purpose": "study", "route": Route("lodging", "landlord", study="both", child=True)},
    {"purpose": "residence", "route": Route("owned", "new", city="shanghai")},
    {"purpose": "work", "route": Route(work="own_business", city="beijing")},
)
"""The clean cases in turn."""


def tell(
    rng: Random,
    case_id: str,
    purpose: str | None = None,
    permit_kind: str | None = None,
    two_leases: bool | None = None,
    term_kind: str | None = None,
    route: Route | None = None,
) -> Story:
    """A clean case."""
    route = route or Route()
    purpose = purpose or rng.choices(["work", "study", "residence"], [5, 3, 2])[0]
    city = route.city or rng.choices(["shenzhen", "huizhou", "zhuhai"], [8, 1, 1])[0]
    day = submission_day(rng)
    person = names.foreigner(rng) if route.foreign else holder(rng, purpose, permit_kind, route.child)
    story = Story(day, city, purpose, person, addresses.address(rng, city), {})
    start, until = permit_dates(rng, person.permit_kind, day, route.child)
    story.application = application(rng, story, case_id, until, route.basis)
    if route.foreign:
        story.sheets.append(sheets_people.passport(rng, person, until))
    else:
        story.sheets.append(facts.travel_permit(rng, person, start, until))
    if city != "shanghai" or rng.random() < 0.5:
        taken = day - timedelta(days=rng.randrange(1, 150))
        story.sheets.append(facts.photo_receipt(rng, person, taken))
    if route == Route(city=route.city):
        _plain_proofs(rng, story, two_leases, term_kind)
    else:
        _route_proofs(rng, story, route, term_kind)
    if rng.random() < 0.2:
        story.sheets.append(facts.unknown(rng, person, story.place, day))
    return story


def _plain_proofs(rng: Random, story: Story, two_leases: bool | None, term_kind: str | None) -> None:
    """A lease or two, and a labour contract or a student card."""
    two = rng.random() < 0.18 if two_leases is None else two_leases
    story.sheets += leases(rng, story, two)
    if story.purpose == "work":
        story.sheets.append(employment(rng, story, term_kind))
    if story.purpose == "study":
        story.sheets.append(studies(rng, story))


def _route_proofs(rng: Random, story: Story, route: Route, term_kind: str | None) -> None:
    """The papers of any other route."""
    claim = proofs.Claim(rng, story.person, story.place, story.submitted, story.application)
    school = proofs.studies(claim, route.child) if story.purpose == "study" else None
    if route.basis == "dormitory":
        if school is None:
            raise ValueError("only a student lives in a dormitory")
        story.place = sheets_housing.dormitory(rng, story.place, school[0].name)
        claim = replace(claim, place=story.place)
        written = addresses.write(story.place, addresses.wording(rng, story.place.city_key))
        story.application["residence"]["address"] = written
    work: list[Sheet] = []
    firm = None
    if story.purpose == "work":
        work, firm = _work_proofs(rng, story, route, claim, term_kind)
    if route.basis == "lease":
        story.sheets += leases(rng, story, False)
    elif route.basis == "dormitory" and school:
        story.sheets += proofs.dormitory(claim, school[0])
    elif route.basis == "lodging":
        story.sheets += proofs.lodging(claim, route.variant, firm)
    else:
        story.sheets += {"owned": proofs.owned, "purchase": proofs.purchase}[route.basis](
            claim, route.variant
        )
    if route.statement and not any(s.type == "address_statement" for s in story.sheets):
        story.sheets += proofs.statement(claim, 1.0)
    story.sheets += work
    if school:
        story.sheets += proofs.study(claim, route.study, school)
    if route.child:
        story.sheets += proofs.guardians(claim)


def _work_proofs(
    rng: Random, story: Story, route: Route, claim: proofs.Claim, term_kind: str | None
) -> tuple[list[Sheet], firms.Firm]:
    """The papers about work, and the firm."""
    firm = firms.firm(rng, story.place.city_key)
    if route.work == "letter_licence":
        return proofs.letter_licence(claim, firm), firm
    if route.work == "letter":
        return proofs.letter_licence(claim, firm)[:1], firm
    if route.work == "own_business":
        return proofs.own_business(claim), firm
    contract = employment(rng, story, term_kind, firm)
    if route.work == "contract_licence":
        return [contract, proofs.licence(claim, firm, contract.facts["term_start"])], firm
    return [contract], firm


def other_wording(how: Wording) -> Wording:
    """A wording that surely shows the parts in question."""
    return replace(how, room=how.room or "室")
