"""What a case leaves behind for comparison with others: its flat and its lease, as plain keys.

The keys are built here and never stored: whoever keeps them hashes them with a secret of the store
(verification/reuse.py). So the judges need no store, and a store learns no address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

from checks import matching
from checks.days import exact
from language.addresses import parse_address
from schemas.application import Application
from schemas.document import Document, Reading

_WHERE = ("city", "district", "building", "unit", "room")


@dataclass(frozen=True, slots=True)
class Trace:
    """kind; keys: equal keys mean the same thing, any one suffices; document: the paper it was read from, None for
    the application; confidence of the least sure reading in it; holders: how many tenants a lease names."""

    kind: Literal["flat", "lease"]
    keys: tuple[str, ...]
    document: str | None = None
    confidence: float = 1.0
    holders: int = 1


class History(Protocol):
    """The cases that a store knows, as far as a check may ask."""

    def applicants(self, trace: Trace, day: date, days: int) -> int:
        """How many other applicants left the same trace; for flats, within so many days before or after `day`."""
        ...


def traces(application: Application, documents: tuple[Document, ...]) -> list[Trace]:
    """The traces of one case. An address without a room, or a lease that does not say whose, when and where, leaves
    none."""
    flat = _flat(application.residence.address)
    found = [Trace("flat", flat)] if flat else []
    return found + [trace for d in documents if d.type == "lease" and (trace := _lease(d))]


@lru_cache(
    maxsize=1024
)  # asked for by the check and when the case leaves its traces, of the claim and of each lease
def _flat(address: str) -> tuple[str, ...]:
    """One key by road and number, one by estate: writers leave out either."""
    parsed = parse_address(address)
    if parsed.get("room") is None:
        return ()
    inside = [parsed.get(part) or "" for part in _WHERE]
    road, number, estate = parsed.get("road"), parsed.get("number"), parsed.get("estate")
    keys = [f"{road}{number}"] if road and number else []
    keys += [estate] if estate else []
    return tuple("|".join([*inside, matching.plain(key)]) for key in keys)


def _lease(document: Document) -> Trace | None:
    used = [document.get(f) for f in ("address", "term_start", "term_end")]
    landlord, tenant = document.get("landlord_id") or document.get("landlord"), document.get("tenant")
    if any(r is None or r.value is None for r in (*used, landlord)):
        return None
    readings: list[Reading] = [r for r in (*used, landlord) if r is not None]
    address, start, end, lessor = (str(r.value) for r in readings)
    flat = _flat(address)
    if not flat or end == "long_term" or exact(start) is None or exact(end) is None:
        return None
    holders = len(matching.holders(str(tenant.value))) if tenant and tenant.value else 1
    keys = tuple("|".join((matching.plain(lessor), start, end, key)) for key in flat)
    return Trace("lease", keys, document.id, min(r.confidence or 0.0 for r in readings), holders)
