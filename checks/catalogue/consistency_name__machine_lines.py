"""Do the machine-readable lines name the holder that is printed above them?

A permit codes the Chinese name in letters, two to a byte (domain notes 2.2); a passport spells it (ICAO 9303). Lines
whose own check digits do not all fit were misread or made: a person looks, and nobody is refused for them.
"""

from __future__ import annotations

from checks import matching
from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from language.mrz import encode_gbk_letters, parse_mrz
from language.name_chinese import compare_chinese

NONE = ("没有读得确定、写有姓名的机读码", "No machine-readable lines with a name were read surely")


def run(paper: Paper, room: Room) -> Verdict:
    lines = paper.peek("mrz")
    if lines is None or not lines.sure:
        return idle(*NONE)
    mrz = parse_mrz(str(lines.value))
    chinese = "" if _by_chance(mrz.chinese, paper) else mrz.chinese
    field = "name_zh" if chinese else "name_en"
    coded = chinese or " ".join(filter(None, (mrz.surname, mrz.given_names)))
    printed = paper.peek(field)
    if not coded or printed is None or not printed.sure:
        return idle(*NONE)
    paper.reading("mrz")
    found = str(paper[field])
    outcome = _outcome(chinese, coded, found)
    more = {"expected": found, "found": coded}
    if outcome == "same":
        return passed(
            f"机读码中的姓名“{coded}”与证件一致", f"The machine-readable lines name “{coded}” too", **more
        )
    if outcome == "different" and mrz.valid:
        return failed(
            f"机读码中的姓名“{coded}”与证件上的“{found}”不同,请人工查看",
            f"The machine-readable lines name “{coded}”, the document “{found}”; please look",
            then="review",
            **more,
        )
    return unclear(
        f"机读码中的姓名“{coded}”是否与“{found}”一致不能确定,请人工查看",
        f"Whether the machine-readable lines (“{coded}”) name “{found}” is not sure; please look",
        **more,
    )


def _by_chance(chinese: str, paper: Paper) -> bool:
    """Whether the «coded» letters are only those of the Latin name (A to P spell Chinese characters by chance)."""
    latin = paper.peek("name_en")
    letters = "".join(c for c in str(latin.value if latin else "").upper() if c.isalpha())
    return bool(chinese) and encode_gbk_letters(chinese) in letters


def _outcome(chinese: str, coded: str, printed: str) -> str:
    if chinese:
        return str(compare_chinese(coded, printed).outcome)
    return str(matching.person(coded, (printed,)).outcome)


CHECK = Check(
    id="consistency.name",
    part="machine_lines",
    title=say("机读码中的姓名与证件一致", "The machine-readable lines name the holder"),
    run=run,
    about=("travel_permit", "passport"),
    reads=("mrz", "name_zh", "name_en"),
    then="review",
    when=When(
        passes="the name coded in the lines is the printed one",
        fails="it is another one, and every check digit of the lines fits: for a person",
        gives_up="it seems to be another one, but a check digit does not fit or only the spelling differs",
    ),
)
