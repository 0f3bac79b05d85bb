"""Invented identity numbers whose check digits are right, and the arithmetic behind them."""

from __future__ import annotations

from datetime import date
from random import Random

MRZ_WEIGHTS = (7, 3, 1)
RIC_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def mrz_value(char: str) -> int:
    """0-9 are themselves, A-Z are 10-35, the filler is 0."""
    if char == "<":
        return 0
    return int(char) if char.isdigit() else ord(char) - 55


def mrz_check_digit(text: str) -> str:
    """The ICAO 9303 check digit of `text`."""
    return str(sum(mrz_value(c) * MRZ_WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)


def ric_check_digit(body: str) -> str:
    """MOD 11-2 over the 17 digits of a resident number (GB 11643)."""
    rest = sum(int(c) * w for c, w in zip(body, RIC_WEIGHTS, strict=True)) % 11
    return "10X98765432"[rest]


def resident_number(rng: Random, region: str, born: date, sex: str) -> str:
    """An 18-character resident number: region, birth date, sequence (odd for men), check digit."""
    sequence = rng.randrange(1, 499) * 2 + (1 if sex == "M" else 0)
    body = f"{region}{born:%Y%m%d}{sequence:03d}"
    return body + ric_check_digit(body)


def organisation_check(body: str) -> str:
    """The GB 11714 check character of an eight-character organisation code."""
    values = [int(c) if c.isdigit() else ord(c) - 55 for c in body]
    rest = 11 - sum(v * w for v, w in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def uscc_check(body: str) -> str:
    """The GB 32100 check character of the first 17 characters."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def uscc(rng: Random, region: str, prefix: str = "91") -> str:
    """A unified social credit code that passes both of its checks."""
    first = "MA" if rng.random() < 0.6 else ""
    rest = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8 - len(first)))
    if not first:
        rest = "".join(rng.choice("0123456789") for _ in range(8))
    body = prefix + region + first + rest + organisation_check(first + rest)
    return body + uscc_check(body)


def hkid(rng: Random) -> str:
    """A Hong Kong identity number such as A123456(3)."""
    letter, digits = rng.choice("ABCDEGHKMPRYZ"), f"{rng.randrange(10**6):06d}"
    total = 36 * 9 + (ord(letter) - 55) * 8 + sum(int(d) * (7 - i) for i, d in enumerate(digits))
    check = -total % 11
    return f"{letter}{digits}({'A' if check == 10 else check})"


def macau_id(rng: Random) -> str:
    """A Macau identity number such as 1234567(8); its check rule is not public."""
    return f"{rng.choice('157')}{rng.randrange(10**6):06d}({rng.randrange(10)})"


def taiwan_id(rng: Random, sex: str) -> str:
    """A Taiwan identity number: a letter, nine digits, sum divisible by ten."""
    letter = rng.choice("ABCDEFGHJKLMNPQRTUVX")
    code = TW_LETTERS.index(letter) + 10
    digits = [1 if sex == "M" else 2] + [rng.randrange(10) for _ in range(7)]
    total = code // 10 + code % 10 * 9 + sum(d * (8 - i) for i, d in enumerate(digits))
    return letter + "".join(map(str, digits)) + str(-total % 10)


def permit_number(rng: Random, kind: str, origin: str) -> str:
    """The number of a travel permit of `kind`."""
    letter = "M" if origin == "MO" else "H"
    if kind.startswith("taiwan"):
        return f"{rng.randrange(10**6, 9 * 10**7):08d}"
    if kind == "hk_macau_permit_non_chinese":
        return f"{letter}A{rng.randrange(10**6, 10**7)}"
    if kind == "mainland_permit_to_hk_macau":
        return f"C{rng.choice('ABCDEFGHJK')}{rng.randrange(10**6, 10**7)}"
    return f"{letter}{rng.randrange(10**7, 10**8):08d}"


def gbk_letters(name: str) -> str:
    """The way a Chinese name stands in a machine-readable line: each hex digit of GBK as a letter A-P."""
    raw = name.encode("gbk", errors="ignore").hex()
    return "".join(chr(ord("A") + int(c, 16)) for c in raw)


def mrz_td1(number: str, issue: str, born: date, sex: str, until: date, name: str) -> list[str]:
    """Three lines of 30 with ICAO check digits; `name` is in MRZ spelling already."""
    document = number[:9].ljust(9, "<")
    first = f"C<CHN{document}{mrz_check_digit(document)}{issue}".ljust(30, "<")
    birth, expiry = f"{born:%y%m%d}", f"{until:%y%m%d}"
    second = f"{birth}{mrz_check_digit(birth)}{sex}{expiry}{mrz_check_digit(expiry)}CHN".ljust(29, "<")
    overall = mrz_check_digit(first[5:30] + second[0:7] + second[8:15] + second[18:29])
    return [first, second + overall, name[:30].ljust(30, "<")]


def mrz_td3(
    issuer: str, number: str, nationality: str, born: date, sex: str, until: date, name: str
) -> list[str]:
    """A passport's two lines of 44 (ICAO 9303 part 4), no personal number."""
    first = f"P<{issuer.ljust(3, '<')}{name}"[:44].ljust(44, "<")
    document, birth, expiry = number[:9].ljust(9, "<"), f"{born:%y%m%d}", f"{until:%y%m%d}"
    head = f"{document}{mrz_check_digit(document)}{nationality.ljust(3, '<')}{birth}{mrz_check_digit(birth)}{sex}"
    second = f"{head}{expiry}{mrz_check_digit(expiry)}" + "<" * 15
    overall = mrz_check_digit(second[0:10] + second[13:20] + second[21:43])
    return [first, second + overall]


def mrz_one_line(number: str, until: date, born: date) -> str:
    """The single 30-character line of a mainland card for Hong Kong and Macau."""
    parts = [number[:9].ljust(9, "<"), f"{until:%y%m%d}", f"{born:%y%m%d}"]
    body = "<".join(part + mrz_check_digit(part) for part in parts)
    line = "CS" + body + "<"
    return line + mrz_check_digit(line)


def latin_mrz_name(name_en: str) -> str:
    """CHAN, TAI MAN becomes CHAN<<TAI<MAN."""
    family, _, given = name_en.upper().partition(",")
    return family.strip().replace(" ", "<") + "<<" + given.strip().replace(" ", "<").replace("-", "<")
