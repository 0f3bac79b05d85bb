"""Making the papers to measure on, once for each seed and size."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def generate_documents(out: Path, which: str, per_layout: int, seed: int) -> Path:
    """Single documents of every layout in every medium."""
    wanted = {"set": which, "per-layout": per_layout, "seed": seed}
    return _made(
        out,
        wanted,
        ["documents", "--set", which, "--per-layout", str(per_layout), "--media", "text_pdf,scan,photo"],
        seed,
    )


def generate_cases(out: Path, which: str, clean: int, flawed: int, seed: int) -> Path:
    """Whole cases, clean and flawed."""
    wanted = {"set": which, "clean": clean, "flawed": flawed, "seed": seed}
    return _made(out, wanted, ["cases", "--set", which, "--clean", str(clean), "--flawed", str(flawed)], seed)


def _made(out: Path, wanted: dict[str, object], words: list[str], seed: int) -> Path:
    stamp = out / "made.json"
    if stamp.exists() and json.loads(stamp.read_text()) == wanted:
        return out
    out.mkdir(parents=True, exist_ok=True)
    print(f"making papers in {out} ...", file=sys.stderr)
    subprocess.run(
        [sys.executable, "-m", "samples.generator", *words, "--out", str(out), "--seed", str(seed)],
        check=True,
    )
    stamp.write_text(json.dumps(wanted))
    return out
