"""Amounts of money in figures and in capitals: ¥5,000.00, 人民币伍仟元整, 玖仟元(RMB 9,000), HK$12,000.

Capitals follow 《支付结算办法》 annex 1 (1997): 零壹贰叁肆伍陆柒捌玖, 拾佰仟万亿, 元/圆, 角, 分, 整/正.
The parser of capitals is strict: a malformed sum keeps its place with a `problem` and has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from language.folding import Folded, fold
from language.numerals import parse_numeral
from language.spans import without_overlaps

Currency = Literal["CNY", "HKD", "MOP", "USD"]
Form = Literal["figures", "capitals"]


@dataclass(frozen=True, slots=True)
class AmountSpan:
    """value: in units of the currency, None with a `problem`; currency: None when not printed beside it.

    form: "figures" or "capitals" (Chinese numerals). per: "month", "year", "day" when printed (元/月).
    start, end, raw: in the text given.
    """

    start: int
    end: int
    raw: str
    value: Decimal | None
    currency: Currency | None
    form: Form
    per: Literal["month", "year", "day"] | None = None
    problem: str | None = None


_CURRENCIES: dict[str, Currency] = {
    "¥": "CNY",
    "￥": "CNY",
    "rmb": "CNY",
    "cny": "CNY",
    "人民币": "CNY",
    "hk$": "HKD",
    "hkd": "HKD",
    "港币": "HKD",
    "港元": "HKD",
    "港圆": "HKD",
    "港纸": "HKD",
    "mop": "MOP",
    "mop$": "MOP",
    "澳门币": "MOP",
    "澳门元": "MOP",
    "us$": "USD",
    "usd": "USD",
    "美元": "USD",
}
_SIGN = r"(?P<sign>¥|￥|RMB|CNY|人民币|HK\s?\$|HKD|港币|MOP\s?\$?|澳门币|US\s?\$|USD|美元)"
_FIGURE = r"(?P<figure>\d{1,3}(?:,\s?\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)"
_AFTER = r"(?P<after>元整?|圆整?|块|万元|港元|港币|澳门元|美元|RMB|HKD|CNY)"
_PER = r"(?:\s?(?:/|每|per\s|a\s)\s?(?P<per>月|年|日|天|month|year|day|mth))?"
_FIGURES = re.compile(
    rf"(?:{_SIGN}\s?(?:\([^()\n]{{1,6}}\))?\s?[:_]?\s?[\s_]{{0,4}}{_FIGURE}(?![\d.,]*\d)(?:\s?(?:元整?|圆整?|万元|/-))?"
    rf"|(?<![\d.,A-Za-z]){_FIGURE.replace('figure', 'figure2')}[\s_]{{0,3}}{_AFTER}){_PER}",
    re.IGNORECASE,
)
_CAP = "零〇壹贰叁参肆伍陆柒捌玖一二两三四五六七八九十拾佰百仟千万亿"
_CAPITALS = re.compile(
    rf"(?P<sign>人民币|港币|澳门币|美元|RMB|HKD)?\s?(?:\(?大写\)?)?\s?[:_]?[\s_]{{0,4}}(?P<whole>[{_CAP}](?:\s?[{_CAP}]){{0,18}})[\s_]{{0,2}}(?P<unit>港元|港币|澳门元|美元|元|圆)"
    rf"\s?(?:(?P<jiao>[{_CAP}])\s?角)?\s?零?\s?(?:(?P<fen>[{_CAP}])\s?分)?\s?(?:整|正)?{_PER}",
    re.IGNORECASE,
)
_PERIODS: dict[str, Literal["month", "year", "day"]] = {
    "月": "month",
    "month": "month",
    "mth": "month",
    "年": "year",
    "year": "year",
    "日": "day",
    "天": "day",
    "day": "day",
}


def find_amounts(text: str) -> list[AmountSpan]:
    """Every amount with a currency sign or a unit, in reading order. Bare figures are not amounts."""
    folded = fold(text, simplify=True, spaces=False)
    found = without_overlaps([*_figures(folded.text), *_capitals(folded.text)])
    return [_to_original(span, folded, text) for span in found]


def _figures(text: str) -> Iterator[AmountSpan]:
    for m in _FIGURES.finditer(text):
        digits = (m["figure"] or m["figure2"]).replace(",", "").replace(" ", "")
        after = (m["after"] or "").lower()
        tail = m[0].lower()
        value = Decimal(digits) * (10_000 if after == "万元" or tail.endswith("万元") else 1)
        currency = _currency(m["sign"]) or _currency(after)
        problem = "a blank inside the figures" if _broken(text, m, digits) else None
        yield AmountSpan(
            m.start(),
            m.end(),
            "",
            None if problem else value,
            currency,
            "figures",
            _period(m["per"]),
            problem,
        )


def _broken(text: str, match: re.Match[str], digits: str) -> bool:
    """¥5 000, 1 500元: three figures and a few more with a blank between may be one number or two."""
    if match["figure"] is not None:
        return len(digits) <= 3 and re.match(r"\s\d{3}(?!\d)", text[match.end("figure") :]) is not None
    if len(digits.partition(".")[0]) != 3:
        return False
    return re.search(r"(?<!\d)\d{1,3}\s$", text[max(0, match.start() - 5) : match.start()]) is not None


def _capitals(text: str) -> Iterator[AmountSpan]:
    for m in _CAPITALS.finditer(text):
        whole = "".join(m["whole"].split())
        if len(whole) == 1 and whole in "万亿十百千拾佰仟零〇" and not m["sign"]:
            continue  # «万元» as the unit of a table, «十元» in words: nothing stated here
        value, problem = parse_capitals(whole, m["jiao"], m["fen"])
        currency = _currency(m["sign"]) or _currency(m["unit"])
        start = m.start() if m["sign"] else m.start("whole")
        yield AmountSpan(start, m.end(), "", value, currency, "capitals", _period(m["per"]), problem)


def parse_capitals(
    whole: str, jiao: str | None = None, fen: str | None = None
) -> tuple[Decimal | None, str | None]:
    """(value, None), or (None, problem). Strict: every digit needs its unit, units must fall."""
    value = 0 if whole in ("零", "〇") else parse_numeral(whole)
    if value is None or (len(whole) > 1 and _positional(whole)):
        return None, "malformed amount in capitals"
    total = Decimal(value)
    for part, unit in ((jiao, Decimal("0.1")), (fen, Decimal("0.01"))):
        if part is None:
            continue
        digit = 0 if part in "零〇" else parse_numeral(part)
        if digit is None or digit > 9:
            return None, "malformed amount in capitals"
        total += digit * unit
    return total, None


def _positional(whole: str) -> bool:
    """伍零零零元: digits without units are how figures are read out, not how a sum is written."""
    return not any(c in "十拾百佰千仟万亿" for c in whole)


def _currency(sign: str | None) -> Currency | None:
    return _CURRENCIES.get("".join((sign or "").lower().split()))


def _period(per: str | None) -> Literal["month", "year", "day"] | None:
    return None if per is None else _PERIODS[per.lower()]


def _to_original(span: AmountSpan, folded: Folded, text: str) -> AmountSpan:
    start, end = folded.span(span.start, span.end)
    raw = text[start:end]
    lead, trail = len(raw) - len(raw.lstrip(" \n_:")), len(raw) - len(raw.rstrip(" \n_"))
    start, end = start + lead, end - trail
    return replace(span, start=start, end=end, raw=text[start:end])
