"""Latin spellings as Hong Kong, Macau and Taiwan write them. Plausible, not official."""

from __future__ import annotations

import re
from functools import cache
from random import Random

# surname (Traditional): Hong Kong, Macau, Taiwan
SURNAMES: dict[str, tuple[str, str, str]] = {
    "陳": ("CHAN", "CHAN", "CHEN"),
    "李": ("LEE", "LEI", "LI"),
    "黃": ("WONG", "VONG", "HUANG"),
    "張": ("CHEUNG", "CHEONG", "CHANG"),
    "林": ("LAM", "LAM", "LIN"),
    "王": ("WONG", "WONG", "WANG"),
    "吳": ("NG", "NG", "WU"),
    "劉": ("LAU", "LAO", "LIU"),
    "梁": ("LEUNG", "LEONG", "LIANG"),
    "鄭": ("CHENG", "CHEANG", "CHENG"),
    "何": ("HO", "HO", "HO"),
    "郭": ("KWOK", "KUOK", "KUO"),
    "謝": ("TSE", "CHE", "HSIEH"),
    "羅": ("LAW", "LO", "LO"),
    "曾": ("TSANG", "CHANG", "TSENG"),
    "楊": ("YEUNG", "IEONG", "YANG"),
    "許": ("HUI", "HOI", "HSU"),
    "鄧": ("TANG", "TANG", "TENG"),
    "馮": ("FUNG", "FONG", "FENG"),
    "蔡": ("CHOI", "CHOI", "TSAI"),
    "葉": ("YIP", "IP", "YEH"),
    "蕭": ("SIU", "SIO", "HSIAO"),
    "鍾": ("CHUNG", "CHONG", "CHUNG"),
    "范": ("FAN", "FAN", "FAN"),
    "余": ("YU", "U", "YU"),
    "于": ("YU", "U", "YU"),
    "涂": ("TO", "TOU", "TU"),
    "岳": ("NGOK", "NGOK", "YUEH"),
    "郁": ("YUK", "IOK", "YU"),
    "歐陽": ("AU YEUNG", "AO IEONG", "OUYANG"),
    "司徒": ("SZETO", "SI TOU", "SZUTU"),
    "諸葛": ("CHU KOT", "CHU KOT", "CHUKO"),
    "呂": ("LUI", "LOI", "LU"),
    "盧": ("LO", "LOU", "LU"),
    "潘": ("POON", "PUN", "PAN"),
    "關": ("KWAN", "KUAN", "KUAN"),
    "崔": ("CHUI", "CHOI", "TSUI"),
    "麥": ("MAK", "MAK", "MAI"),
    "區": ("AU", "AO", "OU"),
    "溫": ("WAN", "WAN", "WEN"),
    "韓": ("HON", "HON", "HAN"),
    "唐": ("TONG", "TONG", "TANG"),
    "沈": ("SHUM", "SAM", "SHEN"),
    "朱": ("CHU", "CHU", "CHU"),
    "姜": ("KEUNG", "KEONG", "CHIANG"),
    "彭": ("PANG", "PANG", "PENG"),
    "鄒": ("CHOW", "CHAO", "TSOU"),
    "袁": ("YUEN", "UN", "YUAN"),
    "簡": ("KAN", "KAN", "CHIEN"),
    "顏": ("NGAN", "NGAN", "YEN"),
    "尹": ("WAN", "WAN", "YIN"),
    "龔": ("KUNG", "KONG", "KUNG"),
    "游": ("YAU", "IAO", "YU"),
    "賴": ("LAI", "LAI", "LAI"),
    "邱": ("YAU", "IAO", "CHIU"),
    "洪": ("HUNG", "HONG", "HUNG"),
    "廖": ("LIU", "LIO", "LIAO"),
    "譚": ("TAM", "TAM", "TAN"),
    "戴": ("TAI", "TAI", "TAI"),
    "陸": ("LUK", "LOK", "LU"),
    "湯": ("TONG", "TONG", "TANG"),
    "衛": ("WAI", "WAI", "WEI"),
    "蘇": ("SO", "SOU", "SU"),
    "馬": ("MA", "MA", "MA"),
    "趙": ("CHIU", "CHIO", "CHAO"),
    "周": ("CHOW", "CHAO", "CHOU"),
    "徐": ("TSUI", "CHOI", "HSU"),
    "孫": ("SUEN", "SUN", "SUN"),
    "胡": ("WU", "WU", "HU"),
    "高": ("KO", "KOU", "KAO"),
    "莫": ("MOK", "MOK", "MO"),
    "詹": ("CHIM", "CHIM", "CHAN"),
    "紀": ("KEI", "KEI", "CHI"),
    "石": ("SHEK", "SEAK", "SHIH"),
    "方": ("FONG", "FONG", "FANG"),
    "丘": ("YAU", "IAO", "CHIU"),
    "龐": ("PONG", "PONG", "PANG"),
    "施": ("SZE", "SI", "SHIH"),
    "翁": ("YUNG", "IONG", "WENG"),
    "童": ("TUNG", "TONG", "TUNG"),
    "萬": ("MAN", "MAN", "WAN"),
    "錢": ("CHIN", "CHIN", "CHIEN"),
    "嚴": ("YIM", "IM", "YEN"),
}

_WG_INITIALS = [
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"),
    ("c", "ts"), ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
]  # fmt: skip
_WG_WHOLE = {
    "zhi": "CHIH", "chi": "CHIH", "shi": "SHIH", "ri": "JIH", "zi": "TZU", "ci": "TZU", "si": "SSU",
    "yi": "I", "you": "YU", "ye": "YEH", "yan": "YEN", "yue": "YUEH", "er": "ERH", "he": "HO", "ge": "KO",
    "ke": "KO", "e": "O", "gui": "KUEI", "kui": "KUEI", "guo": "KUO", "kuo": "KUO", "huo": "HUO",
    "shuo": "SHUO", "yong": "YUNG", "xue": "HSUEH", "jue": "CHUEH", "zhe": "CHE",
}  # fmt: skip


def wade_giles(pinyin: str) -> str:
    """A Hanyu Pinyin syllable in the Wade-Giles of a Taiwan passport (no apostrophes)."""
    pinyin = pinyin.lower().replace("v", "u").replace("ü", "u")
    if pinyin in _WG_WHOLE:
        return _WG_WHOLE[pinyin]
    for start, letters in _WG_INITIALS:
        if pinyin.startswith(start):
            new, rest = letters, pinyin[len(start) :]
            break
    else:
        new, rest = "", pinyin
    rest = re.sub(r"^ian$", "ien", rest)
    rest = re.sub(r"^ie$", "ieh", rest)
    rest = re.sub(r"ong$", "ung", rest)
    rest = re.sub(r"^uo$", "o", rest)
    return (new + rest).upper()


@cache
def _cantonese_table() -> dict[str, list[str]]:
    import json
    from importlib.resources import files

    text = files("cantoroman").joinpath("data/charToRoman.json").read_text(encoding="utf-8")
    return {key: list(value) for key, value in json.loads(text).items()}


def hong_kong(char: str, rng: Random) -> str:
    """A Hong Kong spelling of one character."""
    choices = _cantonese_table().get(char)
    return rng.choice(sorted(choices)).upper() if choices else taiwan(char)


def macau(char: str, rng: Random) -> str:
    """A Hong Kong spelling bent to Macau habits."""
    spelling = hong_kong(char, rng).lower()
    for old, new in (
        ("ing", "eng"),
        ("eung", "eong"),
        ("sh", "s"),
        ("un", "on"),
        ("kw", "ku"),
        ("ts", "ch"),
        ("ee", "i"),
        ("au", "ao"),
    ):
        spelling = spelling.replace(old, new)
    spelling = re.sub(r"^y(?=[aeou])", "i", spelling)
    return spelling.upper()


def taiwan(char: str) -> str:
    """The Wade-Giles spelling of one character."""
    from pypinyin import lazy_pinyin

    return wade_giles(lazy_pinyin(char)[0])


def latin_name(surname: str, given: str, origin: str, rng: Random) -> str:
    """CHAN, TAI MAN for Hong Kong and Macau; CHEN, TA-WEN for Taiwan."""
    family = SURNAMES[surname][("HK", "MO", "TW").index(origin)]
    if origin == "TW":
        return f"{family}, {'-'.join(taiwan(c) for c in given)}"
    spell = hong_kong if origin == "HK" else macau
    return f"{family}, {' '.join(spell(c, rng) for c in given)}"


def pinyin_title(text: str) -> str:
    """海蕴花园 becomes Haiyunhuayuan; used for road and estate names in English."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text)).capitalize()
