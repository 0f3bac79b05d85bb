"""What flipped, why, and what it adds up to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.difference import Difference, Flip, Tally
from schemas.document import Document, PageRef
from schemas.run import CheckOutcome, Extraction
from schemas.transcript import Page, Transcript
from verification.difference import World, add, correspondence, flips, merge, outcomes
from verification.stages import Cause

OUTCOMES = st.sampled_from(["passed", "failed", "inconclusive", "not_applicable", "error"])
KEYS = st.sampled_from(
    [("residence.coverage", None), ("work.coverage", None), ("integrity.seal", "d3"), ("x.y", "d1")]
)
RESULTS = st.dictionaries(KEYS, OUTCOMES)


def test_one_change_is_the_cause_of_everything() -> None:
    before = {("decision", None): "pass", ("residence.coverage", None): "passed"}
    after = {("decision", None): "fail", ("residence.coverage", None): "failed"}
    found = flips(before, [World(Cause.POLICY, after)])
    assert found == (
        Flip("decision", None, "pass", "fail", "", "policy"),
        Flip("residence.coverage", None, "passed", "failed", "", "policy"),
    )


def test_of_several_changes_the_one_that_settled_it() -> None:
    key, other = ("photo_receipt.age", "d2"), ("residence.coverage", None)
    worlds = [
        World(Cause.EXTRACTOR, {key: "passed", other: "failed"}),
        World(Cause.POLICY, {key: "failed", other: "failed"}),
        World(Cause.DATE, {key: "failed", other: "failed"}),
    ]
    found = flips({key: "passed", other: "passed"}, worlds)
    assert [(f.check, f.cause) for f in found] == [
        ("photo_receipt.age", "policy"),
        ("residence.coverage", "extractor"),
    ]


def test_a_value_that_goes_and_comes_back_belongs_to_the_last_change() -> None:
    key = ("residence.coverage", None)
    worlds = [
        World(Cause.EXTRACTOR, {key: "failed"}),
        World(Cause.POLICY, {key: "passed"}),
        World(Cause.DATE, {key: "failed"}),
    ]
    assert flips({key: "passed"}, worlds)[0].cause == "date"


def test_not_applicable_and_not_there_are_the_same() -> None:
    assert flips({("a.b", None): "not_applicable"}, [World(Cause.CODE, {})]) == ()
    assert flips({}, [World(Cause.CODE, {("a.b", None): "passed"})])[0].before == "absent"


@given(RESULTS, st.lists(st.tuples(st.sampled_from(list(Cause)), RESULTS), min_size=1, max_size=7))
def test_exactly_one_cause_for_every_flip(before: dict, rungs: list) -> None:  # type: ignore[type-arg]
    rungs = sorted({cause: o for cause, o in rungs}.items(), key=lambda r: list(Cause).index(r[0]))
    worlds = [World(cause, o) for cause, o in rungs]
    found = flips(before, worlds)
    keys = [(f.check, f.document) for f in found]
    assert len(keys) == len(set(keys))
    causes = {w.cause.value for w in worlds}
    for flip in found:
        assert flip.cause in causes and flip.before != flip.after
    last = worlds[-1].outcomes
    for key in {*before, *last}:
        was, now = before.get(key, "absent"), last.get(key, "absent")
        if was != now and not {was, now} <= {"absent", "not_applicable"}:
            assert key in keys


@given(RESULTS, RESULTS, st.integers(0, 3))
def test_changes_that_do_nothing_are_never_blamed(before: dict, after: dict, at: int) -> None:  # type: ignore[type-arg]
    """Only the at-th change matters: it is the cause of every flip."""
    causes = [Cause.CODE, Cause.OCR, Cause.POLICY, Cause.DATE]
    worlds = [World(c, before if i < at else after) for i, c in enumerate(causes)]
    assert {f.cause for f in flips(before, worlds)} <= {causes[at].value}


def test_the_weightiest_of_several_results_counts() -> None:
    checks = [CheckOutcome("a.b", "d1", o, "block") for o in ("passed", "failed", "inconclusive")]
    assert outcomes("fail", checks)[("a.b", "d1")] == "failed"


def paper(id_: str, type_: str, *pages: tuple[str, int]) -> Document:
    return Document(id_, type_, 0.99, "", tuple(PageRef(f, p) for f, p in pages))


def extraction(*papers: Document) -> Extraction:
    files = sorted({r.file for p in papers for r in p.pages})
    return Extraction(
        papers, tuple(Transcript(f, f"sum of {f}", "", (Page(1, (9, 9), (), "ocr"),)) for f in files)
    )


def test_papers_keep_their_names_when_another_comes_before_them() -> None:
    old = extraction(paper("d1", "lease", ("b.pdf", 1)), paper("d2", "travel_permit", ("c.jpg", 1)))
    new = extraction(
        paper("d1", "photo_receipt", ("a.jpg", 1)),
        paper("d2", "lease", ("b.pdf", 1)),
        paper("d3", "travel_permit", ("c.jpg", 1)),
    )
    assert correspondence(old, new) == {"d1": "+d1", "d2": "d1", "d3": "d2"}


def test_a_renamed_upload_is_the_same_paper() -> None:
    old = extraction(paper("d1", "lease", ("b.pdf", 1)))
    moved = extraction(paper("d1", "lease", ("z.pdf", 1)))
    new = Extraction(moved.documents, (replace(moved.transcripts[0], sha256="sum of b.pdf"),))
    assert correspondence(old, new) == {"d1": "d1"}


def test_two_papers_of_one_file_are_told_apart_by_page() -> None:
    old = extraction(
        paper("d1", "lease", ("s.pdf", 1), ("s.pdf", 2)), paper("d2", "travel_permit", ("s.pdf", 3))
    )
    new = extraction(
        paper("d1", "lease", ("s.pdf", 1)),
        paper("d2", "lease", ("s.pdf", 2)),
        paper("d3", "travel_permit", ("s.pdf", 3)),
    )
    names = correspondence(old, new)
    assert names["d3"] == "d2"
    assert {names["d1"], names["d2"]} == {"d1", "+d2"}


def difference(case: str, before: str, after: str, *found: Flip, state: str = "differs") -> Difference:
    return Difference(case, "shenzhen", "2026-11-23", "0001-a", before, "0002-b", after, state, "checks", ("policy",),
                      "policy" if before != after else "", found)  # fmt: skip


CASES = [
    difference("A", "pass", "fail", Flip("x.y", None, "passed", "failed", "block", "policy")),
    difference("B", "pass", "pass", state="same"),
    difference("C", "pass", "review", Flip("x.y", None, "passed", "failed", "block", "policy")),
    Difference("D", "", "", "0001-a", "", "", "", "failed", "none", problem="no application"),
]


def test_sums() -> None:
    total = add(Tally(), CASES)
    assert total.cases == 4
    assert total.states == {"differs": 2, "same": 1, "failed": 1}
    assert total.outcomes == {"pass|fail": 1, "pass|pass": 1, "pass|review": 1}
    assert total.causes == {"policy": 2}
    assert total.flips == {"x.y|passed|failed|policy": 2}
    assert total.problems == {"no application": 1}


@pytest.mark.parametrize("cut", range(len(CASES) + 1))
def test_sums_of_parts_are_the_sum(cut: int) -> None:
    assert merge([add(Tally(), CASES[:cut]), add(Tally(), CASES[cut:])]) == add(Tally(), CASES)
