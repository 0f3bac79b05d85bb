"""Check digits, each one function: the digit that belongs after the given characters.

All return the expected check character as text. None of them raises on well-shaped input; characters
outside the alphabet raise ValueError, since the caller must have matched the shape first.
"""

from __future__ import annotations

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RIC_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_TW_LETTERS = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
_TW_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1)


def check_digit_7_3_1(text: str) -> str:
    """ICAO Doc 9303 part 3 §4.9: weights 7 3 1, A=10 … Z=35, `<`=0, mod 10. `H12345678` -> 3."""
    total = 0
    for index, char in enumerate(text):
        if char == "<":
            value = 0
        elif char.isascii() and char.isalnum():
            value = int(char, 36)
        else:
            raise ValueError(f"not a machine-readable character: {char!r}")
        total += value * (7, 3, 1)[index % 3]
    return str(total % 10)


def mod11_2(first17: str) -> str:
    """GB 11643-1999 / ISO 7064 MOD 11-2, for resident ID and HMT residence permit numbers (domain §2.4)."""
    total = sum(int(c) * w for c, w in zip(first17, _RIC_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def uscc_check(first17: str) -> str:
    """GB 32100-2015, weights 3^i mod 31 (domain §2.6)."""
    total = sum(USCC_ALPHABET.index(c) * w for c, w in zip(first17, _USCC_WEIGHTS, strict=True))
    return USCC_ALPHABET[(31 - total % 31) % 31]


def org_code_check(first8: str) -> str:
    """GB 11714-1997, the organisation code in positions 9-17 of a USCC: 11 - mod 11, 10 -> X, 11 -> 0."""
    total = sum(_ORG_ALPHABET.index(c) * w for c, w in zip(first8, _ORG_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def hkid_check(body: str) -> str:
    """HKID: blank = 36, A = 10; weights 9..2 over letters and digits; 10 -> A (domain §2.5: [M], tried)."""
    padded = body.rjust(8)
    values = [36 if c == " " else int(c, 36) for c in padded]
    rest = -sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True)) % 11
    return "A" if rest == 10 else str(rest)


def tw_id_check(first9: str) -> str:
    """Taiwan identity number: letter as two digits, weights 1 9 8 7 6 5 4 3 2 1 (domain §2.5: [M])."""
    digits = f"{_TW_LETTERS[first9[0]]}{first9[1:]}"
    return str(-sum(int(c) * w for c, w in zip(digits, _TW_WEIGHTS, strict=True)) % 10)
