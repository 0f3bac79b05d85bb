"""The files of a difference: complete, harmless, and readable by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reports.difference_files import print_table, write_differences
from reports.difference_page import HEIGHT, SHOWN, check_bars, flow, render
from schemas.batch import BatchDone, BatchPlan, Selection
from schemas.difference import Difference, Flip, Tally
from verification.difference import add

PLAN = BatchPlan(
    "abc-001", "abc", Selection(cities=("shenzhen",)), {"on": "2027-01-01", "dry": ""}, 1, 4, "2026-11-25"
)
EVIL = "<img src=x onerror=alert(1)>\"'&\u202e"


def case(name: str, before: str, after: str, *flips: Flip, problem: str = "") -> Difference:
    state = "failed" if problem else "differs" if flips else "same"
    return Difference(name, "shenzhen", "2026-11-23", "0001-a", before, "0002-b", after, state, "checks",
                      ("policy", "date"), flips[0].cause if flips and before != after else "", flips, problem)  # fmt: skip


CASES = [
    case("A", "pass", "fail", Flip("decision", None, "pass", "fail", "", "policy"),
         Flip("photo_receipt.age", "d2", "passed", "failed", "block", "policy", "photo_receipt")),
    case("B", "pass", "pass"),
    case("C", "review", "pass", Flip("decision", None, "review", "pass", "", "date"),
         Flip("residence.coverage", None, "inconclusive", "passed", "block", "date")),
    case("=cmd()", "pass", "", problem="-no application"),
]  # fmt: skip


def done(cases: list[Difference]) -> BatchDone:
    return BatchDone(PLAN.batch, "2026-11-25T12:00:00+00:00", 1.0, add(Tally(), cases))


def test_the_three_files(tmp_path: Path) -> None:
    paths = write_differences(tmp_path / "out", PLAN, done(CASES), CASES)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in paths)
    data = json.loads(paths[0].read_text(encoding="utf-8"))
    assert [c["case_id"] for c in data["cases"]] == ["A", "B", "C", "=cmd()"]
    assert data["summary"]["cases"] == 4 and data["selection"]["cities"] == ["shenzhen"]
    assert {
        "check": "photo_receipt.age",
        "before": "passed",
        "after": "failed",
        "cause": "policy",
        "cases": 1,
    } in (data["summary"]["flips"])
    rows = list(csv.DictReader(io.StringIO(paths[1].read_text(encoding="utf-8-sig"))))
    assert [(r["case_id"], r["check"], r["cause"]) for r in rows] == [
        ("A", "decision", "policy"), ("A", "photo_receipt.age", "policy"),
        ("C", "decision", "date"), ("C", "residence.coverage", "date"),
        ("'=cmd()", "", ""),
    ]  # fmt: skip
    assert rows[-1]["problem"] == "'-no application", "a spreadsheet must not take it for a formula"


def test_no_case_at_all(tmp_path: Path) -> None:
    paths = write_differences(tmp_path, PLAN, done([]), [])
    assert json.loads(paths[0].read_text(encoding="utf-8"))["cases"] == []
    assert "没有案件的结果有变" in paths[2].read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


def test_nothing_foreign_runs_or_is_fetched() -> None:
    evil = [
        case(EVIL, "pass", "fail", Flip(EVIL, EVIL, "passed", "failed", "block", "policy", EVIL)),
        case(f"2{EVIL}", "pass", "", problem=EVIL),
    ]
    plan = BatchPlan(
        EVIL, "", Selection(cities=(EVIL,), cases=(EVIL,)), {"policy_file": f"/x/{EVIL}"}, 1, 2, EVIL
    )
    page = render(plan, done(evil), evil)
    tags = Tags()
    tags.feed(page)
    names = {tag for tag, _ in tags.seen}
    assert not names & {"img", "script", "iframe", "link", "object"}
    assert not [a for _, attrs in tags.seen for a, _ in attrs if a.startswith("on") or a in ("src", "href")]
    said = [dict(attrs).get("content") or "" for tag, attrs in tags.seen if tag == "meta"]
    assert any(text.startswith("default-src 'none'") for text in said) and "\u202e" not in page


def test_the_page_says_both_languages_and_all_counts() -> None:
    page = render(PLAN, done(CASES), CASES)
    for words in (
        "批量重新核验",
        "Batch re-verification",
        "政策",
        "Policy",
        "照片回执",
        "未能重核",
        "2027-01-01",
    ):
        assert words in page


def many(number: int) -> Iterator[Difference]:
    for n in range(number):
        yield case(f"{n}", "pass", "fail", Flip("decision", None, "pass", "fail", "", "policy"))


def test_a_long_list_is_cut_on_the_page_and_whole_in_the_files(tmp_path: Path) -> None:
    tally = add(Tally(), many(SHOWN + 500))
    paths = write_differences(tmp_path, PLAN, BatchDone("b", "", 1.0, tally), many(SHOWN + 500))
    assert "500" in paths[2].read_text(encoding="utf-8") and paths[2].stat().st_size < 2_000_000
    assert len(json.loads(paths[0].read_text(encoding="utf-8"))["cases"]) == SHOWN + 500


@given(
    st.dictionaries(
        st.tuples(*[st.sampled_from(["pass", "review", "resubmit", "fail"])] * 2), st.integers(1, 10**6)
    )
)
def test_the_flow_keeps_its_proportions(pairs: dict[tuple[str, str], int]) -> None:
    tally = Tally(outcomes={f"{b}|{a}": n for (b, a), n in pairs.items()})
    blocks, bands = flow(tally)
    total = sum(pairs.values())
    assert sum(b.cases for b in bands) == total
    for x in {b.x for b in blocks}:
        assert sum(b.cases for b in blocks if b.x == x) == total
    assert all(b.y >= 0 and b.y + b.height <= HEIGHT + 1.01 for b in blocks)


def test_bars_are_cut_by_cause() -> None:
    tally = Tally(
        flips={"a.b|passed|failed|policy": 3, "a.b|passed|failed|date": 1, "c.d|failed|passed|ocr": 2}
    )
    first, second = check_bars(tally)
    assert (first.code, first.cases, [(p.kind, p.cases) for p in first.pieces]) == (
        "a.b", 4, [("policy", 3), ("date", 1)]
    )  # fmt: skip
    assert sum(p.width for p in first.pieces) == 100 and second.pieces[0].width == 50


def test_the_table_for_a_terminal() -> None:
    text = io.StringIO()
    print_table(done(CASES), text)
    assert (
        "4 cases" in text.getvalue()
        and "photo_receipt.age" in text.getvalue()
        and "policy" in text.getvalue()
    )
