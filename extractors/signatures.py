"""Who signed: the place behind «甲方(签章)» holds writing, a seal, or nothing.

Text behind the label was read as writing; where none was read, the ink there is measured by the reader on a
second look (Mark kind "ink"), since a flourish is often no text to a recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.layout import Flow
from extractors.paper import Paper
from extractors.sides import Side
from schemas.document import Finding
from schemas.geometry import Quad
from schemas.transcript import Evidence, Mark, Page

SIGN_WORDS = (
    r"[ \t]*[(:]?[ \t]*(?:或?(?:委托)?(?:授权)?代(?:理人|表)?[ \t]*)?[(]?[ \t]*(?:签[ \t]?[字名章署]|签(?=[ \t]*(?:[:：\t\n]|$))|盖[ \t]?章|公[ \t]?章|signature|signed|sign|seal|chop)"
    r"[ \t]*(?:[/或、或者及和][ \t]*(?:签[ \t]?[字名章]|盖[ \t]?章|按?手?印|公[ \t]?章|chop|seal|signature))*[ \t]*[)]?"
)
INK = 0.006
"""Share of dark pixels from which a signature's place counts as written on; bare paper stays under 0.002."""


_ALONE = re.compile(
    r"(?<![^\n\t])[ ]*(?:本人|亲笔|手写|签署人|立书人|填表人|居住人|住户|The undersigned,?)?[ ]?(?:签[ ]?[名字署章]|Signature|Signed(?: by)?)"
    r"[ ]?(?:[(][^()\n]{1,24}[)]|[/ ]*(?:Signature|Signed))?(?:[ \t]*[:：]|(?=[ ]*(?:[\t\n]|$)))",
    re.IGNORECASE,
)
"""On a paper that one person signs no role need stand before «签名:»."""


def places(paper: Paper, sides: Mapping[str, Side]) -> list[tuple[str, int, int, int]]:
    """(side, label start, label end, page of the paper) of every signature label."""
    flow = paper.rows
    out = []
    for name, side in sides.items():
        pattern = re.compile(f"(?:{side.label.pattern})(?:{SIGN_WORDS})[ \\t]*[:：]?", re.IGNORECASE)
        english = re.compile(
            rf"(?:signed by|signature of|signature|for and on behalf of)[ \t]*(?:the )?[(]?(?:{side.role})[)]?[ \t]*[:：]?",
            re.IGNORECASE,
        )
        hits = [*pattern.finditer(flow.text), *english.finditer(flow.text)]
        if not hits and len(sides) == 1:
            hits = list(_ALONE.finditer(flow.text, len(flow.text) // 2))[-1:]
        if not hits:  # «甲方/Landlord:» at the foot of the paper is where the party signs
            foot = re.compile(f"(?:{side.label.pattern})[ \\t]*[:：]", re.IGNORECASE)
            hits = list(foot.finditer(flow.text, int(0.75 * len(flow.text))))[-1:]
        if not hits and len(sides) > 1:  # «甲方 | 乙方», the names or the seals below
            bare = re.compile(
                rf"(?<![^\n\t])[ ]*(?:{side.label.pattern})(?:[ ]*(?:{side.role}|{side.party}))*[ ]*(?=[\n\t]|$)",
                re.IGNORECASE,
            )
            hits = list(bare.finditer(flow.text, len(flow.text) // 2))[-1:]
        for found in hits:
            pieces = flow.pieces(found.start(), found.end())
            if pieces:
                out.append((name, found.start(), found.end(), pieces[0][0]))
    return out + _in_the_same_row(flow, sides, out)


def _in_the_same_row(
    flow: Flow, sides: Mapping[str, Side], known: list[tuple[str, int, int, int]]
) -> list[tuple[str, int, int, int]]:
    """A party without a place of its own, whose bare label («房主», its colon lost in the flourish) begins a cell of the
    row in which the other party signs."""
    out = []
    named = {name for name, *_ in known}
    for name, side in sides.items():
        if name in named:
            continue
        for _, start, _, _ in known:
            first = flow.text.rfind("\n", 0, start) + 1
            last = flow.text.find("\n", start)
            last = len(flow.text) if last < 0 else last
            for cell in re.finditer(r"[^\t]+", flow.text[first:last]):
                label = re.compile(f"(?:{side.role})(?:{SIGN_WORDS})?", re.IGNORECASE)
                found = label.match(flow.text, first + cell.start(), first + cell.end())
                pieces = flow.pieces(found.start(), found.end()) if found and found[0] else []
                if found and pieces:
                    out.append((name, found.start(), found.end(), pieces[0][0]))
    return out


def signing_area(flow: Flow, start: int, end: int) -> tuple[Page, str, Quad]:
    """(page, file, quad) where the signature of the label at [start, end) belongs: right of it, a little below.

    The frame is the page's; the area ends before the next word on the row.
    """
    pieces = flow.pieces(start, end)
    page_index, word_index, _, last = pieces[-1]
    source = flow.pages[page_index]
    word = source.page.words[word_index]
    label = word.part(0, last)
    _, y0, x1, y1 = label.box
    height = max(label.height, 8.0)
    right = min(source.page.size[0] - 1.0, x1 + 13 * height)
    for index, other in enumerate(source.page.words):
        ox0, oy0, _, oy1 = other.quad.box
        if index != word_index and ox0 > x1 + height and oy0 < y1 and oy1 > y0:
            right = min(right, ox0 - 0.3 * height)
    return (
        source.page,
        source.file,
        Quad.from_box(
            x1 + 0.2 * height,
            max(0.0, y0 - 0.9 * height),
            max(right, x1 + height),
            min(source.page.size[1] - 1.0, y1 + 1.1 * height),
        ),
    )


def area_above(flow: Flow, start: int, end: int) -> Quad | None:
    """Where a signature of the label at [start, end) may stand on a line above it; None where words stand there.

    The frame is the page's: «______ ⏎ Employee (signature)».
    """
    page_index, word_index, _, last = flow.pieces(start, end)[-1]
    page = flow.pages[page_index].page
    word = page.words[word_index]
    x0, y0, x1, _ = word.part(0, last).box
    height = max(word.quad.height, 8.0)
    box = (
        max(0.0, x0 - height),
        y0 - 2.6 * height,
        min(page.size[0] - 1.0, max(x1, x0 + 9 * height)),
        y0 - 0.3 * height,
    )
    if box[1] < 0:
        return None
    for index, other in enumerate(page.words):
        ox0, oy0, ox1, oy1 = other.quad.box
        if index != word_index and ox0 < box[2] and ox1 > box[0] and oy0 < box[3] and oy1 > box[1]:
            return None
    return Quad.from_box(*box)


_SENTENCE = re.compile(r"[。;；,，:：()（）\d]|第[ ]?[一二三四五六七八九十]|[\u4e00-\u9fff]{7}")


_SIGNED_BY_SYSTEM = re.compile(
    r"(?:实名|电子|在线|已)[ ]?(?:签[ ]?[署字名章约]|认证)|e-?signed|signed electronically|docusign",
    re.IGNORECASE,
)
"""What a platform prints where somebody signed: «实名签署 2026-02-26 12:10:09»."""


def _named(flow: Flow, side: Side) -> set[str]:
    """The characters that stand behind the party's labels."""
    return {
        char
        for match in side.label.finditer(flow.text)
        for char in re.sub(r"[^\u4e00-\u9fff]", "", flow.text[match.end() : match.end() + 24].split("\n")[0])
    }


_ABOVE, _BELOW = (-1, 3.2), (1, 3.6)
"""Which way along the page, and at most how many text heights from the label to the line that is looked at."""


def _name_near(flow: Flow, start: int, side: Side, where: tuple[int, float]) -> tuple[bool, str]:
    """(whether it is the party's name, the text) of a short cell on the next line above or below a label for signing;
    below it, what a platform prints of somebody who signed counts as the name."""
    way, reach = where
    at = next((c for c in flow.cells if c.start <= start < c.end), None)
    if at is None:
        return False, ""
    near = [
        c
        for c in flow.cells
        if c.page == at.page
        and 0.6 * at.height < way * (c.v - at.v) < reach * at.height
        and c.u0 < max(at.u1, at.u0 + 9 * at.height)
        and c.u1 > at.u0 - at.height
    ]
    cell = min(near, key=lambda c: way * c.v, default=None)
    text = flow.text[cell.start : cell.end].strip() if cell else ""
    if way > 0 and _SIGNED_BY_SYSTEM.match(text):
        return True, text
    if not 1 < len(text) <= 30 or _SENTENCE.search(text) or _OTHER_LABEL.search(text):
        return False, ""
    return bool(re.fullmatch(r"[\u4e00-\u9fff ]{2,6}", text) and _named(flow, side) & set(text)), text


def signatures(paper: Paper, sides: Mapping[str, Side]) -> list[Finding]:
    """One Finding "signature" for each side that has a signature label: present True, False or None (not seen)."""
    flow = paper.rows
    best: dict[str, tuple[int, Finding]] = {}
    for name, start, end, _ in places(paper, sides):
        page, file, area = signing_area(flow, start, end)
        present, confidence, how = _present(flow, page, area, end, sides)
        if present is not True:
            present, confidence, how = _or_above(
                flow, page, (start, end), sides[name], (present, confidence, how)
            )
        evidence = Evidence(file, page.number, area, page.size, flow.raw(start, end))
        rank = {True: 2, None: 1, False: 0}[present]
        finding = Finding(
            "signature",
            confidence=confidence,
            details={"party": name, "present": present, "how": how},
            evidence=(evidence,),
        )
        if name not in best or rank > best[name][0]:
            best[name] = (rank, finding)
    return [finding for _, finding in best.values()]


_OTHER_LABEL = re.compile(
    r"(?:甲方|乙方|丙方|出租|承租|用人|劳动|Party|Landlord|Tenant|Lessor|Lessee|Employ|签|盖|电话|地址|法定|证件|身份证|联系|见证|经办|中介|"
    r"产权|代理|法人|负责人|开户|账号|手机|Tel|Phone|Mobile|Address|Witness|ID\b|Name\b|Page\b|第[ ]?\d)",
    re.IGNORECASE,
)
"""What stands behind a place for signing when nobody signed there: the next label."""


def _present(
    flow: Flow, page: Page, area: Quad, end: int, sides: Mapping[str, Side]
) -> tuple[bool | None, float, str]:
    line = flow.text[end:].split("\n")[0].split("\t")
    behind = re.sub(r"[\s:：_()年月日/]|日期|时间|date", "", "".join(line[:2]), flags=re.IGNORECASE)
    label = _OTHER_LABEL.match(behind) or any(side.label.match(behind) for side in sides.values())
    if behind and not label:
        return True, 0.95, "text"
    for mark in page.marks:
        if mark.kind == "seal" and _overlap(mark.quad, area) > 0.1:
            return True, 0.93, "seal"
    for mark in page.marks:
        if mark.kind == "ink" and _overlap(mark.quad, area) > 0.8:
            return _by_ink(mark)
    return None, 0.0, "not looked at"


def _or_above(
    flow: Flow, page: Page, label: tuple[int, int], side: Side, beside: tuple[bool | None, float, str]
) -> tuple[bool | None, float, str]:
    """Nothing beside a label for signing is no missing signature while something may stand above it."""
    mine, text = _name_near(flow, label[0], side, _BELOW)
    if mine and (page.source != "text_layer" or _SIGNED_BY_SYSTEM.match(text)):
        return True, 0.92, "text below"
    mine, text = _name_near(flow, label[0], side, _ABOVE)
    if mine and page.source != "text_layer":  # set in type, it may be the name under which to sign
        return True, 0.92, "text above"
    above = area_above(flow, *label)
    if text:
        return None, 0.0, "text above"
    if beside[0] is not False or above is None:
        return beside
    marks = [m for m in page.marks if m.kind == "ink" and _overlap(m.quad, above) > 0.8]
    if not marks:
        return None, 0.0, "not looked at above"
    there, confidence, how = _by_ink(marks[0])
    return (
        beside if there is False else (None, 0.5, how) if there is None else (True, confidence, "ink above")
    )


def _by_ink(mark: Mark) -> tuple[bool | None, float, str]:
    measured = [float(mark.details[k]) for k in ("dark", "coloured", "red") if k in mark.details]
    if not measured:
        return None, 0.0, "not measured"
    dark = sum(measured)
    if dark >= INK:
        return True, 0.9, "ink"
    if dark <= INK / 3:
        return False, 0.95, "no ink"
    return None, 0.5, "faint ink"


def _overlap(a: Quad, b: Quad) -> float:
    """Share of the smaller box that both cover."""
    ax0, ay0, ax1, ay1 = a.box
    bx0, by0, bx1, by1 = b.box
    width, height = min(ax1, bx1) - max(ax0, bx0), min(ay1, by1) - max(ay0, by0)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((ax1 - ax0) * (ay1 - ay0), (bx1 - bx0) * (by1 - by0))
    return width * height / max(smaller, 1e-6)
