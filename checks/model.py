"""What a check is, what it is given, and what it may say.

A check never sees an unsure value. It is given `Paper`s, and a `Paper` hands out only values that were read
with confidence; asking for anything else raises `Unread`, which the judge turns into `inconclusive`. So a
check cannot say «wrong» when it means «unread». Whatever a check looked at is noted, and becomes the
evidence of its verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from schemas.application import Application
from schemas.check import CheckEvidence, Message, Outcome, Severity
from schemas.document import SURE, Document, Finding, PageRef, Reading
from schemas.policy import Policy, Purpose, Then
from schemas.transcript import Evidence, Mark, Transcript

if TYPE_CHECKING:
    from checks.history import History

Value = str | int


@lru_cache(maxsize=2048)  # most sentences are the same in every case
def say(zh: str, en: str) -> Message:
    return Message(zh=zh, en=en)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says about one thing.

    then: what a failure (or an inconclusive result) leads to, where it differs from the check's usual
    consequence.
    severity: only ever *lower* than the policy's; None = as the policy has it.
    uses: evidence besides the readings that were asked for (findings, marks, places searched).
    document: the paper it is about, for a check of the whole case that names one.
    """

    outcome: Outcome
    message: Message
    expected: str | None = None
    found: str | None = None
    request: Message | None = None
    then: Then | None = None
    severity: Severity | None = None
    uses: tuple[CheckEvidence, ...] = ()
    document: str | None = None


def passed(zh: str, en: str, **more: object) -> Verdict:
    return _verdict(Outcome.PASSED, zh, en, more)


def failed(zh: str, en: str, **more: object) -> Verdict:
    return _verdict(Outcome.FAILED, zh, en, more)


def unclear(zh: str, en: str, **more: object) -> Verdict:
    return _verdict(Outcome.INCONCLUSIVE, zh, en, more)


def idle(zh: str, en: str, **more: object) -> Verdict:
    """Not applicable, with the reason."""
    return _verdict(Outcome.NOT_APPLICABLE, zh, en, more)


def _verdict(outcome: Outcome, zh: str, en: str, more: dict[str, object]) -> Verdict:
    return Verdict(outcome, say(zh, en), **more)  # type: ignore[arg-type]  # keywords of Verdict


class Unread(Exception):
    """A value that was asked for is not there or not sure. Carries where it was looked for."""

    def __init__(self, paper: Paper, name: str, reading: Reading | None) -> None:
        super().__init__(f"{paper.id}.{name}")
        self.paper = paper
        self.name = name
        self.reading = reading


@dataclass(frozen=True, slots=True)
class When:
    """In which case the check passes, fails and gives up: one half-sentence each, for docs/checks.md."""

    passes: str
    fails: str
    gives_up: str


@dataclass(frozen=True, slots=True)
class Check:
    """One declared check.

    about: the document types of which each document is judged; () = the case as a whole, once.
    needs: fields that must be read and sure before `run` is called (of the document it is about).
    reads: further fields it may ask for. Asking for an undeclared field is our error.
    claims: parts of the application without which there is nothing to compare ("employer.name").
    then: what a failure leads to, unless the policy or the verdict says otherwise.
    when: what it says in which case, in words; None only for a check that is not in the catalogue.
    part: which part of the id this is, where several files judge under one id («papers»); "" for the first.
    """

    id: str
    title: Message
    run: Callable[..., Verdict | Iterable[Verdict]]
    about: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    then: Then = "fail"
    when: When | None = None
    part: str = ""


class Places(dict[tuple[str, str], list[CheckEvidence]]):
    """(document, field) -> where it stands, made once for a case: a dozen checks ask for the same reading.

    memo: what follows from the whole case and is asked for by many checks (whose paper it is, what it proves).
    """

    def __init__(self) -> None:
        super().__init__()
        self.memo: dict[Hashable, Any] = {}


@dataclass(slots=True)
class Paper:
    """One document as a check may see it. Notes every reading that was asked for."""

    document: Document
    allowed: frozenset[str]
    used: list[CheckEvidence]
    sizes: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    touched: list[str] = field(default_factory=list)
    places: Places = field(default_factory=Places)

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def type(self) -> str:
        return self.document.type

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.document.findings

    def __getitem__(self, name: str) -> Value:
        """A sure value. Raises Unread when it is absent, unread or unsure."""
        reading = self.reading(name)
        if reading is None or not reading.sure or reading.value is None:
            raise Unread(self, name, reading)
        return reading.value

    def get(self, name: str) -> Value | None:
        """A sure value, or None when the document does not state it. Raises Unread when it is unsure."""
        return None if self.document.get(name) is None else self[name]

    def text(self, name: str) -> str:
        return str(self[name])

    def states(self, name: str) -> bool:
        """Whether the document says anything here at all, read or unread."""
        self._permit(name)
        return self.document.get(name) is not None

    def peek(self, name: str) -> Reading | None:
        """A reading without relying on it: leaves no trace in the evidence."""
        self._permit(name)
        return self.document.get(name)

    def reading(self, name: str) -> Reading | None:
        """The raw reading, sure or not: only for comparison with a claim (checks.agreement)."""
        self._permit(name)
        reading = self.document.get(name)
        self.touched.append(name)
        places = self.places.get((self.id, name))
        if places is None:
            places = evidence_of(self.document, name, reading) if reading else self.searched(name)
            self.places[self.id, name] = places
        self.used.extend(places)
        return reading

    def searched(self, name: str | None = None) -> list[CheckEvidence]:
        """The document's pages: where something absent was looked for."""
        return [
            _page(self.id, name, p.file, p.page, self.sizes.get((p.file, p.page)))
            for p in self.document.pages
        ]

    def shown(self, finding: Finding) -> tuple[CheckEvidence, ...]:
        return tuple(_place(self.id, None, e) for e in finding.evidence) or tuple(self.searched())

    def mark(self, ref: PageRef, mark: Mark) -> CheckEvidence:
        return CheckEvidence(
            document=self.id,
            file=ref.file,
            page=ref.page,
            quad=mark.quad.to_list(),
            page_size=self.sizes.get((ref.file, ref.page)),
            text=mark.text,
        )

    def _permit(self, name: str) -> None:
        if name not in self.allowed:
            raise LookupError(f"the check asks for {name}, which it does not declare")


@dataclass(slots=True)
class Room:
    """What a check is given besides its paper: the claim, the policy, the day, the other papers, and the cases that a
    store knows (None without a store).
    """

    application: Application
    policy: Policy
    day: date
    documents: tuple[Document, ...]
    transcripts: tuple[Transcript, ...]
    allowed: frozenset[str]
    used: list[CheckEvidence]
    sizes: dict[tuple[str, int], tuple[int, int]]
    handed: list[Paper] = field(default_factory=list)
    history: History | None = None
    places: Places = field(default_factory=Places)

    @property
    def purpose(self) -> Purpose:
        return self.application.purpose

    def paper(self, document: Document) -> Paper:
        paper = Paper(document, self.allowed, self.used, self.sizes, places=self.places)
        self.handed.append(paper)
        return paper

    def papers(self, *types: str) -> list[Paper]:
        """The readable documents of these types."""
        return [self.paper(d) for d in self.documents if d.type in types and d.readable]

    def unreadable(self) -> list[Document]:
        return [d for d in self.documents if not d.readable]

    def transcript(self, file: str) -> Transcript | None:
        return next((t for t in self.transcripts if t.file == file), None)

    def without_notes(self) -> Room:
        """A room whose looks leave no trace, for side questions («is another paper the applicant's?»)."""
        return Room(
            self.application, self.policy, self.day, self.documents, self.transcripts, self.allowed, [], self.sizes,
            [], self.history, self.places,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A result and what its failure (or doubt) leads to. suspect: ids of documents it rests on."""

    id: str
    outcome: Outcome
    severity: Severity
    then: Then
    document: str | None
    rests_on: frozenset[str]
    message: Message
    request: Message | None


def sure_type(document: Document) -> bool:
    return document.type_confidence >= SURE


def evidence_of(document: Document, name: str, reading: Reading) -> list[CheckEvidence]:
    """Where a reading stands; for a reading without a place, the document's pages."""
    if reading.evidence:
        return [_place(document.id, name, e) for e in reading.evidence]
    return [
        CheckEvidence(document=document.id, field=name, file=p.file, page=p.page, text=reading.raw)
        for p in document.pages
    ]


@lru_cache(maxsize=2048)  # many checks of a case point at the same place
def _place(document: str, name: str | None, e: Evidence) -> CheckEvidence:
    return CheckEvidence(
        document=document,
        field=name,
        file=e.file,
        page=e.page,
        quad=e.quad.to_list(),
        page_size=e.page_size,
        text=e.text,
        origin=e.origin,
    )


@lru_cache(maxsize=2048)
def _page(
    document: str, name: str | None, file: str, page: int, size: tuple[int, int] | None
) -> CheckEvidence:
    return CheckEvidence(document=document, field=name, file=file, page=page, page_size=size)


def distinct(items: Sequence[CheckEvidence]) -> tuple[CheckEvidence, ...]:
    """In order, without repeats."""
    kept: list[CheckEvidence] = []
    for item in items:
        # comparing two models is dear; most repeats are the very same object, and most others differ in these
        if not any(k is item or (k.text == item.text and k.page == item.page and k == item) for k in kept):
            kept.append(item)
    return tuple(kept)


def each(verdict: Verdict | Iterable[Verdict]) -> Iterator[Verdict]:
    if isinstance(verdict, Verdict):
        yield verdict
    else:
        yield from verdict


Side = Literal["applicant", "other"]
