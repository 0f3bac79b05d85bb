"""Two Latin names: order counts for nothing, spelling for everything; a further Western given name is allowed.

Commas mark the surname (domain notes §4.3). A machine-readable line may cut a long name short: unclear.
"""

from __future__ import annotations

from language.data.given_names import WESTERN
from language.name_parts import NameMatch, Printed


def compare_latin(a: Printed, b: Printed) -> NameMatch:
    """Order counts for nothing, spelling for everything; a further Western given name is allowed (§4.3)."""
    if sorted(a.latin) == sorted(b.latin):
        if a.surname and b.surname and sorted(a.latin[: a.surname]) != sorted(b.latin[: b.surname]):
            return NameMatch(
                "unclear",
                "latin_surname_order",
                "拉丁姓名用词相同，但姓氏标示不同",
                "same words, but the commas mark unlike surnames",
                supports=None,
            )
        if a.latin == b.latin:
            return NameMatch("same", "latin_equal", "英文姓名一致", "the Latin names are equal")
        return NameMatch(
            "same", "latin_order", "英文姓名用词一致，仅顺序不同", "the same Latin words in another order"
        )
    spaced = _joined(a, b)
    if spaced is not None:
        return spaced
    return _cut_short(a, b) or _initials(a, b) or _latin_rest(a, b)


# Lengths of the name field of machine-readable lines (ICAO 9303: TD1 30, TD3 39), a filler or two less.
_FIELD = ((28, 30), (37, 39))


def _cut_short(a: Printed, b: Printed) -> NameMatch | None:
    """A machine-readable line that ended before the name did: CHAN<<TAI<MAN<PET for CHAN TAI MAN PETER."""
    for short, long in ((a, b), (b, a)):
        letters, whole = " ".join(short.latin), " ".join(long.latin)
        full = short.machine or any(low <= len(letters) + 1 <= high for low, high in _FIELD)
        if full and len(short.latin) >= 2 and len(letters) < len(whole) and whole.startswith(letters):
            return NameMatch(
                "unclear",
                "latin_cut_short",
                f"机读码姓名可能被截短：{letters}／{whole}",
                f"a machine-readable name may have been cut short: {letters} / {whole}",
                supports=True,
            )
    return None


def _initials(a: Printed, b: Printed) -> NameMatch | None:
    """CHAN T M against CHAN TAI MAN: one side gives initials only."""
    if len(a.latin) != len(b.latin) or len(a.latin) < 2:
        return None
    pairs = [(x, y) for x, y in zip(a.latin, b.latin, strict=True) if x != y]
    if len(pairs) == len(a.latin) or not all(len(x) == 1 or len(y) == 1 for x, y in pairs):
        return None
    both = f"{' '.join(a.latin)} / {' '.join(b.latin)}"
    if all(x[0] == y[0] for x, y in pairs):
        return NameMatch(
            "unclear",
            "latin_initials",
            f"一处只写首字母：{both}",
            f"one side gives initials only: {both}",
            supports=True,
        )
    return None


def _joined(a: Printed, b: Printed) -> NameMatch | None:
    """CHAN, TAIMAN against CHAN TAI MAN: equal letters, where one only leaves blanks out."""
    for turned in _rotations(b.latin):
        if "".join(a.latin) != "".join(turned):
            continue
        cuts_a, cuts_b = _cuts(a.latin), _cuts(turned)
        if cuts_a <= cuts_b or cuts_b <= cuts_a:
            return NameMatch(
                "same",
                "latin_spacing",
                "英文姓名字母一致，仅空格不同",
                "the same Latin letters with other blanks",
            )
        return NameMatch(
            "unclear",
            "latin_cut_differently",
            "英文姓名字母相同但分词不同",
            "the same letters, cut into words differently",
            supports=None,
        )
    return None


def _rotations(tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tokens[i:] + tokens[:i] for i in range(max(len(tokens), 1))]


def _cuts(tokens: tuple[str, ...]) -> set[int]:
    """Positions between words, in letters, without both ends."""
    cuts, at = set(), 0
    for token in tokens[:-1]:
        at += len(token)
        cuts.add(at)
    return cuts


def _latin_rest(a: Printed, b: Printed) -> NameMatch:
    """Neither equal nor equal without blanks: what is left over on each side decides."""
    only_a, only_b = _minus(a.latin, b.latin), _minus(b.latin, a.latin)
    common = len(a.latin) - len(only_a)
    both = f"{' '.join(a.latin)} / {' '.join(b.latin)}"
    if not only_a or not only_b:
        more = only_a or only_b
        if common >= 2 and all(t.lower() in WESTERN for t in more):
            return NameMatch(
                "same",
                "latin_with_given_name",
                f"一处多写了英文名 {' '.join(more)}",
                f"one side adds the given name {' '.join(more)}",
            )
        if common >= 1:
            return NameMatch(
                "unclear",
                "latin_partial",
                f"一处姓名较短：{both}",
                f"one name is shorter: {both}",
                supports=True if common >= 2 else None,
            )
    bare_a, bare_b = _without_western(a), _without_western(b)
    if (
        (bare_a != a or bare_b != b)
        and len(bare_a.latin) >= 2
        and len(bare_b.latin) >= 2
        and _spelled_alike(bare_a, bare_b)
    ):
        return NameMatch(
            "unclear",
            "latin_given_names_differ",
            f"中文姓名拼写一致，但英文名不同：{both}",
            f"the Chinese names agree, the Western given names do not: {both}",
            supports=None,
        )
    if common >= 1 and (
        any(t.lower() in WESTERN for t in only_a) != any(t.lower() in WESTERN for t in only_b)
    ):
        return NameMatch(
            "unclear",
            "latin_surname_only",
            f"只有部分用词相同，一处用英文名：{both}",
            f"only a part agrees, one side uses a Western given name: {both}",
            supports=None,
        )
    if len(only_a) == len(only_b) == 1 and common:
        return NameMatch(
            "different",
            "latin_one_word_differs",
            f"英文姓名有一个词不同：{both}",
            f"one Latin word differs: {both}",
        )
    return NameMatch("different", "latin_differs", f"英文姓名不同：{both}", f"the Latin names differ: {both}")


def _spelled_alike(a: Printed, b: Printed) -> bool:
    return sorted(a.latin) == sorted(b.latin) or any(
        "".join(a.latin) == "".join(t) for t in _rotations(b.latin)
    )


def _without_western(name: Printed) -> Printed:
    return Printed(name.han, tuple(t for t in name.latin if t.lower() not in WESTERN))


def _minus(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...]:
    left, out = list(b), []
    for token in a:
        if token in left:
            left.remove(token)
        else:
            out.append(token)
    return tuple(out)
