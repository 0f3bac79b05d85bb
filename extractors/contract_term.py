"""The term of a contract: its first and last day and its length, in clauses, boxes and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.labels import labels
from extractors.layout import Flow
from extractors.letters import part, texts
from extractors.paper import Founds, Paper
from extractors.values import from_date
from language.dates import DateSpan, find_dates
from language.numerals import parse_numeral
from language.terms import TermSpan, find_terms


def term_founds(paper: Paper, label: re.Pattern[str], other: re.Pattern[str]) -> Founds:
    """term_start, term_end and term_months from every clause that states a term.

    label: words that say that this is the term; other: words of other periods (rent-free, land use).
    The nearest word before the span decides; a span that no word introduces weighs little.
    """
    out: Founds = {"term_start": [], "term_end": [], "term_months": []}
    others: set[tuple[int, int]] = set()  # words that the rows show to be another period's
    for flow in paper.flows:
        for span in find_terms(flow.text):
            if _LAW_FROM.match(flow.text, span.end):
                continue
            weight = _weight(flow, span, label, other)
            words = set(flow.words(span.start, span.end))
            if weight <= 0 or words & others:
                others |= words if flow is paper.rows and weight <= 0 else set()
                continue
            region = whole(flow, 0, len(flow.text))
            for name, date in (("term_start", span.start_date), ("term_end", span.end_date)):
                found = from_date(region, date, weight) if date else None
                if found and date and date.precision == "day":
                    out[name].append(found)
            if span.months:
                out["term_months"].append(_months(flow, span, weight))
        out["term_months"] += _lone_months(flow)
        for name, pattern in (("term_start", _BEGINS), ("term_end", _ENDS)):
            out[name] += _labelled(flow, pattern, other)
        out["term_start"] += _first_of_two(flow)
        out["term_months"] += [*_counted(flow), *_months_boxed(flow)]
    for text in texts(paper):
        for name, pattern in (
            ("term_start", _BEGUN),
            ("term_end", _ENDED),
            ("term_start", _BEGUN_EN),
            ("term_end", _ENDED_EN),
        ):
            out[name] += [
                f
                for f in _followed(text, pattern, other)
                if not others.intersection(f.flow.words(*f.spans[0]))
            ]
    return out


_COUNT = labels(
    "月数",
    "租赁月数",
    "租期(月)",
    "期限(月)",
    "租赁期限(月)",
    "租期月数",
    "Months",
    "No. of months",
    start=False,
)


def _counted(flow: Flow) -> Iterator[Found]:
    """A form's box for the number of months: «月数 | 24»."""
    for region in regions(flow, _COUNT, None):
        match = re.match(r"[ \t\n:：]*(\d{1,3})(?=[ \t\n个]|$)", region.text)
        if match and 1 <= int(match[1]) <= 240:
            yield Found(int(match[1]), flow, region.spans(*match.span(1)), region.way, 0.8, _bare_count)


_PERIOD = labels(
    "租期", "租赁期", "租赁期限", "承租期限", "租用期", "合同期限", "期限", "租期时长", "居住期限", "Term", "Lease term", "Tenancy period", "Period",
)  # fmt: skip

_BESIDE_PERIOD = labels(
    "月租金", "月租", "租金", "押金", "保证金", "起租日期", "到期日期", "起始日期", "终止日期", "签约日期", "付款方式", "用途", "面积", "Rent", "Deposit",
)  # fmt: skip


def _months_boxed(flow: Flow) -> Iterator[Found]:
    """A form's box for the length: «租期 | 24个月», beside or below its label."""
    for region in regions(flow, _PERIOD, _BESIDE_PERIOD):
        lead = len(region.text) - len(region.text.lstrip(" \t\n:："))
        match = _MONTHS.match(region.text, lead)
        months = _lone(match[0]) if match and region.way in ("right", "below") else None
        rest = region.text[match.end() :] if match else ""
        if match and months and 1 <= months <= 240 and re.match(r"[ ]*(?:[\t\n]|$)", rest):
            yield Found(months, flow, region.spans(*match.span()), region.way, 0.8, _lone)


def _bare_count(raw: str) -> int | None:
    return int(raw) if re.fullmatch(r"\d{1,3}", raw.strip()) else None


_LAW_FROM = re.compile(r"[起 \n)]{0,3}(?:施[ \n]?行|实施|执行|修[正订]|公布)")
"""«(2008年1月1日起施行)»: a law's day, no contract's."""

_DAY = r"(\d{4}[-./]\d{1,2}[-./]\d{1,2}|[\d二〇零○一三四五六七八九十]{4}[ ]?年[^,，。;；\n]{2,8}?日)[ ]?"
_BEGUN = re.compile(_DAY + r"(?:起租|起算|起聘|起执行|开始|起[,，])")
_BEGUN_EN = re.compile(
    r"(?:(?:takes?|came|come|coming) (?:into )?effect|into force|commenc(?:es?|ing)|begin(?:s|ning)?|starts?|starting|effective)(?: on| from| as of)?[ ]((?:the )?[A-Za-z0-9.,/\- ]{6,24}?\d)(?![\d/.-])",
    re.IGNORECASE,
)
_ENDED_EN = re.compile(
    r"(?:expir(?:es?|ing)|ends?|ending|terminat(?:es?|ing)(?! by| upon)|(?:valid|in force|continues?) until)(?: on| at)?[ ]((?:the )?[A-Za-z0-9.,/\- ]{6,24}?\d)(?![\d/.-])",
    re.IGNORECASE,
)
_ENDED = re.compile(_DAY + r"(?:期满|届满|到期|终止|收回|为止|止(?!付))")


def _followed(text: Region, pattern: re.Pattern[str], other: re.Pattern[str]) -> Iterator[Found]:
    """The word behind the day: «2025年10月23日起租…,2027年10月22日期满»."""
    for match in pattern.finditer(text.text):
        before = re.split(
            r"[。;；]|\.[ ]", text.text[max(0, match.start() - 36) : match.start()].replace("\n", "")
        )[-1]
        if other.search(before):
            continue
        # an English date may go on behind its first number: «September 23, 2024»
        region = part(text, match.start(1), min(len(text.text), match.start(1) + 32))
        for span in [s for s in find_dates(region.text) if s.start <= 4][:1]:
            found = from_date(region, span, 0.8)
            if found and span.precision == "day":
                yield found


_BEGINS = labels(
    "re:(?:租[ ]?赁|租[ ]?期|合同|聘用|劳动合同|起租|承租|期限)?(?:期限)?(?:起[ ]?始|开[ ]?始|生[ ]?效|起租|起)(?:日期|时间|日)",
    "起租日", "Commencement date", "Start date", "Starting date", "Date of commencement", "Lease start", "Lease commencement date", "Term start", start=False,
)  # fmt: skip
_ENDS = labels(
    "re:(?:租[ ]?赁|租[ ]?期|合同|聘用|劳动合同|承租|期限)?(?:期限)?(?:到[ ]?期|终[ ]?止|截[ ]?止|结[ ]?束|届[ ]?满)(?:日期|时间|日)",
    "Expiry date", "End date", "Expiration date", "Date of expiry", "Lease end", "Lease expiry date", "Term end", "Termination date", start=False,
)  # fmt: skip


def _first_of_two(flow: Flow) -> Iterator[Found]:
    """The first of two days in one box whose label names both: «起租日 / 届满日 | 2025-12-05 / 2026-12-04»."""
    for region in regions(flow, _ENDS, None):
        head = flow.text[max(0, region.label[0] - 14) : region.label[0]].split("\n")[-1]
        days, pair = _days_in(region)
        if pair and days[0].start <= 4 and re.search(r"[起始][\u4e00-\u9fff]{0,3}[ ]?[/、及和至]", head):
            found = from_date(region, days[0], 0.75 if region.way == "below" else 0.85)
            if found:
                yield found


_BETWEEN_DAYS = re.compile(r"[ \t]*(?:[/~\-—–至到]|to)[ \t]*", re.IGNORECASE)
"""«First day / last day | 2025-12-05 / 2026-12-04»: two days in one box."""


def _days_in(region: Region) -> tuple[list[DateSpan], bool]:
    """The days at the beginning of a box, and whether the first two of them are joined to a pair."""
    days = find_dates(region.text[:40])
    joined = len(days) > 1 and _BETWEEN_DAYS.fullmatch(region.text, days[0].end, days[1].start)
    return days, bool(joined)


def _labelled(flow: Flow, label: re.Pattern[str], other: re.Pattern[str]) -> Iterator[Found]:
    """A form's own box for the first or the last day: «租赁起始日 | 2026.05.28»."""
    for region in regions(flow, label, None):
        before = flow.text[max(0, region.label[0] - 8) : region.label[0]]
        if other.search(before.split("\n")[-1]) or re.search(
            r"[不无未没非][是设有约定本合同的劳动]{0,6}$", before
        ):
            continue
        below = region.way == "below"
        days, pair = _days_in(region)
        for span in days[1:2] if pair and label is _ENDS else days[:1]:
            near = (days[0] if pair else span).start <= (1 if below else 4)
            found = from_date(region, span, 0.75 if below else 0.85) if near else None
            if found and span.precision == "day":
                yield found


_LENGTH = re.compile(
    r"续租(?:期[限间]?)?[为共]?[ ]?|(?:租[ ]?期|租赁期[限间]?|租用期[限间]?|期限|居住期间?)(?:时长|长度|总长|共计?|为)?[ \t:：]*(?:共计?|为期)?[ \t]*|(?:一共|共计?|合计|总计|为期|总共)[ \t\n_]*|(?:Length|Duration|Period) of (?:the )?(?:tenancy|lease|term)[ \t:]*|(?:Duration|Lease term|Term)[ \t:]+",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"([\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾两]{1,3})[ \n]?(?:个[ \n]?月|months?)|([\d一二三四五六七八九十壹贰叁肆伍两]{1,2})[ ]?(?:年(?!月|\d|[ ]?\d|[一二三四五六七八九十]{1,2}月|[ \t_]*月)|years?)(?:零?([\d一二三四五六七八九十]{1,2})[ ]?(?:个?月|months?))?",
    re.IGNORECASE,
)


def _lone_months(flow: Flow) -> Iterator[Found]:
    """A length that stands by itself, behind «租期» or «共»: «租期时长 36个月», «Length of tenancy 24 months»."""
    for label in _LENGTH.finditer(flow.text):
        match = _MONTHS.match(flow.text, label.end())
        months = _lone(match[0]) if match else None
        if match is None or not months or not 1 <= months <= 240:
            continue
        before = flow.text[max(0, label.start() - 40) : label.start()]
        clause = re.split(r"[。;；]", before)[-1]
        renewal = label[0].startswith("续租") and re.search(
            r"续租(?:合同|协议|契约)|续[订签]", flow.text[:200]
        )
        if _OTHER_LENGTH.search(
            re.sub("续租", "", clause) if renewal else clause + label[0]
        ) or _OTHER_LENGTH.match(flow.text[match.end() : match.end() + 8]):
            continue
        dated = find_dates(clause) or re.search(r"租", label[0] + clause) or label[0][0].isascii()
        if dated:
            yield Found(months, flow, ((match.start(), match.end()),), "length", 0.85, _lone)


_OTHER_LENGTH = re.compile(
    r"试用|免租|押金|保证金|提前|违约|通知|逾期|宽限|装修|使用期限|使用年限|土地|产权|的?租金|服务期|竞业|续租|probation|deposit|notice",
    re.IGNORECASE,
)


def _lone(raw: str) -> int | None:
    match = _MONTHS.fullmatch(raw.strip())
    if not match:
        return None
    if match[1]:
        return parse_numeral(match[1])
    years, rest = parse_numeral(match[2]), parse_numeral(match[3]) if match[3] else 0
    return None if years is None or rest is None else 12 * years + rest


def _months(flow: Flow, span: TermSpan, weight: float) -> Found:
    start, end = span.start, span.end
    stated = getattr(span, "months_span", None)
    if stated:
        start, end = stated
    return Found(int(span.months or 0), flow, ((start, end),), "clause", weight, _months_of)


def _months_of(raw: str) -> int | None:
    return next((t.months for t in find_terms(raw) if t.months), None)


_FORMER = re.compile(
    r"(?:签[订署]的|原)(?:《)?(?:劳动|聘用|房屋租赁|租赁)?(?:合同|协议)(?:》)?[^。;；]{0,45}$"
)
"""A clause about the contract that this one renews: «于…签订的劳动合同(编号…,期限自…»."""


_RENTED = re.compile(r"租[ ]?[到至住]|住[ ]?[到至]")
"""«从2025.6.1租到2026.11.30»."""


def _weight(flow: Flow, span: TermSpan, label: re.Pattern[str], other: re.Pattern[str]) -> float:
    """0.9 where the label before the span is the term's, 0.5 without one, 0 behind another period's label."""
    before = flow.text[max(0, span.start - 70) : span.start].replace("\n", "")  # «试 / 用期»
    about = span.about or ""
    mine = max((m.end() for m in label.finditer(before)), default=-1)
    others = max((m.end() for m in other.finditer(before)), default=-1)
    if _FORMER.search(before):
        return 0.0
    same = others > mine and not re.search(r"[。;；]|\.[ ]", before[others:])
    if other.search(about) or (others > mine and (same or len(before) - others < 30)):
        return 0.0
    weight = 0.5
    if label.search(about) or (mine >= 0 and len(before) - mine < 45):
        weight = 0.9
    elif mine >= 0:
        weight = 0.75
    elif label.search(flow.text[span.start : span.end]) or _RENTED.search(flow.text[span.start : span.end]):
        weight = 0.85
    elif label.match(re.sub(r"^[\s,，止]*", "", flow.text[span.end : span.end + 12])):
        weight = 0.82  # «自…起至…止,住宿于…»
    elif span.months and span.start_date and span.end_date:
        weight = 0.8  # two days and a length in one clause are a term, and a lease has one
    after = re.split(r"[,，。;；\n]", flow.text[span.end : span.end + 16])[0]
    if other.search(after[:10]):
        weight -= 0.3
    if span.start_date and span.end_date:
        weight += 0.03
    elif span.start_date or span.end_date:
        weight -= 0.1
    elif weight < 0.7:
        return 0.0
    return weight
