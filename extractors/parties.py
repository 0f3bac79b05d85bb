"""The two sides of a contract: who is 甲方 and who is 乙方, and whose number stands where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from extractors import owners
from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.layout import Flow
from extractors.letters import part, texts
from extractors.paper import Paper
from extractors.sides import Side
from extractors.values import ANY_ID, number

Reader = Callable[[Region, float], Found | None]


_SIGNED = re.compile(
    r"[ \t]*[(]?[ \t]*(?:签[ \t]?[字名章]|盖[ \t]?章|签署|signature|signed|seal|\(?代表)", re.IGNORECASE
)
_SIGNED_BY = re.compile(r"(?:signed|signature)[ ]?(?:by|of)[ ]?(?:the)?[ ]?\Z", re.IGNORECASE)
_SEPARATED = re.compile(r"[ \t]*(?:[(][^()\n]{0,30}[)])?[ \t]*(?:[:：_\t]|$)")


def names_of(paper: Paper, side: Side, stops: re.Pattern[str], read: Reader) -> Iterator[Found]:
    """Candidates for the name of one side: where the label is followed by a colon, a tab or a blank line.

    Places of signature weigh little: names there are written by hand and often not the party's own.
    """
    for flow in paper.flows:
        length = max(len(flow.text), 1)
        for region in regions(flow, side.label, stops):
            after = flow.text[region.label[1] : region.label[1] + 40].split("\n")[0]
            if _SIGNED.match(after) or _SIGNED_BY.search(
                flow.text[max(0, region.label[0] - 20) : region.label[0]]
            ):
                weight = 0.35
            elif not _label_like(flow, region, after):
                continue
            else:
                weight = 0.9 if region.label[0] < 0.45 * length else 0.55
                if re.fullmatch(
                    r"[\s(]*(?:产权人|Owner)[\s)]*",
                    flow.text[region.label[0] : region.label[1]],
                    re.IGNORECASE,
                ):
                    weight -= 0.25  # who owns a flat need not be who lets it: a sub-lease names both
            found = read(region, weight - (0.05 if region.way == "below" else 0.0))
            if found:
                yield found


def _label_like(flow: Flow, region: Region, after: str) -> bool:
    """A label is set off from its value; a party's name in the middle of a clause is not a label."""
    if region.way in ("right", "below"):
        row_start = flow.text.rfind("\n", 0, region.label[0]) + 1
        before = re.split(r"\t", flow.text[row_start : region.label[0]])[-1]
        return (
            len(re.sub(r"[\s\d.、()一二三四五六七八九十:]", "", before)) == 0
            or before.rstrip()[-1:] in ",,、;;::)"
        )
    return bool(re.match(r"[ \t]*(?:[(][^()\n]{0,30}[)])?[ \t]*[:：_\t]", after)) or bool(
        re.match(r"[ ]{1}", after)
    )


def chinese_first(founds: list[Found]) -> list[Found]:
    """A bilingual deed writes one person twice; the Chinese writing is the name, the Latin one no rival of it."""
    best = max((f.weight for f in founds), default=0.0)
    chinese = [
        f for f in founds if re.search(r"[\u4e00-\u9fff]", str(f.value)) and f.weight >= max(0.5, best - 0.3)
    ]
    return chinese or founds


def introduced(paper: Paper, pattern: re.Pattern[str], read: Reader, weight: float = 0.85) -> Iterator[Found]:
    """Names from sentences such as «between X (the Landlord) and Y»: group 1 is the name. Lines as they stand, and joined."""
    for text in [*(whole(flow, 0, len(flow.text)) for flow in paper.flows), *texts(paper)]:
        # a blank in a written line may have been taken for a gap between columns
        for match in pattern.finditer(text.text.replace("\t", " ")):
            found = read(part(text, match.start(1), match.end(1)), weight)
            if found:
                yield found


def ids_said(
    paper: Paper, sides: Mapping[str, Side], kinds: tuple[str, ...] = ANY_ID
) -> Iterator[tuple[str, Found]]:
    """(side, number) in running sentences: the number belongs to the side that was named last before it, or that is
    named in the bracket it stands in («庞权(以下称房客,持台胞证,号码48677392)»)."""
    for text in texts(paper):
        named = sorted(
            (m.start(), name)
            for name, side in sides.items()
            for m in re.finditer(f"{side.party}|{side.role}", text.text, re.IGNORECASE)
        )
        for label in _ID_LABEL.finditer(text.text):
            if _two_in_row(text, label.start()):
                continue  # two blocks side by side are no sentence
            region = part(text, label.end(), min(label.end() + 32, len(text.text)))
            found = number(region, kinds, 0.75)
            if not found or re.search(
                r"[。;；]", text.text[label.end() : label.end() + 32].split(str(found.value)[:3])[0]
            ):
                continue
            if _NAMED_BEHIND.match(text.text, label.end()):
                continue  # «(Travel Permit No. 28005998), the "Tenant"»: `ids_beside` reads those
            before = [
                n
                for at, n in named
                if at < label.start() and not re.search(r"[。;；]", text.text[at : label.start()])
            ]
            near = [at for at, _ in named if at < label.start()]
            if before and label.start() - near[-1] < 48:
                yield before[-1], found


def _two_in_row(text: Region, at: int) -> bool:
    """The row in which a label stands has another cell with such a label."""
    offset = text.offsets[at]
    if offset < 0:
        return False
    flow = text.flow
    start, end = flow.text.rfind("\n", 0, offset) + 1, flow.text.find("\n", offset)
    cells = flow.text[start : end if end >= 0 else len(flow.text)].split("\t")
    return (
        sum(1 for cell in cells if _ID_LABEL.match(cell) or re.match(r"[^:：]{0,8}(?:身份证|证件)号", cell))
        > 1
    )


_NAMED_BEHIND = re.compile(r"[^()\n]{4,40}\)[ ,\n\t]*(?:the[ ]?)?[\"“]", re.IGNORECASE)


def sections(flow: Flow, sides: dict[str, re.Pattern[str]], limit: float = 1.0) -> list[tuple[str, int, int]]:
    """(side, start, end): from each side's label to the next label of another side."""
    hits: list[tuple[int, int, str]] = []
    for name, pattern in sides.items():
        for m in pattern.finditer(flow.text, 0, int(len(flow.text) * limit)):
            after = flow.text[m.end() : m.end() + 40].split("\n")[0]
            if _SEPARATED.match(after) or re.match(r"[ \t]", after):
                hits.append((m.start(), m.end(), name))
    hits.sort()
    out = []
    for index, (start, _, name) in enumerate(hits):
        end = hits[index + 1][0] if index + 1 < len(hits) else min(len(flow.text), start + 400)
        out.append((name, start, min(end, start + 400)))
    return out


def ids_beside(paper: Paper, side: Side, kinds: tuple[str, ...] = ANY_ID) -> Iterator[Found]:
    """English deeds: «X (Travel Permit No. 28005998), the "Tenant"»: the number in the brackets before the role."""
    pattern = re.compile(
        rf"\(([^()]{{5,90}})\)[ ,\n\t]*(?:\(?hereinafter[^\"“]{{0,30}})?(?:the[ ]?)?[\"“”'‘’]+(?:the )?(?:{side.role})",
        re.IGNORECASE,
    )
    for flow in paper.flows:
        for match in pattern.finditer(flow.text):
            found = number(whole(flow, match.start(1), match.end(1)), kinds, 0.85)
            if found:
                yield found


def only_permit(paper: Paper) -> Iterator[Found]:
    """The one travel permit number of a contract in which no other person holds one; weak, as nothing says whose it is."""
    flow = paper.rows
    kinds = ("hk_macau_permit", "taiwan_permit", "residence_permit")
    founds = []
    for match in _ID_LABEL.finditer(flow.text):
        found = number(whole(flow, match.end(), min(len(flow.text), match.end() + 40)), kinds, 0.5)
        if found:
            founds.append(found)
    if len({f.value for f in founds}) == 1:
        yield from founds


_ID_LABEL = re.compile(
    r"(?:身份证[/或](?:营业)?执照(?:号码?)?|(?:居民)?身份证(?:件)?(?:号码?|编号)?|证件(?:类型及)?(?:号码?|编号)|证照(?:号码?|编号)|(?:来往内地|来往大陆)?通行证(?:号码?)?|回乡[证卡](?:号码?)?|台胞证(?:号码?)?|"
    r"有效(?:身份)?证件(?:号码?)?|护照(?:号码?)?|证件(?=[ :：\t\dA-Z])|"
    r"营业执照或身份证号码|(?:PRC )?ID(?:/Permit)?(?:[ ]?Card)?(?:[ ]?(?:No|Number))?(?![A-Za-z])|(?:Home Return |Travel )?Permit(?:[ ]?(?:No|Number))?(?![A-Za-z])|Document[ ]?(?:No|Number)|Passport(?:[ ]?(?:No|Number))?(?![A-Za-z])|Identity)[.:：]?",
    re.IGNORECASE,
)


def ids_of(
    paper: Paper, sides: Mapping[str, Side], kinds: tuple[str, ...] = ANY_ID
) -> dict[str, list[Found]]:
    """Identity numbers by side: each labelled number belongs to the side that stands above, before or left of it."""
    out: dict[str, list[Found]] = {name: [] for name in sides}
    flow = paper.rows

    def read(region: Region, weight: float) -> Found | None:
        return number(region.cut(60), kinds, weight)

    for name, found in owners.numbers_of(flow, sides, _ID_LABEL, read):
        out[name].append(found)
    labels = {name: side.label for name, side in sides.items()}
    for name, found in _ids_below(flow, labels, kinds):
        out[name].append(found)
    for name, found in ids_said(paper, sides, kinds):
        if not out[name]:
            out[name].append(found)
    for name, start, end in sections(flow, labels):
        if not out[name]:
            unlabelled = number(whole(flow, start, min(end, start + 120)), kinds, 0.6)
            if unlabelled:
                out[name].append(unlabelled)
    return out


def names_beside(
    paper: Paper, sides: Mapping[str, Side], side: str, stops: re.Pattern[str], read: Reader
) -> Iterator[Found]:
    """Names behind «姓名» in a block or a column that belongs to the side, and «房东王某(身份证…» in a sentence."""
    flow = paper.rows
    for name, start, end in owners.named_cells(flow, sides, stops):
        if name == side:
            found = read(whole(flow, start, end), 0.85)
            if found:
                yield found
    said = re.compile(
        rf"(?:{sides[side].role})[ \n\t]{{0,2}}([\u4e00-\u9fff]{{2,4}}?)[ \n\t]?(?=(?:[(,，][ \n]?)?(?:身份证|证件|通行证|回乡证|台胞证|护照)|[(,，][ \n]?(?:性别|男|女))"
    )
    for found in introduced(paper, said, read):
        end = found.spans[-1][1]
        glued = flow.text[end : end + 3].lstrip(" \t")[:1] not in "(,，" if found.flow is flow else False
        # «租户简初证件…»: written without a gap, a character more may have gone unseen
        yield replace(found, certain=min(found.certain, 0.8)) if glued else found


def _ids_below(
    flow: Flow, sides: dict[str, re.Pattern[str]], kinds: tuple[str, ...]
) -> Iterator[tuple[str, Found]]:
    """At the foot of a contract both parties stand side by side: a number belongs to the label above it that
    begins at the same place of the row."""
    foot = int(0.6 * len(flow.text))
    heads = [
        (name, cell)
        for cell in flow.cells
        if cell.start >= foot
        for name, pattern in sides.items()
        if pattern.match(flow.text, cell.start, cell.end)
    ]
    for cell in flow.cells:
        labelled = _ID_LABEL.match(flow.text, cell.start, cell.end) if cell.start >= foot else None
        above = [(n, h) for n, h in heads if labelled and h.page == cell.page and 0 < cell.row - h.row <= 6]
        if not labelled or not above:
            continue
        name, head = min(above, key=lambda a: (abs(a[1].u0 - cell.u0), cell.row - a[1].row))
        if abs(head.u0 - cell.u0) > 3 * cell.height:
            continue
        row_end = flow.text.find("\n", cell.end)
        found = number(
            whole(flow, labelled.end(), min(cell.end + 30, row_end if row_end > 0 else cell.end)), kinds, 0.7
        )
        if found:
            yield name, found
