"""Losses on generated documents, for the authors of the readers: python -m bench.look_at DIR [--store DIR]."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from bench.compare import Mark, compare
from extractors.worker import IsolatedReader
from storage.folder import FolderStore
from verification.case_folder import uploads
from verification.papers import read_papers
from verification.readers import RememberingReader


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--most", type=int, default=200)
    arguments = parser.parse_args()
    marks: list[Mark] = []
    with RememberingReader(IsolatedReader(), FolderStore(arguments.store)) as reader:
        for folder in sorted(p.parent for p in arguments.folder.glob("*/truth.json")):
            if arguments.only and arguments.only not in folder.name:
                continue
            truth = json.loads((folder / "truth.json").read_text())
            _, documents = read_papers(uploads(folder), reader)
            marks += compare(folder.name, truth["documents"], documents)
    for mark in [m for m in marks if m.verdict != "right"][: arguments.most]:
        sure = "SURE " if mark.sure_and_wrong else ""
        print(
            f"{sure}{mark.verdict:8} {mark.case} {mark.field}: {mark.truth!r} <- {mark.read!r} {mark.confidence:.2f}"
        )
    print(table(marks))
    return 0


def table(marks: list[Mark]) -> str:
    """Right / all by type and medium."""
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    sure = wrong = 0
    for mark in marks:
        if mark.verdict == "invented":
            continue
        kind = mark.medium + (" hand" if mark.hand else "")
        total[(mark.type, kind)] += 1
        right[(mark.type, kind)] += mark.verdict == "right"
        sure += mark.confidence >= 0.9 and mark.verdict in ("right", "wrong")
        wrong += mark.sure_and_wrong
    lines = [
        f"{t:22} {k:16} {right[t, k]:4}/{n:4} {100 * right[t, k] / n:6.1f} %"
        for (t, k), n in sorted(total.items())
    ]
    done = sum(total.values())
    lines.append(f"all {sum(right.values())}/{done}; sure {sure}, sure and wrong {wrong}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
