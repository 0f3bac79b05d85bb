"""The whole program over a store: what belongs to the case, what was understood of it, the verdict, the report.

Every stage is looked up by the fingerprints of all before it and done only if nobody did it yet; everything is
written once. So it may be killed anywhere and started again, by anybody, and one report comes of it.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from checks.policies import load as load_policy
from reports.page import render
from reports.write import report_json
from schemas.application import Application
from schemas.check import CheckResult
from schemas.policy import Policy
from schemas.problems import CaseError
from schemas.report import PolicyVersion, Report
from schemas.review import Correction
from schemas.run import CheckOutcome, Extraction, Fingerprints, Manifest, RunClaim, RunRecord
from storage import keys
from storage.corrections import corrections, corrections_hash
from storage.keys import CasePart
from storage.records import JSON, Records, papers_hash, run_digest, utc_now
from verification.case_folder import MOST_FILES, parse_application
from verification.corrections import correct
from verification.expiry import expiries
from verification.fingerprints import checks_fingerprint, extractor_fingerprint
from verification.history import StoreHistory
from verification.page_pictures import fetch_pictures
from verification.papers import Progress, read_papers
from verification.program import judged
from verification.readers import ABSENT, Reader, StoredReader, passing
from verification.steps import Plain, Steps


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run differs from the ordinary: judged by a given policy file, as of a given day, for another cause."""

    policy_file: Path | None = None
    on: date | None = None
    cause: str = "upload"


@dataclass(frozen=True, slots=True)
class Basis:
    """All that a run rests on, before anything is read."""

    manifest: Manifest
    application: Application
    policy: Policy
    day: date
    prints: Fingerprints
    corrections: tuple[Correction, ...] = ()
    history: StoreHistory | None = None


def verify_stored(
    records: Records,
    case: CasePart,
    reader: Reader,
    scratch: Path,
    asked: Asked = Asked(),
    steps: Steps = Plain(),  # noqa: B008 (holds nothing)
    progress: Progress = lambda text: None,
) -> RunRecord:
    """The run of a case as it stands now: the finished one if there is one, else it is done and written.

    reader: puts page pictures into scratch / "pictures", if anywhere. Raises CaseError, PolicyError, ServiceAway.
    """
    basis = steps.run("prepare", lambda: prepare(records, case, reader.fingerprint, asked))
    claim = records.claim_run(case, run_digest(basis.prints))
    done = records.run(case, claim.run_id)
    if done is not None:
        return done
    started = utc_now()
    extraction, key = extracted(records, basis, reader, scratch, steps, progress)
    report = steps.run("judge", lambda: judged_report(basis, extraction, claim.run_id, started))
    return steps.run(
        "write", lambda: write_run(records, case, basis, claim, report, extraction, key, asked.cause, scratch)
    )


def prepare(records: Records, case: CasePart, engine: str, asked: Asked) -> Basis:
    """What belongs to the case, and the fingerprints of everything its report will depend on."""
    manifest = records.manifest(case)
    if manifest is None:
        raise CaseError(f"{case}: nothing of this case was ever uploaded; submit it first")
    application = stored_application(records, manifest)
    if not manifest.uploads:
        raise CaseError(f"{case}: nothing was uploaded beside the application; upload the applicant's papers")
    if len(manifest.uploads) > MOST_FILES:
        raise CaseError(f"{case}: {len(manifest.uploads)} files; one case may hold {MOST_FILES}")
    day = asked.on or application.submitted_on
    policy, sha256 = load_policy(application.city, asked.policy_file, day, application.applicant.origin)
    said = corrections(records.store, case)
    prints = Fingerprints(
        application=manifest.application,
        papers=papers_hash(manifest.uploads),
        engine=engine,
        extractor=extractor_fingerprint(),
        checks=checks_fingerprint(),
        policy=sha256,
        corrections=corrections_hash(said),
        day=day.isoformat(),
    )
    return Basis(manifest, application, policy, day, prints, said, StoreHistory(records.store, application))


def stored_application(records: Records, manifest: Manifest) -> Application:
    """The claim of a stored case. Raises CaseError when there is none, or none that can be read."""
    where = f"{keys.case_part(manifest.case_id)}/application.json"
    data = records.store.get(keys.original_key(manifest.application)) if manifest.application else None
    if data is None:
        raise CaseError(
            f"{where}: there is no application.json; upload one into the case's folder",
            f"{where}:缺少 application.json,请补上",
        )
    application = parse_application(data, where)
    if application.case_id != manifest.case_id:
        raise CaseError(
            f"{where}: is about another case than the folder it was uploaded to; upload it to its own folder",
            f"{where}:申请的案件编号与所在文件夹不一致,请上传到对应的文件夹",
        )
    return application


def extracted(
    records: Records,
    basis: Basis,
    reader: Reader,
    scratch: Path,
    steps: Steps,
    progress: Progress,
    *,
    keep: bool = True,
    pictures: bool = True,
) -> tuple[Extraction, str]:
    """What was understood of the case's papers, and its key; the key is "" for what is not worth keeping.

    keep: write it to the store. pictures: pages without their picture in the store are read again.
    """
    prints = basis.prints
    key = keys.extraction_key(prints.papers, prints.engine, prints.extractor)
    kept = records.extraction(key)
    if kept is not None:
        return kept, key
    scratch.mkdir(parents=True, exist_ok=True)
    files = [
        (scratch / sha256 if sha256 else scratch / ABSENT / Path(name).name, name)
        for name, sha256 in basis.manifest.uploads.items()
    ]
    stored = StoredReader(reader, records.store, scratch / "pictures" if pictures else None)
    transcripts, documents = read_papers(files, stored, progress, steps)
    extraction = slim(Extraction(documents, tuple(transcripts)))
    if not keep or any(passing(t) for t in transcripts):
        return extraction, ""
    records.keep_extraction(key, extraction)
    return extraction, key


def slim(extraction: Extraction) -> Extraction:
    """Without the words of the pages: the judges need sizes, facts and problems."""
    bare = (
        replace(t, pages=tuple(replace(p, words=(), marks=()) for p in t.pages))
        for t in extraction.transcripts
    )
    return Extraction(extraction.documents, tuple(bare))


def judged_report(basis: Basis, extraction: Extraction, run_id: str, started: str) -> Report:
    """The verdict on what was understood and what reviewers corrected in it. started: ISO 8601."""
    policy = PolicyVersion(id=basis.policy.id, version=basis.policy.version, sha256=basis.prints.policy)
    corrected = correct(extraction.documents, extraction.transcripts, basis.corrections)
    begun = datetime.fromisoformat(started)
    report = judged(
        basis.application, replace(extraction, documents=corrected.documents), basis.policy, policy, basis.day,
        basis.prints.engine,
        {"run_id": run_id, "started_at": started,
         "timings": {"read": round((datetime.now(UTC) - begun).total_seconds(), 3)}},
        basis.history,
    )  # fmt: skip
    return report.model_copy(update={"corrections": list(corrected.said)}) if corrected.said else report


def write_run(
    records: Records, case: CasePart, basis: Basis, claim: RunClaim, report: Report, extraction: Extraction,
    key: str, cause: str, scratch: Path | None,
) -> RunRecord:  # fmt: skip
    """report.json, report.html, run.json, in this order; what an earlier, killed attempt wrote stands.

    scratch None: no report.html is made; it can be made of report.json whenever somebody wants it.
    """
    store = records.store
    keep_policy(records, basis.policy, basis.prints.policy)
    name = keys.report_key(case, claim.run_id, "report.json")
    data = report_json(report).encode("utf-8", "backslashreplace")
    if not store.put_once(name, data, JSON):
        data = store.get(name) or data
        report = Report.model_validate_json(data)
    if scratch is not None:
        pictures = scratch / "pictures"
        fetch_pictures(store, basis.prints.engine, extraction.transcripts, pictures)
        page = render(report, pictures).encode("utf-8", "backslashreplace")
        store.put_once(keys.report_key(case, claim.run_id, "report.html"), page, "text/html; charset=utf-8")
    if basis.history is not None:
        basis.history.remember(basis.application, extraction.documents)
    record = run_record(basis, claim, report, key, cause, hashlib.sha256(data).hexdigest())
    if not records.finish_run(case, record):
        return records.run(case, claim.run_id) or record
    return record


def keep_policy(records: Records, policy: Policy, sha256: str) -> None:
    """Keeps what was judged by, so that a later run can tell what a change of policy did."""
    if (records.store.url, sha256) not in _KEPT:
        records.store.put_once(keys.policy_key(sha256), policy.model_dump_json().encode(), JSON)
        _KEPT.add((records.store.url, sha256))


_KEPT: set[tuple[str, str]] = set()
"""(store, policy) that this process has written or found there: policies are few and never go away."""


def run_record(basis: Basis, claim: RunClaim, report: Report, key: str, cause: str, sha256: str) -> RunRecord:
    """A finished run in brief."""
    return RunRecord(
        case_id=basis.manifest.case_id,
        run_id=claim.run_id,
        number=claim.number,
        cause=cause,
        manifest=basis.manifest.number,
        started_at=report.started_at,
        finished_at=report.finished_at,
        city=basis.application.city,
        submitted_on=basis.application.submitted_on.isoformat(),
        policy_id=basis.policy.id,
        policy_version=basis.policy.version,
        outcome=report.decision.outcome,
        fingerprints=basis.prints,
        extraction=key,
        report=sha256,
        checks=brief(report.checks),
        expiries=expiries(report, basis.policy),
    )


def brief(results: Iterable[CheckResult]) -> tuple[CheckOutcome, ...]:
    """What came of the checks, without words and places."""
    return tuple(CheckOutcome(c.id, c.document, c.outcome.value, c.severity.value) for c in results)


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for originals and pictures that is gone after the run."""
    return tempfile.TemporaryDirectory(prefix="permitproof-")
