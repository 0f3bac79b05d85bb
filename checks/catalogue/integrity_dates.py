"""Are the dates of the paper in a possible order, and none of them (but ends) after the day?

Only dates that were read are compared, and the result rests only on those read surely. A contract signed
after its term began is common and only worth a remark.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.days import earliest, latest, open_ended
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.words import field_name
from schemas.check import Severity
from schemas.vocabulary import PAPERS

PAST = (
    "signed_on",
    "issued_on",
    "taken_on",
    "enrolled_on",
    "registered_on",
    "established_on",
    "lived_since",
    "employed_since",
    "date_of_birth",
)
ORDER = (
    ("term_start", "term_end"),
    ("valid_from", "valid_until"),
    ("enrolled_on", "graduates_on"),
    ("enrolled_on", "valid_until"),
    ("established_on", "valid_until"),
    ("enrolled_on", "issued_on"),
    ("lived_since", "issued_on"),
    ("employed_since", "issued_on"),
)
FIELDS = tuple(dict.fromkeys([*PAST, *(name for pair in ORDER for name in pair)]))


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    stated = [f for f in FIELDS if (r := paper.peek(f)) and r.value is not None and not open_ended(r.value)]
    wrong = [
        _wrong(paper, (f,), f"晚于 {room.day}", f"lies after {room.day}")
        for f in stated
        if f in PAST and earliest(_value(paper, f)) > room.day
    ]
    for first, second in ORDER:
        if (
            first in stated
            and second in stated
            and earliest(_value(paper, first)) > latest(_value(paper, second))
        ):
            zh, en = field_name(second)
            wrong.append(
                _wrong(
                    paper,
                    (first, second),
                    f"晚于{zh} {_value(paper, second)}",
                    f"lies after the {en}, {_value(paper, second)}",
                )
            )
    yield from wrong
    sure = [f for f in stated if (r := paper.peek(f)) and r.sure]
    if not wrong:
        for field in sure:
            paper[field]
        yield (
            passed(
                "日期先后合理",
                "The dates are in a possible order",
                found=", ".join(f"{f} {_value(paper, f)}" for f in sure),
            )
            if sure
            else idle("没有读得确定的日期", "No date was read surely")
        )
    if {"signed_on", "term_start"} <= set(sure) and earliest(_value(paper, "signed_on")) > latest(
        _value(paper, "term_start")
    ):
        yield failed(
            f"签订日期 {_value(paper, 'signed_on')} 晚于期限起始日 {_value(paper, 'term_start')}",
            f"Signed on {_value(paper, 'signed_on')}, after the term began on {_value(paper, 'term_start')}",
            severity=Severity.WARN,
        )


def _value(paper: Paper, field: str) -> object:
    reading = paper.peek(field)
    return reading.value if reading else None


def _wrong(paper: Paper, fields: tuple[str, ...], why_zh: str, why_en: str) -> Verdict:
    zh, en = field_name(fields[0])
    value = _value(paper, fields[0])
    readings = [paper.reading(f) for f in fields]
    if any(r is None or not r.sure for r in readings):
        return unclear(
            f"{zh} {value} {why_zh},但读得不够确定",
            f"The {en}, {value}, {why_en}, but that was not read surely",
            found=str(value),
        )
    return failed(
        f"{zh} {value} {why_zh}",
        f"The {en}, {value}, {why_en}",
        found=str(value),
        request=say(f"请核对并上传{zh}正确的文件", f"Please check the {en} and upload a correct paper"),
    )


CHECK = Check(
    id="integrity.dates",
    title=say("日期先后合理", "The dates are in a possible order"),
    run=run,
    about=tuple(kind for kind in PAPERS if kind != "unknown"),
    reads=(*FIELDS, "term_start"),
    when=When(
        passes="no date lies after the day or before what it must follow",
        fails="one surely does",
        gives_up="one seems to, on an unsure reading",
    ),
)
