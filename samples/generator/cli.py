"""The command line: `python -m samples.generator`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from samples.generator import fonts


def _chunk(task: Callable[..., Any], items: list[tuple[Any, ...]], out: Path) -> int:
    """Makes some items with one browser; runs in a worker."""
    from samples.generator.render import Browser

    with Browser() as browser:
        for item in items:
            task(browser, *item, out)
            print(".", end="", flush=True, file=sys.stderr)
    return len(items)


def run_all(task: Callable[..., Any], items: list[tuple[Any, ...]], out: Path, jobs: int) -> None:
    """Makes every item, in `jobs` processes."""
    started = time.time()
    out.mkdir(parents=True, exist_ok=True)
    if jobs <= 1:
        _chunk(task, items, out)
    else:
        with ProcessPoolExecutor(jobs) as pool:
            for done in [pool.submit(_chunk, task, items[i::jobs], out) for i in range(jobs)]:
                done.result()
    print(f"\n{len(items)} made in {time.time() - started:.0f} s: {out}", file=sys.stderr)


def documents(args: argparse.Namespace) -> None:
    """Single documents."""
    from samples.generator import documents as module

    plan = module.plan(args.set, args.per_layout, args.media.split(","), args.type)
    run_all(module.make, [(*item, args.seed) for item in plan], args.out, args.jobs)


def cases(args: argparse.Namespace) -> None:
    """Whole cases."""
    from samples.generator import cases as module

    items = [(wish, args.seed) for wish in module.plan(args.set, args.clean, args.flawed, args.flaw)]
    run_all(module.make, items, args.out, args.jobs)


def bundles(args: argparse.Namespace) -> None:
    """Cases whose uploads are packed as people pack them."""
    from samples.generator import bundles as module

    items = [(*item, args.seed) for item in module.plan(args.set, args.per_bundle, args.only)]
    run_all(module.make, items, args.out, args.jobs)


def faults(args: argparse.Namespace) -> None:
    """Broken and hostile files."""
    from samples.generator import faults as module

    for path in module.make_all(args.out):
        print(path)


def small(args: argparse.Namespace) -> None:
    """The committed cases."""
    from samples.generator import small as module

    module.make_all(args.out, args.only)


def parser() -> argparse.ArgumentParser:
    """The arguments."""
    top = argparse.ArgumentParser(prog="python -m samples.generator", description=__doc__)
    commands = top.add_subparsers(required=True)
    one = commands.add_parser("cases", help=cases.__doc__)
    one.add_argument("--clean", type=int, default=10)
    one.add_argument("--flawed", type=int, default=10)
    one.add_argument("--flaw", help="only this flaw")
    one.set_defaults(run=cases)
    two = commands.add_parser("documents", help=documents.__doc__)
    two.add_argument("--per-layout", type=int, default=2)
    two.add_argument("--media", default="text_pdf,scan,photo")
    two.add_argument("--type", help="only this document type")
    two.set_defaults(run=documents)
    five = commands.add_parser("bundles", help=bundles.__doc__)
    five.add_argument("--per-bundle", type=int, default=1)
    five.add_argument("--only", help="only this bundle")
    five.set_defaults(run=bundles)
    for command in (one, two, five):
        command.add_argument("--set", choices=["dev", "scoring"], required=True)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--jobs", type=int, default=1)
        command.add_argument("--out", type=Path, required=True)
    three = commands.add_parser("faults", help=faults.__doc__)
    three.add_argument("--out", type=Path, required=True)
    three.set_defaults(run=faults)
    four = commands.add_parser("small", help=small.__doc__)
    four.add_argument("--out", type=Path, default=Path(__file__).resolve().parents[1] / "cases")
    four.add_argument("--only", default="", help="only the cases whose names begin so")
    four.set_defaults(run=small)
    return top


def main(argv: list[str] | None = None) -> int:
    """Runs one command."""
    args = parser().parse_args(argv)
    if args.run in (documents, cases, bundles, small):
        fonts.fetch()
    args.run(args)
    return 0
