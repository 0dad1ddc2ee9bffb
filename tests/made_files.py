"""Files made on the spot for tests: invented content in real structures."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from parsers.types import Grid

Rows = Sequence[Sequence[str]]
OnPage = Callable[[Canvas, Any], None]
RULED = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
UNRULED = [("FONT", (0, 0), (-1, -1), "Helvetica", 9), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]


def texts(grid: Grid) -> list[list[str | None]]:
    """A grid as lists of text."""
    return [[cell.text if cell is not None else None for cell in row] for row in grid]


class Made:
    """Makers of files; each returns the file's bytes."""

    texts = staticmethod(texts)

    @staticmethod
    def pdf(story: Sequence[Flowable], on_page: OnPage | None = None, **settings: Any) -> bytes:
        """A PDF laid out by reportlab from a story."""
        buffer = io.BytesIO()
        page = {"pagesize": A4, "topMargin": 90, "bottomMargin": 70, **settings}
        template = SimpleDocTemplate(buffer, **page)
        draw = on_page or (lambda canvas, document: None)
        template.build(list(story), onFirstPage=draw, onLaterPages=draw)
        return buffer.getvalue()

    @staticmethod
    def words(text: str, style: str = "BodyText") -> Paragraph:
        """A paragraph of a PDF story."""
        return Paragraph(text, getSampleStyleSheet()[style])

    @staticmethod
    def space(points: float = 12) -> Spacer:
        """White space in a PDF story."""
        return Spacer(1, points)

    @staticmethod
    def table(rows: Rows, ruled: bool = True, extra: Sequence[Any] = (), **settings: Any) -> Table:
        """A table of a PDF story, with lines around every cell or with none at all."""
        made = Table([list(row) for row in rows], **settings)
        made.setStyle(TableStyle([*(RULED if ruled else UNRULED), *extra]))
        return made

    @staticmethod
    def workbook(rows: Sequence[Sequence[Any]], title: str = "Figures") -> Workbook:
        """A workbook with one sheet of rows; ``None`` leaves a cell empty."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        return book

    @staticmethod
    def saved(book: Any) -> bytes:
        """A workbook or Word document as bytes."""
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()
