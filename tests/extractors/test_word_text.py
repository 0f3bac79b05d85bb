"""Contracts as Word writes them: changes, boxes, controls, headers, automatic numbers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors import word_text
from extractors.limits import Limits
from extractors.understand import understand
from extractors.word_file import open_word
from schemas.transcript import Page, Problem, Transcript

NS = (
    nsdecls("w")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://x" xmlns:v="urn:v"'
)


def body(*parts: str) -> Any:
    """A document of raw paragraphs."""
    document = docx.Document()
    for part in parts:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(part))
    return document


def p(inner: str) -> str:
    return f"<w:p {NS}>{inner}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(document: Any) -> list[str]:
    return [" | ".join(cells) for cells in word_text.lines(document) if any(cells)]


def test_insertions_count_and_deletions_do_not() -> None:
    changed = p(
        run("租赁期限自2026年3月10日起至")
        + '<w:del w:id="1" w:author="a"><w:r><w:delText>2027年3月9日</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="a">{run("2028年3月9日")}</w:ins>'
        + run("止。")
    )
    document = body(changed)
    assert read(document) == ["租赁期限自2026年3月10日起至2028年3月9日止。"]
    assert word_text.changes(document) == 2


def test_text_boxes_come_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{p(run('合同编号:HT-2026-1')).replace(NS, '')}</w:txbxContent>"
    alternate = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(body(p(run("房屋租赁合同") + alternate))) == ["房屋租赁合同", "合同编号:HT-2026-1"]


def test_content_controls_and_symbols() -> None:
    control = f"<w:sdt {NS}><w:sdtContent>{p(run('承租方:陈大文')).replace(NS, '')}</w:sdtContent></w:sdt>"
    inline = p(run("出租方:") + f"<w:sdt><w:sdtContent>{run('林国栋')}</w:sdtContent></w:sdt>")
    ticked = p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("固定期限"))
    assert read(body(control, inline, ticked)) == ["承租方:陈大文", "出租方:林国栋", "√固定期限"]


def test_headers_are_read_and_page_numbers_are_not() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "合同编号:HT-2026-7"
    footer = document.sections[0].footer.paragraphs[0]._p
    footer.append(parse_xml(f"<w:r {NS}><w:t>第</w:t></w:r>"))
    footer.append(parse_xml(f'<w:fldSimple {NS} w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'))
    document.add_paragraph("正文")
    assert read(document) == ["合同编号:HT-2026-7", "正文"]


def test_tables_within_tables_and_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "劳动合同"
    table.cell(1, 0).text = "姓名"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "陈", "大文"
    assert read(document) == ["劳动合同", "姓名 | 陈 大文"]


@pytest.mark.parametrize(
    ("form", "pattern", "expected"),
    [
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第十一条"]),
        ("decimal", "%1.", ["1.", "2.", "11."]),
    ],
)
def test_automatic_numbers(form: str, pattern: str, expected: list[str]) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(
        f'<w:abstractNum {NS} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
    ))  # fmt: skip
    root.append(parse_xml(f'<w:num {NS} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    for n in range(11):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(p(numbered + run(f"条款{n}"))))
    found = read(document)
    assert [found[i].split(" ")[0] for i in (0, 1, 10)] == expected


def test_a_lease_in_word_is_read_and_its_open_changes_are_said(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("房屋租赁合同")
    for line in ("出租方(甲方):林国栋", "承租方(乙方):陈大文", "第一条 房屋位于深圳市南山区海德路1号2栋303室。",
                 "第二条 租赁期限自2026年3月10日起至2027年3月9日止,月租金5000元。"):  # fmt: skip
        document.add_paragraph(line)
    document.element.body.insert(
        3, parse_xml(p(f'<w:ins w:id="1" w:author="a">{run("第三条 押金10000元。")}</w:ins>'))
    )
    stream = io.BytesIO()
    document.save(stream)
    problems: list[Problem] = []
    found = open_word(stream.getvalue(), Limits(), problems)
    assert [q.code for q in problems] == ["word.changes"]
    pages = tuple(Page(i, (1654, 2339), tuple(w), "text_layer") for i, w in enumerate(found.pages, 1))
    (one,) = understand([Transcript("uploads/a.docx", "0", "x", pages)]).documents
    assert one.type == "lease"
    assert (one.fields["tenant"].value, one.fields["term_end"].value) == ("陈大文", "2027-03-09")
