"""商品房买卖合同 (GF-2014-0171, -0172), 购房合同, 二手房买卖合同: the seller is 甲方, the buyer 乙方, unless the paper says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.anywhere import places, settled
from extractors.contract import contract_findings, signed_on
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.layout import Flow
from extractors.letters import part
from extractors.owners import heads, named_cells, owner
from extractors.paper import DocumentType, Fields, Founds, Paper
from extractors.parties import chinese_first, introduced, names_of
from extractors.people import joined, persons
from extractors.sides import Side
from extractors.values import address, firm, from_date, tidy
from language.dates import find_dates
from schemas.document import Finding

_A, _B = r"甲[ \t]?方|Party[ ]?A", r"乙[ \t]?方|Party[ ]?B"
_SELLS = (
    r"销售方|销售人|卖售人|出[ \t]?卖[ \t]?人|出卖方|卖[ \t]?方|卖房人|卖房方|售房人|售房方|售房单位|转让方|转让人|出让方|出售方|出售人|开发商|开发企业|产权人|房屋所有权人|卖主|"
    r"Seller|Vendor|Developer|Transferor"
)
_BUYS = r"买[ \t]?受[ \t]?人|买受方|买[ \t]?方|购房人|购房者|购房方|购买方|购买人|买房人|受让方|受让人|认购人|认购方|买主|Buyer|Purchaser|Transferee"
SELLER, BUYER = Side(_A, _SELLS), Side(_B, _BUYS)
SIDES = {"seller": SELLER, "buyer": BUYER}
_TURNED = re.compile(
    rf"甲[ \t]?方[ \t]?[(/、][^()\n]{{0,4}}(?:{_BUYS})|(?:{_BUYS})[ \t]?[(/、][^()\n]{{0,8}}甲[ \t]?方|(?:{_BUYS})[ ]?\(Party A\)",
    re.IGNORECASE,
)
STOPS = labels(
    "身份证号码", "身份证号", "身份证", "证件号码", "证件类型", "证件名称", "证件种类", "证号", "联系电话", "电话", "手机", "地址", "住址", "通讯地址", "联系地址", "住所", "国籍", "性别", "出生日期", "户籍所在地", "邮政编码", "邮编",
    "法定代表人", "法定代理人", "委托代理人", "代理人", "统一社会信用代码", "营业执照", "营业执照注册号", "企业资质证书号", "注册地址", "通行证号码", "坐落", "座落", "房屋坐落", "合同编号", "合同备案号", "备案号", "签订日期", "签约日期", "签订时间", "签订地点", "日期", "建筑面积", "面积", "用途",
    "开户行", "账号", "银行", "委托销售经纪机构", "经纪机构", "总价", "总价款", "成交价", "单价", "权属证书号", "不动产权证号", "共有人", "共同买受人", "共同购房人", "网签日期", "备案日期", "网签编号", "预售许可证号", "预售许可证", "现售备案号", "项目名称", "楼盘名称", "楼盘", "房号", "交付日期", "交房日期", "规划用途", "付款方式", "房款", "定金",
    "ID No", "ID Number", "Permit No", "Passport No", "Travel Permit No", "Tel", "Telephone", "Phone", "Nationality", "Email", "Contract No", "Total price", "Purchase price", "Legal Representative", "USCC",
    r"re:(?<![A-Za-z])(?:Property|Premises|Price|Area|Address|Date)(?= ?(?:address|[:：\t\n]))", "re:甲[ \t]?方", "re:乙[ \t]?方", "re:丙[ \t]?方", "re:Party ?[ABC]", "出卖人", "买受人", "卖方", "买方", "Seller", "Buyer", "Vendor", "Purchaser", "居间方", "经纪方", "见证方",
)  # fmt: skip


def read(paper: Paper) -> Founds:
    seller, buyer = SELLER, BUYER
    if _TURNED.search(paper.rows.text):
        seller, buyer = Side(_B, _SELLS), Side(_A, _BUYS)
    return {
        "buyer": _with_others(paper, _side(paper, buyer)),
        "seller": _side(paper, seller),
        "address": chinese_first(list(_addresses(paper)) or places(paper, STOPS)),
        "signed_on": [*signed_on(paper), *_concluded(paper)],
        "contract_number": list(_numbers(paper)),
    }


def _party(region: Region, weight: float) -> Found | None:
    head = region.text.strip(" :：\n\t_")[:60]
    if re.search(r"公司|有限|集团|中心|Limited|Ltd|Co\.|LIMITED", head.split("\n")[0] + head[:40]):
        return firm(region, weight)
    return persons(region, weight)


def _side(paper: Paper, side: Side) -> list[Found]:
    numbered = list(_numbered(paper, side))
    if numbered:
        return numbered
    return chinese_first(
        [*names_of(paper, side, STOPS, _party), *_called(paper, side), *_in_columns(paper, side)]
    )


def _in_columns(paper: Paper, side: Side) -> Iterator[Found]:
    """A table with the sides as headings of its columns: «| 转让方 | 受让方 |», «姓名 | … | …»."""
    turned = (side.role == _BUYS and side.party == _A) or (side.role == _SELLS and side.party == _B)
    sides = {"seller": Side(_B, _SELLS), "buyer": Side(_A, _BUYS)} if turned else SIDES
    name = "buyer" if side.role == _BUYS else "seller"
    for flow in paper.flows:
        for whose, start, end in named_cells(flow, sides, STOPS):
            found = _party(whole(flow, start, end), 0.85) if whose == name else None
            if found:
                yield found


def _called(paper: Paper, side: Side) -> Iterator[Found]:
    """«X (the "Purchaser")», «X(以下简称买方)»."""
    words = f"(?:{side.role}|{side.party})"
    english = re.compile(
        r"([A-Z][A-Za-z0-9'.,&() -]{3,90}?),?[ \n]*(?:\([^()]{0,80}\)[, \n]*)?(?:(?:holder|holding|of|bearing|a company)[^()]{0,160})?"
        rf"(?:\((?:hereinafter[ \n]+)?(?:called|referred to as|known as)?|,)[ \n]*(?:as )?(?:the )?[\"“”'‘’]+(?:the )?{words}"
    )
    chinese = re.compile(
        rf"([\u4e00-\u9fff·()]{{2,34}}?)[ ]?[,，]?\((?:以下|下)(?:简)?称(?:为)?[\"“”:]*[ ]?[\"“”]?{words}"
    )
    mixed = re.compile(
        r"(?:^|[\n(]|between|and|\))[ \n:]*((?:[\u4e00-\u9fff·]|\((?=[\u4e00-\u9fff]))[\u4e00-\u9fff·()]{1,33})[, \n]+(?:of|holder|holding|a company|bearing|with|\()[^\"“”]{0,170}?"
        rf"\([^()\"“”]{{0,30}}[\"“”]+(?:the )?{words}"
    )
    beside = re.compile(
        rf"(?:{side.role})[ \t_]{{0,2}}([\u4e00-\u9fff·]{{2,8}}?)[ \t_]{{0,2}}(?=[(（,，][ \t]?(?:男|女|性别|身份|证|通行|回乡|台胞|护照|港|澳|台|持))"
    )
    yield from introduced(paper, beside, _party)
    yield from introduced(paper, mixed, _party)
    yield from introduced(paper, english, _party)
    yield from introduced(paper, chinese, _party)


_ORDINAL = r"[ \t]?(?:[(]?[ ]?(?:[1-3一二三①②③]|之[一二三])[ ]?[)]?)[ \t]*(?:姓名)?[ \t]*[:：\t]"


def _numbered(paper: Paper, side: Side) -> Iterator[Found]:
    """«买受人(一):甲 … 买受人(二):乙»: together they are the party."""
    for flow in paper.flows:
        found: list[Found] = []
        for match in re.finditer(rf"(?:{side.role}|{side.party}){_ORDINAL}[ \t_]*", flow.text):
            one = _party(whole(flow, match.end(), min(len(flow.text), match.end() + 30)), 0.9)
            if one and str(one.value) not in [str(f.value) for f in found]:
                found.append(one)
        if found:
            yield joined(found, found[0], [s for f in found for s in f.spans]) if len(found) > 1 else found[0]


_OTHERS = labels(
    "共同买受人",
    "共同购房人",
    "共同买方",
    "其他买受人",
    "共有人",
    "买受人共有人",
    "房屋共有人",
    "Co-buyer",
    "Co-purchaser",
    "Joint purchaser",
)


def _with_others(paper: Paper, buyers: list[Found]) -> list[Found]:
    others = [
        found
        for flow in paper.flows
        for region in regions(flow, _OTHERS, STOPS)
        if region.way != "below" and (found := persons(region, 0.85))
    ]
    if not others or not buyers:
        return buyers
    out = []
    for buyer in buyers:
        names = str(buyer.value).split("、")
        more = [n for n in str(others[0].value).split("、") if n not in names]
        parts = [replace(buyer, value=n) for n in (*names, *more)]
        out.append(joined(parts, buyer, [*buyer.spans, *others[0].spans]) if more else buyer)
    return out


_PLACE = labels(
    r"re:(?:所购|购买|交易|标的|所售|出售)(?:房屋|房号|房产|物业|单元|单位|房源)(?:坐落|地址|位置)?(?=[ \t]*[:：\t\n])",
    "房屋坐落", "房屋座落", "房屋地址", "商品房坐落", "商品房地址", "该商品房坐落", "房屋坐落位置", "房屋位置", "物业地址", "物业坐落", "房产地址", "房产坐落", "不动产坐落", "房地产坐落", "所购房屋", "所购商品房", "所购物业", "买卖标的", "标的房屋", "标的物业", "房屋坐落于", "坐落于", "座落于", "坐落", "座落", "房地产地址", "交易房屋", "交易房屋地址", "该房屋坐落", "该房地产坐落",
    "Property address", "Address of the property", "Address of Property", "Property", "Premises", "Location", start=False,
)  # fmt: skip
_LOCATED = re.compile(
    r"(?:购买|出售|转让|位于|坐落于|坐落在|坐落为|座落于|座落在|地址为|地址是|situated at|located at|known as)(?:其|甲方|乙方|出卖人|卖方|拥有|开发|建设|所有|自有|名下|的)*(?:位于|坐落于|坐落在|座落于)?[ \t:：_【\[]*(?=([\s\S]{6,110}?)"
    r"(?=[ \t_】\]]*(?:的|之|[,，;；。]|\(?以下|\(?下称|房屋|出售|转让|地块|宗地|\(the|\.[ \n]|,? ?together))([ \t_】\]]*[\s\S]{0,12}))"
)
_LAND = re.compile(r"地块|宗地|土地|地段|land", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:通讯|联系|联络|注册|办公|公司|住所|户籍|项目|土地|地块|宗地|mailing|correspondence|registered)[\u4e00-\u9fffA-Za-z ]{0,6}$",
    re.IGNORECASE,
)


def _addresses(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _PLACE, STOPS):
            if _ELSEWHERE.search(flow.text[max(0, region.label[0] - 10) : region.label[0]]):
                continue
            if _LAND.search(region.text.split("。")[0][:70]):
                continue
            yield from _place(region, 0.9 if region.way != "below" else 0.8)
        yield from _of_the_house(flow)
        for match in _LOCATED.finditer(flow.text):
            if not _LAND.search(match[2]):
                end = min(max(match.end(1) + 40, match.start(1) + 120), len(flow.text))
                yield from _place(whole(flow, match.start(1), end), 0.86)


_HOUSE = Side(
    r"房屋(?:情况|信息|状况|基本情况)?|物业(?:情况|信息)?|标的(?:房屋|物业)?|交易房屋",
    r"房产(?:情况|信息)?|不动产",
)


def _of_the_house(flow: Flow) -> Iterator[Found]:
    """«地址» in the block of a form that belongs to the flat and to neither side."""
    named = heads(flow, {**SIDES, "house": _HOUSE})
    for region in regions(flow, labels("地址", "坐落"), STOPS):
        whose = owner(flow, named, region.label[0])
        if whose and whose.side == "house":
            yield from _place(region, 0.85)


_LEAD_IN = re.compile(r"[^。;；]{0,40}?(?:位于|坐落[于在为]|座落[于在为])[ \t:：]*(?=[^。;；]{6})")
_END = re.compile(
    r"】|\]|的?(?:商品房|房屋|房产|房地产|住宅|物业)(?:[(,，。;；出转以下卖售过让]|$)|,(?=(?:建筑|套内|房屋|该|产权|不动产|规划|权属|面积|共))|(?:商品房)?项目"
)


def _place(region: Region, weight: float) -> Iterator[Found]:
    lead = _LEAD_IN.match(region.text)
    if lead:
        region = part(region, lead.end(), len(region.text), region.way)
    end = _END.search(region.text, 6)
    found = address(region.cut(end.start()) if end else region, weight)
    if found:
        yield settled(found)


_CONCLUDED = re.compile(
    r"(?:本(?:买卖|转让|房屋)?(?:合同|协议|契约|合约|约)|双方|各方|甲乙双方|买卖双方)[^。;\n]{0,12}?[于在][ \t_]*(?=[\d二])"
)


def _concluded(paper: Paper) -> Iterator[Found]:
    """«本合同于2026年3月5日在深圳签订»."""
    for flow in paper.flows:
        for match in _CONCLUDED.finditer(flow.text):
            region = whole(flow, match.end(), min(len(flow.text), match.end() + 60))
            for span in find_dates(region.text)[:1]:
                after = region.text[span.end : span.end + 24].split("。")[0]
                signed = re.match(r"[^,;。]{0,16}(?:签订|签署|订立|签约|共同签)(?!的|之)", after)
                found = from_date(region, span, 0.85) if signed and span.precision == "day" else None
                if found:
                    yield found
        for span in find_dates(flow.text):
            if span.precision == "day" and re.match(
                r"[ ]?(?:签订|签署|签约|订立|签|订|立)于", flow.text[span.end :]
            ):
                found = from_date(whole(flow, 0, len(flow.text)), span, 0.82)
                if found:
                    yield found


_NUMBER = labels(
    r"re:(?<![\u4e00-\u9fff(])编[ \t]?号(?=[ \t]*[:：])",
    family("买卖|购房|网签|", "合同|协议|协议书|契约|合约", "网签|备案|登记|签约|", "编号|编码|号码|备案号|号"),
    r"re:合同编号由[\u4e00-\u9fff]{2,8}(?:生成|赋予|编制)", "合同编号", "合同号", "合同编码", "合同备案号", "合同备案编号", "买卖合同编号", "网签合同编号", "网签合同号", "网签编号", "网上签约编号", "合同登记编号", "合同登记号", "合同网签号", "备案编号", "备案号", "契约编号", "Contract No", "Contract number", "Agreement No", "Contract Ref", start=False,
)  # fmt: skip
_NUMBER_OF = re.compile(
    r"[ \t:：._]*(?:为|是)?[ \t]*((?:[\u4e00-\u9fff]{1,4}[ ]?[(（〔\[][ ]?[\u4e00-\u9fff]{1,4}[ ]?[)）〕\]][ ]?)?[\u4e00-\u9fff]{0,10}[ ]?[(（〔\[]?[ ]?[A-Z0-9][A-Z0-9\-/._]*"
    r"(?:[ ]?[()（）〔〕\[\]][ ]?[A-Z0-9\-/._]*|[ ]?(?:第|字|号)[ ]?|[A-Z0-9\-/._]+|[\u4e00-\u9fff]{1,6}(?=[ ]?第[ ]?\d)){0,8})",
    re.IGNORECASE,
)
_NOT_THE_NUMBER = re.compile(r"^(?:GF|BF)[\s\-—_]*\d{4}[\s\-—_]*\d{3,4}$", re.IGNORECASE)
_OTHER_NUMBER = re.compile(
    r"(?:原|预售|许可证?|现售|认购书?|出让|土地|抵押|贷款|借款|租赁|居间|物业|房屋租赁|loan|tenancy|reservation)[\u4e00-\u9fffA-Za-z ]{0,4}$",
    re.IGNORECASE,
)


def _numbers(paper: Paper) -> Iterator[Found]:
    yield from _headed(paper.rows)
    for flow in paper.flows:
        for region in regions(flow, _NUMBER, STOPS):
            if region.way == "below" or _OTHER_NUMBER.search(
                flow.text[max(0, region.label[0] - 10) : region.label[0]]
            ):
                continue
            match = _NUMBER_OF.match(region.text)
            if not match or len(re.findall(r"\d", match[1])) < 4 or _NOT_THE_NUMBER.match(match[1].strip()):
                continue
            spans = region.spans(match.start(1), match.start(1) + len(match[1].rstrip(" ([（〔._-")))
            word = flow.text[region.label[0] : region.label[1]]
            found = Found(
                "",
                flow,
                spans,
                region.way,
                0.9 if re.search("合同|协议|契约|合约", word) or word[:1] in "CcAa" else 0.8,
            )
            yield replace(found, value=tidy(found.raw))


_HEADED = re.compile(r"(?:^|[\t\n ])(?:No|NO|Nº|Ref)[.:：]*[ \t]*(?=[A-Z0-9])")


def _headed(flow: Flow) -> Iterator[Found]:
    """«No. SH-231020-4413» in a corner above the contract."""
    head = "\n".join(flow.text.split("\n")[:4])
    for match in _HEADED.finditer(head):
        number = re.compile(r"[A-Z0-9][A-Z0-9\-/._]{5,29}(?![A-Z0-9])").match(flow.text, match.end())
        if number and len(re.findall(r"\d", number[0])) >= 4 and not _NOT_THE_NUMBER.match(number[0]):
            found = Found("", flow, (number.span(),), "behind", 0.75)
            yield replace(found, value=tidy(found.raw))


_SUM = labels(
    "总价款", "总房款", "房价款", "总价", "房屋总价", "成交价", "成交价格", "转让价", "转让价款", "房款总额", "购房款", "合同总价", "总金额", "定金", "首付款", "首期款", "Purchase price", "Total price", start=False
)  # fmt: skip


def _sums(flow: Flow) -> Iterator[tuple[int, int]]:
    for region in regions(flow, _SUM, None):
        if region.way != "below" and region.offsets:
            yield region.label[0], min(len(flow.text), region.label[1] + 110)


def findings(paper: Paper, fields: Fields) -> list[Finding]:
    return contract_findings(paper, fields, SIDES, _sums)


TYPE = DocumentType(
    type="purchase_contract",
    titles=(
        (r"(?:商品房|房屋|房地产|房产|物业|楼宇|二手房|住宅|不动产|存量房|现房|期房|房)(?:屋|产)?(?:\((?:预售|现售|现房)\))?(?:预售|现售|现房)?(?:买卖|购销|转让|预售|销售|出售)(?:\((?:预售|现售)\))?(?:合同|契约|协议|合约)书?(?!编号|号|备案|示范|约定|的)|(?:商品房|房屋|房产|存量房|二手房)(?:买卖|预售|转让|现售)?(?:合同|协议)?(?:网签|备案|网上签约|登记备案)(?:登记|信息|情况)?(?:表|单|证明|摘要|回执|凭证|记录)", 0.8),
        (r"(?:购房|买房|售房|认购)(?:合同|协议|契约)书?(?!编号|号)|房屋买卖(?:合同|契约|协议)", 0.75),
        (r"(?:SALEANDPURCHASE|PURCHASEANDSALE|SALES?|PURCHASE)(?:AGREEMENT|CONTRACT)|(?:CONTRACT|AGREEMENT)FOR(?:THE)?SALE", 0.75),
    ),
    hints=(
        (r"出卖人|卖方|售房|转让方|SELLER|VENDOR", 0.18),
        (r"买受人|买方|购房人|受让方|BUYER|PURCHASER", 0.18),
        (r"总价款|房价款|成交价|购房款|首付款|定金|PURCHASEPRICE", 0.15),
        (r"商品房|交付|过户|产权转移|不动产登记|规划用途|套内建筑面积", 0.12),
        (r"预售许可|现售备案|贷款|按揭|面积差异", 0.1),
        (r"月租金|租金|承租|租赁期|TENANT|LANDLORD", -0.4),
        (r"劳动者|用人单位|兹证明|特此证明|CERTIFYTHAT", -0.5),
    ),
    read=read,
    findings=findings,
    expected=("buyer", "seller", "address", "signed_on"),
    many=True,
    sides=SIDES,
)  # fmt: skip
