"""The many written forms of a date, a term and a sum of money."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

HANZI = "〇一二三四五六七八九"
HANZI_ZERO = "零一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

MONTHS_FR = ["JAN", "FÉV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC"]


def add_months(day: date, months: int) -> date:
    """The same day of the month, or the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def term_end(start: date, months: int, inclusive: bool = True) -> date:
    """The last day of a term; `inclusive` takes a day off, as most contracts do."""
    return add_months(start, months) - timedelta(days=1 if inclusive else 0)


def small_number(number: int) -> str:
    """11 becomes 十一; up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else HANZI[tens] + "十")
    return head + (HANZI[ones] if ones or not tens else "")


def ordinal(number: int) -> str:
    """1 becomes 1st."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def date_text(day: date, style: str) -> str:
    """`day` in one of the styles that papers use."""
    y, m, d = day.year, day.month, day.day
    if style.startswith("hanzi"):
        digits = HANZI_ZERO if style == "hanzi0" else HANZI
        year = "".join(digits[int(c)] for c in str(y))
        return f"{year}年{small_number(m)}月{small_number(d)}日"
    return {
        "ymd": f"{y}年{m}月{d}日",
        "ymd0": f"{y}年{m:02d}月{d:02d}日",
        "ymd_sp": f"{y} 年 {m} 月 {d} 日",
        "ymd_full": f"{y}年{m}月{d}日".translate({ord(str(i)): chr(0xFF10 + i) for i in range(10)}),
        "dot": f"{y}.{m:02d}.{d:02d}",
        "dot1": f"{y}.{m}.{d}",
        "dash": f"{y}-{m:02d}-{d:02d}",
        "slash": f"{y}/{m}/{d}",
        "slash0": f"{y}/{m:02d}/{d:02d}",
        "roc": f"民國{y - 1911}年{m}月{d}日",
        "en": f"{d} {MONTHS_EN[m - 1]} {y}",
        "en_ord": f"{ordinal(d)} {MONTHS_EN[m - 1]} {y}",
        "en_us": f"{MONTHS_EN[m - 1]} {d}, {y}",
        "en_short": f"{d:02d}-{MONTHS_EN[m - 1][:3].upper()}-{y}",
        "en_mon": f"{d:02d} {MONTHS_EN[m - 1][:3].upper()} {y}",
        "en_mon_slash": f"{d:02d} {MONTHS_EN[m - 1][:3].upper()} / {MONTHS_FR[m - 1]} {y % 100:02d}",
        "en_us_mon": f"{MONTHS_EN[m - 1][:3].upper()} {d:02d}, {y}",
        "dot_dmy": f"{d:02d}.{m:02d}.{y}",
        "ym": f"{y}年{m}月",
        "ym0": f"{y}年{m:02d}月",
        "ym_dot": f"{y}.{m:02d}",
        "ym_dash": f"{y}-{m:02d}",
    }[style]


def _section(number: int) -> str:
    out, zero = "", False
    for unit, word in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if zero and out else "") + CAPITALS[digit] + word
            zero = False
        else:
            zero = True
    return out


def capitals(amount: Decimal) -> str:
    """5000 becomes 伍仟元整."""
    high, low = divmod(int(amount), 10_000)
    head = _section(high) + "万" if high else ""
    gap = "零" if high and low and low < 1000 else ""
    return f"{head}{gap}{_section(low)}元整"


def money_text(amount: Decimal, style: str) -> str:
    """A sum in figures or capitals."""
    return {
        "yuan": f"¥{amount:,.2f}",
        "yuan_full": f"￥{amount:,.2f}元",
        "plain": f"{int(amount)}元",
        "bare": f"{int(amount)}",
        "rmb": f"RMB {amount:,.0f}",
        "rmb2": f"RMB{amount:,.2f}",
        "comma": f"{amount:,.2f}",
        "capitals": capitals(amount),
        "both": f"人民币{capitals(amount)}(¥{amount:,.2f})",
        "hkd": f"HK${amount:,.0f}",
        "both2": f"人民币 {int(amount)} 元(大写:{capitals(amount)})",
    }[style]


def months_text(months: int, style: str) -> str:
    """The length of a term."""
    years, rest = divmod(months, 12)
    yearly = f"{years}年" + (f"{rest}个月" if rest else "") if years else f"{rest}个月"
    capital = {1: "壹", 2: "贰", 3: "叁", 4: "肆", 5: "伍"}
    return {
        "months": f"{months}个月",
        "bare": str(months),
        "mixed": f"{years}年{rest}月",
        "years": yearly,
        "capital": f"{capital[years]}年" if rest == 0 and years in capital else f"{months}个月",
        "hanzi": f"{small_number(months)}个月",
        "en": f"{months} months",
    }[style]
