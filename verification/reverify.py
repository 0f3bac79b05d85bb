"""One past case judged again, from the first stage that something changed for; a new run beside the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from checks.policies import load as load_policy
from schemas.application import Application
from schemas.difference import Difference, Flip
from schemas.policy import Origin, Policy
from schemas.problems import CaseError, PermitproofError, ServiceAway
from schemas.run import CheckOutcome, Extraction, Fingerprints, Manifest, RunRecord
from storage.corrections import corrections, corrections_hash
from storage.keys import case_part, policy_key
from storage.records import Records, papers_hash, run_digest, utc_now
from verification.difference import DECISION, World, correspondence, flips, outcomes
from verification.history import StoreHistory
from verification.readers import Reader
from verification.rereading import Remembered
from verification.stages import Cause, Plan, Stage, plan
from verification.steps import Plain
from verification.stored import (
    Basis,
    brief,
    extracted,
    judged_report,
    scratch_folder,
    stored_application,
    write_run,
)
from verification.worlds import Inputs, as_of, ladder


@dataclass(frozen=True, slots=True)
class Orders:
    """How cases are judged again.

    policy_file: by this file instead of the city's policy; policy_sha256: of its bytes. on: as of this day instead of the day of the last run.
    start: begin at this stage. dry: nothing is written, and no page is read. engine: fingerprint of the OCR that
    is installed now; extractor, checks: of the code.
    """

    engine: str
    extractor: str
    checks: str
    policy_file: Path | None = None
    policy_sha256: str = ""
    on: date | None = None
    start: Stage | None = None
    dry: bool = False


OTHER_CASES = "history.reuse"
"""The check that looks at other applicants' cases, which no fingerprint of this case tells of."""

Reading = Callable[[str], AbstractContextManager[tuple[Reader, Path]]]
"""Engine fingerprint -> a reader of that engine, and an empty folder to fetch into."""


def reverify(records: Records, old: RunRecord, orders: Orders, reading: Reading) -> Difference:
    """What re-verifying the case of this run comes to. Raises ServiceAway; everything else is a "failed" difference."""
    try:
        return _Again(records, old, orders, reading).difference()
    except ServiceAway:
        raise
    except PermitproofError as error:
        return _failed(old, error.en)
    except Exception as error:
        return _failed(old, f"internal error ({type(error).__name__}); this is our bug, the old run stands")


def _failed(old: RunRecord, problem: str) -> Difference:
    return Difference(
        old.case_id, old.city, old.submitted_on, old.run_id, old.outcome, "", "", "failed", Stage.NONE.value,
        problem=problem,
    )  # fmt: skip


class _Again:
    """One case: what it rested on, what it rests on now, and the two verdicts."""

    def __init__(self, records: Records, old: RunRecord, orders: Orders, reading: Reading) -> None:
        self.records, self.old, self.orders, self.reading = records, old, orders, reading
        self.case = case_part(old.case_id)
        self.corrections = corrections(records.store, self.case)
        self.manifest = self._manifest()
        self.application = stored_application(records, self.manifest)
        self.day = self._day()
        origin = self.application.applicant.origin
        self.policy, sha256 = _policy(self.application.city, orders.policy_file, self.day, origin)
        self.plan = self._plan(sha256)
        self.prints = self.plan.prints
        if self.prints.papers == old.fingerprints.papers and self.manifest.number != old.manifest:
            self.manifest = replace(self._old_manifest(), application=self.manifest.application)

    def _manifest(self) -> Manifest:
        manifest = self.records.manifest(self.case)
        if manifest is None or not manifest.uploads:
            raise CaseError(
                f"{self.old.case_id}: its papers are not in the store any more; the old run stands"
            )
        return manifest

    def _old_manifest(self) -> Manifest:
        if self.manifest.number == self.old.manifest:
            return self.manifest
        return self.records.manifest_of(self.case, self.old.manifest)

    def _day(self) -> date:
        """The day asked for; else as the last run was judged, unless the application is another one."""
        same = self.manifest.application == self.old.fingerprints.application
        return self.orders.on or (
            date.fromisoformat(self.old.fingerprints.day) if same else self.application.submitted_on
        )

    def _plan(self, policy: str) -> Plan:
        orders, old = self.orders, self.old
        now = Fingerprints(
            application=self.manifest.application,
            papers=papers_hash(self.manifest.uploads),
            engine=orders.engine,
            extractor=orders.extractor,
            checks=orders.checks,
            policy=policy,
            corrections=corrections_hash(self.corrections),
            day=self.day.isoformat(),
        )
        found = plan(old.fingerprints, now, orders.start)
        if found.stage is Stage.CHECKS and not old.extraction:
            return replace(found, stage=Stage.OCR)  # a page could not be read then: not worth keeping
        return found

    def difference(self) -> Difference:
        if self.plan.stage is Stage.NONE:
            return self._told("", self.old.outcome, "unchanged")
        if self.orders.dry and self.plan.stage is Stage.OCR:
            return self._told("", self.old.outcome, "planned")
        claim = None if self.orders.dry else self.records.claim_run(self.case, run_digest(self.prints))
        done = self.records.run(self.case, claim.run_id) if claim else None
        basis = Basis(
            self.manifest, self.application, self.policy, self.day, self.prints, self.corrections,
            StoreHistory(self.records.store, self.application),
        )  # fmt: skip
        extraction, key = self._extraction(basis)
        if done is not None:  # an earlier attempt wrote it
            return self._compared(done.run_id, done.outcome, done.checks, extraction)
        report = judged_report(basis, extraction, claim.run_id if claim else "", utc_now())
        if claim is None:
            return self._compared("", report.decision.outcome, brief(report.checks), extraction)
        run = write_run(self.records, self.case, basis, claim, report, extraction, key, "reverify", None)
        return self._compared(run.run_id, run.outcome, run.checks, extraction)

    def _extraction(self, basis: Basis) -> tuple[Extraction, str]:
        """From the store where it starts at the checks; else read or understood anew."""
        if self.plan.stage is Stage.CHECKS:
            kept = self.records.extraction(self.old.extraction)
            if kept is None:
                raise CaseError(
                    f"{self.old.case_id}: what was understood of its papers is not in the store any more; "
                    "run again with --from extraction"
                )
            return kept, self.old.extraction
        engine = self.prints.engine
        with self.reading(engine) as (reader, scratch):
            return extracted(
                self.records, basis, reader, scratch, Plain(), lambda text: None,
                keep=not self.orders.dry and engine == self.orders.engine,
                pictures=self.plan.stage is Stage.OCR,
            )  # fmt: skip

    def _compared(
        self, run_id: str, outcome: str, checks: tuple[CheckOutcome, ...], extraction: Extraction
    ) -> Difference:
        """Flips, each with its cause. What several changes did together is taken apart only where something flipped."""
        old, causes = self.old, self.plan.causes
        before = outcomes(old.outcome, old.checks)
        first = self._old_extraction(extraction)
        names = None if first is extraction else correspondence(first, extraction)
        now = outcomes(outcome, checks, names)
        found = flips(before, [World(causes[-1], now)])
        if any(f.check == OTHER_CASES for f in found):  # other applicants' papers are a cause of their own
            causes = tuple(c for c in Cause if c in causes or c is Cause.DOCUMENT)
        if found and len(causes) > 1:
            worlds = ladder(self._inputs(first), self._now(extraction), causes, self._between)
            found = flips(before, [*worlds, World(causes[-1], now)])
        found = _named(found, checks, names or {}, extraction, first)
        return self._told(run_id, outcome, "differs" if found else "same", found)

    def _told(self, run_id: str, outcome: str, state: str, found: tuple[Flip, ...] = ()) -> Difference:
        old = self.old
        return Difference(
            case_id=old.case_id,
            city=old.city,
            submitted_on=old.submitted_on,
            before_run=old.run_id,
            before=old.outcome,
            after_run=run_id,
            after=outcome,
            state=state,
            stage=self.plan.stage.value,
            causes=tuple(c.value for c in self.plan.causes),
            cause=next((f.cause for f in found if f.check == DECISION), ""),
            flips=found,
        )

    # the old inputs, as far as they are still known

    def _old_extraction(self, new: Extraction) -> Extraction:
        if self.plan.stage is Stage.CHECKS:
            return new
        kept = self.records.extraction(self.old.extraction) if self.old.extraction else None
        return new if kept is None else kept

    def _inputs(self, extraction: Extraction) -> Inputs:
        old = self.old.fingerprints
        same = old.application == self.prints.application
        before = self.application if same else self._old_application()
        return Inputs(
            before, extraction, self._old_policy(), as_of(self.corrections, old.corrections),
            date.fromisoformat(old.day),
            StoreHistory(self.records.store, before, datetime.fromisoformat(self.old.finished_at)),
        )  # fmt: skip

    def _old_application(self) -> Application:
        sha256 = self.old.fingerprints.application
        return stored_application(self.records, replace(self.manifest, application=sha256))

    def _now(self, extraction: Extraction) -> Inputs:
        history = StoreHistory(self.records.store, self.application)
        return Inputs(self.application, extraction, self.policy, self.corrections, self.day, history)

    def _old_policy(self) -> Policy | None:
        sha256 = self.old.fingerprints.policy
        if sha256 == self.prints.policy:
            return self.policy
        return _policy_of_then(self.records, sha256)

    def _between(self, cause: Cause) -> Extraction | None:
        """The old papers, understood by today's extractor from what the old engine read (EXTRACTOR) or today's (OCR).

        None when the pages are not remembered: nothing is read only to find a cause.
        """
        engine = self.old.fingerprints.engine if cause is Cause.EXTRACTOR else self.prints.engine
        prints = replace(self.prints, engine=engine, papers=self.old.fingerprints.papers)
        basis = Basis(self._old_manifest(), self.application, self.policy, self.day, prints, ())
        try:
            with scratch_folder() as scratch:
                found, _ = extracted(
                    self.records, basis, Remembered(engine), Path(scratch), Plain(), lambda text: None,
                    keep=False, pictures=False,
                )  # fmt: skip
                return found
        except CaseError:
            return None


def _named(
    found: tuple[Flip, ...],
    checks: tuple[CheckOutcome, ...],
    names: Mapping[str, str],
    new: Extraction,
    old: Extraction,
) -> tuple[Flip, ...]:
    """With severities, and with the documents' ids and types as the newer run has them (the older's when gone)."""
    weights = {(c.id, names.get(c.document or "", c.document)): c.severity for c in checks}
    back = {name: id_ for id_, name in names.items()}
    types = {d.id: d.type for d in old.documents} | {names.get(d.id, d.id): d.type for d in new.documents}
    return tuple(
        replace(
            f,
            document=back.get(f.document, f.document) if f.document else None,
            severity=weights.get((f.check, f.document), ""),
            type=types.get(f.document or "", ""),
        )
        for f in found
    )


@lru_cache(maxsize=4096)
def _policy(city: str, file: Path | None, day: date, origin: Origin) -> tuple[Policy, str]:
    """A policy is chosen once for a city, an origin and a day: the files do not change under a batch."""
    return load_policy(city, file, day, origin)


_THEN: dict[tuple[str, str], Policy] = {}
"""(store, policy) -> an older policy, once it was needed: they are few, and what lies under a hash does not change."""


def _policy_of_then(records: Records, sha256: str) -> Policy | None:
    key = (records.store.url, sha256)
    if key not in _THEN:
        data = records.store.get(policy_key(sha256))
        if data is None:
            return None
        _THEN[key] = Policy.model_validate_json(data)
    return _THEN[key]
