"""A labour contract as a Word file, as a personnel office sends it: headings, paragraphs, a table, pasted signatures."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image

from samples.generator import clauses, drawings
from samples.generator.facts import Sheet
from samples.generator.layouts import Filled, Ink, Layout


def contract(sheet: Sheet, set_name: str, rng: Random, made: datetime) -> tuple[bytes, Filled]:
    """The file, and what it says: running paragraphs in the dev set, a table in the scoring set."""
    ink = Ink(sheet.facts, sheet.extras, "hans", rng, None, rng.choice(["ymd", "ymd_sp", "dash"]), "hans")
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    title = document.add_heading("劳动合同书", 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(f"合同编号:{sheet.extras['contract_no']}")
    (_table if set_name == "scoring" else _paragraphs)(document, ink)
    for number, clause in enumerate(clauses.pick("labour", rng.randint(6, 11), rng, sheet.extras), 1):
        document.add_paragraph(f"{number}. {clause}")
    _signed(document, ink, sheet, rng)
    document.core_properties.author = "人力资源部"
    document.core_properties.created = document.core_properties.modified = made
    out = BytesIO()
    document.save(out)
    ink.truth["term_kind"] = sheet.facts["term_kind"]
    name = "word_table" if set_name == "scoring" else "word_paragraphs"
    layout = Layout(sheet.type, name, set_name, Path(), {})
    return out.getvalue(), Filled(layout, "", ink.truth, False, "", ink.written)


def _term(ink: Ink) -> str:
    kind = ink.facts["term_kind"]
    if kind == "fixed":
        return f"固定期限:自{ink.text('term_start')}起至{ink.text('term_end')}止"
    if kind == "open_ended":
        return f"无固定期限:自{ink.text('term_start')}起至法定终止条件出现时止"
    return f"以完成一定工作任务为期限:自{ink.text('term_start')}起至{ink.extras['task']}完成时止"


def _paragraphs(document: Any, ink: Ink) -> None:
    for line in (
        f"甲方(用人单位):{ink.text('employer')}",
        f"统一社会信用代码:{ink.text('uscc')}",
        f"法定代表人:{ink.extras['head']}    联系电话:{ink.extras['firm_phone']}",
        f"乙方(劳动者):{ink.text('employee')}",
        f"证件号码:{ink.text('employee_id')}    联系电话:{ink.extras['phone']}",
    ):
        document.add_paragraph(line)
    document.add_heading("一、合同期限", 1)
    document.add_paragraph(f"本合同为{_term(ink)}。")
    document.add_heading("二、工作内容和工作地点", 1)
    document.add_paragraph(f"乙方同意担任{ink.text('position')}岗位工作,工作地点为{ink.text('workplace')}。")
    document.add_heading("三、其他约定", 1)


def _table(document: Any, ink: Ink) -> None:
    rows = [
        ("聘用单位(甲方)", ink.text("employer"), "信用代码", ink.text("uscc")),
        ("受聘人(乙方)", ink.text("employee"), "有效证件号", ink.text("employee_id")),
        ("负责人", ink.extras["head"], "电话", ink.extras["firm_phone"]),
        ("岗位", ink.text("position"), "部门", ink.extras["department"]),
    ]
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    for label, text in (("合同期限", _term(ink)), ("工作地点", ink.text("workplace"))):
        cells = table.add_row().cells
        cells[0].text = label
        cells[1].merge(cells[3]).text = text
    document.add_heading("双方约定", 2)


def _signed(document: Any, ink: Ink, sheet: Sheet, rng: Random) -> None:
    """Both parties sign by pictures; the date stands below."""
    table = document.add_table(rows=1, cols=2)
    for cell, label, picture, width in (
        (table.cell(0, 0), "甲方(盖章):", drawings.round_seal(sheet.facts["employer"], rng), 36),
        (table.cell(0, 1), "乙方(签名):", drawings.signature(sheet.facts["employee"].hans, rng), 30),
    ):
        cell.text = label
        cell.paragraphs[0].add_run().add_picture(_png(picture), width=Mm(width))
    document.add_paragraph(f"签订日期:{ink.text('signed_on')}")


def _png(picture: Image.Image) -> BytesIO:
    out = BytesIO()
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    white.save(out, "PNG")
    out.seek(0)
    return out
