"""Character variants: the Simplified character, or the set of them, behind each printed character.

Sources: domain notes §4.2 (measured against OpenCC 1.4.2), 《通用规范汉字表》(2013) annex 1, and OpenCC's
TSCharacters.txt for the one-to-many cases. `simplify_char` picks one target and keeps the length (good for
searching); `targets` gives every target and is what comparisons of names must use.
"""

from __future__ import annotations

from functools import lru_cache

import opencc

_T2S = opencc.OpenCC("t2s")

# Same character, another shape. Left: as printed; right: the Simplified character. Only pairs that every
# dictionary treats as the same character; pairs that are merely often confused are in WEAK.
VARIANTS: dict[str, str] = {
    "衞": "卫", "衛": "卫", "啟": "启", "啓": "启", "溫": "温", "峯": "峰", "羣": "群", "裏": "里", "裡": "里",
    "恆": "恒", "黃": "黄", "吳": "吴", "呉": "吴", "呂": "吕", "彥": "彦", "顏": "颜", "顔": "颜", "産": "产",
    "產": "产", "説": "说", "說": "说", "鷄": "鸡", "雞": "鸡", "栢": "柏", "頴": "颖", "穎": "颖", "姸": "妍",
    "朶": "朵", "皙": "皙", "晳": "皙", "緖": "绪", "緒": "绪", "眞": "真", "靑": "青", "淸": "清", "淨": "净",
    "靜": "静", "靖": "靖", "増": "增", "德": "德", "徳": "德", "教": "教", "敎": "教", "戶": "户", "戸": "户",
    "鄕": "乡", "強": "强", "彊": "强", "凉": "凉", "涼": "凉", "冲": "冲", "況": "况", "決": "决", "稅": "税",
    "銳": "锐", "鋭": "锐", "悅": "悦", "閱": "阅", "閲": "阅", "脫": "脱", "別": "别", "別": "别", "內": "内",
    "曁": "暨", "旣": "既", "卽": "即", "槪": "概", "錄": "录", "録": "录", "祿": "禄", "綠": "绿", "緑": "绿",
    "尙": "尚", "尚": "尚", "査": "查", "踪": "踪", "蹤": "踪", "牀": "床", "綫": "线", "線": "线", "着": "着",
    "羨": "羡", "羡": "羡", "慎": "慎", "愼": "慎", "鎭": "镇", "鎮": "镇", "塡": "填", "慶": "庆", "煕": "熙",
    "凞": "熙", "煇": "辉", "暉": "晖", "煊": "煊", "喆": "喆", "堃": "堃", "淼": "淼", "伟": "伟",
    "偉": "伟", "潔": "洁", "絜": "絜", "柵": "栅", "冊": "册", "册": "册", "姊": "姊", "姉": "姊",
    "勳": "勋", "勛": "勋", "勲": "勋", "鉅": "钜", "鋕": "鋕", "歩": "步", "嵗": "岁", "歳": "岁", "歲": "岁",
    "遙": "遥", "瑤": "瑶", "搖": "摇", "謠": "谣", "兎": "兔", "兔": "兔", "吿": "告", "皇": "皇",
    "隷": "隶", "隸": "隶", "塲": "场", "場": "场", "廣": "广", "広": "广", "厰": "厂", "廠": "厂", "巖": "岩",
    "嵒": "岩", "臺": "台", "槑": "梅", "楳": "梅", "秌": "秋", "烱": "炯", "鑒": "鉴", "鑑": "鉴", "莅": "莅",
    "溼": "湿", "濕": "湿", "羗": "羌", "祕": "秘", "甦": "苏", "蘇": "苏", "蘓": "苏", "嶋": "岛", "島": "岛",
    "邨": "村", "畧": "略", "舘": "馆", "館": "馆", "鋪": "铺", "舖": "铺", "菴": "庵", "櫈": "凳", "樑": "梁",
}

# One printed character, several legitimate Simplified ones (domain notes §4.2; TSCharacters.txt).
MANY: dict[str, frozenset[str]] = {
    "乾": frozenset("干乾"), "鍾": frozenset("钟锺"), "鐘": frozenset("钟"), "昇": frozenset("升昇"),
    "陞": frozenset("升陞"), "甯": frozenset("宁甯"), "徵": frozenset("征徵"), "於": frozenset("于於"),
    "餘": frozenset("余馀"), "瀋": frozenset("沈渖"), "麴": frozenset("曲麹"), "颺": frozenset("扬飏"),
    "逕": frozenset("径迳"), "甦": frozenset("苏甦"), "祕": frozenset("秘祕"), "氾": frozenset("泛氾"),
    "吒": frozenset("咤吒"), "臺": frozenset("台"), "檯": frozenset("台"), "颱": frozenset("台"),
    "鉅": frozenset("巨钜"), "勣": frozenset("绩勣"), "噁": frozenset("恶噁"), "蘋": frozenset("苹蘋"),
    "暉": frozenset("晖"), "煇": frozenset("辉煇"), "邨": frozenset("村邨"), "堃": frozenset("坤堃"),
    "喆": frozenset("哲喆"), "淼": frozenset("淼"), "犇": frozenset("奔犇"), "菓": frozenset("果菓"),
    "藉": frozenset("借藉"), "瞭": frozenset("了瞭"), "夥": frozenset("伙夥"), "覆": frozenset("复覆"),
    "樑": frozenset("梁"), "彷": frozenset("仿彷"), "摺": frozenset("折摺"), "祇": frozenset("只祇"),
    "锺": frozenset("钟锺"), "飏": frozenset("扬飏"), "迳": frozenset("径迳"), "馀": frozenset("余馀"),
    "钜": frozenset("巨钜"),
}


@lru_cache(maxsize=65536)
def simplify_char(char: str) -> str:
    """The one Simplified character used for searching. Length stays 1. No phrase rules: 乾 is always 干."""
    if char < "⺀":
        return char
    if char in VARIANTS:
        return VARIANTS[char]
    out: str = _T2S.convert(char)
    return out if len(out) == 1 else char


@lru_cache(maxsize=65536)
def targets(char: str) -> frozenset[str]:
    """Every Simplified character that this printed character may stand for (itself, when it is Simplified)."""
    if char in MANY:
        return MANY[char]
    return frozenset((simplify_char(char),))
