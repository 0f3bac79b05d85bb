"""A group's type by titles and telling words, held against what the model of kinds says.

Two ways that do not depend on one another agree or not. Both for one type: it is sure. The rules for none and the
model for one: the paper is read as that, and nobody is told that it surely is. Both clearly against each other: never
sure, and where the rules are not sure themselves the model's type is read.
"""

from __future__ import annotations

from extractors.bundle import Group
from extractors.classify import KNOWN
from extractors.documents import document_types
from extractors.kind_model import chances, tokens
from schemas.document import SURE

AGREES = 0.6
"""From this probability the model counts as speaking for a type,"""
SUGGESTS = 0.4
"""from this one it may name what the rules do not know,"""
AGAINST = 0.05
"""and under this one for a type while it speaks for another, it speaks against it."""
SMALL = 110
"""Pieces of text on a card or a receipt, at most;"""
LETTER = 60
"""a text of more, of which the model is clear, is no card that names itself in few words."""
SURE_BY_TWO, SUGGESTED, DISPUTED = 0.93, 0.62, 0.8


def weigh(each: Group) -> None:
    """Sets the group's type and the bounds of its confidence."""
    text = each.paper.rows.text
    said = chances(text)
    if not said:
        return
    likely = max(said, key=lambda kind: said[kind])
    if each.type == "unknown" or each.confidence < KNOWN:
        if _suggests(said, likely, text):
            each.type, each.least, each.most = likely, SUGGESTED, SUGGESTED
    elif likely == each.type:
        each.least = SURE_BY_TWO if said[likely] >= AGREES else each.least
    elif said.get(each.type, 0.0) < AGAINST and _suggests(said, likely, text):
        letter = _small(each.type) and len(tokens(text)) > LETTER  # it names a card, and is none
        if letter or (each.confidence < SURE and said[likely] >= AGREES):
            each.type, each.least = likely, SUGGESTED
        each.most = DISPUTED


def _suggests(said: dict[str, float], likely: str, text: str) -> bool:
    if likely == "unknown" or said[likely] < SUGGESTS:
        return False
    return not _small(likely) or (said[likely] >= AGREES and len(tokens(text)) <= SMALL)


def _small(name: str) -> bool:
    kind = document_types().get(name)
    return bool(kind and kind.small)
