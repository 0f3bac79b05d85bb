"""Writes docs/policies.md, docs/checks.md and docs/errors.md from the code: `make docs`.

tests/docs refuses a file that is not what this would write.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from checks.model import Check
from checks.policies import everything
from checks.registry import all_checks, file_name
from checks.words import type_name
from extractors.file_problems import TABLE
from schemas import problems
from schemas.policy import CheckRule, Policy

FOLDER = Path(__file__).resolve().parent
MADE = "<!-- Written by `make docs`: change the code, not this file. -->"


def policies() -> str:
    """Every policy rule by rule: value, source, how sure the source is, version and dates."""
    known = everything()
    parts = [
        "# Policies",
        MADE,
        "Each policy is a file in `schemas/policies/`. A city's policy is used from its first to its last day, as of the "
        "day of submission; where there is none, the national default. `permitproof policies` lists them, "
        "`permitproof policies ID` explains one, `permitproof verify --policy FILE` judges by a file of your own.",
        "How sure a rule is: `verified` was read in a public source, `tried` found by running code, `inferred` follows "
        "from such, `memory` was not confirmed. What rests on memory can send a case to a person and never refuses "
        "anybody. The sources S1, S2 … are listed in `docs/sources.md`. A person has to confirm a "
        "policy before it is used for real; `confirmed_by` then says who.",
        *[part for policy, _, path in known for part in _policy(policy, path)],
    ]
    return _page(parts)


def _policy(policy: Policy, path: Path) -> Iterator[str]:
    until = policy.effective_until or "open"
    yield f"## {policy.id}: {policy.title.zh}, {policy.title.en}"
    yield (
        f"`schemas/policies/{path.name}` · version {policy.version} · in force from {policy.effective_from} until {until}"
        f" · confirmed by: {policy.confirmed_by or 'nobody yet'}"
    )
    rules = list(_rules(policy.model_dump(mode="json"), ""))
    base = _base(path)
    if base is not None:
        theirs = set(_rules(base.model_dump(mode="json"), ""))
        rules = [rule for rule in rules if rule not in theirs]
        yield f"Extends {base.id}: what is not said here is as there."
    if rules:
        yield _table(("rule", "value", "source", "sureness"), rules)


def _base(path: Path) -> Policy | None:
    name = yaml.safe_load(path.read_text(encoding="utf-8")).get("extends")
    return None if name is None else next(p for p, _, file in everything() if file.stem == name)


def _rules(data: dict[str, Any], path: str) -> Iterator[tuple[str, ...]]:
    for key, value in data.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict) and {"value", "source", "sureness"} <= set(value):
            source = value["source"] + (f" {value['note']}" if value.get("note") else "")
            yield f"`{name}`", f"`{_plain(value['value'])}`", source, value["sureness"]
        elif isinstance(value, dict) and name != "checks":
            yield from _rules(value, name)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def checks() -> str:
    """Every check: what it reads, when it passes, fails and gives up, and how much each policy makes of it."""
    known = [policy for policy, _, _ in everything()]
    parts = [
        "# Checks",
        MADE,
        "A check never sees an unsure value: what is absent, illegible or unsure makes it `inconclusive`, never `failed`. "
        "A check that breaks is `error`. Neither can be part of a `pass`. `about` names the papers of which each is judged; "
        "«the case» is judged once. The weight is `block`, `warn` or `info`; behind the arrow stands what a failure leads to. "
        "A policy without a line of its own weighs a check as the national default does.",
        *[part for check in all_checks() for part in _check(check, known)],
    ]
    return _page(parts)


def _check(check: Check, known: list[Policy]) -> Iterator[str]:
    assert check.when is not None  # the registry refuses such
    yield f"## {check.id}" + (f" · {check.part.replace('_', ' ')}" if check.part else "")
    yield f"{check.title.zh} · {check.title.en} (`checks/catalogue/{file_name(check)}.py`)"
    about = ", ".join(f"{type_name(t)[1]} (`{t}`)" for t in check.about) or "the case"
    lines = [f"about: {about}"]
    if fields := tuple(dict.fromkeys((*check.needs, *check.reads))):
        lines.append("reads: " + ", ".join(f"`{f}`" for f in fields))
    if check.claims:
        lines.append("compares with the application's: " + ", ".join(f"`{c}`" for c in check.claims))
    lines += [
        f"passes: {check.when.passes}",
        f"fails: {check.when.fails}",
        f"gives up: {check.when.gives_up}",
    ]
    lines.append("weight: " + "; ".join(_weights(check, known)))
    yield "\n".join(f"- {line}" for line in lines)


def _weights(check: Check, known: list[Policy]) -> Iterator[str]:
    national = next(p for p in known if p.id == "national").checks.get(check.id)
    for policy in known:
        rule = policy.checks.get(check.id)
        if policy.id == "national" or rule != national:
            yield f"{policy.id} {_weight(check, rule)}"


def _weight(check: Check, rule: CheckRule | None) -> str:
    if rule is None:
        return "info"
    said = f"{rule.severity} → {rule.then or check.then}"
    for purpose, weight in rule.by_purpose.items():
        said += f", on the {purpose} route {weight.severity} → {weight.then or check.then}"
    return f"{said} ({rule.sureness}: {rule.source})"


def errors() -> str:
    """The exceptions with their exit codes, and everything that can be wrong with one upload."""
    kinds = sorted(_below(problems.PermitproofError), key=lambda kind: (kind.exit_code, kind.code))
    ending = [
        (f"`{k.code}`", str(k.exit_code), _first(k.__doc__))
        for k in kinds
        if k not in (problems.UnreadableFile, problems.DocumentBroke)
    ]
    broke = problems.DocumentBroke("{kind}")
    said = {**TABLE, broke.code: (broke.zh, broke.en)}
    parts = [
        "# Errors",
        MADE,
        "## What ends a command",
        "One line on standard error says what happened and what to do; there is no traceback. Exit code 0 means that the "
        "verification was completed, whatever it found.",
        _table(("code", "exit code", "meaning"), ending),
        "## What is wrong with one upload",
        "Never ends a run: it stands in `quality.problems` of its own document, and the rest of the case is still judged.",
        _table(("code", "zh", "en"), [(f"`{code}`", zh, en) for code, (zh, en) in sorted(said.items())]),
    ]
    return _page(parts)


def _below(kind: type[problems.PermitproofError]) -> Iterator[type[problems.PermitproofError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _below(child)


def _first(text: str | None) -> str:
    """The first sentence or two of a docstring as one line."""
    return " ".join((text or "").split("\n\n")[0].split())


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in row) + " |" for row in lines
    )


def _page(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"


PAGES: dict[str, Callable[[], str]] = {"policies.md": policies, "checks.md": checks, "errors.md": errors}


def main() -> None:
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
