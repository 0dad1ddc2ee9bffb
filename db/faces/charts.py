"""Small multiples as plain geometry: one little chart a line of numbers, one scale for all.

A template draws them on a page, ``db.faces.picture`` as a file; nothing in them needs colour, and
the table beside them is their text. A place along a chart is a day: years that nobody gave leave
a gap, and a line is broken where a number is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.types import PeriodKind

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 200.0, 84.0, 8.0, 16.0, 66.0
LEAST: Final = 2  # plain numbers, for a line to be drawn
MOST: Final = 60  # charts
# Days from one period to the next, with what months and leap years add; of kinds that differ in
# length, or of which nothing is known, no line is drawn.
_STEP: Final = {
    PeriodKind.CALENDAR_YEAR: 367,
    PeriodKind.FINANCIAL_YEAR: 367,
    PeriodKind.QUARTER: 93,
    PeriodKind.MONTH: 32,
    PeriodKind.WEEK: 8,
    PeriodKind.DAY: 2,
    PeriodKind.ROLLING: 367,
    PeriodKind.POINT_IN_TIME: 367,
}


@dataclass(frozen=True, slots=True)
class Point:
    """What a line says of one period; ``value`` is None where no plain number is printed."""

    period: str
    start: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One number of a chart."""

    x: float
    y: float
    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One line of numbers. ``paths`` are its unbroken parts."""

    name: str
    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts with one scale, from 0 to ``top``. ``left_out`` lines have no two plain numbers."""

    charts: tuple[Chart, ...]
    top: float
    first: str
    last: str
    left_out: int


def charts(lines: Sequence[tuple[str, Sequence[Point]]], kind: PeriodKind) -> Charts | None:
    """The charts of lines with their points in order; None where nothing can be joined."""
    step = _STEP.get(kind)
    points = [one for _, line in lines for one in line if one.value is not None and one.start]
    days = sorted({_day(one.start) for one in points})
    if step is None or len(days) < LEAST or min(one.value or 0.0 for one in points) < 0:
        return None
    top = max(one.value or 0.0 for one in points) or 1.0
    drawn = [_chart(name, line, (days[0], days[-1], step), top) for name, line in lines]
    kept = tuple(one for one in drawn if len(one.dots) >= LEAST)[:MOST]
    if not kept:
        return None
    names = {_day(one.start): one.period for one in points}
    return Charts(kept, top, names[days[0]], names[days[-1]], len(lines) - len(kept))


def _day(start: str) -> int:
    return date.fromisoformat(start).toordinal()


def _chart(name: str, line: Sequence[Point], along: tuple[int, int, int], top: float) -> Chart:
    first, last, step = along
    dots: list[Dot] = []
    paths: list[list[Dot]] = [[]]
    before: int | None = None
    for one in line:
        if one.value is None or not one.start:
            before = None
            continue
        day = _day(one.start)
        if before is None or day - before > step:
            paths.append([])
        before = day
        x = LEFT + (WIDTH - 2 * LEFT) * (day - first) / (last - first)
        y = BOTTOM - (BOTTOM - TOP) * one.value / top
        dots.append(Dot(round(x, 1), round(y, 1), one.period, one.text))
        paths[-1].append(dots[-1])
    said = ", ".join(f"{dot.period}: {dot.text}" for dot in dots)
    drawn = (" ".join(f"{dot.x},{dot.y}" for dot in path) for path in paths if len(path) > 1)
    return Chart(name, tuple(drawn), tuple(dots), f"{name}. {said}")
