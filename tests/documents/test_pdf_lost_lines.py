"""Lines that a table lacks: a wall in one row, values in one drawn row, tables side by side."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parsers.files import read_document

HIGH = A4[1]
Grids = list[list[list[str | None]]]


def _grids(canvas: Canvas, buffer: io.BytesIO) -> Grids:
    canvas.save()
    document = read_document(buffer.getvalue(), name="page.pdf", judge=False)
    return [
        [[cell.text if cell else None for cell in row] for row in table.grid]
        for table in document.tables
    ]


def _ruled(rows: list[list[str]], *, gaps: set[tuple[int, int]], shift: float = 6.0) -> Grids:
    """A ruled table; ``gaps`` are walls (row, edge) that are not drawn."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    edges = [60, 180, 250, 320, 390]
    for at in range(len(rows) + 1):
        canvas.line(edges[0], HIGH - 80 - 20 * at, edges[-1], HIGH - 80 - 20 * at)
    for row, cells in enumerate(rows):
        top, bottom = HIGH - 80 - 20 * row, HIGH - 100 - 20 * row
        for at, edge in enumerate(edges):
            if (row, at) not in gaps:
                canvas.line(edge, top, edge, bottom)
        for col, text in enumerate(cells):
            canvas.drawString(edges[col] + shift, bottom + 6, text)
    return _grids(canvas, buffer)


HEAD = ["Area", "Min", "Max", "Mean"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Brackwell", "", "24", "11"], ["Brackwell", None, "24", "11"]),
        (["Brackwell", "24", "", "11"], ["Brackwell", "24", None, "11"]),
    ],
)
def test_a_figure_stands_in_the_column_that_holds_it(
    cells: list[str], expected: list[str | None]
) -> None:
    rows = [HEAD, ["Ashmere", "21", "16", "51"], cells, ["Dunmoor", "35", "66", "34"]]
    assert _ruled(rows, gaps={(2, 2)})[0][2] == expected


def test_a_head_over_two_columns_stays_one_cell() -> None:
    rows = [["", "2021", "", ""], HEAD, ["Ashmere", "21", "16", "51"], ["Dunmoor", "3", "6", "4"]]
    assert _ruled(rows, gaps={(0, 2)})[0][0] == [None, "2021", None, None]


def _lines_in_cells(columns: list[list[str]]) -> Grids:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    edges = [60, 200, 280, 360]
    heights = [80.0, 100.0, 150.0]
    for at in heights:
        canvas.line(edges[0], HIGH - at, edges[-1], HIGH - at)
    for edge in edges:
        canvas.line(edge, HIGH - heights[0], edge, HIGH - heights[-1])
    for col, head in enumerate(("Question", "Year", "Number")):
        canvas.drawString(edges[col] + 4, HIGH - 95, head)
    for col, lines in enumerate(columns):
        for at, text in enumerate(lines):
            canvas.drawString(edges[col] + 4, HIGH - 113 - 13 * at, text)
    return _grids(canvas, buffer)


def test_several_values_in_one_drawn_row_are_rows() -> None:
    found = _lines_in_cells([["Arrests"], ["2020", "2021", "2022"], ["45", "51", "60"]])
    assert found == [
        [
            ["Question", "Year", "Number"],
            ["Arrests", "2020", "45"],
            [None, "2021", "51"],
            [None, "2022", "60"],
        ]
    ]


def test_wrapped_words_beside_values_are_one_row() -> None:
    found = _lines_in_cells([["Arrests"], ["on", "the", "day"], ["45", "51", "60"]])
    assert len(found[0]) == 2
    found = _lines_in_cells([["Arrests"], ["2020", "2021", "2022"], ["45"]])
    assert len(found[0]) == 2


def _side_by_side(left: list[list[str]], right: list[list[str]]) -> Grids:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for places, rows in (((60, 150, 210), left), ((330, 410), right)):
        for row, cells in enumerate(rows):
            for at, text in zip(places, cells, strict=True):
                canvas.drawString(at, HIGH - 80 - 18 * row, text)
    return _grids(canvas, buffer)


LEFT = [["Area", "2021", "2022"], ["Ashmere", "30", "34"], ["Brackwell", "23", "77"]]
RIGHT = [["Unit", "Uses"], ["Dog", "339"], ["Horse", "72"]]


def test_two_unruled_tables_side_by_side() -> None:
    assert _side_by_side([*LEFT, ["Total", "53", "111"]], [*RIGHT, ["Total", "411"]]) == [
        [*LEFT, ["Total", "53", "111"]],
        [*RIGHT, ["Total", "411"]],
    ]
    assert len(_side_by_side([*LEFT, ["Dunmoor", "1", "2"]], RIGHT)) == 2


def test_words_between_figures_alone_are_no_second_table() -> None:
    assert len(_side_by_side([*LEFT, ["Dunmoor", "1", "2"]], [*RIGHT, ["Drone", "4"]])) == 1
