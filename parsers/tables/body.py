"""The body of a table as the later steps see it: its rows, figure columns and values."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.tables.arithmetic import Bounds, bounds
from parsers.tables.headers import Header
from parsers.tables.matrix import Matrix
from parsers.tables.measures import statistic_in
from parsers.tables.stubs import BodyRow, Columns, Role, RowRole
from parsers.tables.values import Value, read_cell
from parsers.types import Statistic

NOT_ADDITIVE = frozenset(
    {
        Statistic.PERCENT,
        Statistic.RATE,
        Statistic.MEAN,
        Statistic.MEDIAN,
        Statistic.MIN,
        Statistic.MAX,
        Statistic.RATIO,
    }
)


@dataclass(slots=True)
class Body:
    """Everything known of a table before its totals: made by ``read_body``."""

    matrix: Matrix
    header: Header
    columns: Columns
    paths: list[tuple[str, ...]]
    rows: list[BodyRow]
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    cells: dict[tuple[int, int], Bounds | None] = field(default_factory=dict)
    additive_columns: list[int] = field(default_factory=list)
    additive_rows: list[int] = field(default_factory=list)

    @property
    def data(self) -> list[BodyRow]:
        return [row for row in self.rows if row.role is RowRole.DATA]

    @property
    def figures(self) -> list[int]:
        return self.columns.of(Role.FIGURE)

    @property
    def keys(self) -> list[int]:
        return self.columns.of(Role.KEY)

    def cell(self, row: int, col: int) -> Bounds | None:
        return self.cells.get((row, col))

    def column_decimals(self, col: int) -> int:
        return max((self.values[row.row, col].decimals for row in self.data), default=0)

    def row_decimals(self, row: int) -> int:
        return max((self.values[row, col].decimals for col in self.figures), default=0)


def read_body(
    matrix: Matrix,
    header: Header,
    columns: Columns,
    paths: list[tuple[str, ...]],
    rows: list[BodyRow],
) -> Body:
    """Read every figure cell, and tell which rows and columns may be summed."""
    body = Body(matrix, header, columns, paths, rows)
    for row in body.data:
        for col in body.figures:
            value = read_cell(matrix.cells[row.row][col])
            body.values[row.row, col] = value
            body.cells[row.row, col] = bounds(value)
    body.additive_columns = [col for col in body.figures if _adds_down(body, col)]
    body.additive_rows = [row.row for row in body.data if _adds_across(row)]
    return body


def _adds_down(body: Body, col: int) -> bool:
    """Percentages, rates and means are never summed."""
    if statistic_in(" ".join(body.paths[col])) in NOT_ADDITIVE:
        return False
    return not any(body.values[row.row, col].unit == "percent" for row in body.data)


def _adds_across(row: BodyRow) -> bool:
    return statistic_in(row.labels[-1] if row.labels else "") not in NOT_ADDITIVE
