"""The worker hangs, crashes, eats memory: that costs the file it was on, never the next one."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from extractors.worker import IsolatedReader, Limits, Look
from schemas.geometry import Quad
from tests.extractors.makers import pdf, text_lines

DATA = pdf(text_lines([f"This is line {i} of a letter about the lease" for i in range(8)]))


@pytest.fixture
def files(tmp_path):
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(DATA)
    bad.write_bytes(DATA)
    return good, bad


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("hang", "file.timeout"),
        ("crash", "file.crashed"),
        ("memory", "file.memory"),
        ("raise", "file.internal"),
    ],
)
def test_a_fault_costs_one_file(monkeypatch, files, fault, code):
    good, bad = files
    monkeypatch.setenv("PERMITPROOF_FAULTS", f"{fault}:bad")
    limits = Limits(seconds=15.0 if fault != "hang" else 3.0)
    with IsolatedReader(limits) as reader:
        begun = time.monotonic()
        broken = reader.read(bad, "uploads/bad.pdf")
        assert time.monotonic() - begun < 25
        assert [p.code for p in broken.problems] == [code]
        assert broken.pages == () and broken.file == "uploads/bad.pdf"
        whole = reader.read(good, "uploads/good.pdf")
        assert whole.problems == () and len(whole.pages) == 1


def test_reading_is_the_same_twice_and_needs_no_models(files, tmp_path):
    good, _ = files
    with IsolatedReader(pictures=tmp_path / "pictures") as reader:
        one, two = reader.read(good, "a"), reader.read(good, "a")
        assert one == two
        assert one.engine == reader.fingerprint
        assert one.engine.startswith("PP-OCRv6_small/onnxruntime ")
        assert (tmp_path / "pictures" / f"{one.sha256}-1.jpg").is_file()
    with IsolatedReader() as other:
        assert other.read(good, "a") == one


def test_a_look_at_nothing_is_an_empty_answer(files, tmp_path):
    with IsolatedReader() as reader:
        assert reader.look(files[0], "a", []) == []
        seen = reader.look(tmp_path / "nowhere", "a", [Look(1, Quad.from_box(0, 0, 9, 9))])
        assert (seen[0].text, seen[0].confidence) == ("", None)


def test_the_main_process_stays_light():
    check = "import sys, extractors.worker; print([m for m in ('numpy', 'cv2', 'paddleocr', 'PIL') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_no_worker_is_left_behind(files):
    reader = IsolatedReader()
    reader.read(files[0], "a")
    process = reader._process
    reader.close()
    assert process is not None and process.poll() is not None
