"""A second way to the person of a letter, where no rule knew its wording: persons that the pipeline's model marks.

Letters are free text («我司员工陈大文现任…», «港澳居民陈大文在我公司就职»), and rules know the usual wordings only. What the
model marks is evidence, never proof: it is used only where the rules found nobody and it names one person in all,
and the reading stays below SURE. So it may confirm the application's name (checks/agreement.py), and a
difference is for a person to look at. Figures: docs/decisions.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extractors.found import Found
from extractors.letters import part, texts
from extractors.paper import Paper
from extractors.values import CJK, person
from language.data.surnames import COMPOUND

CERTAIN = 0.84
"""Below SURE (0.9) whatever the recognisers say, above what a claim can confirm (0.75)."""

# Whose name it is when it is not the one that the letter is about.
_ROLE = re.compile(
    r"(?:联系人|聯絡人|经办人?|經辦人?|负责人|負責人|法定代表人|法人代表|代表人|证明人|證明人|审核人?|审批人?|签发人?|出具人|填表人|校长|校長|院长|院長|"
    r"主任|经理|經理|房东|房東|业主|業主|出租人|户主|担保人|介绍人|本人|甲方|抄送|签名|簽名|签字)[ \t_:：(（]*$"
)
# Characters that the model glues to a name: 陈大文系我公司员工.
_GLUE = frozenset("系为是于自现在男女")
_NAME = re.compile(rf"[{CJK}]{{2,4}}|[{CJK}]{{1,6}}[·•][{CJK}]{{1,8}}")


@lru_cache(maxsize=32)  # a case's papers are understood more than once
def _persons(text: str) -> tuple[tuple[int, int], ...]:
    from extractors.pipeline import annotate

    return tuple((span.start, span.end) for span in annotate(text, entities=True).persons)


def persons_by_model(paper: Paper) -> Iterator[Found]:
    """The one person that a letter names beside those in a role of the issuer's; nobody when there are several."""
    for text in texts(paper)[:1]:
        found: dict[str, Found] = {}
        for start, end in _persons(text.text):
            name = _unglued(text.text[start:end].strip())
            begin = text.text.index(name, start) if name else start
            if not _NAME.fullmatch(name) or _aside(text.text, begin, begin + len(name)):
                continue
            one = person(part(text, begin, begin + len(name)), 0.6)
            if one is not None:
                found.setdefault(name, replace(one, certain=CERTAIN))
        if len(found) == 1:
            yield from found.values()


def _unglued(name: str) -> str:
    """Cut behind the longest usual length (three, with a compound surname four) where a glued word begins."""
    usual = 4 if name[:2] in COMPOUND else 3
    if len(name) > usual and name[usual] in _GLUE:
        return name[:usual]
    cut = usual - 1
    if len(name) > cut and name[cut] in ("系" if len(name) == usual else "系为是于"):
        return name[:cut]
    return name


def _aside(text: str, start: int, end: int) -> bool:
    """In a role of the issuer's, or alone on its line like a signature."""
    begin = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    line = text[begin : len(text) if after < 0 else after]
    return bool(_ROLE.search(text[begin:start])) or line.strip(" \t:：_") == text[start:end]
