"""Bucket notifications, where the server gives them: the watcher is woken the moment something arrives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

from schemas.problems import ServiceAway
from storage.protocol import ObjectStore
from storage.s3 import S3Store

_log = logging.getLogger(__name__)
PAUSE = 30.0
"""Seconds before a connection that ended is asked for again."""


def listen(inbox: ObjectStore, wake: Callable[[], None], stopped: threading.Event) -> bool:
    """Wakes on every event, in a thread of its own; False when the store has no notifications (then sweeps do)."""
    if not isinstance(inbox, S3Store):
        return False
    events = inbox.events()
    if events is None:
        _log.info("%s gives no bucket notifications; the inbox is swept", inbox.url)
        return False
    threading.Thread(target=_follow, args=(inbox, events, wake, stopped), daemon=True).start()
    return True


def _follow(
    inbox: S3Store, events: Iterator[None] | None, wake: Callable[[], None], stopped: threading.Event
) -> None:
    while not stopped.is_set():
        try:
            for _ in events or ():
                wake()
            stopped.wait(PAUSE)
            events = inbox.events()
        except ServiceAway as error:
            _log.debug("%s", error.en)
            events = None
