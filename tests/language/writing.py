"""Ways in which papers write a date, a term or a number: the inverse of what the language room reads.

Written from domain notes §3.2 and §3.5, not from the parsers.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

SMALL = "〇一二三四五六七八九"
CAPITAL = "零壹贰叁肆伍陆柒捌玖"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def small(n: int) -> str:
    """1..99 as 一, 十, 十二, 二十, 二十八."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else SMALL[tens] + "十") + (SMALL[ones] if ones else "")


def capital(n: int) -> str:
    """1..31 as cheques write it: 零壹, 壹拾, 壹拾贰, 叁拾壹."""
    tens, ones = divmod(n, 10)
    return ("零" if tens == 0 else CAPITAL[tens] + "拾") + (CAPITAL[ones] if ones else "")


def year(y: int, zero: str = "〇") -> str:
    return "".join(SMALL[int(c)] for c in str(y)).replace("〇", zero)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def ordinal(n: int) -> str:
    return f"{n}{'th' if 11 <= n <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


DATE_STYLES: dict[str, Callable[[datetime.date], str]] = {
    "figures": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "figures_padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "ocr_blanks": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "wide_blanks": lambda d: f"{d.year}　年　{d.month}　月　{d.day}　日",
    "underlined": lambda d: f"{d.year}年__{d.month}__月_{d.day}_日",
    "spread": lambda d: f"{' '.join(str(d.year))} 年 {' '.join(str(d.month))} 月 {' '.join(str(d.day))} 日",
    "line_ends": lambda d: f"{d.year}年\n{d.month}月\n{d.day}日",
    "full_width": lambda d: full_width(f"{d.year}年{d.month}月{d.day}日"),
    "chinese": lambda d: f"{year(d.year)}年{small(d.month)}月{small(d.day)}日",
    "chinese_ling": lambda d: f"{year(d.year, '零')}年{small(d.month)}月{small(d.day)}日",
    "chinese_circle": lambda d: f"{year(d.year, '○')}年{small(d.month)}月{small(d.day)}日",
    "chinese_figure_zero": lambda d: f"{year(d.year, '0')}年{small(d.month)}月{small(d.day)}日",
    "capitals": lambda d: (
        f"{''.join(CAPITAL[int(c)] for c in str(d.year))}年{capital(d.month)}月{capital(d.day)}日"
    ),
    "dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "dots_misread": lambda d: f"{d.year}.{d.month:02},{d.day:02}",
    "middle_dots": lambda d: f"{d.year}·{d.month:02}·{d.day:02}",
    "hyphens": lambda d: f"{d.year}-{d.month}-{d.day}",
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "english": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "english_ordinal": lambda d: f"{ordinal(d.day)} day of {MONTHS[d.month - 1]} {d.year}",
    "english_month_first": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "english_short": lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day} {d.year}",
    "passport": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3].upper()}-{d.year}",
}
MINGUO_STYLES: dict[str, Callable[[datetime.date], str]] = {
    "minguo": lambda d: f"民國{d.year - 1911}年{d.month}月{d.day}日",
    "minguo_long": lambda d: f"中華民國 {d.year - 1911} 年 {d.month} 月 {d.day} 日",
    "minguo_dots": lambda d: f"民國{d.year - 1911}.{d.month}.{d.day}",
}
