"""Papers of somebody else: said to be so, counted for nobody, and no reason against the applicant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.judge import judge
from checks.testing import DAY, case
from schemas.transcript import Transcript
from tests.checks.papers import NATIONAL, card, clean, judged, lease, permit, receipt, results

SPOUSE = {
    "name_zh": "李小明",
    "name_en": "LEE, SIU MING",
    "number": "M87654321",
    "date_of_birth": "1988-02-03",
}


def test_a_spouses_permit_beside_the_own_one_refuses_nobody_and_is_said() -> None:
    found = judged(*clean(), permit(**SPOUSE))
    assert found.decision.outcome == "pass"
    (said,) = [r for r in found.results if r.id == "integrity.other_person"]
    assert said.outcome == "failed" and said.document == "d5" and "李小明" in said.message.zh
    assert said.evidence and {e.document for e in said.evidence} == {"d5"}


def test_a_spouses_permit_alone_is_no_permit_of_the_applicant() -> None:
    _, *rest = clean()
    assert judged(permit(**SPOUSE), *rest).decision.outcome == "fail"


@pytest.mark.parametrize(
    "changes",
    [
        {"name_zh": "陈大汶"},  # one character, same number
        {"name_zh": "李小明"},  # another name under the applicant's own number
        {"number": "H12345679"},  # another number under the applicant's own name
        {"name_zh": "陈大汶", "number": "H12345679"},  # both all but the applicant's
    ],
)
def test_what_is_nearly_the_applicants_is_looked_at(changes: dict[str, str]) -> None:
    assert judged(*clean(), permit(**changes)).decision.outcome in ("review", "fail")


def test_somebody_elses_lease_does_not_fill_a_gap() -> None:
    first, second, _, contract = clean()
    theirs = lease(tenant="李小明", tenant_id="M87654321")
    assert judged(first, second, theirs, contract).decision.outcome != "pass"


def test_a_student_card_without_a_number_of_its_holder_is_left_to_a_person() -> None:
    assert judged(*clean(), card(name="李小明")).decision.outcome == "review"
    assert judged(*clean(), receipt(name="李小明")).decision.outcome == "review"


def test_files_that_were_never_read_are_not_called_the_same() -> None:
    unread = [Transcript(f"uploads/{n}.jpg", "", "", ()) for n in "ab"]
    same = [replace(t, sha256="ab") for t in unread]
    for transcripts, outcome in ((unread, "passed"), (same, "failed")):
        found = judge(replace(case(None, *clean()), transcripts=tuple(transcripts)), NATIONAL, DAY)
        (said,) = results(found, "integrity.duplicate")
        assert said.outcome == outcome
