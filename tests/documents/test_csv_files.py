"""CSV and TSV: dialect and encoding from the bytes, several blocks in one file."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.files import read_document

ROWS = [["Area", "2029", "2030"], ["North", "3", "£4"], ["South", "5", "<5"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_dialects_and_encodings(made: Any, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in ROWS)
    (table,) = read_document(text.encode(encoding), name="export.CSV").tables
    assert made.texts(table.grid) == ROWS
    assert table.cell_range == "A1:C3"
    assert table.sheet is None


def test_quotes_commas_and_line_breaks_in_cells(made: Any) -> None:
    body = b'Area,Count\n"North, and\nEast",3\n"The ""South""",4\n'
    (table,) = read_document(body, name="export.csv").tables
    assert made.texts(table.grid)[1:] == [["North, and East", "3"], ['The "South"', "4"]]


def test_the_separator_line_of_excel(made: Any) -> None:
    (table,) = read_document(b"sep=;\nArea;Share\nNorth;1,5\nSouth;2,5\n", name="a.csv").tables
    assert made.texts(table.grid)[1] == ["North", "1,5"]


def test_stacked_blocks_with_titles() -> None:
    body = (
        b"The number of thefts in each area,,\n,,\nArea,2029,2030\nNorth,1,2\nSouth,3,4\n,,\n"
        b"The number of arsons in each area,,\n,,\nArea,2029,2030\nNorth,5,6\nSouth,7,8\n"
    )
    tables = read_document(body, name="a.csv").tables
    assert [table.caption for table in tables] == [
        "The number of thefts in each area",
        "The number of arsons in each area",
    ]
    assert [table.cell_range for table in tables] == ["A3:C5", "A9:C11"]


def test_a_stray_quote_does_not_swallow_the_file_in_silence() -> None:
    document = read_document(b'Area,Count\n"North,3\n' + b"x" * 200_000, name="a.csv")
    assert document.reasons
    assert document.reasons[0].code == "BROKEN"


def test_loose_quotes_are_read_with_an_issue(made: Any) -> None:
    document = read_document(b'Area,Count\n"North"east,3\nSouth,4\n', name="a.csv")
    assert [issue.code for issue in document.issues] == ["csv_quotes"]
    assert made.texts(document.tables[0].grid)[2] == ["South", "4"]
