"""Universities: full name | short names | English name | English initials. A short name that stands on several
lines is ambiguous, and is said to be so. Former names and campuses that are institutions of their own below.

Guangdong, Beijing, Shanghai, Hong Kong and Macau, and the universities that applicants from elsewhere name.
English names as the universities write them; what is not here is simply unknown, never another school.
"""

from __future__ import annotations

import re

# Tables read better in rows than one entry a line.
# ruff: noqa: SIM905
# fmt: off

_TABLE = """
中山大学|中大|Sun Yat-sen University|SYSU
华南理工大学|华工 华南理工|South China University of Technology|SCUT
暨南大学|暨大|Jinan University|JNU
华南师范大学|华师 华师大 华南师大|South China Normal University|SCNU
华南农业大学|华农 华南农大|South China Agricultural University|SCAU
广州大学|广大|Guangzhou University|GZHU
广东工业大学|广工|Guangdong University of Technology|GDUT
广东外语外贸大学|广外|Guangdong University of Foreign Studies|GDUFS
广州中医药大学|广中医|Guangzhou University of Chinese Medicine|GZUCM
广州医科大学|广医|Guangzhou Medical University|GMU
南方医科大学|南医大|Southern Medical University|SMU
广东财经大学|广财|Guangdong University of Finance and Economics|GDUFE
广东金融学院|广金|Guangdong University of Finance|GDUF
广东海洋大学|海大 广东海大|Guangdong Ocean University|GDOU
广东药科大学|广药|Guangdong Pharmaceutical University|GDPU
广东医科大学|广东医|Guangdong Medical University|GDMU
广东技术师范大学|广师大|Guangdong Polytechnic Normal University|GPNU
广东第二师范学院|广二师|Guangdong University of Education|
广州美术学院|广美|Guangzhou Academy of Fine Arts|GAFA
广州体育学院|广体|Guangzhou Sport University|
星海音乐学院|星海|Xinghai Conservatory of Music|
仲恺农业工程学院|仲恺|Zhongkai University of Agriculture and Engineering|
深圳大学|深大|Shenzhen University|SZU
南方科技大学|南科大 科大|Southern University of Science and Technology|SUSTECH SUSTC
深圳技术大学|深技大|Shenzhen Technology University|SZTU
深圳理工大学|深理工|Shenzhen University of Advanced Technology|SUAT
深圳职业技术大学|深职大 深职院|Shenzhen Polytechnic University|SZPU
深圳信息职业技术大学|深信院|Shenzhen University of Information Technology|
深圳北理莫斯科大学|深北莫|Shenzhen MSU-BIT University|SMBU
香港中文大学(深圳)|港中深 港中大深圳 港中大(深圳) 港中文深圳 港中文(深圳) 中大深圳|The Chinese University of Hong Kong, Shenzhen|CUHKSZ CUHKSHENZHEN
哈尔滨工业大学(深圳)|哈工深 哈工大深圳 哈工大(深圳)|Harbin Institute of Technology, Shenzhen|HITSZ
香港科技大学(广州)|港科广 港科大广州 港科大(广州)|The Hong Kong University of Science and Technology (Guangzhou)|HKUSTGZ
香港城市大学(东莞)|城大东莞|City University of Hong Kong (Dongguan)|CITYUDG
广东以色列理工学院|广以|Guangdong Technion-Israel Institute of Technology|GTIIT
汕头大学|汕大|Shantou University|STU
佛山大学|佛大|Foshan University|FOSU
五邑大学|五邑|Wuyi University|WYU
东莞理工学院|莞工|Dongguan University of Technology|DGUT
惠州学院||Huizhou University|HZU
韶关学院||Shaoguan University|
嘉应学院||Jiaying University|
岭南师范学院|岭师|Lingnan Normal University|
肇庆学院||Zhaoqing University|
韩山师范学院|韩师|Hanshan Normal University|
北师香港浸会大学|北师浸大|Beijing Normal-Hong Kong Baptist University|BNBU UIC
珠海科技学院|珠科|Zhuhai College of Science and Technology|ZCST
广州城市理工学院||Guangzhou City University of Technology|
广州南方学院||Nanfang College, Guangzhou|
广州新华学院||Guangzhou Xinhua University|
广州华商学院||Guangzhou Huashang College|
广州理工学院||Guangzhou Institute of Science and Technology|
广州软件学院||Software Engineering Institute of Guangzhou|
广州应用科技学院||Guangzhou College of Applied Science and Technology|
东莞城市学院||Dongguan City University|
湛江科技学院||Zhanjiang University of Science and Technology|
北京理工大学珠海学院||Beijing Institute of Technology, Zhuhai|
北京师范大学珠海分校||Beijing Normal University, Zhuhai|
北京大学|北大|Peking University|PKU
清华大学|清华|Tsinghua University|THU
中国人民大学|人大 人民大学|Renmin University of China|RUC
北京师范大学|北师大|Beijing Normal University|BNU
北京航空航天大学|北航|Beihang University|BUAA
北京理工大学|北理工 北理|Beijing Institute of Technology|BIT
中国农业大学|农大 中国农大|China Agricultural University|CAU
北京科技大学|北科大 科大|University of Science and Technology Beijing|USTB
北京交通大学|北交大 北交 交大|Beijing Jiaotong University|BJTU
北京邮电大学|北邮|Beijing University of Posts and Telecommunications|BUPT
北京外国语大学|北外|Beijing Foreign Studies University|BFSU
北京语言大学|北语|Beijing Language and Culture University|BLCU
北京化工大学|北化|Beijing University of Chemical Technology|BUCT
北京林业大学|北林|Beijing Forestry University|BJFU
北京中医药大学|北中医|Beijing University of Chinese Medicine|BUCM
北京工业大学|北工大|Beijing University of Technology|BJUT
北京体育大学|北体|Beijing Sport University|BSU
首都师范大学|首师大|Capital Normal University|CNU
首都医科大学|首医|Capital Medical University|CCMU
首都经济贸易大学|首经贸|Capital University of Economics and Business|CUEB
对外经济贸易大学|贸大 外经贸|University of International Business and Economics|UIBE
中央财经大学|央财 中财|Central University of Finance and Economics|CUFE
中国政法大学|法大|China University of Political Science and Law|CUPL
中国传媒大学|中传|Communication University of China|CUC
中央民族大学|民大 中央民大|Minzu University of China|MUC
华北电力大学|华电|North China Electric Power University|NCEPU
中国石油大学(北京)|石大|China University of Petroleum, Beijing|CUP
中国地质大学(北京)|地大|China University of Geosciences, Beijing|CUGB
中国矿业大学(北京)|矿大|China University of Mining and Technology, Beijing|
中国科学院大学|国科大|University of Chinese Academy of Sciences|UCAS
中国社会科学院大学|社科大|University of Chinese Academy of Social Sciences|UCASS
北京协和医学院|协和|Peking Union Medical College|PUMC
中央音乐学院|央音|Central Conservatory of Music|CCOM
中央美术学院|央美|Central Academy of Fine Arts|CAFA
中央戏剧学院|中戏|The Central Academy of Drama|
北京电影学院|北影 北电|Beijing Film Academy|BFA
外交学院||China Foreign Affairs University|CFAU
复旦大学|复旦|Fudan University|FDU
上海交通大学|上交 上海交大 交大 上交大|Shanghai Jiao Tong University|SJTU
同济大学|同济|Tongji University|
华东师范大学|华师 华师大 华东师大|East China Normal University|ECNU
华东理工大学|华理|East China University of Science and Technology|ECUST
上海财经大学|上财|Shanghai University of Finance and Economics|SUFE
上海外国语大学|上外|Shanghai International Studies University|SISU
上海大学|上大|Shanghai University|SHU
东华大学|东华|Donghua University|DHU
上海师范大学|上师大|Shanghai Normal University|SHNU
上海理工大学|上理|University of Shanghai for Science and Technology|USST
上海中医药大学|上中医|Shanghai University of Traditional Chinese Medicine|
上海海事大学|海事 上海海事|Shanghai Maritime University|SMU
上海海洋大学|海大 上海海大|Shanghai Ocean University|SHOU
上海对外经贸大学|上经贸|Shanghai University of International Business and Economics|SUIBE
上海应用技术大学|上应大|Shanghai Institute of Technology|SIT
上海工程技术大学|工程大|Shanghai University of Engineering Science|SUES
上海科技大学|上科大 科大|ShanghaiTech University|
上海纽约大学|上纽|NYU Shanghai|
华东政法大学|华政|East China University of Political Science and Law|ECUPL
上海音乐学院|上音|Shanghai Conservatory of Music|
上海戏剧学院|上戏|Shanghai Theatre Academy|
上海体育大学|上体|Shanghai University of Sport|
香港大学|港大|The University of Hong Kong|HKU
香港中文大学|中大 港中大 港中文|The Chinese University of Hong Kong|CUHK
香港科技大学|港科大 科大 港科|The Hong Kong University of Science and Technology|HKUST
香港理工大学|理大 港理工|The Hong Kong Polytechnic University|POLYU HKPU
香港城市大学|城大 港城大|City University of Hong Kong|CITYU CITYUHK
香港浸会大学|浸大|Hong Kong Baptist University|HKBU
岭南大学|岭大|Lingnan University|LU
香港教育大学|教大|The Education University of Hong Kong|EDUHK
香港都会大学|都大|Hong Kong Metropolitan University|HKMU
香港树仁大学|树仁|Hong Kong Shue Yan University|HKSYU
香港恒生大学|恒大|The Hang Seng University of Hong Kong|HSUHK
澳门大学|澳大|University of Macau|UM
澳门科技大学|澳科大 科大|Macau University of Science and Technology|MUST
澳门城市大学|城大 澳城大|City University of Macau|CITYU CITYUMACAU
澳门理工大学|澳理工|Macao Polytechnic University|MPU
台湾大学|台大|National Taiwan University|NTU
清华大学(台湾)|台湾清华 清大|National Tsing Hua University|NTHU
南京大学|南大|Nanjing University|NJU
东南大学|东大 东南|Southeast University|SEU
南京师范大学|南师大|Nanjing Normal University|NNU
南京航空航天大学|南航|Nanjing University of Aeronautics and Astronautics|NUAA
南京理工大学|南理工|Nanjing University of Science and Technology|NJUST
河海大学|河海 河大|Hohai University|HHU
苏州大学|苏大|Soochow University|SUDA
浙江大学|浙大|Zhejiang University|ZJU
宁波诺丁汉大学|宁诺|University of Nottingham Ningbo China|UNNC
西交利物浦大学|西浦|Xi'an Jiaotong-Liverpool University|XJTLU
厦门大学|厦大|Xiamen University|XMU
福州大学|福大|Fuzhou University|FZU
福建师范大学|福师大|Fujian Normal University|FJNU
华侨大学|华大 华侨|Huaqiao University|HQU
集美大学|集大|Jimei University|JMU
武汉大学|武大|Wuhan University|WHU
华中科技大学|华科 华科大|Huazhong University of Science and Technology|HUST
华中师范大学|华师 华师大 华中师大|Central China Normal University|CCNU
华中农业大学|华农 华中农大|Huazhong Agricultural University|HZAU
武汉理工大学|武理工|Wuhan University of Technology|WUT
中南财经政法大学|中南大 中南财大|Zhongnan University of Economics and Law|ZUEL
中南大学|中南|Central South University|CSU
湖南大学|湖大|Hunan University|HNU
湖南师范大学|湖南师大|Hunan Normal University|HUNNU
四川大学|川大|Sichuan University|SCU
电子科技大学|成电 电子科大|University of Electronic Science and Technology of China|UESTC
西南交通大学|西南交大 交大|Southwest Jiaotong University|SWJTU
西南大学|西大|Southwest University|SWU
重庆大学|重大|Chongqing University|CQU
西安交通大学|西交 西安交大 交大 西交大|Xi'an Jiaotong University|XJTU
西北工业大学|西工大|Northwestern Polytechnical University|NWPU
西北大学|西大|Northwest University|NWU
西安电子科技大学|西电|Xidian University|
中国科学技术大学|中科大 科大|University of Science and Technology of China|USTC
山东大学|山大|Shandong University|SDU
山西大学|山大|Shanxi University|SXU
中国海洋大学|海大 中海大|Ocean University of China|OUC
天津大学|天大|Tianjin University|TJU
南开大学|南开 南大|Nankai University|NKU
大连理工大学|大工 大连理工|Dalian University of Technology|DUT
东北大学|东大|Northeastern University|NEU
吉林大学|吉大|Jilin University|JLU
哈尔滨工业大学|哈工大|Harbin Institute of Technology|HIT
郑州大学|郑大|Zhengzhou University|ZZU
河南大学|河大|Henan University|HENU
河北大学|河大|Hebei University|HBU
南昌大学|南大 昌大|Nanchang University|NCU
广西大学|西大|Guangxi University|GXU
云南大学|云大|Yunnan University|YNU
贵州大学|贵大|Guizhou University|GZU
海南大学|海大 海南大|Hainan University|HAINU
兰州大学|兰大|Lanzhou University|LZU
国家开放大学|国开|The Open University of China|OUC
"""

_ROWS = [tuple(line.split("|")) for line in _TABLE.strip().splitlines()]


def _key(english: str) -> str:
    return re.sub(r"^THE", "", re.sub(r"[^A-Z0-9]", "", english.upper().replace("&", "AND")))


def _by_word(column: int) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in _ROWS:
        for word in row[column].split():
            out.setdefault(word, set()).add(row[0])
    return {word: frozenset(names) for word, names in out.items()}


FULL_NAMES: frozenset[str] = frozenset(row[0] for row in _ROWS)
# Several targets: the short name is ambiguous and must be said to be so.
SHORT_NAMES: dict[str, frozenset[str]] = _by_word(1)
ENGLISH: dict[str, str] = {_key(row[2]): row[0] for row in _ROWS if row[2]}
INITIALS: dict[str, frozenset[str]] = _by_word(3)

# Former name -> today's.
FORMER: dict[str, str] = dict(
    pair.split(">")
    for pair in (
        "深圳职业技术学院>深圳职业技术大学 深圳信息职业技术学院>深圳信息职业技术大学 吉林大学珠海学院>珠海科技学院 中山大学南方学院>广州南方学院 "
        "中山大学新华学院>广州新华学院 华南理工大学广州学院>广州城市理工学院 广东财经大学华商学院>广州华商学院 广东海洋大学寸金学院>湛江科技学院 "
        "东莞理工学院城市学院>东莞城市学院 广东技术师范大学天河学院>广州理工学院 广州大学华软软件学院>广州软件学院 广州大学松田学院>广州应用科技学院 "
        "佛山科学技术学院>佛山大学 广东商学院>广东财经大学 广东药学院>广东药科大学 广东技术师范学院>广东技术师范大学 广州医学院>广州医科大学 "
        "第一军医大学>南方医科大学 香港教育学院>香港教育大学 香港公开大学>香港都会大学 澳门理工学院>澳门理工大学 上海体育学院>上海体育大学 "
        "北京师范大学-香港浸会大学联合国际学院>北师香港浸会大学 香港浸会大学联合国际学院>北师香港浸会大学"
    ).split()
)

# Not the university of the same name: legal persons of their own. A campus of one legal person
# (哈尔滨工业大学(深圳)) is not among them: a person has to look.
SEPARATE = frozenset(
    "香港中文大学(深圳) 香港科技大学(广州) 香港城市大学(东莞) 香港浸会大学联合国际学院 北京师范大学-香港浸会大学联合国际学院 "
    "北师香港浸会大学 北京师范大学珠海分校 北京理工大学珠海学院 中山大学南方学院 深圳北理莫斯科大学".split()
)
