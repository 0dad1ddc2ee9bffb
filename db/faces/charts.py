"""Small multiples of a matrix as plain geometry: one little chart a force, one scale for all.

Drawn by a template as SVG with classes; nothing in it needs colour, and the matrix itself is
the alternative to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from db.faces.topic_parts import Line, Matrix
from db.faces.wording import number

_WIDTH, _LEFT, _TOP, _BOTTOM = 200.0, 8.0, 16.0, 66.0  # of a chart 84 high
LEAST: Final = 2  # plain numbers, for a line to be drawn
MOST: Final = 60  # charts


@dataclass(frozen=True, slots=True)
class Dot:
    """One number of a chart."""

    x: float
    y: float
    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One force's numbers. ``paths`` are its unbroken lines; a missing number breaks one."""

    force_name: str
    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Charts:
    """All charts of a matrix, with the number at the top of their common scale."""

    charts: tuple[Chart, ...]
    top: str
    periods: tuple[str, ...]


def small_multiples(matrix: Matrix) -> Charts | None:
    """The charts of a matrix; None where fewer than two periods can be joined."""
    values = [value for line in matrix.lines for value in _values(line) if value is not None]
    if len(matrix.periods) < LEAST or not values or min(values) < 0:
        return None
    top = max(values) or 1.0
    charts = [_chart(line, matrix, top) for line in matrix.lines]
    drawn = tuple(one for one in charts if len(one.dots) >= LEAST)[:MOST]
    return Charts(drawn, number(top), matrix.periods) if drawn else None


def _values(line: Line) -> list[float | None]:
    """For each period its one plain number."""
    return [
        cell[0].value if len(cell) == 1 and not cell[0].shorthand else None for cell in line.cells
    ]


def _chart(line: Line, matrix: Matrix, top: float) -> Chart:
    step = (_WIDTH - 2 * _LEFT) / (len(matrix.periods) - 1)
    dots: list[Dot] = []
    paths: list[list[Dot]] = [[]]
    for place, value in enumerate(_values(line)):
        if value is None:
            paths.append([])
            continue
        y = _BOTTOM - (_BOTTOM - _TOP) * value / top
        dot = Dot(round(_LEFT + place * step, 1), round(y, 1), matrix.periods[place], number(value))
        dots.append(dot)
        paths[-1].append(dot)
    said = ", ".join(f"{dot.period}: {dot.text}" for dot in dots)
    drawn = (" ".join(f"{dot.x},{dot.y}" for dot in path) for path in paths if len(path) > 1)
    return Chart(line.force_name, tuple(drawn), tuple(dots), f"{line.force_name}. {said}")
