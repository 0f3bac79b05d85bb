"""One drawn case for all tests of the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.page import render
from tests.reports import fake
from tests.reports.reading_html import Page


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    fake.draw(folder, scale=0.5)
    return folder


@pytest.fixture(scope="session")
def html(pictures: Path) -> str:
    return render(fake.report(), pictures)


@pytest.fixture(scope="session")
def page(html: str) -> Page:
    return Page(html)
