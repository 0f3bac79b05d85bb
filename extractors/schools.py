"""Names of schools as letters and cards print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.letters import issuer_rows, part, some, texts
from extractors.paper import Paper, rows_text
from extractors.values import CJK, firm

_KIND = r"(?:大学(?:[\u4e00-\u9fff]{2,6}(?:学院|校区|分校))?|职业技术学院|职业学院|学院|高级中学|中学|小学|实验学校|外国语学校|国际学校|学校|幼儿园|大学院校)"
NAME = rf"[{CJK}]{{2,18}}?{_KIND}(?:\((?![^()]*章)[{CJK}]{{1,8}}\))?"
_OFFICE = r"(?P<office>[ \t]*(?:教务处|学生处|研究生院|研究生处|学生工作处|学生工作部|教务部|注册中心|学籍管理科|学籍科|招生办公室|[\u4e00-\u9fff]{0,10}(?:办公室|中心|处|部|科|组|课|室)))?"
NAME_EN = r"(?:The )?(?:[A-Z][A-Za-z&'’-]+ ){1,6}(?:University|College|Institute|School|Academy)(?: of [A-Z][A-Za-z]+(?: (?:and )?[A-Z][A-Za-z]+){0,3})?(?:,? \([A-Z][a-z]+\)|, [A-Z][a-z]+)?"
_ROW = re.compile(rf"(?:{NAME}{_OFFICE}|{NAME_EN})")
_LABEL = labels(
    "学校名称", "学校", "院校名称", "院校", "就读学校", "就读院校", "所在学校", "校名", "学校全称", "毕业院校", "School", "School name", "Name of school", "University", "Institution", "Name of institution",
)  # fmt: skip
FACULTY = re.compile(
    r"^(?:计算机|经济|管理|外国语|外语|法|医|临床医|土木|传播|艺术|设计|中医|文|理|工|商|信息|软件|机械|电子|化学|物理|数学|新闻|会计|金融|马克思|体育|音乐|美术|生命|材料|环境|建筑|国际|继续教育)[\u4e00-\u9fff]{0,8}学院$"
)
_READS_AT = re.compile(
    rf"(?:就读于|在读于|系|考入|录取(?:到|至|为|入)?|录入|在|为|是|毕业于|于)[ \t_]*(?P<school>(?!我|本|该|贵){NAME})(?=[ \t_]*(?:[{CJK}A-Za-z]{{0,24}}(?:专业|学院|系|级|年级|班)|的|就读|学习|在读|学生|本科|硕士|博士|专科|研究生|全日制|[,，。、;]))"
)
_READS_AT_EN = re.compile(
    rf"(?:student (?:at|of|in)|studying (?:at|in)|enrolled (?:at|in)|registered (?:at|in|with)|at|of|our university[, ]+)[ \n]+(?:the )?(?P<school>{NAME_EN}|{NAME}(?![\u4e00-\u9fff]))"
)


_HEADS = re.compile(
    rf"[ ]*({NAME})(?=学生(?!会)|在校|住宿|宿舍|住校|入住|关于|港澳|研究生(?!院)|本科生|留学生|国际学生|在读|学籍|公寓|寄宿|证明|录取)"
)
"""The school that a title names: «岭湾大学学生公寓入住确认单»."""


def schools(paper: Paper, stops: re.Pattern[str]) -> Iterator[Found]:
    """Names of the school. On a paper in Chinese an English name is not surely all that it says of it."""
    chinese = len(re.findall(rf"[{CJK}]", paper.rows.text)) > 0.4 * len(re.sub(r"\s", "", paper.rows.text))
    for found in _schools(paper, stops):
        yield (
            replace(found, weight=min(found.weight, 0.5)) if chinese and str(found.value).isascii() else found
        )


def _schools(paper: Paper, stops: re.Pattern[str]) -> Iterator[Found]:
    """Behind a label, alone at the head or the foot, or in «系…大学…学生». A faculty is no school."""
    for flow in paper.flows:
        for region in regions(flow, _LABEL, stops):
            if region.way != "behind" and _in_a_sentence(flow, region.label):
                continue
            found = firm(region, 0.9 if region.way != "below" else 0.75)
            if found and re.search(r"\d+[ ]?(?:号|栋|幢|座|室|房)", str(found.value)):
                continue  # an address that names the school
            if (found and re.search(NAME, str(found.value).replace(" ", "")) and not _faculty(found)) or (
                found and re.search(NAME_EN, str(found.value))
            ):
                yield found
    yield from (f for f in issuer_rows(paper, _ROW) if not _faculty(f))
    for start, _, row in list(rows_text(paper.rows))[:3]:
        logo = re.fullmatch(
            rf"[ ]*[{CJK}][ \t]+({NAME})[ ]*", row
        )  # a crest of one character before the name
        if logo:
            named = firm(whole(paper.rows, start + logo.start(1), start + logo.end(1), "title"), 0.75)
            yield from (f for f in some(named) if not _faculty(f))
    for start, _, row in list(rows_text(paper.rows))[:4]:
        headed = _HEADS.match(row)
        named = firm(whole(paper.rows, start, start + headed.end(1), "title"), 0.7) if headed else None
        if named and not _faculty(named):
            yield named
    for text in texts(paper):
        for pattern in (_READS_AT, _READS_AT_EN):
            for match in pattern.finditer(text.text):
                found = firm(part(text, match.start("school"), match.end("school")), 0.8)
                yield from (f for f in some(found) if not _faculty(f))


def _in_a_sentence(flow: Flow, label: tuple[int, int]) -> bool:
    """Whether other words stand in the label's cell: «… resides in university housing»."""
    cell = next((c for c in flow.cells if c.start <= label[0] < c.end), None)
    rest = flow.text[cell.start : label[0]] + flow.text[label[1] : cell.end] if cell else ""
    return len(re.sub(r"[\s:：/()\u4e00-\u9fff]", "", rest)) > 14


def _faculty(found: Found) -> bool:
    name = str(found.value)
    return bool(
        FACULTY.match(name) or re.match(r"(?:School|College|Faculty|Institute) of|我校|本校|该校", name)
    )
