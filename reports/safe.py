"""What strangers wrote, made harmless to look at: nothing invisible, nothing endless, nothing infinite.

Escaping for HTML is the template engine's work (autoescape). This file deals with what escaping leaves
alone: characters that turn the reading direction, hide, or drive a terminal.
"""

from __future__ import annotations

import math
import unicodedata
from typing import Any

LIMIT = 600
"""Characters of one value shown in full; report.json has the rest."""

_HIDING = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_BLANK_LETTERS = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}


def _hides(char: str) -> bool:
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code in _BLANK_LETTERS:
        return True
    return unicodedata.category(char) in _HIDING


def visible(text: str, keep_newlines: bool = True) -> str:
    """The text with every control, bidi and zero-width character spelled out as ⟨U+202E⟩.

    A name that differs from another only by a zero-width character must look different.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        char
        if (char == "\n" and keep_newlines) or not _hides(char)
        else " "
        if char == "\n"
        else f"⟨U+{ord(char):04X}⟩"
        for char in text
    )


def short(text: str, limit: int = LIMIT) -> str:
    """At most `limit` characters, and how many were left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… (+{len(text) - limit})"


def one_line(text: str, limit: int = LIMIT) -> str:
    """For a terminal: one line, nothing that could drive it, not endless."""
    return short(visible(" ".join(text.split()), keep_newlines=False), limit)


def finite(value: Any) -> Any:
    """The same JSON value with NaN and infinities, which JSON cannot say, as null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(item) for item in value]
    return value
