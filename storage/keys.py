"""Every object key, spelled here and nowhere else. docs/storage.md says what lies under each.

Records (written once):
    originals/<sha256>
    transcripts/<sha256>/<engine>.json      looks/<sha256>/<engine>/<asked>.json
    pictures/<sha256>/<engine>/<page>.jpg
    extractions/<papers>/<engine>/<extractor>.json
    cases/<case>/manifests/<number>.json
    cases/<case>/runs/<number>.json
    cases/<case>/corrections/<number>.json
    policies/<sha256>.json
    batches/<batch>/plan.json  chunks/<number>.json  results/<number>.json  done.json
    batches/<batch>/difference.json  difference.csv  difference.html
    reports/<case>/<run>/report.json  report.html  run.json
    expiry/<day>.json
    history/salt     history/<kind>/<trace>/<applicant>-<day>
    latest/<case>.html                      a signpost, written over by each run

Inbox (comes and goes):
    <case>/application.json   <case>/uploads/<name>
    .work/claims/<case>/<work>/<attempt>.json   .work/failures/<case>/<work>/<attempt>.json
    .work/dead/<case>/<work>.json
"""

from __future__ import annotations

import hashlib
from typing import NewType
from urllib.parse import quote, unquote

CASES = "cases/"
REPORTS = "reports/"
BATCHES = "batches/"
WORK = ".work/"
CLAIMS = f"{WORK}claims/"
FAILURES = f"{WORK}failures/"
DEAD = f"{WORK}dead/"
_SAFE = "-_.~"
_LONGEST_PART = 120
"""Characters of a case's part of a key: a file name may have 255 bytes, and "%E6%B7%B1" is one character."""


CasePart = NewType("CasePart", str)
"""A case as one part of a key. Made by case_part or folder_part only."""


def case_part(case_id: str) -> CasePart:
    """A case id as one part of a key: readable, and never the same for two ids."""
    part = quote(case_id, safe=_SAFE)
    if part.startswith("."):
        part = f"%2E{part[1:]}"
    if len(part) > _LONGEST_PART:
        head = case_id
        while len(quote(head, safe=_SAFE)) > 80:
            head = head[:-1]
        part = f"{quote(head, safe=_SAFE)}~{hashlib.sha256(case_id.encode()).hexdigest()[:24]}"
        part = f"%2E{part[1:]}" if part.startswith(".") else part
    return CasePart(part)


def folder_part(folder: str) -> CasePart:
    """The case that a folder of the inbox is about: named by its part, or by the id as it is."""
    well_formed = len(folder) <= _LONGEST_PART and _again(folder) == folder
    return CasePart(folder) if well_formed else case_part(folder)


def _again(part: str) -> str:
    quoted = quote(unquote(part), safe=_SAFE)
    return f"%2E{quoted[1:]}" if quoted.startswith(".") else quoted


def engine_id(fingerprint: str) -> str:
    """A short name, safe in a key, for an engine's full fingerprint."""
    return hashlib.sha256(fingerprint.encode()).hexdigest()[:20]


def original_key(sha256: str) -> str:
    """The bytes that were uploaded (applications too)."""
    return f"originals/{sha256}"


def transcript_key(sha256: str, fingerprint: str) -> str:
    """What one engine read on one file. OCR runs once for each."""
    return f"transcripts/{sha256}/{engine_id(fingerprint)}.json"


def looks_key(sha256: str, fingerprint: str, asked: str) -> str:
    """The answers to one set of second looks; asked: hash of the set."""
    return f"looks/{sha256}/{engine_id(fingerprint)}/{asked}.json"


def picture_key(sha256: str, fingerprint: str, page: int) -> str:
    """The upright picture of one page (from 1), as that engine turned it."""
    return f"pictures/{sha256}/{engine_id(fingerprint)}/{page}.jpg"


def extraction_key(papers: str, fingerprint: str, extractor: str) -> str:
    """What the extractor understood of a set of papers; papers: hash of names and contents."""
    return f"extractions/{papers}/{engine_id(fingerprint)}/{extractor}.json"


def manifests_prefix(case: CasePart) -> str:
    return f"{CASES}{case}/manifests/"


def manifest_key(case: CasePart, number: int) -> str:
    """What belongs to a case, as it stood after its number-th change (from 1)."""
    return f"{manifests_prefix(case)}{number:04d}.json"


def runs_prefix(case: CasePart) -> str:
    return f"{CASES}{case}/runs/"


def run_claim_key(case: CasePart, number: int) -> str:
    """Says which inputs the number-th run (from 1) of a case is about."""
    return f"{runs_prefix(case)}{number:04d}.json"


def corrections_prefix(case: CasePart) -> str:
    return f"{CASES}{case}/corrections/"


def correction_key(case: CasePart, number: int) -> str:
    """The number-th correction (from 1) that a reviewer made in a case."""
    return f"{corrections_prefix(case)}{number:04d}.json"


def policy_key(sha256: str) -> str:
    """A policy as it was applied, everything it extends merged in; sha256: of the files it came from."""
    return f"policies/{sha256}.json"


HISTORY_SALT = "history/salt"
"""The secret of the store with which traces are hashed. Whoever has it and a list of addresses could guess them."""


def history_prefix(kind: str, trace: str) -> str:
    """Everybody who left the same trace (a flat, a lease); trace: its salted hash."""
    return f"history/{kind}/{trace}/"


def history_key(kind: str, trace: str, applicant: str, day: str) -> str:
    """One applicant (salted hash) at one trace, and the day of submission. The object is empty: its name says all."""
    return f"{history_prefix(kind, trace)}{applicant}-{day}"


def batch_prefix(batch: str) -> str:
    return f"{BATCHES}{batch}/"


def batch_plan_key(batch: str) -> str:
    """What a batch was asked to do. Written after its chunks: a batch without it never began."""
    return f"{batch_prefix(batch)}plan.json"


def batch_chunk_key(batch: str, number: int) -> str:
    """The cases of the number-th chunk (from 1), each with the run that was its last when the batch began."""
    return f"{batch_prefix(batch)}chunks/{number:06d}.json"


def batch_result_key(batch: str, number: int) -> str:
    """What the number-th chunk came to. A chunk with a result is never worked on again."""
    return f"{batch_prefix(batch)}results/{number:06d}.json"


def batch_done_key(batch: str) -> str:
    """The sums of a finished batch."""
    return f"{batch_prefix(batch)}done.json"


def batch_file_key(batch: str, name: str) -> str:
    """difference.json, difference.csv or difference.html of a finished batch."""
    return f"{batch_prefix(batch)}{name}"


def reports_prefix(case: CasePart) -> str:
    return f"{REPORTS}{case}/"


def report_key(case: CasePart, run_id: str, name: str) -> str:
    """name: report.json, report.html or run.json. The run is done when run.json is there: it is written last."""
    return f"{reports_prefix(case)}{run_id}/{name}"


def expiry_key(day: str) -> str:
    """The papers that run out soon, as found on a day."""
    return f"expiry/{day}.json"


def signpost_key(case: CasePart) -> str:
    """A page that leads to the last report: the one thing among the records that is no record."""
    return f"latest/{case}.html"


def inbox_prefix(case: CasePart) -> str:
    return f"{case}/"


def inbox_key(case: CasePart, name: str) -> str:
    """name: application.json, or uploads/ and a path below."""
    return f"{inbox_prefix(case)}{'/'.join(quote(part, safe=_NAME_SAFE) for part in name.split('/'))}"


_NAME_SAFE = " !#$&'()+,-.;=@[]^_`{}~"


def inbox_name(key: str) -> tuple[CasePart, str]:
    """(case part, name below the case) of an inbox key; names of our own writing are unquoted."""
    folder, _, name = key.partition("/")
    return folder_part(folder), unquote(name)


def claims_prefix(case: CasePart, work: str) -> str:
    """work: hash of what is to be done for the case."""
    return f"{CLAIMS}{case}/{work}/"


def claim_key(case: CasePart, work: str, attempt: int) -> str:
    return f"{claims_prefix(case, work)}{attempt:03d}.json"


def failure_key(case: CasePart, work: str, attempt: int) -> str:
    return f"{FAILURES}{case}/{work}/{attempt:03d}.json"


def dead_key(case: CasePart, work: str) -> str:
    """What was given up, and why."""
    return f"{DEAD}{case}/{work}.json"
