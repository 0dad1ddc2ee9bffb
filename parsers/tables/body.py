"""The body of a table as the later steps see it: its rows, figure columns and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.tables.arithmetic import ZERO, Bounds, Check, bounds, check
from parsers.tables.labels import Labels, Path
from parsers.tables.matrix import Matrix
from parsers.tables.measures import statistic_in
from parsers.tables.notes import Notes
from parsers.tables.rows import BodyRow, RowRole
from parsers.tables.settle import by_note, negative_brackets
from parsers.tables.stubs import Columns, Role
from parsers.tables.values import TEXT, Value, measured_time
from parsers.tables.words import is_total_word
from parsers.types import Qualifier, Statistic

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
    """Data rows, figure columns and their values: made by ``read_body``, then only read.

    ``rounding`` is the step to which the notes say figures were rounded, else 0.
    """

    matrix: Matrix
    labels: Labels
    keys: list[int]
    figures: list[int]
    data: list[BodyRow]
    rounding: float = 0.0
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    cells: dict[tuple[int, int], Bounds | None] = field(default_factory=dict)
    additive_columns: list[int] = field(default_factory=list)
    additive_rows: list[int] = field(default_factory=list)

    @property
    def paths(self) -> tuple[Path, ...]:
        return self.labels.paths

    def cell(self, row: int, col: int) -> Bounds | None:
        """What a cell may stand for in a sum."""
        return self.cells.get((row, col))

    def is_blank(self, row: int, col: int) -> bool:
        """Whether nothing is printed in a cell."""
        return self.values[row, col].qualifier is Qualifier.BLANK

    def column_slack(self, col: int) -> float:
        """Half the step between the numbers a column can print; 0 for exact ones."""
        step = max((self.values[row.row, col].step for row in self.data), default=0.0)
        return max(self.rounding, step) / 2

    def row_slack(self, row: int) -> float:
        """The same for a row."""
        step = max((self.values[row, col].step for col in self.figures), default=0.0)
        return max(self.rounding, step) / 2


def read_body(
    matrix: Matrix,
    labels: Labels,
    columns: Columns,
    rows: Sequence[BodyRow],
    notes: Notes,
    rounding: float,
) -> Body:
    """Read every figure cell, and tell which rows and columns may be summed."""
    data = [row for row in rows if row.role is RowRole.DATA]
    body = Body(matrix, labels, columns.of(Role.KEY), columns.of(Role.FIGURE), data, rounding)
    for col in body.figures:
        values = [by_note(matrix.printed[row.row][col].value, notes) for row in data]
        negative = negative_brackets(values, " ".join(labels.paths[col]))
        heading = " ".join(labels.paths[col])
        for row, value in zip(data, values, strict=True):
            value = measured_time(matrix.texts[row.row][col], heading) or value
            if negative and value.bracketed is not None:
                value = Value(-value.bracketed)
            if value.value is not None and _spans_figures(body, row.row, col):
                value = TEXT  # under which of the columns it belongs is not known
            body.values[row.row, col] = value
            body.cells[row.row, col] = bounds(value)
    body.additive_columns = [col for col in body.figures if _adds_down(body, col)]
    body.additive_rows = [row.row for row in data if _adds_across(row)]
    _free_last_total(body)
    return body


def _spans_figures(body: Body, row: int, col: int) -> bool:
    """Whether a cell spans columns of figures that have headings of their own."""
    span = range(col + 1, col + body.matrix.spans(row, col))
    return any(at in body.figures and body.paths[at] != body.paths[col] for at in span)


def _free_last_total(body: Body) -> None:
    """A total under the last banner that sums the whole table stands outside of the banner.

    Where sums do not tell, it does so when no other banner has a total of its own.
    """
    last = body.data[-1] if body.data else None
    if last is None or not last.banner or not any(map(is_total_word, last.printed)):
        return
    others = [row for row in body.data[:-1] if not any(map(is_total_word, row.printed))]
    block = [row for row in others if row.banner == last.banner]
    if len(block) == len(others):
        return
    if Check.AGREE in (own := _sum_checks(body, last, block)) and Check.DISAGREE not in own:
        return
    whole = _sum_checks(body, last, others)
    said = any(map(is_total_word, (label for row in body.data[:-1] for label in row.printed)))
    if Check.DISAGREE not in whole and (Check.AGREE in whole or not said):
        body.data[-1] = replace(last, banner=())


def _sum_checks(body: Body, total: BodyRow, parts: Sequence[BodyRow]) -> list[Check]:
    return [
        check(
            body.cell(total.row, col),
            [body.cell(part.row, col) for part in parts],
            body.column_slack(col),
        )
        for col in body.additive_columns
        if body.cell(total.row, col) != ZERO
    ]


def _adds_down(body: Body, col: int) -> bool:
    """Percentages, rates and means are never summed."""
    if statistic_in(" ".join(body.paths[col])) in NOT_ADDITIVE:
        return False
    return not any(body.values[row.row, col].unit == "percent" for row in body.data)


def _adds_across(row: BodyRow) -> bool:
    return statistic_in(row.labels[-1] if row.labels else "") not in NOT_ADDITIVE
