"""Report -> one HTML file that needs nothing else and in which nothing foreign can run."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports import labels
from reports.facts import claimed, tables
from reports.findings import all_of, group, name_document
from reports.labels import Label, label
from reports.overlay import Overlay, overlay
from reports.places import Atlas, Sheet
from reports.safe import short, visible
from reports.timeline import timeline
from schemas.report import DocumentReport, Report

VALUE_LIMIT = 240
"""Characters of one value; of whole sentences reports.safe.LIMIT."""

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(slots=True)
class PageView:
    """A sheet with what is drawn over it."""

    sheet: Sheet
    overlay: Overlay


@dataclass(slots=True)
class DocumentView:
    """A document, its names, its problems as sentences, and the first place of each field."""

    anchor: str
    document: DocumentReport
    name: Label
    short_name: Label
    sheet: Sheet | None
    problems: list[Label]
    fields: list[tuple[str, Label, Any, str]]


def render(report: Report, pictures: Path) -> str:
    """The HTML of a report. The same report and pictures give the same text."""
    atlas = Atlas(report)
    groups = group(report, atlas)
    findings = list(all_of(groups))
    comparison = tables(report, atlas, findings)
    atlas.develop(pictures)
    style, script = asset("report.css"), asset("report.js")
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            claim=lambda *path: claimed(report.application, path),
            groups=groups,
            anchors=_anchors(report, findings),
            tables=comparison,
            timeline=timeline(report, atlas),
            documents=[_document(d, n, atlas) for n, d in enumerate(report.documents, 1)],
            pages=[PageView(s, overlay(s)) for s in atlas.sheets.values()],
            routes=[(r, label(labels.PURPOSES, r.purpose), _missing(r.missing)) for r in report.routes],
            name_document=lambda id_: name_document(report.documents, id_),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: our one style, our one script, pictures inside the file, nothing else."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def asset(name: str) -> str:
    text = (_TEMPLATES / name).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError(f"{name} must not contain '</': it would end its own element")
    return "\n" + text


@cache
def environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(_TEMPLATES),
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["L"] = labels
    environment.globals["label"] = label
    environment.filters["percent"] = _percent
    environment.filters["brief"] = _brief
    return environment


def _finalize(value: object) -> object:
    """Every printed value passes here, before it is escaped."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(short(value))
    return value


def _brief(value: object, limit: int = VALUE_LIMIT) -> str:
    """A value cut to a length at which it still fits a table cell."""
    return short(str(value), limit)


def _percent(value: float | None) -> str:
    """0.987 -> "98 %", never rounded up: 0.999 is not 100 %."""
    if value is None or not 0 <= value <= 1:
        return "—"
    return f"{int(value * 100 + 1e-9)} %"


def _anchors(report: Report, findings: list[Any]) -> list[str]:
    """For each reason of the decision the anchor of its finding: same check and message, else same check."""
    result = []
    for reason in report.decision.reasons:
        same = [f for f in findings if f.id == reason.check]
        exact = [f for f in same if f.message == reason.message]
        result.append((exact or same)[0].anchor if same else "")
    return result


def _document(document: DocumentReport, number: int, atlas: Atlas) -> DocumentView:
    fields = []
    order = list(labels.FIELDS)
    for name in sorted(document.fields, key=lambda n: (order.index(n) if n in order else len(order), n)):
        reading = document.fields[name]
        href = ""
        for evidence in reading.evidence:
            href = href or atlas.href(evidence)
        fields.append((name, label(labels.FIELDS, name), reading, href))
    return DocumentView(
        anchor=f"doc-{number}",
        document=document,
        name=label(labels.TYPES, document.type),
        short_name=label(labels.SHORT_TYPES, document.type),
        sheet=next((s for s in atlas.sheets.values() if any(d is document for d in s.documents)), None),
        problems=[_problem(p) for p in document.quality.problems],
        fields=fields,
    )


def _problem(problem: dict[str, Any]) -> Label:
    """A problem in whatever form it comes: {zh, en, page, code} or {message: {zh, en}}."""
    message = problem.get("message")
    source = message if isinstance(message, dict) else problem
    code = str(problem.get("code", ""))
    fallback = message if isinstance(message, str) else code
    zh, en = str(source.get("zh") or fallback), str(source.get("en") or fallback)
    page = problem.get("page")
    if isinstance(page, int):
        zh, en = f"第 {page} 页：{zh}", f"Page {page}: {en}"
    return Label(zh, en)


def _missing(missing: list[list[str]]) -> list[Label]:
    """Each alternative as one name: "A + B"."""
    named = [[label(labels.TYPES, type_) for type_ in together] for together in missing if together]
    return [Label(" + ".join(n.zh for n in t), " + ".join(n.en for n in t)) for t in named]
