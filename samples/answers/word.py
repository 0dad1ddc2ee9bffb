"""A letter as a Word file, to be read as it is or rendered to PDF."""

from __future__ import annotations

import io
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from samples.answers.model import Beside, Borders, Letter, Page, PageBreak, Printed, Words

_LINES: Final = {
    Borders.GRID: ("top", "left", "bottom", "right", "insideH", "insideV"),
    Borders.HORIZONTAL: ("top", "bottom", "insideH"),
    Borders.HEAD: ("top", "bottom"),
    Borders.NONE: (),
}


def as_word(letter: Letter) -> bytes:
    """The letter as .docx."""
    made = docx.Document()
    width = _paper(made, letter.page)
    for part in letter.parts:
        if isinstance(part, Words):
            _paragraph(made, part)
        elif isinstance(part, PageBreak):
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(part, Beside):
            raise TypeError("two tables side by side are written as a sheet")
        else:
            _table(made, part, width)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _paper(made: Document, page: Page) -> float:
    """Set the paper; the width of the text in centimetres."""
    section = made.sections[0]
    wide, high = (29.7, 21.0) if page.landscape else (21.0, 29.7)
    section.page_width, section.page_height = Cm(wide), Cm(high)
    if page.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Cm(page.margin)
    section.top_margin = section.bottom_margin = Cm(max(1.5, page.margin - 0.5))
    for number, words in enumerate(page.head):
        paragraph = section.header.paragraphs[0] if not number else section.header.add_paragraph()
        paragraph.text = words
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if page.foot:
        paragraph = section.footer.paragraphs[0]
        paragraph.add_run(page.foot + "   Page ")
        _field(paragraph.add_run(), "PAGE")
        paragraph.add_run(" of ")
        _field(paragraph.add_run(), "NUMPAGES")
    made.styles["Normal"].font.name = "Arial"
    made.styles["Normal"].font.size = Pt(11)
    return wide - 2 * page.margin


def _field(run: object, code: str) -> None:
    for kind, words in (("begin", None), (None, code), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._r.append(element)  # type: ignore[attr-defined]


def _paragraph(made: Document, words: Words) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.add_run(words.text).bold = words.bold


def _table(made: Document, printed: Printed, width: float) -> None:
    columns = len(printed.rows[0])
    table = made.add_table(len(printed.rows), columns)
    _borders(table, printed)
    stub = printed.look.label_share * width / printed.stub_columns
    rest = (width - stub * printed.stub_columns) / (columns - printed.stub_columns)
    table.autofit = False
    for col, column in enumerate(table.columns):
        column.width = Cm(stub if col < printed.stub_columns else rest)
    rows = [row.cells for row in table.rows]
    for at, texts in enumerate(printed.rows):
        for col, text in enumerate(texts):
            rows[at][col].width = Cm(stub if col < printed.stub_columns else rest)
            _cell(rows[at][col], text, printed, at, col)
    for top, left, bottom, right in printed.merged:
        _merge(rows[top][left], rows[bottom][right])
    if printed.look.repeat:
        for row in table.rows[: printed.header_rows]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _merge(first: _Cell, last: _Cell) -> None:
    text = first.text
    whole = first.merge(last)
    for paragraph in whole.paragraphs[1:]:
        if not paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
    assert whole.text.strip() == text.strip()


def _cell(cell: _Cell, text: str, printed: Printed, at: int, col: int) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if col == 0 and printed.indents.get(at):
        paragraph.paragraph_format.left_indent = Cm(0.45 * printed.indents[at])
    if printed.look.right and col >= printed.stub_columns:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    words, mark = text, ""
    if "^" in text:
        words, mark = text.split("^")
    run = paragraph.add_run(words)
    run.font.size = Pt(printed.look.size)
    run.bold = at in printed.bold
    if mark:
        raised = paragraph.add_run(mark)
        raised.font.size = Pt(printed.look.size)
        raised.font.superscript = True
    if at < printed.header_rows and printed.look.shade:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), printed.look.shade)
        cell._tc.get_or_add_tcPr().append(shading)


def _borders(table: Table, printed: Printed) -> None:
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in _LINES[printed.look.borders]:
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "000000")
        borders.append(line)
    properties.append(borders)
    if printed.look.borders is Borders.HEAD:
        for cell in table.rows[printed.header_rows - 1].cells:
            _under(cell)


def _under(cell: _Cell) -> None:
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    line.set(qn("w:val"), "single")
    line.set(qn("w:sz"), "6")
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)
