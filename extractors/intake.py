"""One upload: what it is by content, and whether it may be opened at all. Bombs stop here."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from extractors.file_problems import problem
from extractors.limits import Limits
from schemas.transcript import Problem

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURES = {"image/jpeg", "image/png", "image/webp", "image/tiff", "image/heic", "image/bmp"}
EXTENSIONS = {
    PDF: {"pdf"},
    DOCX: {"docx"},
    "image/jpeg": {"jpg", "jpeg", "jpe", "jfif"},
    "image/png": {"png"},
    "image/webp": {"webp"},
    "image/tiff": {"tif", "tiff"},
    "image/heic": {"heic", "heif", "hif"},
    "image/bmp": {"bmp", "dib"},
}


@dataclass(slots=True)
class Upload:
    """An accepted or refused file. media_type "" when refused; problems then says why."""

    path: Path
    sha256: str = ""
    media_type: str = ""
    data: bytes = b""
    problems: list[Problem] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        return bool(self.media_type)


def admit(path: Path, limits: Limits) -> Upload:
    """The bytes of one file if they may be read. Never raises for a bad file."""
    upload = Upload(path)
    refused = _refused(path, limits)
    if refused:
        upload.problems.append(refused)
        return upload
    try:
        upload.data = path.read_bytes()
    except OSError:
        upload.problems.append(problem("file.unreadable"))
        return upload
    upload.sha256 = hashlib.sha256(upload.data).hexdigest()
    found = kind_of(upload.data)
    if not found:
        upload.problems.append(problem("file.text" if _is_text(upload.data) else "file.type"))
        return upload
    upload.media_type = found
    named = path.suffix.lower().lstrip(".")
    if named and named not in EXTENSIONS[found]:
        upload.problems.append(problem("file.extension", found=found.rsplit("/", 1)[-1].split(".")[-1]))
    return upload


def _refused(path: Path, limits: Limits) -> Problem | None:
    if _leads_out(path):
        return problem("file.outside")
    try:
        state = os.stat(path)
    except FileNotFoundError:
        return problem("file.missing")
    except OSError:
        return problem("file.unreadable")
    if not stat.S_ISREG(state.st_mode):
        return problem("file.not_a_file")  # a named pipe would hang the reader
    if state.st_size == 0:
        return problem("file.empty")
    if state.st_size > limits.file_bytes:
        mb = 1024 * 1024
        return problem("file.too_large", mb=-(-state.st_size // mb), limit=limits.file_bytes // mb)
    return None


def _leads_out(path: Path) -> bool:
    """Whether a link points to something outside the folder that it lies in; a loop or a link to nothing does not."""
    if not path.is_symlink():
        return False
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return path.parent.resolve() not in target.parents


def kind_of(data: bytes) -> str:
    """The media type by content, "" for anything that is not read here."""
    head = data[:32]
    if b"%PDF-" in data[:1024]:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "image/tiff"
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"):
        return "image/heic"
    if (
        head[:2] == b"BM"
        and len(data) > 26
        and int.from_bytes(head[14:18], "little") in (12, 40, 52, 56, 108, 124)
    ):
        return "image/bmp"
    if head[:4] == b"PK\x03\x04" and b"word/" in data[:200_000] + data[-200_000:]:
        return DOCX
    return ""


def _is_text(data: bytes) -> bool:
    sample = data[:4096]
    if b"\0" in sample:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text = sample.decode(encoding, errors="strict" if len(data) <= 4096 else "ignore")
        except UnicodeDecodeError:
            continue
        return sum(c.isprintable() or c in "\r\n\t" for c in text) >= 0.95 * max(len(text), 1)
    return False
