"""Workbooks (.xlsx, .xlsm, .xls, .xlsb, .ods): what a reader sees on the visible sheets.

Hidden sheets, rows and columns, and cells whose ink or format shows nothing, are not
read at all; that there are some becomes an issue without their content. Text is as
displayed, ``Cell.number`` is the stored number in display units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.documents import sniff
from parsers.documents.contents import Contents, Draft, Source
from parsers.documents.grid.grids import Cells
from parsers.documents.grid.regions import add_regions
from parsers.documents.sheets.addresses import address
from parsers.documents.sheets.book import open_book
from parsers.documents.sheets.cells import covered_places, merged_anchors
from parsers.documents.sheets.charts import add_charts
from parsers.documents.sheets.display import number_of, shown
from parsers.documents.sheets.model import Book, CellPlace, Font, Rect, Sheet, Stored, Style
from parsers.errors import DocumentError
from parsers.gate.sheets.unseen import ON_SCREEN, hidden_cells
from parsers.types import BlockKind, Cell, Reason, Severity, Table

_DEFAULT_NAME = re.compile(r"(?:sheet|page|table)[\s_]?\d{0,4}", re.IGNORECASE)


def spreadsheet_contents(source: Source, media_type: str = sniff.XLSX) -> Contents:
    """Read a workbook. Raises ``DocumentError`` (BROKEN, EMPTY, ENCRYPTED, TOO_BIG)."""
    book = open_book(source, media_type)
    draft = Draft()
    _say_uncounted(book, source, draft)
    unseen: list[str] = []
    hidden = sum(not sheet.visible for sheet in book.sheets)
    if hidden:
        unseen.append(f"{hidden} hidden sheets")
    names = [sheet.name for sheet in book.visible()]
    for sheet in book.visible():
        unseen += _read_sheet(book, sheet, draft, source.name, names)
    for sheet in book.visible():
        add_charts(sheet.charts, draft, sheet=sheet.name)
    if unseen:
        message = f"not read, because a reader does not see it: {', '.join(unseen)}"
        draft.warn("hidden_not_read", message, source.name)
    if not draft.blocks:
        raise DocumentError("no visible sheet shows anything", where=source.name, code="EMPTY")
    return draft.contents(pages=len(book.sheets) - hidden)


def _say_uncounted(book: Book, source: Source, draft: Draft) -> None:
    """Formulas stored without a result read as blank: say so."""
    uncounted = sum(sheet.uncounted for sheet in book.visible())
    if uncounted:
        message = f"{uncounted} formulas carry no stored result; their cells were read as blank"
        draft.reasons.append(Reason("UNCALCULATED", Severity.CAUTION, source.name, message))
        draft.warn("uncalculated", message, source.name)


def _read_sheet(book: Book, sheet: Sheet, draft: Draft, name: str, names: list[str]) -> list[str]:
    """Read one visible sheet; returns what was left unread, as counts."""
    kinds = hidden_cells(book, sheet, name)
    gone = {place for place, kind in kinds.items() if kind not in ON_SCREEN}
    gone |= covered_places(sheet, name)
    cells, rows, cols = visible_cells(book, sheet, gone)
    if cells and not _DEFAULT_NAME.fullmatch(sheet.name):
        draft.words(BlockKind.HEADING, sheet.name)
    shared = Table(position=0, grid=(), sheet=sheet.name, method="spreadsheet", coverage=1.0)
    add_regions(
        cells,
        draft,
        shared,
        lambda row, col: address(rows.number(row), cols.number(col)),
        names,
    )
    counts = Counter(kind for kind in kinds.values() if kind not in ON_SCREEN)
    return [
        f"{count} cells on sheet {sheet.name} ({kind.value.lower().replace('_', ' ')})"
        for kind, count in counts.items()
    ]


def _unseen_lines(sheet: Sheet) -> tuple[Lines, Lines]:
    """The rows and columns up to the last cell that are not seen, blank ones too: a
    reader sees no gap where they are."""
    last_row, last_col = sheet.ends()
    rows = {row for row in sheet.rows if row <= last_row}
    if sheet.bare is not None:
        rows.update(row for row in range(last_row + 1) if row not in sheet.recorded)
    cols = {
        col for first, last, _ in sheet.columns for col in range(first, min(last, last_col) + 1)
    }
    return Lines(sorted(rows)), Lines(sorted(cols))


@dataclass(slots=True)
class Lines:
    """Rows or columns counted as a reader does: those that are not seen are left out."""

    unseen: list[int]
    _places: dict[int, int] = field(default_factory=dict)

    def place(self, number: int) -> int:
        """The place among the seen ones of the sheet's own number."""
        found = self._places.get(number)
        if found is None:
            found = number - bisect_left(self.unseen, number)
            self._places[number] = found
        return found

    def number(self, place: int) -> int:
        """The sheet's own number for a place among the seen ones."""
        for unseen in self.unseen:
            if unseen > place:
                break
            place += 1
        return place


def visible_cells(book: Book, sheet: Sheet, gone: set[CellPlace]) -> tuple[Cells, Lines, Lines]:
    """The cells that are seen, where a reader sees them, with the lines they stand on."""
    rows, cols = _unseen_lines(sheet)
    anchors = merged_anchors(sheet)
    made: dict[Stored, Cell | None] = {}
    truths: dict[Stored, Cell | None] = {}
    cells: Cells = {}
    plain = not rows.unseen and not cols.unseen
    for place, stored in sheet.cells.items():
        if place in gone:
            continue
        # True and 1 are equal, and shown apart.
        known = truths if type(stored.value) is bool else made
        if stored in known:
            cell = known[stored]
        else:
            cell = known[stored] = _cell(stored, book.style(stored.style), book.date_1904)
        if cell is None:
            continue
        if place in sheet.runs:
            cell = _standing(cell, sheet.runs[place])
        if place in anchors:
            cell = _spanning(cell, sheet, anchors[place], rows, cols)
        row, col = place
        cells[place if plain else (rows.place(row), cols.place(col))] = cell
    return cells, rows, cols


def _standing(cell: Cell, runs: Sequence[tuple[str, Font]]) -> Cell:
    """A cell without the parts of its text that are struck through; struck itself where
    nothing is left, or where the parts are not those of the text."""
    if not any(font.struck and text.strip() for text, font in runs):
        return cell
    whole = " ".join("".join(text for text, _ in runs).split())
    if not cell.text.endswith(whole):
        return replace(cell, struck=True)
    before = cell.text.removesuffix(whole)  # in the cell's own ink
    left = before + "".join(text for text, font in runs if not font.struck)
    left = " ".join(left.split())
    return replace(cell, text=left, number=None) if left else replace(cell, struck=True)


def _cell(stored: Stored, style: Style, date_1904: bool) -> Cell | None:
    """A stored cell as displayed; None where its format shows nothing."""
    text = shown(stored, style, date_1904)
    if not text:
        return None
    return Cell(
        text,
        number=number_of(stored, style),
        indent=style.indent + _typed_indent(stored),
        bold=style.font.bold,
        struck=style.font.struck,
    )


def _typed_indent(stored: Stored) -> int:
    """Steps of indentation typed as spaces before the words, two to a step."""
    if not isinstance(stored.value, str):
        return 0
    return (len(stored.value) - len(stored.value.lstrip(" \u00a0"))) // 2


def _spanning(cell: Cell, sheet: Sheet, merge: Rect, rows: Lines, cols: Lines) -> Cell:
    """The first cell of a merged range, over the rows and columns of it that are seen.

    A range that runs on below or beside all cells ends with them.
    """
    ends = sheet.ends()
    last_row = min(merge.bottom, max(merge.top, ends[0]))
    last_col = min(merge.right, max(merge.left, ends[1]))
    down = rows.place(last_row + 1) - rows.place(merge.top)
    across = cols.place(last_col + 1) - cols.place(merge.left)
    return replace(cell, rowspan=max(1, down), colspan=max(1, across))
