"""学校住宿证明: a school says that a student lives in its hall, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.anywhere import holders
from extractors.contract_term import term_founds
from extractors.fields import regions
from extractors.found import Found
from extractors.homes import addresses
from extractors.labels import family, labels
from extractors.letters import dates_at, issued_on, labelled_names, named, texts
from extractors.model_names import persons_by_model
from extractors.paper import DocumentType, Founds, Paper
from extractors.parties import chinese_first
from extractors.schools import schools
from extractors.values import from_date
from language.dates import find_dates

_NAME = labels(
    r"re:学[ ]?生(?=[ ]*[:：\t])", r"re:[\u4e00-\u9fff]{0,6}姓[ \t]?名(?!称)",
    "学生姓名", "住宿学生姓名", "住宿学生", "住宿人姓名", "住宿人", "入住人", "入住学生", "入住人姓名", "中文姓名", "姓名", "申请人", "Name of student", "Student name", "Name of resident", "Name", "Full name"
)  # fmt: skip
STOPS = labels(
    r"re:(?:学[ \t]?院|学[ \t]?校|宿[ \t]?舍|宿舍楼|校[ \t]?区)(?=[ \t:：\n(]|$)", "姓名", "学生姓名", "性别", "民族", "籍贯", "出生日期", "出生年月", "学号", "学籍号", "学校名称", "院系", "所在院系", "系别", "专业", "班级", "年级", "学制", "学历层次", "培养层次", "入学时间", "入学日期", "入学年月", "预计毕业时间", "毕业时间", "证件号码", "证件类型", "证件名称", "身份证号", "身份证号码", "通行证号码", "通行证号",
    "宿舍地址", "住宿地址", "宿舍号", "房间号", "床位", "床位号", "床号", "住宿期限", "住宿时间", "住宿起止时间", "住宿费", "起止日期", "入住日期", "入住时间", "退宿日期", "退宿时间", "联系电话", "电话", "联系人", "经办人", "辅导员", "宿管", "出具日期", "开具日期", "日期", "用途", "备注", "编号", "证明编号", "有效期", "地址", "国籍", "地区",
    "室友人数", "同住人数", "住宿方式", "学校地址",
    "Name", "Sex", "Gender", "Student No", "Student ID", "Student Number", "ID No", "Permit No", "Travel Permit No", "School", "University", "Faculty", "College", "Major", "Programme", "Class", "Dormitory", "Dormitory address", "Address", "Room", "Bed", "Period", "Term", "Period of stay", "Accommodation period", "From", "To", "Date", "Date of issue", "Tel", "Phone", "Contact", "Remarks", "Purpose", "Move-in date",
)  # fmt: skip
_TERM = re.compile(
    r"住宿|入住|居住|住校|期限|起止|宿舍|住于|住在|period|stay|residen|accommodat|dormitor|hous|lives|living",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"学制|入学|毕业|就读|学习期|在读|证明有效|有效期|有效|合同|出生|缴费|办理|enrol|graduat|stud(?:y|ied)|valid|birth|programme",
    re.IGNORECASE,
)
_BEGINS = labels(
    family("住宿|入住|居住|住校", "起始|开始|起|", "日期|时间"), family("住宿|入住|居住", "开始|起始"), "住宿起始日期", "住宿开始日期", "住宿起始时间", "起始日期", "开始日期", "入住起始", "起住日期", "住宿起", "入住日期", "入住时间", r"re:(?:住[ \t]?宿|入住|居住|住校)[\u4e00-\u9fff]{0,2}(?:开始|起始|始)(?:日期|时间|日)?", "Check-in date", "Check in", "Move in", "Arrival date", "Date of arrival", "Residence from", "Stay from", "Period from", "Occupancy from", "Commencement date", "Start date", "From", "Start of stay", "Date of moving in", "Move-in date"
)  # fmt: skip
_ENDS = labels(
    family("住宿|入住|居住|住校|退宿|退房|搬离|迁出", "截止|终止|结束|止", "日期|时间"), family("住宿|入住|居住", "结束|截止|终止"), "住宿截止日期", "住宿终止日期", "住宿结束日期", "住宿截止时间", "截止日期", "终止日期", "结束日期", "退宿日期", "预计退宿日期", "预计退宿时间", "退宿时间", "迁出日期", "住宿止", "住宿至", r"re:(?:应|预计|计划|拟|最迟)?(?:退[ \t]?宿|退房|离宿|离校|搬离|迁出)(?:日期|时间|日)?(?=[ \t]*[:：\t\n])", r"re:(?:住[ \t]?宿|入住|居住|住校)[\u4e00-\u9fff]{0,2}(?:结束|终止|截止|届满)(?:日期|时间|日)?", "Check-out date", "Check out", "Move out", "Departure date", "Date of departure", "Residence to", "Residence until", "Stay to", "Period to", "Occupancy to", "Expiry date", "End date", "To", "Until", "End of stay", "Move-out date"
)  # fmt: skip


def read(paper: Paper) -> Founds:
    terms = term_founds(paper, _TERM, _OTHER)
    return {
        "name": chinese_first(
            [*labelled_names(paper, _NAME, STOPS), *named(paper)]
            or [f for kind, f in holders(paper) if kind == "permit"]
        )
        or list(persons_by_model(paper)),
        "school": chinese_first(list(schools(paper, STOPS))),
        "address": chinese_first(list(addresses(paper, STOPS))),
        "term_start": [
            *(f for f in terms["term_start"] if not _LAST.match(f.flow.text, f.spans[-1][1])),
            *_days(paper, _BEGINS),
            *_in_sentences(paper, _SINCE),
            *_in_english(paper, _BEGAN),
        ],
        "term_end": [
            *(f for f in terms["term_end"] if not _FIRST.match(f.flow.text, f.spans[-1][1])),
            *_days(paper, _ENDS),
            *_in_sentences(paper, _UNTIL),
            *_in_english(paper, _ENDED),
        ],
        "issued_on": list(issued_on(paper)),
    }


_SINCE = (
    r"自|从|于",
    r"(?:起|开始|之日起)?(?:(?!入学|就读|攻读|学习|注册|报到|[至到止])[^。;；]){0,24}?(?:入住|居住|住宿|住在|住于|安排|寄宿|住校|搬入|迁入)",
)
_UNTIL = (r"(?:住宿|居住|入住)(?:期限|期间|时间)?(?:将)?(?:至|到)", r"(?:止|为止|结束|[,，。;；\n]|$)")


def _in_sentences(paper: Paper, around: tuple[str, str]) -> Iterator[Found]:
    """«自2025年9月10日起入住…», «住宿期限至2026年7月1日止»."""
    for text in texts(paper):
        yield from dates_at(text, *around, 0.82, month=False)


_LAST = re.compile(r"[ \t日]*(?:止(?!付)|为止|截止|结束|届满)")
_FIRST = re.compile(r"[ \t日]*(?:起|开始)")
_BEGAN = r"(?:began|begins?|commenced|commences?|starts?|started|effective|moved in|checked in|check-in|allocated|assigned)(?: on| from)?"
_ENDED = r"(?:ends?|ended|ending|expires?|expiring|terminates?|finish(?:es)?|vacate(?:d)?|moves? out|checks? out|check-out)(?: on| by)?"


def _in_english(paper: Paper, before: str) -> Iterator[Found]:
    """«The licence to occupy began on 24 September 2025 and will end on 18 July 2026.»"""
    for text in texts(paper):
        for found in dates_at(text, before, "", 0.82, month=False):
            sentence = re.split(
                r"[.;。]", found.flow.text[max(0, found.spans[0][0] - 90) : found.spans[0][0]]
            )[-1]
            if _TERM.search(sentence) or re.search(
                r"licen[cs]e|occup|contract|tenan|allocat", sentence, re.IGNORECASE
            ):
                yield found


def _days(paper: Paper, label: re.Pattern[str]) -> Iterator[Found]:
    """A bound of the term in a place of its own; the day somebody moved in is weaker than the term's first day."""
    for flow in paper.flows:
        for region in regions(flow, label, None):
            word = flow.text[region.label[0] : region.label[1]]
            weight = 0.6 if re.search(r"入住|mov|from|to$", word, re.IGNORECASE) else 0.86
            if re.search(r"有效|证明", flow.text[max(0, region.label[0] - 5) : region.label[0]]):
                continue
            for span in find_dates(region.text[:30])[:1]:
                found = (
                    from_date(region, span, weight) if span.precision == "day" and span.start <= 6 else None
                )
                if found:
                    yield found


TYPE = DocumentType(
    type="dormitory_confirmation",
    titles=(
        (r"(?:学生|在校|校内|学校|校外)(?:住宿|居住|宿舍|公寓|住校)(?:情况|入住)?(?:证明|确认)(?:书|信|函|表)?", 0.8),
        (r"(?:学生|同学|研究生|本科生|留学生|港澳台学生|宿位|床位|住校生)[\u4e00-\u9fff]{0,6}?(?:住宿|居住|宿舍|公寓|住校|宿位|入住)?[\u4e00-\u9fff]{0,4}?(?:住宿|居住|宿舍|公寓|住校|宿位|入住|床位)[\u4e00-\u9fff]{0,6}?(?:证明|确认|说明)(?:书|信|函|表|单)?|宿位[\u4e00-\u9fff]{0,4}(?:证明|确认|通知)(?:书|信|函)?", 0.75),
        (r"(?:宿舍|学生公寓|住校)(?:住宿|居住|入住|情况)*(?:证明|确认)(?:书|信|函|表)?", 0.75),
        (r"(?:住宿|入住|居住)(?:情况|信息|事实|安排)?(?:的)?(?:证明|确认|说明)(?:书|信|函|表|单)?", 0.55),
        (r"(?:DORMITORY|HALLOFRESIDENCE|STUDENT(?:HOUSING|ACCOMMODATION|RESIDENCE)|CAMPUS(?:HOUSING|ACCOMMODATION|RESIDENCE))(?:RESIDENCE|ACCOMMODATION)?(?:CERTIFICATE|CONFIRMATION|LETTER|PROOF)?", 0.7),
        (r"(?:CERTIFICATE|CONFIRMATION|PROOF|LETTER)OF(?:STUDENT)?(?:DORMITORY|ACCOMMODATION|RESIDENCE|HOUSING)|ACCOMMODATION(?:CERTIFICATE|CONFIRMATION|LETTER)", 0.55),
        (r"^证明(?:书|信)?$", 0.3),
    ),
    hints=(
        (r"学号|学生(?!证)|STUDENT", 0.2),
        (r"大学|学院|学校|中学|UNIVERSITY|COLLEGE|SCHOOL", 0.12),
        (r"宿舍|学生公寓|住宿|DORMITORY|HALL|ACCOMMODATION", 0.2),
        (r"我校|本校|校区|辅导员|宿管|床位|OURUNIVERSITY|CAMPUS", 0.15),
        (r"兹证明|特此证明|CERTIFY", 0.08),
        (r"我司|我公司|本公司|我单位|员工宿舍|房东|业主|出租人|房屋所有权人|LANDLORD|EMPLOYEE|OUREMPLOYEE", -0.4),
        (r"学生证|甲方|乙方|租金", -0.5),
        (r"在读证明|学籍证明|在学证明|在职证明|居住地址声明|地址声明", -0.5),
    ),
    read=read,
    many=True,  # large print runs over to a second sheet
    expected=("name", "school", "address", "term_start", "issued_on"),
)  # fmt: skip
