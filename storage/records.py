"""The records of a store by name: originals, manifests, runs, extractions. Everything here is written once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from schemas.run import Extraction, Fingerprints, Manifest, RunClaim, RunRecord
from storage import keys
from storage.coding import decode, encode
from storage.keys import CasePart, case_part
from storage.protocol import ObjectStore

JSON = "application/json"


class Records:
    """store: where the records are."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store

    # originals and manifests

    def keep_file(self, path: Path) -> str:
        """Keeps the bytes of a file under their SHA-256, which is returned."""
        digest = sha256_of(path)
        self.store.put_file_once(keys.original_key(digest), path)
        return digest

    def manifest(self, case: CasePart) -> Manifest | None:
        """The newest manifest of a case, None when the case is not known."""
        return self._last(keys.manifests_prefix(case), Manifest)

    def manifest_of(self, case: CasePart, number: int) -> Manifest:
        """The number-th manifest of a case. Raises KeyError when there is none."""
        key = keys.manifest_key(case, number)
        return decode(Manifest, self._there(key), key)

    def add_to_manifest(
        self, case_id: str, application: str | None, uploads: Mapping[str, str], *, exactly: bool = False
    ) -> Manifest:
        """The newest manifest with these in it; a new one is written only when something is new.

        application: SHA-256, None = as it was. uploads: name -> SHA-256; a name that is there already is replaced.
        exactly: nothing but these uploads belongs to the case any more.
        """
        case = case_part(case_id)
        while True:
            last = self.manifest(case)
            held = dict(last.uploads) if last and not exactly else {}
            now = dict(sorted({**held, **uploads}.items()))
            claim = application if application is not None else (last.application if last else "")
            if last is not None and (claim, now) == (last.application, last.uploads):
                return last
            manifest = Manifest(case_id, last.number + 1 if last else 1, claim, now, utc_now())
            if self.store.put_once(keys.manifest_key(case, manifest.number), encode(manifest), JSON):
                return manifest  # otherwise somebody else changed the case meanwhile: look again

    # runs

    def claim_run(self, case: CasePart, digest: str) -> RunClaim:
        """The run that is about these inputs: the one that is there, or the next number."""
        while True:
            number = 0
            for stat in self.store.list(keys.runs_prefix(case)):
                claim = decode(RunClaim, self._there(stat.key), stat.key)
                if claim.digest == digest:
                    return claim
                number = max(number, claim.number)
            claim = RunClaim(f"{number + 1:04d}-{digest[:12]}", number + 1, digest)
            if self.store.put_once(keys.run_claim_key(case, claim.number), encode(claim), JSON):
                return claim

    def run(self, case: CasePart, run_id: str) -> RunRecord | None:
        """A finished run, None when there is none of that id or it is not finished."""
        key = keys.report_key(case, run_id, "run.json")
        data = self.store.get(key)
        return None if data is None else decode(RunRecord, data, key)

    def runs(self, case: CasePart) -> Iterator[RunRecord]:
        """The finished runs of a case, oldest first."""
        for stat in self.store.list(keys.reports_prefix(case)):
            if stat.key.endswith("/run.json"):
                yield decode(RunRecord, self._there(stat.key), stat.key)

    def last_run(self, case: CasePart) -> RunRecord | None:
        """The finished run with the highest number, None without any. One listing and one read."""
        found = [s.key for s in self.store.list(keys.reports_prefix(case)) if s.key.endswith("/run.json")]
        return None if not found else decode(RunRecord, self._there(found[-1]), found[-1])

    def last_run_keys(self) -> Iterator[str]:
        """The key of the last finished run of every case, in the order of the cases. One listing."""
        before = ""
        for stat in self.store.list(keys.REPORTS):
            if not stat.key.endswith("/run.json"):
                continue
            if before and before.split("/")[1] != stat.key.split("/")[1]:
                yield before
            before = stat.key
        if before:
            yield before

    def last_runs(self) -> Iterator[RunRecord]:
        """The last finished run of every case, in the order of the cases. One listing, one read a case."""
        for key in self.last_run_keys():
            yield decode(RunRecord, self._there(key), key)

    def finish_run(self, case: CasePart, record: RunRecord) -> bool:
        """Marks the run as done; True when this call did."""
        return self.store.put_once(keys.report_key(case, record.run_id, "run.json"), encode(record), JSON)

    # extractions

    def extraction(self, key: str) -> Extraction | None:
        data = self.store.get(key)
        return None if data is None else decode(Extraction, data, key)

    def keep_extraction(self, key: str, extraction: Extraction) -> None:
        self.store.put_once(key, encode(extraction), JSON)

    def _last(self, prefix: str, kind: type[Manifest]) -> Manifest | None:
        found = [s.key for s in self.store.list(prefix)]
        return None if not found else decode(kind, self._there(found[-1]), found[-1])

    def _there(self, key: str) -> bytes:
        data = self.store.get(key)
        if data is None:
            raise KeyError(key)
        return data


def papers_hash(uploads: Mapping[str, str]) -> str:
    """One hash for the names and contents of a case's uploads."""
    return hashlib.sha256(encode(sorted(uploads.items()))).hexdigest()


def run_digest(prints: Fingerprints) -> str:
    """One hash for all that a run depends on."""
    return hashlib.sha256(encode(prints)).hexdigest()


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def utc_now() -> str:
    """Now, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
