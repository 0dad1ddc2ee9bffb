"""Values by period of what a table counts: a printed total, the only line, never a guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from db.questions.cells import Cell, Path, Period, distinct, is_whole
from db.questions.lines import Line, Naming, whole_line
from db.questions.vocabulary import Standing

_NOTHING: Final = frozenset({"blank", "text"})  # no number is printed, and none is hidden
_SUMMABLE: Final = frozenset({None, "nil"})
# Shares of different wholes: only a number that is broken down by nothing is one of them all.
_SHARES: Final = frozenset({"percent", "ratio"})
_ADDED: Final = frozenset({"count", "sum"})


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series; ``row`` and ``col`` are its cell, None where it was added up."""

    period: Period
    value: float | None
    qualifier: str | None
    low: float | None
    high: float | None
    row: int | None
    col: int | None
    how: Standing
    part: Path = ()


Cells = Mapping[tuple[Path, Path], Cell | None]


def points(cells: Sequence[Cell], naming: Naming, *, adds_up: bool) -> Iterator[Point]:
    """The value of each period, where the table says which one stands for all.

    ``cells`` are figures of one kind of number. ``adds_up``: the table's printed totals agree
    with their parts.
    """
    rows = distinct([cell.row_path for cell in cells])
    cols = distinct([cell.col_path for cell in cells])
    for period, own in _by_period(cells).items():
        if period.start is None and period.end is None:
            continue
        found = [cell for cell in own.values() if cell is not None]
        across = {cell.row_path: cell.row_total for cell in found}
        down = {cell.col_path: cell.col_total for cell in found}
        row = whole_line(across, len(rows), naming, partial(_equal, found, 0))
        col = whole_line(down, len(cols), naming, partial(_equal, found, 1))
        if row and col:
            cell = own.get((row.path, col.path))
            if cell is not None and (point := _point(period, cell, row, col)):
                yield point
        elif adds_up and (row or col):
            yield from _added(period, own, cells, row, col)


def _equal(found: Sequence[Cell], axis: int, paths: Sequence[Path]) -> bool:
    """Whether lines of one axis print the same in every crosswise place."""
    said = [
        {_along(cell, 1 - axis): cell.said for cell in found if _along(cell, axis) == path}
        for path in paths
    ]
    return all(one == said[0] for one in said)


def _by_period(cells: Sequence[Cell]) -> dict[Period, dict[tuple[Path, Path], Cell | None]]:
    """The cells of each period by their labels; None where two with the same labels differ."""
    found: dict[Period, dict[tuple[Path, Path], Cell | None]] = defaultdict(dict)
    for cell in cells:
        own, place = found[cell.period], (cell.row_path, cell.col_path)
        if place not in own:
            own[place] = cell
        elif (before := own[place]) is not None and before.said != cell.said:
            own[place] = None
    return found


def _point(period: Period, cell: Cell, row: Line, col: Line) -> Point | None:
    if cell.qualifier in _NOTHING:
        return None
    hows = {row.how, col.how}
    if cell.numbers.statistic in _SHARES and Standing.PRINTED_TOTAL in hows:
        return None
    how = next(
        how
        for how in (Standing.PRINTED_TOTAL, Standing.NAMED_ROW, Standing.ONLY_ROW)
        if how in hows
    )
    if how is Standing.ONLY_ROW and (cell.row_total or cell.col_total):
        how = Standing.PRINTED_TOTAL
    part = (*row.part, *col.part)
    return Point(period, *cell.said, cell.row, cell.col, how, part)


def _added(
    period: Period, own: Cells, cells: Sequence[Cell], row: Line | None, col: Line | None
) -> Iterator[Point]:
    """A sum along the axis without a total here, where its total elsewhere agrees."""
    summed = 0 if row is None else 1
    whole = row or col
    elsewhere = any(
        cell.period != period and total and path and all(map(is_whole, path))
        for cell in cells
        for path, total in ((_along(cell, summed), (cell.row_total, cell.col_total)[summed]),)
    )
    line = [
        cell for place, cell in own.items() if place[1 - summed] == (whole.path if whole else ())
    ]
    if whole is None or whole.part or not elsewhere or len(line) < 2:
        return
    parts = [cell for cell in line if cell and not (cell.row_total, cell.col_total)[summed]]
    if len(parts) != len(line) or len({len(_along(part, summed)) for part in parts}) != 1:
        return
    if any(p.qualifier not in _SUMMABLE or p.value is None for p in parts):
        return
    if any(p.numbers.statistic not in _ADDED for p in parts):
        return
    value = float(sum(part.value or 0.0 for part in parts))
    places = {(part.row, part.col)[1 - summed] for part in parts}
    place = places.pop() if len(places) == 1 else None
    row_at, col_at = (None, place) if summed == 0 else (place, None)
    yield Point(period, value, None, None, None, row_at, col_at, Standing.SUM)


def _along(cell: Cell, axis: int) -> Path:
    return (cell.row_path, cell.col_path)[axis]
