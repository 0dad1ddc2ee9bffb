"""A letter's tables as a sheet, to be printed to PDF: wide tables run over several pages."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from samples.answers.model import Beside, Borders, Letter, PageBreak, Printed, Words


def as_sheet(letter: Letter) -> bytes:
    """The letter as .xlsx, its words in the first column."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if letter.page.landscape else "portrait"
    at = 1
    for part in letter.parts:
        if isinstance(part, Words):
            sheet.cell(at, 1, part.text).font = Font(bold=part.bold)
            at += 2
        elif isinstance(part, PageBreak):
            continue
        elif isinstance(part, Beside):
            _table(sheet, part.left, at, 1)
            _table(sheet, part.right, at, len(part.left.rows[0]) + 2)
            at += max(len(part.left.rows), len(part.right.rows)) + 2
        else:
            _table(sheet, part, at, 1)
            at += len(part.rows) + 2
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _table(sheet: Worksheet, table: Printed, top: int, left: int) -> None:
    line = Side(style="thin")
    box = Border(left=line, right=line, top=line, bottom=line)
    for at, texts in enumerate(table.rows):
        for col, text in enumerate(texts):
            cell = sheet.cell(top + at, left + col)
            cell.value = int(text) if text.isdigit() and at >= table.header_rows else text or None
            cell.font = Font(bold=at in table.bold, size=table.look.size)
            cell.alignment = Alignment(
                wrap_text=at < table.header_rows or col < table.stub_columns,
                vertical="top",
                horizontal="left" if col < table.stub_columns else "right",
            )
            if table.look.borders is Borders.GRID:
                cell.border = box
            if at < table.header_rows and table.look.shade:
                cell.fill = PatternFill("solid", fgColor=table.look.shade)
    for col in range(len(table.rows[0])):
        letter = get_column_letter(left + col)
        words = max(len(row[col]) for row in table.rows)
        sheet.column_dimensions[letter].width = max(8, min(40, words + 2))
    for first_row, first, last_row, last in table.merged:
        sheet.merge_cells(
            start_row=top + first_row,
            start_column=left + first,
            end_row=top + last_row,
            end_column=left + last,
        )
