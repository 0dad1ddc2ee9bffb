"""Which rows of a grid are its header, and what each column is called.

The header is title rows inside the grid, then one to four rows of labels: groups
over their parts (years over months), codes over descriptions, a row of units.
A header row holds no data; years, dates, counted-up numbers and bands that run
in sequence are labels, not data.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.tables.header_rules import CONTINUES, HEADS, NUMBERS, holds
from parsers.tables.header_signs import SeenRow
from parsers.tables.matrix import Matrix

_MOST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Header:
    """``rows`` counts every row above the body, titles included; ``levels`` are label rows."""

    rows: int
    titles: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    certain: bool = True


def find_header(matrix: Matrix) -> Header:
    """Find the title rows and header rows at the top of a grid."""
    row, titles = _titles(matrix)
    levels: list[int] = []
    start = row
    while row < matrix.height and len(levels) < _MOST_LEVELS:
        if not matrix.filled(row):
            if levels:
                break
            row += 1
            continue
        if not holds(HEADS, SeenRow(matrix, row)):
            break
        if levels and not holds(CONTINUES, SeenRow(matrix, row, levels)):
            break
        levels.append(row)
        row += 1
    if row >= matrix.height and levels:  # nothing below: all rows look like labels
        levels = levels[:1]
        row = levels[0] + 1
    if levels and row < matrix.height and holds(NUMBERS, SeenRow(matrix, row, levels)):
        row += 1  # the columns' own numbers: above the body, and no labels
    if not levels:
        return Header(start, titles, (), certain=False)
    return Header(row, titles, tuple(levels))


def _titles(matrix: Matrix) -> tuple[int, tuple[str, ...]]:
    """Leading rows with one text in them, above a row with several."""
    row, titles = 0, []
    while row < matrix.height and matrix.width > 1:
        filled = matrix.filled(row)
        if len(filled) > 1 or (filled and not _is_title(matrix, row, filled[0])):
            break
        titles += [matrix.texts[row][col] for col in filled]
        row += 1
    if row >= matrix.height:
        return 0, ()
    return row, tuple(titles)


def _is_title(matrix: Matrix, row: int, col: int) -> bool:
    """One text alone is a title unless it stands over the data columns only (a group)."""
    return col == 0 and not matrix.printed[row][col].is_data
