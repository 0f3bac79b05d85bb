"""The webhook hears S3 events from whoever knows the token, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import urllib3

from verification.webhook import Webhook, event_keys

TOKEN = "a-token-of-some-length"
EVENT = json.dumps({"Records": [{"eventName": "s3:ObjectCreated:Put", "s3": {"bucket": {"name": "inbox"}, "object": {
    "key": "SZ-1%2Fuploads%2Fa.pdf"}}}]}).encode()  # fmt: skip
woken: list[int] = []


@pytest.fixture
def hook() -> Iterator[str]:
    woken.clear()
    with Webhook("127.0.0.1", 0, TOKEN, lambda: woken.append(1)) as listening:
        yield f"http://127.0.0.1:{listening.port}/"


def post(url: str, body: bytes, token: str | None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urllib3.PoolManager(retries=False, timeout=5) as pool:
        return int(pool.request("POST", url, body=body, headers=headers).status)


def test_an_event_wakes(hook: str) -> None:
    assert post(hook, EVENT, TOKEN) == 204
    assert woken == [1]


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], TOKEN + "x"])
def test_without_the_token_nothing_happens(hook: str, token: str | None) -> None:
    assert post(hook, EVENT, token) == 401
    assert woken == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"Records": 1}', b'{"Records": [{"s3": {}}]}', b"\xff\xfe", b"[" * 100_000],
)
def test_what_is_no_event_is_refused(hook: str, body: bytes) -> None:
    assert post(hook, body, TOKEN) == 400
    assert woken == []


def test_too_much_is_refused(hook: str) -> None:
    with urllib3.PoolManager(retries=False, timeout=5) as pool:
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Length": str(1 << 30)}
        assert pool.request("POST", hook, body=b"x", headers=headers).status == 413


def test_an_event_without_objects_wakes_nobody(hook: str) -> None:
    assert post(hook, b'{"Records": []}', TOKEN) == 204
    assert woken == [] and event_keys(EVENT) == ["SZ-1%2Fuploads%2Fa.pdf"]


def test_a_short_token_is_no_token() -> None:
    with pytest.raises(ValueError):
        Webhook("127.0.0.1", 0, "short", lambda: None)
