"""Surnames: compound ones, and readings that dictionaries miss.

PINYIN: surname readings (pypinyin gives the common reading instead, domain notes §4.1).
HONG_KONG, MACAU: spellings seen on identity cards that cantonese-romanisation 1.0.5 does not have
(domain notes §4.1; Macau after Decree-Law 88/85/M and the surname corpus quoted there).
"""

from __future__ import annotations

# Tables read better in rows than one entry a line.
# ruff: noqa: SIM905
# fmt: off

COMPOUND = frozenset(
    "欧阳 司徒 诸葛 上官 司马 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司空 端木 独孤 南宫 轩辕 钟离 "
    "闻人 东郭 百里 呼延 澹台 公冶 太史 申屠 濮阳 淳于 单于 公羊 赫连 西门 第五 左丘 范姜 张简".split()
)

PINYIN: dict[str, str] = {
    "曾": "zeng", "单": "shan", "区": "ou", "仇": "qiu", "解": "xie", "查": "zha", "任": "ren", "盖": "ge gai",
    "翟": "zhai di", "朴": "piao pu", "冼": "xian", "尉": "yu wei", "缪": "miao", "华": "hua", "葛": "ge",
    "员": "yun", "乐": "yue le", "覃": "qin tan", "种": "chong", "召": "shao", "洗": "xian", "折": "she",
    "纪": "ji", "隗": "wei kui", "秘": "bi", "万": "wan", "晟": "sheng cheng", "祭": "zhai",
    "逄": "pang", "訾": "zi", "邸": "di", "牟": "mu mou", "钭": "tou", "贠": "yun", "瞿": "qu", "佘": "she",
}

HONG_KONG: dict[str, str] = {
    "褚": "chu", "蒋": "cheung", "曹": "cho tso", "邹": "chau chow", "窦": "tau", "葛": "kot quat", "费": "fei fai pei", "岑": "sum shum sham",
    "周": "chau chow", "罗": "lo law", "陈": "chan chun", "黄": "wong", "张": "cheung", "李": "lee li lei", "吴": "ng",
    "郑": "cheng", "何": "ho", "刘": "lau", "林": "lam lim", "梁": "leung", "叶": "yip ip", "徐": "tsui chui chu",
    "许": "hui hu", "谢": "tse che", "蔡": "choi tsoi", "邓": "tang", "冯": "fung", "苏": "so", "余": "yu yue", "曾": "tsang",
    "潘": "poon pun", "赵": "chiu", "胡": "wu woo", "朱": "chu", "马": "ma", "郭": "kwok", "杨": "yeung young", "袁": "yuen",
    "麦": "mak", "钟": "chung", "关": "kwan", "卢": "lo lu", "萧": "siu shiu", "肖": "siu shiu", "谭": "tam", "区": "au",
    "欧": "au", "阳": "yeung", "戴": "tai", "温": "wan", "汤": "tong", "施": "sze shi", "司": "sze", "徒": "to", "石": "shek",
    "易": "yick yik", "方": "fong", "江": "kong", "高": "ko", "孙": "suen sun", "王": "wong", "于": "yu", "吕": "lui",
    "黎": "lai", "廖": "liu", "颜": "ngan", "严": "yim", "尹": "wan", "容": "yung", "庄": "chong", "莫": "mok", "沈": "shum sum",
    "冼": "sin", "霍": "fok", "伍": "ng", "游": "yau", "丁": "ting", "甘": "kam", "文": "man", "韩": "hon", "范": "fan", "倪": "ngai",
    "翁": "yung", "唐": "tong", "姚": "yiu", "程": "ching", "邵": "shiu siu", "杜": "to", "聂": "nip", "彭": "pang", "董": "tung",
    "邱": "yau", "丘": "yau", "龙": "lung", "简": "kan", "詹": "chim", "柯": "or o", "钱": "chin", "陆": "luk", "傅": "fu foo",
    "子": "tsz chi", "思": "sze", "诗": "sze see", "志": "chi", "芝": "chi", "慈": "tsz chi", "仕": "sze", "之": "chi", "紫": "tsz chi",
    "玉": "yuk", "国": "kwok", "华": "wah wa", "明": "ming", "强": "keung", "伟": "wai", "英": "ying", "美": "mei may", "玲": "ling",
    "静": "ching", "慧": "wai", "惠": "wai", "嘉": "ka", "家": "ka", "俊": "chun tsun", "杰": "kit", "雅": "nga", "怡": "yi yee",
    "颖": "wing", "咏": "wing", "永": "wing", "荣": "wing", "大": "tai", "小": "siu", "婷": "ting", "欣": "yan",
    "晓": "hiu", "浩": "ho", "豪": "ho", "仪": "yi yee", "儿": "yi yee", "芬": "fan", "芳": "fong", "辉": "fai",
}

MACAU: dict[str, str] = {
    "秦": "chun", "邹": "chao chau",
    "黄": "vong wong", "梁": "leong", "郭": "kuok kuoc", "谢": "che", "于": "u", "吕": "loi", "陈": "chan", "李": "lei",
    "何": "ho", "张": "cheong", "林": "lam", "郑": "cheang cheng", "刘": "lao", "周": "chao", "苏": "sou", "许": "hoi hui", "冯": "fong",
    "徐": "choi", "朱": "chu", "胡": "wu vu", "余": "u iu", "叶": "ip", "曾": "chang", "潘": "pun", "关": "kuan", "杨": "ieong",
    "赵": "chio chiu", "卢": "lou", "罗": "lo", "高": "kou", "孙": "sun", "廖": "lio", "容": "iong", "袁": "un", "萧": "sio", "阮": "un",
    "麦": "mak", "区": "ao", "欧": "ao", "阳": "ieong", "钟": "chong", "石": "seac sek", "杜": "tou", "龙": "long", "王": "wong vong",
    "伍": "ng", "吴": "ng", "尹": "wan van", "唐": "tong", "邓": "tang", "蔡": "choi", "韦": "wai vai", "温": "wan van", "毕": "pat",
}

# Taiwan: spellings by custom beside the systems.
TAIWAN: dict[str, str] = {"李": "lee", "吴": "woo", "林": "lim", "许": "sheu", "廖": "leao", "谢": "shieh"}
