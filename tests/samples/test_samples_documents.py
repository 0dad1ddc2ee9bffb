"""Sample files are what they claim to be and print what the truth says."""

from __future__ import annotations

import csv
import io
import itertools
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
import pypdfium2
import pytest

from samples.documents import document_bytes
from samples.documents.zips import EPOCH
from samples.model import Form, SampleDisclosure, SampleTable
from samples.world import FORCES, disclosures


def items_of(*forms: Form) -> list[SampleDisclosure]:
    return [item for force in FORCES for item in disclosures(force) if item.form in forms]


def pdf_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(table: SampleTable) -> Iterator[str]:
    for row in table.grid:
        yield from (cell for cell in row if cell)


@pytest.mark.parametrize("form", [Form.LETTER_PDF, Form.ANNEX_PDF])
def test_pdfs_print_every_cell(form: Form) -> None:
    items = items_of(form)
    assert len(items) >= 5
    for item in items:
        data = document_bytes(item)
        assert data.startswith(b"%PDF-")
        text = squeezed("".join(pdf_pages(data)))
        for table in item.tables:
            for cell in words_of(table):
                assert squeezed(cell) in text, (item.path, cell)
        if form is Form.LETTER_PDF:
            assert squeezed(item.questions[0].text) in text


def test_a_ruled_table_goes_on_over_a_page() -> None:
    """Rows of one table stand at the end of one page and at the top of the next."""
    continued = []
    for item in items_of(Form.LETTER_PDF, Form.ANNEX_PDF):
        pages = [squeezed(page) for page in pdf_pages(document_bytes(item))]
        for table in item.tables:
            rows = [squeezed("".join(cell or "" for cell in row)) for row in table.grid]
            for page, after in itertools.pairwise(pages):
                before = [row for row in rows[1:] if row in page]
                later = [row for row in rows[1:] if row in after and row not in page]
                if before and later:
                    continued.append((item.path, table.position))
    assert continued


def test_word_letters_hold_the_tables() -> None:
    items = items_of(Form.LETTER_DOCX)
    assert len(items) >= 3
    for item in items:
        letter = docx.Document(io.BytesIO(document_bytes(item)))
        text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
        assert item.questions[0].text in text
        data = letter.tables[len(letter.tables) - len(item.tables) :]
        for printed, table in zip(data, item.tables, strict=True):
            shown = [[cell.text for cell in row.cells] for row in printed.rows]
            assert [len(row) for row in shown] == [len(row) for row in table.grid]
            for line, row in zip(shown, table.grid, strict=True):
                pairs = zip(line, row, strict=True)
                assert all(got == want for got, want in pairs if want is not None), item.path


def test_spreadsheets_store_numbers_as_numbers() -> None:
    items = items_of(Form.ANNEX_XLSX)
    assert len(items) >= 5
    for item in items:
        book = openpyxl.load_workbook(io.BytesIO(document_bytes(item)))
        assert [sheet.sheet_state for sheet in book] == ["visible"] * len(item.tables)
        for sheet, table in zip(book, item.tables, strict=True):
            assert sheet["A1"].value == table.caption
            for r, row in enumerate(table.grid):
                for c, text in enumerate(row):
                    value = sheet.cell(3 + r, c + 1).value
                    check_stored(text, value, body=r >= table.header_rows and c >= table.stubs)


def check_stored(text: str | None, value: object, *, body: bool) -> None:
    bare = (text or "").replace(",", "").removeprefix("£").removesuffix("%")
    if body and bare.replace(".", "", 1).isdigit():
        assert isinstance(value, int | float)
        stored = value * 100 if (text or "").endswith("%") else value
        assert stored == pytest.approx(float(bare))
    else:
        assert (value or "") == (text or "")


def test_csv_files_hold_the_grids_in_order() -> None:
    items = items_of(Form.ANNEX_CSV)
    assert len(items) >= 2
    for item in items:
        data = document_bytes(item)
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        for table in item.tables:
            grid = [[cell or "" for cell in row] for row in table.grid]
            start = rows.index([table.caption or ""]) + 1
            assert rows[start : start + len(grid)] == grid


def test_office_files_carry_no_clock() -> None:
    for item in items_of(Form.LETTER_DOCX, Form.ANNEX_XLSX)[:6]:
        with zipfile.ZipFile(io.BytesIO(document_bytes(item))) as archive:
            assert {info.date_time for info in archive.infolist()} == {EPOCH}
            core = archive.read("docProps/core.xml").decode()
        assert "2025-01-01T00:00:00Z" in core
