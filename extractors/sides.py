"""A side of a contract, by the words that name it.

甲方 is the landlord in a lease, the employer in a labour contract and the seller in a purchase (domain notes
§3.1, direction trap), so each type of contract brings its own role words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """party: "甲方" words; role: role words, both as patterns without groups."""

    party: str
    role: str

    @property
    def label(self) -> re.Pattern[str]:
        """«甲方(出租方)», «出租人/甲方», «Landlord (Party A)», «承租人姓名»."""
        party, role = f"(?:{self.party})", f"(?:{self.role})"
        both = (
            rf"{party}[ \t]?[(/、]?[ \t]?(?:[(]?{role}(?:[ /]*[A-Za-zÀ-ÿ.' ]{{3,20}}(?=[)]))?[)]?[ \t/、]{{0,2}}){{0,3}}[)]?"
            rf"|{role}(?:[ \t]?[(/、]?[ \t]?(?:{role}|{party}))*(?:[ \t]?[)])?"
        )
        suffix = r"(?:[ \t]?[(]?(?:的?姓[ \t]?名|名[ \t]?称|全[ \t]?称|姓名或名称|姓名[/或、]名称|单位名称|full name|name)[)]?)?"
        return re.compile(rf"(?<![\u4e00-\u9fffA-Za-z])(?:{both}){suffix}", re.IGNORECASE)
