"""python -m training.kinds: fits the model of `extractors.kind_model` to the development layouts and writes its weights.

First every fifth layout is held out and the model is scored on papers of layouts that it has not seen; then it is
fitted to all. Views of a paper stand for its pages (a part of the lines, no title), swapped and lost characters for
misreadings.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from random import Random

import numpy as np
import numpy.typing as npt

from extractors.kind_model import BUCKETS, WEIGHTS, features
from samples.generator import layouts, people_papers

Floats = npt.NDArray[np.float32]
Piece = tuple[npt.NDArray[np.int64], Floats]
BATCH = 128
RATE = 0.01
DECAY = 5e-8
"""Of the weights, for each paper of a batch."""
LOST = 0.02
"""Share of characters that are lost or swapped."""


class _Text(HTMLParser):
    """The visible text of a page, a line for each block."""

    _BLOCKS = frozenset(
        [
            "div",
            "p",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "li",
            "br",
            "section",
            "header",
            "footer",
            "ol",
            "ul",
            "dl",
            "dt",
            "dd",
            "td",
            "th",
        ]
    )
    _HIDDEN = frozenset(("style", "script", "title", "head"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._HIDDEN
        self.pieces += ["\n"] if tag in self._BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self._HIDDEN
        self.pieces += ["\n"] if tag in self._BLOCKS else []

    def handle_data(self, data: str) -> None:
        if self._hidden <= 0:
            self.pieces.append(re.sub(r"\s+", " ", data))


def visible_text(html: str) -> str:
    """An HTML page's text, its blocks on lines of their own."""
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\n[ \n]*", "\n", "".join(parser.pieces)).strip()


def papers(layout: layouts.Layout, count: int) -> Iterator[str]:
    """Texts of `count` invented papers of one layout."""
    for number in range(count):
        rng = Random(f"{layout.type}/{layout.path.name}/{number}")
        sheet = people_papers.single(rng, layout)
        yield visible_text(layouts.fill(layout, sheet.facts, sheet.extras, rng, False).html)


def views(text: str, rng: Random) -> Iterator[str]:
    """The whole paper, two runs of its lines, and all but its head."""
    lines = text.split("\n")
    yield text
    yield "\n".join(lines[3:])
    for _ in range(2):
        size = max(6, int(len(lines) * rng.uniform(0.3, 0.9)))
        start = rng.randint(0, max(0, len(lines) - size))
        yield "\n".join(lines[start : start + size])


def misread(text: str, rng: Random) -> str:
    """The text with some characters lost and some taken for others."""
    out = []
    for char in text:
        if char != "\n" and rng.random() < LOST:
            out.append(rng.choice(("", rng.choice(text))))
        else:
            out.append(char)
    return "".join(out)


def fit(pieces: Sequence[Piece], kinds: Sequence[int], count: int, rounds: int) -> tuple[Floats, Floats]:
    """(weights[BUCKETS, count], bias[count]) of a softmax regression, by Adam; rare kinds weigh as much as common ones."""
    weights = np.zeros((BUCKETS, count), np.float32)
    bias = np.zeros(count, np.float32)
    state = [np.zeros_like(weights), np.zeros_like(weights), np.zeros_like(bias), np.zeros_like(bias)]
    truth = np.asarray(kinds)
    share = (len(truth) / (count * np.maximum(np.bincount(truth, minlength=count), 1))).astype(np.float32)
    order, rng, step = np.arange(len(pieces)), np.random.default_rng(1), 0
    for _ in range(rounds):
        rng.shuffle(order)
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            rows = np.zeros((len(batch), BUCKETS), np.float32)
            for row, index in enumerate(batch):
                rows[row, pieces[index][0]] = pieces[index][1]
            wrong = _softmax(rows @ weights + bias)
            wrong[np.arange(len(batch)), truth[batch]] -= 1
            wrong *= share[truth[batch]][:, None]
            step += 1
            _adam(
                weights, rows.T @ wrong / len(batch) + DECAY * len(batch) * weights, state[0], state[1], step
            )
            _adam(bias, wrong.mean(0), state[2], state[3], step)
    return weights, bias


def _softmax(scores: Floats) -> Floats:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)


def _adam(value: Floats, slope: Floats, mean: Floats, square: Floats, step: int) -> None:
    """One step of Adam (Kingma and Ba 2015), in place."""
    mean += 0.1 * (slope - mean)
    square += 0.001 * (slope * slope - square)
    value -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)


def prepared(texts: Sequence[tuple[int, str]], seed: int) -> tuple[list[Piece], list[int]]:
    """Features and kinds of every view of every text."""
    rng = Random(seed)
    pairs = [(features(misread(view, rng)), kind) for kind, text in texts for view in views(text, rng)]
    return [p for p, _ in pairs], [k for _, k in pairs]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.kinds", description=__doc__)
    parser.add_argument("--papers", type=int, default=6, help="invented papers for each layout")
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    every = [layout for kind in layouts.types("dev") for layout in layouts.find("dev", kind)]
    kinds = sorted({layout.type for layout in every})
    texts: list[list[tuple[int, str]]] = []
    for number, layout in enumerate(every, 1):
        print(f"\rlayouts {number}/{len(every)}", end="", file=sys.stderr, flush=True)
        texts.append([(kinds.index(layout.type), text) for text in papers(layout, options.papers)])
    print(file=sys.stderr)
    held = [t for i, group in enumerate(texts) if i % 5 == 0 for t in group]
    seen = [t for i, group in enumerate(texts) if i % 5 for t in group]
    weights, bias = fit(*prepared(seen, 1), len(kinds), options.rounds)
    right = sum(int((v @ weights[b] + bias).argmax()) == k for k, t in held for b, v in [features(t)])
    print(f"layouts not seen: {right} of {len(held)} papers known = {100 * right / len(held):.1f} %")
    weights, bias = fit(*prepared([t for group in texts for t in group], 2), len(kinds), options.rounds)
    scale = np.abs(weights).max() / 127
    np.savez_compressed(
        WEIGHTS,
        kinds=np.array(kinds),
        weights=np.round(weights / scale).astype(np.int8),
        scale=scale,
        bias=bias,
    )
    print(f"{WEIGHTS.name} written, {WEIGHTS.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
