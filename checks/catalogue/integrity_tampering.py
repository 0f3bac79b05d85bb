"""Signs that a file was altered. Signs, not proof: a failure leads to a person who looks, never to a refusal.

From findings "text_layer_lies", "overlay", "edited"; marks of kind "overlay"; the problem
"page.layer_disagrees"; and what the container says of itself (Transcript.facts): an image editor as
producer, revisions after the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.model import Check, Paper, Room, Verdict, When, failed, passed, say, unclear
from schemas.check import CheckEvidence
from schemas.document import SURE
from schemas.vocabulary import PAPERS

FINDINGS = {
    "text_layer_lies": ("文字层与画面内容不同", "the text layer says something else than the picture"),
    "overlay": ("有内容被覆盖", "something is covered"),
    "edited": ("文件有修改痕迹", "the file was edited"),
}
EDITORS = re.compile(
    r"photoshop|illustrator|gimp|inkscape|coreldraw|affinity|pixelmator|paint\.net|美图|meitu|picsart|snapseed|lightroom",
    re.IGNORECASE,
)
SOFTWARE = ("pdf.producer", "pdf.creator", "exif.software")
Sign = tuple[str, str, tuple[CheckEvidence, ...], bool]
"""zh, en, where, and whether it is sure."""


def run(paper: Paper, room: Room) -> Verdict:
    signs = [*_inside(paper), *_container(paper, room)]
    places = tuple(paper.searched())
    if not signs:
        return passed("没有发现修改痕迹", "No sign of alteration was found", uses=places)
    zh = ";".join(dict.fromkeys(s[0] for s in signs))
    en = "; ".join(dict.fromkeys(s[1] for s in signs))
    uses = tuple(e for s in signs for e in s[2]) or places
    if any(s[3] for s in signs):
        return failed(
            f"可能被修改过:{zh}。须人工查看,这不等于造假",
            f"It may have been altered: {en}. A person has to look; this is no proof of fraud",
            uses=uses,
        )
    return unclear(
        f"可能有修改痕迹,不够确定:{zh}", f"There may be a sign of alteration, not surely: {en}", uses=uses
    )


def _inside(paper: Paper) -> Iterator[Sign]:
    for finding in paper.findings:
        if finding.kind in FINDINGS:
            zh, en = FINDINGS[finding.kind]
            yield (
                finding.zh or zh,
                finding.en or en,
                paper.shown(finding),
                (finding.confidence or 0.0) >= SURE,
            )
    for ref, mark in paper.document.marks:
        if mark.kind == "overlay":
            yield *FINDINGS["overlay"], (paper.mark(ref, mark),), (mark.confidence or 0.0) >= SURE
    for problem in paper.document.problems:
        if problem.code in ("page.layer_disagrees", "layer_disagrees"):
            yield problem.zh, problem.en, (), True


def _container(paper: Paper, room: Room) -> Iterator[Sign]:
    for file in dict.fromkeys(p.file for p in paper.document.pages):
        transcript = room.transcript(file)
        facts = transcript.facts if transcript else {}
        for key in SOFTWARE:
            if EDITORS.search(str(facts.get(key, ""))):
                yield (
                    f"{file} 由图像编辑软件“{facts[key]}”生成",
                    f"{file} comes from the image editor “{facts[key]}”",
                    (),
                    True,
                )
        if facts.get("picture.photoshop") is True:
            yield f"{file} 含有 Photoshop 编辑记录", f"{file} carries Photoshop's editing record", (), True
        revisions = facts.get("pdf.revisions", 1)
        if (
            isinstance(revisions, int)
            and not isinstance(revisions, bool)
            and revisions > 1
            and not facts.get("pdf.signed")
        ):
            when = facts.get("pdf.modified", "?")
            yield (
                f"{file} 生成后又修改过({revisions} 个版本,最后 {when})",
                f"{file} was changed after it was made ({revisions} revisions, last {when})",
                (),
                True,
            )


CHECK = Check(
    id="integrity.tampering",
    title=say("没有修改痕迹", "No sign of alteration"),
    run=run,
    about=tuple(kind for kind in PAPERS if kind != "unknown"),
    then="review",
    when=When(
        passes="no sign was found",
        fails="a sure sign: a text layer that lies, something covered, an editor's record, later revisions",
        gives_up="an unsure sign",
    ),
)
