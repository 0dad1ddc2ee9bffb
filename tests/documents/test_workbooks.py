"""Workbooks: visible cells as displayed, several tables a sheet, nothing unseen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.styles import Alignment, Font

from parsers.files import read_document
from parsers.types import BlockKind, Document, ReadVerdict
from tests.documents.made_books import ods

UNSEEN = "kept-from-readers"
BASE: list[list[Any]] = [
    ["Area", "2029", "2030"],
    ["North", 3, 4],
    ["South", 5, 6],
    ["Total", 8, 10],
]


def _read(body: bytes, name: str = "figures.xlsx", judge: bool = True) -> Document:
    document = read_document(body, name=name, judge=judge)
    assert document.verdict is ReadVerdict.PARSED
    return document


def test_plain_sheet_with_title_and_note(made: Any) -> None:
    note = "* Figures are a snapshot taken from a live system and may change after this date."
    rows = [["Thefts of bicycles by area"], [], *BASE, [], [note]]
    document = _read(made.saved(made.workbook(rows)))
    (table,) = document.tables
    assert made.texts(table.grid) == [[str(cell) for cell in row] for row in BASE]
    assert table.sheet == "Figures"
    assert table.cell_range == "A3:C6"
    assert table.caption == "Thefts of bicycles by area"
    assert table.notes == (note,)
    assert [cell.number for cell in table.grid[1] if cell] == [None, 3.0, 4.0]
    assert table.grid[0][1] is not None
    assert table.grid[0][1].number is None
    assert (document.blocks[0].kind, document.blocks[0].text) == (BlockKind.HEADING, "Figures")
    assert document.pages == 1


def test_values_as_displayed_and_as_stored(made: Any) -> None:
    rows = [
        ["Area", "Share", "Value", "Count", "On"],
        ["North", 0.125, 1234.5, 1234567, date(2030, 4, 1)],
        ["South", 0.5, -3, 0, date(2030, 5, 1)],
    ]
    book = made.workbook(rows)
    formats = {"B": "0.0%", "C": '"£"#,##0.00;[Red]-"£"#,##0.00', "D": "#,##0", "E": "mmm-yy"}
    for letter, code in formats.items():
        for row in (2, 3):
            book.active[f"{letter}{row}"].number_format = code
    (table,) = _read(made.saved(book)).tables
    assert made.texts(table.grid)[1:] == [
        ["North", "12.5%", "£1,234.50", "1,234,567", "Apr-30"],
        ["South", "50.0%", "-£3.00", "0", "May-30"],
    ]
    assert [cell.number if cell else None for cell in table.grid[1]] == [
        None,
        12.5,
        1234.5,
        1234567.0,
        None,
    ]


def _hide_sheet(book: Any) -> None:
    sheet = book.create_sheet("Raw")
    sheet.append([UNSEEN, 1])
    sheet.sheet_state = "hidden"


def _very_hide_sheet(book: Any) -> None:
    _hide_sheet(book)
    book["Raw"].sheet_state = "veryHidden"


def _hide_row(book: Any) -> None:
    book.active["A3"] = UNSEEN
    book.active.row_dimensions[3].hidden = True


def _filter_rows(book: Any) -> None:
    sheet = book.active
    sheet.auto_filter.ref = "A1:C4"
    sheet.auto_filter.add_filter_column(0, ["North"])
    _hide_row(book)


def _flatten_row(book: Any) -> None:
    book.active["A3"] = UNSEEN
    book.active.row_dimensions[3].height = 0.5


def _hide_column(book: Any) -> None:
    for row in range(1, 5):
        book.active[f"B{row}"] = UNSEEN
    book.active.column_dimensions["B"].hidden = True


def _hide_column_group(book: Any) -> None:
    _hide_column(book)
    sheet = book.active
    for row in range(1, 5):
        sheet[f"C{row}"] = UNSEEN
        sheet[f"D{row}"] = row
    sheet.column_dimensions.group("B", "C", hidden=True)


def _narrow_column(book: Any) -> None:
    _hide_column(book)
    book.active.column_dimensions["B"].hidden = False
    book.active.column_dimensions["B"].width = 0.1


def _three_semicolons(book: Any) -> None:
    book.active["B2"] = UNSEEN
    book.active["B2"].number_format = ";;;"


@pytest.mark.parametrize(
    "hide",
    [
        _hide_sheet,
        _very_hide_sheet,
        _hide_row,
        _filter_rows,
        _flatten_row,
        _hide_column,
        _hide_column_group,
        _narrow_column,
        _three_semicolons,
    ],
)
def test_what_a_reader_does_not_see_is_never_read(
    made: Any, words_of: Callable[[Document], str], hide: Callable[[Any], None]
) -> None:
    book = made.workbook(BASE)
    hide(book)
    document = _read(made.saved(book), judge=False)
    assert UNSEEN not in words_of(document)
    assert UNSEEN not in repr(document)
    assert len(document.tables) == 1
    assert [issue.code for issue in document.issues] == ["hidden_not_read"]
    held = read_document(made.saved(book), name="figures.xlsx")
    assert held.verdict is ReadVerdict.QUARANTINED
    assert UNSEEN not in repr(held)


def test_rows_hidden_by_default_are_not_read(made: Any, words_of: Any) -> None:
    book = made.workbook([*BASE, [UNSEEN, 1, 2]])
    sheet = book.active
    sheet.sheet_format.zeroHeight = True
    for row in range(1, 5):
        sheet.row_dimensions[row].height = 15
    assert UNSEEN not in words_of(_read(made.saved(book), judge=False))


def test_a_hidden_row_does_not_part_a_table(made: Any) -> None:
    book = made.workbook([BASE[0], BASE[1], [], BASE[2], BASE[3]])
    book.active.row_dimensions[3].hidden = True
    (table,) = _read(made.saved(book)).tables
    assert len(table.grid) == 4
    assert table.cell_range == "A1:C5"


def test_several_tables_on_one_sheet(made: Any) -> None:
    again = [["Offence", "2029", "2030"], ["Arson", 1, 2], ["Theft", 3, 4]]
    rows = [["1. By area"], *BASE, [], ["2. By offence"], *again]
    book = made.workbook(rows)
    for row, cells in enumerate([["Code", "Meaning"], ["A", "Attempt"], ["C", "Complete"]]):
        for col, text in enumerate(cells):
            book.active.cell(row=2 + row, column=6 + col, value=text)
    tables = _read(made.saved(book)).tables
    assert [(table.cell_range, table.caption) for table in tables] == [
        ("A2:C5", "1. By area"),
        ("F2:G4", None),
        ("A8:C10", "2. By offence"),
    ]


def test_a_header_printed_again_starts_a_new_table(made: Any) -> None:
    head = ["Area", "Jan", "Feb", "Mar"]
    rows = [head, ["North", 1, 2, 3], ["South", 4, 5, 6], ["On CPA", *head[1:]], ["North", 7, 8, 9]]
    tables = _read(made.saved(made.workbook(rows))).tables
    assert [table.cell_range for table in tables] == ["A1:D3", "A4:D5"]


def test_a_blank_row_inside_a_table_does_not_part_it(made: Any) -> None:
    rows = [*BASE, [], ["East", 1, 2], ["West", 3, 4]]
    (table,) = _read(made.saved(made.workbook(rows))).tables
    assert len(table.grid) == 6


def test_merged_cells_are_spans(made: Any) -> None:
    rows = [
        ["Area", 2029, None, 2030, None],
        [None, "Q1", "Q2", "Q1", "Q2"],
        ["North", 1, 2, 3, 4],
        ["South", 5, 6, 7, 8],
    ]
    book = made.workbook(rows)
    for place in ("A1:A2", "B1:C1", "D1:E1"):
        book.active.merge_cells(place)
    (table,) = _read(made.saved(book)).tables
    area, year = table.grid[0][0], table.grid[0][1]
    assert area is not None
    assert year is not None
    assert (area.rowspan, area.colspan, year.rowspan, year.colspan) == (2, 1, 1, 2)


def test_a_merged_title_becomes_the_caption(made: Any) -> None:
    book = made.workbook([["Thefts by area", None, None], *BASE])
    book.active.merge_cells("A1:C1")
    (table,) = _read(made.saved(book)).tables
    assert table.caption == "Thefts by area"
    assert table.cell_range == "A2:C5"


def test_side_text_is_words_and_not_a_column(made: Any) -> None:
    book = made.workbook(BASE)
    book.active["F2"] = "Please note that the figures were taken from a live system this year."
    document = _read(made.saved(book))
    (table,) = document.tables
    assert table.cell_range == "A1:C4"
    assert any(block.text.startswith("Please note") for block in document.blocks)


def test_indent_and_bold_are_kept(made: Any) -> None:
    book = made.workbook(BASE)
    book.active["A2"].font = Font(bold=True)
    book.active["A3"].alignment = Alignment(indent=2)
    (table,) = _read(made.saved(book)).tables
    assert table.grid[1][0] is not None
    assert table.grid[2][0] is not None
    assert table.grid[1][0].bold
    assert table.grid[2][0].indent == 2


def test_formulas_without_a_stored_result_are_said_to_be_missing(made: Any) -> None:
    document = _read(made.saved(made.workbook([*BASE, ["Sum", "=SUM(B2:B3)", "=SUM(C2:C3)"]])))
    assert [reason.code for reason in document.reasons] == ["UNCALCULATED"]
    assert [issue.code for issue in document.issues] == ["uncalculated"]


def _repacked(body: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook with some bytes of its first sheet changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert old in part
                part = part.replace(old, new)
            after.writestr(name, part)
    return buffer.getvalue()


def test_a_far_cell_and_a_huge_declared_range_do_not_hang(made: Any) -> None:
    book = made.workbook(BASE)
    book.active["XFA900000"] = "far away"
    body = _repacked(made.saved(book), b'ref="A1:XFA900000"', b'ref="A1:XFD1048576"')
    assert read_document(body, name="figures.xlsx").verdict is ReadVerdict.QUARANTINED
    document = _read(body, judge=False)
    assert document.tables[0].cell_range == "A1:C4"
    assert "far away" in [block.text for block in document.blocks]


def test_merged_ranges_over_millions_of_cells_end_with_the_cells(made: Any) -> None:
    book = made.workbook(BASE)
    book.active.merge_cells("E1:F2")
    body = _repacked(made.saved(book), b'ref="E1:F2"', b'ref="E1:XFD1048576"')
    assert [table.cell_range for table in _read(body).tables] == ["A1:C4"]


def test_an_empty_workbook_says_so(made: Any) -> None:
    document = read_document(made.saved(made.workbook([])), name="figures.xlsx")
    assert document.verdict is ReadVerdict.FAILED
    assert document.reasons[0].code == "EMPTY"


def test_times_and_moments(made: Any) -> None:
    rows = [
        ["Event", "At"],
        ["First", datetime.fromisoformat("2030-01-02T14:05")],
        ["Second", True],
    ]
    book = made.workbook(rows)
    book.active["B2"].number_format = "dd/mm/yyyy hh:mm"
    (table,) = _read(made.saved(book)).tables
    assert made.texts(table.grid)[1:] == [["First", "02/01/2030 14:05"], ["Second", "TRUE"]]


def test_spaces_before_a_label_are_its_indentation(made: Any) -> None:
    rows = [["Offence", "2020"], ["Violence", 20], ["    knife", 12], ["\u00a0\u00a0other", 8]]
    (table,) = _read(made.saved(made.workbook(rows))).tables
    assert [row[0].indent for row in table.grid if row[0]] == [0, 0, 2, 1]


def test_the_margin_of_a_label_in_ods_is_its_indentation() -> None:
    styles = (
        '<style:style style:name="in" style:family="table-cell">'
        '<style:paragraph-properties fo:margin-left="0.353cm"/></style:style>'
    )
    body = '<table:table table:name="A">'
    for label, value, style in (
        ("Offence", "2020", ""),
        ("Violence", "20", ""),
        ("knife", "12", "in"),
    ):
        name = f'table:style-name="{style}"' if style else ""
        body += (
            f'<table:table-row><table:table-cell {name} office:value-type="string">'
            f"<text:p>{label}</text:p></table:table-cell><table:table-cell"
            f' office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            "</table:table-row>"
        )
    (table,) = _read(ods(body + "</table:table>", styles), "a.ods").tables
    assert [row[0].indent for row in table.grid if row[0]] == [0, 0, 1]
