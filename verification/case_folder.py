"""Reading a case folder: the application and the list of uploads. Names of files mean nothing here."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.application import Application
from schemas.problems import CaseError

LEFT_BY_SYSTEMS = {".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini"}
"""What file managers leave in folders. Any other name may be a paper's, one that begins with a point too."""
MOST_FILES = 200
"""More uploads than this are not one person's papers."""


def load_application(folder: Path) -> Application:
    """CASE/application.json. Raises CaseError with one line that says what to do."""
    path = folder / "application.json"
    if not folder.is_dir():
        raise CaseError(
            f"{folder}: there is no such folder; name a case folder",
            f"{folder}:没有这个文件夹,请指定案件文件夹",
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CaseError(
            f"{path}: there is no application.json; put one into the case folder",
            f"{path}:缺少 application.json,请补上",
        ) from None
    except OSError as error:
        raise CaseError(
            f"{path}: cannot be read ({type(error).__name__}); save it as UTF-8 text and allow reading"
        ) from None
    return parse_application(data, str(path))


def parse_application(data: bytes, where: str) -> Application:
    """The bytes of an application.json. Raises CaseError beginning with `where` and saying what to do."""
    try:
        read = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise CaseError(
            f"{where}: cannot be read ({type(error).__name__}); save it as UTF-8 text and allow reading"
        ) from None
    except (ValueError, RecursionError) as error:
        raise CaseError(f"{where}: not valid JSON ({error}); correct it and run again") from None
    if not isinstance(read, dict):
        raise CaseError(f"{where}: must hold one JSON object with the application's fields")
    try:
        return Application.model_validate(read)
    except ValidationError as error:
        raise CaseError(f"{where}: {_first(error)}") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _first(error: ValidationError) -> str:
    """What is wrong, field by field, in one line; a value itself is not repeated (it may be personal)."""
    parts = []
    for item in error.errors(include_url=False, include_input=False)[:4]:
        parts.append(f"{'.'.join(str(p) for p in item['loc'])}: {item['msg']}")
    return "; ".join(parts) + "; correct the application and run again"


def uploads(folder: Path) -> list[tuple[Path, str]]:
    """(path, name below the case folder) of every upload, in name order. Raises CaseError when there is none.

    Links are listed, not followed: the reader refuses them with a problem on their own document.
    """
    root = folder / "uploads"
    if not root.is_dir():
        raise CaseError(f"{root}: there is no uploads folder; put the applicant's papers there")
    found: list[tuple[Path, str]] = []
    for base, folders, files in os.walk(root, followlinks=False):
        folders.sort()
        for name in [*files, *[f for f in folders if (Path(base) / f).is_symlink()]]:
            path = Path(base) / name
            if not is_clutter(name):
                found.append((path, path.relative_to(folder).as_posix()))
    if not found:
        raise CaseError(f"{root}: nothing was uploaded; put the applicant's papers there")
    if len(found) > MOST_FILES:
        raise CaseError(f"{root}: {len(found)} files; one case may hold {MOST_FILES}")
    return sorted(found, key=lambda f: f[1])


def is_clutter(name: str) -> bool:
    """Files that desktops leave everywhere and nobody uploaded."""
    return name.startswith("._") or name in LEFT_BY_SYSTEMS


def safe_name(case_id: str) -> str:
    """A case id as one folder name: nothing in it can lead out of the output folder."""
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in case_id).strip(".")
    return name[:100] or "case"
