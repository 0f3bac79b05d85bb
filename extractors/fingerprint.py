"""What read a page: weights, versions, processor and settings. Results may differ when any of it does."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractors import weights

READER = 7
"""Counts up whenever this code may read the same bytes differently."""

PACKAGES = (
    "paddleocr",
    "paddlex",
    "onnxruntime",
    "opencv-contrib-python",
    "numpy",
    "pillow",
    "pillow-heif",
    "pdfplumber",
    "pdfminer.six",
    "pypdfium2",
)
FEATURES = {"avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimd", "sve"}


def fingerprint(settings: dict[str, str | int | float]) -> str:
    """Readable name and a short hash of everything, e.g. "PP-OCRv6_small/onnxruntime 1.32.0 3f2a9c01b7de"."""
    known = {
        "reader": READER,
        "weights": weights.sums(),
        "versions": {p: _version(p) for p in PACKAGES},
        "processor": _features(),
        "settings": settings,
    }
    short = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:12]
    return f"PP-OCRv6_small/onnxruntime {_version('onnxruntime')} {short}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _features() -> list[str]:
    """The processor features by which the runtime chooses its arithmetic."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() in ("flags", "Features"):
                return sorted(FEATURES & set(value.split()))
    except OSError:
        pass
    return []
