"""Rows printed as lines of cells, and raised figures, in Word and HTML."""

from __future__ import annotations

import io

import docx

from parsers.documents.grid.lines import lines_as_rows
from parsers.documents.grid.numbers import raised
from parsers.documents.plain.html import read_html
from parsers.files import read_document
from parsers.types import Cell, Grid


def _grid(*rows: tuple[str, ...]) -> Grid:
    """Cells written with bars between their lines."""
    return tuple(
        tuple(
            Cell(text.replace("|", " "), lines=tuple(text.split("|")) if "|" in text else ())
            for text in row
        )
        for row in rows
    )


def _texts(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid]


HEAD = ("Question", "Year", "Number")


def test_lines_that_agree_are_rows() -> None:
    parted = lines_as_rows(_grid(HEAD, ("Arrests", "2020|2021|2022", "45|51|60")))
    assert _texts(parted)[1:] == [
        ["Arrests", "2020", "45"],
        [None, "2021", "51"],
        [None, "2022", "60"],
    ]
    assert parted[1][0] is not None
    assert parted[1][0].rowspan == 3


def test_a_label_that_wraps_stands_over_the_values_beside_it() -> None:
    parted = lines_as_rows(_grid(HEAD, ("Arrests of|adults", "2020|2021|2022", "45|51|60")))
    assert _texts(parted)[1:] == [
        ["Arrests of adults", "2020", "45"],
        [None, "2021", "51"],
        [None, "2022", "60"],
    ]


def test_lines_that_do_not_agree_stay() -> None:
    for row in (
        ("Arrests of|adults", "2020", "45"),  # a wrapped label
        ("Arrests|Charges", "May|June|July", "45|51|60"),  # two against three
        ("Arrests|Charges", "x", "7"),  # no number among the lines
        ("Arrests|Charges", "45|51", "60"),  # a number that would stand over both
    ):
        grid = _grid(HEAD, row)
        assert lines_as_rows(grid) == grid


def test_a_header_of_several_lines_is_no_rows() -> None:
    grid = _grid(("Area", "2020|2021", "4|5"), ("Ashmere", "1", "2"))
    assert lines_as_rows(grid) == grid


def test_breaks_in_word_and_raised_marks() -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    for at, text in enumerate(("Offence", "2021", "Arson\nFraud", "165\n267")):
        table.rows[at // 2].cells[at % 2].text = text
    table.rows[1].cells[1].paragraphs[0].add_run("1,2").font.superscript = True
    out = io.BytesIO()
    made.save(out)
    document = read_document(out.getvalue(), name="a.docx")
    assert _texts(document.tables[0].grid)[1:] == [["Arson", "165"], ["Fraud", "267¹˒²"]]


def test_breaks_in_html_and_raised_marks() -> None:
    page = (
        "<table><tr><th>Offence</th><th>2021</th></tr><tr><td>Arson<br>Fraud</td>"
        "<td>165<br>267<sup>1,2</sup></td></tr><tr><td>Theft</td><td>12</td></tr></table>"
    )
    tables = read_html(page.encode(), name="a.html").tables
    cell = tables[0].grid[1][1]
    assert cell is not None
    assert cell.lines == ("165", "267¹˒²")


def test_raised_words_are_no_marks() -> None:
    assert raised("2") == "²"
    assert raised("a") == "ᵃ"
    assert raised("1,b") == "¹˒ᵇ"
    assert raised("nd") == "nd"
    assert raised("2023") == "2023"
