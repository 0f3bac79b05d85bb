"""PaddleOCR behind one small class: find text boxes, read crops, say which way up.

PaddleOCR 3.7 runs the models (engine "onnxruntime", no paddlepaddle, no network). Two of its steps are
left out on purpose, and both by calling the session that PaddleOCR itself holds:
  - its recogniser pads every crop to 320 pixels and hides the probabilities behind one string; here crops of
    like widths share a batch and every character keeps its own probability (extractors.ctc),
  - its pipeline sends the whole picture to the detector at full size, four fifths of all cost.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extractors import weights
from extractors.ctc import Line, decode

Pixels = npt.NDArray[np.uint8]

HEIGHT = 48
"""Pixels of a crop's height as the recogniser was trained."""
NARROWEST = 48
WIDEST = 2400
BATCH_WIDTH = 3200
"""Crops of one batch have together at most so many pixels of width: bounds the memory of its answer."""
THREADS = int(os.environ.get("PERMITPROOF_THREADS", "2"))


@dataclass(frozen=True, slots=True)
class Box:
    """Four corners of found text in the pixels that were searched, and how sure."""

    points: npt.NDArray[np.float32]
    score: float


class Engine:
    """The models, each loaded when first asked for."""

    def __init__(self, threads: int = THREADS) -> None:
        self._threads = threads
        self._loaded: dict[str, Any] = {}
        self._lock = threading.Lock()

    def find(self, picture: Pixels, longest: int) -> list[Box]:
        """Text boxes of a BGR picture, searched at a longest side of `longest` pixels (never enlarged)."""
        if min(picture.shape[:2]) < 8:
            return []
        predictor = self._model(weights.DETECTOR)
        answer = next(iter(predictor.predict(picture, limit_side_len=longest, limit_type="max")))
        pairs = zip(answer["dt_polys"], answer["dt_scores"], strict=True)
        return [Box(np.asarray(p, np.float32).reshape(4, 2), float(s)) for p, s in pairs]

    def read(self, crops: Sequence[Pixels]) -> list[Line]:
        """Each crop (BGR, one line of text, upright) read by the main recogniser, in the given order."""
        return self._read(weights.READER, crops)

    def read_second(self, crops: Sequence[Pixels]) -> list[Line]:
        """The same by the second, different recogniser."""
        return self._read(weights.SECOND, crops)

    def turn(self, picture: Pixels) -> dict[int, float]:
        """{degrees the picture is turned by, clockwise to undo: probability}: a hint, see orientation."""
        predictor = self._model(weights.TURN)
        answer = next(iter(predictor.predict(picture)))
        labels, scores = answer["label_names"], answer["scores"]
        return {int(label): float(score) for label, score in zip(labels, scores, strict=True)}

    def _read(self, model: weights.Model, crops: Sequence[Pixels]) -> list[Line]:
        predictor = self._model(model)
        alphabet = predictor.paddlex_predictor.post_op.character
        scaled = [_scaled(c) for c in crops]
        lines: list[Line] = [Line()] * len(crops)
        for batch in _batches([s.shape[1] for s in scaled]):
            width = max(max(scaled[i].shape[1] for i in batch), NARROWEST)
            width = (width + 15) // 16 * 16
            stack = np.zeros((len(batch), 3, HEIGHT, width), np.float32)
            for row, i in enumerate(batch):
                norm = scaled[i].astype(np.float32).transpose(2, 0, 1) / 127.5 - 1.0
                stack[row, :, :, : norm.shape[2]] = norm
            chances = predictor.paddlex_predictor.runner(x=[stack])[0]
            if chances.shape[2] != len(alphabet):
                raise RuntimeError(f"{model.name}: {chances.shape[2]} classes for {len(alphabet)} characters")
            for row, i in enumerate(batch):
                lines[i] = decode(chances[row], alphabet, scaled[i].shape[1] / width)
        return lines

    def _model(self, model: weights.Model) -> Any:
        with self._lock:
            if model.folder not in self._loaded:
                self._loaded[model.folder] = _load(model, self._threads)
            return self._loaded[model.folder]


def _load(model: weights.Model, threads: int) -> Any:
    os.environ.setdefault("PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK", "True")
    import paddleocr

    logging.getLogger("paddlex").setLevel(logging.ERROR)
    home = weights.ensure()
    common: dict[str, Any] = {
        "model_name": model.name,
        "model_dir": str(home / model.folder),
        "engine": "onnxruntime",
        # The arena never gives memory back: one large photo would stay for the life of the process.
        "engine_config": {"intra_op_num_threads": threads, "enable_cpu_mem_arena": False},
        "device": "cpu",
    }
    if model.kind == "detector":
        return paddleocr.TextDetection(**common)
    if model.kind == "turn":
        return paddleocr.DocImgOrientationClassification(topk=4, **common)
    return paddleocr.TextRecognition(**common)


def _scaled(crop: Pixels) -> Pixels:
    """The crop at the recogniser's height."""
    height, width = crop.shape[:2]
    wide = int(np.clip(round(width * HEIGHT / max(height, 1)), 8, WIDEST))
    shrink = height > HEIGHT * 1.5
    how = cv2.INTER_AREA if shrink else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(crop, (wide, HEIGHT), interpolation=how), np.uint8)


def _batches(widths: Sequence[int]) -> list[list[int]]:
    """Indices in batches of like widths: at most a fifth of a row is padding, see BATCH_WIDTH."""
    order = sorted(range(len(widths)), key=lambda i: (widths[i], i))
    batches: list[list[int]] = []
    for i in order:
        last = batches[-1] if batches else []
        fits = last and (len(last) + 1) * widths[i] <= BATCH_WIDTH and widths[last[0]] >= 0.8 * widths[i] - 16
        if fits:
            last.append(i)
        else:
            batches.append([i])
    return batches
