"""Layouts: Jinja pages in folders, one a layout. Filling one in also records what it says (the truth)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from samples.generator import clauses, drawings, fonts, forms
from samples.generator.addresses import Address, Wording, english, write
from samples.generator.names import traditional

ROOT = Path(__file__).parent / "layouts"
SEX = {"hans": {"M": "男", "F": "女"}, "hant": {"M": "男", "F": "女"}, "en": {"M": "M", "F": "F"}}
LONG_TERM = "long_term"
"""An end that never comes, as a value."""
WORDS = {"hans": "长期", "hant": "長期", "en": "Long-term"}
BODY = {
    "song": "'Noto Serif CJK SC'",
    "hei": "'Noto Sans CJK SC'",
    "kai": "'AR PL UKai CN'",
    "ming": "'AR PL UMing CN'",
    "ming_tw": "'AR PL UMing TW'",
    "kai_tw": "'AR PL UKai TW'",
    "serif_tc": "'Noto Serif CJK TC'",
    "sans_tc": "'Noto Sans CJK TC'",
    "latin": "'Liberation Serif','Noto Serif CJK SC'",
    "latin_sans": "'Liberation Sans','Noto Sans CJK SC'",
}


@dataclass(frozen=True)
class Layout:
    """One page design."""

    type: str
    name: str
    set: str
    path: Path
    meta: dict[str, Any]

    def shows(self, variant: str | None) -> bool:
        """Whether it is for this variant of its type (old or new title, landlord's or employer's letter …)."""
        return variant is None or variant in self.meta.get("variants", [variant])

    def allows(self, medium: str, hand: bool | None = None) -> bool:
        """Whether it exists in this medium (hand-filled papers have no text layer)."""
        if medium not in self.meta.get("media", ["text_pdf", "scan", "photo"]):
            return False
        return not (medium == "text_pdf" and self.meta.get("hand") == "yes")


@dataclass(frozen=True)
class Name:
    """A person's name in the scripts that a paper may choose from."""

    hans: str
    hant: str
    english: str = ""


@dataclass(frozen=True)
class People:
    """Several people in one field; the truth joins their names by 、."""

    names: tuple[Name, ...]

    @property
    def hans(self) -> str:
        """The first one's name, for a signature."""
        return self.names[0].hans

    @property
    def hant(self) -> str:
        """The same in Traditional characters."""
        return self.names[0].hant


@dataclass(frozen=True)
class Place:
    """An address and how this paper writes it."""

    address: Address
    wording: Wording


@dataclass
class Hand:
    """One person's handwriting on one paper."""

    family: str
    colour: str
    size: float
    rng: Random

    def write(self, text: str) -> str:
        """Characters that wander off the line a little."""
        out = []
        for char in text:
            if char == " ":
                out.append("&nbsp;")
                continue
            shift, turn = self.rng.gauss(0.02, 0.04), self.rng.gauss(0, 2.2)
            scale = self.size * self.rng.uniform(0.93, 1.08)
            out.append(
                f'<i style="font-size:{scale:.2f}em;transform:translateY({shift:.3f}em) rotate({turn:.1f}deg)">'
                f"{escape(char)}</i>"
            )
        return f"<span class=\"h\" style=\"font-family:'{self.family}','AR PL UKai CN';color:{self.colour}\">{''.join(out)}</span>"


@dataclass
class Filled:
    """A layout with values in it, ready for the browser."""

    layout: Layout
    html: str
    truth: dict[str, Any]
    hand: bool
    footer: str
    written: dict[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()


def types(set_name: str) -> tuple[str, ...]:
    """The document types that have layouts in a set: the folders are the registry."""
    return tuple(sorted(folder.name for folder in (ROOT / set_name).iterdir() if any(folder.glob("*.html"))))


@cache
def find(set_name: str, kind: str) -> tuple[Layout, ...]:
    """The layouts of a type in a set; the folder is the registry."""
    found = []
    for path in sorted((ROOT / set_name / kind).glob("*.html")):
        head = path.read_text(encoding="utf-8").split("#}", 1)[0].split("{#", 1)[1]
        found.append(Layout(kind, path.stem, set_name, path, json.loads(head)))
    return tuple(found)


def canonical(value: Any) -> Any:
    """A value as the truth file holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


@dataclass
class Ink:
    """What a template writes with: every value it writes is noted in `truth`."""

    facts: dict[str, Any]
    extras: dict[str, Any]
    script: str
    rng: Random
    hand: Hand | None
    date_style: str
    name_script: str
    truth: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)

    def text(self, name: str, style: str | None = None) -> str:
        """The written form of a fact, and a note of it."""
        value = self.facts[name]
        written = self._form(value, style, name)
        if name not in self.truth:
            exact = isinstance(value, Name | People | Place) or (
                isinstance(value, str) and name not in CODED and value != LONG_TERM
            )
            self.truth[name] = written if exact else canonical(value)
            if isinstance(value, date) and (style or self.date_style) in MONTH_STYLES:
                self.truth[name] = f"{value:%Y-%m}"
            self.written[name] = written
        return written

    def part(self, name: str, index: int, style: str | None = None, width: float = 0) -> Markup:
        """One of several people, or the family (0) or given (1) name of `FAMILY, GIVEN`; the truth is the whole."""
        value = self.facts[name]
        self.text(name, style)
        if isinstance(value, People):
            return self._ink(self._form(value.names[index], style, name), width)
        return self._ink(str(value).split(", ")[index], width)

    def _form(self, value: Any, style: str | None, name: str) -> str:
        if isinstance(value, People):
            return "、".join(self._form(person, style, name) for person in value.names)
        if value == LONG_TERM:
            return WORDS[style if style in WORDS else self.script]
        if isinstance(value, Name):
            return {"hans": value.hans, "hant": value.hant, "en": value.english}[style or self.name_script]
        if isinstance(value, Place):
            return self._place(value, style)
        if isinstance(value, date):
            return forms.date_text(value, style or self.date_style)
        if isinstance(value, Decimal):
            return self._money(value, style or "yuan", name)
        if isinstance(value, int):
            return forms.months_text(value, style or "bare")
        if name == "sex":
            return SEX[style or self.script][value]
        return traditional(value) if self.script == "hant" and name not in VERBATIM else str(value)

    def _money(self, value: Decimal, style: str, name: str) -> str:
        if name == "rent_monthly" and style in ("capitals", "both", "both2"):
            self.marks.add("capitals")
            other = self.extras.get("capitals_amount")
            if other:
                right, wrong = forms.capitals(value), forms.capitals(other)
                return forms.money_text(value, style).replace(right, wrong)
        return forms.money_text(value, style)

    def _place(self, value: Place, style: str | None) -> str:
        if style == "en":
            return english(value.address)
        written = write(value.address, value.wording)
        return traditional(written) if (style or self.script) == "hant" else written

    def v(self, name: str, style: str | None = None, width: float = 0) -> Markup:
        """A value: printed, or in a blank by hand when the paper is hand-filled."""
        value = self.facts[name]
        if self.hand and isinstance(value, date) and (style or self.date_style) in BLANK_STYLES:
            return self._date_blanks(name)
        return self._ink(self.text(name, style), width)

    def x(self, name: str, style: str | None = None, width: float = 0) -> Markup:
        """Something beside the fields: not part of the truth, or a fact that is said again."""
        if name in ("trial_months", "probation_end"):
            self.marks.add("probation")
        return self._ink(self._form(self.extras[name], style, name), width)

    def p(self, name: str, style: str | None = None) -> Markup:
        """A value that is printed even on a hand-filled paper."""
        return Markup(f'<span class="v">{escape(self.text(name, style))}</span>')

    def _ink(self, written: str, width: float) -> Markup:
        room = f' style="min-width:{width}em"' if width else ""
        if self.hand:
            return Markup(f'<span class="u"{room}>{self.hand.write(written)}</span>')
        kind = "u" if width else "v"
        return Markup(f'<span class="{kind}"{room}>{escape(written)}</span>')

    def _date_blanks(self, name: str) -> Markup:
        """2026 年 3 月 1 日 with only the numbers in ink."""
        assert self.hand
        day = self.facts[name]
        self.truth.setdefault(name, day.isoformat())
        self.written.setdefault(name, forms.date_text(day, "ymd"))
        numbers = (f"{day.year}", f"{day.month}", f"{day.day}")
        cells = [
            f'<span class="u" style="min-width:{2.6 if i == 0 else 1.7}em">{self.hand.write(n)}</span>{w}'
            for i, (n, w) in enumerate(zip(numbers, "年月日", strict=True))
        ]
        return Markup("".join(cells))

    def fill(self, written: str, width: float = 0) -> Markup:
        """Free text in a blank."""
        return self._ink(written, width)

    def has(self, name: str) -> bool:
        """Whether the fact exists for this paper."""
        return self.facts.get(name) is not None

    def clauses(self, pool: str, count: int) -> list[str]:
        """`count` clauses of a pool, their blanks filled with the extras."""
        chosen = clauses.pick(pool, count, self.rng, self.extras)
        return [traditional(c) for c in chosen] if self.script == "hant" else chosen

    def sign(self, name: str, who: str = "tenant", size: float = 9) -> Markup:
        """A signature in a cursive hand over the line; nothing where the paper is left unsigned."""
        if self.extras.get("unsigned") or (self.extras.get("agent_signs") and who == "landlord"):
            return Markup("")
        picture = drawings.signature(name, self.rng)
        dx, dy = self.rng.uniform(-1, 3), self.rng.uniform(-1.5, 0.5)
        return Markup(
            f'<span class="s"><img src="{drawings.data_uri(picture)}" style="height:{size}mm;left:{dx}mm;'
            f'top:{dy - size / 2}mm"></span>'
        )

    def seal(
        self, text: str, kind: str = "round", size: float = 38, below: str = "", dx: float = 0, dy: float = 0
    ) -> Markup:
        """A red seal over whatever stands there."""
        if self.extras.get("unsigned"):
            return Markup("")
        if self.extras.get("seal_other") and text == self.extras["seal_other"][0]:
            text = self.extras["seal_other"][1]
            self.marks.add("seal_other")
        if kind == "square":
            picture = drawings.square_seal(text, self.rng)
        else:
            picture = drawings.round_seal(text, self.rng, below, 0.68 if kind == "oval" else 1.0)
        x, y = dx + self.rng.uniform(-4, 4), dy + self.rng.uniform(-3, 3)
        return Markup(
            f'<span class="s"><img class="seal" src="{drawings.data_uri(picture)}" style="width:{size}mm;'
            f'left:{x}mm;top:{y - size / 2}mm"></span>'
        )

    def portrait(self) -> Markup:
        """The holder's picture."""
        return Markup(drawings.portrait(self.rng, self.extras.get("sex", "M")))

    def barcode(self, bars: int = 60) -> Markup:
        """Bars."""
        return Markup(drawings.barcode(self.rng, bars))

    def qr(self) -> Markup:
        """Squares."""
        return Markup(drawings.square_code(self.rng))


CODED = {"sex", "kind", "term_kind", "result", "mrz", "issue_count"}
VERBATIM = {
    "number",
    "landlord_id",
    "tenant_id",
    "employee_id",
    "uscc",
    "student_number",
    "receipt_number",
    "filing_number",
    "certificate_number",
    "contract_number",
    "name_en",
    "mrz",
    "issue_count",
    "tenant",
    "landlord",
    "name",
    "employee",
    "nationality",
}
MONTH_STYLES = {"ym", "ym0", "ym_dot", "ym_dash"}
BLANK_STYLES = {
    "ymd",
    "ymd0",
    "ymd_sp",
    "hanzi",
    "hanzi0",
    "dot",
    "dash",
    "slash",
    "dot1",
    "slash0",
    "ymd_full",
}


def make_hand(layout: Layout, rng: Random) -> Hand:
    """Somebody's handwriting that suits the layout's script."""
    script = layout.meta.get("script", "hans")
    pool = {"hans": fonts.HANDS_HANS, "hant": fonts.HANDS_HANT, "en": fonts.HANDS_LATIN}[script]
    family = "Liu Jian Mao Cao" if script == "hans" and rng.random() < 0.07 else rng.choice(pool)
    colour = rng.choice(["#1a1a22", "#1d2a7a", "#16205c", "#20242c", "#273a96"])
    return Hand(family, colour, fonts.SCALE.get(family, 1.0) * rng.uniform(1.05, 1.25), rng)


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(ROOT), undefined=StrictUndefined, autoescape=True, trim_blocks=True
    )


ENVIRONMENT = _environment()


def fill(layout: Layout, facts: dict[str, Any], extras: dict[str, Any], rng: Random, hand: bool) -> Filled:
    """The layout with these facts written into it."""
    meta = layout.meta
    extras.setdefault("unsigned", False)
    script = meta.get("script", "hans")
    name_script = extras.get("name_script") or meta.get("names", script)
    pen = make_hand(layout, rng) if hand else None
    ink = Ink(facts, extras, script, rng, pen, rng.choice(meta.get("dates", ["ymd"])), name_script)
    for key in ("kind", "term_kind", "result"):
        if key in facts and facts[key] is not None:
            ink.truth[key] = facts[key]
    body = rng.choice(meta.get("fonts", ["song"]))
    template = ENVIRONMENT.get_template(str(layout.path.relative_to(ROOT)))
    html = template.render(
        ink=ink,
        v=ink.v,
        x=ink.x,
        p=ink.p,
        rng=rng,
        body_font=BODY[body],
        meta=meta,
        facts=facts,
        extras=extras,
        one_of=lambda *options: rng.choice(options),
        hand_css=Markup(fonts.style_sheet(pen.family) if pen else ""),
    )
    return Filled(layout, html, ink.truth, hand, meta.get("footer", ""), ink.written, frozenset(ink.marks))
