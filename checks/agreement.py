"""Reading against claim: the one place that decides when a reading may confirm or contradict what is claimed.

The reader reads blind: it does not know the claim. So agreement and difference carry information of their
own.

**Difference.** A sure reading that differs is `different`. It is only `unclear` when the difference may be
the reader's: the reading is not sure, or the claim is among the values that its unsure characters allow
(`Reading.candidates`). A misreading is never called a contradiction.

**Agreement.** A sure reading that agrees is `same`. A reading below SURE that agrees is `same` only under
all of:

1. its confidence is at least NEARLY (0.75);
2. the agreement is exact once blanks, width and Traditional or Simplified form are folded away: not by
   romanisation, not by leaving parts out;
3. the value carries enough information that hitting it by chance is out of the question: at least two Chinese
   characters or six other characters (so never a sex, never a single character);
4. no candidate that differs from the claim has a probability of RIVAL (0.02) or more;
5. the claim is not something that the applicant gains by (see below).

Why that is safe. The uncertainty of a reading is the chance that *some* character is wrong. A wrong reading
lands on one of many other values; that it lands, blind, on just the value claimed has a noticeable chance
only if the paper differs from the claim in a character that looks like the claimed one (大/太, 0/8), which
is just how a forgery or a stranger's paper would differ. But then the recogniser hesitates between these
two, the rival stands among the candidates, and rule 4 refuses. What remains is diffuse doubt (blur, a seal
across the line), and diffuse doubt does not spell an independent ten-character value. With an OCR line at
0.75 and a hundred wrong values to land on, a false agreement is expected in less than one of four hundred
such readings, before multiplying by the rarity of papers that truly differ: no worse than what SURE itself
admits.

Why not for every claim. Rule 5: only identities are confirmed this way (names, numbers, birth dates,
addresses, firms, schools), where the claim is checked on several papers. Dates that open or close the right
itself (valid until, term start and end, taken on) must be read surely on the paper; no claim helps there,
since there claim and wish are the same. And bias is kept out the other way too: no agreement rescues a
value that was not read at all, one of unmeasured confidence, or one with a rival.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checks.matching import Match, plain
from schemas.document import Reading

NEARLY = 0.75
RIVAL = 0.02

State = Literal["same", "different", "less_precise", "unclear", "unsure", "unread", "absent"]
"""unclear: the values can be read, but nobody can say whether they are the same (romanised, short names).
unsure: the difference or agreement may be a misreading. unread: there, and not legible.
absent: not stated."""

Compare = Callable[[str, str], Match]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a reading stands to a claim. zh, en: by which rule, or why not."""

    state: State
    found: str = ""
    rule: str = ""
    zh: str = ""
    en: str = ""


def agree(reading: Reading | None, claim: str, compare: Compare, *, identity: bool = True) -> Agreement:
    """Compare one reading with one claim. identity=False: the unsure-but-agreeing rule is not used at all."""
    if reading is None:
        return Agreement("absent", zh="没有写明", en="not stated")
    if reading.value is None:
        return Agreement("unread", zh="无法辨认", en="could not be read")
    found = str(reading.value)
    match = compare(found, claim)
    if match.outcome == "same":
        return _same(reading, found, claim, compare, match, identity)
    if match.outcome == "different" and not _may_be_misread(reading, claim, compare):
        return Agreement("different", found, match.rule, match.zh, match.en)
    if match.outcome in ("unclear", "less_precise") and reading.sure:
        return Agreement(match.outcome, found, match.rule, match.zh, match.en)
    return Agreement("unsure", found, match.rule, "可能是识别误差", "it may be a misreading")


def _same(
    reading: Reading, found: str, claim: str, compare: Compare, match: Match, identity: bool
) -> Agreement:
    if reading.sure:
        return Agreement("same", found, match.rule, match.zh, match.en)
    if identity and nearly_sure(reading, claim, compare):
        return Agreement(
            "same",
            found,
            "agrees_with_claim",
            f"读数不足够确定({reading.confidence:.2f}),但与申请内容完全一致,且没有其他可能的读法",
            f"the reading alone is not sure ({reading.confidence:.2f}), but it agrees exactly with the "
            "application and nothing else was possible",
        )
    return Agreement("unsure", found, match.rule, "读数不够确定", "the reading is not sure enough")


def nearly_sure(reading: Reading, claim: str, compare: Compare) -> bool:
    """Rules 1 to 4 of the module's docstring."""
    if reading.value is None or reading.confidence is None or reading.confidence < NEARLY:
        return False
    if plain(str(reading.value)) != plain(claim) or not _informative(plain(claim)):
        return False
    return not any(p >= RIVAL and compare(other, claim).outcome != "same" for other, p in reading.candidates)


def _informative(text: str) -> bool:
    chinese = sum("\u3400" <= c <= "\u9fff" or c >= "\U00020000" for c in text)
    return chinese >= 2 or len(text) >= 6


def _may_be_misread(reading: Reading, claim: str, compare: Compare) -> bool:
    return not reading.sure or any(compare(other, claim).outcome == "same" for other, _ in reading.candidates)
