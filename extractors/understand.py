"""Transcripts -> documents: pages are classified, grouped into papers, and each paper is read by its type's file.

Reading is blind: nothing here knows what the applicant claims. It runs twice: the first time it tells which
places decide something (`wanted`), the reader looks at those again with a second recogniser, and the second
time the answers are in the words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.broken import broken_file, bug, is_bug
from extractors.bundle import Group
from extractors.certainty import LONG, TEXT_LAYER, differing, word_certainty
from extractors.classify import Clue, clue
from extractors.combining import combine
from extractors.documents import document_types
from extractors.faults import strike_paper
from extractors.found import Found
from extractors.grouping import group, natural
from extractors.layout import SourcePage
from extractors.page_order import ends_abruptly, missing_clauses, missing_pages
from extractors.paper import Fields, Founds, Paper
from extractors.regions import parts
from extractors.sides import Side
from extractors.signatures import area_above, places, signing_area
from schemas.document import SURE, Document, Finding, PageRef, Reading
from schemas.geometry import Quad
from schemas.transcript import Evidence, Mark, Page, Problem, Transcript


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place worth a second look. kind: "text" or "ink". quad in the frame of the page."""

    file: str
    page: int
    quad: Quad
    kind: str
    word: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Part of a word that decides a field and that the two recognisers read differently in its line.

    Worth a look by itself: a short crop is another picture to both. start, end: characters of the word.
    framed: the outermost characters only frame the doubtful ones, and may be cut by the crop's edge.
    """

    file: str
    page: int
    word: int
    start: int
    end: int
    quad: Quad
    framed: bool = False


@dataclass(frozen=True)
class Understanding:
    """Documents in order of appearance, the places that decided their fields, and what is in doubt there."""

    documents: tuple[Document, ...]
    wanted: tuple[Wanted, ...]
    doubts: tuple[Doubt, ...] = ()


def understand(transcripts: Sequence[Transcript]) -> Understanding:
    """All documents of a case's files."""
    groups, ordered = _groups(sorted(transcripts, key=lambda t: natural(t.file)))
    documents: list[Document] = []
    doubts: dict[Doubt, None] = {}
    wanted: dict[tuple[str, int, Quad, str], Wanted] = {}
    for each in groups:
        name = f"d{len(documents) + 1}"
        try:
            document, places_wanted, in_doubt = _document(name, each)
        except Exception as error:  # a bug in one type's file: the other papers are none the worse for it
            document, places_wanted, in_doubt = _broken(name, each, bug(error)), [], []
        documents.append(document)
        doubts.update(dict.fromkeys(in_doubt))
        for want in places_wanted:
            wanted[(want.file, want.page, want.quad, want.kind)] = want
    for transcript in ordered:
        if not transcript.pages or is_bug(transcript):
            documents.append(broken_file(f"d{len(documents) + 1}", transcript))
    return Understanding(tuple(documents), tuple(wanted.values()), tuple(doubts))


def _groups(transcripts: Sequence[Transcript]) -> tuple[list[Group], list[Transcript]]:
    """The papers, and the transcripts, of which those carry a problem that we broke on.

    Grouping is of all files together. When it breaks, those that break it by themselves are left out; when
    the others still cannot be grouped, none can.
    """
    clues: dict[str, list[Clue]] = {}
    told: dict[str, Transcript] = {}
    for transcript in transcripts:
        told[transcript.file] = transcript
        if transcript.pages and not is_bug(transcript):
            try:
                clues[transcript.file] = _clues(transcript)
            except Exception as error:
                told[transcript.file] = _with_bug(transcript, error)
    try:
        return group(clues.values()), list(told.values())
    except Exception:
        for file in list(clues):
            try:
                group([clues[file]])
            except Exception as error:
                told[file] = _with_bug(told[file], error)
                del clues[file]
    try:
        return group(clues.values()), list(told.values())
    except Exception as error:
        return [], [_with_bug(t, error) if t.file in clues else t for t in told.values()]


def _clues(transcript: Transcript) -> list[Clue]:
    return [clue(part) for page in transcript.pages for part in parts(SourcePage(transcript.file, page))]


def _with_bug(transcript: Transcript, error: Exception) -> Transcript:
    return replace(transcript, problems=(*transcript.problems, bug(error)))


def _broken(name: str, each: Group, problem: Problem) -> Document:
    """A paper that is known for what it is and of which nothing else is."""
    copies = (PageRef(c.source.file, c.source.page.number) for c, _ in each.copies)
    return Document(
        id=name,
        type=each.type,
        type_confidence=round(min(0.99, each.confidence), 2),
        title=each.title,
        pages=(*each.paper.refs, *copies),
        readable=False,
        problems=(problem,),
    )


def _document(name: str, each: Group) -> tuple[Document, list[Wanted], list[Doubt]]:
    paper = each.paper
    kind = document_types().get(each.type)
    strike_paper(each.type)
    problems = tuple(p for page in paper.pages for p in _page_problems(page.page))
    fields: Fields = {}
    findings: list[Finding] = []
    wanted: list[Wanted] = []
    doubts: list[Doubt] = []
    if kind is not None:
        founds = kind.read(paper)
        fields = _fields(paper, founds, kind.expected, kind.keys)
        findings = [*_page_findings(each), *kind.findings(paper, fields)]
        wanted = [*_wanted_words(paper, founds, findings), *_wanted_ink(paper, kind.sides)]
        doubts = [
            d for candidates in founds.values() for f in candidates if f.weight >= 0.5 for d in _doubts(f)
        ]
    findings += _copies(each)
    readable = any(w.text.strip() for p in paper.pages for w in p.page.words) or all(
        any(q.code == "page.blank" for q in p.page.problems) for p in paper.pages
    )
    document = Document(
        id=name,
        type=each.type,
        type_confidence=round(min(0.99, each.confidence), 2),
        title=each.title or _first_line(paper),
        pages=(*paper.refs, *(PageRef(c.source.file, c.source.page.number) for c, _ in each.copies)),
        fields=fields,
        marks=tuple((ref, _seal_seen(mark, paper)) for ref, mark in paper.marks),
        findings=tuple(findings),
        readable=readable,
        problems=problems,
        text=paper.rows.text,
    )
    if kind is not None and kind.small and readable and _only_about(paper, kind.expected, fields):
        document = replace(document, type="unknown", type_confidence=0.6, fields={}, findings=())
    return document, wanted, doubts


_SAID_IN_TALK = frozenset({"kind", "result", "issuing_authority", "school", "nationality"})
TALK = 120
"""Characters of a page that speaks of a card; a card that was read badly has fewer."""


def _only_about(paper: Paper, expected: Sequence[str], fields: Fields) -> bool:
    """Whether a page of text names a kind of card and states nothing that such a card must state: instructions."""
    stated = [n for n, reading in fields.items() if n not in _SAID_IN_TALK and reading.value is not None]
    return bool(expected) and not stated and len(paper.compact) > TALK


def _copies(each: Group) -> list[Finding]:
    """Pages that came more than once: the paper counts once, and the reviewer is shown both."""
    out = []
    for again, first in each.copies:
        one, other = (_named(c.source) for c in (again, first))
        out.append(
            Finding(
                "same_page",
                f"{one}与{other}是同一页,只计一次",
                f"{one} and {other} are the same page; it counts once",
                confidence=0.95,
                evidence=tuple(_whole(c.source) for c in (again, first)),
            )
        )
    for again, first in each.nearly:
        one, other = (_named(c.source) for c in (again, first))
        out.append(
            Finding(
                "same_page",
                f"{one}与{other}只有一处读法不同",
                f"{one} and {other} read the same but for one place",
                confidence=0.6,
                evidence=tuple(_whole(c.source) for c in (again, first)),
            )
        )
    return out


def _named(source: SourcePage) -> str:
    return f"{source.file} (p. {source.page.number})"


def _doubts(found: Found) -> list[Doubt]:
    out = []
    for start, end in found.spans:
        for page, index, a, b in found.flow.pieces(start, end):
            source = found.flow.pages[page]
            word = source.page.words[index]
            if (
                word.second is None
                or word_certainty(word, a, b)[1] is None
                or source.page.source == "text_layer"
            ):
                continue
            for first, last in differing(word.text, word.second, a, b):
                quad, framed = word.part(first, last), b - a >= LONG
                out.append(Doubt(source.file, source.page.number, index, first, last, quad, framed))
    return out


def _fields(paper: Paper, founds: Founds, expected: Sequence[str], keys) -> Fields:  # type: ignore[no-untyped-def]
    fields: Fields = {}
    for name in founds:
        reading = combine(_by_column(paper, _unclaimed(name, founds)), keys.get(name))
        if reading is not None:
            fields[name] = reading
        elif name in expected:
            fields[name] = Reading(None, confidence=0.0, evidence=_everywhere(paper))
    return fields


def _unclaimed(name: str, founds: Founds) -> list[Found]:
    """A field's candidates without those that only stand below its label while another field's label or
    sentence names them: «出生日期 1976.07.09 ⏎ 有效期限 2022.01.27-…»."""
    mine = founds[name]
    beside = [f for f in mine if f.way in _BESIDE]
    if not beside:
        return mine
    others = {
        (id(f.flow), f.spans)
        for other, candidates in founds.items()
        for f in candidates
        if other != name and f.way in _BESIDE and f.weight >= 0.75
    }
    strongest = max(f.weight for f in beside)
    return [
        f for f in mine if f.way not in _UNDER or f.weight > strongest or (id(f.flow), f.spans) not in others
    ]


_BESIDE, _UNDER = frozenset({"behind", "right", "clause", "mrz"}), frozenset({"below", "stacked"})


def _by_column(paper: Paper, candidates: list[Found]) -> list[Found]:
    """Where columns stand side by side, a row runs through both: of two values that begin at the same
    word the column's is kept, unless it is the weaker find (a table's cells are no columns). Other places
    that say otherwise stay rivals."""
    columns = [f for f in candidates if paper.columns is not None and f.flow is paper.columns]
    if not columns:
        return candidates
    begun: dict[tuple[int, int] | None, float] = {}
    for found in columns:
        begun[_first_word(found)] = max(begun.get(_first_word(found), 0.0), found.weight)
    values = {str(f.value) for f in columns}
    return [
        f
        for f in candidates
        if f.flow is paper.columns
        or str(f.value) in values
        or begun.get(_first_word(f), 0.0) < f.weight - 0.05
    ]


def _first_word(found: Found) -> tuple[int, int] | None:
    words = found.flow.words(*found.spans[0]) if found.spans else []
    return words[0] if words else None


def _everywhere(paper: Paper) -> tuple[Evidence, ...]:
    """The pages that were searched in vain."""
    return tuple(_whole(p) for p in paper.pages)


def _whole(source: SourcePage) -> Evidence:
    page = source.page
    return Evidence(source.file, page.number, source.region or Quad.from_box(0, 0, *page.size), page.size, "")


def _page_findings(each: Group) -> list[Finding]:
    out: list[Finding] = []
    totals = [c.total for c in each.clues if c.total]
    numbers = [c.number for c in each.clues if c.number]
    if numbers:
        missing = missing_pages(each.clues)
        kind = "page_missing" if missing else "pages_numbered"
        out.append(
            Finding(
                kind,
                confidence=_numbering_certainty(each),
                details={
                    "expected": max(totals) if totals else max(numbers),
                    "found": len({c.number or id(c) for c in each.clues if not c.blank}),
                    "missing": ",".join(map(str, missing)),
                },
                evidence=_everywhere(each.paper),
            )
        )
    skipped = missing_clauses(each.clues)
    abrupt = each.many and ends_abruptly(each.clues)
    if (skipped or abrupt) and not any(f.kind == "page_missing" for f in out):
        out.append(
            Finding(
                "page_missing",
                confidence=0.7,
                details={
                    "expected": len(each.clues) + 1,
                    "found": len(each.clues),
                    "clauses": ",".join(map(str, skipped)),
                },
                evidence=_everywhere(each.paper),
            )
        )
    return out


def _numbering_certainty(each: Group) -> float:
    """Two pages that print the same total are sure; a single OCR page number is not."""
    totals = [c.total for c in each.clues if c.total]
    if any(c.blank and c.number and c.source.page.source != "text_layer" for c in each.clues):
        return 0.7  # nothing but its number was read: whether the page is empty cannot be told
    if any(not c.number and not c.blank for c in each.clues):
        return 0.7  # the number of one page was not read, or it has none
    if all(c.source.page.source == "text_layer" for c in each.clues):
        return TEXT_LAYER
    return 0.95 if len(totals) >= 2 and len(set(totals)) == 1 else 0.8


def _wanted_words(paper: Paper, founds: Founds, findings: Sequence[Finding]) -> list[Wanted]:
    out: list[Wanted] = []
    for candidates in founds.values():
        for found in candidates:
            out += _words_of(found)
    for finding in findings:
        for evidence in finding.evidence:
            for source in paper.pages:
                if source.file == evidence.file and source.page.number == evidence.page and evidence.text:
                    out += [
                        Wanted(source.file, source.page.number, w.quad, "text", i)
                        for i, w in enumerate(source.page.words)
                        if w.confidence is not None and w.second is None and evidence.text in w.text
                    ]
    return out


def _words_of(found: Found) -> list[Wanted]:
    out = []
    for start, end in found.spans:
        for page, index in found.flow.words(start, end):
            source = found.flow.pages[page]
            word = source.page.words[index]
            if word.confidence is not None and word.second is None:
                out.append(Wanted(source.file, source.page.number, word.quad, "text", index))
    return out


def _wanted_ink(paper: Paper, sides: Mapping[str, Side]) -> list[Wanted]:
    out = []
    for _, start, end, _ in places(paper, sides):
        page, file, beside = signing_area(paper.rows, start, end)
        for area in (beside, area_above(paper.rows, start, end)):
            if area is not None and not any(m.kind == "ink" and m.quad == area for m in page.marks):
                out.append(Wanted(file, page.number, area, "ink"))
    return out


_REPUBLIC = re.compile(r"民国\d{2,3}年|民国[一二三四五六七八九十百○〇]{2,6}年")


def _seal_seen(mark: Mark, paper: Paper) -> Mark:
    """A round red stamp is a seal whether or not its ring could be read; a red square may be print.

    On a paper dated by the Republic's years a square is what offices and schools of Taiwan seal with (關防, 校印).
    """
    x0, y0, x1, y1 = mark.quad.box
    square = mark.details.get("shape") == "square" and 0.8 < (x1 - x0) / max(y1 - y0, 1.0) < 1.25
    taiwanese = square and not mark.text and bool(_REPUBLIC.search(paper.rows.text.replace(" ", "")))
    if mark.kind != "seal" or not (taiwanese or mark.details.get("shape") in ("circle", "ellipse")):
        return mark
    if mark.confidence is not None and mark.confidence >= SURE:
        return mark
    return replace(mark, text="", confidence=0.93)


def _page_problems(page: Page) -> tuple[Problem, ...]:
    return page.problems


def _first_line(paper: Paper) -> str:
    return next(
        (line.strip() for line in paper.rows.text.replace("\t", " ").split("\n") if line.strip()), ""
    )[:60]
