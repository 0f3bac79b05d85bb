"""Clean proofs of residence, work and study, each the way of one basis in law (Art. 8 of the measures of 2018)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from samples.generator import addresses, facts, firms, forms, sheets_housing, sheets_people, sheets_work
from samples.generator.facts import Sheet
from samples.generator.names import Person

BASES = ("lease", "owned", "purchase", "dormitory", "lodging")
WORK = ("contract", "letter_licence", "own_business", "contract_licence")
STUDY = ("card", "letter", "both")


@dataclass(frozen=True)
class Claim:
    """Whose proofs they are, for which place and day; what they add to the application goes into `application`."""

    rng: Random
    person: Person
    place: addresses.Address
    day: date
    application: dict[str, Any]

    @property
    def city(self) -> str:
        """The key of the city."""
        return self.place.city_key

    def how(self) -> addresses.Wording:
        """A way of writing the address."""
        return addresses.wording(self.rng, self.city)

    def long_ago(self, spread: int = 900) -> date:
        """Surely more than half a year ago."""
        return forms.add_months(self.day, -6) - timedelta(days=self.rng.randrange(3, 3 + spread))

    def lately(self) -> date:
        """A day on which a letter for this application is written."""
        return self.day - timedelta(days=self.rng.randrange(1, 26))


def owned(claim: Claim, variant: str = "") -> list[Sheet]:
    """A title, sometimes of two owners, sometimes with the applicant's own statement."""
    rng = claim.rng
    variant = variant or rng.choice(["new", "new", "old"])
    registered = (
        claim.long_ago(2500) if variant == "new" else claim.day - timedelta(days=rng.randrange(3700, 7000))
    )
    title = sheets_housing.property_certificate(
        rng, claim.person, claim.place, claim.how(), registered, variant, rng.random() < 0.2
    )
    return [title, *statement(claim, 0.25)]


def purchase(claim: Claim, variant: str = "") -> list[Sheet]:
    """A purchase contract signed more than half a year ago."""
    variant = variant or claim.rng.choice(["presale", "completed", "second_hand"])
    signed = claim.long_ago(700)
    joint = claim.rng.random() < 0.12
    sheet = sheets_housing.purchase_contract(
        claim.rng, claim.person, claim.place, claim.how(), signed, variant, joint
    )
    return [sheet, *statement(claim, 0.4)]


def lodging(claim: Claim, variant: str = "", firm: firms.Firm | None = None) -> list[Sheet]:
    """A landlord's or an employer's letter of the last weeks."""
    variant = variant or claim.rng.choice(["landlord", "employer"])
    sheet = sheets_housing.lodging_letter(
        claim.rng, claim.person, claim.place, claim.how(), claim.long_ago(), claim.lately(), variant, firm
    )
    return [sheet, *statement(claim, 0.4)]


def statement(claim: Claim, chance: float) -> list[Sheet]:
    """The applicant's own word on the address, now and then."""
    if claim.rng.random() >= chance:
        return []
    return [
        sheets_housing.address_statement(claim.rng, claim.person, claim.place, claim.how(), claim.lately())
    ]


def dormitory(claim: Claim, school: firms.School) -> list[Sheet]:
    """The school's word on a room in its hall; `claim.place` is the room."""
    rng = claim.rng
    start = date(claim.day.year, 9, rng.randint(1, 5))
    while start > forms.add_months(claim.day, -6) - timedelta(days=1):
        start = start.replace(year=start.year - 1)
    end = date(claim.day.year, 7, rng.randint(1, 20))
    if end < claim.day + timedelta(days=10) or rng.random() < 0.3:
        end = end.replace(year=end.year + 1)
    number = claim.application["school"].get("student_number", "")
    return [
        sheets_housing.dormitory_confirmation(
            rng, claim.person, claim.place, claim.how(), school, start, end, claim.lately(), number
        )
    ]


def employer(claim: Claim, firm: firms.Firm) -> None:
    """Names the firm in the application."""
    claim.application["employer"] = {"name": firm.name, "uscc": firm.uscc}
    if claim.rng.random() < 0.3:
        del claim.application["employer"]["uscc"]


def licence(claim: Claim, firm: firms.Firm, before: date) -> Sheet:
    """The licence of an employer that was founded before `before`."""
    founded = before - timedelta(days=claim.rng.randrange(200, 5000))
    years = claim.rng.choice([0, 0, 20, 30, 50])
    return sheets_work.business_registration(claim.rng, firm, founded, years)


def letter_licence(claim: Claim, firm: firms.Firm | None = None) -> list[Sheet]:
    """The employer's letter with its licence."""
    firm = firm or firms.firm(claim.rng, claim.city)
    employer(claim, firm)
    since = claim.long_ago()
    letter = sheets_work.employment_letter(claim.rng, claim.person, firm, since, claim.lately())
    return [letter, licence(claim, firm, since)]


def own_business(claim: Claim) -> list[Sheet]:
    """A licence of the applicant's own company or shop."""
    firm = sheets_work.own_business(claim.rng, claim.person, claim.city, claim.rng.random() < 0.5)
    employer(claim, firm)
    years = claim.rng.choice([0, 0, 20, 30])
    return [
        sheets_work.business_registration(
            claim.rng, firm, claim.long_ago(2500), years, facts.name_of(claim.person)
        )
    ]


def studies(claim: Claim, child: bool = False) -> tuple[firms.School, str, date, date]:
    """A school, a number there, the first and the last day; the application names both."""
    rng = claim.rng
    school = (
        firms.pupil_school(rng, claim.city, claim.day.year - claim.person.born.year)
        if child
        else firms.school(rng, claim.city)
    )
    latest = claim.day.year - 1
    enrolled = date(latest - rng.randint(0, max(0, school.years - 2)), 9, 1)
    until = forms.term_end(enrolled, 12 * school.years - 2)
    if until <= claim.day + timedelta(days=40):
        enrolled, until = (
            date(latest, 9, 1),
            forms.term_end(date(latest, 9, 1), 12 * max(2, school.years) - 2),
        )
    number = firms.student_number(rng, enrolled.year)
    claim.application["school"] = {"name": school.name, "student_number": number}
    return school, number, enrolled, until


def study(claim: Claim, way: str, place: tuple[firms.School, str, date, date]) -> list[Sheet]:
    """A card, a letter, or both, about the same studies."""
    school, number, enrolled, until = place
    made = []
    if way in ("card", "both"):
        made.append(facts.student_id(claim.rng, claim.person, school, number, enrolled, until, claim.day))
    if way in ("letter", "both"):
        issued = claim.lately()
        made.append(
            sheets_people.school_letter(claim.rng, claim.person, school, number, enrolled, until, issued)
        )
    return made


def guardians(claim: Claim) -> list[Sheet]:
    """A child's birth certificate, or a statement, with the identity card of a parent named in it."""
    father, mother = sheets_people.parents(claim.rng, claim.person)
    first = claim.rng.choice(["birth_certificate", "birth_certificate", "guardianship_statement"])
    paper = sheets_people.guardian_papers(claim.rng, claim.person, father, mother, first, claim.day)
    named = paper.facts["guardian"]
    who = father if first == "birth_certificate" or named.hans == father.hans else mother
    card = sheets_people.guardian_papers(claim.rng, claim.person, who, who, "guardian_card", claim.day)
    return [paper, card]
