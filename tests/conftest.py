"""Servers that several rooms' tests share: one of each for a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services import ObjectServer


@pytest.fixture(scope="session")
def object_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with ObjectServer(tmp_path_factory.mktemp("objects")).running() as server:
        yield server


@pytest.fixture
def s3(object_server: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> ObjectServer:
    """The object server, and the environment set so that open_store finds it."""
    for name, value in object_server.environment.items():
        monkeypatch.setenv(name, value)
    return object_server
