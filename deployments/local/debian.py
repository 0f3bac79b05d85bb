"""PostgreSQL and Redis from Debian: found, installed where we may, named where we may not."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

PACKAGES = {"initdb": "postgresql", "redis-server": "redis-server"}


class Missing(Exception):
    """Something that a person has to do first; the text says what."""


def program(name: str) -> str:
    """The path of a program; Debian keeps PostgreSQL's own out of the usual path. Raises Missing."""
    found = shutil.which(name) or next(
        (str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None
    )
    if not found:
        raise Missing(f"{name} is not installed")
    return found


def install_missing() -> None:
    """Installs what is not there. Raises Missing with the command to type where that is not ours to do."""
    wanted = []
    for name, package in PACKAGES.items():
        try:
            program(name)
        except Missing:
            wanted.append(package)
    if not wanted:
        return
    packages = " ".join(wanted)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing(f"`make up` needs Debian's packages: sudo apt-get install {packages}")
    print(f"installing {packages} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"],
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]):  # fmt: skip
        done = subprocess.run(command, env=quiet, capture_output=True, text=True)
        if done.returncode:
            raise Missing(f"{' '.join(command)} failed: {done.stderr.strip()[-500:]}")


def database_user() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as Debian's user for it. None = as whoever we are."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise Missing("PostgreSQL does not run as root and there is no user postgres here") from None


def give(folder: Path, user: str) -> None:
    """Makes a new folder a user's. Raises Missing when the user cannot come to it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.chown(folder, user, user)
    reached = subprocess.run(["test", "-w", folder], user=user, group=user, extra_groups=[])
    if reached.returncode:
        raise Missing(
            f"the user {user} cannot come to {folder}: let others pass through the folders above it "
            "(chmod o+x), or run `make up` as a user that is not root"
        )
