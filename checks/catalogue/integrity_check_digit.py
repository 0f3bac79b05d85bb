"""Do the numbers on the paper hold with their own check digits?

Only sure readings are tried; an unsure one says nothing, but unsure machine-readable lines in which a digit does
not fit are for a person. A code of a firm that fails is
never «wrong» (legal ones fail, S31): inconclusive. Of the machine-readable lines the layout after column 5
is not published, so numbers and dates are looked for by value; one digit that does not fit is most often a
misread one (inconclusive), two that do not fit are two ways to the same finding (failed).
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from checks.words import field_name
from language.checkdigits import check_digit_7_3_1
from language.identifiers import IdSpan, classify
from language.mrz import parse_mrz
from schemas.vocabulary import PAPERS

NUMBERS = ("tenant_id", "landlord_id", "employee_id", "uscc", "number")
OWN = ("tenant_id", "employee_id")
CHECKED = frozenset({"residence_permit", "mainland_id", "hkid", "taiwan_id", "uscc"})


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    said = [verdict for field in NUMBERS for verdict in _number(paper, field, room)]
    said += _machine_lines(paper)
    yield from said or [idle("没有带校验码且读得确定的号码", "No number with a check digit was read surely")]


def _number(paper: Paper, field: str, room: Room) -> Iterator[Verdict]:
    reading = paper.peek(field)
    if reading is None or not reading.sure:
        return
    spans = classify(str(reading.value))
    if not spans or any(span.kind not in CHECKED for span in spans):
        return
    paper[field]
    yield _judged(field, spans[0], room) or _whose(field, spans[0], room)


def _judged(field: str, span: IdSpan, room: Room) -> Verdict | None:
    zh, en = field_name(field)
    if span.kind == "uscc" and span.valid is not True:
        return _code(zh, en, span)
    if span.valid is False:
        return failed(
            f"{zh} {span.value} 的校验码不符",
            f"The check digit of the {en} {span.value} does not fit",
            found=span.value,
            then="review",
        )
    return None


def _code(zh: str, en: str, span: IdSpan) -> Verdict:
    """A firm's code has two digits of its own: the last one, and that of the organisation code inside (GB 11714)."""
    inner = span.detail.get("organisation_check")
    if inner:
        why_zh, why_en = "其中组织机构代码的校验码相符", "the organisation code in it holds"
        why_zh += ",早期部分地区的合法代码即如此" if span.valid is None else ",可能是末位误读"
        why_en += (
            ", as in legal early codes of some places"
            if span.valid is None
            else "; the last character may be misread"
        )
    else:
        why_zh, why_en = (
            "其中组织机构代码的校验码也不符,可能是误读",
            "the organisation code in it does not hold either; it may be misread",
        )
    return unclear(
        f"{zh} {span.value} 的校验码不符;{why_zh},请人工核对",
        f"The check digit of the {en} {span.value} does not fit: {why_en}; please compare",
        found=span.value,
    )


def _whose(field: str, span: IdSpan, room: Room) -> Verdict:
    """The number holds; a residence or identity number of the applicant also tells a birth date and a sex."""
    zh, en = field_name(field)
    applicant = room.application.applicant
    born, sex = span.detail.get("date_of_birth"), span.detail.get("sex")
    same_sex = applicant.sex is None or sex == applicant.sex
    same = born == applicant.date_of_birth.isoformat() and same_sex
    if field in OWN and span.kind == "residence_permit" and not same:
        return failed(
            f"{zh} {span.value} 所含出生日期或性别({born},{sex})与申请不同",
            f"The birth date or sex in the {en} {span.value} ({born}, {sex}) is not the applicant's",
            found=span.value,
            then="review",
        )
    return passed(
        f"{zh} {span.value} 的校验码相符", f"The check digit of the {en} {span.value} fits", found=span.value
    )


def _machine_lines(paper: Paper) -> list[Verdict]:
    reading = paper.peek("mrz")
    if reading is None or reading.value is None:
        return []
    if not reading.sure:
        return _doubtful_lines(str(reading.value))
    lines = "".join(str(reading.value).split()).upper()
    wanted = {f: _as_printed(paper, f) for f in ("number", "date_of_birth", "valid_until")}
    fits = [f for f, v in wanted.items() if v and v + check_digit_7_3_1(v) in lines]
    odd = [f for f, v in wanted.items() if v and f not in fits and _followed_by_digit(lines, v)]
    for field in (*fits, *odd, "mrz"):
        paper[field]
    names_zh = "、".join(field_name(f)[0] for f in odd)
    names_en = ", ".join(field_name(f)[1] for f in odd)
    if len(odd) > 1:
        return [
            failed(
                f"机读码中{names_zh}的校验码均不符",
                f"In the machine-readable lines the check digits of {names_en} do not fit",
                then="review",
            )
        ]
    if odd:
        return [
            unclear(
                f"机读码中{names_zh}的校验码不符,可能是误读,请人工查看",
                f"The check digit of the {names_en} in the machine-readable lines does not fit; "
                "it may be misread",
            )
        ]
    if fits:
        return [
            passed(
                "机读码的校验码相符",
                "The check digits of the machine-readable lines fit",
                found=", ".join(fits),
            )
        ]
    return []


def _doubtful_lines(value: str) -> list[Verdict]:
    """Lines that were not read surely say nothing, unless a digit in them does not fit: then a person looks."""
    states = parse_mrz(value).checks.values()
    if "invalid" not in states:
        return []
    return [
        unclear(
            "机读码的校验码不符,可能是误读,请人工查看",
            "A check digit of the machine-readable lines does not fit; it may be misread, please look",
        )
    ]


def _as_printed(paper: Paper, field: str) -> str | None:
    """The value as the lines would carry it: a number padded to nine, a date as YYMMDD."""
    reading = paper.peek(field)
    if reading is None or not reading.sure:
        return None
    value = str(reading.value)
    if field == "number":
        return value.upper().ljust(9, "<")[:9] if value.isalnum() and value.isascii() else None
    return value[2:].replace("-", "") if len(value) == 10 else None


def _followed_by_digit(lines: str, value: str) -> bool:
    at = lines.find(value)
    return at >= 0 and lines[at + len(value) : at + len(value) + 1].isdigit()


CHECK = Check(
    id="integrity.check_digit",
    title=say("号码的校验码相符", "Numbers hold with their check digits"),
    run=run,
    about=tuple(kind for kind in PAPERS if kind != "unknown"),
    reads=(*NUMBERS, "mrz", "date_of_birth", "valid_until"),
    then="review",
    when=When(
        passes="the digits fit",
        fails="two ways show that they do not fit, or a number tells another birth date",
        gives_up="a firm's code does not fit (legal ones exist), or one digit of the machine-readable lines does not",
    ),
)
