"""A matrix as lines: one chart a force."""

from __future__ import annotations

from db.faces.charts import Charts, Point, charts
from db.faces.topic_parts import Matrix, Number
from db.faces.wording import number


def matrix_chart(matrix: Matrix) -> Charts | None:
    """The charts of a matrix; a cell with several numbers, or with a mark, breaks its line."""
    starts = [
        next((one.start for line in matrix.lines for one in line.cells[place]), "")
        for place in range(len(matrix.periods))
    ]
    lines = [
        (
            line.force_name,
            [
                _point(period, start, cell)
                for period, start, cell in zip(matrix.periods, starts, line.cells, strict=True)
            ],
        )
        for line in matrix.lines
    ]
    return charts(lines, matrix.period_kind)


def _point(period: str, start: str, cell: tuple[Number, ...]) -> Point:
    plain = len(cell) == 1 and not cell[0].shorthand
    value = cell[0].value if plain else None
    return Point(period, start, value, number(value))
