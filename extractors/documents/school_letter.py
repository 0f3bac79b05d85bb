"""在读证明, 在学证明, 学籍证明 and the 学信网 report: who studies where, since when, until when (domain notes §2.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import family, labels
from extractors.layout import Flow
from extractors.letters import (
    LED,
    all_dates,
    chinese_names,
    issued_on,
    labelled_names,
    named,
    some,
    texts,
)
from extractors.model_names import persons_by_model
from extractors.paper import DocumentType, Founds, Paper
from extractors.schools import schools
from extractors.subjects import subjects
from extractors.values import code, day, from_date
from language.dates import find_dates
from language.identifiers import find_identifiers

STOPS = labels(
    "姓名", "学生姓名", "学生号", "学生编号", "证件号", "学习层次", "性别", "民族", "籍贯", "出生日期", "出生年月", "身份证号", "身份证号码", "证件号码", "证件号", "证件类型", "学号", "学籍号", "考生号", "学校", "学校名称", "院校", "院校名称", "学院", "院系", "系所", "分院", "系别",
    "专业", "专业名称", "班级", "年级", "层次", "学历层次", "培养层次", "学历类别", "学制", "学习形式", "入学日期", "入学时间", "入学年月", "预计毕业日期", "预计毕业时间", "毕业日期", "毕业时间", "学籍状态", "在读状态", "更新日期", "验证码", "在线验证码",
    "报告编号", "编号", "有效期", "有效期至", "日期", "联系电话", "电话", "联系人", "地址", "用途", "备注", "开具日期", "打印日期", "特此证明", "国籍", "培养方式", "就读方式", "学位类型", "导师", "盖章", "公章", "经办人",
    "Name", "Sex", "Gender", "Date of Birth", "Student No", "Student ID", "Student Number", "ID No", "Passport No", "School", "University", "Faculty", "College", "Department", "Major", "Programme", "Program", "Degree", "Level",
    "Enrolment Date", "Date of Enrolment", "Enrollment Date", "Date of Enrollment", "Admission Date", "Date of Admission", "Expected Graduation", "Expected Graduation Date", "Graduation Date", "Date of Graduation", "Date", "Tel", "Address", "Class", "Status", "Mode of Study", "Duration", "Issue Date", "Permit No",
)  # fmt: skip
_NAME = labels(
    family("学生|学员|被证明人|申请人|本人|该生|就读人|当事人", "|的", "姓名"),
    "姓名",
    "学生姓名",
    "中文姓名",
    "被证明人",
    "学生",
    "Name",
    "Name of student",
    "Student name",
    "Full name",
    "Student",
)
_NUMBER = labels(
    "学号", "学号/学籍号", family("学生|学籍|在学|学员", "|证|卡", "号码|编号|号"), family("Student|University|College|School|Pupil|Learner|Matriculation|Registration|Enrolment|Enrollment", " ", "|ID |Card |Reference |Registration ", "number|no|ID"), "Student No", "Student ID No", "Student Number", "Student ID", "Registration No", "Matriculation No", start=False,
)  # fmt: skip
_ANY_NUMBER = labels("ID number", "ID No", "ID #")
"""What may be the student's number where nothing else is: never sure."""
_REGISTER = labels("学籍号", "全国学籍号", "学籍编号", "学籍辅号", start=False)
_ENROLLED = labels(
    family("入学|入校|入读|报到|学籍注册|入学注册|注册入学|首次注册|就读起始|就读开始|开始就读|进校", "日期|时间|年月日|年月|年份"),
    family("First", " ", "day|date", " of ", "attendance|classes|school|study|studies|term|enrolment|enrollment"),
    family("Date", " of ", "|first |initial |original ", "registration|enrolment|enrollment|admission|entry|matriculation|commencement|commencement of studies"), family("Admission|Enrolment|Enrollment|Registration|Entry|Commencement|Matriculation|Start|Study start|Course start|Programme start", " ", "date|month"),
    "入学日期", "入学时间", "入学年月", "入校时间", "入校日期", "入学年份", "注册入学时间", "入学注册日期", "学籍注册日期", "报到日期", "就读起始时间", "入学", "学籍起始", "学籍起始日期", "学籍起始年月", "就读起始", "就读开始时间", "起始年月", "注册年月", "Enrolment Date", "Date of Enrolment", "Enrollment Date", "Date of Enrollment", "Admission Date",
    "Date of Admission", "Date of Entry", "Enrolled on", "Enrolled since", "Enrolled", "Start date", "Commencement date", "Date of commencement", "Matriculation date", start=False,
)  # fmt: skip
_LEAVES = labels(
    family("预计|拟|应|预期|计划|预定", "毕业|结业|离校|完成学业|修毕"),
    family("预计|拟|应|预期|计划|预定|应届|", "|正常", "毕业|结业|修毕|离校|完成学业|学业完成", "日期|时间|年月日|年月|年份"),
    family("Expected|Anticipated|Normative|Estimated|Planned|Projected|Scheduled|", " ", "|date of |programme |course |study ", "completion|graduation|completion of studies|graduation from the programme", " ", "|date|month"),
    "预计毕业日期", "预计毕业时间", "预计毕业年月", "预计毕业", "拟毕业年月", "拟毕业日期", "应毕业年月", "应毕业时间", "应毕业日期", "毕业日期", "毕业时间", "毕业年月", "拟毕业时间", "计划毕业时间", "预期毕业时间", "预期毕业日期", "离校日期", "(预计)毕业日期", "就读截止时间",
    "Expected Graduation Date", "Expected date of graduation", "Expected Graduation", "Graduation Date", "Date of Graduation", "Anticipated graduation", "Anticipated graduation date", "Expected completion", "Expected date of completion", "Expected completion date", "End date", "Estimated graduation", start=False,
)  # fmt: skip
_PERIOD = labels(
    "学习期限", "学习时间", "就读时间", "就读期限", "在校时间", "学习年限", "就读期间", "修业期限", "修读期限", "学制", "学习起止时间", "起止时间", "起止年月", "Period of study", "Study period", "Duration of study", "Duration", start=False,
)  # fmt: skip
_REPORT_DAY = labels(
    "列印日期", "更新日期", "报告日期", "报告生成日期", "生成日期", "生成时间", "申请日期", "验证日期", "查询日期", "报告时间", "Report date", "Updated on", "Update date", "Date of report",
)  # fmt: skip


def read(paper: Paper) -> Founds:
    found: Founds = {
        "name": chinese_names([*labelled_names(paper, _NAME, STOPS), *named(paper), *subjects(paper)])
        or list(persons_by_model(paper)),
        "school": _longest(list(schools(paper, STOPS))),
        "student_number": list(_numbers(paper)),
        "enrolled_on": list(_labelled(paper, _ENROLLED)),
        "graduates_on": list(_labelled(paper, _LEAVES)),
        "issued_on": [*issued_on(paper), *_report_day(paper)],
    }
    for text in texts(paper):
        for name, each in _sentences(text):
            found[name].append(each)
    for name, each in _periods(paper):
        found[name].append(each)
    return found


def _longest(founds: list[Found]) -> list[Found]:
    """A Chinese name before an English one; the letterhead may say «大学» and the text «大学医学院» of one school."""
    chinese = [f for f in founds if re.search(r"[\u4e00-\u9fff]", str(f.value))]
    return chinese or founds


def _numbers(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for pattern, weight in ((_NUMBER, 0.9), (_REGISTER, 0.7), (_ANY_NUMBER, 0.5)):
            for region in regions(flow, pattern, STOPS):
                lead = re.match(
                    r"[ \t]*[为是]?[ \t:：_#.]*(?:(?:Student|Number|No|ID|Card)\b[ \t.:]*)*", region.text
                )
                text = region.text[lead.end() :] if lead else region.text
                if not re.match(r"[A-Z]{0,4}\d", text, re.IGNORECASE):
                    continue
                if pattern is _ANY_NUMBER and find_identifiers(text[:24]):
                    continue  # of the person, not of the student
                worth = weight if region.way != "below" else weight - 0.15
                yield from some(code(region.cut(40), worth, r"[A-Z]{0,4}\d[A-Z0-9\-]{3,24}"))
        for match in re.finditer(
            r"(?:学号|Student (?:No|ID|Number)\.?)[^\nA-Za-z0-9]{0,6}([A-Z]{0,4}\d[A-Z0-9\-]{3,24})",
            flow.text,
        ):
            yield from some(
                code(whole(flow, match.start(1), match.end(1)), 0.85, r"[A-Z]{0,4}\d[A-Z0-9\-]{3,24}")
            )


def _labelled(paper: Paper, label: re.Pattern[str]) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, label, STOPS):
            if "\n" in flow.text[region.label[0] : region.label[1]] and region.way != "right":
                continue  # «Certificate of Enrolment», and «Date:» under it
            spans = [s for s in find_dates(region.text[:40]) if s.value and s.precision != "year"]
            if region.way == "below" and len(spans) > 1 and _second_head(flow, region.label[0]):
                yield from some(from_date(region, spans[1], 0.7))
                continue
            if spans and LED.fullmatch(region.text[: spans[0].start]):
                yield from some(from_date(region, spans[0], 0.9 if region.way != "below" else 0.75))


def _second_head(flow: Flow, at: int) -> bool:
    """Whether another head for a day stands before this one in its cell: «入学年月 预计毕业»."""
    cell = next((c for c in flow.cells if c.start <= at < c.end), None)
    return cell is not None and bool(re.search(r"入学|入校|注册|日期|年月", flow.text[cell.start : at]))


def _periods(paper: Paper) -> Iterator[tuple[str, Found]]:
    """«学制四年(2023年9月至2027年6月)», «Period of study: September 2023 to June 2027»."""
    for flow in paper.flows:
        for region in regions(flow, _PERIOD, STOPS):
            spans = [s for s in find_dates(region.text[:60]) if s.value and s.precision != "year"]
            if len(spans) >= 2 and spans[0].start <= 14 and spans[1].start - spans[0].end <= 8:
                for name, span in (("enrolled_on", spans[0]), ("graduates_on", spans[1])):
                    for found in some(from_date(region, span, 0.85)):
                        yield name, found


def _report_day(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _REPORT_DAY, None):
            yield from some(day(region.cut(30), 0.78))


_IN_AFTER = re.compile(
    r"[ _]*(?:日)?[ _]*(?:秋季|春季)?[ _]*(?:正式)?(?:入学(?!时间|日期|年月)|入校|入(?:我|本|该)?校|被(?:我|本|该)?(?:校|院|学校)?录取|(?:到|来|转入|升入|调入)(?:我|本|该)?校|注册入学|经?(?:注册|录取)?(?:后)?取得|进入|考入|报到|起(?:在|于|就读|至今)?|录取|入读|被录取|就读|至今)"
)
_OUT_AFTER = re.compile(
    r"[ _]*(?:日)?[ _]*(?:前)?[ _]*(?:正式|按期|如期)?(?:毕业(?!时间|日期|年月|证)|完成学业|结束学业|完成学习|结束学习|学习结束|学业结束|修满|修毕|修业完成|完成[\u4e00-\u9fff]{0,6}(?:学习|学业|课程)|结业|修业期满|学业期满|学习期满|学制期满|修业完|学成|离校)"
)
_OUT_BEFORE = re.compile(
    r"(?:预计|将|拟|应|预期|计划)[于在]?[ \t_]*$|毕业(?:时间|日期|年月)?(?:为|是|:|在|于)[ \t_]*$|(?:graduat|complet)[^.;\n]{0,60}?(?:in|on|by|around)[ \n]+$|(?:graduation|completion)[^.;\n\d]{0,40}$",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(
    r"(?:enrol|admitted|commenc|registered|began|started|matriculat|entered|studying|student)[^.;\n]{0,130}?(?:in|on|since|from)[ \n]+(?:the )?$|(?:入学|入校)(?:时间|日期|年月)?(?:为|是|:|于)[ \t_]*$",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(r"[ \t_]*(?:日)?(?:出生|生(?!效))")
_NEVER = re.compile(
    r"(?:birth|born|打印|有效|valid|学期|semester|session|出具|开具|学年|term)[^,，]{0,24}$|出生[^,，]{0,4}$",
    re.IGNORECASE,
)


def _sentences(text: Region) -> Iterator[tuple[str, Found]]:
    spans = [s for s in all_dates(text) if s.precision != "year"]
    for index, span in enumerate(spans):
        before = re.split(r"[。;；\n]", text.text[max(0, span.start - 170) : span.start])[-1]
        after = text.text[span.end : span.end + 24]
        if _BORN_AFTER.match(after) or _NEVER.search(before):
            continue
        following = spans[index + 1] if index + 1 < len(spans) else None
        if (
            following
            and following.start - span.end <= 8
            and re.search(r"至|到|to|until|[-–—~]", text.text[span.end : following.start])
            and re.search(
                r"学|读|stud|enrol|programme|自|从|from", before[-40:] + text.text[following.end :][:12], re.I
            )
            and not re.search(r"学期|学年|合同|缴费|放假|假期", before[-20:])
        ):
            for name, each in (("enrolled_on", span), ("graduates_on", following)):
                for found in some(from_date(text, each, 0.72)):
                    yield name, found
            continue
        if _OUT_AFTER.match(after) or _OUT_BEFORE.search(before):
            for found in some(from_date(text, span, 0.86)):
                yield "graduates_on", found
        elif _IN_AFTER.match(after) or _IN_BEFORE.search(before):
            for found in some(from_date(text, span, 0.86)):
                yield "enrolled_on", found


TYPE = DocumentType(
    type="school_letter",
    titles=(
        (
            r"(?:在读|在学|在校|就读|学籍|在籍|学生身份|在校生|在读学生|在校学生|学生在读|学生在校|学籍状态)(?:情况)?(?:学籍)?(?:证明|证实)(?:书|信)?",
            0.75,
        ),
        (r"学籍在线验证报告|学籍验证报告|学籍信息表", 0.8),
        (
            r"(?:CERTIFICATE|CONFIRMATION|PROOF|VERIFICATION|LETTER)OF(?:STUDENT|FULL-?TIME)?(?:STATUS|ENROL+MENT|ATTENDANCE|STUDY|STUDIES|REGISTRATION)|(?:STUDENT(?:STATUS)?|ENROL+MENT|STUDY|ATTENDANCE)(?:CERTIFICATE|CONFIRMATION|VERIFICATION|LETTER)",
            0.75,
        ),
        (
            r"学生(?:就读|在校|在读|学习|学籍|在籍)(?:情况|状况|事宜)?的?(?:证明|说明|函)|(?:就读|在校|在读|学籍|在籍|入学)(?:情况|状况|事宜|信息)的?(?:证明|说明|函|登记表|卡)|TESTIMONIALOFSTUDENTSHIP|STUDENTSHIP|STUDENTSTATUS",
            0.6,
        ),
        (r"TOWHOMITMAYCONCERN|(?<!特此)(?<!兹)证明(?!如下)", 0.2),
    ),
    hints=(
        (r"[兹谨特]此?证[明实]|CERTIFYTHAT|CONFIRMTHAT|TOWHOMITMAYCONCERN", 0.15),
        (
            r"(?:我|本)校|在读|在籍|学籍|就读于|在校生|FULL-?TIMESTUDENT|CURRENTLYENROL+ED|ISASTUDENT|REGISTEREDSTUDENT|HASENROL+ED|STUDENTAT",
            0.25,
        ),
        (r"学号|学籍号|STUDENT(?:NO|ID|NUMBER)", 0.15),
        (r"学制|专业|年级|入学|毕业|ENROL|GRADUAT|MAJOR|PROGRAMME", 0.15),
        (r"大学|学院|学校|中学|小学|UNIVERSITY|COLLEGE|SCHOOL", 0.08),
        (r"教务处|学生处|研究生院|学籍管理|REGISTRAR|ACADEMICAFFAIRS|学信网|学籍在线", 0.15),
        (r"学生证(?!号)|校园卡|校园一卡通", -0.35),
        (r"住宿|宿舍|公寓|床位|DORMITORY", -0.45),
        (r"甲方|乙方|租金|受雇|我公司|本公司|职务|劳动合同|EMPLOY", -0.5),
        (r"出生证明|BIRTHCERTIFICATE|监护", -0.5),
        (r"录取通知书|成绩单|TRANSCRIPT", -0.5),
    ),
    read=read,
    expected=("name", "school", "issued_on"),
)
