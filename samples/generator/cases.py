"""Cases: application, files and truth, in folders."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2

from samples.generator import flaws_papers as flaws_papers
from samples.generator import forge, forms, layouts, media, pdfs, render, story
from samples.generator.documents import entry, wants_hand
from samples.generator.facts import Sheet
from samples.generator.flaws import FLAWS, Flaw
from samples.generator.render import Browser


@dataclass(frozen=True)
class Wish:
    """Which case to make; `recipe` pins choices for the committed samples."""

    set: str
    number: int
    flaw: str | None = None
    name: str = ""
    media: tuple[str, ...] = ()
    hand: bool | None = None
    shape: media.Shape | None = None
    want: tuple[tuple[str, Any], ...] = ()
    layouts: tuple[str, ...] = ()


@dataclass
class Paper:
    """A finished document of the case."""

    filled: layouts.Filled
    medium: str
    files: list[media.File]


def plan(set_name: str, clean: int, flawed: int, only: str | None = None) -> list[Wish]:
    """Clean cases by every route in turn, then the flaws in turn, as far as the set has layouts for them."""
    routes = [tuple(r.items()) for r in story.ROUTES if showable(Wish(set_name, 0, want=tuple(r.items())))]
    wishes = [Wish(set_name, n, want=routes[n % len(routes)]) for n in range(clean)]
    kinds = [only] if only else [name for name in FLAWS if showable(Wish(set_name, 0, name))]
    return wishes + [Wish(set_name, n, kinds[n % len(kinds)]) for n in range(flawed)]


def showable(wish: Wish) -> bool:
    """Whether the set has a layout for each paper of such a case."""
    tale, _ = tell(Random(0), wish, "x")
    flaw = FLAWS[wish.flaw] if wish.flaw else None
    return all(
        any(fits(layout, sheet, flaw) for layout in layouts.find(wish.set, sheet.type))
        for sheet in tale.sheets
    )


def tell(rng: Random, wish: Wish, case_id: str) -> tuple[story.Story, str]:
    """A story, with its flaw in it."""
    flaw = FLAWS[wish.flaw] if wish.flaw else None
    wants = dict(flaw.wants) if flaw else {}
    wants.update(dict(wish.want))
    part = wants.pop("has", None)
    while True:
        tale = story.tell(rng, case_id, **wants)
        if part is None or getattr(tale.place, part):
            break
    return tale, flaw.change(tale, rng) if flaw else ""


def choose(
    rng: Random, sheet: Sheet, wish: Wish, flaw: Flaw | None
) -> tuple[layouts.Layout, str, layouts.Filled]:
    """A layout and a medium that can show the sheet, and its flaw."""
    needs = flaw.needs.get(sheet.type, frozenset()) if flaw else frozenset()
    pool = [layout for layout in layouts.find(wish.set, sheet.type) if fits(layout, sheet, flaw)]
    pinned = [layout for layout in pool if layout.name in wish.layouts]
    for _ in range(80):
        layout = rng.choice(pinned or pool)
        medium = pick_medium(rng, layout, wish, flaw)
        hand = (
            wants_hand(layout, medium, rng)
            if wish.hand is None
            else wish.hand and layout.meta.get("hand", "no") != "no"
        )
        if flaw and flaw.after == "lying_layer" and sheet.type == "lease":
            hand = False
        if not layout.allows(medium) or (layout.meta.get("hand") == "yes" and not hand):
            continue
        filled = layouts.fill(layout, sheet.facts, dict(sheet.extras), Random(rng.random()), hand)
        shown = set(filled.truth) | {f"#{m}" for m in filled.marks} | ({"#pages"} if filled.footer else set())
        if needs <= shown:
            return layout, medium, filled
    raise ValueError(f"no {wish.set} layout of {sheet.type} shows {sorted(needs)} for {wish.flaw}")


def fits(layout: layouts.Layout, sheet: Sheet, flaw: Flaw | None) -> bool:
    """Whether the layout is for this kind of card or contract."""
    meta = layout.meta
    if not layout.shows(sheet.extras.get("variant")):
        return False
    if sheet.type == "travel_permit" and sheet.facts["kind"] not in meta["kinds"]:
        return False
    if sheet.type == "employment_contract" and sheet.facts["term_kind"] not in meta.get(
        "term_kinds", ["fixed"]
    ):
        return False
    if (
        sheet.type == "lease"
        and meta.get("city")
        and sheet.facts["address"].address.city_key not in meta["city"]
    ):
        return False
    if meta.get("renews") and flaw and flaw.check.endswith(".coverage"):
        return False  # it tells of the time before, which would make up for what the flaw takes away
    return not (flaw and flaw.not_english and meta.get("script") == "en")


def pick_medium(rng: Random, layout: layouts.Layout, wish: Wish, flaw: Flaw | None) -> str:
    """Text PDF, scan or photo."""
    if flaw and layout.type in flaw.medium:
        return flaw.medium[layout.type]
    allowed = [m for m in (wish.media or ("text_pdf", "scan", "photo")) if layout.allows(m)]
    if not allowed:
        allowed = [m for m in ("scan", "photo") if layout.allows(m)]
    return rng.choices(allowed, [{"text_pdf": 3, "scan": 3, "photo": 4}[m] for m in allowed])[0]


def finish(
    browser: Browser, rng: Random, sheet: Sheet, wish: Wish, tale: story.Story, made: datetime
) -> Paper:
    """A sheet laid out and in files."""
    flaw = FLAWS[wish.flaw] if wish.flaw else None
    for _ in range(12):
        _, medium, filled = choose(rng, sheet, wish, flaw)
        mine = flaw.after if flaw and sheet.type == "lease" else ""
        paper = _make(browser, rng, sheet, filled, medium, mine, wish, tale, made)
        if paper:
            return paper
    raise ValueError(f"could not make {wish.flaw}")


def _make(
    browser: Browser,
    rng: Random,
    sheet: Sheet,
    filled: layouts.Filled,
    medium: str,
    after: str,
    wish: Wish,
    tale: story.Story,
    made: datetime,
) -> Paper | None:
    shape = wish.shape or media.Shape()
    if after == "drop_page":
        return _drop_page(browser, rng, filled, medium, made, shape)
    if after == "edit_end":
        return _edited(browser, rng, sheet, filled, tale, made)
    if after == "lying_layer":
        return _lying(browser, rng, sheet, filled, tale, made, shape)
    return Paper(filled, medium, media.produce(browser, filled, medium, rng, made, shape))


def _drop_page(
    browser: Browser, rng: Random, filled: layouts.Filled, medium: str, made: datetime, shape: media.Shape
) -> Paper | None:
    pdf = media.text_pdf(browser, filled, made)
    texts = page_texts(pdf)
    if len(texts) < 2:
        return None
    gone = rng.randrange(1, len(texts) - 1) if len(texts) > 2 else 1
    rest = "".join(t for i, t in enumerate(texts) if i != gone)
    for name, written in filled.written.items():
        if re.sub(r"\s", "", written) not in rest:
            filled.truth.pop(name, None)
    if "term_end" not in filled.truth:
        return None
    return Paper(
        filled, medium, media.produce(browser, filled, medium, rng, made, replace(shape, drop_page=gone))
    )


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page without blanks."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _edited(
    browser: Browser, rng: Random, sheet: Sheet, filled: layouts.Filled, tale: story.Story, made: datetime
) -> Paper | None:
    old = sheet.facts["term_end"]
    years = 1 if forms.add_months(old, 12) > tale.submitted else 2
    new = forms.add_months(old, 12 * years)
    when = made + timedelta(days=rng.randrange(1, 3), minutes=rng.randrange(600))
    data = forge.edit_date(
        media.text_pdf(browser, filled, made - timedelta(days=200)),
        filled.written["term_end"],
        old,
        new,
        when,
    )
    if data is None:
        return None
    filled.truth["term_end"] = new.isoformat()
    return Paper(filled, "text_pdf", [media.File("pdf", data, render.page_count(data))])


def _lying(
    browser: Browser,
    rng: Random,
    sheet: Sheet,
    filled: layouts.Filled,
    tale: story.Story,
    made: datetime,
    shape: media.Shape,
) -> Paper:
    seed = rng.random()
    state = Random(seed)
    lied = layouts.fill(
        filled.layout, {**sheet.facts, "term_end": tale.layer_end}, dict(sheet.extras), state, False
    )
    honest = layouts.fill(filled.layout, sheet.facts, dict(sheet.extras), Random(seed), False)
    seen = media.text_pdf(browser, honest, made)
    filled.truth = honest.truth
    hidden = media.text_pdf(browser, lied, made)
    dpi = rng.choice(shape.scan_dpi)
    pages = [media.degrade.scan(p, rng, 0.4) for p in render.pictures(seen, dpi)]
    count = min(len(pages), render.page_count(hidden))
    data = pdfs.with_text_layer(hidden, pages[:count], shape.quality or 70, made)
    return Paper(filled, "scan", [media.File("pdf", data, count)])


def file_name(rng: Random, suffix: str, when: datetime) -> str:
    """A name that says nothing, as phones and messengers give them."""
    if suffix in ("pdf", "tif"):
        stem = rng.choice(
            [
                f"scan{rng.randrange(10**4):04d}",
                f"扫描件{rng.randrange(1, 99)}",
                f"doc{rng.randrange(10**5):05d}",
                "新建文档",
                f"CamScan {when:%m-%d-%Y %H.%M}",
                f"{rng.randrange(10**8):08d}",
                "1",
                "附件",
            ]
        )
    else:
        stem = rng.choice(
            [
                f"IMG_{rng.randrange(10**4):04d}",
                f"微信图片_{when:%Y%m%d}{rng.randrange(10**6):06d}",
                f"DSC{rng.randrange(10**5):05d}",
                f"mmexport{rng.randrange(10**12, 2 * 10**12)}",
                f"{when:%Y%m%d}_{rng.randrange(10**6):06d}",
                str(rng.randrange(1, 30)),
            ]
        )
    return f"{stem}.{suffix.upper() if rng.random() < 0.08 else suffix}"


def write_files(rng: Random, papers: list[Paper], folder: Path, when: datetime) -> list[list[dict[str, Any]]]:
    """Saves the files under names in mixed order; now and then two documents share a PDF."""
    used: set[str] = set()
    places: list[list[dict[str, Any]]] = [[] for _ in papers]
    single = [
        i
        for i, p in enumerate(papers)
        if len(p.files) == 1 and p.files[0].suffix == "pdf" and b"QuickEdit" not in p.files[0].data
    ]
    merged: list[int] = []
    if len(single) >= 2 and rng.random() < 0.3:
        merged = rng.sample(single, 2)
        name = unique(rng, "pdf", when, used)
        (folder / name).write_bytes(pdfs.join([papers[i].files[0].data for i in merged]))
        first = papers[merged[0]].files[0].pages
        for i, offset in ((merged[0], 0), (merged[1], first)):
            places[i] = [
                {"file": name, "pages": [offset + n for n in range(1, papers[i].files[0].pages + 1)]}
            ]
    order = [i for i in range(len(papers)) if i not in merged]
    rng.shuffle(order)
    for i in order:
        for file in papers[i].files:
            name = unique(rng, file.suffix, when, used)
            (folder / name).write_bytes(file.data)
            places[i].append({"file": name, "pages": list(range(1, file.pages + 1))})
    return places


def unique(rng: Random, suffix: str, when: datetime, used: set[str]) -> str:
    """A file name not taken yet."""
    while True:
        name = f"uploads/{file_name(rng, suffix, when)}"
        if name.lower() not in used:
            used.add(name.lower())
            return name


def make(browser: Browser, wish: Wish, seed: int, out: Path) -> Path:
    """One case in its folder."""
    label = wish.name or f"{'clean' if not wish.flaw else wish.flaw}-{wish.number:03d}"
    rng = Random(f"{seed}:{wish.set}:{label}")
    case_id = wish.name or f"{wish.set[:1].upper()}-{label}"
    tale, detail = tell(rng, wish, case_id)
    when = datetime.combine(tale.submitted, datetime.min.time()) - timedelta(
        days=rng.randrange(1, 4), minutes=rng.randrange(900)
    )
    papers = []
    for sheet in tale.sheets:
        papers.append(finish(browser, rng, sheet, wish, tale, when))
    folder = out / label
    (folder / "uploads").mkdir(parents=True, exist_ok=True)
    for stale in (folder / "uploads").iterdir():
        stale.unlink()
    places = write_files(rng, papers, folder, when)
    save(folder / "application.json", tale.application)
    save(folder / "truth.json", truth(case_id, wish, detail, papers, places))
    return folder


def truth(
    case_id: str, wish: Wish, detail: str, papers: list[Paper], places: list[list[dict[str, Any]]]
) -> dict[str, Any]:
    """truth.json."""
    flaw = FLAWS[wish.flaw] if wish.flaw else None
    found = [{"name": flaw.name, "check": flaw.check, "detail": detail}] if flaw else []
    return {
        "case_id": case_id,
        "clean": flaw is None,
        "flaws": found,
        "printed": not any(p.filled.hand and p.filled.layout.type != "unknown" for p in papers),
        "expected_outcome": flaw.outcome if flaw else "pass",
        "expected_checks": {flaw.check: flaw.result} if flaw else {},
        "documents": [entry(p.filled, p.medium, place) for p, place in zip(papers, places, strict=True)],
    }


def save(path: Path, data: Any) -> None:
    """Readable JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
