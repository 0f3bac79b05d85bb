"""Finding a field: labels lead to regions of text, a region is parsed into candidates, candidates agree or not.

A region is text beside, below or behind a label, with the place of each of its characters in the flow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extractors.certainty import comparable, span_certainty
from extractors.layout import Cell, Flow
from extractors.strips import lines_of
from language.folding import folded_text
from schemas.document import Reading
from schemas.transcript import Evidence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Text where a value is expected. offsets[i]: place of text[i] in the flow, -1 for a joint. way: how it was reached."""

    flow: Flow
    text: str
    offsets: tuple[int, ...]
    way: str
    label: Span

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """text[start:end] as runs of flow offsets."""
        runs: list[list[int]] = []
        for offset in self.offsets[start:end]:
            if offset < 0:
                continue
            if runs and offset == runs[-1][1]:
                runs[-1][1] = offset + 1
            else:
                runs.append([offset, offset + 1])
        return tuple((a, b) for a, b in runs)

    def unbroken(self) -> Region:
        """Its lines joined: a narrow column breaks «中华人民共和国出入境 ⏎ 管理局», a message «2026- ⏎ 04-08»."""
        kept = [i for i, c in enumerate(self.text) if c != "\n"]
        text = "".join(self.text[i] for i in kept)
        return Region(self.flow, text, tuple(self.offsets[i] for i in kept), self.way, self.label)

    def cut(self, end: int) -> Region:
        return Region(self.flow, self.text[:end], self.offsets[:end], self.way, self.label)


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate for a field.

    weight: 0..1, how strongly this place means this field. parse: text -> value, to see what another
    reading of the same place would mean; None = text as it is.
    """

    value: str | int
    flow: Flow
    spans: tuple[Span, ...]
    way: str
    weight: float = 0.8
    parse: Callable[[str], str | int | None] | None = None
    certain: float = 1.0
    """How sure the meaning is, the characters being right (an ambiguous date, a repaired letter: lower)."""

    @property
    def raw(self) -> str:
        return "".join(self.flow.raw(a, b) for a, b in self.spans)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(e for a, b in self.spans for e in self.flow.evidence(a, b))


def loose(label: str) -> str:
    """A label as a pattern that allows a blank or tab between Chinese characters («姓  名»)."""
    out = []
    for char in label:
        out.append(re.escape(char))
        if "\u4e00" <= char <= "\u9fff":
            out.append(r"[ \t]?")
        elif char == " ":
            out[-1] = r"[ \t\n]+"
    if out and out[-1] == r"[ \t]?":
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


_ANY_LABEL = re.compile(
    r"[\u4e00-\u9fff/、 ]{0,10}(?:姓[ ]?名|名称|编号|编码|号码|证[件照]?号|学[ ]?号|日期|时间|地址|电话|住址|坐落|座落|类型|类别|种类|方式|情况"
    r"|期限|代码|面积|用途|金额|院系|专业|班级|关系|备注|性别|国籍|性质|状态|职务|职位|单价|总价|楼层|床位|房号|结果|结论|图像号|照片号|相片号|学籍号|卡号|回执号)"
    r"[ ]?(?:\([^()]{0,10}\))?[ ]?[:：]?[ ]*(?:[A-Za-z][A-Za-z .'/]{1,30}[:：]?)?"
)
"""What forms use as labels, whoever wrote them: a cell that is nothing else is no value."""


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
        at = _cell_index(flow, match.end() - 1)  # «姓 | 名» may be two cells
        at = _cell_index(flow, match.start()) if at is None else at
        if at is None or _tail_of_label(flow, at):
            continue
        last = _cell_index(flow, match.end() - 1)
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
        rest = _until_stop(flow, begin, cell.end, stops)
        broken = _LABEL_REST_LEAD.match(flow.text, begin, rest)
        begin = broken.end() if broken else begin
        behind = flow.text[begin:rest].strip(" :：;_)）】")
        if behind and not (rest == cell.end and _LABEL_REST.fullmatch(behind)):
            more = [] if rest < cell.end else _continuation(flow, at, stops)
            yield _region(flow, [(begin, rest), *more], "behind", span)
            if rest < cell.end and _OTHER_TONGUE.fullmatch(behind):
                under = _below(flow, at, stops, (match.start(), rest))
                if under:
                    yield _region(flow, under, "below", span)
            continue
        if rest < cell.end:
            under = _below(flow, at, stops, (match.start(), rest))
            if under and not behind:
                yield _region(flow, under, "below", span)
            continue
        yield from _beside(flow, at, stops, span)
        if any(strip[0] is cell and len(strip) > 2 for strip in flow.strips):
            continue  # a column of several lines: `_stacked`
        below = (
            _below(flow, at, stops, (match.start(), cell.end))
            if (column := _column(flow, at, stops)) is None
            else column
        )
        if below:
            yield _region(flow, below, "below", span)
        if (not below or match.start() > cell.start + 6) and flow.text[begin - 1 : begin] in _CONNECTS:
            wrapped = _next_row(flow, at, stops, match.start())
            if wrapped:
                yield _region(flow, wrapped, "behind", span)
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
                    if b >= end and _is_label(flow, cell, stops)
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
    at = _cell_index(flow, half.end(1) - 1)
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
                and not _is_label(flow, c, stops)
            ]
            if near:
                first = min(near, key=lambda c: c.u0)
                column = sorted(
                    (c for c in near if c.u0 - first.u0 < 2 * c.height or _under(near, c, first)),
                    key=lambda c: c.v,
                )
                yield _region(flow, [(c.start, c.end) for c in column], "right", (upper.start, lower.end))
            break


def _under(cells: list[Cell], cell: Cell, first: Cell) -> bool:
    """A line that is set centred or to the right below `first`, alone in its row and within its width."""
    alone = not any(c.row == cell.row and c is not cell for c in cells)
    return alone and cell.row != first.row and first.u0 <= cell.u0 and cell.u1 <= first.u1 + cell.height


_TWO_TONGUES = re.compile(r"[\u4e00-\u9fff]{2,12}[ /]*[A-Za-z][A-Za-z .'/]{1,30}")


def _tail_of_label(flow: Flow, at: int) -> bool:
    """«成交日期 Completion ⏎ Date»: the last word of a label of two languages that its column broke."""
    cell = flow.cells[at]
    if not re.fullmatch(r"[A-Za-z .']{2,16}", flow.text[cell.start : cell.end]):
        return False
    return any(
        c.page == cell.page
        and 0 < cell.v - c.v < 2.1 * cell.height
        and abs(c.u0 - cell.u0) < 0.6 * cell.height
        and _TWO_TONGUES.fullmatch(flow.text[c.start : c.end])
        for c in flow.cells[max(0, at - 6) : at]
    )


_CONNECTS = frozenset(":：为是在于")


def _next_row(flow: Flow, at: int, stops: re.Pattern[str] | None, label: int) -> list[Span]:
    """A sentence breaks behind its label («…,工作地点为 / 深圳市…»): the next row, from the margin."""
    cell = flow.cells[at]
    following = [c for c in flow.cells[at + 1 : at + 8] if c.page == cell.page and c.row > cell.row]
    if not following or any(c.row == cell.row for c in flow.cells[at + 1 : at + 2]):
        return []
    first = following[0]
    sentence = label - cell.start > 6 and first.u0 <= cell.u0 + 4 * cell.height  # the label ends a full line
    if (
        (first.u1 > cell.u0 and not sentence)
        or first.v - cell.v > 2.6 * max(cell.height, first.height)
        or _is_label(flow, first, stops)
    ):
        return []
    end = _until_stop(flow, first.start, first.end, stops)
    return [(first.start, end)]


def _region(flow: Flow, spans: Iterable[Span], way: str, label: Span) -> Region:
    text: list[str] = []
    offsets: list[int] = []
    for start, end in spans:
        if text and text[-1] != "\n":
            text.append("\n")
            offsets.append(-1)  # stands nowhere
        text.extend(flow.text[start:end])
        offsets.extend(range(start, end))
    return Region(flow, "".join(text), tuple(offsets), way, label)


def whole(flow: Flow, start: int, end: int, way: str = "clause") -> Region:
    """A stretch of the flow as a region."""
    return Region(flow, flow.text[start:end], tuple(range(start, end)), way, (start, start))


def onward(flow: Flow, offset: int, stops: re.Pattern[str] | None = None) -> Region:
    """From `offset` to the end of its cell and on through the lines that carry the cell on."""
    at = _cell_index(flow, offset)
    if at is None:
        return whole(flow, offset, offset)
    end = _until_stop(flow, offset, flow.cells[at].end, stops)
    more = [] if end < flow.cells[at].end else _continuation(flow, at, stops)
    return _region(flow, [(offset, end), *more], "clause", (offset, offset))


def _until_stop(flow: Flow, begin: int, end: int, stops: re.Pattern[str] | None) -> int:
    if stops is None:
        return end
    found = stops.search(flow.text, begin, end)
    while found and found.start() == begin and found.end() == begin:
        found = stops.search(flow.text, begin + 1, end)
    return found.start() if found else end


def _cell_index(flow: Flow, offset: int) -> int | None:
    low, high = 0, len(flow.cells) - 1
    while low <= high:
        middle = (low + high) // 2
        cell = flow.cells[middle]
        if offset < cell.start:
            high = middle - 1
        elif offset >= cell.end:
            low = middle + 1
        else:
            return middle
    return None


def _beside(flow: Flow, at: int, stops: re.Pattern[str] | None, label: Span) -> Iterator[Region]:
    """The next cell of the row; where a label stands middle-high beside two lines, those lines."""
    cell = flow.cells[at]
    if (
        at + 1 < len(flow.cells)
        and flow.cells[at + 1].row == cell.row
        and not _is_label(flow, flow.cells[at + 1], stops)
    ):
        right = flow.cells[at + 1]
        end = _until_stop(flow, right.start, right.end, stops)
        edge = cell.u0 - cell.height
        more = [] if end < right.end else _continuation(flow, at + 1, stops, edge=edge)
        above = _line_above(flow, cell, right, stops)
        yield _region(flow, [*above, (right.start, end), *more], "right", label)
        return
    next_label = (
        flow.cells[at + 1] if at + 1 < len(flow.cells) and flow.cells[at + 1].row == cell.row else None
    )
    limit = next_label.u0 - cell.height if next_label else float("inf")
    near = [
        c
        for c in flow.cells[max(0, at - 4) : at + 5]
        if c.page == cell.page
        and c.row != cell.row
        and cell.u1 <= c.u0 < limit  # under the next label stands the next label's value
        and abs(c.v - cell.v) < 1.3 * max(c.height, cell.height)
        and not _is_label(flow, c, stops)
    ]
    if near:
        first = min(near, key=lambda c: c.u0)
        near = [c for c in near if c.u0 - first.u0 < 2 * c.height or _under(near, c, first)]
        yield _region(flow, [(c.start, c.end) for c in sorted(near, key=lambda c: c.v)], "right", label)


def _line_above(flow: Flow, label: Cell, right: Cell, stops: re.Pattern[str] | None) -> list[Span]:
    """A label that stands middle-high beside two lines may share its row with the second: the first one's place."""
    height = max(label.height, right.height)
    if right.v - label.v < 0.2 * height:
        return []
    return [
        (c.start, c.end)
        for c in flow.cells
        if c.page == label.page
        and c.row != label.row
        and 0.15 * height < label.v - c.v < 1.3 * height
        and c.u0 < right.u1
        and c.u1 > right.u0
        and c.u0 >= label.u1
        and not _is_label(flow, c, stops)
        and not any(
            d.page == c.page and d.row == c.row and d.u1 <= c.u0 for d in flow.cells
        )  # another label's
    ][-1:]


def _continuation(
    flow: Flow, at: int, stops: re.Pattern[str] | None, most: int = 3, edge: float = float("-inf")
) -> list[Span]:
    """Cells of the following rows that carry on this cell's text: alone on their rows, no label, near below.

    edge: what ends left of it belongs to another column and does not count."""
    spans: list[Span] = []
    above = flow.cells[at]
    index = at + 1
    while index < len(flow.cells) and flow.cells[index].row == above.row:
        index += 1
    while index < len(flow.cells) and len(spans) < most:
        cell = flow.cells[index]
        whole_row = [c for c in flow.cells[index : index + 6] if c.row == cell.row]
        row = [c for c in whole_row if c.u1 > edge]
        same = next((c for c in row if c.u0 < above.u1 and c.u1 > above.u0), None)
        if (
            not row
            or same is None
            or cell.page != above.page
            or same.v - above.v > 2.6 * max(above.height, same.height)
        ):
            break
        left = row[0] is not same
        tail = left and _tail_of_label(flow, flow.cells.index(row[0]))
        if (left and not tail and _is_label(flow, row[0], stops)) or _is_label(flow, same, stops):
            break
        centred = abs((same.u0 + same.u1) - (above.u0 + above.u1)) < 3 * above.height
        flush = abs(same.u1 - above.u1) < above.height  # set to the right: «…3单元2802 / 室»
        if (left and not tail) or (same.u0 > above.u0 + 3 * above.height and not centred and not flush):
            break
        end = _until_stop(flow, same.start, same.end, stops)
        spans.append((same.start, end))
        if end < same.end:
            break
        above = same
        index += len(whole_row)
    return spans


def _below(flow: Flow, at: int, stops: re.Pattern[str] | None, label: Span | None = None) -> list[Span]:
    """The cell under a label (cards put values below), if it is no label itself. label: its part of the cell."""
    cell = flow.cells[at]
    best: Cell | None = None
    reach = _HEADING_REACH if _heads_a_table(flow, at, stops) else 3.2
    for other in flow.cells[at + 1 : at + 14]:
        if other.page != cell.page or other.row == cell.row:
            continue
        if other.v - cell.v > reach * max(cell.height, other.height) or other.v <= cell.v:
            continue
        if (other.u0 < cell.u1 and other.u1 > cell.u0) and (best is None or other.v < best.v):
            best = other
    if best is not None and label is not None:
        left, right = _extent(flow, cell, label)
        row = [
            c
            for c in flow.cells
            if c.page == cell.page and c.row == best.row and c.u1 > cell.u0 and c.u0 < cell.u1
        ]
        if len(row) > 1:  # several labels in one cell, and a value under each
            best = max(row, key=lambda c: min(c.u1, right) - max(c.u0, left))
    if best is not None and stops is not None and _small_gloss(flow, cell, best):
        best = _under_gloss(flow, cell, best)
    if best is None or _is_label(flow, best, stops):
        return []
    return [(best.start, _until_stop(flow, best.start, best.end, stops))]


def _extent(flow: Flow, cell: Cell, span: Span) -> tuple[float, float]:
    """Where a part of a cell stands along its row, by the widths of its characters."""
    first, last = max(span[0], cell.start), min(span[1], cell.end)
    if first <= cell.start and last >= cell.end:
        return cell.u0, cell.u1
    widths = [2.0 if c > "\u2e80" else 1.1 for c in flow.text[cell.start : cell.end]]
    scale = (cell.u1 - cell.u0) / max(sum(widths), 1.0)
    before = sum(widths[: first - cell.start])
    return cell.u0 + scale * before, cell.u0 + scale * (
        before + sum(widths[first - cell.start : last - cell.start])
    )


def _small_gloss(flow: Flow, label: Cell, under: Cell) -> bool:
    """A smaller line in Latin letters under a Chinese label is what English calls it: «顾客姓名 ⏎ Customer»."""
    text = flow.text[under.start : under.end].strip()
    chinese = any(c > "\u2e80" for c in flow.text[label.start : label.end])
    return (
        chinese
        and under.height < 0.93 * label.height
        and bool(re.fullmatch(r"(?=.*[a-z])[A-Za-z .'/]{3,32}", text))
    )


def _under_gloss(flow: Flow, label: Cell, gloss: Cell) -> Cell | None:
    """The nearest cell below the gloss of a label."""
    near = [
        c
        for c in flow.cells
        if c.page == label.page
        and 0 < c.v - gloss.v < 3.2 * max(label.height, c.height)
        and c.u0 < label.u1
        and c.u1 > label.u0
        and c.row != gloss.row
    ]
    return min(near, key=lambda c: c.v, default=None)


_HEADING_REACH = 5.0
"""Text heights from a row of headings to the values under it, at most: rows of tables are padded."""


def _heads_a_table(flow: Flow, at: int, stops: re.Pattern[str] | None) -> bool:
    """Whether the cell's row holds nothing but labels, two or more: a heading of a table."""
    cell = flow.cells[at]
    row = [c for c in flow.cells[max(0, at - 8) : at + 9] if c.page == cell.page and c.row == cell.row]
    return len(row) > 1 and all(
        c is cell or _ANY_LABEL.fullmatch(flow.text[c.start : c.end]) or _is_label(flow, c, stops)
        for c in row
    )


def _column(flow: Flow, at: int, stops: re.Pattern[str] | None) -> list[Span] | None:
    """The lines under a heading of a table: of its column, and of the first row below only. None: no such table."""
    cell = flow.cells[at]
    heads = sorted(
        (
            c
            for c in flow.cells[max(0, at - 12) : at + 13]
            if c.page == cell.page and abs(c.v - cell.v) < 0.8 * cell.height
        ),
        key=lambda c: c.u0,
    )
    named = [
        c for c in heads if _ANY_LABEL.fullmatch(flow.text[c.start : c.end]) or _is_label(flow, c, stops)
    ]
    if len(heads) < 4 or len(named) < 0.5 * len(heads):
        return None
    left = max((c.u1 for c in heads if c.u1 <= cell.u0), default=cell.u0)
    right = min((c.u0 for c in heads if c.u0 >= cell.u1), default=float("inf"))
    left, right = (left + cell.u0) / 2, (right + cell.u1) / 2 if right != float("inf") else right
    spans: list[Span] = []
    last: Cell | None = None
    for other in sorted(flow.cells[at + 1 :], key=lambda c: (c.page, c.v)):
        lower = last or cell
        if other.page != cell.page or other.v - lower.v > (2.4 if last else 14) * cell.height:
            break
        if other.v <= cell.v + 0.6 * cell.height:
            continue
        centre = (other.u0 + other.u1) / 2
        if other.u1 - other.u0 > 2 * (right - left) and other.u0 < right and other.u1 > left:
            break
        over = [h for h in heads if h.u0 < other.u1 and h.u1 > other.u0]
        if cell not in over if over else not left <= centre <= right:
            continue
        if _is_label(flow, other, stops):
            break
        if len(over) > 1:
            return []  # columns that ran together: whose text it is cannot be told
        spans.append((other.start, other.end))
        last = other
    return spans


def _is_label(flow: Flow, cell: Cell, stops: re.Pattern[str] | None) -> bool:
    if stops is None:
        return False
    if _ANY_LABEL.fullmatch(flow.text[cell.start : cell.end].strip()):
        return True
    found = stops.match(flow.text, cell.start, cell.end)
    return bool(found and found.end() > found.start())


WEAK = 0.55
"""A place that weighs less does not say by itself that it means this field: never sure alone."""


def combine(founds: Iterable[Found], key: Callable[[str | int], str] | None = None) -> Reading | None:
    """Candidates -> one Reading: the value with most weight; agreement of places raises the confidence,
    another value in as strong a place lowers it below SURE."""
    by_key: dict[str, list[Found]] = {}
    for found in founds:
        by_key.setdefault((key or _key)(found.value), []).append(found)
    if not by_key:
        return None
    ranked = sorted(by_key.values(), key=_strength, reverse=True)
    best = ranked[0]
    reading, doubts = _certainty(best)
    top = max(f.weight for f in best)
    rivals = [g for g in ranked[1:] if max(f.weight for f in g) >= top - 0.05 or _other_way(g, best)]
    if top < WEAK:
        reading = min(reading, 0.8)
    lead = max(best, key=lambda f: (f.weight, span_certainty(f.flow, f.spans)[0]))
    candidates = list(_candidates(lead, doubts))
    note = ""
    if rivals:
        reading = min(reading, 0.6)
        candidates += [(str(g[0].value), 0.3) for g in rivals]
        note = "elsewhere on the paper: " + ", ".join(sorted({str(g[0].value) for g in rivals}))
    places = {f.spans for f in best}
    return Reading(
        value=lead.value,
        raw=lead.raw,
        confidence=round(reading, 4),
        evidence=lead.evidence,
        ways=len(places),
        candidates=tuple(dict(candidates).items()),
        note=note,
    )


def _other_way(group: list[Found], best: list[Found]) -> bool:
    """A machine-readable line against print, or the reverse: never waved through as the weaker place."""
    ways = [{f.way == "mrz" for f in g if f.weight >= 0.7} for g in (group, best)]
    return bool(ways[0] and ways[1] and ways[0] != ways[1])


def _strength(group: list[Found]) -> tuple[float, float, int]:
    return (
        max(f.weight for f in group) + 0.04 * (len({f.spans for f in group}) - 1),
        max(span_certainty(f.flow, f.spans)[0] for f in group),
        -min(f.spans[0][0] for f in group),
    )


def _certainty(group: list[Found]) -> tuple[float, list[tuple[str, str]]]:
    """Several places that say the same count as independent readings: their doubts multiply."""
    best_by_place: dict[tuple[tuple[int, int], ...], float] = {}
    doubts: list[tuple[str, str]] = []
    for found in group:
        certainty, other = span_certainty(found.flow, found.spans)
        doubts += other
        words = tuple(w for a, b in found.spans for w in found.flow.words(a, b))
        value = certainty * found.certain
        best_by_place[words] = max(best_by_place.get(words, 0.0), value)
    doubt = 1.0
    used: set[tuple[int, int]] = set()
    for words, value in sorted(best_by_place.items(), key=lambda kv: -kv[1]):
        if used & set(words):
            continue
        used |= set(words)
        doubt *= 1 - value
    return min(1 - doubt, 0.99), doubts


def _candidates(found: Found, doubts: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """What the same place would mean if the doubtful characters were the others."""
    raw = found.raw
    seen = {str(found.value)}
    for read, other in doubts:
        if read and read in raw and other:
            yield from _as_value(found, raw.replace(read, other, 1), 0.4, seen)
    for a, b in found.spans:
        for page, index, first, last in found.flow.pieces(a, b):
            word = found.flow.pages[page].page.words[index]
            for position, choices in word.alternatives.items():
                if not first <= position < last:
                    continue
                for char, probability in choices:
                    text = word.text[first:position] + char + word.text[position + 1 : last]
                    whole_raw = raw.replace(word.text[first:last], text, 1)
                    yield from _as_value(found, whole_raw, round(probability, 4), seen)


def _as_value(found: Found, raw: str, probability: float, seen: set[str]) -> Iterator[tuple[str, float]]:
    value = found.parse(raw) if found.parse else raw
    if (
        value is not None
        and str(value) not in seen
        and comparable(str(value)) != comparable(str(found.value))
    ):
        seen.add(str(value))
        yield str(value), probability


def _key(value: str | int) -> str:
    return folded_text(str(value)).upper()
