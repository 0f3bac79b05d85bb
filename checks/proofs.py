"""Which days a paper speaks for, and whether it may be counted for the applicant.

Each type of proof says in SPOKEN from which field to which it speaks. Nothing is guessed: a lease without a
readable end, or a student card without one, is `Unread`. A month without a day counts with its worse end for
`sure`, with its better end for `possible`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from checks import matching
from checks.agreement import Agreement, agree
from checks.days import Span, earliest, latest, open_ended
from checks.minors import held_by_guardian
from checks.model import Paper, Room, Unread, sure_type
from checks.people import HOLDER_FIELDS, holder, not_ours
from checks.words import field_name, paper_name
from language.terms import add_months
from schemas.check import CheckEvidence
from schemas.document import Document

FIELDS = (
    *HOLDER_FIELDS,
    "address",
    "term_start",
    "term_end",
    "term_months",
    "term_kind",
    "registered_on",
    "signed_on",
    "lived_since",
    "issued_on",
    "employed_since",
    "established_on",
    "valid_until",
    "enrolled_on",
    "graduates_on",
)
"""Everything that a check which counts proofs may look at."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The days that a paper surely speaks for, and those it may speak for."""

    sure: Span
    possible: Span


State = Literal["counts", "maybe", "not"]


@dataclass(frozen=True, slots=True)
class Proof:
    """One paper as a proof. maybe: could count if somebody looked; zh, en: why it is not (yet) counted."""

    document: Document
    state: State
    spoken: Spoken | None = None
    zh: str = ""
    en: str = ""
    seen: tuple[CheckEvidence, ...] = ()


def _from_to(paper: Paper, start: object, end: object | None) -> Spoken:
    last_sure = last_possible = None
    if end is not None and not open_ended(end):
        last_sure, last_possible = earliest(end), latest(end)
    return Spoken(Span(latest(start), last_sure), Span(earliest(start), last_possible))


def _lease(paper: Paper, days: int) -> Spoken:
    """Start and end; an end that is only stated as a number of months is reckoned from the start."""
    start = paper["term_start"]
    if paper.states("term_end") or not paper.states("term_months"):
        return _from_to(paper, start, paper["term_end"])
    end = add_months(latest(start), int(paper["term_months"])) - timedelta(days=1)
    return _from_to(paper, start, end)


def _employment(paper: Paper, days: int) -> Spoken:
    """Fixed terms need an end; an open-ended or task-based contract has none (domain notes 3.3)."""
    kind = paper.get("term_kind")
    if kind in ("open_ended", "task_based"):
        return _from_to(paper, paper["term_start"], paper.get("term_end"))
    return _from_to(paper, paper["term_start"], paper["term_end"])


def _letter(since: str, until: str | None = None) -> Callable[[Paper, int], Spoken]:
    """A letter speaks until the end it states, or else for its day of issue and `days` after it."""

    def spoken(paper: Paper, days: int) -> Spoken:
        start = paper[since]
        if until is not None and paper.states(until):
            return _from_to(paper, start, paper[until])
        issued = paper["issued_on"]
        return Spoken(
            Span(latest(start), earliest(issued) + timedelta(days=days)),
            Span(earliest(start), latest(issued) + timedelta(days=days)),
        )

    return spoken


def _since(start: str, end: str | None = None) -> Callable[[Paper, int], Spoken]:
    """From a day on, without an end unless one is stated."""

    def spoken(paper: Paper, days: int) -> Spoken:
        return _from_to(paper, paper[start], paper.get(end) if end else None)

    return spoken


SPOKEN: dict[str, Callable[[Paper, int], Spoken]] = {
    "lease": _lease,
    "property_certificate": _since("registered_on"),
    "purchase_contract": _since("signed_on"),
    "dormitory_confirmation": _letter("term_start", "term_end"),
    "lodging_letter": _letter("lived_since"),
    "employment_contract": _employment,
    "employment_letter": _letter("employed_since"),
    "business_registration": _since("established_on", "valid_until"),
    "student_id": lambda paper, days: _from_to(paper, paper["enrolled_on"], paper["valid_until"]),
    "school_letter": _letter("enrolled_on", "graduates_on"),
}


def proofs(room: Room, types: tuple[str, ...], *, at_address: bool) -> list[Proof]:
    """Every uploaded paper of these types as a proof, and the papers that could not be read at all.

    Worked out once for a case.
    """
    key = ("proofs", types, at_address)
    if key not in room.places.memo:
        room.places.memo[key] = _proofs(room, types, at_address)
    return list(room.places.memo[key])


def _proofs(room: Room, types: tuple[str, ...], at_address: bool) -> list[Proof]:
    found = [_seen(room, d, at_address) for d in room.documents if d.type in types]
    return found + [
        Proof(d, "maybe", None, "文件无法辨认", "it cannot be read")
        for d in room.documents
        if d.type == "unknown" and not d.readable
    ]


def _seen(room: Room, document: Document, at_address: bool) -> Proof:
    """The proof with what was looked at, so that a verdict cites the papers it rests on and no others."""
    quiet = room.without_notes()
    proof = _proof(quiet, document, at_address)
    return replace(proof, seen=tuple(quiet.used or quiet.paper(document).searched()))


def _proof(room: Room, document: Document, at_address: bool) -> Proof:
    if not document.readable:
        return Proof(document, "maybe", None, "文件无法辨认", "it cannot be read")
    if not sure_type(document):
        return Proof(document, "maybe", None, "不能确定是哪一种文件", "its kind is not sure")
    paper = room.paper(document)
    spoken: Spoken | None = None
    unread = ("", "")
    try:
        spoken = SPOKEN[document.type](paper, room.policy.half_year.letter_days.value)
    except Unread as missing:
        zh, en = field_name(missing.name)
        unread = (f"“{zh}”没有读到或不够确定", f"its {en} was not read, or not surely")
    held = holder(paper, room)
    if held.whose == "other" and held_by_guardian(paper, held.field, room):
        zh, en = field_name(held.field)
        said = (f"{zh}是监护人,须人工确认", f"its {en} is the guardian, which a person confirms")
        return Proof(document, "maybe", spoken, *said)
    if held.whose == "other":
        return Proof(document, "not", spoken, *not_ours(held))
    if document.type == "business_registration" and not room.policy.own_business_counts_as_work.value:
        return Proof(
            document,
            "not",
            spoken,
            "此地不以自营执照证明就业",
            "a business of one's own is no proof of work here",
        )
    place = address_agreement(paper, room) if at_address else None
    if place is not None and place.state == "different":
        zh = f"地址“{place.found}”与申请的居住地不同({place.zh})"
        return Proof(document, "not", spoken, zh, f"its address “{place.found}” is another one ({place.en})")
    if held.whose == "unclear":
        return Proof(document, "maybe", spoken, *not_ours(held))
    if place is not None and place.state != "same":
        return Proof(
            document,
            "maybe",
            spoken,
            f"地址不能确定一致({place.zh})",
            f"its address may be another one ({place.en})",
        )
    if spoken is None:
        return Proof(document, "maybe", None, *unread)
    return Proof(document, "counts", spoken)


def address_agreement(paper: Paper, room: Room) -> Agreement:
    return agree(paper.reading("address"), room.application.residence.address, matching.places)


def remarks(found: list[Proof], *states: State) -> tuple[str, str]:
    """«租赁合同 d3 未计入:…» for the papers in these states; ("", "") when there is none."""
    zh, en = [], []
    for proof in found:
        if proof.state in states:
            name_zh, name_en = paper_name(proof.document)
            zh.append(f"{name_zh} {proof.document.id} 未计入:{proof.zh}")
            en.append(f"the {name_en} {proof.document.id} is not counted: {proof.en}")
    return "".join(f";{part}" for part in zh), "".join(f"; {part}" for part in en)
