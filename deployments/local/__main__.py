"""python -m deployments.local up | down [--folder DIR]. Exit code 4 when something needed is away."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from deployments.local.debian import Missing, install_missing
from deployments.local.parts import parts
from deployments.local.processes import NotUp, Processes
from deployments.local.settings import ROOT, Settings, settings

SAMPLE = "samples/cases/clean_work_text"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m deployments.local", description=__doc__)
    parser.add_argument("command", choices=("up", "down"))
    parser.add_argument("--folder", type=Path, default=ROOT / ".up", help="where all is kept (default: .up)")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.command == "down":
        return down(folder)
    try:
        return up(folder)
    except (Missing, NotUp, RuntimeError) as error:
        print(f"make up: {error}\n`make down` ends what did start.", file=sys.stderr)
        return 4


def up(folder: Path) -> int:
    """Starts whatever does not run yet, in order, each when the one before works."""
    install_missing()
    made = settings(folder)
    environment = made.write_environment()
    processes = Processes(folder)
    for part in parts(made):
        if processes.running(part.name):
            print(f"{part.name:<9} runs already", flush=True)
            continue
        print(f"{part.name:<9} ", end="", flush=True)
        part.prepare()
        processes.start(part.name, part.command, part.environment, part.ready, part.user, part.cwd)
        part.after()
        print("up", flush=True)
    _tell(made, environment)
    return 0


def _tell(s: Settings, environment: Path) -> None:
    shown = Path(os.path.relpath(environment))
    print(
        f"""
Prefect's page   http://127.0.0.1:{s.ports["prefect"]}
object store     http://127.0.0.1:{s.ports["store"]} (S3; buckets permitproof and permitproof-inbox)
PostgreSQL       127.0.0.1:{s.ports["postgres"]}    Redis  127.0.0.1:{s.ports["redis"]}
logs and data    {shown.parent}/ (kept by `make down`; delete the folder to forget everything)

Submit a sample case and wait for its report:
    . {shown}
    .venv/bin/permitproof submit {SAMPLE} --wait 120"""
    )


def down(folder: Path) -> int:
    """Ends what `up` started, last one first. What they keep stays."""
    if not (folder / "settings.json").is_file():
        print("nothing was started here")
        return 0
    processes = Processes(folder)
    for part in reversed(parts(settings(folder))):
        print(
            f"{part.name:<9} {'ended' if processes.stop(part.name, part.stop) else 'did not run'}", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
