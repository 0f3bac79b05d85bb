"""The whole program on one screen: intake, read, classify, extract, look again, check, decide, report."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from checks.judge import judge
from checks.policies import load as load_policy
from reports.write import write_report
from schemas.document import Case
from schemas.report import PolicyVersion, Report
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
    policy, sha256 = load_policy(application.city, policy_file, day)
    with tempfile.TemporaryDirectory(prefix="permitproof-") as scratch:
        pictures = Path(scratch)
        with reader_in(pictures if out else None) as reader:
            transcripts, documents = read_papers(files, reader, progress)
            engine = reader.fingerprint
        read = time.monotonic()
        judgement = judge(Case(application, documents, tuple(transcripts)), policy, day)
        judged = time.monotonic()
        report = build(
            application,
            documents,
            {t.file: t for t in transcripts},
            judgement,
            policy=PolicyVersion(id=policy.id, version=policy.version, sha256=sha256),
            version=VERSION,
            engine=engine,
            run={
                "run_id": secrets.token_hex(8),
                "started_at": started.isoformat(timespec="seconds"),
                "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "timings": {"read": round(read - clock, 3), "judge": round(judged - read, 3)},
            },
        )
        if out is not None:
            write_report(report, out, pictures)
    return report
