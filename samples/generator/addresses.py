"""Places that do not exist, in parts, and the many ways of writing them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

CITIES: dict[str, tuple[str, str, dict[str, list[str]]]] = {
    "shenzhen": ("广东省", "深圳市", {
        "南山区": ["粤海街道", "南头街道", "沙河街道", "蛇口街道", "招商街道", "桃源街道", "西丽街道"],
        "福田区": ["莲花街道", "香蜜湖街道", "梅林街道", "沙头街道", "福保街道", "华强北街道"],
        "罗湖区": ["桂园街道", "黄贝街道", "东门街道", "翠竹街道", "莲塘街道", "笋岗街道"],
        "宝安区": ["新安街道", "西乡街道", "航城街道", "福永街道", "沙井街道", "石岩街道"],
        "龙岗区": ["坂田街道", "布吉街道", "龙城街道", "横岗街道", "平湖街道"],
        "龙华区": ["民治街道", "龙华街道", "大浪街道", "观湖街道", "福城街道"],
        "光明区": ["公明街道", "光明街道", "马田街道", "凤凰街道"],
        "盐田区": ["沙头角街道", "海山街道", "盐田街道"],
        "坪山区": ["坪山街道", "坑梓街道", "马峦街道"],
    }),
    "guangzhou": ("广东省", "广州市", {
        "天河区": ["石牌街道", "林和街道", "珠吉街道"], "越秀区": ["农林街道", "华乐街道"],
        "海珠区": ["江南中街道", "赤岗街道"], "番禺区": ["市桥街道", "洛浦街道"],
    }),
    "zhuhai": ("广东省", "珠海市", {
        "香洲区": ["吉大街道", "拱北街道", "前山街道"], "金湾区": ["三灶镇", "红旗镇"], "斗门区": ["井岸镇"],
    }),
    "huizhou": ("广东省", "惠州市", {"惠城区": ["桥东街道", "江南街道"], "惠阳区": ["淡水街道", "秋长街道"]}),
    "beijing": ("", "北京市", {
        "朝阳区": ["望京街道", "建外街道"], "海淀区": ["中关村街道", "万寿路街道"], "丰台区": ["方庄街道"],
    }),
    "shanghai": ("", "上海市", {
        "徐汇区": ["漕河泾街道", "田林街道"], "浦东新区": ["陆家嘴街道", "花木街道"], "长宁区": ["虹桥街道"],
    }),
}  # fmt: skip
REGION_CODES = {"shenzhen": "440305", "guangzhou": "440106", "zhuhai": "440402", "huizhou": "441302",
                "beijing": "110108", "shanghai": "310104"}  # fmt: skip
ROAD_WORDS = ["科苑", "后海", "海德", "创业", "前进", "宝源", "翠竹", "莲塘", "景田", "侨香", "深云", "留仙", "民塘", "梅龙",
              "松柏", "建设", "龙翔", "清林", "德政", "玉律", "观澜", "白石", "沙河", "红荔", "新洲", "桂庙", "学府", "工业",
              "文锦", "爱国", "银湖", "泥岗", "彩田", "海秀", "兴华", "裕安", "公园", "振兴", "望海", "荔园"]  # fmt: skip
ROAD_SIDES = ["", "", "", "东", "南", "西", "北", "中", "一", "二", "三"]
ESTATE_FIRST = ["海蕴", "云栖", "锦绣", "阳光", "翠海", "星河", "半岛", "金碧", "碧水", "香榭", "天御", "岭南", "锦程", "西海",
                "东麓", "松坪", "桂芳", "丽湾", "漾日", "南粤", "鸿景", "瑞景", "澜庭", "雅颂", "汇景", "美庐", "观澜",
                "龙泉", "朗晴", "御景", "青藤", "嘉葆", "裕康", "泰然", "联城"]  # fmt: skip
ESTATE_LAST = [
    "花园",
    "苑",
    "家园",
    "名苑",
    "雅居",
    "公寓",
    "新村",
    "豪庭",
    "湾",
    "府",
    "小区",
    "华府",
    "大厦",
    "轩",
    "居",
    "里",
]
VILLAGES = [
    "新塘",
    "下沙",
    "上梅",
    "水围",
    "岗厦",
    "白芒",
    "南水",
    "田寮",
    "坳下",
    "石厦",
    "沙尾",
    "麻磡",
    "樟坑径",
    "草埔",
]


@dataclass(frozen=True)
class Address:
    """A flat, by its parts; an empty part is one that the place does not have."""

    city_key: str
    province: str
    city: str
    district: str
    street: str
    road: str
    number: str
    estate: str
    building: str
    unit: str
    room: str
    style: str = "tower"


@dataclass(frozen=True)
class Wording:
    """How one document happens to write an address."""

    province: bool = True
    street: bool = True
    building: str = "栋"
    room: str = "室"
    comma: str = ""


def _road(rng: Random) -> str:
    return (
        rng.choice(ROAD_WORDS) + rng.choice(ROAD_SIDES) + rng.choice(["路", "路", "路", "大道", "街", "道"])
    )


def _room(rng: Random) -> str:
    return f"{rng.randint(2, 33)}{rng.randint(1, 12):02d}"


def address(rng: Random, city: str = "shenzhen") -> Address:
    """An invented flat in `city`."""
    province, name, districts = CITIES[city]
    district = rng.choice(sorted(districts))
    street = rng.choice(districts[district])
    base = Address(city, province, name, district, street, _road(rng), str(rng.randint(2, 2099)),
                   rng.choice(ESTATE_FIRST) + rng.choice(ESTATE_LAST), str(rng.randint(1, 28)),
                   "", _room(rng))  # fmt: skip
    if city == "shanghai":
        return replace(base, style="lane", number=str(rng.randint(20, 1800)))
    roll = rng.random()
    if city == "shenzhen" and roll < 0.12:
        return replace(base, style="village", estate=rng.choice(VILLAGES) + "村", road=f"{rng.choice('东西南北')}区"
                       f"{rng.randint(1, 60)}巷", number=str(rng.randint(1, 30)), building="",
                       room=f"{rng.randint(2, 8)}{rng.randint(1, 9):02d}")  # fmt: skip
    if roll < 0.3:
        return replace(base, building=rng.choice("ABCDE"), style="wing")
    return replace(
        base, unit=rng.choice(["", "", "1", "2", "3"]) if city != "beijing" else str(rng.randint(1, 4))
    )


def _building(place: Address, how: Wording) -> str:
    if not place.building:
        return ""
    if place.style == "wing":
        return f"{place.building}{'栋' if how.building in '栋幢' else '座'}"
    return f"{place.building}{how.building}"


def write(place: Address, how: Wording | None = None) -> str:
    """The address in one line, as `how` says."""
    how = how or Wording()
    head = (place.province if how.province else "") + place.city + place.district
    street = place.street if how.street else ""
    room = place.room + how.room
    if place.style == "lane":
        return f"{head}{street}{place.road}{place.number}弄{place.building}号{room}"
    if place.style == "village":
        return f"{head}{street}{place.estate}{place.road}{place.number}号{room}"
    unit = f"{place.unit}单元" if place.unit else ""
    tail = f"{how.comma}{place.estate}{_building(place, how)}{unit}{room}"
    return f"{head}{street}{place.road}{place.number}号{tail}"


def wording(rng: Random, city: str = "shenzhen") -> Wording:
    """One of the innocent ways in which people differ."""
    building = rng.choice(["栋", "栋", "栋", "幢", "座"] if city != "beijing" else ["号楼", "号楼", "栋"])
    return Wording(
        rng.random() < 0.6, rng.random() < 0.55, building, rng.choice(["室", "室", "房", "房", ""])
    )


def other_digit(rng: Random, text: str) -> str:
    """A different number of the same length."""
    spots = [i for i, c in enumerate(text) if c.isdigit()]
    spot = rng.choice(spots)
    choices = [d for d in "123456789" if d != text[spot]]
    return text[:spot] + rng.choice(choices) + text[spot + 1 :]


DISTRICTS_EN = {"朝阳区": "Chaoyang", "长宁区": "Changning", "浦东新区": "Pudong New"}
"""Districts whose characters have another reading elsewhere, or that have a name of their own."""


def english(place: Address) -> str:
    """The address in English with pinyin names."""
    from samples.generator.romanise import pinyin_title as latin

    parts = [f"Room {place.room}"]
    if place.unit:
        parts.append(f"Unit {place.unit}")
    if place.building:
        parts.append(f"Block {place.building}")
    parts.append(latin(place.estate))
    parts.append(f"No. {place.number} {latin(place.road)}")
    parts.append(f"{DISTRICTS_EN.get(place.district) or latin(place.district[:-1])} District")
    parts.append(latin(place.city[:-1]))
    return ", ".join(parts)
