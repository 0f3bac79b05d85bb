"""Papers for applicants under 16: birth certificates, a guardian's identity card, statements of guardianship.

A birth certificate names both parents: `guardian` is then «father、mother». A card names its holder only, and the
holder's own birth is not the child's. Names and births are told apart by the nearest word before them, or by the
column they stand in: 新生儿, 父亲, 母亲, 监护人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.fields import regions
from extractors.found import Found, Region, whole
from extractors.kinship import BORN_BEFORE, DELIVERED, Named, born_persons, last_place, sentences, youngest
from extractors.labels import family, labels
from extractors.layout import Cell, Flow
from extractors.letters import LED, all_dates, part, some, texts
from extractors.paper import DocumentType, Founds, Paper
from extractors.people import myself
from extractors.row_heads import head_beside
from extractors.values import CJK, from_date, person
from language.dates import find_dates

STOPS = labels(
    "姓名", "性别", "民族", "出生", "出生日期", "出生时间", "出生年月日", "出生地点", "出生地", "出生孕周", "出生体重", "出生身长", "住址", "地址", "国籍", "籍贯", "年龄", "职业", "公民身份号码", "身份证号码", "身份证件号码", "身份证号", "证件号码", "证件类型",
    "有效身份证件类别", "有效身份证件号码", "医疗机构名称", "接生机构名称", "接生人员", "签发日期", "签发机构", "签发机关", "有效期限", "出生证编号", "编号", "父亲姓名", "母亲姓名", "父亲", "母亲", "父姓名", "母姓名", "父", "母", "新生儿姓名", "监护人", "被监护人", "声明人", "关系",
    "与申请人关系", "与被监护人关系", "联系电话", "电话", "日期", "登记日期", "体重", "身长", "孕周", "健康状况", "申报人", "登记官", "Name", "Sex", "Date of Birth", "Place of Birth", "Nationality", "Father", "Mother", "Date", "Tel", "Address", "ID No", "Occupation", "Residence", "Relationship",
    "Date of Registration", "Name of Father", "Name of Mother", "Name of Child", "Permit No", "Passport No", "Signature", "Date of Issue", "Hospital",
)  # fmt: skip


def _heads(*names: str) -> str:
    return "(?:" + "|".join(names) + ")"


_CHILD = _heads(
    r"新[ ]?生[ ]?儿", "婴儿", "产儿", "儿童", "被[ ]?监[ ]?护[ ]?人", "未成年(?:人|子女|申请人)?", "子[ ]?女", "孩子", "小孩", "出生者", "出生人", "被?登记人", "本证持有人", "(?:居住证)?申请人", r"儿子|女儿", r"(?:new[- ]?born )?child(?:ren)?", "infant", "minor", "ward", "baby",
)  # fmt: skip
_FATHER = _heads(r"生?父[ ]?亲?", "Father", "Pai")
_MOTHER = _heads(r"生?母[ ]?亲?", "Mother", "Mãe")
_GUARDIAN = _heads(
    r"(?:法定)?监[ ]?护[ ]?人[一二甲乙12]?", r"法定代理人", r"本人(?=[ ]?的?(?:姓[ ]?名|中文姓名))", "家[ ]?长", "代办人", "陪同人", "声[ ]?明[ ]?人", "承诺人", "委托人", "父母", "父/母", "(?:legal )?guardian", "parents?", "declarant", "undersigned",
)  # fmt: skip
_HEAD = re.compile(
    rf"(?P<child>{_CHILD})|(?P<guardian>{_GUARDIAN})|(?P<father>{_FATHER})|(?P<mother>{_MOTHER})",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[ ]?(?:的)?(?:姓[ ]?名|中文姓名|名[ ]?字|姓(?=[ \t\n]))|['’]s (?:full |birth |maiden )?name(?: (?:prior to|before|at)(?: first)? (?:marriage|birth)| in full)?)?"
_AND_NUMBER = (
    r"(?:[ ]?(?:及|和|与|暨|、|/|;|,|and|&)[ ]?(?:其|香港|澳门|有效)?(?:身[份分]证明?(?:文件|件|字)?|证件|证照|护照|国籍|职业|年龄|identity(?: document| card)?|I\.?D\.?(?: card)?|document|passport|occupation|nationality)"
    r"(?:[ ]?(?:号码?|编号|numbers?|No\.?))?(?![A-Za-z]))?"
)
"""«父亲姓名及身份证号码», «Name of father; identity document»: the name stands first in what belongs to such a label."""
_EN_NAME = r"(?:(?:full )?name(?: and surname| in full)?(?: and maiden (?:name|surname))? of (?:the )?|(?<!of )(?<!of the ))"
"""«Name of father» is a label of a name, «Residence of father» is none."""


def _named(head: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\u4e00-\u9fffA-Za-z])(?:{_EN_NAME}{head}{_NAME_WORD}(?:[(](?:签[字名章]|签署)[)])?{_AND_NUMBER}(?:(?<![A-Za-z])|(?![A-Za-z])))",
        re.IGNORECASE,
    )


_LABELS = {
    "child": _named(_CHILD),
    "guardian": _named(_GUARDIAN),
    "father": _named(_FATHER),
    "mother": _named(_MOTHER),
}
_NAME = labels(
    "姓名", "中文姓名", "姓名(中文)", family("Full|Legal|Full legal|Complete|Chinese|English", " ", "name", "| in full| in Chinese| in English"), "Name", "Name in full", "Name and surname", "Full name", "Name, if any", "Chinese name", "姓名及姓氏", "名及姓氏", "姓氏及名字",
)  # fmt: skip
_BIRTH = labels(
    family("出生", "日期|时间|年月日|年月|时刻|日", "|及|和|与|/|、", "|时间|地点|时刻|具体时间"), family("Date|Day|Date and time|Date & time|Date & place|Time and date", " of ", "|child's |live ", "birth"), "D.O.B", "DOB", "Birthday",
    "出生日期", "出生时间", "出生年月日", "出生年月", "出生日期及地点", "出生日期和地点", "出生日", "出生", "Date of birth", "Date and place of birth", "When and where born", "When born", "Birth date", "Born", start=False,
)  # fmt: skip
_CARD = re.compile(
    r"居民身[份分]证|国民身[份分]证|IDENTITYCARD|BILHETEDEIDENTIDADE|公民身份号码", re.IGNORECASE
)
_CERTIFICATE = re.compile(
    r"出生(?:医学)?证|出生登记|出生记项|新生儿|BIRTHCERTIFICATE|ENTRYOFBIRTH|CERTIFICATE(?:OFREGISTRATION)?OF(?:LIVE)?BIRTH|(?:RECORD|REGISTRATION|REGISTER|EXTRACT|NOTIFICATION)OF(?:LIVE)?BIRTH|CERTID[ÃA]ODE(?:NARRATIVA|NASCIMENTO)|ASSENTODENASCIMENTO",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"监护|子女|亲属关系|父子|父女|母子|母女|GUARDIAN|FATHEROF|MOTHEROF|MYSON|MYDAUGHTER|父亲|母亲",
    re.IGNORECASE,
)


def kind_of(paper: Paper) -> str:
    """ "certificate", "card" or "statement"."""
    text = paper.compact
    if _CERTIFICATE.search(text) and not re.search(r"声明|承诺书|STATEMENT|DECLAR", text[:60], re.IGNORECASE):
        return "certificate"
    return "card" if _CARD.search(text) and not _FAMILY.search(text) else "statement"


def read(paper: Paper) -> Founds:
    kind = kind_of(paper)
    if kind == "card":
        return {"guardian": _chinese([*(n.found for n in _generic(paper, "guardian")), *_bare(paper)])}
    named = [*_labelled(paper), *_generic(paper, "child" if kind == "certificate" else "")]
    if kind == "statement":
        named += [
            *sentences(paper),
            *born_persons(paper),
            *(Named("guardian", f) for f in myself(paper, 0.8)),
        ]
    elif not {n.whose for n in named} & {"father", "mother"}:
        named += sentences(paper)  # an extract that tells it in a sentence
    by: dict[str, list[Found]] = {w: [] for w in ("child", "guardian", "father", "mother")}
    for each in named:
        by[each.whose].append(each.found)
    births = list(_births(paper, kind))
    if kind == "statement" or not births:
        children = _plain(by["child"])
        elders = [n for w in ("guardian", "father", "mother") for n in _plain(by[w]) if n not in children]
        births += _born(paper, children, elders)
    own = [f for whose, f in births if whose == "child"]
    founds: Founds = {"child": _chinese(by["child"]), "date_of_birth": youngest(own, [f for _, f in births])}
    if kind == "certificate":
        founds["guardian"] = list(_parents(by["father"], by["mother"])) or _chinese(by["guardian"])
    else:
        kids = {str(f.value) for f in by["child"]}
        others = [f for f in by["guardian"] if str(f.value) not in kids]
        parents = [f for f in (*by["father"], *by["mother"]) if str(f.value) not in kids]
        if others or not parents:
            founds["guardian"] = _chinese(others or by["guardian"])
        else:
            founds["guardian"] = list(_parents(by["father"], by["mother"])) or _chinese(parents)
    return founds


_UNDER_TITLE = re.compile(rf"(?m)身[份分]证[^\n]{{0,4}}\n(?:[A-Z][A-Z ]+\n)?([{CJK}](?:[ ]?[{CJK}]){{1,3}})$")
_OVER_LATIN = re.compile(rf"(?m)^([{CJK}·]{{2,5}})(?:\n|[ \t]+)(?=[A-Z][A-Za-z'’-]+[ ]?,[ ]?[A-Z])")


def _bare(paper: Paper) -> Iterator[Found]:
    """A card without labels: the Chinese name alone above the name in Latin letters, or alone under the title."""
    for match in _OVER_LATIN.finditer(paper.rows.text):
        yield from some(person(whole(paper.rows, match.start(1), match.end(1)), 0.8))
    for match in _UNDER_TITLE.finditer(paper.rows.text):
        if not STOPS.fullmatch(match[1]):
            for found in some(person(whole(paper.rows, match.start(1), match.end(1)), 0.7)):
                yield replace(found, certain=0.85)  # no label says that it is a name


def _who(region: Region, weight: float) -> Found | None:
    """The person in a region; of «CHAN TAI MAN 陳大文» the Chinese name."""
    found = person(region, weight)
    if found is None or re.search(rf"[{CJK}]", str(found.value)):
        return found
    line = region.text.strip("\n ").split("\n")[0]
    shift = region.text.find(line)
    match = re.search(rf"(?<=[A-Za-z])[ \t,/(（]+([{CJK}]{{2,4}})(?=[)） \t]|$)", line)
    if match is None:
        return found
    return person(part(region, shift + match.start(1), shift + match.end(1), region.way), weight) or found


def _chinese(founds: list[Found]) -> list[Found]:
    chinese = [f for f in founds if re.search(rf"[{CJK}]", str(f.value))]
    return chinese or founds


def _parents(fathers: list[Found], mothers: list[Found]) -> Iterator[Found]:
    """Both, father first; each reading of the one with the best of the other in the same text."""
    fathers, mothers = _chinese(fathers), _chinese(mothers)
    seen = False
    for father in fathers:
        for mother in mothers:
            if father.flow is mother.flow:
                seen = True
                weight, certain = min(father.weight, mother.weight), min(father.certain, mother.certain)
                yield Found(
                    f"{father.value}、{mother.value}", father.flow, (*father.spans, *mother.spans), father.way, weight, _joined, certain
                )  # fmt: skip
    if not seen:
        yield from fathers or mothers


def _joined(raw: str) -> None:
    """Two names in two places: another reading of one cannot be told apart from the joint."""


_OFF = re.compile(
    r"[ \t]*(?:[(（/][^()（）\n]{0,24}[)）]?)?[ \t]*[:：\t]|[ ]|$|\n|[ ]?/?[A-Za-z]", re.MULTILINE
)


def _labelled(paper: Paper) -> Iterator[Named]:
    """«父亲姓名:…», «Name of child …»."""
    notarial = "公证" in paper.compact
    for flow in paper.flows:
        for whose, label in _LABELS.items():
            for region in _nearest(flow, label):
                if not _OFF.match(flow.text, region.label[1]):
                    continue
                found = _who(region, 0.9 if region.way != "below" else 0.78)
                if whose == "child" and notarial and flow.text[region.label[0] :].startswith("申请人"):
                    continue  # who applies to a notary is the parent
                if found and not _HEAD.match(str(found.value)):
                    yield Named(whose, found)


def _nearest(flow: Flow, label: re.Pattern[str]) -> Iterator[Region]:
    """Regions of a label; what stands below it only where no name stands beside it."""
    beside: set[tuple[int, int]] = set()
    for region in regions(flow, label, STOPS):
        if region.way == "below" and region.label in beside:
            continue
        if region.way != "below" and person(region):
            beside.add(region.label)
        yield region


def _generic(paper: Paper, otherwise: str) -> Iterator[Named]:
    """«姓名» alone: the column it stands in, the nearest head before it, else `otherwise`."""
    for flow in paper.flows:
        for region in _nearest(flow, _NAME):
            found = _who(region, 0.86 if region.way != "below" else 0.75)
            if found is None:
                continue
            columns = list(_by_column(flow, region))
            if columns:
                yield from columns
                continue
            whose = head_beside(flow, region.label[0], _HEAD) or (
                _head_before(flow, region.label[0]) or otherwise
            )
            if whose:
                yield Named(whose, found)


def _by_column(flow: Flow, region: Region) -> Iterator[Named]:
    """A row «姓名 | A | B» under a row of heads «| 父亲 | 母亲»."""
    if region.way != "right":
        return
    at = next((i for i, c in enumerate(flow.cells) if c.start <= region.label[0] < c.end), None)
    if at is None:
        return
    label = flow.cells[at]
    for cell in flow.cells[at + 1 : at + 5]:
        if cell.row != label.row:
            break
        head = _above(flow, at, cell)
        found = _who(whole(flow, cell.start, cell.end, "right"), 0.86) if head else None
        if head and found:
            yield Named(head, found)


def _above(flow: Flow, at: int, cell: Cell) -> str:
    for other in reversed(flow.cells[max(0, at - 16) : at]):
        if other.page != cell.page or other.row == cell.row:
            continue
        text = flow.text[other.start : other.end]
        if other.u0 < cell.u1 and other.u1 > cell.u0 and len(text) <= 16:
            match = _HEAD.search(text)
            return (match.lastgroup or "") if match else ""
    return ""


def _head_before(flow: Flow, place: int, reach: int = 160) -> str:
    """The last head before a place, on the row or above it."""
    last = ""
    for match in _HEAD.finditer(flow.text, max(0, place - reach), place):
        last = match.lastgroup or ""
    return last


def _births(paper: Paper, kind: str) -> Iterator[tuple[str, Found]]:
    """Labelled days of birth: the "child"'s, or an "other"'s, which stands nearer to a parent's name."""
    yield from _births_in_rows(paper.rows)
    for flow in paper.flows:
        for region in regions(flow, _BIRTH, STOPS):
            beside = head_beside(flow, region.label[0], _HEAD)
            head = beside or _head_before(flow, region.label[0], 90)
            own = flow.text[max(0, region.label[0] - 6) : region.label[0]]
            other = bool(re.search(rf"(?:{_FATHER}|{_MOTHER})(?:的)?$", own, re.IGNORECASE)) or (
                head not in ("child", "")
                and bool(beside or kind != "certificate" or _parent_row(flow, region))
            )
            spans = [s for s in find_dates(region.text[:60]) if s.value and s.precision == "day"]
            if spans and LED.fullmatch(region.text[: spans[0].start]):
                weight = 0.9 if region.way != "below" else 0.8
                weight -= 0.0 if head == "child" else 0.04
                for found in some(from_date(region, spans[0], weight)):
                    yield "other" if other else "child", found


def _births_in_rows(flow: Flow) -> Iterator[tuple[str, Found]]:
    """Rows of a table «监护人 | A | 男 | 1980-01-02 | …» under a heading that says 出生日期: the head opens the row."""
    heading = next((c for c in flow.cells if _BIRTH.fullmatch(flow.text[c.start : c.end].strip())), None)
    if heading is None:
        return
    for first in flow.cells:
        head = _HEAD.fullmatch(flow.text[first.start : first.end].strip())
        if head is None or first.page != heading.page or first.row <= heading.row or first.u0 >= heading.u0:
            continue
        for cell in flow.cells:
            if cell.row != first.row or cell.u1 < heading.u0 or cell.u0 > heading.u1:
                continue
            region = whole(flow, cell.start, cell.end, "below")
            spans = [s for s in find_dates(region.text) if s.value and s.precision == "day"]
            if len(spans) == 1:
                for found in some(from_date(region, spans[0], 0.9)):
                    yield "child" if head.lastgroup == "child" else "other", found


def _parent_row(flow: Flow, region: Region) -> bool:
    """Whether a parent's head stands on the label's row before it, or opened its part of the table."""
    row = flow.text.rfind("\n", 0, region.label[0]) + 1
    return bool(_HEAD.search(flow.text[row : region.label[0]])) or _head_before(
        flow, region.label[0], 60
    ) in ("father", "mother", "guardian")


def _plain(founds: list[Found]) -> list[str]:
    return ["".join(f.flow.text[a:b] for a, b in f.spans) for f in founds]


def _born(paper: Paper, children: list[str], others: list[str]) -> Iterator[tuple[str, Found]]:
    """«…于2015年3月2日出生», «born on …»: whose, says the name or the word that stands nearest before it."""
    for text in texts(paper):
        for span in all_dates(text):
            after = text.text[span.end : span.end + 4]
            before = text.text[max(0, span.start - 150) : span.start]
            delivered = bool(DELIVERED.match(text.text, span.end))
            if span.precision != "day" or not (
                re.match(r"[ \t_]*(?:日)?(?:出生|生(?![活效]))", after)
                or BORN_BEFORE.search(before)
                or delivered
            ):
                continue
            places = [(last_place(n, before), "child") for n in children]
            places += [(last_place(n, before), "other") for n in others]
            places += [(m.start(), str(m.lastgroup)) for m in _HEAD.finditer(before)]
            nearest = max(places, default=(-1, ""))
            child = (nearest[0] >= 0 and nearest[1] == "child") or delivered
            for found in some(from_date(text, span, 0.86)):
                yield "child" if child else "other", found


TYPE = DocumentType(
    type="guardian_papers",
    titles=(
        (r"出生医学证明|出生证明书?|出生登记(?:记项)?(?:核证副本|证明书?|纪录)?|出生证(?!件|号|编)", 0.8),
        (
            r"(?:CERTIFIEDCOPYOFAN)?ENTRYOFBIRTH|BIRTHCERTIFICATE|CERTIFICATEOF(?:LIVE)?BIRTH|CERTID[ÃA]ODE(?:NARRATIVADE)?NASCIMENTO",
            0.8,
        ),
        (
            r"监护人?[\u4e00-\u9fff]{1,6}(?:声明|承诺|同意|委托|证明|说明)书|(?:法定)?监护(?:人)?(?:关系|身份|资格|权)?(?:声明|证明|承诺|确认|委托|授权|同意)书?|亲属关系(?:声明|证明|公证)书?|亲子关系(?:声明|证明)书?|父[子女]关系证明|母[子女]关系证明",
            0.75,
        ),
        (r"公证书|STATUTORYDECLARATION|AFFIDAVIT", 0.4),
        (
            r"(?:EXTRACT|COPY|CERTIFICATE)(?:FROM|OF)?(?:THE)?(?:REGISTER|RECORDS?|REGISTRY)OFBIRTHS?|BIRTHREGISTRATION|RECORDOFBIRTH",
            0.75,
        ),
        (
            r"(?:监护|监护人|被监护人|亲属|亲子|家庭成员)(?:关系)?(?:情况|信息)?(?:登记|申报|备案|信息|情况)?表",
            0.65,
        ),
        (
            r"(?:STATEMENT|DECLARATION|PROOF|CERTIFICATE)OF(?:LEGAL)?(?:GUARDIANSHIP|PARENTAGE|RELATIONSHIP)|GUARDIAN(?:SHIP)?(?:STATEMENT|DECLARATION|CONSENT|FORM|LETTER)|PARENT(?:AL|S)?(?:/?(?:OR)?GUARDIAN)?(?:AUTHORI[SZ]ATION|CONSENT|DECLARATION|STATEMENT|PERMISSION)",
            0.75,
        ),
        (
            r"(?:香港|澳门)?(?:特别行政区)?(?:永久性|非永久性)?居民身[份分]证(?!件|号|字|明|复印|姓名)|国民身[份分]证(?!件|号|字|明|复印)|(?:HONGKONG|MACAO?)?(?:PERMANENT|RESIDENT)*IDENTITYCARD",
            0.6,
        ),
    ),
    hints=(
        (r"新生儿|父亲|母亲|监护人|FATHER|MOTHER|GUARDIAN", 0.25),
        (r"出生(?:医学)?证|出生登记|ENTRYOFBIRTH|BIRTHCERTIFICATE|孕周|出生体重|接生", 0.25),
        (r"PARENTALRESPONSIBILITY|LEGALGUARDIAN|PARENTORGUARDIAN|RELATIONSHIPTO(?:THE)?(?:MINOR|CHILD)", 0.2),
        (r"THE(?:FATHER|MOTHER|PARENT|LAWFULGUARDIAN)OF|(?:SON|DAUGHTER)OF", 0.25),
        (r"父子|父女|母子|母女|子女|监护关系|被监护人", 0.2),
        (r"公证事项[:：]?(?:亲属|亲子|监护|出生|父母)|的(?:亲生)?(?:父亲|母亲|监护人)", 0.3),
        (r"公民身份号码", 0.25),
        (r"民族.{0,80}公民身份号码|身份证号码.{0,40}[A-Z]{1,2}\d{6}[(][0-9A][)]", 0.3),
        (r"永久性居民身份证|PERMANENTIDENTITYCARD|IDENTITYCARD", 0.25),
        (
            r"\A(?![\s\S]*(?:监护|父[子女]关系|母[子女]关系|新生儿|亲属关系))[\s\S]*?(?:来往内地|来往大陆|往来港澳|居住证(?!申请|事)|换证次数|通行证号码)",
            -0.4,
        ),
        (
            r"甲方|乙方|租金|劳动合同|学号|在读|在职|回执|经营范围|住宿|承租|不动产权|LANDLORD|TENANT|EMPLOYE[RE]",
            -0.6,
        ),
        (r"PASSPORT|护照(?!号)", -0.3),
        (r"C[A-Z<]?CHN[A-Z0-9<]{8,}", -0.6),  # the back of a travel permit names its holder's identity card
    ),
    read=read,
    expected=("guardian",),
)
