"""Shapes of tables that letters and reports print, made one by one and read back."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from parsers.documents.pdf import window
from parsers.files import read_document
from parsers.tables import read_table
from parsers.types import Document
from samples.documents.table_reports import report

Drawn = Sequence[tuple[float, float, str]]


def _page(*texts: tuple[float, float, str], rules: Sequence[tuple[float, ...]] = ()) -> Document:
    """A page with words at places (x, y upwards) and lines from place to place."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 9)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    for x0, y0, x1, y1 in rules:
        canvas.line(x0, y0, x1, y1)
    canvas.save()
    return read_document(buffer.getvalue(), name="report.pdf")


def _rows(rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, step: float) -> Drawn:
    return [
        (x, top - step * at, text)
        for at, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
        if text
    ]


BODY = [["North", "12", "3.5", "7"], ["South", "9", "2.1", "14"], ["Islands", "4", "0.7", "2"]]
XS = (60, 200, 280, 360)


def test_a_head_spans_the_columns_that_a_short_line_joins(made: Any) -> None:
    heads = [(210.0, 695.0, "Both years"), (60.0, 684.0, "Region"), (200.0, 684.0, "2029")]
    heads += [(280.0, 684.0, "2030"), (360.0, 684.0, "Change")]
    words = [*heads, *_rows(BODY, XS, 666, 14)]
    (table,) = _page(*words, rules=[(195, 692.5, 310, 692.5), (55, 680, 400, 680)]).tables
    head = table.grid[0][1]
    assert head is not None
    assert (head.text, head.colspan) == ("Both years", 2)
    assert made.texts(table.grid)[1:] == [["Region", "2029", "2030", "Change"], *BODY]


def test_wrapped_words_of_a_later_column_stay_in_their_row(made: Any) -> None:
    rows = [
        ["Region", "Open", "Remarks"],
        ["North", "12", "closed for repairs until the"],
        ["", "", "spring of next year"],
        ["South", "9", "open"],
        ["Islands", "4", "open on weekdays"],
    ]
    (table,) = _page(*_rows(rows, (60, 180, 260), 700, 12)).tables
    assert made.texts(table.grid) == [
        rows[0],
        ["North", "12", "closed for repairs until the spring of next year"],
        *rows[3:],
    ]


def test_dots_lead_to_figures_but_are_not_part_of_the_label(made: Any) -> None:
    rows = [["Region", "Open", "Closed"]]
    rows += [[f"{row[0]}{'.' * 30}", row[1], row[3]] for row in BODY]
    (table,) = _page(*_rows(rows, (60, 250, 330), 700, 14)).tables
    assert [row[0] for row in made.texts(table.grid)] == ["Region", "North", "South", "Islands"]


def test_contents_between_tables_are_left_out(made: Any) -> None:
    contents = [(60.0, 500.0 - 14 * n, f"{n}. Chapter {'.' * 80}") for n in range(5)]
    contents += [(520.0, 500.0 - 14 * n, str(3 + 7 * n)) for n in range(5)]
    document = _page(*_rows(BODY, XS, 560, 14), *contents)
    (table,) = document.tables
    assert made.texts(table.grid) == BODY


def test_shaded_bands_part_rows_with_wrapped_cells(made: Any) -> None:
    rows = [["Region", "State"], ["North", "open to all"], ["South", "closed for repairs"]]
    rows += [["Islands", "open"], ["Coast", "to be decided"]]
    shade = [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])]
    table = made.table(rows, ruled=False, extra=[*shade, ("ALIGN", (0, 0), (-1, -1), "LEFT")])
    story = [made.words("Table 1: what is open"), made.space(), table]
    (found,) = read_document(made.pdf(story), name="report.pdf").tables
    assert made.texts(found.grid) == rows


def test_bars_with_labels_are_no_table() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 8)
    for step in range(6):
        canvas.drawRightString(96, 500 + 24 * step, str(20 * step))
    for bar, high in enumerate((60, 90, 30, 110, 75)):
        canvas.rect(110 + 40 * bar, 500, 20, high, stroke=0, fill=1)
        canvas.drawString(108 + 40 * bar, 488, str(2025 + bar))
        canvas.drawString(112 + 40 * bar, 503 + high, str(high))
    canvas.save()
    assert read_document(buffer.getvalue(), name="report.pdf").tables == ()


def test_heads_in_one_box_over_ruled_columns_are_parted(made: Any) -> None:
    extra = [
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEAFTER", (0, 1), (-2, -1), 0.5, colors.black),
    ]
    rows = [["Region", "Open", "Rate", "Closed"], *BODY]
    (table,) = read_document(
        made.pdf([made.table(rows, ruled=False, extra=extra)]), name="a.pdf"
    ).tables
    assert made.texts(table.grid) == rows


def test_hairlines_drawn_as_boxes_are_lines(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 9)
    for at in range(5):
        canvas.rect(60, 700 - 20 * at, 320, 0.4, stroke=0, fill=1)
        canvas.rect(60 + 80 * at, 620, 0.4, 80, stroke=0, fill=1)
    rows = [["Region", "Open", "Rate", "Closed"], *BODY]
    for x, y, text in _rows(rows, (64, 144, 224, 304), 686, 20):
        canvas.drawString(x, y, text)
    canvas.save()
    (table,) = read_document(buffer.getvalue(), name="report.pdf").tables
    assert table.method == "pdf-ruled"
    assert made.texts(table.grid) == rows


def test_a_bracketed_note_mark_is_no_column(made: Any) -> None:
    rows = [["Region", "Open", "Closed"], ["North", "12", "3"], ["South", "9", "21"]]
    rows += [["Islands", "4", "8"], ["Coast", "14", "2"]]
    marks = [(213.0, 686.0, "(1)"), (209.0, 672.0, "(2)")]
    words = _rows(rows, (60, 200, 320), 700, 14)
    (table,) = _page(*words, *marks).tables
    assert [row[1] for row in made.texts(table.grid)][1:3] == ["12 (1)", "9 (2)"]
    assert len(table.grid[0]) == 3


def test_letterheads_are_dropped_where_blocks_of_pages_meet(
    made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "BLOCK", 3)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    for page in range(1, 12):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 780, "Invented Constabulary")
        canvas.drawString(60, 30, "www.invented.police.uk")
        for row in range(30):
            canvas.drawString(60, 720 - 16 * row, f"Row {page}-{row}")
            canvas.drawRightString(300, 720 - 16 * row, str(page * row))
            canvas.drawRightString(400, 720 - 16 * row, str(page + row))
        canvas.showPage()
    canvas.save()
    document = read_document(buffer.getvalue(), name="report.pdf")
    words = " ".join(block.text for block in document.blocks)
    assert words.count("Invented Constabulary") == 1
    assert words.count("www.invented.police.uk") == 1
    assert sum(len(table.grid) for table in document.tables) == 330
    assert len(document.tables) == 1


def test_invented_reports_are_the_same_for_the_same_seed() -> None:
    one, other = report(7), report(7)
    assert one.body == other.body
    assert json.dumps(one.tables) == json.dumps(other.tables)


@pytest.mark.parametrize("seed", range(900, 912))
def test_the_figures_of_invented_reports_are_read(seed: int) -> None:
    made_report = report(seed)
    document = read_document(made_report.body, name="report.pdf", join=False)
    found = {c.text for t in document.tables for row in t.grid for c in row if c is not None}
    rows: list[list[Any]] = [row for t in made_report.tables for row in t["rows"]]  # type: ignore[attr-defined]
    wanted = {cell for row in rows for cell in row if isinstance(cell, str) and len(cell) > 2}
    assert len(wanted & found) >= 0.8 * len(wanted)


def _upwards(heads: Sequence[str], xs: Sequence[float], foot: float = 684) -> Document:
    """Three rows without rules under heads that are written upwards."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 9)
    for x, text in zip(xs, heads, strict=True):
        canvas.saveState()
        canvas.translate(x, foot)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.drawString(60, 684, "Region")
    for x, y, text in _rows(BODY, XS, 666, 14):
        canvas.drawString(x, y, text)
    canvas.save()
    return read_document(buffer.getvalue(), name="report.pdf")


def test_heads_written_upwards_stand_over_their_columns(made: Any) -> None:
    (table,) = _upwards(("Crimes", "Rate per thousand", "Solved"), (208, 290, 368)).tables
    assert made.texts(table.grid) == [["Region", "Crimes", "Rate per thousand", "Solved"], *BODY]


@pytest.mark.parametrize(
    ("heads", "xs", "foot"),
    [
        (("Crimes", "Rate"), (208, 290), 684),  # one column has no head
        (("Crimes", "Rate", "Solved"), (208, 290, 368), 720),  # too far above
    ],
)
def test_turned_words_that_are_no_heads(
    heads: Sequence[str], xs: Sequence[float], foot: float, made: Any
) -> None:
    (table,) = _upwards(heads, xs, foot).tables
    assert made.texts(table.grid) == BODY


def test_heads_that_run_together_close_no_gutter(made: Any) -> None:
    heads = [(60.0, 680.0, "Region"), (200.0, 680.0, "Attended and"), (257.0, 680.0, "Unattended")]
    rows = [["North", "236", "188"], ["South", "259", "221"], ["Islands", "90", "285"]]
    (table,) = _page(*heads, *_rows(rows, (60, 215, 285), 666, 14)).tables
    assert made.texts(table.grid)[1:] == rows


def test_a_raised_letter_is_a_mark_and_its_note_no_label(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont("Helvetica", 9)
    rows = [["Ward", "2020", "2021"], ["Ash", "12", "15"], ["Elm", "9", "8"], ["Oak", "4", "6"]]
    for x, y, text in _rows(rows, (60, 200, 280), 700, 16):
        canvas.drawString(x, y, text)
    canvas.drawString(60, 640, "a Estimated from the returns.")
    canvas.setFont("Helvetica", 5.5)
    canvas.drawString(210.5, 687, "a")
    canvas.save()
    (table,) = read_document(buffer.getvalue(), name="a.pdf").tables
    assert made.texts(table.grid) == [rows[0], ["Ash", "12ᵃ", "15"], *rows[2:]]
    assert [figure.value for figure in read_table(table).figures][:2] == [12, 15]
