"""Whom a letter is about, where no «兹证明» says so: the sentence that opens with a name, the subject line, «该生姓名…».

A name that only its place tells must begin with a surname; what else begins a sentence does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.found import Found
from extractors.letters import part, some, texts
from extractors.paper import Paper
from extractors.values import CJK, person
from language.surnames import begins_with_surname

_POLITE = r"(?:同志|先生|女士|小姐|同学|君)"
_WHO = r"(?:学生|同学|员工|职工|雇员|职员|教职工|研究生|本科生|港澳居民|台湾居民|港澳台居民|人员)"
_KNOWN_BY = (
    r"(?:性别[:：]?[ ]?)?(?:男|女|身份证|证件|港澳|香港|澳门|台湾|台胞|回乡|来往内地|通行证|居住证|护照|学号|学籍号|学生证|工号|员工编号|"
    r"民国|汉族|[12]\d{3}[ ]?年|出生)"
)
"""What a letter says of a person right behind the name."""
_NAME = rf"(?P<name>[{CJK}]{{2,4}}?)"
_PATTERNS = (
    re.compile(
        rf"(?:^|[\n。;；:：]|[一二三四五六七八九\d][、.])[ \t]*(?:查|现|兹|今|经查)?[ \t]*{_WHO}?[ \t]*{_NAME}[ \t]*{_POLITE}?[ \t]*[,，(（、][ \t]*{_KNOWN_BY}"
    ),
    re.compile(rf"{_WHO}[ \t:：]*{_NAME}[ \t]*{_POLITE}?[ \t]*(?=[(（,，、][ \t]*{_KNOWN_BY})"),
    re.compile(rf"(?:有关|关于|就|兹为)[ \t]*{_WHO}?[ \t]*{_NAME}[ \t]*{_POLITE}"),
    re.compile(rf"(?<![{CJK}])(?!该|本|我|贵|各|全体|上述|以上){_NAME}[ \t]*(?:同学|同志|学生)(?=[ \t]*(?:[(（,，;；]|系|为|是|于|自|从|现|在|已|就读|学号))"),
    re.compile(rf"(?:该|此)?{_WHO[:-1]}|生|员|被证明人|其|本人)?姓名[ \t]*[为是:：]?[ \t]*{_NAME}(?=[ \t]*[,，。;；(（\n]|[ \t]*$)"),
    re.compile(rf"(?<![{CJK}]){_NAME}{_POLITE}?[ \t]*(?:[(（][^()（）]{{0,40}}[)）])?[ ,，\t]*(?:系|是|为)(?:我|本)(?:公司|单位|司|院|校|企业|店|厂|集团|部)"),
)  # fmt: skip
_LATIN_NAME = (
    r"(?P<name>[A-Z][A-Za-z'’-]+(?:[ ]?,[ ]?|[ ]+)[A-Z][A-Za-z'’-]*(?:[ ]?,?[ ]+[A-Z][A-Za-z'’-]*){0,3})"
)
_LATIN = (
    re.compile(rf"(?:\b(?i:re|subject|regarding)[ ]?[:：.-])[^\n]{{0,80}}?\b(?:Mr|Ms|Mrs|Miss|Dr)\b\.?[ ]+{_LATIN_NAME}"),
    re.compile(rf"(?:^|[.\n:,])[ \t]*(?:Mr|Ms|Mrs|Miss|Dr)\b\.?[ ]+{_LATIN_NAME}[ ,\n]+(?=is\b|was\b|has\b|joined|works|holds|holder|holding|born|\(|who\b)"),
    re.compile(rf"(?:employee|student|staff member|colleague|above[- ]named)[ ,\n]+(?:(?:Mr|Ms|Mrs|Miss|Dr)\b\.?[ ]+){_LATIN_NAME}"),
)  # fmt: skip


def subjects(paper: Paper, weight: float = 0.8) -> Iterator[Found]:
    """Persons whom the letter introduces in its own words."""
    for text in texts(paper):
        for pattern in _PATTERNS:
            for match in pattern.finditer(text.text):
                if begins_with_surname(match["name"]):
                    yield from some(person(part(text, match.start("name"), match.end("name")), weight))
        for pattern in _LATIN:
            for match in pattern.finditer(text.text):
                yield from some(person(part(text, match.start("name"), match.end("name")), weight))
