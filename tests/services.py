"""Real servers for the tests, on loopback, taken down afterwards."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import urllib3

ACCESS, SECRET = "permitproof-tests", "loopback-only-secret"


def free_port() -> int:
    """A port nobody listens on at the moment; low enough that +10000 (gRPC) is one too."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if 10_000 < port < 55_000:
            return port


class ObjectServer:
    """SeaweedFS from its wheel: `weed mini` with credentials and a key for encryption. Can be killed and started
    again on the same data."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder = folder
        self.port = port or free_port()
        self._others = [free_port() for _ in range(8)]
        self._key = secrets.token_hex(32)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PERMITPROOF_S3_ENDPOINT": f"http://127.0.0.1:{self.port}",
            "PERMITPROOF_S3_ACCESS_KEY": ACCESS,
            "PERMITPROOF_S3_SECRET_KEY": SECRET,
        }

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        master, master_grpc, volume, volume_grpc, filer, filer_grpc, s3_grpc, admin = self._others
        binary = shutil.which("weed", path=str(Path(sys.executable).parent)) or "weed"
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
            [binary, "-logtostderr=true", "mini", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
             f"-s3.port={self.port}", f"-s3.port.grpc={s3_grpc}", "-s3.port.iceberg=0", "-s3.port.lance=0",
             f"-master.port={master}", f"-master.port.grpc={master_grpc}", "-master.telemetry=false",
             f"-volume.port={volume}", f"-volume.port.grpc={volume_grpc}",
             f"-filer.port={filer}", f"-filer.port.grpc={filer_grpc}",
             f"-admin.port={admin}", "-webdav=false", "-admin.ui=false"],
            env={**os.environ, "AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET, "WEED_S3_SSE_KEY": self._key},
            stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
        )  # fmt: skip
        self.wait()

    def wait(self, seconds: float = 60) -> None:
        """Until it answers (a 403 is an answer)."""
        until = time.monotonic() + seconds
        with urllib3.PoolManager(retries=False, timeout=1) as pool:
            while time.monotonic() < until:
                with contextlib.suppress(urllib3.exceptions.HTTPError):
                    if pool.request("GET", f"http://127.0.0.1:{self.port}/").status in (200, 403):
                        return
                time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text()[-2000:])

    def kill(self) -> None:
        """kill -9, as a machine that lost its power."""
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    @contextlib.contextmanager
    def running(self) -> Iterator[ObjectServer]:
        self.start()
        try:
            yield self
        finally:
            self.kill()
