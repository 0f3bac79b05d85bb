"""How a case stands, and what in the inbox needs a person: what `permitproof status` and `retry` do."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.run import DeadLetter, RunRecord
from storage.coding import decode
from storage.keys import CasePart, report_key
from storage.protocol import ObjectStore
from storage.records import Records
from verification import claims
from verification.inbox import Glance, Work, glance, waiting_of
from verification.signpost import LINK_SECONDS


@dataclass(frozen=True, slots=True)
class Standing:
    """waiting: files in the inbox. claimed: somebody works on it, or died over it. letters: what was given up."""

    case: CasePart
    waiting: int
    claimed: bool
    letters: tuple[DeadLetter, ...]
    runs: tuple[RunRecord, ...]
    link: str

    @property
    def known(self) -> bool:
        return bool(self.waiting or self.letters or self.runs)


def standing(records: Records, inbox: ObjectStore, case: CasePart) -> Standing:
    """Everything that is known of one case."""
    seen = glance(inbox)
    waiting = waiting_of(inbox, case)
    runs = tuple(records.runs(case))
    link = records.store.link(report_key(case, runs[-1].run_id, "report.html"), LINK_SECONDS) if runs else ""
    open_letters = _letters(inbox, [w for w in _given_up(seen) if w[0] == case])
    claimed = any(work[0] == case for work in seen.claims)
    return Standing(case, len(waiting.objects) if waiting else 0, claimed, open_letters, runs, link)


@dataclass(frozen=True, slots=True)
class Overview:
    """The inbox at large: cases that wait, that somebody works on, that were given up."""

    waiting: int
    claimed: int
    letters: tuple[DeadLetter, ...]


def overview(inbox: ObjectStore) -> Overview:
    seen = glance(inbox)
    dead = _given_up(seen)
    claimed = {work[0] for work in seen.claims if seen.waiting.get(work[0])}
    given_up = {work[0] for work in dead}
    return Overview(
        len(seen.waiting.keys() - given_up - claimed), len(claimed - given_up), _letters(inbox, dead)
    )


def retry(inbox: ObjectStore, case: CasePart) -> int:
    """Lets a case that was given up be tried again from the start; how many letters were taken away."""
    seen = glance(inbox)
    letters = [(work, stat) for work, stat in seen.dead.items() if work[0] == case]
    for work, stat in letters:
        claims.forget(inbox, *work)
        inbox.delete(stat.key)
    return len(letters)


def _given_up(seen: Glance) -> list[Work]:
    """Letters about what still lies in the inbox; one about an older set of files is over."""
    return [work for work in seen.dead if work[0] in seen.waiting and seen.waiting[work[0]].work == work[1]]


def _letters(inbox: ObjectStore, works: list[Work]) -> tuple[DeadLetter, ...]:
    from storage.keys import dead_key

    found = ((dead_key(*work), inbox.get(dead_key(*work))) for work in works)
    return tuple(decode(DeadLetter, data, key) for key, data in found if data is not None)
