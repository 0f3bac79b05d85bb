"""permitproof reverify: past cases again, and what came out otherwise."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.batch import BatchDone, BatchPlan
    from storage.protocol import ObjectStore

DEFAULT_OUT = Path("reverify-report")


def add_parser(commands: Any, day: Callable[[str], date]) -> None:
    """Adds the command to the command line."""
    command = commands.add_parser(
        "reverify",
        help="judge past cases of a store again and show what came out otherwise",
        description=(
            "Takes past cases of a store, starts each at the first stage whose input, engine, code, policy, correction "
            "or day changed, writes a new run beside the old one, and shows the difference with one cause for each "
            "change. Stopped at any moment, the same command goes on where it was."
        ),
    )
    command.add_argument(
        "--store", required=True, metavar="URL", help="the store: a folder, or s3://bucket/prefix"
    )
    which = command.add_argument_group("which cases (all, if nothing is said)")
    which.add_argument("--since", type=day, metavar="DATE", help="submitted on this day or later")
    which.add_argument("--until", type=day, metavar="DATE", help="submitted on this day or earlier")
    which.add_argument(
        "--city", action="append", default=[], metavar="CITY", help="of this city (may be repeated)"
    )
    which.add_argument(
        "--outcome",
        action="append",
        default=[],
        metavar="OUTCOME",
        help="pass, fail, review or resubmit (repeated)",
    )
    which.add_argument(
        "--case", action="append", default=[], metavar="CASE_ID", help="this case (may be repeated)"
    )
    how = command.add_argument_group("how")
    how.add_argument(
        "--policy", action="append", default=[], metavar="FILE|ID",
        help="a YAML file: judge by it instead of the city's policy; an id, or id@version: only cases that were judged "
        "by that policy (may be repeated)",
    )  # fmt: skip
    how.add_argument(
        "--on", type=day, metavar="DATE", help="judge as of this day (default: as the last run did)"
    )
    how.add_argument(
        "--from", dest="start", choices=("checks", "extraction", "ocr"),
        help="begin at this stage, whatever changed (default: the first that changed, case by case)",
    )  # fmt: skip
    how.add_argument("--dry-run", action="store_true", help="read no page and write nothing to the store")
    how.add_argument("--jobs", type=int, metavar="N", help="processes (default: one for each core)")
    how.add_argument("--out", type=Path, default=DEFAULT_OUT, metavar="DIR",
                     help="where difference.html, .json and .csv go (default: reverify-report)")  # fmt: skip
    how.add_argument("--json", action="store_true", help="print the sums as JSON instead of a table")
    how.add_argument("--quiet", action="store_true", help="no progress on standard error")


def run(options: argparse.Namespace) -> int:
    """Returns 0 when the batch came to its end, whatever it found."""
    from reports.difference_files import print_table, summary
    from storage.opening import open_store
    from storage.records import Records
    from verification import batch
    from verification.orders import orders_now, selection_of
    from verification.stages import Stage

    files, ids = _policies(options.policy)
    if options.jobs is not None and options.jobs < 1:
        from schemas.problems import UsageError

        raise UsageError("--jobs takes a number of processes, 1 or more")
    orders = orders_now(
        files[0] if files else None,
        options.on,
        Stage(options.start) if options.start else None,
        options.dry_run,
    )
    selection = selection_of(options.since, options.until, options.city, options.outcome, ids, options.case)
    with ExitStack() as stack:
        store = open_store(options.store)
        desk: ObjectStore = store
        if options.dry_run:
            desk = open_store(stack.enter_context(tempfile.TemporaryDirectory(prefix="permitproof-")))
        plan = batch.begin(Records(store), desk, selection, orders)
        done = _work(store, desk, plan, options)
        paths = batch.write_out(desk, plan, done, options.out)
        if options.json:
            print(json.dumps(summary(plan, done), ensure_ascii=False, indent=2))
        else:
            print_table(done, sys.stdout)
            print(
                f"{'dry run, nothing was written to the store; ' if options.dry_run else ''}see {paths[-1]}"
            )
    return 0


def _work(store: ObjectStore, desk: ObjectStore, plan: BatchPlan, options: argparse.Namespace) -> BatchDone:
    """All chunks that are not done yet, with progress; Ctrl-C finishes those being worked on and stops."""
    from verification import batch
    from verification.crew import Crew
    from verification.progress import Progress

    left = batch.pending(desk, plan)
    progress = Progress(plan.cases, before=batch.cases_done(plan, left))
    tell = _teller(options.quiet)
    if progress.before:
        tell(f"batch {plan.batch}: going on, {progress.before:,} of {plan.cases:,} cases are done", True)
    crew = Crew(store.url, desk.url, options.jobs)
    try:
        for chunk in crew.each(plan, left):
            progress.add(chunk.looked_at)
            tell(f"batch {plan.batch}: {progress}", False)
    except KeyboardInterrupt:
        crew.close()
        again = "" if options.dry_run else "; what is done is kept, the same command goes on"
        tell(f"batch {plan.batch}: stopped{again}", True)
        raise
    finally:
        crew.close()
    if left:
        tell(f"batch {plan.batch}: {progress}", True)
    return batch.finish(desk, plan)


def _policies(given: list[str]) -> tuple[list[Path], list[str]]:
    """What names a file, and what names a policy of the past. Raises UsageError for two files."""
    from schemas.problems import UsageError

    files = [Path(g) for g in given if g.endswith((".yaml", ".yml")) or Path(g).is_file()]
    if len(files) > 1:
        raise UsageError("cases can be judged again by one policy file at a time; run once for each")
    return files, [g for g in given if Path(g) not in files]


def _teller(quiet: bool) -> Callable[[str, bool], None]:
    """On a terminal one line that is written over; elsewhere only what is worth a line of a log."""
    terminal = sys.stderr.isatty()

    def tell(text: str, last: bool) -> None:
        if quiet:
            return
        if terminal:
            print(f"\r\x1b[K{text}", end="\n" if last else "", file=sys.stderr, flush=True)
        elif last:
            print(text, file=sys.stderr, flush=True)

    return tell
