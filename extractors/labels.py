"""Labels of forms as patterns: blanks between characters, parts that may be left out, what any form uses as a label."""

from __future__ import annotations

import re

_BETWEEN = r"[ \t☐☑□]?"
"""What may stand between two characters of a label that is spaced out; a recogniser takes the gap for a box."""


def loose(label: str) -> str:
    """A label as a pattern that allows a blank or tab between Chinese characters («姓  名»)."""
    out = []
    for char in label:
        out.append(re.escape(char))
        if "\u4e00" <= char <= "\u9fff":
            out.append(_BETWEEN)
        elif char == " ":
            out[-1] = r"[ \t\n]+"
    if out and out[-1] == _BETWEEN:
        out.pop()
    return "".join(out)


def labels(*names: str, start: bool = True) -> re.Pattern[str]:
    """Any of the labels, longest first, not in the middle of a Chinese word when `start`."""
    parts = "|".join(
        loose(n) + (r"(?![A-Za-z])" if n[-1].isascii() and n[-1].isalpha() else "")  # «No» is not in «NOV»
        if not n.startswith("re:")
        else n[3:]
        for n in sorted(names, key=len, reverse=True)
    )
    before = r"(?<![\u4e00-\u9fffA-Za-z])" if start else ""
    return re.compile(before + "(?:" + parts + ")", re.IGNORECASE)


def family(*groups: str) -> str:
    """Labels made of parts, for `labels`: each group is «a|b|c» ("" = may be left out), longest first."""
    pattern = ""
    for group in groups:
        words = sorted((w for w in group.split("|") if w), key=len, reverse=True)
        part = "(?:" + "|".join(loose(w) for w in words) + ")"
        if len(words) == group.count("|") + 1:
            pattern += (r"[ \t]?" if pattern else "") + part
        else:  # a blank belongs to the word that may be left out, never to the end of the label
            pattern += rf"(?:[ \t]?{part})?" if pattern else rf"(?:{part}[ \t]?)?"
    last = groups[-1].replace("|", "")
    return "re:" + pattern + (r"(?![A-Za-z])" if last.isascii() and last[-1:].isalpha() else "")


ANY_LABEL = re.compile(
    r"[\u4e00-\u9fff/、 ]{0,10}(?:姓[ ]?名|名称|编号|编码|号码|证[件照]?号|学[ ]?号|日期|时间|地址|电话|住址|坐落|座落|类型|类别|种类|方式|情况"
    r"|期限|代码|面积|用途|金额|院系|专业|班级|关系|备注|性别|国籍|性质|状态|职务|职位|单价|总价|楼层|床位|房号|结果|结论|图像号|照片号|相片号|学籍号|卡号|回执号)"
    r"[ ]?(?:\([^()]{0,10}\))?[ ]?[:：]?[ ]*(?:[A-Za-z][A-Za-z .'/]{1,30}[:：]?)?"
)
"""What forms use as labels, whoever wrote them: a cell that is nothing else is no value."""
