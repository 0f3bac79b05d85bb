"""Policies for a person: `permitproof policies`."""

from __future__ import annotations

from typing import Any

from checks.policies import everything
from schemas.policy import Policy
from schemas.problems import UsageError


def explain(name: str | None) -> str:
    """A line for each policy, or one policy rule by rule with its source and how sure that is.

    Raises UsageError when there is no policy of that name.
    """
    known = everything()
    if name is None:
        return "\n".join(_line(policy) for policy, _, _ in known)
    versions = [(policy, sha256) for policy, sha256, _ in known if policy.id == name]
    if not versions:
        there = ", ".join(dict.fromkeys(p.id for p, _, _ in known))
        raise UsageError(f"there is no policy {name!r}; there are {there}", f"没有政策 {name!r};现有 {there}")
    return "\n\n".join(_explained(policy, sha256) for policy, sha256 in versions)


def _explained(policy: Policy, sha256: str) -> str:
    """One version: its head, and every rule with what it rests on."""
    settled = "" if policy.settled.value else "not settled: it shows what it finds, and a person decides\n"
    confirmed = policy.confirmed_by or "nobody yet: a person has to confirm it before it is used for real"
    head = f"{_line(policy)}\nsha256 {sha256}\nconfirmed by {confirmed}\n{settled}"
    return "\n".join([head, *_rules(policy.model_dump(mode="json"), "")])


def _line(policy: Policy) -> str:
    until = policy.effective_until.isoformat() if policy.effective_until else "…"
    return f"{policy.id:12} {policy.version:8} {policy.effective_from.isoformat()} - {until:10}  {policy.title.zh}  {policy.title.en}"


def _rules(data: dict[str, Any], path: str) -> list[str]:
    """Every rule of the policy as a line, its source below it."""
    lines: list[str] = []
    for key, value in data.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict) and {"source", "sureness"} <= set(value):
            said = value.get("value", value.get("severity"))
            lines += [f"{name}: {said}", f"    {value['sureness']}: {value['source']}"]
        elif isinstance(value, dict):
            lines += _rules(value, name)
    return lines
