"""Papers that count only beside another one, where the policy says so (a letter of lodging and one's own statement).

A paper that is absent is asked for; nobody is refused for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.among import ours
from checks.model import Check, Room, Verdict, When, idle, say
from checks.people import HOLDER_FIELDS
from checks.presence import present
from checks.words import type_name


def run(room: Room) -> Iterator[Verdict]:
    rules = room.policy.companions.value
    wanting = ours(room, *rules)
    if not wanting:
        yield idle("没有需要其他文件佐证的材料", "No paper here needs another one beside it")
    for paper in wanting:
        (zh, en), verdict = type_name(paper.type), present(room, rules[paper.type])
        message = say(f"{zh}须附:{verdict.message.zh}", f"Beside the {en}: {verdict.message.en}")
        yield replace(verdict, message=message, document=paper.id, then="review")


CHECK = Check(
    id="completeness.companions",
    title=say("须一并提交的佐证材料已提交", "Papers that others have to accompany are accompanied"),
    run=run,
    reads=HOLDER_FIELDS,
    then="review",
    when=When(
        passes="every paper that the policy wants accompanied is, by one of its ways",
        fails="no upload could be the accompanying paper",
        gives_up="an upload that may be it could not be read, or its kind is not sure",
    ),
)
