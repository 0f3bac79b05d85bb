"""Reviewers' corrections in later runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checks.judge import judge
from checks.testing import case
from schemas.check import Outcome
from schemas.document import Case, Document, PageRef, Reading
from schemas.review import Correction
from schemas.transcript import Transcript
from tests.checks.papers import SHENZHEN, clean, lease, permit, receipt
from verification.corrections import correct, in_force

DAY = date(2026, 11, 23)


def correction(found: Case, type_: str, field: str, value: str | None, number: int = 1) -> Correction:
    """About the first page of the first paper of that type."""
    document = found.of_type(type_)[0]
    ref = document.pages[0]
    sha256 = next(t.sha256 for t in found.transcripts if t.file == ref.file)
    return Correction(found.application.case_id, number, type_, sha256, ref.page, field, value, "reviewer",
                      "2026-11-24T09:00:00+00:00", "在原件上核对过", "0001-abc")  # fmt: skip


def outcome(found: Case, check: str) -> Outcome:
    results = [r.outcome for r in judge(found, SHENZHEN, DAY).results if r.id == check]
    return min(
        results, key=[Outcome.FAILED, Outcome.INCONCLUSIVE, Outcome.PASSED, Outcome.NOT_APPLICABLE].index
    )


def test_without_corrections_nothing_is_touched() -> None:
    found = case({}, *clean())
    done = correct(found.documents, found.transcripts, ())
    assert done.documents == found.documents and done.said == ()


def test_what_was_unsure_is_decided_by_the_reviewer_and_said_to_be() -> None:
    found = case({}, permit(), receipt(), lease(term_end=("2027-03-09", 0.4)))
    assert outcome(found, "residence.in_force") is Outcome.INCONCLUSIVE
    done = correct(found.documents, found.transcripts, [correction(found, "lease", "term_end", "2027-03-09")])
    after = replace(found, documents=done.documents)
    assert outcome(after, "residence.in_force") is Outcome.PASSED
    reading = after.of_type("lease")[0].fields["term_end"]
    assert reading.confidence is None and reading.human
    assert {e.origin for e in reading.evidence} == {"human"}
    assert "reviewer" in reading.note and "在原件上核对过" in reading.note
    told = [
        e for r in judge(after, SHENZHEN, DAY).results if r.id == "residence.in_force" for e in r.evidence
    ]
    assert "human" in {e.origin for e in told if e.field == "term_end"}
    assert [(s.document, s.field, s.carried) for s in done.said] == [
        (after.of_type("lease")[0].id, "term_end", True)
    ]


def test_a_reviewer_may_say_that_it_fails() -> None:
    found = case({}, permit(), receipt(), lease())
    done = correct(found.documents, found.transcripts, [correction(found, "lease", "term_end", "2026-10-01")])
    assert outcome(replace(found, documents=done.documents), "residence.in_force") is Outcome.FAILED


def test_a_reviewer_who_cannot_read_it_either_leaves_it_unread() -> None:
    found = case({}, permit(), receipt(), lease())
    done = correct(found.documents, found.transcripts, [correction(found, "lease", "term_end", None)])
    assert outcome(replace(found, documents=done.documents), "residence.in_force") is Outcome.INCONCLUSIVE


def test_the_last_word_holds() -> None:
    found = case({}, *clean())
    first, second = (correction(found, "lease", "tenant", v, n) for n, v in ((1, "甲"), (2, "乙")))
    assert in_force([second, first]) == (second,)
    done = correct(found.documents, found.transcripts, [second, first])
    assert next(d for d in done.documents if d.type == "lease").fields["tenant"].value == "乙"


def test_a_correction_finds_its_page_whatever_the_numbering() -> None:
    """Another paper came before it, the file was renamed: the content of the page decides."""
    page = replace(case({}, lease()).transcripts[0], file="uploads/new name.pdf", sha256="ab" * 32)
    documents = (
        Document(
            "d1", "lease", 0.99, "", (PageRef("uploads/other.pdf", 1),), {"tenant": Reading("甲", "甲", 0.99)}
        ),
        Document("d2", "lease", 0.99, "", (PageRef(page.file, 1),), {"tenant": Reading("乙", "乙", 0.5)}),
    )
    transcripts = (page, Transcript("uploads/other.pdf", "cd" * 32, "", page.pages))
    made = Correction("C", 1, "lease", "ab" * 32, 1, "tenant", "丙", "reviewer", "2026-11-24", "看原件")
    done = correct(documents, transcripts, [made])
    assert [d.fields["tenant"].value for d in done.documents] == ["甲", "丙"]


def test_a_correction_of_a_page_that_is_gone_is_said_not_dropped() -> None:
    found = case({}, *clean())
    gone = replace(correction(found, "lease", "tenant", "甲"), sha256="00" * 32)
    done = correct(found.documents, found.transcripts, [gone])
    assert done.documents == found.documents
    assert [(s.carried, s.document) for s in done.said] == [(False, None)]
