"""What goes wrong with titles, letters, licences, guardians' papers and passports. Registered beside the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from samples.generator import (
    addresses,
    facts,
    firms,
    forms,
    names,
    proofs,
    sheets_housing,
    sheets_people,
)
from samples.generator.addresses import Wording
from samples.generator.facts import Term
from samples.generator.flaws import flaw
from samples.generator.layouts import Place
from samples.generator.story import Route, Story

OWNED = Route("owned", "new")
PURCHASE = Route("purchase", "presale")
DORMITORY = Route("dormitory")
LODGING = Route("lodging", "landlord")
LETTER = Route(work="letter_licence")
SCHOOL_LETTER = Route(study="letter")
CHILD = Route("owned", "new", study="letter", child=True)
FOREIGN = Route(foreign=True)


def _other(story: Story, rng: Random) -> names.Person:
    """Somebody who is not the applicant."""
    while True:
        other = names.person(rng, story.person.origin if story.person.origin != "foreign" else None)
        if other.hans[:1] != story.person.hans[:1]:
            return other


def _recently(story: Story, rng: Random) -> date:
    """Less than half a year ago, by more than a few days."""
    return forms.add_months(story.submitted, -rng.randint(1, 5)) + timedelta(days=rng.randrange(4, 14))


# --- the home ----------------------------------------------------------------------------------------------------


@flaw("consistency.name", purpose="residence", route=OWNED, needs={"property_certificate": "owner"})
def title_of_other_person(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    sheet = story.sheet("property_certificate")
    sheet.facts["owner"] = sheet.extras["owner_again"] = facts.name_of(other)
    sheet.extras.update(owner_id=other.permit_number, joint=False, co_ownership="单独所有", share="100%")
    return f"the owner is {other.hans}"


@flaw(
    "residence.coverage",
    purpose="residence",
    route=OWNED,
    needs={"property_certificate": "registered_on owner"},
)
def title_too_recent(story: Story, rng: Random) -> str:
    day = _recently(story, rng)
    sheet = story.sheet("property_certificate")
    sheet.facts.update(
        registered_on=day,
        certificate_number=sheets_housing.certificate_number(rng, story.place, day, False),
    )
    sheet.extras.update(
        registered_again=day,
        bought=day - timedelta(days=40),
        mortgage=day + timedelta(days=2),
        printed=day + timedelta(days=3),
    )
    return f"registered on {day}"


@flaw("consistency.address", purpose="residence", route=OWNED, needs={"property_certificate": "address"})
def title_of_other_flat(story: Story, rng: Random) -> str:
    room = addresses.other_digit(rng, story.place.room)
    for sheet in story.sheets:
        if sheet.type == "property_certificate":
            sheet.facts["address"] = Place(replace(story.place, room=room), Wording(room="室"))
    return f"the title is for room {room}, the application for {story.place.room}"


@flaw("consistency.name", purpose="residence", route=PURCHASE, needs={"purchase_contract": "buyer"})
def purchase_of_other_person(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    sheet = story.sheet("purchase_contract")
    sheet.facts["buyer"] = sheet.extras["buyer_again"] = facts.party_name(other)
    sheet.extras.update(buyer_id=other.permit_number, buyer_born=other.born)
    return f"the buyer is {other.hans}"


@flaw("residence.coverage", purpose="residence", route=PURCHASE, needs={"purchase_contract": "signed_on"})
def purchase_too_recent(story: Story, rng: Random) -> str:
    day = _recently(story, rng)
    sheet = story.sheet("purchase_contract")
    sheet.facts["signed_on"] = day
    sheet.extras.update(
        subscribed=day - timedelta(days=9), down_by=day + timedelta(days=9), filed=day + timedelta(days=5)
    )
    return f"signed on {day}"


@flaw("residence.in_force", purpose="study", route=DORMITORY, needs={"dormitory_confirmation": "term_end"})
def dormitory_ended(story: Story, rng: Random) -> str:
    end = story.submitted - timedelta(days=rng.randrange(4, 120))
    sheet = story.sheet("dormitory_confirmation")
    start = forms.add_months(end, -12)
    sheet.facts.update(term_start=start, term_end=end, issued_on=max(start, end - timedelta(days=20)))
    return f"ended on {end}"


@flaw("consistency.school", purpose="study", route=DORMITORY, needs={"dormitory_confirmation": "school"})
def dormitory_of_other_school(story: Story, rng: Random) -> str:
    name = story.application["school"]["name"]
    while name == story.application["school"]["name"]:
        name = firms.school(rng, story.place.city_key).name
    sheet = story.sheet("dormitory_confirmation")
    sheet.facts["school"] = sheet.extras["school_again"] = name
    return f"the hall is of {name}"


@flaw("consistency.name", purpose="residence", route=LODGING, needs={"lodging_letter": "name"})
def lodging_of_other_person(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    sheet = story.sheet("lodging_letter")
    sheet.facts["name"] = sheet.extras["name_again"] = facts.party_name(other)
    sheet.extras.update(permit=other.permit_number, born=other.born)
    return f"the letter is about {other.hans}"


@flaw(
    "residence.in_force",
    purpose="residence",
    route=LODGING,
    needs={"lodging_letter": "issued_on lived_since"},
)
def lodging_letter_stale(story: Story, rng: Random) -> str:
    sheet = story.sheet("lodging_letter")
    issued = story.submitted - timedelta(days=rng.randrange(60, 300))
    sheet.facts["issued_on"] = issued
    sheet.facts["lived_since"] = min(sheet.facts["lived_since"], forms.add_months(issued, -7))
    return f"issued on {issued}"


@flaw("residence.coverage", purpose="residence", route=LODGING, needs={"lodging_letter": "lived_since"})
def lodging_too_recent(story: Story, rng: Random) -> str:
    day = _recently(story, rng)
    sheet = story.sheet("lodging_letter")
    sheet.facts["lived_since"] = day
    sheet.extras["joined"] = day - timedelta(days=5)
    return f"there since {day}"


@flaw(
    "consistency.address",
    purpose="residence",
    route=replace(OWNED, statement=True),
    needs={"address_statement": "address", "property_certificate": "address"},
)
def statement_of_other_flat(story: Story, rng: Random) -> str:
    room = addresses.other_digit(rng, story.place.room)
    sheet = story.sheet("address_statement")
    sheet.facts["address"] = sheet.extras["address_again"] = Place(
        replace(story.place, room=room), Wording(room="室")
    )
    return f"the statement says room {room}, the application {story.place.room}"


@flaw(
    "consistency.landlord",
    "review",
    purpose="residence",
    two_leases=False,
    needs={"lease": "landlord", "property_certificate": "owner address"},
    not_english=True,
)
def landlord_not_owner(story: Story, rng: Random) -> str:
    lease = story.sheet("lease")
    owner = _other(story, rng)
    registered = lease.facts["term_start"] - timedelta(days=rng.randrange(400, 2500))
    how = lease.facts["address"].wording
    title = sheets_housing.property_certificate(rng, owner, story.place, how, registered)
    name = sheets_housing.mainland_name(names.mainlander(rng))
    title.facts["owner"] = title.extras["owner_again"] = name
    title.extras.update(owner_id=lease.facts["landlord_id"], owner_id_kind="居民身份证")
    story.sheets.append(title)
    return f"let by {lease.facts['landlord'].hans}, owned by {name.hans}"


# --- work --------------------------------------------------------------------------------------------------------


@flaw(
    "integrity.dates",
    "review",
    purpose="work",
    route=Route(work="contract_licence"),
    needs={"employment_contract": "term_start employer", "business_registration": "established_on company"},
)
def licence_after_contract(story: Story, rng: Random) -> str:
    start = story.sheet("employment_contract").facts["term_start"]
    founded = start + timedelta(days=rng.randrange(20, 150))
    sheet = story.sheet("business_registration")
    sheet.facts["established_on"] = sheet.extras["valid_from"] = founded
    sheet.extras.update(approved=founded + timedelta(days=3), year=str(founded.year))
    if isinstance(sheet.facts["valid_until"], date):
        sheet.facts["valid_until"] = forms.term_end(founded, 360)
    return f"founded on {founded}, the contract began on {start}"


@flaw(
    "consistency.employer",
    purpose="work",
    route=LETTER,
    needs={"business_registration": "company", "employment_letter": "company"},
)
def licence_of_other_firm(story: Story, rng: Random) -> str:
    old = story.sheet("business_registration")
    firm = firms.firm(rng, story.place.city_key)
    claim = proofs.Claim(rng, story.person, story.place, story.submitted, {})
    story.sheets[story.sheets.index(old)] = proofs.licence(claim, firm, old.facts["established_on"])
    return f"the licence is of {firm.name}"


@flaw("consistency.employer", purpose="work", route=LETTER, needs={"employment_letter": "company"})
def letter_of_other_firm(story: Story, rng: Random) -> str:
    firm = firms.firm(rng, story.place.city_key)
    sheet = story.sheet("employment_letter")
    sheet.facts["company"] = sheet.extras["company_again"] = firm.name
    sheet.extras.update(uscc=firm.uscc, firm_english=firm.english, firm_address=firm.address)
    return f"the letter is of {firm.name}"


@flaw(
    "consistency.name",
    purpose="work",
    route=LETTER,
    needs={"employment_letter": "employee"},
    not_english=True,
)
def letter_of_other_person(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    sheet = story.sheet("employment_letter")
    sheet.facts["employee"] = sheet.extras["employee_again"] = facts.party_name(other)
    sheet.facts["employee_id"] = other.permit_number
    return f"the letter is about {other.hans}"


@flaw("consistency.document_number", purpose="work", route=LETTER, needs={"employment_letter": "employee_id"})
def letter_number_other(story: Story, rng: Random) -> str:
    number = addresses.other_digit(rng, story.person.permit_number)
    story.sheet("employment_letter").facts["employee_id"] = number
    return f"the letter says {number}"


@flaw(
    "work.coverage",
    purpose="work",
    route=Route(work="letter"),
    needs={"employment_letter": "issued_on employed_since"},
)
def employment_letter_stale(story: Story, rng: Random) -> str:
    issued = story.submitted - timedelta(days=rng.randrange(60, 300))
    sheet = story.sheet("employment_letter")
    sheet.facts["issued_on"] = issued
    sheet.facts["employed_since"] = min(sheet.facts["employed_since"], forms.add_months(issued, -7))
    sheet.extras["expires"] = issued + timedelta(days=30)
    return f"issued on {issued}"


@flaw(
    "work.coverage", purpose="work", route=Route(work="letter"), needs={"employment_letter": "employed_since"}
)
def employed_too_recently(story: Story, rng: Random) -> str:
    day = _recently(story, rng)
    sheet = story.sheet("employment_letter")
    sheet.facts["employed_since"] = day
    sheet.extras.update(
        contract_from=day, contract_to=forms.term_end(day, 36), social_since=forms.add_months(day, 1)
    )
    return f"there since {day}"


@flaw(
    "integrity.probation",
    "review",
    purpose="work",
    term_kind="fixed",
    needs={"employment_contract": "term_start term_end #probation"},
)
def probation_too_long(story: Story, rng: Random) -> str:
    sheet = story.sheet("employment_contract")
    start, months = sheet.facts["term_start"], rng.choice([7, 8, 9, 12])
    sheet.extras.update(
        probation_start=start, probation_end=forms.term_end(start, months), trial_months=str(months)
    )
    return f"{months} months on trial"


@flaw(
    "integrity.check_digit", "review", purpose="work", route=LETTER, needs={"business_registration": "uscc"}
)
def uscc_check_digit(story: Story, rng: Random) -> str:
    sheet = story.sheet("business_registration")
    code = sheet.facts["uscc"]
    wrong = rng.choice([c for c in "12345679ABCDEFGH" if c != code[-1]])
    sheet.facts["uscc"] = code[:-1] + wrong
    story.application["employer"].pop("uscc", None)
    return f"{sheet.facts['uscc']} should end in {code[-1]}"


@flaw(
    "integrity.seal",
    "review",
    "inconclusive",
    purpose="work",
    route=LETTER,
    needs={"employment_letter": "company #seal_other"},
)
def seal_of_other_firm(story: Story, rng: Random) -> str:
    other = firms.firm(rng, story.place.city_key).name
    sheet = story.sheet("employment_letter")
    sheet.extras["seal_other"] = (sheet.facts["company"], other)
    return f"sealed by {other}"


# --- school ------------------------------------------------------------------------------------------------------


@flaw(
    "consistency.school",
    purpose="study",
    route=Route(study="both"),
    needs={"student_id": "student_number", "school_letter": "student_number"},
)
def student_number_card_and_letter(story: Story, rng: Random) -> str:
    sheet = story.sheet(rng.choice(["student_id", "school_letter"]))
    right = sheet.facts["student_number"]
    sheet.facts["student_number"] = addresses.other_digit(rng, right)
    return f"{sheet.type} says {sheet.facts['student_number']}, the other {right}"


@flaw(
    "study.validity",
    purpose="study",
    route=SCHOOL_LETTER,
    needs={"school_letter": "graduates_on enrolled_on"},
)
def graduated_already(story: Story, rng: Random) -> str:
    until = story.submitted - timedelta(days=rng.randrange(35, 400))
    sheet = story.sheet("school_letter")
    sheet.facts.update(
        graduates_on=until, enrolled_on=date(until.year - 4, 9, 1), issued_on=until - timedelta(days=60)
    )
    sheet.extras["grade"] = f"{until.year - 4}级"
    return f"graduated on {until}"


@flaw(
    "consistency.name",
    purpose="study",
    route=SCHOOL_LETTER,
    needs={"school_letter": "name"},
    not_english=True,
)
def school_letter_of_other_person(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    sheet = story.sheet("school_letter")
    sheet.facts["name"] = sheet.extras["name_again"] = facts.name_of(other)
    sheet.extras.update(born=other.born, permit=other.permit_number)
    return f"the letter is about {other.hans}"


@flaw("study.validity", purpose="study", route=SCHOOL_LETTER, needs={"school_letter": "enrolled_on"})
def enrolled_too_recently(story: Story, rng: Random) -> str:
    day = _recently(story, rng)
    if day.month == story.submitted.month:
        day = day.replace(day=1)
    sheet = story.sheet("school_letter")
    sheet.facts.update(enrolled_on=day, graduates_on=forms.term_end(day, 46))
    sheet.facts["issued_on"] = story.submitted - timedelta(days=1)
    sheet.extras.update(grade=f"{day.year}级", semester_from=day)
    return f"enrolled on {day}"


# --- children, foreigners, strangers -----------------------------------------------------------------------------


@flaw("consistency.name", purpose="study", route=CHILD, needs={"guardian_papers": ""})
def birth_certificate_of_other_child(story: Story, rng: Random) -> str:
    other = names.person(rng, story.person.origin, (7, 14))
    father, mother = sheets_people.parents(rng, other)
    story.drop("guardian_papers")
    story.sheets += [
        sheets_people.guardian_papers(rng, other, father, mother, "birth_certificate", story.submitted),
        sheets_people.guardian_papers(rng, other, father, father, "guardian_card", story.submitted),
    ]
    return f"the child is {other.hans}"


@flaw("consistency.guardian", "review", purpose="study", route=CHILD)
def guardian_is_no_parent(story: Story, rng: Random) -> str:
    father, mother = sheets_people.parents(rng, story.person)
    other = _other(story, rng)
    story.drop("guardian_papers")
    story.sheets += [
        sheets_people.guardian_papers(
            rng, story.person, father, mother, "birth_certificate", story.submitted
        ),
        sheets_people.guardian_papers(rng, story.person, other, other, "guardian_card", story.submitted),
    ]
    return f"parents {father.hans} and {mother.hans}, the card is {other.hans}'s"


@flaw("completeness.guardian_papers", "review", purpose="study", route=CHILD)
def guardian_papers_missing(story: Story, rng: Random) -> str:
    story.drop("guardian_papers")
    return "a child's case without a guardian's papers"


@flaw("travel_document.validity", purpose="work", route=FOREIGN, needs={"passport": "valid_until"})
def passport_expired(story: Story, rng: Random) -> str:
    until = story.submitted - timedelta(days=rng.randrange(4, 500))
    story.sheets[0] = sheets_people.passport(rng, story.person, until)
    story.application["applicant"]["travel_document"].pop("valid_until", None)
    return f"passport ended on {until}"


@flaw("consistency.name", purpose="work", route=FOREIGN, needs={"passport": "name_en"})
def passport_of_other_person(story: Story, rng: Random) -> str:
    other = names.foreigner(rng)
    while other.english == story.person.english:
        other = names.foreigner(rng)
    story.sheets[0] = sheets_people.passport(rng, other, story.submitted + timedelta(days=900))
    return f"passport of {other.english}"


@flaw("consistency.name", "review", purpose="residence", two_leases=False, not_english=True)
def strangers_lease_too(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    mine = story.sheet("lease")
    term = Term(mine.facts["term_start"], mine.facts["term_end"], mine.facts["term_months"])
    place = addresses.address(rng, story.place.city_key)
    story.sheets.append(
        facts.lease(rng, other, place, Wording(), term, mine.facts["signed_on"], names.mainlander(rng))
    )
    return f"a lease of {other.hans} besides the applicant's own"


@flaw("consistency.name", "review", purpose="work", two_leases=False)
def strangers_permit_too(story: Story, rng: Random) -> str:
    other = _other(story, rng)
    until = story.submitted + timedelta(days=800)
    years = 5 if other.origin == "TW" else 10
    story.sheets.append(
        facts.travel_permit(rng, other, forms.add_months(until + timedelta(days=1), -12 * years), until)
    )
    return f"a travel permit of {other.hans} besides the applicant's own"
