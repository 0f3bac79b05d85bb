"""Every broken or hostile file through the program: its own message on its own document, the rest is judged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from samples.generator.faults import MAKERS, make_all

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "samples" / "cases" / "clean_work_text"
REFUSED = {
    "needs_password.pdf": "file.encrypted",
    "truncated.pdf": "file.damaged",
    "empty.pdf": "file.empty",
    "empty.jpg": "file.empty",
    "text_called.jpg": "file.text",
    "program_called.png": "file.type",
    "no_pages.pdf": "file.no_pages",
    "own_tail.pdf": "page.unreadable",
    "bomb_30000.png": "picture.too_large",
    "flate_bomb.pdf": "file.memory",
    "one_pixel.png": "picture.too_small",
    "link_outside.jpg": "file.outside",
    "link_to_nothing.jpg": "file.missing",
}
"""Nothing of these is read."""
REMARKED = {
    "damaged.jpg": "file.truncated",
    "picture_called.pdf": "file.extension",
    "pdf_called.jpg": "file.extension",
    "moving.webp": "picture.first_frame",
    "pages_500.pdf": "pages.too_many",
    "megapixels_200.jpg": "picture.reduced",
    "enormous_page.pdf": "page.reduced",
    "picture_bomb.pdf": "page.blank",
}
"""These are read as far as they go."""
CLEAN = {"owner_password.pdf", "many_pages.tiff", "phone.heic", "old.bmp", "clear.png", "lease.docx"}
ONE_OF_A_KIND = {"..jpg", "-rf.jpg"}


def tree(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): p.lstat().st_size for p in sorted(folder.rglob("*"))}


@pytest.mark.live
def test_every_fault_costs_its_own_document_only(tmp_path: Path) -> None:
    case, out = tmp_path / "case", tmp_path / "out"
    shutil.copytree(CASE, case)
    make_all(case / "uploads", {*REFUSED, *REMARKED, *CLEAN, *ONE_OF_A_KIND})
    before = tree(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "permitproof", "verify", str(case), "--out", str(out), "--quiet"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert {k: v for k, v in tree(tmp_path).items() if not k.startswith("out")} == before
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    documents = {f["file"].removeprefix("uploads/"): d for d in report["documents"] for f in d["files"]}
    assert set(documents) == set(os.listdir(case / "uploads"))  # each upload is on some document
    for name, code in REFUSED.items():
        quality = documents[name]["quality"]
        assert (documents[name]["type"], quality["readable"]) == ("unknown", False), name
        assert [p["code"] for p in quality["problems"]] == [code], name
        assert len(documents[name]["files"]) == 1, name
    for name, code in REMARKED.items():
        assert code in [p["code"] for p in documents[name]["quality"]["problems"]], name
    for problem in (p for d in report["documents"] for p in d["quality"]["problems"]):
        assert problem["message"]["zh"].endswith("。") and problem["message"]["en"].endswith(".")
        assert str(tmp_path) not in problem["message"]["zh"] + problem["message"]["en"]
    for name in {*CLEAN, *ONE_OF_A_KIND} - {"owner_password.pdf"}:
        assert documents[name]["type"] == "lease", name
    types = {d["type"] for d in report["documents"]}
    assert {"travel_permit", "photo_receipt", "employment_contract", "lease"} <= types
    assert "/etc/" not in (out / "report.json").read_text(encoding="utf-8")


@pytest.mark.live
def test_no_worker_outlives_the_run_and_bombs_stay_within_memory(tmp_path: Path) -> None:
    bombs = {"flate_bomb.pdf", "picture_bomb.pdf", "bomb_30000.png", "pages_500.pdf"}
    paths = make_all(tmp_path, bombs)
    before = {p.pid for p in psutil.process_iter()}
    run = subprocess.Popen(
        [sys.executable, "-m", "permitproof", "extract", "--json", "--quiet", *map(str, paths)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    own = psutil.Process(run.pid)
    peak = 0
    while run.poll() is None:
        try:
            family = [own, *own.children(recursive=True)]
            peak = max(peak, sum(p.memory_info().rss for p in family))
            run.wait(0.05)
        except (psutil.Error, subprocess.TimeoutExpired):
            continue
    assert run.stdout is not None
    found = json.loads(run.stdout.read())["documents"]
    run.stdout.close()
    assert run.returncode == 0 and len(found) == len(paths)
    assert peak < 1700 * 1024 * 1024
    left = [p for p in psutil.process_iter(["pid", "cmdline"]) if p.pid not in before]
    assert not [
        p for p in left if "extractors.worker" in " ".join(p.info["cmdline"] or []) and p.ppid() == run.pid
    ]


@pytest.mark.live
def test_our_own_error_costs_one_paper_and_is_ours(tmp_path: Path) -> None:
    """The program breaks on the lease: said on the lease, in one line, with a report that a person looks at."""
    done = subprocess.run(
        [sys.executable, "-m", "permitproof", "verify", str(CASE), "--out", str(tmp_path), "--quiet"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "PERMITPROOF_FAULTS": "understand:lease"},
    )  # fmt: skip
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert (tmp_path / "report.html").is_file()
    by_type = {d["type"]: d for d in report["documents"]}
    assert [p["code"] for p in by_type["lease"]["quality"]["problems"]] == ["document.internal"]
    assert all(d["quality"]["readable"] for t, d in by_type.items() if t != "lease") and len(by_type) > 3
    assert report["decision"]["outcome"] == "review" and report["decision"]["requests"] == []
    outcomes = {c["id"]: c["outcome"] for c in report["checks"]}
    assert outcomes["completeness.residence"] == "error"
    assert outcomes["completeness.travel_document"] == outcomes["photo_receipt.age"] == "passed"


def test_every_maker_is_looked_at() -> None:
    names = {*REFUSED, *REMARKED, *CLEAN, *ONE_OF_A_KIND}
    assert {n for n in MAKERS if n not in names} == {  # the same picture under other names
        "name with  blanks.jpg", 'it\'s "quoted".jpg', "租赁合同 (最终版).jpg", "semi;colon&amp.jpg", "<script>alert(1)<" + "\u2215script>.jpg",
    }  # fmt: skip
