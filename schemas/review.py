"""What a reviewer says against a reading: one field's value, by whom (a role, no name), when and why."""

from __future__ import annotations

from dataclasses import dataclass

Corners = list[list[float]]


@dataclass(frozen=True, slots=True)
class Correction:
    """A reviewer's value for one field of one paper. It holds for every later run in which the page is still there.

    number: counts a case's corrections from 1; of two for the same field the later one holds.
    sha256, page: a page of the paper it is about, by content, so that other uploads cannot shift it.
    type: the paper's type; field, value: as in the report; value None = a person could not read it either.
    quad: four corners on that page where the reviewer saw it, None = where the machine had looked.
    role: what the author is ("reviewer", "supervisor"), never who. at: ISO 8601, UTC. run_id: the run they saw.
    """

    case_id: str
    number: int
    type: str
    sha256: str
    page: int
    field: str
    value: str | int | None
    role: str
    at: str
    reason: str
    run_id: str = ""
    quad: Corners | None = None
