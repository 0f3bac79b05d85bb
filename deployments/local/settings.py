"""What stays the same from one `make up` to the next: ports and secrets, kept under .up/ and readable by the owner only."""

from __future__ import annotations

import json
import os
import secrets
import shlex
import socket
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WISHED = {"store": 8333, "prefect": 4200, "postgres": 15432, "redis": 16379}
WEED = ("master", "master_grpc", "volume", "volume_grpc", "filer", "filer_grpc", "s3_grpc", "admin")
SECRETS = ("store", "encryption", "postgres", "redis")
POOL = "permitproof"


@dataclass(frozen=True)
class Settings:
    """folder: .up. ports: by part; those of WEED are the object store's own. secrets: by part, hexadecimal."""

    folder: Path
    ports: dict[str, int]
    secrets: dict[str, str]

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.ports['prefect']}/api"

    @property
    def ours(self) -> dict[str, str]:
        """What worker, watcher and the command line need to know."""
        return {
            "PERMITPROOF_HOME": str(ROOT),
            "PERMITPROOF_STORE": "s3://permitproof",
            "PERMITPROOF_S3_ENDPOINT": f"http://127.0.0.1:{self.ports['store']}",
            "PERMITPROOF_S3_ACCESS_KEY": "permitproof",
            "PERMITPROOF_S3_SECRET_KEY": self.secrets["store"],
            "PREFECT_API_URL": self.api,
            "PREFECT_HOME": str(self.folder / "prefect"),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
            "DO_NOT_TRACK": "1",
        }

    @property
    def server(self) -> dict[str, str]:
        """What Prefect's server needs beside: Postgres for what it keeps, Redis for what it passes on."""
        redis = f"redis://:{self.secrets['redis']}@127.0.0.1:{self.ports['redis']}"
        database = f"prefect:{self.secrets['postgres']}@127.0.0.1:{self.ports['postgres']}/prefect"
        return {
            **self.ours,
            "PREFECT_UI_API_URL": self.api,
            "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
            "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"postgresql+asyncpg://{database}",
            "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
            "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
            "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
            "PREFECT_REDIS_MESSAGING_URL": f"{redis}/0",
            "PREFECT_SERVER_DOCKET_URL": f"{redis}/1",
        }

    def write_environment(self) -> Path:
        """A file for `. FILE` in a shell: after it the command line speaks to these servers."""
        path = self.folder / "environment"
        lines = [f"export {name}={shlex.quote(value)}\n" for name, value in self.ours.items()]
        _write_privately(path, "".join(lines))
        return path


def settings(folder: Path) -> Settings:
    """Those of last time, or new ones: the usual ports where they are free, others where not."""
    kept = folder / "settings.json"
    if kept.is_file():
        data = json.loads(kept.read_text(encoding="utf-8"))
        return Settings(folder, data["ports"], data["secrets"])
    folder.mkdir(parents=True, exist_ok=True)
    ports: dict[str, int] = {}
    for name in (*WISHED, *WEED):
        ports[name] = _port(WISHED.get(name, 0), set(ports.values()))
    made = Settings(folder, ports, {name: secrets.token_hex(32) for name in SECRETS})
    _write_privately(kept, json.dumps({"ports": made.ports, "secrets": made.secrets}, indent=2))
    return made


def _port(wished: int, taken: set[int]) -> int:
    """The port wished for if nobody listens there, else one that is free. Low enough that there is one 10,000 above it:
    the object store speaks gRPC there."""
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
            try:
                probe.bind(("127.0.0.1", wished))
            except OSError:
                wished = 0
                continue
            port = int(probe.getsockname()[1])
        if port not in taken and port < 55_000:
            return port
        wished = 0


def _write_privately(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
