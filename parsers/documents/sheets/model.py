"""What a structural pass finds in a workbook, whatever its format.

Rows and columns count from 0. Nothing here is shown to anybody: the reader takes
the visible cells, the gate judges what is left and never repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from parsers.types import Grid, Table

Value = str | int | float | bool | datetime | date | time | timedelta
CellPlace = tuple[int, int]
Rgb = tuple[int, int, int]

# More stored cells than this in one workbook are not read: 250 MB of memory.
MAX_CELLS = 400_000
MAX_MERGES = 100_000


class State(StrEnum):
    """Whether a sheet has a tab that a reader can click."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


class WhyUnseen(StrEnum):
    """Why a row or column is not seen."""

    HIDDEN = "hidden"
    FILTERED = "filtered"
    TINY = "tiny"
    SCROLLED = "scrolled"


class Kind(StrEnum):
    """What holds something that a reader of the visible cells does not see."""

    HIDDEN_SHEET = "HIDDEN_SHEET"
    VERYHIDDEN_SHEET = "VERYHIDDEN_SHEET"
    HIDDEN_WINDOW = "HIDDEN_WINDOW"
    MACRO_SHEET = "MACRO_SHEET"
    DIALOG_SHEET = "DIALOG_SHEET"
    HIDDEN_ROWS = "HIDDEN_ROWS"
    HIDDEN_COLS = "HIDDEN_COLS"
    FILTERED_ROWS = "FILTERED_ROWS"
    TINY_ROW = "TINY_ROW"
    NARROW_COL = "NARROW_COL"
    FROZEN_AWAY = "FROZEN_AWAY"
    REMOTE_CELL = "REMOTE_CELL"
    STRAY_CELL = "STRAY_CELL"
    OUTSIDE_PRINT_AREA = "OUTSIDE_PRINT_AREA"
    UNDER_MERGE = "UNDER_MERGE"
    COVERED_CELL = "COVERED_CELL"
    WHITE_TEXT = "WHITE_TEXT"
    TINY_FONT = "TINY_FONT"
    CONDITIONAL_INK = "CONDITIONAL_INK"
    FORMAT_SEMICOLONS = "FORMAT_SEMICOLONS"
    FORMAT_MASK = "FORMAT_MASK"
    PUSHED_TEXT = "PUSHED_TEXT"
    CELL_COMMENT = "CELL_COMMENT"
    THREADED_COMMENT = "THREADED_COMMENT"
    DATA_VALIDATION_LIST = "DATA_VALIDATION_LIST"
    DATA_VALIDATION_TEXT = "DATA_VALIDATION_TEXT"
    DEFINED_NAME = "DEFINED_NAME"
    DEFINED_NAME_EXTERNAL = "DEFINED_NAME_EXTERNAL"
    PIVOT_CACHE = "PIVOT_CACHE"
    SLICER_CACHE = "SLICER_CACHE"
    DATA_MODEL = "DATA_MODEL"
    EXTERNAL_LINK_CACHE = "EXTERNAL_LINK_CACHE"
    CONNECTION = "CONNECTION"
    QUERY_TABLE = "QUERY_TABLE"
    CUSTOM_XML = "CUSTOM_XML"
    CHART_CACHE = "CHART_CACHE"
    EMBEDDED_OBJECT = "EMBEDDED_OBJECT"
    FORM_CONTROL = "FORM_CONTROL"
    HIDDEN_SHAPE = "HIDDEN_SHAPE"
    REVISION_LOG = "REVISION_LOG"
    TRACKED_CHANGES = "TRACKED_CHANGES"
    SCENARIO = "SCENARIO"
    HEADER_FOOTER = "HEADER_FOOTER"
    ORPHAN_STRING = "ORPHAN_STRING"
    HIDDEN_LABEL = "HIDDEN_LABEL"
    LINK_TEXT = "LINK_TEXT"
    CUSTOM_PROPERTY = "CUSTOM_PROPERTY"
    RICH_DATA = "RICH_DATA"
    UNKNOWN_PART = "UNKNOWN_PART"
    MACROS = "MACROS"
    DOCPROPS_NAME = "DOCPROPS_NAME"
    META_PATH = "META_PATH"


class Stored(NamedTuple):
    """One stored cell. ``text`` is what it shows, where the file itself says so (ODS)."""

    value: Value
    style: int = 0
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Font:
    """Ink: ``colour`` None is automatic (black on a light fill); ``size`` in points."""

    colour: Rgb | None = None
    size: float = 11.0
    bold: bool = False
    struck: bool = False


class Rect(NamedTuple):
    """A block of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, col: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= col <= self.right


@dataclass(frozen=True, slots=True)
class ConditionalFormat:
    """A conditional format that may hide what its cells hold: its own ink and format."""

    areas: tuple[Rect, ...]
    kind: str = ""
    operator: str = ""
    formulas: tuple[str, ...] = ()
    font: Rgb | None = None
    fill: Rgb | None = None
    code: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is shown. ``fill`` None is the white page; ``code`` a number format."""

    code: str = "General"
    font: Font = Font()
    fill: Rgb | None = None
    indent: int = 0
    rules: tuple[ConditionalFormat, ...] = ()  # conditions that the style itself carries (ODS)
    shrink: bool = False  # letters made as small as the cell asks for


@dataclass(frozen=True, slots=True)
class Trace:
    """Something stored beside the cells. It counts where it carries ``words`` that no
    visible cell shows, or ``always``: where what it is made for is to hold data."""

    kind: Kind
    place: str
    words: tuple[str, ...] = ()
    always: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The labels of one chart: its title, the table that they are, and the stored words
    that can be read off it in full."""

    title: str
    grid: Grid
    words: tuple[str, ...]

    def says_more(self, tables: Sequence[Table]) -> bool:
        """Whether it prints a number that no cell of the tables prints."""
        cells = [cell for table in tables for row in table.grid for cell in row]
        said = {cell.text.replace(",", "") for cell in cells if cell is not None}
        own = [cell for row in self.grid[1:] for cell in row[1:] if cell is not None]
        return any(cell.text.replace(",", "") not in said for cell in own)


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows`` and ``columns`` are those that are not seen, with the reason;
    ``bare`` is the reason for every row that has no record of its own."""

    name: str
    place: str
    state: State = State.VISIBLE
    kind: Kind | None = None  # MACRO_SHEET, DIALOG_SHEET
    cells: dict[CellPlace, Stored] = field(default_factory=dict)
    rows: dict[int, WhyUnseen] = field(default_factory=dict)
    columns: list[tuple[int, int, WhyUnseen]] = field(default_factory=list)
    recorded_columns: list[tuple[int, int]] = field(default_factory=list)
    narrow: list[tuple[int, int]] = field(default_factory=list)  # less than a character
    widths: list[tuple[int, int, float]] = field(default_factory=list)  # in characters
    bare: WhyUnseen | None = None
    recorded: set[int] = field(default_factory=set)
    merges: list[Rect] = field(default_factory=list)
    print_areas: list[Rect] = field(default_factory=list)
    drawn: list[Rect] = field(default_factory=list)  # pictures and charts
    cover: list[Rect] = field(default_factory=list)  # what lies opaque over cells
    charts: list[Chart] = field(default_factory=list)  # those that print numbers as labels
    dressed: list[Rect] = field(default_factory=list)  # filled by a table's own style
    rules: list[ConditionalFormat] = field(default_factory=list)
    runs: dict[CellPlace, tuple[tuple[str, Font], ...]] = field(default_factory=dict)
    uncounted: int = 0  # formulas stored without a result
    hidden: dict[CellPlace, Kind] | None = None  # worked out once, by the gate or the reader
    _ends: CellPlace | None = None

    def ends(self) -> CellPlace:
        """The last row and the last column with a stored cell; worked out once."""
        if self._ends is None:
            rows, cols = zip(*self.cells, strict=True) if self.cells else ((0,), (0,))
            self._ends = (max(rows), max(cols))
        return self._ends

    @property
    def visible(self) -> bool:
        return self.state is State.VISIBLE and self.kind is None

    def row_unseen(self, row: int) -> WhyUnseen | None:
        """Why a row is not seen; None where it is."""
        why = self.rows.get(row)
        if why is None and self.bare is not None and row not in self.recorded:
            return self.bare
        return why

    def unseen_columns(self) -> dict[int, WhyUnseen]:
        """The columns among the stored cells that are not seen."""
        if not self.columns:
            return {}
        used = {col for _, col in self.cells}
        return {
            col: why
            for first, last, why in self.columns
            for col in (range(first, last + 1) if last - first < len(used) else used)
            if first <= col <= last and col in used
        }


@dataclass(slots=True)
class Book:
    """One workbook: its sheets, its styles by number, and what is stored beside the cells."""

    sheets: list[Sheet] = field(default_factory=list)
    styles: list[Style] = field(default_factory=lambda: [Style()])
    traces: list[Trace] = field(default_factory=list)
    shown_texts: list[str] = field(default_factory=list)  # text boxes and chart titles
    date_1904: bool = False
    parts: set[str] = field(default_factory=set)  # the parts that were read as cells

    def visible(self) -> Iterator[Sheet]:
        """The sheets that a reader can open, in their order."""
        return (sheet for sheet in self.sheets if sheet.visible)

    def too_many(self) -> bool:
        """Whether the sheets hold more cells than are read."""
        return sum(len(sheet.cells) for sheet in self.sheets) > MAX_CELLS

    def style(self, number: int) -> Style:
        """A style by number; the first where the number is wrong."""
        return self.styles[number] if 0 <= number < len(self.styles) else self.styles[0]
