"""The figures as text."""

from __future__ import annotations

from bench.cases import CaseScore
from bench.documents import GROUPS, DocumentScore
from bench.speed import Speed


def document_table(score: DocumentScore) -> str:
    """Fields exactly right, by type and medium."""
    lines = ["", "fields exactly right", f"{'':24}" + "".join(f"{g:>22}" for g in GROUPS)]
    for kind in [*score.types, None]:
        row = f"{kind or 'all':24}"
        for group in GROUPS:
            right, total = score.rate(group, kind)
            row += f"{f'{right}/{total}':>12} {_percent(right, total):>9}"
        lines.append(row)
    wrong = sum(m.verdict == "wrong" for m in score.sure)
    lines.append(
        f"sure readings {len(score.sure)}, sure and wrong {wrong} = {_percent(wrong, len(score.sure))}"
    )
    return "\n".join(lines)


def case_table(score: CaseScore) -> str:
    """What became of the cases."""
    lines = ["", "cases"]
    for name, clean, printed in (
        ("flawed", False, None),
        ("clean, printed", True, True),
        ("clean, hand-filled", True, False),
    ):
        cells = []
        total = 0
        for outcome in ("pass", "fail", "resubmit", "review"):
            count, total = score.share(clean=clean, printed=printed, outcome=outcome)
            cells.append(f"{outcome} {count}")
        passed = score.share(clean=clean, printed=printed, outcome="pass")
        lines.append(f"{name:22} {total:4}   {', '.join(cells)}   passed {_percent(*passed)}")
    flawed = [c for c in score.cases if not c.clean]
    lines.append(f"flaw named by its own check {sum(c.caught for c in flawed)}/{len(flawed)}")
    for case in flawed:
        if case.outcome == "pass":
            lines.append(f"PASSED ALTHOUGH FLAWED: {case.name} ({case.flaw})")
    return "\n".join(lines)


def speed_table(speed: Speed) -> str:
    """Seconds and memory."""
    f = speed.figures()
    return "\n".join(
        [
            "",
            f"picture page {f['picture_page_seconds']:.2f} s, plain PaddleOCR {f['plain_page_seconds']:.2f} s: ratio {f['ratio']:.2f}",
            f"text-layer page {f['native_page_seconds']:.3f} s",
            f"peak memory of the reader {f['memory_mib']:.0f} MiB",
            f"permitproof --help {f['help_seconds']:.2f} s",
        ]
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
