"""Names of persons: who speaks («本人陈大文», «I, CHAN Tai Man»), and several persons in one place.

Several persons of one field (co-owners, joint buyers) are one value, their names joined by «、» as forms print them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.found import Found, Region
from extractors.letters import part, texts
from extractors.paper import Paper
from extractors.values import person

_NAME = r"[\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){1,5}?"
_TAIL = (
    r"(?=[ _\t\n]*(?:[,，、;；(（:]|先生|女士|小姐|太太|同学|同志|一家|夫妇|性别|[男女](?:[,，、 \t]|性)|身份证|证件|护照|通行证|回乡证|台胞证|"
    r"港澳|台湾|香港|澳门|持有|持(?=港|台|护|往|来|有|通)|出生|学号|学籍|自[ _]?(?=[\d二〇○零从])|从[ _]?(?=[\d二])|于[ _]?(?=[\d二])|"
    r"现(?=居|住|租|就|在|系|为|暂|借)|系(?=我|本|该|在)|为(?=我|本|该)|是(?=我|本|该)|在我|在本|在此|居住|住在|入住|租住|租用|借住|住于|已))"
)
_MYSELF = re.compile(
    rf"(?:本人|立?(?:声明|承诺|具结|切结|保证)书?人|立书人|申明人|申报人|申请人|我叫|我是)[ \t]?(?:\(姓名\)|姓名)?[:：,，\s_(\"“]*(?!现|系|自|声明|承诺|保证|在|于|是|持|郑重|签|已|对|为|愿|因|目前|的|所|知|及|兹|向|拟|将)({_NAME}){_TAIL}"
)
_MYSELF_EN = re.compile(
    r"\bI,[ \n]+(?:the undersigned,?[ \n]+)?|undersigned,?[ \n]+|my name is[ \n]+", re.IGNORECASE
)


def myself(paper: Paper, weight: float = 0.88) -> Iterator[Found]:
    """Who speaks: «本人陈大文(…)», «I, CHAN Tai Man, holder of …»."""
    for text in texts(paper):
        for match in _MYSELF.finditer(text.text):
            found = person(part(text, match.start(1), match.end(1)), weight)
            if found and found.spans[-1][1] == text.offsets[match.end(1) - 1] + 1:
                yield found
        for match in _MYSELF_EN.finditer(text.text):
            found = person(part(text, match.end(), min(len(text.text), match.end() + 70)), weight)
            if found and found.spans[0][0] - text.offsets[match.end()] <= 6:
                yield found


_BRACKETS = re.compile(r"\([^()\n]*\)|（[^（）\n]*）")
_BETWEEN = re.compile(
    r"[ \t\n]*(?:\([^()\n]{0,24}\)|（[^（）\n]{0,24}）|\d{1,3}(?:\.\d+)?%)?[ \t\n]*(?:[、,，;；/和与及\n]|and\b|&)[ \t\n]*",
    re.IGNORECASE,
)


def persons(region: Region, weight: float = 0.9) -> Found | None:
    """One or more persons in a region, as one value."""
    first = person(region, weight)
    if first is None:
        return None
    found, all_spans, values = first, list(first.spans), [str(first.value)]
    while True:
        end = found.spans[-1][1]
        try:
            at = region.offsets.index(end - 1) + 1
        except ValueError:
            break
        joint = _BETWEEN.match(region.text, at)
        parted = joint is not None and re.search(r"[、,，;；/和与及&]|and", _BRACKETS.sub("", joint[0]), re.I)
        if not joint or not (parted or _alone(region.text[joint.end() :])):
            break
        rest = Region(
            region.flow, region.text[joint.end() :], region.offsets[joint.end() :], region.way, region.label
        )
        following = person(rest, weight)
        if following is None or not rest.text.lstrip()[:1] or str(following.value) in values:
            break
        found = following
        values.append(str(found.value))
        all_spans += found.spans
    return (
        first
        if len(values) == 1
        else joined([replace(first, value=v, spans=()) for v in values], first, all_spans)
    )


def _alone(text: str) -> bool:
    """Whether a line is another name and nothing else: «陈大文 ⏎ 林小燕» in one cell of a form."""
    line = text.split("\n")[0].split("\t")[0].replace(" ", "")
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,4}", line)) and not _NO_NAME.search(line)


_NO_NAME = re.compile(r"^第|条$|坐落|地址|情况|份额|面积|用途|类型|类别|号|期|所有|共有|产|房|权")


def joined(founds: list[Found], first: Found, spans: list[tuple[int, int]]) -> Found:
    """Several persons as one candidate, standing at `spans`."""
    return replace(first, value="、".join(str(f.value) for f in founds), spans=tuple(spans), parse=_joined_of)


def _joined_of(raw: str) -> str | None:
    return (
        None  # which character of several names another reading changes cannot be told from the joined text
    )
