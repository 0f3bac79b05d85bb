"""The folder is the registry: every module in checks/catalogue that declares CHECK is a check."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from checks import catalogue
from checks.model import Check


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ordered by id. Raises TypeError for a module without a CHECK, or an id that is taken."""
    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(catalogue.__path__):
        loaded = importlib.import_module(f"{catalogue.__name__}.{module.name}")
        check = getattr(loaded, "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"checks/catalogue/{module.name}.py declares no CHECK")
        if check.id in found or module.name != check.id.replace(".", "_"):
            raise TypeError(
                f"checks/catalogue/{module.name}.py: the id {check.id} is taken or is not the file's name"
            )
        found[check.id] = check
    return tuple(found[key] for key in sorted(found))
