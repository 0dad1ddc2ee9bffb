"""An .xls (BIFF8 and before) as a ``Book``: cells, formats and sizes by xlrd."""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.book import Book as XlsBook
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet as XlsSheet

from parsers.documents.sheets.builtin_formats import BUILTIN
from parsers.documents.sheets.model import (
    MAX_CELLS,
    MAX_MERGES,
    Book,
    Font,
    Kind,
    Rect,
    Rgb,
    Sheet,
    State,
    Stored,
    Style,
    Trace,
    Value,
    WhyUnseen,
)
from parsers.documents.sheets.rows import LEAST_HEIGHT, LEAST_WIDTH, READABLE_WIDTH
from parsers.errors import DocumentError

_STATES = {0: State.VISIBLE, 1: State.HIDDEN, 2: State.VERY_HIDDEN}
_FAULTS = (
    CompDocError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    struct.error,
    OverflowError,
    MemoryError,
)
_PRINT_AREA = "\x06"


def xls_book(body: bytes, name: str) -> tuple[Book, XlsBook]:
    """Read the structure and the stored cells. Raises ``DocumentError`` (BROKEN, ENCRYPTED,
    TOO_BIG)."""
    source = _opened(body, name)
    book = Book(styles=_styles(source), date_1904=source.datemode == 1)
    for at in range(source.nsheets):
        book.sheets.append(_sheet(source, source.sheet_by_index(at), at, name, book))
    _print_areas(source, book)
    return book, source


def _opened(body: bytes, name: str) -> XlsBook:
    """The workbook as xlrd reads it; what it says about damage is not shown."""
    try:
        return xlrd.open_workbook(
            file_contents=body,
            formatting_info=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as fault:
        if "encrypted" in str(fault):
            message = "the file is protected by a password: ask the force for an open copy"
            raise DocumentError(message, where=name, code="ENCRYPTED") from fault
        raise _broken(fault, name) from fault
    except _FAULTS as fault:
        raise _broken(fault, name) from fault


def _broken(fault: Exception, name: str) -> DocumentError:
    message = f"the workbook cannot be opened ({type(fault).__name__})"
    return DocumentError(message, where=name, code="BROKEN")


def _styles(source: XlsBook) -> list[Style]:
    """Cell styles by number; formats that have a number only are the United Kingdom's."""
    fonts = [
        Font(
            source.colour_map.get(font.colour_index),
            font.height / 20 if font.height else 11.0,
            font.weight >= 600 or bool(font.bold),
            bool(font.struck_out),
        )
        for font in source.font_list
    ]
    styles = []
    for xf in source.xf_list:
        known = source.format_map.get(xf.format_key)
        code = BUILTIN.get(xf.format_key) or (known.format_str if known else "General")
        index = xf.font_index if xf.font_index in range(len(fonts)) else 0
        fill: Rgb | None = None
        if xf.background.fill_pattern:
            fill = source.colour_map.get(xf.background.pattern_colour_index)
        styles.append(Style(code, fonts[index], fill, int(xf.alignment.indent_level or 0)))
    return styles or [Style()]


def _sheet(source: XlsBook, own: XlsSheet, at: int, name: str, book: Book) -> Sheet:
    state = _STATES.get(own.visibility, State.HIDDEN)
    place = f"sheet {own.name}" if state is State.VISIBLE else f"sheet {at + 1} of {source.nsheets}"
    sheet = Sheet(own.name, place, state)
    _cells(own, sheet, name)
    _rows(own, sheet)
    _columns(own, sheet)
    if len(own.merged_cells) > MAX_MERGES:
        message = f"more than {MAX_MERGES} merged ranges: too much to read"
        raise DocumentError(message, where=name, code="TOO_BIG")
    sheet.merges = [
        Rect(top, left, bottom - 1, right - 1) for top, bottom, left, right in own.merged_cells
    ]
    for place_of, runs in own.rich_text_runlist_map.items():
        sheet.runs[place_of] = _runs(str(own.cell_value(*place_of)), runs, source)
    notes = tuple(note.text for note in own.cell_note_map.values() if note.text.strip())
    if notes:
        book.traces.append(Trace(Kind.CELL_COMMENT, sheet.place, notes))
    tips = tuple(str(link.quicktip) for link in own.hyperlink_list if link.quicktip)
    if tips:
        book.traces.append(Trace(Kind.LINK_TEXT, sheet.place, tips))
    return sheet


def _cells(own: XlsSheet, sheet: Sheet, name: str) -> None:
    for row in range(own.nrows):
        for col in range(own.row_len(row)):
            cell = own.cell(row, col)
            value = _value(cell.ctype, cell.value)
            if value is not None and value != "":
                sheet.cells[row, col] = Stored(value, cell.xf_index or 0)
        if len(sheet.cells) > MAX_CELLS:
            message = f"more than {MAX_CELLS} cells on one sheet; cut the file into parts"
            raise DocumentError(message, where=name, code="TOO_BIG")


def _value(kind: int, value: object) -> Value | None:
    """A stored value by xlrd's type; dates stay day numbers, which their format shows."""
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) and isinstance(value, (int, float)):
        return float(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR and isinstance(value, int):
        return str(error_text_from_code.get(value, "#ERR"))
    return None


def _rows(own: XlsSheet, sheet: Sheet) -> None:
    for row, info in own.rowinfo_map.items():
        sheet.recorded.add(row)
        if info.hidden:
            sheet.rows[row] = WhyUnseen.HIDDEN
        elif info.height is not None and info.height / 20 < LEAST_HEIGHT:
            sheet.rows[row] = WhyUnseen.TINY
    if own.default_row_hidden:
        sheet.bare = WhyUnseen.HIDDEN
    if own.panes_are_frozen:
        if own.first_visible_rowx and own.horz_split_pos:
            for row in range(own.first_visible_rowx):
                sheet.rows.setdefault(row, WhyUnseen.SCROLLED)
        if own.first_visible_colx and own.vert_split_pos:
            sheet.columns.append((0, own.first_visible_colx - 1, WhyUnseen.SCROLLED))


def _columns(own: XlsSheet, sheet: Sheet) -> None:
    for col, info in own.colinfo_map.items():
        width = info.width / 256
        if info.hidden:
            sheet.columns.append((col, col, WhyUnseen.HIDDEN))
        elif width < LEAST_WIDTH:
            sheet.columns.append((col, col, WhyUnseen.TINY))
        elif width < READABLE_WIDTH:
            sheet.narrow.append((col, col))
    default = own.standardwidth / 256 if own.standardwidth is not None else own.defcolwidth
    if default is not None and default < LEAST_WIDTH:
        for col in {col for _, col in sheet.cells} - set(own.colinfo_map):
            sheet.columns.append((col, col, WhyUnseen.TINY))


def _runs(text: str, runs: list[tuple[int, int]], source: XlsBook) -> tuple[tuple[str, Font], ...]:
    """The parts of a text that have a font of their own."""
    ends = [start for start, _ in runs[1:]] + [len(text)]
    found = []
    for (start, index), end in zip(runs, ends, strict=True):
        if index in range(len(source.font_list)):
            font = source.font_list[index]
            colour = source.colour_map.get(font.colour_index)
            ink = Font(colour, font.height / 20 or 11.0, struck=bool(font.struck_out))
            found.append((text[start:end], ink))
    return tuple(found)


def _print_areas(source: XlsBook, book: Book) -> None:
    for name in source.name_obj_list:
        if not (name.builtin and name.name == _PRINT_AREA):
            continue
        blocks = name.result.value if name.result is not None else None
        for block in blocks if isinstance(blocks, list) else []:
            coords = getattr(block, "coords", None)
            if coords and coords[0] in range(len(book.sheets)):
                _, _, top, bottom, left, right = coords
                area = Rect(top, left, bottom - 1, right - 1)
                book.sheets[coords[0]].print_areas.append(area)
