"""What becomes of whole cases: no flawed one may pass, clean ones should."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bench.compare import Mark, compare
from checks.judge import judge
from checks.policies import load as load_policy
from extractors.worker import IsolatedReader
from schemas.document import Case
from storage.folder import FolderStore
from verification.case_folder import load_application, uploads
from verification.papers import read_papers
from verification.readers import RememberingReader


@dataclass(frozen=True)
class Judged:
    """One case: what it is, and what was said of it. caught: the flaw's own check said failed or inconclusive."""

    name: str
    clean: bool
    printed: bool
    flaw: str
    outcome: str
    failed: bool
    caught: bool
    reasons: tuple[str, ...]


@dataclass
class CaseScore:
    cases: list[Judged] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def share(self, *, clean: bool, printed: bool | None, outcome: str) -> tuple[int, int]:
        mine = [c for c in self.cases if c.clean == clean and printed in (None, c.printed)]
        return sum(c.outcome == outcome for c in mine), len(mine)

    def figures(self) -> dict[str, object]:
        return {
            "flawed_passed": self.share(clean=False, printed=None, outcome="pass"),
            "clean_printed_passed": self.share(clean=True, printed=True, outcome="pass"),
            "clean_hand_passed": self.share(clean=True, printed=False, outcome="pass"),
            "clean_failed": self.share(clean=True, printed=None, outcome="fail"),
            "flaw_named": (
                sum(c.caught for c in self.cases if not c.clean),
                sum(not c.clean for c in self.cases),
            ),
        }


def run_cases(folder: Path, store: Path, losses: bool) -> CaseScore:
    """Judges every case below `folder` as `verify` does, without writing reports."""
    score = CaseScore()
    folders = sorted(p.parent for p in folder.glob("*/truth.json"))
    with RememberingReader(IsolatedReader(), FolderStore(store)) as reader:
        for number, each in enumerate(folders, 1):
            print(f"\rcases {number}/{len(folders)}", end="", file=sys.stderr, flush=True)
            truth = json.loads((each / "truth.json").read_text(encoding="utf-8"))
            application = load_application(each)
            transcripts, documents = read_papers(uploads(each), reader)
            policy, _ = load_policy(application.city, None, application.submitted_on)
            judgement = judge(
                Case(application, documents, tuple(transcripts)), policy, application.submitted_on
            )
            score.marks += compare(each.name, truth["documents"], documents)
            flaws = truth["flaws"]
            wanted = {f["check"] for f in flaws}
            judged = Judged(
                each.name,
                truth["clean"],
                truth["printed"],
                "+".join(f["name"] for f in flaws),
                judgement.decision.outcome,
                judgement.decision.outcome == "fail",
                any(r.id in wanted and r.outcome in ("failed", "inconclusive") for r in judgement.results),
                tuple(f"{r.check}: {r.message.en}" for r in judgement.decision.reasons),
            )
            score.cases.append(judged)
            if losses:
                _show(judged)
    print(file=sys.stderr)
    return score


def _show(case: Judged) -> None:
    bad = (case.clean and case.outcome != "pass") or (
        not case.clean and (case.outcome == "pass" or not case.caught)
    )
    if bad:
        kind = "clean" if case.clean else case.flaw
        print(f"\n{case.name} [{kind}, {'printed' if case.printed else 'hand'}] -> {case.outcome}")
        for reason in case.reasons[:6]:
            print(f"    {reason[:220]}")
