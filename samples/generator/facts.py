"""What each paper says, and the distracting rest that stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from samples.generator import firms, forms, identifiers
from samples.generator.addresses import REGION_CODES, Address, Wording, write
from samples.generator.layouts import Name, Place
from samples.generator.names import Person, mainlander, similar_name, simplified
from samples.generator.romanise import pinyin_title

BANKS = [
    "招商银行深圳科技园支行",
    "中国建设银行福田支行",
    "中国工商银行南山支行",
    "平安银行深圳分行营业部",
    "中国农业银行龙华支行",
]
AGENCIES = [
    "深圳市安居乐房地产经纪有限公司",
    "家诚地产南山分行",
    "深圳市鸿居置业顾问有限公司",
    "万家兴房产经纪部",
]
AUTHORITY = {
    "hk_macau_permit": ["公安部出入境管理局", "中华人民共和国出入境管理局"], "taiwan_permit_5y": ["公安部出入境管理局", "中华人民共和国出入境管理局"],
    "taiwan_permit_3m": ["厦门市公安局出入境管理局", "公安部出入境管理局"], "hk_macau_permit_non_chinese": ["中华人民共和国出入境管理局"],
    "mainland_permit_to_hk_macau": ["公安部出入境管理局广东", "公安部出入境管理局湖南"],
}  # fmt: skip


@dataclass
class Sheet:
    """One paper before it has a layout: its type, what it says, what stands around that."""

    type: str
    facts: dict[str, Any]
    extras: dict[str, Any]


def name_of(person: Person) -> Name:
    """A person's name in all scripts."""
    return Name(person.hans, person.hant, person.english)


def party_name(person: Person) -> Name:
    """The same, with the English written as contracts have it."""
    return Name(person.hans, person.hant, person.english_plain)


def distractors(rng: Random, around: date, rent: Decimal) -> dict[str, str]:
    """Blanks of the surrounding clauses."""
    earlier, soon = (
        around - timedelta(days=rng.randrange(200, 4000)),
        around + timedelta(days=rng.randrange(0, 6)),
    )
    style = rng.choice(["ymd", "ymd_sp", "ymd0"])
    return {
        "pay_day": str(rng.choice([1, 5, 8, 10, 15, 20])), "pay_day_en": forms.ordinal(rng.choice([1, 5, 10, 15])),
        "bank": rng.choice(BANKS), "account": "6" + "".join(str(rng.randrange(10)) for _ in range(18)),
        "bank_en": "Pingshan Commercial Bank", "late_rate": rng.choice(["0.5", "1", "3"]), "deposit_months": str(rng.choice([1, 2])),
        "deposit": f"{rent * rng.choice([1, 2]):,.2f}", "return_days": str(rng.choice([3, 5, 7, 15])),
        "mgmt_fee": str(rng.randrange(120, 600)), "meter": str(rng.randrange(1000, 29000)),
        "handover": forms.date_text(soon, style), "handover_en": forms.date_text(soon, "en"),
        "repair_days": str(rng.choice([3, 5, 7])), "notice_days": str(rng.choice([15, 30, 60])),
        "penalty_months": str(rng.choice([1, 2])), "overdue_days": str(rng.choice([7, 10, 15, 30])),
        "arrears": f"{rng.randrange(5, 40) * 100}", "cert_date": forms.date_text(earlier, style),
        "cert_date_en": forms.date_text(earlier, "en"), "renew_days": str(rng.choice([15, 30])), "sale_days": "30",
        "filing_days": "30", "register_days": "10", "n1": str(rng.randint(1, 3)), "n2": str(rng.randint(1, 4)),
        "goods": f"{rng.randrange(8, 60) * 1000}", "rise": str(rng.choice([3, 5, 8])), "visit_hours": str(rng.choice([24, 48])),
        "court": "深圳国际仲裁院", "copies": rng.choice(["贰", "叁", "肆"]), "agency": rng.choice(AGENCIES), "agent": mainlander(rng),
        "phone1": firms.phone(rng), "phone2": firms.phone(rng), "licence": f"深房中介{rng.randrange(10**5, 10**6)}",
        "commission": f"{int(rent) // 2}", "agent_en": pinyin_title(mainlander(rng)), "trial_pay": f"{rng.randrange(50, 150) * 100}",
        "pay": f"{rng.randrange(80, 400) * 100}", "n_leave": str(rng.choice([5, 7, 10])), "secrecy": str(rng.choice([6, 12, 24])),
        "compensation": f"{rng.randrange(20, 80) * 100}", "handbook": f"{around.year - 1}年第{rng.randint(1, 4)}",
        "loss": f"{rng.randrange(5, 50) * 1000}", "service": str(rng.choice([24, 36])), "relative": mainlander(rng),
        "degree_date": forms.date_text(earlier, style), "place": "深圳市",
    }  # fmt: skip


def travel_permit(rng: Random, person: Person, valid_from: date, valid_until: date) -> Sheet:
    """The card that a Hong Kong, Macau or Taiwan resident enters with."""
    kind = person.permit_kind
    facts = {
        "kind": kind, "name_zh": Name(person.hans, person.hant), "name_en": person.english, "sex": person.sex,
        "date_of_birth": person.born, "number": person.permit_number, "valid_from": valid_from, "valid_until": valid_until,
        "issuing_authority": rng.choice(AUTHORITY[kind]), "issue_count": person.issue_count,
        "mrz": mrz(rng, person, valid_until),
    }  # fmt: skip
    extras = {
        "sex": person.sex, "home_id": person.home_id, "home_name": Name(person.hans, person.hant),
        "place": {"HK": "香港", "MO": "澳门", "TW": "台湾"}[person.origin], "origin": person.origin, "name_script": "hans",
        "issue_place": rng.choice(["广东", "香港", "福建", "厦门"]), "old_number": person.permit_number + "00",
        "nationality": rng.choice(["英国", "印度", "加拿大", "法国", "菲律宾"]),
    }  # fmt: skip
    return Sheet("travel_permit", facts, extras)


def mrz(rng: Random, person: Person, until: date) -> str:
    """The machine-readable lines; some cards have the Chinese name in letters."""
    if person.permit_kind == "mainland_permit_to_hk_macau":
        return identifiers.mrz_one_line(person.permit_number, until, person.born)
    spelling = identifiers.latin_mrz_name(person.english)
    if rng.random() < 0.4 and len(spelling) < 17:
        spelling = (spelling + "<<" + identifiers.gbk_letters(person.hans))[:30]
    number = person.permit_number[:9]
    return "\n".join(
        identifiers.mrz_td1(number, person.issue_count, person.born, person.sex, until, spelling)
    )


def photo_receipt(rng: Random, person: Person, taken: date, good: bool = True) -> Sheet:
    """The slip that says that a picture fits the rules."""
    number = rng.choice([
        f"4403{taken:%Y%m%d}{rng.randrange(10**7):07d}", f"SZ{taken:%y%m%d}{rng.randrange(10**6):06d}",
        f"44{rng.randrange(10**12):012d}", f"{rng.randrange(10**15, 10**16)}",
    ])  # fmt: skip
    facts = {"name": Name(person.hans, person.hant, person.english), "receipt_number": number, "taken_on": taken,
             "result": "qualified" if good else "unqualified"}  # fmt: skip
    extras = {"sex": person.sex, "shop": rng.choice(["新影", "大昌", "丽影", "金像", "快拍"]) + "照相馆", "shop_code": f"GD{rng.randrange(10**5, 10**6)}",
              "shop_phone": firms.phone(rng), "born": person.born, "sex_word": "男" if person.sex == "M" else "女",
              "permit": person.permit_number, "fee": str(rng.choice([20, 25, 30, 35])),
              "expires": forms.add_months(taken, 6), "paid": taken + timedelta(days=rng.choice([0, 0, 1]))}  # fmt: skip
    return Sheet("photo_receipt", facts, extras)


@dataclass(frozen=True)
class Term:
    """A lease's or a contract's time, with the length that it states."""

    start: date
    end: date
    months: int


def lease(rng: Random, person: Person, place: Address, how: Wording, term: Term, signed: date, landlord: str | None = None,
          rent: Decimal | None = None) -> Sheet:  # fmt: skip
    """A tenancy between an invented landlord and the applicant."""
    landlord = landlord or mainlander(rng)
    rent = rent or Decimal(rng.randrange(36, 240) * 50)
    region = REGION_CODES[place.city_key]
    born = date(rng.randint(1950, 1995), rng.randint(1, 12), rng.randint(1, 28))
    number = f"{place.city_key[:2].upper()}{signed:%Y%m}{rng.randrange(10**6):06d}"
    facts = {
        "landlord": Name(landlord, landlord, pinyin_title(landlord[0]).upper() + " " + pinyin_title(landlord[1:])),
        "tenant": party_name(person), "landlord_id": identifiers.resident_number(rng, region, born, rng.choice("MF")),
        "tenant_id": person.permit_number, "address": Place(place, how), "term_start": term.start, "term_end": term.end,
        "term_months": term.months, "rent_monthly": rent, "signed_on": signed,
        "filing_number": rng.choice([f"深南租备{signed.year}{rng.randrange(10**5):05d}", f"{number}"]),
    }  # fmt: skip
    extras = lease_extras(rng, place, signed, rent, landlord, person)
    return Sheet("lease", facts, extras)


def lease_extras(
    rng: Random, place: Address, signed: date, rent: Decimal, landlord: str, person: Person
) -> dict[str, Any]:
    """Everything else that stands in a lease."""
    owner = mainlander(rng)
    return {
        "distractors": distractors(rng, signed, rent), "deposit": rent * rng.choice([1, 2]), "landlord_phone": firms.phone(rng),
        "tenant_phone": firms.phone(rng), "agency": rng.choice(AGENCIES), "agent": mainlander(rng), "rent": rent,
        "area": f"{rng.randrange(2800, 16000) / 100:.2f}", "contract_no": f"HT-{signed.year}-{rng.randrange(10**5):05d}",
        "title_no": f"粤({rng.randint(2016, 2025)})深圳市不动产权第{rng.randrange(10**6):07d}号", "house_code": "4403" + "".join(
            str(rng.randrange(10)) for _ in range(21)), "owner": owner, "title_date": signed - timedelta(days=rng.randrange(400, 5000)),
        "tenant_again": party_name(person), "landlord_again": Name(landlord, landlord, pinyin_title(landlord)),
        "bank": rng.choice(BANKS), "account": "62" + "".join(str(rng.randrange(10)) for _ in range(17)),
        "purpose": "居住", "floor": str(rng.randint(6, 40)), "home": person.origin, "agent_signs": rng.random() < 0.15,
        "owner_address": f"{place.city}{place.district}{rng.choice(['建设路', '人民路', '解放路'])}{rng.randint(2, 300)}号",
    }  # fmt: skip


def employment_contract(rng: Random, person: Person, firm: firms.Firm, kind: str, term: Term | None, start: date,
                        signed: date, home: str) -> Sheet:  # fmt: skip
    """A labour contract of one of the three kinds."""
    facts = {
        "employer": firm.name, "uscc": firm.uscc, "employee": party_name(person), "employee_id": person.permit_number,
        "term_kind": kind, "term_start": start, "term_end": term.end if term else None,
        "position": rng.choice(firms.POSITIONS), "workplace": simplified(firm.address), "signed_on": signed,
    }  # fmt: skip
    facts = {k: v for k, v in facts.items() if v is not None}
    months = term.months if term else 36
    trial = 2 if months >= 12 else 1
    pay = Decimal(rng.randrange(80, 500) * 100)
    extras = {
        "distractors": distractors(rng, signed, pay), "head": firm.head, "firm_address": firm.address, "firm_phone": firm.phone,
        "firm_english": firm.english, "position_en": rng.choice(firms.POSITIONS_EN), "probation_end": forms.term_end(start, trial),
        "probation_start": start, "trial_months": str(trial), "pay": pay, "home": home, "phone": firms.phone(rng),
        "born": person.born, "sex_word": "男" if person.sex == "M" else "女", "founded": signed - timedelta(days=rng.randrange(900, 6000)),
        "task": rng.choice(["智慧园区信息化项目", "海外市场推广项目", "新厂房机电安装工程", "品牌视觉升级项目"]),
        "contract_no": f"LD{signed.year}{rng.randrange(10**4):04d}", "employer_again": firm.name, "employee_again": party_name(person),
        "origin": person.origin, "department": rng.choice(["研发部", "市场部", "财务部", "运营中心", "行政人事部"]), "kind": kind,
        "months": term.months if term else 0, "agent": mainlander(rng),
    }  # fmt: skip
    return Sheet("employment_contract", facts, extras)


def student_id(rng: Random, person: Person, school: firms.School, number: str, enrolled: date, until: date, day: date) -> Sheet:  # fmt: skip
    """A student's card or booklet."""
    facts = {"name": Name(person.hans, person.hant, person.english), "school": school.name, "student_number": number,
             "enrolled_on": enrolled, "valid_until": until}  # fmt: skip
    stamps: list[str] = []
    term = enrolled
    while term <= min(until, day) and len(stamps) < 8:
        stamps.append(f"{term.year}{'春' if term.month < 7 else '秋'}")
        term = forms.add_months(term, 6)
    extras = {"sex": person.sex, "faculty": school.faculty, "major": school.major, "degree": school.degree,
              "class": f"{enrolled.year}级{rng.randint(1, 6)}班", "born": person.born, "school_en": school.english,
              "school_seal": school.name, "stamps": stamps, "issued": enrolled + timedelta(days=rng.randrange(4, 40)), "years": str(school.years),
              "sex_word": "男" if person.sex == "M" else "女", "card_no": str(rng.randrange(10**7, 10**8)), "native": "香港" if person.origin == "HK" else "台湾" if person.origin == "TW" else "澳门"}  # fmt: skip
    return Sheet("student_id", facts, extras)


def unknown(rng: Random, person: Person, place: Address, around: date) -> Sheet:
    """A paper that nobody asked for."""
    extras = {
        "who": person.hans, "where": write(place), "day": around - timedelta(days=rng.randrange(3, 90)), "sex": person.sex,
        "amount": Decimal(rng.randrange(3000, 90000)) / 100, "account": "62" + "".join(str(rng.randrange(10)) for _ in range(17)),
        "number": str(rng.randrange(10**9, 10**10)), "bank": rng.choice(BANKS), "other": mainlander(rng), "phone": firms.phone(rng),
        "distractors": distractors(rng, around, Decimal(5000)), "similar": simplified(similar_name(rng, person.hant)),
    }  # fmt: skip
    return Sheet("unknown", {}, extras)
