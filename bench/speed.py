"""Seconds a page and memory, beside a plain PaddleOCR pipeline on the same pages in the same run."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from extractors.worker import IsolatedReader
from schemas.transcript import Transcript
from verification.case_folder import uploads
from verification.papers import read_papers


@dataclass(frozen=True)
class Speed:
    """ours, plain: seconds of each picture page, same pages in turn. native: seconds of each text-layer page.

    memory: peak resident MiB of the largest reading process; start: seconds of `permitproof --help`.
    """

    ours: tuple[float, ...]
    plain: tuple[float, ...]
    native: tuple[float, ...]
    memory: float
    start: float

    def figures(self) -> dict[str, float]:
        return {
            "picture_page_seconds": mean(self.ours),
            "plain_page_seconds": mean(self.plain),
            "ratio": mean(self.ours) / mean(self.plain) if self.plain else float("nan"),
            "native_page_seconds": mean(self.native),
            "memory_mib": self.memory,
            "help_seconds": self.start,
        }


def mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values) if values else float("nan")


def run_speed(folder: Path, most: int) -> Speed:
    """Reads picture pages with us (second look included) and with the plain pipeline in turn, then text pages."""
    pictures = _files(folder, ("-photo-", "-scan-"), most)
    ours, plain = [], []
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with IsolatedReader() as reader, _Plain() as pipeline:
        for index, (path, name) in enumerate([pictures[0], *pictures]):
            print(f"\rspeed {index}/{len(pictures)}", end="", file=sys.stderr, flush=True)
            started = time.monotonic()
            transcripts, _ = read_papers([(path, name)], reader)
            mine = time.monotonic() - started
            pages = sum(len(t.pages) for t in transcripts)
            other = pipeline.seconds(path, transcripts)
            if index and pages:  # the first warms both up
                ours += [mine / pages] * pages
                plain += [other / pages] * pages
        native = []
        for index, (path, name) in enumerate(_files(folder, ("-text_pdf-",), most)):
            started = time.monotonic()
            transcript = reader.read(path, name)
            if index and transcript.pages and all(p.source == "text_layer" for p in transcript.pages):
                native.append((time.monotonic() - started) / len(transcript.pages))
    print(file=sys.stderr)
    memory = max(before, _worker_peak(pictures)) / 1024
    return Speed(tuple(ours), tuple(plain), tuple(native), memory, _help())


def _files(folder: Path, names: tuple[str, ...], most: int) -> list[tuple[Path, str]]:
    """One file of each of `most` document folders, spread over the types."""
    folders = sorted(p.parent for p in folder.glob("*/truth.json") if any(n in p.parent.name for n in names))
    step = max(1, len(folders) // most)
    return [uploads(f)[0] for f in folders[::step][:most]]


def _worker_peak(files: list[tuple[Path, str]]) -> int:
    """Peak resident KiB of a reading process over all the files (a process of its own, waited for)."""
    code = (
        "import json,sys,resource;from pathlib import Path;from extractors.worker import IsolatedReader\n"
        "from verification.papers import read_papers\n"
        "with IsolatedReader() as r:\n"
        "    for p,n in json.load(sys.stdin): read_papers([(Path(p),n)],r)\n"
        "print(max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_CHILDREN,resource.RUSAGE_SELF)))"
    )
    data = json.dumps([(str(p), n) for p, n in files])
    done = subprocess.run(
        [sys.executable, "-c", code], input=data, capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[-1])


def _help() -> float:
    times = []
    for _ in range(5):
        started = time.monotonic()
        subprocess.run([sys.executable, "-m", "permitproof", "--help"], capture_output=True, check=True)
        times.append(time.monotonic() - started)
    return sorted(times)[2]


class _Plain:
    """The stock PaddleOCR pipeline with the same weights, in a process of its own: `python -m bench.plain`."""

    def __enter__(self) -> _Plain:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def seconds(self, path: Path, transcripts: list[Transcript]) -> float:
        """Seconds for all pages of a file; pages of a PDF are rendered first, as our reader renders them."""
        assert self._process.stdin and self._process.stdout
        pages = sum(len(t.pages) for t in transcripts)
        self._process.stdin.write(json.dumps({"path": str(path), "pages": pages}) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())
