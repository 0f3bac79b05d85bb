"""How two runs of one case differ, and what a batch of them adds up to. Small enough to be kept by the million."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Flip:
    """One check (or with check "decision" the outcome) that came out otherwise.

    document: the id in the newer run (the older when it is gone), None for the whole case; type: its type, "" for
        the whole case or when not known. before, after: outcomes; "absent" where a run has no such result.
    severity: in the newer run. cause: exactly one: code extractor ocr document policy review date.
    """

    check: str
    document: str | None
    before: str
    after: str
    severity: str
    cause: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What re-verifying one case came to.

    state: "unchanged" (nothing it rests on changed: no new run), "same" (a new run, nothing came out otherwise),
        "differs", "failed" (could not be judged again: problem says why and what to do).
    after_run: "" when there is no new run (unchanged, failed, or a dry run). stage: where it started.
    causes: everything that had changed, whether or not it mattered. cause: of the changed outcome, "" otherwise.
    """

    case_id: str
    city: str
    submitted_on: str
    before_run: str
    before: str
    after_run: str
    after: str
    state: str
    stage: str
    causes: tuple[str, ...] = ()
    cause: str = ""
    flips: tuple[Flip, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class Tally:
    """Sums over a batch.

    outcomes: (before, after) -> cases; flips: (check, before, after, cause) -> number; causes: of changed outcomes;
    problems: text -> cases. Keys are joined with a bar, for JSON.
    """

    cases: int = 0
    states: dict[str, int] = field(default_factory=dict)
    stages: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    causes: dict[str, int] = field(default_factory=dict)
    flips: dict[str, int] = field(default_factory=dict)
    cities: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
