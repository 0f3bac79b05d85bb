"""A paper of each type about somebody, with nothing to agree with: for the reader's benchmark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from samples.generator import addresses, facts, firms, forms, identifiers, names
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


def single(rng: Random, layout: Layout) -> Sheet:
    """Some paper that `layout` can show."""
    day = today(rng)
    if layout.type == "travel_permit":
        return permit_for(rng, rng.choice(layout.meta["kinds"]), day)
    person = names.person(rng, ages=(18, 28) if layout.type == "student_id" else (22, 60))
    city = rng.choices(
        ["shenzhen", "guangzhou", "zhuhai", "beijing", "shanghai", "huizhou"], [12, 1, 1, 1, 1, 1]
    )[0]
    place = addresses.address(rng, rng.choice(layout.meta.get("city", [city])))
    if layout.type == "photo_receipt":
        return facts.photo_receipt(
            rng, person, day - timedelta(days=rng.randrange(1, 170)), rng.random() > 0.1
        )
    if layout.type == "lease":
        months = rng.choice([6, 12, 12, 12, 12, 18, 24, 24, 36, 10])
        start = day - timedelta(days=rng.randrange(20, 700))
        term = Term(start, forms.term_end(start, months, rng.random() < 0.8), months)
        how = addresses.wording(rng, place.city_key)
        return facts.lease(rng, person, place, how, term, start - timedelta(days=rng.randrange(0, 15)))
    if layout.type == "employment_contract":
        return contract(rng, person, layout, day, place.city_key)
    if layout.type == "student_id":
        school = firms.school(rng, place.city_key)
        enrolled = date(day.year - rng.randint(0, school.years - 1), 9, 1)
        if enrolled > day:
            enrolled = enrolled.replace(year=day.year - 1)
        number = firms.student_number(rng, enrolled.year)
        return facts.student_id(
            rng, person, school, number, enrolled, forms.term_end(enrolled, 12 * school.years - 2), day
        )
    return facts.unknown(rng, person, place, day)


def contract(rng: Random, person: names.Person, layout: Layout, day: date, city: str) -> Sheet:
    """A labour contract of a kind that the layout can show."""
    kind = rng.choice(layout.meta.get("term_kinds", ["fixed"]))
    months = rng.choice([12, 24, 36, 36, 60])
    start = day - timedelta(days=rng.randrange(30, 900))
    term = Term(start, forms.term_end(start, months), months) if kind == "fixed" else None
    home = addresses.write(addresses.address(rng, city))
    signed = start - timedelta(days=rng.randrange(0, 10))
    return facts.employment_contract(rng, person, firms.firm(rng, city), kind, term, start, signed, home)
