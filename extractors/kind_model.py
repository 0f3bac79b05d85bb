"""What kind of paper a text is, by a small model: a second opinion beside the titles and telling words.

Softmax regression over hashed one-, two- and three-character pieces, trained by `training/kinds.py` on the development
layouts. It has never seen a person's paper, so it only speaks where the rules know no type, and against a type that
it finds most unlikely; it never makes a type sure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from language.folding import folded_text

WEIGHTS = Path(__file__).with_name("kind_model.npz")
BUCKETS = 1 << 14
LEAST = 24
"""Pieces of text under which nothing is said: a few words may be part of any paper."""
_TOKEN = re.compile(r"[a-z]+|\d+|[\u4e00-\u9fff]|[□☐☑√:]")


def tokens(text: str) -> list[str]:
    """Chinese characters (Simplified), English words in small letters, «0» for a number, boxes and colons."""
    return ["0" if t[0].isdigit() else t for t in _TOKEN.findall(folded_text(text).lower())]


def features(text: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """(buckets, values) of a text's pieces of one to three tokens; the values have length 1."""
    words = tokens(text)
    counts: Counter[int] = Counter()
    for size in (1, 2, 3):
        for at in range(len(words) - size + 1):
            counts[crc32(" ".join(words[at : at + size]).encode()) % BUCKETS] += 1
    buckets = np.fromiter(counts.keys(), np.int64, len(counts))
    values = np.log1p(np.fromiter(counts.values(), np.float32, len(counts))).astype(np.float32)
    length = np.float32(np.linalg.norm(values) or 1.0)
    return buckets, np.asarray(values / length, np.float32)


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[str, ...], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    with np.load(WEIGHTS) as stored:
        kinds = tuple(str(k) for k in stored["kinds"])
        weights = stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32)
        return kinds, weights, stored["bias"].astype(np.float32)


def chances(text: str) -> dict[str, float]:
    """Type (or "unknown") -> probability, 0..1, in all 1; {} for a text too short to say."""
    if len(tokens(text)) < LEAST:
        return {}
    kinds, weights, bias = _model()
    buckets, values = features(text)
    scores = values @ weights[buckets] + bias
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    return {kind: float(share) for kind, share in zip(kinds, shares, strict=True)}
