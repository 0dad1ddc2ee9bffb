"""PDF letters: ruled and unruled tables, spans, joins over pages, furniture."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from parsers.files import read_document
from parsers.types import BlockKind

COUNTS = [
    ["Offence", "2029", "2030", "2031"],
    ["Arson", "4", "", "1"],
    ["Burglary of a business or community building", "12", "10", "9"],
    ["Theft", "", "<5", "1,204"],
    ["Total", "16", "10", "1,214"],
]
EXPECTED = [
    ["Offence", "2029", "2030", "2031"],
    ["Arson", "4", None, "1"],
    ["Burglary of a business or community building", "12", "10", "9"],
    ["Theft", None, "<5", "1,204"],
    ["Total", "16", "10", "1,214"],
]
PROSE = (
    "The force has considered your request and can confirm that it holds the information. "
    "It was taken from the crime recording system on the day of this letter."
)


@pytest.mark.parametrize("ruled", [True, False])
def test_table_with_side_text(made: Any, ruled: bool) -> None:
    story = [
        made.words(PROSE),
        made.space(),
        made.words("Table 1: offences recorded"),
        made.space(6),
        made.table(COUNTS, ruled=ruled),
        made.space(6),
        made.words("Source: Harbour"),
        made.space(),
        made.words(PROSE),
    ]
    document = read_document(made.pdf(story), name="letter.pdf")
    (table,) = document.tables
    assert made.texts(table.grid) == EXPECTED
    assert table.caption == "Table 1: offences recorded"
    assert table.source == "Harbour"
    assert table.sentence is not None
    assert table.sentence.startswith("The force has considered")
    assert (table.page, table.pages) == (1, (1,))
    assert table.coverage == 1.0
    assert table.bbox is not None
    kinds = [block.kind for block in document.blocks]
    assert kinds.count(BlockKind.TABLE) == 1
    prose = " ".join(block.text for block in document.blocks)
    assert "1,204" not in prose
    assert prose.count("The force has considered") == 2


def test_spans_across_and_down(made: Any) -> None:
    rows = [
        ["Area", "2029", "", "2030", ""],
        ["", "Q1", "Q2", "Q1", "Q2"],
        ["North", "1", "2", "3", "4"],
        ["South", "5", "6", "7", "8"],
    ]
    extra = [("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]
    document = read_document(made.pdf([made.table(rows, extra=extra)]), name="letter.pdf")
    grid = document.tables[0].grid
    assert made.texts(grid) == [
        ["Area", "2029", None, "2030", None],
        [None, "Q1", "Q2", "Q1", "Q2"],
        ["North", "1", "2", "3", "4"],
        ["South", "5", "6", "7", "8"],
    ]
    area, year = grid[0][0], grid[0][1]
    assert area is not None
    assert year is not None
    assert (area.rowspan, area.colspan) == (2, 1)
    assert (year.rowspan, year.colspan) == (1, 2)


def test_wrapped_labels_in_a_ruled_table_are_one_cell(made: Any) -> None:
    long = made.words("Investigation complete: no suspect identified, crime investigated as far as")
    rows = [["Outcome", "2029"], [long, "59"], ["Charged", "7"]]
    document = read_document(made.pdf([made.table(rows, colWidths=[120, 60])]), name="a.pdf")
    grid = document.tables[0].grid
    assert made.texts(grid)[1] == [
        "Investigation complete: no suspect identified, crime investigated as far as",
        "59",
    ]


def _long(count: int) -> list[list[str]]:
    head = ["Offence", "2029", "2030"]
    return [head, *([f"Offence number {n} of the list", str(n), str(n * 2)] for n in range(count))]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("repeated", [0, 1])
def test_tables_over_pages_are_joined(made: Any, ruled: bool, repeated: int) -> None:
    rows = _long(60)
    body = made.pdf([made.words(PROSE), made.table(rows, ruled=ruled, repeatRows=repeated)])
    document = read_document(body, name="letter.pdf")
    (table,) = document.tables
    assert made.texts(table.grid) == rows
    assert table.pages == (1, 2)
    assert document.pages == 2
    apart = read_document(body, name="letter.pdf", join=False)
    assert [each.pages for each in apart.tables] == [(1,), (2,)]


def _letterhead(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(60, 800, "Invented Constabulary")
    canvas.drawString(60, 788, "1 Invented Road, Harbour Town")
    canvas.drawString(60, 30, f"Page {document.page}")
    canvas.drawString(250, 30, "www.invented.police.uk")


def test_letterhead_in_mid_table_is_dropped_and_kept_once(made: Any) -> None:
    rows = _long(90)
    body = made.pdf([made.words(PROSE), made.table(rows), made.words(PROSE)], _letterhead)
    document = read_document(body, name="letter.pdf")
    (table,) = document.tables
    assert made.texts(table.grid) == rows
    assert table.pages == (1, 2, 3)
    words = " ".join(block.text for block in document.blocks)
    assert words.count("Invented Constabulary") == 1
    assert words.count("www.invented.police.uk") == 1
    assert "Page 2" not in words


def test_a_new_table_at_the_top_of_a_page_is_not_joined(made: Any) -> None:
    first = [["Area", "2029", "2030"], ["North", "1", "2"], ["South", "3", "4"]]
    second = [["Area", "2031", "2032"], ["North", "5", "6"], ["South", "7", "8"]]
    body = made.pdf([made.table(first), PageBreak(), made.table(second)])
    document = read_document(body, name="letter.pdf")
    assert [made.texts(table.grid) for table in document.tables] == [first, second]


def test_a_row_cut_by_the_page_break_is_made_whole(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    top = [["Outcome", "2029", "2030"], ["Charged", "4", "5"], ["Suspect identified but", "7", "9"]]
    for rows, up in ((top, 200), ([["evidence is lacking", "", ""], ["Ongoing", "1", "2"]], 780)):
        table = made.table(rows, colWidths=[200, 60, 60], rowHeights=[20] * len(rows))
        table.wrapOn(canvas, 500, 500)
        table.drawOn(canvas, 72, up - 20 * len(rows))
        canvas.showPage()
    canvas.save()
    (table,) = read_document(buffer.getvalue(), name="letter.pdf").tables
    assert made.texts(table.grid) == [
        ["Outcome", "2029", "2030"],
        ["Charged", "4", "5"],
        ["Suspect identified but evidence is lacking", "7", "9"],
        ["Ongoing", "1", "2"],
    ]


def test_a_wide_sheet_continued_sideways_is_put_side_by_side(made: Any) -> None:
    left = [["Code", "Jan", "Feb"], ["AA1", "1", "2"], ["AA2", "3", ""], ["AA3", "5", "6"]]
    right = [["Mar", "Apr"], ["7", "8"], ["", "9"], ["1", "<5"]]
    body = made.pdf([made.table(left), PageBreak(), made.table(right)])
    (table,) = read_document(body, name="sheet.pdf").tables
    assert made.texts(table.grid) == [
        ["Code", "Jan", "Feb", "Mar", "Apr"],
        ["AA1", "1", "2", "7", "8"],
        ["AA2", "3", None, None, "9"],
        ["AA3", "5", "6", "1", "<5"],
    ]
    assert table.pages == (1, 2)


def test_rows_with_lines_only_above_and_below_are_parted(made: Any) -> None:
    extra = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ]
    story = [made.words(PROSE), made.table(COUNTS, ruled=False, extra=extra), made.words(PROSE)]
    (table,) = read_document(made.pdf(story), name="letter.pdf").tables
    assert made.texts(table.grid) == EXPECTED


def test_a_box_drawn_around_many_rows_of_figures_is_split(made: Any) -> None:
    extra = [
        ("BOX", (0, 0), (-1, 0), 0.5, colors.black),
        ("BOX", (0, 1), (-1, -1), 0.5, colors.black),
        ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black),
    ]
    story = [made.table(COUNTS, ruled=False, extra=extra)]
    (table,) = read_document(made.pdf(story), name="letter.pdf").tables
    assert made.texts(table.grid) == EXPECTED


def test_double_rules_make_no_extra_columns(made: Any) -> None:
    extra = [("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, None, None, 2, 1.5)]
    story = [made.table(COUNTS, ruled=False, extra=extra)]
    (table,) = read_document(made.pdf(story), name="letter.pdf").tables
    assert made.texts(table.grid) == EXPECTED


def test_a_frame_around_prose_is_not_a_table(made: Any) -> None:
    frame = made.table([[made.words(PROSE)]])
    document = read_document(made.pdf([frame]), name="letter.pdf")
    assert document.tables == ()
    assert document.blocks[0].text.startswith("The force has considered")


def test_two_columns_of_prose_are_not_a_table(made: Any) -> None:
    sides = made.table([[made.words(PROSE * 3), made.words(PROSE * 3)]], ruled=False)
    document = read_document(made.pdf([sides]), name="letter.pdf")
    assert document.tables == ()


def test_a_raised_mark_is_kept_apart_from_its_figure() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for row, (label, figure) in enumerate([("Area", "2029"), ("North", "27"), ("South", "31")]):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700 - 20 * row, label)
        canvas.drawString(200, 700 - 20 * row, figure)
        canvas.rect(66, 694 - 20 * row, 120, 20)
        canvas.rect(186, 694 - 20 * row, 60, 20)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(200 + canvas.stringWidth("27", "Helvetica", 10), 684, "1")
    canvas.save()
    (table,) = read_document(buffer.getvalue(), name="letter.pdf").tables
    cell = table.grid[1][1]
    assert cell is not None
    assert cell.text == "27¹"


def test_list_items_and_questions_are_blocks_of_their_own(made: Any) -> None:
    story = [made.words(text) for text in ("Dear Requester,", "1. How many?", "2. Where?", PROSE)]
    blocks = read_document(made.pdf(story), name="letter.pdf").blocks
    assert [block.kind for block in blocks][1:3] == [BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    assert [block.text for block in blocks][:3] == ["Dear Requester,", "1. How many?", "2. Where?"]


def test_dotted_contents_are_not_a_table() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for row in range(6):
        canvas.drawString(72, 700 - 16 * row, f"Chapter {row} " + "." * 60)
        canvas.drawString(480, 700 - 16 * row, str(row))
    canvas.save()
    assert read_document(buffer.getvalue(), name="report.pdf").tables == ()


def _columns(canvas: Canvas, left: list[str], right: list[str], top: float) -> None:
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(60, top - 12 * row, one)
        canvas.drawString(320, top - 12 * row, other)


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 800, "A report on the theft of bicycles across the whole of the county")
    left = [f"left line {n} tells of locks and of" for n in range(12)]
    right = [f"right line {n} tells of sheds and of" for n in range(12)]
    _columns(canvas, left, right, 760)
    canvas.drawString(
        60, 560, "The figures that follow were taken from the system on one day of May"
    )
    canvas.save()
    words = " ".join(b.text for b in read_document(buffer.getvalue(), name="report.pdf").blocks)
    assert words.index("A report") < words.index("left line 0")
    assert words.index("left line 11") < words.index("right line 0")
    assert words.index("right line 11") < words.index("The figures that follow")


def test_a_ruled_table_in_the_second_column_stays_there(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    left = [f"left line {n} tells of locks and of" for n in range(16)]
    right = [f"right line {n} tells of sheds and of" for n in range(16)]
    _columns(canvas, left[:8], right[:8], 760)
    for row, text in enumerate(left[8:]):
        canvas.drawString(60, 664 - 12 * row, text)
    table = made.table([["Area", "2029"], ["North", "3"], ["South", "4"]])
    table.wrapOn(canvas, 200, 200)
    table.drawOn(canvas, 340, 590)
    canvas.save()
    document = read_document(buffer.getvalue(), name="report.pdf")
    texts = [block.text for block in document.blocks]
    assert made.texts(document.tables[0].grid)[1] == ["North", "3"]
    assert document.blocks[-1].kind is BlockKind.TABLE
    assert "left line 15" in texts[0] + texts[1]


def test_figures_at_one_place_on_several_pages_are_not_furniture() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 10)
    for page in range(1, 5):
        for row, (label, figure) in enumerate(
            [(f"Area {page}", f"{page + 1},131,064"), ("Others", "7"), ("More", str(page))]
        ):
            canvas.drawString(72, 750 - 16 * row, label)
            canvas.drawRightString(300, 750 - 16 * row, figure)
        canvas.drawString(300, 30, f"- {page} -")
        canvas.showPage()
    canvas.save()
    document = read_document(buffer.getvalue(), name="letter.pdf")
    cells = [c.text for t in document.tables for r in t.grid for c in r if c is not None]
    blocks = [block.text for block in document.blocks]
    for page in range(1, 5):
        assert f"{page + 1},131,064" in cells
    assert cells.count("7") == 4
    assert not any(block.startswith("- ") for block in blocks)


@pytest.mark.parametrize("ruled", [True, False])
def test_indentation_of_labels_is_kept(made: Any, ruled: bool) -> None:
    rows = [["Outcome", "2029", "2030"], ["UNSOLVED", "5", "6"], ["Theft", "5", "6"]]
    rows += [["Aged 13", "2", "3"], ["Aged 14", "3", "3"]]
    extra = [("LEFTPADDING", (0, 2), (0, 2), 16), ("LEFTPADDING", (0, 3), (0, 4), 28)]
    body = made.pdf([made.table(rows, ruled=ruled, extra=extra)])
    (table,) = read_document(body, name="letter.pdf").tables
    assert [row[0].indent for row in table.grid if row[0] is not None] == [0, 0, 1, 2, 2]


def test_turned_headings_are_read(made: Any) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 9)
    for row, texts in enumerate([["", "", ""], ["North", "3", "4"], ["South", "5", "6"]]):
        top = 700 - (0 if row == 0 else 80 + 20 * (row - 1))
        height = 80 if row == 0 else 20
        for col, text in enumerate(texts):
            canvas.rect(72 + 80 * col, top - height, 80, height)
            canvas.drawString(78 + 80 * col, top - height + 6, text)
    for col, text in enumerate(["Bicycles stolen", "Bicycles found"]):
        canvas.saveState()
        canvas.translate(195 + 80 * col, 625)
        canvas.rotate(90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    canvas.save()
    (table,) = read_document(buffer.getvalue(), name="letter.pdf").tables
    assert made.texts(table.grid) == [
        [None, "Bicycles stolen", "Bicycles found"],
        ["North", "3", "4"],
        ["South", "5", "6"],
    ]


def test_narrow_digits_and_doubled_strokes() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    text = canvas.beginText(72, 700)
    text.setFont("Helvetica", 10)
    text.setHorizScale(50)
    text.textOut("Ill will 1111 times")
    canvas.drawText(text)
    canvas.setFont("Helvetica", 10)
    for shift in (0, 0.3):
        canvas.drawString(72 + shift, 600, "Drawn twice 2211")
    canvas.save()
    words = [block.text for block in read_document(buffer.getvalue(), name="a.pdf").blocks]
    assert words == ["Ill will 1111 times", "Drawn twice 2211"]
