"""Character variants, and characters with several Simplified forms. See language/variants.py for their use.

Sources: domain notes §4.2, OpenCC 1.4.2 (TSCharacters.txt), 《通用规范汉字表》 (2013) annex 1.
"""

from __future__ import annotations

# Tables read better in rows than one entry a line.
# ruff: noqa: SIM905
# fmt: off

# Same character, another shape. Left: as printed; right: the Simplified character. Only pairs that every
# dictionary treats as the same character; pairs that are merely often confused are in WEAK.
VARIANTS: dict[str, str] = {
    "衞": "卫", "衛": "卫", "啟": "启", "啓": "启", "溫": "温", "峯": "峰", "羣": "群", "裏": "里", "裡": "里",
    "恆": "恒", "黃": "黄", "吳": "吴", "呉": "吴", "呂": "吕", "彥": "彦", "顏": "颜", "顔": "颜", "産": "产",
    "產": "产", "説": "说", "說": "说", "鷄": "鸡", "雞": "鸡", "栢": "柏", "頴": "颖", "穎": "颖", "姸": "妍",
    "朶": "朵", "晳": "皙", "緖": "绪", "緒": "绪", "眞": "真", "靑": "青", "淸": "清", "淨": "净",
    "靜": "静", "増": "增", "徳": "德", "敎": "教", "戶": "户", "戸": "户",
    "鄕": "乡", "強": "强", "彊": "强", "涼": "凉", "冲": "冲", "況": "况", "決": "决", "稅": "税",
    "銳": "锐", "鋭": "锐", "悅": "悦", "閱": "阅", "閲": "阅", "脫": "脱", "別": "别", "內": "内",
    "曁": "暨", "旣": "既", "卽": "即", "槪": "概", "錄": "录", "録": "录", "祿": "禄", "綠": "绿", "緑": "绿",
    "尙": "尚", "査": "查", "踪": "踪", "蹤": "踪", "牀": "床", "綫": "线", "線": "线",
    "羨": "羡", "愼": "慎", "鎭": "镇", "鎮": "镇", "塡": "填", "慶": "庆", "煕": "熙",
    "凞": "熙", "暉": "晖",
    "偉": "伟", "潔": "洁", "柵": "栅", "冊": "册", "姊": "姊", "姉": "姊",
    "勳": "勋", "勛": "勋", "勲": "勋", "歩": "步", "嵗": "岁", "歳": "岁", "歲": "岁",
    "遙": "遥", "瑤": "瑶", "搖": "摇", "謠": "谣", "吿": "告",
    "隷": "隶", "隸": "隶", "場": "场", "廣": "广", "広": "广", "厰": "厂", "廠": "厂", "巖": "岩",
    "臺": "台", "锺": "钟", "鍾": "钟", "烱": "炯", "鑒": "鉴", "鑑": "鉴",
    "溼": "湿", "濕": "湿", "羗": "羌", "嶋": "岛", "島": "岛",
    "館": "馆", "鋪": "铺", "舖": "铺",
    # 《第一批异体字整理表》 (1955): never standard characters since, so the same character in another print.
    "濬": "浚", "爗": "烨", "崐": "昆", "燿": "耀", "璿": "璇", "栁": "柳", "効": "效", "敍": "叙", "敘": "叙", "緜": "绵", "蕚": "萼",
    "蘂": "蕊", "豔": "艳", "艶": "艳", "賛": "赞", "隣": "邻", "峩": "峨", "畧": "略", "珎": "珍", "寳": "宝", "蘓": "苏", "囯": "国",
    "槀": "槁", "詠": "咏", "鐡": "铁", "皁": "皂", "湼": "涅", "疎": "疏", "畊": "耕", "閒": "闲", "箇": "个", "舘": "馆", "葠": "参",
    "衆": "众", "眾": "众", "暎": "映", "昬": "昏", "鴈": "雁", "恠": "怪", "慙": "惭", "甎": "砖", "竝": "并",
}

# One printed character, several legitimate Simplified ones: the character itself stayed (or came back in 2013)
# as a standard character for names beside the one it was once folded into (domain notes §4.2;
# TSCharacters.txt; 《通用规范汉字表》 annex 1).
MANY: dict[str, frozenset[str]] = {
    "乾": frozenset("干乾"), "昇": frozenset("升昇"), "陞": frozenset("升陞"), "甯": frozenset("宁甯"),
    "徵": frozenset("征徵"), "於": frozenset("于於"), "餘": frozenset("余馀"), "瀋": frozenset("沈渖"),
    "麴": frozenset("曲麹"), "颺": frozenset("扬飏"), "逕": frozenset("径迳"), "甦": frozenset("苏甦"),
    "祕": frozenset("秘祕"), "氾": frozenset("泛氾"), "吒": frozenset("咤吒"), "馀": frozenset("余馀"),
    "著": frozenset("着著"), "么": frozenset("么幺"),
}

# Pairs that a person has to look at: second-scheme substitutes and look-alikes met on mainland papers (domain
# notes §4.2), and characters that the 2013 table took back as standard ones of their own beside the character
# they had been folded into (喆/哲).
SUBSTITUTES: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        "萧肖 傅付 阎闫 戴代 蓝兰 凃涂 喆哲 淼渺 堃坤 犇奔 祐佑 澂澄 脩修 谿溪 邨村 "
        "镕熔 钜巨 絜洁 迺乃 砦寨 椀碗 扞捍 晳晰 勠戮 嚞喆 仝同 颕颖"
    ).split()
)
