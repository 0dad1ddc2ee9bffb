"""Columns that go on in the next table without the labels of their rows.

A wide table is often printed as several pages: labels and the first months, then the
other months alone. The rows are those of the table before, one for one, where nothing
but a line of words stands between, both have as many rows, and the labels are missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.tables.quality import issue
from parsers.types import Block, PublishedTable, Quality, TableReading

UNLABELLED: Final = "rows_unlabelled"
# The lines that may stand between: a title again, "continued".
_LINES_BETWEEN: Final = 1


def with_rows_of(before: PublishedTable, table: PublishedTable) -> PublishedTable:
    """A table without row labels, with those of the table before where they fit."""
    reading = table.reading
    if UNLABELLED not in {own.code for own in reading.issues}:
        return table
    labels = _rows(before.reading)
    places = sorted({figure.row for figure in reading.figures})
    if len(places) != len(labels) or any(figure.row_path for figure in reading.figures):
        return table
    of = dict(zip(places, labels, strict=True))
    figures = tuple(
        replace(figure, row_path=of[figure.row][0], row_total=of[figure.row][1])
        for figure in reading.figures
    )
    told = issue(table.table, "rows_of_table_before", "the labels of its rows are those before it")
    kept = tuple(own for own in reading.issues if own.code not in (UNLABELLED, "paths_repeat"))
    quality = reading.quality if reading.quality is Quality.POOR else Quality.CHECK
    done = replace(reading, figures=figures, issues=(*kept, told), quality=quality)
    return replace(table, reading=done)


def _rows(reading: TableReading) -> list[tuple[tuple[str, ...], bool]]:
    """The labels of the rows of a table, and which are totals; none where one is missing."""
    rows = {figure.row: (figure.row_path, figure.row_total) for figure in reading.figures}
    labels = [rows[row] for row in sorted(rows)]
    return labels if all(path for path, _ in labels) else []


def follows(blocks: Sequence[Block], first: int, second: int) -> bool:
    """Whether a table, by position, stands straight below another."""
    places = {block.table: at for at, block in enumerate(blocks) if block.table is not None}
    if first not in places or second not in places:
        return False
    between = blocks[places[first] + 1 : places[second]]
    return len(between) <= _LINES_BETWEEN and all(block.table is None for block in between)
