"""The lines of a table that has a label for each period: drawn only where that is all it says.

A level of the row or column labels is one of periods where each of its labels is of one period
and each period has one label. The other labels name the lines. Numbers of another statistic,
count, unit or kind of period have another scale and are left out; so are totals beside parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from db.faces.charts import LEAST, Charts, Point, charts
from db.faces.periods import period_words
from db.faces.printed import FigureRow

_Level: TypeAlias = tuple[str, int]


def table_chart(figures: Iterable[FigureRow], caption: str) -> Charts | None:
    """The chart of a table's numbers; None where they are no series."""
    given = _comparable(figures)
    level = _level_of_periods(given)
    if level is None:
        return None
    lines: dict[tuple[str, ...], list[FigureRow]] = defaultdict(list)
    for one in given:
        lines[_name(one, level)].append(one)
    parts = {name: found for name, found in lines.items() if not all(f.total for f in found)}
    chosen = parts or lines
    drawn = [
        (", ".join(filter(None, name)) or caption or "All", points)
        for name, found in chosen.items()
        if (points := _points(found))
    ]
    return charts(drawn, given[0].period_kind)


def _comparable(figures: Iterable[FigureRow]) -> list[FigureRow]:
    """The largest set of numbers that one scale may hold."""
    sets: dict[tuple[object, ...], list[FigureRow]] = defaultdict(list)
    for one in figures:
        if one.period_start and one.period_end:
            sets[one.statistic, one.counted, one.unit, one.period_kind].append(one)
    return max(sets.values(), key=len, default=[])


def _level_of_periods(given: list[FigureRow]) -> _Level | None:
    """The first level whose labels and periods are one to one."""
    for axis in ("column_labels", "row_labels"):
        deepest = max((len(getattr(one, axis)) for one in given), default=0)
        for depth in range(deepest):
            pairs = {
                (getattr(one, axis)[depth], _period(one)) if len(getattr(one, axis)) > depth else ()
                for one in given
            }
            labels = {pair[0] for pair in pairs if pair}
            periods = {pair[1] for pair in pairs if pair}
            if () not in pairs and len(pairs) == len(labels) == len(periods) >= LEAST:
                return axis, depth
    return None


def _period(one: FigureRow) -> tuple[str | None, str | None]:
    return one.period_start, one.period_end


def _name(one: FigureRow, level: _Level) -> tuple[str, ...]:
    return tuple(
        label
        for side in ("row_labels", "column_labels")
        for place, label in enumerate(getattr(one, side))
        if (side, place) != level
    )


def _points(found: list[FigureRow]) -> list[Point]:
    """A line's points in order of time; none where it says a period twice."""
    times = Counter(map(_period, found))
    if max(times.values()) > 1:
        return []
    return [
        Point(
            period_words(one.period_kind, one.period_start, one.period_end),
            one.period_start or "",
            None if one.qualifier else one.value,
            one.printed.strip(),
        )
        for one in sorted(found, key=lambda one: one.period_start or "")
    ]
