"""One file for each document type; the folder is the registry: a module here with a TYPE is a type."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from extractors.paper import DocumentType


@cache
def document_types() -> dict[str, DocumentType]:
    """All types found in this folder, by name."""
    found: dict[str, DocumentType] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        kind = getattr(importlib.import_module(f"{__name__}.{info.name}"), "TYPE", None)
        if isinstance(kind, DocumentType):
            found[kind.type] = kind
    return found
