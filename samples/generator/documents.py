"""Single documents for the reader's benchmark, each in a folder with its truth."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from samples.generator import layouts, media, people_papers
from samples.generator.render import Browser


def wants_hand(layout: layouts.Layout, medium: str, rng: Random) -> bool:
    """Whether this copy is filled in by hand."""
    rule = layout.meta.get("hand", "no")
    return medium != "text_pdf" and (rule == "yes" or (rule == "maybe" and rng.random() < 0.4))


def entry(filled: layouts.Filled, medium: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    """A document as the truth file lists it."""
    return {
        "type": filled.layout.type,
        "layout": filled.layout.name,
        "set": filled.layout.set,
        "medium": medium,
        "hand": filled.hand,
        "files": files,
        "fields": filled.truth,
    }


def plan(
    set_name: str, per_layout: int, wanted: list[str], only: str | None = None
) -> list[tuple[layouts.Layout, str, int]]:
    """Every document to make."""
    return [
        (layout, medium, n)
        for kind in layouts.types(set_name)
        if only in (None, kind)
        for layout in layouts.find(set_name, kind)
        for medium in wanted
        if layout.allows(medium)
        for n in range(per_layout)
    ]


def make(browser: Browser, layout: layouts.Layout, medium: str, number: int, seed: int, out: Path) -> Path:
    """One document in its folder."""
    rng = Random(f"{seed}:{layout.set}:{layout.type}:{layout.name}:{medium}:{number}")
    sheet = people_papers.single(rng, layout)
    filled = layouts.fill(layout, sheet.facts, sheet.extras, rng, wants_hand(layout, medium, rng))
    made = datetime(2026, 4, 2, 10, 12) + timedelta(minutes=rng.randrange(300_000))
    folder = out / f"{layout.type}-{layout.name}-{medium}-{number}"
    (folder / "uploads").mkdir(parents=True, exist_ok=True)
    files = []
    for i, file in enumerate(media.produce(browser, filled, medium, rng, made)):
        name = f"uploads/{'IMG_' if medium == 'photo' else 'doc'}{rng.randrange(1000, 9999)}{i}.{file.suffix}"
        (folder / name).write_bytes(file.data)
        files.append({"file": name, "pages": list(range(1, file.pages + 1))})
    truth = {
        "case_id": folder.name,
        "clean": True,
        "flaws": [],
        "printed": not filled.hand,
        "documents": [entry(filled, medium, files)],
    }
    (folder / "truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return folder
