"""Scores the language room on test sets that others wrote (bench/public/README.md): python -m bench.public_sets.

--losses shows every row that was not read right. Exits 0 whatever the figures are.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from language.addresses import Address, compare_addresses, parse_address
from language.dates import DateSpan, find_dates
from language.folding import folded_text
from language.identifiers import classify
from language.names import compare_names
from language.romanisation import System, spellings
from language.terms import find_terms
from language.variants import simplify_char, targets

FOLDER = Path(__file__).parent / "public"


@dataclass(frozen=True)
class Score:
    """right of all rows (or characters) of one set; losses: one line for each that was not right."""

    name: str
    right: int
    all: int
    losses: tuple[str, ...] = ()


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _score(name: str, results: Iterator[tuple[bool, str]]) -> Score:
    found = list(results)
    losses = tuple(line for right, line in found if not right)
    return Score(name, len(found) - len(losses), len(found), losses)


def written(span: DateSpan) -> str:
    """A date as the set writes it: 2026-03-01, 2026-03 or 2026."""
    text = span.value.isoformat() if span.value else "?"
    return text[: {"day": 10, "month": 7, "year": 4}[span.precision]]


def all_dates(text: str) -> list[DateSpan]:
    """Dates alone and the ends of terms, which may borrow their year (2017年8月至11月)."""
    ends = (term.end_date for term in find_terms(text))
    spans = {span.start: span for span in ends if span is not None and span.inferred}
    spans |= {span.start: span for span in find_dates(text)}
    return [spans[start] for start in sorted(spans)]


def dates(source: str) -> Score:
    """Right: exactly the dates of the row, no more and no fewer."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("dates"):
            if row["source"] == source:
                found = " ".join(written(span) for span in all_dates(row["text"]))
                yield found == row["values"], f"{row['text']}: {row['values']} <- {found or 'nothing'}"

    return _score(f"dates, {source}", each())


def misread_dates() -> Score:
    """Of the dates found, those that the row states: a date left out is unread, one made up is wrong."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("dates"):
            for span in all_dates(row["text"]):
                value = written(span)
                fits = any(stated.startswith(value) for stated in row["values"].split())
                yield fits, f"{row['text']}: invented {value}"

    return _score("dates found that the text states", each())


PLACES = ("province", "city", "district")


def addresses(component: str, later: bool = False) -> Score:
    """Right: the component that the text states, and none where it states none.

    later: the rows that were added after the parser had been mended on the others.
    """

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("addresses"):
            if row["source"].endswith("later") != later:
                continue
            found = parse_address(row["text"]).get(component) or "-"
            yield found == row[component], f"{row['text']}: {row[component]} <- {found}"

    return _score(f"addresses, {component}" + (" (later rows)" if later else ""), each())


def guessed() -> Score:
    """No province or city is ever filled in: what is found stands in the text."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("addresses"):
            parts = parse_address(row["text"]).parts()
            stated = all(
                parts[c].value[:2] in folded_text(parts[c].raw) for c in ("province", "city") if c in parts
            )
            yield stated, row["text"]

    return _score("addresses, nothing filled in", each())


def kept() -> Score:
    """No loss of text: every letter and character belongs to some part."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("addresses"):
            lost = _lost(parse_address(row["text"]))
            yield not lost, f"{row['text']}: lost {lost}"

    return _score("addresses, no text lost", each())


_LEAD_WORDS = frozenset("公司地址第")


def _lost(address: Address) -> str:
    covered = {i for part in address.parts().values() for i in range(part.start, part.end)}
    left = (c for i, c in enumerate(address.text) if i not in covered and c.isalnum())
    return "".join(c for c in left if c not in _LEAD_WORDS)


def same_as_itself() -> Score:
    """An address is the same place as itself, whatever nobody understood of it."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("addresses"):
            match = compare_addresses(row["text"], row["text"])
            yield match.outcome == "same", f"{row['text']}: {match.outcome} {match.rule}"

    return _score("addresses, same as themselves", each())


def told_apart() -> Score:
    """Neighbouring rows are different places: none may pass as the same."""

    def each() -> Iterator[tuple[bool, str]]:
        texts = [row["text"] for row in rows("addresses")]
        for one, two in pairwise(texts):
            match = compare_addresses(one, two)
            yield match.outcome != "same", f"{one} = {two}: {match.rule}"

    return _score("addresses, neighbours told apart", each())


def characters() -> Score:
    """Each Traditional character against the Simplified one of the set: do their variant sets meet?"""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("characters"):
            for x, y in zip(row["traditional"], row["simplified"], strict=True):
                yield bool(targets(x) & (targets(y) | {y})), f"{x}/{y} in {row['traditional']}"

    return _score("characters, Traditional to Simplified", each())


def names() -> Score:
    """Stretches of three characters as names: Traditional and Simplified print must not be called different."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("characters"):
            for at in range(0, len(row["traditional"]) - 2, 3):
                one, two = row["traditional"][at : at + 3], row["simplified"][at : at + 3]
                if all("一" <= c <= "鿿" for c in one + two):
                    match = compare_names(one, two)
                    yield match.outcome != "different", f"{one}/{two}: {match.rule}"

    return _score("names of three characters, not called different", each())


_REGIONS: dict[str, tuple[System, ...]] = {
    "hongkong": ("cantonese",),
    "macao": ("portuguese",),
    "taiwan": ("wade_giles", "pinyin"),
}


def surnames(region: str) -> Score:
    """Every spelling of a surname in one region: does our system for it have it?"""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("surnames"):
            known = frozenset().union(
                *(spellings(simplify_char(row["surname"]), s) for s in _REGIONS[region])
            )
            for spelling in row[region].lower().split("/"):
                yield spelling in known, f"{row['surname']} {spelling}: only {' '.join(sorted(known))}"

    return _score(f"surnames, {region}", each())


def numbers() -> Score:
    """Valid as the set says; what has no known shape counts as not valid."""

    def each() -> Iterator[tuple[bool, str]]:
        for row in rows("numbers"):
            spans = [s for s in classify(row["number"]) if s.kind == row["kind"]]
            valid = bool(spans) and spans[0].valid is not False
            yield valid == (row["valid"] == "yes"), f"{row['kind']} {row['number']}: {row['valid']}"

    return _score("numbers, check digits", each())


SETS: tuple[Callable[[], Score], ...] = (
    lambda: dates("chrono"),
    lambda: dates("jionlp"),
    misread_dates,
    *(lambda c=c, late=late: addresses(c, late) for late in (False, True) for c in PLACES),
    guessed,
    kept,
    same_as_itself,
    told_apart,
    characters,
    names,
    *(lambda r=r: surnames(r) for r in _REGIONS),
    numbers,
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--losses", action="store_true", help="show every row that was not right")
    arguments = parser.parse_args()
    for score in (make() for make in SETS):
        print(f"{score.name:50} {score.right:5}/{score.all:<5} {100 * score.right / score.all:6.1f} %")
        for line in score.losses if arguments.losses else ():
            print(f"    {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
