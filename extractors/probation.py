"""The probation that a labour contract states, for the ceilings of the Labour Contract Law, Art. 19.

Only what the contract agrees on is taken: sentences that quote the law («试用期不得超过一个月»), that speak of
pay or of notice during probation, or that say there is none, are not a probation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.certainty import span_certainty
from extractors.fields import regions
from extractors.found import Region, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.paper import Fields, Paper
from extractors.values import as_date
from language.dates import DateSpan, find_dates
from language.numerals import parse_numeral
from language.terms import add_months
from schemas.document import Finding, Reading
from schemas.transcript import Evidence

_LABEL = labels(
    "试用期限", "试用期间", "试用期", "试用", "Probationary period", "Probation period", "Period of probation", "Probation",
    start=False,
)  # fmt: skip
_OTHER = re.compile(
    r"[ ]?(?:内|满|届满|结束|后|工资|薪|待遇|考核|转正|间(?!为|自|从|[:：])|月薪|的|员工|salary|pay|wage|review|employee|shall not|may not)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"不得|不超过|不满|只能约定|法律规定|劳动合同法|not exceed|longer than|labou?r contract law",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:无|不设|不约定|没有|免除|免|未约定|不实行|no|without(?: a)?)[ ]?$", re.IGNORECASE)
_C = "0-9零〇一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾"
_UNIT = r"(?P<unit>个[ ]?月|月(?!\d|[一二三四五六七八九十]{1,3}日)|周|星期|天|日历日|日(?!期|止))"
_LENGTH = re.compile(rf"(?P<n>[{_C}]{{1,4}})[ _]?(?:[((][ _]?\d{{1,3}}[ _]?[))])?[ _]?(?:整)?{_UNIT}")
_WORDS = dict(
    one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12
)
_LENGTH_EN = re.compile(
    rf"(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})[ ]?(?:\([ ]?\w{{1,8}}[ ]?\))?[- \n]*(?:calendar )?(?P<unit>months?|weeks?|days?)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?P<n>[{_C}]{{1,3}})[ ]?(?:个[ ]?月)(?:的)?[ ]?试用期(?!内|满|工资)")
_BEFORE_EN = re.compile(
    rf"(?P<n>\d{{1,2}}|{'|'.join(_WORDS)})[ ]?(?:\(\w{{1,8}}\))?[- \n](?P<unit>months?|weeks?|days?)['’]?[ \n](?:of )?probation",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Probation:
    """One statement. months: whole months that cover it (rounded up); days: as stated in days, else None."""

    months: int
    days: int | None
    flow: Flow
    spans: tuple[tuple[int, int], ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(e for a, b in self.spans for e in self.flow.evidence(a, b))


def probation_findings(paper: Paper, fields: Fields) -> list[Finding]:
    """At most one Finding "probation".

    details: months (whole months that the probation takes, rounded up), days (when it is stated in days or
    weeks), term_months (whole months of the contract, None when open or unread), term_kind. Two statements
    that differ leave the finding unsure, with the shorter one in it: nobody is blamed for a misreading.
    """
    stated = list(_statements(paper, fields))
    if not stated:
        return []
    lengths = {s.months for s in stated}
    shortest = min(stated, key=lambda s: s.months)
    term, kind = term_months(fields), fields.get("term_kind")
    sure = [max(span_certainty(s.flow, s.spans)[0] for s in stated if s.months == shortest.months)]
    sure += [r.confidence or 0.0 for r in _used(fields)]
    return [
        Finding(
            "probation",
            zh=f"试用期{shortest.months}个月",
            en=f"probation of {shortest.months} months",
            confidence=min([*sure, 0.6]) if len(lengths) > 1 else min(sure),
            details={
                "months": shortest.months,
                "days": shortest.days,
                "term_months": term,
                "term_kind": None if kind is None else kind.value,
            },
            evidence=shortest.evidence,
        )
    ]


def _used(fields: Fields) -> list[Reading]:
    names = ("term_kind", "term_start", "term_end")
    return [r for n in names if (r := fields.get(n)) is not None and r.value is not None]


def term_months(fields: Fields) -> int | None:
    """Whole months from term_start to term_end, both days included; None without two days."""
    start, end = (as_date(r.value) if (r := fields.get(n)) else None for n in ("term_start", "term_end"))
    if start is None or end is None or end < start:
        return None
    months = 0
    while add_months(start, months + 1) - datetime.timedelta(days=1) <= end:
        months += 1
    return months


def _covering(start: datetime.date, end: datetime.date) -> int:
    """The fewest months that reach `end`, whether or not the last day is counted."""
    months = 0
    while add_months(start, months) < end:
        months += 1
    return months


def _statements(paper: Paper, fields: Fields) -> Iterator[Probation]:
    for flow in paper.flows:
        for region in regions(flow, _LABEL, None):
            sentence = _sentence(flow, region)
            if sentence is None:
                continue
            found = _dated(sentence, fields) or _long(sentence)
            if found:
                yield found
        for pattern in (_BEFORE, _BEFORE_EN):
            for match in pattern.finditer(flow.text):
                line = flow.text[max(0, match.start() - 12) : match.end() + 20]
                found = _length_of(whole(flow, match.start(), match.end()), match)
                if found and not _LAW.search(line):
                    yield found


def _sentence(flow: Flow, region: Region) -> Region | None:
    """What the label says, to the end of its sentence; None when it is no agreed probation."""
    start, after = region.label
    if _OTHER.match(flow.text, after) or _NONE.search(flow.text[max(0, start - 8) : start]):
        return None
    if region.way == "below" and "\t" not in flow.text[max(0, start - 1) : after + 1] and start:
        return None
    cut = re.search(r"[。;；.](?!\d)|\n[ ]*(?:[一二三四五六七八九十]{1,3}、|第|\d{1,2}[.、])", region.text)
    sentence = region.cut(min(cut.start() if cut else len(region.text), 90))
    begun = re.split(r"[。;；\n]", flow.text[max(0, start - 40) : start])[-1]
    return None if _LAW.search(begun + sentence.text) else sentence


def _dated(sentence: Region, fields: Fields) -> Probation | None:
    """«自…至…», «至…止» (then from the first day of the term)."""
    days = [d for d in find_dates(sentence.text) if d.value and d.precision == "day" and not d.ambiguous]
    if not days or days[0].start > 24:
        return None
    if len(days) >= 2 and days[1].start - days[0].end <= 12:
        return _between(sentence, days[0].value, days[0], days[1])
    start = fields.get("term_start")
    before = sentence.text[: days[0].start]
    behind = sentence.text[days[0].end : days[0].end + 4]
    first = as_date(start.value) if start else None
    if first and start and start.sure and (re.search(r"至|到|until|ends? on|to\b", before) or "止" in behind):
        return _between(sentence, first, days[0], days[0])
    return None


def _between(sentence: Region, first: datetime.date | None, a: DateSpan, b: DateSpan) -> Probation | None:
    if first is None or b.value is None or b.value < first:
        return None
    return Probation(_covering(first, b.value), None, sentence.flow, sentence.spans(a.start, b.end))


def _long(sentence: Region) -> Probation | None:
    for pattern in (_LENGTH, _LENGTH_EN):
        match = pattern.search(sentence.text)
        if match and match.start() <= 24:
            return _length_of(sentence, match)
    return None


def _length_of(region: Region, match: re.Match[str]) -> Probation | None:
    number = _WORDS.get(match["n"].lower()) or parse_numeral(match["n"])
    if not number:
        return None
    shift = region.offsets[0] if match.string == region.flow.text else 0
    spans = region.spans(match.start() - shift, match.end() - shift)
    unit = match.groupdict().get("unit") or "个月"
    if unit[0] in "个月mM":
        return Probation(number, None, region.flow, spans) if number <= 24 else None
    days = number * (7 if unit[0] in "周星wW" else 1)
    return Probation(-(-days // 31), days, region.flow, spans) if 7 <= days <= 400 else None
