"""A small HTTP endpoint for stores that push: S3 event JSON in, a look at the inbox out. Only who knows the token is
heard. What an event says is not trusted further than that: it makes the watcher look for itself."""

from __future__ import annotations

import hmac
import json
import logging
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_log = logging.getLogger(__name__)
LARGEST = 1 << 20
"""Bytes of one message; S3 puts at most a few events into one."""


class Webhook:
    """Listens at host:port in a thread of its own. POST with `Authorization: Bearer <token>`; anything else is refused.

    wake: called for every accepted message that tells of objects. Port 0 takes a free one.
    """

    def __init__(self, host: str, port: int, token: str, wake: Callable[[], None]) -> None:
        if len(token) < 16:
            raise ValueError("a webhook token has at least 16 characters")

        class Handler(BaseHTTPRequestHandler):
            timeout = 10

            def do_POST(self) -> None:
                self.send_response(_answer(self, token, wake))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:
                _log.debug("webhook: " + format, *args)

        self._server = ThreadingHTTPServer((host, port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> Webhook:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _answer(request: BaseHTTPRequestHandler, token: str, wake: Callable[[], None]) -> int:
    """The status: 204 heard, 401 who are you, 400 no S3 event, 413 too much."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if not hmac.compare_digest(given.encode(), token.encode()):
        return 401
    try:
        length = int(request.headers.get("Content-Length", ""))
    except ValueError:
        return 400
    if not 0 <= length <= LARGEST:
        return 413
    keys = event_keys(request.rfile.read(length))
    if keys is None:
        return 400
    if keys:
        wake()
    return 204


def event_keys(body: bytes) -> list[str] | None:
    """The keys of the objects that an S3 event message tells of, as written there; None when it is none."""
    try:
        records = json.loads(body)["Records"]
        return [str(record["s3"]["object"]["key"]) for record in records]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
