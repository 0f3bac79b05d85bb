"""Chinese numerals to int: 一百一十五, 贰拾捌, 廿五, 二〇二六, 二0二六. Strict: None for anything malformed.

Zero is written 〇 ○ 零 0; between Chinese numerals OCR and typists also leave a letter O, which cannot mean
anything else there. Capitals (壹贰叁) follow 《支付结算办法》 annex 1 and domain notes §2.8/§3.5.
"""

from __future__ import annotations

DIGITS: dict[str, int] = {
    "〇": 0,
    "○": 0,
    "◯": 0,
    "零": 0,
    "一": 1,
    "壹": 1,
    "弌": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "贰": 2,
    "貳": 2,
    "弍": 2,
    "三": 3,
    "叁": 3,
    "參": 3,
    "参": 3,
    "叄": 3,
    "弎": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "陸": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
UNITS: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS: dict[str, int] = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
BIG: dict[str, int] = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
ZEROS = "〇○◯零0"
# The letter O (Latin, Cyrillic) counts as zero only in a numeral that has Chinese digits.
LETTER_ZEROS = "OoОо"


def parse_numeral(text: str) -> int | None:
    """The value of a whole numeral (no blanks, no sign, no fraction), or None when it is not one."""
    if not text or len(text) > 24:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if not any(c in UNITS or c in TENS or c in BIG for c in text):
        return _positional(text)
    return _with_units(text)


def _positional(text: str) -> int | None:
    """二〇二六, 二0二六, 贰零贰陆."""
    if not any(c in DIGITS for c in text):
        return None
    value = 0
    for char in text:
        digit = digit_of(char)
        if digit is None:
            return None
        value = value * 10 + digit
    return value


def digit_of(char: str) -> int | None:
    """The digit that one character stands for in a Chinese numeral."""
    if "0" <= char <= "9":
        return int(char)
    if char in LETTER_ZEROS:
        return 0
    return DIGITS.get(char)


def _with_units(text: str) -> int | None:
    """一千二百三十四, 十二, 廿五, 一万五千: sections of four digits, each unit smaller than the last."""
    total = 0
    last_big = 10**12
    rest = text
    while rest:
        cut = next((i for i, c in enumerate(rest) if c in BIG), None)
        section, big = (rest, 1) if cut is None else (rest[:cut], BIG[rest[cut]])
        value = _section(section)
        if value is None or value == 0 or value >= 10_000 or big >= last_big:
            return None
        total += value * big
        last_big = big
        rest = "" if cut is None else rest[cut + 1 :]
    return total


def _section(text: str) -> int | None:
    """One section below 万. Leading zeros are allowed (零壹拾, as cheques are written), inner zeros too."""
    if text and all("0" <= c <= "9" for c in text):
        return int(text)
    if not any(c in UNITS or c in TENS for c in text):
        stripped = text.lstrip(ZEROS)
        return digit_of(stripped) if len(stripped) == 1 else None
    total, digit, last_unit, zero = 0, None, 10_000, False
    for position, char in enumerate(text):
        if char in TENS:
            if digit is not None or last_unit <= 10:
                return None
            total, last_unit = total + TENS[char], 10
        elif char in UNITS:
            unit = UNITS[char]
            # A bare 十 is ten at the start of a section and after a zero or a hundred (一百十五).
            if digit is None and (unit != 10 or (position and text[position - 1] in TENS)):
                return None
            if unit >= last_unit:
                return None
            total, digit, last_unit = total + (1 if digit is None else digit) * unit, None, unit
        else:
            value = digit_of(char)
            if value is None or digit is not None:
                return None
            digit = value if value else None
            zero = zero or not value
    if digit is not None:
        # 一百五 means 150 in speech: not accepted, since it may also be a lost 零.
        if last_unit > 10 and not zero:
            return None
        total += digit
    return total


def to_chinese(value: int, *, capital: bool = False) -> str:
    """0..9999 as 一千零五 / 壹仟零伍. The inverse of parse_numeral; used for explanations and tests."""
    digits, units = (
        ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
        if capital
        else ("零一二三四五六七八九", ("", "十", "百", "千"))
    )
    if not 0 <= value <= 9999:
        raise ValueError("0..9999 only")
    if value == 0:
        return "零"
    text = str(value)
    out = ""
    for index, figure in enumerate(text):
        power = len(text) - 1 - index
        if figure == "0":
            if out and not out.endswith("零") and int(text[index:]):
                out += "零"
            continue
        out += digits[int(figure)] + units[power]
    return out[1:] if not capital and 10 <= value <= 19 else out
