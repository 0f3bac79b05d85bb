"""Past cases in a store, made without reading anything: invented papers, filed and judged as a run of long ago."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from checks.testing import case as papers_of
from schemas.run import Extraction, RunRecord
from storage.keys import case_part, extraction_key, original_key
from storage.records import Records, papers_hash, run_digest
from tests.checks.papers import clean
from verification.fingerprints import extractor_fingerprint
from verification.stored import Asked, judged_report, prepare, write_run

ENGINE = "engine of long ago"


def file_past(
    records: Records,
    case_id: str,
    *documents: Mapping[str, Any],
    claim: Mapping[str, Any] | None = None,
    on: date | None = None,
    policy_file: Path | None = None,
    engine: str = ENGINE,
    extractor: str = "",
) -> RunRecord:
    """A case with these papers (a clean bundle without any), as if its run had been made by that engine and extractor."""
    found = papers_of({**(claim or {}), "case_id": case_id}, *(documents or clean()))
    transcripts = tuple(
        replace(t, sha256=hashlib.sha256(f"{case_id}/{t.file}".encode()).hexdigest())
        for t in found.transcripts
    )
    said = json.dumps(
        found.application.model_dump(mode="json", exclude_none=True), ensure_ascii=False
    ).encode()
    digest = hashlib.sha256(said).hexdigest()
    records.store.put_once(original_key(digest), said)
    uploads = {t.file: t.sha256 for t in transcripts}
    records.add_to_manifest(case_id, digest, uploads, exactly=True)
    key = extraction_key(papers_hash(uploads), engine, extractor or extractor_fingerprint())
    extraction = Extraction(found.documents, transcripts)
    records.keep_extraction(key, extraction)
    part = case_part(case_id)
    basis = prepare(records, part, engine, Asked(policy_file, on))
    if extractor:
        basis = replace(basis, prints=replace(basis.prints, extractor=extractor))
    claimed = records.claim_run(part, run_digest(basis.prints))
    report = judged_report(basis, extraction, claimed.run_id, "2026-11-23T08:00:00+00:00")
    return write_run(records, part, basis, claimed, report, extraction, key, "upload", None)
