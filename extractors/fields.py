"""Finding a field: a label leads to the regions of text where its value may stand.

A region is text beside, below or behind a label, with the place of each of its characters in the flow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.found import Region, joined, whole
from extractors.layout import Flow
from extractors.neighbours import (
    below,
    beside,
    cell_index,
    column,
    continuation,
    is_label,
    lines_under,
    next_row,
    tail_of_label,
    until_stop,
)
from extractors.strips import lines_of

_AFTER = re.compile(
    r"[ \t]*(?:\([^()\n\t]{0,24}\)|（[^（）\n\t]{0,24}）)?[ \t]*[:;：]?(?:[为是](?=[ ]?[\t\n]))?[ \t]*(?:[.…·]{3,}[ \t]*)?[【\[「『]?[ \t]*"
)


_LABEL_REST = re.compile(r"[时日间期号码称地点]{1,2}|(?:及|和)地点?")
"""The rest of a label that a narrow table column broke: «预计毕业时», its «间» on the next line."""


_LABEL_REST_LEAD = re.compile(r"(?:[时日期称]|(?:及|和)地点?)[ ]+(?=[^ ])")


_GLOSS = re.compile(r"[ /]*(?:[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ.'º°/]*[ ]?){1,5}(?=[ ]*(?:[:：\t\n]|$))")
"""The English half of a bilingual label: «姓名 Name», «出生日期/Date of birth:»."""


def regions(flow: Flow, label: re.Pattern[str], stops: re.Pattern[str] | None = None) -> Iterator[Region]:
    """Where the value of each occurrence of `label` may stand: behind it, right of it, below it.

    stops: other labels, at which a value ends.
    """
    for match in label.finditer(flow.text):
        at = cell_index(flow, match.end() - 1)  # «姓 | 名» may be two cells
        at = cell_index(flow, match.start()) if at is None else at
        if at is None or tail_of_label(flow, at):
            continue
        last = cell_index(flow, match.end() - 1)
        if last is not None and flow.cells[last].row == flow.cells[at].row:
            at = last  # «坐    落» may be two cells
        cell = flow.cells[at]
        gloss = (
            _GLOSS.match(flow.text, match.end(), cell.end)
            if not flow.text[match.end() - 1].isascii()
            else _chinese_half(flow, match.end(), cell.end, label, stops)
        )
        after = _AFTER.match(flow.text, gloss.end() if gloss else match.end())
        begin = min(after.end() if after else match.end(), max(cell.end, match.end()))
        span = (match.start(), match.end())
        rest = until_stop(flow, begin, cell.end, stops)
        broken = _LABEL_REST_LEAD.match(flow.text, begin, rest)
        begin = broken.end() if broken else begin
        behind = flow.text[begin:rest].strip(" :：;_)）】")
        if behind and not (rest == cell.end and _LABEL_REST.fullmatch(behind)):
            more = [] if rest < cell.end else continuation(flow, at, stops)
            yield joined(flow, [(begin, rest), *more], "behind", span)
            if rest < cell.end and _OTHER_TONGUE.fullmatch(behind):
                under = below(flow, at, stops, (match.start(), rest))
                if under:
                    yield joined(flow, under, "below", span)
            continue
        if rest < cell.end:
            under = below(flow, at, stops, (match.start(), rest))
            if under and not behind:
                yield joined(flow, under, "below", span)
            continue
        yield from beside(flow, at, stops, span)
        if any(strip[0] is cell and len(strip) > 2 for strip in flow.strips):
            continue  # a column of several lines: `_stacked`
        lines = column(flow, at, stops)
        if lines is None:
            lines = below(flow, at, stops, (match.start(), cell.end))
        if lines:
            yield joined(flow, lines, "below", span)
        if (not lines or match.start() > cell.start + 6) and flow.text[begin - 1 : begin] in _CONNECTS:
            wrapped = next_row(flow, at, stops, match.start())
            if wrapped:
                yield joined(flow, wrapped, "behind", span)
    yield from _broken(flow, label, stops)
    yield from _stacked(flow, label, stops)


def _stacked(flow: Flow, label: re.Pattern[str], stops: re.Pattern[str] | None = None) -> Iterator[Region]:
    """What stands below a label in its column of a table, where either of them takes several lines."""
    for strip in flow.strips:
        if len(strip) < 3:
            continue
        text: list[str] = []
        offsets: list[int] = []
        ends: list[int] = []
        for cell, joint in lines_of(flow, strip):
            text += [*joint, *flow.text[cell.start : cell.end]]
            offsets += [-1] * len(joint) + list(range(cell.start, cell.end))
            ends.append(len(text))
        head = label.match("".join(text))
        end = head.end() if head else 0
        if end in ends[:-1]:
            span = (strip[0].start, strip[ends.index(end)].end)
            last = next(  # the next heading in the column ends the value
                (
                    b
                    for (cell, _), b in zip(lines_of(flow, strip), [0, *ends], strict=False)
                    if b >= end and is_label(flow, cell, stops)
                ),
                len(text),
            )
            if last > end:
                yield Region(flow, "".join(text[end:last]), tuple(offsets[end:last]), "stacked", span)


_OTHER_TONGUE = re.compile(r"(?=.*[a-zà-ÿ])[A-Za-zÀ-ÿ .'º°/]{3,40}")
"""What another language says of a field, between two labels that stand close: «注册日期 Data de matrícula 有效至»."""


_CHINESE_HALF = re.compile(r"[ /]*([\u4e00-\u9fff]{1,8})(?=[ ]*(?:[:：\t\n]|$))")


def _chinese_half(
    flow: Flow, begin: int, end: int, label: re.Pattern[str], stops: re.Pattern[str] | None
) -> re.Match[str] | None:
    """The Chinese half behind an English label: «Employer 雇主». Only a word that is a label itself: «Name 陈大文»."""
    half = _CHINESE_HALF.match(flow.text, begin, end)
    if half is None:
        return None
    at = cell_index(flow, half.end(1) - 1)
    under = _tail_under(flow, at) if at is not None and half.end(1) == flow.cells[at].end else ""
    known = any(
        label.fullmatch(word) or (stops is not None and stops.fullmatch(word))
        for word in {half[1], half[1] + under}
    )
    return half if known else None


def _tail_under(flow: Flow, at: int) -> str:
    """The rest of a label that its column broke: «Owner 产权 ⏎ 人»."""
    cell = flow.cells[at]
    for other in flow.cells[at + 1 : at + 5]:
        text = flow.text[other.start : other.end]
        near = other.page == cell.page and 0 < other.v - cell.v < 2.1 * cell.height
        if near and abs(other.u0 - cell.u0) < cell.height and re.fullmatch(r"[\u4e00-\u9fff]{1,4}", text):
            return text
    return ""


_WRAPPED = 16
"""A half of a label that a narrow column broke is no longer than this."""


def _broken(flow: Flow, label: re.Pattern[str], stops: re.Pattern[str] | None) -> Iterator[Region]:
    """Labels that a narrow column broke over two lines («统一社会信用 / 代码»): the value stands right of both."""
    for index, upper in enumerate(flow.cells):
        if upper.end - upper.start > 2 * _WRAPPED:
            continue
        for lower in flow.cells[index + 1 : index + 10]:
            if lower.page != upper.page or lower.v - upper.v > 2.2 * upper.height:
                break
            if (
                lower.row == upper.row
                or lower.end - lower.start > _WRAPPED
                or lower.v - upper.v < 0.5 * upper.height
            ):
                continue
            aligned = min(abs(lower.u0 - upper.u0), abs(lower.u1 - upper.u1)) < upper.height or (
                abs(lower.u0 + lower.u1 - upper.u0 - upper.u1) < 2 * upper.height
            )
            if not aligned:
                continue
            head, tail = flow.text[upper.start : upper.end], flow.text[lower.start : lower.end]
            joint = " " if head[-1:].isascii() and tail[:1].isascii() else ""
            bare = re.sub(r"^[\d]{1,2}[.、)][ ]?", "", head)
            match = label.match(bare + joint + tail)
            if (
                not match
                or match.end() < len(bare) + len(joint) + 1
                or (bare + joint + tail)[match.end() :].strip(" :：")
                or label.fullmatch(tail.strip(" :："))  # a label by itself, below another one
            ):
                continue
            near = [
                c
                for c in flow.cells[max(0, index - 8) : index + 12]
                if c.page == upper.page
                and c.u0 >= max(upper.u1, lower.u1) - 0.3 * upper.height
                and upper.v - 0.7 * upper.height <= c.v <= lower.v + 0.7 * lower.height
                and not is_label(flow, c, stops)
            ]
            if near:
                first = min(near, key=lambda c: c.u0)
                column = sorted(
                    (c for c in near if c.u0 - first.u0 < 2 * c.height or lines_under(near, c, first)),
                    key=lambda c: c.v,
                )
                yield joined(flow, [(c.start, c.end) for c in column], "right", (upper.start, lower.end))
            break


_CONNECTS = frozenset(":：为是在于")


def onward(flow: Flow, offset: int, stops: re.Pattern[str] | None = None) -> Region:
    """From `offset` to the end of its cell and on through the lines that carry the cell on."""
    at = cell_index(flow, offset)
    if at is None:
        return whole(flow, offset, offset)
    end = until_stop(flow, offset, flow.cells[at].end, stops)
    more = [] if end < flow.cells[at].end else continuation(flow, at, stops)
    return joined(flow, [(offset, end), *more], "clause", (offset, offset))
