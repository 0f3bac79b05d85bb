"""Papers about work: the business licence and the employer's letter."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from samples.generator import addresses, facts, firms, forms, identifiers
from samples.generator.facts import Sheet
from samples.generator.layouts import LONG_TERM, Name
from samples.generator.names import Person, mainlander, simplified
from samples.generator.sheets_housing import id_kind

SCOPES = [
    "软件开发", "信息技术咨询服务", "货物或技术进出口", "国内贸易代理", "企业管理咨询", "会议及展览服务", "日用百货销售", "电子产品销售", "餐饮服务",
    "食品销售(仅销售预包装食品)", "广告设计、代理", "供应链管理服务", "市场营销策划", "技术服务、技术开发、技术转让", "物业管理", "国际货物运输代理", "服装服饰批发",
]  # fmt: skip
SHOPS = [
    "茶餐厅",
    "咖啡店",
    "美容店",
    "服装店",
    "设计工作室",
    "便利店",
    "甜品店",
    "书店",
    "健身工作室",
    "五金商行",
]


def own_business(rng: Random, person: Person, city: str, sole: bool) -> firms.Firm:
    """A firm of the applicant's own: a company, or a sole trader's shop."""
    firm = firms.firm(rng, city)
    if not sole:
        name = firm.name.split("公司")[0] + "公司"
        return firms.Firm(name, firm.english, firm.uscc, person.hans, firm.address, firm.phone)
    place = addresses.CITIES[city][1]
    district = firm.address.split(place)[1].split("区")[0] + "区"
    core = rng.choice(firms.FIRST) + rng.choice(firms.SECOND) + rng.choice(["记", "", "", "轩"])
    code = identifiers.uscc(rng, addresses.REGION_CODES[city], "92")
    name = f"{place}{district}{core}{rng.choice(SHOPS)}"
    return firms.Firm(name, firm.english, code, person.hans, firm.address, firm.phone)


def business_registration(rng: Random, firm: firms.Firm, established: date, years: int = 0, head: Name | None = None) -> Sheet:  # fmt: skip
    """A business licence of a company or a sole trader (code 92); `years` 0 is 长期."""
    sole = firm.uscc.startswith("92")
    kinds = [
        "有限责任公司(自然人独资)",
        "有限责任公司",
        "有限责任公司(自然人投资或控股)",
        "有限责任公司(港澳台自然人独资)",
    ]
    kind = "个体工商户" if sole else "股份有限公司(非上市)" if "股份" in firm.name else rng.choice(kinds)
    if "分公司" in firm.name:
        kind = "有限责任公司分公司"
    city = next((k for k, v in addresses.CITIES.items() if v[1] in firm.address), "shenzhen")
    until: date | str = forms.term_end(established, 12 * years) if years else LONG_TERM
    values: dict[str, Any] = {
        "company": firm.name, "uscc": firm.uscc, "legal_representative": head or Name(firm.head, firm.head),
        "address": simplified(firm.address), "established_on": established, "valid_until": until,
    }  # fmt: skip
    city_name = addresses.CITIES[city][1]
    approved = established + timedelta(days=rng.randrange(0, 900))
    extras: dict[str, Any] = {
        "variant": "sole_trader" if sole else "company", "kind_word": kind, "sole": sole, "branch": "分公司" in firm.name, "copy_word": rng.choice(["副本", "副本", "正本"]), "copy_number": f"{rng.randint(1, 3)}-{rng.randint(1, 3)}",
        "capital": Decimal(rng.choice([10, 50, 100, 200, 500, 1000]) * 10000), "capital_words": f"{rng.choice(['壹佰', '伍佰', '壹仟', '贰佰'])}万元人民币",
        "scope": ";".join(rng.sample(SCOPES, rng.randint(3, 7))), "registrar": city_name + "市场监督管理局", "approved": approved, "valid_from": established,
        "serial": f"{addresses.REGION_CODES[city]}{established.year}{rng.randrange(10**8):08d}", "old_number": f"{addresses.REGION_CODES[city][:4]}0110{rng.randrange(10**7):07d}",
        "form": "个人经营" if sole else "公司", "investor": mainlander(rng), "supervisor": mainlander(rng), "website": "http://www.gsxt.example.cn", "year": str(established.year),
        "phone": firm.phone, "english": firm.english, "company_again": firm.name, "report_year": str(approved.year), "sex": "M",
        "staff": str(rng.randint(2, 180)), "distractors": facts.distractors(rng, established, Decimal(9000)),
    }  # fmt: skip
    return Sheet("business_registration", values, extras)


def employment_letter(rng: Random, person: Person, firm: firms.Firm, since: date, issued: date,
                      position: str = "") -> Sheet:  # fmt: skip
    """The employer says that somebody works for it."""
    values = {
        "company": firm.name, "employee": facts.party_name(person), "employee_id": person.permit_number,
        "position": position or rng.choice(firms.POSITIONS), "employed_since": since, "issued_on": issued,
    }  # fmt: skip
    pay = rng.randrange(80, 500) * 100
    renewed = forms.add_months(since, rng.choice([0, 12, 24]))
    extras: dict[str, Any] = {
        "sex": person.sex, "sex_word": "男" if person.sex == "M" else "女", "born": person.born, "department": rng.choice(["研发部", "市场部", "财务部", "运营中心", "行政人事部"]),
        "department_en": rng.choice(["R&D", "Marketing", "Finance", "Operations"]), "pay": Decimal(pay), "annual_pay": Decimal(pay * 13), "uscc": firm.uscc, "head": firm.head,
        "firm_address": firm.address, "firm_phone": firm.phone, "firm_english": firm.english, "contact": mainlander(rng), "contact_phone": firms.phone(rng),
        "position_en": rng.choice(firms.POSITIONS_EN), "contract_from": renewed, "contract_to": forms.term_end(renewed, 36), "permit_kind": id_kind(person),
        "letter_number": f"人证字[{issued.year}]{rng.randrange(1, 900):03d}号", "employee_again": facts.party_name(person), "company_again": firm.name, "origin": person.origin,
        "staff_number": f"{rng.choice('EHS')}{rng.randrange(10**5):05d}", "purpose": rng.choice(["办理港澳台居民居住证", "申领居住证", "办理居住证事宜"]), "social_since": forms.add_months(since, 1),
        "he": "他" if person.sex == "M" else "她", "she_en": "He" if person.sex == "M" else "She", "his_en": "his" if person.sex == "M" else "her", "mr_en": "Mr." if person.sex == "M" else "Ms.",
        "mr": "先生" if person.sex == "M" else "女士", "founded": since - timedelta(days=rng.randrange(400, 5000)), "phone": firms.phone(rng), "graduated": date(since.year - rng.randint(1, 9), 6, 30),
        "expires": issued + timedelta(days=rng.choice([30, 60, 90])), "distractors": facts.distractors(rng, issued, Decimal(pay)),
    }  # fmt: skip
    return Sheet("employment_letter", values, extras)
