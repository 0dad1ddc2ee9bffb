"""Workbooks (.xlsx, .xlsm): what a reader sees on the visible sheets, and nothing else.

Hidden sheets, rows and columns (rows left out by a filter, rows and columns of no
height or width) are not read at all; that there are some becomes an issue without
their content. Text is as displayed, ``Cell.number`` is the stored number in
display units.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterable

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grids import Cells
from parsers.documents.number_format import STORED, Stored, display_number, displayed
from parsers.documents.regions import add_regions
from parsers.documents.zipped import check_zip
from parsers.errors import DocumentError
from parsers.types import BlockKind, Cell, Reason, Severity, Table

MAX_SHEET_BYTES = 60 * 1024 * 1024
MAX_MERGED = 2_000_000
# Points and character widths below which nothing can be seen.
LEAST_HEIGHT = 2.0
LEAST_WIDTH = 0.3
_DEFAULT_NAME = re.compile(r"(?:sheet|page|table)\s?\d{0,4}", re.IGNORECASE)
_UNCOUNTED = re.compile(
    rb"(?:</(?:\w{1,20}:)?f>|<(?:\w{1,20}:)?f(?:\s[^>]{0,400})?/>)"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?</(?:\w{1,20}:)?c>"
)
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\s[^>]{0,40}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_FAULTS = (
    zipfile.BadZipFile,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    SyntaxError,  # xml.etree's ParseError is one
    NotImplementedError,
    zlib.error,
)


def spreadsheet_contents(source: Source) -> Contents:
    """Read a workbook. Raises ``DocumentError`` (BROKEN, EMPTY, ENCRYPTED, TOO_BIG)."""
    check_zip(source.body, source.name, parts="xl/worksheets/", most=MAX_SHEET_BYTES)
    draft = Draft()
    _check_sheets(source, draft)
    workbook = _opened(source)
    sheets = [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]
    hidden = [sheet for sheet in sheets if sheet.sheet_state != "visible"]
    unseen = [f"{len(hidden)} hidden sheets"] if hidden else []
    for sheet in sheets:
        if sheet.sheet_state == "visible":
            unseen += _read_sheet(sheet, draft)
    if unseen:
        message = f"not read, because a reader does not see it: {', '.join(unseen)}"
        draft.warn("hidden_not_read", message, source.name)
    if not draft.blocks:
        raise DocumentError("no visible sheet shows anything", where=source.name, code="EMPTY")
    return draft.contents(pages=len(sheets) - len(hidden))


def _opened(source: Source) -> Workbook:
    """The workbook with formulas as the values that were last calculated."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of extensions it drops; they are not visible cells.
            warnings.simplefilter("ignore", UserWarning)
            return openpyxl.load_workbook(io.BytesIO(source.body), data_only=True, keep_links=False)
    except _FAULTS as fault:
        message = f"the workbook cannot be opened ({type(fault).__name__})"
        raise DocumentError(message, where=source.name, code="BROKEN") from fault


def _check_sheets(source: Source, draft: Draft) -> None:
    """Look at the raw sheets before they are opened.

    Formulas stored without a result read as blank: say so. Merged ranges over
    millions of cells would be spread out in memory: refuse them (TOO_BIG).
    """
    uncounted = merged = 0
    try:
        with zipfile.ZipFile(io.BytesIO(source.body)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    raw = archive.read(name)
                    uncounted += len(_UNCOUNTED.findall(raw))
                    merged += sum(_area(found) for found in _MERGED.finditer(raw))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, zlib.error) as fault:
        message = f"the workbook is damaged ({type(fault).__name__})"
        raise DocumentError(message, where=source.name, code="BROKEN") from fault
    if merged > MAX_MERGED:
        message = f"its merged ranges cover {merged} cells: too much to read"
        raise DocumentError(message, where=source.name, code="TOO_BIG")
    if uncounted:
        message = f"{uncounted} formulas carry no stored result; their cells were read as blank"
        draft.reasons.append(Reason("UNCALCULATED", Severity.CAUTION, source.name, message))
        draft.warn("uncalculated", message, source.name)


def _area(found: re.Match[bytes]) -> int:
    """How many cells a merged range covers."""
    left, right = (column_index_from_string(found[at].decode()) for at in (1, 3))
    return (abs(int(found[4]) - int(found[2])) + 1) * (abs(right - left) + 1)


def _read_sheet(sheet: Worksheet, draft: Draft) -> list[str]:
    """Read one visible sheet; returns what was left unread, as counts."""
    stored = [cell for cell in _stored(sheet) if cell.value is not None]
    last = (
        max((cell.row for cell in stored), default=0),
        max((cell.column for cell in stored), default=0),
    )
    rows, cols = _hidden_rows(sheet, last[0]), _hidden_columns(sheet, last[1])
    seen = [cell for cell in stored if cell.row not in rows and cell.column not in cols]
    row_of, col_of = _Seen(rows), _Seen(cols)
    spans = _spans(sheet, rows, cols, last)
    cells: Cells = {}
    for cell in seen:
        made = _cell(cell, *spans.get((cell.row, cell.column), (1, 1)))
        if made is not None:
            cells[row_of.place(cell.row), col_of.place(cell.column)] = made
    if cells and not _DEFAULT_NAME.fullmatch(sheet.title):
        draft.words(BlockKind.HEADING, sheet.title)
    shared = Table(position=0, grid=(), sheet=sheet.title, method="spreadsheet", coverage=1.0)
    add_regions(
        cells,
        draft,
        shared,
        lambda row, col: f"{get_column_letter(col_of.number(col))}{row_of.number(row)}",
    )
    lost_rows = {cell.row for cell in stored} & rows
    lost_cols = {cell.column for cell in stored} & cols
    counts = ((len(lost_rows), "hidden rows"), (len(lost_cols), "hidden columns"))
    return [f"{count} {what} on sheet {sheet.title}" for count, what in counts if count]


def _stored(sheet: Worksheet) -> list[SheetCell]:
    """The cells that the sheet stores, whatever range it declares."""
    return [cell for cell in sheet._cells.values() if isinstance(cell, SheetCell)]


class _Seen:
    """Counts rows or columns as a reader does, the hidden ones left out."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(hidden)

    def place(self, number: int) -> int:
        """The place, from 0, of the row or column that the sheet calls ``number``."""
        return number - 1 - bisect_left(self._hidden, number)

    def number(self, place: int) -> int:
        """The sheet's own number for a place."""
        number = place + 1
        for hidden in self._hidden:
            if hidden > number:
                break
            number += 1
        return number


def _hidden_rows(sheet: Worksheet, last: int) -> set[int]:
    """Rows up to ``last`` that nobody sees."""
    hidden: set[int] = set()
    if sheet.sheet_format.zeroHeight:
        hidden = set(range(1, last + 1)) - set(sheet.row_dimensions)
    for row, dimension in sheet.row_dimensions.items():
        height = dimension.height
        if row <= last and (dimension.hidden or (height is not None and height < LEAST_HEIGHT)):
            hidden.add(row)
    return hidden


def _hidden_columns(sheet: Worksheet, last: int) -> set[int]:
    """Columns up to ``last`` that nobody sees."""
    hidden: set[int] = set()
    for letter, dimension in sheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(letter)
        narrow = dimension.customWidth and dimension.width < LEAST_WIDTH
        if dimension.hidden or narrow:
            hidden.update(range(first, min(dimension.max or first, last) + 1))
    return hidden


def _spans(
    sheet: Worksheet, rows: set[int], cols: set[int], last: tuple[int, int]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Merged ranges by their first cell: how many visible rows and columns they cover."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in sheet.merged_cells.ranges:
        bottom, right = min(merged.max_row, last[0]), min(merged.max_col, last[1])
        down = sum(row not in rows for row in range(merged.min_row, bottom + 1))
        across = sum(col not in cols for col in range(merged.min_col, right + 1))
        spans[merged.min_row, merged.min_col] = (max(1, down), max(1, across))
    return spans


def _cell(cell: SheetCell, rowspan: int, colspan: int) -> Cell | None:
    """A stored cell as displayed; None where its format shows nothing."""
    value = cell.value
    shown: Stored = value if isinstance(value, STORED) else str(value)
    text = " ".join(displayed(shown, cell.number_format).split())
    if not text:
        return None
    return Cell(
        text=text,
        rowspan=rowspan,
        colspan=colspan,
        number=display_number(shown, cell.number_format),
        indent=int(cell.alignment.indent or 0),
        bold=bool(cell.font.b),
    )
