"""Annexes as spreadsheets: one visible sheet a table, numbers stored as numbers."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from samples.documents.zips import timeless
from samples.houses import HOUSES
from samples.model import SampleDisclosure, SampleTable
from samples.spans import spans

_THIN = Side(style="thin")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def annex_xlsx(item: SampleDisclosure) -> bytes:
    """A workbook with the captions above and notes and source below each table."""
    book = Workbook()
    book.properties.creator = HOUSES[item.force].name
    book.properties.title = item.title
    first = book.active
    if not isinstance(first, Worksheet):
        raise TypeError("a new workbook has one worksheet")
    for place, position in enumerate(item.attachments[0].tables):
        name = f"Table {place + 1}"
        sheet = first if place == 0 else book.create_sheet()
        sheet.title = name
        _write(sheet, item.tables[position])
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _write(sheet: Worksheet, table: SampleTable) -> None:
    sheet["A1"] = table.caption
    sheet["A1"].font = Font(bold=True)
    top = 3
    for r, row in enumerate(table.grid):
        for c, text in enumerate(row):
            cell = sheet.cell(top + r, c + 1)
            if not isinstance(cell, Cell):
                raise TypeError("a fresh sheet has no merged cells")
            cell.border = _RULED
            if r < table.header_rows or c < table.stubs:
                cell.value = text or None
                cell.font = Font(bold=r < table.header_rows)
            else:
                _store(cell, text or "")
    for (r, c), (down, right) in spans(table):
        sheet.merge_cells(
            start_row=top + r, start_column=c + 1, end_row=top + down, end_column=right + 1
        )
    below = top + len(table.grid) + 1
    source = (f"Source: {table.source}",) if table.source else ()
    for step, line in enumerate((*table.notes, *source)):
        sheet.cell(below + step, 1).value = line
    sheet.column_dimensions["A"].width = 44


def _store(cell: Cell, text: str) -> None:
    """Numbers, money and percentages are stored as such and shown by a number format."""
    bare = text.replace(",", "").removeprefix("£").removesuffix("%")
    if not bare.replace(".", "", 1).isdigit():
        cell.value = text or None
        return
    if text.endswith("%"):
        cell.value = round(float(bare) / 100, 6)
        cell.number_format = "0.0%"
        return
    cell.value = float(bare) if "." in bare else int(bare)
    if text.startswith("£"):
        cell.number_format = '"£"#,##0.00' if "." in bare else '"£"#,##0'
    elif "." in bare:
        cell.number_format = "0.0"
    else:
        cell.number_format = "#,##0"


def annex_csv(item: SampleDisclosure) -> bytes:
    """The tables of an answer in one CSV file, blank lines between them, with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for place, position in enumerate(item.attachments[0].tables):
        table = item.tables[position]
        if place:
            writer.writerow([])
        if table.caption:
            writer.writerow([table.caption])
        for row in table.grid:
            writer.writerow([cell or "" for cell in row])
        for note in table.notes:
            writer.writerow([note])
        if table.source:
            writer.writerow([f"Source: {table.source}"])
    return out.getvalue().encode("utf-8-sig")
