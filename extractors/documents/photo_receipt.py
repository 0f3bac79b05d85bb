"""数码照片 / 数字相片 检测(采集)回执: whose photo, when taken, good or not (domain notes §2.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.captions import above
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import labels
from extractors.letters import part, some, texts
from extractors.paper import DocumentType, Founds, Paper, rows_text
from extractors.values import code, day, person
from language.surnames import begins_with_surname

STOPS = labels(
    "姓名", "性别", "民族", "出生日期", "证件号码", "证件类型", "身份证号", "身份证号码", "图像号", "照片编号", "回执编号", "回执号", "回执码", "采集日期",
    "采集时间", "拍摄日期", "拍摄时间", "检测时间", "检测日期", "检测结果", "检测结论", "结果", "采集点", "采集单位", "照相馆", "拍摄单位", "拍摄地点", "有效期",
    "Name", "Sex", "Date", "Result", "Receipt No", "No", "打印日期", "打印时间", "受理", "用途", "业务类型", "制证类型", "电话", "地址", "备注",
    "标准证照编码", "流水号", "取像号", "相片编号", "相片号", "照片号", "照片质量", "检测单位", "申请类别",
)  # fmt: skip
_NAME = labels(
    "re:(?:被|受)?(?:拍[ ]?摄|采[ ]?集|照[ ]?相|摄影|拍[ ]?照|[摄拍]|检[ ]?测|送检|持[ ]?[证照]|申[ ]?[请领]|办[ ]?证|申办|登记|顾客|客户|相片|照片|受理)[ ]?(?:人员|对象|者|人)(?:的?姓[ ]?名)?",
    "re:(?:照[ ]?片|相[ ]?片|图[ ]?像|证[ ]?照|证[ ]?件)*(?:所属|所有|归属|持有|使用|权属)(?:人|者)(?:姓[ ]?名)?", "re:(?:领|取|换|补|用)[ ]?证[ ]?人(?:姓[ ]?名)?",
    "re:(?:客户|顾客|本人|中文|申请人|证件|人员|持有人)?姓[ \t]*名", "被拍者", "持相人", "本人", "Name of applicant", "Name of the applicant", "Applicant's name", "Applicant", "Subject", "Holder", "Full name", "Name",
)  # fmt: skip
_NUMBER = labels(
    "re:(?:相[ ]?片|照[ ]?片|图[ ]?像|影[ ]?像|回[ ]?执|回[ ]?条|凭[ ]?证|取[ ]?像|标准证照|证照|照[ ]?相|凭[ ]?条)(?!机构|单位|网|点|店|人|设备)[\u4e00-\u9fff]{0,4}?[ ]?(?:编[ ]?号|编[ ]?码|号[ ]?码|代[ ]?码|序[ ]?号|单[ ]?号|条[ ]?码|号|码|ID)",
    "re:(?:检测|采集|报告|受理|业务|档案|条形?|查询|存档)(?:报告|回执)?(?:编[ ]?号|编[ ]?码|号码?|码)", "re:(?<![点位机店])编[ ]?号", "流水号",
    "Receipt No", "Receipt Number", "Photo No", "Photo Number", "Photo ID", "Image No", "Image ID", "Image Number", "Image reference", "Photo reference", "Reference", "Ref. No", "Ref", "Receipt",
    "re:(?<![A-Za-z])N[oO][.:：](?=[ ]?[A-Z0-9])", start=False,
)  # fmt: skip
_TAKEN = labels(
    "re:(?:相[ ]?片|照[ ]?片|图[ ]?像|影[ ]?像|数码)?(?:采[ ]?集|拍[ ]?摄|拍[ ]?照|照[ ]?相|摄[ ]?影|取[ ]?像|采[ ]?像|成[ ]?像|摄像)(?:完成)?(?:日[ ]?期|时[ ]?间|日|于)",
    "re:(?<![\u4e00-\u9fff])(?:拍[ ]?摄|采[ ]?集|拍[ ]?照|照[ ]?相)(?=[ \t]*[:：\t])",
    "re:(?:质量)?(?:检[ ]?测|审[ ]?核|检[ ]?验|质检)(?:完成)?(?:日[ ]?期|时[ ]?间|日)",
    "Date taken", "Taken on", "Date of photo", "Date of photograph", "Date of shooting", "Date of capture", "Photo taken on", "Photo taken", "Photograph taken on", "Photograph taken",
    "Capture date", "Captured on", "Shooting date", "Photo date", start=False,
)  # fmt: skip
_OTHER_DATE = labels("打印日期", "打印时间", "日期", "受理日期", "出具日期", "Date", start=False)
_RESULT = labels(
    "re:(?:质量|相片|照片|图像|影像)?(?:检[ ]?测|审[ ]?核|检[ ]?验|质[ ]?检|质[ ]?量|检[ ]?查|判[ ]?定|评[ ]?定|比[ ]?对|评[ ]?估|校验)(?:结果|结论|意见|情况|状态|等级)?",
    "照片质量", "相片质量", "照片状态", "相片状态", "结果", "结论", "状态", r"re:(?:Test[ ]|Check[ ]|Inspection[ ])?(?:Results?|Outcome|Verdict|Conclusion)(?:[ ]of[ ][a-z ]{3,32})?", "Quality check", "Quality", "Assessment", "Status", start=False,
)  # fmt: skip
STOPS = re.compile("|".join(f"(?:{p.pattern})" for p in (STOPS, _NUMBER, _TAKEN)), re.IGNORECASE)
_BAD = re.compile(
    r"不[ ]?合[ ]?(?:格|乎|规)|不[ ]?(?:予)?通[ ]?过|未[ ]?通[ ]?过|不[ ]?符[ ]?合|不[ ]?达[ ]?标|未[ ]?达[ ]?标|无[ ]?效|fail(?:ed)?|unqualified|unaccept|not[ ]accept|rejected|(?:does|do|did)[ ]not[ ](?:meet|comply|conform)|not (?:qualified|passed)",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"合[ ]?格|通[ ]?过|符[ ]?合|合[ ]?乎|合[ ]?规|达[ ]?标|pass(?:ed)?|qualified|accept(?:ed|able)|meets|complies|conforms|satisf",
    re.IGNORECASE,
)


def read(paper: Paper) -> Founds:
    return {
        "name": list(_names(paper)),
        "receipt_number": list(_numbers(paper)),
        "taken_on": list(_dates(paper)),
        "result": list(_results(paper)),
    }


def _near(paper: Paper, label: re.Pattern[str]) -> Iterator[Region]:
    """Regions of a label in every flow; what is below it only where nothing stands beside it."""
    beside: set[tuple[tuple[int, int], ...]] = set()
    for flow in paper.flows:
        for region in regions(flow, label, STOPS):
            words = tuple(flow.words(*region.label))
            if region.way == "below" and words in beside:
                continue
            if region.way != "below" and region.text.strip():
                beside.add(words)
            yield region


def _names(paper: Paper) -> Iterator[Found]:
    for region in _near(paper, _NAME):
        found = person(region, 0.9 if region.way != "below" else 0.85)
        if found:
            yield found
    named = False
    for told, match in _told(paper):
        found = person(part(told, *match.span("who")), 0.85)
        if found:
            named = True
            yield found
    if not named:
        yield from _below_title(paper)


def _below_title(paper: Paper) -> Iterator[Found]:
    """A machine prints the name as a line of its own between the title and the first labelled row."""
    rows = list(rows_text(paper.rows))[:5]
    for start, end, row in rows:
        if "\t" not in row and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", row.strip()):
            if begins_with_surname(row.strip()) and _headed(rows, start):
                yield from some(person(whole(paper.rows, start, end, "title"), 0.75))
        elif re.search(r"[:：\t]", row):
            return


def _headed(rows: list[tuple[int, int, str]], start: int) -> bool:
    return any(at < start and re.search(r"回执|相片|照片", row) for at, _, row in rows)


def _told(paper: Paper) -> Iterator[tuple[Region, re.Match[str]]]:
    for text in texts(paper):
        for pattern in (_TOLD, _TOLD_BY, _TOLD_YOU, _TOLD_EN):
            for match in pattern.finditer(text.text):
                yield text, match


def _numbers(paper: Paper) -> Iterator[Found]:
    found_any = False
    weak = re.compile(r"编[ ]?号|流水号|No[.:：]?|Ref|Reference|Receipt", re.IGNORECASE)
    for region in _near(paper, _NUMBER):
        word = region.flow.text[region.label[0] : region.label[1]]
        weight = 0.6 if weak.fullmatch(word) else 0.75 if "流水" in word or word.startswith("检测") else 0.9
        if region.way == "below" and weak.fullmatch(word):
            continue
        found = _code(region, weight - (0.1 if region.way == "below" else 0))
        if found:
            found_any = True
            yield found
    if not found_any:
        for region in above(paper.rows, _NUMBER, STOPS):
            yield from some(_code(region, 0.7))


_GROUPED = re.compile(r"[ :：_\n]*([A-Z]{0,3}\d{2,8}(?:[ ][0-9A-Z]{2,12}){1,6})(?=[ ]*(?:$|[\n\t,，;；(（]))")
"""A number printed in groups: «4403 2026 0401 1234567»."""


def _code(region: Region, weight: float) -> Found | None:
    if _IDENTITY.search(before_label(region)):
        return None
    grouped = _GROUPED.match(region.text)
    if grouped and len(re.findall(r"\d", grouped[1])) >= 8 and not re.search(r"[ ]\d{2}:\d{2}", region.text):
        spans = region.spans(*grouped.span(1))
        return Found(grouped[1].replace(" ", ""), region.flow, spans, region.way, weight, _ungrouped)
    found = code(region, weight, r"[A-Z0-9][A-Z0-9\-]{4,39}")
    return found if found and len(re.findall(r"\d", str(found.value))) >= 4 else None


def _ungrouped(raw: str) -> str:
    return raw.replace(" ", "")


_IDENTITY = re.compile(r"(?:身份证|证件|通行证|居住证|网点|门店|店铺|设备|采集点)$")


def before_label(region: Region) -> str:
    return region.flow.text[max(0, region.label[0] - 8) : region.label[0]].split("\n")[-1].strip()


def _dates(paper: Paper) -> Iterator[Found]:
    for pattern, weight in ((_TAKEN, 0.9), (_OTHER_DATE, 0.45)):
        for region in _near(paper, pattern):
            word = region.flow.text[region.label[0] : region.label[1]]
            tested = 0.08 if re.search(r"检|审", word) else 0.0
            below = region.way == "below"
            found = day(region, weight - tested - (0.05 if below else 0))
            if found and not (below and found.spans[0][0] - region.offsets[0] > 6):
                yield found
    for told, match in _told(paper):
        found = day(part(told, *match.span("when")).unbroken(), 0.85)
        if found:
            yield found


_TOLD = re.compile(
    r"(?:兹有|兹证明|证明|申请人|顾客|客户|持证人)[ ：:\t_]*(?P<who>[\u4e00-\u9fff·]{2,6}|[A-Z][A-Z, ]{3,30})[ \t_]*[^\d。]{0,12}(?:[(,，][^()。]{0,60}[)]?)?[ \n,，]*(?:已)?于[ ]?(?P<when>[^。,，\n]{6,24}日|[\d./-]{8,10})[^。]{0,40}?(?:拍[ \n]?摄|采[ \n]?集|照[ \n]?相|拍[ \n]?照)"
)
"""«兹有陈某(男,证件号 …)于2026年9月19日在我店拍摄数字相片»: whose (who), and when."""


_TOLD_BY = re.compile(
    r"[于在][ \n]?(?P<when>[\d二〇][^。,，:：]{5,24}?日|\d{4}[./-]\d{1,2}[./-]\d{1,2})[ \n]*(?:[\d:：]{4,8})?[ \n]*(?:在(?:我|本)[店馆处司])?[ \n]*(?:为|给|替)[ \n]?(?:(?:顾客|客户|申请人|持证人)[ ]?)?"
    r"(?P<who>[\u4e00-\u9fff·]{2,6}?|[A-Z][A-Z, ]{3,30})[ ]?(?:先生|女士|小姐|同学|同志)?[ \n]*(?:[(,，][^()。]{0,60}[)]?)?[ \n,，]*(?:进行|完成)?[^。,，]{0,8}?(?:拍[ \n]?摄|采[ \n]?集|照[ \n]?相|拍[ \n]?照)"
)
"""«本馆于2026年6月26日为邱某先生(通行证号 …)拍摄…»."""


_TOLD_YOU = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,6}?)(?:先生|女士|小姐|同学)?[ ]?(?:您好|你好)?[,，!！:： \n]{0,3}[您你](?:已)?于[ \n]?(?P<when>[\d二〇][^。,，]{5,24}?日|\d{4}\n?[./-]\n?\d{1,2}\n?[./-]\n?\d{1,2})[^。]{0,40}?(?:拍[ \n]?摄|采[ \n]?集|照[ \n]?相|拍[ \n]?照)"
)
"""A message to the person: «陈大文您好,您于2026年2月21日在…拍摄的…相片已上传»."""
_TOLD_EN = re.compile(
    r"(?:photo(?:graph)?s?|picture|image|portrait)[ \n]+(?:of|for)[ \n]+(?:(?:Mr|Ms|Mrs|Miss)\b\.?[ ])?(?P<who>[A-Z][A-Za-z'-]+,?[ \n][A-Z][A-Za-z' \n,-]{1,40}?)[ \n]*(?:\([^()]{0,60}\)|,[^,]{0,60},)?[ \n]*"
    r"(?:was|were|has[ \n]been|,)?[ \n]*(?:taken|captured|shot|collected|photographed|recorded)[ \n]+(?:at[ \n][^.]{0,60}?[ \n])?on[ \n]+(?=(?P<when>.{6,30}))",
    re.DOTALL,
)
"""«a digital photograph of CHAN, TAI MAN (…) was taken on 5 May 2026»."""


def _results(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _RESULT, None):
            near = region.cut(30)
            yield from some(_ticked(near) if _both(near.text) else _verdict(near, 0.9))
        for match in _SAID.finditer(flow.text):
            region = whole(flow, match.start(1), match.end(1), "sentence")
            if not _both(flow.text[match.start() : match.end() + 16].split("\n")[0]):
                yield from some(_verdict(region, 0.8))


def _both(text: str) -> bool:
    """Whether both verdicts are printed: a form to tick."""
    return bool(_BAD.search(text)) and bool(_GOOD.search(_BAD.sub("", text)))


_SAID = re.compile(
    r"(?:检测|审核|检验|质检|质量|比对|校验|相片|照片)(?:(?!得知)[^\n。;]){0,8}?(不?[ ]?合[ ]?格|(?:不|未)?通过|不?符[ ]?合|(?:不|未)?达标)(?![ ]?[□☐口]|与否|的相片|的照片|者)"
)
_OPTION = re.compile(
    r"(?P<mark>[☑√✓✔☒■●◉▣□☐○◯口囗Vv]?)[ ]?(?P<word>不[ ]?合[ ]?格|合[ ]?格|(?:不|未)[ ]?通[ ]?过|通[ ]?过|不[ ]?符[ ]?合|符[ ]?合)"
)
_TICK, _EMPTY = frozenset("☑√✓✔☒■●◉▣Vv"), frozenset("□☐○◯口囗")


def _verdict(region: Region, weight: float) -> Found | None:
    bad, good = _BAD.search(region.text), _GOOD.search(region.text)
    match = bad or good
    if match is None:
        return None
    spans = region.spans(match.start(), match.end())
    value = "unqualified" if bad else "qualified"
    return Found(value, region.flow, spans, region.way, weight, _result_of)


def _ticked(region: Region) -> Found | None:
    """«☑合格 □不合格»: both words are printed and the tick decides. Sure only when the other box was seen empty."""
    options = list(_OPTION.finditer(region.text))
    marked = [o for o in options if o["mark"] in _TICK and o["mark"]]
    empty = [o for o in options if o["mark"] in _EMPTY and o["mark"]]
    if len(marked) != 1:
        if len(marked) or len(empty) != len(options) - 1 or len(options) != 2:
            return None
        marked = [o for o in options if o not in empty]
    chosen = marked[0]
    spans = region.spans(chosen.start("word"), chosen.end("word"))
    value = "unqualified" if _BAD.search(chosen["word"]) else "qualified"
    seen = bool(chosen["mark"]) and len(empty) == len(options) - 1
    return Found(value, region.flow, spans, region.way, 0.9, None, 1.0 if seen else 0.7)


def _result_of(raw: str) -> str | None:
    return "unqualified" if _BAD.search(raw) else "qualified" if _GOOD.search(raw) else None


TYPE = DocumentType(
    type="photo_receipt",
    titles=(
        (
            r"(?:数码|数字|证件|出入境|居住证|身份证)?(?:照片|相片|照相|图像|影像).{0,12}(?:回执|回条|回单|凭[证条据]|检测单|检测报告|合格证|采集单|采集证明|确认单|通知单|收据)(?!编?号|码|单号)",
            0.8,
        ),
        (r"(?:相片|照片|图像|影像).{0,8}(?:证明|报告|登记表|信息)", 0.7),
        (
            r"(?:PHOTO(?:GRAPH)?|IMAGE).{0,18}(?:RECEIPT|ACKNOWLEDG|SLIP|REPORT|CONFIRMATION|CERTIFICATE)|(?:RECEIPT|ACKNOWLEDGE?MENT)(?:OF|FOR).{0,12}PHOTO",
            0.75,
        ),
        (r"(?:采集|检测|拍摄|照相)(?:回执|凭条|凭证|小票|回单|回条|单据)(?!编?号|码|单号)", 0.7),
    ),
    hints=(
        (
            r"图像号|图像编[号码]|影像编号|回执号|回执编号|回执码|相片号|照片编号|照片号|RECEIPTNO|IMAGEREF|PHOTOID",
            0.25,
        ),
        (r"照片|相片|PHOTO", 0.15),
        (r"采集|检测|拍摄", 0.15),
        (r"回执", 0.15),
        (r"甲方|乙方|租金", -0.5),
        (r"申领原因|申领登记|居住地址|申请事由", -0.5),
    ),
    read=read,
    small=True,
    expected=("name", "taken_on"),
)
