"""The test sets that others wrote (bench/public): what was reached must stay, and nothing may be invented."""

from __future__ import annotations

import pytest

from bench.public_sets import FOLDER, SETS, Score, rows

SCORES = {score.name: score for score in (make() for make in SETS)}

# Least share of rows read right. Below 1: what was judged not worth mending (bench/public/README.md).
LEAST = {"dates, jionlp": 0.84, "characters, Traditional to Simplified": 0.99}


@pytest.mark.parametrize("score", SCORES.values(), ids=SCORES.keys())
def test_what_was_reached_stays(score: Score) -> None:
    assert score.all > 0
    assert score.right >= LEAST.get(score.name, 1.0) * score.all, "\n".join(score.losses)


def test_the_sets_are_small_and_say_where_they_come_from() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    files = sorted(FOLDER.glob("*.tsv"))
    assert sum(f.stat().st_size for f in files) < 300_000
    assert all(f"`{f.name}`" in readme and rows(f.stem) for f in files)
