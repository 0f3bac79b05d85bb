"""Was the same file or page uploaded twice?

It counts once; it is said, and does no harm. Finding "same_page".
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Check, Room, Verdict, When, failed, passed, say, unclear
from schemas.document import SURE
from schemas.transcript import Transcript


def run(room: Room) -> Iterator[Verdict]:
    repeats = list(_files(room)) + list(_pages(room))
    yield from repeats
    if not repeats:
        yield passed("没有重复上传", "Nothing was uploaded twice")


def _files(room: Room) -> Iterator[Verdict]:
    first: dict[str, Transcript] = {}
    for transcript in room.transcripts:
        if not transcript.sha256:
            continue  # never read, so nobody knows what is in it
        before = first.setdefault(transcript.sha256, transcript)
        if before is not transcript:
            shown = [room.paper(d) for d in room.documents if any(p.file == transcript.file for p in d.pages)]
            yield failed(
                f"{transcript.file} 与 {before.file} 是同一文件,只计一次",
                f"{transcript.file} is the same file as {before.file}; it counts once",
                found=transcript.file,
                uses=tuple(e for paper in shown for e in paper.searched() if e.file == transcript.file),
            )


def _pages(room: Room) -> Iterator[Verdict]:
    for document in room.documents:
        for finding in (f for f in document.findings if f.kind == "same_page"):
            zh, en = finding.zh or "同一页上传了不止一次", finding.en or "A page was uploaded more than once"
            files = {e.file for e in finding.evidence}
            if len(files) > 1 and len({_sha256(room, f) for f in files}) == 1:
                continue  # the same bytes: said of the file already
            uses = room.paper(document).shown(finding)
            if finding.confidence is not None and finding.confidence >= SURE:
                yield failed(zh, en, uses=uses, document=document.id)
            else:
                yield unclear(f"可能重复:{zh}", f"Perhaps twice: {en}", uses=uses, document=document.id)


def _sha256(room: Room, file: str) -> str:
    transcript = room.transcript(file)
    return transcript.sha256 if transcript and transcript.sha256 else file


CHECK = Check(
    id="integrity.duplicate",
    title=say("没有重复上传", "Nothing was uploaded twice"),
    run=run,
    then="review",
    when=When(
        passes="nothing was uploaded twice",
        fails="the same bytes or the same page are there twice",
        gives_up="a page may be there twice",
    ),
)
