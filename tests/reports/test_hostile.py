"""Nothing that an applicant wrote can run, hide or turn around."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from reports.page import render
from reports.safe import finite, one_line, short, visible
from reports.summary import summarise
from tests.reports import fake
from tests.reports.reading_html import Page

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c",
    "{{7*7}}{% for x in y %}${7*7}",
    "</script></style></title><script>alert(1)</script>",
    "<!-- run: --><!-- /run -->]]>",
    "x" * 100_000,
    "长" * 50_000,
    "a\x00b\x1b[31mc\u200bd\ufeff",
    "\ud800",
    "&lt;b&gt; &amp;amp;",
    "../../etc/passwd' onmouseover='alert(1)",
]


def poisoned(text: str) -> Any:
    """The fake report with `text` in every place that an applicant, a file or a check could fill."""
    report = fake.report()
    clean = text.encode("utf-8", "replace").decode("utf-8")
    application = report.application | {"submitted_on": text, "kind": text, "purpose": text}
    application["applicant"] = {"name_zh": text, "name_en": text, "origin": text, "sex": text}
    application["residence"] = {"address": text, "basis": text}
    for document in report.documents:
        document.title = document.type = document.id = clean
        document.quality.problems = [{"code": text, "zh": text, "en": text}, {"message": text}]
        for ref in document.files:
            ref.file = ref.sha256 = clean
        for field in document.fields.values():
            field.value = field.raw = field.note = clean
            for mark in field.evidence:
                mark.file = mark.text = clean
        document.fields = dict(document.fields) | {clean: next(iter(document.fields.values()), None)}  # type: ignore[dict-item]
        document.fields = {k: v for k, v in document.fields.items() if v is not None}
    message = {"zh": clean, "en": clean}
    checks = [
        c.model_copy(
            update={
                "id": clean,
                "expected": clean,
                "found": clean,
                "document": clean,
                "message": c.message.model_copy(update=message),
                "evidence": tuple(
                    e.model_copy(update={"document": clean, "field": clean, "file": clean, "text": clean})
                    for e in c.evidence
                ),
            }
        )
        for c in report.checks
    ]
    for reason in report.decision.reasons:
        reason.check, reason.message = clean, reason.message.model_copy(update=message)
    for request in report.decision.requests:
        request.message = request.message.model_copy(update=message)
    assert report.coverage is not None
    for interval in report.coverage.intervals:
        interval.document = clean
    report.coverage.gaps[0].from_ = clean
    return report.model_copy(update={"case_id": clean, "application": application, "checks": checks})


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str, pictures: Path) -> None:
    html = render(poisoned(text), pictures)
    html.encode("utf-8")
    page = Page(html)
    assert len(page.all("script")) == 1 and len(page.all("style")) == 1
    for tag, attributes in page.elements:
        assert tag not in {"iframe", "object", "embed", "base", "form", "link"}
        for name, value in attributes.items():
            assert not name.startswith("on") and name not in {"style", "srcset", "formaction"}, (tag, name)
            if name == "href":
                assert value.startswith("#"), value
            if name == "src":
                assert re.fullmatch(r"data:image/jpeg;base64,[A-Za-z0-9+/=]+", value)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\x00\x1b]", html)
    assert len(page.ids) == len(set(page.ids))
    assert len(html) < 3_000_000
    lines = summarise(poisoned(text), Path("/out")).splitlines()
    assert len(lines) <= 25
    assert all(line.isprintable() for line in lines)


def test_template_text_is_not_evaluated(pictures: Path) -> None:
    page = Page(render(poisoned("{{7*7}}"), pictures))
    assert "{{7*7}}" in page.text


def test_the_policy_allows_our_style_and_script_and_nothing_else(html: str, page: Page) -> None:
    policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert "unsafe" not in policy and "http" not in policy
    for tag in ("script", "style"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    assert not re.search(r"(?:https?:)?//[a-z]", re.sub(r"base64,[^\"]*", "", html)), (
        "no address outside the file"
    )


def test_the_picture_folder_cannot_be_left(tmp_path: Path, pictures: Path) -> None:
    report = fake.report()
    outside = f"../{pictures.name}/{fake.sha('uploads/IMG_1709.jpg')}"
    for document in report.documents:
        for ref in document.files:
            ref.sha256 = outside
    inside = pictures.parent / "elsewhere"
    inside.mkdir(exist_ok=True)
    assert not Page(render(report, inside)).all("img")


def test_visible_spells_out_what_hides() -> None:
    assert visible("陈\u202e大\u200b文") == "陈⟨U+202E⟩大⟨U+200B⟩文"
    assert visible("a\nb\tc") == "a\nb c"
    assert visible("a\nb", keep_newlines=False) == "a b"
    assert visible("\ud800") == "⟨U+D800⟩"
    assert visible("葛\U000e0100") == "葛⟨U+E0100⟩"
    assert visible("陈大文 José 한글 ½　，") == "陈大文 José 한글 ½　，"


def test_short_says_how_much_is_left_out() -> None:
    assert short("abcdef", 3) == "abc… (+3)"
    assert short("abc", 3) == "abc"
    assert one_line("a\n b\x1b[0m", 50) == "a b⟨U+001B⟩[0m"


def test_finite() -> None:
    assert finite({"a": [1.5, float("nan"), (float("inf"), "x")]}) == {"a": [1.5, None, [None, "x"]]}
