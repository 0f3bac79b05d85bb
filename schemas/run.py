"""What a store remembers of a case beside its papers: what belongs to it, and every run with what it rested on."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.document import Document
from schemas.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Manifest:
    """What belongs to a case as it stood after its number-th change (from 1). A change is a new manifest.

    application: SHA-256 of application.json, "" while there is none.
    uploads: name below the case folder ("uploads/IMG_1712.jpg") -> SHA-256 of the content; "" for what is no
        regular file and so could not be kept.
    received_at: ISO 8601, UTC.
    """

    case_id: str
    number: int
    application: str
    uploads: dict[str, str]
    received_at: str


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Everything a run's report depends on, in the order of the stages. Two runs with the same report the same.

    application, papers: hash of the claim; of the names and contents of the uploads.
    engine: what read the pages (weights, runtime, settings).
    extractor: hash of the code that understands them.
    checks: hash of the code that judges.
    policy: hash of the policy's bytes. corrections: hash of the reviewers' corrections, "" without any.
    day: the day as of which dates are judged, ISO 8601.
    """

    application: str
    papers: str
    engine: str
    extractor: str
    checks: str
    policy: str
    corrections: str
    day: str


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """One line of a report's checks, without words or evidence. document: its id, None for the whole case."""

    id: str
    document: str | None
    outcome: str
    severity: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """A day on which a paper of the case runs out. field: where it was read, or what it was worked out from."""

    document: str
    type: str
    field: str
    day: str


@dataclass(frozen=True, slots=True)
class RunClaim:
    """The number-th run of a case is about these inputs. Written before the run, so that no two runs share a
    number and no inputs two runs."""

    run_id: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One finished run, small enough to be read by the ten thousand. Written last: a run without it is not done.

    cause: "upload" or what else asked for it ("reverify"). manifest: the number of the manifest it judged.
    extraction: key of the stored extraction. report: SHA-256 of report.json.
    """

    case_id: str
    run_id: str
    number: int
    cause: str
    manifest: int
    started_at: str
    finished_at: str
    city: str
    submitted_on: str
    policy_id: str
    policy_version: str
    outcome: str
    fingerprints: Fingerprints
    extraction: str
    report: str
    checks: tuple[CheckOutcome, ...] = ()
    expiries: tuple[Expiry, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was understood of a set of papers: all that the judges need.

    transcripts: without their words: files, sizes of pages, facts and problems.
    """

    documents: tuple[Document, ...]
    transcripts: tuple[Transcript, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A case that was given up: what a person has to look at. work: which set of uploads it was about.

    code: of the problem, as in docs/errors.md. attempts: how often it was tried.
    """

    case_id: str
    work: str
    code: str
    zh: str
    en: str
    attempts: int
    at: str
