"""在职证明, 工作证明, «This is to certify that …»: who works where, since when, as what (domain notes §3.4).

A letter names other days and sums too (birth, the contract's term, income): only a day of joining counts as
employed_since, only a day that stands alone or is labelled so counts as issued_on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, Region
from extractors.labels import family, labels
from extractors.layout import Flow
from extractors.letters import (
    FIRM_ROW,
    LED,
    all_dates,
    chinese_names,
    issued_on,
    issuer_rows,
    labelled_names,
    named,
    of_the_signatory,
    part,
    person_ids,
    some,
    texts,
)
from extractors.model_names import persons_by_model
from extractors.paper import DocumentType, Founds, Paper
from extractors.subjects import subjects
from extractors.values import CJK, firm, free, from_date
from language.dates import find_dates

STOPS = labels(
    "姓名", "员工姓名", "员工", "雇员", "雇主", "合同到期", "现职", "通行证号", "通行证号码", "性别", "民族", "出生日期", "出生年月", "身份证号", "身份证号码", "证件号码", "证件号", "证件类型", "证件名称", "国籍", "籍贯", "部门", "所在部门", "职务", "职位", "岗位", "工作岗位", "现任职务", "职称",
    "入职时间", "入职日期", "到岗日期", "任职时间", "工作年限", "工作单位", "单位名称", "公司名称", "用人单位", "单位地址", "公司地址", "地址", "联系电话", "电话", "联系人", "传真", "月收入", "年收入", "月薪", "工资", "收入",
    "合同期限", "劳动合同期限", "合同类型", "用工形式", "在职状态", "用途", "备注", "日期", "开具日期", "统一社会信用代码", "法定代表人", "员工编号", "工号", "学历", "社会信用代码", "信用代码", "联系方式", "特此证明", "社保", "盖章", "公章", "经办人", "负责人",
    "Name", "Sex", "Gender", "Date of Birth", "ID No", "Permit No", "Passport No", "Position", "Job title", "Title", "Department", "Date of joining", "Joining date", "Salary", "Company", "Employer", "Address", "Tel", "Date",
    "Contact", "Nationality", "Employment status", "Staff No", "Employee No", "Employee ID", "Remarks", "Purpose", "Start date", "Contract",
)  # fmt: skip
_NAME = labels(
    family("员工|职工|雇员|职员|劳动者|受聘人|受雇人|申请人|被证明人|人员|就业人员|任职人员|在职人员|本人|当事人|证明对象", "|的", "姓名"), family("Staff|Employee|Worker", " ", "name|full name"),
    "姓名", "员工姓名", "职工姓名", "雇员姓名", "员工", "中文姓名", "被证明人", "被证明人姓名", "Name", "Name of employee", "Employee name", "Employee's name", "Full name", "Employee", "Staff name",
)  # fmt: skip
_COMPANY = labels(
    family("证明|开具|出具|说明|声明|确认|填报|用人|用工|工作|任职|所在|就业|就职|服务|签发|聘用|雇用|雇佣|现", "单位|公司|企业|机构", "|名称|全称"), "公司", "单位",
    "单位名称", "公司名称", "用人单位", "用人单位名称", "工作单位", "工作单位名称", "企业名称", "任职单位", "所在单位", "证明单位", "开具单位", "出具单位", "单位全称", "雇主", "雇主名称",
    "Company name", "Name of company", "Company", "Employer", "Name of employer", "Employer name",
)  # fmt: skip
_POSITION = labels(
    "职务", "职位", "岗位", "现任职务", "现任职位", "担任职务", "担任岗位", "担任职位", "工作岗位", "岗位名称", "职位名称", "职务名称", "职务/岗位", "职位/岗位", "现职", "从事岗位", "任职岗位",
    family("现|现任|担任|所任|任职|工作|聘用|受聘|目前|当前|所在|服务|", "|的", "职务|职位|职衔|职级|岗位|工种", "|名称", "|/职称|/岗位|/职位|/职务|(岗位)|(职务)|(职位)|及岗位|及职务|或职务"), "职称",
    "Position", "Job title", "Title", "Post", "Position held", "Current position", "Designation", "Post title", "Rank", "Job title / Grade", "Position / Grade", "Role", "Occupation", "Capacity",
    family("Present|Current|Latest|Job", " ", "Job title|position|post|role|rank|appointment|designation"), start=False,
)  # fmt: skip
_SINCE = labels(
    "入职时间", "入职日期", "入司时间", "入司日期", "到岗日期", "到岗时间", "到职日期", "到职日", "入职年月", "任职时间", "任职日期", "任职起始日期", "起始日期", "参加工作时间", "开始工作时间", "受雇日期", "雇佣日期", "聘用日期", "工作起始时间", "在职时间", "在职期间", "任职期间", "工作时间", "任职期限", "入职",
    family("入职|到职|到岗|入司|受雇|受聘|雇佣|雇用|聘用|聘任|任职|就职|上岗|报到|起聘|加入公司|进入公司|首次受雇|开始工作|开始任职|服务", "|本公司|公司|单位|本单位", "|起始|开始", "日期|时间|年月日|年月|日"),
    family("Date", " of ", "|first |initial |original ", "appointment|joining|employment|hire|hiring|commencement|engagement|entry"),
    family("Joining|Hire|Hiring|Start|Starting|Employment|Appointment|Commencement|Service|Engagement|Onboarding", " ", "|start |commencement ", "date"), "In service since", "Service since", "Commencement of employment", "Employment commencement",
    "Date of joining", "Joining date", "Date of joining the company", "Date joined", "Date of employment", "Employment date", "Start date", "Commencement date", "Employed since", "Date of commencement", "Hire date", "Date of hire", "Period of employment", "Employment period", "Joined on", "Date of entry",
    start=False,
)  # fmt: skip


def read(paper: Paper) -> Founds:
    return {
        "company": chinese_names(list(_companies(paper))),
        "employee": chinese_names([*labelled_names(paper, _NAME, STOPS), *named(paper), *subjects(paper)])
        or list(persons_by_model(paper)),
        "employee_id": list(person_ids(paper)),
        "position": list(_positions(paper)),
        "employed_since": list(_since(paper)),
        "issued_on": list(issued_on(paper)),
    }


_FIRM = rf"[{CJK}A-Za-z0-9()（）·]{{3,36}}?(?:公司(?:[{CJK}()]{{0,10}}(?:分公司|分厂|办事处))?|事务所|工作室|集团|研究院|酒店|银行|医院|茶餐厅|中心|商行|店|厂|学校|大学|学院|幼儿园)"
_WORKS_AT = re.compile(
    rf"(?:受聘于|受雇于|就职于|任职于|供职于|入职|加入|服务于|工作于|系|(?<=[起日月今,，]|现)在|起于|均在|为|是|与)[ \t_]*(?P<firm>(?!我|本|该|贵|一家|其){_FIRM})(?=[ \t_]*(?:工作|任职|担任|的|员工|正式|在职|职工|[,，。、;(（]|就职|上班|签订|从事|任|雇员|聘))"
)
_WE = re.compile(
    rf"(?:我|本)(?:单位|公司|司|店|厂|校|院|行)[ \t_]*(?P<firm>(?!我|本|该|贵|的|在|现|员工|职工|聘|与|于){_FIRM})(?=[ \t_]*(?:现|员工|职工|雇员|聘|在职|在册|正式|的|于|自|与|特|兹|证明|[,，。、;(（]))"
)
"""«我单位深圳市恒川科技有限公司现有员工…»."""
_WORKS_AT_EN = re.compile(
    r"(?:employed (?:by|with|at|full[- ]time by)|working (?:for|at|with|in)|works? (?:for|at|with)|employee of|joined|staff (?:member )?of|employment with|member of|served (?:at|with|in)|serving (?:at|with|in))[ \n]+(?:our company[, ]+)?(?:the )?"
    r"(?P<firm>[A-Z][A-Za-z0-9&.,'’()\- \n]{2,80}?\b(?:Limited|Ltd\.?|Inc\.?|LLC|Corporation|Corp\.?))",
)


def _companies(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _COMPANY, STOPS):
            after = flow.text[region.label[1] : region.label[1] + 10]
            if region.way == "behind" and not re.match(
                r"[ \t]*(?:[(][^()\n]{0,12}[)])?[ \t]*[:：\t ]", after
            ):
                continue
            found = firm(region, 0.9 if region.way != "below" else 0.75)
            if found and not re.match(r"我|本|该|贵|从事|with|is\b|has\b", str(found.value)):
                yield found
    for found in issuer_rows(paper, FIRM_ROW):
        if _DEPARTMENT_ALONE.fullmatch(str(found.value)):
            found = replace(found, weight=found.weight - 0.4, certain=0.6)  # «运营中心» may be a department
        yield found
    for text in texts(paper):
        for pattern in (_WORKS_AT, _WE, _WORKS_AT_EN, _OPENS, _BRACKETED):
            for match in pattern.finditer(text.text):
                yield from some(firm(part(text, match.start("firm"), match.end("firm")), 0.82))


_OPENS = re.compile(
    rf"(?:^|\n)[ \t]*(?P<firm>{_FIRM})[ \t]*(?:[(（][^()（）]{{0,40}}[)）])?[ ,，]{{0,2}}(?:(?:现|兹|谨|特)(?:此|特)?(?:声明|证明|证实|确认)|(?:系|是|为)(?:一家|依法|经|合法|在[\u4e00-\u9fff]{{2,12}}(?:注册|登记|成立)))"
)
"""«深圳市恒川科技有限公司,现声明员工…»."""
_BRACKETED = re.compile(rf"(?:Ltd\.?|Limited|LLC|Inc\.?|Corp\.?)[ ,\n]*[(（][ ]?(?P<firm>{_FIRM})[ ]?[)）]")
"""«Hengchuan Technology Co., Ltd. (深圳市恒川科技有限公司)»."""
_END = (
    r"(?=[ \t_]*(?:一职|职务|职位|岗位|工作(?!室)|的职务|之职|等职|等工作|[,，。、;；()（）\n\t]|$|至今|,))"
)
_AS = re.compile(
    rf"(?:担任|现任|出任|从事|(?<!担)任职(?:为|于)?(?![务位称])|聘任为|聘为|(?:职务|职位|职衔|职级|岗位|工种|职称)(?:名称)?[为是系:：]|(?<=[起司室部心,，])任)[ \t_:：]*(?P<position>(?!何|期|职|职务|有|过|于|要)[{CJK}A-Za-z0-9/·()（）+ ]{{2,24}}?){_END}"
)
_AS_EN = re.compile(
    r"(?:(?:employed|working|works|served|serving|serves|engaged|joined[^.;\n]{0,60}|currently|appointed|acting|Ltd\.?|Limited|department|us|company)[ \n]+(?:(?:full[- ]time|permanently|currently|with us|here)[ \n]+)?as|position of|post of|capacity of|title of|titled|role of|position is|position as)[ \n]+(?:our |the |a |an )?"
    rf"(?P<position>[A-Z][A-Za-z&/\-]*(?:[ \n](?:of |and |& )?[A-Z][A-Za-z&/\-]*){{0,5}}|[{CJK}]{{2,12}})"
)
_IS_OUR = re.compile(
    rf"(?:现|目前|仍)?(?:为|系|是|属|任)(?:我|本)(?:公司|单位|司|院|校|店|厂|企业|集团|中心|行|部)(?:的)?(?P<position>(?!正式|在职|在册|全职|合同|员工|职工|雇员|的|工作)[{CJK}A-Za-z/·]{{3,20}}?)(?=[ \t_]*(?:一职|职务|职位|岗位|[,，。、;；()（）\n\t]|$))"
)
"""«现为我公司研发部软件工程师»."""
_NO_MORE = re.compile(r"(?:员工|职工|雇员|工作人员|人员|同志|一员|成员|职员|股东|法人)$")
_DEPARTMENT = re.compile(
    rf"^(?:公司|本公司|我公司|我司|单位)?(?:的)?(?P<department>[{CJK}A-Za-z&]{{1,7}}?(?:事业部|部门|部|中心|处|科|室|组|办公室)(?!门|长|员|师|主|经))(?:的|[ ]?[/、·|-][ ]?)?(?P<rest>[{CJK}A-Za-z]{{2,16}})$"
)
_PLAIN_RANK = re.compile(
    r"^(?:副?(?:总?经理|主任|总监|主管|部长|处长|科长|组长|主席|总裁)|专员|助理|员工|职员|文员|干事|经理助理|高级经理|工程师)$"
)


def _positions(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _POSITION, STOPS):
            after = flow.text[region.label[1] : region.label[1] + 4]
            if region.way == "behind" and not re.match(
                r"[ \t]*(?:[(/][^()\n]{0,20}[)])?[ \t]*[:：\t]|[ \t]*[为是]|[ ]", after
            ):
                continue
            if flow.text[region.label[0]].isascii() and _ENGLISH_SENTENCE.search(
                flow.text[max(0, region.label[0] - 30) : region.label[0]] + "|" + region.text[:4]
            ):
                continue  # «holds the position of …»: for the sentences below
            lead = re.match(r"[ \t:：]*[为是]?[ \t:：_]*", region.text)
            skip = lead.end() if lead else 0
            moved = Region(flow, region.text[skip:], region.offsets[skip:], region.way, region.label)
            stop = re.search(r"[,，。;；]|一职|[ \t]{2}|所在部门|部门[:：]", moved.text)
            found = free(
                moved.cut(stop.start()) if stop else moved, 0.88 if region.way != "below" else 0.65, 30
            )
            if found and re.match(r"(?:named|stated|set out|shown|given|as )", str(found.value)):
                continue  # «in the position named in the Chinese text»
            if found and re.search(rf"[{CJK}A-Za-z]{{2}}", str(found.value)):
                broken = stop is None or "\n" in moved.text[: stop.start()]
                if broken and region.way == "behind" and _in_sentence(flow, region.label[0]):
                    found = replace(found, weight=0.5, certain=0.8)  # the line's end may cut it
                if of_the_signatory(flow, region.label[0]):
                    found = replace(found, weight=found.weight - 0.4, certain=0.7)
                yield from _post(found)
    for text in texts(paper):
        for pattern in (_AS, _AS_EN, _IS_OUR):
            for match in pattern.finditer(text.text):
                if pattern is _IS_OUR and _NO_MORE.search(match["position"]):
                    continue
                found = free(part(text, match.start("position"), match.end("position")), 0.8, 40)
                if found and not re.search(r"本人|以下|上述|工作$|期间", str(found.value)):
                    yield from _post(found)


_ENGLISH_SENTENCE = re.compile(
    r"\b(?:the|a|an|her|his|our|of|in|holds?|same)[ \n]+\||\|[ ]?of\b", re.IGNORECASE
)


def _in_sentence(flow: Flow, place: int) -> bool:
    """Whether a label stands in the midst of a sentence."""
    return bool(re.search(r"[,，。;；][^\n\t]*$", flow.text[max(0, place - 60) : place]))


_NO_POST = re.compile(r"证明|情况|信息|关系|合同|单位|公司$|日期|时间")
_DEPARTMENT_ALONE = re.compile(
    rf"[{CJK}A-Za-z&]{{1,10}}(?:事业部|部门|部|中心|处|科|室|组|办公室)|(?:[A-Z][A-Za-z&]*[ ])+Department",
    re.IGNORECASE,
)


def _post(found: Found) -> Iterator[Found]:
    """A post; where only a department stands, it is a weak reading of the post and never a sure one."""
    value = re.sub(r"\s", "", str(found.value))
    if _NO_POST.search(value):
        return
    if _DEPARTMENT_ALONE.fullmatch(value):
        yield replace(found, weight=found.weight - 0.4, certain=0.6)
    else:
        yield from _without_department(found)


def _without_department(found: Found) -> Iterator[Found]:
    """«研发部软件工程师» is the post 软件工程师 of a department; «市场部经理» is one post."""
    match = _DEPARTMENT.match(str(found.value))
    if not match or _PLAIN_RANK.match(match["rest"]):
        yield found
        return
    places = [i for a, b in found.spans for i in range(a, b) if not found.flow.text[i].isspace()]
    rest = re.sub(r"\s", "", match["rest"])
    if len(places) < len(rest) or "".join(found.flow.text[i] for i in places[-len(rest) :]) != rest:
        yield found
        return
    begin = places[-len(rest)]
    spans = tuple((max(a, begin), b) for a, b in found.spans if b > begin)
    yield replace(found, value=match["rest"], spans=spans)


_DAY = r"[^\n。;；]{0,3}"
_FROM_BEFORE = r"(?:自|从|由|始于|起始于|since|from|on|joined[^.;\n]{0,50}|effective)"
_START_AFTER = r"(?:起|始|开始|以来|至今|到今|迄今|至现在|正式|入职|加入|进入|到我|来我|受雇|受聘|就职|到职|任职|被聘|聘用|至本证明|调入|调到|调至|分配到|(?:到|在|来)?(?:我|本)(?:公司|单位|司|院|校|店|厂)[\u4e00-\u9fff]{0,2}(?:参加工作|工作|任职|就职|上班))"


def _since(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _SINCE, STOPS):
            spans = [s for s in find_dates(region.text[:40]) if s.value and s.precision != "year"]
            if not spans or not LED.fullmatch(region.text[: spans[0].start]):
                continue
            career = flow.text[region.label[0] : region.label[1]].startswith("参加工作")  # anywhere, not here
            for found in some(from_date(region, spans[0], 0.9 if region.way != "below" else 0.75)):
                yield replace(found, weight=found.weight - 0.4, certain=0.7) if career else found
    for text in texts(paper):
        yield from _worked(text)


_BIRTH = re.compile(r"生|birth|born", re.IGNORECASE)
_BORN = re.compile(r"出生|生于|生日|birth|born", re.IGNORECASE)
_CONTRACT = re.compile(r"合同|contract|agreement|社保|社会保险|保险|毕业|缴纳|聘期", re.IGNORECASE)


def _worked(text: Region) -> Iterator[Found]:
    """A day of joining in a sentence. The term of a contract is none, unless it runs until today."""
    spans = [s for s in all_dates(text) if s.precision != "year"]
    for index, span in enumerate(spans):
        before = re.split(r"[。;；\n]", text.text[max(0, span.start - 60) : span.start])[-1]
        after = text.text[span.end : span.end + 40]
        clause = re.split(r"[,，]", before)[-1]
        if (
            _BIRTH.search(after[:4])
            or _BORN.search(clause[-14:])
            or _CONTRACT.search(clause + re.split(r"[,，。;；.\n]", after)[0])
        ):
            continue
        following = spans[index + 1] if index + 1 < len(spans) else None
        ranged = bool(
            following
            and following.start - span.end <= 8
            and re.search(r"至|到|to|until|[-–—~]", text.text[span.end : following.start])
        )
        if ranged:
            continue
        if re.match(rf"[ \t_]*(?:日)?[ \t_]*{_START_AFTER}", after) or re.match(
            r"[ \t_]*[,，]?[ ]?(?:在|于)(?:我|本)", after
        ):
            yield from some(from_date(text, span, 0.86))
        elif re.search(
            r"(?:since|joined[^.;\n]{0,70}(?:on|in|since|as of)|(?:employ|work|serv|engag|with us|company)[^.;\n]{0,120}(?:from|since|effective|beginning|as of)|commenc[a-z]+[^.;\n]{0,40}(?:on|from)|hired[^.;\n]{0,40}(?:on|in))[ \n]*(?:the )?$",
            text.text[max(0, span.start - 170) : span.start],
            re.IGNORECASE,
        ) and not re.search(r"contract|agreement|born", before[-40:], re.IGNORECASE):
            yield from some(from_date(text, span, 0.84))


TYPE = DocumentType(
    type="employment_letter",
    titles=(
        (
            r"(?:在职|工作|任职|受雇|雇佣|聘用|职业|劳动关系|就业|就职|工作及收入|在职及收入|在职收入|收入)(?:情况)?(?:关系)?(?:证明|證明)(?:书|信|函)?",
            0.75,
        ),
        (
            r"(?:员工|职员|雇员|职工)(?:(?!住宿|居住|宿舍|住房|住所|租住)[\u4e00-\u9fff]){0,6}证明书?|(?:CERTIFICATE|CONFIRMATION|PROOF|VERIFICATION|LETTER)OF(?:CURRENT)?EMPLOYMENT|EMPLOYMENT(?:CERTIFICATE|CONFIRMATION|VERIFICATION|LETTER|PROOF)|CERTIFICATEOFSERVICE|EMPLOYER(?:['’]S)?LETTER|STAFFCERTIFICATE",
            0.75,
        ),
        (
            r"(?:在职|工作|任职|受雇|雇佣|聘用|就业|就职|劳动关系)(?:情况|状况|事宜|身份)*的?(?:证明|说明|函|确认书?)|EMPLOYMENTSTATUS|STATUSOFEMPLOYMENT|EMPLOYMENT(?:RECORD|DETAILS|PARTICULARS)|RE:?EMPLOYMENTOF",
            0.6,
        ),
        (r"TOWHOMITMAYCONCERN|(?<!特此)(?<!兹)证明(?!如下)", 0.2),
    ),
    hints=(
        (r"[兹谨特]此?证[明实]|CERTIFYTHAT|CONFIRMTHAT|TOWHOMITMAYCONCERN", 0.15),
        (
            r"JOBTITLE|DATEOF(?:FIRST)?(?:APPOINTMENT|JOINING|EMPLOYMENT)|NAMEOF(?:STAFF|EMPLOYEE)|(?:STAFF|EMPLOYEE)(?:NAME|NO)|到职日期|入职日期|入职时间",
            0.15,
        ),
        (
            r"(?:我|本)(?:公司|单位|司)(?:[\u4e00-\u9fff]{0,4})?(?:员工|职工|雇员|工作|任职)|正式员工|在职员工|受雇|雇佣合约|(?:我|本)(?:公司|单位|司)[\u4e00-\u9fff]{0,8}(?:参加工作|任职|就职)|INOUREMPLOY|EMPLOYMENTSTATUS|受雇于|任职于|就职于|EMPLOYEDBY|EMPLOYEDWITH|EMPLOYEEOF|FULL-?TIMEEMPLOYEE|JOINEDOURCOMPANY|OURCOMPANY|HASBEENEMPLOYED|HASBEENWORKING",
            0.3,
        ),
        (r"入职|担任|现任|职务|职位|岗位|POSITION|JOBTITLE|EMPLOYMENT", 0.15),
        (r"入职|入司|到职|到岗|受雇|EMPLOYEDSINCE|DATEJOINED|JOININGDATE|JOINED|DATEOFHIRE|STARTDATE", 0.12),
        (r"员工|职工|雇员|职员|EMPLOYEE|STAFF", 0.1),
        (r"人事|人力资源|HUMANRESOURCES?|HRMANAGER|HRDEPARTMENT", 0.08),
        (r"岗位|职务|职位|职衔|职级|职称|OCCUPATION|JOBTITLE|POSITION|DESIGNATION", 0.08),
        (r"有限公司|公司|CO\.,?LTD|LIMITED", 0.08),
        (r"收入|月薪|年薪|SALARY|部门|DEPARTMENT", 0.08),
        (r"在读|学籍|学号|就读|学制|STUDENT|ENROLLED", -0.5),
        (r"住宿|居住于|现住|入住|宿舍|租住|房屋", -0.35),
        (
            r"(?:住宿|居住(?:情况)?|居住地)证明|(?:提供|安排)[\u4e00-\u9fff]{0,6}(?:宿舍|住宿|住房|住所|居所)|ACCOMMODATION",
            -0.4,
        ),
        (r"甲方|乙方|租金|试用期|出租|经营范围|营业期限", -0.5),
        (r"离职|解除劳动|终止劳动|已于.{4,14}离开", -0.3),
        (r"出生证明|BIRTH(?:CERTIFICATE|ENTRY)|监护", -0.5),
    ),
    read=read,
    expected=("company", "employee", "issued_on"),
)
