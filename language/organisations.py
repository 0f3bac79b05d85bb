"""Firms and schools: do two printed names mean one? The knowledge lies in firms.py and schools.py."""

from __future__ import annotations

from language.firms import compare_firms
from language.organisation_parts import OrganisationMatch, Outcome
from language.schools import compare_schools

__all__ = ["OrganisationMatch", "Outcome", "compare_firms", "compare_schools"]
