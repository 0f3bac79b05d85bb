"""The stock PaddleOCR pipeline behind a pipe: one JSON line {"path", "pages"} in, its seconds out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractors.plain import PlainPipeline, pages


def main() -> None:
    answers = sys.stdout
    sys.stdout = sys.stderr  # libraries that print must not disturb the answers
    pipeline = PlainPipeline()
    for line in sys.stdin:
        asked = json.loads(line)
        seconds = 0.0
        for number, picture in enumerate(pages(Path(asked["path"])), 1):
            if number <= asked["pages"]:
                seconds += pipeline.read(picture)[1]
        print(seconds, file=answers, flush=True)


if __name__ == "__main__":
    main()
