"""The parts of an address, as both parsers give them. Offsets are into the text given."""

from __future__ import annotations

from dataclasses import dataclass, fields

COMPONENTS = (
    "province",
    "city",
    "district",
    "street",
    "community",
    "road",
    "number",
    "estate",
    "building",
    "unit",
    "floor",
    "room",
)


@dataclass(frozen=True, slots=True)
class Part:
    """One component. value: normalised for comparing; raw, start, end: as printed, in the text given."""

    value: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Address:
    """Components that were found; None where the text states none. `language` is "zh" or "en"."""

    text: str
    province: Part | None = None
    city: Part | None = None
    district: Part | None = None
    street: Part | None = None
    community: Part | None = None
    road: Part | None = None
    number: Part | None = None
    estate: Part | None = None
    building: Part | None = None
    unit: Part | None = None
    floor: Part | None = None
    room: Part | None = None
    rest: Part | None = None
    language: str = "zh"

    def get(self, component: str) -> str | None:
        part: Part | None = getattr(self, component)
        return None if part is None else part.value

    def parts(self) -> dict[str, Part]:
        """The components that are stated, from the largest to the smallest."""
        named = ((f.name, getattr(self, f.name)) for f in fields(self) if f.name not in ("text", "language"))
        return {name: part for name, part in named if part is not None}
