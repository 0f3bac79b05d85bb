"""A policy: the rules of one place in one time, as data, each with its source and how sure that source is.

The files are `schemas/policies/*.yaml`. A key that is not known here is refused, so that a typing mistake
never silently switches a rule off. Nothing that rests on memory alone may reject a person
(`Policy._no_guess_rejects`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from schemas.check import Severity

T = TypeVar("T")

Sureness = Literal["verified", "tried", "inferred", "memory"]
"""verified: read in a public source. tried: by running code. inferred: follows from one. memory:
unconfirmed.
"""

Purpose = Literal["work", "study", "residence"]
Origin = Literal["HK", "MO", "TW", "foreign"]
Unit = Literal["calendar_month", "days_180", "days_183"]
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

    unit: six calendar months, or so many days. allowed_gap_days: a gap of at most so many days is overlooked.
    elapsed: on which routes half a year must already have passed (otherwise a long enough term will do).
    letter_days: a letter («has lived/worked here since …») speaks for its day of issue and so many days
    after.
    """

    unit: Rule[Unit]
    allowed_gap_days: Rule[Annotated[int, Field(ge=0, le=60)]]
    elapsed: Rule[list[Purpose]]
    letter_days: Rule[Annotated[int, Field(ge=0, le=366)]]


class PhotoReceipt(_Strict):
    """max_age: exactly one of days and months."""

    required: Rule[bool]
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
        return self.by_purpose.get(purpose) or Weight(severity=self.severity, then=self.then)

    def weights(self) -> list[Weight]:
        """Every weight that some route gives it."""
        return [Weight(severity=self.severity, then=self.then), *self.by_purpose.values()]


class Weight(_Strict):
    severity: Severity
    then: Then | None = None


class Policy(_Strict):
    """The rules of one place, in force from effective_from to effective_until (both included)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    version: str = Field(min_length=1)
    title: Bilingual
    cities: list[str] = []
    effective_from: date
    effective_until: date | None = None
    confirmed_by: str = ""
    accepted_travel_documents: Rule[dict[Origin, list[PermitKind]]]
    photo_receipt: PhotoReceipt
    half_year: HalfYear
    proofs: Proofs
    address_evidence_on_every_route: Rule[bool]
    own_business_counts_as_work: Rule[bool]
    seal_required_on: Rule[list[str]]
    signature_required_of: Rule[dict[str, list[Literal["applicant", "other"]]]]
    lease_filing_required: Rule[bool]
    guardian_papers_below_age: Rule[int] | None = None
    working_days_max: Rule[int]
    working_days_expected: Rule[int] | None = None
    accept_at: Rule[Literal["district", "city"]] | None = None
    checks: dict[str, CheckRule]

    @model_validator(mode="after")
    def _in_order(self) -> Policy:
        if self.effective_until is not None and self.effective_until < self.effective_from:
            raise ValueError("effective_until lies before effective_from")
        return self

    @model_validator(mode="after")
    def _no_guess_rejects(self) -> Policy:
        """A rule or check that rests on memory must not be able to reject anybody."""
        guessed = [name for name, rule in self._rejecting() if rule.sureness == "memory"]
        if guessed:
            raise ValueError(f"rests on memory alone and could reject a person: {', '.join(guessed)}")
        return self

    def _rejecting(self) -> list[tuple[str, Rule[object] | CheckRule]]:
        named: list[tuple[str, Rule[object] | CheckRule]] = [
            (f"checks.{name}", rule)
            for name, rule in self.checks.items()
            if any(weight.severity is Severity.BLOCK and weight.then != "review" for weight in rule.weights())
        ]
        for part in (self, self.photo_receipt, self.half_year, self.proofs):
            for name in type(part).model_fields:
                rule = getattr(part, name)
                if isinstance(rule, Rule) and name not in _HARMLESS:
                    named.append((name, rule))
        return named

    def in_force(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_until is None or day <= self.effective_until)


_HARMLESS = frozenset({"warn_above_days", "working_days_max", "working_days_expected", "accept_at"})
"""Rules that inform or warn only."""

CheckRule.model_rebuild()
