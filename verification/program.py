"""The whole program on one screen: intake, read, classify, extract, look again, check, decide, report."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from checks.history import History
from checks.judge import judge
from checks.policies import load as load_policy
from reports.write import write_report
from schemas.application import Application
from schemas.document import Case
from schemas.policy import Policy
from schemas.report import PolicyVersion, Report
from schemas.run import Extraction
from verification.case_folder import load_application, uploads
from verification.papers import Progress, read_papers
from verification.readers import Reader
from verification.reporting import build
from verification.version import VERSION


def verify(
    folder: Path,
    out: Path | None,
    reader_in: Callable[[Path | None], Reader],
    *,
    policy_file: Path | None = None,
    on: date | None = None,
    progress: Progress = lambda text: None,
) -> Report:
    """Judge one case folder and write its report to `out` (nothing is written when None).

    Dates are judged as of `on` or the application's submitted_on. Raises CaseError, PolicyError.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    application = load_application(folder)
    files = uploads(folder)
    day = on or application.submitted_on
    policy, sha256 = load_policy(application.city, policy_file, day, application.applicant.origin)
    with tempfile.TemporaryDirectory(prefix="permitproof-") as scratch:
        pictures = Path(scratch)
        with reader_in(pictures if out else None) as reader:
            transcripts, documents = read_papers(files, reader, progress)
            engine = reader.fingerprint
        read = time.monotonic()
        report = judged(
            application,
            Extraction(documents, tuple(transcripts)),
            policy,
            PolicyVersion(id=policy.id, version=policy.version, sha256=sha256),
            day,
            engine,
            {
                "run_id": secrets.token_hex(8),
                "started_at": started.isoformat(timespec="seconds"),
                "timings": {"read": round(read - clock, 3)},
            },
        )
        if out is not None:
            write_report(report, out, pictures)
    return report


def judged(
    application: Application,
    extraction: Extraction,
    policy: Policy,
    policy_version: PolicyVersion,
    day: date,
    engine: str,
    run: dict[str, Any],
    history: History | None = None,
) -> Report:
    """The verdict on what was understood. run: run_id, started_at and timings; the time of judging is added.

    history: what a store knows of other cases; None without one.
    """
    clock = time.monotonic()
    judgement = judge(
        Case(application, extraction.documents, extraction.transcripts), policy, day, history=history
    )
    took = round(time.monotonic() - clock, 3)
    return build(
        application,
        extraction.documents,
        {t.file: t for t in extraction.transcripts},
        judgement,
        policy=policy_version,
        version=VERSION,
        engine=engine,
        run={
            **run,
            "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "timings": {**run["timings"], "judge": took},
        },
    )
