"""The data page of a passport: the printed zone against the machine-readable one (ICAO Doc 9303 parts 3 and 4).

Labels are printed in English and in the issuer's language, values below or behind them. Number, birth, sex and
expiry stand in the machine-readable lines too, guarded by check digits; the name without one.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator

from extractors.fields import regions
from extractors.found import Found, Region
from extractors.layout import Flow
from extractors.letters import some
from extractors.machine_lines import machine_founds, machine_names
from extractors.paper import DocumentType, Founds, Paper
from extractors.printed_names import printed_names
from extractors.values import code, day, sex
from language.mrz import century

_FOREIGN = (
    r"Noms?|Pr[ée]noms?|Apellidos?|Nombres?|Vornamen?|Cognome|Nome|Name|Nationalit[éeà]|Nacionalidad|Nacionalidade|Cittadinanza|Staatsangeh[öo]rigkeit|"
    r"Geburtsdatum|Geburtstag|Geburtsort|Date de naissance|Fecha de nacimiento|Data di nascita|Lieu de naissance|Lugar de nacimiento|Sexe|Sexo|Sesso|Geschlecht|Date d['’]expiration|"
    r"Date de d[ée]livrance|Fecha de (?:caducidad|vencimiento|expedici[óo]n)|G[üu]ltig bis|Ausstellungsdatum|Autorit[ée]|Beh[öo]rde|(?:N[o°º]\.?[ ]?(?:du |de )?)?(?:Passeport|Pasaporte)(?:[ ]?N[o°º]\.?)?|"
    r"Pass[- ]?N(?:r|ummer)\.?|Passnummer|Type|Typ|Tipo|Code(?: du pays)?|Kode|Titulaire|Inhaber|[^\x00-\x7f]{1,12}"
)


_BEFORE = r"[^\W\d_][^\n\t/:：<]{0,44}/[ ]?"
"""What a language that is not known says of a field before English does: «APELYIDO/SURNAME», «국적/Nationality»."""


def _label(*names: str) -> re.Pattern[str]:
    """English names of a field, swallowing what other languages say of it before or behind: «성/Surname», «Surname / Nom (1)»."""
    own = "|".join(names)
    return re.compile(
        rf"(?<![A-Za-z])(?:{_BEFORE})?(?:{own})(?![A-Za-z])(?:[ ]?\(\d\.?\))?(?:\.?[ ]?[/·|,.][ ]?(?:{_FOREIGN})(?![a-zà-ÿ]))*\.?(?:[ ]?\(\d\.?\))?",
        re.IGNORECASE,
    )


_SURNAME = _label(
    "Surname", "Family name", "Last name", "Apellidos", "Surnames", r"Nom(?= ?[:：(/\n\t])", "姓"
)
_GIVEN = _label(
    "Given names?",
    r"Given name\(s\)",
    "Forenames?",
    "First names?",
    "Other names",
    r"Pr[ée]noms?(?= ?[:：(/\n\t])",
    "名",
)
_FULL = _label(
    r"(?<!Given )(?<!Family )(?<!First )(?<!Last )Names?(?: of (?:bearer|holder))?", "Full name", "姓名"
)
_NATION = _label("Nationality", "Citizenship", r"Nationalit[éy](?= ?[:：(/\n\t])", "国籍")
_BIRTH = _label("Date of birth", "Birth date", "Date de naissance", "Born", "出生日期", "DOB")
_SEX = _label("Sex", "Gender", "Sexe", "性别")
_NUMBER = _label(
    r"Passport N(?:o|umber|[°º])\.?", r"Passport#", r"Document N(?:o|umber)\.?", r"(?:N[°ºo]\.? du )?Passeport N[°ºo]\.?", "护照号码?", "护照号", r"Passport(?= ?[/] ?(?:Passeport|Pasaporte|Reisepass) ?N)"
)  # fmt: skip
_UNTIL = _label(
    "Date of expiry", "Date of expiration", "Expiry date", "Expiration date", "Date d['’]expiration", "Valid until", "Expires(?: on)?", "Expiry", "有效期至", "有效期限?"
)  # fmt: skip
_OTHER = _label(
    "Type", "Code(?: of (?:issuing )?State)?", "Country code", "Issuing (?:country|State|authority|office)", "Place of birth", "Date of issue", "Place of issue", "Authority", "Holder['’]s signature", "Signature", "Personal N(?:o|umber)\\.?",
    "Height", "Colou?r of eyes", "Residence", "Endorsements", "Identity N(?:o|umber)\\.?", "Former passport", "Observations", "National ID N(?:o|umber)\\.?", "签发日期", "签发机关", "签发地点", "出生地点", "Lieu de naissance", "Date de d[ée]livrance", "Autorit[ée]",
)  # fmt: skip
STOPS = re.compile(
    "|".join(
        f"(?:{p.pattern})" for p in (_SURNAME, _GIVEN, _FULL, _NATION, _BIRTH, _SEX, _NUMBER, _UNTIL, _OTHER)
    ),
    re.I,
)


def read(paper: Paper) -> Founds:
    founds: Founds = {
        "name_en": list(_names(paper)),
        "nationality": list(_nations(paper)),
        "date_of_birth": list(_days(paper, _BIRTH, birth=True)),
        "sex": list(_sexes(paper)),
        "number": list(_numbers(paper)),
        "valid_until": list(_days(paper, _UNTIL, birth=False)),
    }
    for name, more in machine_founds(paper).items():
        if name in (*founds, "mrz"):
            founds.setdefault(name, []).extend(more)
    founds["name_en"] += machine_names(paper)
    both = printed_names(paper, _name_key)
    if both:  # what stands behind a label and is not what the page says twice was another field's
        founds["name_en"] = [
            *both,
            *(f for f in founds["name_en"] if _name_key(f.value) == _name_key(both[0].value)),
        ]
        own = {both[0].flow.raw(*span).strip() for span in both[0].spans}
        founds["nationality"] = [f for f in founds["nationality"] if f.value not in own]
    return founds


_LATIN = re.compile(r"[ :：]*([^\W\d_][^\W\d_'’.-]*(?:[ ,]+[^\W\d_]?[^\W\d_'’.-]*){0,6})")


def _latin(region: Region) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The first line as a name in Latin letters: (as printed, spans)."""
    line = region.text.strip("\n").split("\n")[0].split("\t")[0]
    shift = region.text.find(line)
    match = _LATIN.match(line)
    if (
        not match
        or not re.search(r"[A-Za-zÀ-ÿ]{2}", match[1])
        or re.search(r"[\u3040-\u9fff\uac00-\ud7af]", match[1])
    ):
        return None
    end = match.start(1) + len(match[1].rstrip(" ,.-"))
    spans = region.spans(shift + match.start(1), shift + end)
    return "".join(region.flow.raw(a, b) for a, b in spans).strip(), spans


def _parts(flow: Flow, label: re.Pattern[str]) -> list[tuple[str, tuple[tuple[int, int], ...], str]]:
    out = []
    for region in regions(flow, label, STOPS):
        found = _latin(region)
        if found:
            out.append((*found, region.way))
    return out


def _names(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        family, given = _parts(flow, _SURNAME), _parts(flow, _GIVEN)
        if family and given:
            (a, spans_a, way), (b, spans_b, _) = family[0], given[0]
            yield Found(f"{a}, {b}", flow, (*spans_a, *spans_b), way, 0.9, _as_name)
            continue
        for value, spans, way in _parts(flow, _FULL):
            if len(re.findall(r"[^\W\d_]{2,}", value)) >= 2:
                yield Found(value, flow, spans, way, 0.8)


def _as_name(raw: str) -> None:
    """Two places joined: another reading of one letter cannot be told apart from the joint."""


def _nations(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NATION, STOPS):
            text = region.text.lstrip(" :：\n.·/")
            skip = len(region.text) - len(text)
            line = re.match(r"[^\n\t\d]{2,40}", text)
            if line and re.search(r"[^\W\d_]{2}", line[0]) and not STOPS.match(text.lstrip(" /·")):
                spans = region.spans(skip, skip + len(line[0].rstrip(" /.,")))
                value = "".join(flow.raw(a, b) for a, b in spans).strip()
                yield Found(value, flow, spans, region.way, 0.9 if region.way != "below" else 0.8)


def _sexes(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _SEX, None):
            yield from some(sex(region, 0.9 if region.way != "below" else 0.85))


def _numbers(paper: Paper) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, _NUMBER, STOPS):
            weight = 0.9 if region.way != "below" else 0.85
            token = re.compile(r"[A-Z0-9]*").match(region.text, min(24, len(region.text)))
            near = region.cut(token.end() if token else 24)  # never half a number
            yield from some(code(near, weight, r"(?<![A-Z0-9])(?=[A-Z0-9]*\d{3})[A-Z0-9]{6,9}(?![A-Z0-9])"))


_MONTHS = {
    "JAN": 1, "JANV": 1, "ENE": 1, "GEN": 1, "FEB": 2, "FEV": 2, "FEVR": 2, "MAR": 3, "MARS": 3, "MRZ": 3, "MAERZ": 3, "MARZ": 3, "APR": 4, "AVR": 4, "ABR": 4, "MAY": 5, "MAI": 5, "MAG": 5, "JUN": 6, "JUIN": 6, "GIU": 6,
    "JUL": 7, "JUIL": 7, "LUG": 7, "AUG": 8, "AOU": 8, "AOUT": 8, "AGO": 8, "SEP": 9, "SEPT": 9, "SET": 9, "OCT": 10, "OKT": 10, "OTT": 10, "OUT": 10, "NOV": 11, "DEC": 12, "DEZ": 12, "DIC": 12,
}  # fmt: skip
_WORDED = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})[ .-]*(?P<m>[^\W\d_]{3,5})[a-z]*\.?[ ]?(?:/[ ]?[^\W\d_]{3,10}\.?[ ]?)?[ .-]*(?P<y>\d{4}|\d{2})(?!\d)"
)
_FIGURES = re.compile(
    r"(?<!\d)(?P<d>\d{2})(?P<s>[ ./-]{1,3})(?P<m>\d{2})[ ./-]{1,3}(?P<y>(?:19|20)\d{2})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\d)(?P<m>[A-Z]{3,9})[ ]?(?P<d>\d{1,2}),?[ ](?P<y>\d{4})(?!\d)", re.IGNORECASE)


def _days(paper: Paper, label: re.Pattern[str], *, birth: bool) -> Iterator[Found]:
    for flow in paper.flows:
        for region in regions(flow, label, STOPS):
            weight = 0.9 if region.way != "below" else 0.85
            yield from some(_day(region.cut(44), weight, birth))


def _day(region: Region, weight: float, birth: bool) -> Found | None:
    """Days as passports print them: «08 SEP/SEPT 92», «27.05.1985» (day first: the lines below must agree)."""
    for pattern in (_WORDED, _FIGURES, _MONTH_FIRST):
        match = pattern.search(region.text)
        if match is None or match.start() > 12:
            continue
        found = _date(match, birth)
        if found is None:
            continue
        unclear = pattern is _FIGURES and int(match["m"]) <= 12 and int(match["d"]) <= 12
        certain = 0.8 if unclear or len(match["y"]) == 2 else 1.0
        spans = region.spans(match.start(), match.end())
        return Found(found.isoformat(), region.flow, spans, region.way, weight, _day_of(birth), certain)
    return day(region, weight)


def _day_of(birth: bool):  # type: ignore[no-untyped-def]
    def parse(raw: str) -> str | None:
        for pattern in (_WORDED, _FIGURES, _MONTH_FIRST):
            match = pattern.search(raw)
            found = _date(match, birth) if match else None
            if found:
                return found.isoformat()
        return None

    return parse


def _date(match: re.Match[str], birth: bool) -> datetime.date | None:
    month = int(match["m"]) if match["m"].isdigit() else _MONTHS.get(_bare(match["m"])[:4]) or _MONTHS.get(_bare(match["m"])[:3])  # fmt: skip
    if not month:
        return None
    if len(match["y"]) == 2:
        limit = datetime.date(2026, 12, 31) if birth else datetime.date(2079, 12, 31)
        return century(f"{match['y']}{month:02d}{int(match['d']):02d}", not_after=limit)
    try:
        return datetime.date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return None


def _bare(text: str) -> str:
    """Upper case without accents."""
    decomposed = unicodedata.normalize("NFD", text.upper().replace("Ä", "AE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _name_key(value: str | int) -> str:
    """Accents, hyphens and commas do not part a printed name from its machine-readable form."""
    return re.sub(r"[^A-Z]", "", _bare(str(value)).replace("ß", "SS").replace("SS", "S"))


TYPE = DocumentType(
    type="passport",
    titles=(
        (
            r"(?<!NO\.OF)(?:PASSPORT|PASSEPORT|REISEPASS|PASAPORTE|PASSAPORT[OE]|ПАСПОРТ)(?!N(?:[O0][.:]?(?![A-Z])|[°º.:]|UMBER|R\.)|#|BLG)|护照(?!号)|여권(?!번)|旅券(?!番)",
            0.45,
        ),
        (r"PASSPORT[/·]?PASSEPORT|护照PASSPORT|PASSPORT护照", 0.5),
    ),
    hints=(
        (r"P[A-Z<][A-Z<]{3}[A-Z0-9]{2,}<{1,2}[A-Z0-9<]{2,}<<", 0.6),
        (r"[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}", 0.2),
        (r"SURNAME|FAMILYNAME|GIVENNAMES?|PR[ÉE]NOMS", 0.2),
        (r"PASSPORTN(?:O|UMBER)|PASSEPORTN|护照号", 0.15),
        (r"DATEOFEXPIRY|DATEOFEXPIRATION|DATED.EXPIRATION", 0.15),
        (r"NATIONALITY|NATIONALIT", 0.12),
        (r"PLACEOFBIRTH|AUTHORITY", 0.08),
        (
            r"甲方|乙方|租金|合同|兹证明|CERTIFYTHAT|来往内地|来往大陆|往来港澳|学号|回执|证明|LANDLORD|TENANT|EMPLOYE[RE]|签证种类|签证类别|居留许可|RESIDENCEPERMIT|V<[A-Z]{3}",
            -0.7,
        ),
    ),
    read=read,
    small=True,
    expected=("name_en", "number", "date_of_birth", "valid_until"),
    keys={"name_en": _name_key},
)
