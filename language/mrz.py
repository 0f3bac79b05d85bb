"""Machine-readable lines of travel permits and passports (domain notes §2.2; ICAO Doc 9303 parts 3, 4, 5).

The layout of the mainland travel permits beyond column 5 is not public (GA/T 704.14-2015), so nothing here
rejects a document: an unknown second letter or column is reported as absent, a check digit that does not
fit as "invalid", and the caller decides. Offsets are columns within a cleaned line.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Literal

from language.checkdigits import check_digit_7_3_1

CheckState = Literal["valid", "invalid", "absent"]


@dataclass(frozen=True, slots=True)
class Mrz:
    """layout: "TD1" (3x30), "TD3" (2x44), "CS30" (one line of 30) or "unknown".

    birth, expiry: YYMMDD as printed, "" when absent; see `century` for a date. checks: name of the digit ->
    valid, invalid or absent. chinese: the Chinese name coded in GBK letters, "" when there is none.
    repairs: characters changed by the type of their position, as (line, column, from, to); empty when none.
    """

    layout: Literal["TD1", "TD3", "CS30", "unknown"]
    lines: tuple[str, ...]
    document_code: str = ""
    issuer: str = ""
    number: str = ""
    nationality: str = ""
    birth: str = ""
    sex: str = ""
    expiry: str = ""
    surname: str = ""
    given_names: str = ""
    chinese: str = ""
    optional: str = ""
    checks: dict[str, CheckState] = field(default_factory=dict)
    repairs: tuple[tuple[int, int, str, str], ...] = ()

    @property
    def valid(self) -> bool | None:
        """True when every digit that is present fits, False when one does not, None when none is present."""
        states = [s for s in self.checks.values() if s != "absent"]
        return None if not states else all(s == "valid" for s in states)


# ---------------------------------------------------------------------------------------------------------


def clean_line(line: str) -> str:
    """Upper case, blanks out, the usual misreads of the filler (« ‹ 《 〈 ＜) as <."""
    out = "".join(line.split()).upper()
    return re.sub("[«‹《〈＜≤﹤]", "<", out).replace("<<<K<<", "<<<<<<")


def looks_like_mrz(line: str) -> bool:
    """At least 28 characters of the MRZ alphabet, with fillers or a leading C."""
    clean = clean_line(line)
    return (
        len(clean) >= 28
        and re.fullmatch(r"[A-Z0-9<]+", clean) is not None
        and (clean.count("<") >= 2 or clean.startswith("C"))
    )


def find_mrz(text: str) -> list[Mrz]:
    """Machine-readable blocks in a text: neighbouring lines of one length."""
    lines = [clean_line(line) for line in text.splitlines()]
    found, at = [], 0
    while at < len(lines):
        block = [lines[at]] if looks_like_mrz(lines[at]) else []
        while (
            block
            and at + len(block) < len(lines)
            and len(block) < 3
            and looks_like_mrz(lines[at + len(block)])
        ):
            block.append(lines[at + len(block)])
        if block:
            found.append(parse_mrz(block))
        at += max(len(block), 1)
    return found


def parse_mrz(lines: list[str] | tuple[str, ...] | str, *, repair: bool = False) -> Mrz:
    """Parse one block. With `repair`, look-alikes in digit and letter columns are exchanged and reported."""
    given = tuple(clean_line(line) for line in (lines.splitlines() if isinstance(lines, str) else lines))
    given = tuple(line for line in given if line)
    layout = _layout(given)
    repairs: list[tuple[int, int, str, str]] = []
    if repair:
        given, repairs = _repaired(layout, given)
    parser = {"TD1": _td1, "TD3": _td3, "CS30": _cs30}.get(layout)
    mrz = Mrz("unknown", given) if parser is None else parser(given)
    return _with_repairs(mrz, tuple(repairs))


def _with_repairs(mrz: Mrz, repairs: tuple[tuple[int, int, str, str], ...]) -> Mrz:
    return mrz if not repairs else Mrz(**{**{f: getattr(mrz, f) for f in Mrz.__slots__}, "repairs": repairs})


def _layout(lines: tuple[str, ...]) -> Literal["TD1", "TD3", "CS30", "unknown"]:
    lengths = [len(line) for line in lines]
    if len(lines) == 2 and all(42 <= n <= 46 for n in lengths):
        return "TD3"
    if len(lines) == 1 and 28 <= lengths[0] <= 32 and lines[0].startswith("CS"):
        return "CS30"
    if len(lines) in (2, 3) and all(28 <= n <= 32 for n in lengths):
        return "TD1"
    return "unknown"


def _check(data: str, digit: str) -> CheckState:
    """State of one printed digit over `data`."""
    if digit in ("", "<") or not data.strip("<"):
        return "absent" if digit in ("", "<") else ("valid" if digit == "0" else "invalid")
    try:
        return "valid" if check_digit_7_3_1(data) == digit else "invalid"
    except ValueError:
        return "invalid"


def _names(field_text: str) -> tuple[str, str]:
    surname, _, given = field_text.strip("<").partition("<<")
    return surname.replace("<", " ").strip(), given.replace("<", " ").strip()


def _td1(lines: tuple[str, ...]) -> Mrz:
    """Generic TD1. Two lines hold no names. GBK letters are looked for in every free stretch."""
    one, two = lines[0].ljust(30, "<"), lines[1].ljust(30, "<")
    three = lines[2] if len(lines) > 2 else ""
    surname, given = _names(three)
    checks: dict[str, CheckState] = {
        "number": _check(one[5:14], one[14]),
        "birth": _check(two[0:6], two[6]),
        "expiry": _check(two[8:14], two[14]),
        "composite": _check(one[5:30] + two[0:7] + two[8:15] + two[18:29], two[29]),
    }
    return Mrz(
        "TD1",
        lines,
        one[:2].rstrip("<"),
        one[2:5].rstrip("<"),
        one[5:14].rstrip("<"),
        two[15:18].rstrip("<"),
        two[0:6],
        _sex(two[7]),
        two[8:14],
        surname,
        given,
        _chinese((three, one[15:30], two[18:29])),
        one[15:30].strip("<"),
        checks,
    )


def _td3(lines: tuple[str, ...]) -> Mrz:
    one, two = lines[0].ljust(44, "<"), lines[1].ljust(44, "<")
    surname, given = _names(one[5:44])
    checks: dict[str, CheckState] = {
        "number": _check(two[0:9], two[9]),
        "birth": _check(two[13:19], two[19]),
        "expiry": _check(two[21:27], two[27]),
        "optional": _check(two[28:42], two[42]),
        "composite": _check(two[0:10] + two[13:20] + two[21:43], two[43]),
    }
    return Mrz(
        "TD3",
        lines,
        one[:2].rstrip("<"),
        one[2:5].rstrip("<"),
        two[0:9].rstrip("<"),
        two[10:13].rstrip("<"),
        two[13:19],
        _sex(two[20]),
        two[21:27],
        surname,
        given,
        "",
        two[28:42].strip("<"),
        checks,
    )


def _cs30(lines: tuple[str, ...]) -> Mrz:
    """往来港澳通行证: CS, number 9, check, <, expiry 6, check, <, birth 6, check, <, overall (§2.1)."""
    line = lines[0].ljust(30, "<")
    checks: dict[str, CheckState] = {
        "number": _check(line[2:11], line[11]),
        "expiry": _check(line[13:19], line[19]),
        "birth": _check(line[21:27], line[27]),
    }
    return Mrz("CS30", lines, line[:2], "CHN", line[2:11], "", line[21:27], "", line[13:19], checks=checks)


def _sex(letter: str) -> str:
    return letter if letter in "MF" else ""


# ---------------------------------------------------------------------------------------------------------
# Chinese names in GBK letters: each byte two letters, 0-9 -> A-J, A-F -> K-P (domain §2.2)


def encode_gbk_letters(name: str) -> str:
    """陈大文 -> LDMCLEPDMOME."""
    return "".join(chr(65 + (byte >> 4)) + chr(65 + (byte & 15)) for byte in name.encode("gbk"))


def decode_gbk_letters(letters: str) -> str | None:
    """LDMCLEPDMOME -> 陈大文; None when the letters are no whole Chinese characters."""
    if not letters or len(letters) % 4 or not re.fullmatch("[A-P]+", letters):
        return None
    values = [ord(c) - 65 for c in letters]
    raw = bytes(values[i] << 4 | values[i + 1] for i in range(0, len(values), 2))
    try:
        name = raw.decode("gbk")
    except UnicodeDecodeError:
        return None
    return name if all("㐀" <= c <= "鿿" for c in name) else None


def _chinese(stretches: tuple[str, ...]) -> str:
    """The first stretch of letters that decodes to 2..6 Chinese characters; "" when none does.

    A candidate only: a Latin name of the letters A-P may decode by chance.
    """
    for stretch in stretches:
        for run in re.findall("[A-P]{8,24}", stretch):
            for length in range(len(run) - len(run) % 4, 4, -4):
                name = decode_gbk_letters(run[:length])
                if name is not None and len(run) - length < 4 and 2 <= len(name) <= 6:
                    return name
    return ""


# ---------------------------------------------------------------------------------------------------------

_DIGIT_COLUMNS = {
    "TD1": ((), (*range(0, 7), *range(8, 15), 29), ()),
    "TD3": ((), (9, *range(13, 20), *range(21, 28), 42, 43)),
    "CS30": ((*range(13, 20), *range(21, 28)),),
}
_LETTER_COLUMNS = {
    "TD1": ((0, *range(2, 5)), (*range(15, 18),), tuple(range(30))),
    "TD3": (tuple(range(44)), (*range(10, 13),)),
    "CS30": ((0, 1),),
}
_TO_DIGIT = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8", "G": "6"}
_TO_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G"}


def _repaired(layout: str, lines: tuple[str, ...]) -> tuple[tuple[str, ...], list[tuple[int, int, str, str]]]:
    """Look-alikes in columns of a known type (ICAO 9303: dates are digits, names are letters)."""
    if layout not in _DIGIT_COLUMNS:
        return lines, []
    out, repairs = [], []
    for row, line in enumerate(lines):
        chars = list(line)
        for columns, table in ((_DIGIT_COLUMNS[layout], _TO_DIGIT), (_LETTER_COLUMNS[layout], _TO_LETTER)):
            for column in columns[row] if row < len(columns) else ():
                if column < len(chars) and chars[column] in table:
                    repairs.append((row, column, chars[column], table[chars[column]]))
                    chars[column] = table[chars[column]]
        out.append("".join(chars))
    return tuple(out), repairs


def century(yymmdd: str, *, not_after: datetime.date) -> datetime.date | None:
    """YYMMDD as the latest day not after `not_after` (birth: the day of judging; expiry: 20 years later)."""
    if not re.fullmatch(r"\d{6}", yymmdd):
        return None
    for hundred in (2000, 1900):
        try:
            day = datetime.date(hundred + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:]))
        except ValueError:
            continue
        if day <= not_after:
            return day
    return None
