"""What one upload may cost. Every limit has a Problem of its own in file_problems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes or pixels, times in seconds, memory in MiB.

    file_bytes: larger files are refused unopened.
    decode_pixels: pictures of more are decoded reduced where the format can (JPEG), else refused.
    refuse_pixels: pictures of more are refused whatever the format.
    work_pixels: a page is never held in memory with more pixels than this; its frame keeps the full size.
    pages: of a file with more, the first are read and the rest named in a Problem.
    pdf_pixels: a PDF page is rendered with at most so many.
    seconds, seconds_a_page, seconds_at_most: time of one file, first amount plus the pages', bounded.
    memory_mb: resident size at which the reading process is stopped.
    recycle_mb: resident size after a file at which the process is replaced before the next one.
    """

    file_bytes: int = 100 * 1024 * 1024
    decode_pixels: int = 80_000_000
    refuse_pixels: int = 400_000_000
    work_pixels: int = 16_000_000
    pages: int = 200
    pdf_pixels: int = 12_000_000
    pdf_dpi: int = 200
    seconds: float = 120.0
    seconds_a_page: float = 8.0
    seconds_at_most: float = 1200.0
    memory_mb: int = 1400
    recycle_mb: int = 1100
