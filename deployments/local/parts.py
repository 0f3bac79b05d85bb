"""The parts of the service, each with its command, its surroundings and the sign that it works."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import urllib3

from deployments.local.debian import database_user, give, program
from deployments.local.settings import POOL, ROOT, Settings


@dataclass(frozen=True)
class Part:
    """prepare: done before each start. after: done when it is up. ready: given its log. stop: the signal that ends it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    ready: Callable[[str], bool]
    prepare: Callable[[], None] = lambda: None
    after: Callable[[], None] = lambda: None
    stop: signal.Signals = signal.SIGTERM
    user: str | None = None
    cwd: Path = field(default=ROOT)


def parts(s: Settings) -> list[Part]:
    """In the order in which they are started. Raises Missing."""
    return [_store(s), _postgres(s), _redis(s), _prefect(s), *_ours(s)]


def _beside_python(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _store(s: Settings) -> Part:
    data, port = s.folder / "objects", s.ports
    command = [
        _beside_python("weed"), "-logtostderr=true", "mini", f"-dir={data}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
        f"-s3.port={port['store']}", f"-s3.port.grpc={port['s3_grpc']}", "-s3.port.iceberg=0", "-s3.port.lance=0",
        f"-master.port={port['master']}", f"-master.port.grpc={port['master_grpc']}", "-master.telemetry=false",
        f"-volume.port={port['volume']}", f"-volume.port.grpc={port['volume_grpc']}",
        f"-filer.port={port['filer']}", f"-filer.port.grpc={port['filer_grpc']}",
        f"-admin.port={port['admin']}", "-webdav=false", "-admin.ui=false",
    ]  # fmt: skip
    known = {
        "AWS_ACCESS_KEY_ID": "permitproof",
        "AWS_SECRET_ACCESS_KEY": s.secrets["store"],
        "WEED_S3_SSE_KEY": s.secrets["encryption"],
    }
    url = f"http://127.0.0.1:{port['store']}/"
    return Part(
        "store", command, known, lambda said: _answers(url, (200, 403)), lambda: data.mkdir(exist_ok=True)
    )


def _postgres(s: Settings) -> Part:
    data, user, port = s.folder / "postgres", database_user(), str(s.ports["postgres"])
    login = {"PGPASSWORD": s.secrets["postgres"]}
    where = ["-h", "127.0.0.1", "-p", port, "-U", "prefect"]

    def prepare() -> None:
        if (data / "PG_VERSION").is_file():
            return
        if user:
            give(data, user)
        with tempfile.NamedTemporaryFile("w", suffix=".password") as password:
            password.write(s.secrets["postgres"])
            password.flush()
            if user:
                shutil.chown(password.name, user)
            _run(
                [program("initdb"), "-D", str(data), "--username=prefect", "--auth=scram-sha-256",
                 "--encoding=UTF8", "--locale=C.UTF-8", f"--pwfile={password.name}"], {}, user,
            )  # fmt: skip

    def ready(said: str) -> bool:
        return subprocess.run([program("pg_isready"), "-q", *where]).returncode == 0

    def after() -> None:
        there = _run([program("psql"), *where, "-d", "postgres", "-Atc",
                      "select 1 from pg_database where datname = 'prefect'"], login)  # fmt: skip
        if not there.strip():
            _run([program("createdb"), *where, "prefect"], login)

    command = [
        program("postgres"), "-D", str(data), "-p", port, "-c", "listen_addresses=127.0.0.1", "-c",
        "unix_socket_directories=",
    ]  # fmt: skip
    # SIGINT is PostgreSQL's «fast» stop: SIGTERM would wait until Prefect lets go of its connections.
    return Part("postgres", command, {}, ready, prepare, after, signal.SIGINT, user, Path("/"))


def _redis(s: Settings) -> Part:
    data = s.folder / "redis"
    settings = (
        f"bind 127.0.0.1\nport {s.ports['redis']}\nrequirepass {s.secrets['redis']}\ndir {data}\nappendonly yes\n"
        "daemonize no\n"
    )

    def prepare() -> None:
        data.mkdir(exist_ok=True, mode=0o700)
        (data / "redis.conf").write_text(settings)

    def ready(said: str) -> bool:
        import redis

        try:
            with redis.Redis(port=s.ports["redis"], password=s.secrets["redis"]) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    return Part("redis", [program("redis-server"), str(data / "redis.conf")], {}, ready, prepare)


def _prefect(s: Settings) -> Part:
    command = [
        sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(s.ports["prefect"])
    ]  # fmt: skip
    prefect = [sys.executable, "-m", "prefect", "--no-prompt"]

    def after() -> None:
        _run([*prefect, "work-pool", "create", POOL, "--type", "process", "--overwrite"], s.ours)
        _run([*prefect, "deploy", "--all", "--prefect-file", "deployments/prefect.yaml"], s.ours)

    return Part("prefect", command, s.server, lambda said: _answers(f"{s.api}/health", (200,)), after=after)


def _ours(s: Settings) -> list[Part]:
    python = [sys.executable, "-m"]
    pool = [
        *python,
        "prefect",
        "worker",
        "start",
        "--pool",
        POOL,
        "--type",
        "process",
        "--install-policy",
        "never",
    ]
    return [
        Part("worker", [*python, "permitproof", "worker"], s.ours, lambda said: "Subscribing" in said),
        Part("watcher", [*python, "permitproof", "watch"], s.ours, lambda said: "watching" in said),
        Part("pool", pool, s.ours, lambda said: "started!" in said),
    ]


def _answers(url: str, statuses: Sequence[int]) -> bool:
    with (
        urllib3.PoolManager(retries=False, timeout=2) as pool,
        contextlib.suppress(urllib3.exceptions.HTTPError),
    ):
        return pool.request("GET", url).status in statuses
    return False


def _run(command: Sequence[str], more: Mapping[str, str], user: str | None = None) -> str:
    """Runs to the end; what it printed. Raises RuntimeError with what it said."""
    done = subprocess.run(
        command, env={**os.environ, **more}, stdin=subprocess.DEVNULL, capture_output=True, text=True, user=user, group=user,
        extra_groups=None if user is None else [], cwd="/" if user else ROOT,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:6])} …: {(done.stdout + done.stderr).strip()[-1500:]}")
    return done.stdout
