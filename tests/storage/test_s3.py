"""What only an S3 server has: credentials, signatures, encryption, locks, being away."""

from __future__ import annotations

import logging
import secrets
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from schemas.problems import ServiceAway, UsageError
from storage.opening import inbox_url, open_inbox, open_store
from storage.s3 import S3Store
from tests.services import ObjectServer, free_port


def opened(url: str) -> S3Store:
    store = open_store(url)
    assert isinstance(store, S3Store)
    return store


def test_the_server_is_used_for_what_it_can_do(s3: ObjectServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    store = opened("s3://features")
    assert store.features.if_none_match and store.features.encrypted and store.features.object_lock
    assert not caplog.records
    assert list(store.list("")) == []
    again = opened("s3://features")
    assert again.features == store.features


def test_what_a_server_lacks_is_said(s3: ObjectServer, caplog: pytest.LogCaptureFixture) -> None:
    """A bucket that somebody made without object lock."""
    opened("s3://lacking-lock-donor")
    inbox = open_inbox("s3://unlocked")
    assert isinstance(inbox, S3Store) and not inbox.features.object_lock
    assert not caplog.records
    store = opened("s3://unlocked")
    if not store.features.object_lock:
        assert "no object lock" in caplog.text


def test_a_locked_record_outlives_a_delete(s3: ObjectServer) -> None:
    store = opened("s3://locked")
    key = f"originals/{secrets.token_hex(8)}"
    store.put_once(key, b"evidence")
    versions = [v for v in store._client.list_objects("locked", key, include_version=True)]
    assert len(versions) == 1
    with pytest.raises(ServiceAway), store._translated():
        store._client.remove_object("locked", key, version_id=versions[0].version_id)
    assert store.get(key) == b"evidence"


def test_without_conditions_a_look_stands_in(s3: ObjectServer) -> None:
    from dataclasses import replace

    store = opened("s3://plain")
    store.features = replace(store.features, if_none_match=False)
    key = secrets.token_hex(8)
    assert store.put_once(key, b"one") and not store.put_once(key, b"two")
    assert store.get(key) == b"one"


def test_wrong_credentials_are_said_in_one_line(s3: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERMITPROOF_S3_SECRET_KEY", "wrong")
    with pytest.raises(ServiceAway, match="PERMITPROOF_S3_SECRET_KEY") as refused:
        open_store("s3://features")
    assert refused.value.exit_code == 4 and "\n" not in refused.value.en


def test_nobody_there_is_said_in_one_line(s3: ObjectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERMITPROOF_S3_ENDPOINT", f"http://127.0.0.1:{free_port()}")
    with pytest.raises(ServiceAway, match="does not answer"):
        open_store("s3://features")


def test_links_are_signed_and_run_out(s3: ObjectServer) -> None:
    store = opened("s3://links")
    store.put_once("report.html", b"ok")
    link = store.link("report.html", 60)
    with urllib.request.urlopen(link) as answer:
        assert answer.read() == b"ok"
    for bad in (link[:-4] + "0000", link.partition("?")[0]):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(bad)
        assert refused.value.code == 403
        refused.value.close()


@pytest.mark.parametrize("url", ["ftp://x", "s3://"])
def test_an_address_that_is_none_is_refused(url: str, s3: ObjectServer) -> None:
    with pytest.raises(UsageError):
        open_store(url)


def test_settings_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERMITPROOF_S3_ENDPOINT", raising=False)
    with pytest.raises(UsageError, match="PERMITPROOF_S3_ENDPOINT"):
        open_store("s3://b")


def test_the_inbox_lies_beside_the_store(tmp_path: Path) -> None:
    assert inbox_url("s3://permitproof") == "s3://permitproof-inbox"
    assert inbox_url("s3://permitproof/a/b") == "s3://permitproof-inbox/a/b"
    assert inbox_url(f"{tmp_path}/store/") == f"{tmp_path}/store-inbox"
