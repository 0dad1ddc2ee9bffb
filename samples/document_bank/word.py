"""Word documents, without the clock."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

from samples.documents.zips import timeless


def docx_of(build: Callable[[WordDocument], None]) -> bytes:
    """An empty document, filled by `build`."""
    document = docx.Document()
    document.core_properties.author = "Information Access Team"
    document.core_properties.comments = ""
    build(document)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def ruled(home: WordDocument | _Cell, rows: Sequence[Sequence[str]]) -> Table:
    """A ruled table in a document or inside a cell."""
    if isinstance(home, _Cell):
        table = home.add_table(len(rows), len(rows[0]))
        table.style = "Table Grid"
    else:
        table = home.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def word_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A document that is nothing but one ruled table."""

    def build(document: WordDocument) -> None:
        ruled(document, rows)

    return docx_of(build)
