"""Prefect as we use it: no telemetry, no server of its own in the background, nothing personal kept by it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

QUIET = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLIENT_METRICS_ENABLED": "false",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "DO_NOT_TRACK": "1",
}
"""Without a server's address Prefect would start a hidden server for 20 seconds; so a forgotten one is an error."""


def quieten() -> None:
    """Sets what is not set yet. Before prefect is imported."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)


@contextmanager
def without_heartbeats() -> Iterator[None]:
    """Inside it flows send no heartbeats: each would wait a second for its heartbeat thread to end. Claims in the
    store tell of dead workers instead."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


quieten()
