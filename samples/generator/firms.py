"""Firms and schools that do not exist."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from samples.generator.addresses import CITIES, REGION_CODES, Wording, address, write
from samples.generator.identifiers import uscc
from samples.generator.names import mainlander

FIRST = "恒鼎瑞宏启辰云汇博远卓盈泰创凌睿锐新立安信达源景拓迅联智嘉禾柏盛华凯德诚旭"
SECOND = "峰川科图航澜屹通腾维讯微纬拓展辉杰丰业阳桥田海林石岚舟帆岸圳翼域阔程麓湾晟"
TRADES = ["科技", "信息技术", "网络科技", "电子", "半导体", "生物医药", "供应链管理", "文化传播", "贸易", "餐饮管理", "教育咨询",
          "企业管理咨询", "建筑设计", "物流", "软件", "精密制造", "新能源", "跨境电子商务", "医疗器械", "珠宝", "服装"]  # fmt: skip
FORMS = ["有限公司", "有限公司", "有限公司", "股份有限公司", "有限责任公司"]
POSITIONS = ["软件工程师", "产品经理", "市场专员", "财务主管", "行政助理", "外贸业务员", "UI设计师", "数据分析师", "采购经理", "店长",
             "英语教师", "质量工程师", "人力资源专员", "项目总监", "物流主管", "法务专员", "算法工程师", "客户经理"]  # fmt: skip
POSITIONS_EN = ["Software Engineer", "Product Manager", "Marketing Executive", "Finance Manager", "Data Analyst",
                "Sales Manager", "Logistics Supervisor", "Legal Counsel", "Quality Engineer"]  # fmt: skip
SCHOOL_FIRST = [
    "岭湾",
    "南麓",
    "鹏城",
    "海曙",
    "粤东",
    "伶仃",
    "梧桐",
    "莲峰",
    "珠江口",
    "云澜",
    "白鹭",
    "凤岭",
    "文澜",
    "北辰",
]
SCHOOL_LAST = [
    "大学",
    "理工大学",
    "师范大学",
    "医科大学",
    "财经大学",
    "职业技术学院",
    "学院",
    "外国语学院",
    "科技大学",
    "艺术学院",
]
FACULTIES = [
    "计算机学院",
    "经济管理学院",
    "外国语学院",
    "临床医学院",
    "法学院",
    "土木工程学院",
    "传播学院",
    "艺术设计学院",
    "中医学院",
]
MAJORS = [
    "软件工程",
    "国际经济与贸易",
    "临床医学",
    "英语",
    "法学",
    "土木工程",
    "新闻学",
    "视觉传达设计",
    "会计学",
    "中医学",
    "人工智能",
]


@dataclass(frozen=True)
class Firm:
    """An employer."""

    name: str
    english: str
    uscc: str
    head: str
    address: str
    phone: str


@dataclass(frozen=True)
class School:
    """A school with the student's place in it."""

    name: str
    english: str
    faculty: str
    major: str
    degree: str
    years: int


def firm(rng: Random, city: str = "shenzhen") -> Firm:
    """An invented employer in `city`."""
    from samples.generator.romanise import pinyin_title as latin

    place = CITIES[city][1]
    core = rng.choice(FIRST) + rng.choice(SECOND) + (rng.choice(SECOND) if rng.random() < 0.3 else "")
    trade, form = rng.choice(TRADES), rng.choice(FORMS)
    name = rng.choice(
        [place + core + trade + form, place + core + trade + form, f"{core}{trade}({place[:-1]}){form}"]
    )
    if rng.random() < 0.12:
        name += f"{place[:-1]}分公司" if not name.startswith(place) else "龙华分公司"
    english = f"{latin(core)} {rng.choice(['Technology', 'Trading', 'Holdings', 'Consulting'])} ({latin(place[:-1])}) Co., Ltd."
    where = write(address(rng, city), Wording(province=False, street=False))
    return Firm(name, english, uscc(rng, REGION_CODES[city]), mainlander(rng), where, phone(rng))


def phone(rng: Random) -> str:
    """A telephone number."""
    if rng.random() < 0.3:
        return f"0755-{rng.randrange(2 * 10**7, 9 * 10**7)}"
    return f"1{rng.choice('3578')}{rng.randrange(10**8, 10**9)}"


def similar_firm(rng: Random, name: str) -> str:
    """One character of the trade name replaced, or a branch added."""
    if rng.random() < 0.35 and "分公司" not in name:
        return name + rng.choice(["广州分公司", "南山分公司", "东莞分公司"])
    start = 3 if name[:3].endswith("市") else 0
    spot = start + rng.randrange(2)
    choices = [c for c in FIRST + SECOND if c != name[spot]]
    return name[:spot] + rng.choice(choices) + name[spot + 1 :]


def school(rng: Random, city: str = "shenzhen") -> School:
    """An invented university or college."""
    from samples.generator.romanise import pinyin_title as latin

    place = CITIES[city][1][:-1]
    first, last = rng.choice(SCHOOL_FIRST), rng.choice(SCHOOL_LAST)
    name = rng.choice(
        [first + last, place + first + last, place + last if last != "大学" else place + first + last]
    )
    degree = "专科" if "职业" in last else rng.choice(["本科", "本科", "硕士", "博士"])
    years = {"专科": 3, "本科": 5 if "医" in last else 4, "硕士": 3, "博士": 4}[degree]
    english = f"{latin(first)} {'College' if '学院' in last else 'University'}"
    return School(name, english, rng.choice(FACULTIES), rng.choice(MAJORS), degree, years)


def pupil_school(rng: Random, city: str, age: int) -> School:
    """An invented primary or secondary school for a child of `age`."""
    from samples.generator.romanise import pinyin_title as latin

    place, districts = CITIES[city][1], CITIES[city][2]
    first = rng.choice(SCHOOL_FIRST)
    small = age < 12
    last = rng.choice(["小学", "实验学校", "外国语小学"] if small else ["中学", "外国语学校", "实验中学"])
    name = f"{place}{rng.choice(sorted(districts))}{first}{last}"
    english = f"{latin(first)} {'Primary' if small else 'Secondary'} School"
    part = "小学部" if small else "初中部"
    return School(name, english, part, "义务教育", "小学" if small else "初中", 6 if small else 3)


def student_number(rng: Random, year: int) -> str:
    """A student number; schools write them in many ways."""
    tail = rng.randrange(10**5, 10**6)
    return rng.choice([f"{year}{tail}", f"{year % 100}{tail:07d}", f"S{year}{tail % 10**4:04d}", f"{year}{tail:08d}",
                       f"{year % 100}{rng.choice('ABHT')}{tail}"])  # fmt: skip
