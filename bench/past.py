"""Past cases by the thousand, out of the sample cases: what was understood of each is stored again under other names.

Nothing is read or judged for a copy, and a copy differs from its source in the case id and the papers' hashes only:
another name put into the texts would contradict what else the papers say of it (pinyin, Traditional characters). So
comparisons are remembered from copy to copy as they would not be in life.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from checks.judge import judge
from checks.policies import FOLDER, load, read
from extractors.worker import IsolatedReader
from schemas.application import Application
from schemas.document import Case
from schemas.policy import Policy
from schemas.run import CheckOutcome, Extraction, Fingerprints, Manifest, RunClaim, RunRecord
from storage import keys
from storage.coding import decode, encode
from storage.folder import FolderStore
from storage.keys import case_part
from storage.records import Records, papers_hash, run_digest
from verification.filing import verify_filed
from verification.fingerprints import checks_fingerprint, extractor_fingerprint
from verification.history import StoreHistory
from verification.stored import Asked

SAMPLES = Path("samples/cases")
Put = Callable[[str, bytes], object]


@dataclass(frozen=True, slots=True)
class Source:
    """One sample case as it was read and understood, and as an older, stricter policy judged it."""

    application: bytes
    claim: Application
    extraction: bytes
    policy: Policy
    sha256: str
    outcome: str
    checks: tuple[CheckOutcome, ...]
    engine: str


def sources(folder: Path, names: Sequence[str]) -> list[Source]:
    """Reads the sample cases (with OCR, once: what was read is kept in `folder`) and judges each by an older policy."""
    records = Records(FolderStore(folder / "read"))
    found = []
    for name in names or sorted(p.name for p in SAMPLES.iterdir()):
        print(f"  reading {name} …", flush=True)
        report = verify_filed(records, SAMPLES / name, None, lambda p: IsolatedReader(pictures=p), Asked())
        run = records.run(case_part(report.case_id), report.run_id)
        assert run is not None and run.extraction
        found.append(_source(records, run, folder))
    return found


def _source(records: Records, run: RunRecord, folder: Path) -> Source:
    application = records.store.get(keys.original_key(run.fingerprints.application)) or b""
    claim = Application.model_validate_json(application)
    data = records.store.get(run.extraction) or b""
    extraction = decode(Extraction, data, run.extraction)
    policy, sha256 = _older(folder, claim)
    alone = StoreHistory(FolderStore(folder / "no-other-case"), claim)
    case = Case(claim, extraction.documents, extraction.transcripts)
    found = judge(case, policy, claim.submitted_on, history=alone)
    checks = tuple(CheckOutcome(r.id, r.document, str(r.outcome), str(r.severity)) for r in found.results)
    return Source(
        application, claim, data, policy, sha256, found.decision.outcome, checks, run.fingerprints.engine
    )


def _older(folder: Path, claim: Application) -> tuple[Policy, str]:
    """The city's policy as if photo receipts had been good for thirty days only."""
    now, _ = load(claim.city, None, claim.submitted_on, claim.applicant.origin)
    rule = {"value": 30, "source": "invented for measuring", "sureness": "verified"}
    own = {
        "extends": _file_of(now), "id": now.id, "version": "older", "effective_from": now.effective_from.isoformat(),
        "title": now.title.model_dump(), "cities": now.cities, "origins": now.origins,
        "photo_receipt": {"max_age_days": rule},
    }  # fmt: skip
    path = folder / f"{now.id}-older.yaml"
    path.write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    return read(path)


def _file_of(policy: Policy) -> str:
    return next(p.stem for p in FOLDER.glob("*.yaml") if read(p)[0].id == policy.id)


def fill(put: Put, found: Sequence[Source], number: int) -> None:
    """Writes `number` past cases, the sources in turn."""
    for source in {s.sha256: s for s in found}.values():
        put(keys.policy_key(source.sha256), source.policy.model_dump_json().encode())
    for n in range(number):
        _copy(put, found[n % len(found)], n)


def _copy(put: Put, source: Source, n: int) -> None:
    case_id = f"{source.claim.city[:2].upper()}-2026-{n:06d}"
    claim = json.loads(source.application) | {"case_id": case_id}
    application = json.dumps(claim, ensure_ascii=False).encode()
    digest = hashlib.sha256(application).hexdigest()
    extraction = decode(Extraction, source.extraction, "copy")
    transcripts = tuple(
        replace(t, sha256=hashlib.sha256(f"{n}/{t.file}".encode()).hexdigest())
        for t in extraction.transcripts
    )
    uploads = {t.file: t.sha256 for t in transcripts}
    extractor = extractor_fingerprint()
    key = keys.extraction_key(papers_hash(uploads), source.engine, extractor)
    prints = Fingerprints(
        digest, papers_hash(uploads), source.engine, extractor, checks_fingerprint(), source.sha256, "",
        source.claim.submitted_on.isoformat(),
    )  # fmt: skip
    part, run = case_part(case_id), run_digest(prints)
    run_id = f"0001-{run[:12]}"
    at = "2026-11-23T08:00:00+00:00"
    put(keys.original_key(digest), application)
    put(key, encode(replace(extraction, transcripts=transcripts)))
    put(keys.manifest_key(part, 1), encode(Manifest(case_id, 1, digest, uploads, at)))
    put(keys.run_claim_key(part, 1), encode(RunClaim(run_id, 1, run)))
    record = RunRecord(
        case_id, run_id, 1, "upload", 1, at, at, source.claim.city, prints.day, source.policy.id,
        source.policy.version, source.outcome, prints, key, "", source.checks,
    )  # fmt: skip
    put(keys.report_key(part, run_id, "run.json"), encode(record))


def into_folder(root: Path) -> Put:
    """Puts straight into a folder store, without waiting for the disk as the store itself does."""

    def put(key: str, data: bytes) -> None:
        path = root / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return put
