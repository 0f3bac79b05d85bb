"""The summary on the terminal."""

from __future__ import annotations

from pathlib import Path

from reports.summary import summarise
from schemas.check import Message
from schemas.report import Decision, Reason, Request
from tests.reports import fake


def test_it_says_outcome_reasons_requests_and_where() -> None:
    text = summarise(fake.report(), Path("/somewhere/report"))
    lines = text.splitlines()
    assert lines[0] == "SZ-2026-000123  不通过  FAIL"
    assert "不符合 failed 2" in lines[1] and "符合 passed 7" in lines[1]
    assert "居住是否满半年：2026-05-24 至 2026-06-30 没有文件证明居住，缺 38 天" in text
    assert "Please take IMG_1715.jpg again" in text
    assert lines[-1] == "报告  Report: /somewhere/report/report.html"
    assert "\x1b" not in text


def test_colour_only_on_a_terminal() -> None:
    assert "\x1b[1;31m" in summarise(fake.report(), tty=True)


def test_at_most_25_lines() -> None:
    message = Message(zh="长" * 999, en="long " * 999)
    decision = Decision(
        outcome="review",
        reasons=[Reason(check="x.y", message=message)] * 40,
        requests=[Request(message=message)] * 40,
    )
    text = summarise(fake.report(decision=decision), Path("/r"))
    assert len(text.splitlines()) <= 25
    assert "35 more in the report" in text


def test_nothing_to_say() -> None:
    empty = fake.report(decision=Decision(outcome="pass"), routes=[], checks=[], documents=[], coverage=None)
    assert summarise(empty).splitlines() == ["SZ-2026-000123  通过  PASS", "  没有核查  no checks"]
