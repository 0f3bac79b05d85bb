"""What a batch changed, as one HTML file with pictures: self-contained, no script, everything foreign escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from reports import labels
from reports.labels import Label, label
from reports.page import asset, environment
from schemas.batch import BatchDone, BatchPlan
from schemas.difference import Difference, Tally

SHOWN = 1000
"""Cases listed on the page; the files beside it have all."""
MOST_CHECKS = 14

STATES = {
    "differs": Label("结果有变", "Came out otherwise"),
    "same": Label("重新核验，结果相同", "Judged again, the same"),
    "unchanged": Label("依据未变，无须重核", "Nothing it rests on changed"),
    "planned": Label("须重新识别，试运行未做", "Must be read again; not done in a dry run"),
    "failed": Label("未能重核", "Could not be judged again"),
}
CAUSES = {
    "code": Label("程序", "Program"),
    "extractor": Label("提取规则", "Extractor"),
    "ocr": Label("文字识别", "OCR"),
    "document": Label("新材料", "New document"),
    "policy": Label("政策", "Policy"),
    "review": Label("人工更正", "Review"),
    "date": Label("日期", "Date"),
}
STAGES = {
    "none": Label("不重做", "Nothing"),
    "checks": Label("核查", "Checks"),
    "extraction": Label("提取", "Extraction"),
    "ocr": Label("识别", "OCR"),
}
ABSENT = Label("无", "Absent")
ORDER = ("pass", "review", "resubmit", "fail")
HEIGHT, WIDTH, GAP, BAR = 280.0, 520.0, 20.0, 26.0


@dataclass(frozen=True, slots=True)
class Block:
    """One outcome on one side of the flow picture."""

    outcome: str
    name: Label
    cases: int
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Cases that went from one outcome to another, as the outline of a ribbon. changed: to another one."""

    before: str
    after: str
    cases: int
    path: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar. x, width in per cent of the longest bar."""

    kind: str
    name: Label
    cases: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    name: Label
    code: str
    cases: int
    pieces: tuple[Piece, ...]


def render(plan: BatchPlan, done: BatchDone, shown: Sequence[Difference]) -> str:
    """The page. shown: the cases to list, at most SHOWN."""
    tally = done.tally
    style = asset("difference.css")
    blocks, bands = flow(tally)
    changed = tally.states.get("differs", 0) + tally.states.get("failed", 0)
    return environment().get_template("difference.html.j2").render(
        plan=plan, done=done, tally=tally, shown=shown, more=max(0, changed - len(shown)),
        style=Markup(style), policy=_policy(style), blocks=blocks, bands=bands, width=WIDTH, height=HEIGHT, bar=BAR,
        states=_bars(tally.states, STATES), causes=_bars(tally.causes, CAUSES), stages=_bars(tally.stages, STAGES),
        checks=check_bars(tally), asked=_asked(plan), CAUSES=CAUSES, STATES=STATES, matrix=_matrix(tally), ORDER=ORDER,
        outcome=lambda name: ABSENT if name == "absent" else label({**labels.OUTCOMES, **labels.DECISIONS}, name),
    )  # fmt: skip


def flow(tally: Tally) -> tuple[list[Block], list[Band]]:
    """Outcomes before on the left, after on the right, ribbons between; heights in proportion to the cases."""
    pairs = {(b, a): n for key, n in tally.outcomes.items() for b, a in [key.split("|")]}
    total = sum(pairs.values())
    if not total:
        return [], []
    scale = (HEIGHT - GAP * (len(ORDER) - 1)) / total
    blocks: list[Block] = []
    tops: dict[tuple[int, str], float] = {}
    for side, x in ((0, 0.0), (1, WIDTH - BAR)):
        y = 0.0
        for name in ORDER:
            cases = sum(n for pair, n in pairs.items() if pair[side] == name)
            tops[side, name] = y
            if cases:
                blocks.append(
                    Block(name, label(labels.DECISIONS, name), cases, x, y, max(1.0, cases * scale))
                )
                y += cases * scale + GAP
    bands = []
    for before in ORDER:
        for after in ORDER:
            cases = pairs.get((before, after), 0)
            if not cases:
                continue
            left, right, high = tops[0, before], tops[1, after], max(0.6, cases * scale)
            tops[0, before] += cases * scale
            tops[1, after] += cases * scale
            bands.append(Band(before, after, cases, _ribbon(left, right, high), before != after))
    return blocks, sorted(bands, key=lambda b: b.changed)


def _ribbon(left: float, right: float, high: float) -> str:
    x0, x1, middle = BAR, WIDTH - BAR, WIDTH / 2
    return (
        f"M{x0:.1f} {left:.1f}C{middle:.1f} {left:.1f} {middle:.1f} {right:.1f} {x1:.1f} {right:.1f}"
        f"V{right + high:.1f}C{middle:.1f} {right + high:.1f} {middle:.1f} {left + high:.1f} {x0:.1f} {left + high:.1f}Z"
    )


def _bars(counts: dict[str, int], names: dict[str, Label]) -> list[Bar]:
    most = max(counts.values(), default=0)
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        Bar(label(names, k), k, n, (Piece(k, label(names, k), n, 0.0, 100.0 * n / most),))
        for k, n in found
        if n
    ]


def check_bars(tally: Tally) -> list[Bar]:
    """The checks that flipped most, each bar cut by cause."""
    by_check: dict[str, dict[str, int]] = {}
    for key, number in tally.flips.items():
        check, _, _, cause = key.split("|")
        causes = by_check.setdefault(check, {})
        causes[cause] = causes.get(cause, 0) + number
    found = sorted(by_check.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:MOST_CHECKS]
    most = max((sum(causes.values()) for _, causes in found), default=0)
    bars = []
    for check, causes in found:
        pieces, x = [], 0.0
        for cause in (c for c in CAUSES if c in causes):
            width = 100.0 * causes[cause] / most
            pieces.append(Piece(cause, CAUSES[cause], causes[cause], x, width))
            x += width
        bars.append(Bar(label(labels.CHECKS, check), check, sum(causes.values()), tuple(pieces)))
    return bars


def _matrix(tally: Tally) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(b, [(a, tally.outcomes.get(f"{b}|{a}", 0)) for a in ORDER]) for b in ORDER]


def _asked(plan: BatchPlan) -> list[tuple[Label, str]]:
    s, o = plan.selection, plan.orders
    found: list[tuple[Label, Any]] = [
        (Label("提交日期自", "Submitted since"), s.since),
        (Label("提交日期至", "Submitted until"), s.until),
        (Label("城市", "Cities"), ", ".join(s.cities)),
        (Label("原结果", "Outcome before"), ", ".join(s.outcomes)),
        (Label("原政策", "Policy before"), ", ".join(s.policies)),
        (Label("案件", "Cases"), ", ".join(s.cases)),
        (Label("改用政策文件", "Judged by the file"), o.get("policy_file", "").rpartition("/")[2]),
        (Label("核查基准日", "As of"), o.get("on")),
        (Label("起始步骤", "From"), o.get("start")),
    ]
    return [(name, str(value)) for name, value in found if value]


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
