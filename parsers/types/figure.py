"""Figures and the tables they come from, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    """One body cell of a table, tidy. ``is_total`` is row_total or col_total."""

    row: int
    col: int
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    text: str
    value: float | None
    qualifier: Qualifier | None
    low: float | None = None
    high: float | None = None
    flags: tuple[Flag, ...] = ()
    statistic: Statistic = Statistic.UNKNOWN
    counted: Counted = Counted.UNKNOWN
    unit: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_kind: PeriodKind = PeriodKind.UNKNOWN
    period_from: PeriodFrom | None = None
    event_date: EventDate = EventDate.UNKNOWN
    row_total: bool = False
    col_total: bool = False
    subject_force: str | None = None  # slug, where the table names a force

    @property
    def is_total(self) -> bool:
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

    kind: TableKind
    header_rows: int
    stub_columns: int
    totals: Totals
    quality: Quality
    row_dimensions: tuple[str, ...] = ()
    column_dimensions: tuple[str, ...] = ()
    data_as_at: date | None = None
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    # Number-like cells in figures, and those in none by what they are.
    numbers: int = 0
    elsewhere: tuple[tuple[Elsewhere, int], ...] = ()
    # Places where a suppressed cell could be worked out: (row, col). Stays in crawl.db.
    recoverable: tuple[tuple[int, int], ...] = ()
