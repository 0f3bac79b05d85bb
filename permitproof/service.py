"""The commands of the service: submit, status, retry, watch, worker, expiring. Imported when one of them is given."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import time
from datetime import date
from pathlib import Path

from schemas.problems import CaseError, ServiceAway, UsageError
from storage.keys import CasePart, case_part
from storage.opening import inbox_url, open_inbox, open_store
from storage.protocol import ObjectStore
from storage.records import Records
from verification.inbox import put_folder
from verification.signpost import WORDS, expect
from verification.standing import Standing, overview, retry, standing

POLL = 0.5


def run(options: argparse.Namespace) -> int:
    """One of the commands; its exit code."""
    if options.store:
        os.environ["PERMITPROOF_STORE"] = options.store
    if options.inbox:
        os.environ["PERMITPROOF_INBOX"] = options.inbox
    command = {"submit": _submit, "status": _status, "retry": _retry, "watch": _watch, "worker": _worker,
               "expiring": _expiring}  # fmt: skip
    return command[options.command](options)


def _store_url() -> str:
    url = os.environ.get("PERMITPROOF_STORE", "")
    if not url:
        raise UsageError(
            "no store is named; give --store or set PERMITPROOF_STORE to a folder or s3://bucket"
        )
    return url


def _records() -> Records:
    return Records(open_store(_store_url()))


def _inbox() -> ObjectStore:
    return open_inbox(os.environ.get("PERMITPROOF_INBOX") or inbox_url(_store_url()))


def _submit(options: argparse.Namespace) -> int:
    from verification.case_folder import load_application, uploads

    records, inbox = _records(), _inbox()
    cases = []
    for folder in options.cases:
        application = load_application(folder)
        files = [f for f in uploads(folder) if f[0].is_file() and not f[0].is_symlink()]
        case = case_part(application.case_id)
        link = expect(records, case)
        put_folder(inbox, case, [*files, (folder / "application.json", "application.json")])
        print(f"{application.case_id}  已提交 submitted ({len(files)} files)  {link}")
        cases.append(case)
    return _wait(records, inbox, cases, options.wait) if options.wait else 0


def _wait(records: Records, inbox: ObjectStore, cases: list[CasePart], seconds: float) -> int:
    """Until nothing of the cases is waiting any more; what came of each is printed."""
    until = time.monotonic() + seconds
    for case in cases:
        while True:
            stands = standing(records, inbox, case)
            if stands.letters or not stands.waiting:
                print(_told(stands))
                break
            if time.monotonic() > until:
                print(_told(stands))
                raise ServiceAway(
                    f"{case}: not verified within {seconds:.0f} s; see that `permitproof watch` runs"
                    + (" and `permitproof worker`" if os.environ.get("PREFECT_API_URL") else "")
                )
            time.sleep(POLL)
    return 0


def _status(options: argparse.Namespace) -> int:
    inbox = _inbox()
    if not options.cases:
        seen = overview(inbox)
        print(
            f"等待 waiting {seen.waiting} · 处理中 being verified {seen.claimed} · 搁置 given up {len(seen.letters)}"
        )
        for letter in seen.letters:
            print(f"  {letter.case_id}  {letter.at}  [{letter.code}] {letter.en}")
        return 0
    records = _records()
    for name in options.cases:
        stands = standing(records, inbox, _case(name))
        if not stands.known:
            raise CaseError(f"{name}: no such case; submit it first", f"{name}:没有此案件,请先提交")
        print(_told(stands))
    return 0


def _case(name: str) -> CasePart:
    """A case by its id, or by its folder."""
    if (Path(name) / "application.json").is_file():
        from verification.case_folder import load_application

        return case_part(load_application(Path(name)).case_id)
    return case_part(name)


def _told(stands: Standing) -> str:
    lines = []
    for run in stands.runs:
        lines.append(f"  {run.run_id}  {run.finished_at}  {WORDS.get(run.outcome, '')} {run.outcome.upper()}")
    if stands.link:
        lines.append(f"  报告 report: {stands.link}")
    for letter in stands.letters:
        lines.append(f"  搁置 given up {letter.at} [{letter.code}] {letter.en}")
    if stands.waiting and not stands.letters:
        state = "处理中 being verified" if stands.claimed else "等待 waiting"
        lines.append(f"  {state}: {stands.waiting} files")
    return "\n".join([str(stands.case), *lines])


def _retry(options: argparse.Namespace) -> int:
    inbox = _inbox()
    for name in options.cases:
        taken = retry(inbox, _case(name))
        if not taken:
            raise CaseError(
                f"{name}: was not given up, so there is nothing to retry; see `permitproof status`"
            )
        print(f"{name}  将重试 will be tried again")
    return 0


def _watch(options: argparse.Namespace) -> int:
    _log_to_stderr()
    signal.signal(signal.SIGTERM, _interrupted)
    from verification.serving import InProcess, watch

    inbox = _inbox()
    if os.environ.get("PREFECT_API_URL"):
        import flows.settings  # noqa: F401 (before Prefect is imported)
        from flows.background import start

        watch(inbox, start, options.listen, ready=lambda w: _say(f"watching {inbox.url}, jobs go to Prefect"))
        return 0
    from verification.working import desk

    here = desk(_records(), inbox, float(os.environ.get("PERMITPROOF_LEASE", "20")))
    here.reader.warm_up()
    worker = InProcess(here)
    try:
        watch(
            inbox, worker.start, options.listen, ready=lambda w: _say(f"watching {inbox.url}, verifying here")
        )
    finally:
        worker.close()
    return 0


def _worker(options: argparse.Namespace) -> int:
    _log_to_stderr()
    _store_url()
    if not os.environ.get("PREFECT_API_URL"):
        raise UsageError(
            "PREFECT_API_URL names no Prefect server; without one, `permitproof watch` verifies by itself"
        )
    import flows.settings  # noqa: F401
    from flows.background import serve

    serve(options.at_once, options.recycle)
    return 0


def _expiring(options: argparse.Namespace) -> int:
    from verification.expiry import running_out, today

    day: date = options.on or today()
    found = sorted(
        (e.day, r.case_id, e.type, e.field)
        for r, e in running_out(_records().last_runs(), day, options.within)
    )
    for until, case, kind, field in found:
        print(f"{until}  {case}  {kind}.{field}")
    print(f"{len(found)} 份材料将到期 papers run out by {options.within} days after {day}")
    return 0


def _log_to_stderr() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _interrupted(number: int, frame: object) -> None:
    raise KeyboardInterrupt
