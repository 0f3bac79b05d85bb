"""compose.yaml, the Dockerfile and the Kubernetes manifests, as far as they can be judged without a container engine."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from permitproof.cli import parser
from tests.deployments.conftest import ROOT

FOLDER = ROOT / "deployments"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
KUBERNETES = FOLDER / "kubernetes"
KUSTOMIZATION: dict[str, Any] = yaml.safe_load(
    (KUBERNETES / "kustomization.yaml").read_text(encoding="utf-8")
)
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for name in KUSTOMIZATION["resources"]
    for manifest in yaml.safe_load_all((KUBERNETES / name).read_text(encoding="utf-8"))
]
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
VARIABLE = re.compile(r"(?<!\$)\$\{([A-Z0-9_]+)")
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|AUTH|ENCRYPTION_KEY")
PARTS = {"store", "postgres", "redis", "prefect", "worker", "watcher", "pool"}


def example() -> dict[str, str]:
    """name → value of .env.example"""
    lines = (FOLDER / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))  # type: ignore[misc]


def pods() -> Iterator[tuple[str, dict[str, Any]]]:
    for manifest in MANIFESTS:
        if manifest["kind"] in ("Deployment", "StatefulSet", "Job"):
            yield manifest["metadata"]["name"], manifest["spec"]["template"]["spec"]


def secret_keys() -> set[str]:
    return {
        entry["valueFrom"]["secretKeyRef"]["key"]
        for _, pod in pods()
        for container in pod["containers"]
        for entry in container["env"]
        if "secretKeyRef" in entry.get("valueFrom", {})
    }


def test_what_is_to_be_filled_in_is_what_is_asked_for() -> None:
    asked = set(VARIABLE.findall((FOLDER / "compose.yaml").read_text(encoding="utf-8")))
    assert asked == set(example())
    assert secret_keys() <= set(example())
    assert {name for name in example() if SECRET.search(name)} <= secret_keys() & asked


def test_no_secret_is_written_down() -> None:
    assert not [name for name, value in example().items() if SECRET.search(name) and value]
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if SECRET.search(name):
                assert VARIABLE.search(value), name
    for _, pod in pods():
        for entry in pod["containers"][0]["env"]:
            if SECRET.search(entry["name"]):
                assert "secretKeyRef" in entry["valueFrom"], entry["name"]


def test_our_settings_are_ones_that_the_program_reads() -> None:
    named = {name for service in SERVICES.values() for name in service.get("environment", {})}
    named |= {line.split("=")[0] for line in KUSTOMIZATION["configMapGenerator"][0]["literals"]}
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("storage", "flows", "verification", "extractors", "permitproof")
        for path in (ROOT / folder).rglob("*.py")
    )
    assert [name for name in named if name.startswith("PERMITPROOF_") and name not in code] == []


def test_the_parts_are_the_same_everywhere() -> None:
    assert set(SERVICES) == PARTS | {"deploy"}
    assert {name for name, _ in pods()} == PARTS | {"deploy"}


def test_every_server_says_whether_it_works() -> None:
    for name in ("store", "postgres", "redis", "prefect"):
        assert SERVICES[name]["healthcheck"]["test"]
    for service in SERVICES.values():
        for other, how in service.get("depends_on", {}).items():
            wanted = how["condition"]
            assert wanted == "service_completed_successfully" or "healthcheck" in SERVICES[other]
    for name, pod in pods():
        if name in ("store", "postgres", "redis", "prefect", "watcher"):
            assert {"readinessProbe", "livenessProbe"} <= set(pod["containers"][0])


def test_only_loopback_is_published_and_workers_have_no_way_out() -> None:
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    for name, service in SERVICES.items():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
        assert ("outside" in service["networks"]) == bool(service.get("ports")), name


def test_what_is_kept_is_on_volumes() -> None:
    used = [v.split(":")[0] for s in SERVICES.values() for v in s.get("volumes", [])]
    assert sorted(used) == sorted(COMPOSE["volumes"])
    assert {m["metadata"]["name"] for m in MANIFESTS if m["kind"] == "StatefulSet"} == {
        name for name, service in SERVICES.items() if service.get("volumes")
    }


def test_nobody_is_root() -> None:
    assert re.search(r"^USER (?!0|root)\S+", DOCKERFILE, re.M)
    assert DOCKERFILE.rindex("USER ") > DOCKERFILE.rindex("RUN ")
    for name, pod in pods():
        assert pod["securityContext"]["runAsNonRoot"] is True and pod["securityContext"]["runAsUser"] > 0, (
            name
        )
        for container in pod["containers"]:
            assert container["securityContext"]["allowPrivilegeEscalation"] is False
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
            assert "memory" in container["resources"]["limits"]


def test_selectors_and_services_meet_pods() -> None:
    labels = {
        m["metadata"]["name"]: m["spec"]["template"]["metadata"]["labels"]
        for m in MANIFESTS if m["kind"] in ("Deployment", "StatefulSet")
    }  # fmt: skip
    for manifest in MANIFESTS:
        spec, name = manifest.get("spec", {}), manifest["metadata"]["name"]
        if manifest["kind"] in ("Deployment", "StatefulSet"):
            assert spec["selector"]["matchLabels"].items() <= labels[name].items()
        if manifest["kind"] == "Service":
            assert spec["selector"].items() <= labels[name].items()
            pod = dict(pods())[name]
            ports = {p["name"] for p in pod["containers"][0]["ports"]}
            assert {p["targetPort"] for p in spec["ports"]} <= ports


def test_prefect_hands_out_work_from_one_place_only() -> None:
    (server,) = [m for m in MANIFESTS if m["kind"] == "Deployment" and m["metadata"]["name"] == "prefect"]
    assert server["spec"]["replicas"] == 1 and server["spec"]["strategy"] == {"type": "Recreate"}


@pytest.mark.parametrize("where", ["compose", "kubernetes"])
def test_our_commands_are_commands(where: str) -> None:
    if where == "compose":
        commands = [s["command"] for s in SERVICES.values() if "command" in s]
    else:
        commands = [pod["containers"][0].get("args", []) for _, pod in pods()]
    ours = [c[1:] for c in commands if c and c[0] == "permitproof"]
    assert sorted(parser().parse_args(words).command for words in ours) == ["watch", "worker"]


def test_telemetry_is_off_everywhere() -> None:
    assert "PREFECT_SERVER_ANALYTICS_ENABLED=false" in DOCKERFILE and "DO_NOT_TRACK=1" in DOCKERFILE
    for name in ("prefect", "worker", "watcher", "pool", "deploy"):
        settings = SERVICES[name]["environment"]
        assert settings["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false" and settings["DO_NOT_TRACK"] == "1"
    literals = KUSTOMIZATION["configMapGenerator"][0]["literals"]
    assert "PREFECT_SERVER_ANALYTICS_ENABLED=false" in literals
    for words in (SERVICES["store"]["command"], dict(pods())["store"]["containers"][0]["args"]):
        assert "-master.telemetry=false" in words


def test_prefect_understands_its_settings() -> None:
    names = set(SERVICES["prefect"]["environment"]) | {
        e["name"] for e in dict(pods())["prefect"]["containers"][0]["env"]
    }
    from prefect.settings import get_current_settings
    from prefect_redis.client import RedisMessagingSettings

    assert "url" in RedisMessagingSettings.model_fields
    known = {f"PREFECT_{n}" for n in ("MESSAGING_BROKER", "MESSAGING_CACHE", "REDIS_MESSAGING_URL")}
    accepted = _accepted(type(get_current_settings()))
    assert [n for n in names if n.startswith("PREFECT_") and n not in accepted | known] == []


def _accepted(model: Any) -> set[str]:
    """The names of all environment variables that a model of Prefect's settings reads."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = field.annotation
        if hasattr(inner, "model_fields"):
            names |= _accepted(inner)
        names.add(f"{model.model_config['env_prefix']}{name}".upper())
        for choice in getattr(field.validation_alias, "choices", []):
            if isinstance(choice, str):
                names.add(choice.upper())
    return names


def copied() -> list[str]:
    """What the Dockerfile takes from the checkout."""
    return [
        word for words in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.M) for word in words.split()
    ]


def test_the_image_has_every_package_and_runs_from_what_it_has(tmp_path: Path) -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    top = {package.split(".")[0] for package in packages}
    assert top <= set(copied())
    allowed = (FOLDER / "Dockerfile.dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in copied()} <= set(allowed) and allowed[0] == "*"
    for name in copied():
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    loads = "; ".join(itertools.chain(
        ["import pathlib"], (f"import {name}" for name in packages),
        (f"assert pathlib.Path({name}.__file__).is_relative_to(pathlib.Path.cwd())" for name in sorted(top)),
        ["import permitproof.cli, permitproof.service, flows.background, flows.reverify, flows.watch, flows.expiry"],
        ["raise SystemExit(permitproof.cli.main(['policies']))"],
    ))  # fmt: skip
    done = subprocess.run([sys.executable, "-c", loads], cwd=tmp_path, capture_output=True, text=True, timeout=120,
                          env={**os.environ, "PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)})  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_image_is_checked_by_hash_and_holds_its_weights() -> None:
    assert "--require-hashes" in DOCKERFILE
    assert "python -m extractors.weights" in DOCKERFILE
