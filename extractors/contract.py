"""What leases and labour contracts share: the day of signing, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from extractors.certainty import span_certainty
from extractors.fields import regions
from extractors.found import Found, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.paper import Fields, Paper, rows_text
from extractors.sides import Side
from extractors.signatures import signatures
from extractors.values import from_date, money
from language.amounts import find_amounts
from language.dates import find_dates
from schemas.document import Finding

_SIGNED = labels(
    r"re:(?:合同|协议|契约|合约|协议书)日期", "Date of contract", "Contract date", "Agreement date",
    r"re:(?:合同|协议|契约|合约|本约)?(?:签[ ]?订|签[ ]?约|签[ ]?署|订立|立约)(?:日期|时间|日)",
    "签订日期", "签约日期", "签署日期", "签订时间", "签约时间", "签署时间", "双方签约时间", "合同签订日期", "签字日期", "签名日期", "订立日期",
    "签订于", "re:本(?:合同|协议|契约|合约)已?(?:签订|签署|订立)于", "re:(?:续订|续签|补签|合同)(?:签字|签订|签署|签约)日期", "合同订立日期", "立约日期", "立约日", "签约日", "订约日期", "签订日", "签署日", "立约时间", "Date of signing", "Date of agreement", "Signing date", "Signed on", "Dated this", "Dated", "Date", "日期",
)  # fmt: skip
_MADE_ON = re.compile(
    r"(?:made|entered into|(?:is|are) dated|executed|signed(?: by (?:both|the|all)?[ \n]?(?:parties|both|us))?)(?:[ \n]+(?:and entered into|on|this|as of|the)){0,4}[ \n]+",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"签|约|合同|协议|of contract|contract date|agreement date|signed|signing|dated", re.IGNORECASE
)


def signed_on(paper: Paper) -> Iterator[Found]:
    """The day of signing: a labelled date, «made on …», or the last bare date of the paper."""
    for flow in paper.flows:
        for region in regions(flow, _SIGNED, None):
            word = flow.text[region.label[0] : region.label[1]]
            if region.way == "below" and not _STRONG.search(word):
                continue
            before = flow.text[max(0, region.label[0] - 12) : region.label[0]]
            if not _STRONG.search(word) and re.search(r"[A-Za-z\u4e00-\u9fff][ ]?$", before):
                continue  # «Delivery date», «交房日期»: another day's label
            late = region.label[0] > 0.6 * len(flow.text)
            weight = 0.9 if _STRONG.search(word) else 0.7 if late else 0.3
            line = flow.text[: region.label[0]].split("\n")[-1].split("\t")[-1]
            if word.islower() and word.startswith("dated") and line.strip():
                continue  # «the agreement between … dated 9 December 2023»: another paper's day
            for span in find_dates(region.text[:40])[:1]:
                found = from_date(region, span, weight)
                if found and span.precision == "day":
                    yield found
        for match in _MADE_ON.finditer(flow.text):
            region = whole(flow, match.end(), min(len(flow.text), match.end() + 40))
            for span in find_dates(region.text)[:1]:
                found = from_date(region, span, 0.85) if span.start <= 12 else None
                if found and span.precision == "day":
                    yield found
        for match in _SIGNED_AT.finditer(flow.text):
            region = whole(flow, match.start(1), match.end(1))
            for span in find_dates(region.text)[:1]:
                found = from_date(region, span, 0.85)
                if found and span.precision == "day":
                    yield found
    yield from _bare_last(paper)


_SIGNED_AT = re.compile(
    r"(?:于|在)[ \n]?([^,，。;；:：]{6,24}?日|\d{4}[-./]\d{1,2}[-./]\d{1,2})[ \n]?(?:[在于][^,，。;；\d]{1,20})?(?:共同)?(?:签[ \n]?[订署约]|订[ \n]?立)(?![ \n]?[的了《])"
)
"""«本合同于2026年3月1日在深圳签订»."""


def _bare_last(paper: Paper) -> Iterator[Found]:
    """A row near the end that holds dates and nothing else."""
    flow = paper.rows
    rows = [r for r in rows_text(flow) if r[2].strip()][-12:]
    for start, end, line in rows:
        spans = [s for s in find_dates(line) if s.precision == "day" and s.value]
        if not spans:
            continue
        rest = line
        for span in reversed(spans):
            rest = rest[: span.start] + rest[span.end :]
        if len(re.sub(r"[\s:：日期]", "", rest)) > 2:
            yield from _bare_cells(flow, start, end)
        else:
            region = whole(flow, start, end)
            for span in spans:
                found = from_date(region, span, 0.6)
                if found:
                    yield found


def _bare_cells(flow: Flow, start: int, end: int) -> Iterator[Found]:
    """Cells of a row that hold a day and nothing else, right below a place to sign or seal."""
    above = "\n".join(flow.text[:start].split("\n")[-5:])
    if not re.search(r"盖[ ]?章|签[ ]?[字名章署]|公章", above):
        return
    for cell in flow.cells:
        if start <= cell.start and cell.end <= end:
            region = whole(flow, cell.start, cell.end)
            for span in find_dates(region.text)[:1]:
                if span.precision == "day" and len(re.sub(r"\s", "", region.text)) == len(
                    re.sub(r"\s", "", span.raw)
                ):
                    found = from_date(region, span, 0.6)
                    if found:
                        yield found


RentPlaces = Callable[[Flow], Iterator[tuple[int, int]]]


def contract_findings(
    paper: Paper, fields: Fields, sides: Mapping[str, Side], money_at: RentPlaces | None
) -> list[Finding]:
    """The term as stated in months, amounts in figures and capitals, and who signed."""
    out: list[Finding] = []
    start, end, months = (fields.get(n) for n in ("term_start", "term_end", "term_months"))
    if start and end and months and start.value and end.value and months.value:
        out.append(
            Finding(
                "term",
                confidence=min(r.confidence or 0.0 for r in (start, end, months)),
                details={"start": start.value, "end": end.value, "months": months.value},
                evidence=(*start.evidence, *end.evidence, *months.evidence),
            )
        )
    if money_at:
        out += _amount_pairs(paper.rows, money_at)
    out += signatures(paper, sides)
    return out


_ONE_SUM = re.compile(r"(?:(?!押金|保证金|按金|租金|佣金|定金|deposit)[^。;；,，]){0,30}", re.IGNORECASE)
"""What may stand between a sum in figures and the same sum in capitals: no end of a sentence, no other sum's name."""


def _amount_pairs(flow: Flow, places: RentPlaces) -> list[Finding]:
    """An amount in figures beside the same amount in capitals, in one sentence."""
    out: list[Finding] = []
    seen: set[tuple[int, int]] = set()
    for start, end in places(flow):
        spans = [s for s in find_amounts(flow.text[start:end]) if s.value is not None]
        for a, b in pairwise(spans):
            between = flow.text[start + a.end : start + b.start]
            if {a.form, b.form} != {"figures", "capitals"} or not _ONE_SUM.fullmatch(between):
                continue
            if _apart(flow, start + a.start, start + b.start):
                continue
            figures, capitals = (a, b) if a.form == "figures" else (b, a)
            key = (start + a.start, start + b.start)
            if key in seen:
                continue
            seen.add(key)
            found = [
                Found("", flow, ((start + s.start, start + s.end),), "clause") for s in (figures, capitals)
            ]
            sure = [_sure(f) for f in found]
            out.append(
                Finding(
                    "amounts",
                    confidence=min(sure),
                    details={"figures": money(figures.value), "capitals": money(capitals.value)},
                    evidence=(*found[0].evidence, *found[1].evidence),
                )
            )
    return out


def _apart(flow: Flow, one: int, other: int) -> bool:
    """Two sums in different rows and columns of a table: «租赁押金 ¥9,100» beside «大写:肆仟…» of the rent."""
    cells = [next((c for c in flow.cells if c.start <= at < c.end), None) for at in (one, other)]
    a, b = cells
    return bool(a and b and a.row != b.row and (a.u1 < b.u0 or b.u1 < a.u0))


def _sure(found: Found) -> float:
    return span_certainty(found.flow, found.spans)[0]
