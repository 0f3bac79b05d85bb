"""One contract, two stores: a folder, and a bucket on a real S3 server."""

from __future__ import annotations

import hashlib
import resource
import secrets
import threading
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.opening import open_inbox, open_store
from storage.protocol import ObjectStore
from tests.services import ObjectServer


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ObjectStore]:
    """An empty inbox: the kind of store that can do everything."""
    if request.param == "folder":
        yield open_inbox(str(tmp_path / "store"))
    else:
        request.getfixturevalue("s3")
        yield open_inbox(f"s3://contract-inbox/{secrets.token_hex(6)}")


def test_what_is_put_is_got(store: ObjectStore) -> None:
    assert store.get("a/b.json") is None
    assert store.stat("a/b.json") is None
    assert store.open("a/b.json") is None
    assert store.put_once("a/b.json", b"one")
    assert store.get("a/b.json") == b"one"
    found = store.stat("a/b.json")
    assert found is not None and (found.key, found.size) == ("a/b.json", 3)
    assert abs(found.modified - datetime.now(UTC)) < timedelta(minutes=2)


def test_a_record_is_never_overwritten(store: ObjectStore) -> None:
    assert store.put_once("k", b"first")
    assert not store.put_once("k", b"second")
    assert store.get("k") == b"first"


def test_put_overwrites_and_the_tag_tells(store: ObjectStore) -> None:
    store.put("k", b"one")
    before = store.stat("k")
    store.put("k", b"two")
    after = store.stat("k")
    assert store.get("k") == b"two"
    assert before and after and before.etag != after.etag
    listed = next(iter(store.list("k")))
    assert listed.etag == after.etag


def test_of_many_writers_one_wins(store: ObjectStore) -> None:
    won: list[bytes] = []
    gate = threading.Barrier(12)

    def write(data: bytes) -> None:
        gate.wait()
        if store.put_once("race", data):
            won.append(data)

    threads = [threading.Thread(target=write, args=(f"writer {i}".encode(),)) for i in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert store.get("race") == won[0]


def test_deleting(store: ObjectStore) -> None:
    store.put_once("a/b", b"x")
    store.delete("a/b")
    store.delete("a/b")
    assert store.get("a/b") is None
    assert list(store.list("")) == []
    assert store.put_once("a/b", b"y")


def test_listing_is_in_key_order_and_can_start_after(store: ObjectStore) -> None:
    keys = ["a/1", "a/2/x", "a/10", "ab", "b/深圳.pdf", "c d/e+f"]
    for key in reversed(keys):
        store.put_once(key, key.encode())
    ordered = sorted(keys, key=str.encode)
    assert [s.key for s in store.list("")] == ordered
    assert [s.key for s in store.list("a/")] == ["a/1", "a/10", "a/2/x"]
    assert [s.key for s in store.list("a")] == ["a/1", "a/10", "a/2/x", "ab"]
    assert [s.key for s in store.list("", after="a/10")] == ordered[ordered.index("a/10") + 1 :]
    assert [s.key for s in store.list("a/", after="a/1")] == ["a/10", "a/2/x"]
    assert list(store.list("zzz/")) == []
    assert {s.size for s in store.list("ab")} == {2}


def test_listing_more_than_one_answer_holds(store: ObjectStore) -> None:
    """S3 answers a thousand at a time."""
    for number in range(1005):
        store.put(f"many/{number:05d}", b"")
    assert [s.key for s in store.list("many/")] == [f"many/{n:05d}" for n in range(1005)]


@pytest.mark.parametrize(
    "key", ["", "/a", "a//b", "../a", "a/../b", "a/./b", "a/", "a\\b", "a\0b", "k" * 1001]
)
def test_what_is_no_key_is_refused(store: ObjectStore, key: str) -> None:
    with pytest.raises(ValueError):
        store.put_once(key, b"x")
    with pytest.raises(ValueError):
        store.get(key)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="/\\"), min_size=1, max_size=12)
        .filter(lambda p: p not in (".", "..") and not p.startswith(".writing-")),
        min_size=1, max_size=3,
    ),
    data=st.binary(max_size=300),
)  # fmt: skip
def test_any_name_comes_back(store: ObjectStore, parts: list[str], data: bytes) -> None:
    key = "any/" + "/".join(parts)
    try:
        store.put(key, data)
        assert store.get(key) == data
        assert key in [s.key for s in store.list("any/")]
    finally:
        store.delete(key)


def test_a_large_file_streams_both_ways(store: ObjectStore, tmp_path: Path) -> None:
    """100 MB go in and out without being held in memory."""
    block = secrets.token_bytes(1 << 20)
    source, digest = tmp_path / "large", hashlib.sha256()
    with source.open("wb") as stream:
        for _ in range(100):
            stream.write(block)
            digest.update(block)
    store.put_once("warm", b"x" * 100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    key = f"originals/{digest.hexdigest()}"
    assert store.put_file_once(key, source)
    assert not store.put_file_once(key, source)
    back = hashlib.sha256()
    opened = store.open(key)
    assert opened is not None
    with opened as stream:
        while part := stream.read(1 << 20):
            back.update(part)
    assert back.hexdigest() == digest.hexdigest()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 60, f"{grown:.0f} MiB"
    store.delete(key)


def test_a_link_opens(store: ObjectStore) -> None:
    store.put_once("r/report.html", b"<p>hello</p>", "text/html")
    with urllib.request.urlopen(store.link("r/report.html")) as answer:
        assert answer.read() == b"<p>hello</p>"


def test_both_are_stores(tmp_path: Path, s3: ObjectServer) -> None:
    assert isinstance(open_store(str(tmp_path)), ObjectStore)
    assert isinstance(open_store("s3://contract-records/x"), ObjectStore)
