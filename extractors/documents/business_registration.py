"""营业执照: which firm, its code, its head, where, since when and until when (domain notes §2.6, §2.10).

Companies, branches, sole traders (个体工商户), partnerships; the forms before and after 2015 and 2019, the
electronic licence and the print-out of the credit-information system. The day of issue at the foot, the
telephone of the registry and the duty to report each year are no facts of the firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.letters import FIRM_ROW, chinese_names, part, texts
from extractors.paper import DocumentType, Founds, Paper
from extractors.values import CJK, address, firm, free, from_date, number, person
from language.dates import find_dates
from language.identifiers import find_identifiers, uscc

STOPS = labels(
    "统一社会信用代码", "社会信用代码", "信用代码", "注册号", "名称", "企业名称", "公司名称", "字号名称", "字号", "单位名称", "商事主体名称", "类型", "主体类型", "企业类型", "公司类型",
    "商事主体类型", "法定代表人", "法定代表人姓名", "负责人", "经营者", "经营者姓名", "投资人", "执行事务合伙人", "首席代表", "住所", "经营场所", "营业场所", "主要经营场所", "经营地址", "注册地址",
    "地址", "注册资本", "注册资金", "实收资本", "出资额", "资金数额", "成员出资总额", "成立日期", "注册日期", "设立日期", "营业期限", "经营期限", "合伙期限", "营业期限自", "营业期限至", "经营范围", "组成形式",
    "登记机关", "登记状态", "核准日期", "发照日期", "发证日期", "编号", "证照编号", "登记日期", "副本", "正本", "有效期", "有效期限", "行业", "电话", "重要提示", "年报", "扫描",
    "市场主体名称", "经营主体名称", "监事", "董事", "股东", "股东名称", "经理", "主体状态", "认缴注册资本", "住所地址", "营业期限止", "经营期限止", "财务负责人", "联系人", "业主", "法人代表",
    "Unified Social Credit Code", "Registration No", "Name", "Company Name", "Name of Enterprise", "Type", "Type of Enterprise", "Legal Representative", "Person in Charge",
    "Operator", "Domicile", "Address", "Business Address", "Premises", "Registered Address", "Registered Capital", "Date of Establishment", "Established on", "Date of Incorporation",
    "Date of Registration", "Term of Operation", "Operating Period", "Operation Period", "Business Term", "Validity", "Valid until", "Scope of Business", "Business Scope", "Registration Authority", "Registered by", "Issued by",
    "Date of Issue", "Paid-in Capital", "Status", "Residence", "Location",
)  # fmt: skip
_COMPANY = labels(
    family("企业|公司|单位|商事主体|市场主体|经营主体|登记|注册|商户|机构|字号", "名称"), family("Registered|Company|Enterprise|Entity|Business|Legal|Full|Chinese", " ", "|legal ", "name"),
    r"re:(?m:^)名[ ]?(?=\t(?!称))", "名称", "企业名称", "公司名称", "单位名称", "字号名称", "字号", "商事主体名称", "市场主体名称", "个体工商户名称", "机构名称", "商户名称", "经营主体名称", 
    "Company Name", "Name of Enterprise", "Name of Company", "Enterprise Name", "Name",
)  # fmt: skip
_CODE = labels(
    "统一社会信用代码", "社会信用代码", "统一社会信用代码/注册号", "统一社会信用代码(注册号)", "信用代码", "注册号", "营业执照注册号", "工商注册号", "Unified Social Credit Code", "Unified Social Credit Identifier",
    "Social Credit Code", "USCC", "USCI", "Credit Code", "Registration No", "Registration Number", "Business Registration No", start=False,
)  # fmt: skip
_HEAD = labels(
    "法定代表人", "法定代表人姓名", "法定代表人(负责人)", "负责人", "主要负责人", "负责人姓名", "经营者", "经营者姓名", "投资人", "投资人姓名", "执行事务合伙人", "执行事务合伙人(委派代表)", "首席代表", "法人代表", "法人", "法人姓名", "法定代表", "业主姓名", "业主",
    family("企业|公司|单位|主体", "|的", "法人代表|负责人|法定代表人", "|姓名"), r"re:(?:企业|公司|单位)[ ]?法人(?!营业|执照)(?:姓名)?", family("法定代表人|负责人|经营者|投资人|首席代表|执行事务合伙人", "|/负责人|(负责人)|/经营者|/执行事务合伙人", "|的", "|姓名"), "Responsible Person", "Legal Person", "Chief Representative", "Owner", "Managing Partner",
    "Legal Representative", "Name of Legal Representative", "Person in Charge", "Principal", "Operator", "Proprietor", "Executive Partner",
)  # fmt: skip
_PLACE = labels(
    family("登记|注册|企业|公司|经营|营业|主要经营|商事主体|主体|法定", "住所|地址|场所|所在地", "|(经营场所)|/经营场所|或经营场所|地址"), "驻在场所", family("Registered|Business|Company|Principal|Legal", " ", "office|address|place of business|seat|domicile|premises"),
    "住所", "经营场所", "营业场所", "主要经营场所", "经营地址", "住所地址", "注册地址", "企业住所", "公司住所", "住所(经营场所)", "企业地址", "地址", "驻在地址", "主要办事机构所在地",
    "Domicile", "Registered Address", "Business Address", "Place of Business", "Business Premises", "Premises", "Residence", "Address", "Registered Office", "Location",
)  # fmt: skip
_FOUNDED = labels(
    family("成立|注册|设立|开业|创立|首次注册", "|(注册)|(成立)|/注册|/成立", "|登记", "日期|时间|年月日|日"), family("Date", " of ", "|its ", "establishment|incorporation|registration|formation|foundation"),
    "成立日期", "成立时间", "注册日期", "注册时间", "设立日期", "开业日期", "成立", "Date of Establishment", "Established on", "Establishment Date", "Date of Incorporation",
    "Incorporated on", "Date of Registration", "Registration Date", "Founded on", "Established", "Date Established",
)  # fmt: skip
_UNTIL = labels(
    "营业期限", "经营期限", "合伙期限", "营业期限至", "经营期限至", "营业期限自", "经营期限自", "营业期限起止", "营业期限止", "经营期限止", "营业截止日期", "经营截止日期", "有效期限", "有效期", "有效期至", "驻在期限", "经营年限",
    "Term of Operation", "Operating Period", "Operation Period", "Operating Term", "Business Term", "Period of Operation", "Term of Business", "Duration of Operation", "Business Period",
    "Validity", "Valid until", "Term", start=False,
)  # fmt: skip
_LASTING = re.compile(
    r"长[ ]?期|永[ ]?久|无固定期[ \n]?限|不约定期[ \n]?限|无约定期限|无限期|无期限|long[- ]?term|indefinite(?:ly)?|permanent|no fixed term|unlimited",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"经[ ]?营[ ]?范[ ]?围|scope of business|business scope", re.IGNORECASE)


def read(paper: Paper) -> Founds:
    return {
        "company": chinese_names(list(_companies(paper)) or [*_stated(paper), *_headline(paper)]),
        "uscc": _new_before_old(list(_codes(paper))),
        "legal_representative": list(_heads(paper)),
        "address": whole_ones(list(_places(paper))),
        "established_on": list(_founded(paper)),
        "valid_until": list(_until(paper)),
    }


def _companies(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _COMPANY, STOPS):
            before = flow.text[max(0, region.label[0] - 4) : region.label[0]]
            if re.search(r"(?:登记机关|人员|代表人|负责人|经营者|投资人)[ \t]?$", before):
                continue
            moved = _past(region, r"[ \t:：]*")
            found = firm(moved, 0.9 if region.way != "below" else 0.8) or _name(moved)
            if (
                found
                and re.search(rf"[{CJK}]{{2}}|[A-Za-z]{{3}} ", str(found.value))
                and not re.search(r"市场监督管理|工商行政管理|登记机关|^-+$|系统$", str(found.value))
            ):
                yield found


_STATED = re.compile(
    rf"(?:现将|兹证明|证明|经查询?|经核查|查明|关于)[ ,，:：]*(?P<firm>{FIRM_ROW.pattern})(?=[ ]*(?:的|之|登记|注册|在|系|是|于|已|,|，|企业|有关|相关|\())"
)


def _stated(paper: Paper) -> Iterator[Found]:
    """«现将深圳市恒川科技有限公司登记事项证明如下»: the registry's letter names the firm in its sentence."""
    for text in texts(paper):
        for match in _STATED.finditer(text.text):
            yield from _some(firm(part(text, match.start("firm"), match.end("firm")), 0.8))


_HEADED = re.compile(
    rf"(?P<firm>{FIRM_ROW.pattern})[ ]*(?:[(]?(?:存续|在业|开业|在营|正常|登记成立|注销|吊销|迁出)[^\t]{{0,12}}[)]?)?"
)


def _headline(paper: Paper) -> Iterator[Found]:
    """A view of the register may name the firm as its headline, without a label: never sure by itself."""
    flow = paper.rows
    for cell in flow.cells:
        if cell.row > 2:
            break
        match = _HEADED.fullmatch(flow.text[cell.start : cell.end].strip())
        if match and not re.search(r"营业执照|系统|报告|管理局|公示|查询|档案", match["firm"]):
            found = firm(whole(flow, cell.start, cell.start + match.end("firm"), "title"), 0.5)
            yield from _some(replace(found, certain=0.85) if found else None)


def _name(region: Region) -> Found | None:
    """A sole trader's sign may end in any word; «***» or nothing means that there is no name."""
    found = free(region, 0.7, 40)
    return found if found and re.search(rf"[{CJK}A-Za-z]{{2}}", str(found.value)) else None


def _past(region: Region, pattern: str) -> Region:
    skip = re.match(pattern, region.text)
    n = skip.end() if skip else 0
    return Region(region.flow, region.text[n:], region.offsets[n:], region.way, region.label)


_OLD_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d(?:[ ]?\d){12}(?:[ ]?\d){0,2}(?![A-Za-z0-9])")
_OLD_LETTERS = re.compile(r"(?:企[独合作]|独|合)[\u4e00-\u9fff]{0,6}(?:总)?(?:副)?字第?[ ]?\d{4,8}[ ]?号")


def _codes(paper: Paper) -> Iterator[Found]:
    """18 characters, or the 13 to 15 digits of a licence from before 2015, as printed."""
    for flow in paper.flows:
        for region in regions(flow, _CODE, None):
            near = region.cut(60)
            found = _uscc(near) or _old_number(near)
            if found and found.spans[0][0] - region.label[1] < 40:
                yield found
            elif found and region.way in ("right", "below"):
                yield replace(found, weight=0.8)
        for span in find_identifiers(flow.text):
            if span.kind == "uscc" and span.valid:
                yield from _some(number(whole(flow, span.start, span.end), ("uscc",), 0.7))


def _new_before_old(founds: list[Found]) -> list[Found]:
    """A licence with a credit code may name its former number too: that is no rival of the code."""
    new = [f for f in founds if len(str(f.value)) == 18 and uscc(str(f.value))[0]]
    return new or founds


def _uscc(region: Region) -> Found | None:
    """A code whose check fails is kept as it stands, for a check to speak of; from a picture it may be a misreading."""
    found = number(region, ("uscc",), 0.9)
    if found is None or found.certain < 1.0 or uscc(str(found.value))[0] is not False:
        return found
    pages = found.flow.pages
    words = [pages[p].page.words[i] for a, b in found.spans for p, i in found.flow.words(a, b)]
    return replace(found, certain=0.8) if any(w.confidence is not None for w in words) else found


def _old_number(region: Region) -> Found | None:
    for pattern in (_OLD_NUMBER, _OLD_LETTERS):
        match = pattern.search(region.text)
        if match:
            value = re.sub(r"\s", "", match[0])
            return Found(
                value, region.flow, region.spans(match.start(), match.end()), region.way, 0.88, _digits
            )
    return None


def _digits(raw: str) -> str | None:
    match = _OLD_NUMBER.search(raw) or _OLD_LETTERS.search(raw)
    return re.sub(r"\s", "", match[0]) if match else None


def _heads(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        scope = _SCOPE.search(flow.text)
        for region in regions(flow, _HEAD, STOPS):
            if scope and flow is not paper.rows and scope.start() < region.label[0] and region.way == "below":
                continue
            moved = _past(region, r"[ \t:：]*(?:姓[ ]?名[ \t:：]+)?")
            found = person(moved, 0.9 if region.way != "below" else 0.8)
            if found and not _NO_HEAD.search(str(found.value)):
                investor = flow.text[region.label[0] : region.label[1]].startswith("投资人")
                yield replace(found, weight=found.weight - 0.2, certain=0.8) if investor else found


_NO_HEAD = re.compile(
    r"公司|合伙|^(?:监事|董事|股东|经理|财务|职务|姓名|股份|有限|个体|主体|类型|成立|注册|登记|住所)"
)
"""Labels and kinds that may stand where a name is looked for."""


_PLACE_REST = r"[ \t:：]*[(（]?(?:或|/)?(?:主要)?(?:经营|营业)场[ ]?所?[ ]?[)）]?[ \t:：\n]*"
"""The rest of «住所(经营场所)» that a narrow column left beside the value."""


def _places(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _PLACE, STOPS):
            word = flow.text[region.label[0] : region.label[1]]
            weak = word in ("地址", "Address", "Location")
            if re.match(r"[ \t]*(?:[:：][ \t]*)?https?|[ ]?www", flow.text[region.label[1] :]):
                continue
            weight = (0.7 if weak else 0.9) - (0.1 if region.way == "below" else 0.0)
            found = address(_past(region, _PLACE_REST), weight)
            if found and not re.search(r"www|http", str(found.value)):
                yield found


_COMPLETE = re.compile(r"(?:[室房户铺号层楼]|[A-Za-z]|(?<![栋座幢元\d])\d|\d{3}|[)）])$")


def whole_ones(founds: list[Found]) -> list[Found]:
    """Of two readings that begin at one place the longer: columns side by side may cut an address. One that ends
    in no number of a flat or house may have lost its next line, so it is not sure."""
    values = [(f.flow.words(*f.spans[0])[:1], str(f.value)) for f in founds]
    kept = [
        f
        for f, (place, value) in zip(founds, values, strict=True)
        if not any(p == place and v != value and v.startswith(value) for p, v in values)
    ]
    return [f if _COMPLETE.search(str(f.value)) else replace(f, certain=0.8) for f in kept]


def _founded(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _FOUNDED, STOPS):
            spans = [s for s in find_dates(region.text[:40]) if s.value and s.precision == "day"]
            if spans and spans[0].start <= 8:
                found = from_date(region, spans[0], 0.9 if region.way != "below" else 0.8)
                yield from _some(found)


def _until(paper: Paper) -> Iterator[Found]:
    """The end of the term; 长期 is "long_term". A start alone says nothing of the end."""
    for flow in paper.flows:
        for region in regions(flow, _UNTIL, STOPS):
            word = flow.text[region.label[0] : region.label[1]].replace(" ", "")
            text = region.text[:60]
            cut = re.search(r"(?:成立|注册|核准|登记|发照)[ ]?日期|登记机关|\n[ ]*\n", text)
            near = region.cut(cut.start() if cut else len(text))
            weight = 0.9 if region.way != "below" else 0.8
            spans = [s for s in find_dates(near.text) if s.value and s.precision == "day"]
            open_end = _LASTING.search(near.text)
            if open_end and (not spans or spans[-1].end <= open_end.start()):
                place = region.spans(*open_end.span())
                yield Found("long_term", flow, place, region.way, weight, _lasting)
            elif len(spans) >= 2 and spans[1].start - spans[0].end <= 8:
                yield from _some(from_date(near, spans[1], weight))
            elif spans and not word.endswith("自"):
                before = near.text[: spans[0].start]
                if re.search(r"至|until|to\b|止", word + before, re.IGNORECASE) and not re.search(
                    r"自|from", before, re.IGNORECASE
                ):
                    yield from _some(from_date(near, spans[0], weight))


def _lasting(raw: str) -> str | None:
    return "long_term" if _LASTING.search(raw) else None


def _some(found: Found | None) -> Iterator[Found]:
    if found:
        yield found


TYPE = DocumentType(
    type="business_registration",
    titles=(
        (r"(?:企业法人|个体工商户|电子)?营业执照(?![号及复或注])", 0.8),
        (r"BUSINESSLICEN[SC]E", 0.75),
        (
            r"(?:ENTERPRISE|COMPANY|BUSINESS|CORPORATE)(?:REGISTRATION|REGISTRY)(?:EXTRACT|CERTIFICATE|INFORMATION|RECORD|PARTICULARS|SEARCH)?|CERTIFICATEOF(?:BUSINESS|ENTERPRISE)?REGISTRATION",
            0.6,
        ),
        (r"(?:外国企业)?常驻代表机构登记证|企业信用信息公示报告", 0.7),
        (
            r"(?:商事主体|市场主体|经营主体|企业|工商|个体工商户)(?:登记|注册|基本|备案|信用|及|和)*(?:信息|情况|资料)(?:查询|公示|登记|档案)*(?:单|结果|报告|表|证明|书|卡)",
            0.7,
        ),
    ),
    hints=(
        (r"统一社会信用代码|注册号|SOCIALCREDIT|USCC", 0.15),
        (r"REGISTERED(?:NAME|OFFICE|ADDRESS)|OPERATINGTERM|TERMOFOPERATION|LEGALREPRESENTATIVE", 0.15),
        (r"登记机关|REGISTRATIONAUTHORITY", 0.2),
        (r"经营范围|SCOPEOFBUSINESS|BUSINESSSCOPE", 0.2),
        (r"注册资[本金]|出资额|组成形式|REGISTEREDCAPITAL", 0.15),
        (r"成立日期|注册日期|ESTABLISHMENT", 0.12),
        (r"市场监督管理|工商行政管理|企业信用信息公示", 0.12),
        (r"住所|经营场所|营业场所|DOMICILE", 0.05),
        (r"甲方|乙方|租金|劳动合同|试用期|TENANT|LANDLORD", -0.6),
        (r"兹证明|特此证明|CERTIFYTHAT|在职|本单位", -0.6),
    ),
    read=read,
    expected=("company", "uscc", "established_on"),
)
