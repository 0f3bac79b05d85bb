"""The judge: runs every check over a case, and alone decides what a missing, unsure or broken reading means.

- asked for and not stated by a readable document, not read, or read with less than SURE: `inconclusive`
- the document cannot be read, or nobody is sure what paper it is: `inconclusive`
- the check broke, or we broke while the document was read: `error` (never a reason to refuse anybody, nor to ask for
  the paper again)
A passed or failed result always points at evidence: what was looked at, or the documents that were searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from checks import coverage, decide, routes
from checks.consistency import faulty
from checks.history import History
from checks.model import (
    Check,
    Judged,
    Paper,
    Places,
    Room,
    Unread,
    Verdict,
    distinct,
    each,
    idle,
    say,
    sure_type,
    unclear,
)
from checks.registry import all_checks
from checks.words import field_name, paper_name, where
from schemas.check import CheckEvidence, CheckResult, Outcome, Severity
from schemas.document import Case, Document
from schemas.policy import Policy, Then
from schemas.problems import OUR_ERRORS
from schemas.report import Coverage, Decision, Route

_ORDER = (Severity.INFO, Severity.WARN, Severity.BLOCK)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that the judges say of one case."""

    results: tuple[CheckResult, ...]
    decision: Decision
    routes: tuple[Route, ...]
    coverage: Coverage | None
    judged: tuple[Judged, ...] = field(default=(), repr=False)


def judge(
    case: Case,
    policy: Policy,
    day: date,
    checks: tuple[Check, ...] | None = None,
    history: History | None = None,
) -> Judgement:
    """Judge a case by a policy as of a day. Pure: the same input gives the same answer, and no clock is read.

    checks: the registry's by default. A check that the policy does not weigh is run as information.
    history: what a store knows of other cases; None without a store.
    """
    chosen = all_checks() if checks is None else checks
    places = Places()
    sizes = _sizes(case)
    pairs = [pair for check in chosen for pair in run(check, case, policy, day, history, places, sizes)]
    known = {c.id for c in chosen}
    missing = [_never_ran(name, policy, case) for name in policy.checks if name not in known]
    pairs += [pair for pair in missing if pair is not None]
    results = tuple(result for result, _ in pairs)
    judged = tuple(note for _, note in pairs)
    ways = routes.routes(room(case, policy, day, places=places))
    decision = decide.decide(judged, ways, case.application.purpose, settled=policy.settled.value)
    return Judgement(
        results, decision, tuple(ways), coverage.report(room(case, policy, day, places=places)), judged
    )


def room(
    case: Case,
    policy: Policy,
    day: date,
    check: Check | None = None,
    places: Places | None = None,
    sizes: Sizes | None = None,
) -> Room:
    """The room of one check, or (without one) of the routes and the coverage.

    places, sizes: made once for a case, when many rooms are.
    """
    allowed = frozenset((*check.needs, *check.reads)) if check else ANYTHING
    shared = Places() if places is None else places
    return Room(
        case.application, policy, day, case.documents, case.transcripts, allowed, [],
        _sizes(case) if sizes is None else sizes, places=shared,
    )  # fmt: skip


Sizes = dict[tuple[str, int], tuple[int, int]]


def _sizes(case: Case) -> Sizes:
    return {(t.file, p.number): p.size for t in case.transcripts for p in t.pages}


class _Anything(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


ANYTHING: frozenset[str] = _Anything()


def run(
    check: Check,
    case: Case,
    policy: Policy,
    day: date,
    history: History | None = None,
    places: Places | None = None,
    sizes: Sizes | None = None,
) -> Iterator[tuple[CheckResult, Judged]]:
    """The results of one check: one or more for each document it is about, or for the case."""
    documents: list[Document | None] = list(case.of_type(*check.about)) if check.about else [None]
    if not documents:
        verdict = idle("没有上传此类文件", "No document of this kind was uploaded")
        yield _result(check, verdict, room(case, policy, day, check, places, sizes), None, [])
    for document in documents:
        own = room(case, policy, day, check, places, sizes)
        own.history = history
        for verdict, seen in _verdicts(check, own, document):
            yield _result(check, verdict, own, document, seen)


def _verdicts(
    check: Check, own: Room, document: Document | None
) -> list[tuple[Verdict, list[CheckEvidence]]]:
    """What the check says, each verdict with what was looked at for it; or why it could not say anything.

    A check that breaks or meets something unread half-way says nothing of what it had said before.
    """
    try:
        unstated = [part for part in check.claims if _claim(own, part) is None]
        if unstated:
            return [(_nothing_claimed(unstated), [])]
        if document is not None and not document.readable:
            return [(_unreadable(own.paper(document)), own.used)]
        return list(_said(check, own, document))
    except Unread as unread:
        return [(_unread(unread), own.used)]
    except Exception as error:
        return [(_broken(check, error), own.used)]


def _said(
    check: Check, own: Room, document: Document | None
) -> Iterator[tuple[Verdict, list[CheckEvidence]]]:
    if document is None:
        verdicts = each(check.run(own))
    else:
        paper = own.paper(document)
        for name in check.needs:
            paper[name]
        verdicts = each(check.run(paper, own))
    before = 0
    for verdict in verdicts:
        yield _with_sure_types(verdict, own), own.used[before:] or list(own.used)
        before = len(own.used)


def _claim(own: Room, part: str) -> object:
    value: object = own.application
    for name in part.split("."):
        value = getattr(value, name, None)
    return value


def _nothing_claimed(parts: list[str]) -> Verdict:
    named = ", ".join(parts)
    return idle(
        f"申请表没有填写可供核对的内容({named})", f"The application states nothing to compare with ({named})"
    )


def _unreadable(paper: Paper) -> Verdict:
    zh, en = paper_name(paper.document)
    places = "、".join(f"{p.file} 第 {p.page} 页" for p in paper.document.pages)
    files = ", ".join(f"{p.file} page {p.page}" for p in paper.document.pages)
    problems = paper.document.problems
    if paper.document.broken:
        bug = next(p for p in problems if p.code in OUR_ERRORS)
        message = say(f"{zh}未能判断:{bug.zh}", f"The {en} could not be judged: {bug.en}")
        return Verdict(Outcome.ERROR, message, then="review", uses=tuple(paper.searched()))
    why_zh = "".join(f":{p.zh}" for p in problems[:1])
    why_en = "".join(f": {p.en}" for p in problems[:1])
    return unclear(
        f"{zh}无法辨认{why_zh}",
        f"The {en} cannot be read{why_en}",
        request=say(
            f"请重新上传清晰完整的{zh}({places}){why_zh}",
            f"Please upload the {en} again, sharp and complete ({files}){why_en}",
        ),
        then="resubmit",
        uses=tuple(paper.searched()),
    )


def _unread(unread: Unread) -> Verdict:
    """A reading that is not there or not sure.

    Nothing legible on a page with a known fault: the applicant can mend it.
    """
    document, reading = unread.paper.document, unread.reading
    (zh, en), (name_zh, name_en) = paper_name(document), field_name(unread.name)
    at_zh, at_en = where(document, reading)
    if reading is None:
        return unclear(
            f"{zh}上没有找到“{name_zh}”,请人工查看",
            f"No {name_en} was found on the {en}; a person should look",
        )
    if reading.value is not None:
        return unclear(
            f"{zh}上的“{name_zh}”读作“{reading.value}”,但不够确定,请人工查看{at_zh}",
            f"The {name_en} on the {en} was read as “{reading.value}”, but not surely; "
            f"a person should look {at_en}",
            found=str(reading.value),
        )
    request = say(
        f"请重新上传{zh}{at_zh},“{name_zh}”看不清",
        f"Please upload the {en} again ({at_en}): the {name_en} cannot be made out",
    )
    mendable = faulty(unread.paper)
    return unclear(
        f"{zh}上的“{name_zh}”无法辨认{at_zh}",
        f"The {name_en} on the {en} could not be read {at_en}",
        request=request if mendable else None,
        then="resubmit" if mendable else "review",
    )


def _broken(check: Check, error: Exception) -> Verdict:
    kind = type(error).__name__
    return Verdict(
        Outcome.ERROR,
        say(
            f"检查 {check.id} 出错({kind}),需人工查看",
            f"The check {check.id} broke ({kind}: {error}); a person has to look",
        ),
        then="review",
    )


def _with_sure_types(verdict: Verdict, own: Room) -> Verdict:
    """Fields mean what they mean only on the right kind of paper: no verdict stands on a paper of unsure
    kind.
    """
    doubtful = [p.document for p in own.handed if p.touched and not sure_type(p.document)]
    if not doubtful or verdict.outcome not in (Outcome.PASSED, Outcome.FAILED):
        return verdict
    zh, en = paper_name(doubtful[0])
    return unclear(
        f"不能确定文件 {doubtful[0].id} 是不是{zh},请人工查看",
        f"It is not sure that document {doubtful[0].id} is a {en}; a person should look",
        expected=verdict.expected,
        found=verdict.found,
        uses=verdict.uses,
        document=verdict.document,
    )


def _result(
    check: Check, verdict: Verdict, own: Room, document: Document | None, seen: list[CheckEvidence]
) -> tuple[CheckResult, Judged]:
    rule = own.policy.checks.get(check.id)
    weight = rule.weight(own.purpose) if rule else None
    severity = weight.severity if weight else Severity.INFO
    if verdict.severity is not None:
        severity = min(severity, verdict.severity, key=_ORDER.index)
    about = verdict.document or (document.id if document else None)
    evidence = distinct([*seen, *verdict.uses])
    if not evidence and verdict.outcome is not Outcome.NOT_APPLICABLE:
        evidence = _searched(own, document)
    result = CheckResult(
        id=check.id,
        outcome=verdict.outcome,
        severity=severity,
        message=verdict.message,
        expected=verdict.expected,
        found=verdict.found,
        document=about,
        request=verdict.request,
        evidence=evidence,
    )
    rests_on = frozenset(e.document for e in evidence if e.document)
    then = _then(check, verdict, weight.then if weight else None)
    return result, Judged(
        check.id, verdict.outcome, severity, then, about, rests_on, verdict.message, verdict.request
    )


def _then(check: Check, verdict: Verdict, policy_says: Then | None) -> Then:
    """The mildest word wins: a verdict or a policy may soften a refusal, never sharpen one."""
    if verdict.outcome is not Outcome.FAILED:
        return verdict.then or "review"
    said = {then for then in (verdict.then, policy_says) if then}
    if not said:
        return check.then
    return "review" if "review" in said else verdict.then or policy_says or check.then


def _searched(own: Room, document: Document | None) -> tuple[CheckEvidence, ...]:
    documents = [document] if document else own.documents
    return tuple(place for d in documents for place in Paper(d, frozenset(), [], own.sizes).searched())


def _never_ran(name: str, policy: Policy, case: Case) -> tuple[CheckResult, Judged] | None:
    """A check that the policy weighs and this program does not have: said, and never passed over if it
    blocks.
    """
    weight = policy.checks[name].weight(case.application.purpose)
    outcome, zh, en = Outcome.ERROR, f"没有名为 {name} 的检查", f"There is no check of the name {name}"
    message = say(zh, en)
    result = CheckResult(id=name, outcome=outcome, severity=weight.severity, message=message)
    return result, Judged(name, outcome, weight.severity, "review", None, frozenset(), message, None)
