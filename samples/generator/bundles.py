"""Uploads as people make them: one PDF with everything, photos out of order, screenshots, Word files, blank pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from PIL import Image

from samples.generator import cases, degrade, media, pdfs, render, screens, word
from samples.generator.cases import Wish
from samples.generator.documents import entry
from samples.generator.facts import Sheet
from samples.generator.flaws import FLAWS
from samples.generator.layouts import Filled
from samples.generator.render import Browser
from samples.generator.story import Route


@dataclass
class Piece:
    """One upload; `holds` says for each of its pages which papers of the case stand on it."""

    suffix: str
    data: bytes
    holds: list[tuple[int, ...]]


@dataclass
class Printed:
    """A paper of the case, printed and not yet packed."""

    sheet: Sheet
    filled: Filled
    pdf: bytes
    medium: str = "scan"

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return render.page_count(self.pdf)

    @property
    def card(self) -> bool:
        """Whether it is a plastic card."""
        return self.filled.layout.meta.get("shape") == "card"


@dataclass
class Table:
    """What a bundle is packed from."""

    rng: Random
    made: datetime
    papers: list[Printed]
    shape: media.Shape
    set: str
    done: set[int] = field(default_factory=set)

    def spot(self, kind: str) -> int:
        """The place of the first paper of a type."""
        return next(i for i, p in enumerate(self.papers) if p.sheet.type == kind)

    def pictures(self, spot: int) -> list[np.ndarray]:
        """The pages of a paper as pictures, clean."""
        return render.pictures(self.papers[spot].pdf, 420 if self.papers[spot].card else 200)

    def scanned(self, spot: int) -> list[np.ndarray]:
        """The pages from a scanner; a card lies on a sheet of paper."""
        paper = self.papers[spot]
        paper.medium = "scan"
        self.done.add(spot)
        dpi = self.rng.choice(self.shape.scan_dpi)
        if paper.card:
            share = paper.filled.layout.meta.get("share")
            sheets = [degrade.card_on_paper(self.pictures(spot), self.rng, max(dpi, 200), share)]
        else:
            sheets = render.pictures(paper.pdf, dpi)
        hard = self.rng.uniform(*self.shape.hard) * 0.6
        return [degrade.scan(sheet, self.rng, hard) for sheet in sheets]

    def shot(self, page: np.ndarray, card: bool, alpha: np.ndarray | None = None) -> Image.Image:
        """A phone's picture of a page, upright as the phone shows it."""
        hard = self.rng.uniform(*self.shape.hard) * 0.7
        taken = degrade.photo(page, self.rng, hard, self.shape.long_side, card, alpha)
        turn = {6: 3, 3: 2, 8: 1}.get(taken.orientation, 0)
        return Image.fromarray(np.ascontiguousarray(np.rot90(taken.picture, turn)))

    def shots(self, spot: int) -> list[Image.Image]:
        """One photo for each page or side."""
        paper = self.papers[spot]
        paper.medium = "photo"
        self.done.add(spot)
        return [
            self.shot(page, paper.card, degrade.rounded(page) if paper.card else None)
            for page in self.pictures(spot)
        ]

    def jpeg(self, image: Image.Image, spots: tuple[int, ...]) -> Piece:
        """A photo as a file."""
        out = BytesIO()
        image.save(out, "JPEG", quality=self.shape.quality or self.rng.randint(70, 90))
        return Piece("jpg", out.getvalue(), [spots])

    def pdf(self, pages: list[np.ndarray], holds: list[tuple[int, ...]]) -> Piece:
        """Scanned pages in one PDF."""
        quality = self.shape.quality or self.rng.randint(60, 85)
        data = pdfs.from_pictures(pages, min(self.shape.scan_dpi), quality, self.made)
        return Piece("pdf", data, holds)

    def rest(self) -> list[Piece]:
        """Whatever is not packed yet, each by itself: a text PDF, a scan or photos."""
        out = []
        for spot, paper in enumerate(self.papers):
            if spot in self.done:
                continue
            allowed = [m for m in ("text_pdf", "scan", "photo") if paper.filled.layout.allows(m)]
            how = self.rng.choice(allowed)
            if how == "text_pdf":
                paper.medium = how
                out.append(Piece("pdf", paper.pdf, [(spot,)] * paper.pages))
            elif how == "scan":
                pages = self.scanned(spot)
                out.append(self.pdf(pages, [(spot,)] * len(pages)))
            else:
                out += [self.jpeg(image, (spot,)) for image in self.shots(spot)]
        return out


Pack = Callable[[Table], list[Piece]]


@dataclass(frozen=True)
class Bundle:
    """A way to upload. `long_lease`: the lease has at least that many numbered pages."""

    name: str
    pack: Pack
    flaw: str | None = None
    long_lease: int = 0
    cards: bool = False
    outcome: str = "pass"
    wants: dict[str, Any] = field(default_factory=dict)


BUNDLES: dict[str, Bundle] = {}


def bundle(name: str, **more: Any) -> Callable[[Pack], Pack]:
    """Registers a way to upload; `flaw` makes the story wrong, or names what the packing leaves out."""
    known = {"flaw", "long_lease", "cards", "outcome"}

    def register(pack: Pack) -> Pack:
        own = {k: v for k, v in more.items() if k in known}
        wants = {k: v for k, v in more.items() if k not in known}
        BUNDLES[name] = Bundle(name, pack, wants=wants, **own)
        return pack

    return register


@bundle("one_pdf", purpose="work", two_leases=False)
@bundle("stranger_in_pdf", flaw="strangers_lease_too")
def _one_pdf(table: Table) -> list[Piece]:
    """All papers in one file, pages with text and scanned ones, one after the other."""
    parts, holds = [], []
    order = list(range(len(table.papers)))
    table.rng.shuffle(order)
    for spot in order:
        paper = table.papers[spot]
        if paper.filled.layout.allows("text_pdf") and table.rng.random() < 0.5:
            paper.medium = "text_pdf"
            table.done.add(spot)
            parts.append(paper.pdf)
            holds += [(spot,)] * paper.pages
        else:
            pages = table.scanned(spot)
            parts.append(table.pdf(pages, []).data)
            holds += [(spot,)] * len(pages)
    return [Piece("pdf", pdfs.join(parts), holds)]


@bundle("one_scan", purpose="work", route=Route(work="letter_licence"))
def _one_scan(table: Table) -> list[Piece]:
    """A pile of papers through the office scanner."""
    order = list(range(len(table.papers)))
    table.rng.shuffle(order)
    pages = [(page, (spot,)) for spot in order for page in table.scanned(spot)]
    return [table.pdf([p for p, _ in pages], [s for _, s in pages])]


@bundle("photos_out_of_order", purpose="residence", two_leases=False, long_lease=3)
@bundle("ended_lease_out_of_order", flaw="lease_ended", long_lease=2)
def _out_of_order(table: Table) -> list[Piece]:
    """The lease as photos, not in the order of its pages."""
    spot = table.spot("lease")
    photos = [table.jpeg(image, (spot,)) for image in table.shots(spot)]
    return _mixed(table, photos)


@bundle(
    "photo_missing",
    flaw="photo_missing",
    outcome="resubmit",
    purpose="residence",
    two_leases=False,
    long_lease=3,
)
def _missing(table: Table) -> list[Piece]:
    """The same, and a page in the middle was forgotten."""
    spot = table.spot("lease")
    photos = [table.jpeg(image, (spot,)) for image in table.shots(spot)]
    gone = table.rng.randrange(1, max(2, len(photos) - 1))
    _forget(table.papers[spot], gone)
    del photos[gone]
    return _mixed(table, photos)


def _mixed(table: Table, photos: list[Piece]) -> list[Piece]:
    """Surely not in order: at least the first is not the first."""
    turned = photos[1:] + photos[:1]
    if len(turned) > 2 and table.rng.random() < 0.5:
        turned[0], turned[1] = turned[1], turned[0]
    return turned + table.rest()


def _forget(paper: Printed, gone: int) -> None:
    """Takes what stood only on the page that is gone out of the truth."""
    texts = cases.page_texts(paper.pdf)
    rest = "".join(text for i, text in enumerate(texts) if i != gone)
    for name, written in paper.filled.written.items():
        if "".join(written.split()) not in rest:
            paper.filled.truth.pop(name, None)


@bundle("phone_heic", purpose="work", two_leases=False)
def _heic(table: Table) -> list[Piece]:
    """Everything photographed, in the phone's own format."""
    from pillow_heif import register_heif_opener

    register_heif_opener()
    out = []
    for spot in range(len(table.papers)):
        for image in table.shots(spot):
            data = BytesIO()
            image.save(data, "HEIF", quality=min(table.shape.quality or 100, table.rng.randint(55, 80)))
            out.append(Piece("heic", data.getvalue(), [(spot,)]))
    return out


@bundle("card_two_photos", purpose="residence", two_leases=False, cards=True)
def _two_photos(table: Table) -> list[Piece]:
    """Front and back of the permit in a photo each, other papers between them."""
    spot = table.spot("travel_permit")
    sides = [table.jpeg(image, (spot,)) for image in table.shots(spot)]
    return [sides[0], *table.rest(), *sides[1:]]


@bundle("card_one_sheet", purpose="residence", two_leases=False, cards=True)
def _one_sheet(table: Table) -> list[Piece]:
    """Both sides of the permit copied on one sheet, photographed."""
    spot = table.spot("travel_permit")
    table.papers[spot].medium = "photo"
    table.done.add(spot)
    sheet = degrade.card_on_paper(table.pictures(spot), table.rng, 230, 0.55)
    return [table.jpeg(table.shot(sheet, False), (spot,)), *table.rest()]


@bundle("two_cards_one_photo", purpose="study", two_leases=False, cards=True)
def _two_cards(table: Table) -> list[Piece]:
    """The permit's front and the student card side by side on the desk; the permit's back by itself."""
    first, second = table.spot("travel_permit"), table.spot("student_id")
    ours, school = table.pictures(first), table.pictures(second)
    page, alpha = screens.side_by_side([ours[0], school[0]], table.rng)
    out = [table.jpeg(table.shot(page, True, alpha), (first, second))]
    for spot, others in ((first, ours[1:]), (second, school[1:])):
        table.papers[spot].medium = "photo"
        table.done.add(spot)
        out += [table.jpeg(table.shot(side, True, degrade.rounded(side)), (spot,)) for side in others]
    return out + table.rest()


@bundle("page_twice", purpose="residence", two_leases=False, long_lease=2)
def _page_twice(table: Table) -> list[Piece]:
    """A page of the lease photographed twice, because the first was blurred."""
    spot = table.spot("lease")
    photos = [table.jpeg(image, (spot,)) for image in table.shots(spot)]
    again = table.shot(table.pictures(spot)[0], False)
    return [photos[0], table.jpeg(again, (spot,)), *photos[1:], *table.rest()]


@bundle("lease_twice", purpose="residence", two_leases=False)
def _lease_twice(table: Table) -> list[Piece]:
    """The lease as a PDF and once more as photos."""
    spot = table.spot("lease")
    paper = table.papers[spot]
    copy = Printed(paper.sheet, paper.filled, paper.pdf, "photo")
    table.papers.append(copy)
    pages = table.scanned(spot)
    twin = len(table.papers) - 1
    photos = [table.jpeg(image, (twin,)) for image in table.shots(twin)]
    return [table.pdf(pages, [(spot,)] * len(pages)), *photos, *table.rest()]


@bundle("chat_screenshot", purpose="work", two_leases=False)
def _chat(table: Table) -> list[Piece]:
    """The photo receipt as a picture in a chat, and the whole screen saved."""
    spot = table.spot("photo_receipt")
    image = Image.fromarray(table.scanned(spot)[0])
    table.papers[spot].medium = "photo"
    out = BytesIO()
    screens.chat(image, table.rng).save(out, "PNG", compress_level=6)
    return [Piece("png", out.getvalue(), [(spot,)]), *table.rest()]


@bundle("word_contract", purpose="work", two_leases=False, outcome="review")
def _word(table: Table) -> list[Piece]:
    """The labour contract as the Word file that the personnel office sent."""
    spot = table.spot("employment_contract")
    paper = table.papers[spot]
    data, paper.filled = word.contract(paper.sheet, table.set, table.rng, table.made)
    paper.medium = "word"
    table.done.add(spot)
    return [Piece("docx", data, [(spot,)]), *table.rest()]


@bundle("page_upside_down", purpose="residence", two_leases=False, long_lease=2)
def _upside_down(table: Table) -> list[Piece]:
    """A sheet lay the wrong way round in the scanner."""
    spot = table.spot("lease")
    pages = table.scanned(spot)
    turned = table.rng.randrange(len(pages))
    pages[turned] = np.ascontiguousarray(np.rot90(pages[turned], 2))
    return [table.pdf(pages, [(spot,)] * len(pages)), *table.rest()]


@bundle("blank_pages", purpose="work", two_leases=False)
def _blank(table: Table) -> list[Piece]:
    """Scanned on both sides: every sheet has an empty back."""
    pages: list[np.ndarray] = []
    holds: list[tuple[int, ...]] = []
    for spot in (table.spot("lease"), table.spot("employment_contract")):
        for page in table.scanned(spot):
            empty = np.full_like(page, 252)
            pages += [page, degrade.scan(empty, table.rng, 0.3)]
            holds += [(spot,), ()]
    return [table.pdf(pages, holds), *table.rest()]


def plan(set_name: str, per_bundle: int, only: str | None = None) -> list[tuple[str, str, int]]:
    """Every bundle case to make."""
    names = [only] if only else list(BUNDLES)
    return [(set_name, name, n) for name in names for n in range(per_bundle)]


def make(browser: Browser, set_name: str, name: str, number: int, seed: int, out: Path, label: str = "",
         shape: media.Shape | None = None) -> Path:  # fmt: skip
    """One case in its folder."""
    kind = BUNDLES[name]
    label = label or f"bundle-{name}-{number:03d}"
    rng = Random(f"{seed}:{set_name}:{label}")
    flaw = kind.flaw if kind.flaw in FLAWS else None
    wish = Wish(set_name, number, flaw, label, ("scan",), False, want=tuple(kind.wants.items()))
    tale, detail = cases.tell(rng, wish, label)
    made = datetime.combine(tale.submitted, datetime.min.time()) - timedelta(hours=rng.randrange(20, 90))
    papers = [printed(browser, rng, sheet, wish, kind, made) for sheet in tale.sheets]
    table = Table(rng, made, papers, shape or media.Shape(scan_dpi=(150, 200, 200)), set_name)
    pieces = kind.pack(table)
    folder = out / label
    (folder / "uploads").mkdir(parents=True, exist_ok=True)
    for stale in (folder / "uploads").iterdir():
        stale.unlink()
    places = write(rng, pieces, table, folder, made)
    cases.save(folder / "application.json", tale.application)
    cases.save(folder / "truth.json", truth(label, kind, detail, table.papers, places))
    return folder


def printed(browser: Browser, rng: Random, sheet: Sheet, wish: Wish, kind: Bundle, made: datetime) -> Printed:
    """A paper in a layout that suits the bundle."""
    flaw = FLAWS[wish.flaw] if wish.flaw else None
    best: Printed | None = None
    for _ in range(9):
        layout, _, filled = cases.choose(rng, sheet, wish, flaw)
        if (
            kind.cards
            and sheet.type in ("travel_permit", "student_id")
            and layout.meta.get("shape") != "card"
        ):
            continue
        paper = Printed(sheet, filled, browser.pdf(filled.html, filled.footer, made))
        if kind.cards and sheet.type == "travel_permit" and paper.pages < 2:
            continue
        if not (kind.long_lease and sheet.type == "lease"):
            return paper
        numbered = bool(filled.footer) or kind.name != "photo_missing"
        if numbered and paper.pages >= kind.long_lease:
            return paper
        if numbered and (best is None or paper.pages > best.pages):
            best = paper
    if best is None or best.pages < 2:
        raise ValueError(f"no {wish.set} layout of {sheet.type} for {kind.name}")
    return best


def write(
    rng: Random, pieces: list[Piece], table: Table, folder: Path, when: datetime
) -> list[list[dict[str, Any]]]:
    """Saves the files in their order under names that say nothing; where each paper went."""
    places: list[list[dict[str, Any]]] = [[] for _ in table.papers]
    used: set[str] = set()
    for piece in pieces:
        name = cases.unique(rng, piece.suffix, when, used)
        (folder / name).write_bytes(piece.data)
        for spot in range(len(table.papers)):
            pages = [n for n, spots in enumerate(piece.holds, 1) if spot in spots]
            if pages:
                places[spot].append({"file": name, "pages": pages})
    return places


def truth(
    case_id: str, kind: Bundle, detail: str, papers: list[Printed], places: list[list[dict[str, Any]]]
) -> dict[str, Any]:
    """truth.json, with the name of the bundle."""
    flaw = FLAWS.get(kind.flaw or "")
    found, checks, outcome = [], {}, flaw.outcome if flaw else kind.outcome
    if flaw:
        found = [{"name": flaw.name, "check": flaw.check, "detail": detail}]
        checks = {flaw.check: flaw.result}
    elif kind.flaw == "photo_missing":
        found = [{"name": kind.flaw, "check": "integrity.pages", "detail": "a photo of the lease is missing"}]
        checks = {"integrity.pages": "failed"}
    return {
        "case_id": case_id,
        "bundle": kind.name,
        "clean": not found,
        "flaws": found,
        "printed": True,
        "expected_outcome": outcome,
        "expected_checks": checks,
        "documents": [entry(p.filled, p.medium, place) for p, place in zip(papers, places, strict=True)],
    }
