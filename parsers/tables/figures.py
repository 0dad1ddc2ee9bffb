"""The figures of a table, put together from everything read about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.tables.body import Body
from parsers.tables.measures import Measure, column_measure, number_of, with_row
from parsers.tables.periods import LabelledSpan, Period, Surroundings, read_period, read_place
from parsers.tables.settle import WholeNote, heading_flags
from parsers.tables.sums import Sums
from parsers.tables.tree import RowTree
from parsers.tables.values import Value
from parsers.types import Counted, Figure, Flag

_LETTER = 20_000  # characters of the letter searched for what is counted


@dataclass(frozen=True, slots=True)
class _Line:
    """What one row or one column says about its figures."""

    period: LabelledSpan
    flags: tuple[Flag, ...]


def make_figures(
    body: Body,
    tree: RowTree,
    sums: Sums,
    around: Surroundings,
    whole: Sequence[WholeNote],
    near: Sequence[str],
    far: str,
) -> tuple[Figure, ...]:
    """One figure for each body cell, row by row.

    ``near`` are the words around the table, ``far`` the letter; ``whole`` flags
    that notes give to all figures.
    """
    columns = {col: _line(body.paths[col], around) for col in body.figures}
    counted = number_of(far[:_LETTER])
    measures = {col: _measure(body, col, near, counted) for col in body.figures}
    refined: dict[tuple[int, str, str | None], Measure] = {}
    periods: dict[tuple[LabelledSpan, LabelledSpan], Period] = {}
    figures = []
    for row in body.data:
        path = tree.paths[row.row]
        line = _line(path, around)
        label = path[-1] if path else ""
        for col in body.figures:
            value = body.values[row.row, col]
            key = (col, label, value.unit)
            if key not in refined:
                refined[key] = with_row(measures[col], label, value.unit)
            places = (columns[col].period, line.period)
            if places not in periods:
                periods[places] = read_period(*places, around)
            period = periods[places]
            flags = (*value.flags, *columns[col].flags, *line.flags, *period.flags)
            flags = _with_whole(flags, value, period, whole)
            figures.append(_figure(body, tree, sums, (row.row, col), refined[key], period, flags))
    return tuple(figures)


def _line(path: Sequence[str], around: Surroundings) -> _Line:
    return _Line(read_place(path, around), heading_flags(path))


def _measure(body: Body, col: int, near: Sequence[str], far: Counted) -> Measure:
    numbers = [v for row in body.data if (v := body.values[row.row, col].value) is not None]
    whole = bool(numbers) and all(number.is_integer() and number >= 0 for number in numbers)
    whole = whole and not (len(numbers) > 1 and all(1980 <= number < 2050 for number in numbers))
    words = [text for text in (body.labels.measure, *near) if text]
    return column_measure(" ".join(body.paths[col]), words, far, whole=whole)


def _with_whole(
    flags: tuple[Flag, ...], value: Value, period: Period, whole: Sequence[WholeNote]
) -> tuple[Flag, ...]:
    """Add the flags of notes on all figures; only a number can be rounded or provisional."""
    if value.value is not None:
        flags += tuple(note.flag for note in whole if note.covers(period.start, period.end))
    return tuple(dict.fromkeys(flags))


def _figure(
    body: Body,
    tree: RowTree,
    sums: Sums,
    place: tuple[int, int],
    measure: Measure,
    period: Period,
    flags: tuple[Flag, ...],
) -> Figure:
    row, col = place
    value = body.values[place]
    return Figure(
        row=row,
        col=col,
        row_path=tree.paths[row],
        column_path=body.paths[col],
        text=body.matrix.texts[row][col],
        value=value.value,
        qualifier=value.qualifier,
        low=value.low,
        high=value.high,
        flags=flags,
        statistic=measure.statistic,
        counted=measure.counted,
        unit=measure.unit,
        period_start=period.start,
        period_end=period.end,
        period_kind=period.kind,
        period_from=period.source,
        event_date=measure.event_date,
        row_total=row in sums.rows,
        col_total=col in sums.columns,
    )
