"""A rich invented case: people, papers and pages that nobody has ever had."""
# fmt: off

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from schemas.check import CheckEvidence, CheckResult, Message, Outcome, Severity
from schemas.report import (
    Coverage,
    Decision,
    DocumentReport,
    FieldReport,
    FileRef,
    Gap,
    Interval,
    PolicyVersion,
    Quality,
    Reason,
    Report,
    ReportEvidence,
    Request,
    Route,
    Versions,
)

A4 = (1654, 2339)
CARD = (1600, 1010)
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
)

Line = tuple[int, int, int, str, str, str | int | None, float | None]
"""x, y, height, field ("" for none), text as printed, value, confidence."""

PERMIT: list[Line] = [
    (90, 60, 52, "", "港澳居民来往内地通行证", None, None),
    (620, 190, 44, "name_zh", "陈大文", "陈大文", 0.99),
    (620, 280, 36, "name_en", "CHAN, TAI MAN", "CHAN, TAI MAN", 0.98),
    (620, 370, 36, "date_of_birth", "1990.05.06", "1990-05-06", 0.99),
    (1100, 370, 36, "sex", "男", "M", 0.99),
    (620, 460, 36, "valid_until", "2021.03.01-2031.02.28", "2031-02-28", 0.97),
    (620, 550, 36, "issuing_authority", "中华人民共和国出入境管理局", "中华人民共和国出入境管理局", 0.95),
    (620, 660, 50, "number", "H12345678", "H12345678", 0.99),
    (1180, 660, 50, "issue_count", "02", 2, 0.91),
]
RECEIPT: list[Line] = [
    (420, 160, 56, "", "数码照片检测回执", None, None),
    (240, 330, 40, "name", "陈大文", "陈大文", 0.97),
    (240, 420, 40, "receipt_number", "4403052610280077", "4403052610280077", 0.96),
    (240, 510, 40, "taken_on", "2026年10月28日", "2026-10-28", 0.98),
    (240, 600, 40, "result", "合格", "合格", 0.99),
]
LEASE_1: list[Line] = [
    (640, 180, 64, "", "房屋租赁合同", None, None),
    (200, 340, 38, "landlord", "李国强", "李国强", 0.96),
    (200, 420, 38, "landlord_id", "440301197001011239", "440301197001011239", 0.93),
    (200, 500, 38, "tenant", "陳大文", "陳大文", 0.94),
    (200, 580, 38, "tenant_id", "H12345676", "H12345676", 0.62),
    (200, 720, 38, "address", "深圳市南山区科苑路15号3栋2单元1502室", "深圳市南山区科苑路15号3栋2单元1502室", 0.95),
    (200, 860, 38, "term_start", "2026年7月1日", "2026-07-01", 0.98),
    (640, 860, 38, "term_end", "2027年6月30日", "2027-06-30", 0.97),
    (1080, 860, 38, "term_months", "共12个月", 12, 0.97),
    (200, 1000, 38, "rent_monthly", "人民币陆仟伍佰元整（¥6,500.00）", 6500, 0.96),
]
LEASE_2: list[Line] = [
    (200, 1500, 38, "", "甲方（签字）：李国强", None, None),
    (200, 1700, 38, "signed_on", "2026年6月28日", "2026-06-28", 0.9),
]
CONTRACT: list[Line] = [
    (680, 200, 64, "", "劳动合同", None, None),
    (220, 380, 38, "employer", "深圳市海岸星河科技有限公司", "深圳市海岸星河科技有限公司", 0.97),
    (220, 470, 38, "uscc", "91440300MA5F1L0Q3X", "91440300MA5F1L0Q3X", 0.88),
    (220, 560, 38, "employee", "陈大文", "陈大文", 0.98),
    (220, 650, 38, "employee_id", "H12345678", "H12345678", 0.97),
    (220, 740, 38, "term_start", "2025年9月1日", "2025-09-01", 0.98),
    (760, 740, 38, "term_end", "2028年8月31日", "2028-08-31", 0.98),
    (220, 830, 38, "position", "软件工程师", "软件工程师", 0.97),
    (220, 920, 38, "signed_on", "2025年8月20日", None, 0.41),
]
PAGES: list[tuple[str, int, tuple[int, int], list[Line]]] = [
    ("uploads/IMG_1709.jpg", 1, CARD, PERMIT),
    ("uploads/receipt.png", 1, (1240, 900), RECEIPT),
    ("uploads/租约 scan.pdf", 1, A4, LEASE_1),
    ("uploads/租约 scan.pdf", 2, A4, LEASE_2),
    ("uploads/contract.pdf", 1, A4, CONTRACT),
    ("uploads/IMG_1715.jpg", 1, (1200, 900), []),
]
DOCUMENTS = [
    ("d1", "travel_permit", "港澳居民来往内地通行证", [("uploads/IMG_1709.jpg", [1])]),
    ("d2", "photo_receipt", "数码照片检测回执", [("uploads/receipt.png", [1])]),
    ("d3", "lease", "房屋租赁合同", [("uploads/租约 scan.pdf", [1, 2])]),
    ("d4", "employment_contract", "劳动合同", [("uploads/contract.pdf", [1])]),
    ("d5", "unknown", "", [("uploads/IMG_1715.jpg", [1])]),
]


def sha(file: str) -> str:
    return hashlib.sha256(file.encode()).hexdigest()


def quad(line: Line) -> list[list[float]]:
    x, y, height, _, text, _, _ = line
    width = sum(height if ord(c) > 0x2E7F else height * 0.56 for c in text)
    return [[x, y], [x + width, y + 3], [x + width, y + height + 3], [x, y + height]]


def font(size: int) -> Any:
    for path in _FONTS:
        if Path(path).exists():
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)


def draw(folder: Path, scale: float = 1.0) -> None:
    """The upright page pictures of the case, as the extractors leave them."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, page, (width, height), lines in PAGES:
        image = Image.new("RGB", (width, height), (250, 250, 246) if height > width else (226, 236, 240))
        pen = ImageDraw.Draw(image)
        for line in lines:
            pen.text((line[0], line[1] - line[2] * 0.18), line[4], fill=(25, 25, 30), font=font(line[2]))
        if height > width:
            for y in range(1120, 1460 if page == 2 else 2100, 62):
                text = "乙方应按期支付租金，未经甲方书面同意不得转租或改变房屋用途；押金于合同终止后退还。"
                pen.text((200, y), text[:30], fill=(90, 90, 95), font=font(36))
        if page == 2:
            pen.ellipse((760, 1450, 1080, 1770), outline=(200, 40, 40), width=9)
        if lines is PERMIT:
            pen.rectangle((120, 190, 500, 680), fill=(190, 200, 205))
        size = (int(width * scale), int(height * scale))
        image.resize(size).save(folder / f"{sha(file)}-{page}.jpg", quality=85)


def _fields(id_: str) -> dict[str, FieldReport]:
    files = [f for d, _, _, refs in DOCUMENTS if d == id_ for f, _ in refs]
    fields = {}
    for file, page, size, lines in PAGES:
        for line in lines if file in files else []:
            if line[3]:
                mark = ReportEvidence(file=file, page=page, quad=quad(line), page_size=size, text=line[4])
                fields[line[3]] = FieldReport(value=line[5], raw=line[4], confidence=line[6], evidence=[mark])
    return fields


def evidence(document: str, name: str) -> CheckEvidence:
    """The evidence of a check, as copied from a field."""
    mark = _fields(document)[name].evidence[0]
    return CheckEvidence(
        document=document,
        field=name,
        file=mark.file,
        page=mark.page,
        quad=mark.quad,
        page_size=mark.page_size,
        text=mark.text,
    )


def check(
    id_: str, outcome: str, zh: str, en: str, *marks: tuple[str, str], severity: str = "block", **more: Any
) -> CheckResult:
    return CheckResult(
        id=id_,
        outcome=Outcome(outcome),
        severity=Severity(severity),
        message=Message(zh=zh, en=en),
        evidence=tuple(evidence(*m) for m in marks),
        **more,
    )


def checks() -> list[CheckResult]:
    gap = ("2026-05-24 至 2026-06-30 没有文件证明居住，缺 38 天", "No proof of residence from 2026-05-24 to 2026-06-30: 38 days short")
    searched = tuple(CheckEvidence(document=d) for d in ("d1", "d2", "d3", "d4"))
    return [
        check("completeness.travel_document", "passed", "已提交来往内地通行证", "A travel permit was submitted", ("d1", "number")),
        check("completeness.photo_receipt", "passed", "已提交照片回执", "A photo receipt was submitted", ("d2", "receipt_number")),
        check("travel_document.validity", "passed", "通行证有效期至 2031-02-28", "The permit is valid until 2031-02-28", ("d1", "valid_until"),
              expected="2026-11-23 当日有效", found="2031-02-28", document="d1"),
        check("photo_receipt.age", "passed", "回执拍摄于 26 天前", "The photo was taken 26 days ago", ("d2", "taken_on"), expected="≤ 180 天 days", found="26 天 days"),
        check("residence.coverage", "failed", *gap, ("d3", "term_start"), ("d3", "term_end"), expected="2026-05-24 → 2026-11-23",
              found="2026-07-01 → 2026-11-23", document="d3", request=Message(zh="请提供 2026-05-24 至 2026-06-30 的居住证明", en="Please prove residence from 2026-05-24 to 2026-06-30")),
        check("work.coverage", "passed", "劳动合同覆盖所需的半年", "The employment contract covers the required six months", ("d4", "term_start"), ("d4", "term_end"), found="2025-09-01 → 2028-08-31"),
        check("consistency.name", "passed", "姓名一致（繁简转换）", "Names agree (Traditional and Simplified)", ("d1", "name_zh"), ("d3", "tenant"), expected="陈大文", found="陳大文", document="d3"),
        check("consistency.document_number", "inconclusive", "租赁合同上的证件号码末位看不清，可能是 6 或 8", "The last digit of the number on the lease is unclear: 6 or 8",
              ("d3", "tenant_id"), ("d1", "number"), expected="H12345678", found="H1234567[6|8]", document="d3"),
        check("consistency.address", "failed", "门牌不同：申请为 1502 室，劳动合同送达地址为 1503 室", "Different room: 1502 in the application, 1503 in the contract",
              ("d3", "address"), severity="warn", expected="…3栋2单元1502室", found="…3栋2单元1503室"),
        check("integrity.amounts", "passed", "租金大小写一致", "The rent agrees in figures and capitals", ("d3", "rent_monthly"), severity="warn", document="d3"),
        check("integrity.check_digit", "inconclusive", "统一社会信用代码校验位不符，读取把握不足", "The check digit of the USCC does not fit, and the reading is unsure", ("d4", "uscc"), severity="info", document="d4"),
        CheckResult(id="integrity.seal", outcome=Outcome.ERROR, severity=Severity.WARN, document="d4", message=Message(zh="核查程序出错，须人工查看", en="The check broke; a person has to look"),
                    evidence=(CheckEvidence(document="d4"),)),
        CheckResult(id="study.validity", outcome=Outcome.NOT_APPLICABLE, severity=Severity.INFO, message=Message(zh="申请途径不是就读", en="The route claimed is not study")),
        CheckResult(id="history.reuse", outcome=Outcome.NOT_APPLICABLE, severity=Severity.INFO, message=Message(zh="没有既往记录可比对", en="There are no earlier cases to compare with"), evidence=searched),
    ]


def report(**changes: Any) -> Report:
    """The rich report; `changes` replaces whole parts."""
    all_checks = checks()
    problem = {"code": "image.blurred", "zh": "照片模糊，文字无法辨认", "en": "The photo is blurred; no text can be read", "page": 1}
    documents = [
        DocumentReport(
            id=id_,
            type=type_,
            type_confidence=0.99 if type_ != "unknown" else 0.2,
            title=title,
            files=[FileRef(file=f, sha256=sha(f), pages=p) for f, p in files],
            quality=Quality(readable=type_ != "unknown", problems=[problem] if type_ == "unknown" else []),
            fields=_fields(id_),
            marks=[{"kind": "seal", "page": 2, "quad": [[760, 1450], [1080, 1450], [1080, 1770], [760, 1770]]}]
            if id_ == "d3"
            else [],
        )
        for id_, type_, title, files in DOCUMENTS
    ]
    parts: dict[str, Any] = {
        "case_id": "SZ-2026-000123",
        "run_id": "01JD0000",
        "started_at": "2026-11-23T09:00:00Z",
        "finished_at": "2026-11-23T09:00:09Z",
        "timings": {"read": 8.1, "judge": 0.2},
        "versions": Versions(
            permitproof="0.1.0",
            ocr="PP-OCRv6_small/onnxruntime 1.22",
            policy=PolicyVersion(id="shenzhen", version="2026.1", sha256="ab" * 32),
        ),
        "application": {
            "case_id": "SZ-2026-000123",
            "city": "shenzhen",
            "submitted_on": "2026-11-23",
            "kind": "first",
            "applicant": {
                "name_zh": "陈大文",
                "name_en": "CHAN, TAI MAN",
                "sex": "M",
                "date_of_birth": "1990-05-06",
                "origin": "HK",
                "travel_document": {"number": "H12345678", "valid_until": "2031-02-28"},
            },
            "residence": {"basis": "lease", "address": "广东省深圳市南山区科苑路15号3栋2单元1502室"},
            "purpose": "work",
            "employer": {"name": "深圳市海岸星河科技有限公司", "uscc": "91440300MA5F1L0Q3X"},
        },
        "decision": Decision(
            outcome="fail",
            reasons=[
                Reason(check=c.id, message=c.message) for c in all_checks if c.id in ("residence.coverage", "consistency.document_number")
            ],
            requests=[
                Request(message=Message(zh="请提供 2026-05-24 至 2026-06-30 的居住证明，例如此前的租赁合同", en="Please prove residence from 2026-05-24 to 2026-06-30, for example with the earlier lease")),
                Request(message=Message(zh="请重新拍摄 IMG_1715.jpg，文字须清晰", en="Please take IMG_1715.jpg again so that its text is sharp")),
            ],
        ),
        "routes": [
            Route(purpose="work", satisfied=True),
            Route(purpose="study", satisfied=False, missing=[["student_id"], ["school_letter"]]),
            Route(purpose="residence", satisfied=False, missing=[]),
        ],
        "coverage": Coverage(
            required_from="2026-05-24",
            required_to="2026-11-23",
            intervals=[
                Interval.model_validate({"document": "d3", "from": "2026-07-01", "to": "2027-06-30"}),
                Interval.model_validate({"document": "d4", "from": "2025-09-01", "to": None}),
            ],
            gaps=[Gap.model_validate({"from": "2026-05-24", "to": "2026-06-30", "days": 38})],
        ),
        "documents": documents,
        "checks": all_checks,
    }
    return Report(**(parts | changes))
