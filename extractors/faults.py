"""Faults on purpose, for the tests only: $PERMITPROOF_FAULTS = "hang:NAME", "crash:NAME", "memory:NAME" or
"raise:NAME" makes the worker do that on every file whose name holds NAME; "understand:TYPE" raises where papers of
that type are understood. Unset, nothing happens."""

from __future__ import annotations

import os
import time


def strike(name: str) -> None:
    """Does what the environment asks for, if this file is meant."""
    kind, _, part = os.environ.get("PERMITPROOF_FAULTS", "").partition(":")
    if not part or part not in name:
        return
    if kind == "hang":
        time.sleep(3600)
    elif kind == "crash":
        os.abort()
    elif kind == "memory":
        held = bytearray(os.urandom(1024)) * (1024 * 1024 * 3)
        time.sleep(len(held))
    elif kind == "raise":
        raise RuntimeError("a fault on purpose")


def strike_paper(type_: str) -> None:
    """Raises while a paper is understood, if papers of this type are meant."""
    if os.environ.get("PERMITPROOF_FAULTS", "") == f"understand:{type_}":
        raise RuntimeError("a fault on purpose")
