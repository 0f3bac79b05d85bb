"""Documents on a terminal: what `permitproof extract` prints for a person."""

from __future__ import annotations

from collections.abc import Sequence

from reports.labels import TYPES, label
from reports.safe import one_line
from schemas.report import DocumentReport


def listing(documents: Sequence[DocumentReport]) -> str:
    """A block for each document: its type, files, fields with confidence, and problems."""
    blocks = []
    for document in documents:
        name = label(TYPES, document.type)
        files = ", ".join(f"{one_line(f.file, 80)} p. {','.join(map(str, f.pages))}" for f in document.files)
        lines = [
            f"{document.id}  {name.zh}  {name.en}  ({document.type}, {document.type_confidence:.2f})",
            f"    {files}",
        ]
        for field, reading in document.fields.items():
            sure = "-" if reading.confidence is None else f"{reading.confidence:.2f}"
            value = "?" if reading.value is None else one_line(str(reading.value), 100)
            lines.append(f"    {field:20} {sure}  {value}")
        for problem in document.quality.problems:
            message = problem["message"]
            lines.append(f"    ! {one_line(message['zh'], 120)}  {one_line(message['en'], 160)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) if blocks else "没有可读的文件  Nothing that can be read"
