"""A scan with a searchable text layer: read, marked as recognised, not taken for hidden text."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.files import read_document
from parsers.types import Document, ReadVerdict

LINES = ["Freedom of Information Request 123/24", "You asked about bicycles in parks."]
ROWS = [["Year", "Thefts", "Charges"], *([str(2015 + n), str(40 + n), str(n)] for n in range(7))]


def page(canvas: Canvas, *, picture: bool, mode: Literal[0, 3]) -> None:
    """A page drawn as a picture of its own words, with the words over it in a rendering mode."""
    if picture:
        canvas.drawImage(ImageReader(_drawn()), 0, 0, *A4)
    for x, y, words in _places():
        text = canvas.beginText(x, y)
        text.setFont("Helvetica", 11)
        text.setTextRenderMode(mode)
        text.textOut(words)
        canvas.drawText(text)
    canvas.showPage()


def _places() -> list[tuple[float, float, str]]:
    placed = [(72.0, 780.0 - 20 * at, words) for at, words in enumerate(LINES)]
    for at, row in enumerate(ROWS):
        placed += [(80.0 + 120 * column, 700.0 - 18 * at, cell) for column, cell in enumerate(row)]
    return placed


def _drawn() -> object:
    pypdfium2 = pytest.importorskip("pypdfium2")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    page(canvas, picture=False, mode=0)
    canvas.save()
    return pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=2).to_pil()


def read(*pages: tuple[bool, Literal[0, 3]]) -> Document:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for picture, mode in pages:
        page(canvas, picture=picture, mode=mode)
    canvas.save()
    return read_document(buffer.getvalue(), name="letter.pdf")


def test_a_searchable_scan_is_read_as_recognised() -> None:
    document = read((True, 3))
    assert document.verdict is ReadVerdict.PARSED
    assert document.ocr
    assert "OCR" in [reason.code for reason in document.reasons]
    assert document.blocks[0].text == LINES[0]
    assert [table.ocr for table in document.tables] == [True]


def test_words_printed_over_a_picture_are_no_guesses() -> None:
    document = read((True, 0))
    assert document.verdict is ReadVerdict.PARSED
    assert not document.ocr
    assert [table.ocr for table in document.tables] == [False]


def test_only_the_recognised_page_is_marked() -> None:
    document = read((False, 0), (True, 3))
    assert document.ocr
    assert sorted(table.ocr for table in document.tables) in ([False, True], [True])


def test_unpainted_words_without_a_picture_are_held() -> None:
    document = read((False, 3))
    assert document.verdict is ReadVerdict.QUARANTINED
    assert "PDF_INVISIBLE_TEXT" in [reason.code for reason in document.reasons]
