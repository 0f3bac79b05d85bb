"""Reading in a process of its own: a file that crashes, hangs or eats memory costs itself only.

The main process stays light: importing this module imports no numpy, no OpenCV, no PaddleOCR.
`python -m extractors.worker` is the other end. Frames on the pipes are a length (4 bytes) and a pickle;
both ends are this program, under the same user, started by it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import psutil

from extractors.file_problems import problem
from extractors.fingerprint import fingerprint
from extractors.limits import Limits
from extractors.looking import Look, Seen
from schemas.transcript import Page, Problem, Transcript

__all__ = ["IsolatedReader", "Limits", "Look", "Seen"]

MIB = 1024 * 1024


class _Ended(Exception):
    """The worker is gone or was stopped. code: the Problem for the file it was on."""

    def __init__(self, code: str, **facts: int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class IsolatedReader:
    """Reads uploads one after another in a worker process that is replaced whenever it fails.

    pictures: folder for the upright page pictures `<sha256>-<page>.jpg`, None = none are written.
    """

    def __init__(self, limits: Limits = Limits(), pictures: Path | None = None) -> None:  # noqa: B008 (frozen)
        self.limits = limits
        self.pictures = pictures
        self._process: subprocess.Popen[bytes] | None = None
        self._fingerprint = ""

    def __enter__(self) -> IsolatedReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def fingerprint(self) -> str:
        """Weights, versions, processor and settings in one line; loads no model."""
        if not self._fingerprint:
            settings: dict[str, str | int | float] = {
                "dpi": self.limits.pdf_dpi,
                "work_pixels": self.limits.work_pixels,
                "threads": _threads(),
            }
            self._fingerprint = fingerprint(settings)
        return self._fingerprint

    def read(self, path: Path, name: str) -> Transcript:
        """The transcript of one file. Never raises for a bad file: that is a Transcript with problems."""
        pages: list[Page] = []
        try:
            answer = self._ask(("read", str(path), name), pages)
        except _Ended as ended:
            problems: tuple[Problem, ...] = (problem(ended.code, None, None, **ended.facts),)
            return Transcript(name, "", "", tuple(pages), problems, self.fingerprint)
        transcript: Transcript = answer
        if self._process is not None and _resident(self._process.pid) > self.limits.recycle_mb * MIB:
            self.close()  # memory that libraries keep is given back by starting anew
        return Transcript(
            transcript.file,
            transcript.sha256,
            transcript.media_type,
            transcript.pages,
            transcript.problems,
            self.fingerprint,
            transcript.facts,
        )

    def look(self, path: Path, name: str, requests: Sequence[Look]) -> list[Seen]:
        """A second look at places on a file's pages, answered in order. A failure gives empty answers."""
        if not requests:
            return []
        try:
            seen: list[Seen] = self._ask(("look", str(path), name, list(requests)), [])
            return seen
        except _Ended:
            return [Seen() for _ in requests]

    def warm_up(self) -> None:
        """Start the worker now, so that it is ready when the first file comes."""
        self._started()

    def close(self) -> None:
        """Ends the worker, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            assert process.stdin is not None
            process.stdin.close()
        try:
            process.wait(0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            setup = pickle.dumps((self.limits, self.pictures)).hex()
            environment = {**os.environ, "PYTHONPATH": _path()}
            self._process = subprocess.Popen(
                [sys.executable, "-m", "extractors.worker", setup],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("PERMITPROOF_DEBUG") else subprocess.DEVNULL,
                env=environment,
            )
        return self._process

    def _ask(self, question: tuple[Any, ...], pages: list[Page]) -> Any:
        """Sends a question and waits for its answer; pages gathers those that were read before a failure."""
        process = self._started()
        assert process.stdin is not None and process.stdout is not None
        begun = time.monotonic()
        seconds = self.limits.seconds
        try:
            _send(process.stdin, question)
            while True:
                kind, value = self._receive(process, begun, seconds)
                if kind == "answer":
                    return value
                if kind == "page":
                    seconds = min(seconds + self.limits.seconds_a_page, self.limits.seconds_at_most)
                elif kind == "done":
                    pages.append(value)
        except (BrokenPipeError, EOFError, ConnectionError):
            self.close()
            raise _Ended("file.crashed") from None
        except _Ended:
            process.kill()
            self.close()
            raise

    def _receive(self, process: subprocess.Popen[bytes], begun: float, seconds: float) -> tuple[str, Any]:
        """The next frame, watching time and memory meanwhile. Raises _Ended or EOFError."""
        assert process.stdout is not None
        descriptor = process.stdout.fileno()
        while not select.select([descriptor], [], [], 0.05)[0]:
            if time.monotonic() - begun > seconds:
                raise _Ended("file.timeout", seconds=round(seconds))
            if _resident(process.pid) > self.limits.memory_mb * MIB:
                raise _Ended("file.memory")
        frame: tuple[str, Any] = pickle.loads(_frame(process.stdout))
        return frame


def _threads() -> int:
    return int(os.environ.get("PERMITPROOF_THREADS", "2"))


def _path() -> str:
    here = str(Path(__file__).resolve().parent.parent)
    there = os.environ.get("PYTHONPATH")
    return f"{here}{os.pathsep}{there}" if there else here


def _resident(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _send(pipe: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value)
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def _frame(pipe: IO[bytes]) -> bytes:
    head = _exactly(pipe, 4)
    return _exactly(pipe, int.from_bytes(head, "big"))


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = pipe.read(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _serve(setup: str) -> None:
    """The worker's loop: one question, its answer, until the pipe closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not end up between the frames
    from extractors.serving import Server

    limits, pictures = pickle.loads(bytes.fromhex(setup))
    server = Server(limits, pictures, lambda kind, value: _send(answers, (kind, value)))
    questions = sys.stdin.buffer
    while True:
        try:
            question = pickle.loads(_frame(questions))
        except EOFError:
            return
        _send(answers, ("answer", server.answer(question)))


if __name__ == "__main__":
    _serve(sys.argv[1])
