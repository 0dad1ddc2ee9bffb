"""Letters and annexes as PDF, with the look that Word gives: Arial metrics, thin black rules."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

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

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13, spaceAfter=7)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
POINT = ParagraphStyle("point", parent=BODY, leftIndent=18, firstLineIndent=-18, spaceAfter=4)
CAPTION = ParagraphStyle("caption", parent=BOLD, spaceBefore=6, spaceAfter=4)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=9, leading=11, spaceAfter=3)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9.5, leading=11, alignment=TA_LEFT)
NUMBER = ParagraphStyle("number", parent=CELL, alignment=TA_RIGHT)
HEAD = ParagraphStyle("head", parent=CELL, fontName="Helvetica-Bold")

WIDTH = A4[0] - 50 * mm
PADDING = 14  # points, both sides of a cell together


@dataclass(frozen=True, slots=True)
class _Look:
    """How a table is drawn: header repeated on a new page, shaded, numbers set right."""

    repeated: bool = True
    shaded: bool = False
    right: bool = False


def letter_pdf(item: SampleDisclosure) -> bytes:
    """The whole answer as a letter under the force's letterhead."""
    house = HOUSES[item.force]
    flow: list[Flowable] = [Paragraph(escape(line), SMALL) for line in house.address]
    flow += [Spacer(1, 12)]
    for block in item.attachments[0].blocks:
        flow += _flowables(block, item)
    return _build(item, flow)


def annex_pdf(item: SampleDisclosure) -> bytes:
    """The tables of an answer, one below the other, with nothing but their captions."""
    flow: list[Flowable] = [Paragraph(escape(f"{item.reference} - annex"), BOLD)]
    for position in item.attachments[0].tables:
        flow += _table(item.tables[position], item)
    return _build(item, flow)


def _build(item: SampleDisclosure, flow: list[Flowable]) -> bytes:
    out = io.BytesIO()
    house = HOUSES[item.force]
    rng = random.Random(f"{item.path}/pdf")
    marking = "OFFICIAL" if rng.random() < 0.5 else ""

    def page(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"Page {canvas.getPageNumber()}")
        if marking:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 10 * mm, marking)
        canvas.restoreState()

    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=25 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        invariant=1,
        title=item.title,
        author=house.name,
    )
    document.build(flow, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def _flowables(block: Block, item: SampleDisclosure) -> list[Flowable]:
    match block:
        case Para(text, bold):
            return [Paragraph(escape(text), BOLD if bold else BODY)]
        case Label(text):
            return [CondPageBreak(40), Paragraph(escape(text), BOLD)]
        case Items(items, mark):
            return [Paragraph(escape(line), POINT) for line in numbered(items, mark)]
        case TableAt(position):
            return _table(item.tables[position], item)
        case EmptyForm(header, stubs):
            empty = [[stub] + [""] * (len(header) - 1) for stub in stubs]
            return [_ruled([list(header), *empty], [], 1, _Look()), Spacer(1, 8)]
        case SideBySide(columns, pairs):
            both = [list(columns), *map(list, pairs)]
            return [_ruled(both, [], 1, _Look()), Spacer(1, 8)]
        case FileLink():
            return []


def _table(table: SampleTable, item: SampleDisclosure) -> list[Flowable]:
    rng = random.Random(f"{item.path}/table/{table.position}")
    rows = [[cell or "" for cell in row] for row in table.grid]
    flow: list[Flowable] = []
    if table.caption:
        # As in Word, a caption stays with the first rows; the table itself may go on overleaf.
        flow += [CondPageBreak(70), Paragraph(escape(table.caption), CAPTION)]
    look = _Look(rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.5)
    flow.append(_ruled(rows, spans(table), table.header_rows, look))
    flow.append(Spacer(1, 4))
    flow += [Paragraph(escape(note), SMALL) for note in table.notes]
    if table.source:
        flow.append(Paragraph(escape(f"Source: {table.source}"), SMALL))
    flow.append(Spacer(1, 6))
    return flow


def _ruled(
    rows: list[list[str]],
    merged: list[tuple[Corner, Corner]],
    header_rows: int,
    look: _Look,
) -> Table:
    width = len(rows[0])
    # As in Word, the label column is wide enough for its longest word.
    words = [word for row in rows for word in row[0].split()]
    longest = max((stringWidth(word, HEAD.fontName, HEAD.fontSize) for word in words), default=0)
    stub = max(WIDTH * max(0.28, 0.62 - 0.08 * width), longest + PADDING)
    columns = [stub] + [(WIDTH - stub) / (width - 1)] * (width - 1)
    cells = [
        [
            Paragraph(
                escape(text), HEAD if r < header_rows else NUMBER if look.right and c else CELL
            )
            for c, text in enumerate(row)
        ]
        for r, row in enumerate(rows)
    ]
    style = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    if look.shaded:
        style.add("BACKGROUND", (0, 0), (-1, header_rows - 1), colors.lightgrey)
    for (r, c), (down, right) in merged:
        style.add("SPAN", (c, r), (right, down))
    return Table(
        cells,
        colWidths=columns,
        repeatRows=header_rows if look.repeated else 0,
        style=style,
        hAlign="LEFT",
    )
