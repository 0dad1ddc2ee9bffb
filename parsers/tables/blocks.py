"""Several tables stacked in one grid: where a new header starts inside the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.headers import Header, runs
from parsers.tables.kinds import counts_something
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
    row = header.rows
    while row < matrix.height:
        if not _is_inner_header(matrix, header, row, figures):
            row += 1
            continue
        start = row
        while start - 1 > starts[-1] and len(matrix.filled(start - 1)) <= 1:
            start -= 1
        starts.append(start)
        row += len(header.levels) if _is_header_again(matrix, header, row) else 1
        while row < matrix.height and _is_inner_header(matrix, header, row, figures):
            row += 1  # a header of several rows
    return starts


def _is_header_again(matrix: Matrix, header: Header, row: int) -> bool:
    """The header's rows once more with another label in them: 2022 where the first has 2021,
    over the same columns."""
    levels = header.levels
    rows = range(row, row + len(levels))
    if len(levels) < 2 or rows.stop >= matrix.height:
        return False
    same = [matrix.texts[a] == matrix.texts[b] for a, b in zip(levels, rows, strict=True)]
    if not any(same) or all(same):
        return False
    return all(
        alike or _same_shape(matrix, level, own)
        for level, own, alike in zip(levels, rows, same, strict=True)
    )


def _heads_measure(matrix: Matrix, row: int, figures: Sequence[int]) -> bool:
    """A label with a name of a measure in the place of a figure, over numbers: "Visits |
    Number"."""
    cells = [matrix.printed[row][col] for col in figures]
    filled = [cell for cell in cells if cell.text]
    below = row + 1 < matrix.height and all(
        matrix.printed[row + 1][col].is_data
        for col, cell in zip(figures, cells, strict=True)
        if cell.text
    )
    named = all(cell.is_text and counts_something(cell.text) for cell in filled)
    return bool(filled) and below and named and bool(matrix.texts[row][0])


def _same_shape(matrix: Matrix, one: int, other: int) -> bool:
    """Labels in the same places, over as many columns, and of the same sort."""
    filled = matrix.filled(one)
    return filled == matrix.filled(other) and all(
        matrix.spans(one, col) == matrix.spans(other, col)
        and matrix.printed[one][col].is_period == matrix.printed[other][col].is_period
        for col in filled
    )


def _is_inner_header(matrix: Matrix, header: Header, row: int, figures: Sequence[int]) -> bool:
    if _is_header_again(matrix, header, row):
        return True
    cells = [matrix.printed[row][col] for col in figures if matrix.texts[row][col]]
    first = [[matrix.texts[level][col] for col in figures] for level in header.levels]
    if _heads_measure(matrix, row, figures):
        return True
    if len(cells) < 2 or [matrix.texts[row][col] for col in figures] in first:
        return False
    stub = matrix.texts[row][0]
    if stub and stub not in [matrix.texts[level][0] for level in header.levels]:
        return False
    data = [cell for cell in cells if cell.is_data and not cell.is_period]
    periods = sum(cell.is_period for cell in cells)
    if data and not (runs(data) and len(data) > 2 and stub):
        return False
    return periods == len(cells) or not periods or bool(stub)


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
