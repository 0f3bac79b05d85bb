"""数码照片 / 数字相片 检测(采集)回执: whose photo, when taken, good or not (domain notes §2.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields import Found, labels, regions
from extractors.paper import DocumentType, Founds, Paper
from extractors.values import code, day, person

STOPS = labels(
    "姓名", "性别", "民族", "出生日期", "证件号码", "证件类型", "身份证号", "身份证号码", "图像号", "照片编号", "回执编号", "回执号", "回执码", "采集日期",
    "采集时间", "拍摄日期", "拍摄时间", "检测时间", "检测日期", "检测结果", "检测结论", "结果", "采集点", "采集单位", "照相馆", "拍摄单位", "拍摄地点", "有效期",
    "Name", "Sex", "Date", "Result", "Receipt No", "No", "打印日期", "打印时间", "受理", "用途", "业务类型", "制证类型", "电话", "地址", "备注",
    "标准证照编码", "流水号", "取像号", "相片编号", "相片号", "照片号", "照片质量", "检测单位", "申请类别",
)  # fmt: skip
_NAME = labels(
    "姓名",
    "申请人姓名",
    "申请人",
    "被采集人",
    "被采集人姓名",
    "拍摄人",
    "拍摄人姓名",
    "持照人",
    "相片人姓名",
    "中文姓名",
    "客户姓名",
    "Name",
    "Name of applicant",
)
_NUMBER = labels(
    "图像号", "相片图像号", "照片图像号", "图像编号", "回执编号", "回执号", "回执号码", "回执码", "照片编号", "相片编号", "照片号", "相片号", "标准证照编码", "取像号", "检测编号", "re:(?<![点位机])编号", "采集编号", "流水号",
    "Receipt No", "Photo No", "Image No", "Receipt Number", "Ref. No", start=False,
)  # fmt: skip
_TAKEN = labels(
    "采集日期", "采集时间", "拍摄日期", "拍摄时间", "拍照日期", "拍照时间", "照相日期", "照相时间", "检测日期", "检测时间", "摄影日期", "取像日期", "取像时间", "采像日期", "采像时间",
    "Date taken", "Taken on", "Date of photo", "Photo taken on", "Capture date", start=False,
)  # fmt: skip
_OTHER_DATE = labels("打印日期", "打印时间", "日期", "受理日期", "出具日期", "Date", start=False)
_RESULT = labels(
    "检测结果",
    "检测结论",
    "质量检测",
    "照片质量",
    "相片质量",
    "检验结果",
    "审核结果",
    "质检结果",
    "检测情况",
    "结果",
    "结论",
    "Result",
    "Test result",
    "Quality check",
    start=False,
)
_BAD = re.compile(
    r"不[ ]?合[ ]?格|不通过|未通过|不符合|fail(?:ed)?|unqualified|rejected|not (?:qualified|passed)",
    re.IGNORECASE,
)
_GOOD = re.compile(r"合[ ]?格|通过|符合|pass(?:ed)?|qualified|accepted", re.IGNORECASE)


def read(paper: Paper) -> Founds:
    return {
        "name": list(_names(paper)),
        "receipt_number": list(_numbers(paper)),
        "taken_on": list(_dates(paper)),
        "result": list(_results(paper)),
    }


def _names(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NAME, STOPS):
            found = person(region, 0.9 if region.way != "below" else 0.75)
            if found:
                yield found


def _numbers(paper: Paper) -> Iterator[Found]:
    weak = re.compile(r"编号|流水号|No", re.IGNORECASE)
    for flow in paper.flows:
        for region in regions(flow, _NUMBER, STOPS):
            word = flow.text[region.label[0] : region.label[1]]
            weight = (
                0.6 if weak.fullmatch(word) else 0.75 if "流水" in word or word.startswith("检测") else 0.9
            )
            found = code(region, weight - (0.1 if region.way == "below" else 0), r"[A-Z0-9][A-Z0-9\-]{4,39}")
            if found:
                yield found


def _dates(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for pattern, weight in ((_TAKEN, 0.9), (_OTHER_DATE, 0.45)):
            for region in regions(flow, pattern, STOPS):
                found = day(region, weight - (0.1 if region.way == "below" else 0))
                if found:
                    yield found


def _results(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        hits = [(r, 0.9) for r in regions(flow, _RESULT, None)]
        for region, weight in hits:
            bad, good = _BAD.search(region.text[:30]), _GOOD.search(region.text[:30])
            match = bad or good
            if match:
                spans = region.spans(match.start(), match.end())
                yield Found(
                    "unqualified" if bad else "qualified", flow, spans, region.way, weight, _result_of
                )
        for match in re.finditer(
            r"(?:检测|审核|检验|质检|质量)[^\n]{0,8}?(不?[ ]?合[ ]?格|(?:不|未)?通过)", flow.text
        ):
            bad = _BAD.search(match[1])
            yield Found(
                "unqualified" if bad else "qualified",
                flow,
                ((match.start(1), match.end(1)),),
                "sentence",
                0.8,
                _result_of,
            )


def _result_of(raw: str) -> str | None:
    return "unqualified" if _BAD.search(raw) else "qualified" if _GOOD.search(raw) else None


TYPE = DocumentType(
    type="photo_receipt",
    titles=(
        (
            r"(?:数码|数字|证件|出入境|居住证|身份证)?(?:照片|相片|照相|图像|影像).{0,12}(?:回执|凭证|检测单|合格证)",
            0.8,
        ),
        (r"(?:PHOTO|DIGITALPHOTO|IMAGE).{0,14}RECEIPT", 0.75),
        (r"(?:采集|检测|拍摄)回执", 0.7),
    ),
    hints=(
        (r"图像号|回执号|回执编号|回执码|相片号|照片编号|RECEIPTNO", 0.25),
        (r"照片|相片|PHOTO", 0.15),
        (r"采集|检测|拍摄", 0.15),
        (r"回执", 0.15),
        (r"甲方|乙方|租金", -0.5),
    ),
    read=read,
    small=True,
    expected=("name", "taken_on"),
)
