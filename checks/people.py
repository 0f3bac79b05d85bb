"""Whose paper is it?

The names the applicant goes by, the field that names a paper's holder, and the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checks import matching
from checks.agreement import Agreement, agree
from checks.model import Paper, Room, Verdict, idle, sure_type
from checks.words import field_name
from schemas.document import Reading

Whose = Literal["applicant", "other", "unclear"]

HOLDER: dict[str, tuple[str, ...]] = {
    "travel_permit": ("name_zh", "name_en"),
    "passport": ("name_en",),
    "photo_receipt": ("name",),
    "lease": ("tenant",),
    "property_certificate": ("owner",),
    "purchase_contract": ("buyer",),
    "dormitory_confirmation": ("name",),
    "lodging_letter": ("name",),
    "address_statement": ("name",),
    "employment_contract": ("employee",),
    "employment_letter": ("employee",),
    "business_registration": ("legal_representative",),
    "student_id": ("name",),
    "school_letter": ("name",),
    "guardian_papers": ("child",),
}
NUMBER: dict[str, str] = {
    "travel_permit": "number",
    "passport": "number",
    "lease": "tenant_id",
    "employment_contract": "employee_id",
    "employment_letter": "employee_id",
}
HOLDER_FIELDS = tuple(
    dict.fromkeys([f for fields in HOLDER.values() for f in fields] + list(NUMBER.values()))
)


@dataclass(frozen=True, slots=True)
class Holder:
    """whose, in which field it stands, and why (for the reviewer)."""

    whose: Whose
    field: str
    agreement: Agreement


def known_names(room: Room) -> tuple[str, ...]:
    """As below; worked out once for a case."""
    memo = room.places.memo
    if "names" not in memo:
        memo["names"] = _known_names(room)
    names: tuple[str, ...] = memo["names"]
    return names


def _known_names(room: Room) -> tuple[str, ...]:
    """The names in the application; and if it gives no Latin name, the one on the applicant's own permit.

    Only a permit whose Chinese name and number are surely those of the application may lend its Latin name.
    """
    applicant = room.application.applicant
    named = [applicant.name_zh, *([applicant.name_en] if applicant.name_en else [])]
    if applicant.name_en is None:
        for document in room.documents:
            zh, en, number = (document.get(f) for f in ("name_zh", "name_en", "number"))
            if document.type != "travel_permit" or not (
                zh and en and number and zh.sure and en.sure and number.sure
            ):
                continue
            same_name = matching.person(str(zh.value), (applicant.name_zh,)).outcome == "same"
            same_number = (
                matching.numbers(str(number.value), applicant.travel_document.number).outcome == "same"
            )
            if same_name and same_number:
                named.append(str(en.value))
    return tuple(named)


def name_agreement(paper: Paper, field: str, room: Room) -> Agreement:
    reading = paper.reading(field)
    key = ("name", paper.id, field)
    found: Agreement | None = room.places.memo.get(key)
    if found is None:
        found = room.places.memo[key] = _name_agreement(reading, known_names(room))
    return found


def _name_agreement(reading: Reading | None, known: tuple[str, ...]) -> Agreement:
    return agree(reading, _claimed(reading.value if reading else None, known), matching.names_of(known))


def _claimed(found: object, known: tuple[str, ...]) -> str:
    """The name in the script of the one that was found (for the rule of exact agreement)."""
    wanted = matching.plain(str(found or ""))
    return next((name for name in known if matching.plain(name) == wanted), known[0])


def number_agreement(paper: Paper, room: Room) -> Agreement | None:
    """The identity number on a paper against the permit's; None when the paper states none."""
    field = NUMBER.get(paper.type)
    if field is None or not paper.states(field):
        return None
    return agree(paper.peek(field), room.application.applicant.travel_document.number, matching.numbers)


def holder(paper: Paper, room: Room) -> Holder:
    """Whose paper it is, by the name on it; the number on it may only cast doubt, or lift it."""
    fields = HOLDER.get(paper.type, ())
    field = next((f for f in fields if paper.states(f)), fields[0] if fields else "name")
    named = name_agreement(paper, field, room)
    number = number_agreement(paper, room)
    if number and number.state == ("different" if named.state == "same" else "same"):
        paper.reading(NUMBER[paper.type])  # it decides, so it is evidence
    if named.state == "same":
        return Holder("unclear" if number and number.state == "different" else "applicant", field, named)
    if named.state == "different":
        return Holder("unclear" if number and number.state == "same" else "other", field, named)
    return Holder("unclear", field, named)


def not_ours(held: Holder) -> tuple[str, str]:
    """Why a paper is not counted, or not yet."""
    zh, en = field_name(held.field)
    if held.whose == "other":
        return (
            f"{zh}“{held.agreement.found}”不是申请人",
            f"its {en} “{held.agreement.found}” is not the applicant",
        )
    return (
        f"{zh}不能确定是申请人({held.agreement.zh})",
        f"it is not sure that its {en} is the applicant ({held.agreement.en})",
    )


def another_serves(paper: Paper, room: Room, types: tuple[str, ...]) -> bool:
    """Whether another readable paper of these types is surely the applicant's.

    Leaves no trace in the evidence.
    """
    quiet = room.without_notes()
    quiet.allowed = frozenset(HOLDER_FIELDS)
    others = (quiet.paper(d) for d in room.documents if d.type in types and d.id != paper.id and d.readable)
    return any(sure_type(p.document) and holder(p, quiet).whose == "applicant" for p in others)


def stranger(paper: Paper, room: Room) -> bool:
    """Whether an identity paper is wholly another person's: its name and its number are surely others, by more than
    a misprint, and the applicant's own is there. A stranger's contract or letter is for a person to look at.

    Leaves no trace in the evidence.
    """
    if paper.type not in ("travel_permit", "passport"):
        return False
    quiet = room.without_notes()
    quiet.allowed = frozenset(HOLDER_FIELDS)
    seen = quiet.paper(paper.document)
    held, number = holder(seen, quiet), number_agreement(seen, quiet)
    if held.whose != "other" or number is None or number.state != "different":
        return False
    applicant = room.application.applicant
    same_place = sum(a == b for a, b in zip(number.found, applicant.travel_document.number, strict=False))
    known = set("".join(known_names(quiet)))
    alike = held.agreement.found.isascii() or len(set(held.agreement.found) & known) >= 2
    return (
        not alike
        and same_place <= len(number.found) - 4
        and another_serves(paper, room, role(room, paper.type))
    )


def somebody_elses(paper: Paper, room: Room) -> Verdict | None:
    """For checks that would judge a stranger's paper: not applicable, and said.

    None when it may be the applicant's.
    """
    quiet = room.without_notes()
    if holder(quiet.paper(paper.document), quiet).whose != "other":
        return None
    held = holder(paper, room)
    zh, en = not_ours(held)
    return idle(f"不是申请人的文件({zh}),不作判断", f"Not the applicant's paper ({en}), so it is not judged")


def role(room: Room, kind: str) -> tuple[str, ...]:
    """The types of paper that serve the same purpose as this one."""
    proofs = room.policy.proofs
    for types in (
        ("travel_permit", "passport"),
        proofs.types("residence"),
        proofs.types("work"),
        proofs.types("study"),
    ):
        if kind in types:
            return types
    return (kind,)


def claimed_role(room: Room, kind: str) -> bool:
    """Whether the applicant's route rests on papers of this kind (work papers do not matter on the study
    route).
    """
    proofs = room.policy.proofs
    others = [p for p in ("work", "study") if p != room.purpose]
    return not any(kind in proofs.types(p) for p in others if kind not in proofs.types(room.purpose))  # type: ignore[arg-type]
