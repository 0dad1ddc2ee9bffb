"""Which rows of a grid are its header, and what each column is called.

The header is title rows inside the grid, then one to four rows of labels: groups
over their parts (years over months), codes over descriptions, a row of units.
A header row holds no data; years, dates, counted-up numbers and bands that run
in sequence are labels, not data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.tables.matrix import Matrix
from parsers.tables.printed import Printed
from parsers.tables.value_forms import UNITS
from parsers.tables.words import DIMENSION, KEY_HEADING, MEASURE_CORNER, plain
from parsers.types import Qualifier

_MOST_LEVELS = 4
_UNIT_WORDS = frozenset({*UNITS, "£", "€", "£000", "£'000", "£’000", "£m", "no", "no.", "number"})
# A row of codes over the row that says what they mean.
_CODES = re.compile(r"(?:[\w ]{1,30} )?codes?")
_MEANINGS = re.compile(r"(?:[\w ]{1,30} )?(?:descriptions?|labels?|names?|meanings?|definitions?)")
_UNIT_WORDS |= {"count", "n", "rate", "value", "volume", "#"}


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
        if not _may_head(matrix, row) or (levels and not _continues(matrix, levels, row)):
            break
        levels.append(row)
        row += 1
    if row >= matrix.height and levels:  # nothing below: all rows look like labels
        levels = levels[:1]
        row = levels[0] + 1
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


def _may_head(matrix: Matrix, row: int) -> bool:
    """No data in the row, apart from numbers that run in sequence like labels."""
    filled = [col for col in matrix.filled(row) if col > 0 or matrix.width == 1]
    if not filled:
        return False
    cells = [matrix.printed[row][col] for col in filled]
    if matrix.flagged and all(matrix.cells[row][col].header for col in filled):
        return True
    data = [cell for cell in cells if cell.is_data and not cell.is_period]
    if sum(cell.is_word for cell in cells) * 2 <= len(cells):
        data = [cell for cell in data if not cell.is_word]
    years = [cell.text for cell in cells if cell.is_number and cell.is_period]
    if data and not (runs(data) and _may_be_numbered(matrix, row, data)):
        return False
    return not years or _years_run(matrix, row, years)


def _may_be_numbered(matrix: Matrix, row: int, data: list[Printed]) -> bool:
    """Numbers in sequence are labels from 0 or 1 up, or under a heading that names a level."""
    stub = plain(matrix.texts[row][0])
    first = data[0].value
    if not stub or first.value in (0, 1) or first.qualifier is not None:
        return True
    return any(pattern.fullmatch(stub) for pattern in (DIMENSION, KEY_HEADING))


def runs(cells: Sequence[Printed]) -> bool:
    """Numbers or bands that count up without a gap, as 1..12 or <18, 18-24, 25+ do."""
    if len(cells) < 2:
        return False
    previous: float | None = None
    for cell in cells:
        value = cell.value
        if value.qualifier is Qualifier.LESS_THAN and previous is None:
            previous = (value.high or 0) - 1
        elif value.qualifier is Qualifier.RANGE and value.low is not None:
            if previous is not None and value.low != previous + 1:
                return False
            previous = value.high
        elif value.qualifier is Qualifier.MORE_THAN and previous is not None:
            return value.low in (previous, previous + 1) and cell is cells[-1]
        elif value.qualifier is None and value.value is not None and value.unit is None:
            if previous is not None and value.value != previous + 1:
                return False
            previous = value.value
        else:
            return False
    return True


def _years_run(matrix: Matrix, row: int, years: list[str]) -> bool:
    """Plain years head columns when they stand in order, or repeat under groups."""
    if row == 0 or len(years) == 1:
        return row == 0 or _grouped_above(matrix, row)
    numbers = [int(text[:4]) for text in years if text[:4].isdigit()]  # "2022*" is a year, too
    steps = {b - a for a, b in pairwise(numbers)}
    return len(steps) == 1 or (len(set(years)) < len(years) and len(set(years)) <= 12)


def _grouped_above(matrix: Matrix, row: int) -> bool:
    return any(
        matrix.spans(row - 1, col) > 1 or not matrix.spread(row - 1, col)
        for col in range(1, matrix.width)
    )


def _continues(matrix: Matrix, levels: list[int], row: int) -> bool:
    """Whether a row of labels under the first one still belongs to the header."""
    above, filled = levels[-1], [col for col in matrix.filled(row) if col > 0]
    if not filled or not _data_below(matrix, row + 1):
        return False
    if matrix.flagged and all(matrix.cells[row][col].header for col in filled):
        return True
    stub = matrix.texts[row][0]
    stub_above = next((matrix.texts[at][0] for at in levels if matrix.texts[at][0]), "")
    cells = [matrix.printed[row][col] for col in filled]
    if all(_is_unit(cell.text) for cell in cells):
        return True
    corner = MEASURE_CORNER.fullmatch(stub_above.casefold())
    explained = _CODES.fullmatch(stub_above.casefold()) and _MEANINGS.fullmatch(stub.casefold())
    corner = corner or explained
    if stub and stub_above and not corner and stub.casefold() != stub_above.casefold():
        return False
    open_above = any(
        matrix.spans(above, col) > 1 or not matrix.spread(above, col)
        for col in range(1, matrix.width)
    )
    if any(cell.is_number and not cell.is_period for cell in cells):
        return open_above and not stub
    return open_above or not stub or not any(cell.is_period for cell in cells)


def _is_unit(text: str) -> bool:
    return re.sub(r"[()\[\]]", "", text).strip().casefold() in _UNIT_WORDS


def _data_below(matrix: Matrix, row: int) -> bool:
    """Whether the rows from here on hold data right of the first column."""
    return any(
        matrix.printed[r][col].is_data
        for r in range(row, min(row + 6, matrix.height))
        for col in range(1, matrix.width)
    )
