"""Policies: found, read, merged with what they extend, checked.

A wrong file is refused with file and line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from checks.registry import all_checks
from schemas.policy import Origin, Policy
from schemas.problems import PolicyError

FOLDER = Path(__file__).resolve().parent.parent / "schemas" / "policies"
NATIONAL = "national"
DEFAULT: dict[str, str] = {"foreign": "foreigners"}
"""By origin, the policy that is used where the city has none of its own."""
RESIDENTS: tuple[Origin, ...] = ("HK", "MO", "TW")


OWN = frozenset(
    {
        "id",
        "version",
        "title",
        "cities",
        "origins",
        "effective_from",
        "effective_until",
        "confirmed_by",
        "extends",
    }
)
"""What a policy says of itself and never inherits."""


class _Loader(yaml.SafeLoader):
    """Plain YAML whose dates stay text, so that the day that is none is reported at its line."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy, the SHA-256 of the bytes it came from (its bases included), and why it was chosen."""

    policy: Policy
    sha256: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _File:
    """One parsed file: its data, and the line on which each path of keys stands."""

    path: Path
    content: bytes
    data: dict[str, Any]
    lines: dict[tuple[str | int, ...], int]


def load(city: str | None, path: Path | None, day: date, origin: Origin | None = None) -> tuple[Policy, str]:
    """The policy for a city and an origin on a day, or the file given. See `choose` for the reasons."""
    loaded = choose(city, path, day, origin)
    return loaded.policy, loaded.sha256


def choose(city: str | None, path: Path | None, day: date, origin: Origin | None = None) -> Loaded:
    """The file given; else the city's policy for that origin in force on that day; else the general one.

    A file given by hand is used even outside its dates (a reviewer may want to compare), and says so. Of several
    versions in force the one that began last is used. Foreigners have policies of their own (`Policy.origins`).
    Raises PolicyError when the file is missing or wrong, or when no policy was in force on the day.
    """
    if path is not None:
        policy, digest = read(path)
        out = "" if policy.in_force(day) else f" (not in force on {day.isoformat()})"
        return Loaded(
            policy,
            digest,
            f"采用指定的政策文件 {path.name}{out and '(当日不在生效期内)'}",
            f"the file given{out}",
        )
    known = [
        (policy, digest)
        for policy, digest, _ in everything()
        if policy.in_force(day) and _for(policy, origin)
    ]
    known.sort(key=lambda pair: pair[0].effective_from, reverse=True)
    wanted = _plain(city or "")
    for policy, digest in known:
        if wanted and wanted in {_plain(name) for name in (policy.id, *policy.cities)}:
            return Loaded(policy, digest, f"{policy.title.zh}的政策", f"the policy of {policy.title.en}")
    for policy, digest in known:
        if policy.id == DEFAULT.get(origin or "HK", NATIONAL):
            why = f"没有“{city}”的政策" if city else "未说明城市"
            said = f"no policy on file for «{city}»" if city else "no city was stated"
            return Loaded(
                policy,
                digest,
                f"{why},采用{policy.title.zh}",
                f"{said}: the policy «{policy.title.en}» is used",
            )
    raise PolicyError(
        f"no policy was in force on {day.isoformat()}: the first on file begins later; name one with --policy FILE",
        f"{day.isoformat()} 当日没有生效的政策,请用 --policy 指定政策文件",
    )


def _for(policy: Policy, origin: Origin | None) -> bool:
    """Whether the policy was made for applicants of that origin (none stated: residents of HK, Macau, Taiwan)."""
    return (origin or "HK") in (policy.origins or RESIDENTS)


def everything() -> list[tuple[Policy, str, Path]]:
    """Every policy on file, with its SHA-256 and path: for listing and documentation."""
    files = sorted(FOLDER.glob("*.yaml"))
    return list(_everything(tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)))


@lru_cache(maxsize=2)
def _everything(files: tuple[tuple[Path, int, int], ...]) -> tuple[tuple[Policy, str, Path], ...]:
    """Read once for each state of the folder (name, time, size of every file): a batch asks ten thousand times."""
    known = tuple((*read(file), file) for file, _, _ in files)
    begins: dict[tuple[str, date], Path] = {}
    for policy, _, path in known:
        other = begins.setdefault((policy.id, policy.effective_from), path)
        if other != path:
            raise _at(
                _parse(path),
                ("effective_from",),
                f"{other.name} is a version of {policy.id} that begins on the same day",
            )
    return known


def read(path: Path) -> tuple[Policy, str]:
    """One policy file with what it extends, validated. Raises PolicyError naming file and line."""
    chain = _chain(path, ())
    merged: dict[str, Any] = {}
    for file in reversed(chain):
        inherited = {k: v for k, v in merged.items() if k not in OWN}
        merged = _merge(inherited, {k: v for k, v in file.data.items() if k != "extends"})
    _one_limit(merged, chain[0])
    digest = hashlib.sha256(b"\0".join(file.content for file in chain)).hexdigest()
    try:
        policy = Policy.model_validate(merged)
    except ValidationError as error:
        raise _refused(error, chain) from None
    _known_checks(policy, chain)
    return policy, digest


def _known_checks(policy: Policy, chain: list[_File]) -> None:
    """A check that does not exist would weigh nothing: refused, like every other misspelt name."""
    known = {check.id for check in all_checks()}
    for name in policy.checks:
        if name not in known:
            where = ("checks", name)
            file = max(chain, key=lambda f: (_depth(f, where), f is chain[0]))
            raise _at(file, where, "there is no check of that name (docs/checks.md lists them)")


def _plain(city: str) -> str:
    return "".join(city.split()).casefold()


def _chain(path: Path, seen: tuple[Path, ...]) -> list[_File]:
    file = _parse(path)
    base = file.data.get("extends")
    if base is None:
        return [file]
    if not isinstance(base, str) or not base.replace("_", "").replace("-", "").isalnum():
        raise _at(file, ("extends",), "extends names a policy by its id, for example national")
    beside = path.parent / f"{base}.yaml"
    target = beside if beside.is_file() else FOLDER / f"{base}.yaml"
    if target.resolve() in (*seen, path.resolve()):
        raise _at(file, ("extends",), f"extends {base} in a circle")
    return [file, *_chain(target, (*seen, path.resolve()))]


def _parse(path: Path) -> _File:
    try:
        content = path.read_bytes()
        node = yaml.compose(content, Loader=_Loader)
        data = yaml.load(content, Loader=_Loader)
    except OSError as error:
        raise PolicyError(f"{path}: cannot be read ({error.strerror})", f"{path}:无法读取") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(
            f"{path}:{line}: not valid YAML: {error.problem}", f"{path}:{line}:YAML 有误"
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise PolicyError(f"{path}:1: not valid YAML: {error}", f"{path}:1:YAML 有误") from None
    if not isinstance(data, dict) or node is None:
        raise PolicyError(f"{path}:1: a policy is a mapping of rules", f"{path}:1:政策文件应为键值结构")
    file = _File(path, content, data, {})
    _lines(node, (), file)
    return file


def _lines(node: yaml.Node, at: tuple[str | int, ...], file: _File) -> None:
    """Note the line of every key and item, and refuse a key that stands twice (YAML would keep the last)."""
    file.lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            file.lines[(*at, key.value)] = key.start_mark.line + 1
            if key.value in seen:
                raise _at(file, (*at, key.value), f"{key.value} stands twice")
            seen.add(key.value)
            _lines(value, (*at, key.value), file)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _lines(item, (*at, index), file)


def _merge(base: Any, over: Any) -> Any:
    """Groups are merged key by key; a rule (it has a value) or a check's weight is replaced as a whole."""
    if (
        not isinstance(base, dict)
        or not isinstance(over, dict)
        or {"value", "severity"} & (set(base) | set(over))
    ):
        return over
    return {
        **base,
        **{key: _merge(base[key], value) if key in base else value for key, value in over.items()},
    }


def _one_limit(merged: dict[str, Any], own: _File) -> None:
    """A policy that sets one limit for the receipt drops the other one it inherited."""
    said = own.data.get("photo_receipt")
    receipt = merged.get("photo_receipt")
    if not isinstance(said, dict) or not isinstance(receipt, dict):
        return
    for mine, other in (("max_age_days", "max_age_months"), ("max_age_months", "max_age_days")):
        if mine in said and other not in said:
            receipt.pop(other, None)


def _at(file: _File, where: tuple[str | int, ...], what: str) -> PolicyError:
    line = _line(file, where)
    name = ".".join(str(part) for part in where)
    return PolicyError(f"{file.path}:{line}: {name}: {what}", f"{file.path}:{line}:{name}:{what}")


def _line(file: _File, where: tuple[str | int, ...]) -> int:
    """The line of the place, or of the nearest thing around it that the file holds."""
    while where and where not in file.lines:
        where = where[:-1]
    return file.lines.get(where, 1)


def _refused(error: ValidationError, chain: list[_File]) -> PolicyError:
    first = error.errors()[0]
    said = first["msg"].removeprefix("Value error, ")
    where = tuple(first["loc"])
    if not where:
        where, said = _named(said, chain)
    there = where[:-1] if first["type"] == "missing" else where
    file = max(chain, key=lambda f: (_depth(f, there), f is chain[0]))
    return _at(file, where, said)


def _named(said: str, chain: list[_File]) -> tuple[tuple[str | int, ...], str]:
    """A mistake that concerns several rules names the worst of them first: «checks.integrity.seal: …»."""
    name, colon, rest = said.partition(": ")
    places = (path for file in chain for path in file.lines if ".".join(map(str, path)) == name)
    found = next(places, None)
    return (found, rest) if colon and found else ((), said)


def _depth(file: _File, where: tuple[str | int, ...]) -> int:
    return max(n for n in range(len(where) + 1) if n == 0 or where[:n] in file.lines)
