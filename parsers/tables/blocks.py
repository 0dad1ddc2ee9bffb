"""Several tables stacked in one grid: where a new header starts inside the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.header_rules import RESTARTS, holds
from parsers.tables.header_signs import SeenRow, is_header_again
from parsers.tables.headers import Header
from parsers.tables.matrix import Matrix
from parsers.types import Figure, Quality, TableReading, Totals
from parsers.types.account import summed

# What a joined reading keeps of its parts: the first of these that any part has.
_TOTALS = (
    Totals.DISAGREE,
    Totals.OVERLAPPING,
    Totals.SHOWN_CELLS_ONLY,
    Totals.AGREE,
    Totals.UNTESTABLE,
    Totals.NONE,
)
_QUALITIES = (Quality.POOR, Quality.CHECK, Quality.CLEAN)


def find_blocks(matrix: Matrix, header: Header, figures: Sequence[int]) -> list[int]:
    """The rows at which blocks start: 0, then each inner header with the titles above it.

    An inner header has labels or periods, other than the first header's, over the
    figure columns, and nothing but a blank or the same heading over the stub.
    """
    starts = [0]
    if not header.levels or not figures:
        return starts

    def restarts(row: int) -> bool:
        return holds(RESTARTS, SeenRow(matrix, row, header.levels, figures))

    row = header.rows
    while row < matrix.height:
        if not restarts(row):
            row += 1
            continue
        start = row
        while start - 1 > starts[-1] and len(matrix.filled(start - 1)) <= 1:
            start -= 1
        starts.append(start)
        row += len(header.levels) if is_header_again(SeenRow(matrix, row, header.levels)) else 1
        while row < matrix.height and restarts(row):
            row += 1  # a header of several rows
    return starts


def join(readings: Sequence[TableReading], starts: Sequence[int]) -> TableReading:
    """The readings of stacked blocks as one reading of their grid."""
    first = readings[0]
    figures = tuple(
        replace(figure, row=figure.row + start)
        for reading, start in zip(readings, starts, strict=True)
        for figure in reading.figures
    )
    issues = dict.fromkeys(issue for reading in readings for issue in reading.issues)
    dates = [reading.data_as_at for reading in readings if reading.data_as_at]
    return replace(
        first,
        kind=next((r.kind for r in readings if r.figures), first.kind),
        totals=next(t for t in _TOTALS if any(r.totals is t for r in readings)),
        quality=next(q for q in _QUALITIES if any(r.quality is q for r in readings)),
        data_as_at=dates[0] if dates else None,
        figures=figures,
        issues=tuple(issues),
        numbers=sum(reading.numbers for reading in readings),
        elsewhere=summed(*(reading.elsewhere for reading in readings)),
        recoverable=tuple(
            (row + start, col)
            for reading, start in zip(readings, starts, strict=True)
            for row, col in reading.recoverable
        ),
    )


def collide(one: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether two blocks have figures that only their titles tell apart."""
    paths = {(figure.row_path, figure.column_path) for figure in one}
    return any((figure.row_path, figure.column_path) in paths for figure in other)
