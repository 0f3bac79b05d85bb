"""People who do not exist: names in both scripts, Latin spelling, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from samples.generator import identifiers
from samples.generator.romanise import SURNAMES, latin_name

MALE = "偉強軍傑磊洋勇濤明超剛輝健俊帆旭航誠宏毅哲浩峰嶺翰銘霖楓煒燦鈞鑫棟權耀豪恆駿騰禮榮斌彬昊恩廷謙遜灝澤瀚勳銳鵬鴻展朗逸皓曦臻晉勤祥崇"
FEMALE = "芳娟敏靜麗艷秀英華慧巧美娜婷雪瑩玲珍貞莉蘭鳳潔梅琳素雲蓮環瑾瑤怡嬋雁蓓紈儀荷丹蓉眉君琴蕊薇菁夢嵐苑婕馨瑗琰韻融園詠卿聰瀾純悅昭冰琬茗羽希霏妍彤穎嘉欣"
NEUTRAL = "文安思子曉志永家世立國景承清祖德禾弘可心舒啟若宇樂敬正元雨楠梓晨曉沛語凱寧頌知行言遠維令光海川柏松初平和澄源洛月星辰致雋仲叔季書墨硯秋冬春夏"
LOOKALIKES = [
    "輝暉", "俊駿", "瑩螢", "玲鈴", "婷停", "偉緯", "傑杰", "銘鉻", "宏宕", "洋祥", "靜淨", "浩皓", "霖林",
    "楓諷", "鈞鈎", "穎潁", "晨農", "怡恰", "琳淋", "嘉喜", "欣掀", "彤彬", "妍研", "敏繁", "永泳", "志忠",
    "明朋", "文丈", "子了", "思恩", "昊吳", "玉王", "瑾謹", "瑤搖", "薇微", "梅海", "雪雷", "毅殺", "航舫",
    "朗郎", "逸免", "家冢", "景影", "清情", "宇字", "安宴", "平乎", "正止", "心必", "立位", "德徳", "美姜",
]  # fmt: skip
MAINLAND_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
MAINLAND_GIVEN = "建国海燕志强秀兰桂英春梅小红玉华文斌永福家栋立新德明晓东雅琴淑珍少华子轩雨桐浩然诗涵俊杰嘉怡思远国庆卫东晓峰振华丽娟慧敏佳宁泽宇冬梅向阳金凤学文启明瑞霞云飞景行若兰"
ENGLISH = ["Peter", "Mary", "Jason", "Karen", "Kelvin", "Winnie", "Eric", "Phoebe", "Alan", "Joyce"]


@cache
def _simplifier() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


@cache
def _traditionaliser() -> object:
    from opencc import OpenCC

    return OpenCC("s2t")


def simplified(text: str) -> str:
    """Traditional to Simplified, as the mainland card prints it."""
    return _simplifier().convert(text)  # type: ignore[attr-defined, no-any-return]


def traditional(text: str) -> str:
    """Simplified to Traditional; good for clauses and addresses, not for surnames."""
    return _traditionaliser().convert(text)  # type: ignore[attr-defined, no-any-return]


@dataclass(frozen=True)
class Person:
    """An applicant."""

    hans: str
    hant: str
    english: str
    sex: str
    born: date
    origin: str
    permit_kind: str
    permit_number: str
    issue_count: str
    home_id: str
    given_english: str
    country: str = ""

    @property
    def english_plain(self) -> str:
        """CHAN Tai Man, the way a tenancy agreement has it."""
        family, _, given = self.english.partition(", ")
        return f"{family} {given.title()}"


def _given(rng: Random, sex: str) -> str:
    own = MALE if sex == "M" else FEMALE
    if rng.random() < 0.14:
        return rng.choice(own)
    first, second = rng.choice(NEUTRAL + own), rng.choice(own + NEUTRAL[:20])
    return first + (second if second != first else rng.choice(own))


def home_id(rng: Random, origin: str, sex: str) -> str:
    """The identity number of the place somebody comes from."""
    if origin == "HK":
        return identifiers.hkid(rng)
    return identifiers.macau_id(rng) if origin == "MO" else identifiers.taiwan_id(rng, sex)


def person(
    rng: Random, origin: str | None = None, ages: tuple[int, int] = (22, 60), year: int = 2026
) -> Person:
    """Somebody between the given ages in `year`."""
    origin = origin or rng.choices(["HK", "TW", "MO"], [5, 3, 2])[0]
    sex = rng.choice("MF")
    surname = rng.choice(sorted(SURNAMES))
    given = _given(rng, sex)
    hant = surname + given
    born = date(year - rng.randint(*ages), 1, 1) + timedelta(days=rng.randrange(364))
    kind = "taiwan_permit_5y" if origin == "TW" else "hk_macau_permit"
    return Person(
        hans=simplified(hant), hant=hant, english=latin_name(surname, given, origin, rng), sex=sex, born=born,
        origin=origin, permit_kind=kind, permit_number=identifiers.permit_number(rng, kind, origin),
        issue_count=f"{rng.choice([0, 1, 1, 1, 2, 2, 3, 5]):02d}" if origin != "TW" else f"{rng.randint(1, 4):02d}",
        home_id=home_id(rng, origin, sex), given_english=rng.choice(ENGLISH),
    )  # fmt: skip


@dataclass(frozen=True)
class Country:
    """What passports of a country say."""

    country: str
    local: str
    nationality: str
    authority: str
    towns: tuple[str, ...]
    number: str
    families: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]


COUNTRIES = {
    "GBR": Country("UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND", "ROYAUME-UNI", "BRITISH CITIZEN", "HMPO", ("LEEDS", "CROYDON", "CARDIFF"), "#########",
                   ("HARGREAVES", "WHITLOCK", "PEMBERTON", "ASHDOWN"), ("OLIVER JAMES", "RUPERT", "SIMON PETER"), ("IMOGEN", "ALICE MARY", "HARRIET")),
    "USA": Country("UNITED STATES OF AMERICA", "ÉTATS-UNIS D'AMÉRIQUE", "UNITED STATES OF AMERICA", "United States Department of State", ("OHIO, U.S.A.", "TEXAS, U.S.A.", "OREGON, U.S.A."), "#########",
                   ("KOWALSKI", "BRENNAN", "OSTROWSKI", "MCALLISTER"), ("TYLER JOHN", "WALTER", "DEAN MICHAEL"), ("MEGAN ROSE", "CAROL ANN", "NAOMI")),
    "FRA": Country("RÉPUBLIQUE FRANÇAISE", "FRANCE", "Française", "Préfecture du Rhône", ("LYON", "NANTES", "RENNES"), "##@@#####",
                   ("BEAUMONT", "LEFEVRE", "GARNIER"), ("ANTOINE", "MATHIEU PAUL", "HUGO"), ("CAMILLE", "ELODIE MARIE", "MANON")),
    "DEU": Country("BUNDESREPUBLIK DEUTSCHLAND", "FEDERAL REPUBLIC OF GERMANY", "DEUTSCH", "STADT KASSEL", ("KASSEL", "BREMEN", "JENA"), "C#L#@####",
                   ("BRANDT", "VOGELSANG", "KELLER"), ("LUKAS", "FELIX JONAS", "MORITZ"), ("ANNIKA", "LENA SOPHIE", "GRETA")),
    "AUS": Country("AUSTRALIA", "AUSTRALIE", "AUSTRALIAN", "AUSTRALIA", ("PERTH", "HOBART", "CAIRNS"), "@@#######",
                   ("CALLAGHAN", "WINTERBOTTOM", "DRUMMOND"), ("LACHLAN", "JARED THOMAS", "COREY"), ("MATILDA", "BROOKE ANNE", "TAHLIA")),
    "SGP": Country("REPUBLIC OF SINGAPORE", "SINGAPORE", "SINGAPORE CITIZEN", "MINISTRY OF HOME AFFAIRS", ("SINGAPORE",), "K#######@",
                   ("LIM", "PILLAI", "FERNANDEZ"), ("WEI KIAT", "ARJUN", "MARCUS"), ("HUI LING", "PRIYA", "RACHEL")),
    "KOR": Country("REPUBLIC OF KOREA", "대한민국", "REPUBLIC OF KOREA", "MINISTRY OF FOREIGN AFFAIRS", ("SEOUL", "BUSAN"), "M########",
                   ("KIM", "PARK", "CHOI"), ("MINJUN", "SEOJUN", "JIHOON"), ("SEOYEON", "JIWOO", "HAEUN")),
}  # fmt: skip


def foreigner(rng: Random, ages: tuple[int, int] = (24, 58), year: int = 2026) -> Person:
    """Somebody with a foreign passport and no Chinese name: the Latin name stands in every script."""
    code = rng.choice(sorted(COUNTRIES))
    country, sex = COUNTRIES[code], rng.choice("MF")
    given = rng.choice(country.men if sex == "M" else country.women)
    family = rng.choice(country.families)
    number = "".join(str(rng.randrange(10)) if c == "#" else rng.choice("CFGHJKLMNPRTVWXYZ") if c == "@" else c for c in country.number)  # fmt: skip
    born = date(year - rng.randint(*ages), 1, 1) + timedelta(days=rng.randrange(364))
    plain = f"{family} {given}"
    return Person(plain, plain, f"{family}, {given}", sex, born, "foreign", "passport", number, "", "", given.title(), code)  # fmt: skip


def mainlander(rng: Random) -> str:
    """A landlord, agent or manager, Simplified."""
    count = 1 if rng.random() < 0.25 else 2
    return rng.choice(MAINLAND_SURNAMES) + "".join(rng.choice(MAINLAND_GIVEN) for _ in range(count))


def similar_name(rng: Random, hant: str) -> str:
    """The same name with one character replaced, by a lookalike where there is one."""
    start = 2 if hant[:2] in SURNAMES else 1
    spots = list(range(start, len(hant)))
    rng.shuffle(spots)
    for spot in spots:
        for pair in LOOKALIKES:
            if hant[spot] in pair:
                other = pair[1 - pair.index(hant[spot])]
                if simplified(other) != simplified(hant[spot]):
                    return hant[:spot] + other + hant[spot + 1 :]
    spot = spots[0]
    choices = [c for c in MALE + FEMALE if simplified(c) != simplified(hant[spot])]
    return hant[:spot] + rng.choice(choices) + hant[spot + 1 :]
