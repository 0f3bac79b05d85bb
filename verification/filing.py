"""A case folder into the store, and its run out of it: what `verify --store` does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from schemas.report import Report
from storage.keys import case_part, report_key
from storage.records import Records
from verification.case_folder import load_application, uploads
from verification.papers import Progress
from verification.readers import Reader
from verification.stored import Asked, scratch_folder, verify_stored


def file_folder(records: Records, folder: Path) -> str:
    """Keeps a case folder's application and uploads; the folder is the whole of the case. Returns the case id.

    Raises CaseError.
    """
    application = load_application(folder)
    kept = {
        name: "" if path.is_symlink() or not path.is_file() else records.keep_file(path)
        for path, name in uploads(folder)
    }
    claim = records.keep_file(folder / "application.json")
    records.add_to_manifest(application.case_id, claim, kept, exactly=True)
    return application.case_id


def verify_filed(
    records: Records,
    folder: Path,
    out: Path | None,
    reader_in: Callable[[Path | None], Reader],
    asked: Asked,
    progress: Progress = lambda text: None,
) -> Report:
    """As verification.program.verify, with everything kept in the store; a run that is there is not done again."""
    case = case_part(file_folder(records, folder))
    with scratch_folder() as scratch, reader_in(Path(scratch) / "pictures") as reader:
        record = verify_stored(records, case, reader, Path(scratch), asked, progress=progress)
    data = records.store.get(report_key(case, record.run_id, "report.json")) or b""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "report.json").write_bytes(data)
        page = records.store.get(report_key(case, record.run_id, "report.html"))
        if page is not None:
            (out / "report.html").write_bytes(page)
    return Report.model_validate_json(data)
