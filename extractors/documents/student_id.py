"""学生证 and 校园卡: whose, of which school, since when, until when (domain notes §2.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.paper import DocumentType, Founds, Paper, rows_text
from extractors.schools import FACULTY
from extractors.values import CJK, code, firm, from_date, person
from language.dates import find_dates

STOPS = labels(
    "姓名", "性别", "民族", "籍贯", "出生日期", "出生年月", "学号", "学籍号", "学校", "学院", "院系", "系别", "专业", "班级", "年级", "学制", "入学时间", "入学日期",
    "入学年月", "注册日期", "发证日期", "有效期", "有效期至", "有效期限", "培养层次", "层次", "身份证号", "证件号码", "卡号", "类别", "院(系)", "系(院)", "毕业时间", "毕业日期",
    "Name", "Sex", "Student No", "Student ID", "ID No", "School", "Faculty", "College", "Major", "Programme", "Valid until", "Valid to", "Valid thru",
    "Expiry", "Date of issue", "Enrolment", "Enrolled", "Department", "Class", "乘车区间", "家庭住址", "校区", "签发日期", "编号", "Card No",
)  # fmt: skip
_NAME = labels("姓名", "学生姓名", "中文姓名", "Name", "Name of student", "Student name")
_NUMBER = labels(
    "学号",
    "学生证号",
    "学籍号",
    "学生编号",
    "学生证编号",
    "Student No",
    "Student ID No",
    "Student Number",
    "Student ID",
    "Student No.",
    start=False,
)
_ENROLLED = labels(
    family("入学|入校|报到|录取|入读|就读|学籍注册", "时间|日期|年月|年份|年度|日|于|年"), "入学", "入校", "注册日期", "注册入学",
    r"re:(?:Date|Year|Month|Term)[ ]of[ ](?:(?:First[ ])?(?:enrol?lment|admission|entry|registration|commencement|matriculation))", r"re:(?:Enrol?lment|Admission|Entry|Commencement|Start)(?:[ ](?:date|year|on))?",
    r"re:(?:Enrol?led|Admitted|Joined|Entered|Commenced|Started)(?:[ ](?:on|in|since))?", "Student since", start=False
)  # fmt: skip
_VALID = labels(
    family("证件|本证|本卡|卡片|学生证|学籍|", "有效|使用|截止|到期|失效|终止|注册有效", "期限|期|日期|时间|年限|日|年月", "截至|截止|至|止|到|"), "有效至", "有效到", "re:有效(?:期)?截[至止]", "截止日期", "在读至",
    r"re:Valid(?:ity)?(?:[ ](?:until|till|thru|through|to|up[ ]to|from|period|date))?", r"re:(?:Date[ ]of[ ])?(?:Expiry|Expiration)(?:[ ]date)?", r"re:Expires?(?:[ ](?:end[ ]of|on|at|by))?", r"re:Exp\.?(?=[ :]{1,3}\d|[ ]?[:：])", "Good thru", "Use by", start=False
)  # fmt: skip
STOPS = re.compile("|".join(f"(?:{p.pattern})" for p in (STOPS, _NUMBER, _ENROLLED, _VALID)), re.IGNORECASE)
_SCHOOL = labels("学校", "学校名称", "校名", "就读学校", "School", "University", "Institution", "院校")
_SCHOOL_NAME = re.compile(
    rf"[{CJK}]{{2,16}}(?:大学|学院|学校(?!园)|中学|小学|职业技术学院|职业学院|高级中学)(?!园|园卡|生证)(?:\([{CJK}]{{1,8}}\)|[{CJK}]{{2,6}}校区)?"
)
_SCHOOL_EN = re.compile(
    r"(?:The )?(?:[A-Z][A-Za-z&']+ )*(?:University|College|Institute|School|Academy)(?: of [A-Z][A-Za-z]+(?: (?:and )?[A-Z][A-Za-z]+){0,3})?(?:, [A-Z][a-z]+)?",
    re.I,
)


def read(paper: Paper) -> Founds:
    return {
        "name": list(_names(paper)),
        "school": _no_faculties([_chinese_part(f) for f in _schools(paper)]),
        "student_number": list(_codes(paper)),
        "enrolled_on": list(_dates(paper, _ENROLLED, last=False)),
        "valid_until": list(_dates(paper, _VALID, last=True)),
    }


def _names(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NAME, STOPS):
            found = person(region, 0.9 if region.way != "below" else 0.75)
            if found:
                yield found
        for match in _TOLD.finditer(flow.text):
            found = person(whole(flow, match.start(1), match.end(1)), 0.85)
            if found:
                yield found
    yield from _bare_names(paper)


_TOLD = re.compile(
    r"(?:学生|兹有|研究生|同学)[ \t_:：]*([\u4e00-\u9fff]{2,4})(?=[ \t_]*(?:[(,，]|同学|于[ \t_]*[\d二]|系[ \t_]*[\u4e00-\u9fff]|[男女][,， \t]))"
)
"""«学生 陈大文 (性别 男)于 2024年9月1日 入学»."""


def _bare_names(paper: Paper) -> Iterator[Found]:
    """A card without labels: two to four characters alone on a row that are no school, faculty or subject.

    Nothing says that it is a name, so it is never sure by itself.
    """
    flow = paper.rows
    for match in re.finditer(
        r"(?m)^(?:[^\u4e00-\u9fff\n\d]{1,4}[ \t])?([\u4e00-\u9fff]{2,4}?)(?:[ \t]*[/,，]?[ \t]*(?:男|女))?$",
        flow.text,
    ):
        if re.search(r"[学院系校专业卡证班级所科程务]|本科|研究|教育|中国|有效|注册", match[1]):
            continue
        found = person(whole(flow, match.start(1), match.end(1)), 0.5)
        if found:
            yield replace(found, certain=0.85)
    for cell in flow.cells:
        text = flow.text[cell.start : cell.end].strip()
        if _CAPITALS.fullmatch(text) and not _NO_CAPITALS.search(text):
            found = person(whole(flow, cell.start, cell.end), 0.5)
            if found:
                yield replace(found, certain=0.85)


_CAPITALS = re.compile(r"[A-Z][A-Z'-]+,[ ]?[A-Z][A-Za-z'-]*(?:[ ,]+[A-Z][A-Za-z'-]*){0,3}")
"""«CHAN, TAI MAN» alone: a comma behind the family name is how registries write persons."""
_NO_CAPITALS = re.compile(
    r"UNIVERSITY|COLLEGE|SCHOOL|FACULTY|CARD|STUDENT|DEPARTMENT|INSTITUTE|ROAD|STREET|CHINA|HONG KONG"
)


_GLUED = re.compile(
    rf"^[A-Za-z][A-Za-z .,'&\n-]{{3,}}(?=[{CJK}])|(?<=[{CJK})])[ \n]*[A-Za-z][A-Za-z .,'&\n-]{{3,}}$"
)


def _chinese_part(found: Found) -> Found:
    """Of «Shenzhen University 深圳大学» the Chinese name."""
    if len(found.spans) != 1:
        return found
    start, end = found.spans[0]
    shown = found.flow.text[start:end]
    glued = _GLUED.search(shown)
    if not glued:
        return found
    first, last = (glued.end(), len(shown)) if glued.start() == 0 else (0, glued.start())
    rest = firm(whole(found.flow, start + first, start + last, found.way), found.weight)
    return replace(rest, certain=min(rest.certain, found.certain)) if rest else found


def _no_faculties(founds: list[Found]) -> list[Found]:
    """A card may print its faculty larger than its school: what is named like a faculty only counts alone, unsure."""
    schools = [f for f in founds if not FACULTY.match(str(f.value).replace(" ", ""))]
    return schools or [replace(f, certain=min(f.certain, 0.7)) for f in founds]


def _schools(paper: Paper) -> Iterator[Found]:
    flow = paper.rows
    for region in regions(flow, _SCHOOL, STOPS):
        found = firm(region, 0.85)
        label = flow.text[region.label[0] : region.label[1]]
        if label.isascii() and found and re.search(r"学院$", str(found.value)):
            continue  # «School» is also an English word for a faculty
        if found and _SCHOOL_NAME.search(str(found.value).replace(" ", "")) is not None:
            yield found
    heights = {c.row: c.height for c in flow.cells}
    usual = sorted(heights.values())[len(heights) // 2] if heights else 1.0
    for row, (start, _, line) in enumerate(rows_text(flow)):
        joined = list(_SCHOOL_NAME.finditer(line)) or list(_SCHOOL_EN.finditer(line))
        for match in joined:
            name = match[0]
            if (
                re.search(r"^(?:本|该|我|持证|属)|学生证", name)
                or _NO_SCHOOL.fullmatch(name)
                or (len(name.split()) == 1 and name.isascii())
            ):
                continue
            if name[0] in "系于在" and len(name) > 4:
                continue  # «系…大学…学院在籍学生»: where the name begins and ends is told by no blank
            large = heights.get(row, usual) > 1.1 * usual
            alone = len(name.replace(" ", "")) > 0.55 * len(line.replace(" ", "").replace("学生证", ""))
            weight = 0.8 if alone and large else 0.72 if alone or row < 3 else 0.55
            if re.search(r"学院$", name) and not re.search(r"大学|职业|技术|专科|高等", name):
                weight -= 0.2  # may be a faculty of the school
            weight -= 0.15 if name.isascii() else 0
            if not re.search(
                r"(?:院系|学院|系别|Faculty|College|Department|专业)[ \t:：]*$", line[: match.start()], re.I
            ):
                found = firm(whole(flow, start + match.start(), start + match.end(), "title"), weight)
                faculty = re.search(r"学院$", name) and not re.search(r"大学|职业|技术|专科|高等", name)
                yield from _one(replace(found, certain=0.8) if found and faculty else found)


_NO_SCHOOL = re.compile(
    r"(?:所在|就读|在读|现读|毕业|录取|发证|制证|主管|培养|学籍|所属|原|现|各|全日制|普通|高等|二级)*(?:学校|院校|大学|学院|中学|小学|高校|高级中学)"
)
"""Words for a school that name none: labels, «普通高等学校»."""


def _one(found: Found | None) -> Iterator[Found]:
    if found:
        yield found


def _codes(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NUMBER, STOPS):
            found = code(region, 0.9 if region.way != "below" else 0.75, r"[A-Z]{0,4}\d[A-Z0-9\-]{3,24}")
            if found:
                yield found
        for match in re.finditer(r"(?m)(?:^|[\t ])No[.:]? ?([A-Z]{0,3}\d{5,16})(?=[\s]|$)", flow.text):
            found = code(whole(flow, match.start(1), match.end(1)), 0.7)
            if found:
                yield found
        for match in re.finditer(
            r"学(?:证)?字[ \t]*第[ \t_]*([A-Z]{0,4}\d[A-Z0-9\-]{3,20})[ \t_]*号", flow.text
        ):
            yield from _one(code(whole(flow, match.start(1), match.end(1)), 0.85))
    yield from _bare_code(paper)


def _bare_code(paper: Paper) -> Iterator[Found]:
    """A card without the label: the only long number that stands alone. Nothing says what it counts, so never sure."""
    flow = paper.rows
    alone = [
        c
        for c in flow.cells
        if re.fullmatch(r"[A-Z]{0,3}\d[A-Z0-9]{6,15}", flow.text[c.start : c.end].strip())
    ]
    if len(alone) == 1:
        yield from _one(code(whole(flow, alone[0].start, alone[0].end, "alone"), 0.5))


def _dates(paper: Paper, label: re.Pattern[str], *, last: bool) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, label, STOPS):
            found = _date(region, last)
            if found:
                yield found
        if not last:
            for match in re.finditer(
                r"([0-9一二三四五六七八九〇零○]{4}[^\n]{1,12}?)[ ]?(?:入学|入校|注册入学)", flow.text
            ):
                found = _date(whole(flow, match.start(1), match.end(1)), last)
                if found:
                    yield found


_TO = re.compile(r"[ \n]?(?:起|开始)?[ \n]?(?:[-—–~～－一]{1,2}|至|到|to|until|till)[ \n]?", re.IGNORECASE)


def _date(region: Region, last: bool) -> Found | None:
    """The first date behind the label; of a validity range the second."""
    spans = [s for s in find_dates(region.text[:40]) if s.value]
    if not spans or spans[0].start > 12:
        return None
    ranged = len(spans) > 1 and _TO.fullmatch(region.text[spans[0].end : spans[1].start])
    span = spans[1] if last and ranged else spans[0]
    return from_date(region, span, 0.9 if region.way != "below" else 0.7)


TYPE = DocumentType(
    type="student_id",
    titles=(
        (r"(?:学生证|研究生证|学生卡|校园卡|校园一卡通|学生手册证)(?!件?编?号|号码|件?有效)", 0.75),
        (r"STUDENT(?:IDENTITY|ID)?CARD|STUDENTIDENTIFICATION|CAMPUSCARD", 0.7),
    ),
    hints=(
        (r"学号|STUDENT(?:NO|ID|NUMBER)", 0.25),
        (r"大学|学院|学校|UNIVERSITY|COLLEGE|SCHOOL", 0.15),
        (r"专业|院系|系别|班级|MAJOR|FACULTY|[(](?:本科|专科|硕士|博士|研究生)[)]", 0.12),
        (r"卡号|校园卡|CARDNO", 0.15),
        (r"(?:特发|发给?|颁发|核发|持有?)此学?生?证|此学生证|学(?:证)?字第[A-Z0-9]{4,}号", 0.4),
        (r"在籍学生|于.{6,14}入学", 0.12),
        (r"入学|入校|有效期|使用期限|注册|VALID|EXPIR|ADMITTED|ADMISSION|ENROL", 0.12),
        (r"补办|挂失|报名|准考证|考生|申请表|借阅", -0.4),
        (r"甲方|乙方|租金|兹证明|特此证明|CERTIFY", -0.5),
        (r"在读证明|学籍证明|成绩单|录取通知", -0.6),
    ),
    read=read,
    small=True,
    faces=2,
    expected=("name", "school", "student_number"),
)
