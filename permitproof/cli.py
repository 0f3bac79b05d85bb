"""permitproof verify CASE… | extract FILE… | policies. Heavy imports wait until a command needs them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from permitproof import reverify
from schemas.problems import PermitproofError

if TYPE_CHECKING:
    from schemas.report import Report
    from verification.readers import Reader


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as YYYY-MM-DD") from None


def parser() -> argparse.ArgumentParser:
    """The command line, as documented in README.md."""
    from verification.version import VERSION

    top = _Parser(
        prog="permitproof",
        description="Reads and judges the papers of a residence permit application, offline.",
    )
    top.add_argument("--version", action="version", version=f"permitproof {VERSION}")
    commands = top.add_subparsers(dest="command", required=True, parser_class=_Parser)
    verify = commands.add_parser("verify", help="judge one or more case folders", description=(
        "Reads CASE/application.json and CASE/uploads, writes report.json and report.html."))  # fmt: skip
    verify.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    verify.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="where reports go (default: CASE/report; with several cases DIR/<case_id>)",
    )
    verify.add_argument(
        "--policy", type=Path, metavar="FILE", help="judge by this policy file instead of the city's"
    )
    verify.add_argument(
        "--on", type=_day, metavar="DATE", help="judge as of this day (default: submitted_on)"
    )
    verify.add_argument(
        "--store",
        metavar="STORE",
        help="keep the case, what was read and the run here: a folder or s3://bucket; nothing is read twice",
    )
    verify.add_argument("--json", action="store_true", help="print the report as JSON instead of the summary")
    verify.add_argument("--quiet", action="store_true", help="no progress on standard error")
    extract = commands.add_parser("extract", help="say what files are and what they state, without a case")
    extract.add_argument("files", nargs="+", type=Path, metavar="FILE")
    extract.add_argument("--json", action="store_true", help='print {"documents": […]} as in the report')
    extract.add_argument("--quiet", action="store_true", help="no progress on standard error")
    reverify.add_parser(commands, _day)
    policies = commands.add_parser("policies", help="list the policies, or explain one")
    policies.add_argument("id", nargs="?", help="explain this policy")
    _service(commands)
    return top


def _service(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The commands around a store and its inbox; permitproof.service carries them out."""
    submit = commands.add_parser(
        "submit", help="upload case folders to the inbox and print where reports will be"
    )
    submit.add_argument("cases", nargs="+", type=Path, metavar="CASE")
    submit.add_argument(
        "--wait", type=float, default=0.0, metavar="SECONDS", help="wait for the reports so long"
    )
    status = commands.add_parser(
        "status", help="how cases stand; without CASE what waits and what was given up"
    )
    status.add_argument("cases", nargs="*", metavar="CASE", help="a case id or folder")
    retry = commands.add_parser("retry", help="try cases again that were given up")
    retry.add_argument("cases", nargs="+", metavar="CASE", help="a case id or folder")
    watch = commands.add_parser("watch", help="verify whatever arrives in the inbox, until stopped", description=(
        "Verifies in this process, or, with PREFECT_API_URL, has `permitproof worker` do it."))  # fmt: skip
    watch.add_argument("--listen", default="", metavar="HOST:PORT", help="also hear S3 event webhooks here")
    worker = commands.add_parser("worker", help="carry out what `watch` starts through a Prefect server")
    worker.add_argument("--at-once", type=int, metavar="N", help="cases worked on together")
    worker.add_argument(
        "--recycle", type=int, default=500, metavar="N", help="start anew after so many cases"
    )
    expiring = commands.add_parser("expiring", help="list papers of past cases that run out soon")
    expiring.add_argument("--on", type=_day, metavar="DATE", help="as of this day (default: today)")
    expiring.add_argument("--within", type=int, default=30, metavar="DAYS")
    for command in (submit, status, retry, watch, worker, expiring):
        command.add_argument(
            "--store", default="", metavar="STORE", help="folder or s3://bucket (PERMITPROOF_STORE)"
        )
        command.add_argument(
            "--inbox", default="", metavar="INBOX", help="default: STORE-inbox (PERMITPROOF_INBOX)"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit code (see README: 0 done, 2 usage, 3 unusable case, 4 service away, 1 our bug)."""
    _safe_output()
    options = parser().parse_args(arguments)
    try:
        known = {"verify": _verify, "extract": _extract, "policies": _policies, "reverify": reverify.run}
        return known.get(options.command, _serve)(options)
    except PermitproofError as error:
        print(f"permitproof: {error.en}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("permitproof: stopped", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("PERMITPROOF_DEBUG"):
            raise
        print(f"permitproof: internal error ({type(error).__name__}); this is our bug. "
              "Run again with PERMITPROOF_DEBUG=1 and report what it prints.", file=sys.stderr)  # fmt: skip
        return 1


def _safe_output() -> None:
    """Chinese on any terminal; what it cannot show is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _progress(quiet: bool):  # type: ignore[no-untyped-def]
    def show(text: str) -> None:
        if not quiet and sys.stderr.isatty():
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)

    return show


def _clear(quiet: bool) -> None:
    if not quiet and sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _reader(pictures: Path | None) -> Reader:
    from extractors.worker import IsolatedReader

    return IsolatedReader(pictures=pictures)


def _verify(options: argparse.Namespace) -> int:
    from reports.summary import summarise
    from reports.write import report_json

    several = len(options.cases) > 1
    worst = 0
    for case in options.cases:
        try:
            out = _out(case, options.out, several)
            report = _verified(options, case, out)
        except PermitproofError as error:
            _clear(options.quiet)
            if not several or error.exit_code not in (3,):
                raise
            print(f"permitproof: {error.en}", file=sys.stderr)
            worst = max(worst, error.exit_code)
            continue
        _clear(options.quiet)
        if options.json:
            print(report_json(report), end="")
        else:
            print(summarise(report, out, tty=sys.stdout.isatty()))
    return worst


def _verified(options: argparse.Namespace, case: Path, out: Path | None) -> Report:
    progress = _progress(options.quiet)
    if options.store is None:
        from verification.program import verify

        return verify(case, out, _reader, policy_file=options.policy, on=options.on, progress=progress)
    from storage.opening import open_store
    from storage.records import Records
    from verification.filing import verify_filed
    from verification.stored import Asked

    records = Records(open_store(options.store))
    return verify_filed(records, case, out, _reader, Asked(options.policy, options.on), progress)


def _out(case: Path, out: Path | None, several: bool) -> Path:
    if out is None:
        return case / "report"
    if not several:
        return out
    from verification.case_folder import load_application, safe_name

    return out / safe_name(load_application(case).case_id)


def _extract(options: argparse.Namespace) -> int:
    from reports.listing import listing
    from verification.papers import read_papers
    from verification.reporting import document_report

    # A link that the operator names is meant.
    files = [
        (path.resolve(), path.name if several_names(options.files) else str(path)) for path in options.files
    ]
    with _reader(None) as reader:
        transcripts, documents = read_papers(files, reader, _progress(options.quiet))
    _clear(options.quiet)
    by_name = {t.file: t for t in transcripts}
    reports = [document_report(d, by_name) for d in documents]
    if options.json:
        print(
            json.dumps(
                {"documents": [r.model_dump(mode="json") for r in reports]}, ensure_ascii=False, indent=2
            )
        )
    else:
        print(listing(reports))
    return 0


def several_names(files: Sequence[Path]) -> bool:
    """Whether the bare names tell the files apart."""
    return len({f.name for f in files}) == len(files)


def _serve(options: argparse.Namespace) -> int:
    from permitproof import service

    return service.run(options)


def _policies(options: argparse.Namespace) -> int:
    from checks.explain import explain

    print(explain(options.id))
    return 0


if __name__ == "__main__":
    sys.exit(main())
