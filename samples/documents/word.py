"""Letters as Word documents."""

from __future__ import annotations

import io

import docx
from docx.document import Document as WordDocument
from docx.shared import Pt

from samples.documents.zips import timeless
from samples.houses import HOUSES
from samples.marks import numbered
from samples.model import (
    Block,
    EmptyForm,
    FileLink,
    Items,
    Label,
    Para,
    SampleDisclosure,
    SampleTable,
    SideBySide,
    TableAt,
)
from samples.spans import Corner, spans


def letter_docx(item: SampleDisclosure) -> bytes:
    """The whole answer as a letter under the force's letterhead."""
    house = HOUSES[item.force]
    document = docx.Document()
    document.core_properties.author = house.name
    document.core_properties.title = item.title
    document.core_properties.comments = ""
    font = document.styles["Normal"].font
    font.name, font.size = "Arial", Pt(11)
    for line in house.address:
        document.add_paragraph(line)
    for block in item.attachments[0].blocks:
        _add(document, block, item)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _add(document: WordDocument, block: Block, item: SampleDisclosure) -> None:
    match block:
        case Para(text, bold):
            document.add_paragraph().add_run(text).bold = bold or None
        case Label(text):
            document.add_paragraph().add_run(text).bold = True
        case Items(items, mark):
            for line in numbered(items, mark):
                document.add_paragraph(line)
        case TableAt(position):
            _add_table(document, item.tables[position])
        case EmptyForm(header, stubs):
            rows: list[tuple[str | None, ...]] = [header]
            rows += [(stub, *("",) * (len(header) - 1)) for stub in stubs]
            _fill(document, rows)
        case SideBySide(columns, pairs):
            _fill(document, [columns, *pairs])
        case FileLink():
            pass


def _add_table(document: WordDocument, table: SampleTable) -> None:
    if table.caption:
        document.add_paragraph().add_run(table.caption).bold = True
    merged = spans(table)
    _fill(document, list(table.grid), merged)
    for note in table.notes:
        document.add_paragraph(note)
    if table.source:
        document.add_paragraph(f"Source: {table.source}")


def _fill(
    document: WordDocument,
    rows: list[tuple[str | None, ...]],
    merged: list[tuple[Corner, Corner]] | None = None,
) -> None:
    grid = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None:
                grid.cell(r, c).text = text
    for (top, left), (bottom, right) in merged or ():
        grid.cell(top, left).merge(grid.cell(bottom, right))
