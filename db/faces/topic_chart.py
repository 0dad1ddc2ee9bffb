"""A matrix as lines: one chart a force."""

from __future__ import annotations

from collections.abc import Sequence

from db.faces.charts import Charts, Point, charts
from db.faces.topic_parts import Matrix, Number
from db.faces.wording import number


def matrix_chart(matrix: Matrix) -> Charts | None:
    """The charts of a matrix; a cell with several numbers, or with a mark, breaks its line."""
    return charts(_lines(matrix), matrix.period_kind)


def parts_chart(parts: Sequence[Matrix]) -> Charts | None:
    """The charts of all parts of a topic on one scale, force by force."""
    lines = [
        (f"{name}: {part.says.rpartition(': ')[2]}", points)
        for part in parts
        for name, points in _lines(part)
    ]
    return charts(sorted(lines, key=lambda one: one[0]), parts[0].period_kind) if parts else None


def _lines(matrix: Matrix) -> list[tuple[str, list[Point]]]:
    starts = [
        next((one.start for line in matrix.lines for one in line.cells[place]), "")
        for place in range(len(matrix.periods))
    ]
    return [
        (
            line.force_name,
            [
                _point(period, start, cell)
                for period, start, cell in zip(matrix.periods, starts, line.cells, strict=True)
            ],
        )
        for line in matrix.lines
    ]


def _point(period: str, start: str, cell: tuple[Number, ...]) -> Point:
    plain = len(cell) == 1 and not cell[0].shorthand
    value = cell[0].value if plain else None
    return Point(period, start, value, number(value))
