"""Parents and children in sentences: «本人A系B之父», «A(女,…出生)是B的母亲», «I, A, the father of B».

Where two persons are named with their births, the younger by a generation is the child, whatever else is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.found import Found
from extractors.letters import part, some, texts
from extractors.paper import Paper
from extractors.values import CJK, as_date, from_date, person
from language.dates import find_dates
from language.surnames import begins_with_surname

GENERATION = 14 * 365
"""A parent is at least so many days older."""


DELIVERED = re.compile(r"[^。;；\n]{0,24}?(?:分娩|产下|诞下|生下|生育)")
"""«于2024年6月4日03时20分在我院分娩一男婴»."""
BORN_BEFORE = re.compile(
    r"(?:出生于|生于|出生日期[为是]?|born (?:on|in)|born|born (?:at|in) [^;]{3,60}? on)[ \t\n_:：]*(?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name and whose it is: "child", "guardian", "father" or "mother"."""

    whose: str
    found: Found


_N = rf"(?P<{{}}>[{CJK}]{{{{2,4}}}}?|[A-Z][A-Za-z'’-]+(?:[ ,]+[A-Z][A-Za-z'’-]*){{{{1,4}}}})"
_BRACKET = r"[ ]?(?:[(（](?:[^()（）]|[(（][^()（）]{0,20}[)）]){0,90}[)）])?"
_LOOSE = r"(?:[,，、 ]{1,2}[^。;；\n]{0,80}?)??"
_RELATION = r"(?:之|的)(?:亲生|法定|唯一)?(?:生?父亲?|生?母亲?|监护人|法定监护人|家长)"
_OFFSPRING = r"(?:之|的)(?:亲生|未成年)?(?:子女|儿子|女儿|子|女)(?=[,，。;；(（、 ]|$|\n)"


def _n(name: str) -> str:
    return _N.format(name)


_SENTENCES = (
    re.compile(
        rf"(?:兹证明|证明|查明?|申请人|,|。|\n|^)[ \t_]*(?:申请人|监护人|法定代理人)?[ \t_]*{_n('guardian')}(?=[ ,，(（系是为]){_BRACKET}[ ,，]*(?:系|是|为)[ \t_]*(?:申请人|被监护人|未成年人|儿童)?[ \t_]*{_n('child')}{_BRACKET}(?:之|的)(?:亲生|法定|唯一)*(?:生?父亲?|生?母亲?|监护人|法定监护人|家长)"
    ),
    re.compile(
        rf"(?:本人|我|申请人)[ \t_:：]*{_n('guardian')}(?=[ ,，(（、]|系|是|为|作为){_BRACKET}{_LOOSE}[ ,，]*(?:系|是|为|作为)[ \t_]*(?:申请人|被监护人|未成年人|儿童)?[ \t_]*{_n('child')}{_BRACKET}{_LOOSE}{_RELATION}"
    ),
    re.compile(
        rf"(?:兹证明|证明)?[ \t_]*{_n('child')}(?=[ ,，(（、系是为]){_BRACKET}{_LOOSE}[ ,，]*(?:系|是|为)[ \t_]*{_n('guardian')}{_BRACKET}{_OFFSPRING}"
    ),
    re.compile(
        rf"(?:子女|儿子|女儿|未成年人|被监护人|孩子|小孩)[ \t_:：]*(?P<child>[{CJK}]{{2,4}}?)(?=[ \t_]*(?:[,，(（、。;；]|办理|申领|申请|现|于|的|持|出生|身份))"
    ),
    re.compile(
        rf"(?:本人|我|(?<!被)监护人|声明人)[ \t_:：]*(?P<guardian>[{CJK}]{{2,4}}?)(?=[ \t_]*(?:[,，(（、]|系|是|为|作为|身份证|证件|持|现|(?:男|女)[,，]))"
    ),
    re.compile(
        rf"(?:兹有|兹证明|证明|今有|现有|查)[ \t_]*[{CJK}]{{0,16}}?(?:居民|村民|住户|户主|职工|员工|业主)[ \t_]*{_n('guardian')}(?=[ ,，(（]){_BRACKET}"
    ),
    re.compile(
        rf"与[ \t_]*(?:其|未成年人|被监护人|儿童)?[ \t_]*{_n('child')}(?=[ ,，(（系是为]){_BRACKET}[ ,，]*(?:系|是|为|属)[ \t_]*(?:父|母|亲|监)"
    ),
    re.compile(rf"[的,，。;；][ \t\n]*(?:母亲|生母)(?:是|为|系)[ \t_]*{_n('mother')}(?=[ \t_]*[(（,，。;；])"),
    re.compile(rf"(?:^|[,，。;；\n])[ \t]*{_n('child')}的(?:父亲|生父)(?:是|为|系)[ \t_]*{_n('father')}(?=[ \t_]*[(（,，。;；])"),
    re.compile(rf"(?:产妇|孕妇|母亲)[ \t_:：]*{_n('mother')}(?=[ \t_]*[(（,，])"),
    re.compile(rf"(?:丈夫|配偶|其夫|父亲)[ \t_:：]*{_n('father')}(?=[ \t_]*[(（,，])"),
    re.compile(rf"(?:取名|起名|命名|名为|姓名为)[为叫]?[ \t_:：]*{_n('child')}(?=[ \t_]*[,，。;；(（\n])"),
    re.compile(rf"[,，。\n][ \t]*(?:我)?(?:是|系|为)[ \t_]*{_n('child')}[ \t_]*{_BRACKET}{_RELATION}"),
    re.compile(rf"(?:我叫|本人叫|我是)[ \t_]*{_n('guardian')}(?=[ \t_]*[,，。(（])"),
    re.compile(
        rf"(?:^|[,，。;；\n])[ \t]*{_n('guardian')}[ \t_]*{_BRACKET}[ ,，]*(?:系|是|为)其(?:法定|唯一|亲生)*(?:父亲?|母亲?|监护人|家长)"
    ),
    re.compile(
        rf"(?:申请人|被监护人)[ \t_:：]*{_n('child')}(?=[ \t_]*[,，(（])[^。]{{0,90}}[。,，][^。]{{0,12}}?(?:申请人|其)?(?:系|是|为|属|因)(?:未成年|未满)"
    ),
    re.compile(rf"\bI,?[ \n]+{_n('guardian')}(?:[^.;]|No\.){{0,140}}?(?:am|being)[ \n]+(?:the )?(?:[a-z]+ )?(?:father|mother|parent|(?:legal )?guardian) of[ \n]+(?:my (?:son|daughter|child),? )?{_n('child')}"),
    re.compile(rf"(?P<child>[A-Z][A-Z'’-]+,[ ]?[A-Z][A-Za-z'’-]*(?:[ ][A-Z][A-Za-z'’-]*){{0,3}}|[A-Z][A-Za-z'’-]+(?:[ ][A-Z][A-Za-z'’-]+){{1,3}}),?[ \n]+(?:(?:fe)?male|a (?:boy|girl)),?[ \n]+(?:was )?born[^;]{{0,120}}?(?:son|daughter|child) of[ \n]+{_n('father')}[ \n]+and[ \n]+{_n('mother')}"),
    re.compile(rf"(?:father|mother|parent|guardian) of[ \n]+(?:my (?:son|daughter|child),? )?{_n('child')}"),
    re.compile(rf"my (?:minor )?(?:son|daughter|child),?[ \n]+{_n('child')}"),
)  # fmt: skip
_NO_PERSON = re.compile(
    r"^(?:的|之|现|已|作为|自愿|承诺|声明|保证|系|为|在此|特|因|同意|授权|委托|愿)|我|本人|以上|上述|以下|该|监护|父|母|子女|儿子|女儿|申请|办理|居住|证|姓名|信息|情况|资料|关系|签名|签字"
)


def sentences(paper: Paper) -> Iterator[Named]:
    """Whom the sentences of a statement name, and as what."""
    for text in texts(paper):
        for pattern in _SENTENCES:
            for match in pattern.finditer(text.text):
                for whose, value in match.groupdict().items():
                    if not value or _NO_PERSON.search(value):
                        continue
                    if re.match(rf"[{CJK}]", value) and "·" not in value and not begins_with_surname(value):
                        continue
                    for found in some(person(part(text, match.start(whose), match.end(whose)), 0.84)):
                        yield Named(whose, found)


_BORN_PERSON = re.compile(
    rf"(?<![{CJK}])(?:[{CJK}]{{0,6}}(?:人|女|子|儿|父亲|母亲|姓名)[ ]?[:：]?[ ]?)?(?P<name>[{CJK}]{{2,4}}?)[ \t]*[,，(（][ ]?(?:性别[:：]?[ ]?)?[男女][ ]?[,，、)）]"
)


def born_persons(paper: Paper) -> Iterator[Named]:
    """«A,女,1978年8月21日出生»: of two such persons the younger by a generation is the child, the other the guardian."""
    for text in texts(paper):
        named: list[tuple[Found, Found]] = []
        for match in _BORN_PERSON.finditer(text.text):
            near = part(text, match.end(), min(len(text.text), match.end() + 60))
            spans = [
                s for s in find_dates(re.split(r"[。;；]", near.text)[0]) if s.value and s.precision == "day"
            ]
            if not spans or not begins_with_surname(match["name"]):
                continue
            before, after = near.text[: spans[0].start], near.text[spans[0].end : spans[0].end + 3]
            if not (re.search(r"出生|生于", before[-8:]) or re.match(r"[ ]?(?:日)?(?:出生|生)", after)):
                continue
            who = person(part(text, match.start("name"), match.end("name")), 0.82)
            born = from_date(near, spans[0], 0.82)
            if who and born:
                named.append((who, born))
        days = sorted({(as_date(b.value), str(w.value)) for w, b in named if as_date(b.value)}, key=str)
        if len(days) == 2 and (days[1][0] - days[0][0]).days > GENERATION:  # type: ignore[operator]
            for who, _ in named:
                yield Named("child" if str(who.value) == days[1][1] else "guardian", who)


def youngest(founds: list[Found], births: list[Found]) -> list[Found]:
    """Of days of birth those that can be the child's: no other on the paper is a generation later.

    births: every day of birth on the paper. Where none of `founds` is left, the latest of `births`, less surely.
    """
    days = [d for f in (*founds, *births) if (d := as_date(f.value))]
    if not days:
        return founds
    latest = max(days)
    left = [f for f in founds if not (d := as_date(f.value)) or (latest - d).days < GENERATION]
    if left or (latest - min(days)).days < GENERATION:
        return left
    return [replace(f, weight=min(f.weight, 0.78)) for f in births if as_date(f.value) == latest]


def last_place(name: str, text: str) -> int:
    """Where the name stands last in the text, whatever blanks a line's end made of its own; -1 where it does not."""
    pattern = r"\s*".join(re.escape(c) for c in re.sub(r"\s", "", name))
    return max((m.start() for m in re.finditer(pattern, text)), default=-1) if pattern else -1
