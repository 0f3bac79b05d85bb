"""A paper of each type about somebody, with nothing to agree with: for the reader's benchmark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from samples.generator import (
    addresses,
    facts,
    firms,
    forms,
    identifiers,
    names,
    sheets_housing,
    sheets_people,
    sheets_work,
)
from samples.generator.facts import Sheet, Term
from samples.generator.layouts import Layout


def today(rng: Random) -> date:
    """A day on which somebody applies."""
    return date(2026, 4, 1) + timedelta(days=rng.randrange(236))


def permit_for(rng: Random, kind: str, day: date) -> Sheet:
    """A travel permit of `kind`."""
    origin = "TW" if kind.startswith("taiwan") else rng.choice(["HK", "HK", "MO"])
    holder = names.person(rng, origin)
    number = identifiers.permit_number(rng, kind, origin)
    holder = replace(holder, permit_kind=kind, permit_number=number)
    start = day - timedelta(days=rng.randrange(60, 1500))
    return facts.travel_permit(rng, holder, start, permit_end(start, kind))


def permit_end(start: date, kind: str) -> date:
    """When a permit issued on `start` ends."""
    if kind == "taiwan_permit_3m":
        return forms.term_end(start, 3)
    return forms.term_end(start, 120 if kind in ("hk_macau_permit", "mainland_permit_to_hk_macau") else 60)


@dataclass(frozen=True)
class Setting:
    """Who, where and when: what a single paper is about."""

    rng: Random
    layout: Layout
    day: date
    person: names.Person
    place: addresses.Address

    @property
    def city(self) -> str:
        """The key of the city."""
        return self.place.city_key

    def variant(self, *every: str) -> str:
        """A variant that the layout can show."""
        return self.rng.choice(self.layout.meta.get("variants", list(every)))

    def before(self, low: int, high: int) -> date:
        """A day between `low` and `high` days ago."""
        return self.day - timedelta(days=self.rng.randrange(low, high))

    def how(self) -> addresses.Wording:
        """A way of writing addresses."""
        return addresses.wording(self.rng, self.city)


AGES = {
    "student_id": (18, 28),
    "school_letter": (16, 29),
    "dormitory_confirmation": (17, 29),
    "guardian_papers": (2, 15),
}
Maker = Callable[[Setting], Sheet]
MAKERS: dict[str, Maker] = {}


def maker(kind: str) -> Callable[[Maker], Maker]:
    """Registers what makes a paper of a type with nothing to agree with."""

    def register(make: Maker) -> Maker:
        MAKERS[kind] = make
        return make

    return register


def single(rng: Random, layout: Layout) -> Sheet:
    """Some paper that `layout` can show."""
    day = today(rng)
    if layout.type == "travel_permit":
        return permit_for(rng, rng.choice(layout.meta["kinds"]), day)
    person = (
        names.foreigner(rng)
        if layout.type == "passport"
        else names.person(rng, ages=AGES.get(layout.type, (22, 60)))
    )
    city = rng.choices(
        ["shenzhen", "guangzhou", "zhuhai", "beijing", "shanghai", "huizhou"], [12, 1, 1, 1, 1, 1]
    )[0]
    place = addresses.address(rng, rng.choice(layout.meta.get("city", [city])))
    return MAKERS[layout.type](Setting(rng, layout, day, person, place))


@maker("photo_receipt")
def _photo_receipt(s: Setting) -> Sheet:
    return facts.photo_receipt(s.rng, s.person, s.before(1, 170), s.rng.random() > 0.1)


@maker("lease")
def _lease(s: Setting) -> Sheet:
    months = s.rng.choice([6, 12, 12, 12, 12, 18, 24, 24, 36, 10])
    start = s.before(20, 700)
    term = Term(start, forms.term_end(start, months, s.rng.random() < 0.8), months)
    how = s.how()
    return facts.lease(s.rng, s.person, s.place, how, term, start - timedelta(days=s.rng.randrange(0, 15)))


@maker("employment_contract")
def _employment_contract(s: Setting) -> Sheet:
    return contract(s.rng, s.person, s.layout, s.day, s.city)


@maker("student_id")
def _student_id(s: Setting) -> Sheet:
    school, enrolled, until = studies(s)
    return facts.student_id(
        s.rng, s.person, school, firms.student_number(s.rng, enrolled.year), enrolled, until, s.day
    )


def studies(s: Setting) -> tuple[firms.School, date, date]:
    """A school, the first and the last day there."""
    school = firms.school(s.rng, s.city)
    enrolled = date(s.day.year - s.rng.randint(0, school.years - 1), 9, 1)
    if enrolled > s.day:
        enrolled = enrolled.replace(year=s.day.year - 1)
    return school, enrolled, forms.term_end(enrolled, 12 * school.years - 2)


@maker("unknown")
def _unknown(s: Setting) -> Sheet:
    return facts.unknown(s.rng, s.person, s.place, s.day)


@maker("property_certificate")
def _property_certificate(s: Setting) -> Sheet:
    variant = s.variant("new", "old")
    registered = s.before(3700, 7500) if variant == "old" else s.before(30, 3300)
    joint = s.rng.random() < 0.2
    return sheets_housing.property_certificate(s.rng, s.person, s.place, s.how(), registered, variant, joint)


@maker("purchase_contract")
def _purchase_contract(s: Setting) -> Sheet:
    variant = s.variant("presale", "completed", "second_hand")
    joint = s.rng.random() < 0.12
    return sheets_housing.purchase_contract(
        s.rng, s.person, s.place, s.how(), s.before(20, 1500), variant, joint
    )


@maker("dormitory_confirmation")
def _dormitory_confirmation(s: Setting) -> Sheet:
    school, _, _ = studies(s)
    room = sheets_housing.dormitory(s.rng, s.place, school.name)
    start = date(
        s.day.year - (1 if s.day.month < 9 else s.rng.randint(0, 1)),
        s.rng.choice([8, 9, 9, 9]),
        s.rng.randint(1, 28),
    )
    end = date(start.year + s.rng.choice([1, 1, 1, 2, 4]), s.rng.choice([6, 7, 8]), s.rng.randint(10, 30))
    issued = max(s.before(1, 60), start)
    return sheets_housing.dormitory_confirmation(s.rng, s.person, room, s.how(), school, start, end, issued)


@maker("lodging_letter")
def _lodging_letter(s: Setting) -> Sheet:
    variant = s.variant("landlord", "employer")
    return sheets_housing.lodging_letter(
        s.rng, s.person, s.place, s.how(), s.before(200, 1600), s.before(1, 90), variant
    )


@maker("address_statement")
def _address_statement(s: Setting) -> Sheet:
    return sheets_housing.address_statement(s.rng, s.person, s.place, s.how(), s.before(0, 60))


@maker("business_registration")
def _business_registration(s: Setting) -> Sheet:
    years = s.rng.choice([0, 0, 10, 20, 30])
    sole = s.variant("company", "sole_trader") == "sole_trader"
    own = sole or s.rng.random() < 0.25
    firm = sheets_work.own_business(s.rng, s.person, s.city, sole) if own else firms.firm(s.rng, s.city)
    return sheets_work.business_registration(
        s.rng, firm, s.before(300, 7000), years, facts.name_of(s.person) if own else None
    )


@maker("employment_letter")
def _employment_letter(s: Setting) -> Sheet:
    return sheets_work.employment_letter(
        s.rng, s.person, firms.firm(s.rng, s.city), s.before(200, 3000), s.before(1, 90)
    )


@maker("school_letter")
def _school_letter(s: Setting) -> Sheet:
    school, enrolled, graduates = studies(s)
    number = firms.student_number(s.rng, enrolled.year)
    return sheets_people.school_letter(s.rng, s.person, school, number, enrolled, graduates, s.before(1, 90))


@maker("guardian_papers")
def _guardian_papers(s: Setting) -> Sheet:
    father, mother = sheets_people.parents(s.rng, s.person)
    variant = s.variant("birth_certificate", "guardian_card", "guardianship_statement")
    return sheets_people.guardian_papers(s.rng, s.person, father, mother, variant, s.day)


@maker("passport")
def _passport(s: Setting) -> Sheet:
    return sheets_people.passport(s.rng, s.person, s.day + timedelta(days=s.rng.randrange(60, 3400)))


def contract(rng: Random, person: names.Person, layout: Layout, day: date, city: str) -> Sheet:
    """A labour contract of a kind that the layout can show."""
    kind = rng.choice(layout.meta.get("term_kinds", ["fixed"]))
    months = rng.choice([12, 24, 36, 36, 60])
    start = day - timedelta(days=rng.randrange(30, 900))
    term = Term(start, forms.term_end(start, months), months) if kind == "fixed" else None
    home = addresses.write(addresses.address(rng, city))
    signed = start - timedelta(days=rng.randrange(0, 10))
    return facts.employment_contract(rng, person, firms.firm(rng, city), kind, term, start, signed, home)
