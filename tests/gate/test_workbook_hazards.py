"""Mutations: each clean workbook with one thing hidden in it; the gate fires each time.

Every format that can be made here, every way of hiding that it has. What is hidden is
never repeated: not in a finding, not in the document.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import PIL.Image
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.scenario import InputCells, Scenario, ScenarioList

from tests.documents.made_books import BASE
from tests.gate.finding import SECRET, codes

Sheet = Any


def _rule(kind: str, formula: str, operator: Any = None, **ink: Any) -> Rule:
    made: Any = Rule
    rule: Rule = made(type=kind, operator=operator, formula=[formula], dxf=DifferentialStyle(**ink))
    return rule


def _plain() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in BASE:
        book.active.append(list(row))  # type: ignore[union-attr]
    return book


def _titled() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Thefts of bicycles by area and quarter"
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["Area", 2029, None, 2030, None])
    sheet.append([None, "Q1", "Q2", "Q1", "Q2"])
    for row in (["North", 3, 4, 5, 6], ["South", 7, 8, 9, 10], ["Total", 10, 12, 14, 16]):
        sheet.append(row)
    for place in ("B3:C3", "D3:E3"):
        sheet.merge_cells(place)
    for cell in sheet[3]:
        cell.font = Font(color="FFFFFFFF", bold=True)
        cell.fill = PatternFill("solid", fgColor="FF1F3864")
    sheet["A9"] = "Note: figures were taken from a live system."
    sheet.auto_filter.ref = "A4:E6"
    sheet.print_area = "A1:E9"
    return book


def _several() -> openpyxl.Workbook:
    book = _plain()
    other = book.create_sheet("Second")
    for row in BASE:
        other.append(list(row))
    other.column_dimensions["G"].hidden = True
    other.row_dimensions[40].hidden = True
    other.conditional_formatting.add(
        "B2:C4", _rule("cellIs", "0", operator="equal", font=Font(color="FFFFFFFF"))
    )
    rule = DataValidation(type="list", formula1="$A$2:$A$4")
    rule.add("A2")
    other.add_data_validation(rule)
    return book


def _trapped() -> openpyxl.Workbook:
    """What looks like hiding and is none."""
    book = _plain()
    sheet = book.active
    assert sheet is not None
    sheet["E2"] = "Merged over a spacer"
    sheet.column_dimensions["E"].width = 0.4
    sheet.merge_cells("E2:G2")
    footer: Any = sheet.oddFooter
    footer.center.text = "NOT PROTECTIVELY MARKED"
    footer.right.text = "Page &P of &N"
    footer.left.text = "Produced by the Performance and Analysis Department, May 2030"
    filled = DataValidation(
        type="whole", formula1="1", prompt="Please enter a whole number", error="Not allowed"
    )
    filled.add("B2")
    sheet.add_data_validation(filled)
    sheet["A8"] = "Published with our policy"
    sheet["A8"].hyperlink = "https://www.example.org/policy"
    sheet["A8"].hyperlink.tooltip = "https://www.example.org/policy - Click once to follow"
    sheet.defined_names["_xlnm._FilterDatabase"] = DefinedName(
        "_xlnm._FilterDatabase", attr_text="Sheet!$A$1:$C$5", hidden=True
    )
    book.defined_names["Areas"] = DefinedName("Areas", attr_text="Sheet!$A$2:$A$4")
    sheet["B3"].number_format = '#,##0;-#,##0;"-"'
    sheet["C3"].number_format = "[>=1000]#,##0;0"
    empty = book.create_sheet("Spare")
    empty.sheet_state = "hidden"
    return book


# Clean workbooks of different layouts.
_CLEAN: tuple[Callable[[], openpyxl.Workbook], ...] = (_plain, _titled, _several, _trapped)


def _saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("make", _CLEAN)
def test_clean_workbooks_have_no_finding(make: Callable[[], openpyxl.Workbook]) -> None:
    assert codes(_saved(make()), "figures.xlsx") == set()


def _sheet_hidden(state: str) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        raw = book.create_sheet("Raw")
        raw["A1"] = SECRET
        raw.sheet_state = state

    return hide


def _with_row(change: Callable[[Any], None]) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        row = sheet.max_row
        sheet.cell(row=row, column=1).value = SECRET
        change(sheet.row_dimensions[row])

    return hide


def _with_column(change: Callable[[Any], None]) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        col = sheet.max_column
        sheet.cell(row=sheet.max_row, column=col).value = SECRET
        change(sheet.column_dimensions[get_column_letter(col)])

    return hide


def _set(name: str, value: object) -> Callable[[Any], None]:
    return lambda target: setattr(target, name, value)


def _with_cell(change: Callable[[Any], None]) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        cell = sheet.cell(row=sheet.max_row, column=1)
        cell.value = SECRET
        change(cell)

    return hide


def _filtered(book: Any, sheet: Sheet) -> None:
    row = sheet.max_row
    sheet.cell(row=row, column=1).value = SECRET
    sheet.auto_filter.ref = f"A1:C{row}"
    sheet.auto_filter.filterColumn.append(FilterColumn(0, filters=Filters(filter=["North"])))
    sheet.row_dimensions[row].hidden = True


def _zero_height(book: Any, sheet: Sheet) -> None:
    for row in range(1, sheet.max_row + 1):
        sheet.row_dimensions[row].height = 15
    sheet.sheet_format.zeroHeight = True
    sheet.cell(row=sheet.max_row + 1, column=1).value = SECRET


def _outline(book: Any, sheet: Sheet) -> None:
    sheet.cell(row=sheet.max_row, column=1).value = SECRET
    sheet.row_dimensions.group(sheet.max_row, sheet.max_row, hidden=True)


def _default_width(book: Any, sheet: Sheet) -> None:
    sheet.column_dimensions["A"].width = 20
    sheet.column_dimensions["B"].width = 20
    sheet["F3"] = SECRET
    sheet.sheet_format.defaultColWidth = 0.0


def _scrolled(book: Any, sheet: Sheet) -> None:
    sheet.insert_rows(1, 4)
    sheet["A1"] = SECRET
    sheet.freeze_panes = "A6"
    sheet.sheet_view.topLeftCell = "A5"


def _far(place: str) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        sheet.print_area = None
        sheet[place] = SECRET

    return hide


def _unprinted(book: Any, sheet: Sheet) -> None:
    sheet.print_area = "A1:C5"
    sheet["H3"] = SECRET


def _white_by(**colour: int) -> Callable[[Any], None]:
    return _set("font", Font(color=openpyxl.styles.colors.Color(**colour)))


def _dark_on_dark(cell: Any) -> None:
    cell.fill = PatternFill("solid", fgColor="FF203864")
    cell.font = Font(color="FF1F3864")


def _near_white(cell: Any) -> None:
    cell.font = Font(color="FFF4F4F4")


def _masked(book: Any, sheet: Sheet) -> None:
    cell = sheet.cell(row=sheet.max_row, column=2)
    cell.value = 3
    cell.number_format = '[<5]"<5";0'


def _whitened(book: Any, sheet: Sheet) -> None:
    row = sheet.max_row
    sheet.cell(row=row, column=1).value = SECRET
    rule = _rule("expression", "TRUE", font=Font(color="FFFFFFFF"))
    sheet.conditional_formatting.add(f"A{row}", rule)
    fill = PatternFill(bgColor="FFFFFFFF")
    sheet.conditional_formatting.add(f"B{row}", _rule("expression", "FALSE", fill=fill))
    sheet.cell(row=row, column=1).fill = PatternFill()
    sheet.cell(row=row, column=1).font = Font()


def _comment(book: Any, sheet: Sheet) -> None:
    sheet["A2"].comment = Comment(SECRET, "Nobody")


def _list(book: Any, sheet: Sheet) -> None:
    rule = DataValidation(type="list", formula1=f'"North,{SECRET}"')
    rule.add("A2")
    sheet.add_data_validation(rule)


def _prompt(book: Any, sheet: Sheet) -> None:
    rule = DataValidation(type="whole", formula1="1", prompt=SECRET)
    rule.add("A2")
    sheet.add_data_validation(rule)


def _name(text: str, name: str = "Kept", **settings: object) -> Callable[[Any, Sheet], None]:
    def hide(book: Any, sheet: Sheet) -> None:
        book.defined_names[name] = DefinedName(name, attr_text=text, **settings)  # type: ignore[arg-type]

    return hide


def _pushed(book: Any, sheet: Sheet) -> None:
    sheet.cell(row=sheet.max_row, column=1).value = "Total" + "\n" * 9 + SECRET


def _bars(book: Any, sheet: Sheet) -> None:
    bars = DataBarRule("min", 0, "max", 0, "FF638EC6", showValue=False)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("B2:C4", bars)
    sheet["B3"] = 7741
    sheet["B3"].number_format = "0"


def _boxed(book: Any, sheet: Sheet) -> None:
    raw = book.create_sheet("Raw")
    raw.sheet_state = "hidden"
    picture = io.BytesIO()
    PIL.Image.new("RGB", (4, 4)).save(picture, "PNG")
    raw.add_image(Image(picture), "B2")


def _footer(book: Any, sheet: Sheet) -> None:
    sheet.oddFooter.center.text = SECRET


def _scenario(book: Any, sheet: Sheet) -> None:
    cells = (InputCells(r="B2", val="1"),)
    kept = Scenario(name=SECRET, inputCells=cells)
    sheet.scenarios = ScenarioList(scenario=(kept,))


def _under_merge(book: Any, sheet: Sheet) -> None:
    row = sheet.max_row + 1
    sheet.cell(row=row, column=1).value = "Total of all"
    sheet.cell(row=row, column=2).value = SECRET
    sheet.merged_cells.add(f"A{row}:C{row}")


def _chart(book: Any, sheet: Sheet) -> None:
    raw = book.create_sheet("Raw")
    for value in (871, 993, 1204):
        raw.append([value])
    raw.sheet_state = "hidden"
    chart = BarChart()
    chart.add_data(Reference(raw, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "H20")


def _tip(book: Any, sheet: Sheet) -> None:
    sheet["A2"].hyperlink = "https://www.example.org/"
    sheet["A2"].hyperlink.tooltip = SECRET


def _window(book: Any, sheet: Sheet) -> None:
    book.views[0].visibility = "hidden"


def _tabs(book: Any, sheet: Sheet) -> None:
    book.create_sheet("Raw")["A1"] = SECRET
    book.active = 0
    book.views[0].showSheetTabs = False


def _covered(book: Any, sheet: Sheet) -> None:
    sheet.print_area = None
    sheet["F4"] = SECRET
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=4))
    place = TwoCellAnchor(_from=AnchorMarker(4, 0, 2, 0), to=AnchorMarker(9, 0, 12, 0))
    setattr(chart, "anchor", place)  # noqa: B010
    sheet.add_chart(chart)


OPENPYXL: dict[str, tuple[str, Callable[[Any, Sheet], None]]] = {
    "sheet": ("HIDDEN_SHEET", _sheet_hidden("hidden")),
    "sheet, very": ("VERYHIDDEN_SHEET", _sheet_hidden("veryHidden")),
    "row": ("HIDDEN_ROWS", _with_row(_set("hidden", True))),
    "row of no height": ("TINY_ROW", _with_row(_set("height", 0.5))),
    "column": ("HIDDEN_COLS", _with_column(_set("hidden", True))),
    "column of no width": ("NARROW_COL", _with_column(_set("width", 0.1))),
    "filter": ("FILTERED_ROWS", _filtered),
    "zero height": ("HIDDEN_ROWS", _zero_height),
    "outline": ("HIDDEN_ROWS", _outline),
    "default width": ("NARROW_COL", _default_width),
    "frozen pane": ("FROZEN_AWAY", _scrolled),
    "far row": ("REMOTE_CELL", _far("A900")),
    "far column": ("REMOTE_CELL", _far("BZ3")),
    "outside the print area": ("OUTSIDE_PRINT_AREA", _unprinted),
    "white": ("WHITE_TEXT", _with_cell(_set("font", Font(color="FFFFFFFF")))),
    "white by theme": ("WHITE_TEXT", _with_cell(_white_by(theme=0))),
    "white by palette": ("WHITE_TEXT", _with_cell(_white_by(indexed=9))),
    "nearly white": ("WHITE_TEXT", _with_cell(_near_white)),
    "dark on dark": ("WHITE_TEXT", _with_cell(_dark_on_dark)),
    "tiny font": ("TINY_FONT", _with_cell(_set("font", Font(sz=1)))),
    "conditional ink": ("CONDITIONAL_INK", _whitened),
    "three semicolons": ("FORMAT_SEMICOLONS", _with_cell(_set("number_format", ";;;"))),
    "empty quotes": ("FORMAT_SEMICOLONS", _with_cell(_set("number_format", '"";"";"";""'))),
    "masked number": ("FORMAT_MASK", _masked),
    "comment": ("CELL_COMMENT", _comment),
    "list": ("DATA_VALIDATION_LIST", _list),
    "prompt": ("DATA_VALIDATION_TEXT", _prompt),
    "name": ("DEFINED_NAME", _name(f'"{SECRET}"')),
    "hidden name": ("DEFINED_NAME", _name(f'"{SECRET}"', hidden=True)),
    "array in a name": ("DEFINED_NAME", _name('{"Ada Quenby",7741}')),
    "comment of a name": ("DEFINED_NAME", _name("$A$1", comment=SECRET)),
    "hidden identifier": ("DEFINED_NAME", _name("$A$1", name="Quenby_Thrale", hidden=True)),
    "pushed out": ("PUSHED_TEXT", _pushed),
    "bars alone": ("CONDITIONAL_INK", _bars),
    "picture on a hidden sheet": ("HIDDEN_SHEET", _boxed),
    "footer": ("HEADER_FOOTER", _footer),
    "scenario": ("SCENARIO", _scenario),
    "under merged cells": ("UNDER_MERGE", _under_merge),
    "tip of a link": ("LINK_TEXT", _tip),
    "under a chart": ("COVERED_CELL", _covered),
    "window": ("HIDDEN_WINDOW", _window),
    "no tabs": ("HIDDEN_SHEET", _tabs),
    "chart of a hidden sheet": ("HIDDEN_SHEET", _chart),
}


@pytest.mark.parametrize("make", _CLEAN)
@pytest.mark.parametrize("way", OPENPYXL)
def test_each_way_of_hiding_is_found(way: str, make: Callable[[], openpyxl.Workbook]) -> None:
    code, hide = OPENPYXL[way]
    book = make()
    hide(book, book.worksheets[0])
    assert code in codes(_saved(book), "figures.xlsx")


def test_macro_workbooks_have_their_owncodes() -> None:
    book = _CLEAN[0]()
    _sheet_hidden("hidden")(book, book.active)
    assert "XLSM_HIDDEN_SHEET" in codes(_saved(book), "figures.xlsm")
