"""The folder is the registry: every module in checks/catalogue that declares CHECK is a check.

Several files may judge under one id, each a part of it: `consistency_name.py`, `consistency_name__machine_lines.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from checks import catalogue
from checks.model import Check


def file_name(check: Check) -> str:
    """The module that has to declare the check: its id with `_` for `.`, its part behind `__`."""
    return check.id.replace(".", "_") + (f"__{check.part}" if check.part else "")


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, ordered by id and part.

    Raises TypeError for a module without a CHECK, under another name, or that does not say when it passes.
    """
    found: dict[str, Check] = {}
    for module in pkgutil.iter_modules(catalogue.__path__):
        loaded = importlib.import_module(f"{catalogue.__name__}.{module.name}")
        check = getattr(loaded, "CHECK", None)
        if not isinstance(check, Check):
            raise TypeError(f"checks/catalogue/{module.name}.py declares no CHECK")
        if module.name != file_name(check):
            raise TypeError(f"checks/catalogue/{module.name}.py: {file_name(check)} is not the file's name")
        if check.when is None:
            raise TypeError(
                f"checks/catalogue/{module.name}.py does not say when it passes, fails and gives up"
            )
        found[module.name] = check
    return tuple(sorted(found.values(), key=lambda c: (c.id, c.part)))
