"""A case that is read in moments: an application and one lease with a text layer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "cases" / "clean_work_text"
LEASE = SAMPLE / "uploads" / "doc42564.pdf"
RECEIPT = SAMPLE / "uploads" / "扫描件32.pdf"


def application(case_id: str) -> bytes:
    data = json.loads((SAMPLE / "application.json").read_text(encoding="utf-8"))
    return json.dumps({**data, "case_id": case_id}, ensure_ascii=False, indent=2).encode()


def lease(mark: str) -> bytes:
    """The lease with a comment at its end: the same paper, other bytes."""
    return LEASE.read_bytes() + f"\n% {mark}\n".encode()


def small_case(folder: Path, case_id: str, mark: str = "") -> Path:
    """Writes the case folder and returns it."""
    uploads = folder / "uploads"
    uploads.mkdir(parents=True, exist_ok=True)
    (folder / "application.json").write_bytes(application(case_id))
    if mark:
        (uploads / "lease.pdf").write_bytes(lease(mark))
    else:
        shutil.copy(LEASE, uploads / "lease.pdf")
    return folder
