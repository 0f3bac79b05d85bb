"""Do amounts in figures and in capitals (人民币伍仟元整) say the same?

From the reader's findings of kind "amounts".
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Check, Paper, Room, Verdict, When, failed, idle, passed, say, unclear
from schemas.document import SURE


def run(paper: Paper, room: Room) -> Iterator[Verdict]:
    found = [f for f in paper.findings if f.kind == "amounts"]
    if not found:
        yield idle("没有同时以大写和数字写明的金额", "No amount is stated both in capitals and in figures")
    for finding in found:
        figures, capitals = finding.details.get("figures"), finding.details.get("capitals")
        more = {"expected": f"{capitals}", "found": f"{figures}", "uses": paper.shown(finding)}
        sure = finding.confidence is not None and finding.confidence >= SURE
        if not sure or figures is None or capitals is None:
            yield unclear(
                f"金额“{figures}/{capitals}”读得不够确定",
                f"The amounts {figures} / {capitals} were not read surely",
                **more,
            )
        elif figures == capitals:
            yield passed(f"大写与数字金额一致({figures})", f"Capitals and figures agree ({figures})", **more)
        else:
            yield failed(
                f"大写金额 {capitals} 与数字金额 {figures} 不同",
                f"In capitals {capitals}, in figures {figures}",
                **more,
            )


CHECK = Check(
    id="integrity.amounts",
    title=say("大写与数字金额一致", "Amounts in capitals and figures agree"),
    run=run,
    about=("lease", "purchase_contract", "employment_contract"),
    then="review",
    when=When(
        passes="capitals and figures say the same sum",
        fails="they surely differ",
        gives_up="either was not read surely",
    ),
)
