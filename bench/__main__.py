"""python -m bench: reads and judges papers of layouts that the readers were not written from, and prints the figures."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from bench.cases import CaseScore, run_cases
from bench.documents import DocumentScore, run_documents
from bench.generate import generate_cases, generate_documents
from bench.speed import run_speed
from bench.tables import case_table, document_table, speed_table


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--set", default="scoring", choices=("scoring", "dev"))
    parser.add_argument("--out", type=Path, default=Path("bench-out"))
    parser.add_argument("--per-layout", type=int, default=3, help="documents for each layout and medium")
    parser.add_argument("--clean", type=int, default=40)
    parser.add_argument("--flawed", type=int, default=123)
    parser.add_argument(
        "--pages", type=int, default=16, help="picture pages for the comparison with the plain pipeline"
    )
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--skip", default="", help="comma list of documents, cases, speed")
    parser.add_argument(
        "--losses",
        action="store_true",
        help="name every loss (not on the scoring set: then it scores no more)",
    )
    options = parser.parse_args()
    skip = set(options.skip.split(","))
    base = options.out / options.set
    store = options.out / "store"
    started = time.monotonic()
    results: dict[str, object] = {"set": options.set, "seed": options.seed}
    if "documents" not in skip or "speed" not in skip:
        documents = generate_documents(base / "documents", options.set, options.per_layout, options.seed)
    if "documents" not in skip:
        score: DocumentScore = run_documents(documents, store, options.losses)
        print(document_table(score), flush=True)
        results["documents"] = score.figures()
    if "cases" not in skip:
        cases = generate_cases(base / "cases", options.set, options.clean, options.flawed, options.seed)
        judged: CaseScore = run_cases(cases, store, options.losses)
        print(case_table(judged), flush=True)
        results["cases"] = judged.figures()
    if "speed" not in skip:
        speed = run_speed(documents, options.pages)
        print(speed_table(speed), flush=True)
        results["speed"] = speed.figures()
    print(
        f"measured in {(time.monotonic() - started) / 60:.0f} min on {options.set} layouts, seed {options.seed}"
    )
    (options.out / f"{options.set}.json").write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
