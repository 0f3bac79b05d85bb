"""The embedded service: folder or bucket, no Prefect, everything in one process; commands and their exit codes."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from permitproof.cli import main
from storage.folder import FolderStore
from storage.keys import case_part, inbox_key
from storage.opening import inbox_url, open_inbox, open_store
from storage.records import Records
from tests.services import ObjectServer, free_port
from tests.small_case import RECEIPT, application, lease, small_case
from verification.serving import InProcess, watch
from verification.watching import Watcher
from verification.working import desk


@contextmanager
def service(store: str) -> Iterator[Records]:
    """A watcher that verifies in this process."""
    records, inbox = Records(open_store(store)), open_inbox(inbox_url(store))
    worker = InProcess(desk(records, inbox, 5))
    watchers: list[Watcher] = []
    ready = threading.Event()

    def told(watcher: Watcher) -> None:
        watchers.append(watcher)
        ready.set()

    thread = threading.Thread(target=watch, args=(inbox, worker.start, "", told))
    thread.start()
    ready.wait(30)
    try:
        yield records
    finally:
        watchers[0].stop()
        thread.join()
        worker.close()


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PERMITPROOF_SETTLE", "0.3")
    monkeypatch.setenv("PERMITPROOF_SWEEP", "0.1")
    if request.param == "folder":
        url = str(tmp_path / "store")
    else:
        request.getfixturevalue("s3")
        url = f"s3://service/{tmp_path.name.lower()}"
    monkeypatch.setenv("PERMITPROOF_STORE", url)
    return url


Output = Callable[[], str]


@pytest.fixture
def output(capsys: pytest.CaptureFixture[str]) -> Output:
    return lambda: capsys.readouterr().out


def test_from_upload_to_report(store: str, tmp_path: Path, output: Output) -> None:
    case = small_case(tmp_path / "case", "SZ-9", "one")
    with service(store) as records:
        assert main(["submit", str(case), "--wait", "60"]) == 0
        said = output()
        assert "SZ-9" in said and "0001-" in said and "latest/SZ-9.html" in said
        (first,) = records.runs(case_part("SZ-9"))
        inbox = open_inbox(inbox_url(store))
        inbox.put_file(inbox_key(case_part("SZ-9"), "uploads/回执.pdf"), RECEIPT)
        assert main(["submit", str(case), "--wait", "60"]) == 0
        runs = list(records.runs(case_part("SZ-9")))
        assert [r.number for r in runs] == [1, 2] and runs[0] == first
        manifest = records.manifest(case_part("SZ-9"))
        assert manifest is not None and set(manifest.uploads) == {"uploads/lease.pdf", "uploads/回执.pdf"}
        assert list(inbox.list("")) == []
    assert main(["status", "SZ-9"]) == 0 and "0002-" in output()
    assert main(["expiring", "--on", "2020-01-01", "--within", "9999"]) == 0
    assert "lease.term_end" in output()
    page = records.store.get("latest/SZ-9.html")
    assert page is not None and runs[1].run_id.encode() in page


def test_a_bad_case_is_seen_mended_and_holds_up_no_other(store: str, tmp_path: Path, output: Output) -> None:
    inbox = open_inbox(inbox_url(store))
    inbox.put("SZ-bad/uploads/lease.pdf", lease("bad"))
    other = tmp_path / "other.json"
    other.write_bytes(application("SOMEBODY-ELSE"))
    inbox.put_file("SZ-mixed/application.json", other)
    inbox.put("SZ-mixed/uploads/lease.pdf", lease("mixed"))
    good = small_case(tmp_path / "good", "SZ-good", "good")
    with service(store) as records:
        assert main(["submit", str(good), "--wait", "60"]) == 0
        output()
        assert main(["status"]) == 0
        said = output()
        assert (
            "SZ-bad" in said and "application.json" in said and "SZ-mixed" in said and "another case" in said
        )
        assert list(records.runs(case_part("SZ-bad"))) == []
        assert main(["submit", str(small_case(tmp_path / "bad", "SZ-bad", "bad")), "--wait", "60"]) == 0
        assert len(list(records.runs(case_part("SZ-bad")))) == 1
        output()
        assert main(["status"]) == 0 and "SZ-bad" not in output()


def test_commands_say_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PERMITPROOF_STORE", raising=False)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert main(["status"]) == 2 and "PERMITPROOF_STORE" in capsys.readouterr().err
    folder = str(tmp_path / "store")
    assert main(["status", "NOBODY", "--store", folder]) == 3
    assert main(["retry", "NOBODY", "--store", folder]) == 3
    assert main(["worker", "--store", folder]) == 2 and "PREFECT_API_URL" in capsys.readouterr().err
    case = small_case(tmp_path / "case", "SZ-slow")
    assert main(["submit", str(case), "--store", folder, "--wait", "1"]) == 4
    assert "permitproof watch" in capsys.readouterr().err
    assert main(["watch", "--store", folder, "--listen", "127.0.0.1:0"]) == 2
    monkeypatch.setenv("PERMITPROOF_SETTLE", "soon")
    assert main(["watch", "--store", folder]) == 2


def test_a_store_that_is_away_is_exit_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PERMITPROOF_S3_ENDPOINT", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("PERMITPROOF_S3_ACCESS_KEY", "a")
    monkeypatch.setenv("PERMITPROOF_S3_SECRET_KEY", "b")
    assert main(["status", "--store", "s3://nowhere"]) == 4
    said = capsys.readouterr().err
    assert "does not answer" in said and len(said.strip().splitlines()) == 1


def test_what_outsiders_drop_is_understood(
    s3: ObjectServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Raw names as another client spells them: Chinese, blanks, files beside uploads/, what desktops leave behind."""
    from verification.inbox import take_in, waiting_of

    records, inbox = (
        Records(FolderStore(tmp_path / "store")),
        open_inbox(f"s3://dropped/{tmp_path.name.lower()}"),
    )
    for key in ("深圳-1/uploads/租约 1.pdf", "深圳-1/beside.pdf", "深圳-1/uploads/.DS_Store"):
        inbox.put(key, key.encode())
    inbox.put("深圳-1/application.json", application("深圳-1"))
    waiting = waiting_of(inbox, case_part("深圳-1"))
    assert waiting is not None
    manifest = take_in(records, inbox, waiting)
    assert manifest.case_id == "深圳-1"
    assert set(manifest.uploads) == {"uploads/租约 1.pdf", "uploads/beside.pdf"}
    assert json.loads(records.store.get(f"originals/{manifest.application}") or b"")["case_id"] == "深圳-1"
    shutil.rmtree(tmp_path / "store")
