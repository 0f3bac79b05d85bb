"""不动产权证书, and what it replaced: 房地产证, 房屋所有权证 (domain notes §2.7).

使用期限 is the term of the land, 竣工日期 the building's age: neither is the day of registration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.anywhere import holders, places, settled
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.layout import Flow
from extractors.letters import dates_at, part, texts
from extractors.paper import DocumentType, Founds, Paper, rows_text
from extractors.parties import chinese_first
from extractors.people import joined, persons
from extractors.values import address, firm, from_date, tidy
from language.dates import find_dates

_OWNER = labels(
    r"re:(?:登记|注册|现时|现|该房|房屋|不动产|物业|本证|证载)?(?:权利人|所有权人|产权人|权属人|业主|房主|屋主|拥有人|持有人|户主|所有者|产权所有者|权利所有人)(?!申请|的|身|证)(?:姓名或名称|姓名|名称)?",
    family("不动产|房屋|房地产|房产|土地|", "权利|所有权|所有|产权|权属|产权所有", "人", "姓名或名称|名称|姓名|"),
    "不动产权利人", "权利人姓名或名称", "权利人名称", "权利人姓名", "权利人", "房屋所有权人", "房地产权利人", "房屋所有人", "所有权人", "产权所有人", "产权人", "所有人", "权属人", "土地使用权人", "业主姓名", "业主",
    "Owner of the property", "Owner of property", "Property owner", "Registered proprietor", "Proprietor", "Name of the owner", "Holder of right", "Owner", "Registered owner", "Obligee", "Right holder", "Name of owner",
)  # fmt: skip
_OTHERS = labels(
    "其他共有人",
    "房屋共有人",
    "共有权人",
    "共有人姓名",
    "共有人",
    "共同所有人",
    "Co-owner",
    "Co-owners",
    "Joint owner",
)
_PLACE = labels(
    family("不动产|房屋|房地产|房地|房产|物业|土地房屋|", "坐落|座落", "位置|地址|"), family("不动产|房屋|房地产|房产|物业", "所在|", "地址|位置|地点|所在地"),
    "不动产坐落", "房屋坐落", "房屋座落", "房地坐落", "房地产坐落", "坐落位置", "坐落地址", "房屋地址", "房地产地址", "不动产地址", "房屋位置", "坐落", "座落", "详细地址", "地址",
    r"re:(?:不动产|房屋|房产|房地产|物业|住宅|该房屋|该房产)[\u4e00-\u9fff]{0,4}(?:地[ \t]?址|坐[ \t]?落|座[ \t]?落|位置|所在地(?!址)|地点)",
    "Location", "Address", "Located at", "Situated at", "Property address",
)  # fmt: skip
_NUMBER = labels(
    family("不动产|房屋|房地产|房产|", "产权|所有权|权属|权", "证书|证", "编号|号码|号"),
    "不动产权证书号", "不动产权证号", "不动产权属证书号", "不动产证书号", "不动产权证书编号", "权属证书号", "房地产证号", "房产证号", "房屋所有权证号", "产权证号", "产权证书号", "证书编号", "证书号码", "证书号", "权证号", "证号",
    "Certificate No", "Title No", "Certificate number", start=False,
)  # fmt: skip
_REGISTERED = labels(
    family("不动产|房屋|产权|", "登记|登簿|核准登记", "完成|", "日期|时间|日"),
    "登记日期", "登记时间", "登簿日期", "登簿时间", "登记日", "核准登记日期", "核准日期", "不动产登记日期", "房屋登记日期",
    "Date of registration", "Registration date", "Registered on", "Date registered", start=False,
)  # fmt: skip
_GIVEN = labels(
    "发证日期",
    "填发日期",
    "颁证日期",
    "核发日期",
    "发证时间",
    "填证日期",
    "颁发日期",
    "缮证日期",
    "Date of issue",
    "Issued on",
)
STOPS = labels(
    "re:权利人(?!申请)", "共有情况", "共有人", "共有方式", "坐落", "座落", "不动产单元号", "权利类型", "权利性质", "用途", "面积", "使用期限", "权利其他状况", "附记", "证件种类", "证件类型", "证件号码", "证件号", "身份证号码", "身份证号", "身份证",
    "房屋所有权人", "房地产权利人", "房屋坐落", "房屋座落", "登记时间", "登记日期", "登记日", "登簿日期", "房屋性质", "规划用途", "房屋状况", "土地状况", "地号", "宗地号", "丘号", "图号", "总层数", "所在层", "房屋总层数", "建筑面积", "套内建筑面积",
    "分摊面积", "竣工日期", "建成年份", "土地用途", "土地性质", "使用年限", "土地使用年限", "取得方式", "土地使用权取得方式", "取得价格", "登记价", "编号", "填发单位", "发证机关", "登记机构", "发证日期", "填发日期", "房屋编码", "份额", "占有份额", "共有份额",
    "产别", "结构", "房屋结构", "幢号", "房号", "层数", "设计用途", "他项权利", "抵押", "业务编号", "国籍", "性别", "房地产名称", "不动产权证号", "证号", "不动产权证书号", "权属证号", "土地", "建筑物",
    "Owner", "Co-owner", "Co-ownership", "Location", "Address", "Real estate unit", "Unit No", "Type of right", "Right type", "Nature", "Nature of right", "Use", "Usage", "Area", "Term", "Land use term", "Remarks", "Notes", "Certificate No", "ID No", "ID Number",
    "Date of registration", "Registration date", "Registered on", "Registry", "Serial No", "Property unit", "Purpose", "Issuing authority", "Type",
)  # fmt: skip
_FORMER = re.compile(
    r"(?:原|旧|前|曾|换发前|注销|转移前|抵押|他项|土地|former|previous|mortgage)[\u4e00-\u9fffA-Za-z :：.()]{0,14}$",
    re.IGNORECASE,
)


def read(paper: Paper) -> Founds:
    return {
        "owner": _owners(paper),
        "address": chinese_first(list(_addresses(paper)) or places(paper, STOPS)),
        "certificate_number": list(_numbers(paper)),
        "registered_on": list(_registered(paper)),
    }


def _holder(region: Region, weight: float) -> Found | None:
    if re.match(r"[ :：\n\t]*[^\n\t]{2,40}(?:公司|中心|集团|局|委员会|村|社)", region.text):
        return firm(region, weight)
    return persons(region, weight)


def _owners(paper: Paper) -> list[Found]:
    """Who owns it; co-owners named in a place of their own are added to the owner."""
    owners = chinese_first(
        [*_people(paper, _OWNER), *_in_the_name_of(paper)] or [f for _, f in holders(paper)]
    )
    others = chinese_first(list(_people(paper, _OTHERS)))
    if not owners or not others:
        return owners
    other = max(others, key=lambda f: f.weight)
    out = []
    for owner in owners:
        names = str(owner.value).split("、")
        more = [n for n in str(other.value).split("、") if n not in names]
        parts = [replace(owner, value=n) for n in (*names, *more)]
        out.append(joined(parts, owner, [*owner.spans, *other.spans]) if more else owner)
    return out


_IN_THE_NAME_OF = re.compile(
    r"(?:登记(?:在|于|至)|(?:产权|所有权)归)[ \t_]*(?!其|本人|申请人)([^,，。;；:：()]{2,40}?)[ \t_]*(?:的)?(?:名下|所有(?!权))"
)


def _in_the_name_of(paper: Paper) -> Iterator[Found]:
    """«登记在陈大文名下»."""
    for text in texts(paper):
        for match in _IN_THE_NAME_OF.finditer(text.text):
            found = _holder(part(text, match.start(1), match.end(1)), 0.86)
            if found:
                yield found


def _people(paper: Paper, label: re.Pattern[str]) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, label, STOPS):
            if _FORMER.search(flow.text[max(0, region.label[0] - 8) : region.label[0]]):
                continue
            found = _holder(region, 0.9 if region.way != "below" else 0.75)
            if found:
                yield found


def _addresses(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _PLACE, STOPS):
            before = re.split(r"[\t\n]", flow.text[max(0, region.label[0] - 10) : region.label[0]])[-1]
            if re.search(r"土地|宗地|权利人|登记机构|通讯|联系|land", before, re.IGNORECASE):
                continue
            word = flow.text[region.label[0] : region.label[1]].replace(" ", "")
            weight = 0.7 if word in ("地址", "详细地址", "Address") else 0.9
            found = address(region, weight - (0.1 if region.way == "below" else 0.0))
            if found:
                yield settled(found)


_B = r"[ \t\n]?"
_TITLE_NUMBER = re.compile(
    rf"(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]{_B}[(\[〔【]{_B}\d{{4}}{_B}[)\]〕】]{_B})?"
    rf"[\u4e00-\u9fff]{{1,11}}?{_B}不{_B}动{_B}产{_B}权{_B}第{_B}[\dA-Z]{{4,10}}{_B}号"
    rf"|X?{_B}[\u4e00-\u9fff]{{1,4}}(?:房地权证|房地证|房权证|房地产权证|房地产证|房产证|房地|房字|产权证){_B}[\u4e00-\u9fff]{{0,6}}{_B}字?{_B}(?:[(\[〔]{_B}\d{{4}}{_B}[)\]〕]{_B})?字?{_B}第?{_B}[A-Z]?\d{{5,12}}{_B}号"
)
_LEADING = re.compile(r"^(?:编号|证号|号码|为|是|证书|书|不动产权证|房地产权证|房屋所有权证|房产证)+")


def _numbers(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        ends = [(r.label, r.offsets[0]) for r in regions(flow, _NUMBER, None) if r.offsets]
        for match in _TITLE_NUMBER.finditer(flow.text):
            before = flow.text[max(0, match.start() - 16) : match.start()].split("\n")[-1]
            lead = _LEADING.match(match[0])
            start = match.start() + (lead.end() if lead else 0)
            named = any(label[1] <= start <= at + 4 for label, at in ends)
            weight = 0.9 if named or match.start() < 0.4 * len(flow.text) else 0.7
            if _FORMER.search(before):
                weight = 0.25
            found = Found("", flow, ((start, match.end()),), "clause", weight)
            yield replace(found, value=tidy(found.raw).replace(" ", ""))
        for region in regions(flow, _NUMBER, STOPS):
            broken = _TITLE_NUMBER.match(region.text) if region.way != "behind" else None
            if broken and ("\n" in broken[0] or region.way == "stacked"):  # over two lines of its column
                spans = region.spans(0, broken.end())
                found = Found("", flow, spans, region.way, 0.8)
                yield replace(found, value=re.sub(r"\s", "", found.raw))


_NOT_REGISTERED = re.compile(
    r"使用|年限|期限|竣工|建成|打印|查询|有效|购|签|抵押|出生|终止|[起止至自从]|valid|print|until|term",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"登记机构|登记机关|发证机关|填发单位|发证单位|填发机关|\(章\)|\(盖章\)|颁发此证|颁发本证|registry|authority",
    re.IGNORECASE,
)


def _registered(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for pattern, weight in ((_REGISTERED, 0.92), (_GIVEN, 0.82)):
            for region in regions(flow, pattern, STOPS):
                row = flow.text[flow.text.rfind("\n", 0, region.label[0]) + 1 : region.label[0]]
                if _ENCUMBERED.search(row) or re.search(
                    r"(?:抵押|查封|预告|土地|注销|变更|他项权)$",
                    flow.text[max(0, region.label[0] - 4) : region.label[0]],
                ):
                    continue
                yield from _day(region, weight - (0.1 if region.way == "below" else 0.0))
    for text in texts(paper):
        for found in dates_at(text, r"登记[ ]?(?:日[ ]?|时)?[期间][ ]?(?:为|是)", "", 0.86, month=False):
            if not _ENCUMBERED.search(found.flow.text[: found.spans[0][0]].split("。")[-1]):
                yield found
        for match in _ENTERED.finditer(text.text):
            region = part(text, match.start(1), match.end(1))
            if not _ENCUMBERED.search(text.text[match.start() : match.end() + 6]):
                yield from _day(region, 0.86)
    yield from _under_the_office(paper.rows)


_ENTERED = re.compile(
    r"[于在][ \t_]?(\d{4}[^,，。;；\n]{3,10}?日?|\d{4}[-./]\d{1,2}[-./]\d{1,2})[ \t_]?[^,，。;；\d]{0,16}?(?:登记|登簿|核准)(?!中心|机构|簿)"
)
"""«于2012年3月16日在我中心办理登记»."""
_ENCUMBERED = re.compile(r"抵押|查封|预告登记|居住权|异议")
"""What is registered against a flat has its own day of registration."""


def _day(region: Region, weight: float) -> Iterator[Found]:
    for span in find_dates(region.text[:40])[:1]:
        found = from_date(region, span, weight) if span.precision == "day" and span.start <= 8 else None
        if found:
            yield found


def _under_the_office(flow: Flow) -> Iterator[Found]:
    """The cover's date: alone in its cell, by the registry's name."""
    for start, _, line in rows_text(flow):
        for span in find_dates(line):
            if span.value is None or span.precision != "day":
                continue
            cell = line.rfind("\t", 0, span.start) + 1
            end = line.find("\t", span.end)
            rest = line[cell : span.start] + line[span.end : end if end >= 0 else len(line)]
            if _NOT_REGISTERED.search(rest) or len(re.sub(r"[\s:：()]", "", _OFFICE.sub("", rest))) > 14:
                continue
            near = flow.text[max(0, start - 90) : start + span.start]
            if not _OFFICE.search(near):
                continue
            found = from_date(whole(flow, start, start + span.end), span, 0.8)
            if found:
                yield found


TYPE = DocumentType(
    type="property_certificate",
    titles=(
        (r"不动产权(?:属)?(?:电子)?(?:证书|证照|证)(?!号|编|书号|书编|明)", 0.75),
        (r"房地产权?证(?!号|编|书号|明)|房屋所有权证(?!号|编|明)|房地产所有权证|房屋产权证(?!号|编|明)", 0.75),
        (r"(?:不动产|房屋|房地产|房产)(?:登记|权属|产权|所有权|权利|档案|信息|资料|情况|状况|查询)*(?:查询结果|查询证明|查询单|信息表|登记表|登记簿|登记卡|查档证明|信息单|查询记录|权属证明|产权证明|所有权证明)(?:证明|表|书|单)?|PROPERTYTITLE(?:INFORMATION|SEARCH|RECORD)", 0.7),
        (r"(?:不动产|房屋|房地产|房产|住房|产权|权属)(?!登记证明|买卖|租赁|转让)[\u4e00-\u9fff()]{0,10}?(?:权属|产权|所有权|登记信息|登记簿|登记资料|登记情况|信息|档案|查询)[\u4e00-\u9fff()]{0,8}?(?:证明|结果|摘录|摘要|表|单|记录|报告)(?:书|表|单)?", 0.7),
        (r"(?:REALESTATE|REALPROPERTY|PROPERTY|IMMOVABLEPROPERTY)(?:OWNERSHIP|TITLE|RIGHTS?)?CERTIFICATE|CERTIFICATEOF(?:REALESTATE|PROPERTY|TITLE)", 0.75),
    ),
    hints=(
        (r"(?:登记|产权|权属|档案|信息)(?:信息|档案|情况)?查询|查询结果|查询专用章|不动产登记簿", 0.15),
        (r"不动产权第[\dA-Z]{4,}号|房地(?:产|权)?证?.{0,4}字.{0,6}第?\d{5,}号|房权证.{0,4}字", 0.2),
        (r"权利人|房屋所有权人|所有权人|REGISTEREDOWNER|OWNER", 0.15),
        (r"共有情况|共有人|单独所有|共同共有|CO-?OWN", 0.15),
        (r"不动产单元号|宗地号|地号|丘号|UNITN", 0.15),
        (r"权利类型|权利性质|土地用途|使用权类型|房屋性质|规划用途", 0.15),
        (r"登记机构|填发单位|发证机关|附记|登记时间|登记日期|登簿", 0.15),
        (r"坐落|座落|LOCATION", 0.05),
        (r"甲方|乙方|租金|出租人|承租|买受人|出卖人|买方|卖方|本人", -0.6),
        (r"兹证明|特此证明", -0.3),
        (r"证明权利或事项|义务人|预告登记证明|债务人", -0.3),
        (r"不动产登记证明|不动产证明第|抵押权人", -0.15),
    ),
    read=read,
    expected=("owner", "address", "certificate_number"),
    many=True,
)  # fmt: skip
