"""Handwriting fonts (Open Font Licence), fetched once by npm into a cache that git ignores."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path

CACHE = Path(__file__).resolve().parents[1] / ".cache" / "fonts"
PACKAGES = {
    "Ma Shan Zheng": ("ma-shan-zheng", 400),
    "Long Cang": ("long-cang", 400),
    "Zhi Mang Xing": ("zhi-mang-xing", 400),
    "Liu Jian Mao Cao": ("liu-jian-mao-cao", 400),
    "ZCOOL KuaiLe": ("zcool-kuaile", 400),
    "LXGW WenKai TC": ("lxgw-wenkai-tc", 400),
    "LXGW Marker Gothic": ("lxgw-marker-gothic", 400),
    "Caveat": ("caveat", 500),
}
HANDS_HANS = ["LXGW WenKai TC", "Ma Shan Zheng", "Long Cang", "Zhi Mang Xing", "LXGW Marker Gothic"]
HANDS_HANT = ["LXGW WenKai TC", "LXGW WenKai TC", "LXGW Marker Gothic", "AR PL UKai TW"]
HANDS_LATIN = ["Caveat"]
SCALE = {
    "Ma Shan Zheng": 1.1,
    "Long Cang": 1.25,
    "Zhi Mang Xing": 1.2,
    "Liu Jian Mao Cao": 1.25,
    "Caveat": 1.2,
}


def fetch() -> None:
    """Downloads whatever is not in the cache yet."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for package, weight in PACKAGES.values():
        target = CACHE / package
        if (target / "index.css").exists():
            continue
        command = ["npm", "pack", "--silent", f"@fontsource/{package}"]
        name = subprocess.run(command, cwd=CACHE, check=True, capture_output=True, text=True).stdout.split()[
            -1
        ]
        _unpack(CACHE / name, target, weight)


def _unpack(archive: Path, target: Path, weight: int) -> None:
    """Keeps the licence, the style sheet of one weight and its woff2 files."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "files").mkdir(parents=True)
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            name = Path(member.name).name
            data = tar.extractfile(member)
            if data is None:
                continue
            if name == f"{weight}.css":
                (target / "index.css").write_bytes(data.read())
            elif name == "LICENSE":
                (target / name).write_bytes(data.read())
            elif name.endswith(f"-{weight}-normal.woff2"):
                (target / "files" / name).write_bytes(data.read())
    archive.unlink()


def style_sheet(family: str) -> str:
    """A link to the cached style sheet of `family`; nothing for fonts that the system has."""
    if family not in PACKAGES:
        return ""
    return f'<link rel="stylesheet" href="{(CACHE / PACKAGES[family][0] / "index.css").as_uri()}">'


@cache
def _ranges(family: str) -> list[tuple[Path, list[tuple[int, int]]]]:
    folder = CACHE / PACKAGES[family][0]
    rules: list[tuple[Path, list[tuple[int, int]]]] = []
    if not (folder / "index.css").exists():
        return rules
    for block in (folder / "index.css").read_text().split("@font-face")[1:]:
        url = re.search(r"url\(\./files/([^)]+woff2)\)", block)
        spans = re.search(r"unicode-range:\s*([^;]+);", block)
        if url and spans:
            pairs = [r.strip()[2:].partition("-") for r in spans.group(1).split(",")]
            rules.append(
                (folder / "files" / url.group(1), [(int(a, 16), int(b or a, 16)) for a, _, b in pairs])
            )
    return rules


def file_for(family: str, char: str) -> Path | None:
    """The file of `family` that draws `char`, for drawing outside a browser."""
    for path, spans in _ranges(family):
        if any(low <= ord(char) <= high for low, high in spans):
            return path
    return None
