"""A Prefect server with everything of deployments/prefect.yaml deployed to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack import Stack

ROOT = Path(__file__).resolve().parent.parent.parent


def prefect(environment: dict[str, str], *words: str) -> str:
    """A command of Prefect's; what it said. It has to go well."""
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *words], cwd=ROOT, env=environment, capture_output=True,
        text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Everything is deployed from the root of the checkout, as the file says; no worker runs."""
    stack = Stack(tmp_path_factory.mktemp("deployed"))
    try:
        stack.start("prefect")
        prefect(stack.environment, "work-pool", "create", "permitproof", "--type", "process")
        prefect(stack.environment, "deploy", "--all", "--prefect-file", "deployments/prefect.yaml")
        yield stack
    finally:
        stack.kill("prefect")


@pytest.fixture
def server(deployed: Stack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """The same, and this process speaks to it."""
    from prefect.settings import PREFECT_API_URL, temporary_settings

    for name in ("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "PREFECT_SERVER_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, os.environ.get(name, "false"))
    with temporary_settings({PREFECT_API_URL: deployed.environment["PREFECT_API_URL"]}):
        yield deployed
