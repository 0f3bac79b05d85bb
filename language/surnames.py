"""Whether a Chinese name begins with a surname: what does not is hardly a person.

Evidence only: rare surnames exist, so a name is never refused for its first character; a reader is not sure of it.
"""

from __future__ import annotations

import re

from language.data.surnames import COMPOUND
from language.folding import folded_text

_HUNDRED = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜"
    "顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭"
    "洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖"
    "卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师"
    "巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代闫兰佟仝苑商覃展邸贠佘冼麦植招钱卜官涂凃粘买洗区阳郄练来原庹银覃揭但伦岳岩佴第五铁年爱佟言福牟晋楚帅缑亢况有琴海"
    "丘邝莘苟候尉凡化由母信辜璐栗战闪检甯阿迟矫眭尧绪刑丑操宛仉荘"
) - frozenset("有家能通别都空相国和时第但年经信水从第后来原由母终公商益养红化居步福凡检爱越")  # fmt: skip
"""The hundred family names and the commoner of the later ones, without those that are words of letters and forms."""


_WORDS = re.compile(
    r"关[于系联闭键注]|应[当该届在]|时[间期]|成[绩员立为人]|任[职何教命期务]|单位|方[式向便法]|高[中级等校]|常[住驻]|平[时常]|安排|文[件字号]|明[确细白]|包括|路[线段]|支[付持]|江苏|广[东州西]|石化|"
    r"白天|强[调化]|向[我本]|和[我本]|毕业|安徽|万元整|年[级龄月]|习惯|荣[获誉]|许可|相[关应符]|符合|全[日部体]|通[行过讯]|解[除释]|查[询收验]|项[目下]|金额|计[算划]|温馨提|贵[单校司公]|柏油|"
    r"双方|家[长属庭]|师[生范]|能[够力]|东[莞路]|海[南外]|宣[布传]|戴上|农[村业历]|古[代城]|党员|容[纳易]|花园|云南|华[南侨东北]|贺州|房[屋产号东]|陆续|祖[父母国籍]|祝[贺好]|顾问|黄金|章程|齐全|严[格禁]|权[利属限]|国[籍家内]"
)
"""Words that begin with a character that is a surname too."""


def begins_with_surname(name: str) -> bool:
    """Whether the name (Simplified or Traditional, blanks allowed) begins with a known surname."""
    plain = folded_text(name).replace(" ", "")
    return not _WORDS.match(plain) and (plain[:2] in COMPOUND or plain[:1] in _HUNDRED)
