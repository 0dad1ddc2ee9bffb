"""A second reader of the same bytes: every number of the structural pass is python-calamine's."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from parsers.documents import sniff
from parsers.documents.contents import Source
from parsers.documents.sheets.book import OPENERS, open_book
from parsers.documents.sheets.model import Book
from tests.documents.made_books import BASE, XlsbSheet, XlsSheet, xls, xlsb

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = (
    [
        path
        for folder in ("sheets", "hazards")
        for path in sorted((CORPUS / folder).iterdir())
        if path.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods")
        and path.name != "encrypted.xlsx"
        and "remote" not in path.name  # its range would fill the memory of the second reader
    ]
    if CORPUS.is_dir()
    else []
)


def _numbers(book: Book) -> dict[tuple[str, int, int], float]:
    return {
        (sheet.name, row, col): round(stored.value, 9)
        for sheet in book.sheets
        for (row, col), stored in sheet.cells.items()
        if type(stored.value) is float
    }


def _others(body: bytes) -> tuple[dict[tuple[str, int, int], float], set[tuple[str, int, int]]]:
    """The second reader's numbers, and where it has dates, which the pass keeps as numbers."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    numbers: dict[tuple[str, int, int], float] = {}
    dates: set[tuple[str, int, int]] = set()
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row, values in enumerate(rows):
            for col, value in enumerate(values):
                if isinstance(value, (date, datetime, time, timedelta)):
                    dates.add((name, row, col))
                elif isinstance(value, (int, float)) and not isinstance(value, bool):
                    numbers[name, row, col] = round(float(value), 9)
    return numbers, dates


def _compare(body: bytes, name: str) -> int:
    media_type = sniff.sniff(body, name)
    assert media_type in OPENERS
    own = _numbers(open_book(Source(body, name), media_type))
    others, dates = _others(body)
    assert {place: value for place, value in own.items() if place not in dates} == others
    return len(own)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (xls([XlsSheet("Summary", BASE), XlsSheet("Raw", BASE, 1)]), "made.xls"),
        (xlsb([XlsbSheet("Summary", BASE), XlsbSheet("Raw", BASE, 1)]), "made.xlsb"),
    ],
)
def test_made_workbooks_have_the_same_numbers(body: bytes, name: str) -> None:
    assert _compare(body, name) == 16


@pytest.mark.corpus
@pytest.mark.skipif(not FILES, reason="needs ../shared/corpus")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_workbooks_have_the_same_numbers(path: Path) -> None:
    assert _compare(path.read_bytes(), path.name) > 0
