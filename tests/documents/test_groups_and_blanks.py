"""A blank row ends the group above it, in every format that can print one."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from parsers.files import read_document
from parsers.tables import read_table
from tests.documents.made_books import ods, ods_rows
from tests.tables.reading import read

ROWS = [
    ["Place", "2020", "2021", "2022"],
    ["East district", "", "", ""],
    ["Oakley", "12", "15", "19"],
    ["Firby", "31", "29", "44"],
    ["", "", "", ""],
    ["By post", "5", "3", "8"],
    ["No town", "9", "12", "7"],
]
PATHS = [("East district", "Oakley"), ("East district", "Firby"), ("By post",), ("No town",)]


def _typed(rows: Sequence[Sequence[str]]) -> list[list[str | float | None]]:
    return [[float(text) if text.isdigit() else text or None for text in row] for row in rows]


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _typed(rows):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _ods(rows: Sequence[Sequence[str]]) -> bytes:
    return ods(f'<table:table table:name="A">{ods_rows(_typed(rows))}</table:table>')


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def _docx(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for col, text in enumerate(row):
            table.cell(at, col).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _html(rows: Sequence[Sequence[str]]) -> bytes:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<!doctype html><title>Reports</title><table>{body}</table>".encode()


def _pdf(rows: Sequence[Sequence[str]], step: float = 16) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate(rows):
        for x, text in zip((60, 220, 290, 360), row, strict=True):
            canvas.drawString(x, 700 - step * at, text)
    canvas.save()
    return buffer.getvalue()


FORMATS: dict[str, Callable[[Sequence[Sequence[str]]], bytes]] = {
    "xlsx": _xlsx,
    "ods": _ods,
    "csv": _csv,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}


def _paths(body: bytes, ending: str) -> list[tuple[str, ...]]:
    document = read_document(body, name=f"a.{ending}")
    figures = [figure for table in document.tables for figure in read_table(table).figures]
    return list(dict.fromkeys(figure.row_path for figure in figures))


@pytest.mark.parametrize("ending", FORMATS)
def test_a_group_ends_at_a_blank_row(ending: str) -> None:
    assert _paths(FORMATS[ending](ROWS), ending) == PATHS


@pytest.mark.parametrize("ending", FORMATS)
def test_without_a_blank_row_it_goes_on(ending: str) -> None:
    rows = [row for row in ROWS if any(row)]
    whole = [("East district", row[0]) for row in rows[2:]]
    assert _paths(FORMATS[ending](rows), ending) == whole


def test_a_gap_of_half_a_row_is_no_blank_row() -> None:
    """Just outside: the rows of a group set a little apart."""
    assert _paths(_pdf(ROWS, step=11), "pdf") == PATHS
    close = io.BytesIO()
    canvas = Canvas(close, pagesize=(600, 800))
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate(row for row in ROWS if any(row)):
        down = 11 * at + (6 if at > 3 else 0)
        for x, text in zip((60, 220, 290, 360), row, strict=True):
            canvas.drawString(x, 700 - down, text)
    canvas.save()
    labels = [row[0] for row in ROWS[2:] if any(row)]
    assert _paths(close.getvalue(), "pdf") == [("East district", label) for label in labels]


def test_blank_rows_between_all_rows_end_no_group() -> None:
    found = read(
        "Place|2020|2021\nEast||\nOakley|12|15\n||\nFirby|31|29\n||\nAsham|5|3\n||\nElm|9|12"
    )
    assert found.paths() == [("East", label) for label in ("Oakley", "Firby", "Asham", "Elm")]


def test_a_total_below_a_blank_row_is_that_of_its_group_where_sums_say_so() -> None:
    found = read(
        "Place|2020|2021\nEast||\nOakley|12|15\nFirby|31|29\n||\nTotal|43|44\nWest||\nElm|9|12"
    )
    assert ("East", "Total") in found.paths()


@pytest.mark.parametrize(
    ("label", "note", "told"),
    [
        ("Pit bull¹", "1. Includes dogs that were given back.", True),
        ("Pit bull*", "* Includes dogs that were given back.", True),
        ("Pit bull [2]", "[2] Includes dogs that were given back.", True),
        ("Pit bull", "1. Includes dogs that were given back.", False),
    ],
)
def test_the_note_of_a_mark_inside_a_table_is_no_row(label: str, note: str, told: bool) -> None:
    found = read(f"Breed|2020|2021\n{label}|14|12\n{note}||\nTosa|2|1\nOther|33|41")
    assert any(note in path for path in found.paths()) is not told
    assert found.paths()[-1][-1] == "Other"
