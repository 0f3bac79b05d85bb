"""A batch of past cases: what was asked, how it was cut into chunks, what each chunk came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.difference import Difference, Tally
from schemas.run import RunRecord


@dataclass(frozen=True, slots=True)
class Selection:
    """Which past cases. An empty part selects all.

    since, until: the day of submission, ISO 8601, both included. cities, outcomes: of the last run.
    policies: id, or id@version, of the policy by which the last run judged. cases: ids.
    """

    since: str = ""
    until: str = ""
    cities: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def wants(self, run: RunRecord) -> bool:
        return (
            (not self.since or run.submitted_on >= self.since)
            and (not self.until or run.submitted_on <= self.until)
            and (not self.cities or run.city in self.cities)
            and (not self.outcomes or run.outcome in self.outcomes)
            and (
                not self.policies
                or run.policy_id in self.policies
                or f"{run.policy_id}@{run.policy_version}" in self.policies
            )
            and (not self.cases or run.case_id in self.cases)
        )


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """batch: its id. asked: hash of everything that was asked for and of the program that does it: the same order
    again goes on with an unfinished batch. cases: how many cases the store held; chunks: their number."""

    batch: str
    asked: str
    selection: Selection
    orders: dict[str, str]
    chunks: int
    cases: int
    begun_at: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """runs: keys of the run.json files that were the last of their cases when the batch began."""

    number: int
    runs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChunkResult:
    """looked_at: cases in the chunk; what the selection did not want is not among the differences."""

    number: int
    looked_at: int
    seconds: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class BatchDone:
    """The sums of a finished batch. seconds: of work, over all workers."""

    batch: str
    finished_at: str
    seconds: float
    tally: Tally = field(default_factory=Tally)
