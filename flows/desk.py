"""Where the flows of this process work: store, inbox and warm readers, opened once, by the environment."""

from __future__ import annotations

import os
import threading

from schemas.problems import UsageError
from storage.opening import inbox_url, open_inbox, open_store
from storage.records import Records
from verification.working import LEASE, Desk, desk

_opening = threading.Lock()
_opened: dict[tuple[str, str], Desk] = {}


def store_url() -> str:
    """PERMITPROOF_STORE. Raises UsageError when it is not set."""
    url = os.environ.get("PERMITPROOF_STORE", "")
    if not url:
        raise UsageError(
            "no store is named; set PERMITPROOF_STORE to a folder or s3://bucket (or give --store)",
            "没有指定存储,请设置 PERMITPROOF_STORE 为文件夹或 s3://bucket(或使用 --store)",
        )
    return url


def inbox_address() -> str:
    """PERMITPROOF_INBOX, else the inbox beside the store."""
    return os.environ.get("PERMITPROOF_INBOX") or inbox_url(store_url())


def lease() -> float:
    return float(os.environ.get("PERMITPROOF_LEASE", LEASE))


def the_desk() -> Desk:
    """This process's desk. Raises UsageError, ServiceAway."""
    with _opening:
        where = (store_url(), inbox_address())
        if where not in _opened:
            _opened[where] = desk(Records(open_store(where[0])), open_inbox(where[1]), lease())
        return _opened[where]


def close_desks() -> None:
    """Ends the readers of this process."""
    with _opening:
        while _opened:
            _opened.popitem()[1].close()
