"""Where somebody lives, as letters and statements say it: behind a label, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.anywhere import OUTSIDE, places, settled
from extractors.combining import WEAK
from extractors.fields import regions
from extractors.found import Found, Region
from extractors.labels import family, labels
from extractors.letters import part, some, texts
from extractors.paper import Paper
from extractors.values import address

LIVES = labels(
    r"re:(?:居[ \t]?住|住[ \t]?宿|宿[ \t]?舍|入[ \t]?住|租[ \t]?住|房[ \t]?屋|房[ \t]?产|物[ \t]?业|寓所|居所|住所)(?!证)[\u4e00-\u9fff]{0,6}?(?:地[ \t]?址|住[ \t]?址|地点|坐落|座落|位置|所在地(?!址))",
    family("居住|住宿|租住|借住|暂住|入住|寄住|房屋|住房|宿舍|公寓|寓所|住所|居所|物业|房产|现住", "的|房屋|单位|", "详细|具体|", "地址|地点|住址|坐落|座落|位置"),
    "居住地址", "现居住地址", "现住址", "现居住地", "居住地", "居住地住址", "住宿地址", "住宿地点", "住宿地", "宿舍地址", "宿舍地点", "房屋地址", "房屋坐落", "房屋座落", "住房地址", "居所地址", "住所地址", "实际居住地址",
    "居住房屋地址", "借住地址", "租住地址", "暂住地址", "内地居住地址", "大陆居住地址", "在深居住地址", "住所", "住址", "现住地址", "居住详细地址", "详细地址", "房产地址", "物业地址", "入住地址", "寓所地址", "常住地址",
    r"re:Address of (?:the )?(?:boarding|hall|dormitory|student|flat|apartment|premises|residence|house|home|accommodation|lodging|property)[a-z ]{0,24}", r"re:(?:hall|housing|present|current|mainland|flat|accommodation|lodging|living|stay)(?: residential| home)? address",
    "Residential address", "Current address", "Present address", "Address of residence", "Home address in mainland China", "Dormitory address", "Address of accommodation", "Accommodation address",
    "Address in Mainland China", "Mainland address", "Place of residence", "Address of the premises", "Property address", "Premises", start=False,
)  # fmt: skip
_ADDRESS = labels("地址", "Address", r"re:(?:宿舍|坐落|座落)(?=[ \t]*[:：\t\n])")
_NOT_HERE = re.compile(
    r"(?:此前|之前|先前|户籍|户口|境外|原居地|原籍|祖籍|香港|澳门|台湾|原|原居|曾|前|以前|以往|公司|单位|学校|注册|办公|通讯|通信|联系|邮寄|家庭|境外|港澳|永久|联络|工作|经营|former|previous|permanent|company|office|mailing|correspondence|Hong Kong|Macau|Taiwan)[ ]?(?:居住|居地|籍)?(?:的|之)?$",
    re.IGNORECASE,
)
_LIVES_IN = re.compile(
    r"(?:现|目前|一直|实际|均|均在|并|已|起|至今|暂时|正式|均|同意)?(?:居住|租住|借住|暂住|寄住|入住|住宿|住|搬|搬迁|迁|迁居|移居|搬入|迁入|搬进|住进)(?:地址)?(?:于|在|到|至|进|地址为|地址是|地为|的地址(?:为|是))[ \t:：_]*(?:我|本)?(?:校|公司|单位|人|司|院)?(?:的|名下|所有|提供|自有|安排|租赁)*(?:的)?(?:位于|坐落于|坐落在|地址(?:为|是)|宿舍|员工宿舍|房屋)*[ \t:：_(]*(?=([\s\S]{6,110}))"
    r"|(?:房屋|住房|住所|宿舍|物业|公寓|单位)(?:地址)?(?:位于|坐落于|坐落在|座落于|地址为|地址是|是|为)[ \t:：_]*(?=([\s\S]{6,110}))"
    r"|(?:居住|住|现住|居住地|居所|住所|住处|寓所)(?:的)?(?:地址|地方|地点|地|址|处所|房屋|位置)?(?:现)?(?:为|是|系)[ \t:：_]*(?=([\s\S]{6,110}))"
    r"|(?:在|入住|租用|安排在|提供)(?:我|本)?(?:校|公司|单位|人|司|院)?(?:的|名下|所有|提供|自有|安排|租赁|租用)*(?:的)?(?:位于|坐落于|坐落在|地址为)[ \t:：_]*(?=([\s\S]{6,110}))",
)
_LOCATED = re.compile(r"(?:位于|坐落于|坐落在|座落于|座落在)[ \t:：_]*(?=([\s\S]{6,110}))")
_LIVES_EN = re.compile(
    r"(?:residing|resides?|living|lives?|lived|resided|stays?|staying|accommodated|housed|dwell(?:s|ing)?|address is|residence is|home is|home in (?:the |mainland )*[a-z]+ is|located|situated|property|premises|apartment|flat|house)[ \n]+(?:currently[ \n]+)?(?:at|in|is)?[ \n]*(?:our|the|my)?[ \n]*"
    r"(?:(?:[a-z]+[ \n]+){0,6}?(?:at|in)[ \n]+)?(?:the[ \n]+(?:following[ \n]+)?address:?[ \n]*)?(?=([A-Z0-9\u4e00-\u9fff][\s\S]{8,160}))"
)
_END = re.compile(
    r"(?:的|之)(?:自有|自建|自置|自住|私有|名下|租赁|承租|出租)?(?:房屋|住房|房产|物业|商品房|住宅|住处)|(?:之?内)?(?:的?(?:员工|学生|职工)?宿舍)?(?:内)?[ ]?(?:居住(?!区|小区)|租住|暂住|借住|入住|住宿(?!区|楼|部)|生活(?!区|广场)|至今|特此|声明|以上|情况|无违|期间|属实|,?(?:自|从|由)[ _]?[\d二]|,[ ]?(?:居住|住宿|入住|期限|期间|与|房|该|本|为|并|现|共|由|如|且|系|产权|同|直至|至|是|租|用于|无|没)|\((?:该|以下|房|产权|不动产|编号|证)|的住所|的住房|的公寓(?![\u4e00-\u9fff])|的家|一直)"
    r"|[ ]?(?:since|from[ ]\d|for the|until|\bas\b|,[ ]?(?:which|where|who|from|since|for|is|has|with|and)[ ])|\.[ ]*(?:\n|$)|\.[ ](?=[A-Z][a-z]+[ ][a-z])"
)


def addresses(paper: Paper, stops: re.Pattern[str]) -> Iterator[Found]:
    """Where somebody lives; former, home-town, postal and offices' addresses are passed over. Where no usual words
    lead to one, whatever address no word gives to another place."""
    said = list(_said(paper, stops))
    yield from said
    if not any(f.weight >= WEAK and f.certain > 0.5 for f in said):
        yield from places(paper, stops)


def _said(paper: Paper, stops: re.Pattern[str]) -> Iterator[Found]:
    for flow in paper.flows:
        for pattern, weight in ((LIVES, 0.92), (_ADDRESS, 0.6)):
            for region in regions(flow, pattern, stops):
                if not _NOT_HERE.search(flow.text[max(0, region.label[0] - 14) : region.label[0]]):
                    yield from _address(region, weight - (0.1 if region.way == "below" else 0.0))
    for text in texts(paper):
        for pattern, weight in ((_LIVES_IN, 0.9), (_LIVES_EN, 0.88), (_LOCATED, 0.75)):
            for match in pattern.finditer(text.text):
                group = next(i for i, g in enumerate(match.groups(), 1) if g)
                before = text.text[max(0, match.start() - 24) : match.start()].split("。")[-1]
                if not _FORMERLY.search(before):
                    yield from _address(part(text, match.start(group), match.end(group)), weight)


_FORMERLY = re.compile(
    r"before that|prior to|until then|最初|起初|初时|先[是在]|originally|initially|at first|曾|原|此前|之前|以前|formerly|previously|used to|(?:香港|澳门|台湾|户籍|境外|原籍|老家|公司|单位|通讯|联系)[\u4e00-\u9fff\n]{0,4}$|Hong Kong|Macau|Taiwan",
    re.IGNORECASE,
)


_NAMED_LATER = re.compile(
    r"[^。;；\d]{0,24}?(?:[地住][ \n]?址|坐[ \n]?落|位[ \n]?置)(?:为|是|如下)?[ \t\n]*[:：][ \t\n]*(?=\S{4})|[^。;；\d:：]{0,24}?(?:地址为|地址是|位于|坐落于)[ \t\n]*(?=\S{4})"
)
"""«(居住在)校内学生宿舍,具体地址:深圳市…»"""


def _address(region: Region, weight: float) -> Iterator[Found]:
    named = _NAMED_LATER.match(region.text)
    if named:
        region = part(region, named.end(), len(region.text), region.way)
    end = _END.search(region.text, 4)
    text = region.cut(end.start()) if end else region
    lead = _ENGLISH_LEAD.match(text.text) or _LEAD.match(text.text)
    found = address(part(text, lead.end() if lead else 0, len(text.text), region.way), weight)
    if found and OUTSIDE.match(str(found.value)):
        found = replace(found, weight=0.4 * weight, certain=0.5)
    yield from some(settled(found) if found else None)


_ENGLISH_LEAD = re.compile(r"[A-Za-z ,'\n]{0,50}?\b(?:is|are|as follows|below)[ \n:]+(?=[\u4e00-\u9fff])")
"""«(my place of residence) in Mainland China is: 深圳市…»"""
_LEAD = re.compile(
    r"(?:[ \t\n:：_,，]|地址|具体|现|为|是|即|位于|坐落于|在|于|我司|我校|本校|本人|名下|的|之|宿舍|公寓|员工|物业|房屋|住所|以下)*(?=[\s\S]{6})"
)
