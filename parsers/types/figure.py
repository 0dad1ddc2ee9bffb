"""Figures and the tables they come from, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from parsers.types.account import Elsewhere
from parsers.types.issue import Issue


class Qualifier(StrEnum):
    """Why a cell has no plain number; a plain number has no qualifier (``None``)."""

    BLANK = "blank"
    NIL = "nil"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    RANGE = "range"
    APPROXIMATE = "approximate"
    SUPPRESSED = "suppressed"
    WITHHELD = "withheld"
    REDACTED = "redacted"
    NOT_HELD = "not_held"
    NOT_RECORDED = "not_recorded"
    NOT_APPLICABLE = "not_applicable"
    NCND = "ncnd"
    TEXT = "text"


class Flag(StrEnum):
    """What the letter says about a figure beside its value."""

    PROVISIONAL = "provisional"
    PART_PERIOD = "part_period"
    ROUNDED = "rounded"
    ESTIMATED = "estimated"


class Statistic(StrEnum):
    """What kind of number a figure is."""

    COUNT = "count"
    SUM = "sum"
    PERCENT = "percent"
    RATE = "rate"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
    RATIO = "ratio"
    UNKNOWN = "unknown"


class Counted(StrEnum):
    """What is being counted; ``unknown`` is published, never guessed."""

    OFFENCES = "offences"
    CRIMES = "crimes"
    INCIDENTS = "incidents"
    OCCURRENCES = "occurrences"
    SUSPECTS = "suspects"
    OFFENDERS = "offenders"
    VICTIMS = "victims"
    ARRESTS = "arrests"
    PERSONS = "persons"
    OFFICERS = "officers"
    STAFF = "staff"
    FTE = "fte"
    REQUESTS = "requests"
    MONEY = "money"
    TIME = "time"
    OTHER = "other"
    UNKNOWN = "unknown"


class EventDate(StrEnum):
    """Which event puts a case into its period."""

    RECORDED = "recorded"
    COMMITTED = "committed"
    OUTCOME = "outcome"
    ARREST = "arrest"
    OTHER = "other"
    UNKNOWN = "unknown"


class PeriodKind(StrEnum):
    """The shape of the period a figure covers."""

    CALENDAR_YEAR = "calendar_year"
    FINANCIAL_YEAR = "financial_year"
    MONTH = "month"
    QUARTER = "quarter"
    WEEK = "week"
    DAY = "day"
    RANGE = "range"
    PART_YEAR = "part_year"
    TO_DATE = "to_date"
    ROLLING = "rolling"
    POINT_IN_TIME = "point_in_time"
    UNKNOWN = "unknown"


class PeriodFrom(StrEnum):
    """Where on the page the period was read."""

    HEADER = "header"
    STUB = "stub"
    CAPTION = "caption"
    SENTENCE = "sentence"


class TableKind(StrEnum):
    """What a table is; only crosstabs and keyed tables have figures."""

    CROSSTAB = "crosstab"
    KEYED = "keyed"
    RECORDS = "records"
    LOOKUP = "lookup"


class Totals(StrEnum):
    """What arithmetic says about a table's printed totals."""

    AGREE = "agree"
    DISAGREE = "disagree"
    OVERLAPPING = "overlapping"
    SHOWN_CELLS_ONLY = "shown_cells_only"
    UNTESTABLE = "untestable"
    NONE = "none"


class Quality(StrEnum):
    """How far a table's reading can be trusted (docs/quality.md)."""

    CLEAN = "clean"
    CHECK = "check"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Figure:
    """One body cell of a table, tidy."""

    row: Annotated[int, "Row of the grid, from 0"]
    col: Annotated[int, "Column of the grid, from 0"]
    row_path: Annotated[tuple[str, ...], "Labels of the row, outermost first (JSON list)"]
    column_path: Annotated[tuple[str, ...], "Labels of the column, outermost first (JSON list)"]
    text: Annotated[str, "The cell as printed"]
    value: Annotated[float | None, "The number; null where none is printed"]
    qualifier: Annotated[Qualifier | None, "Why there is no plain number"]
    low: Annotated[float | None, "Lower bound, only as printed"] = None
    high: Annotated[float | None, "Upper bound, only as printed"] = None
    flags: Annotated[tuple[Flag, ...], "What the force says beside the value (JSON list)"] = ()
    statistic: Annotated[Statistic, "Kind of number"] = Statistic.UNKNOWN
    counted: Annotated[Counted, "What is counted; unknown is never guessed"] = Counted.UNKNOWN
    unit: Annotated[str | None, "Unit"] = None
    period_start: Annotated[date | None, "First day of the period"] = None
    period_end: Annotated[date | None, "Last day of the period"] = None
    period_kind: Annotated[PeriodKind, "Shape of the period"] = PeriodKind.UNKNOWN
    period_from: Annotated[PeriodFrom | None, "Where the period was read"] = None
    event_date: Annotated[EventDate, "Event that puts a case into its period"] = EventDate.UNKNOWN
    row_total: Annotated[bool, "1 where the row is a total"] = False
    col_total: Annotated[bool, "1 where the column is a total"] = False
    subject_force: Annotated[str | None, "Force the figure is about, where the table names one"] = (
        None
    )

    @property
    def row_label(self) -> Annotated[str | None, "Innermost label of the row"]:
        return self.row_path[-1] if self.row_path else None

    @property
    def column_label(self) -> Annotated[str | None, "Innermost label of the column"]:
        return self.column_path[-1] if self.column_path else None

    @property
    def is_total(self) -> Annotated[bool, "1 where either is"]:
        return self.row_total or self.col_total


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the letter around a table says that its figures may need.

    ``answered_on`` bounds a "to date" period. ``text`` is the response, searched
    only for the notes that explain a mark (``*``, ``-``) and for what is counted.
    """

    answered_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableReading:
    """What the figures stage makes of one table."""

    kind: Annotated[TableKind, "Sort of table"]
    header_rows: Annotated[int, "Rows at the top that head columns"]
    stub_columns: Annotated[int, "Columns at the left that name rows"]
    totals: Annotated[Totals, "What arithmetic says of its printed totals"]
    quality: Annotated[Quality, "How far its reading can be trusted"]
    row_dimensions: Annotated[tuple[str, ...], "Names of its rows' levels (JSON list)"] = ()
    column_dimensions: Annotated[tuple[str, ...], "Names of its columns' levels (JSON list)"] = ()
    data_as_at: Annotated[date | None, "Date the force says the data was taken"] = None
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    # Number-like cells in figures, and those in none by what they are.
    numbers: int = 0
    elsewhere: tuple[tuple[Elsewhere, int], ...] = ()
    # Places where a suppressed cell could be worked out: (row, col). Stays in crawl.db.
    recoverable: tuple[tuple[int, int], ...] = ()
