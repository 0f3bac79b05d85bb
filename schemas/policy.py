"""A policy: the rules of one place in one time, as data, each with its source and how sure that source is.

The files are `schemas/policies/*.yaml`. A key that is not known here is refused, so that a typing mistake
never silently switches a rule off. Nothing that rests on memory alone may reject a person
(`Policy._no_guess_rejects`).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.check import Severity
from schemas.vocabulary import DOCUMENTS

T = TypeVar("T")

Sureness = Literal["verified", "tried", "inferred", "memory"]
"""verified: read in a public source. tried: by running code. inferred: follows from one. memory:
unconfirmed.
"""

Purpose = Literal["work", "study", "residence"]
Origin = Literal["HK", "MO", "TW", "foreign"]
Unit = Literal["calendar_month", "days_180", "days_183"]
Predicate = Literal["in_force", "term", "elapsed", "strictly_more"]
"""What a paper has to show. in_force: it speaks for the very day. term: it runs for at least half a year, past or
to come. elapsed: half a year of it has passed. strictly_more: of these, more than half a year, not just half a year.
"""

Then = Literal["fail", "review", "resubmit"]
"""What a failed blocking check leads to: a refusal, a person who looks, or a request to the applicant."""

PermitKind = Literal[
    "hk_macau_permit",
    "taiwan_permit_5y",
    "taiwan_permit_3m",
    "hk_macau_permit_non_chinese",
    "mainland_permit_to_hk_macau",
    "passport",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Strict, Generic[T]):
    """One rule. source: what it rests on, in words and with the source's mark; sureness: how well."""

    value: T
    source: str = Field(min_length=3)
    sureness: Sureness
    note: str = ""


class Bilingual(_Strict):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class HalfYear(_Strict):
    """How «half a year» is counted.

    required: False where nobody asks for it: then a paper in force on the day will do.
    unit: six calendar months, or so many days.
    asks: what a paper of each type has to show; a type that is not named has to be in force on the day.
    join: whether several papers that follow one another count as one stretch.
    allowed_gap_days: between joined papers, a gap of at most so many days is overlooked.
    letter_days: a letter («has lived/worked here since …») speaks for its day of issue and so many days
    after.
    """

    required: Rule[bool]
    unit: Rule[Unit]
    asks: Rule[dict[str, list[Predicate]]]
    join: Rule[bool]
    allowed_gap_days: Rule[Annotated[int, Field(ge=0, le=60)]]
    letter_days: Rule[Annotated[int, Field(ge=0, le=366)]]

    def asked(self, document_type: str) -> frozenset[Predicate]:
        """What a paper of this type has to show."""
        if not self.required.value:
            return frozenset({"in_force"})
        return frozenset(self.asks.value.get(document_type, ["in_force"]))


class PhotoReceipt(_Strict):
    """max_age: exactly one of days and months.

    accepted_for, not_for: words by which a receipt says what its photo was taken for; the first are welcome, the
    second belong to other documents. A receipt that says neither is a general one.
    """

    required: Rule[bool]
    accepted_for: Rule[list[str]]
    not_for: Rule[list[str]]
    max_age_days: Rule[Annotated[int, Field(ge=1)]] | None = None
    max_age_months: Rule[Annotated[int, Field(ge=1)]] | None = None
    warn_above_days: Rule[Annotated[int, Field(ge=1)]] | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> PhotoReceipt:
        if (self.max_age_days is None) == (self.max_age_months is None):
            raise ValueError("give exactly one of max_age_days and max_age_months")
        return self


class Proofs(_Strict):
    """Which papers prove which route. Each entry is one way: the document types that together suffice."""

    residence: Rule[list[list[str]]]
    work: Rule[list[list[str]]]
    study: Rule[list[list[str]]]

    def ways(self, purpose: Purpose) -> list[list[str]]:
        rule: Rule[list[list[str]]] = getattr(self, purpose)
        return rule.value

    def types(self, purpose: Purpose) -> tuple[str, ...]:
        """Every document type named for the route, in order, without repeats."""
        return tuple(dict.fromkeys(t for way in self.ways(purpose) for t in way))


class Minors(_Strict):
    """Under so many years a guardian may apply: papers says which are then asked for, each entry one way."""

    below_age: Rule[Annotated[int, Field(ge=1, le=21)]]
    papers: Rule[list[list[str]]]


class Reuse(_Strict):
    """applicants_per_flat: above so many different applicants at one flat within days, a person looks."""

    applicants_per_flat: Rule[Annotated[int, Field(ge=1)]]
    days: Rule[Annotated[int, Field(ge=1)]]


class CheckRule(_Strict):
    """How much one check weighs here.

    then: what a failure leads to, by default what the check itself says.
    by_purpose: another weight when the applicant claims that route.
    """

    severity: Severity
    then: Then | None = None
    by_purpose: dict[Purpose, Weight] = {}
    source: str = Field(min_length=3)
    sureness: Sureness

    def weight(self, purpose: Purpose) -> Weight:
        return self.by_purpose.get(purpose) or _weight(self.severity, self.then)

    def weights(self) -> list[Weight]:
        """Every weight that some route gives it."""
        return [_weight(self.severity, self.then), *self.by_purpose.values()]


class Weight(_Strict):
    severity: Severity
    then: Then | None = None


@lru_cache(maxsize=32)  # there are a dozen, and every check of every case asks for one
def _weight(severity: Severity, then: Then | None) -> Weight:
    return Weight(severity=severity, then=then)


class Policy(_Strict):
    """The rules of one place, in force from effective_from to effective_until (both included).

    cities: by which names an application may call the place. origins: for whose applications it was made; empty =
        residents of Hong Kong, Macau and Taiwan.
    settled: False where the rules rest on no public source: then the program shows what it finds, and neither
        passes nor refuses anybody.
    companions: for a type of paper, the ways to accompany it that make it count (a letter and one's own statement).
    accept_at: which offices take the application: any of the city's, or those of the district one lives in.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    version: str = Field(min_length=1)
    title: Bilingual
    cities: list[str] = []
    origins: list[Origin] = []
    settled: Rule[bool]
    effective_from: date
    effective_until: date | None = None
    confirmed_by: str = ""
    accepted_travel_documents: Rule[dict[Origin, list[PermitKind]]]
    photo_receipt: PhotoReceipt
    half_year: HalfYear
    proofs: Proofs
    companions: Rule[dict[str, list[list[str]]]]
    address_evidence_on_every_route: Rule[bool]
    own_business_counts_as_work: Rule[bool]
    seal_required_on: Rule[list[str]]
    signature_required_of: Rule[dict[str, list[Literal["applicant", "other"]]]]
    lease_filing_required: Rule[bool]
    minors: Minors | None = None
    reuse: Reuse
    working_days_max: Rule[int]
    working_days_expected: Rule[int] | None = None
    accept_at: Rule[Literal["district", "city"]] | None = None
    checks: dict[str, CheckRule]

    @model_validator(mode="after")
    def _in_order(self) -> Policy:
        if self.effective_until is not None and self.effective_until < self.effective_from:
            raise ValueError("effective_until: lies before effective_from")
        return self

    @model_validator(mode="after")
    def _known_types(self) -> Policy:
        """Every type of document that a rule names exists."""
        named = [(f"proofs.{p}", set(self.proofs.types(p))) for p in _PURPOSES]
        named += [
            ("half_year.asks", set(self.half_year.asks.value)),
            ("seal_required_on", set(self.seal_required_on.value)),
            ("signature_required_of", set(self.signature_required_of.value)),
            ("companions", set(self.companions.value) | _flat(*self.companions.value.values())),
            ("minors.papers", _flat(self.minors.papers.value) if self.minors else set()),
        ]
        for rule, names in named:
            for name in sorted(names - set(DOCUMENTS)):
                raise ValueError(f"{rule}: there is no type of document {name!r}")
        return self

    @model_validator(mode="after")
    def _no_guess_rejects(self) -> Policy:
        """A rule or check that rests on memory must not be able to reject anybody."""
        guessed = [name for name, rule in self._rejecting() if rule.sureness == "memory"]
        if guessed:
            more = f" (and so do {', '.join(guessed[1:])})" if guessed[1:] else ""
            raise ValueError(f"{guessed[0]}: rests on memory alone and could reject a person{more}")
        return self

    def _rejecting(self) -> list[tuple[str, Rule[object] | CheckRule]]:
        named: list[tuple[str, Rule[object] | CheckRule]] = [
            (f"checks.{name}", rule)
            for name, rule in self.checks.items()
            if any(weight.severity is Severity.BLOCK and weight.then != "review" for weight in rule.weights())
        ]
        for group in ("", "photo_receipt", "half_year", "proofs", "minors"):
            part = getattr(self, group) if group else self
            for name in type(part).model_fields if part is not None else ():
                rule = getattr(part, name)
                if isinstance(rule, Rule) and name not in _HARMLESS:
                    named.append((f"{group}.{name}" if group else name, rule))
        return named

    def in_force(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_until is None or day <= self.effective_until)


_HARMLESS = frozenset(
    {
        "settled",
        "warn_above_days",
        "working_days_max",
        "working_days_expected",
        "accept_at",
        "accepted_for",
        "not_for",
        "companions",
    }
)
"""Rules that inform, warn or ask a person only: the checks that use them refuse nobody (tests hold them to it)."""
_PURPOSES: tuple[Purpose, ...] = ("residence", "work", "study")


def _flat(*ways: list[list[str]]) -> set[str]:
    return {name for several in ways for way in several for name in way}


CheckRule.model_rebuild()
