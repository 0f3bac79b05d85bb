"""The inbox: what has arrived for which case, who works on it, what failed, what was given up. One listing tells."""

from __future__ import annotations

import hashlib
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from schemas.problems import CaseError
from schemas.run import Manifest
from storage.keys import CLAIMS, DEAD, FAILURES, WORK, CasePart, case_part, folder_part, inbox_key, inbox_name
from storage.protocol import ObjectStore, Stat
from storage.records import Records
from verification.case_folder import is_clutter, parse_application

APPLICATION = "application.json"
Work = tuple[CasePart, str]
"""A case and the hash of what lies in the inbox for it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What lies in the inbox for one case. work: hash of keys and tags: another set is other work."""

    case: CasePart
    objects: tuple[Stat, ...]

    @property
    def work(self) -> str:
        text = "\n".join(f"{s.key}\t{s.etag}" for s in sorted(self.objects, key=lambda s: s.key))
        return hashlib.sha256(text.encode()).hexdigest()[:24]


@dataclass(slots=True)
class Glance:
    """One look at the whole inbox. claims, failures: by work and attempt, with the objects that say so."""

    waiting: dict[CasePart, Waiting] = field(default_factory=dict)
    claims: dict[Work, dict[int, Stat]] = field(default_factory=lambda: defaultdict(dict))
    failures: dict[Work, dict[int, Stat]] = field(default_factory=lambda: defaultdict(dict))
    dead: dict[Work, Stat] = field(default_factory=dict)


def glance(inbox: ObjectStore) -> Glance:
    """Everything in the inbox, by one listing."""
    seen = Glance()
    arrived: dict[CasePart, list[Stat]] = defaultdict(list)
    for stat in inbox.list(""):
        if stat.key.startswith(WORK):
            _sort_in(seen, stat)
        elif "/" in stat.key:
            arrived[folder_part(stat.key.partition("/")[0])].append(stat)
    for case, objects in arrived.items():
        seen.waiting[case] = Waiting(case, tuple(objects))
    return seen


def _sort_in(seen: Glance, stat: Stat) -> None:
    for prefix, found in ((CLAIMS, seen.claims), (FAILURES, seen.failures)):
        if stat.key.startswith(prefix):
            case, work, name = stat.key.removeprefix(prefix).split("/")
            found[(CasePart(case), work)][int(name.removesuffix(".json"))] = stat
    if stat.key.startswith(DEAD):
        case, name = stat.key.removeprefix(DEAD).split("/")
        seen.dead[(CasePart(case), name.removesuffix(".json"))] = stat


def waiting_of(inbox: ObjectStore, case: CasePart) -> Waiting | None:
    """What lies in the inbox for one case, None when nothing does."""
    prefixes = dict.fromkeys((f"{case}/", f"{unquote(case)}/"))
    objects = [
        stat
        for prefix in prefixes
        if not prefix.startswith(WORK)
        for stat in inbox.list(prefix)
        if folder_part(stat.key.partition("/")[0]) == case
    ]
    return Waiting(case, tuple(objects)) if objects else None


def take_in(records: Records, inbox: ObjectStore, waiting: Waiting) -> Manifest:
    """Keeps what has arrived as originals and adds it to the case's manifest. The inbox stays as it is: it is
    cleared when the run is done. Large files pass through a scratch file, never through memory."""
    uploads: dict[str, str] = {}
    claim: str | None = None
    for stat in waiting.objects:
        _, name = inbox_name(stat.key)
        if is_clutter(name.rpartition("/")[2]):
            continue
        sha256 = _keep(records, inbox, stat.key)
        if sha256 is None:
            continue  # taken away meanwhile
        if name == APPLICATION:
            claim = sha256
        else:
            uploads[name if name.startswith("uploads/") else f"uploads/{name}"] = sha256
    return records.add_to_manifest(_case_id(records, waiting.case, claim), claim, uploads)


def _keep(records: Records, inbox: ObjectStore, key: str) -> str | None:
    opened = inbox.open(key)
    if opened is None:
        return None
    with tempfile.TemporaryDirectory(prefix="permitproof-") as folder:
        path = Path(folder) / "upload"
        with opened as source, path.open("wb") as target:
            while block := source.read(1 << 20):
                target.write(block)
        return records.keep_file(path)


def _case_id(records: Records, case: CasePart, claim: str | None) -> str:
    """The id as the application says it, if that is the case of this folder; else as the folder says it."""
    if claim is not None:
        data = records.store.get(f"originals/{claim}") or b""
        try:
            stated = parse_application(data, APPLICATION).case_id
        except CaseError:
            stated = ""
        if stated and case_part(stated) == case:
            return stated
    known = records.manifest(case)
    return known.case_id if known else unquote(case)


def clear(inbox: ObjectStore, waiting: Waiting) -> None:
    """Takes away what was verified. What was overwritten meanwhile stays: it is something new."""
    for stat in waiting.objects:
        now = inbox.stat(stat.key)
        if now is not None and now.etag == stat.etag:
            inbox.delete(stat.key)


def put_folder(inbox: ObjectStore, case: CasePart, files: list[tuple[Path, str]]) -> int:
    """Uploads files (path, name below the case) into a case's folder of the inbox; how many were put."""
    for path, name in files:
        inbox.put_file(inbox_key(case, name), path)
    return len(files)
