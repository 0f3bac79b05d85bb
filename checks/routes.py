"""Which routes the papers prove; for the others the smallest sets of papers that would, and whether waiting would."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checks.lacking import Lacking, first_day, in_force
from checks.model import Room, say
from checks.proofs import Proof
from checks.stretch import route_proofs, stretches
from checks.words import ROUTES, paper_name, type_name
from schemas.check import Message
from schemas.policy import Purpose
from schemas.report import Route, Waiting

PURPOSES: tuple[Purpose, ...] = ("work", "study", "residence")
_BASIS = {
    "lease": ("lease", "lodging_letter"),
    "owned": ("property_certificate",),
    "purchase": ("purchase_contract", "property_certificate"),
    "dormitory": ("dormitory_confirmation",),
    "lodging": ("lodging_letter",),
}
"""What somebody can show who lives there on this basis; the first is what is asked for."""


def routes(room: Room) -> list[Route]:
    """Each route: proven or not; missing = the smallest sets, any one of which would do; waiting; advice in words."""
    housing = route_proofs(room, "residence")
    return [_route(room, purpose, housing) for purpose in PURPOSES]


def _route(room: Room, purpose: Purpose, housing: list[Proof]) -> Route:
    papers = housing if purpose == "residence" else route_proofs(room, purpose)
    lacking = Lacking(
        room.policy.proofs.ways(purpose),
        papers,
        room.policy.half_year,
        room.policy.companions.value,
        frozenset(d.type for d in room.documents if d.readable),
    )
    wants_address = purpose != "residence" and room.policy.address_evidence_on_every_route.value
    proven = lacking.proven(room.day)
    if proven and (not wants_address or in_force(housing, room.day)):
        return Route(purpose=purpose, satisfied=True)
    doubtful = [] if proven else lacking.doubtful(room.day)
    sets = [] if doubtful else lacking.sets(room.day, _plausible(room, purpose))
    address = _address_paper(room, housing) if wants_address else []
    missing = [some for some in ([*found, *address] for found in sets or [[]]) if some]
    waiting = _waiting(room, lacking, housing, wants_address)
    may_be_there = any(d.broken and d.type == "unknown" for d in room.documents)
    advice = _advice(room, purpose, [] if may_be_there else missing, waiting, papers)
    return Route(purpose=purpose, satisfied=False, missing=missing, waiting=waiting, advice=advice)


def _plausible(room: Room, purpose: Purpose) -> list[str]:
    """The route's types that this applicant can have: no title of one who rents, no licence of one who is employed."""
    kinds = list(room.policy.proofs.types(purpose))
    application = room.application
    if purpose == "work" and (application.employer or not room.policy.own_business_counts_as_work.value):
        kinds = [k for k in kinds if k != "business_registration"]
    if purpose == "residence" and application.residence.basis:
        wanted = _BASIS[application.residence.basis]
        kinds = [k for k in kinds if k in wanted] or kinds
    return kinds


def _address_paper(room: Room, housing: list[Proof]) -> list[str]:
    """The paper that the address lacks: that of the stated basis; none when one is in force or in doubt."""
    if in_force(housing, room.day) or _in_doubt(room, housing, True):
        return []
    return [_plausible(room, "residence")[0]]


def _in_doubt(room: Room, housing: list[Proof], wanted: bool) -> list[Proof]:
    if not wanted or in_force(housing, room.day):
        return []
    return [
        p
        for p in housing
        if p.state == "maybe"
        and p.document.type != "unknown"
        and (p.spoken is None or p.spoken.possible.holds(room.day))
    ]


def _waiting(room: Room, lacking: Lacking, housing: list[Proof], wants_address: bool) -> Waiting | None:
    """The first day on which the same papers would prove the route; None when waiting does not help."""
    starts = [p.spoken.sure.first for p in housing if wants_address and p.state == "counts" and p.spoken]
    days = [*lacking.days(room.day), *(d for d in starts if d > room.day)]
    on = first_day(days, lambda d: lacking.proven(d) and (not wants_address or in_force(housing, d)))
    return None if on is None else Waiting(days=(on - room.day).days, on=on.isoformat())


def _advice(
    room: Room,
    purpose: Purpose,
    missing: Sequence[Sequence[str]],
    waiting: Waiting | None,
    papers: Sequence[Proof],
) -> list[Message]:
    said = [_add(purpose, missing)] if missing else []
    if waiting:
        said.append(_wait(room, purpose, waiting, papers))
    return said


def _add(purpose: Purpose, missing: Sequence[Sequence[str]]) -> Message:
    """«add a company letter, and work is proven»"""
    zh, en = ROUTES[purpose]
    sets_zh = ";或".join("、".join(type_name(k)[0] for k in some) for some in missing)
    sets_en = "; or ".join(" and ".join(f"the {type_name(k)[1]}" for k in some) for some in missing)
    return say(
        f"补充{sets_zh}(须覆盖所需期间),即可证明“{zh}”",
        f"Add {sets_en} (for the time required), and {en} is proven",
    )


def _wait(room: Room, purpose: Purpose, waiting: Waiting, papers: Sequence[Proof]) -> Message:
    """«the lease reaches six months in 12 days»"""
    zh, en = ROUTES[purpose]
    on = date.fromisoformat(waiting.on)
    reaching = next((p for p in papers if p.state == "counts" and p.spoken and p.spoken.sure.holds(on)), None)
    who_zh, who_en = paper_name(reaching.document) if reaching else ("现有材料", "what is there")
    days_en = "1 day" if waiting.days == 1 else f"{waiting.days} days"
    elapsed = any(got.elapsed for got in stretches(papers, room.policy.half_year, room.day))
    does_zh, does_en = ("满半年", "reaches six months") if elapsed else ("可得到认可", "will do")
    return say(
        f"{who_zh}在 {waiting.days} 天后({waiting.on}){does_zh},届时“{zh}”即得到证明",
        f"The {who_en} {does_en} in {days_en}, on {waiting.on}: then {en} is proven",
    )
