"""Papers about the person: the school's letter, a child's guardians, a foreigner's passport."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from samples.generator import facts, firms, forms, identifiers, names
from samples.generator.addresses import REGION_CODES, address, write
from samples.generator.facts import Sheet
from samples.generator.layouts import Name, People
from samples.generator.names import Person, mainlander
from samples.generator.sheets_housing import id_kind, mainland_name

OFFICES = ["教务处", "学生处", "研究生院", "学籍管理科", "港澳台侨学生办公室", "学生工作部"]
DEGREE_EN = {"专科": "diploma", "本科": "bachelor's degree", "硕士": "master's degree", "博士": "doctoral degree", "初中": "junior secondary school", "小学": "primary school"}  # fmt: skip


def school_letter(rng: Random, person: Person, school: firms.School, number: str, enrolled: date, graduates: date,
                  issued: date) -> Sheet:  # fmt: skip
    """The school says that somebody studies there."""
    values = {
        "name": Name(person.hans, person.hant, person.english), "school": school.name, "student_number": number,
        "enrolled_on": enrolled, "graduates_on": graduates, "issued_on": issued,
    }  # fmt: skip
    extras: dict[str, Any] = {
        "sex": person.sex, "sex_word": "男" if person.sex == "M" else "女", "born": person.born, "permit": person.permit_number, "permit_kind": id_kind(person),
        "faculty": school.faculty, "major": school.major, "degree": school.degree, "degree_en": DEGREE_EN.get(school.degree, "degree"), "years": str(school.years),
        "years_word": "零一二三四五六"[school.years] + "年", "class": f"{enrolled.year}级{rng.randint(1, 6)}班", "grade": f"{enrolled.year}级", "school_en": school.english,
        "office": rng.choice(OFFICES), "phone": firms.phone(rng), "teacher": mainlander(rng), "letter_number": f"教证〔{issued.year}〕第{rng.randrange(1, 9999):04d}号",
        "code": "".join(rng.choice("ABCDEFGHJKMNPQRSTUVWXYZ23456789") for _ in range(16)), "expires": issued + timedelta(days=180), "origin": person.origin,
        "term_word": f"{issued.year}-{issued.year + 1}学年第{rng.choice('一二')}学期", "semester_from": date(issued.year, 2 if issued.month < 8 else 9, rng.randint(1, 20)),
        "school_address": write(address(rng, "shenzhen")), "exam_number": f"{enrolled.year % 100}44{rng.randrange(10**10):010d}", "school_again": school.name,
        "name_again": Name(person.hans, person.hant, person.english), "she_en": "He" if person.sex == "M" else "She", "native": {"HK": "香港", "MO": "澳门", "TW": "台湾"}.get(person.origin, "外国"),
        "fee": str(rng.choice([5200, 5800, 6850, 9800])), "registered": date(issued.year, 3, rng.randint(1, 9)), "distractors": facts.distractors(rng, issued, Decimal(5800)),
    }  # fmt: skip
    return Sheet("school_letter", values, extras)


def parents(rng: Random, child: Person) -> tuple[Person, Person]:
    """The child's father and mother: one of them has the child's surname."""
    father = names.person(rng, child.origin, (33, 52))
    mother = names.person(rng, child.origin, (30, 48))
    size = 2 if child.hant[:2] in names.SURNAMES else 1
    own = 2 if father.hant[:2] in names.SURNAMES else 1
    hant = child.hant[:size] + father.hant[own:]
    family = child.english.partition(", ")[0]
    father = replace(
        father, hant=hant, hans=names.simplified(hant), english=f"{family}, {father.english.partition(', ')[2]}",
        sex="M",
    )  # fmt: skip
    return father, replace(mother, sex="F")


def guardian_papers(
    rng: Random, child: Person, father: Person, mother: Person, variant: str, day: date
) -> Sheet:
    """A birth certificate (both parents), a guardian's identity card, or a statement of guardianship.

    `guardian` is who the paper names as parent or guardian: on a birth certificate both, father first.
    """
    guardian = rng.choice([father, mother])
    names_of = {p: Name(p.hans, p.hant, p.english) for p in (child, father, mother)}
    values: dict[str, Any] = {}
    if variant == "birth_certificate":
        values = {"child": names_of[child], "guardian": People((names_of[father], names_of[mother])), "date_of_birth": child.born}  # fmt: skip
    elif variant == "guardian_card":
        values = {"guardian": names_of[guardian]}
    elif variant == "guardianship_statement":
        values = {"child": names_of[child], "guardian": names_of[guardian], "date_of_birth": child.born}
    else:
        raise ValueError(variant)
    registered = child.born + timedelta(days=rng.randrange(3, 40))
    card_until = day + timedelta(days=rng.randrange(400, 3000))
    chinese = rng.random() < 0.5
    extras: dict[str, Any] = {
        "variant": variant, "origin": child.origin, "sex": guardian.sex if variant == "guardian_card" else child.sex, "child_sex": child.sex,
        "child_sex_word": "男" if child.sex == "M" else "女", "child_id": child.home_id, "child_permit": child.permit_number, "child_permit_kind": id_kind(child),
        "father": names_of[father], "mother": names_of[mother], "father_born": father.born, "mother_born": mother.born, "father_id": father.home_id,
        "mother_id": mother.home_id, "guardian_id": guardian.home_id, "guardian_permit": guardian.permit_number, "guardian_born": guardian.born,
        "guardian_sex_word": "男" if guardian.sex == "M" else "女", "relation": "父子" if guardian is father and child.sex == "M" else "父女" if guardian is father else "母子" if child.sex == "M" else "母女",
        "relation_word": "父亲" if guardian is father else "母亲", "relation_en": "father" if guardian is father else "mother", "guardian_resident": identifiers.resident_number(
            rng, REGION_CODES["shenzhen"], guardian.born, guardian.sex), "guardian_address": write(address(rng, "shenzhen")), "hospital": rng.choice([
            "深圳市妇幼保健院", "广华医院", "仁伯爵综合医院", "圣德肋撒医院", "浸会医院", "台大医院", "养和医院"]), "hospital_en": rng.choice(["Queen Elizabeth Hospital", "Kwong Wah Hospital", "Union Hospital"]),
        "born_time": f"{rng.randint(0, 23):02d}时{rng.randint(0, 59):02d}分", "born_time_en": f"{rng.randint(1, 12)}:{rng.randint(0, 59):02d} a.m.", "weight": str(rng.randint(2500, 4100)), "length": str(rng.randint(47, 53)),
        "weeks": str(rng.randint(37, 41)), "certificate": f"{rng.choice('OPQRST')}{rng.randrange(10**8, 10**9)}", "entry": f"{rng.randrange(1000, 99999)}", "registered": registered,
        "issued": registered + timedelta(days=rng.randrange(0, 60)), "copy_issued": day - timedelta(days=rng.randrange(20, 900)), "signed": day - timedelta(days=rng.randrange(1, 20)),
        "registrar": mainlander(rng), "card_issued": day - timedelta(days=rng.randrange(300, 3000)), "card_until": card_until, "card_from": forms.add_months(card_until, -240) + timedelta(days=1), "nation": "汉",
        "code": " ".join(f"{rng.randrange(10**4):04d}" for _ in range(len(guardian.hans))), "symbol": rng.choice(["***AZ", "A", "***A", "B"]), "first_registered": f"({rng.randint(1, 12):02d}-{rng.randint(80, 99)})",
        "father_job": rng.choice(["文員", "工程師", "商人"]), "mother_job": rng.choice(["教師", "護士", "家庭主婦"]), "phone": firms.phone(rng), "station": "深圳市公安局南山分局", "guardian_chinese": chinese,
        "residence": "香港新界沙田沙角邨", "notary": f"({day.year})深证字第{rng.randrange(10**5):05d}号", "other_child": mainland_name(mainlander(rng)), "purpose": "代为申领港澳台居民居住证",
        "distractors": facts.distractors(rng, day, Decimal(5000)), "native": {"HK": "香港", "MO": "澳门", "TW": "台湾"}.get(child.origin, "外国"), "sign_name": guardian.hans,
    }  # fmt: skip
    return Sheet("guardian_papers", values, extras)


def passport(rng: Random, person: Person, valid_until: date) -> Sheet:
    """The data page of a foreign passport."""
    country = names.COUNTRIES[person.country]
    values = {
        "name_en": person.english, "nationality": country.nationality, "date_of_birth": person.born, "sex": person.sex,
        "number": person.permit_number, "valid_until": valid_until, "mrz": passport_mrz(person, valid_until),
    }  # fmt: skip
    issued = forms.add_months(valid_until, -120) + timedelta(days=rng.choice([0, 1]))
    extras: dict[str, Any] = {
        "sex": person.sex, "code": person.country, "country": country.country, "country_local": country.local, "issued": issued, "authority": country.authority,
        "birth_place": rng.choice(country.towns), "personal": f"{rng.randrange(10**8, 10**9)}", "height": f"{rng.randint(152, 194)} cm", "eyes": rng.choice(["BROWN", "BLUE", "GREEN"]),
        "signature": person.english.partition(", ")[2].title() + " " + person.english.partition(", ")[0].title(), "former_number": f"{rng.choice('ABCDEKLM')}{rng.randrange(10**7, 10**8)}",
        "visa_number": f"K{rng.randrange(10**7):07d}", "visa_until": forms.add_months(issued, 24), "name_script": "hans", "name_again": Name(person.english, person.english, person.english),
    }  # fmt: skip
    return Sheet("passport", values, extras)


def passport_mrz(person: Person, until: date) -> str:
    """The two machine-readable lines of a passport (ICAO 9303, TD3)."""
    name = identifiers.latin_mrz_name(person.english)
    return "\n".join(identifiers.mrz_td3(person.country, person.permit_number, person.country, person.born, person.sex, until, name))  # fmt: skip
