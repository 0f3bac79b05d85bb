"""What the back of a travel permit adds: the home identity card's name and number, and the machine-readable lines.

Three kinds of findings, for checks to judge. "home_identity": name and number as printed, and whether the
number holds with its own check digit. "mrz": the state of each ICAO 9303 check digit ("valid", "invalid",
"absent"); the layout beyond column 5 is not published (GA/T 704.14-2015), so no letter or column says that a
card is wrong. "mrz_name": the Chinese name that is coded in GBK letters against the printed one (domain notes
§2.2); it also tells which form of a character the issuer keeps (叶 or 葉).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.certainty import span_certainty
from extractors.fields import regions
from extractors.found import Found
from extractors.labels import labels
from extractors.machine_lines import machine_rows
from extractors.paper import Fields, Paper
from extractors.values import number, person
from language.identifiers import find_identifiers
from language.mrz import Mrz, parse_mrz
from language.names import compare_names
from schemas.document import Finding

_HOME = r"(?:香港|澳门|台湾|港澳|香港/澳门)?(?:特别行政区)?(?:永久性?)?(?:居民)?身份证(?:件|明)?"
_HOME_NAME = labels(rf"re:{_HOME}(?:上的)?(?:姓[ \t]?名)", start=False)
_HOME_NUMBER = labels(rf"re:{_HOME}(?:号[ \t]?码|编号|号)", start=False)
_PLACES = {"hkid": "HK", "macau_id": "MO", "taiwan_id": "TW"}


def back_findings(paper: Paper, fields: Fields) -> list[Finding]:
    """All that the back of a card says."""
    return [*_home(paper), *_machine(paper, fields)]


def _home(paper: Paper) -> Iterator[Finding]:
    names = _first(paper, _HOME_NAME, lambda r: person(r, 0.9))
    numbers = _first(paper, _HOME_NUMBER, lambda r: number(r.cut(24), tuple(_PLACES), 0.9))
    found = [f for f in (names, numbers) if f]
    if not found:
        return
    spans = find_identifiers(numbers.raw) if numbers else []
    own = next((s for s in spans if s.kind in _PLACES), None)
    yield Finding(
        "home_identity",
        zh="通行证背面的身份证件姓名和号码",
        en="name and number of the home identity card on the permit's back",
        confidence=min(span_certainty(f.flow, f.spans)[0] * f.certain for f in found),
        details={
            "name": str(names.value) if names else None,
            "number": str(numbers.value) if numbers else None,
            "place": _PLACES[own.kind] if own else None,
            "valid": own.valid if own else None,
        },
        evidence=tuple(e for f in found for e in f.evidence),
    )


def _first(paper: Paper, label: re.Pattern[str], read) -> Found | None:  # type: ignore[no-untyped-def]
    founds = [f for flow in paper.flows for region in regions(flow, label, None) if (f := read(region))]
    return max(founds, key=lambda f: span_certainty(f.flow, f.spans)[0], default=None)


def _machine(paper: Paper, fields: Fields) -> Iterator[Finding]:
    flow = paper.rows
    for block in machine_rows(flow):
        mrz = parse_mrz([line.text for line in block], repair=True)
        if mrz.layout == "unknown":
            continue
        spans = tuple(line.span for line in block)
        certainty = span_certainty(flow, spans)[0]
        evidence = tuple(e for a, b in spans for e in flow.evidence(a, b))
        yield Finding(
            "mrz",
            confidence=min(certainty, 0.8) if mrz.repairs else certainty,
            details={"layout": mrz.layout, "document_code": mrz.document_code, **dict(mrz.checks)},
            evidence=evidence,
        )
        yield from _coded_name(mrz, fields, certainty, evidence)


def _coded_name(mrz: Mrz, fields: Fields, certainty: float, evidence) -> Iterator[Finding]:  # type: ignore[no-untyped-def]
    """agree: True (the same person, perhaps in the other script), False, or None when nobody can say."""
    printed = fields.get("name_zh")
    if not mrz.chinese or printed is None or printed.value is None:
        return
    outcome = compare_names(str(printed.value), mrz.chinese).outcome
    agree = {"same": True, "different": False}.get(outcome)
    yield Finding(
        "mrz_name",
        zh=f"机读码中的中文姓名:{mrz.chinese}",
        en=f"Chinese name in the machine-readable lines: {mrz.chinese}",
        # letters that decode by chance do not spell the printed name; letters that spell another may be chance
        confidence=certainty if agree else min(certainty, 0.8),
        details={"printed": str(printed.value), "coded": mrz.chinese, "agree": agree},
        evidence=evidence,
    )
