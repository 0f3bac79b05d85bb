"""The cases that a store knows, for history.reuse: who else left the same flat or lease, on salted hashes only."""

from __future__ import annotations

import hmac
import secrets
from datetime import date, datetime, timedelta

from checks.history import Trace, traces
from language.folding import fold
from schemas.application import Application
from schemas.document import Document
from storage import keys
from storage.protocol import ObjectStore

_LENGTH = 32
"""Hex digits of a hash: 128 bits."""
_LIFELONG = 9
"""Characters of a permit number that stay with the person; what follows counts the cards."""


class StoreHistory:
    """What one applicant's case is compared with. Raises ServiceAway when the store is away.

    The same person's earlier cases are not others. Nothing but hashes is written: no name, number or address.
    until: what was known then, to tell what an earlier run could know; None = all that is known now.
    """

    def __init__(self, store: ObjectStore, application: Application, until: datetime | None = None) -> None:
        self._store = store
        self._until = until
        self._there = set[str]()
        self._person = _person(application)
        self._on = application.submitted_on

    def applicants(self, trace: Trace, day: date, days: int) -> int:
        """Other applicants with the same trace; of a flat, only those within so many days of `day`. Only reads."""
        salt = _salt(self._store)
        if salt is None:
            return 0
        me, others = _hash(salt, "applicant", self._person), set[str]()
        for key in trace.keys:
            prefix = keys.history_prefix(trace.kind, _hash(salt, trace.kind, key))
            for stat in self._store.list(prefix):
                if self._until is not None and stat.modified > self._until:
                    continue
                self._there.add(stat.key)
                who, _, when = stat.key.removeprefix(prefix).partition("-")
                near = abs(date.fromisoformat(when) - day) <= timedelta(days=days)
                if who != me and (near or trace.kind == "lease"):
                    others.add(who)
        return len(others)

    def remember(self, application: Application, documents: tuple[Document, ...]) -> None:
        """Leaves the traces of this case for those that come later. Writing them again changes nothing."""
        salt = _salt(self._store) or _new_salt(self._store)
        me = _hash(salt, "applicant", self._person)
        for trace in traces(application, documents):
            for key in trace.keys:
                digest = _hash(salt, trace.kind, key)
                mine = keys.history_key(trace.kind, digest, me, self._on.isoformat())
                if mine not in self._there:
                    self._store.put_once(mine, b"")


def _hash(salt: bytes, kind: str, text: str) -> str:
    return hmac.digest(salt, f"{kind}\0{text}".encode(), "sha256").hex()[:_LENGTH]


def _person(application: Application) -> str:
    number = fold(application.applicant.travel_document.number, spaces=False).text.upper()
    return f"{application.applicant.origin}|{number[:_LIFELONG]}"


_SALTS: dict[str, bytes] = {}
"""The secrets of the stores that this process has used, by address: they never change."""


def _salt(store: ObjectStore) -> bytes | None:
    """The store's secret, None while no case has left a trace."""
    if store.url not in _SALTS:
        salt = store.get(keys.HISTORY_SALT)
        if salt is None:
            return None
        _SALTS[store.url] = salt
    return _SALTS[store.url]


def _new_salt(store: ObjectStore) -> bytes:
    """Made when the first case leaves a trace; of two processes at the same moment both use the one that stands."""
    store.put_once(keys.HISTORY_SALT, secrets.token_bytes(32))
    salt = _salt(store)
    if salt is None:
        raise RuntimeError(f"{store.url}: the salt that was just written is not there")
    return salt
