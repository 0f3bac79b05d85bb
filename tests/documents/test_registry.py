"""The folder of readers is the registry: what every type there must bring."""

from __future__ import annotations

import pytest

from extractors.documents import document_types
from extractors.paper import Paper
from schemas.vocabulary import DOCUMENTS, FIELDS, PAPERS
from tests.documents.paper_of import source


@pytest.mark.parametrize("name", sorted(document_types()))
def test_a_type_is_named_and_reads_what_the_report_publishes(name: str) -> None:
    kind = document_types()[name]
    assert kind.type == name and name in PAPERS
    published = set(DOCUMENTS[name])
    assert set(kind.read(Paper((source("空白"),)))) <= published
    assert set(kind.expected) <= published
    assert set(kind.sides) <= published


def test_every_published_name_has_a_term() -> None:
    assert set(DOCUMENTS) == set(PAPERS)
    assert {f for fields in DOCUMENTS.values() for f in fields} == set(FIELDS)
