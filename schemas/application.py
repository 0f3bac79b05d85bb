"""What the applicant says: application.json. Unknown extra fields are kept out and reported by the loader."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, str_strip_whitespace=True)


class TravelDocument(_Part):
    number: str = Field(min_length=1)
    valid_until: date | None = None


class Applicant(_Part):
    name_zh: str = Field(min_length=1)
    name_en: str | None = None
    sex: Literal["M", "F"] | None = None
    date_of_birth: date
    origin: Literal["HK", "MO", "TW", "foreign"]
    travel_document: TravelDocument


class Residence(_Part):
    basis: Literal["lease", "owned", "purchase", "dormitory", "lodging"] | None = None
    address: str = Field(min_length=1)


class Employer(_Part):
    name: str = Field(min_length=1)
    uscc: str | None = None


class School(_Part):
    name: str = Field(min_length=1)
    student_number: str | None = None


class Application(_Part):
    """The claim of one applicant. submitted_on is the day as of which dates are judged."""

    case_id: str = Field(min_length=1, max_length=100)
    city: str = Field(min_length=1)
    submitted_on: date
    kind: Literal["first", "renewal", "replacement"]
    applicant: Applicant
    residence: Residence
    purpose: Literal["work", "study", "residence"]
    employer: Employer | None = None
    school: School | None = None
