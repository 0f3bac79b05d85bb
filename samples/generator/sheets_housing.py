"""Papers about where somebody lives: title, purchase, dormitory, a host's letter, the applicant's own statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from samples.generator import facts, firms, forms, identifiers
from samples.generator.addresses import REGION_CODES, Address, Wording, write
from samples.generator.facts import Sheet
from samples.generator.layouts import Name, People, Place
from samples.generator.names import Person, mainlander
from samples.generator.romanise import pinyin_title

REGISTRY = {
    "shenzhen": "深圳市不动产登记中心", "guangzhou": "广州市规划和自然资源局", "zhuhai": "珠海市不动产登记中心",
    "huizhou": "惠州市自然资源局", "beijing": "北京市规划和自然资源委员会", "shanghai": "上海市自然资源确权登记局",
}  # fmt: skip
SHORT = {"广东省": "粤", "": ""}
CITY_SIGN = {"beijing": "京", "shanghai": "沪"}
OLD_DISTRICTS = {
    "罗湖区": "2",
    "福田区": "3",
    "南山区": "4",
    "宝安区": "5",
    "光明区": "5",
    "龙岗区": "6",
    "盐田区": "7",
}
DORMITORIES = [
    "紫荆学生公寓",
    "荔园宿舍区",
    "桃李苑",
    "知行学生公寓",
    "明德书院",
    "西区学生宿舍",
    "南苑学生公寓",
    "兰园",
]
REGISTERED_BY = ["单独所有", "单独所有", "房屋单独所有"]


def mainland_name(name: str) -> Name:
    """A mainlander's name in all scripts."""
    return Name(name, name, pinyin_title(name[0]).upper() + " " + pinyin_title(name[1:]))


def partner(rng: Random) -> Name:
    """The other owner of a flat that two people hold."""
    return mainland_name(mainlander(rng))


def certificate_number(rng: Random, place: Address, day: date, old: bool) -> str:
    """The number of a title: 粤(2025)深圳市不动产权第0012345号, or an old one."""
    sign = CITY_SIGN.get(place.city_key) or SHORT.get(place.province, "粤")
    if not old:
        left, right = rng.choice(["()", "()", "（）", "〔〕"])
        where = place.city if sign == "粤" or place.city_key == "shanghai" else ""
        if place.city_key == "beijing":
            where = place.district[:-1] + "区"
        if place.city_key == "shanghai":
            where = place.district[:1] + "字"
            return f"{sign}{left}{day.year}{right}{where}不动产权第{rng.randrange(10**6):06d}号"
        return f"{sign}{left}{day.year}{right}{where}不动产权第{rng.randrange(10**7):07d}号"
    if place.city_key == "shenzhen":
        first = OLD_DISTRICTS.get(place.district, "4")
        return f"深房地字第{first}{rng.randrange(10**9):09d}号"
    if place.city_key in ("guangzhou", "zhuhai", "huizhou"):
        letter = {"guangzhou": "穗", "zhuhai": "珠", "huizhou": "惠州"}[place.city_key]
        return f"粤房地权证{letter}字第{rng.randrange(10**10):010d}号"
    if place.city_key == "beijing":
        return f"X京房权证{place.district[0]}字第{rng.randrange(10**6):06d}号"
    return f"沪房地{place.district[0]}字({day.year})第{rng.randrange(10**6):06d}号"


def unit_number(rng: Random, region: str) -> str:
    """The 28 characters of a property unit."""
    return (
        f"{region}{rng.randrange(1, 40):03d}{rng.randrange(1, 200):03d}GB{rng.randrange(1, 999):05d}"
        f"F{rng.randrange(1, 9999):04d}{rng.randrange(1, 9999):04d}"
    )


def property_certificate(rng: Random, person: Person, place: Address, how: Wording, registered: date,
                         variant: str = "new", joint: bool = False) -> Sheet:  # fmt: skip
    """A title to a flat: `new` 不动产权证书 or `old` 房地产证."""
    owner: Name | People = Name(person.hans, person.hant, person.english_plain)
    other = partner(rng)
    if joint:
        owner = People((owner, other) if rng.random() < 0.6 else (other, owner))
    values = {
        "owner": owner, "address": Place(place, how), "registered_on": registered,
        "certificate_number": certificate_number(rng, place, registered, variant == "old"),
    }  # fmt: skip
    land = date(registered.year - rng.randint(3, 15), rng.randint(1, 12), rng.randint(1, 28))
    mortgage = registered + timedelta(days=rng.randrange(0, 30))
    area = rng.randrange(3800, 18000) / 100
    region = REGION_CODES[place.city_key]
    extras: dict[str, Any] = {
        "variant": variant, "joint": joint, "co_ownership": rng.choice(["共同共有", "按份共有"]) if joint else rng.choice(REGISTERED_BY),
        "share": "各占50%" if joint else "100%", "unit_number": unit_number(rng, region), "owner_id": person.permit_number,
        "owner_id_kind": id_kind(person), "right_kind": "国有建设用地使用权/房屋(构筑物)所有权", "right_nature": rng.choice(["出让/商品房", "出让/市场化商品房", "出让/存量房"]),
        "use": rng.choice(["城镇住宅用地/住宅", "住宅用地/住宅", "商住混合用地/住宅"]), "area": f"{area:.2f}", "inner_area": f"{area * 0.78:.2f}",
        "land_area": f"{rng.randrange(2000, 90000)}.{rng.randrange(100):02d}", "land_from": land, "land_to": forms.term_end(land, 840),
        "floors": str(rng.randint(6, 48)), "finished": date(land.year + 2, rng.randint(1, 12), rng.randint(1, 28)), "structure": rng.choice(["钢筋混凝土结构", "框架剪力墙", "混合结构"]),
        "parcel": f"{rng.choice('TABHG')}{rng.randrange(100, 999)}-{rng.randrange(10, 9999):04d}", "serial": f"NO.D{region[:2]}{rng.randrange(10**9):09d}",
        "registry": REGISTRY[place.city_key], "price": Decimal(rng.randrange(90, 1200) * 10000), "bank": rng.choice(facts.BANKS), "mortgage": mortgage,
        "mortgage_number": f"粤({mortgage.year}){place.city}不动产证明第{rng.randrange(10**7):07d}号", "bought": registered - timedelta(days=rng.randrange(20, 200)),
        "former_owner": mainland_name(mainlander(rng)), "former_number": f"{rng.randrange(10**9):09d}", "printed": registered + timedelta(days=rng.randrange(0, 25)),
        "owner_again": owner, "house_code": "4403" + "".join(str(rng.randrange(10)) for _ in range(21)), "sex": person.sex,
        "distractors": facts.distractors(rng, registered, Decimal(6000)), "registered_again": registered,
    }  # fmt: skip
    return Sheet("property_certificate", values, extras)


def id_kind(person: Person) -> str:
    """What the applicant's own document is called on other papers."""
    if person.origin == "foreign":
        return "护照"
    return "台湾居民来往大陆通行证" if person.origin == "TW" else "港澳居民来往内地通行证"


def purchase_contract(rng: Random, person: Person, place: Address, how: Wording, signed: date,
                      variant: str = "presale", joint: bool = False) -> Sheet:  # fmt: skip
    """The purchase of a flat: `presale` or `completed` from a developer, `second_hand` from a person."""
    buyer: Name | People = facts.party_name(person)
    if joint:
        buyer = People((buyer, partner(rng)))
    firm = firms.firm(rng, place.city_key)
    developer = firm.name
    for trade in firms.TRADES:
        developer = developer.replace(trade, "房地产开发")
    owner = mainland_name(mainlander(rng))
    price, area = Decimal(rng.randrange(90, 1200) * 10000), rng.randrange(3800, 18000) / 100
    number = rng.choice([
        f"{signed.year}{rng.randrange(10**8):08d}", f"深({place.district[0]})网预买字({signed.year})第{rng.randrange(10**5):05d}号",
        f"{place.city_key[:2].upper()}-{signed:%y%m%d}-{rng.randrange(10**4):04d}", f"YS{signed:%Y%m}{rng.randrange(10**6):06d}",
    ])  # fmt: skip
    values = {
        "buyer": buyer, "seller": owner if variant == "second_hand" else developer, "address": Place(place, how), "signed_on": signed,
        "contract_number": number,
    }  # fmt: skip
    region = REGION_CODES[place.city_key]
    born = date(rng.randint(1955, 1992), rng.randint(1, 12), rng.randint(1, 28))
    first = signed - timedelta(days=rng.randrange(1, 30))
    extras: dict[str, Any] = {
        "variant": variant, "joint": joint, "buyer_id": person.permit_number, "buyer_id_kind": id_kind(person), "buyer_phone": firms.phone(rng),
        "buyer_born": person.born, "nationality": {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"}.get(person.origin, "外国籍"),
        "seller_uscc": firm.uscc, "seller_head": firm.head, "seller_address": firm.address, "seller_phone": firm.phone, "seller_agent": mainlander(rng),
        "seller_id": identifiers.resident_number(rng, region, born, rng.choice("MF")), "seller_english": firm.english.replace("Technology", "Property"),
        "agency": rng.choice(facts.AGENCIES), "broker": mainlander(rng), "licence": f"深房许字({signed.year - 1}){place.district}{rng.randint(1, 60):03d}号",
        "land_number": certificate_number(rng, place, signed - timedelta(days=900), False), "land_date": signed - timedelta(days=rng.randrange(400, 1500)),
        "plan_number": f"深规土建许字{rng.randrange(10**8):08d}号", "title_number": certificate_number(rng, place, signed - timedelta(days=2000), False),
        "price": price, "unit_price": f"{float(price) / area:,.2f}", "area": f"{area:.2f}", "inner_area": f"{area * 0.78:.2f}", "shared_area": f"{area * 0.22:.2f}",
        "deposit": Decimal(rng.choice([50000, 100000, 200000])), "down": price * 3 // 10, "loan": price * 7 // 10, "bank": rng.choice(facts.BANKS),
        "account": "62" + "".join(str(rng.randrange(10)) for _ in range(17)), "handover": signed + timedelta(days=rng.randrange(60, 700)),
        "down_by": signed + timedelta(days=rng.randrange(5, 15)), "subscribed": first, "filed": signed + timedelta(days=rng.randrange(2, 20)),
        "land_to": forms.term_end(date(signed.year - 3, 6, 1), 840), "floors": str(rng.randint(6, 48)), "buyer_again": buyer,
        "seller_again": owner if variant == "second_hand" else developer, "distractors": facts.distractors(rng, signed, Decimal(6000)),
        "home": home_of(person), "months": "90", "subscription": f"RG{rng.randrange(10**6):06d}", "project": place.estate,
    }  # fmt: skip
    return Sheet("purchase_contract", values, extras)


def home_of(person: Person) -> str:
    """An address outside the mainland, a distraction beside the flat's."""
    return {
        "HK": "香港九龙观塘道418号丽港城22座9楼C室", "MO": "澳门氹仔成都街360号花城利盛大厦12楼F座", "TW": "台湾省台北市大安区和平东路二段76号5楼",
    }.get(person.origin, "28 Garden Road, London SW4 7PJ")  # fmt: skip


def dormitory(rng: Random, place: Address, school: str) -> Address:
    """The same spot as a room in a hall of the school."""
    return replace(
        place, estate=school + rng.choice(DORMITORIES), building=str(rng.randint(1, 18)), unit="", style="tower",
        road=place.road if place.style not in ("village",) else "学苑大道", number=str(rng.randint(2, 2099)),
        room=f"{rng.randint(1, 9)}{rng.randint(1, 39):02d}",
    )  # fmt: skip


def dormitory_confirmation(rng: Random, person: Person, place: Address, how: Wording, school: firms.School,
                           start: date, end: date, issued: date, number: str = "") -> Sheet:  # fmt: skip
    """The school says that somebody lives in its hall; `place` is the room (see `dormitory`)."""
    values = {
        "name": Name(person.hans, person.hant, person.english), "school": school.name, "address": Place(place, how),
        "term_start": start, "term_end": end, "issued_on": issued,
    }  # fmt: skip
    enrolled = date(start.year - rng.randint(0, 2), 9, 1)
    extras: dict[str, Any] = {
        "sex": person.sex, "sex_word": "男" if person.sex == "M" else "女", "born": person.born, "number": number or firms.student_number(rng, enrolled.year),
        "permit": person.permit_number, "permit_kind": id_kind(person), "faculty": school.faculty, "major": school.major, "degree": school.degree,
        "class": f"{enrolled.year}级{rng.randint(1, 6)}班", "bed": rng.choice(["1号床", "A床", "2号床位", "B"]), "fee": f"{rng.choice([800, 1200, 1500, 1900])}",
        "year_word": f"{start.year}-{start.year + 1}学年", "office": rng.choice(["学生宿舍管理中心", "后勤保障部", "学生工作部", "港澳台侨学生办公室", "学生公寓管理科"]),
        "phone": firms.phone(rng), "teacher": mainlander(rng), "roommates": str(rng.choice([1, 2, 3])), "enrolled": enrolled,
        "graduates": forms.term_end(enrolled, 12 * school.years - 2), "moved_in": start + timedelta(days=rng.randrange(0, 3)),
        "letter_number": f"宿证〔{issued.year}〕{rng.randrange(1, 999):03d}号", "school_en": school.english, "school_again": school.name,
        "school_address": f"{place.city}{place.district}{place.road}{place.number}号", "expires": issued + timedelta(days=rng.choice([30, 60, 90])),
        "purpose": rng.choice(["办理港澳台居民居住证", "申领居住证", "办理居住登记"]), "origin": person.origin, "distractors": facts.distractors(rng, issued, Decimal(1200)),
    }  # fmt: skip
    return Sheet("dormitory_confirmation", values, extras)


def lodging_letter(rng: Random, person: Person, place: Address, how: Wording, since: date, issued: date,
                   variant: str = "landlord", firm: firms.Firm | None = None) -> Sheet:  # fmt: skip
    """A host says that somebody lives in the flat: its `landlord` or the `employer` who houses them."""
    firm = firm or firms.firm(rng, place.city_key)
    host = mainland_name(mainlander(rng))
    values = {
        "name": Name(person.hans, person.hant, person.english_plain), "issuer": host if variant == "landlord" else firm.name,
        "address": Place(place, how), "lived_since": since, "issued_on": issued,
    }  # fmt: skip
    born = date(rng.randint(1955, 1992), rng.randint(1, 12), rng.randint(1, 28))
    extras: dict[str, Any] = {
        "variant": variant, "sex": person.sex, "sex_word": "男" if person.sex == "M" else "女", "born": person.born, "permit": person.permit_number,
        "permit_kind": id_kind(person), "person_phone": firms.phone(rng), "issuer_phone": firms.phone(rng), "firm_phone": firm.phone, "uscc": firm.uscc, "head": firm.head,
        "firm_address": firm.address, "firm_english": firm.english, "issuer_id": identifiers.resident_number(rng, REGION_CODES[place.city_key], born, rng.choice("MF")),
        "relation": rng.choice(["朋友", "亲属", "租客", "女婿", "外甥", "同事"]), "title_number": certificate_number(rng, place, since - timedelta(days=1500), False),
        "title_date": since - timedelta(days=rng.randrange(300, 3000)), "contact": mainlander(rng), "department": rng.choice(["行政部", "人力资源部", "综合管理部"]),
        "joined": since - timedelta(days=rng.randrange(0, 60)), "position": rng.choice(firms.POSITIONS), "position_en": rng.choice(firms.POSITIONS_EN),
        "until": forms.term_end(since, rng.choice([12, 24, 36])), "letter_number": f"{rng.choice(['行', '人', '综'])}字[{issued.year}]第{rng.randrange(1, 400)}号",
        "issuer_again": host if variant == "landlord" else firm.name, "name_again": Name(person.hans, person.hant, person.english_plain),
        "host_address": f"{place.city}{place.district}{rng.choice(['建设路', '人民路', '解放路'])}{rng.randint(2, 300)}号", "origin": person.origin, "rent_free": rng.random() < 0.5,
        "committee": f"{place.city}{place.district}{place.street}{rng.choice(['荔香', '海景', '文华', '松坪'])}社区居民委员会", "occupants": str(rng.randint(1, 4)),
        "witness": mainlander(rng), "distractors": facts.distractors(rng, issued, Decimal(4200)),
    }  # fmt: skip
    return Sheet("lodging_letter", values, extras)


def address_statement(rng: Random, person: Person, place: Address, how: Wording, signed: date) -> Sheet:
    """The applicant's own word on where they live."""
    values = {
        "name": Name(person.hans, person.hant, person.english_plain),
        "address": Place(place, how),
        "signed_on": signed,
    }
    since = forms.add_months(signed, -rng.randint(7, 40)) - timedelta(days=rng.randrange(20))
    extras: dict[str, Any] = {
        "sex": person.sex, "sex_word": "男" if person.sex == "M" else "女", "born": person.born, "permit": person.permit_number, "permit_kind": id_kind(person),
        "phone": firms.phone(rng), "since": since, "landlord": mainland_name(mainlander(rng)), "landlord_phone": firms.phone(rng), "origin": person.origin,
        "home": home_of(person), "home_id": person.home_id, "former": write(replace(place, number=str(rng.randint(2, 900)), room=f"{rng.randint(2, 30)}02")),
        "station": f"{place.district}公安分局{place.street[:-2] or '中心'}派出所", "emergency": mainlander(rng), "emergency_phone": firms.phone(rng),
        "email": f"{person.given_english.lower()}{rng.randrange(100, 9999)}@example.com", "name_again": Name(person.hans, person.hant, person.english_plain),
        "address_again": Place(place, how), "lease_from": since, "lease_to": forms.term_end(since, 24), "distractors": facts.distractors(rng, signed, Decimal(4200)),
        "valid_until": forms.term_end(since, 120),
    }  # fmt: skip
    return Sheet("address_statement", values, extras)
